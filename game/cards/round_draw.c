/* The round's pictures: a card between the two, answers side by side, buttons in a row. */
#include "cards/round.h"

struct paragraph round_words(enum size size, uint32_t colour) {
    return (struct paragraph){
        .size = size, .align = ALIGN_CENTRE, .colour = colour, .middle = true};
}

struct rect round_take_top(struct rect *area, int height, int gap) {
    struct rect top = {area->x, area->y, area->w, height};
    area->y += height + gap;
    area->h -= height + gap;
    return top;
}

struct rect round_column(const struct stage *stage, struct rect area, enum size size) {
    int width = text_size(stage, size) * 29;
    if (width < area.w) {
        area.x += (area.w - width) / 2;
        area.w = width;
    }
    return area;
}

bool round_shows(const struct canvas *canvas, struct rect area) {
    return !rect_empty(rect_cut(canvas->clip, area));
}

/* --- words and buttons --- */

/* Two texts, one under the other, in the middle of the area; where it is too small for both at
 * their size, each gets its share. */
static void draw_pair(struct stage *stage, struct canvas *canvas, struct rect area,
                      const char *first, struct paragraph first_how, const char *second,
                      struct paragraph second_how) {
    int a = measure_text(stage, area.w, first, first_how);
    int b = measure_text(stage, area.w, second, second_how);
    int gap = b ? unit(stage, 20) : 0, room = area.h - gap;
    if (a + b > room) {
        a = room * a / (a + b);
        b = room - a;
    }
    area.y += (room - a - b) / 2;
    draw_text(stage, canvas, round_take_top(&area, a, gap), first, first_how);
    area.h = b;
    draw_text(stage, canvas, area, second, second_how);
}

static void draw_button_hint(struct stage *stage, struct canvas *canvas,
                             const struct round *round) {
    static const char *const hints[ROUND_DEEDS] = {
        [ROUND_NOTHING] = "",
        [ROUND_BEGIN] = "{button}: to the cards",
        [ROUND_SAID] = "{button}: when {name} has said it",
        [ROUND_SAID_BACK] = "{button}: when {other} has said it back",
        [ROUND_SHOWN] = "{button}: when each has shown the paper to the other",
        [ROUND_SEAL] = "{button}: go on, and each answers in private",
        [ROUND_PASS] = "{button}: lay this card aside for tonight",
        [ROUND_SWAP] = "{button}: another card now, this one later",
        [ROUND_NEXT] = "{button}: the next card",
        [ROUND_MARK] = "{button}: one of your favourites; they are a deck of their own",
        [ROUND_UNMARK] = "{button}: no favourite any more",
        [ROUND_ASK_KEEP] = "{button}: see what would be kept",
        [ROUND_CHOOSE] = "Only if both choose it. {button}: choose, each alone",
        [ROUND_RATHER_NOT] = "{button}: back to the card",
        [ROUND_LAUGHED] = "{button}: this one made you laugh",
        [ROUND_TRY_AGAIN] = "{button}: try once more to keep it",
        [ROUND_REST] = "{button}: a warm close, whenever you like",
        [ROUND_LEAVE] = "{button}: back to the title",
    };
    draw_hint(stage, canvas,
              say(stage, hints[round->deed[round->menu.focus]], "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "name", stage->name[round->speaker],
                  "other", stage->name[!round->speaker], NULL));
}

/* --- the card between the two --- */

/* Both are beside the card; the light is with those who speak. Returns the card's place. */
static struct rect draw_sides(struct stage *stage, struct canvas *canvas, struct rect area,
                              bool lit_a, bool lit_b) {
    struct rect middle = sides_draw(stage, canvas, area, lit_a, lit_b);
    int card = unit(stage, 400) < area.h ? unit(stage, 400) : area.h;
    return large_text(stage)
               ? area
               : (struct rect){middle.x, area.y + (area.h - card) / 2, middle.w, card};
}

static void draw_card(struct stage *stage, struct canvas *canvas, struct rect area,
                      const struct round *round, const char *below, uint32_t colour) {
    const char *deck = round_deck(stage, round)->title;
    int depth = round_card(round)->depth;
    draw_panel(stage, canvas, area);
    if (round->ours) {
        int star = unit(stage, 44);
        struct rect corner = {area.x + area.w - star, area.y, star, star};
        draw_art(stage, canvas, "star_lit", rect_grow(corner, -unit(stage, 6)));
    }
    area = rect_grow(area, -unit(stage, 22));
    if (!large_text(stage)) {
        draw_text(stage, canvas, round_take_top(&area, text_size(stage, SIZE_HINT) * 3 / 2, 0),
                  depth == 1   ? say(stage, "{deck}: easy", "deck", deck, NULL)
                  : depth == 2 ? say(stage, "{deck}: a little closer", "deck", deck, NULL)
                               : say(stage, "{deck}: deep", "deck", deck, NULL),
                  round_words(SIZE_HINT, COLOUR_QUIET));
    }
    draw_pair(stage, canvas, round_column(stage, area, SIZE_BODY), round_card(round)->ask,
              round_words(SIZE_HEADING, COLOUR_TEXT), below, round_words(SIZE_BODY, colour));
}

/* Answers of an open card are only there to begin with. */
static const char *idea_words(struct stage *stage, const struct pack_card *card) {
    const char *const *answer = (const char *const *)card->answer;
    return card->answer_count == 2
               ? say(stage, "Perhaps: {one}. {two}.\nOr something quite your own.", "one",
                     answer[0], "two", answer[1], NULL)
           : card->answer_count == 3
               ? say(stage, "Perhaps: {one}. {two}. {three}.\nOr something quite your own.", "one",
                     answer[0], "two", answer[1], "three", answer[2], NULL)
               : "";
}

static void draw_aloud(struct stage *stage, struct canvas *canvas, const struct round *round,
                       struct rect area) {
    const char *speaker = stage->name[round->speaker], *other = stage->name[!round->speaker];
    const struct pack_card *card = round_card(round);
    int lit = round->phase == ROUND_SAYING_BACK ? !round->speaker : round->speaker;
    bool talked = round->phase == ROUND_TALKED, second = round->speaker != round->begins;
    const char *heading = "", *below = "";
    switch (round->phase) {
    case ROUND_SAYING:
        heading = second ? say(stage, "{other} feels heard. {name}, now you", "name", speaker,
                               "other", other, NULL)
                         : say(stage, "{name} speaks first", "name", speaker, NULL);
        below = idea_words(stage, card);
        break;
    case ROUND_SAYING_BACK:
        heading = say(stage, "{other}, say back what you heard.", "other", other, NULL);
        break;
    case ROUND_LISTENING:
        heading = word(stage, "Then there is more to hear");
        below = say(stage,
                    "{name}, say it once more, in other words. {other}, say back what you heard, "
                    "and ask: is there more? Take all the time you like.",
                    "name", speaker, "other", other, NULL);
        break;
    default:
        heading = word(stage, "You were both heard");
        below = card->follow;
        break;
    }
    draw_heading(stage, canvas, heading);
    area = draw_sides(stage, canvas, area, talked || lit == RULES_A, talked || lit == RULES_B);
    draw_card(stage, canvas, area, round, below, talked ? COLOUR_GOLD : COLOUR_QUIET);
}

static const char *reading_words(struct stage *stage, const struct round *round) {
    const char *name = stage->name[round->begins], *other = stage->name[!round->begins];
    return round_card(round)->solo
               ? word(stage, "Each of you answers in private, for yourself.\nNothing is shown, "
                             "unless you both turn your answers over.")
           : round->wish.how == ROUND_GUESS
               ? say(stage,
                     "In private, {name} answers and {other} guesses what {name} says.\nThen both "
                     "are shown. Nothing is counted.",
                     "name", name, "other", other, NULL)
               : word(stage, "Each of you answers in private.\nThen both answers are shown.");
}

static const char *sealing_heading(struct stage *stage, const struct round *round,
                                   const char *otherwise) {
    return round->wish.how == ROUND_GUESS
               ? say(stage, "{name} answers, {other} guesses", "name", stage->name[round->begins],
                     "other", stage->name[!round->begins], NULL)
               : otherwise;
}

static void draw_reading(struct stage *stage, struct canvas *canvas, const struct round *round,
                         struct rect area) {
    bool guess = round->wish.how == ROUND_GUESS;
    draw_heading(stage, canvas,
                 sealing_heading(stage, round,
                                 round_card(round)->solo ? word(stage, "A card for each of you")
                                                         : word(stage, "A card for both of you")));
    area = draw_sides(stage, canvas, area, !guess || round->begins == RULES_A,
                      !guess || round->begins == RULES_B);
    draw_card(stage, canvas, area, round, reading_words(stage, round), COLOUR_QUIET);
}

static void draw_paper(struct stage *stage, struct canvas *canvas, const struct round *round,
                       struct rect area) {
    bool written = round->phase == ROUND_WRITTEN;
    const struct pack_card *card = round_card(round);
    draw_heading(stage, canvas,
                 written ? word(stage, "Thank you both") : word(stage, "Each on your own paper"));
    area = draw_sides(stage, canvas, area, true, true);
    draw_card(stage, canvas, area, round,
              !written          ? word(stage, "Write a few words, or draw.\nThen show each other.")
              : card->follow[0] ? card->follow
                                : word(stage, "Say as much as you like, or go on."),
              written ? COLOUR_GOLD : COLOUR_QUIET);
}

/* --- what came of keeping --- */

static void draw_result(struct stage *stage, struct canvas *canvas, const struct round *round,
                        struct rect area) {
    bool kept = round->phase == ROUND_KEPT;
    const char *words =
        kept ? word(stage, "Kept. It is a star in your sky now.")
        : round->phase == ROUND_CLOSER_SAID
            ? (round->closer ? word(stage, "You both asked for something closer.\n\nEvery card has "
                                           "an answer without touch, as good as the others.")
                             : word(stage, "Tonight we stay with these cards."))
        : round->phase == ROUND_OWN_ANSWER
            ? word(stage, "These answers stay with each of you.\n\nWhoever likes to may say "
                          "something, or nothing at all.")
        : round->phase == ROUND_CLOSED
            ? word(stage, "This card stays closed tonight.\n\nThat is as good as any answer.")
        : round->phase == ROUND_LET_GO ? word(stage, "Let go. It was yours for this evening.")
        : round->phase == ROUND_CANNOT_KEEP
            ? word(stage, "Tonight nothing can be kept, so this stays with the two of you alone.")
            : say(stage, "{what}\n\nThis card is not kept yet. Nothing else has changed.", "what",
                  word(stage, keepsake_message(round->both.result)), NULL);
    if (kept) {
        kindled_draw(stage, canvas);
        round_take_top(&area, kindled_rect(stage).h - unit(stage, 60) - area.y, 0);
    }
    draw_text(stage, canvas, area, words,
              round_words(SIZE_LARGE, kept ? COLOUR_GOLD : COLOUR_TEXT));
}

/* --- the close: the same after one card or twenty, whoever wished for it --- */

static void draw_rest(struct stage *stage, struct canvas *canvas, struct rect area) {
    /* In the sky: below it both lanterns shine on their shores. */
    area.h = screen_rect(stage).h * 56 / 100 - area.y;
    struct paragraph how = round_words(SIZE_LARGE, COLOUR_TEXT);
    how.shrinks = true;
    draw_heading(stage, canvas, say(stage, "Thank you, {a} and {b}", NULL));
    draw_text(stage, canvas, round_column(stage, area, SIZE_LARGE),
              word(stage, "Whatever was said is safe between you.\nWhatever was not said may "
                          "wait.\n\nDrink something warm, and be gentle with yourselves."),
              how);
}

/* --- choosing in private --- */

static void draw_heard(struct stage *stage, struct canvas *canvas, const struct round *round,
                       struct rect area) {
    const char *name = stage->name[round->speaker];
    draw_heading(stage, canvas, say(stage, "{name}, between you and yourself", "name", name, NULL));
    choice_draw(stage, canvas, &round->choice, area, word(stage, "Did you feel heard just now?"));
    choice_hint(stage, canvas, &round->choice, word(stage, "Both answers are good ones."));
}

static void draw_sealing(struct stage *stage, struct canvas *canvas, const struct round *round,
                         struct rect area) {
    draw_heading(stage, canvas,
                 sealing_heading(stage, round, word(stage, "Each of you, in private")));
    choice_draw(stage, canvas, &round->choice, area, round_card(round)->ask);
    choice_hint(stage, canvas, &round->choice,
                round_card(round)->solo ? word(stage, "It stays with each of you.")
                                        : word(stage, "Both are shown when both are sealed."));
}

static void draw_choosing(struct stage *stage, struct canvas *canvas, const struct round *round,
                          struct rect area) {
    if (round->phase == ROUND_HEARD) {
        draw_heard(stage, canvas, round, area);
    } else if (round->phase == ROUND_SEALING) {
        draw_sealing(stage, canvas, round, area);
    } else if (round->phase == ROUND_TURNING) {
        draw_heading(stage, canvas, word(stage, "Each of you, in private"));
        choice_draw(stage, canvas, &round->choice, area, word(stage, "Turn your answer over?"));
        choice_hint(stage, canvas, &round->choice,
                    word(stage, "Answers are shown only if both of you turn them."));
    } else if (round->phase == ROUND_CLOSER) {
        draw_heading(stage, canvas, word(stage, "Each of you, in private"));
        choice_draw(stage, canvas, &round->choice, area,
                    word(stage, "Is there something closer tonight?"));
        choice_hint(stage, canvas, &round->choice,
                    word(stage, "It opens only if both of you ask for it."));
    } else {
        draw_heading(stage, canvas, word(stage, "Keep this?"));
        choice_draw(stage, canvas, &round->choice, area,
                    word(stage, "Keep this card in your sky?"));
        choice_hint(stage, canvas, &round->choice, both_rule(stage));
    }
}

static enum view_backdrop_kind backdrop_of(enum round_stage phase) {
    return phase == ROUND_RESTING ? VIEW_BACKDROP_BRIDGE
           : phase >= ROUND_KEEP  ? VIEW_BACKDROP_SKY
                                  : VIEW_BACKDROP_WATER;
}

void round_draw(struct stage *stage, struct canvas *canvas, struct round *round) {
    struct rect body = body_rect(stage);
    draw_backdrop(stage, canvas, backdrop_of(round->phase));
    if (round_choosing(round->phase)) {
        draw_choosing(stage, canvas, round, body);
        return;
    }
    int height = menu_buttons_height(stage);
    struct rect buttons = {body.x, body.y + body.h - height, body.w, height};
    struct rect area = {body.x, body.y, body.w, body.h - height - unit(stage, 16)};
    if (round->phase == ROUND_WRITING || round->phase == ROUND_WRITTEN) {
        draw_paper(stage, canvas, round, area);
    } else if (round->phase == ROUND_READING) {
        draw_reading(stage, canvas, round, area);
    } else if (round->phase == ROUND_SHOWING) {
        round_draw_showing(stage, canvas, round, area);
    } else if (round->phase == ROUND_KEEP) {
        round_draw_keep(stage, canvas, round, area);
    } else if (round->phase == ROUND_RESTING) {
        draw_rest(stage, canvas, area);
    } else if (round->phase > ROUND_KEEP || round->phase == ROUND_CLOSED ||
               round->phase == ROUND_OWN_ANSWER || round->phase == ROUND_CLOSER_SAID) {
        draw_result(stage, canvas, round, area);
    } else {
        draw_aloud(stage, canvas, round, area);
    }
    menu_draw_buttons(stage, canvas, &round->menu, buttons);
    draw_button_hint(stage, canvas, round);
}

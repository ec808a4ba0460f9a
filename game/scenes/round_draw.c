/* The round's pictures: a card between the two, answers side by side, buttons in a row. */
#include "scenes/round.h"

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

struct rect round_column(const struct game *game, struct rect area, enum size size) {
    int width = text_size(game, size) * 29;
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
static void draw_pair(struct game *game, struct canvas *canvas, struct rect area, const char *first,
                      struct paragraph first_how, const char *second, struct paragraph second_how) {
    int a = measure_text(game, area.w, first, first_how);
    int b = measure_text(game, area.w, second, second_how);
    int gap = b ? unit(game, 20) : 0, room = area.h - gap;
    if (a + b > room) {
        a = room * a / (a + b);
        b = room - a;
    }
    area.y += (room - a - b) / 2;
    draw_text(game, canvas, round_take_top(&area, a, gap), first, first_how);
    area.h = b;
    draw_text(game, canvas, area, second, second_how);
}

static void draw_button_hint(struct game *game, struct canvas *canvas, const struct round *round) {
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
    draw_hint(game, canvas,
              say(game, hints[round->deed[round->menu.focus]], "button",
                  both_button_names(game, PLATFORM_CONFIRM), "name", game->name[round->speaker],
                  "other", game->name[!round->speaker], NULL));
}

/* --- the card between the two --- */

/* Both are beside the card; the light is with those who speak. Returns the card's place. */
static struct rect draw_sides(struct game *game, struct canvas *canvas, struct rect area,
                              bool lit_a, bool lit_b) {
    struct rect middle = sides_draw(game, canvas, area, lit_a, lit_b);
    int card = unit(game, 400) < area.h ? unit(game, 400) : area.h;
    return large_text(game) ? area
                            : (struct rect){middle.x, area.y + (area.h - card) / 2, middle.w, card};
}

static void draw_card(struct game *game, struct canvas *canvas, struct rect area,
                      const struct round *round, const char *below, uint32_t colour) {
    const char *deck = round_deck(game, round)->title;
    int depth = round_card(round)->depth;
    draw_panel(game, canvas, area);
    if (round->ours) {
        int star = unit(game, 44);
        struct rect corner = {area.x + area.w - star, area.y, star, star};
        draw_art(game, canvas, "star_lit", rect_grow(corner, -unit(game, 6)));
    }
    area = rect_grow(area, -unit(game, 22));
    if (game->settings.text_scale <= LARGE_TEXT) {
        draw_text(game, canvas, round_take_top(&area, text_size(game, SIZE_HINT) * 3 / 2, 0),
                  depth == 1   ? say(game, "{deck}: easy", "deck", deck, NULL)
                  : depth == 2 ? say(game, "{deck}: a little closer", "deck", deck, NULL)
                               : say(game, "{deck}: deep", "deck", deck, NULL),
                  round_words(SIZE_HINT, COLOUR_QUIET));
    }
    draw_pair(game, canvas, round_column(game, area, SIZE_BODY), round_card(round)->ask,
              round_words(SIZE_HEADING, COLOUR_TEXT), below, round_words(SIZE_BODY, colour));
}

/* Answers of an open card are only there to begin with. */
static const char *idea_words(struct game *game, const struct pack_card *card) {
    const char *const *answer = (const char *const *)card->answer;
    return card->answer_count == 2
               ? say(game, "Perhaps: {one}. {two}.\nOr something quite your own.", "one", answer[0],
                     "two", answer[1], NULL)
           : card->answer_count == 3
               ? say(game, "Perhaps: {one}. {two}. {three}.\nOr something quite your own.", "one",
                     answer[0], "two", answer[1], "three", answer[2], NULL)
               : "";
}

static void draw_aloud(struct game *game, struct canvas *canvas, const struct round *round,
                       struct rect area) {
    const char *speaker = game->name[round->speaker], *other = game->name[!round->speaker];
    const struct pack_card *card = round_card(round);
    int lit = round->stage == ROUND_SAYING_BACK ? !round->speaker : round->speaker;
    bool talked = round->stage == ROUND_TALKED, second = round->speaker != round->begins;
    const char *heading = "", *below = "";
    switch (round->stage) {
    case ROUND_SAYING:
        heading = second ? say(game, "{other} feels heard. {name}, now you", "name", speaker,
                               "other", other, NULL)
                         : say(game, "{name} speaks first", "name", speaker, NULL);
        below = idea_words(game, card);
        break;
    case ROUND_SAYING_BACK:
        heading = say(game, "{other}, say back what you heard.", "other", other, NULL);
        break;
    case ROUND_LISTENING:
        heading = word(game, "Then there is more to hear");
        below = say(game,
                    "{name}, say it once more, in other words. {other}, say back what you heard, "
                    "and ask: is there more? Take all the time you like.",
                    "name", speaker, "other", other, NULL);
        break;
    default:
        heading = word(game, "You were both heard");
        below = card->follow;
        break;
    }
    draw_heading(game, canvas, heading);
    area = draw_sides(game, canvas, area, talked || lit == RULES_A, talked || lit == RULES_B);
    draw_card(game, canvas, area, round, below, talked ? COLOUR_GOLD : COLOUR_QUIET);
}

static const char *reading_words(struct game *game, const struct round *round) {
    const char *name = game->name[round->begins], *other = game->name[!round->begins];
    return round_card(round)->solo
               ? word(game, "Each of you answers in private, for yourself.\nNothing is shown, "
                            "unless you both turn your answers over.")
           : round->wish.how == ROUND_GUESS
               ? say(game,
                     "In private, {name} answers and {other} guesses what {name} says.\nThen both "
                     "are shown. Nothing is counted.",
                     "name", name, "other", other, NULL)
               : word(game, "Each of you answers in private.\nThen both answers are shown.");
}

static const char *sealing_heading(struct game *game, const struct round *round,
                                   const char *otherwise) {
    return round->wish.how == ROUND_GUESS
               ? say(game, "{name} answers, {other} guesses", "name", game->name[round->begins],
                     "other", game->name[!round->begins], NULL)
               : otherwise;
}

static void draw_reading(struct game *game, struct canvas *canvas, const struct round *round,
                         struct rect area) {
    bool guess = round->wish.how == ROUND_GUESS;
    draw_heading(game, canvas,
                 sealing_heading(game, round,
                                 round_card(round)->solo ? word(game, "A card for each of you")
                                                         : word(game, "A card for both of you")));
    area = draw_sides(game, canvas, area, !guess || round->begins == RULES_A,
                      !guess || round->begins == RULES_B);
    draw_card(game, canvas, area, round, reading_words(game, round), COLOUR_QUIET);
}

static void draw_paper(struct game *game, struct canvas *canvas, const struct round *round,
                       struct rect area) {
    bool written = round->stage == ROUND_WRITTEN;
    const struct pack_card *card = round_card(round);
    draw_heading(game, canvas,
                 written ? word(game, "Thank you both") : word(game, "Each on your own paper"));
    area = draw_sides(game, canvas, area, true, true);
    draw_card(game, canvas, area, round,
              !written          ? word(game, "Write a few words, or draw.\nThen show each other.")
              : card->follow[0] ? card->follow
                                : word(game, "Say as much as you like, or go on."),
              written ? COLOUR_GOLD : COLOUR_QUIET);
}

/* --- what came of keeping --- */

static void draw_result(struct game *game, struct canvas *canvas, const struct round *round,
                        struct rect area) {
    bool kept = round->stage == ROUND_KEPT;
    const char *words =
        kept ? word(game, "Kept. It is a star in your sky now.")
        : round->stage == ROUND_CLOSER_SAID
            ? (round->closer ? word(game, "You both asked for something closer.\n\nEvery card has "
                                          "an answer without touch, as good as the others.")
                             : word(game, "Tonight we stay with these cards."))
        : round->stage == ROUND_OWN_ANSWER
            ? word(game, "These answers stay with each of you.\n\nWhoever likes to may say "
                         "something, or nothing at all.")
        : round->stage == ROUND_CLOSED
            ? word(game, "This card stays closed tonight.\n\nThat is as good as any answer.")
        : round->stage == ROUND_LET_GO ? word(game, "Let go. It was yours for this evening.")
        : round->stage == ROUND_CANNOT_KEEP
            ? word(game, "Tonight nothing can be kept, so this stays with the two of you alone.")
            : say(game, "{what}\n\nThis card is not kept yet. Nothing else has changed.", "what",
                  word(game, keepsake_message(round->both.result)), NULL);
    if (kept) {
        kindled_draw(game, canvas);
        round_take_top(&area, kindled_rect(game).h - unit(game, 60) - area.y, 0);
    }
    draw_text(game, canvas, area, words, round_words(SIZE_LARGE, kept ? COLOUR_GOLD : COLOUR_TEXT));
}

/* --- the close: the same after one card or twenty, whoever wished for it --- */

static void draw_rest(struct game *game, struct canvas *canvas, struct rect area) {
    /* In the sky: below it both lanterns shine on their shores. */
    area.h = screen_rect(game).h * 56 / 100 - area.y;
    struct paragraph how = round_words(SIZE_LARGE, COLOUR_TEXT);
    how.shrinks = true;
    draw_heading(game, canvas, say(game, "Thank you, {a} and {b}", NULL));
    draw_text(game, canvas, round_column(game, area, SIZE_LARGE),
              word(game, "Whatever was said is safe between you.\nWhatever was not said may "
                         "wait.\n\nDrink something warm, and be gentle with yourselves."),
              how);
}

/* --- choosing in private --- */

static void draw_heard(struct game *game, struct canvas *canvas, const struct round *round,
                       struct rect area) {
    const char *name = game->name[round->speaker];
    draw_heading(game, canvas, say(game, "{name}, between you and yourself", "name", name, NULL));
    choice_draw(game, canvas, &round->choice, area, word(game, "Did you feel heard just now?"));
    choice_hint(game, canvas, &round->choice, word(game, "Both answers are good ones."));
}

static void draw_sealing(struct game *game, struct canvas *canvas, const struct round *round,
                         struct rect area) {
    draw_heading(game, canvas, sealing_heading(game, round, word(game, "Each of you, in private")));
    choice_draw(game, canvas, &round->choice, area, round_card(round)->ask);
    choice_hint(game, canvas, &round->choice,
                round_card(round)->solo ? word(game, "It stays with each of you.")
                                        : word(game, "Both are shown when both are sealed."));
}

static void draw_choosing(struct game *game, struct canvas *canvas, const struct round *round,
                          struct rect area) {
    if (round->stage == ROUND_HEARD) {
        draw_heard(game, canvas, round, area);
    } else if (round->stage == ROUND_SEALING) {
        draw_sealing(game, canvas, round, area);
    } else if (round->stage == ROUND_TURNING) {
        draw_heading(game, canvas, word(game, "Each of you, in private"));
        choice_draw(game, canvas, &round->choice, area, word(game, "Turn your answer over?"));
        choice_hint(game, canvas, &round->choice,
                    word(game, "Answers are shown only if both of you turn them."));
    } else if (round->stage == ROUND_CLOSER) {
        draw_heading(game, canvas, word(game, "Each of you, in private"));
        choice_draw(game, canvas, &round->choice, area,
                    word(game, "Is there something closer tonight?"));
        choice_hint(game, canvas, &round->choice,
                    word(game, "It opens only if both of you ask for it."));
    } else {
        draw_heading(game, canvas, word(game, "Keep this?"));
        choice_draw(game, canvas, &round->choice, area, word(game, "Keep this card in your sky?"));
        choice_hint(game, canvas, &round->choice,
                    word(game, "It is kept only if both of you choose to keep it."));
    }
}

static enum view_backdrop_kind backdrop_of(enum round_stage stage) {
    return stage == ROUND_RESTING ? VIEW_BACKDROP_BRIDGE
           : stage >= ROUND_KEEP  ? VIEW_BACKDROP_SKY
                                  : VIEW_BACKDROP_WATER;
}

void round_draw(struct game *game, struct canvas *canvas, struct round *round) {
    struct rect body = body_rect(game);
    draw_backdrop(game, canvas, backdrop_of(round->stage));
    if (round_choosing(round->stage)) {
        draw_choosing(game, canvas, round, body);
        return;
    }
    int height = menu_buttons_height(game);
    struct rect buttons = {body.x, body.y + body.h - height, body.w, height};
    struct rect area = {body.x, body.y, body.w, body.h - height - unit(game, 16)};
    if (round->stage == ROUND_WRITING || round->stage == ROUND_WRITTEN) {
        draw_paper(game, canvas, round, area);
    } else if (round->stage == ROUND_READING) {
        draw_reading(game, canvas, round, area);
    } else if (round->stage == ROUND_SHOWING) {
        round_draw_showing(game, canvas, round, area);
    } else if (round->stage == ROUND_KEEP) {
        round_draw_keep(game, canvas, round, area);
    } else if (round->stage == ROUND_RESTING) {
        draw_rest(game, canvas, area);
    } else if (round->stage > ROUND_KEEP || round->stage == ROUND_CLOSED ||
               round->stage == ROUND_OWN_ANSWER || round->stage == ROUND_CLOSER_SAID) {
        draw_result(game, canvas, round, area);
    } else {
        draw_aloud(game, canvas, round, area);
    }
    menu_draw_buttons(game, canvas, &round->menu, buttons);
    draw_button_hint(game, canvas, round);
}

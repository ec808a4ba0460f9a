/* The round's pictures: a card between the two, answers side by side, buttons in a row. */
#include "cards/round.h"

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
        [ROUND_HAND] = "Both hold {button}: over to {other}. Or press it twice.",
        [ROUND_TURN] = "{button}: {other} hands {name} one of three ways to tell it",
        [ROUND_TELL_SO] = "{button}: {name} tells it so",
        [ROUND_TELL_PLAIN] = "{button}: {name} tells it as it is",
        [ROUND_DID] = "{button}: when you have done it",
        [ROUND_LISTENED] = "{button}: when {other} has said it back",
        [ROUND_FINISH] = "{button}: go on",
        [ROUND_SHOWN] = "{button}: when each has shown the paper to the other",
        [ROUND_SEAL] = "{button}: go on, and each answers in private",
        [ROUND_PASS] = "{button}: lay this card aside for tonight",
        [ROUND_SWAP] = "{button}: another card now, this one later",
        [ROUND_NEXT] = "{button}: the next card",
        [ROUND_MARK] = "{button}: one of your favourites; they are a deck of their own",
        [ROUND_UNMARK] = "{button}: no favourite any more",
        [ROUND_LAY] = "{button}: to keep, if each of you says so, alone, in the end",
        [ROUND_UNLAY] = "{button}: it won't be kept",
        [ROUND_TAKE] = "{button}: another evening asks how it was",
        [ROUND_UNTAKE] = "{button}: it is only an idea again",
        [ROUND_REST] = "{button}: a warm close, whenever you like",
        [ROUND_LEAVE] = "{button}: back to the title",
    };
    draw_hint(stage, canvas,
              say(stage, hints[round->deed[round->menu.focus]], "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "name", stage->name[round->speaker],
                  "other", stage->name[!round->speaker], NULL));
}

/* --- the card between the two --- */

/* Units: of a card, of what its fan shows at both sides, and of a few words without a card. */
enum { CARD_WIDE = 740, FAN_WIDE = 170, RESULT_WIDE = 640 };

/* Between the two; its place follows from the window and the size of text alone. */
static struct rect card_place(const struct stage *stage, struct rect middle) {
    int card = unit(stage, 400) < middle.h ? unit(stage, 400) : middle.h;
    int wide = unit(stage, CARD_WIDE) < middle.w ? unit(stage, CARD_WIDE) : middle.w;
    return (struct rect){middle.x + (middle.w - wide) / 2, middle.y + (middle.h - card) / 2, wide,
                         card};
}

/* Both are beside the card, as near as it lets them. Returns its place. */
static struct rect draw_sides(struct stage *stage, struct canvas *canvas, struct rect area,
                              const struct side side[2]) {
    struct rect middle = sides_act(stage, canvas, area, side, unit(stage, CARD_WIDE + FAN_WIDE));
    return large_text(stage) ? area : card_place(stage, middle);
}

/* Both do the same. */
static struct rect draw_alike(struct stage *stage, struct canvas *canvas, struct rect area,
                              struct side side) {
    return draw_sides(stage, canvas, area, (const struct side[2]){side, side});
}

/* The light is with those who speak. */
static struct rect draw_speaking(struct stage *stage, struct canvas *canvas, struct rect area,
                                 bool a, bool b) {
    return draw_sides(stage, canvas, area, (const struct side[2]){side_speaks(a), side_speaks(b)});
}

/* One that both marked as theirs bears a seal. */
static void draw_seal(struct stage *stage, struct canvas *canvas, struct rect area) {
    int seal = unit(stage, 46);
    struct rect at = {area.x + area.w - seal * 3 / 4, area.y - seal / 4, seal, seal};
    canvas_disc(canvas, (float)at.x + (float)seal / 2, (float)at.y + (float)seal / 2,
                (float)seal / 2, 0xff2b2450u);
    canvas_ring(canvas, (float)at.x + (float)seal / 2, (float)at.y + (float)seal / 2,
                (float)seal / 2 - (float)unit(stage, 2), (float)unit(stage, 2), COLOUR_GOLD);
    draw_art(stage, canvas, "star_lit", rect_grow(at, -unit(stage, 6)));
}

static const char *deck_words(struct stage *stage, const struct round *round) {
    const char *deck = round_deck(stage, round)->title;
    int depth = round_card(round)->depth;
    return depth == 1   ? say(stage, "{deck} · to begin with", "deck", deck, NULL)
           : depth == 2 ? say(stage, "{deck} · a little closer", "deck", deck, NULL)
                        : say(stage, "{deck} · deep", "deck", deck, NULL);
}

/* In front of those of the round that are still to come: how many there are follows from how long
 * a round was wished for, and never from what was left out of it. */
static void draw_paper_card(struct stage *stage, struct canvas *canvas, const struct round *round,
                            struct rect area) {
    int left = round->deal.count - round->deal.at - 1;
    if (!large_text(stage)) {
        card_fan(stage, canvas, area, left);
    }
    if (left > 0 && !card_turned(stage, round->turned)) {
        card_back(stage, canvas, area);
    }
    card_draw(stage, canvas, area, round->turned);
}

static void draw_card(struct stage *stage, struct canvas *canvas, struct rect area,
                      const struct round *round, const char *below, uint32_t colour) {
    draw_paper_card(stage, canvas, round, area);
    if (!card_turned(stage, round->turned)) {
        return;
    }
    backdrop_cover(stage, rect_grow(area, -unit(stage, 12)));
    if (rect_empty(rect_cut(rect_grow(area, unit(stage, 24)), canvas->clip))) {
        return;
    }
    if (round->ours) {
        draw_seal(stage, canvas, area);
    }
    area = rect_grow(area, -unit(stage, 22));
    if (!large_text(stage)) {
        draw_text(stage, canvas, round_take_top(&area, text_size(stage, SIZE_HINT) * 3 / 2, 0),
                  deck_words(stage, round), round_words(SIZE_HINT, COLOUR_INK_QUIET));
    }
    round_draw_kind(stage, canvas, round_card(round), &area);
    struct paragraph ask = round_words(SIZE_HEADING, COLOUR_INK);
    struct paragraph under = round_words(SIZE_BODY, colour);
    ask.shrinks = under.shrinks = true; /* the card can't grow */
    draw_pair(stage, canvas, round_column(stage, area, SIZE_BODY), round_card(round)->ask, ask,
              below, under);
}

/* Where the card is drawn, or both answers. */
struct rect round_turning_place(const struct stage *stage, const struct round *round) {
    struct rect body = body_rect(stage);
    body.h -= menu_buttons_height(stage) + unit(stage, 16);
    return large_text(stage) || round->phase == ROUND_SHOWING ? body : card_place(stage, body);
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

/* It does not end at whoever said it: where nothing else follows, who heard it has a turn. */
static const char *after_words(struct stage *stage, const struct pack_card *card) {
    bool light = card->depth == 1;
    return card->follow[0] || light
               ? card->follow
               : word(stage, "What was that like to hear?\nJust taking it in is as good.");
}

/* A playful one made them laugh; what was closer rests between them. */
static enum view_face talked_face(const struct pack_card *card) {
    return card->depth == 1 ? VIEW_FACE_GLAD : VIEW_FACE_CALM;
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
        heading = round->meant >= 0 ? say(stage, "{name}, {other} wrote this one for you", "name",
                                          speaker, "other", other, NULL)
                  : second          ? say(stage, "{name}, now you", "name", speaker, NULL)
                                    : say(stage, "{name} speaks first", "name", speaker, NULL);
        below = round->lens < 0 ? idea_words(stage, card)
                                : say(stage, "\u2026 {turn}", "turn",
                                      stage->rooms->pack->lens[round->lens].say, NULL);
        break;
    case ROUND_SAYING_BACK:
        heading = say(stage, "{other}, say back what you heard.", "other", other, NULL);
        break;
    default:
        heading = round->meant >= 0 ? say(stage, "Thank you, {name}", "name", speaker, NULL)
                                    : word(stage, "You have both said it");
        below = after_words(stage, card);
        break;
    }
    draw_heading(stage, canvas, heading);
    area = talked ? draw_alike(stage, canvas, area, (struct side){SIDE_GLAD, talked_face(card)})
                  : draw_speaking(stage, canvas, area, lit == RULES_A, lit == RULES_B);
    bool turned = round->phase == ROUND_SAYING && round->lens >= 0;
    draw_card(stage, canvas, area, round, below,
              talked   ? COLOUR_INK_GOLD
              : turned ? seat_ink(round->speaker)
                       : COLOUR_INK_QUIET);
}

/* Both at the same time, and then, done, what follows from the card, or else these words. */
static void draw_at_once(struct stage *stage, struct canvas *canvas, const struct round *round,
                         struct rect area, bool done, struct side side, const char *words) {
    const char *follow = round_card(round)->follow;
    draw_card(stage, canvas, draw_alike(stage, canvas, area, side), round,
              done && follow[0] ? follow : words, done ? COLOUR_INK_GOLD : COLOUR_INK_QUIET);
}

/* Nothing is answered: both do it. */
static void draw_doing(struct stage *stage, struct canvas *canvas, const struct round *round,
                       struct rect area) {
    bool done = round->phase == ROUND_DONE;
    draw_heading(stage, canvas,
                 done ? word(stage, "That was yours") : word(stage, "Both of you, now"));
    draw_at_once(stage, canvas, round, area, done, (struct side){SIDE_GLAD, VIEW_FACE_GLAD},
                 done ? word(stage, "Say something about it, or go on.")
                      : idea_words(stage, round_card(round)));
}

static const char *reading_words(struct stage *stage, const struct round *round) {
    const char *name = stage->name[round->begins], *other = stage->name[!round->begins];
    return round->phase == ROUND_THINKING
               ? word(stage, "Each of you answers in thought, for yourself.\nWhoever likes to may "
                             "say something, or nothing at all.")
           : round_card(round)->solo
               ? word(stage, "Each of you answers in private, for yourself.\nNothing is shown, "
                             "unless you both turn your answers over.")
           : round_card(round)->kind == PACK_PERCEPTION
               ? say(stage,
                     "In private, {name} seals what is true and {other} guesses it.\nThen both "
                     "are shown. Nothing is counted.",
                     "name", name, "other", other, NULL)
           : round_how(round) == ROUND_GUESS
               ? say(stage,
                     "In private, {name} answers and {other} guesses what {name} says.\nThen both "
                     "are shown. Nothing is counted.",
                     "name", name, "other", other, NULL)
               : word(stage, "Each of you answers in private.\nThen both answers are shown.");
}

static const char *sealing_heading(struct stage *stage, const struct round *round,
                                   const char *otherwise) {
    const char *name = stage->name[round->begins], *other = stage->name[!round->begins];
    return round_how(round) != ROUND_GUESS ? otherwise
           : round_card(round)->kind == PACK_PERCEPTION
               ? say(stage, "{name} asks, {other} guesses", "name", name, "other", other, NULL)
               : say(stage, "{name} answers, {other} guesses", "name", name, "other", other, NULL);
}

static void draw_reading(struct stage *stage, struct canvas *canvas, const struct round *round,
                         struct rect area) {
    bool guess = round_how(round) == ROUND_GUESS;
    draw_heading(stage, canvas,
                 sealing_heading(stage, round,
                                 round_card(round)->solo ? word(stage, "A card for each of you")
                                                         : word(stage, "A card for both of you")));
    area = guess ? draw_speaking(stage, canvas, area, round->begins == RULES_A,
                                 round->begins == RULES_B)
                 : draw_alike(stage, canvas, area, (struct side){SIDE_THINKS, VIEW_FACE_CALM});
    draw_card(stage, canvas, area, round, reading_words(stage, round), COLOUR_INK_QUIET);
}

/* What is to be put on paper. */
static const char *writing_words(struct stage *stage, const struct round *round) {
    enum pack_card_kind kind = round_card(round)->kind;
    return kind == PACK_PERCEPTION
               ? say(stage,
                     "{name} asks this and writes what is true. {other} writes a guess.\nThen show "
                     "each other.",
                     "name", stage->name[round->begins], "other", stage->name[!round->begins], NULL)
           : kind == PACK_NOW ? word(stage, "Do it, the two of you. There is nothing to write.")
                              : word(stage, "Write a few words, or draw.\nThen show each other.");
}

static void draw_paper(struct stage *stage, struct canvas *canvas, const struct round *round,
                       struct rect area) {
    bool written = round->phase == ROUND_WRITTEN;
    bool writes = !written && round_card(round)->kind != PACK_NOW;
    draw_heading(stage, canvas,
                 written ? word(stage, "Thank you both") : word(stage, "Each on your own paper"));
    draw_at_once(stage, canvas, round, area, written,
                 writes ? (struct side){SIDE_WRITES, VIEW_FACE_CALM}
                        : (struct side){SIDE_GLAD, VIEW_FACE_GLAD},
                 written ? word(stage, "Say as much as you like, or go on.")
                         : writing_words(stage, round));
}

/* --- what came of being heard: the cards are over --- */

static void draw_after_heard(struct stage *stage, struct canvas *canvas, const struct round *round,
                             struct rect area) {
    bool all = round->phase == ROUND_ALL_HEARD;
    const char *name = stage->name[round->speaker], *other = stage->name[!round->speaker];
    draw_heading(stage, canvas,
                 all ? word(stage, "You both feel heard")
                     : word(stage, "Then there is more to hear"));
    area = all ? draw_alike(stage, canvas, area, (struct side){SIDE_GLAD, VIEW_FACE_GLAD})
               : draw_speaking(stage, canvas, area, round->speaker == RULES_A,
                               round->speaker == RULES_B);
    draw_panel(stage, canvas, area);
    draw_text(stage, canvas, round_column(stage, rect_grow(area, -unit(stage, 22)), SIZE_BODY),
              all ? word(stage, "That is worth more than all the answers.")
                  : say(stage,
                        "{name}, say once more what you would like to be heard. {other}, say back "
                        "what you heard, and ask: is there more? Take all the time you like.",
                        "name", name, "other", other, NULL),
              round_words(SIZE_LARGE, all ? COLOUR_GOLD : COLOUR_TEXT));
}

/* --- what came of something private --- */

static void draw_result(struct stage *stage, struct canvas *canvas, const struct round *round,
                        struct rect area) {
    const char *words =
        round->phase == ROUND_CLOSER_SAID
            ? (round->closer ? word(stage, "You both asked for something closer.\n\nEvery card has "
                                           "an answer without touch, as good as the others.")
                             : word(stage, "Tonight we stay with these cards."))
        : round->phase == ROUND_OWN_ANSWER
            ? word(stage, "These answers stay with each of you.\n\nSay something about them if you "
                          "like, or nothing at all.")
            : word(stage, "This card stays closed tonight.\n\nThat is as good as any answer.");
    const struct side rests = {SIDE_THINKS, VIEW_FACE_CALM};
    struct rect middle = sides_act(stage, canvas, area, (const struct side[2]){rests, rests},
                                   unit(stage, RESULT_WIDE));
    middle.h = large_text(stage) ? middle.h : middle.h * 58 / 100; /* above the shore */
    draw_text(stage, canvas, middle, words, round_words(SIZE_LARGE, COLOUR_TEXT));
}

/* --- the close: the same after one card or twenty, whoever wished for it --- */

static void draw_rest(struct stage *stage, struct canvas *canvas, const struct round *round,
                      struct rect area) {
    /* In the sky: below it the two stand on the shore of who began. */
    draw_bridge_together(stage, canvas,
                         round->begins == RULES_B ? VIEW_RIGHT_SHORE : VIEW_LEFT_SHORE);
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
    draw_heading(stage, canvas, word(stage, "Each of you, between you and yourself"));
    choice_draw(stage, canvas, &round->choice, area,
                word(stage, "Did you feel heard in these questions?"));
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
    } else {
        draw_heading(stage, canvas, word(stage, "Each of you, in private"));
        choice_draw(stage, canvas, &round->choice, area,
                    word(stage, "Is there something closer tonight?"));
        choice_hint(stage, canvas, &round->choice,
                    word(stage, "It opens only if both of you ask for it."));
    }
}

void round_draw(struct stage *stage, struct canvas *canvas, struct round *round) {
    struct rect body = body_rect(stage);
    if (round->phase != ROUND_RESTING) {
        draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    }
    if (round_choosing(round->phase)) {
        draw_choosing(stage, canvas, round, body);
        return;
    }
    int height = menu_buttons_height(stage);
    struct rect buttons = {body.x, body.y + body.h - height, body.w, height};
    struct rect area = {body.x, body.y, body.w, body.h - height - unit(stage, 16)};
    if (round->phase == ROUND_LENSES) {
        round_draw_lenses(stage, canvas, round, body);
        draw_button_hint(stage, canvas, round);
        return;
    }
    if (round->phase == ROUND_DOING || round->phase == ROUND_DONE) {
        draw_doing(stage, canvas, round, area);
    } else if (round->phase == ROUND_WRITING || round->phase == ROUND_WRITTEN) {
        draw_paper(stage, canvas, round, area);
    } else if (round->phase == ROUND_READING || round->phase == ROUND_THINKING) {
        draw_reading(stage, canvas, round, area);
    } else if (round->phase == ROUND_SHOWING) {
        round_draw_showing(stage, canvas, round, area);
    } else if (round->phase == ROUND_ALL_HEARD || round->phase == ROUND_LISTENING) {
        draw_after_heard(stage, canvas, round, area);
    } else if (round->phase == ROUND_RESTING) {
        draw_rest(stage, canvas, round, area);
    } else if (round->phase == ROUND_CLOSED || round->phase == ROUND_OWN_ANSWER ||
               round->phase == ROUND_CLOSER_SAID) {
        draw_result(stage, canvas, round, area);
    } else {
        draw_aloud(stage, canvas, round, area);
    }
    menu_draw_buttons(stage, canvas, &round->menu, buttons);
    if (round_hands(round)) {
        handover_draw(stage, canvas, &round->hand);
    }
    draw_button_hint(stage, canvas, round);
}

/* A talk's pictures: one thought in the middle, and the two beside it. */
#include "scenes/talk.h"

static struct paragraph words_of(enum size size, uint32_t colour) {
    return (struct paragraph){
        .size = size, .align = ALIGN_CENTRE, .colour = colour, .middle = true};
}

static struct rect take_bottom(struct rect *area, int height, int gap) {
    area->h -= height + gap;
    return (struct rect){area->x, area->y + area->h + gap, area->w, height};
}

/* --- starters: how a sentence could begin, to read and not to type --- */

static int chip_width(struct game *game, const char *words) {
    return platform_text_width(game->platform, PLATFORM_FACE_TEXT, text_size(game, SIZE_BODY),
                               say(game, "{words} …", "words", words, NULL)) +
           unit(game, 36);
}

/* How many from `from` stand in one row of this width, and how wide they are together. */
static int chips_in_row(struct game *game, const struct pack_step *step, int from, int room,
                        int *wide) {
    int gap = unit(game, 12), i = from;
    *wide = -gap;
    for (; i < step->starter_count; i++) {
        int width = chip_width(game, step->starter[i]);
        if (i > from && *wide + gap + width > room) {
            break;
        }
        *wide += gap + width;
    }
    return i - from;
}

static int chips_height(struct game *game, const struct pack_step *step, int room) {
    int rows = 0, wide;
    for (int i = 0; i < step->starter_count; rows++) {
        i += chips_in_row(game, step, i, room, &wide);
    }
    return rows * (text_size(game, SIZE_BODY) * 7 / 4 + unit(game, 10));
}

static void draw_chip(struct game *game, struct canvas *canvas, const char *words,
                      struct rect place) {
    canvas_round_rect(canvas, place, (float)place.h * 0.5f, 0x8a232c5eu);
    canvas_round_frame(canvas, place, (float)place.h * 0.5f, (float)unit(game, 1), 0x50a9b6ecu);
    place.x += unit(game, 12);
    place.w -= unit(game, 24);
    draw_text(game, canvas, place, say(game, "{words} …", "words", words, NULL),
              words_of(SIZE_BODY, COLOUR_QUIET));
}

static void draw_chips(struct game *game, struct canvas *canvas, const struct pack_step *step,
                       struct rect area) {
    int high = text_size(game, SIZE_BODY) * 7 / 4, gap = unit(game, 12), wide;
    for (int i = 0; i < step->starter_count;) {
        int end = i + chips_in_row(game, step, i, area.w, &wide);
        int x = area.x + (wide < area.w ? (area.w - wide) / 2 : 0);
        for (; i < end; i++) {
            int width = chip_width(game, step->starter[i]);
            width = width < area.w ? width : area.w;
            draw_chip(game, canvas, step->starter[i], (struct rect){x, area.y, width, high});
            x += width + gap;
        }
        area.y += high + unit(game, 10);
    }
}

/* --- a step --- */

/* A light for each step; those that are behind are lit. There is no hurry and no number. */
static void draw_path(struct game *game, struct canvas *canvas, const struct talk *talk,
                      struct rect area) {
    int count = talk->talk->step_count;
    float gap = (float)unit(game, 22), x = (float)area.x + (float)area.w * 0.5f;
    x -= gap * (float)(count - 1) * 0.5f;
    for (int i = 0; i < count; i++) {
        canvas_disc(canvas, x + gap * (float)i, (float)area.y + (float)area.h * 0.5f,
                    (float)unit(game, i == talk->step ? 5 : 3),
                    i <= talk->step ? COLOUR_GOLD : 0x80a9b6ecu);
    }
}

static const char *turn_words(struct game *game, const struct talk *talk) {
    int speaker = talk_speaker(talk);
    return speaker < 0 ? word(game, "Both of you")
                       : say(game, "{name} speaks", "name", game->name[speaker], NULL);
}

static const char *said_words(struct game *game, const struct talk *talk) {
    int speaker = talk_speaker(talk);
    if (talk->stage == TALK_SAYING_BACK) {
        return speaker < 0 ? word(game, "Each of you, say back what you heard.\nIn your own words, "
                                        "and without an answer yet.")
                           : say(game,
                                 "{other}, say back what you heard.\nIn your own words, and "
                                 "without an answer yet.",
                                 "other", game->name[!speaker], NULL);
    }
    if (talk->stage == TALK_LISTENING) {
        return speaker < 0
                   ? word(game, "Then there is more to hear.\n\nSay it once more, in other words. "
                                "Say back what you heard, and ask: is there more?")
                   : say(game,
                         "Then there is more to hear.\n\n{name}, say it once more, in other words. "
                         "{other}, say back what you heard, and ask: is there more?",
                         "name", game->name[speaker], "other", game->name[!speaker], NULL);
    }
    return talk_step(talk)->say;
}

/* At the bottom of the area, which becomes what is left of it. */
static void draw_starters(struct game *game, struct canvas *canvas, const struct pack_step *step,
                          struct rect *area) {
    struct text all = {0};
    for (int i = 0; i < step->starter_count; i++) {
        text_addf(&all, "%s%s …", i ? "  ·  " : "", step->starter[i]);
    }
    int high = measure_text(game, area->w, text_string(&all), words_of(SIZE_HINT, 0));
    draw_text(game, canvas, take_bottom(area, high, unit(game, 4)), text_string(&all),
              words_of(SIZE_HINT, COLOUR_QUIET));
    text_release(&all);
}

/* Whose turn it is, and in which colour. */
static const char *turn_of(struct game *game, const struct talk *talk, uint32_t *colour) {
    int speaker = talk_speaker(talk);
    bool back = talk->stage == TALK_SAYING_BACK && speaker >= 0;
    *colour = speaker < 0 ? COLOUR_GOLD : seat_colour(back ? !speaker : speaker);
    return back ? say(game, "{name} listens", "name", game->name[!speaker], NULL)
                : turn_words(game, talk);
}

/* What is said stands large in the middle, the starters below it. */
static void draw_thought(struct game *game, struct canvas *canvas, const struct talk *talk,
                         struct rect area) {
    const struct pack_step *step = talk_step(talk);
    bool starters = talk->stage == TALK_STEP && step->starter_count;
    struct paragraph how = words_of(SIZE_BODY, 0);
    const char *turn = turn_of(game, talk, &how.colour);
    int top = text_size(game, SIZE_BODY) * 3 / 2, gap = unit(game, 12);
    how.face = PLATFORM_FACE_BOLD;
    draw_panel(game, canvas, area);
    area = rect_grow(area, -unit(game, 26));
    draw_text(game, canvas, (struct rect){area.x, area.y, area.w, top}, turn, how);
    area.y += top;
    area.h -= top;
    if (starters) {
        int high = chips_height(game, step, area.w);
        draw_chips(game, canvas, step, take_bottom(&area, high, gap));
    }
    draw_text(game, canvas, area, said_words(game, talk), words_of(SIZE_LARGE, COLOUR_TEXT));
}

/* Large text has all of the panel: the turn takes the heading's place, the starters are one text.
 */
static void draw_large_thought(struct game *game, struct canvas *canvas, const struct talk *talk,
                               struct rect area) {
    const struct pack_step *step = talk_step(talk);
    uint32_t colour;
    draw_heading(game, canvas, turn_of(game, talk, &colour));
    draw_panel(game, canvas, area);
    canvas_round_frame(canvas, area, (float)unit(game, 18), (float)unit(game, 4), colour);
    int side = unit(game, 14), rim = unit(game, 2);
    area = (struct rect){area.x + side, area.y + rim, area.w - 2 * side, area.h - 2 * rim};
    if (talk->stage == TALK_STEP && step->starter_count) {
        draw_starters(game, canvas, step, &area);
    }
    draw_text(game, canvas, area, said_words(game, talk), words_of(SIZE_BODY, COLOUR_TEXT));
}

static void draw_step(struct game *game, struct canvas *canvas, struct talk *talk,
                      struct rect area) {
    int speaker = talk_speaker(talk);
    bool back = talk->stage == TALK_SAYING_BACK && speaker >= 0;
    int lit = back ? !speaker : speaker;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    if (large_text(game)) { /* the path lies on the panel's edge */
        draw_large_thought(game, canvas, talk, area);
        draw_path(game, canvas, talk,
                  (struct rect){area.x, area.y + area.h - unit(game, 8), area.w, unit(game, 16)});
        return;
    }
    draw_path(game, canvas, talk, take_bottom(&area, unit(game, 16), unit(game, 8)));
    draw_heading(game, canvas, talk->talk->title);
    area = sides_draw(game, canvas, area, lit != RULES_B, lit != RULES_A);
    draw_thought(game, canvas, talk, area);
}

/* --- before and after --- */

static const char *kept_words(struct game *game, const struct talk *talk) {
    return talk_may_keep(game, talk)
               ? word(game, "Nothing that is said is kept. At the end you may keep that you had "
                            "this talk, if both of you choose to.")
               : word(game, "Nothing of this talk is kept, not even that you had it.");
}

/* Large text is turned over. */
static void draw_large_before(struct game *game, struct canvas *canvas, struct talk *talk,
                              struct rect area) {
    struct text words = {0};
    text_addf(&words, "%s\n\n%s", talk->talk->before, kept_words(game, talk));
    page_draw(game, canvas, &talk->page, area, text_string(&words), 0);
    text_release(&words);
}

static void draw_before(struct game *game, struct canvas *canvas, struct talk *talk,
                        struct rect area) {
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, talk->talk->title);
    talk->page.following = 0;
    if (large_text(game)) {
        draw_large_before(game, canvas, talk, area);
    }
    talk->menu.item[0].label = talk->page.following ? word(game, "Read on") : word(game, "Begin");
    if (large_text(game)) {
        return;
    }
    int narrow = area.w / 12;
    struct rect panel = {area.x + narrow, area.y, area.w - 2 * narrow, area.h};
    struct rect inside = rect_grow(panel, -unit(game, 30));
    draw_panel(game, canvas, panel);
    const char *kept = kept_words(game, talk);
    int foot = measure_text(game, inside.w, kept, words_of(SIZE_BODY, 0));
    draw_text(game, canvas, take_bottom(&inside, foot, unit(game, 20)), kept,
              words_of(SIZE_BODY, COLOUR_QUIET));
    draw_text(game, canvas, inside, talk->talk->before, words_of(SIZE_LARGE, COLOUR_TEXT));
}

static void draw_who(struct game *game, struct canvas *canvas, struct talk *talk,
                     struct rect area) {
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, talk->talk->title);
    area = sides_draw(game, canvas, area, talk->menu.focus == RULES_A, talk->menu.focus == RULES_B);
    draw_text(game, canvas, area,
              word(game, "Who begins?\n\nYou can take turns with it, from talk to talk."),
              words_of(SIZE_LARGE, COLOUR_TEXT));
}

static const char *close_words(struct game *game, const struct talk *talk) {
    return talk->through
               ? word(game, "That was it. Whatever was said is safe between you.\nNothing has to "
                            "follow from it tonight.")
               : word(game, "You can rest here. Whatever was said is safe between you.\nWhatever "
                            "was not said may wait.");
}

static void draw_close(struct game *game, struct canvas *canvas, struct talk *talk,
                       struct rect area) {
    /* In the sky: below it both lanterns shine on their shores. */
    area.h = screen_rect(game).h * 56 / 100 - area.y;
    draw_backdrop(game, canvas, VIEW_BACKDROP_BRIDGE);
    draw_heading(game, canvas, say(game, "Thank you, {a} and {b}", NULL));
    draw_text(game, canvas, area, close_words(game, talk), words_of(SIZE_LARGE, COLOUR_TEXT));
}

/* --- keeping --- */

static void draw_showing(struct game *game, struct canvas *canvas, struct talk *talk,
                         struct rect area) {
    int pad = unit(game, large_text(game) ? 14 : 30);
    enum size size = large_text(game) ? SIZE_BODY : SIZE_LARGE;
    const char *what = say(game,
                           "That you had this talk: {title}, {date}, {a} and {b}.\nNot a "
                           "word of what was said.",
                           "title", talk->talk->title, "date", say_date(game, day_of(talk->date)),
                           NULL);
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_heading(game, canvas, word(game, "Keep this?"));
    draw_panel(game, canvas, area);
    area = rect_grow(area, -pad);
    int needs = measure_text(game, area.w, what, words_of(size, 0));
    int top = !talk->sentence[0] ? area.h : needs > area.h / 2 ? needs : area.h / 2;
    draw_text(game, canvas, (struct rect){area.x, area.y, area.w, top}, what,
              words_of(size, COLOUR_TEXT));
    draw_text(game, canvas, (struct rect){area.x, area.y + top, area.w, area.h - top},
              talk->sentence, words_of(size, COLOUR_GOLD));
}

static void draw_result(struct game *game, struct canvas *canvas, struct talk *talk,
                        struct rect area) {
    bool kept = talk->stage == TALK_KEPT;
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    if (kept) {
        kindled_draw(game, canvas);
        int below = kindled_rect(game).h - unit(game, 60) - area.y;
        area.y += below;
        area.h -= below;
    }
    draw_text(game, canvas, area,
              both_words(game, &talk->both, word(game, "Kept. It is a star in your sky now."),
                         word(game, "Let go. It was yours for this evening.")),
              words_of(SIZE_LARGE, kept ? COLOUR_GOLD : COLOUR_TEXT));
}

/* --- in private --- */

static void draw_heard(struct game *game, struct canvas *canvas, struct talk *talk,
                       struct rect area) {
    int speaker = talk_speaker(talk);
    draw_heading(game, canvas,
                 speaker < 0 ? word(game, "Each of you, between you and yourself")
                             : say(game, "{name}, between you and yourself", "name",
                                   game->name[speaker], NULL));
    choice_draw(game, canvas, &talk->choice, area, word(game, "Did you feel heard just now?"));
    choice_hint(game, canvas, &talk->choice, word(game, "Both answers are good ones."));
}

static void draw_choosing(struct game *game, struct canvas *canvas, struct talk *talk,
                          struct rect area) {
    draw_heading(game, canvas, word(game, "Keep this?"));
    choice_draw(game, canvas, &talk->choice, area, word(game, "Keep that you had this talk?"));
    choice_hint(game, canvas, &talk->choice,
                word(game, "It is kept only if both of you choose to keep it."));
}

/* --- all of it --- */

static void draw_button_hint(struct game *game, struct canvas *canvas, const struct talk *talk) {
    static const char *const hints[TALK_DEEDS] = {
        [TALK_NOTHING] = "",
        [TALK_BEGIN] = "{button}: on, and to the first step",
        [TALK_A_BEGINS] = "{button}: {a} begins",
        [TALK_B_BEGINS] = "{button}: {b} begins",
        [TALK_ON] = "{button}: on to what comes next",
        [TALK_SAID] = "{button}: when it was said. The small words only help to begin.",
        [TALK_BOTH_READY] = "{button}: both of you press it. Take all the time you like.",
        [TALK_SAID_BACK] = "{button}: when it was said back",
        [TALK_PASS] = "{button}: leave this step out. Nobody has to say why.",
        [TALK_STEP_BACK] = "{button}: once more what was before",
        [TALK_REST] = "{button}: a quiet close, whenever you like",
        [TALK_ASK_KEEP] = "{button}: see what would be kept",
        [TALK_WRITE] = "{button}: write one sentence that is kept with it",
        [TALK_CHOOSE] = "Only if both choose it. {button}: choose, each alone",
        [TALK_RATHER_NOT] = "{button}: nothing is kept",
        [TALK_TRY_AGAIN] = "{button}: try once more to keep it",
        [TALK_LEAVE] = "{button}: back to the talks",
    };
    draw_hint(game, canvas,
              say(game, hints[talk->deed[talk->menu.focus]], "button",
                  both_button_names(game, PLATFORM_CONFIRM), NULL));
}

void talk_draw(struct game *game, struct canvas *canvas, struct talk *talk) {
    static void (*const draw[TALK_STAGES])(struct game *, struct canvas *, struct talk *,
                                           struct rect) = {
        [TALK_BEFORE] = draw_before,     [TALK_WHO] = draw_who,
        [TALK_STEP] = draw_step,         [TALK_SAYING_BACK] = draw_step,
        [TALK_HEARD] = draw_heard,       [TALK_LISTENING] = draw_step,
        [TALK_CLOSE] = draw_close,       [TALK_SHOWING] = draw_showing,
        [TALK_CHOOSING] = draw_choosing, [TALK_KEPT] = draw_result,
        [TALK_LET_GO] = draw_result,     [TALK_NOT_KEPT] = draw_result,
    };
    struct rect area = body_rect(game);
    if (talk->stage == TALK_HEARD || talk->stage == TALK_CHOOSING) {
        draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
        draw[talk->stage](game, canvas, talk, area);
        return;
    }
    struct rect row = take_bottom(&area, menu_buttons_height(game),
                                  unit(game, large_text(game) ? 6 : 16));
    draw[talk->stage](game, canvas, talk, area);
    menu_draw_buttons(game, canvas, &talk->menu, row);
    draw_button_hint(game, canvas, talk);
}

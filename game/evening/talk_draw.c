/* A talk's pictures: one thought in the middle, and the two beside it. */
#include "evening/talk.h"
#include "keeper/keeper.h"

static struct paragraph words_of(enum size size, uint32_t colour) {
    return (struct paragraph){
        .size = size, .align = ALIGN_CENTRE, .colour = colour, .middle = true};
}

static struct rect take_bottom(struct rect *area, int height, int gap) {
    area->h -= height + gap;
    return (struct rect){area->x, area->y + area->h + gap, area->w, height};
}

/* --- starters: how a sentence could begin, to read and not to type --- */

static int chip_width(struct stage *stage, const char *words) {
    return platform_text_width(stage->platform, PLATFORM_FACE_TEXT, text_size(stage, SIZE_BODY),
                               say(stage, "{words} …", "words", words, NULL)) +
           unit(stage, 36);
}

/* How many from `from` stand in one row of this width, and how wide they are together. */
static int chips_in_row(struct stage *stage, const struct pack_step *step, int from, int room,
                        int *wide) {
    int gap = unit(stage, 12), i = from;
    *wide = -gap;
    for (; i < step->starter_count; i++) {
        int width = chip_width(stage, step->starter[i]);
        if (i > from && *wide + gap + width > room) {
            break;
        }
        *wide += gap + width;
    }
    return i - from;
}

static int chips_height(struct stage *stage, const struct pack_step *step, int room) {
    int rows = 0, wide;
    for (int i = 0; i < step->starter_count; rows++) {
        i += chips_in_row(stage, step, i, room, &wide);
    }
    return rows * (text_size(stage, SIZE_BODY) * 7 / 4 + unit(stage, 10));
}

static void draw_chip(struct stage *stage, struct canvas *canvas, const char *words,
                      struct rect place) {
    canvas_round_rect(canvas, place, (float)place.h * 0.5f, 0x8a232c5eu);
    canvas_round_frame(canvas, place, (float)place.h * 0.5f, (float)unit(stage, 1), 0x50a9b6ecu);
    place.x += unit(stage, 12);
    place.w -= unit(stage, 24);
    draw_text(stage, canvas, place, say(stage, "{words} …", "words", words, NULL),
              words_of(SIZE_BODY, COLOUR_QUIET));
}

static void draw_chips(struct stage *stage, struct canvas *canvas, const struct pack_step *step,
                       struct rect area) {
    int high = text_size(stage, SIZE_BODY) * 7 / 4, gap = unit(stage, 12), wide;
    for (int i = 0; i < step->starter_count;) {
        int end = i + chips_in_row(stage, step, i, area.w, &wide);
        int x = area.x + (wide < area.w ? (area.w - wide) / 2 : 0);
        for (; i < end; i++) {
            int width = chip_width(stage, step->starter[i]);
            width = width < area.w ? width : area.w;
            draw_chip(stage, canvas, step->starter[i], (struct rect){x, area.y, width, high});
            x += width + gap;
        }
        area.y += high + unit(stage, 10);
    }
}

/* --- a step --- */

static const char *turn_words(struct stage *stage, const struct talk *talk) {
    int speaker = talk_speaker(talk);
    return speaker < 0 ? word(stage, "Both of you")
                       : say(stage, "{name} speaks", "name", stage->name[speaker], NULL);
}

static const char *said_words(struct stage *stage, const struct talk *talk) {
    int speaker = talk_speaker(talk);
    if (talk->phase == TALK_SAYING_BACK) {
        return speaker < 0
                   ? word(stage, "Each of you, say back what you heard.\nIn your own words, "
                                 "and without an answer yet.")
                   : say(stage,
                         "{other}, say back what you heard.\nIn your own words, and "
                         "without an answer yet.",
                         "other", stage->name[!speaker], NULL);
    }
    if (talk->phase == TALK_LISTENING) {
        return speaker < 0
                   ? word(stage, "Then there is more to hear.\n\nSay it once more, in other words. "
                                 "Say back what you heard, and ask: is there more?")
                   : say(stage,
                         "Then there is more to hear.\n\n{name}, say it once more, in other words. "
                         "{other}, say back what you heard, and ask: is there more?",
                         "name", stage->name[speaker], "other", stage->name[!speaker], NULL);
    }
    return talk_step(talk)->say;
}

/* At the bottom of the area, which becomes what is left of it. */
static void draw_starters(struct stage *stage, struct canvas *canvas, const struct pack_step *step,
                          struct rect *area) {
    struct text all = {0};
    for (int i = 0; i < step->starter_count; i++) {
        text_addf(&all, "%s%s …", i ? "  ·  " : "", step->starter[i]);
    }
    int high = measure_text(stage, area->w, text_string(&all), words_of(SIZE_HINT, 0));
    draw_text(stage, canvas, take_bottom(area, high, unit(stage, 4)), text_string(&all),
              words_of(SIZE_HINT, COLOUR_QUIET));
    text_release(&all);
}

/* Whose turn it is, and in which colour. */
static const char *turn_of(struct stage *stage, const struct talk *talk, uint32_t *colour) {
    int speaker = talk_speaker(talk);
    bool back = talk->phase == TALK_SAYING_BACK && speaker >= 0;
    *colour = speaker < 0 ? COLOUR_GOLD : seat_colour(back ? !speaker : speaker);
    return back ? say(stage, "{name} listens", "name", stage->name[!speaker], NULL)
                : turn_words(stage, talk);
}

/* What is said stands large in the middle, the starters below it. */
static void draw_thought(struct stage *stage, struct canvas *canvas, const struct talk *talk,
                         struct rect area) {
    const struct pack_step *step = talk_step(talk);
    bool starters = talk->phase == TALK_STEP && step->starter_count;
    struct paragraph how = words_of(SIZE_BODY, 0);
    const char *turn = turn_of(stage, talk, &how.colour);
    int top = text_size(stage, SIZE_BODY) * 3 / 2, gap = unit(stage, 12);
    how.face = PLATFORM_FACE_BOLD;
    draw_panel(stage, canvas, area);
    area = rect_grow(area, -unit(stage, 26));
    draw_text(stage, canvas, (struct rect){area.x, area.y, area.w, top}, turn, how);
    area.y += top;
    area.h -= top;
    if (starters) {
        int high = chips_height(stage, step, area.w);
        draw_chips(stage, canvas, step, take_bottom(&area, high, gap));
    }
    draw_text(stage, canvas, area, said_words(stage, talk), words_of(SIZE_LARGE, COLOUR_TEXT));
}

/* Large text has all of the panel: the turn takes the heading's place, the starters are one text.
 */
static void draw_large_thought(struct stage *stage, struct canvas *canvas, const struct talk *talk,
                               struct rect area) {
    const struct pack_step *step = talk_step(talk);
    uint32_t colour;
    draw_heading(stage, canvas, turn_of(stage, talk, &colour));
    draw_panel(stage, canvas, area);
    canvas_round_frame(canvas, area, (float)unit(stage, 18), (float)unit(stage, 4), colour);
    int side = unit(stage, 14), rim = unit(stage, 2);
    area = (struct rect){area.x + side, area.y + rim, area.w - 2 * side, area.h - 2 * rim};
    if (talk->phase == TALK_STEP && step->starter_count) {
        draw_starters(stage, canvas, step, &area);
    }
    draw_text(stage, canvas, area, said_words(stage, talk), words_of(SIZE_BODY, COLOUR_TEXT));
}

static void draw_step(struct stage *stage, struct canvas *canvas, struct talk *talk,
                      struct rect area) {
    int speaker = talk_speaker(talk);
    bool back = talk->phase == TALK_SAYING_BACK && speaker >= 0;
    int lit = back ? !speaker : speaker;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    if (large_text(stage)) { /* the path lies on the panel's edge */
        draw_large_thought(stage, canvas, talk, area);
        draw_lights(
            stage, canvas,
            (struct rect){area.x, area.y + area.h - unit(stage, 8), area.w, unit(stage, 16)},
            talk->talk->step_count, talk->step);
        return;
    }
    draw_lights(stage, canvas, take_bottom(&area, unit(stage, 16), unit(stage, 8)),
                talk->talk->step_count, talk->step);
    draw_heading(stage, canvas, talk->talk->title);
    area = sides_draw(stage, canvas, area, lit != RULES_B, lit != RULES_A);
    draw_thought(stage, canvas, talk, area);
}

/* --- before and after --- */

static const char *kept_words(struct stage *stage, const struct talk *talk) {
    return talk_may_keep(stage, talk)
               ? word(stage, "Nothing that is said is kept. At the end you may keep that you had "
                             "this talk, if both of you choose to.")
               : word(stage, "Nothing of this talk is kept, not even that you had it.");
}

/* Large text is turned over. */
static void draw_large_before(struct stage *stage, struct canvas *canvas, struct talk *talk,
                              struct rect area) {
    struct text words = {0};
    text_addf(&words, "%s\n\n%s", talk->talk->before, kept_words(stage, talk));
    page_draw(stage, canvas, &talk->page, area, text_string(&words), 0);
    text_release(&words);
}

static void draw_before(struct stage *stage, struct canvas *canvas, struct talk *talk,
                        struct rect area) {
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, talk->talk->title);
    talk->page.following = 0;
    if (large_text(stage)) {
        draw_large_before(stage, canvas, talk, area);
    }
    talk->menu.item[0].label = talk->page.following ? word(stage, "Read on") : word(stage, "Begin");
    if (large_text(stage)) {
        return;
    }
    int narrow = area.w / 12;
    struct rect panel = {area.x + narrow, area.y, area.w - 2 * narrow, area.h};
    struct rect inside = rect_grow(panel, -unit(stage, 30));
    draw_panel(stage, canvas, panel);
    const char *kept = kept_words(stage, talk);
    int foot = measure_text(stage, inside.w, kept, words_of(SIZE_BODY, 0));
    draw_text(stage, canvas, take_bottom(&inside, foot, unit(stage, 20)), kept,
              words_of(SIZE_BODY, COLOUR_QUIET));
    draw_text(stage, canvas, inside, talk->talk->before, words_of(SIZE_LARGE, COLOUR_TEXT));
}

static void draw_who(struct stage *stage, struct canvas *canvas, struct talk *talk,
                     struct rect area) {
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, talk->talk->title);
    area = sides_draw(stage, canvas, area, talk->menu.focus == RULES_A,
                      talk->menu.focus == RULES_B);
    draw_text(stage, canvas, area,
              word(stage, "Who begins?\n\nYou can take turns with it, from talk to talk."),
              words_of(SIZE_LARGE, COLOUR_TEXT));
}

static const char *close_words(struct stage *stage, const struct talk *talk) {
    static const char *const through[] = {
        ("That was it. Whatever was said is safe between you.\nNothing has to follow from it "
         "tonight."),
        "That was all of it, and it stays between the two of you.\nThe rest of tonight is free.",
        "You have come through it, both of you.\nIt can rest now, and so can you.",
    };
    enum { ENDS = sizeof through / sizeof through[0] };
    return talk->through
               ? word(stage, through[stage->rooms->evening->talks % ENDS])
               : word(stage, "You can rest here. Whatever was said is safe between you.\nWhatever "
                             "was not said may wait.");
}

static void draw_close(struct stage *stage, struct canvas *canvas, struct talk *talk,
                       struct rect area) {
    /* In the sky: below it the two stand on the shore of who began. */
    area.h = screen_rect(stage).h * 56 / 100 - area.y;
    draw_bridge_together(stage, canvas,
                         talk->first == RULES_B ? VIEW_RIGHT_SHORE : VIEW_LEFT_SHORE);
    draw_heading(stage, canvas, say(stage, "Thank you, {a} and {b}", NULL));
    keeper_draw(stage, canvas, keeper_place(stage));
    draw_text(stage, canvas, area, close_words(stage, talk), words_of(SIZE_LARGE, COLOUR_TEXT));
    joy_draw(stage, canvas);
}

/* --- keeping --- */

static void draw_showing(struct stage *stage, struct canvas *canvas, struct talk *talk,
                         struct rect area) {
    int pad = unit(stage, large_text(stage) ? 14 : 30);
    enum size size = large_text(stage) ? SIZE_BODY : SIZE_LARGE;
    const char *what = say(stage,
                           "That you had this talk: {title}, {date}, {a} and {b}.\nNot a "
                           "word of what was said.",
                           "title", talk->talk->title, "date",
                           say_date(stage, both_day(talk->date)), NULL);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "Keep this?"));
    draw_panel(stage, canvas, area);
    area = rect_grow(area, -pad);
    int needs = measure_text(stage, area.w, what, words_of(size, 0));
    int top = !talk->sentence[0] ? area.h : needs > area.h / 2 ? needs : area.h / 2;
    draw_text(stage, canvas, (struct rect){area.x, area.y, area.w, top}, what,
              words_of(size, COLOUR_TEXT));
    draw_text(stage, canvas, (struct rect){area.x, area.y + top, area.w, area.h - top},
              talk->sentence, words_of(size, COLOUR_GOLD));
}

static void draw_result(struct stage *stage, struct canvas *canvas, struct talk *talk,
                        struct rect area) {
    bool kept = talk->phase == TALK_KEPT;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    if (kept) {
        kindled_draw(stage, canvas);
        int below = kindled_rect(stage).h - unit(stage, 60) - area.y;
        area.y += below;
        area.h -= below;
    }
    draw_text(stage, canvas, area,
              both_words(stage, &talk->both, word(stage, "Kept. It is a star in your sky now."),
                         word(stage, "Let go. It was yours for this evening.")),
              words_of(SIZE_LARGE, kept ? COLOUR_GOLD : COLOUR_TEXT));
}

/* --- in private --- */

static void draw_heard(struct stage *stage, struct canvas *canvas, struct talk *talk,
                       struct rect area) {
    int speaker = talk_speaker(talk);
    draw_heading(stage, canvas,
                 speaker < 0 ? word(stage, "Each of you, between you and yourself")
                             : say(stage, "{name}, between you and yourself", "name",
                                   stage->name[speaker], NULL));
    choice_draw(stage, canvas, &talk->choice, area, word(stage, "Did you feel heard just now?"));
    choice_hint(stage, canvas, &talk->choice, word(stage, "Both answers are good ones."));
}

static void draw_choosing(struct stage *stage, struct canvas *canvas, struct talk *talk,
                          struct rect area) {
    draw_heading(stage, canvas, word(stage, "Keep this?"));
    choice_draw(stage, canvas, &talk->choice, area, word(stage, "Keep that you had this talk?"));
    choice_hint(stage, canvas, &talk->choice, both_rule(stage));
}

/* --- all of it --- */

static void draw_button_hint(struct stage *stage, struct canvas *canvas, const struct talk *talk) {
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
    draw_hint(stage, canvas,
              say(stage, hints[talk->deed[talk->menu.focus]], "button",
                  both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

void talk_draw(struct stage *stage, struct canvas *canvas, struct talk *talk) {
    static void (*const draw[TALK_STAGES])(struct stage *, struct canvas *, struct talk *,
                                           struct rect) = {
        [TALK_BEFORE] = draw_before,     [TALK_WHO] = draw_who,
        [TALK_STEP] = draw_step,         [TALK_SAYING_BACK] = draw_step,
        [TALK_HEARD] = draw_heard,       [TALK_LISTENING] = draw_step,
        [TALK_CLOSE] = draw_close,       [TALK_SHOWING] = draw_showing,
        [TALK_CHOOSING] = draw_choosing, [TALK_KEPT] = draw_result,
        [TALK_LET_GO] = draw_result,     [TALK_NOT_KEPT] = draw_result,
    };
    struct rect area = body_rect(stage);
    if (talk->phase == TALK_HEARD || talk->phase == TALK_CHOOSING) {
        draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
        draw[talk->phase](stage, canvas, talk, area);
        return;
    }
    struct rect row = take_bottom(&area, menu_buttons_height(stage),
                                  unit(stage, large_text(stage) ? 6 : 16));
    draw[talk->phase](stage, canvas, talk, area);
    menu_draw_buttons(stage, canvas, &talk->menu, row);
    draw_button_hint(stage, canvas, talk);
}

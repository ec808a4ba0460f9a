/* The close: a lantern each, and one thing that was good. It can be said aloud, or written down and
 * then kept if both choose so. Then good night. Nobody has to say anything; Back goes straight to
 * the good night from anywhere. */
#include "evening/inside.h"
#include "kit/menu_page.h"
#include "kit/writing.h"

#include <string.h>

enum phase { TURN, WRITING, SHOWING, CHOOSING, RESULT, NIGHT };
enum deed {
    DEED_LET_RISE,
    DEED_WRITE,
    DEED_UNWRITE,
    DEED_CHOOSE,
    DEED_NIGHT,
    DEED_AGAIN,
    DEED_OUT
};
enum { DEEDS = 3, GOOD_LETTERS = 160 };

struct data {
    enum phase phase;
    bool begun;
    int first, turn; /* 0: the one who begins, 1: the other */
    char words[2][WRITING_SIZE];
    int risen[2]; /* ms since the lantern was let go; 0: still held */
    struct both both;
    struct menu menu;
    enum deed deed[DEEDS];
    struct choice choice;
};

static int whose(const struct data *data) {
    return data->turn ? !data->first : data->first;
}

static bool can_write(const struct stage *stage) {
    return stage->rooms->keeps && !cards_on_paper(stage);
}

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void offer_turn(struct stage *stage, struct data *data) {
    bool written = data->words[whose(data)][0];
    offer(stage, data, DEED_LET_RISE, "Let the lantern go");
    if (can_write(stage)) {
        offer(stage, data, DEED_WRITE, written ? "Change the words" : "Write it down");
    }
    if (written) {
        offer(stage, data, DEED_UNWRITE, "Take the words away");
    }
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    data->phase = phase;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (phase == TURN) {
        offer_turn(stage, data);
    } else if (phase == SHOWING) {
        offer(stage, data, DEED_CHOOSE, "Each of us chooses");
        offer(stage, data, DEED_NIGHT, "Rather not");
    } else if (phase == RESULT) {
        offer(stage, data, DEED_NIGHT, "Good night");
        if (both_failed(&data->both)) {
            offer(stage, data, DEED_AGAIN, "Try again");
        }
    } else if (phase == NIGHT) {
        offer(stage, data, DEED_OUT, "To the title");
    }
    damage_all(stage);
}

static void forget_words(struct stage *stage, struct data *data) {
    choice_forget(&data->choice);
    base_forget(data->words, sizeof data->words);
    platform_text_forget(stage->platform);
}

/* From here on the evening is over, whatever happens. */
static void say_good_night(struct stage *stage, struct data *data) {
    forget_words(stage, data);
    evening_drop(stage);
    for (int player = 0; player < 2; player++) {
        data->risen[player] = data->risen[player] ? data->risen[player] : 1;
    }
    platform_sound(stage->platform, "evening-close");
    show(stage, data, NIGHT);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->begun) {
        data->begun = true;
        data->first = stage_below(stage, 2);
        platform_music(stage->platform, "home");
    }
    if (data->phase == TURN || data->phase == WRITING) {
        show(stage, data, TURN);
    }
}

static void leave(struct stage *stage, void *context) {
    forget_words(stage, context);
}

static void let_rise(struct stage *stage, struct data *data) {
    data->risen[whose(data)] = 1;
    platform_sound(stage->platform, "lantern-release");
    if (!data->turn) {
        data->turn = 1;
        show(stage, data, TURN);
    } else if (data->words[RULES_A][0] || data->words[RULES_B][0]) {
        show(stage, data, SHOWING);
    } else {
        say_good_night(stage, data);
    }
}

static void write(struct stage *stage, struct data *data) {
    data->phase = WRITING;
    writing_push(stage, &(struct writing){
                            .heading = word(stage, "One thing that was good"),
                            .begins = data->words[whose(data)],
                            .into = data->words[whose(data)],
                            .size = sizeof data->words[0],
                            .letters = GOOD_LETTERS,
                            .player = whose(data),
                        });
}

/* --- keeping it --- */

static int fill_lines(struct stage *stage, const struct data *data, struct keepsake_line lines[2]) {
    int count = 0;
    for (int player = 0; player < 2; player++) {
        if (data->words[player][0]) {
            lines[count++] = (struct keepsake_line){
                .question = word(stage, "One thing that was good"),
                .answer = data->words[player],
                .who = player == RULES_A ? KEEPSAKE_A : KEEPSAKE_B,
            };
        }
    }
    return count;
}

static void ask_keep(struct stage *stage, struct data *data) {
    both_ask(stage, &data->choice);
    show(stage, data, CHOOSING);
}

static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    const struct data *data = context;
    struct keepsake_moment moment = {
        .kept_at = date_now(stage),
        .kind = KEEPSAKE_EVENING,
        .pack = stage->rooms->pack->id,
        .level = "",
        .title = word(stage, "An evening together"),
        .source = "",
        .replay = "",
        .deck = "",
        .name_a = stage->name[RULES_A],
        .name_b = stage->name[RULES_B],
        .note = "",
    };
    moment.line_count = fill_lines(stage, data, moment.line);
    return keepsake_keep_moment(stage->rooms->keepsake, &moment, kept_by_a, kept_by_b, NULL, NULL);
}

static const struct both_wish wish = {.store = store, .sound = "kept", .star = true};

/* --- the buttons --- */

static void carry_out(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_LET_RISE:
        let_rise(stage, data);
        break;
    case DEED_WRITE:
        write(stage, data);
        break;
    case DEED_UNWRITE:
        base_forget(data->words[whose(data)], sizeof data->words[0]);
        show(stage, data, TURN);
        break;
    case DEED_CHOOSE:
        ask_keep(stage, data);
        break;
    case DEED_AGAIN:
        both_try_again(stage, &data->both, &wish, data);
        show(stage, data, RESULT);
        break;
    case DEED_NIGHT:
        say_good_night(stage, data);
        break;
    case DEED_OUT:
        scene_pop(stage);
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == CHOOSING && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(stage->platform, "menu-back");
        carry_out(stage, data, data->phase == NIGHT ? DEED_OUT : DEED_NIGHT);
    } else if (data->phase != CHOOSING && menu_event(stage, &data->menu, event) == MENU_CHOSEN) {
        carry_out(stage, data, data->deed[data->menu.focus]);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase == CHOOSING) {
        if (choice_update(stage, &data->choice, ms)) {
            both_decide(stage, &data->both, &data->choice, &wish, data);
            show(stage, data, RESULT);
            return 0;
        }
        return choice_wait(&data->choice);
    }
    bool rises = evening_lanterns_rise(data->risen, ms);
    if (rises) {
        damage_all(stage);
    }
    int next = update_backdrop(stage);
    return rises || (both_kept(&data->both) && kindled_update(stage)) ? 0 : next;
}

/* --- drawing --- */

static void draw_night(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(stage);
    int row = menu_height(stage, 1), wide = unit(stage, 420);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_NIGHT);
    evening_shore_draw(stage, canvas, data->risen, true);
    draw_text(stage, canvas,
              (struct rect){body.x, unit(stage, 40), body.w, text_size(stage, SIZE_TITLE) * 3 / 2},
              say(stage, "Good night, {a} and {b}.", NULL),
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_TITLE,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true});
    /* Below the two: there is no hint line. */
    int foot = screen_rect(stage).h - row - unit(stage, 22);
    menu_draw(stage, canvas, &data->menu,
              (struct rect){body.x + (body.w - wide) / 2, foot, wide, row});
}

static const char *turn_words(struct stage *stage, const struct data *data) {
    int player = whose(data);
    return data->words[player][0]
               ? data->words[player]
               : say(stage,
                     "{name}, say it aloud if you like, or just think it.\nThen let your lantern "
                     "go.",
                     "name", stage->name[player], NULL);
}

static const char *shown_words(struct stage *stage, const struct data *data) {
    const char *a = data->words[RULES_A], *b = data->words[RULES_B];
    return a[0] && b[0] ? say(stage, "{a}: {one}\n{b}: {other}", "one", a, "other", b, NULL)
                        : say(stage, "{name}: {words}", "name",
                              stage->name[a[0] ? RULES_A : RULES_B], "words", a[0] ? a : b, NULL);
}

static void draw_page(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct menu_page page = {.heading = word(stage, "One thing that was good tonight"),
                             .back = word(stage, "good night"),
                             .backdrop = VIEW_BACKDROP_SHORE,
                             .foot = evening_shore_high(stage)};
    if (data->phase == TURN) {
        page.words = turn_words(stage, data);
        page.colour = seat_colour(whose(data));
    } else if (data->phase == SHOWING) {
        page.heading = word(stage, "Keep this evening?");
        page.words = shown_words(stage, data);
    } else {
        page.heading = word(stage, "Tonight");
        page.words = both_words(stage, &data->both,
                                word(stage, "Kept. It is a star in your sky now."),
                                word(stage, "Let go. It was yours for this evening."));
        page.star = both_kept(&data->both);
        page.colour = page.star ? COLOUR_GOLD : COLOUR_TEXT;
    }
    if (page.star) {
        page.backdrop = VIEW_BACKDROP_SKY;
        page.foot = 0;
    }
    menu_page_draw(stage, canvas, &page, &data->menu);
    if (!page.star) {
        evening_shore_draw(stage, canvas, data->risen, false);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase == NIGHT) {
        draw_night(stage, canvas, data);
    } else if (data->phase == CHOOSING) {
        draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
        both_draw(stage, canvas, &data->choice, word(stage, "Keep this evening?"),
                  word(stage, "Keep these words as a star of tonight?"));
    } else {
        draw_page(stage, canvas, data);
    }
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_evening_close = {
    .name = "close",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void evening_close_push(struct stage *stage) {
    scene_push(stage, &scene_evening_close);
}

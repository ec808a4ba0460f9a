/* The close: a lantern each, and one thing that was good. It can be said aloud, or written down;
 * whoever heard it has a turn for taking it in. Then, once, what this evening could keep, and good
 * night. Nobody has to say anything, and where they rest nothing is asked for; Back goes straight
 * to what could be kept. */
#include "evening/inside.h"
#include "keeper/keeper.h"
#include "kit/menu_page.h"
#include "kit/writing.h"

#include <string.h>

enum phase { TURN, WRITING, TAKING_IN, KEEPING, NIGHT };
enum deed { DEED_LET_RISE, DEED_WRITE, DEED_UNWRITE, DEED_TAKEN_IN, DEED_OUT, DEED_PICTURE };
enum { DEEDS = 3, GOOD_LETTERS = 160, HARD = 6 /* steps misheard in an evening */ };

struct data {
    enum phase phase;
    bool begun;
    int first, turn; /* 0: the one who begins, 1: the other */
    char words[2][WRITING_SIZE];
    int risen[2]; /* ms since the lantern was let go; 0: still held */
    int kept;     /* moments in the box before it was asked what to keep */
    struct menu menu;
    enum deed deed[DEEDS];
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
    } else if (phase == TAKING_IN) {
        offer(stage, data, DEED_TAKEN_IN, "Go on");
    } else if (phase == NIGHT) {
        offer(stage, data, DEED_OUT, "To the title");
        offer(stage, data, DEED_PICTURE, "A picture to take along");
    }
    damage_all(stage);
}

static void forget_words(struct stage *stage, struct data *data) {
    base_forget(data->words, sizeof data->words);
    platform_text_forget(stage->platform);
}

/* From here on the evening is over, whatever happens. */
static void say_good_night(struct stage *stage, struct data *data) {
    joy_end(stage);
    forget_words(stage, data);
    if (evening_going(stage)) { /* one that was left can still be gone on with */
        evening_drop(stage);
    }
    stage->rooms->evening->stars = both_kept_count(stage) - data->kept;
    for (int player = 0; player < 2; player++) {
        data->risen[player] = data->risen[player] ? data->risen[player] : 1;
    }
    platform_sound(stage->platform, "evening-close");
    keeper_say(stage, play_misheard(stage) >= HARD ? PACK_WHEN_HARD_EVENING : PACK_WHEN_GOOD_NIGHT);
    show(stage, data, NIGHT);
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

static void lay_words(struct stage *stage, struct data *data) {
    struct keepsake_moment moment = both_moment(stage, KEEPSAKE_EVENING, stage->rooms->pack->id,
                                                word(stage, "An evening together"));
    moment.line_count = fill_lines(stage, data, moment.line);
    if (moment.line_count) {
        tray_lay_moment(stage, &moment);
    }
    forget_words(stage, data);
}

/* Once; where there is nothing, it is good night. */
static void ask_keep(struct stage *stage, struct data *data) {
    static const struct keeping_wish wish = {.after = OUTCOME_DONE};
    lay_words(stage, data);
    data->kept = both_kept_count(stage);
    if (tray_count(stage)) {
        show(stage, data, KEEPING);
        keeping_push(stage, &wish);
    } else {
        say_good_night(stage, data);
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->begun) {
        data->begun = true;
        data->first = stage_below(stage, 2);
        platform_music(stage->platform, "home");
        if (evening_of(stage)->rests || !evening_going(stage)) {
            ask_keep(stage, data);
            return;
        }
    }
    if (data->phase == KEEPING) {
        say_good_night(stage, data);
    } else if (data->phase == TURN || data->phase == WRITING) {
        show(stage, data, TURN);
    }
}

static void leave(struct stage *stage, void *context) {
    joy_end(stage);
    forget_words(stage, context);
}

static void let_rise(struct stage *stage, struct data *data) {
    data->risen[whose(data)] = 1;
    platform_sound(stage->platform, "lantern-release");
    platform_sound(stage->platform, "thanks");
    joy_thank(stage, whose(data));
    show(stage, data, TAKING_IN);
}

static void go_on(struct stage *stage, struct data *data) {
    joy_end(stage);
    if (!data->turn) {
        data->turn = 1;
        show(stage, data, TURN);
    } else {
        ask_keep(stage, data);
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
    case DEED_TAKEN_IN:
        go_on(stage, data);
        break;
    case DEED_OUT:
        scene_pop(stage);
        break;
    case DEED_PICTURE:
        stage->doors->picture(stage, evening_picture_draw);
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(stage->platform, "menu-back");
        if (data->phase == NIGHT) {
            scene_pop(stage);
        } else {
            ask_keep(stage, data);
        }
    } else if ((data->phase == NIGHT ? menu_event_row(stage, &data->menu, event)
                                     : menu_event(stage, &data->menu, event)) == MENU_CHOSEN) {
        carry_out(stage, data, data->deed[data->menu.focus]);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    bool night = data->phase == NIGHT, rises = evening_lanterns_rise(stage, data->risen, ms, night);
    if (rises && night) {
        damage_rect(stage, evening_night_rect(stage));
    } else if (rises) {
        damage_all(stage);
    }
    int next = update_backdrop(stage);
    return joy_update(stage) || rises ? 0 : next;
}

/* --- drawing --- */

static void draw_night(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(stage);
    int row = menu_buttons_height(stage);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_NIGHT);
    evening_night_draw(stage, canvas, data->risen, stage->rooms->evening->stars);
    draw_text(stage, canvas,
              (struct rect){body.x, unit(stage, 40), body.w, text_size(stage, SIZE_TITLE) * 3 / 2},
              say(stage, "Good night, {a} and {b}.", NULL),
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_TITLE,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true});
    keeper_draw(stage, canvas,
                (struct rect){body.x, unit(stage, 46) + text_size(stage, SIZE_TITLE) * 3 / 2,
                              body.w, text_size(stage, SIZE_HINT) * 3 / 2});
    /* Below the two: there is no hint line. */
    int foot = screen_rect(stage).h - row - unit(stage, 22);
    menu_draw_buttons(stage, canvas, &data->menu, (struct rect){body.x, foot, body.w, row});
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

/* Nobody is asked whether there was something to hear. */
static const char *taking_in_words(struct stage *stage, const struct data *data) {
    int player = whose(data);
    const char *words = data->words[player];
    const char *ask = say(stage,
                          "{other}, what is that like to hear?\nJust taking it in is as good.",
                          "other", stage->name[!player], NULL);
    return words[0] ? say(stage, "{words}\n\n{ask}", "words", words, "ask", ask, NULL) : ask;
}

static void draw_page(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct menu_page page = {.heading = word(stage, "One thing that was good tonight"),
                             .back = word(stage, "good night"),
                             .backdrop = VIEW_BACKDROP_SHORE,
                             .foot = evening_shore_high(stage)};
    bool hears = data->phase == TAKING_IN;
    page.words = hears ? taking_in_words(stage, data) : turn_words(stage, data);
    page.colour = seat_colour(hears ? !whose(data) : whose(data));
    evening_light(stage, &page);
    menu_page_draw(stage, canvas, &page, &data->menu);
    /* Who listens has turned to who spoke. */
    evening_shore_draw(stage, canvas, data->risen, hears ? !whose(data) : -1);
    joy_draw(stage, canvas);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase == NIGHT) {
        draw_night(stage, canvas, data);
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
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void evening_rest_push(struct stage *stage) {
    scene_push(stage, &scene_evening_close);
}

/* The close: a lantern each, and one thing that was good. It can be said aloud, or written down and
 * then kept if both choose so. Then good night. Nobody has to say anything; Back goes straight to
 * the good night from anywhere. */
#include "scenes/evening_page.h"
#include "scenes/writing.h"

#include <string.h>

enum stage { TURN, WRITING, SHOWING, CHOOSING, RESULT, NIGHT };
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
    enum stage stage;
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

static bool can_write(const struct game *game) {
    return game->keeps && !game->paper;
}

static void offer(struct game *game, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(game, label), NULL);
}

static void offer_turn(struct game *game, struct data *data) {
    bool written = data->words[whose(data)][0];
    offer(game, data, DEED_LET_RISE, "Let the lantern go");
    if (can_write(game)) {
        offer(game, data, DEED_WRITE, written ? "Change the words" : "Write it down");
    }
    if (written) {
        offer(game, data, DEED_UNWRITE, "Take the words away");
    }
}

static void show(struct game *game, struct data *data, enum stage stage) {
    data->stage = stage;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (stage == TURN) {
        offer_turn(game, data);
    } else if (stage == SHOWING) {
        offer(game, data, DEED_CHOOSE, "Each of us chooses");
        offer(game, data, DEED_NIGHT, "Rather not");
    } else if (stage == RESULT) {
        offer(game, data, DEED_NIGHT, "Good night");
        if (both_failed(&data->both)) {
            offer(game, data, DEED_AGAIN, "Try again");
        }
    } else if (stage == NIGHT) {
        offer(game, data, DEED_OUT, "To the title");
    }
    damage_all(game);
}

static void forget_words(struct game *game, struct data *data) {
    choice_forget(&data->choice);
    base_forget(data->words, sizeof data->words);
    platform_text_forget(game->platform);
}

/* From here on the evening is over, whatever happens. */
static void say_good_night(struct game *game, struct data *data) {
    forget_words(game, data);
    evening_drop(game);
    for (int player = 0; player < 2; player++) {
        data->risen[player] = data->risen[player] ? data->risen[player] : 1;
    }
    platform_sound(game->platform, "evening-close");
    show(game, data, NIGHT);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->begun) {
        data->begun = true;
        data->first = stage_below(game, 2);
        platform_music(game->platform, "home");
    }
    if (data->stage == TURN || data->stage == WRITING) {
        show(game, data, TURN);
    }
}

static void leave(struct game *game, void *context) {
    forget_words(game, context);
}

static void let_rise(struct game *game, struct data *data) {
    data->risen[whose(data)] = 1;
    platform_sound(game->platform, "lantern-release");
    if (!data->turn) {
        data->turn = 1;
        show(game, data, TURN);
    } else if (data->words[RULES_A][0] || data->words[RULES_B][0]) {
        show(game, data, SHOWING);
    } else {
        say_good_night(game, data);
    }
}

static void write(struct game *game, struct data *data) {
    data->stage = WRITING;
    writing_push(game, &(struct writing){
                           .heading = word(game, "One thing that was good"),
                           .begins = data->words[whose(data)],
                           .into = data->words[whose(data)],
                           .size = sizeof data->words[0],
                           .letters = GOOD_LETTERS,
                           .player = whose(data),
                       });
}

/* --- keeping it --- */

static int fill_lines(struct game *game, const struct data *data, struct keepsake_line lines[2]) {
    int count = 0;
    for (int player = 0; player < 2; player++) {
        if (data->words[player][0]) {
            lines[count++] = (struct keepsake_line){
                .question = word(game, "One thing that was good"),
                .answer = data->words[player],
                .who = player == RULES_A ? KEEPSAKE_A : KEEPSAKE_B,
            };
        }
    }
    return count;
}

static void ask_keep(struct game *game, struct data *data) {
    both_ask(game, &data->choice, word(game, "Keep it"), word(game, "Let it go"));
    show(game, data, CHOOSING);
}

static enum keepsake_result store(struct game *game, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    const struct data *data = context;
    struct keepsake_moment moment = {
        .kept_at = date_now(game),
        .kind = KEEPSAKE_EVENING,
        .pack = game->pack->id,
        .level = "",
        .title = word(game, "An evening together"),
        .source = "",
        .replay = "",
        .deck = "",
        .name_a = game->name[RULES_A],
        .name_b = game->name[RULES_B],
        .note = "",
    };
    moment.line_count = fill_lines(game, data, moment.line);
    return keepsake_keep_moment(game->keepsake, &moment, kept_by_a, kept_by_b, NULL, NULL);
}

static const struct both_wish wish = {.store = store, .sound = "kept", .star = true};

/* --- the buttons --- */

static void carry_out(struct game *game, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_LET_RISE:
        let_rise(game, data);
        break;
    case DEED_WRITE:
        write(game, data);
        break;
    case DEED_UNWRITE:
        base_forget(data->words[whose(data)], sizeof data->words[0]);
        show(game, data, TURN);
        break;
    case DEED_CHOOSE:
        ask_keep(game, data);
        break;
    case DEED_AGAIN:
        both_try_again(game, &data->both, &wish, data);
        show(game, data, RESULT);
        break;
    case DEED_NIGHT:
        say_good_night(game, data);
        break;
    case DEED_OUT:
        scene_pop(game);
        break;
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->stage == CHOOSING && choice_event(game, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(game->platform, "menu-back");
        carry_out(game, data, data->stage == NIGHT ? DEED_OUT : DEED_NIGHT);
    } else if (data->stage != CHOOSING && menu_event(game, &data->menu, event) == MENU_CHOSEN) {
        carry_out(game, data, data->deed[data->menu.focus]);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->stage == CHOOSING) {
        if (choice_update(game, &data->choice, ms)) {
            both_decide(game, &data->both, &data->choice, &wish, data);
            show(game, data, RESULT);
            return 0;
        }
        return choice_wait(&data->choice);
    }
    bool rises = evening_lanterns_rise(data->risen, ms);
    if (rises) {
        damage_all(game);
    }
    int next = update_backdrop(game);
    return rises || (both_kept(&data->both) && kindled_update(game)) ? 0 : next;
}

/* --- drawing --- */

static void draw_night(struct game *game, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(game);
    int row = menu_height(game, 1), wide = unit(game, 420);
    draw_backdrop(game, canvas, VIEW_BACKDROP_NIGHT);
    evening_shore_draw(game, canvas, data->risen, true);
    draw_text(game, canvas,
              (struct rect){body.x, unit(game, 40), body.w, text_size(game, SIZE_TITLE) * 3 / 2},
              say(game, "Good night, {a} and {b}.", NULL),
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_TITLE,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true});
    /* Below the two: there is no hint line. */
    int foot = screen_rect(game).h - row - unit(game, 22);
    menu_draw(game, canvas, &data->menu,
              (struct rect){body.x + (body.w - wide) / 2, foot, wide, row});
}

static const char *turn_words(struct game *game, const struct data *data) {
    int player = whose(data);
    return data->words[player][0]
               ? data->words[player]
               : say(game,
                     "{name}, say it aloud if you like, or just think it.\nThen let your lantern "
                     "go.",
                     "name", game->name[player], NULL);
}

static const char *shown_words(struct game *game, const struct data *data) {
    const char *a = data->words[RULES_A], *b = data->words[RULES_B];
    return a[0] && b[0] ? say(game, "{a}: {one}\n{b}: {other}", "one", a, "other", b, NULL)
                        : say(game, "{name}: {words}", "name", game->name[a[0] ? RULES_A : RULES_B],
                              "words", a[0] ? a : b, NULL);
}

static void draw_page(struct game *game, struct canvas *canvas, struct data *data) {
    struct evening_page page = {.heading = word(game, "One thing that was good tonight"),
                                .back = word(game, "good night"),
                                .backdrop = VIEW_BACKDROP_SHORE,
                                .foot = evening_shore_high(game)};
    if (data->stage == TURN) {
        page.words = turn_words(game, data);
        page.colour = seat_colour(whose(data));
    } else if (data->stage == SHOWING) {
        page.heading = word(game, "Keep this evening?");
        page.words = shown_words(game, data);
    } else {
        page.heading = word(game, "Tonight");
        page.words = both_words(game, &data->both,
                                word(game, "Kept. It is a star in your sky now."),
                                word(game, "Let go. It was yours for this evening."));
        page.star = both_kept(&data->both);
        page.colour = page.star ? COLOUR_GOLD : COLOUR_TEXT;
    }
    if (page.star) {
        page.backdrop = VIEW_BACKDROP_SKY;
        page.foot = 0;
    }
    evening_page_draw(game, canvas, &page, &data->menu);
    if (!page.star) {
        evening_shore_draw(game, canvas, data->risen, false);
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->stage == NIGHT) {
        draw_night(game, canvas, data);
    } else if (data->stage == CHOOSING) {
        draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
        both_draw(game, canvas, &data->choice, word(game, "Keep this evening?"),
                  word(game, "Keep these words as a star of tonight?"));
    } else {
        draw_page(game, canvas, data);
    }
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
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

void evening_close_push(struct game *game) {
    scene_push(game, &scene_evening_close);
}

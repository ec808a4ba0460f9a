/* What we leave out: topic after topic, each of the two says in private whether it is fine. With
 * two devices both do so at once; with one keyboard one goes through all of them behind the
 * curtain, and then the other. Leaving keeps what was said so far. */
#include "scenes/page.h"

enum stage { BEFORE, ASKING, AFTER };

struct data {
    enum stage stage;
    enum pack_topic topic;
    bool alone; /* one after the other */
    int turn;   /* whose, then */
    int8_t mark[PACK_TOPICS][2];
    struct page page; /* BEFORE */
    struct choice choice;
};

static void enter(struct game *game, void *context) {
    struct data *data = context;
    (void)game;
    for (int topic = 0; data->stage == BEFORE && topic < PACK_TOPICS; topic++) {
        data->mark[topic][RULES_A] = data->mark[topic][RULES_B] = LIMITS_UNSAID;
    }
}

static void ask(struct game *game, struct data *data) {
    data->stage = ASKING;
    data->choice = (struct choice){
        .count = 3,
        .label = {[LIMITS_FINE] = word(game, "Fine with me"),
                  [LIMITS_NOT_TONIGHT] = word(game, "Not tonight"),
                  [LIMITS_NOT_NOW] = word(game, "Not for now")},
        .mark = {-1, -1, -1},
        .asked = {!data->alone || data->turn == RULES_A, !data->alone || data->turn == RULES_B},
        .open = data->topic > 0,
        .brief = true,
    };
    choice_begin(game, &data->choice);
}

static void take(struct data *data) {
    for (int player = 0; player < 2; player++) {
        if (data->choice.asked[player]) {
            data->mark[data->topic][player] = data->choice.chosen[player];
        }
    }
    choice_forget(&data->choice);
}

static void next(struct game *game, struct data *data) {
    take(data);
    data->topic++;
    if (data->topic == PACK_TOPICS && data->alone && data->turn == RULES_A) {
        data->turn = RULES_B;
        data->topic = 0;
    }
    if (data->topic < PACK_TOPICS) {
        ask(game, data);
    } else {
        data->stage = AFTER;
        platform_sound(game->platform, "breathe");
        damage_all(game);
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    if (data->stage == BEFORE) {
        return;
    }
    if (data->stage == ASKING) {
        take(data);
    }
    for (int topic = 0; topic < PACK_TOPICS; topic++) {
        limits_say(&game->limits, (enum pack_topic)topic,
                   (enum limits_mark)data->mark[topic][RULES_A],
                   (enum limits_mark)data->mark[topic][RULES_B]);
    }
    limits_save(game);
    choice_forget(&data->choice);
    platform_text_forget(game->platform);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    bool forward = pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN;
    if (data->stage == ASKING && choice_event(game, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU) ||
        (data->stage == AFTER && forward)) {
        platform_sound(game->platform, "menu-back");
        scene_pop(game);
    } else if (data->stage == BEFORE && forward) {
        platform_sound(game->platform, "menu-choose");
        if (page_turn(game, &data->page)) {
            return;
        }
        data->alone = platform_one_keyboard(game->platform);
        ask(game, data);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->stage != ASKING) {
        return update_backdrop(game);
    }
    if (choice_update(game, &data->choice, ms)) {
        next(game, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw_asking(struct game *game, struct canvas *canvas, const struct data *data) {
    static const char *const questions[PACK_TOPICS] = {
        [PACK_DAILY_LIFE] = "Cards about daily life?",
        [PACK_FAMILY] = "Cards about family?",
        [PACK_FRIENDS] = "Cards about friends?",
        [PACK_WORK] = "Cards about work?",
        [PACK_MONEY] = "Cards about money?",
        [PACK_HOME] = "Cards about home?",
        [PACK_TIME] = "Cards about time, and how you spend it?",
        [PACK_BODY] = "Cards about body and health?",
        [PACK_CLOSENESS] = "Cards about closeness?",
        [PACK_HURT] = "Cards about what hurts?",
        [PACK_FUTURE] = "Cards about the future?",
        [PACK_FAITH] = "Cards about faith?",
        [PACK_PLAY] = "Cards about play?",
    };
    draw_heading(game, canvas,
                 say(game, "What we leave out, {number} of {all}", "number",
                     say_number(game, (int)data->topic + 1), "all", say_number(game, PACK_TOPICS),
                     NULL));
    choice_draw(game, canvas, &data->choice, body_rect(game), word(game, questions[data->topic]));
    choice_hint(
        game, canvas, &data->choice,
        say(game, "{back}: that is enough", "back", both_button_names(game, PLATFORM_BACK), NULL));
}

static void draw_before(struct game *game, struct canvas *canvas, struct data *data,
                        struct rect panel) {
    page_draw(game, canvas, &data->page, panel,
              word(game, "Each of you says in private which topics are fine.\n\n"
                         "What either of you leaves out stays out for both. Nobody sees "
                         "what it is, or whose wish it was.\n\n"
                         "\u201cNot tonight\u201d holds for this evening. \u201cNot for now\u201d "
                         "holds until you both say that it is fine."),
              0);
    const char *confirm = both_button_names(game, PLATFORM_CONFIRM);
    const char *back = both_button_names(game, PLATFORM_BACK);
    draw_hint(
        game, canvas,
        data->page.following
            ? say(game, "{button}: read on. {back}: back", "button", confirm, "back", back, NULL)
            : say(game, "{button}: begin. {back}: back", "button", confirm, "back", back, NULL));
}

static void draw_after(struct game *game, struct canvas *canvas, struct rect panel) {
    draw_message(
        game, canvas, panel, word(game, "Thank you both.\n\nIt holds from now on, for every card."),
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true},
        0);
    draw_hint(
        game, canvas,
        say(game, "{button}: go on", "button", both_button_names(game, PLATFORM_CONFIRM), NULL));
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    if (data->stage == ASKING) {
        draw_asking(game, canvas, data);
        return;
    }
    struct rect panel = page_column(game, body_rect(game));
    draw_heading(game, canvas, word(game, "What we leave out"));
    if (data->stage == BEFORE) {
        draw_before(game, canvas, data, panel);
    } else {
        draw_after(game, canvas, panel);
    }
}

static const struct scene_type scene_limits = {
    .name = "limits",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

void limits_push(struct game *game) {
    scene_push(game, &scene_limits);
}

/* Another evening's promises. Their makers say in private how they stand; then the other one may
 * say "I noticed", in private too. It is shown only where it was said: nothing shows that it was
 * not. The question comes whatever the maker said, so it tells nothing of that either. */
#include "scenes/promise.h"

#include "scenes/evening_page.h"

enum stage { ASKING_MAKER, ASKING_OTHER, NOTICED };
enum { I_NOTICED, NOTHING_TO_SAY };

struct data {
    struct promise_list list;
    int at, maker;
    enum stage stage;
    bool begun;
    struct choice choice;
    struct menu menu; /* of NOTICED */
};

static const struct keepsake_promise *promise(const struct data *data) {
    return &data->list.promise[data->at];
}

static void ask_maker(struct game *game, struct data *data) {
    if (data->at >= data->list.count) {
        scene_pop(game);
        return;
    }
    data->stage = ASKING_MAKER;
    data->maker = promise_maker(game, promise(data));
    promise_ask_maker(game, &data->choice, data->maker);
}

static void next(struct game *game, struct data *data) {
    data->at++;
    ask_maker(game, data);
}

static void ask_other(struct game *game, struct data *data) {
    data->stage = ASKING_OTHER;
    data->choice = (struct choice){
        .count = 2,
        .label = {word(game, "I noticed"), word(game, "Nothing to say")},
        .mark = {-1, -1},
    };
    data->choice.asked[!data->maker] = true;
    choice_begin(game, &data->choice);
}

static void show_noticed(struct game *game, struct data *data) {
    data->stage = NOTICED;
    menu_clear(&data->menu);
    menu_add(&data->menu, word(game, "Go on"), NULL);
    platform_sound(game->platform, "heard");
    damage_all(game);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->begun) {
        data->begun = true;
        promise_list_to_ask(game, &data->list);
        ask_maker(game, data);
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    promise_list_forget(&data->list);
    platform_text_forget(game->platform);
}

static void chosen(struct game *game, struct data *data) {
    int answer = data->choice.chosen[data->stage == ASKING_MAKER ? data->maker : !data->maker];
    choice_forget(&data->choice);
    if (data->stage == ASKING_MAKER) {
        bool noted = promise_say(game, promise(data), answer);
        ask_other(game, data);
        if (!noted) {
            notice_tell(game, word(game, "It was not taken down"),
                        word(game, "The box could not take that down, so you will be asked "
                                   "about this one again."));
        }
    } else if (answer == I_NOTICED) {
        keepsake_set_promise_noticed(game->keepsake, promise(data)->id, true, NULL);
        show_noticed(game, data);
    } else {
        next(game, data);
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->stage != NOTICED && choice_event(game, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(game);
    } else if (data->stage == NOTICED && menu_event(game, &data->menu, event) == MENU_CHOSEN) {
        next(game, data);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->stage == NOTICED || data->at >= data->list.count) {
        return update_backdrop(game);
    }
    if (choice_update(game, &data->choice, ms)) {
        chosen(game, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw_asking(struct game *game, struct canvas *canvas, const struct data *data) {
    bool maker = data->stage == ASKING_MAKER;
    int asked = maker ? data->maker : !data->maker;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas,
                 maker ? say(game, "{name}, a promise of yours", "name", game->name[asked], NULL)
                       : say(game, "{name}, did you notice?", "name", game->name[asked], NULL));
    choice_draw(game, canvas, &data->choice, body_rect(game), promise(data)->text);
    choice_hint(game, canvas, &data->choice,
                maker ? word(game, "Kept or let go, it is not asked again.")
                      : word(game, "Only \"I noticed\" is shown, if you send it."));
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->at >= data->list.count) {
        draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    } else if (data->stage == NOTICED) {
        struct evening_page page = {
            .heading = say(game, "{name} noticed", "name", game->name[!data->maker], NULL),
            .words = promise(data)->text,
            .back = word(game, "rest"),
            .colour = COLOUR_GOLD,
            .backdrop = VIEW_BACKDROP_WATER,
        };
        evening_page_draw(game, canvas, &page, &data->menu);
    } else {
        draw_asking(game, canvas, data);
    }
}

static const char *focus(const struct game *game, const void *context) {
    const struct data *data = context;
    (void)game;
    return data->stage == NOTICED ? menu_focus(&data->menu) : "";
}

static const struct scene_type scene_promise_ask = {
    .name = "promise-ask",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void promise_ask_push(struct game *game) {
    scene_push(game, &scene_promise_ask);
}

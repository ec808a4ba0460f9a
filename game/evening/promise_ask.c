/* Another evening's promises. Their makers say in private how they stand; then the other one may
 * say "I noticed", in private too. It is shown only where it was said: nothing shows that it was
 * not. The question comes whatever the maker said, so it tells nothing of that either. */
#include "evening/promise.h"
#include "kit/menu_page.h"

enum phase { ASKING_MAKER, ASKING_OTHER, NOTICED };
enum { I_NOTICED, NOTHING_TO_SAY };

struct data {
    struct promise_list list;
    int at, maker;
    enum phase phase;
    bool begun;
    struct choice choice;
    struct menu menu; /* of NOTICED */
};

static const struct keepsake_promise *promise(const struct data *data) {
    return &data->list.promise[data->at];
}

static void ask_maker(struct stage *stage, struct data *data) {
    if (data->at >= data->list.count) {
        scene_pop(stage);
        return;
    }
    data->phase = ASKING_MAKER;
    data->maker = promise_maker(stage, promise(data));
    promise_ask_maker(stage, &data->choice, data->maker);
}

static void next(struct stage *stage, struct data *data) {
    joy_end(stage);
    data->at++;
    ask_maker(stage, data);
}

static void ask_other(struct stage *stage, struct data *data) {
    data->phase = ASKING_OTHER;
    data->choice = (struct choice){
        .count = 2,
        .label = {word(stage, "I noticed"), word(stage, "Nothing to say")},
        .mark = {-1, -1},
    };
    data->choice.asked[!data->maker] = true;
    choice_begin(stage, &data->choice);
}

static void show_noticed(struct stage *stage, struct data *data) {
    data->phase = NOTICED;
    menu_clear(&data->menu);
    menu_add(&data->menu, word(stage, "Go on"), NULL);
    platform_sound(stage->platform, "promise-held");
    joy_begin(stage, JOY_HOLDS);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->begun) {
        data->begun = true;
        promise_list_to_ask(stage, &data->list);
        ask_maker(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    joy_end(stage);
    choice_forget(&data->choice);
    promise_list_forget(&data->list);
    platform_text_forget(stage->platform);
}

static void chosen(struct stage *stage, struct data *data) {
    int answer = data->choice.chosen[data->phase == ASKING_MAKER ? data->maker : !data->maker];
    choice_forget(&data->choice);
    if (data->phase == ASKING_MAKER) {
        bool noted = promise_say(stage, promise(data), answer);
        ask_other(stage, data);
        if (!noted) {
            notice_tell(stage, word(stage, "That could not be noted"),
                        word(stage, "The box could not take note of it, so you will be asked "
                                    "about this one again."));
        }
    } else if (answer == I_NOTICED) {
        keepsake_set_promise_noticed(stage->rooms->keepsake, promise(data)->id, true, NULL);
        show_noticed(stage, data);
    } else {
        next(stage, data);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase != NOTICED && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(stage);
    } else if (data->phase == NOTICED && menu_event_row(stage, &data->menu, event) == MENU_CHOSEN) {
        next(stage, data);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase == NOTICED || data->at >= data->list.count) {
        int next = update_backdrop(stage);
        return joy_update(stage) ? 0 : next;
    }
    if (choice_update(stage, &data->choice, ms)) {
        chosen(stage, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw_asking(struct stage *stage, struct canvas *canvas, const struct data *data) {
    bool maker = data->phase == ASKING_MAKER;
    int asked = maker ? data->maker : !data->maker;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas,
                 maker ? say(stage, "{name}, a promise of yours", "name", stage->name[asked], NULL)
                       : say(stage, "{name}, did you notice?", "name", stage->name[asked], NULL));
    choice_draw(stage, canvas, &data->choice, body_rect(stage), promise(data)->text);
    choice_hint(
        stage, canvas, &data->choice,
        maker
            ? word(stage, "Kept or let go, it is not asked again.")
            : word(stage, "Only \u201cI noticed\u201d is ever shown, and only if you choose it."));
}

/* It does not end at the one who noticed. */
static const char *noticed_words(struct stage *stage, const struct data *data) {
    return say(stage,
               "{promise}\n\n{name}, what is that like to hear? Just taking it in is as good.",
               "promise", promise(data)->text, "name", stage->name[data->maker], NULL);
}

/* Both are glad of it, and turned to each other. */
static void draw_noticed(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct rect body = body_rect(stage);
    int high = menu_buttons_height(stage);
    struct rect row = {body.x, body.y + body.h - high, body.w, high};
    body.h -= high + unit(stage, 16);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas,
                 say(stage, "{name} noticed", "name", stage->name[!data->maker], NULL));
    sides_page(
        stage, canvas, body,
        &(struct sides_page){.words = noticed_words(stage, data),
                             .colour = COLOUR_GOLD,
                             .side = {{SIDE_GLAD, VIEW_FACE_GLAD}, {SIDE_GLAD, VIEW_FACE_GLAD}}});
    menu_draw_buttons(stage, canvas, &data->menu, row);
    draw_hint(stage, canvas,
              say(stage, "{button}: choose. {back}: {leads}", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), "leads", word(stage, "rest"), NULL));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->at >= data->list.count) {
        draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    } else if (data->phase == NOTICED) {
        draw_noticed(stage, canvas, data);
    } else {
        draw_asking(stage, canvas, data);
    }
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct data *data = context;
    (void)stage;
    return data->phase == NOTICED ? menu_focus(&data->menu) : "";
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

void promise_ask_push(struct stage *stage) {
    scene_push(stage, &scene_promise_ask);
}

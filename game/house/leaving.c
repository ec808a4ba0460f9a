/* The window is closed while something of tonight could still be kept. Nothing of it may lie on the
 * disk before both have said so, and so it would go without a word: it is said once, and can be
 * asked about at once, as at good night. To close the window again lets it go. */
#include "house/inside.h"
#include "kit/menu_page.h"

enum deed { DEED_STAY, DEED_CLOSE, DEED_ASK };

struct data {
    struct menu menu;
    enum deed deed[DEED_ASK + 1];
};

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

/* Where it is being asked already, to stay is to go on with that. */
static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->menu.count) {
        if (!keeping_asks(stage)) {
            offer(stage, data, DEED_ASK, "Ask us now");
        }
        offer(stage, data, DEED_CLOSE, "Let it go, and close");
        offer(stage, data, DEED_STAY, "Stay");
        data->menu.focus = keeping_asks(stage) ? data->menu.count - 1 : 0;
    }
}

/* Whatever came of it: the window was closed. */
static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    (void)context;
    (void)outcome;
    stage_quit(stage);
    return true;
}

static void carry_out(struct stage *stage, enum deed deed) {
    static const struct keeping_wish wish = {.after = OUTCOME_DONE};
    if (deed == DEED_ASK) {
        keeping_push(stage, &wish);
    } else if (deed == DEED_CLOSE) {
        stage_quit(stage);
    } else {
        scene_pop(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        carry_out(stage, DEED_STAY);
    } else if (answer == MENU_CHOSEN) {
        carry_out(stage, data->deed[data->menu.focus]);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct menu_page page = {
        .heading = word(stage, "Before you go"),
        .words = word(stage, "Something of tonight could still be kept. It is written nowhere yet, "
                             "and goes when the game closes."),
        .back = word(stage, "stay"),
        .backdrop = VIEW_BACKDROP_WATER,
    };
    menu_page_draw(stage, canvas, &page, &((struct data *)context)->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_leaving = {
    .name = "leaving",
    .size = sizeof(struct data),
    .ended = ended,
    .enter = enter,
    .event = event,
    .update = menu_page_update,
    .draw = draw,
    .focus = focus,
};

static bool is_here(const struct stage *stage) {
    bool here = false;
    for (int i = 0; i < stage->depth; i++) {
        here |= stage->stack[i].type == &scene_leaving;
    }
    return here;
}

static void leaving_push(struct stage *stage) {
    scene_push(stage, &scene_leaving);
}

bool leaving_asks(struct stage *stage) {
    if (!tray_open(stage) || stack_hides(stage) || is_here(stage)) {
        return false;
    }
    leaving_push(stage);
    stack_settle(stage);
    return true;
}

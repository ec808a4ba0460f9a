/* A chapter's opening, before its first level: a picture of its place, and what it is about. */
#include "play/inside.h"

enum { LOOK_MS = 1300 }; /* the picture is alone for a breath: large words cover much of it */

struct data {
    int ms;
};

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    (void)context;
    if (pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN) {
        platform_sound(stage->platform, "menu-choose");
        scene_drop(stage);
        play_go(stage);
    } else if (pressed(event, PLATFORM_BACK)) {
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    int next = update_backdrop(stage);
    if (data->ms >= LOOK_MS) {
        return next;
    }
    data->ms += ms;
    if (data->ms >= LOOK_MS) {
        damage_all(stage);
        return next;
    }
    return wait_sooner(next, LOOK_MS - data->ms);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    const struct crossing_where *where = crossing_where(play_of(stage)->crossing);
    struct rect body = body_rect(stage);
    const struct data *data = context;
    draw_place(stage, canvas, play_place(stage, where->chapter), false, VIEW_APART);
    draw_heading(stage, canvas, where->chapter_title);
    if (data->ms >= LOOK_MS) {
        draw_story(stage, canvas, body, where->opening);
    }
    draw_hint(
        stage, canvas,
        say(stage, "{button}: begin", "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static const struct scene_type scene_chapter = {
    .name = "chapter",
    .size = sizeof(struct data),
    .bound = true,
    .event = event,
    .update = update,
    .draw = draw,
};

void chapter_push(struct stage *stage) {
    scene_push(stage, &scene_chapter);
}

/* Quick hide: nothing of the game is on this picture. */
#include "house/inside.h"

enum { HIDDEN_CALM_MS = 200 }; /* what the other one was just pressing brings nothing back */

struct hidden {
    uint32_t since;
};

static void enter_hidden(struct stage *stage, void *context) {
    ((struct hidden *)context)->since = platform_now(stage->platform);
}

static void event_hidden(struct stage *stage, void *context, const struct platform_event *event) {
    const struct hidden *hidden = context;
    if (page_goes_on(event) && platform_now(stage->platform) - hidden->since >= HIDDEN_CALM_MS) {
        platform_set_title(stage->platform, word(stage, "Two Lanterns"));
        platform_disguise(stage->platform, false);
        scene_drop(stage);
        title_push(stage);
    }
}

static void draw_hidden(struct stage *stage, void *context, struct canvas *canvas) {
    (void)context;
    canvas_fill(canvas, screen_rect(stage), 0xff20242au);
}

static const struct scene_type scene_hidden = {
    .name = "hidden",
    .stays = true,
    .neutral = true,
    .size = sizeof(struct hidden),
    .enter = enter_hidden,
    .event = event_hidden,
    .draw = draw_hidden,
};

void hidden_push(struct stage *stage) {
    scene_push(stage, &scene_hidden);
}

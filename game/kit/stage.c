/* The stage from its beginning to its end. */
#include "kit/stage.h"

#include "kit/inside.h"

#include <assert.h>

static bool load_image(void *context, const char *name, struct image *out) {
    return platform_image(context, name, out);
}

struct view *stage_new_view(struct platform *platform) {
    return view_new(&(struct view_loader){.context = platform, .image = load_image});
}

void stage_init(struct stage *stage, const struct stage_plan *plan) {
    *stage = (struct stage){
        .platform = plan->platform,
        .view = stage_new_view(plan->platform),
        .rooms = plan->rooms,
        .doors = plan->doors,
        .look = {.text_scale = 100},
        .random = plan->seed,
        .date = plan->date,
        .now = platform_now(plan->platform),
    };
}

void stage_release(struct stage *stage) {
    stack_clear(stage);
    shown_forget(stage);
    for (int i = 0; i < SAY_RING; i++) {
        text_forget(&stage->said[i]);
    }
    fade_end(stage);
    view_free(stage->view);
    canvas_release(&stage->backdrop);
    canvas_release(&stage->strand);
    base_forget(stage->name, sizeof stage->name);
}

void stage_set_look(struct stage *stage, const struct look *look) {
    assert(look->text_scale >= 100 && look->text_scale <= 200);
    stage->look = *look;
    view_set_motion(stage->view, !look->reduced_motion);
    damage_all(stage);
}

void stage_set_mood(struct stage *stage, int span) {
    if (stage->mood != span) {
        stage->mood = span;
        damage_all(stage);
    }
}

void stage_set_built(struct stage *stage, int span, int percent) {
    assert(span >= 0 && span < VIEW_SPANS && percent >= 0 && percent <= 100);
    stage->built[span] = (uint8_t)percent;
}

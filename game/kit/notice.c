/* What went wrong, under a heading of its own: told once, and then play goes on. */
#include "kit/page.h"

static void draw_notice(struct stage *stage, void *context, struct canvas *canvas) {
    if (stage->notice.words) {
        page_draw_whole(stage, canvas, context, stage->notice.heading, stage->notice.words);
    }
}

static void leave_notice(struct stage *stage, void *context) {
    (void)context;
    stage->notice = (struct notice){0};
}

static const struct scene_type scene_notice = {
    .name = "notice",
    .size = sizeof(struct page),
    .leave = leave_notice,
    .event = page_event,
    .update = scene_update_water,
    .draw = draw_notice,
};

void notice_push(struct stage *stage) {
    scene_push(stage, &scene_notice);
}

void notice_tell_later(struct stage *stage, const char *heading, const char *words) {
    stage->notice = (struct notice){heading, words};
}

void notice_tell(struct stage *stage, const char *heading, const char *words) {
    notice_tell_later(stage, heading, words);
    notice_push(stage);
}

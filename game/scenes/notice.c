/* What went wrong, under a heading of its own: told once, and then play goes on. */
#include "scenes/page.h"

static void draw_notice(struct game *game, void *context, struct canvas *canvas) {
    if (game->notice.words) {
        page_draw_whole(game, canvas, context, game->notice.heading, game->notice.words);
    }
}

static void leave_notice(struct game *game, void *context) {
    (void)context;
    game->notice = (struct notice){0};
}

static const struct scene_type scene_notice = {
    .name = "notice",
    .size = sizeof(struct page),
    .leave = leave_notice,
    .event = page_event,
    .update = scene_update_water,
    .draw = draw_notice,
};

void notice_push(struct game *game) {
    scene_push(game, &scene_notice);
}

void notice_tell_later(struct game *game, const char *heading, const char *words) {
    game->notice = (struct notice){heading, words};
}

void notice_tell(struct game *game, const char *heading, const char *words) {
    notice_tell_later(game, heading, words);
    notice_push(game);
}

/* What nobody sees is not drawn, and asks for no time; seen again it is drawn whole. */
#include "scenes/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static bool seen;
static int drawn;

bool __wrap_platform_seen(const struct platform *platform);
bool __wrap_platform_seen(const struct platform *platform) {
    (void)platform;
    return seen;
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    (void)game;
    (void)context;
    (void)canvas;
    drawn++;
}

static const struct scene_type scene_plain = {.name = "plain", .size = 1, .draw = draw};

static void is_not_drawn(void **state) {
    struct error error = {{0}};
    struct platform_options options = {
        .title = "test", .width = 640, .height = 360, .scripted = true};
    struct platform_event back = {.kind = PLATFORM_EXPOSED};
    struct game *game = base_alloc(sizeof *game);
    (void)state;
    game->platform = platform_new(&options, &error);
    assert_non_null(game->platform);
    scene_push(game, &scene_plain);
    stack_settle(game);
    scenes_update(game, 1);
    damage_rect(game, (struct rect){0, 0, 9, 9});
    scenes_draw(game);
    assert_int_equal(drawn, 0);
    assert_int_equal(scenes_wait(game), -1); /* and it may sleep */
    scenes_draw(game);
    assert_int_equal(drawn, 0);
    seen = true;
    scenes_event(game, &back);
    scenes_draw(game);
    assert_int_equal(drawn, 1);
    free(game->stack[0].data);
    platform_free(game->platform);
    free(game);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(is_not_drawn)};
    return cmocka_run_group_tests_name("scenes_unseen", tests, NULL, NULL);
}

/* What nobody sees is not drawn, and asks for no time; seen again it is drawn whole. */
#include "kit/kit.h"

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

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    (void)stage;
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
    struct stage *stage = base_alloc(sizeof *stage);
    (void)state;
    stage->platform = platform_new(&options, &error);
    assert_non_null(stage->platform);
    scene_push(stage, &scene_plain);
    stack_settle(stage);
    stage_update(stage, 1);
    damage_rect(stage, (struct rect){0, 0, 9, 9});
    stage_draw(stage);
    assert_int_equal(drawn, 0);
    assert_int_equal(stage_wait(stage), -1); /* and it may sleep */
    stage_draw(stage);
    assert_int_equal(drawn, 0);
    seen = true;
    stack_event(stage, &back);
    stage_draw(stage);
    assert_int_equal(drawn, 1);
    free(stage->stack[0].data);
    platform_free(stage->platform);
    free(stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(is_not_drawn)};
    return cmocka_run_group_tests_name("kit_unseen", tests, NULL, NULL);
}

/* Things in rows: up and down lead through all there is and come round, left and right along the
 * rows; as many rows are laid out as have room, and among them is the one that is looked at. */
#include "kit/kit.h"
#include "opened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static struct stage *stage;
static struct menu menu;

static int begin(void **state) {
    (void)state;
    stage = opened(640, 360);
    if (!stage) {
        return -1;
    }
    return 0;
}

static int end(void **state) {
    (void)state;
    opened_close(stage);
    return 0;
}

/* One above, `boxes` in rows of three, and two below. */
static struct menu_grid fill(int boxes) {
    menu = (struct menu){0};
    for (int i = 0; i < boxes + 3; i++) {
        menu_add(&menu, "a thing", NULL);
    }
    return (struct menu_grid){.from = 1, .to = 1 + boxes, .columns = 3};
}

static int press(const struct menu_grid *grid, int focus, enum platform_button way) {
    struct platform_event event = {.kind = PLATFORM_BUTTON, .button = way, .down = true};
    menu.focus = focus;
    menu_event_grid(stage, &menu, grid, &event);
    return menu.focus;
}

static void up_and_down_lead_through_all(void **state) {
    (void)state;
    struct menu_grid grid = fill(7); /* 1 2 3, 4 5 6, 7; below: 8 9 */
    assert_int_equal(press(&grid, 0, PLATFORM_SOUTH), 1);
    assert_int_equal(press(&grid, 2, PLATFORM_SOUTH), 5);
    assert_int_equal(press(&grid, 5, PLATFORM_SOUTH), 7); /* the last row is shorter */
    assert_int_equal(press(&grid, 7, PLATFORM_SOUTH), 8);
    assert_int_equal(press(&grid, 8, PLATFORM_SOUTH), 0);
    assert_int_equal(press(&grid, 9, PLATFORM_SOUTH), 0);
    assert_int_equal(press(&grid, 0, PLATFORM_NORTH), 8);
    assert_int_equal(press(&grid, 9, PLATFORM_NORTH), 7);
    assert_int_equal(press(&grid, 7, PLATFORM_NORTH), 4);
    assert_int_equal(press(&grid, 3, PLATFORM_NORTH), 0);
}

static void before_its_first_picture_it_is_a_list(void **state) {
    (void)state;
    struct menu_grid grid = fill(7);
    grid.columns = 0;
    assert_int_equal(press(&grid, 8, PLATFORM_NORTH), 7);
    assert_int_equal(press(&grid, 1, PLATFORM_SOUTH), 2);
}

static void left_and_right_stay_where_they_are(void **state) {
    (void)state;
    struct menu_grid grid = fill(7);
    assert_int_equal(press(&grid, 3, PLATFORM_EAST), 4);
    assert_int_equal(press(&grid, 7, PLATFORM_EAST), 7);
    assert_int_equal(press(&grid, 1, PLATFORM_WEST), 1);
    assert_int_equal(press(&grid, 0, PLATFORM_EAST), 0);
    assert_int_equal(press(&grid, 8, PLATFORM_WEST), 9);
    assert_int_equal(press(&grid, 9, PLATFORM_EAST), 8);
}

/* However many there are: from each, down alone comes past the top again. */
static void nothing_is_out_of_reach(void **state) {
    (void)state;
    for (int boxes = 0; boxes < 10; boxes++) {
        struct menu_grid grid = fill(boxes);
        for (int from = 0; from < menu.count; from++) {
            int focus = from, steps = 0;
            do {
                focus = press(&grid, focus, PLATFORM_SOUTH);
            } while (focus && ++steps < menu.count);
            assert_int_equal(focus, 0);
        }
    }
}

static void rows_follow_the_focus(void **state) {
    (void)state;
    struct canvas *canvas = platform_canvas(stage->platform);
    struct rect area = {20, 20, 300, 110};
    struct menu_grid grid = fill(9);
    canvas_reset_clip(canvas);
    for (int focus = 0; focus < menu.count; focus++) {
        menu.focus = focus;
        assert_int_equal(menu_lay_grid(stage, canvas, &menu, &grid, area, 50), 2);
        if (focus >= grid.from && focus < grid.to) {
            assert_int_not_equal(menu.place[focus].w, 0);
        }
        for (int i = grid.from; i < grid.to; i++) {
            struct rect place = menu.place[i];
            assert_true(!place.w || (place.y >= area.y && place.y + place.h <= area.y + area.h));
        }
        assert_int_not_equal(menu.bar.w, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(up_and_down_lead_through_all),
        cmocka_unit_test(before_its_first_picture_it_is_a_list),
        cmocka_unit_test(left_and_right_stay_where_they_are),
        cmocka_unit_test(nothing_is_out_of_reach),
        cmocka_unit_test(rows_follow_the_focus),
    };
    return cmocka_run_group_tests(tests, begin, end);
}

/* What opens alike does so however it lies, and whatever it calls things; a cell more is another
 * opening, and what lies behind a door is none of it. */
#include "app/check_opening.h"
#include "unit/rules/world.h"

#include <string.h>

/* Two questions, each with a veil before the room; a plate; what is behind them. */
#define DRAWN "A.0x~\nB#.4~\n.p#y~\n"

static bool alike_with(const char *map, const struct world_setup *setup) {
    struct world one, other;
    world_init(&one, DRAWN, NULL);
    world_init(&other, map, setup);
    bool alike = app_same_opening(&one.level, &other.level);
    assert_int_equal(alike, app_same_opening(&other.level, &one.level));
    return alike;
}

static bool alike(const char *map) {
    return alike_with(map, NULL);
}

static void however_it_lies(void **unused) {
    (void)unused;
    assert_true(alike(DRAWN));
    assert_true(alike("~x0.A\n~4.#B\n~y#p.\n")); /* mirrored */
    assert_true(alike(".p#y~\nB#.4~\nA.0x~\n")); /* upside down */
    assert_true(alike("AB.\n.#p\n0.#\nx4y\n~~~\n"));
    assert_true(alike("~~~\ny4x\n#.0\np#.\n.BA\n"));
}

static void whatever_it_calls_things(void **unused) {
    (void)unused;
    assert_true(alike("B.0x~\nA#.4~\n.p#y~\n")); /* the players exchanged */
    assert_true(alike("A.3x~\nB#.6~\n.p#y~\n")); /* other marks */
    static const struct world_setup other = {
        .sign = {{.sign = '8', .fixture = {RULES_VEIL, 1, 2, 0}},
                 {.sign = '9', .fixture = {RULES_PLATE, 5, 0, 0}}}};
    assert_true(alike_with("A.8x~\nB#.4~\n.9#y~\n", &other));
}

static void what_lies_behind_is_none_of_it(void **unused) {
    (void)unused;
    assert_true(alike("A.0.....x\nB#.4....y\n.p#......\n"));
}

static void another_room_is_another(void **unused) {
    (void)unused;
    assert_false(alike("A..0x\nB##.4\n.p.#y\n")); /* a step farther */
    assert_false(alike("A.4x~\nB#.4~\n.p#y~\n")); /* a fence */
    assert_false(alike("A.0x~\nB#.4~\n..#y~\n")); /* no plate */
    assert_false(alike("A.0x~\nB~.4~\n.p#y~\n")); /* water */
    assert_false(alike("..0x~\nA#.4~\nBp#y~\n")); /* they begin elsewhere */
    assert_false(alike("A.0x~\nBo.4~\n.p#y~\n")); /* a stone */
}

/* One name in the place of two is not the same. */
static void two_names_are_not_one(void **unused) {
    (void)unused;
    struct world one, other;
    world_init(&one, "A0x\nB0y\n..#\n", NULL);
    world_init(&other, "A0x\nB1y\n..#\n", NULL);
    assert_false(app_same_opening(&one.level, &other.level));
    assert_false(app_same_opening(&other.level, &one.level));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(however_it_lies),
        cmocka_unit_test(whatever_it_calls_things),
        cmocka_unit_test(what_lies_behind_is_none_of_it),
        cmocka_unit_test(another_room_is_another),
        cmocka_unit_test(two_names_are_not_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is seen fails, what is not seen does not: on a kept picture of the settings. */
#include "difference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static SDL_Surface *settings(void) {
    SDL_Surface *surface = difference_load(TEST_SOURCE_DIR
                                           "/tests/shots/kept/menus/settings-1280x720-100.jpg");
    assert_non_null(surface);
    return surface;
}

static unsigned char *row(SDL_Surface *surface, int x, int y) {
    return (unsigned char *)surface->pixels + y * surface->pitch + x * 3;
}

static void one_level_is_not_seen(void **state) {
    SDL_Surface *one = settings(), *other = settings();
    (void)state;
    for (int y = 0; y < other->h; y++) {
        for (int x = 0; x < other->w * 3; x++) {
            unsigned char *value = row(other, 0, y) + x;
            *value = *value < 255 ? *value + 1 : *value;
        }
    }
    assert_int_equal(difference_seen(one, other, NULL, NULL), 0);
    SDL_FreeSurface(one);
    SDL_FreeSurface(other);
}

/* Everything four pixels further down, which are 16 of the screen. */
static void what_is_moved_is_seen(void **state) {
    SDL_Surface *one = settings(), *other = settings();
    (void)state;
    for (int y = other->h - 1; y >= 4; y--) {
        memcpy(row(other, 0, y), row(one, 0, y - 4), (size_t)other->w * 3);
    }
    assert_true(difference_seen(one, other, NULL, NULL) > 50);
    SDL_FreeSurface(one);
    SDL_FreeSurface(other);
}

/* The heading gone: its rows become the row above it. */
static void a_lost_text_is_seen(void **state) {
    SDL_Surface *one = settings(), *other = settings();
    (void)state;
    for (int y = 6; y < 19; y++) {
        memcpy(row(other, 0, y), row(one, 0, 4), (size_t)other->w * 3);
    }
    assert_true(difference_seen(one, other, NULL, NULL) > 5);
    SDL_FreeSurface(one);
    SDL_FreeSurface(other);
}

static void another_size_is_told(void **state) {
    SDL_Surface *one = settings();
    SDL_Surface *other = SDL_CreateRGBSurfaceWithFormat(0, 320, 200, 24, SDL_PIXELFORMAT_RGB24);
    (void)state;
    assert_int_equal(difference_seen(one, other, NULL, NULL), -1);
    SDL_FreeSurface(one);
    SDL_FreeSurface(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_level_is_not_seen),
        cmocka_unit_test(what_is_moved_is_seen),
        cmocka_unit_test(a_lost_text_is_seen),
        cmocka_unit_test(another_size_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A picture written as a PNG file in memory is the same when it is read. */
#include "platform/platform.h"

#include <SDL_image.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 37, HEIGHT = 21 };

static uint32_t colour_at(int x, int y) {
    return (uint32_t)(x * 6) << 16 | (uint32_t)(y * 12) << 8 | (uint32_t)(x * y % 256);
}

static void assert_reads_as_drawn(const char *bytes, size_t size) {
    SDL_Surface *raw = IMG_LoadTyped_RW(SDL_RWFromConstMem(bytes, (int)size), 1, "PNG");
    assert_non_null(raw);
    SDL_Surface *read = SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_RGB888, 0);
    assert_int_equal(read->w, WIDTH);
    assert_int_equal(read->h, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            uint32_t pixel;
            memcpy(&pixel, (const char *)read->pixels + y * read->pitch + x * 4, sizeof pixel);
            assert_int_equal(pixel & 0xffffffu, colour_at(x, y));
        }
    }
    SDL_FreeSurface(read);
    SDL_FreeSurface(raw);
}

static void test_png_in_memory(void **state) {
    struct canvas canvas;
    struct text png = {0};
    struct error error = {{0}};
    (void)state;
    canvas_init(&canvas, WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            canvas.pixels[y * canvas.stride + x] = colour_at(x, y);
        }
    }
    text_add(&png, "before");
    assert_true(platform_png(&canvas, &png, &error));
    assert_string_equal(error.text, "");
    assert_memory_equal(png.data, "before\x89PNG", 10);
    assert_reads_as_drawn(png.data + 6, png.length - 6);
    text_release(&png);
    canvas_release(&canvas);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_png_in_memory),
    };
    return cmocka_run_group_tests_name("platform_picture", tests, NULL, NULL);
}

#include "platform/canvas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint32_t at(const struct canvas *canvas, int x, int y) {
    return canvas->pixels[y * canvas->stride + x] & 0xffffff;
}

static int channel(uint32_t pixel, int index) {
    return (int)(pixel >> (index * 8) & 0xff);
}

static struct rect box(int x, int y, int w, int h) {
    return (struct rect){x, y, w, h};
}

static void rectangles_cut_and_join(void **state) {
    (void)state;
    struct rect cut = rect_cut(box(0, 0, 10, 10), box(6, -3, 10, 8));
    assert_memory_equal(&cut, &((struct rect){6, 0, 4, 5}), sizeof cut);
    assert_true(rect_empty(rect_cut(box(0, 0, 4, 4), box(4, 0, 4, 4))));
    struct rect both = rect_join(box(2, 2, 1, 1), box(-1, 5, 2, 2));
    assert_memory_equal(&both, &((struct rect){-1, 2, 4, 5}), sizeof both);
    both = rect_join(box(9, 9, 0, 4), box(1, 1, 2, 2));
    assert_memory_equal(&both, &((struct rect){1, 1, 2, 2}), sizeof both);
    assert_true(rect_holds(box(0, 0, 2, 2), 1, 1));
    assert_false(rect_holds(box(0, 0, 2, 2), 2, 1));
}

static void fill_blends(void **state) {
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 8, 4);
    canvas_fill(&canvas, box(-5, -5, 100, 100), 0xffffffff);
    assert_int_equal(at(&canvas, 0, 0), 0xffffff);
    canvas_fill(&canvas, box(2, 1, 2, 2), 0x80000000);
    assert_in_range(channel(at(&canvas, 2, 1), 1), 126, 129);
    assert_int_equal(at(&canvas, 4, 1), 0xffffff);
    canvas_fill(&canvas, box(0, 0, 8, 4), 0x00123456);
    assert_int_equal(at(&canvas, 7, 3), 0xffffff);
    canvas_release(&canvas);
}

/* Every drawing call with the clip in the middle: outside it no byte may change, and inside some
 * must. */
static void draw_everything(struct canvas *canvas, const struct canvas *other,
                            const struct image *image, struct light *light, int which) {
    switch (which) {
    case 0:
        canvas_fill(canvas, box(-9, -9, 90, 90), 0x80ff0000);
        break;
    case 1:
        canvas_gradient(canvas, box(-9, -9, 90, 90), 0xffffffff, 0xff808080);
        break;
    case 2:
        canvas_copy(canvas, other, box(-9, -9, 90, 90));
        break;
    case 3:
        canvas_image(canvas, image, 4, 4, 255);
        break;
    case 4:
        canvas_image(canvas, image, -3, -3, 90);
        break;
    case 5:
        canvas_image_stretched(canvas, image, box(-20, -10, 80, 70), 200);
        break;
    case 6:
        canvas_stencil(canvas, image, 2, 2, 0xc0ffffff);
        break;
    case 7:
        canvas_glow(canvas, 16, 16, 40, 0xffffff, 255);
        break;
    case 8:
        canvas_disc(canvas, 16, 16, 30, 0xffffffff);
        break;
    case 9:
        canvas_oval_ring(canvas, 16, 16, 6, 3, 4, 0xffffffff);
        break;
    case 10:
        canvas_line(canvas, -10, -10, 50, 50, 5, 0xffffffff);
        break;
    case 11:
        canvas_round_rect(canvas, box(-9, -9, 60, 60), 8, 0xffffffff);
        break;
    case 12:
        canvas_round_frame(canvas, box(10, 10, 12, 12), 3, 2, 0xffffffff);
        break;
    default:
        light_clear(light, box(0, 0, 32, 32), 0xffffff);
        light_apply(light, canvas);
        break;
    }
}
enum { DRAWINGS = 14 };

static void nothing_leaves_the_clip(void **state) {
    (void)state;
    struct canvas canvas, other;
    struct image image;
    struct light light;
    canvas_init(&other, 32, 32);
    image_init(&image, 24, 24);
    light_init(&light, 32, 32);
    for (int i = 0; i < 24 * 24; i++) {
        image.pixels[i] = 0x80602010;
    }
    memset(other.pixels, 0x77, sizeof(uint32_t) * 32 * 32);
    for (int which = 0; which < DRAWINGS; which++) {
        canvas_init(&canvas, 32, 32);
        canvas_fill(&canvas, box(0, 0, 32, 32), 0xff204060);
        canvas_set_clip(&canvas, box(11, 9, 9, 13));
        draw_everything(&canvas, &other, &image, &light, which);
        int changed = 0;
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                if (at(&canvas, x, y) == 0x204060) {
                    continue;
                }
                assert_true(rect_holds(canvas.clip, x, y));
                changed++;
            }
        }
        assert_true(changed > 0);
        canvas_release(&canvas);
    }
    light_release(&light);
    image_release(&image);
    canvas_release(&other);
}

/* The fast rows against the formula, one pixel at a time, over all alphas and odd widths. */
static void images_blend_as_the_formula_says(void **state) {
    (void)state;
    enum { WIDTH = 131 };
    struct canvas canvas;
    struct image image;
    canvas_init(&canvas, WIDTH, 2);
    image_init(&image, WIDTH, 2);
    uint64_t random = 5;
    for (int round = 0; round < 50; round++) {
        uint32_t under[WIDTH * 2];
        for (int i = 0; i < WIDTH * 2; i++) {
            uint32_t alpha = random_below(&random, 256), pixel = alpha << 24;
            for (int c = 0; c < 3; c++) {
                pixel |= random_below(&random, alpha + 1) << (c * 8);
            }
            image.pixels[i] = pixel;
            canvas.pixels[i] = under[i] = (uint32_t)random_next(&random);
        }
        canvas_image(&canvas, &image, 0, 0, 255);
        for (int i = 0; i < WIDTH * 2; i++) {
            for (int c = 0; c < 3; c++) {
                int exact = channel(image.pixels[i], c) +
                            channel(under[i], c) * (255 - channel(image.pixels[i], 3)) / 255;
                assert_in_range(channel(canvas.pixels[i], c) + 2, exact, exact + 4);
            }
        }
    }
    image_release(&image);
    canvas_release(&canvas);
}

static void stencil_takes_its_colour(void **state) {
    (void)state;
    struct canvas canvas;
    struct image image;
    canvas_init(&canvas, 4, 1);
    image_init(&image, 4, 1);
    image.pixels[1] = 0xffffffff;
    image.pixels[2] = 0x80808080;
    canvas_stencil(&canvas, &image, 0, 0, 0xff4080c0);
    assert_int_equal(at(&canvas, 0, 0), 0);
    assert_int_equal(at(&canvas, 1, 0), 0x4080c0);
    assert_in_range(channel(at(&canvas, 2, 0), 0), 0x5e, 0x62);
    image_release(&image);
    canvas_release(&canvas);
}

static void glow_adds_and_never_wraps(void **state) {
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 64, 64);
    canvas_fill(&canvas, box(0, 0, 64, 64), 0xff404040);
    canvas_glow(&canvas, 32, 32, 20, 0xff8000, 255);
    assert_int_equal(channel(at(&canvas, 32, 32), 2), 255);
    assert_int_equal(channel(at(&canvas, 32, 32), 0), 0x40);
    assert_int_equal(at(&canvas, 32, 5), 0x404040);
    int before = 256;
    for (int x = 32; x < 53; x++) { /* weaker and weaker outwards */
        assert_true(channel(at(&canvas, x, 32), 1) <= before);
        before = channel(at(&canvas, x, 32), 1);
    }
    canvas_release(&canvas);
}

static void gradients_are_dithered(void **state) {
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 16, 256);
    canvas_gradient(&canvas, box(0, 0, 16, 256), 0xff101010, 0xff202020);
    assert_int_equal(at(&canvas, 0, 0), 0x101010);
    int mixed = 0;
    for (int y = 0; y < 256; y++) {
        mixed += at(&canvas, 0, y) != at(&canvas, 1, y) || at(&canvas, 0, y) != at(&canvas, 2, y);
    }
    assert_true(mixed > 64);
    canvas_release(&canvas);
}

/* How much white a shape leaves is its area. */
static double area_of(const struct canvas *canvas) {
    double sum = 0;
    for (int y = 0; y < canvas->height; y++) {
        for (int x = 0; x < canvas->width; x++) {
            sum += channel(at(canvas, x, y), 1) / 255.0;
        }
    }
    return sum;
}

static void shapes_cover_their_area(void **state) {
    (void)state;
    struct canvas canvas;
    canvas_init(&canvas, 80, 80);
    canvas_disc(&canvas, 40.3f, 39.7f, 20, 0xffffffff);
    assert_in_range((int)area_of(&canvas), 1245, 1270); /* 1256.6 */
    canvas_fill(&canvas, box(0, 0, 80, 80), 0xff000000);
    canvas_oval(&canvas, 40, 40, 30, 10, 0xffffffff);
    assert_in_range((int)area_of(&canvas), 925, 960); /* 942.5 */
    canvas_fill(&canvas, box(0, 0, 80, 80), 0xff000000);
    canvas_ring(&canvas, 40, 40, 20, 4, 0xffffffff);
    assert_in_range((int)area_of(&canvas), 490, 515); /* 502.7 */
    canvas_fill(&canvas, box(0, 0, 80, 80), 0xff000000);
    canvas_round_rect(&canvas, box(10, 20, 40, 30), 10, 0xffffffff);
    assert_in_range((int)area_of(&canvas), 1105, 1125); /* 1200 - 85.8 */
    canvas_fill(&canvas, box(0, 0, 80, 80), 0xff000000);
    canvas_round_frame(&canvas, box(10, 20, 40, 30), 10, 4, 0xffffffff);
    assert_in_range((int)area_of(&canvas), 430, 450); /* 1114.2 - 673.1 */
    canvas_fill(&canvas, box(0, 0, 80, 80), 0xff000000);
    struct turned_rect turned = {.x = 40, .y = 40, .w = 40, .h = 30, .radius = 10, .turn = 0.4f};
    canvas_set_clip(&canvas, box(0, 0, 33, 80)); /* in two parts it is the same */
    canvas_turned_rect(&canvas, turned, 0xffffffff);
    canvas_set_clip(&canvas, box(33, 0, 47, 80));
    canvas_turned_rect(&canvas, turned, 0xffffffff);
    canvas_reset_clip(&canvas);
    assert_in_range((int)area_of(&canvas), 1105, 1125);
    canvas_fill(&canvas, box(0, 0, 80, 80), 0xff000000);
    canvas_line(&canvas, 20, 40, 60, 40, 6, 0xffffffff);
    assert_in_range((int)area_of(&canvas), 262, 276); /* 240 + 28.3 */
    canvas_release(&canvas);
}

static void scaling_keeps_the_mean(void **state) {
    (void)state;
    struct image image, small, large, flipped;
    image_init(&image, 12, 12);
    for (int i = 0; i < 144; i++) {
        image.pixels[i] = (i / 12 + i % 12) % 2 ? 0xffffffff : 0;
    }
    image_scale(&image, &small, 5, 5);
    for (int i = 0; i < 25; i++) {
        assert_in_range(small.pixels[i] >> 24, 100, 155);
    }
    for (int i = 0; i < 144; i++) {
        image.pixels[i] = 0xff808080;
    }
    image_scale(&image, &large, 31, 29);
    for (int i = 0; i < 31 * 29; i++) {
        assert_int_equal(large.pixels[i], 0xff808080);
    }
    image.pixels[0] = 0xff112233;
    image_flip(&image, &flipped);
    assert_int_equal(flipped.pixels[11], 0xff112233);
    image_release(&flipped);
    image_release(&large);
    image_release(&small);
    image_release(&image);
}

static void light_of_128_changes_nothing(void **state) {
    (void)state;
    struct canvas canvas;
    struct light light;
    canvas_init(&canvas, 37, 23);
    light_init(&light, 37, 23);
    canvas_fill(&canvas, box(0, 0, 37, 23), 0xff285a96);
    light_clear(&light, box(0, 0, 37, 23), 0x808080);
    light_apply(&light, &canvas);
    for (int y = 0; y < 23; y++) {
        for (int x = 0; x < 37; x++) {
            assert_int_equal(at(&canvas, x, y), 0x285a96);
        }
    }
    light_clear(&light, box(0, 0, 37, 23), 0x40ff00);
    light_apply(&light, &canvas);
    assert_int_equal(at(&canvas, 36, 22), 0x14b300);
    light_release(&light);
    canvas_release(&canvas);
}

/* Drawn in pieces or at once, light comes out the same: damage rectangles leave no seams. */
static void light_has_no_seams(void **state) {
    (void)state;
    struct canvas whole, pieces;
    struct light light;
    canvas_init(&whole, 64, 48);
    canvas_init(&pieces, 64, 48);
    light_init(&light, 64, 48);
    canvas_fill(&whole, box(0, 0, 64, 48), 0xff6070a0);
    canvas_fill(&pieces, box(0, 0, 64, 48), 0xff6070a0);
    static const struct rect parts[] = {
        {0, 0, 64, 48}, {0, 0, 21, 17}, {21, 0, 43, 17}, {0, 17, 64, 31}};
    for (int i = 0; i < 4; i++) {
        struct canvas *canvas = i == 0 ? &whole : &pieces;
        canvas_set_clip(canvas, parts[i]);
        light_clear(&light, parts[i], 0x505070);
        light_add(&light, parts[i], 25, 20, 30, 0xf0c080, 0x505070, 255, NULL);
        light_apply(&light, canvas);
    }
    assert_memory_equal(whole.pixels, pieces.pixels, sizeof(uint32_t) * 64 * 48);
    light_release(&light);
    canvas_release(&pieces);
    canvas_release(&whole);
}

static void shadows_lie_behind_what_blocks(void **state) {
    (void)state;
    struct canvas canvas;
    struct light light;
    struct light_reach reach = {.nearest = 10};
    canvas_init(&canvas, 128, 128);
    light_init(&light, 128, 128);
    canvas_fill(&canvas, box(0, 0, 128, 128), 0xff808080);
    for (int ray = 0; ray < LIGHT_RAYS; ray++) {
        float dx, dy;
        light_ray(ray, &dx, &dy);
        assert_true(dx * dx + dy * dy > 0.999f && dx * dx + dy * dy < 1.001f);
        reach.distance[ray] = dx > 0 ? 10 : 100; /* a wall in the east */
    }
    light_clear(&light, box(0, 0, 128, 128), 0x404040);
    light_add(&light, box(0, 0, 128, 128), 64, 64, 60, 0xc0c0c0, 0x404040, 255, &reach);
    light_apply(&light, &canvas);
    assert_int_equal(at(&canvas, 104, 64), 0x404040);
    assert_true(channel(at(&canvas, 24, 64), 1) > 0x48);
    assert_true(channel(at(&canvas, 64, 64), 1) > 0xa0);
    assert_true(light_limit(&reach, 1, 0) == 10 && light_limit(&reach, -5, 0) == 100);
    /* Nothing outside the bounds was changed, and they stop short in the shadow. */
    struct rect bounds = light_bounds(64, 64, 60, &reach);
    assert_true(bounds.x + bounds.w < 104);
    for (int y = 0; y < 128; y++) {
        for (int x = 0; x < 128; x++) {
            if (!rect_holds(bounds, x, y)) {
                assert_int_equal(at(&canvas, x, y), 0x404040);
            }
        }
    }
    light_release(&light);
    canvas_release(&canvas);
}

static void far_things_take_less_light(void **state) {
    (void)state;
    struct canvas canvas;
    struct light light;
    canvas_init(&canvas, 64, 32);
    light_init(&light, 64, 32);
    canvas_fill(&canvas, box(0, 0, 64, 32), 0xff808080);
    uint8_t *share = light_shares(&light);
    for (int i = 0; i < light.width * light.height; i++) {
        if (i % light.width >= 4) {
            share[i] = i % light.width < 6 ? 51 : 0;
        }
    }
    light_clear(&light, box(0, 0, 64, 32), 0x404040);
    light_add(&light, box(0, 0, 64, 32), 32, 16, 1000, 0x808080, 0x404040, 255, NULL);
    light_apply(&light, &canvas);
    int all = channel(at(&canvas, 16, 16), 1) - 0x40, part = channel(at(&canvas, 36, 16), 1) - 0x40;
    assert_in_range(all, 0x3d, 0x40);
    assert_in_range(part, all / 5 - 1, all / 5 + 1);
    assert_int_equal(at(&canvas, 60, 16), 0x404040);
    light_release(&light);
    canvas_release(&canvas);
}

static void images_add_as_light(void **state) {
    (void)state;
    struct canvas canvas;
    struct image image;
    canvas_init(&canvas, 8, 8);
    image_init(&image, 4, 4);
    for (int i = 0; i < 16; i++) {
        image.pixels[i] = 0x00804020;
    }
    canvas_fill(&canvas, box(0, 0, 8, 8), 0xff102030);
    canvas_add(&canvas, &image, 6, 6, 255);
    canvas_add(&canvas, &image, -2, -2, 127);
    assert_int_equal(at(&canvas, 7, 7), 0x906050);
    assert_int_equal(at(&canvas, 0, 0), 0x4f3f3f);
    assert_int_equal(at(&canvas, 3, 3), 0x102030);
    canvas_add(&canvas, &image, 6, 6, 255);
    assert_int_equal(at(&canvas, 6, 6), 0xffa070); /* never past white */
    image_release(&image);
    canvas_release(&canvas);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rectangles_cut_and_join),
        cmocka_unit_test(fill_blends),
        cmocka_unit_test(nothing_leaves_the_clip),
        cmocka_unit_test(images_blend_as_the_formula_says),
        cmocka_unit_test(stencil_takes_its_colour),
        cmocka_unit_test(glow_adds_and_never_wraps),
        cmocka_unit_test(gradients_are_dithered),
        cmocka_unit_test(shapes_cover_their_area),
        cmocka_unit_test(scaling_keeps_the_mean),
        cmocka_unit_test(light_of_128_changes_nothing),
        cmocka_unit_test(light_has_no_seams),
        cmocka_unit_test(images_add_as_light),
        cmocka_unit_test(shadows_lie_behind_what_blocks),
        cmocka_unit_test(far_things_take_less_light),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

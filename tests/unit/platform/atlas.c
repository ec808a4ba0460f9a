/* Pictures out of sheets: what is there is cut out as it was drawn; whatever is missing or broken
 * gives a stand-in and one line in the log. A test for every rule of the index. */
#include "platform/atlas.h"
#include "platform/internal.h"

#include <SDL_image.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "two-lanterns pictures 1 "
#define GOOD HEAD "2\nmoon sky 2 1 3 2 4 5 10 9\nsun sky 0 0 1 1 0 0 1 1\n"

enum { SHEET_WIDTH = 8, SHEET_HEIGHT = 4, STAND_IN = 64 };

/* The art folder. */
static struct {
    const char *index; /* NULL: there is none */
    size_t index_size; /* 0: as long as the string */
    const char *sheet; /* what is read in its place; NULL: the sheet that is drawn below */
    int read, logged;
} folder;

void __wrap_platform_log(const char *format, ...);
void __wrap_platform_log(const char *format, ...) {
    (void)format;
    folder.logged++;
}

/* Half clear; red tells the column, green the row. */
static uint32_t sheet_pixel(int x, int y) {
    return 0x80000000u | (uint32_t)(x * 20) << 16 | (uint32_t)(y * 40) << 8 | 200;
}

static void add_sheet(struct text *out) {
    char bytes[4096];
    SDL_Surface *sheet = SDL_CreateRGBSurfaceWithFormat(0, SHEET_WIDTH, SHEET_HEIGHT, 32,
                                                        SDL_PIXELFORMAT_ARGB8888);
    for (int y = 0; y < SHEET_HEIGHT; y++) {
        for (int x = 0; x < SHEET_WIDTH; x++) {
            uint32_t pixel = sheet_pixel(x, y);
            memcpy((char *)sheet->pixels + y * sheet->pitch + x * 4, &pixel, sizeof pixel);
        }
    }
    SDL_RWops *to = SDL_RWFromMem(bytes, sizeof bytes);
    assert_int_equal(IMG_SavePNG_RW(sheet, to, 0), 0);
    text_add_bytes(out, bytes, (size_t)SDL_RWtell(to));
    SDL_RWclose(to);
    SDL_FreeSurface(sheet);
}

static bool read_file(void *context, const char *file, struct text *out) {
    (void)context;
    folder.read++;
    if (strcmp(file, "index.txt") == 0 && folder.index) {
        text_add_bytes(out, folder.index,
                       folder.index_size ? folder.index_size : strlen(folder.index));
        return true;
    }
    if (strcmp(file, "sky.png") != 0) {
        return false;
    }
    if (folder.sheet) {
        text_add(out, folder.sheet);
    } else {
        add_sheet(out);
    }
    return true;
}

static struct atlas *open_folder(const char *index) {
    memset(&folder, 0, sizeof folder);
    folder.index = index;
    return atlas_new(read_file, NULL);
}

static void assert_stand_in(struct atlas *atlas, const char *name) {
    struct image image;
    assert_false(atlas_image(atlas, name, &image));
    assert_int_equal(image.width, STAND_IN);
    assert_int_equal(image.pixels[0] >> 24, 255);
    image_release(&image);
}

static void test_cuts_out(void **state) {
    struct atlas *atlas = open_folder(GOOD);
    struct image image;
    (void)state;
    assert_true(atlas_image(atlas, "moon", &image));
    assert_int_equal(image.width, 10);
    assert_int_equal(image.height, 9);
    for (int y = 0; y < image.height; y++) {
        for (int x = 0; x < image.width; x++) {
            bool drawn = x >= 4 && x < 7 && y >= 5 && y < 7;
            uint32_t from = sheet_pixel(x - 2, y - 4), half = 0x80000000u;
            for (int shift = 0; drawn && shift < 24; shift += 8) {
                half |= ((from >> shift & 255) * 128 + 127) / 255 << shift;
            }
            assert_int_equal(image.pixels[y * image.width + x], drawn ? half : 0);
        }
    }
    image_release(&image);
    assert_int_equal(folder.logged, 0);
    atlas_free(atlas);
}

/* As long as it is needed now and then, and a while longer. */
static void test_sheet_is_kept(void **state) {
    struct atlas *atlas = open_folder(GOOD);
    static const struct {
        uint32_t ms;
        int read; /* files so far; the index once */
    } steps[] = {
        {0, 2}, {0, 2}, {ATLAS_KEEP_MS - 1, 2}, {ATLAS_KEEP_MS - 1, 2}, {ATLAS_KEEP_MS, 3}};
    uint32_t now = UINT32_MAX - ATLAS_KEEP_MS; /* the clock may begin anew */
    (void)state;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        struct image image;
        now += steps[i].ms;
        atlas_tick(atlas, now);
        assert_true(atlas_image(atlas, i % 2 ? "moon" : "sun", &image));
        image_release(&image);
        assert_int_equal(folder.read, steps[i].read);
    }
    atlas_free(atlas);
}

/* Read once, by whichever thread; what is asked for waits for it. Whoever leaves waits, too. */
static void test_sheet_ahead(void **state) {
    (void)state;
    for (int way = 0; way < 4; way++) {
        struct image image;
        struct atlas *atlas = open_folder(GOOD);
        atlas_ahead(atlas, "moon", way % 2);
        if (way < 2) {
            atlas_tick(atlas, ATLAS_KEEP_MS);
            assert_true(atlas_image(atlas, "sun", &image));
            image_release(&image);
            assert_int_equal(folder.read, 2);
        }
        atlas_free(atlas);
    }
}

static void test_nothing_ahead(void **state) {
    struct image image;
    struct atlas *atlas = open_folder(GOOD);
    (void)state;
    atlas_ahead(atlas, "no_such", true);
    assert_true(atlas_image(atlas, "sun", &image));
    image_release(&image);
    atlas_free(atlas);
}

/* --- the index --- */

static void assert_refused(const char *index, size_t size) {
    struct atlas *atlas = open_folder(index);
    folder.index_size = size;
    assert_stand_in(atlas, "moon");
    assert_stand_in(atlas, "sun");
    assert_int_equal(folder.logged, 1);
    assert_int_equal(folder.read, 1); /* not again and again, and no sheet */
    atlas_free(atlas);
}

static void test_index_missing(void **state) {
    (void)state;
    assert_refused(NULL, 0);
}

static void test_index_head(void **state) {
    (void)state;
    assert_refused("", 0);
    assert_refused("two-lanterns", 0);
    assert_refused("two-lanterns pictures 2 0\n", 0);
    assert_refused(HEAD "\n", 0);
    assert_refused(HEAD "-1\n", 0);
    assert_refused(HEAD "1001\n", 0);
    assert_refused(HEAD "99999999999999999999\n", 0);
}

static void test_index_count(void **state) {
    (void)state;
    assert_refused(HEAD "1\nmoon sky 2 1 3 2 4 5 10 9\nsun sky 0 0 1 1 0 0 1 1\n", 0);
    assert_refused(HEAD "3\nmoon sky 2 1 3 2 4 5 10 9\nsun sky 0 0 1 1 0 0 1 1\n", 0);
    for (size_t size = 1; size < strlen(GOOD); size++) {
        assert_refused(GOOD, size); /* cut off anywhere */
    }
    assert_refused(GOOD "\0more", strlen(GOOD) + 5);
}

static void test_index_fields(void **state) {
    static const char *const bad[] = {
        "sky 0 0 1 1 0 0 1 1",
        "moon  sky 0 0 1 1 0 0 1 1",
        "Moon sky 0 0 1 1 0 0 1 1",
        "../moon sky 0 0 1 1 0 0 1 1",
        "moon ../sky 0 0 1 1 0 0 1 1",
        "moon sky 0 0 1 1 0 0 1",
        "moon sky 0 0 1 1 0 0 1 1 1",
        "moon sky 0 0 1 1 0 0 1 1 ",
        "moon sky 0 0 1 1 0 0 1 x",
        "moon sky 0 0 -1 1 0 0 1 1",
        "moon sky 0 0 1 1 0 0 1 4097",
        "moon sky 0 0 1 1 0 0 1 99999999999999999999",
        "a_name_that_is_longer_than_any_name_may_be sky 0 0 1 1 0 0 1 1",
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char index[200];
        snprintf(index, sizeof index, HEAD "1\n%s\n", bad[i]);
        assert_refused(index, 0);
    }
}

static void test_index_part_lies_in_the_picture(void **state) {
    (void)state;
    assert_refused(HEAD "1\nmoon sky 0 0 0 1 0 0 1 1\n", 0);
    assert_refused(HEAD "1\nmoon sky 0 0 1 0 0 0 1 1\n", 0);
    assert_refused(HEAD "1\nmoon sky 0 0 3 1 2 0 4 1\n", 0);
    assert_refused(HEAD "1\nmoon sky 0 0 1 3 0 2 1 4\n", 0);
}

static void test_index_is_sorted(void **state) {
    (void)state;
    assert_refused(HEAD "2\nsun sky 0 0 1 1 0 0 1 1\nmoon sky 0 0 1 1 0 0 1 1\n", 0);
    assert_refused(HEAD "2\nmoon sky 0 0 1 1 0 0 1 1\nmoon sky 0 0 1 1 0 0 1 1\n", 0);
}

static void test_index_sheets(void **state) {
    struct text index = {0};
    (void)state;
    text_add(&index, HEAD "17\n");
    for (int i = 0; i < 17; i++) {
        text_addf(&index, "moon_%c sheet_%d 0 0 1 1 0 0 1 1\n", 'a' + i, i);
    }
    assert_refused(text_string(&index), 0);
    text_release(&index);
}

/* --- names and sheets --- */

static void test_no_such_picture(void **state) {
    struct atlas *atlas = open_folder(GOOD);
    (void)state;
    assert_stand_in(atlas, "comet");
    assert_int_equal(folder.logged, 1);
    atlas_free(atlas);
}

static void test_sheet_broken(void **state) {
    struct atlas *atlas = open_folder(GOOD);
    (void)state;
    folder.sheet = "\x89PNG\r\n\x1a\nand then nothing";
    assert_stand_in(atlas, "moon");
    atlas_tick(atlas, ATLAS_KEEP_MS);
    assert_stand_in(atlas, "sun");
    assert_int_equal(folder.logged, 1);
    assert_int_equal(folder.read, 2);
    atlas_free(atlas);
}

static void test_sheet_missing(void **state) {
    struct atlas *atlas = open_folder(HEAD "1\nmoon lost 0 0 1 1 0 0 1 1\n");
    (void)state;
    assert_stand_in(atlas, "moon");
    assert_int_equal(folder.logged, 1);
    atlas_free(atlas);
}

static void test_part_lies_in_the_sheet(void **state) {
    static const char *const bad[] = {"6 0 3 1 0 0 3 1", "0 3 1 2 0 0 1 2", "4096 0 1 1 0 0 1 1",
                                      "0 4096 1 1 0 0 1 1"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char index[200];
        struct image image;
        snprintf(index, sizeof index, HEAD "2\nmoon sky %s\nsun sky 0 0 1 1 0 0 1 1\n", bad[i]);
        struct atlas *atlas = open_folder(index);
        assert_stand_in(atlas, "moon");
        assert_int_equal(folder.logged, 1);
        assert_true(atlas_image(atlas, "sun", &image)); /* the others are there */
        image_release(&image);
        atlas_free(atlas);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cuts_out),
        cmocka_unit_test(test_sheet_is_kept),
        cmocka_unit_test(test_sheet_ahead),
        cmocka_unit_test(test_nothing_ahead),
        cmocka_unit_test(test_index_missing),
        cmocka_unit_test(test_index_head),
        cmocka_unit_test(test_index_count),
        cmocka_unit_test(test_index_fields),
        cmocka_unit_test(test_index_part_lies_in_the_picture),
        cmocka_unit_test(test_index_is_sorted),
        cmocka_unit_test(test_index_sheets),
        cmocka_unit_test(test_no_such_picture),
        cmocka_unit_test(test_sheet_broken),
        cmocka_unit_test(test_sheet_missing),
        cmocka_unit_test(test_part_lies_in_the_sheet),
    };
    return cmocka_run_group_tests_name("platform_atlas", tests, NULL, NULL);
}

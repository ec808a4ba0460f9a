/* Drawn text: what was on the screen in private is not left in memory (every block that is given
 * back is looked at), and what a font lacks is never a box. */
#include "hands.h"

#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIZE = 40 };
static const char secret[] = "Aardvarkish Bergamotic";

static struct watch {
    bool on;
    int blocks, words, large, filled; /* freed; with the words; large ones, and not overwritten */
} watch;

void __real_free(void *block);
void __wrap_free(void *block);

static bool holds_words(const char *bytes, size_t size) {
    for (size_t at = 0; at + 10 <= size; at++) {
        if (memcmp(bytes + at, secret, 10) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_zero(const char *bytes, size_t size) {
    /* the allocator's own words may stand at the end */
    for (size_t at = 0; at + 32 < size; at++) {
        if (bytes[at]) {
            return false;
        }
    }
    return true;
}

void __wrap_free(void *block) {
    if (watch.on && block) {
        size_t size = malloc_usable_size(block);
        watch.blocks++;
        watch.words += holds_words(block, size);
        watch.large += size > 4096;
        watch.filled += size > 4096 && !is_zero(block, size);
    }
    __real_free(block);
}

static void draw(struct platform *platform) {
    platform_text(platform, platform_canvas(platform), PLATFORM_FACE_TEXT, SIZE, 10, 10,
                  0xffffffffu, secret);
}

static uint64_t hash_canvas(struct platform *platform) {
    const struct canvas *canvas = platform_canvas(platform);
    uint64_t hash = HASH_START;
    for (int y = 0; y < canvas->height; y++) {
        hash = hash_bytes(hash, canvas->pixels + y * canvas->stride, (size_t)canvas->width * 4);
    }
    return hash;
}

static void test_forget(void **state) {
    struct platform *platform = *state;
    draw(platform);
    watch = (struct watch){.on = true};
    platform_text_forget(platform);
    watch.on = false;
    assert_true(watch.blocks >= 2); /* the words, and their picture */
    assert_int_equal(watch.words, 0);
    assert_true(watch.large >= 1);
    assert_int_equal(watch.filled, 0);
}

/* The same words can be drawn again, and look the same. */
static void test_draw_after_forget(void **state) {
    struct platform *platform = *state;
    struct canvas *canvas = platform_canvas(platform);
    struct rect all = {0, 0, canvas->width, canvas->height};
    canvas_fill(canvas, all, 0xff000000u);
    uint64_t empty = hash_canvas(platform);
    draw(platform);
    uint64_t drawn = hash_canvas(platform);
    assert_true(drawn != empty);
    platform_text_forget(platform);
    canvas_fill(canvas, all, 0xff000000u);
    draw(platform);
    assert_true(hash_canvas(platform) == drawn);
}

/* What falls out of the cache because others are drawn is overwritten as well. */
static void test_old_lines_are_forgotten(void **state) {
    struct platform *platform = *state;
    draw(platform);
    watch = (struct watch){.on = true};
    for (int i = 0; i < 200; i++) {
        char line[16] = {'l', (char)('a' + i / 26), (char)('a' + i % 26)};
        platform_text(platform, platform_canvas(platform), PLATFORM_FACE_TEXT, SIZE, 0, 0,
                      0xffffffffu, line);
    }
    watch.on = false;
    assert_true(watch.blocks > 100);
    assert_int_equal(watch.words, 0);
}

static void test_the_watch_sees(void **state) {
    (void)state;
    char *copy = base_copy(secret);
    void (*volatile give_back)(void *) = free; /* the compiler knows free too well otherwise */
    watch = (struct watch){.on = true};
    give_back(copy);
    watch.on = false;
    assert_int_equal(watch.words, 1);
}

/* Widths are kept; what is kept is the width of those words in that size and face. */
static void test_widths(void **state) {
    struct platform *platform = *state;
    int small = platform_text_width(platform, PLATFORM_FACE_TEXT, SIZE / 2, secret);
    int large = platform_text_width(platform, PLATFORM_FACE_TEXT, SIZE, secret);
    int bold = platform_text_width(platform, PLATFORM_FACE_BOLD, SIZE, secret);
    assert_true(small > 0 && small < large && large != bold);
    for (int turn = 0; turn < 2; turn++) {
        assert_int_equal(platform_text_width(platform, PLATFORM_FACE_TEXT, SIZE / 2, secret),
                         small);
        assert_int_equal(platform_text_width(platform, PLATFORM_FACE_TEXT, SIZE, secret), large);
        assert_int_equal(platform_text_width(platform, PLATFORM_FACE_BOLD, SIZE, secret), bold);
        platform_text_forget(platform);
    }
    assert_int_equal(platform_text_width(platform, PLATFORM_FACE_TEXT, SIZE, ""), 0);
}

/* --- letters that a font lacks --- */

static uint64_t look_of(struct platform *platform, enum platform_face face, const char *text) {
    struct canvas *canvas = platform_canvas(platform);
    canvas_fill(canvas, (struct rect){0, 0, canvas->width, canvas->height}, 0xff000000u);
    platform_text(platform, canvas, face, SIZE, 10, 10, 0xffffffffu, text);
    return hash_canvas(platform);
}

static void assert_same_look(struct platform *platform, enum platform_face face, const char *text,
                             const char *other) {
    assert_true(look_of(platform, face, text) == look_of(platform, face, other));
    assert_int_equal(platform_text_width(platform, face, SIZE, text),
                     platform_text_width(platform, face, SIZE, other));
}

static void test_one_sign_stands_for_what_is_lacking(void **state) {
    static const char *const lacking[] = {
        "محمد",   "שלום", "नमस्ते",    "สมชาย",         "日本語",
        "김철수", "😀",    "❤\ufe0f", "می\u200cخواهم", "👩\u200d👩\u200d👧",
    };
    for (size_t i = 0; i < sizeof lacking / sizeof *lacking; i++) {
        for (int face = 0; face < PLATFORM_FACES; face++) {
            assert_same_look(*state, (enum platform_face)face, lacking[i], "\ufffd");
        }
        assert_true(platform_text_lacks(*state, lacking[i]));
    }
    assert_same_look(*state, PLATFORM_FACE_TEXT, "Ana 日本 (語)!", "Ana \ufffd (\ufffd)!");
    assert_same_look(*state, PLATFORM_FACE_TEXT, "\xff", "\ufffd");
    assert_false(platform_text_lacks(*state, "Łuïse, Øystein, Nguyễn, Ёжик — “ŋ”\ufffd\u00a0…\n"));
}

/* As the letters of the text's face are, and on the same line as the title's own. */
static void test_titles_lacking_letters(void **state) {
    struct platform *platform = *state;
    const char *const cyrillic = "Ёжик";
    int width = platform_text_width(platform, PLATFORM_FACE_TITLE, SIZE, cyrillic);
    assert_int_equal(width, platform_text_width(platform, PLATFORM_FACE_TEXT, SIZE, cyrillic));
    assert_true(look_of(platform, PLATFORM_FACE_TITLE, cyrillic) !=
                look_of(platform, PLATFORM_FACE_TITLE, "\ufffd"));
    assert_true(look_of(platform, PLATFORM_FACE_TITLE, "Ana") !=
                look_of(platform, PLATFORM_FACE_TEXT, "Ana"));
}

/* The table that others ask is the font's own. */
static void test_the_table_of_letters(void **state) {
    for (uint32_t code = 0x80; code <= 0x10ffff; code++) {
        char text[5] = "";
        if (utf8_encode(code, text) && platform_text_lacks(*state, text) == utf8_drawn(code)) {
            fail_msg("U+%04X", (unsigned)code);
        }
    }
}

/* The text with the signs in it was private, too. */
static void test_signs_are_forgotten(void **state) {
    char words[sizeof secret + 8];
    snprintf(words, sizeof words, "%s \u65e5", secret);
    watch = (struct watch){.on = true};
    platform_text_width(*state, PLATFORM_FACE_TEXT, SIZE, words);
    platform_text(*state, platform_canvas(*state), PLATFORM_FACE_TEXT, SIZE, 10, 10, 0xffffffffu,
                  words);
    platform_text_forget(*state);
    watch.on = false;
    assert_true(watch.blocks >= 4);
    assert_int_equal(watch.words, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_platform, close_platform)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_forget),
        TEST(test_draw_after_forget),
        TEST(test_widths),
        TEST(test_old_lines_are_forgotten),
        TEST(test_one_sign_stands_for_what_is_lacking),
        TEST(test_titles_lacking_letters),
        TEST(test_the_table_of_letters),
        TEST(test_signs_are_forgotten),
        cmocka_unit_test(test_the_watch_sees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

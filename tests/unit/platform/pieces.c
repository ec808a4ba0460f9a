/* The game's own music: every piece is there, two minutes long or more, its layers are of one
 * length, where a loop closes nothing clicks, and its bars are those of an even hand. */
#define OV_EXCLUDE_STATIC_CALLBACKS
#include "base/base.h"

#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <vorbis/vorbisfile.h>

#include <cmocka.h>

enum { RATE = 44100, AROUND = RATE / 10, LEAST_SECONDS = 120 };

static const char *const alone[] = {"home", "sky", "evening"};
static const char *const layered[] = {"honest-talk", "ferry",  "garden-walls", "workshop",
                                      "tides",       "quarry", "light"};
static const char *const parts[] = {"-base", "-warmer", "-full"};

/* The left side round the place where the loop closes, as the game plays it: AROUND samples
 * before, and as many after. */
static void read_seam(OggVorbis_File *file, float *sample) {
    int section = 0;
    float **some = NULL;
    ov_pcm_seek(file, ov_pcm_total(file, -1) - AROUND);
    for (int at = 0; at < 2 * AROUND;) {
        long count = ov_read_float(file, &some, 2 * AROUND - at, &section);
        if (count == 0) {
            assert_int_equal(at, AROUND);
            assert_int_equal(ov_pcm_seek_lap(file, 0), 0);
        }
        for (long i = 0; i < count; i++) {
            sample[at++] = some[0][i];
        }
        assert_true(count >= 0);
    }
}

/* How sharply the wave bends: a click does it more than any music beside it. */
static float sharpest(const float *sample, int from, int to) {
    float most = 0;
    for (int i = from; i < to; i++) {
        most = fmaxf(most, fabsf(sample[i + 1] - 2 * sample[i] + sample[i - 1]));
    }
    return most;
}

/* The length in samples. */
static ogg_int64_t look_at(const char *name, const char *part) {
    struct text path = {0};
    float sample[2 * AROUND];
    OggVorbis_File file;
    text_addf(&path, "%s/music/%s%s.ogg", TEST_SHARE, name, part);
    if (ov_fopen(text_string(&path), &file) != 0) {
        fail_msg("%s is missing or broken", text_string(&path));
    }
    ogg_int64_t length = ov_pcm_total(&file, -1);
    assert_int_equal(ov_info(&file, -1)->rate, RATE);
    assert_true(length >= (ogg_int64_t)LEAST_SECONDS * RATE);
    read_seam(&file, sample);
    float within = fmaxf(sharpest(sample, 1, AROUND - 200),
                         sharpest(sample, AROUND + 200, 2 * AROUND - 1));
    if (sharpest(sample, AROUND - 4, AROUND + 4) > within + 0.002f) {
        fail_msg("%s clicks where its loop closes", text_string(&path));
    }
    ov_clear(&file);
    text_release(&path);
    return length;
}

/* Where the bars begin: no two differ by more than hands do, and all are longer than the fades that
 * have to be over within one. */
static void look_at_bars(const char *name, ogg_int64_t length) {
    struct text path = {0};
    long shortest = LONG_MAX, longest = 0, at = 0, last = 0;
    text_addf(&path, "%s/music/%s.bars", TEST_SHARE, name);
    FILE *file = fopen(text_string(&path), "r");
    text_release(&path);
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%ld", &at), 1);
    assert_int_equal(at, 0);
    while (fscanf(file, "%ld", &at) == 1) {
        shortest = at - last < shortest ? at - last : shortest;
        longest = at - last > longest ? at - last : longest;
        last = at;
    }
    fclose(file);
    assert_int_equal(last, length);
    assert_true(shortest >= 2 * RATE);
    assert_true(longest < shortest * 5 / 4);
}

static void pieces_loop(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++) {
        look_at_bars(alone[i], look_at(alone[i], ""));
    }
}

static void layers_loop_together(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof layered / sizeof layered[0]; i++) {
        ogg_int64_t length = look_at(layered[i], parts[0]);
        assert_int_equal(look_at(layered[i], parts[1]), length);
        assert_int_equal(look_at(layered[i], parts[2]), length);
        look_at_bars(layered[i], length);
    }
    assert_int_equal(look_at("light", "-round"), look_at("light", "-base"));
    assert_int_equal(look_at("light", "-square"), look_at("light", "-base"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_loop),
        cmocka_unit_test(layers_loop_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

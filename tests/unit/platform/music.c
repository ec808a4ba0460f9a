/* Music: layers in step, seamless loops, gliding; and what is missing or broken. The mixer's hook
 * is taken from SDL_mixer and called by hand, so there is no device, no thread and no clock. */
#include "files/files.h"
#include "platform/internal.h"

#include <complex.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { WINDOW = SOUND_RATE / 10, LOOP = SOUND_RATE / 2, BUFFER = 1000 };

#define TAU 6.283185307179586
#define TONE (0.75 * 8231.0) /* of the test's tones: -12 dB, with headroom for the sounds */

static struct listening {
    void (*mix)(void *context, Uint8 *stream, int length);
    void *context;
    int logged;
    int16_t sample[2 * 12 * SOUND_RATE];
} listening;

void __wrap_Mix_HookMusic(void (*mix)(void *context, Uint8 *stream, int length), void *context);
void __wrap_platform_log(const char *format, ...);

void __wrap_Mix_HookMusic(void (*mix)(void *context, Uint8 *stream, int length), void *context) {
    listening.mix = mix;
    listening.context = context;
}

void __wrap_platform_log(const char *format, ...) {
    (void)format;
    listening.logged++;
}

/* As the mixer does: buffer after buffer, each silent before; between them the main thread's
 * turn. */
static const int16_t *hear(struct music *music, double seconds) {
    int frames = (int)(seconds * SOUND_RATE);
    memset(listening.sample, 0, sizeof listening.sample);
    for (int at = 0; at < frames; at += BUFFER) {
        int count = frames - at < BUFFER ? frames - at : BUFFER;
        music_tick(music);
        listening.mix(listening.context, (Uint8 *)&listening.sample[2 * at], count * 4);
    }
    return listening.sample;
}

/* The left side's tone of this pitch in the window from `frame` on: its strength and its phase. */
static double complex tone(const int16_t *sample, int frame, double pitch) {
    double complex sum = 0;
    for (int i = 0; i < WINDOW; i++) {
        sum += sample[2 * (frame + i)] * cexp(-I * TAU * pitch * i / SOUND_RATE);
    }
    return 2.0 * sum / WINDOW;
}

static void assert_loud(double complex heard, double wanted) {
    if (fabs(cabs(heard) - wanted) > 0.04 * TONE) {
        fail_msg("as loud as %.0f, not %.0f", cabs(heard), wanted);
    }
}

static struct music *play(const char *name, float share) {
    struct music *music = music_new();
    music_begin(music);
    listening.logged = 0;
    music_volume(music, 100);
    music_layers(music, share);
    music_play(music, name);
    return music;
}

/* A pure tone obeys x[n+1] = 2 cos(w) x[n] - x[n-1]; a click does not. */
static double worst_click(const int16_t *sample, int from, int to, double pitch) {
    double worst = 0, twice = 2 * cos(TAU * pitch / SOUND_RATE);
    for (int i = from; i < to; i++) {
        double off = fabs(sample[2 * (i + 1)] - twice * sample[2 * i] + sample[2 * (i - 1)]);
        worst = off > worst ? off : worst;
    }
    return worst;
}

static void loops_without_a_seam(void **state) {
    (void)state;
    struct music *music = play("lone", 1);
    const int16_t *sample = hear(music, 6);
    assert_int_equal(listening.logged, 0);
    double within = worst_click(sample, 4 * LOOP + 2000, 5 * LOOP - 2000, 440);
    double across = worst_click(sample, 5 * LOOP - 1500, 5 * LOOP + 1500, 440);
    assert_true(across < within + 100); /* of 32767: a jump of the tone would be thousands */
    for (int loop = 4; loop < 11; loop++) {
        assert_loud(tone(sample, loop * LOOP - WINDOW / 2, 440), TONE);
    }
    assert_int_equal(sample[2 * 7 * LOOP], sample[2 * 7 * LOOP + 1]); /* both sides */
    music_free(music);
    assert_null(listening.mix);
}

/* All layers begin with a wave's beginning, so in step the phases are as the pitches: 1 : 2 : 3. */
static void assert_in_step(const int16_t *sample, int frame) {
    double complex base = tone(sample, frame, 220), unit = base * I / cabs(base);
    double complex warmer = tone(sample, frame, 440), full = tone(sample, frame, 660);
    assert_true(cabs(warmer * I / cabs(warmer) - unit * unit) < 0.05);
    assert_true(cabs(full * I / cabs(full) - unit * unit * unit) < 0.05);
}

static void layers_glide_in_step(void **state) {
    (void)state;
    struct music *music = play("three", 0);
    const int16_t *sample = hear(music, 2);
    int end = 2 * SOUND_RATE - WINDOW;
    assert_loud(tone(sample, end, 220), TONE);
    assert_loud(tone(sample, end, 440), 0);
    music_layers(music, 0.5f);
    sample = hear(music, 4);
    assert_loud(tone(sample, 3 * SOUND_RATE / 2 - WINDOW / 2, 440), TONE / 2);
    assert_loud(tone(sample, 2 * end, 440), TONE);
    assert_loud(tone(sample, 2 * end, 660), 0);
    music_layers(music, 1);
    sample = hear(music, 8);
    for (int second = 4; second < 7; second++) {
        assert_in_step(sample, second * SOUND_RATE + 1234);
    }
    assert_loud(tone(sample, 7 * SOUND_RATE, 220), TONE);
    assert_loud(tone(sample, 7 * SOUND_RATE, 660), TONE);
    assert_int_equal(listening.logged, 0);
    music_free(music);
}

static void ducks_and_returns(void **state) {
    (void)state;
    struct music *music = play("lone", 0);
    hear(music, 2);
    music_duck(music, true);
    const int16_t *sample = hear(music, 2);
    assert_loud(tone(sample, SOUND_RATE, 440), 0.4 * TONE); /* -8 dB */
    music_duck(music, false);
    sample = hear(music, 2);
    assert_loud(tone(sample, SOUND_RATE, 440), TONE);
    music_volume(music, 50);
    assert_loud(tone(hear(music, 1), 0, 440), TONE / 2);
    music_free(music);
}

static void changes_pieces(void **state) {
    (void)state;
    struct music *music = play("lone", 0);
    hear(music, 2);
    music_play(music, "three");
    const int16_t *sample = hear(music, 4);
    assert_loud(tone(sample, 6 * SOUND_RATE / 10 - WINDOW / 2, 440), TONE / 2);
    assert_loud(tone(sample, 3 * SOUND_RATE, 440), 0);
    assert_loud(tone(sample, 3 * SOUND_RATE, 220), TONE);
    music_play(music, "lone");
    hear(music, 0.2);
    music_play(music, "three"); /* thought better of */
    assert_loud(tone(hear(music, 3), 2 * SOUND_RATE, 220), TONE);
    music_play(music, ""); /* at once: see HUSH_S */
    assert_loud(tone(hear(music, 3), 3 * SOUND_RATE / 10, 220), 0);
    music_free(music);
}

/* The piece "long" is low for three seconds, then high for three. */
static void goes_on_where_it_was_left(void **state) {
    (void)state;
    struct music *music = play("long", 1);
    assert_loud(tone(hear(music, 3.8), 2 * SOUND_RATE, 220), TONE);
    music_play(music, "lone");
    hear(music, 3);
    music_play(music, "long");
    const int16_t *sample = hear(music, 3.6);
    assert_loud(tone(sample, 26 * SOUND_RATE / 10, 660), 0);
    assert_loud(tone(sample, 3 * SOUND_RATE / 2, 660), 0.25 * TONE); /* 0.3 of 1.2 s */
    assert_loud(tone(sample, 26 * SOUND_RATE / 10, 220), TONE);      /* and round again */
    music_free(music);
}

static void is_said_once_in_an_evening(void **state) {
    (void)state;
    struct music *music = play("two", 1);
    hear(music, 2);
    music_play(music, "lone");
    hear(music, 3);
    music_play(music, "two");
    assert_loud(tone(hear(music, 3), 5 * SOUND_RATE / 2, 660), TONE);
    assert_int_equal(listening.logged, 1);
    music_free(music);
}

static void plays_what_is_there(void **state) {
    (void)state;
    static const char *const pieces[] = {"two", "uneven"};
    for (int i = 0; i < 2; i++) {
        struct music *music = play(pieces[i], 1);
        const int16_t *sample = hear(music, 3);
        assert_loud(tone(sample, 2 * SOUND_RATE, 220), TONE);
        assert_loud(tone(sample, 2 * SOUND_RATE, 440), 0);
        assert_loud(tone(sample, 2 * SOUND_RATE, 660), TONE);
        assert_int_equal(listening.logged, 1);
        music_free(music);
    }
}

static void says_once_what_is_missing(void **state) {
    (void)state;
    static const char *const pieces[] = {"nowhere", "noise", "../escape"};
    for (int i = 0; i < 3; i++) {
        struct music *music = play(pieces[i], 1);
        const int16_t *sample = hear(music, 1);
        for (int frame = 0; frame < 2 * SOUND_RATE; frame++) {
            assert_int_equal(sample[frame], 0);
        }
        assert_int_equal(listening.logged, 1);
        music_play(music, "lone");
        assert_loud(tone(hear(music, 4), 3 * SOUND_RATE, 440), TONE);
        music_free(music);
    }
}

static int mount(void **state) {
    (void)state;
    struct error error = {{0}};
    return files_init("music", &error) &&
                   files_mount_share(TEST_SOURCE_DIR "/tests/unit/platform", &error)
               ? 0
               : -1;
}

static int unmount(void **state) {
    (void)state;
    files_release();
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_without_a_seam),      cmocka_unit_test(layers_glide_in_step),
        cmocka_unit_test(ducks_and_returns),         cmocka_unit_test(changes_pieces),
        cmocka_unit_test(plays_what_is_there),       cmocka_unit_test(says_once_what_is_missing),
        cmocka_unit_test(goes_on_where_it_was_left), cmocka_unit_test(is_said_once_in_an_evening),
    };
    return cmocka_run_group_tests(tests, mount, unmount);
}

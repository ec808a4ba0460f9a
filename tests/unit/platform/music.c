/* Music: layers in step, that come in where a bar begins; seamless loops, gliding, silence; and
 * what is missing or broken. The mixer's hook is taken from SDL_mixer and called by hand, so there
 * is no device, no thread and no clock. */
#include "files/files.h"
#include "platform/internal.h"

#include <complex.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { WINDOW = SOUND_RATE / 10, LOOP = SOUND_RATE / 2, BUFFER = 1000 };

#define ALL (PLATFORM_MUSIC_WARMER | PLATFORM_MUSIC_FULL)
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

static struct music *play(const char *name, unsigned layers) {
    struct music *music = music_new();
    music_begin(music);
    listening.logged = 0;
    music_volume(music, 100);
    music_layers(music, layers);
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
    struct music *music = play("lone", ALL);
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

static void layers_are_in_step(void **state) {
    (void)state;
    struct music *music = play("three", 0);
    const int16_t *sample = hear(music, 2);
    int end = 2 * SOUND_RATE - WINDOW;
    assert_loud(tone(sample, end, 220), TONE);
    assert_loud(tone(sample, end, 440), 0);
    music_layers(music, PLATFORM_MUSIC_WARMER);
    sample = hear(music, 4);
    assert_loud(tone(sample, SOUND_RATE, 440), TONE);
    assert_loud(tone(sample, 2 * end, 660), 0);
    music_layers(music, ALL);
    sample = hear(music, 8);
    for (int second = 4; second < 7; second++) {
        assert_in_step(sample, second * SOUND_RATE + 1234);
    }
    assert_loud(tone(sample, 7 * SOUND_RATE, 220), TONE);
    assert_loud(tone(sample, 7 * SOUND_RATE, 660), TONE);
    assert_int_equal(listening.logged, 0);
    music_free(music);
}

/* The sample from which on it is heard that the layers became others after `seconds`: what was
 * heard until then is as it would be without. */
static int changed_at(double seconds, unsigned before, unsigned after) {
    static int16_t without[2 * SOUND_RATE];
    struct music *music = play("three", before);
    hear(music, seconds);
    memcpy(without, hear(music, 1), sizeof without);
    music_free(music);
    music = play("three", before);
    hear(music, seconds);
    music_layers(music, after);
    const int16_t *with = hear(music, 1);
    int at = 0;
    while (at < SOUND_RATE && with[2 * at] == without[2 * at]) {
        at++;
    }
    music_free(music);
    return at;
}

/* A glide is too soft to be heard in its first samples. */
static void assert_at_bar(int heard, int bar, int soft) {
    if (heard < bar || heard > bar + soft) {
        fail_msg("heard at sample %d; the bar begins at %d", heard, bar);
    }
}

/* The bars of "three" begin at 0, 9000 and again at 22050. */
static void layers_come_and_go_with_a_bar(void **state) {
    (void)state;
    enum { AT = 2205 }; /* 2 s and these samples */
    double seconds = 2.0 + (double)AT / SOUND_RATE, later = 2.0 + 10000.0 / SOUND_RATE;
    assert_at_bar(changed_at(seconds, 0, PLATFORM_MUSIC_WARMER), 9000 - AT, 100);
    assert_at_bar(changed_at(later, 0, ALL), 22050 - 10000, 100);
    assert_at_bar(changed_at(seconds, ALL, 0), 9000 - AT, 1000);
    assert_at_bar(changed_at(later, ALL, PLATFORM_MUSIC_FULL), 22050 - 10000, 1000);
    assert_int_equal(changed_at(seconds, ALL, ALL), SOUND_RATE);
}

/* Within a tenth of a second it is there, within one and a half it is gone, and neither clicks. */
static void layers_glide(void **state) {
    (void)state;
    struct music *music = play("three", 0);
    hear(music, 2);
    music_layers(music, PLATFORM_MUSIC_WARMER);
    const int16_t *sample = hear(music, 2);
    assert_loud(tone(sample, SOUND_RATE / 10, 440), TONE);
    music_layers(music, 0);
    sample = hear(music, 2);
    assert_loud(tone(sample, 3 * SOUND_RATE / 4 - WINDOW / 2, 440), TONE / 2);
    assert_loud(tone(sample, 3 * SOUND_RATE / 2, 440), 0);
    music_free(music);
}

static void themes_are_layers_that_not_all_have(void **state) {
    (void)state;
    struct music *music = play("themes", PLATFORM_MUSIC_ROUND);
    assert_loud(tone(hear(music, 2), SOUND_RATE * 3 / 2, 880), TONE);
    assert_int_equal(listening.logged, 1); /* the other one is broken */
    music_layers(music, PLATFORM_MUSIC_SQUARE);
    const int16_t *sample = hear(music, 3);
    assert_loud(tone(sample, 5 * SOUND_RATE / 2, 880), 0);
    assert_loud(tone(sample, 5 * SOUND_RATE / 2, 220), TONE);
    music_free(music);
}

static bool silent(const int16_t *sample, int from, int to) {
    int at = from;
    while (at < to && !sample[2 * at] && !sample[2 * at + 1]) {
        at++;
    }
    return at == to;
}

/* The bars of "long" are two seconds. */
static void is_silent_while_they_talk(void **state) {
    (void)state;
    struct music *music = play("long", 0);
    hear(music, 2.5);
    music_place(music, PLATFORM_MUSIC_SILENT);
    const int16_t *sample = hear(music, 2.2);
    assert_true(worst_click(sample, SOUND_RATE, 3 * SOUND_RATE / 2, 660) < 100);
    assert_true(silent(sample, 2 * SOUND_RATE, 22 * SOUND_RATE / 10));
    music_place(music, PLATFORM_MUSIC_NEAR); /* at 4.7 s of the six */
    sample = hear(music, 4);
    assert_true(silent(sample, 0, 13 * SOUND_RATE / 10));
    assert_false(silent(sample, 0, 14 * SOUND_RATE / 10));
    assert_loud(tone(sample, 33 * SOUND_RATE / 10, 220), TONE);
    music_place(music, PLATFORM_MUSIC_SILENT);
    hear(music, 0.5);
    music_rest(music);
    music_begin(music); /* a device that comes while they talk is not heard either */
    sample = hear(music, 3);
    assert_true(silent(sample, 0, 3 * SOUND_RATE));
    music_free(music);
}

static void ducks_and_returns(void **state) {
    (void)state;
    struct music *music = play("lone", 0);
    hear(music, 2);
    music_place(music, PLATFORM_MUSIC_BACK);
    const int16_t *sample = hear(music, 2);
    assert_loud(tone(sample, SOUND_RATE, 440), 0.4 * TONE); /* -8 dB */
    music_place(music, PLATFORM_MUSIC_NEAR);
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
static void goes_on_with_the_bar_it_was_left_in(void **state) {
    (void)state;
    struct music *music = play("long", ALL);
    assert_loud(tone(hear(music, 3.8), 2 * SOUND_RATE, 220), TONE);
    music_play(music, "lone"); /* at 5 s it has faded: in the bar that begins at 4 s */
    hear(music, 3);
    music_play(music, "long");
    const int16_t *sample = hear(music, 4.6);
    assert_loud(tone(sample, 26 * SOUND_RATE / 10, 220), 0);
    assert_loud(tone(sample, 26 * SOUND_RATE / 10, 660), TONE);
    assert_loud(tone(sample, 34 * SOUND_RATE / 10, 220), TONE); /* and round again */
    music_free(music);
}

static void is_said_once_in_an_evening(void **state) {
    (void)state;
    struct music *music = play("two", ALL);
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
        struct music *music = play(pieces[i], ALL);
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
        struct music *music = play(pieces[i], ALL);
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

/* Each of them is told from bars that are. */
static void bars_are_numbers_that_rise(void **state) {
    (void)state;
    static const char *const broken[] = {"",        "0",           "5 100",   "0 50 40 100",
                                         "0 50 90", "0 50 50 100", "0 x 100", "0 50 100 x",
                                         "-1 100"};
    struct bars bars;
    assert_true(bars_read(&bars, "0\n40\n70\n100\n", 100));
    assert_int_equal(bars.count, 3);
    assert_int_equal(bars_left(&bars, 0), 40);
    assert_int_equal(bars_left(&bars, 39), 1);
    assert_int_equal(bars_left(&bars, 40), 30);
    assert_int_equal(bars_left(&bars, 99), 1);
    assert_int_equal(bars_begin(&bars, 69), 40);
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        assert_false(bars_read(&bars, broken[i], 100));
        assert_int_equal(bars_begin(&bars, 17), 17); /* every moment is one */
    }
}

static void more_bars_than_there_is_room_for(void **state) {
    (void)state;
    struct text text = {0};
    struct bars bars;
    for (int i = 0; i <= BARS + 1; i++) {
        text_addf(&text, "%d\n", i);
    }
    assert_false(bars_read(&bars, text_string(&text), BARS + 1));
    assert_int_equal(bars.count, 0);
    text_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_without_a_seam),
        cmocka_unit_test(layers_are_in_step),
        cmocka_unit_test(layers_come_and_go_with_a_bar),
        cmocka_unit_test(layers_glide),
        cmocka_unit_test(themes_are_layers_that_not_all_have),
        cmocka_unit_test(is_silent_while_they_talk),
        cmocka_unit_test(ducks_and_returns),
        cmocka_unit_test(changes_pieces),
        cmocka_unit_test(plays_what_is_there),
        cmocka_unit_test(says_once_what_is_missing),
        cmocka_unit_test(goes_on_with_the_bar_it_was_left_in),
        cmocka_unit_test(is_said_once_in_an_evening),
        cmocka_unit_test(bars_are_numbers_that_rise),
        cmocka_unit_test(more_bars_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, mount, unmount);
}

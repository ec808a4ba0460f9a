/* The screen keeps the secret. The game is played once for every combination of what the two can
 * choose in private, with the same shuffles and the same moments of pressing, in front of a camera
 * and a microphone: no frame, no sample and no duration may differ from the first.
 *
 * Labels are chosen by name, so every mark is really sealed whatever place it stands at; that the
 * test can see a difference at all is shown by `controls`. */
#include "files/files.h"
#include "run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { MARKS = 4 };

static const char *const kite[MARKS] = {"Aardvarkish", "Bergamotic", "Cinnabarry",
                                        "I'd rather keep this one to myself"};
static const char *const oak[MARKS] = {"Dandelionic", "Eiderdowny", "Fennelous",
                                       "I'd rather keep this one to myself"};
static const char *const card[MARKS] = {"Gooseberried", "Hazelnutty", "Indigoish",
                                        "I'd rather keep this one to myself"};
static const char *const keep[2] = {"Keep it", "Let it go"};
static const char *const heard[2] = {"Yes, I feel heard", "Not yet"};

/* What the two play with, and how they come to the bridge or the level. */
struct devices {
    const char *join; /* up to 2500 ms */
    bool curtain;     /* one keyboard: they take turns */
};

static const struct devices pads = {
    "100 pad 1 plug\n200 pad 2 plug\n500 pad 1 press a\n900 pad 1 press a\n"
    "1200 pad 2 press a\n1600 pad 1 press a\n",
    false,
};
static const struct devices keyboard = {
    "500 key Space\n900 key Space\n1200 key Return\n1600 key Space\n",
    true,
};
static const struct devices mixed = {
    "100 pad 1 plug\n500 key Space\n900 key Space\n1200 pad 1 press a\n1600 key Space\n",
    false,
};

static void add_choice(struct text *script, int *ms, const struct devices *devices, char who,
                       const char *label) {
    if (devices->curtain) {
        text_addf(script, "%d %c confirm\n", *ms, who);
    }
    text_addf(script, "%d %c choose \"%s\"\n", *ms + 700, who, label);
    *ms += 3400;
}

static int begin_level(struct text *script, const struct devices *devices) {
    text_addf(script, "%s2100 A confirm\n2400 expect scene sealing\n", devices->join);
    return 2500;
}

static void add_sealing(struct text *script, int *ms, const struct devices *devices, int a, int b) {
    add_choice(script, ms, devices, 'A', kite[a]);
    add_choice(script, ms, devices, 'B', oak[b]);
    text_addf(script, "%d until scene play\n", *ms);
}

static void assert_same(const struct run *first, const struct run *other) {
    int frames = first->frames < other->frames ? first->frames : other->frames;
    for (int i = 0; i < frames; i++) {
        if (first->frame[i].picture != other->frame[i].picture) {
            fail_msg("the picture of frame %d tells", i);
        }
        if (first->frame[i].sound != other->frame[i].sound) {
            fail_msg("the sound up to frame %d tells", i);
        }
    }
    assert_int_equal(first->frames, other->frames);
}

/* Room for two, since a run is too large for the stack. */
static struct run *two_runs(void) {
    return base_alloc(2 * sizeof(struct run));
}

static void play(struct run *run, const struct run_options *options, struct text *script) {
    run_script(run, options, text_string(script));
    text_release(script);
}

/* --- sealing a level's questions --- */

static void seal_once(struct run *run, const struct devices *devices, int a, int b, uint64_t seed) {
    struct run_options options = {.level = "only/step", .seed = seed};
    struct text script = {0};
    int ms = begin_level(&script, devices);
    add_sealing(&script, &ms, devices, a, b);
    play(run, &options, &script);
}

/* `step` 1: all combinations; more: only some, where the devices alone are another. */
static void sealing(const struct devices *devices, int step) {
    struct run *run = two_runs();
    for (int a = 0; a < MARKS; a++) {
        for (int b = 0; b < MARKS; b++) {
            if ((a + b) % step) {
                continue;
            }
            struct run *this = a || b ? &run[1] : &run[0];
            seal_once(this, devices, a, b, 7);
            assert_true(this->played);
            assert_int_equal(this->answers.mark[0], a);
            assert_int_equal(this->answers.mark[1], b);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 300);
    assert_true(run->sounding > 100);
    free(run);
}

static void test_sealing_pads(void **state) {
    (void)state;
    sealing(&pads, 1);
}

static void test_sealing_keyboard(void **state) {
    (void)state;
    sealing(&keyboard, 1);
}

static void test_sealing_mixed(void **state) {
    (void)state;
    sealing(&mixed, MARKS);
}

/* --- a card that both seal --- */

/* The title's second road, sealed, as far as the question. */
static int begin_round(struct text *script) {
    text_add(script, "100 pad 1 plug\n200 pad 2 plug\n300 pad 1 press dpdown\n"
                     "500 pad 1 press a\n900 pad 1 press a\n1200 pad 1 press a\n"
                     "1600 pad 2 press a\n2000 pad 1 press a\n2400 expect scene round-setup\n"
                     "2500 A down\n2700 A right\n2900 A down\n3000 expect focus \"Begin\"\n"
                     "3100 A confirm\n3500 expect scene round\n3600 A confirm\n");
    return 3700;
}

static void test_round(void **state) {
    (void)state;
    struct run *run = two_runs();
    struct run_options options = {.seed = 7};
    for (int a = 0; a < MARKS; a++) {
        for (int b = 0; b < MARKS; b++) {
            struct run *this = a || b ? &run[1] : &run[0];
            struct text script = {0};
            int ms = begin_round(&script) + 700;
            text_addf(&script, "%d A choose \"%s\"\n", ms, card[a]);
            text_addf(&script, "%d B choose \"%s\"\n", ms + 900, card[b]);
            text_addf(&script, "%d expect text \"%s\"\n", ms + 4200, card[a]);
            text_addf(&script, "%d expect text \"%s\"\n", ms + 4200, card[b]);
            play(this, &options, &script);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 180);
    free(run);
}

/* --- heard, or not yet --- */

static void test_heard(void **state) {
    static const struct devices *const with[] = {&pads, &keyboard};
    struct run *run = two_runs();
    (void)state;
    for (int i = 0; i < 2; i++) {
        for (int answer = 0; answer < 2; answer++) {
            struct run_options options = {.level = "only/step", .seed = 7};
            struct text script = {0};
            int ms = begin_level(&script, with[i]);
            add_sealing(&script, &ms, with[i], 0, 0);
            text_addf(&script, "%d walk heard\n", ms);
            add_choice(&script, &ms, with[i], 'B', heard[answer]);
            text_addf(&script, "%d expect text \"%s\"\n", ms,
                      answer ? "Then there is more to hear." : "feels heard.");
            play(&run[answer], &options, &script);
        }
        assert_same(&run[0], &run[1]);
    }
    free(run);
}

/* --- keep, or let go --- */

static void add_crossing_and_keep(struct text *script, const struct devices *devices, int a,
                                  int b) {
    int ms = begin_level(script, devices);
    add_sealing(script, &ms, devices, 1, 2);
    text_addf(script, "%d walk\n%d expect scene level-end\n", ms, ms);
    text_addf(script, "%d A confirm\n%d A confirm\n", ms + 1000, ms + 1500);
    ms += 1600;
    if (devices->curtain) {
        add_choice(script, &ms, devices, 'A', keep[a]);
        add_choice(script, &ms, devices, 'B', keep[b]);
    } else {
        text_addf(script, "%d A choose \"%s\"\n", ms + 700, keep[a]);
        text_addf(script, "%d B choose \"%s\"\n", ms + 1500, keep[b]);
        ms += 4500;
    }
    text_addf(script, "%d expect text \"%s\"\n", ms, a || b ? "Let go." : "Kept.");
}

static void test_keep(void **state) {
    static const struct devices *const with[] = {&pads, &keyboard};
    struct run *run = two_runs();
    (void)state;
    for (int i = 0; i < 2; i++) {
        for (int choice = 0; choice < 4; choice++) {
            struct run_options options = {.level = "only/step", .seed = 7};
            struct run *this = choice ? &run[1] : &run[0];
            struct text script = {0};
            add_crossing_and_keep(&script, with[i], choice & 1, choice >> 1);
            play(this, &options, &script);
            assert_int_equal(this->kept, choice == 0);
            assert_same(&run[0], this);
        }
    }
    free(run);
}

/* --- nothing sealed is in a file --- */

static const char *const words[] = {
    "Aardvarkish", "Bergamotic", "Cinnabarry",
    "Dandelionic", "Eiderdowny", "Fennelous",
    "Kumquatic",   "Quincelike", "keep this one to myself",
};

struct search {
    const char *folder;
    int files, found;
};

static void look_into(void *to, const char *name) {
    struct search *search = to;
    struct text path = {0}, bytes = {0};
    struct error error = {{0}};
    text_addf(&path, "%s/%s", search->folder, name);
    if (files_read_native(text_string(&path), 16 * 1024 * 1024, &bytes, &error)) {
        search->files++;
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
            size_t length = strlen(words[i]);
            for (size_t at = 0; at + length <= bytes.length; at++) {
                search->found += memcmp(bytes.data + at, words[i], length) == 0;
            }
        }
    }
    text_release(&bytes);
    text_release(&path);
}

static struct search play_into_files(char *folder, bool kept) {
    struct search search = {.folder = folder};
    struct run *run = two_runs();
    struct text script = {0}, box = {0};
    struct error error = {{0}};
    assert_non_null(mkdtemp(folder));
    text_addf(&box, "%s/box.sqlite", folder);
    struct run_options options = {.level = "only/step", .seed = 7, .box = text_string(&box)};
    add_crossing_and_keep(&script, &pads, 0, !kept);
    play(run, &options, &script);
    assert_true(files_list_native(folder, look_into, &search, &error));
    text_release(&box);
    free(run);
    return search;
}

static void remove_file(void *to, const char *name) {
    struct text path = {0};
    text_addf(&path, "%s/%s", (const char *)to, name);
    unlink(text_string(&path));
    text_release(&path);
}

static void remove_folder(char *folder) {
    struct error error = {{0}};
    files_list_native(folder, remove_file, folder, &error);
    assert_int_equal(rmdir(folder), 0);
}

static void test_files(void **state) {
    char let_go[] = "/tmp/two-lanterns-secret-XXXXXX";
    char kept[] = "/tmp/two-lanterns-secret-XXXXXX";
    (void)state;
    struct search search = play_into_files(let_go, false);
    assert_true(search.files > 0);
    assert_int_equal(search.found, 0);
    /* and the search does find what both have kept */
    search = play_into_files(kept, true);
    assert_true(search.found >= 4);
    remove_folder(let_go);
    remove_folder(kept);
}

/* --- the test can fail --- */

static bool pictures_differ(const struct run *a, const struct run *b) {
    for (int i = 0; i < a->frames && i < b->frames; i++) {
        if (a->frame[i].picture != b->frame[i].picture) {
            return true;
        }
    }
    return false;
}

static void test_controls(void **state) {
    struct run *run = two_runs();
    (void)state;
    /* the same again is the same */
    seal_once(&run[0], &pads, 0, 0, 7);
    seal_once(&run[1], &pads, 0, 0, 7);
    assert_same(&run[0], &run[1]);
    /* other shuffles: answers at other places are another picture */
    seal_once(&run[1], &pads, 0, 0, 8);
    assert_true(pictures_differ(&run[0], &run[1]));
    /* a sound a tenth of a second later is another sound */
    struct run_options options = {.level = "only/step", .seed = 7};
    struct text script = {0};
    int ms = begin_level(&script, &pads);
    add_choice(&script, &ms, &pads, 'A', kite[0]);
    ms += 100;
    add_choice(&script, &ms, &pads, 'B', oak[0]);
    text_addf(&script, "%d until scene play\n", ms);
    play(&run[1], &options, &script);
    int last = run[0].frames - 1;
    assert_true(last < run[1].frames);
    assert_int_not_equal(run[0].frame[last].sound, run[1].frame[last].sound);
    free(run);
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        struct CMUnitTest test;
    } tests[] = {
        {"sealing-pads", cmocka_unit_test(test_sealing_pads)},
        {"sealing-keyboard", cmocka_unit_test(test_sealing_keyboard)},
        {"sealing-mixed", cmocka_unit_test(test_sealing_mixed)},
        {"round", cmocka_unit_test(test_round)},
        {"heard", cmocka_unit_test(test_heard)},
        {"keep", cmocka_unit_test(test_keep)},
        {"files", cmocka_unit_test(test_files)},
        {"controls", cmocka_unit_test(test_controls)},
    };
    for (size_t i = 0; argc > 1 && i < sizeof tests / sizeof tests[0]; i++) {
        if (strcmp(tests[i].name, argv[1]) == 0) {
            const struct CMUnitTest one[] = {tests[i].test};
            return cmocka_run_group_tests(one, NULL, NULL);
        }
    }
    fprintf(stderr, "secret: name one of its tests\n");
    return 2;
}

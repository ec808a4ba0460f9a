/* The screen keeps the secret, in what is private about a date night: the check-in, what is said of
 * a promise and whether it was noticed, and whether the evening's words are kept. As in secret.c,
 * every combination is played and every frame and sample compared. */
#include "files/files.h"
#include "keepsake/keepsake.h"
#include "run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const seas[] = {"Calm", "Waves", "Fog", "Rain", "Storm"};
static const char *const keep[] = {"Keep it", "Let it go"};
static const char *const sayings[] = {"Kept", "Still open", "Let it go"};
static const char *const noticed[] = {"I noticed", "Nothing to say"};
enum { SEAS = 5, SAYINGS = 3 };

/* As far as the first private choice of an evening. */
static int begin_pads(struct text *script) {
    text_add(script,
             "100 pad 1 plug\n200 pad 2 plug\n500 pad 1 press a\n900 pad 1 press a\n"
             "1300 pad 1 press a\n1600 pad 2 press a\n2000 pad 1 press a\n"
             "2400 expect focus \"A little\"\n2500 A confirm\n2900 expect scene check-in\n");
    return 3600;
}

static int begin_keyboard(struct text *script) {
    text_add(script, "500 key Space\n900 key Space\n1300 key Space\n1600 key Return\n"
                     "2000 key Space\n2400 expect focus \"A little\"\n2500 A confirm\n"
                     "2900 expect scene check-in\n");
    return 3000;
}

static int add_both(struct text *script, int ms, const char *a, const char *b) {
    text_addf(script, "%d A choose \"%s\"\n%d B choose \"%s\"\n", ms, a, ms + 900, b);
    return ms + 4100;
}

static int add_turns(struct text *script, int ms, const char *a, const char *b) {
    text_addf(script, "%d A confirm\n%d A choose \"%s\"\n", ms, ms + 700, a);
    text_addf(script, "%d B confirm\n%d B choose \"%s\"\n", ms + 2700, ms + 3400, b);
    return ms + 6600;
}

/* --- the check-in --- */

static void check_in(bool keyboard, int step) {
    struct run *run = two_runs();
    struct run_options options = {.seed = 7};
    for (int a = 0; a < SEAS; a++) {
        for (int b = 0; b < SEAS; b++) {
            struct run *this = a || b ? &run[1] : &run[0];
            struct text script = {0};
            int ms = keyboard ? begin_keyboard(&script) : begin_pads(&script);
            if ((a + 2 * b) % step) {
                text_release(&script);
                continue;
            }
            ms = keyboard ? add_turns(&script, ms, seas[a], seas[b])
                          : add_both(&script, ms, seas[a], seas[b]);
            /* and what follows is the same too */
            text_addf(&script, "%d expect text \"as gently as the gentler of you two needs\"\n",
                      ms);
            play(this, &options, &script);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 180);
    assert_true(run->sounding > 60);
    free(run);
}

static void test_check_in_pads(void **state) {
    (void)state;
    check_in(false, 1);
}

static void test_check_in_keyboard(void **state) {
    (void)state;
    check_in(true, SEAS);
}

/* --- a promise --- */

static void note_state(void *to, const struct keepsake_promise *promise) {
    *(struct keepsake_promise *)to = *promise;
}

static struct keepsake_promise kept_promise(const char *path) {
    struct keepsake_promise promise = {0};
    struct keepsake *box;
    assert_int_equal(keepsake_open(path, 0, &box, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_list_promises(box, false, note_state, &promise, NULL), KEEPSAKE_OK);
    keepsake_close(box);
    return promise;
}

static void make_promise(const char *path) {
    struct keepsake_promise promise = {.made_at = 1, .by = "Teal", .text = "I will be quincelike"};
    struct keepsake *box;
    assert_int_equal(keepsake_open(path, KEEPSAKE_CREATE, &box, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_keep_promise(box, &promise, true, true, NULL, NULL), KEEPSAKE_OK);
    keepsake_close(box);
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

/* Plays with a box in which there is a promise; what is in it afterwards. */
static struct keepsake_promise ask_once(struct run *run, int saying, int notice) {
    char folder[] = "/tmp/two-lanterns-evening-XXXXXX";
    struct text box = {0}, script = {0};
    assert_non_null(mkdtemp(folder));
    text_addf(&box, "%s/box.sqlite", folder);
    make_promise(text_string(&box));
    struct run_options options = {.seed = 7, .box = text_string(&box)};
    int ms = add_both(&script, begin_pads(&script), seas[0], seas[1]);
    text_addf(&script, "%d A confirm\n%d expect text \"Teal, a promise of yours\"\n", ms, ms + 400);
    text_addf(&script, "%d B choose \"%s\"\n", ms + 1100, sayings[saying]);
    text_addf(&script, "%d expect text \"Amber, did you notice?\"\n", ms + 4000);
    text_addf(&script, "%d A choose \"%s\"\n", ms + 4600, noticed[notice]);
    text_addf(&script, "%d expect scene %s\n", ms + 7500, notice ? "round" : "promise-ask");
    play(run, &options, &script);
    struct keepsake_promise promise = kept_promise(text_string(&box));
    text_release(&box);
    remove_folder(folder);
    return promise;
}

static void test_promise(void **state) {
    static const enum keepsake_promise_state states[SAYINGS] = {
        KEEPSAKE_PROMISE_KEPT, KEEPSAKE_PROMISE_OPEN, KEEPSAKE_PROMISE_LET_GO};
    struct run *run = two_runs();
    (void)state;
    for (int saying = 0; saying < SAYINGS; saying++) {
        for (int notice = 0; notice < 2; notice++) {
            struct run *this = saying || notice ? &run[1] : &run[0];
            struct keepsake_promise promise = ask_once(this, saying, notice);
            assert_int_equal(promise.state, states[saying]);
            assert_int_equal(promise.noticed, notice == 0);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 400);
    free(run);
}

/* --- the close --- */

/* Rests at once, and one of the two writes. */
static void close_once(struct run *run, const char *box, int a, int b) {
    struct text script = {0};
    struct run_options options = {.seed = 7, .box = box};
    int ms = begin_pads(&script);
    text_addf(&script, "%d A back\n%d A up\n%d expect focus \"Rest for tonight\"\n", ms, ms + 400,
              ms + 600);
    text_addf(&script, "%d A confirm\n%d expect scene close\n", ms + 700, ms + 1100);
    text_addf(&script, "%d A down\n%d A confirm\n%d type kumquatic\n", ms + 1200, ms + 1400,
              ms + 1800);
    text_addf(&script, "%d pad 2 press start\n%d A confirm\n%d A confirm\n", ms + 2000, ms + 2400,
              ms + 2800);
    text_addf(&script, "%d expect text \"Keep this evening?\"\n%d A confirm\n", ms + 3200,
              ms + 3300);
    ms = add_both(&script, ms + 4200, keep[a], keep[b]);
    text_addf(&script, "%d expect text \"%s\"\n%d B confirm\n", ms, a || b ? "Let go." : "Kept.",
              ms + 100);
    text_addf(&script, "%d expect text \"Good night, Amber and Teal.\"\n", ms + 500);
    play(run, &options, &script);
    assert_int_equal(run->kept, !a && !b);
}

static void test_close(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int choice = 0; choice < 4; choice++) {
        struct run *this = choice ? &run[1] : &run[0];
        close_once(this, NULL, choice & 1, choice >> 1);
        assert_same(&run[0], this);
    }
    assert_true(run->frames > 180);
    free(run);
}

/* --- words that were let go are in no file --- */

struct search {
    const char *folder;
    int files, found;
};

static void look_into(void *to, const char *name) {
    static const char word[] = "kumquatic";
    struct search *search = to;
    struct text path = {0}, bytes = {0};
    text_addf(&path, "%s/%s", search->folder, name);
    if (files_read_native(text_string(&path), 16 * 1024 * 1024, &bytes, NULL)) {
        search->files++;
        for (size_t at = 0; at + strlen(word) <= bytes.length; at++) {
            search->found += memcmp(bytes.data + at, word, strlen(word)) == 0;
        }
    }
    text_release(&bytes);
    text_release(&path);
}

static void test_files(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int let_go = 0; let_go < 2; let_go++) {
        char folder[] = "/tmp/two-lanterns-evening-XXXXXX";
        struct search search = {.folder = folder};
        struct text box = {0};
        assert_non_null(mkdtemp(folder));
        text_addf(&box, "%s/box.sqlite", folder);
        close_once(run, text_string(&box), 0, let_go);
        assert_true(files_list_native(folder, look_into, &search, NULL));
        assert_true(search.files > 0);
        assert_int_equal(search.found > 0, !let_go);
        text_release(&box);
        remove_folder(folder);
    }
    free(run);
}

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        struct CMUnitTest test;
    } tests[] = {
        {"check-in-pads", cmocka_unit_test(test_check_in_pads)},
        {"check-in-keyboard", cmocka_unit_test(test_check_in_keyboard)},
        {"promise", cmocka_unit_test(test_promise)},
        {"close", cmocka_unit_test(test_close)},
        {"close-files", cmocka_unit_test(test_files)},
    };
    for (size_t i = 0; argc > 1 && i < sizeof tests / sizeof tests[0]; i++) {
        if (strcmp(tests[i].name, argv[1]) == 0) {
            const struct CMUnitTest one[] = {tests[i].test};
            return cmocka_run_group_tests(one, NULL, NULL);
        }
    }
    fprintf(stderr, "secret-evening: name one of its tests\n");
    return 2;
}

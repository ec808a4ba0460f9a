/* The screen keeps the secret, in what is private about a date night: the check-in, what is said of
 * a promise and whether it was noticed, and whether the evening's words are kept. As in secret.c,
 * every combination is played and every frame and sample compared. */
#include "folder.h"
#include "keepsake/keepsake.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

static const char *const closer[] = {"Yes, something closer", "Not tonight"};

/* The check-in: a sea, and whether there may be something closer, in one turn. */
static int add_check_in(struct text *script, int ms, bool keyboard, const int sea[2],
                        const int wish[2]) {
    if (keyboard) {
        for (int who = 0; who < 2; who++) {
            char name = who ? 'B' : 'A';
            text_addf(script, "%d %c confirm\n%d %c choose \"%s\"\n", ms, name, ms + 700, name,
                      seas[sea[who]]);
            text_addf(script, "%d %c choose \"%s\"\n", ms + 1900, name, closer[wish[who]]);
            ms += 3000;
        }
        return ms;
    }
    text_addf(script, "%d A choose \"%s\"\n%d B choose \"%s\"\n", ms, seas[sea[0]], ms + 900,
              seas[sea[1]]);
    text_addf(script, "%d A choose \"%s\"\n%d B choose \"%s\"\n", ms + 2100, closer[wish[0]],
              ms + 2600, closer[wish[1]]);
    return ms + 4100;
}

static int add_both(struct text *script, int ms, const char *a, const char *b) {
    text_addf(script, "%d A choose \"%s\"\n%d B choose \"%s\"\n", ms, a, ms + 900, b);
    return ms + 4100;
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
            ms = add_check_in(&script, ms, keyboard, (int[2]){a, b},
                              (int[2]){(a + b) % 2, a * b % 2});
            /* and what follows is the same too */
            text_addf(&script, "%d expect text \"as gently as the gentler of you two needs\"\n",
                      ms);
            play(this, &options, &script);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 100);
    assert_sounds(run, 60);
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

/* Plays with a box in which there is a promise; what is in it afterwards. */
static struct keepsake_promise ask_once(struct run *run, int saying, int notice) {
    char folder[] = "/tmp/two-lanterns-evening-XXXXXX";
    struct text box = {0}, script = {0};
    assert_non_null(mkdtemp(folder));
    text_addf(&box, "%s/box.sqlite", folder);
    make_promise(text_string(&box));
    struct run_options options = {.seed = 7, .box = text_string(&box)};
    int ms = add_check_in(&script, begin_pads(&script), false, (int[2]){0, 1}, (int[2]){1, 1});
    text_addf(&script, "%d A confirm\n%d expect text \"Teal, a promise of yours\"\n", ms, ms + 400);
    text_addf(&script, "%d B choose \"%s\"\n", ms + 1100, sayings[saying]);
    text_addf(&script, "%d expect text \"Amber, did you notice?\"\n", ms + 4000);
    text_addf(&script, "%d A choose \"%s\"\n", ms + 4600, noticed[notice]);
    text_addf(&script, "%d expect scene %s\n", ms + 7500, notice ? "round" : "promise-ask");
    play(run, &options, &script);
    struct keepsake_promise promise = kept_promise(text_string(&box));
    text_release(&box);
    folder_remove(folder);
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

/* --- the end: what the evening could keep --- */

/* A playful card to warm up is laid aside, the rest left out, a promise made and the close gone to;
 * there one of the two writes. */
static int add_evening(struct text *script, bool keyboard) {
    int ms = keyboard ? begin_keyboard(script) : begin_pads(script);
    ms = add_check_in(script, ms, keyboard, (int[2]){0, 1}, (int[2]){1, 1});
    static const char *const presses[] = {
        "A confirm",                                               /* thanked */
        "A confirm", "A confirm", "A confirm",       "A right",    /* a card; */
        "A confirm", "A left",    "A confirm",                     /* the lantern is given */
        "A down",    "A confirm",                                  /* no crossing */
        "A down",    "A confirm",                                  /* no questions */
        "A confirm", "A confirm", "type quincelike", "key Return", /* a promise */
        "A confirm", "A down",    "A down",          "A confirm",  /* that is all */
        "A down",    "A confirm", "type kumquatic",  "key Return", /* what was good */
        "A confirm", "B confirm", "A confirm",       "A confirm",  /* and taken in */
    };
    for (size_t i = 0; i < sizeof presses / sizeof presses[0]; i++) {
        bool written = !keyboard && strcmp(presses[i], "key Return") == 0;
        text_addf(script, "%d %s\n", ms, written ? "pad 2 press start" : presses[i]);
        ms += 500;
    }
    text_addf(script, "%d expect scene keep\n%d expect text \"kumquatic\"\n", ms, ms);
    return ms + 100;
}

enum { THINGS = 3, SPOKEN = 3 /* a seed that deals a card to be said */ };

/* What each says of every thing, as bits: let go. */
static void add_one_by_one(struct text *script, int ms, bool keyboard, unsigned a, unsigned b) {
    text_addf(script, "%d A right\n%d expect focus \"One by one, each alone\"\n%d A confirm\n", ms,
              ms + 200, ms + 300);
    ms += 400;
    for (int who = 0; keyboard && who < 2; who++) {
        char name = who ? 'B' : 'A';
        ms += 400;
        text_addf(script, "%d %c confirm\n", ms, name);
        for (int i = 0; i < THINGS; i++) {
            ms += 900;
            text_addf(script, "%d %c choose \"%s\"\n", ms, name, keep[(who ? b : a) >> i & 1]);
        }
        ms += 2000;
    }
    for (int i = 0; !keyboard && i < THINGS; i++) {
        text_addf(script, "%d A choose \"%s\"\n%d B choose \"%s\"\n", ms + 700, keep[a >> i & 1],
                  ms + 900, keep[b >> i & 1]);
        ms += 1800;
    }
    text_addf(script, "%d expect scene keep\n%d A confirm\n", ms + 300, ms + 400);
    text_addf(script, "%d expect text \"Good night, Amber and Teal.\"\n", ms + 900);
}

/* Only what both keep is kept, and no frame or sample tells of what the one or the other said. */
static void one_by_one(bool keyboard, unsigned step) {
    struct run *run = two_runs();
    struct run_options options = {.seed = keyboard ? 9 : SPOKEN};
    for (unsigned said = 0; said < 64; said += step) {
        unsigned a = said & 7, b = said >> 3, kept = ~(a | b) & 7;
        struct run *this = said ? &run[1] : &run[0];
        struct text script = {0};
        add_one_by_one(&script, add_evening(&script, keyboard), keyboard, a, b);
        play(this, &options, &script);
        assert_int_equal(this->kept, (kept & 1) + (kept >> 2 & 1)); /* a promise is no star */
        assert_same(&run[0], this);
    }
    assert_true(run->frames > 180);
    free(run);
}

static void test_keep_pads(void **state) {
    (void)state;
    one_by_one(false, 5);
}

static void test_keep_keyboard(void **state) {
    (void)state;
    one_by_one(true, 13);
}

/* All of it at once. */
static void close_once(struct run *run, const char *box, int a, int b) {
    struct text script = {0};
    struct run_options options = {.seed = SPOKEN, .box = box};
    int ms = add_evening(&script, false);
    text_addf(&script, "%d A confirm\n", ms);
    ms = add_both(&script, ms + 900, keep[a], keep[b]);
    text_addf(&script, "%d expect text \"%s\"\n%d B confirm\n", ms, a || b ? "Let go." : "Kept.",
              ms + 100);
    text_addf(&script, "%d expect text \"Good night, Amber and Teal.\"\n", ms + 500);
    play(run, &options, &script);
    assert_int_equal(run->kept, a || b ? 0 : 2);
}

static void test_close(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int choice = 0; choice < 4; choice++) {
        struct run *this = choice ? &run[1] : &run[0];
        close_once(this, NULL, choice & 1, choice >> 1);
        assert_same(&run[0], this);
    }
    assert_true(run->frames > 120);
    free(run);
}

/* --- words that were let go are in no file --- */

static void test_files(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int let_go = 0; let_go < 2; let_go++) {
        char folder[] = "/tmp/two-lanterns-evening-XXXXXX";
        const char *const word = "kumquatic";
        struct text box = {0};
        assert_non_null(mkdtemp(folder));
        text_addf(&box, "%s/box.sqlite", folder);
        close_once(run, text_string(&box), 0, let_go);
        struct folder_search search = folder_search(folder, &word, 1);
        assert_true(search.files > 0);
        assert_int_equal(search.found > 0, !let_go);
        text_release(&box);
        folder_remove(folder);
    }
    free(run);
}

/* --- whether the title may know them --- */

static int begin_remember(struct text *script) {
    text_add(script, "100 pad 1 plug\n200 pad 2 plug\n400 A down\n500 A down\n600 A down\n"
                     "700 A down\n900 expect focus \"Who is here\"\n1000 pad 1 press a\n"
                     "1500 pad 1 press a\n2000 pad 1 press a\n2400 pad 2 press a\n"
                     "2800 expect focus \"We are here\"\n2900 A down\n3200 A confirm\n"
                     "3700 expect scene writing\n3800 type kumquatic\n4100 pad 1 press start\n"
                     "4700 expect scene players\n4800 A down\n5000 A down\n5200 A down\n"
                     "5400 A right\n5700 A up\n5900 A up\n6100 A up\n6300 A up\n"
                     "6600 expect focus \"We are here\"\n6700 A confirm\n"
                     "7200 expect scene remember\n");
    return 8000;
}

static void test_remember(void **state) {
    static const char *const know[] = {"Know us by name", "Rather not"};
    struct run *run = two_runs();
    struct run_options options = {.seed = 7};
    (void)state;
    for (int choice = 0; choice < 4; choice++) {
        struct run *this = choice ? &run[1] : &run[0];
        struct text script = {0};
        int ms = begin_remember(&script);
        ms = add_both(&script, ms, know[choice & 1], know[choice >> 1]);
        text_addf(&script, "%d expect scene title\n%d expect %s \"it is good to see you\"\n", ms,
                  ms, choice ? "gone" : "text");
        play(this, &options, &script);
        assert_same(&run[0], this);
    }
    assert_true(run->frames > 60);
    free(run);
}

int main(int argc, char **argv) {
    static const struct named_test tests[] = {
        {"check-in-pads", cmocka_unit_test(test_check_in_pads)},
        {"check-in-keyboard", cmocka_unit_test(test_check_in_keyboard)},
        {"promise", cmocka_unit_test(test_promise)},
        {"close", cmocka_unit_test(test_close)},
        {"close-keep-pads", cmocka_unit_test(test_keep_pads)},
        {"close-keep-keyboard", cmocka_unit_test(test_keep_keyboard)},
        {"close-files", cmocka_unit_test(test_files)},
        {"remember", cmocka_unit_test(test_remember)},
    };
    return run_named(argc, argv, tests, sizeof tests / sizeof tests[0]);
}

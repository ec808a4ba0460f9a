/* The screen keeps the secret, in what is private about a letter: whether each finds its day good,
 * and whether its writer takes it back, show in no frame and no sample; what its words are shows in
 * no frame but the writer's own page, behind the curtain, and they are in no file but the box, and
 * only once they are sealed there. */
#include "folder.h"
#include "keepsake/keepsake.h"
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Of one length, for each letter is heard. */
static const char *const words[] = {"quincequince", "medlarmedlar"};
static const char *const good[] = {"Yes, until then", "Rather not"};
static const char *const taken[] = {"Leave it sealed", "Take it back"};

struct tale {
    struct text script;
    int ms;
    bool keyboard;
};

static void add(struct tale *tale, int ms, const char *line) {
    text_addf(&tale->script, "%d %s\n", tale->ms, line);
    tale->ms += ms;
}

static void press_all(struct tale *tale, const char *const *lines, size_t count) {
    for (size_t i = 0; i < count; i++) {
        add(tale, 500, lines[i]);
    }
}
#define PRESS(tale, ...)                                                                           \
    press_all(tale, (const char *const[]){__VA_ARGS__},                                            \
              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* Both say something, each in their own turn. */
static void say_both(struct tale *tale, const char *a, const char *b) {
    const char *const said[2] = {a, b};
    for (int who = 0; who < 2; who++) {
        char name = who ? 'B' : 'A';
        if (tale->keyboard) {
            text_addf(&tale->script, "%d %c confirm\n", tale->ms + 300, name);
        }
        text_addf(&tale->script, "%d %c choose \"%s\"\n", tale->ms + 1000, name, said[who]);
        tale->ms += tale->keyboard ? 2600 : 400;
    }
    tale->ms += 3000;
}

static void check_in(struct tale *tale) {
    for (int who = 0; tale->keyboard && who < 2; who++) {
        char name = who ? 'B' : 'A';
        text_addf(&tale->script, "%d %c confirm\n%d %c choose \"Calm\"\n", tale->ms, name,
                  tale->ms + 700, name);
        text_addf(&tale->script, "%d %c choose \"Not tonight\"\n", tale->ms + 1900, name);
        tale->ms += 3200;
    }
    if (!tale->keyboard) {
        text_addf(&tale->script, "%d A choose \"Calm\"\n%d B choose \"Calm\"\n", tale->ms + 700,
                  tale->ms + 900);
        text_addf(&tale->script, "%d A choose \"Not tonight\"\n%d B choose \"Not tonight\"\n",
                  tale->ms + 2100, tale->ms + 2300);
        tale->ms += 4500;
    }
}

/* As far as the letters. */
static void begin(struct tale *tale, bool keyboard) {
    *tale = (struct tale){.keyboard = keyboard, .ms = 2500};
    text_add(&tale->script, keyboard ? "500 key Space\n900 key Space\n1300 key Space\n"
                                       "1600 key Return\n2000 key Space\n"
                                     : "100 pad 1 plug\n200 pad 2 plug\n500 pad 1 press a\n"
                                       "900 pad 1 press a\n1300 pad 1 press a\n"
                                       "1600 pad 2 press a\n2000 pad 1 press a\n");
    add(tale, 500, "A confirm");
    check_in(tale);
    PRESS(tale, "A confirm", "A right", "A confirm", "A down", "A confirm", "A down", "A confirm",
          "expect scene promise", "A up", "A confirm", "expect scene letters");
}

/* A letter of the first one's, in a month. */
static void begin_letter(struct tale *tale, const char *a, const char *b) {
    PRESS(tale, "A confirm", "A confirm", "A confirm");
    say_both(tale, a, b);
}

/* --- the box --- */

static int64_t seal(const char *path) {
    struct keepsake_letter letter = {.written_at = 1700000000, .opens_on = 30000, .by = "Amber"};
    struct keepsake *box;
    int64_t id = 0;
    assert_int_equal(keepsake_open(path, KEEPSAKE_CREATE, &box, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_seal_letter(box, &letter, words[0], 20000, &id, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_backup(box, NULL), KEEPSAKE_OK);
    keepsake_close(box);
    return id;
}

/* --- the tests --- */

static void test_day(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int keyboard = 0; keyboard < 2; keyboard++) {
        for (int choice = 0; choice < 4; choice++) {
            struct run *this = choice ? &run[1] : &run[0];
            struct run_options options = {.seed = 7};
            struct tale tale;
            begin(&tale, keyboard);
            begin_letter(&tale, good[choice & 1], good[choice >> 1]);
            text_addf(&tale.script, "%d expect text \"%s\"\n", tale.ms,
                      choice ? "Not then." : "look at the sea for a moment");
            play(this, &options, &tale.script);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 200);
    free(run);
}

/* Sealed, or let go after all. */
static void write_once(struct run *run, const char *word, bool sealed) {
    char folder[] = "/tmp/two-lanterns-letter-XXXXXX";
    struct text box = {0};
    struct tale tale;
    assert_non_null(mkdtemp(folder));
    text_addf(&box, "%s/box.sqlite", folder);
    struct run_options options = {.seed = 7, .box = text_string(&box), .all = true};
    begin(&tale, false);
    begin_letter(&tale, good[0], good[0]);
    add(&tale, 600, "expect text \"Teal, look at the sea\"");
    add(&tale, 600, "A confirm");
    text_addf(&tale.script, "%d type %s\n", tale.ms, word);
    tale.ms += 400;
    add(&tale, 500, "pad 1 press start");
    text_addf(&tale.script, "%d expect text \"%s\"\n", tale.ms, word);
    if (!sealed) {
        PRESS(&tale, "A right", "A right");
    }
    PRESS(&tale, "A confirm", "expect text \"you can look again\"", "B confirm",
          "expect scene letters", "B back");
    play(run, &options, &tale.script);
    assert_int_equal(folder_has(folder, word), sealed);
    text_release(&box);
    folder_remove(folder);
}

static void test_words(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int sealed = 0; sealed < 2; sealed++) {
        for (int i = 0; i < 2; i++) {
            write_once(&run[i], words[i], sealed);
        }
        assert_same_but_keys(&run[0], &run[1]);
    }
    assert_true(run->frames > 600);
    free(run);
}

static void test_take_back(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int keyboard = 0; keyboard < 2; keyboard++) {
        for (int choice = 0; choice < 2; choice++) {
            char folder[] = "/tmp/two-lanterns-letter-XXXXXX";
            struct text box = {0};
            struct tale tale;
            assert_non_null(mkdtemp(folder));
            text_addf(&box, "%s/box.sqlite", folder);
            seal(text_string(&box));
            struct run_options options = {.seed = 7, .box = text_string(&box)};
            begin(&tale, keyboard);
            PRESS(&tale, "A confirm", "expect scene letter", "A down",
                  "expect focus \"Take it back\"", "A confirm");
            if (keyboard) {
                add(&tale, 200, "A confirm");
            }
            text_addf(&tale.script, "%d A choose \"%s\"\n%d expect scene %s\n", tale.ms + 800,
                      taken[choice], tale.ms + 4000, choice ? "letters" : "letter");
            play(&run[choice], &options, &tale.script);
            assert_int_equal(folder_has(folder, words[0]), !choice);
            text_release(&box);
            folder_remove(folder);
        }
        assert_same(&run[0], &run[1]);
        assert_true(run->frames > 60);
    }
    free(run);
}

int main(int argc, char **argv) {
    static const struct named_test tests[] = {
        {"letter-day", cmocka_unit_test(test_day)},
        {"letter-words", cmocka_unit_test(test_words)},
        {"letter-take-back", cmocka_unit_test(test_take_back)},
    };
    return run_named(argc, argv, tests, sizeof tests / sizeof tests[0]);
}

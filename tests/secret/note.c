/* The screen keeps the secret, in what is private about a kept moment: whether the line that two
 * wrote on it is kept, whether one that is there is taken away, whether it is a light one,
 * and whether the box is emptied in taking leave. As
 * in secret.c, every combination is played and every frame and sample compared; and words that were
 * let go are in no file. */
#include "folder.h"
#include "keepsake/keepsake.h"
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char old_line[] = "Gooseberried", new_line[] = "kumquatic";
static const char *const keep[] = {"Keep it", "Let it go"};
static const char *const take[] = {"Take it away", "Leave it there"};
static const char *const call[] = {"A light one", "Rather not"};
enum { UP_TO_LINE = 4, UP_TO_LIGHT = 3 }; /* from Back */
enum { ON = 400 /* ms from one press to the next */ };

struct tale {
    struct text script;
    int ms;
    bool keyboard; /* one for both: they take turns */
};

static void add(struct tale *tale, const char *line) {
    text_addf(&tale->script, "%d %s\n", tale->ms, line);
    tale->ms += ON;
}

/* A press of the one, or of the other, before and after they have sat down. */
static void press(struct tale *tale, int player) {
    static const char *const lines[2][2] = {{"pad 1 press a", "pad 2 press a"},
                                            {"key Space", "key Return"}};
    add(tale, lines[tale->keyboard][player]);
}

/* As far as the screen of that row; who is here is asked on the way. */
static void begin(struct tale *tale, bool keyboard, int up) {
    *tale = (struct tale){.keyboard = keyboard, .ms = 300};
    if (!keyboard) {
        text_add(&tale->script, "100 pad 1 plug\n200 pad 2 plug\n");
    }
    for (int i = 0; i < 4; i++) {
        add(tale, keyboard ? "key S" : "pad 1 press dpdown");
    }
    add(tale, "expect focus \"Our sky\"");
    press(tale, 0);
    add(tale, "expect scene sky");
    press(tale, 0);
    add(tale, "expect focus \"Back\"");
    for (int i = 0; i < up; i++) {
        add(tale, keyboard ? "key W" : "pad 1 press dpup");
    }
    press(tale, 0);
    press(tale, 0); /* who this is not for */
    press(tale, 0); /* both are here */
    press(tale, 1);
    press(tale, 0);
}

static void write_line(struct tale *tale) {
    text_addf(&tale->script, "%d type %s\n", tale->ms, new_line);
    tale->ms += ON;
    add(tale, tale->keyboard ? "key Return" : "pad 1 press start");
    add(tale, "expect focus \"Each of us chooses\"");
    press(tale, 0);
}

static void take_line_away(struct tale *tale) {
    add(tale, tale->keyboard ? "key S" : "pad 1 press dpdown");
    add(tale, "expect focus \"Take the line away\"");
    press(tale, 0);
}

static void add_choice(struct tale *tale, char who, const char *label) {
    if (tale->keyboard) {
        text_addf(&tale->script, "%d %c confirm\n", tale->ms, who);
    }
    text_addf(&tale->script, "%d %c choose \"%s\"\n", tale->ms + 700, who, label);
    tale->ms += tale->keyboard ? 2700 : 900;
}

/* --- the box --- */

static void make_box(const char *path, const char *note) {
    const struct keepsake_moment moment = {
        .kept_at = 1700000000,
        .kind = KEEPSAKE_CARD,
        .title = "Small thanks",
        .pack = "",
        .level = "",
        .deck = "",
        .source = "",
        .replay = "",
        .name_a = "Amber",
        .name_b = "Teal",
        .note = note,
    };
    struct keepsake *box;
    assert_int_equal(keepsake_open(path, KEEPSAKE_CREATE, &box, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_keep_moment(box, &moment, true, true, NULL, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_backup(box, NULL), KEEPSAKE_OK);
    keepsake_close(box);
}

static void assert_note(const char *path, const char *note) {
    struct keepsake_moment moment;
    struct keepsake *box;
    assert_int_equal(keepsake_open(path, 0, &box, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_moment(box, 1, &moment, NULL), KEEPSAKE_OK);
    assert_string_equal(moment.note, note);
    keepsake_moment_release(&moment);
    keepsake_close(box);
}

static void assert_light(const char *path, bool light) {
    struct keepsake_moment moment;
    struct keepsake *box;
    assert_int_equal(keepsake_open(path, 0, &box, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_get_moment(box, 1, &moment, NULL), KEEPSAKE_OK);
    assert_int_equal(moment.light, light);
    keepsake_moment_release(&moment);
    keepsake_close(box);
}

/* --- the tests --- */

static void once(struct run *run, struct tale *tale, bool away, bool both) {
    char folder[] = "/tmp/two-lanterns-note-XXXXXX";
    struct text box = {0};
    const char *note = away ? old_line : "", *wish = away ? "" : new_line;
    assert_non_null(mkdtemp(folder));
    text_addf(&box, "%s/box.sqlite", folder);
    make_box(text_string(&box), note);
    struct run_options options = {.seed = 7, .box = text_string(&box)};
    text_addf(&tale->script, "%d expect text \"%s\"\n", tale->ms + 3000,
              !both  ? "This moment stays as it was."
              : away ? "Taken away."
                     : "Kept.");
    play(run, &options, &tale->script);
    assert_note(text_string(&box), both ? wish : note);
    assert_int_equal(folder_has(folder, new_line), both && !away);
    assert_int_equal(folder_has(folder, old_line), !both && away);
    text_release(&box);
    folder_remove(folder);
}

static void every_choice(bool away) {
    const char *const *labels = away ? take : keep;
    struct run *run = two_runs();
    for (int keyboard = 0; keyboard < 2; keyboard++) {
        for (int choice = 0; choice < 4; choice++) {
            struct run *this = choice ? &run[1] : &run[0];
            struct tale tale;
            begin(&tale, keyboard, UP_TO_LINE);
            if (away) {
                take_line_away(&tale);
            } else {
                write_line(&tale);
            }
            add_choice(&tale, 'A', labels[choice & 1]);
            add_choice(&tale, 'B', labels[choice >> 1]);
            once(this, &tale, away, choice == 0);
            assert_same(&run[0], this);
        }
        assert_true(run->frames > 120);
        assert_sounds(run, 30);
    }
    free(run);
}

static void test_keep(void **state) {
    (void)state;
    every_choice(false);
}

static void test_take_away(void **state) {
    (void)state;
    every_choice(true);
}

/* --- taking leave --- */

static void choose_leaving(struct tale *tale, bool keyboard) {
    *tale = (struct tale){.keyboard = keyboard, .ms = 300};
    if (!keyboard) {
        text_add(&tale->script, "100 pad 1 plug\n200 pad 2 plug\n");
    }
    static const char *const way[][2] = {{"key W", "pad 1 press dpup"},
                                         {"key D", "pad 1 press dpright"}};
    add(tale, way[0][!keyboard]);
    for (int i = 0; i < 4; i++) {
        add(tale, way[1][!keyboard]);
    }
    add(tale, "expect focus \"Settings\"");
    press(tale, 0);
    add(tale, way[0][!keyboard]);
    add(tale, way[0][!keyboard]);
    add(tale, "expect focus \"Our box\"");
    press(tale, 0);
    for (int i = 0; i < 3; i++) {
        add(tale, way[0][!keyboard]);
    }
    add(tale, "expect focus \"Taking leave\"");
    press(tale, 0);
    add(tale, way[1][!keyboard]);
    press(tale, 0);
    press(tale, 0); /* who this is not for */
    press(tale, 0); /* both are here */
    press(tale, 1);
    press(tale, 0);
    add(tale, "expect text \"There is no home folder\""); /* nothing is taken along here */
    add(tale, way[1][!keyboard]);
    press(tale, 0);
    add(tale, "expect text \"One last card\"");
    press(tale, 0);
}

/* One alone empties nothing, and nobody sees who would have. */
static void test_leave(void **state) {
    static const char *const labels[] = {"Empty it", "Not today"};
    struct run *run = two_runs();
    (void)state;
    for (int keyboard = 0; keyboard < 2; keyboard++) {
        for (int choice = 0; choice < 4; choice++) {
            char folder[] = "/tmp/two-lanterns-leave-XXXXXX";
            struct text box = {0};
            struct tale tale;
            assert_non_null(mkdtemp(folder));
            text_addf(&box, "%s/box.sqlite", folder);
            make_box(text_string(&box), old_line);
            choose_leaving(&tale, keyboard);
            add_choice(&tale, 'A', labels[choice & 1]);
            add_choice(&tale, 'B', labels[choice >> 1]);
            text_addf(&tale.script, "%d expect text \"%s\"\n", tale.ms + 3000,
                      choice ? "Everything stays in the box as it was." : "The box is empty");
            play(choice ? &run[1] : &run[0],
                 &(struct run_options){.seed = 7, .box = text_string(&box)}, &tale.script);
            assert_int_equal(folder_has(folder, old_line), choice != 0);
            assert_same(&run[0], choice ? &run[1] : &run[0]);
            text_release(&box);
            folder_remove(folder);
        }
    }
    free(run);
}

/* One alone calls nothing light, and nobody sees who did. */
static void test_light(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int keyboard = 0; keyboard < 2; keyboard++) {
        for (int choice = 0; choice < 4; choice++) {
            char folder[] = "/tmp/two-lanterns-light-XXXXXX";
            struct text box = {0};
            struct tale tale;
            assert_non_null(mkdtemp(folder));
            text_addf(&box, "%s/box.sqlite", folder);
            make_box(text_string(&box), "");
            begin(&tale, keyboard, UP_TO_LIGHT);
            add(&tale, "expect scene light");
            add_choice(&tale, 'A', call[choice & 1]);
            add_choice(&tale, 'B', call[choice >> 1]);
            text_addf(&tale.script, "%d expect text \"%s\"\n", tale.ms + 3000,
                      choice ? "This moment stays as it was." : "A light one. It may");
            play(choice ? &run[1] : &run[0],
                 &(struct run_options){.seed = 7, .box = text_string(&box)}, &tale.script);
            assert_light(text_string(&box), choice == 0);
            assert_same(&run[0], choice ? &run[1] : &run[0]);
            text_release(&box);
            folder_remove(folder);
        }
    }
    free(run);
}

int main(int argc, char **argv) {
    static const struct named_test tests[] = {
        {"note-keep", cmocka_unit_test(test_keep)},
        {"note-take-away", cmocka_unit_test(test_take_away)},
        {"note-light", cmocka_unit_test(test_light)},
        {"leave", cmocka_unit_test(test_leave)},
    };
    return run_named(argc, argv, tests, sizeof tests / sizeof tests[0]);
}

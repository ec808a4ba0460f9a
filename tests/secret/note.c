/* The screen keeps the secret, in what is private about a kept moment: whether the line that two
 * wrote on it is kept, and whether one that is there is taken away. As in secret.c, every
 * combination is played and every frame and sample compared; and words that were let go are in no
 * file. */
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

static const char old_line[] = "Gooseberried", new_line[] = "kumquatic";
static const char *const keep[] = {"Keep it", "Let it go"};
static const char *const take[] = {"Take it away", "Leave it there"};
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

/* As far as the line's screen; who is here is asked on the way. */
static void begin(struct tale *tale, bool keyboard) {
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
    for (int i = 0; i < 2; i++) {
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

struct search {
    const char *folder, *word;
    bool found;
};

static void look_into(void *to, const char *name) {
    struct search *search = to;
    struct text path = {0}, bytes = {0};
    size_t length = strlen(search->word);
    text_addf(&path, "%s/%s", search->folder, name);
    if (files_read_native(text_string(&path), 16 * 1024 * 1024, &bytes, NULL)) {
        for (size_t at = 0; at + length <= bytes.length; at++) {
            search->found |= memcmp(bytes.data + at, search->word, length) == 0;
        }
    }
    text_release(&bytes);
    text_release(&path);
}

static bool in_a_file(const char *folder, const char *word) {
    struct search search = {.folder = folder, .word = word};
    assert_true(files_list_native(folder, look_into, &search, NULL));
    return search.found;
}

static void remove_file(void *to, const char *name) {
    struct text path = {0};
    text_addf(&path, "%s/%s", (const char *)to, name);
    unlink(text_string(&path));
    text_release(&path);
}

static void remove_folder(char *folder) {
    files_list_native(folder, remove_file, folder, NULL);
    assert_int_equal(rmdir(folder), 0);
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
    assert_int_equal(in_a_file(folder, new_line), both && !away);
    assert_int_equal(in_a_file(folder, old_line), !both && away);
    text_release(&box);
    remove_folder(folder);
}

static void every_choice(bool away) {
    const char *const *labels = away ? take : keep;
    struct run *run = two_runs();
    for (int keyboard = 0; keyboard < 2; keyboard++) {
        for (int choice = 0; choice < 4; choice++) {
            struct run *this = choice ? &run[1] : &run[0];
            struct tale tale;
            begin(&tale, keyboard);
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
        assert_true(run->sounding > 30);
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

int main(int argc, char **argv) {
    static const struct {
        const char *name;
        struct CMUnitTest test;
    } tests[] = {
        {"note-keep", cmocka_unit_test(test_keep)},
        {"note-take-away", cmocka_unit_test(test_take_away)},
    };
    for (size_t i = 0; argc > 1 && i < sizeof tests / sizeof tests[0]; i++) {
        if (strcmp(tests[i].name, argv[1]) == 0) {
            const struct CMUnitTest one[] = {tests[i].test};
            return cmocka_run_group_tests(one, NULL, NULL);
        }
    }
    fprintf(stderr, "secret-note: name one of its tests\n");
    return 2;
}

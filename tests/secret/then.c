/* The screen keeps the secret, then and now: whatever each answers tonight, and whether they wish
 * for the two to lie side by side, shows in no frame and no sample; where not both wish so, nothing
 * that follows tells whose wish it was, or what was answered. */
#include "folder.h"
#include "keepsake/keepsake.h"
#include "run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DECK "words"
#define ASK "Persimmony?"
#define FIRST "Gooseberried"
#define SECOND "Hazelnutty"
static const char *const answers[] = {FIRST, SECOND, "I'd rather keep this one to myself"};
static const char *const wishes[] = {"Side by side", "Rather not"};

struct tale {
    struct text script;
    int ms;
    bool keyboard;
};

static void add(struct tale *tale, int ms, const char *line) {
    text_addf(&tale->script, "%d %s\n", tale->ms, line);
    tale->ms += ms;
}

/* Two things that each says in one turn. */
static void say_two(struct tale *tale, const char *const a[2], const char *const b[2]) {
    const char *const *const said[2] = {a, b};
    for (int who = 0; tale->keyboard && who < 2; who++) {
        char name = who ? 'B' : 'A';
        text_addf(&tale->script, "%d %c confirm\n%d %c choose \"%s\"\n%d %c choose \"%s\"\n",
                  tale->ms + 300, name, tale->ms + 1100, name, said[who][0], tale->ms + 2400, name,
                  said[who][1]);
        tale->ms += 4000;
    }
    for (int row = 0; !tale->keyboard && row < 2; row++) {
        text_addf(&tale->script, "%d A choose \"%s\"\n%d B choose \"%s\"\n", tale->ms + 700, a[row],
                  tale->ms + 900, b[row]);
        tale->ms += 1400;
    }
    tale->ms += 2800;
}

static void begin(struct tale *tale, bool keyboard) {
    static const char *const calm[2] = {"Calm", "Not tonight"};
    static const char *const on[] = {"A confirm", "A down", "A confirm", "A down",
                                     "A confirm", "A down", "A confirm"};
    *tale = (struct tale){.keyboard = keyboard, .ms = 2500};
    text_add(&tale->script, keyboard ? "500 key Space\n900 key Space\n1300 key Space\n"
                                       "1600 key Return\n2000 key Space\n"
                                     : "100 pad 1 plug\n200 pad 2 plug\n500 pad 1 press a\n"
                                       "900 pad 1 press a\n1300 pad 1 press a\n"
                                       "1600 pad 2 press a\n2000 pad 1 press a\n");
    add(tale, 500, "A confirm");
    say_two(tale, calm, calm);
    for (size_t i = 0; i < sizeof on / sizeof on[0]; i++) {
        add(tale, 500, on[i]);
    }
    add(tale, 0, "expect scene then");
    add(tale, 500, "A confirm");
}

static void keep_then(const char *path) {
    const struct keepsake_moment moment = {
        .kept_at = 1600000000,
        .kind = KEEPSAKE_CARD,
        .laughed = true, /* so that it may come up by itself, as the star after a pause */
        .pack = "",
        .level = "",
        .deck = DECK,
        .title = "Then",
        .source = "",
        .replay = "",
        .name_a = "Amber",
        .name_b = "Teal",
        .note = "",
        .line_count = 2,
        .line = {{ASK, FIRST, KEEPSAKE_A}, {ASK, SECOND, KEEPSAKE_B}},
    };
    struct keepsake *box;
    assert_int_equal(keepsake_open(path, KEEPSAKE_CREATE, &box, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_keep_moment(box, &moment, true, true, NULL, NULL), KEEPSAKE_OK);
    keepsake_close(box);
}

/* `all`: whatever follows is looked at, too. */
static void once(struct run *run, bool keyboard, unsigned choice, bool all) {
    const char *const a[2] = {answers[choice % 3], wishes[choice / 3 % 2]};
    const char *const b[2] = {answers[choice / 6 % 3], wishes[choice / 18 % 2]};
    char folder[] = "/tmp/two-lanterns-then-XXXXXX", box[64];
    bool both = a[1] == wishes[0] && b[1] == wishes[0];
    struct tale tale;
    assert_non_null(mkdtemp(folder));
    snprintf(box, sizeof box, "%s/box.sqlite", folder);
    keep_then(box);
    struct run_options options = {.seed = 7, .box = box, .all = all};
    begin(&tale, keyboard);
    say_two(&tale, a, b);
    text_addf(&tale.script, "%d expect %s\n", tale.ms,
              both ? "text \"Tonight\"" : "text \"Each of you knows what it is tonight.\"");
    play(run, &options, &tale.script);
    folder_remove(folder);
}

/* Every step hits another mixture of what the two can say. */
static void test_choices(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int keyboard = 0; keyboard < 2; keyboard++) {
        for (unsigned choice = 0; choice < 36; choice += 5) {
            struct run *this = choice ? &run[1] : &run[0];
            once(this, keyboard, choice, false);
            assert_same(&run[0], this);
        }
        assert_true(run->frames > 200);
    }
    free(run);
}

/* One wish alone, of either, or none. */
static void test_not_both(void **state) {
    static const unsigned choices[] = {3, 18 + 1, 18 + 3 + 8};
    struct run *run = two_runs();
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct run *this = i ? &run[1] : &run[0];
        once(this, false, choices[i], true);
        assert_same(&run[0], this);
    }
    free(run);
}

int main(int argc, char **argv) {
    static const struct named_test tests[] = {
        {"then-choices", cmocka_unit_test(test_choices)},
        {"then-not-both", cmocka_unit_test(test_not_both)},
    };
    return run_named(argc, argv, tests, sizeof tests / sizeof tests[0]);
}

/* The screen keeps the secret, in what is private about a guided talk: whether one was heard, and
 * whether it is kept that the two talked. As in secret.c, every combination is played and every
 * frame and sample compared. */
#include "files/files.h"
#include "keepsake/keepsake.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>

static const char *const heard[] = {"Yes, I feel heard", "Not yet"};
static const char *const keep[] = {"Keep it", "Let it go"};
enum { ON = 400 /* ms from one press to the next */ };

struct talk {
    struct text script;
    int ms;
    bool keyboard; /* one for both: they take turns */
};

static void add(struct talk *talk, const char *line) {
    text_addf(&talk->script, "%d %s\n", talk->ms, line);
    talk->ms += ON;
}

/* The title's fourth road, as far as the first step. */
static void begin(struct talk *talk, bool keyboard) {
    *talk = (struct talk){.keyboard = keyboard, .ms = 300};
    if (!keyboard) {
        text_add(&talk->script, "100 pad 1 plug\n200 pad 2 plug\n");
    }
    for (int i = 0; i < 3; i++) {
        add(talk, keyboard ? "key S" : "pad 1 press dpdown");
    }
    add(talk, "expect focus \"A guided talk\"");
    add(talk, keyboard ? "key Space" : "pad 1 press a");
    add(talk, keyboard ? "key Space" : "pad 1 press a"); /* who this is not for */
    add(talk, keyboard ? "key Space" : "pad 1 press a"); /* both are here */
    add(talk, keyboard ? "key Return" : "pad 2 press a");
    add(talk, keyboard ? "key Space" : "pad 1 press a");
    add(talk, "expect scene talks");
    add(talk, "A confirm");
    add(talk, "A confirm"); /* begin */
    add(talk, "expect text \"Who begins?\"");
    add(talk, "expect focus \"Amber\"");
    add(talk, "A confirm");
    add(talk, "expect focus \"Said\"");
}

/* What is to be said is said and said back; then it is asked about in private. */
static void say(struct talk *talk) {
    add(talk, "A confirm");
    add(talk, "A confirm");
}

static void add_choice(struct talk *talk, char who, const char *label) {
    if (talk->keyboard) {
        text_addf(&talk->script, "%d %c confirm\n", talk->ms, who);
    }
    text_addf(&talk->script, "%d %c choose \"%s\"\n", talk->ms + 700, who, label);
    talk->ms += talk->keyboard ? 2700 : 900;
}

static void add_both(struct talk *talk, const char *a, const char *b) {
    add_choice(talk, 'A', a);
    add_choice(talk, 'B', b);
    talk->ms += 3000;
}

static void end(struct talk *talk, struct run *run, const char *text) {
    struct run_options options = {.seed = 7};
    text_addf(&talk->script, "%d expect text \"%s\"\n", talk->ms, text);
    play(run, &options, &talk->script);
}

/* --- one speaks --- */

static void test_heard(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int keyboard = 0; keyboard < 2; keyboard++) {
        for (int answer = 0; answer < 2; answer++) {
            struct talk talk;
            begin(&talk, keyboard);
            say(&talk);
            add_choice(&talk, 'A', heard[answer]);
            talk.ms += 3000;
            end(&talk, &run[answer],
                answer ? "Then there is more to hear." : "Say one thing each.");
        }
        assert_true(run->frames > 120);
        assert_same(&run[0], &run[1]);
    }
    free(run);
}

/* --- both speak: that one was not heard yet does not show whose it was --- */

static void test_both_heard(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int answers = 0; answers < 4; answers++) {
        struct run *this = answers ? &run[1] : &run[0];
        struct talk talk;
        begin(&talk, false);
        add(&talk, "A right"); /* past the first step */
        add(&talk, "A confirm");
        say(&talk);
        add_both(&talk, heard[answers & 1], heard[answers >> 1]);
        end(&talk, this, answers ? "Then there is more to hear." : "That was it.");
        assert_same(&run[0], this);
    }
    free(run);
}

/* --- that they talked is kept, or let go --- */

static void test_keep(void **state) {
    struct run *run = two_runs();
    (void)state;
    for (int keyboard = 0; keyboard < 2; keyboard++) {
        for (int choice = 0; choice < 4; choice++) {
            struct run *this = choice ? &run[1] : &run[0];
            struct talk talk;
            begin(&talk, keyboard);
            for (int step = 0; step < 2; step++) { /* past both steps */
                add(&talk, "A right");
                add(&talk, "A confirm");
            }
            add(&talk, "A right");
            add(&talk, "expect focus \"Keep that we talked?\"");
            add(&talk, "A confirm");
            add(&talk, "A confirm");
            add_both(&talk, keep[choice & 1], keep[choice >> 1]);
            end(&talk, this, choice ? "Let go." : "Kept.");
            assert_int_equal(this->kept, choice == 0);
            assert_same(&run[0], this);
        }
    }
    free(run);
}

int main(int argc, char **argv) {
    static const struct named_test tests[] = {
        {"talk-heard", cmocka_unit_test(test_heard)},
        {"talk-both-heard", cmocka_unit_test(test_both_heard)},
        {"talk-keep", cmocka_unit_test(test_keep)},
    };
    return run_named(argc, argv, tests, sizeof tests / sizeof tests[0]);
}

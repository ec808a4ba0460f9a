/* A whole run of the game from a script, with a trace of what could be seen and heard while
 * something was chosen in private. */
#ifndef RUN_H
#define RUN_H

#include "base/base.h"
#include "rules/rules.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { RUN_FRAMES = 4000 };

/* One frame: all bytes of the picture, and all samples mixed since the game began. */
struct run_frame {
    uint64_t picture, sound;
    bool open; /* a key or a letter is seen, behind the curtain */
};

struct run {
    struct run_frame frame[RUN_FRAMES]; /* only those in which the players were choosing, or all */
    int frames;
    int sounding;                 /* frames in which something was mixed */
    struct rules_answers answers; /* as sealed, where play began */
    bool played;
    int kept;
};

struct run_options {
    const char *level; /* or NULL: the title */
    const char *box;   /* or NULL: in memory */
    uint64_t seed;
    bool all; /* every frame is looked at */
};

/* Plays the script to its end; a script that fails fails the test. */
void run_script(struct run *run, const struct run_options *options, const char *script);
/* The same, and releases the script. */
void play(struct run *run, const struct run_options *options, struct text *script);
/* Room for two, to be freed, since a run is too large for the stack. */
struct run *two_runs(void);
/* Was something mixed in more frames than that? Where SDL 3 plays SDL's part no sound goes in step
 * with a script, and nothing is heard (game/platform/lockstep.c). */
void assert_sounds(const struct run *run, int frames);
/* No frame, no sample and no duration differs; else fails the test. */
void assert_same(const struct run *first, const struct run *other);
/* The same, but for the pictures in which a key is seen. */
void assert_same_but_keys(const struct run *first, const struct run *other);

/* What `main` does: the one test that is named on the command line. */
struct named_test {
    const char *name;
    struct CMUnitTest test;
};
int run_named(int argc, char **argv, const struct named_test *tests, size_t count);

#endif

/* Hands for the tests of devices: a scripted platform, what is pressed, and what came of it. */
#ifndef TESTS_PLATFORM_HANDS_H
#define TESTS_PLATFORM_HANDS_H

#include "platform/internal.h"

enum { FRAME_MS = 17, CALM_MS = 200 /* the window has been in front for a while */, MANY = 64 };

struct seen {
    struct platform_event event[MANY]; /* the first of them */
    int count;                         /* of all, as the others */
    int of[PLATFORM_QUIT + 1];
    int moment[PLATFORM_QUIT + 1]; /* which of all was the last of this kind */
    struct platform_event last;
};

int open_platform(void **state);
int close_platform(void **state);
/* Lets the time pass and gathers what comes, but for what the window itself tells. */
struct seen pass(struct platform *platform, int ms);
/* The same with all that comes. */
struct seen pass_all(struct platform *platform, int ms);
void assert_button(const struct seen *seen, int i, enum platform_seat seat,
                   enum platform_button button, bool down);
void key(struct platform *platform, int scancode, bool down);
void tap(struct platform *platform, int scancode);
void push_window(struct platform *platform, int what); /* SDL_WINDOWEVENT_... */
/* Plugs a virtual pad in and returns its device. */
int plug(struct platform *platform, int number);
int plug_same(struct platform *platform, int number);
/* Pulls it out and lets it be told. */
void unplug(struct platform *platform, int number);

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_platform, close_platform)

#endif

/* Each screen gets each event, and each two in every order, with the loop asleep between them.
 * Whatever comes of it, the game stands: nothing that must hold is broken, a picture is drawn, what
 * is hidden stays hidden, and what was drawn in parts is what a drawing of the whole gives.
 *
 * What the window and the pads tell is true: the canvas has another size, nobody looks, a seat has
 * no pad any more.
 *
 *   every_event [FROM [TO]]     screens by number; without: all of them */
#include "tester.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 640, HEIGHT = 360 /* the smallest window */, PARTS = 25 };

static struct tester tester;
static const struct screen *screen;
static int first_screen, last_screen;

/* --- the events --- */

enum { BUTTON_DOWNS = 2 * PLATFORM_BUTTONS, OTHERS = 29, EVENTS = BUTTON_DOWNS + OTHERS };

static const struct platform_event others[OTHERS] = {
    {.kind = PLATFORM_BUTTON, .device = 1, .seat = PLATFORM_SEAT_B, .button = PLATFORM_CONFIRM},
    {.kind = PLATFORM_BUTTON, .device = 0, .seat = PLATFORM_SEAT_A, .button = PLATFORM_EAST},
    {.kind = PLATFORM_BUTTON,
     .device = 0,
     .seat = PLATFORM_SEAT_A,
     .button = PLATFORM_SOUTH,
     .down = true,
     .repeat = true},
    {.kind = PLATFORM_BUTTON,
     .device = 3,
     .seat = PLATFORM_NO_SEAT,
     .button = PLATFORM_CONFIRM,
     .down = true},
    {.kind = PLATFORM_BUTTON,
     .device = 3,
     .seat = PLATFORM_NO_SEAT,
     .button = PLATFORM_EAST,
     .down = true},
    {.kind = PLATFORM_TEXT, .text = "a"},
    {.kind = PLATFORM_TEXT, .text = "{b}\xc3\xa9 \xf0\x9f\x8f\xae"},
    {.kind = PLATFORM_KEY, .key = PLATFORM_KEY_ENTER},
    {.kind = PLATFORM_KEY, .key = PLATFORM_KEY_BACKSPACE},
    {.kind = PLATFORM_KEY, .key = PLATFORM_KEY_OTHER},
    {.kind = PLATFORM_POINTER, .x = WIDTH / 2, .y = HEIGHT / 2},
    {.kind = PLATFORM_POINTER, .x = -1, .y = -1},
    {.kind = PLATFORM_POINTER_DOWN, .down = true, .x = WIDTH / 2, .y = HEIGHT / 2},
    {.kind = PLATFORM_POINTER_DOWN, .down = true, .x = 20, .y = 20},
    {.kind = PLATFORM_POINTER_DOWN, .down = true, .x = WIDTH / 4, .y = HEIGHT * 5 / 6},
    {.kind = PLATFORM_POINTER_UP, .x = WIDTH / 2, .y = HEIGHT / 3},
    {.kind = PLATFORM_WHEEL, .y = 1},
    {.kind = PLATFORM_WHEEL, .y = -40},
    {.kind = PLATFORM_RESIZED}, /* its picture was lost */
    {.kind = PLATFORM_RESIZED, .x = WIDTH, .y = 2 * HEIGHT},
    {.kind = PLATFORM_EXPOSED},
    {.kind = PLATFORM_FULLSCREEN},
    {.kind = PLATFORM_FOCUS_LOST},
    {.kind = PLATFORM_FOCUS_GAINED},
    {.kind = PLATFORM_DEVICE_GONE}, /* B's pad */
    {.kind = PLATFORM_DEVICE_CAME}, /* the same; nobody's, where it had not gone */
    {.kind = PLATFORM_DROP},        /* of what is no pack */
    {.kind = PLATFORM_HIDE},
    {.kind = PLATFORM_QUIT},
};

/* Where each kind begins among them; the buttons are kinds of their own. */
static const int group[] = {0,  2,  3,  5,  7,  10, 12, 15, 16, 18,
                            20, 21, 22, 23, 24, 25, 26, 27, 28, OTHERS};
enum { WAYS = PLATFORM_BUTTONS + sizeof group / sizeof group[0] - 1 };

/* The keyboard's right half has none while a pad has B's. */
static enum platform_seat seat_of(int device) {
    return device == platform_device_of(tester.platform, PLATFORM_SEAT_A)   ? PLATFORM_SEAT_A
           : device == platform_device_of(tester.platform, PLATFORM_SEAT_B) ? PLATFORM_SEAT_B
                                                                            : PLATFORM_NO_SEAT;
}

static struct platform_event event_at(int index) {
    if (index >= BUTTON_DOWNS) {
        return others[index - BUTTON_DOWNS];
    }
    int device = index % 2;
    return (struct platform_event){.kind = PLATFORM_BUTTON,
                                   .device = device,
                                   .seat = seat_of(device),
                                   .button = (enum platform_button)(index / 2),
                                   .down = true};
}

/* --- what they tell, happening --- */

/* What has come so far is of no interest. */
static void drain(void) {
    struct platform_event event;
    while (platform_poll(tester.platform, &event)) {
    }
}

static void focus(bool gained) {
    SDL_Event event = {.type = SDL_WINDOWEVENT};
    event.window.event = gained ? SDL_WINDOWEVENT_FOCUS_GAINED : SDL_WINDOWEVENT_FOCUS_LOST;
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void plug(bool plugged) {
    assert_true(platform_pad_plug(tester.platform, 1, plugged));
}

/* Where one of its model is away it comes to another place than that one's. */
static int pad_here(void) {
    int device = PLATFORM_FIRST_PAD;
    while (!platform_present(tester.platform, device)) {
        device++;
    }
    return device;
}

static void give_pad_to_b(void) {
    plug(true);
    drain();
    platform_sit(tester.platform, pad_here(), PLATFORM_SEAT_B);
}

static void happen(struct platform_event *event) {
    switch (event->kind) {
    case PLATFORM_RESIZED:
        if (event->x == 0 || event->y == platform_canvas(tester.platform)->height ||
            platform_fullscreen(tester.platform)) {
            tester_send(&tester, event);
            return;
        }
        platform_resize(tester.platform, event->x, event->y);
        break;
    case PLATFORM_FOCUS_LOST:
    case PLATFORM_FOCUS_GAINED:
        focus(event->kind == PLATFORM_FOCUS_GAINED);
        break;
    case PLATFORM_DROP:
        platform_push_drop(tester.platform, TEST_SOURCE_DIR "/README.md");
        break;
    case PLATFORM_DEVICE_GONE:
        give_pad_to_b();
        plug(false);
        break;
    case PLATFORM_DEVICE_CAME:
        plug(false);
        drain();
        plug(true);
        break;
    default:
        tester_send(&tester, event);
        return;
    }
    assert_true(tester_take(&tester, event->kind));
}

/* As every screen was reached: a small window that is looked at, and the keyboard for two. */
static void make_calm(void) {
    struct platform *platform = tester.platform;
    platform_sit(platform, PLATFORM_KEYS_LEFT, PLATFORM_SEAT_A);
    platform_sit(platform, PLATFORM_KEYS_RIGHT, PLATFORM_SEAT_B);
    plug(false);
    if (!platform_focused(platform)) {
        focus(true);
    }
    platform_set_fullscreen(platform, false);
    tester_take(&tester, PLATFORM_RESIZED);
    if (platform_canvas(platform)->height != HEIGHT) {
        platform_resize(platform, WIDTH, HEIGHT);
        assert_true(tester_take(&tester, PLATFORM_RESIZED));
    }
    house_of(tester.stage)->pad_lost = false;
    for (char *path; (path = platform_dropped(platform)) != NULL;) { /* heard of at the title */
        free(path);
    }
}

/* --- what must hold --- */

static bool uncovers(const struct platform_event *event) {
    bool button = event->kind == PLATFORM_BUTTON && event->down && !event->repeat;
    return event->kind == PLATFORM_POINTER_DOWN ||
           (button && (event->button == PLATFORM_CONFIRM || event->button == PLATFORM_BACK));
}

static bool is_at(const char *name) {
    return strcmp(stage_scene(tester.stage), name) == 0;
}

static bool one_colour(const struct canvas *canvas) {
    for (int y = 0; y < canvas->height; y++) {
        for (int x = 0; x < canvas->width; x++) {
            if (canvas->pixels[y * canvas->stride + x] != canvas->pixels[0]) {
                return false;
            }
        }
    }
    return true;
}

static void send(int index, uint32_t asleep) {
    struct platform_event event = event_at(index);
    bool hidden = is_at("hidden");
    bool over = stage_over(tester.stage);
    happen(&event);
    stack_check(tester.stage);
    if (!tester.parts &&
        tester.stage->fade.last.pixels) { /* many whole pictures, all of them alike */
        fade_end(tester.stage);
        damage_all(tester.stage);
        tester.wait = 0;
    }
    tester_sleep(&tester, asleep);
    stack_check(tester.stage);
    if (over || stage_over(tester.stage)) {
        return; /* nobody sees it any more */
    }
    hidden = (hidden && !uncovers(&event)) || event.kind == PLATFORM_HIDE;
    assert_true(!hidden || is_at("hidden"));
    assert_true(event.kind != PLATFORM_DEVICE_GONE || hidden || is_at("pad-gone") ||
                is_at("players")); /* nothing goes on without them */
    assert_true(stage_scene(tester.stage)[0]);
    assert_true(!tester.stage->damage_all && !tester.stage->damage_count);
    hidden = is_at("hidden");
    if (hidden || !tester.parts) {
        assert_int_equal(one_colour(platform_canvas(tester.platform)), hidden);
    }
}

/* --- in parts as in the whole --- */

static uint32_t *copied(const struct canvas *canvas) {
    size_t row = (size_t)canvas->width;
    uint32_t *copy = base_alloc(row * (size_t)canvas->height * sizeof *copy);
    for (int y = 0; y < canvas->height; y++) {
        memcpy(copy + (size_t)y * row, canvas->pixels + (size_t)y * (size_t)canvas->stride,
               row * sizeof *copy);
    }
    return copy;
}

/* Light that is cut at another place is rounded in another way; that is not seen. */
static bool differ(uint32_t one, uint32_t other) {
    for (int shift = 0; shift < 24; shift += 8) {
        if (abs((int)(one >> shift & 255) - (int)(other >> shift & 255)) > 3) {
            return true;
        }
    }
    return false;
}

/* Nothing is to be drawn any more: then drawing all of it anew changes nothing. */
static void assert_whole(const char *after) {
    const struct canvas *canvas = platform_canvas(tester.platform);
    uint32_t *parts = copied(canvas);
    damage_all(tester.stage);
    stage_draw(tester.stage);
    uint32_t *whole = copied(canvas);
    for (int i = 0; i < canvas->width * canvas->height; i++) {
        if (differ(parts[i], whole[i])) {
            fail_msg("%s, after %s: at %d,%d something is left of the picture before", screen->name,
                     after, i % canvas->width, i / canvas->width);
        }
    }
    free(parts);
    free(whole);
}

static const char *event_name(int index) {
    static char name[80];
    static const char *const kinds[] = {[PLATFORM_BUTTON] = "a button",
                                        [PLATFORM_TEXT] = "text",
                                        [PLATFORM_KEY] = "a key",
                                        [PLATFORM_POINTER] = "the pointer",
                                        [PLATFORM_POINTER_DOWN] = "a click",
                                        [PLATFORM_POINTER_UP] = "a click let go",
                                        [PLATFORM_WHEEL] = "the wheel",
                                        [PLATFORM_RESIZED] = "another size",
                                        [PLATFORM_EXPOSED] = "the window uncovered",
                                        [PLATFORM_FULLSCREEN] = "the whole screen",
                                        [PLATFORM_FOCUS_LOST] = "looking away",
                                        [PLATFORM_FOCUS_GAINED] = "looking back",
                                        [PLATFORM_DEVICE_GONE] = "a device gone",
                                        [PLATFORM_DEVICE_CAME] = "a device",
                                        [PLATFORM_DROP] = "a drop",
                                        [PLATFORM_HIDE] = "hiding",
                                        [PLATFORM_QUIT] = "the close"};
    struct platform_event event = event_at(index);
    snprintf(name, sizeof name, "%s (%d)", kinds[event.kind], index);
    return name;
}

static int reach(void) {
    make_calm();
    tester_reach(&tester, screen);
    return stack_top(tester.stage)->serial;
}

/* The screen is there once more: uncovered where it still lies below others, else reached anew. */
static int back_at(int serial) {
    struct stage *stage = tester.stage;
    make_calm();
    stage->over = stage->depth == 0; /* then it is reached anew */
    for (int i = 0; i < stage->depth; i++) {
        if (stage->stack[i].serial == serial) {
            while (stack_top(stage)->serial != serial) {
                scene_pop(stage);
                stack_settle(stage); /* what comes to the top may bring another screen */
                if (stage->depth <= i) {
                    return reach();
                }
            }
            tester.wait = 0;
            tester_send(&tester, &(struct platform_event){.kind = PLATFORM_EXPOSED});
            return stack_top(stage)->serial == serial ? serial : reach();
        }
    }
    return reach();
}

static void every_kind_is_sent(void **state) {
    unsigned kinds = 0;
    (void)state;
    for (int i = 0; i < EVENTS; i++) {
        kinds |= 1u << event_at(i).kind;
    }
    assert_int_equal(kinds, (2u << PLATFORM_QUIT) - 1);
    for (int i = 1; i < (int)(sizeof group / sizeof group[0]) - 1; i++) { /* each begins another */
        const struct platform_event *one = &others[group[i - 1]], *next = &others[group[i]];
        assert_true(one->kind != next->kind || one->kind == PLATFORM_BUTTON);
    }
}

static void each_screen_takes_each_event(void **state) {
    (void)state;
    tester.stage->look.reduced_motion = false;
    for (int s = first_screen; s <= last_screen; s++) {
        screen = &screens[s];
        int serial = reach();
        for (int i = 0; i < EVENTS; i++) {
            serial = back_at(serial);
            send(i, 260);
            if (!stage_over(tester.stage)) {
                assert_whole(event_name(i));
            }
        }
    }
}

/* Of what comes in more than one way, another one each time. */
static int in_some_way(int way, int turn) {
    int from = way < PLATFORM_BUTTONS ? 2 * way : BUTTON_DOWNS + group[way - PLATFORM_BUTTONS];
    int to = way < PLATFORM_BUTTONS ? from + 2 : BUTTON_DOWNS + group[way - PLATFORM_BUTTONS + 1];
    return from + turn % (to - from);
}

static void each_screen_takes_each_two(void **state) {
    static const uint32_t gaps[] = {0, 60, 700};
    int turn = 0;
    (void)state;
    tester.stage->look.reduced_motion = true;
    tester.parts = PARTS;
    for (int s = first_screen; s <= last_screen; s++) {
        screen = &screens[s];
        int serial = reach();
        for (int i = 0; i < WAYS; i++) {
            for (int j = 0; j < WAYS; j++, turn++) {
                serial = back_at(serial);
                send(in_some_way(i, turn), gaps[turn % 3]);
                send(in_some_way(j, turn / 3), gaps[turn / 2 % 3]);
            }
        }
    }
}

/* Whoever presses the next best button when a screen comes destroys nothing. */
static void no_screen_begins_on_what_destroys(void **state) {
    static const char *const destroying[] = {"Delete",
                                             "Delete it",
                                             "Yes, delete it",
                                             "Forget everything",
                                             "Take the line away",
                                             "Let it go and begin another",
                                             "Delete damaged boxes"};
    (void)state;
    for (int s = first_screen; s <= last_screen; s++) {
        screen = &screens[s];
        reach();
        for (size_t i = 0; i < sizeof destroying / sizeof destroying[0]; i++) {
            if (strcmp(stage_focus(tester.stage), destroying[i]) == 0) {
                fail_msg("%s begins on \"%s\"", screen->name, destroying[i]);
            }
        }
    }
}

static int open_stage(void **state) {
    (void)state;
    tester_open(&tester, WIDTH, HEIGHT);
    return 0;
}

static int close_stage(void **state) {
    (void)state;
    tester_close(&tester);
    return 0;
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_sent),
        cmocka_unit_test(no_screen_begins_on_what_destroys),
        cmocka_unit_test(each_screen_takes_each_event),
        cmocka_unit_test(each_screen_takes_each_two),
    };
    first_screen = argc > 1 ? atoi(argv[1]) : 0;
    last_screen = argc > 2 ? atoi(argv[2]) : screen_count - 1;
    last_screen = last_screen < screen_count ? last_screen : screen_count - 1;
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}

/* Shared inside platform only. */
#ifndef PLATFORM_INTERNAL_H
#define PLATFORM_INTERNAL_H

#include "platform/platform.h"

#include <SDL.h>
#include <stdio.h>

enum { VIRTUAL_PADS = 3, SERIAL_SIZE = 64, KEY_NAME = 32 /* bytes of it on the screen */ };

struct pad {
    SDL_GameController *controller; /* NULL: not there */
    SDL_JoystickID instance;
    SDL_JoystickGUID guid;    /* of its model */
    char serial[SERIAL_SIZE]; /* its own; "" where it tells none */
    bool away;                /* it went, and may come back */
    bool unsure;              /* one of those that were away: nothing told which */
};

/* One of the two keys of Ctrl. */
enum ctrl { CTRL_UP, CTRL_ALONE, CTRL_WITH_MORE };

struct input {
    struct pad pad[PLATFORM_MAX_PADS];
    enum platform_seat seat[PLATFORM_DEVICES];
    uint8_t held[PLATFORM_DEVICES][PLATFORM_BUTTONS]; /* how many keys or sticks hold it */
    uint32_t repeat_at[PLATFORM_DEVICES];             /* 0: nothing repeats */
    enum platform_button repeat_button[PLATFORM_DEVICES];
    uint8_t stick[PLATFORM_MAX_PADS]; /* bit per direction the left stick holds */
    /* Moments are kept one later than they were; 0: never, or not now. */
    uint32_t pressed_at[PLATFORM_MAX_PADS][PLATFORM_BUTTONS];
    uint32_t chord_since[PLATFORM_MAX_PADS]; /* both shoulders are held */
    uint32_t shift_at[3];                    /* the last presses of Shift */
    uint32_t escape_since, focused_at;
    enum ctrl ctrl[PLATFORM_FIRST_PAD]; /* of each half of the keyboard */
    int virtual_device[VIRTUAL_PADS];   /* SDL device instance, -1: unplugged */
    bool typing;
    char label[4 * (KEY_NAME + 2) + 1]; /* lent by platform_button_label */
    char letter[4 + 1];                 /* lent by the same, of a key that makes one */
    struct platform_event *queue;       /* queue.c */
    int first, count, room;
};

struct atlas;
struct type_cache;
struct mixer;

enum { MOST_DROPS = 16 }; /* that wait; more are not heeded */
struct drops {
    char *path[MOST_DROPS]; /* heap */
    int count;
};

struct platform {
    SDL_Window *window;
    SDL_Surface *shadow; /* our own picture where the window's format is another, else NULL */
    /* Where the window has no framebuffer, else NULL; then the shadow comes to it by this. */
    SDL_Renderer *renderer;
    SDL_Texture *texture;
    struct canvas canvas;
    bool scripted, focused, fullscreen;
    bool devices;        /* platform_open_devices was called */
    bool disguised;      /* see platform_disguise */
    uint32_t frame;      /* scripted: frames so far */
    uint32_t next_event; /* scripted: ms */
    uint64_t next_frame; /* when it is due, by SDL's performance counter */
    struct input input;
    struct atlas *atlas;
    struct type_cache *type;
    struct mixer *mixer;
    struct drops drops;
    FILE *trace; /* scripted: what the keyboard does, or NULL */
    uint32_t traced_at;
};

/* drop.c */
void drop_init(void);
void drop_take(struct platform *platform, const SDL_Event *event); /* SDL_DROP... */
void drop_release(struct platform *platform);

/* trace.c */
void trace_key(struct platform *platform, int scancode, bool down);
void trace_text(struct platform *platform, const char *text);

/* window.c: how large a window opens where the desktop has this room: as was asked for, or large
 * enough to be read on a large screen; never larger than the room. */
struct rect window_fit(const struct platform_options *options, struct rect room);

void window_take(struct platform *platform, const SDL_Event *event);
void window_pump(struct platform *platform); /* takes all that came */

/* loop.c, or web_loop.c: nothing is due before something comes or `ms` are over; negative: as long
 * as it takes */
void loop_sleep(struct platform *platform, int ms);

/* fullscreen.c */
void fullscreen_look(struct platform *platform); /* what the window manager made of it */

/* frame.c */
void frame_refresh(struct platform *platform); /* a new canvas, or one without pixels */
void frame_release(struct platform *platform);

/* picture.c */
bool picture_read(void *context, const char *file, struct text *out); /* of the art folder */
void picture_icon(struct platform *platform); /* the window's, from the art folder */

/* disguise.c */
#define PROGRAM_NAME "two-lanterns"            /* as the desktop entry has it */
void disguise_icon(struct platform *platform); /* the window's icon, as it is to be seen now */

/* input.c */
void input_init(struct platform *platform);
void input_release(struct platform *platform);
void input_take(struct platform *platform, const SDL_Event *event);
void input_tick(struct platform *platform);      /* repeats, held combinations */
int input_wake(const struct platform *platform); /* ms until it wants to be ticked; -1: no matter */
void input_focus(struct platform *platform, bool has); /* the window's; lost: all is let go */

/* buttons.c */
void buttons_press(struct platform *platform, int device, enum platform_button button, bool down);
void buttons_release(struct platform *platform, int device); /* all that the device holds */
void buttons_repeat(struct platform *platform, uint32_t now);

/* queue.c */
void input_queue(struct platform *platform, struct platform_event event);
bool input_next(struct platform *platform, struct platform_event *event); /* false: nothing waits */
void queue_release(struct input *input);

/* keyboard.c, keys.c */
void keyboard_take(struct platform *platform, const SDL_KeyboardEvent *event);
void keyboard_typed(struct platform *platform);   /* text came, by whatever way */
void keyboard_clicked(struct platform *platform); /* a button of the mouse, or its wheel */
void keyboard_let_go(struct platform *platform);
bool keys_find(SDL_Scancode scancode, int *device, enum platform_button *button);
bool keys_alone_of(SDL_Scancode scancode, int device); /* a button there and nowhere else */
SDL_Scancode keys_of(int device, enum platform_button button);

/* pads.c */
void pads_take(struct platform *platform, const SDL_Event *event);
bool pads_open(void);
/* The device takes the seat of the one before: its person said which pad it is. */
void pads_said(struct platform *platform, int device, int before);
void pads_again(struct platform *platform); /* those that could not be opened, if any */
void pads_close(struct platform *platform);
bool input_any_pad(const struct platform *platform);

/* pad_labels.c; NULL: no pad, called as most are */
const char *pads_label(SDL_GameController *controller, enum platform_button button);

/* type.c */
bool type_init(struct platform *platform, struct error *error);
void type_again(struct platform *platform); /* letters that were missing may be there now */
void type_release(struct platform *platform);

/* sound.c */
void sound_init(struct platform *platform); /* silent; what is to be heard is noted from now on */
void sound_open(struct platform *platform);
void sound_take(struct platform *platform, const SDL_Event *event); /* a device came or went */
void sound_again(struct platform *platform); /* somebody is back: what was not there may be now */
bool sound_opening(const struct platform *platform); /* on a thread of its own */
void sound_tick(struct platform *platform);          /* once a turn */
int sound_wake(const struct platform *platform); /* ms until it wants to be ticked; -1: no matter */
void sound_release(struct platform *platform);
void sound_frame(struct platform *platform); /* scripted: mixes one frame */

/* bars.c */
enum { BARS = 96 };
struct bars {
    long at[BARS]; /* in samples, ascending from 0 */
    int count;     /* 0: not known */
    long length;   /* of the piece */
};
/* False where they are none, or those of a piece of another length: then they are not known. */
bool bars_read(struct bars *bars, const char *text, long length);
long bars_begin(const struct bars *bars, long at); /* of the bar that this sample lies in */
long bars_left(const struct bars *bars, long at);  /* samples until the next one begins */

/* music.c */
struct music;
struct music *music_new(void); /* what it is told holds, whether there is a device or not */
void music_free(struct music *music);
void music_begin(struct music *music); /* a device is open: it is heard, softly at first */
void music_rest(struct music *music);  /* the device goes; the piece waits where it is */
void music_play(struct music *music, const char *name); /* "": silence */
void music_layers(struct music *music, unsigned layers);
void music_place(struct music *music, enum platform_music_place place);
void music_volume(struct music *music, int volume); /* 0..100 */
void music_tick(struct music *music);          /* once a turn, while it is heard: changes pieces */
bool music_changes(const struct music *music); /* another piece is to come: tick on */

/* lockstep.c; NULL from lockstep_new when there is no pipe to be had, or SDL can't use it: then
 * what is mixed is heard by nobody, at its own pace */
enum {
    SOUND_RATE = 44100, /* samples a second */
    SOUND_BUFFER = 1024,
    /* Twice the page of a pipe: the disk driver's stdio keeps back a buffer of just one page now
     * and then, and how far the mixer is ahead would be left to chance. */
    LOCKSTEP_BUFFER = 2048,
};
struct lockstep;
struct lockstep *lockstep_new(void); /* before the device is opened */
void lockstep_begin(struct lockstep *lockstep);
void lockstep_frame(struct lockstep *lockstep, uint32_t frame);
void lockstep_stop(struct lockstep *lockstep); /* before the device is closed */
void lockstep_free(struct lockstep *lockstep); /* after */
uint64_t lockstep_hash(const struct lockstep *lockstep);

const char *platform_reason(void); /* why SDL's last call failed; never empty */
void platform_log(const char *format, ...) __attribute__((format(BASE_PRINTF, 1, 2)));

#endif

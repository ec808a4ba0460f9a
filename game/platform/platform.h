/* platform: the machine the game runs on. The only user of SDL.
 *
 * It turns devices into two players' buttons, lends a canvas that becomes the window's picture,
 * draws text, plays sound and tells the time. Sizes and places are in pixels of the canvas, times
 * in milliseconds. One struct platform exists at a time (SDL is global to the process); all calls
 * come from one thread. Only work that platform_work_new was given runs on another, and that calls
 * nothing of the platform.
 *
 * Scripted runs (tests, the demo) use the same code with a virtual clock of 60 frames a second:
 * nothing waits, sound is mixed in step with the frames, and input comes through SDL's own event
 * queue and virtual pads. */
#ifndef PLATFORM_H
#define PLATFORM_H

#include "base/base.h"
#include "platform/canvas.h"

struct platform;

struct platform_options {
    const char *title;         /* of the window; neutral, since others may see it */
    const char *video_driver;  /* SDL's name, or NULL to choose */
    int width, height;         /* of the window; 0: 1280x720, or as the desktop has room */
    bool fullscreen, scripted; /* scripted: virtual clock, no window unless a driver is named */
    const char *first_picture; /* will be wanted first: read while the window opens; or NULL */
};

/* Called before threads begin: what SDL reads in the environment, which mktime reads there, too. */
void platform_environment(const struct platform_options *options);
/* NULL with a message when there is no display or no window can be had. files_init and
 * files_mount_share must have been called. Pads and sound come with platform_open_devices. */
struct platform *platform_new(const struct platform_options *options, struct error *error);
void platform_free(struct platform *platform);
/* Opens pads and the sound device and sets the window's icon, which may take a while: call it after
 * the first picture. What was to be heard before is heard then. Without a sound device the game is
 * silent, the log says so once, and it is tried again now and then. */
void platform_open_devices(struct platform *platform);
/* The folder the program lies in, ending in '/'; free the result. */
char *platform_base_folder(void);

/* --- devices and events --- */
enum platform_seat { PLATFORM_SEAT_A, PLATFORM_SEAT_B, PLATFORM_NO_SEAT };

/* Directions stand in the order of the rules. */
enum platform_button {
    PLATFORM_NORTH,
    PLATFORM_EAST,
    PLATFORM_SOUTH,
    PLATFORM_WEST,
    PLATFORM_CONFIRM,
    PLATFORM_BACK,
    PLATFORM_MENU,
    PLATFORM_TAKE_BACK,
    PLATFORM_WAVE,
    PLATFORM_HINT, /* asks the Keeper; one key for both, the left shoulder on pads */
    PLATFORM_LOOK, /* looks at one's key to the other's words again; the right shoulder on pads */
    PLATFORM_BUTTONS,
};

enum {
    PLATFORM_KEYS_LEFT,  /* W A S D and their neighbours */
    PLATFORM_KEYS_RIGHT, /* the arrows and theirs */
    PLATFORM_FIRST_PAD,
    PLATFORM_MAX_PADS = 8,
    PLATFORM_DEVICES = PLATFORM_FIRST_PAD + PLATFORM_MAX_PADS,
    PLATFORM_NO_DEVICE = -1,
};

enum platform_key { PLATFORM_KEY_BACKSPACE, PLATFORM_KEY_ENTER, PLATFORM_KEY_OTHER };

enum platform_event_kind {
    PLATFORM_BUTTON,       /* device, seat, button, down, repeat */
    PLATFORM_TEXT,         /* text: UTF-8 typed, while text input is on */
    PLATFORM_KEY,          /* key pressed, while text input is on */
    PLATFORM_POINTER,      /* x, y moved; down false */
    PLATFORM_POINTER_DOWN, /* x, y pressed */
    PLATFORM_POINTER_UP,   /* x, y let go */
    PLATFORM_WHEEL,        /* y: steps down, negative up */
    PLATFORM_RESIZED,      /* the canvas is another one now */
    PLATFORM_EXPOSED,      /* the window must be painted again */
    PLATFORM_FULLSCREEN,   /* it has the whole screen now or has it no more: platform_fullscreen */
    PLATFORM_FOCUS_LOST,
    PLATFORM_FOCUS_GAINED,
    PLATFORM_DEVICE_GONE, /* device, seat */
    PLATFORM_DEVICE_CAME, /* device, seat where it had one */
    PLATFORM_DROP,        /* a file or folder was dropped on the window: platform_dropped */
    PLATFORM_HIDE,        /* quick hide was asked for */
    PLATFORM_QUIT,
};

struct platform_event {
    enum platform_event_kind kind;
    int device;
    enum platform_seat seat;
    enum platform_button button;
    bool down, repeat;
    enum platform_key key;
    int x, y;
    char text[32];
};

/* The next event, or false. However many come at once, all are handed out, in their order; of
 * moves of the pointer that follow each other only the last. */
bool platform_poll(struct platform *platform, struct platform_event *event);
/* Sleeps until an event comes or `ms` have passed (negative: as long as it takes; 0: until the next
 * frame is due, 60 a second). A scripted run moves its clock on instead, frame by frame, to the
 * same moment. */
void platform_wait(struct platform *platform, int ms);
/* Takes turns until one is false; each ends with platform_wait. In a browser, whose loop it is,
 * this does not return: there the page goes on when it is over. */
void platform_run(struct platform *platform, bool (*turn)(void *context), void *context);
/* Scripted runs: the next event from outside comes then, and no sleep is longer. */
void platform_next_event(struct platform *platform, uint32_t ms);
/* Since the start; virtual in scripted runs. */
uint32_t platform_now(const struct platform *platform);
bool platform_focused(const struct platform *platform);

/* The path of what was dropped first and not yet handed out; free it. NULL: there is none. */
char *platform_dropped(struct platform *platform);
bool platform_drops_wait(const struct platform *platform);

/* A device belongs to at most one seat and a seat has at most one device. At the start the left
 * keys are A's and the right keys B's. PLATFORM_NO_SEAT frees the device. A pad that goes keeps its
 * seat and has it again when it comes back; where pads of one model are gone from both seats it
 * comes back without one, for nothing tells whose it is. */
void platform_sit(struct platform *platform, int device, enum platform_seat seat);
int platform_device_of(const struct platform *platform, enum platform_seat seat);
enum platform_seat platform_seat_of(const struct platform *platform, int device);
bool platform_present(const struct platform *platform, int device);
/* Both seats on the one keyboard: they must take turns where something is private. */
bool platform_one_keyboard(const struct platform *platform);
/* What is written on a button, in the reader's keyboard layout: "Space", "W A S D", "A".
 * PLATFORM_BUTTONS means the four directions together. Lent until the next call. */
const char *platform_button_label(struct platform *platform, int device,
                                  enum platform_button button);
/* Text input: on while a name or a card is typed; letters are then no buttons. */
void platform_text_input(struct platform *platform, bool on);
void platform_pointer_show(struct platform *platform, bool show);

/* --- picture --- */
struct canvas *platform_canvas(struct platform *platform); /* lent until PLATFORM_RESIZED */
/* Brings these parts of the canvas to the window. */
void platform_present_parts(struct platform *platform, const struct rect *parts, int count);
/* What others see of the window in a list of windows. */
void platform_set_title(struct platform *platform, const char *title);
/* The same for its icon and what the desktop finds the program by: plain ones that could be any
 * program's, or the game's own. On a desktop that can't be told anew the latter stays. */
void platform_disguise(struct platform *platform, bool on);
/* False while the window is minimised: what is drawn is seen by nobody. PLATFORM_EXPOSED tells when
 * it is seen again. */
bool platform_seen(const struct platform *platform);
void platform_toggle_fullscreen(struct platform *platform);
void platform_set_fullscreen(struct platform *platform, bool on);
bool platform_fullscreen(const struct platform *platform);
void platform_resize(struct platform *platform, int width, int height);
/* A picture from the sheets in /share/art, colours multiplied by alpha. False with one line in the
 * log when missing or broken; out is then a small visible stand-in. Release with image_release. */
bool platform_image(struct platform *platform, const char *name, struct image *out);
bool platform_save_png(const struct canvas *canvas, const char *path, struct error *error);
/* A new file, for its owner alone; `there`: there is one of that name, which stays as it is. */
bool platform_save_new_png(const struct canvas *canvas, const char *path, bool *there,
                           struct error *error);
/* The same, appended to `out`. */
bool platform_png(const struct canvas *canvas, struct text *out, struct error *error);

/* --- text --- */
enum platform_face { PLATFORM_FACE_TEXT, PLATFORM_FACE_BOLD, PLATFORM_FACE_TITLE, PLATFORM_FACES };
/* `size` is the height of the letters' body in pixels. Text is one line of UTF-8. Where a face
 * lacks a letter, the whole line is in the text's face; for what that one lacks, too, a sign stands
 * (U+FFFD), one for all in a row. */
int platform_text_width(struct platform *platform, enum platform_face face, int size,
                        const char *text);
int platform_text_height(struct platform *platform, enum platform_face face, int size);
/* From a line's top to the middle of its letters as the eye sees it: halfway up between small
 * letters and capitals. What is to look centred is set by it. */
int platform_text_middle(struct platform *platform, enum platform_face face, int size);
/* x, y: the left upper corner. */
void platform_text(struct platform *platform, struct canvas *canvas, enum platform_face face,
                   int size, int x, int y, uint32_t colour, const char *text);
/* Is there a letter in it that such a sign would stand for? */
bool platform_text_lacks(struct platform *platform, const char *text);
/* Overwrites and drops every drawn text that is kept for speed: after private words. */
void platform_text_forget(struct platform *platform);

/* --- sound --- */
void platform_sound(struct platform *platform, const char *name); /* /share/sounds/NAME.ogg */
/* Fades to a piece, which goes on with the bar in which it was left, for ever; NULL: to silence at
 * once, and sounds end. Asking for the one that plays is nothing. A piece is /share/music/NAME.ogg
 * (Ogg Vorbis, 44100 Hz, mono or stereo), or layers of one length, heard in step: NAME-base.ogg,
 * NAME-warmer.ogg and NAME-full.ogg, and where there are themes of the two, NAME-round.ogg and
 * NAME-square.ogg. NAME.bars says where its bars begin. What is missing or broken is said once in
 * the log; what is left plays. */
void platform_music(struct platform *platform, const char *name);
enum platform_music_layer {
    PLATFORM_MUSIC_WARMER = 1,
    PLATFORM_MUSIC_FULL = 2,
    PLATFORM_MUSIC_ROUND = 4,  /* A's theme */
    PLATFORM_MUSIC_SQUARE = 8, /* B's */
};
/* Which layers are heard beside the base, this piece's and the next ones': they come in, and begin
 * to go, with the next bar. */
void platform_music_layers(struct platform *platform, unsigned layers);
enum platform_music_place {
    PLATFORM_MUSIC_NEAR,
    PLATFORM_MUSIC_BACK,   /* 8 dB further back, within 0.8 s: something is chosen in private */
    PLATFORM_MUSIC_SILENT, /* within a bar: people talk. From there it comes back with a bar. */
};
void platform_music_place(struct platform *platform, enum platform_music_place place);
void platform_volume(struct platform *platform, int sounds, int music); /* each 0..100 */
/* Scripted runs: a hash over all samples mixed so far. */
uint64_t platform_sound_hash(const struct platform *platform);

/* --- work that is too long for a frame, on a thread of its own --- */
struct platform_work;
/* Calls function(context) beside the frames. What `context` points to is the function's until
 * platform_work_done says so. In scripted runs, and where no thread can be had, the call is over
 * when this returns. */
struct platform_work *platform_work_new(struct platform *platform, void (*function)(void *context),
                                        void *context);
bool platform_work_done(struct platform_work *work); /* asked once a frame; never waits */
void platform_work_free(struct platform_work *work); /* waits for the end; NULL is fine */
/* Calls function(context, item) for each item below `count`, several at a time where there are
 * several processors, and returns when all is done. The same in scripted runs, so what comes out
 * may not depend on the order. */
void platform_work_share(int count, void (*function)(void *context, int item), void *context);

/* --- scripted input, through SDL's own queue --- */
/* Writes down what the keyboard does from now on, see trace.c. */
bool platform_trace(struct platform *platform, const char *path, struct error *error);
/* The last picture, and the end of it. False where something of it could not be written. */
bool platform_trace_end(struct platform *platform, struct error *error);
void platform_push_key(struct platform *platform, int scancode, bool down);
bool platform_push_key_named(struct platform *platform, const char *name); /* pressed, let go */
void platform_push_text(struct platform *platform, const char *text);
void platform_push_close(struct platform *platform); /* the window's close button */
void platform_push_drop(struct platform *platform, const char *path); /* on the window */
/* PLATFORM_POINTER, PLATFORM_POINTER_DOWN or PLATFORM_POINTER_UP. */
void platform_push_pointer(struct platform *platform, int x, int y, enum platform_event_kind kind);
/* What the seat's player has in hand: a device, or the half of the keyboard that is meant for it.
 */
int platform_hands_of(const struct platform *platform, enum platform_seat seat);
void platform_push_button(struct platform *platform, int device, enum platform_button button,
                          bool down);
/* Virtual pads 1 to 3; `same`: of one model, so that nothing tells them apart. `button` is SDL's
 * name: a b x y start dpup dpright ... */
bool platform_pad_plug(struct platform *platform, int number, bool plugged);
bool platform_pad_plug_same(struct platform *platform, int number);
bool platform_pad_press(struct platform *platform, int number, const char *button, bool down);

#endif

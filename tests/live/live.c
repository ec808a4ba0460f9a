/* Plays a trace (game/platform/trace.c) by real keys, in a real window on an X display, as a person
 * would: looks until the screen is what the scripted run had there, thinks for as long, presses.
 * Between two presses nothing touches the window, so what has to come by itself must.
 *     live TRACE OUT PROGRAM [ARGUMENT...]
 * The window has to fill the display. Status 0: played to its end. 1: a picture never came; what
 * was there and what should have been lie in the folder OUT. */
#include "platform/trace.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    LOOK_MS = 60,        /* between two looks */
    PATIENCE_MS = 30000, /* for a picture that should come by itself */
    THINK_MS = 700,      /* a person's pause before a press, at most */
    PRESS_MS = 60,
    SEEN = 26,         /* how far a tile's mean may be from the other's, of 255 */
    ALLOWED_TILES = 5, /* glints, a breath, a blink */
    LINE_SIZE = 64 + 2 * TRACE_BYTES,
};

static Display *display;
static uint8_t seen[TRACE_BYTES], wanted[TRACE_BYTES];
static int worst;

static void sleep_ms(long ms) {
    struct timespec time = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&time, NULL);
}

static void look_at_screen(void) {
    XWindowAttributes root;
    XGetWindowAttributes(display, DefaultRootWindow(display), &root);
    XImage *image = XGetImage(display, DefaultRootWindow(display), 0, 0, (unsigned)root.width,
                              (unsigned)root.height, AllPlanes, ZPixmap);
    if (image && image->bits_per_pixel == 32) {
        trace_reduce((const uint32_t *)(const void *)image->data, image->bytes_per_line / 4,
                     root.width, root.height, seen);
    }
    if (image) {
        XDestroyImage(image);
    }
}

static int tiles_apart(void) {
    int apart = 0;
    for (int tile = 0; tile < TRACE_BYTES / 3; tile++) {
        int most = 0;
        for (int i = 0; i < 3; i++) {
            int difference = abs(seen[3 * tile + i] - wanted[3 * tile + i]);
            most = difference > most ? difference : most;
        }
        apart += most > SEEN;
    }
    return apart;
}

static bool wait_for_picture(void) {
    for (int ms = 0; ms < PATIENCE_MS; ms += LOOK_MS) {
        look_at_screen();
        int apart = tiles_apart();
        if (apart <= ALLOWED_TILES) {
            worst = apart > worst ? apart : worst;
            return true;
        }
        sleep_ms(LOOK_MS);
    }
    return false;
}

static void press(KeySym key, bool down) {
    XTestFakeKeyEvent(display, XKeysymToKeycode(display, key), down, CurrentTime);
    XFlush(display);
}

static KeySym key_of(const char *name) {
    static const struct {
        const char *name;
        KeySym key;
    } keys[] = {{"Space", XK_space},   {"Return", XK_Return},
                {"Escape", XK_Escape}, {"Backspace", XK_BackSpace},
                {"Tab", XK_Tab},       {"Up", XK_Up},
                {"Down", XK_Down},     {"Left", XK_Left},
                {"Right", XK_Right},   {"/", XK_slash},
                {"F11", XK_F11}};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (strcmp(name, keys[i].name) == 0) {
            return keys[i].key;
        }
    }
    char small[2] = {(char)(name[0] | 32), '\0'};
    return name[1] ? NoSymbol : XStringToKeysym(small);
}

static void type(const char *text) {
    for (; *text; text++) {
        bool large = *text >= 'A' && *text <= 'Z';
        KeySym key = *text == ' ' ? XK_space : *text == ',' ? XK_comma : (KeySym)(*text | 32);
        if (large) {
            press(XK_Shift_L, true);
        }
        press(key, true);
        press(key, false);
        if (large) {
            press(XK_Shift_L, false);
        }
        sleep_ms(PRESS_MS);
    }
}

static void save(const char *folder, const char *name, const uint8_t *tiles) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.ppm", folder, name);
    FILE *file = fopen(path, "wb");
    if (file) {
        fprintf(file, "P6 %d %d 255\n", TRACE_WIDTH, TRACE_HEIGHT);
        fwrite(tiles, 1, TRACE_BYTES, file);
        fclose(file);
    }
}

/* Looks, then thinks. False when the picture never came. */
static bool look(char *line, const char *folder, int number) {
    char *hex = strchr(line + 5, ' ');
    long pause = strtol(line + 5, NULL, 10);
    for (int i = 0; hex && i < TRACE_BYTES; i++) {
        char byte[3] = {hex[1 + 2 * i], hex[2 + 2 * i], '\0'};
        wanted[i] = (uint8_t)strtoul(byte, NULL, 16);
    }
    if (!wait_for_picture()) {
        save(folder, "wanted", wanted);
        save(folder, "seen", seen);
        fprintf(stderr,
                "live: picture %d never came by itself (%d tiles are other); see wanted.ppm, "
                "seen.ppm in %s\n",
                number, tiles_apart(), folder);
        return false;
    }
    sleep_ms(pause < THINK_MS ? pause : THINK_MS);
    return true;
}

static bool play(FILE *trace, const char *folder) {
    static char line[LINE_SIZE];
    for (int number = 0; fgets(line, sizeof line, trace);) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "look ", 5) == 0) {
            if (!look(line, folder, ++number)) {
                return false;
            }
        } else if (strncmp(line, "down ", 5) == 0) {
            press(key_of(line + 5), true);
            sleep_ms(PRESS_MS);
        } else if (strncmp(line, "up ", 3) == 0) {
            press(key_of(line + 3), false);
        } else if (strncmp(line, "type ", 5) == 0) {
            type(line + 5);
        }
    }
    return true;
}

int main(int count, char **arguments) {
    FILE *trace = count > 3 ? fopen(arguments[1], "r") : NULL;
    display = XOpenDisplay(NULL);
    if (!trace || !display) {
        fprintf(stderr, "live TRACE OUT PROGRAM [ARGUMENT...], on an X display\n");
        return 2;
    }
    pid_t child = fork();
    if (child == 0) {
        execv(arguments[3], arguments + 3);
        _exit(127);
    }
    bool good = play(trace, arguments[2]);
    int status = 0;
    kill(child, SIGTERM);
    waitpid(child, &status, 0);
    fclose(trace);
    XCloseDisplay(display);
    printf("%s, tiles apart at most %d\n", good ? "played to its end" : "failed", worst);
    return good && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
}

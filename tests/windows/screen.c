/* Eyes and hands on an X display, for packaging/check-windows.
 *
 *   screen point X Y      moves the pointer there
 *   screen press KEY...   presses keys and lets them go, one after the other, by X's names
 *   screen name .         prints the name that the desktop finds the window's program by
 *   screen wait PNG OUT   waits until the display shows this picture; what was there instead
 *                         is written to OUT. Status 1: it never did
 */
#include "difference.h"

#include <SDL_image.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LOOK_MS = 100,
    PATIENCE_MS = 20000,
    PRESS_MS = 60,
    ALLOWED_BLOCKS = 60, /* the pointer's */
};

static SDL_Surface *take_picture(Display *display) {
    int screen = DefaultScreen(display);
    int width = DisplayWidth(display, screen), height = DisplayHeight(display, screen);
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 24,
                                                          SDL_PIXELFORMAT_RGB24);
    XImage *image = XGetImage(display, DefaultRootWindow(display), 0, 0, (unsigned)width,
                              (unsigned)height, AllPlanes, ZPixmap);
    for (int y = 0; image && surface && y < height; y++) {
        unsigned char *to = (unsigned char *)surface->pixels + y * surface->pitch;
        for (int x = 0; x < width; x++, to += 3) {
            unsigned long pixel = XGetPixel(image, x, y);
            to[0] = (unsigned char)(pixel >> 16);
            to[1] = (unsigned char)(pixel >> 8);
            to[2] = (unsigned char)pixel;
        }
    }
    if (image) {
        XDestroyImage(image);
    }
    return surface;
}

static int wait_for(Display *display, const char *path, const char *out) {
    SDL_Surface *wanted = difference_load(path), *seen = NULL;
    int blocks = -1;
    for (int ms = 0; wanted && ms < PATIENCE_MS; ms += LOOK_MS) {
        SDL_FreeSurface(seen);
        seen = take_picture(display);
        blocks = seen ? difference_seen(wanted, seen, NULL, NULL) : -1;
        if (blocks >= 0 && blocks <= ALLOWED_BLOCKS) {
            return 0;
        }
        SDL_Delay(LOOK_MS);
    }
    if (seen) {
        IMG_SavePNG(seen, out);
    }
    fprintf(stderr, "screen: %s is not what is seen (%d blocks differ); see %s\n", path, blocks,
            out);
    return 1;
}

static bool press(Display *display, const char *name) {
    KeySym symbol = XStringToKeysym(name);
    KeyCode code = symbol == NoSymbol ? 0 : XKeysymToKeycode(display, symbol);
    if (!code) {
        fprintf(stderr, "screen: there is no key %s\n", name);
        return false;
    }
    for (int down = 1; down >= 0; down--) {
        XTestFakeKeyEvent(display, code, down, CurrentTime);
        XSync(display, False);
        SDL_Delay(PRESS_MS);
    }
    return true;
}

/* Without a window manager the windows of programs are the root's own children. */
static bool print_name(Display *display) {
    Window root, parent, *window = NULL;
    unsigned count = 0;
    bool found = false;
    XQueryTree(display, DefaultRootWindow(display), &root, &parent, &window, &count);
    for (unsigned i = 0; i < count && !found; i++) {
        XClassHint hint = {NULL, NULL};
        XWindowAttributes attributes;
        found = XGetWindowAttributes(display, window[i], &attributes) &&
                attributes.map_state == IsViewable && XGetClassHint(display, window[i], &hint);
        if (found) {
            puts(hint.res_class);
        }
        XFree(hint.res_name);
        XFree(hint.res_class);
    }
    XFree(window);
    return found;
}

int main(int argc, char **argv) {
    Display *display = XOpenDisplay(NULL);
    const char *what = argc > 2 ? argv[1] : "";
    int status = 2;
    if (!display) {
        fprintf(stderr, "screen: there is no X display\n");
        return status;
    }
    if (strcmp(what, "point") == 0 && argc == 4) {
        XTestFakeMotionEvent(display, -1, atoi(argv[2]), atoi(argv[3]), CurrentTime);
        status = 0;
    } else if (strcmp(what, "press") == 0) {
        status = 0;
        for (int i = 2; i < argc; i++) {
            status |= !press(display, argv[i]);
        }
    } else if (strcmp(what, "name") == 0) {
        status = !print_name(display);
    } else if (strcmp(what, "wait") == 0 && argc == 4) {
        status = wait_for(display, argv[2], argv[3]);
    } else {
        fprintf(stderr, "usage: screen point X Y | press KEY... | name . | wait PNG OUT\n");
    }
    XCloseDisplay(display);
    return status;
}

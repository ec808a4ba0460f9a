/* Pictures in and out, through SDL2_image. */
#include "files/files.h"
#include "os/os.h"
#include "platform/atlas.h"
#include "platform/internal.h"

#include <SDL_image.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

bool picture_read(void *context, const char *file, struct text *out) {
    struct text path = {0};
    struct error error = {{0}};
    (void)context;
    text_addf(&path, "/share/art/%s", file);
    bool good = files_read(text_string(&path), ATLAS_FILE_LIMIT, out, &error);
    text_release(&path);
    return good;
}

bool platform_image(struct platform *platform, const char *name, struct image *out) {
    return atlas_image(platform->atlas, name, out);
}

/* Colours as they were before they were multiplied by alpha. */
static uint32_t divide(uint32_t pixel) {
    uint32_t alpha = pixel >> 24, out = pixel & 0xff000000;
    for (int shift = 0; shift < 24 && alpha > 0; shift += 8) {
        uint32_t channel = ((pixel >> shift & 255) * 255 + alpha / 2) / alpha;
        out |= (channel < 255 ? channel : 255) << shift;
    }
    return out;
}

void picture_icon(struct platform *platform) {
    enum { SIDE = 128 };
    struct image drawn, small;
    if (platform_image(platform, "icon", &drawn)) {
        image_scale(&drawn, &small, SIDE, SIDE);
        for (int i = 0; i < SIDE * SIDE; i++) {
            small.pixels[i] = divide(small.pixels[i]);
        }
        SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
            small.pixels, SIDE, SIDE, 32, SIDE * 4, SDL_PIXELFORMAT_ARGB8888);
        if (surface) {
            SDL_SetWindowIcon(platform->window, surface);
        }
        SDL_FreeSurface(surface);
        image_release(&small);
    }
    image_release(&drawn);
}

static SDL_Surface *surface_of(const struct canvas *canvas) {
    return SDL_CreateRGBSurfaceWithFormatFrom(canvas->pixels, canvas->width, canvas->height, 32,
                                              canvas->stride * 4, SDL_PIXELFORMAT_RGB888);
}

static size_t SDLCALL write_text(SDL_RWops *to, const void *bytes, size_t size, size_t count) {
    text_add_bytes(to->hidden.unknown.data1, bytes, size * count);
    return count;
}

bool platform_png(const struct canvas *canvas, struct text *out, struct error *error) {
    SDL_Surface *surface = surface_of(canvas);
    SDL_RWops *to = SDL_AllocRW();
    bool good = false;
    if (surface && to) { /* a PNG is written from its beginning to its end */
        to->type = SDL_RWOPS_UNKNOWN;
        to->write = write_text;
        to->hidden.unknown.data1 = out;
        good = IMG_SavePNG_RW(surface, to, 0) == 0;
    }
    if (!good) {
        error_set(error, "the picture can't be made (%s)", platform_reason());
    }
    SDL_FreeRW(to);
    SDL_FreeSurface(surface);
    return good;
}

/* A full disk is told of by whatever call meets it. */
static bool write_file(const char *path, const struct text *bytes) {
    FILE *file = os_stream(path);
    if (!file) {
        return false;
    }
    bool good = fwrite(bytes->data, 1, bytes->length, file) == bytes->length;
    int number = errno;
    if (fclose(file) != 0 && good) {
        return false;
    }
    errno = number;
    return good;
}

bool platform_save_png(const struct canvas *canvas, const char *path, struct error *error) {
    struct text png = {0};
    bool made = platform_png(canvas, &png, error), good = made && write_file(path, &png);
    if (made && !good) {
        error_set(error,
                  "%s: the picture can't be written (%s); check that the folder is there "
                  "and has room",
                  path, strerror(errno));
    }
    text_release(&png);
    return good;
}

/* Nothing is left of one that could not be written whole. */
static int write_new(const char *path, const struct text *bytes) {
    struct os_file file = {0};
    int trouble = os_create(path, false, &file);
    if (trouble) {
        return trouble;
    }
    trouble = os_write(&file, bytes->data, bytes->length);
    int closing = os_close(&file);
    trouble = trouble ? trouble : closing;
    if (trouble) {
        os_remove(path);
    }
    return trouble;
}

bool platform_save_new_png(const struct canvas *canvas, const char *path, bool *there,
                           struct error *error) {
    struct text png = {0};
    bool made = platform_png(canvas, &png, error);
    int trouble = made ? write_new(path, &png) : 0;
    *there = trouble && os_cause(trouble) == OS_THERE;
    if (trouble) {
        error_set(error,
                  "%s: the picture can't be written (%s); check that the folder is there "
                  "and has room",
                  path, os_reason(trouble));
    }
    text_release(&png);
    return made && !trouble;
}

/* Pictures in and out, through SDL2_image. */
#include "files/files.h"
#include "platform/internal.h"

#include <SDL_image.h>
#include <string.h>

enum { IMAGE_LIMIT = 16 * 1024 * 1024, SIDE_LIMIT = 4096 };

static uint32_t premultiply(uint32_t pixel) {
    uint32_t alpha = pixel >> 24, red = pixel >> 16 & 255, green = pixel >> 8 & 255;
    uint32_t blue = pixel & 255;
    red = (red * alpha + 127) / 255;
    green = (green * alpha + 127) / 255;
    blue = (blue * alpha + 127) / 255;
    return alpha << 24 | red << 16 | green << 8 | blue;
}

static void copy_surface(const SDL_Surface *surface, struct image *out) {
    image_init(out, surface->w, surface->h);
    for (int y = 0; y < surface->h; y++) {
        const char *row = (const char *)surface->pixels + y * surface->pitch;
        for (int x = 0; x < surface->w; x++) {
            uint32_t pixel;
            memcpy(&pixel, row + x * 4, sizeof pixel);
            out->pixels[y * surface->w + x] = premultiply(pixel);
        }
    }
}

/* What is seen where a picture is missing: plain, and plainly not meant. */
static void stand_in(struct image *out) {
    image_init(out, 64, 64);
    for (int i = 0; i < 64 * 64; i++) {
        bool edge = i % 64 < 3 || i % 64 > 60 || i / 64 < 3 || i / 64 > 60;
        out->pixels[i] = edge ? 0xffcfd8ff : 0xff343a5e;
    }
}

static SDL_Surface *decode(const struct text *bytes) {
    SDL_RWops *source = SDL_RWFromConstMem(bytes->data, (int)bytes->length);
    SDL_Surface *raw = IMG_LoadTyped_RW(source, 1, "PNG"); /* PNG and nothing else */
    if (!raw || raw->w > SIDE_LIMIT || raw->h > SIDE_LIMIT) {
        SDL_FreeSurface(raw);
        return NULL;
    }
    SDL_Surface *surface = SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(raw);
    return surface;
}

bool platform_image(struct platform *platform, const char *name, struct image *out) {
    struct text path = {0}, bytes = {0};
    struct error error = {{0}};
    (void)platform;
    text_addf(&path, "/share/art/%s.png", name);
    SDL_Surface *surface = NULL;
    if (files_read(text_string(&path), IMAGE_LIMIT, &bytes, &error)) {
        surface = decode(&bytes);
    }
    if (surface) {
        copy_surface(surface, out);
    } else {
        platform_log("the picture %s is missing or broken; a stand-in is shown", name);
        stand_in(out);
    }
    bool good = surface != NULL;
    SDL_FreeSurface(surface);
    text_release(&bytes);
    text_release(&path);
    return good;
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

bool platform_save_png(const struct canvas *canvas, const char *path, struct error *error) {
    SDL_Surface *surface = surface_of(canvas);
    bool good = surface && IMG_SavePNG(surface, path) == 0;
    if (!good) {
        error_set(error,
                  "%s: the picture can't be written (%s); check that the folder is there "
                  "and has room",
                  path, SDL_GetError());
    }
    SDL_FreeSurface(surface);
    return good;
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
        error_set(error, "the picture can't be made (%s)", SDL_GetError());
    }
    SDL_FreeRW(to);
    SDL_FreeSurface(surface);
    return good;
}

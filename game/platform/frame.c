/* The picture, and how it comes to the window. Without a GPU a driver's plain framebuffer is five
 * times faster to the first picture than one that goes through OpenGL, so that is what SDL is asked
 * for. Where a driver has none, as Wayland's, the picture is drawn into memory of our own and
 * brought to the window as one texture; SDL would do the same, but in points in place of pixels. */
#include "platform/internal.h"

/* A texture in place of the framebuffer that the window doesn't have. */
static bool take_texture(struct platform *platform, int *width, int *height) {
    if (!platform->renderer) {
        platform->renderer = SDL_CreateRenderer(platform->window, -1, 0);
    }
    if (platform->texture) {
        SDL_DestroyTexture(platform->texture);
        platform->texture = NULL;
    }
    if (platform->renderer && SDL_GetRendererOutputSize(platform->renderer, width, height) == 0) {
        platform->texture = SDL_CreateTexture(platform->renderer, SDL_PIXELFORMAT_RGB888,
                                              SDL_TEXTUREACCESS_STREAMING, *width, *height);
    }
    return platform->texture != NULL;
}

static bool is_ours(Uint32 format) {
    return format == SDL_PIXELFORMAT_RGB888 || format == SDL_PIXELFORMAT_ARGB8888;
}

void frame_refresh(struct platform *platform) {
    int width, height;
    platform->canvas = (struct canvas){0};
    SDL_FreeSurface(platform->shadow);
    platform->shadow = NULL;
    SDL_ClearError(); /* SDL may give no reason for having none, and would then give an old one */
    SDL_Surface *surface = platform->renderer ? NULL : SDL_GetWindowSurface(platform->window);
    if (surface) {
        width = surface->w;
        height = surface->h;
    } else if (!take_texture(platform, &width, &height)) {
        return;
    }
    if (!surface || !is_ours(surface->format->format)) {
        surface = platform->shadow = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32,
                                                                    SDL_PIXELFORMAT_RGB888);
        if (!surface) {
            base_out_of_memory();
        }
    }
    platform->canvas = (struct canvas){
        .pixels = surface->pixels,
        .width = width,
        .height = height,
        .stride = surface->pitch / 4,
        .clip = {0, 0, width, height},
    };
}

void frame_release(struct platform *platform) {
    SDL_FreeSurface(platform->shadow);
    if (platform->texture) {
        SDL_DestroyTexture(platform->texture);
    }
    if (platform->renderer) {
        SDL_DestroyRenderer(platform->renderer);
    }
}

struct canvas *platform_canvas(struct platform *platform) {
    return &platform->canvas;
}

static void present_texture(struct platform *platform, const SDL_Rect *rects, int count) {
    const struct canvas *canvas = &platform->canvas;
    for (int i = 0; i < count; i++) {
        SDL_UpdateTexture(platform->texture, &rects[i],
                          canvas->pixels + rects[i].y * canvas->stride + rects[i].x,
                          canvas->stride * 4);
    }
    SDL_RenderCopy(platform->renderer, platform->texture, NULL, NULL);
    SDL_RenderPresent(platform->renderer);
}

static void present_surface(struct platform *platform, const SDL_Rect *rects, int count) {
    SDL_Surface *window = platform->shadow ? SDL_GetWindowSurface(platform->window) : NULL;
    for (int i = 0; window && i < count; i++) {
        SDL_Rect to = rects[i];
        SDL_BlitSurface(platform->shadow, &rects[i], window, &to);
    }
    SDL_UpdateWindowSurfaceRects(platform->window, rects, count);
}

void platform_present_parts(struct platform *platform, const struct rect *parts, int count) {
    SDL_Rect rects[64];
    int used = 0;
    if (!platform->canvas.pixels) {
        return;
    }
    for (int i = 0; i < count; i++) {
        struct rect part = rect_cut(
            parts[i], (struct rect){0, 0, platform->canvas.width, platform->canvas.height});
        if (!rect_empty(part) && used < (int)SDL_arraysize(rects)) {
            rects[used++] = (SDL_Rect){part.x, part.y, part.w, part.h};
        }
    }
    if (used && platform->texture) {
        present_texture(platform, rects, used);
    } else if (used) {
        present_surface(platform, rects, used);
    }
}

/* What a script does with the keyboard, written down so that a person's keys can do the same in a
 * real window (tests/live): each press with what was on the screen before it. A line each:
 *     look PAUSE HEX    the picture, as trace_reduce makes it, PAUSE ms after the last press
 *     down NAME         a key, by SDL's name, and its release
 *     up NAME
 *     type TEXT */
#include "platform/trace.h"

#include "os/os.h"
#include "platform/internal.h"

#include <errno.h>
#include <string.h>

/* The mean of every tile: shapes, words and light leave their mark; a glint on the water hardly. */
void trace_reduce(const uint32_t *pixels, int stride, int width, int height,
                  uint8_t out[TRACE_BYTES]) {
    for (int tile = 0; tile < TRACE_WIDTH * TRACE_HEIGHT; tile++) {
        int column = tile % TRACE_WIDTH, row = tile / TRACE_WIDTH;
        int left = column * width / TRACE_WIDTH, right = (column + 1) * width / TRACE_WIDTH;
        int top = row * height / TRACE_HEIGHT, bottom = (row + 1) * height / TRACE_HEIGHT;
        uint32_t sum[3] = {0, 0, 0}, count = (uint32_t)((right - left) * (bottom - top));
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                uint32_t pixel = pixels[y * stride + x];
                sum[0] += pixel >> 16 & 255;
                sum[1] += pixel >> 8 & 255;
                sum[2] += pixel & 255;
            }
        }
        for (int i = 0; i < 3 && count; i++) {
            out[3 * tile + i] = (uint8_t)(sum[i] / count);
        }
    }
}

bool platform_trace(struct platform *platform, const char *path, struct error *error) {
    platform->trace = os_stream(path);
    return platform->trace ||
           error_set(error, "%.300s can't be written: %s", path, strerror(errno));
}

static void look(struct platform *platform) {
    const struct canvas *canvas = &platform->canvas;
    uint8_t tiles[TRACE_BYTES] = {0};
    trace_reduce(canvas->pixels, canvas->stride, canvas->width, canvas->height, tiles);
    fprintf(platform->trace, "look %u ", (unsigned)(platform_now(platform) - platform->traced_at));
    for (int i = 0; i < TRACE_BYTES; i++) {
        fprintf(platform->trace, "%02x", tiles[i]);
    }
    fputc('\n', platform->trace);
    platform->traced_at = platform_now(platform);
}

bool platform_trace_end(struct platform *platform, struct error *error) {
    if (!platform->trace) {
        return true;
    }
    look(platform);
    bool written = !ferror(platform->trace);
    written = fclose(platform->trace) == 0 && written;
    platform->trace = NULL;
    return written ||
           error_set(error, "not all of the trace could be written; check that there is room where "
                            "it goes");
}

void trace_key(struct platform *platform, int scancode, bool down) {
    if (!platform->trace) {
        return;
    }
    if (down) {
        look(platform);
    }
    fprintf(platform->trace, "%s %s\n", down ? "down" : "up",
            SDL_GetScancodeName((SDL_Scancode)scancode));
}

void trace_text(struct platform *platform, const char *text) {
    if (platform->trace) {
        look(platform);
        fprintf(platform->trace, "type %s\n", text);
    }
}

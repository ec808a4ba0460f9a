#include "difference.h"

#include <SDL_image.h>
#include <math.h>
#include <stdbool.h>

struct lab {
    float l, a, b;
};

/* Of sRGB, IEC 61966-2-1. */
static float linear(unsigned char value) {
    float part = (float)value / 255.0f;
    return part <= 0.04045f ? part / 12.92f : powf((part + 0.055f) / 1.055f, 2.4f);
}

static float lab_curve(float t) {
    return t > 216.0f / 24389.0f ? cbrtf(t) : (24389.0f / 27.0f * t + 16.0f) / 116.0f;
}

static struct lab lab_of(const float rgb[3]) {
    float x = 0.4124f * rgb[0] + 0.3576f * rgb[1] + 0.1805f * rgb[2];
    float y = 0.2126f * rgb[0] + 0.7152f * rgb[1] + 0.0722f * rgb[2];
    float z = 0.0193f * rgb[0] + 0.1192f * rgb[1] + 0.9505f * rgb[2];
    float fx = lab_curve(x / 0.9505f), fy = lab_curve(y), fz = lab_curve(z / 1.0890f);
    return (struct lab){116.0f * fy - 16.0f, 500.0f * (fx - fy), 200.0f * (fy - fz)};
}

static const unsigned char *pixel(const SDL_Surface *surface, int x, int y) {
    return (const unsigned char *)surface->pixels + y * surface->pitch + x * 3;
}

static struct lab block(const SDL_Surface *surface, const float table[256], int left, int top) {
    float sum[3] = {0};
    int count = 0;
    for (int y = top; y < top + DIFFERENCE_BLOCK && y < surface->h; y++) {
        for (int x = left; x < left + DIFFERENCE_BLOCK && x < surface->w; x++, count++) {
            for (int channel = 0; channel < 3; channel++) {
                sum[channel] += table[pixel(surface, x, y)[channel]];
            }
        }
    }
    for (int channel = 0; channel < 3; channel++) {
        sum[channel] /= (float)count;
    }
    return lab_of(sum);
}

static void show(SDL_Surface *shown, const SDL_Surface *from, int left, int top, bool differs) {
    for (int y = top; y < top + DIFFERENCE_BLOCK && y < from->h; y++) {
        for (int x = left; x < left + DIFFERENCE_BLOCK && x < from->w; x++) {
            for (int channel = 0; channel < 3; channel++) {
                int value = pixel(from, x, y)[channel];
                unsigned char *to = (unsigned char *)shown->pixels + y * shown->pitch + x * 3;
                to[channel] = (unsigned char)(differs ? value / 2 + 127 : value / 4);
            }
        }
    }
}

int difference_seen(const SDL_Surface *one, const SDL_Surface *other, SDL_Surface *shown,
                    float *worst) {
    float table[256], most = 0;
    int count = 0;
    if (one->w != other->w || one->h != other->h) {
        return -1;
    }
    for (int i = 0; i < 256; i++) {
        table[i] = linear((unsigned char)i);
    }
    for (int y = 0; y < one->h; y += DIFFERENCE_BLOCK) {
        for (int x = 0; x < one->w; x += DIFFERENCE_BLOCK) {
            struct lab a = block(one, table, x, y), b = block(other, table, x, y);
            float dl = a.l - b.l, da = a.a - b.a, db = a.b - b.b;
            float distance = sqrtf(dl * dl + da * da + db * db);
            most = distance > most ? distance : most;
            count += distance > DIFFERENCE_SEEN;
            if (shown) {
                show(shown, other, x, y, distance > DIFFERENCE_SEEN);
            }
        }
    }
    if (worst) {
        *worst = most;
    }
    return count;
}

SDL_Surface *difference_load(const char *path) {
    SDL_Surface *raw = IMG_Load(path);
    SDL_Surface *surface = raw ? SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_RGB24, 0) : NULL;
    SDL_FreeSurface(raw);
    return surface;
}

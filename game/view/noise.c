/* Value noise: random levels on a lattice, joined smoothly. */
#include "view/internal.h"

void noise_init(struct noise *noise, uint64_t seed) {
    uint64_t state = seed;
    for (int y = 0; y < 256; y++)
        for (int x = 0; x < 256; x++)
            noise->lattice[y][x] = (float)random_below(&state, 65536) / 65535;
}

float noise_at(const struct noise *noise, float x, float y) {
    x += 4096, y += 4096; /* callers stay well within this, so that truncation is a floor */
    int left = (int)x, top = (int)y;
    float u = x - (float)left, v = y - (float)top;
    u = u * u * (3 - 2 * u), v = v * v * (3 - 2 * v);
    const float *upper = noise->lattice[top & 255], *lower = noise->lattice[(top + 1) & 255];
    int i = left & 255, j = (left + 1) & 255;
    float a = upper[i] + (upper[j] - upper[i]) * u, b = lower[i] + (lower[j] - lower[i]) * u;
    return a + (b - a) * v;
}

uint32_t noise_hash(uint32_t a, uint32_t b, uint32_t c) {
    uint64_t state = (uint64_t)a << 40 ^ (uint64_t)b << 20 ^ c;
    return (uint32_t)(random_next(&state) >> 32);
}

float noise_part(uint32_t a, uint32_t b, uint32_t c) {
    return (float)(noise_hash(a, b, c) >> 8) / 16777215.0f;
}

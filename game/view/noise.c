/* Value noise: random levels on a lattice, joined smoothly. */
#include "view/internal.h"

void noise_init(struct noise *noise, uint64_t seed) {
    uint64_t state = seed;
    for (int y = 0; y < 256; y++) {
        for (int x = 0; x < 256; x++) {
            noise->lattice[y][x] = (float)random_below(&state, 65536) / 65535;
        }
    }
}

uint32_t noise_hash(uint32_t a, uint32_t b, uint32_t c) {
    uint64_t state = (uint64_t)a << 40 ^ (uint64_t)b << 20 ^ c;
    return (uint32_t)(random_next(&state) >> 32);
}

float noise_part(uint32_t a, uint32_t b, uint32_t c) {
    return (float)(noise_hash(a, b, c) >> 8) / 16777215.0f;
}

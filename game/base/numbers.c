/* Hashes and chance that are the same on every machine: FNV-1a (isthe.com/chongo/tech/comp/fnv) and
 * SplitMix64 (Steele, Lea and Flood 2014). */
#include "base/base.h"

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t count) {
    const unsigned char *byte = bytes;
    while (count--) {
        hash = (hash ^ *byte++) * UINT64_C(0x100000001b3);
    }
    return hash;
}

uint64_t random_next(uint64_t *state) {
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

uint32_t random_below(uint64_t *state, uint32_t bound) {
    return (uint32_t)((random_next(state) >> 32) * bound >> 32);
}

int wait_sooner(int ms, int other) {
    return ms < 0 || (other >= 0 && other < ms) ? other : ms;
}

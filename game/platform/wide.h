/* WIDE before a loop over pixels: compiled twice, and where the processor has AVX2 its vectors of
 * 32 bytes are taken. The same picture either way. Not by clang, whose clones (14) other files
 * can't link with. */
#ifndef PLATFORM_WIDE_H
#define PLATFORM_WIDE_H

#if defined(__x86_64__) && defined(__linux__) && !defined(__clang__) &&                            \
    !defined(__SANITIZE_ADDRESS__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

#endif

/* A tiny zip writer for tests: good zips, and places to spoil them. */
#ifndef ZIPMAKER_H
#define ZIPMAKER_H

#include "base/base.h"

enum { MADE_MAX = 1200 };

struct item {
    const char *name; /* name_size 0: its length is taken */
    size_t name_size;
    const char *content; /* NULL: none */
    size_t size;         /* 0: its length is taken */
    bool deflate, descriptor, unsigned_descriptor, wide_descriptor;
    const char *extra, *central_extra; /* of extra_size bytes, NULL: none */
    size_t extra_size;
};

struct made {
    struct text bytes;
    size_t local[MADE_MAX], body[MADE_MAX], central[MADE_MAX], end;
};

void made_zip(struct made *made, const struct item *items, size_t count);
void made_release(struct made *made);
uint8_t *made_at(struct made *made, size_t offset);
void put16(uint8_t *at, unsigned value);
void put32(uint8_t *at, uint32_t value);
uint32_t get32(const uint8_t *at);
/* The raw deflate of some bytes, appended. */
void made_deflate(struct text *out, const void *bytes, size_t size);
uint32_t made_crc(const void *bytes, size_t size);
/* Puts bytes in, or takes them out where `bytes` is NULL; offsets of `made` are not mended. */
void made_insert(struct made *made, size_t offset, const char *bytes, size_t size);

#endif

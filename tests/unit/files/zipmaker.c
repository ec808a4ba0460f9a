#include "zipmaker.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

void put16(uint8_t *at, unsigned value) {
    at[0] = (uint8_t)value;
    at[1] = (uint8_t)(value >> 8);
}

void put32(uint8_t *at, uint32_t value) {
    put16(at, value & 0xffff);
    put16(at + 2, value >> 16);
}

uint32_t get32(const uint8_t *at) {
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static void add16(struct text *out, unsigned value) {
    uint8_t bytes[2];
    put16(bytes, value);
    text_add_bytes(out, bytes, sizeof bytes);
}

static void add32(struct text *out, uint32_t value) {
    uint8_t bytes[4];
    put32(bytes, value);
    text_add_bytes(out, bytes, sizeof bytes);
}

uint32_t made_crc(const void *bytes, size_t size) {
    return (uint32_t)crc32(crc32(0, NULL, 0), bytes, (uInt)size);
}

void made_deflate(struct text *out, const void *bytes, size_t size) {
    z_stream stream = {0};
    int status = deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    assert(status == Z_OK);
    uLong bound = deflateBound(&stream, (uLong)size);
    uint8_t *room = base_alloc(bound);
    uint8_t *input = base_alloc(size);
    memcpy(input, bytes, size);
    stream.next_in = input;
    stream.avail_in = (uInt)size;
    stream.next_out = room;
    stream.avail_out = (uInt)bound;
    status = deflate(&stream, Z_FINISH);
    assert(status == Z_STREAM_END);
    text_add_bytes(out, room, stream.total_out);
    deflateEnd(&stream);
    free(input);
    free(room);
}

static const char *content_of(const struct item *item) {
    return item->content ? item->content : "";
}

static size_t size_of(const struct item *item) {
    return item->size ? item->size : strlen(content_of(item));
}

static size_t name_size_of(const struct item *item) {
    return item->name_size ? item->name_size : strlen(item->name);
}

/* What local and central headers share, from "version needed" to the length of the name. */
static void add_shared(struct text *out, const struct item *item, uint32_t packed, bool sums) {
    size_t size = size_of(item);
    add16(out, 20);
    add16(out, item->descriptor ? 1 << 3 : 0);
    add16(out, item->deflate ? 8 : 0);
    add32(out, 0x00210000); /* time and date */
    add32(out, sums ? made_crc(content_of(item), size) : 0);
    add32(out, sums ? packed : 0);
    add32(out, sums ? (uint32_t)size : 0);
    add16(out, (unsigned)name_size_of(item));
}

static uint32_t add_local(struct made *made, const struct item *item, size_t index) {
    struct text *out = &made->bytes, body = {0};
    size_t extra = item->extra ? item->extra_size : 0;
    if (item->deflate) {
        made_deflate(&body, content_of(item), size_of(item));
    } else {
        text_add_bytes(&body, content_of(item), size_of(item));
    }
    uint32_t packed = (uint32_t)body.length;
    made->local[index] = out->length;
    add32(out, 0x04034b50);
    add_shared(out, item, packed, !item->descriptor);
    add16(out, (unsigned)extra);
    text_add_bytes(out, item->name, name_size_of(item));
    text_add_bytes(out, item->extra, extra);
    made->body[index] = out->length;
    text_add_bytes(out, body.data, body.length);
    text_release(&body);
    if (item->descriptor) {
        if (!item->unsigned_descriptor) {
            add32(out, 0x08074b50);
        }
        add32(out, made_crc(content_of(item), size_of(item)));
        add32(out, packed);
        text_add_bytes(out, "\0\0\0", item->wide_descriptor ? 4 : 0);
        add32(out, (uint32_t)size_of(item));
        text_add_bytes(out, "\0\0\0", item->wide_descriptor ? 4 : 0);
    }
    return packed;
}

static void add_central(struct made *made, const struct item *item, size_t index, uint32_t packed) {
    struct text *out = &made->bytes;
    size_t extra = item->central_extra ? item->extra_size : 0;
    bool folder = name_size_of(item) && item->name[name_size_of(item) - 1] == '/';
    made->central[index] = out->length;
    add32(out, 0x02014b50);
    add16(out, 3 << 8 | 20); /* made by: Unix */
    add_shared(out, item, packed, true);
    add16(out, (unsigned)extra);
    add16(out, 0); /* comment */
    add16(out, 0); /* disk */
    add16(out, 0); /* internal attributes */
    add32(out, folder ? (uint32_t)040755 << 16 : (uint32_t)0100644 << 16);
    add32(out, (uint32_t)made->local[index]);
    text_add_bytes(out, item->name, name_size_of(item));
    text_add_bytes(out, item->central_extra, extra);
}

void made_zip(struct made *made, const struct item *items, size_t count) {
    uint32_t packed[MADE_MAX];
    assert(count <= MADE_MAX);
    *made = (struct made){0};
    for (size_t i = 0; i < count; i++) {
        packed[i] = add_local(made, &items[i], i);
    }
    size_t central = made->bytes.length;
    for (size_t i = 0; i < count; i++) {
        add_central(made, &items[i], i, packed[i]);
    }
    made->end = made->bytes.length;
    add32(&made->bytes, 0x06054b50);
    add32(&made->bytes, 0); /* disks */
    add16(&made->bytes, (unsigned)count);
    add16(&made->bytes, (unsigned)count);
    add32(&made->bytes, (uint32_t)(made->end - central));
    add32(&made->bytes, (uint32_t)central);
    add16(&made->bytes, 0); /* comment */
}

void made_release(struct made *made) {
    text_release(&made->bytes);
}

uint8_t *made_at(struct made *made, size_t offset) {
    assert(offset < made->bytes.length);
    return (uint8_t *)made->bytes.data + offset;
}

void made_insert(struct made *made, size_t offset, const char *bytes, size_t size) {
    struct text changed = {0};
    const char *old = made->bytes.data;
    size_t taken = bytes ? 0 : size;
    text_add_bytes(&changed, old, offset);
    if (bytes) {
        text_add_bytes(&changed, bytes, size);
    }
    text_add_bytes(&changed, old + offset + taken, made->bytes.length - offset - taken);
    text_release(&made->bytes);
    made->bytes = changed;
}

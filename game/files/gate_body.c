/* The gate's second half: the files of a zip, which must be as its list of them says. */
#include "files/gate.h"

#define ZLIB_CONST
#include <string.h>
#include <zlib.h>

/* --- the local headers --- */

/* Sizes are of 4 or, where the local header has them in the zip64 form, of 8 bytes. */
static bool same_size(const uint8_t *at, size_t width, uint32_t size) {
    return read32(at) == size && (width == 4 || read32(at + 4) == 0);
}

static bool same_sums(const struct entry *entry, const uint8_t *at, size_t width) {
    return read32(at) == entry->crc && same_size(at + 4, width, entry->packed) &&
           same_size(at + 4 + width, width, entry->size);
}

/* Writers that cannot go back put the sums after the body, with or without a signature. Returns
 * the descriptor's size, 0 when there is none that fits. A wide one of an empty file begins as a
 * narrow one, so those are tried first. */
static size_t descriptor_size(const struct archive *zip, const struct entry *entry) {
    const uint8_t *bytes = zip->bytes + entry->end;
    size_t left = zip->central - entry->end;
    for (size_t width = 8; width >= 4; width -= 4) {
        size_t size = 4 + 2 * width;
        if (left >= 4 + size && read32(bytes) == DESCRIPTOR_SIGNATURE &&
            same_sums(entry, bytes + 4, width)) {
            return 4 + size;
        }
        if (left >= size && same_sums(entry, bytes, width)) {
            return size;
        }
    }
    return 0;
}

/* One number of the local header: the same as in the list, or not known yet where a descriptor
 * follows. In the zip64 form it is all ones, and its 8 bytes are the next of the extra field. */
static bool fits(const struct entry *entry, uint32_t number, uint32_t listed, const uint8_t **zip64,
                 size_t *left) {
    bool later = entry->flags & FLAG_DESCRIPTOR;
    if (number == UINT32_MAX && listed != UINT32_MAX && *zip64 && *left >= 8) {
        const uint8_t *wide = *zip64;
        *zip64 += 8;
        *left -= 8;
        return same_size(wide, 8, listed) || (later && same_size(wide, 8, 0));
    }
    return number == listed || (later && number == 0);
}

static bool local_equals_central(const struct entry *entry, const uint8_t *local) {
    uint32_t crc = read32(local + 14);
    return read16(local + 4) == entry->version && read16(local + 6) == entry->flags &&
           read16(local + 8) == entry->method &&
           (crc == entry->crc || (crc == 0 && entry->flags & FLAG_DESCRIPTOR)) &&
           read16(local + 26) == entry->name_length &&
           memcmp(local + LOCAL_SIZE, entry->central + CENTRAL_SIZE, entry->name_length) == 0;
}

static bool check_local_sizes(const struct entry *entry, const uint8_t *local, size_t extra,
                              struct error *error) {
    const uint8_t *zip64;
    size_t left;
    if (!gate_extra(entry, local + LOCAL_SIZE + entry->name_length, extra, &zip64, &left, error)) {
        return false;
    }
    return (fits(entry, read32(local + 22), entry->size, &zip64, &left) &&
            fits(entry, read32(local + 18), entry->packed, &zip64, &left)) ||
           error_set(error, "\"%s\" is not as the list of files says" AGAIN, gate_show(entry).text);
}

static bool read_local(const struct archive *zip, struct entry *entry, struct error *error) {
    const uint8_t *local = zip->bytes + entry->offset;
    size_t left = zip->central - entry->offset;
    size_t names = LOCAL_SIZE + (size_t)entry->name_length;
    if (left < names || read32(local) != LOCAL_SIGNATURE || !local_equals_central(entry, local)) {
        return error_set(error, "\"%s\" is not as the list of files says" AGAIN,
                         gate_show(entry).text);
    }
    size_t extra = read16(local + 28);
    if (left - names < extra || left - names - extra < entry->packed) {
        return error_set(error, "\"%s\" reaches past its end" AGAIN, gate_show(entry).text);
    }
    if (!check_local_sizes(entry, local, extra, error)) {
        return false;
    }
    entry->body = entry->offset + names + extra;
    entry->end = entry->body + entry->packed;
    if (entry->flags & FLAG_DESCRIPTOR) {
        size_t descriptor = descriptor_size(zip, entry);
        if (!descriptor) {
            return error_set(error, "\"%s\" has no sums after it" AGAIN, gate_show(entry).text);
        }
        entry->end += descriptor;
    }
    return true;
}

/* Each entry starts where the one before it ends, so none overlap and nothing hides between. */
bool gate_check_spans(struct archive *zip, struct error *error) {
    size_t at = 0;
    for (size_t i = 0; i < zip->count; i++) {
        struct entry *entry = &zip->entries[i];
        if (entry->offset != at) {
            return error_set(error, "\"%s\" does not start where the file before it ends" AGAIN,
                             gate_show(entry).text);
        }
        if (!read_local(zip, entry, error)) {
            return false;
        }
        at = entry->end;
    }
    return at == zip->central ||
           error_set(error, "there are stray bytes before the list of files" AGAIN);
}

/* --- the bodies --- */

/* True when the packed bytes are one deflate stream, whole and with nothing after it, of the size
 * that was declared; never makes much more than that size. */
static bool inflate_all(const uint8_t *body, const struct entry *entry, struct text *out) {
    z_stream stream = {.next_in = body, .avail_in = entry->packed};
    int status = inflateInit2(&stream, -MAX_WBITS); /* negative: no zlib header */
    if (status == Z_MEM_ERROR) {
        base_out_of_memory();
    }
    while (status == Z_OK && stream.total_out <= entry->size) {
        uint8_t chunk[16 * 1024];
        stream.next_out = chunk;
        stream.avail_out = sizeof chunk;
        status = inflate(&stream, Z_NO_FLUSH);
        text_add_bytes(out, chunk, sizeof chunk - stream.avail_out);
    }
    bool whole = status == Z_STREAM_END && stream.avail_in == 0 && out->length == entry->size;
    inflateEnd(&stream);
    return whole;
}

static bool unpack(const struct archive *zip, const struct entry *entry, struct text *out,
                   struct error *error) {
    const uint8_t *body = zip->bytes + entry->body;
    if (entry->method == METHOD_STORED) {
        text_add_bytes(out, body, entry->size);
    } else if (!inflate_all(body, entry, out)) {
        return error_set(error, "\"%s\" does not unpack to the size it declares" AGAIN,
                         gate_show(entry).text);
    }
    uLong crc = crc32(crc32(0, NULL, 0), (const uint8_t *)text_string(out), (uInt)out->length);
    return crc == entry->crc || error_set(error, "\"%s\" is damaged: its checksum is wrong" AGAIN,
                                          gate_show(entry).text);
}

bool gate_unpack(const struct archive *zip, struct members *members, struct error *error) {
    for (size_t i = 0; i < zip->taken_count; i++) {
        const struct entry *entry = zip->taken[i];
        struct text content = {0};
        if (!unpack(zip, entry, &content, error)) {
            text_release(&content);
            return false;
        }
        if (!entry->folder) {
            members_add(members, entry->name, &content);
        }
        text_release(&content);
    }
    return members->count > 0 ||
           error_set(error, "the zip holds no files; a pack has at least pack.yaml");
}

/* The gate: a zip from outside is read by PhysicsFS only when it passed every rule here. Each
 * rule has a test of its own in tests/unit/files. Field offsets: APPNOTE.TXT 4.3.7 (local
 * header), 4.3.9 (data descriptor), 4.3.12 (central directory), 4.3.16 (end record). */
#include "files/inside.h"

#define ZLIB_CONST
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
    LOCAL_SIGNATURE = 0x04034b50,
    DESCRIPTOR_SIGNATURE = 0x08074b50,
    CENTRAL_SIGNATURE = 0x02014b50,
    END_SIGNATURE = 0x06054b50,
    LOCATOR64_SIGNATURE = 0x07064b50,

    LOCAL_SIZE = 30,
    CENTRAL_SIZE = 46,
    END_SIZE = 22,
    LOCATOR64_SIZE = 20,

    FLAG_ENCRYPTED = 1 << 0,
    FLAG_DESCRIPTOR = 1 << 3,
    FLAG_UTF8 = 1 << 11,
    METHOD_STORED = 0,
    METHOD_DEFLATED = 8,
    NEWEST_VERSION = 20, /* 2.0: folders and deflate */

    EXTRA_ZIP64 = 0x0001,
    EXTRA_UNICODE_NAME = 0x7075,

    UNIX_TYPE = 0170000,
    UNIX_REGULAR = 0100000,
    UNIX_FOLDER = 0040000,
};

struct entry {
    const uint8_t *central;        /* its header */
    char name[FILES_MAX_NAME + 1]; /* without the slash that ends a folder's */
    bool folder;
    uint16_t version, flags, method, name_length; /* name_length with that slash */
    uint32_t crc, packed, size, offset;
    size_t body, end; /* where the packed bytes start, where the next local header must start */
};

struct archive {
    const uint8_t *bytes;
    size_t central, end; /* offsets of the central directory and of the end record */
    struct entry *entries;
    size_t count;
};

static uint16_t read16(const uint8_t *at) {
    return (uint16_t)(at[0] | at[1] << 8);
}

static uint32_t read32(const uint8_t *at) {
    return read16(at) | (uint32_t)read16(at + 2) << 16;
}

/* --- the end record --- */

static bool check_counts(struct archive *zip, const uint8_t *end, struct error *error) {
    if (read16(end + 4) || read16(end + 6) || read16(end + 8) != read16(end + 10)) {
        return error_set(error, "the zip is one of several parts" AGAIN);
    }
    zip->count = read16(end + 10);
    if (zip->count == 0) {
        return error_set(error, "the zip is empty" AGAIN);
    }
    if (zip->count > FILES_MAX_ENTRIES) {
        return error_set(error,
                         "the zip holds %zu files, and %d is the most; make the pack smaller",
                         zip->count, FILES_MAX_ENTRIES);
    }
    return true;
}

static bool read_end(struct archive *zip, size_t size, struct error *error) {
    if (size > FILES_MAX_ZIP) {
        return error_set(error, "the zip is larger than %d MiB; make the pack smaller",
                         FILES_MAX_ZIP / 1024 / 1024);
    }
    if (size < LOCAL_SIZE + END_SIZE || read32(zip->bytes) != LOCAL_SIGNATURE) {
        return error_set(error, "this is not a zip of a pack" AGAIN);
    }
    zip->end = size - END_SIZE;
    const uint8_t *end = zip->bytes + zip->end;
    if (read32(end) != END_SIGNATURE || read16(end + 20) != 0) {
        return error_set(error, "the zip is cut short, or has a comment or more bytes at its end"
                                "; get it again, or make it again with `two-lanterns pack`");
    }
    /* PhysicsFS looks here, even where the bytes belong to the last central header. */
    if (read32(end - LOCATOR64_SIZE) == LOCATOR64_SIGNATURE) {
        return error_set(error, "the zip is in the zip64 form" AGAIN);
    }
    if (!check_counts(zip, end, error)) {
        return false;
    }
    uint64_t length = read32(end + 12);
    uint64_t offset = read32(end + 16);
    if (offset + length != zip->end) {
        return error_set(error, "the list of files is not where the zip says" AGAIN);
    }
    zip->central = (size_t)offset;
    return true;
}

/* --- the central directory --- */

/* Extra fields are tagged blocks (4.5.1). Two of them could give the entry other sizes or another
 * name than we have checked. */
static bool check_extra(const uint8_t *at, size_t length, const char *name, struct error *error) {
    while (length >= 4) {
        uint16_t tag = read16(at);
        size_t block = 4 + (size_t)read16(at + 2);
        if (tag == EXTRA_ZIP64) {
            return error_set(error, "\"%s\" is in the zip64 form" AGAIN, name);
        }
        if (tag == EXTRA_UNICODE_NAME) {
            return error_set(error, "\"%s\" has a second name" AGAIN, name);
        }
        if (block > length) {
            break;
        }
        at += block;
        length -= block;
    }
    return length == 0 || error_set(error, "\"%s\" has a broken extra field" AGAIN, name);
}

static bool read_name(struct entry *entry, struct error *error) {
    const char *raw = (const char *)entry->central + CENTRAL_SIZE;
    size_t length = entry->name_length;
    entry->folder = length > 0 && raw[length - 1] == '/';
    length -= entry->folder;
    if (!name_check(raw, length, error)) {
        return false;
    }
    memcpy(entry->name, raw, length);
    entry->name[length] = '\0';
    return entry->folder || name_check_extension(entry->name, error);
}

static bool check_kind(const struct entry *entry, struct error *error) {
    unsigned type = read32(entry->central + 38) >> 16 & UNIX_TYPE;
    if (entry->version > NEWEST_VERSION) {
        return error_set(error, "\"%s\" needs a newer zip version" AGAIN, entry->name);
    }
    if (entry->flags & FLAG_ENCRYPTED) {
        return error_set(error, "\"%s\" is encrypted; make the zip again without a password",
                         entry->name);
    }
    if (entry->flags & ~(FLAG_DESCRIPTOR | FLAG_UTF8)) {
        return error_set(error, "\"%s\" is packed with unusual options" AGAIN, entry->name);
    }
    if (entry->method != METHOD_STORED && entry->method != METHOD_DEFLATED) {
        return error_set(error, "\"%s\" is packed by method %u" AGAIN, entry->name, entry->method);
    }
    if (type != 0 && type != (entry->folder ? UNIX_FOLDER : UNIX_REGULAR)) {
        return error_set(error, "\"%s\" is a link or another special file; put the file itself in",
                         entry->name);
    }
    return true;
}

static bool check_sizes(const struct entry *entry, struct error *error) {
    if (entry->size > FILES_MAX_FILE) {
        return error_set(error, "\"%s\" is larger than %d MiB; make it smaller", entry->name,
                         FILES_MAX_FILE / 1024 / 1024);
    }
    if (entry->size > (uint64_t)entry->packed * FILES_MAX_RATIO) {
        return error_set(error, "\"%s\" unpacks to more than %d times its size; make it smaller",
                         entry->name, FILES_MAX_RATIO);
    }
    if (entry->folder && entry->size > 0) {
        return error_set(error, "the folder \"%s\" has content of its own" AGAIN, entry->name);
    }
    if (entry->method == METHOD_STORED && entry->packed != entry->size) {
        return error_set(error, "\"%s\" has two different sizes" AGAIN, entry->name);
    }
    return true;
}

/* Reads the central header at *at and moves past it. */
static bool read_entry(const struct archive *zip, size_t *at, struct entry *entry,
                       struct error *error) {
    const uint8_t *header = zip->bytes + *at;
    size_t left = zip->end - *at;
    if (left < CENTRAL_SIZE || read32(header) != CENTRAL_SIGNATURE) {
        return error_set(error, "the list of files is shorter than the zip says" AGAIN);
    }
    *entry = (struct entry){
        .central = header,
        .version = read16(header + 6),
        .flags = read16(header + 8),
        .method = read16(header + 10),
        .crc = read32(header + 16),
        .packed = read32(header + 20),
        .size = read32(header + 24),
        .name_length = read16(header + 28),
        .offset = read32(header + 42),
    };
    size_t extra = read16(header + 30);
    size_t length = CENTRAL_SIZE + (size_t)entry->name_length + extra;
    if (length > left) {
        return error_set(error, "the list of files is cut short" AGAIN);
    }
    *at += length;
    if (!read_name(entry, error)) {
        return false;
    }
    if (read16(header + 32) || read16(header + 34)) {
        return error_set(error, "\"%s\" has a comment, or lies in another part of the zip" AGAIN,
                         entry->name);
    }
    return check_extra(header + length - extra, extra, entry->name, error) &&
           check_kind(entry, error) && check_sizes(entry, error);
}

static bool read_central(struct archive *zip, struct error *error) {
    size_t at = zip->central;
    uint64_t total = 0;
    for (size_t i = 0; i < zip->count; i++) {
        if (!read_entry(zip, &at, &zip->entries[i], error)) {
            return false;
        }
        total += zip->entries[i].size;
    }
    if (at != zip->end) {
        return error_set(error, "the list of files is longer than the zip says" AGAIN);
    }
    if (total > FILES_MAX_TOTAL) {
        return error_set(error, "the pack unpacks to more than %d MiB; make it smaller",
                         FILES_MAX_TOTAL / 1024 / 1024);
    }
    return true;
}

/* --- the names together --- */

static int by_name(const void *one, const void *two) {
    const struct entry *a = one, *b = two;
    return strcmp(a->name, b->name);
}

static bool check_parents(const struct archive *zip, const struct entry *entry,
                          struct error *error) {
    struct entry parent = *entry;
    for (char *slash; (slash = strrchr(parent.name, '/'));) {
        *slash = '\0';
        const struct entry *found = bsearch(&parent, zip->entries, zip->count, sizeof *zip->entries,
                                            by_name);
        if (found && !found->folder) {
            return error_set(error, "\"%s\" is both a file and a folder; rename one of them",
                             parent.name);
        }
    }
    return true;
}

static bool check_tree(struct archive *zip, struct error *error) {
    qsort(zip->entries, zip->count, sizeof *zip->entries, by_name);
    for (size_t i = 0; i + 1 < zip->count; i++) {
        if (by_name(&zip->entries[i], &zip->entries[i + 1]) == 0) {
            return error_set(error, "\"%s\" is there twice; take one out", zip->entries[i].name);
        }
    }
    for (size_t i = 0; i < zip->count; i++) {
        if (!check_parents(zip, &zip->entries[i], error)) {
            return false;
        }
    }
    return true;
}

/* --- the local headers --- */

static bool same_sums(const struct entry *entry, const uint8_t *at) {
    return read32(at) == entry->crc && read32(at + 4) == entry->packed &&
           read32(at + 8) == entry->size;
}

/* Writers that cannot go back leave zeros in the local header and put the sums after the body,
 * with or without a signature. Returns the descriptor's size, 0 when there is none that fits. */
static size_t descriptor_size(const struct archive *zip, const struct entry *entry, size_t at) {
    const uint8_t *bytes = zip->bytes + at;
    size_t left = zip->central - at;
    if (left >= 16 && read32(bytes) == DESCRIPTOR_SIGNATURE && same_sums(entry, bytes + 4)) {
        return 16;
    }
    return left >= 12 && same_sums(entry, bytes) ? 12 : 0;
}

static bool local_equals_central(const struct entry *entry, const uint8_t *local) {
    static const uint8_t zeros[12];
    bool later = entry->flags & FLAG_DESCRIPTOR && memcmp(local + 14, zeros, sizeof zeros) == 0;
    return read16(local + 4) == entry->version && read16(local + 6) == entry->flags &&
           read16(local + 8) == entry->method && (later || same_sums(entry, local + 14)) &&
           read16(local + 26) == entry->name_length &&
           memcmp(local + LOCAL_SIZE, entry->central + CENTRAL_SIZE, entry->name_length) == 0;
}

static bool read_local(const struct archive *zip, struct entry *entry, struct error *error) {
    const uint8_t *local = zip->bytes + entry->offset;
    size_t left = zip->central - entry->offset;
    size_t names = LOCAL_SIZE + (size_t)entry->name_length;
    if (left < names || read32(local) != LOCAL_SIGNATURE || !local_equals_central(entry, local)) {
        return error_set(error, "\"%s\" is not as the list of files says" AGAIN, entry->name);
    }
    size_t extra = read16(local + 28);
    if (left - names < extra || left - names - extra < entry->packed) {
        return error_set(error, "\"%s\" reaches past its end" AGAIN, entry->name);
    }
    entry->body = entry->offset + names + extra;
    entry->end = entry->body + entry->packed;
    if (entry->flags & FLAG_DESCRIPTOR) {
        size_t descriptor = descriptor_size(zip, entry, entry->end);
        if (!descriptor) {
            return error_set(error, "\"%s\" has no sums after it" AGAIN, entry->name);
        }
        entry->end += descriptor;
    }
    return check_extra(local + names, extra, entry->name, error);
}

static int by_offset(const void *one, const void *two) {
    const struct entry *a = one, *b = two;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

/* Each entry starts where the one before it ends, so none overlap and nothing hides between. */
static bool check_spans(struct archive *zip, struct error *error) {
    qsort(zip->entries, zip->count, sizeof *zip->entries, by_offset);
    size_t at = 0;
    for (size_t i = 0; i < zip->count; i++) {
        struct entry *entry = &zip->entries[i];
        if (entry->offset != at) {
            return error_set(error, "\"%s\" does not start where the file before it ends" AGAIN,
                             entry->name);
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

/* Inflates to nowhere. True when the packed bytes are one deflate stream, whole and with nothing
 * after it, of the size that was declared; never makes much more than that size. */
static bool inflates(const uint8_t *body, const struct entry *entry, uLong *crc) {
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
        *crc = crc32(*crc, chunk, (uInt)(sizeof chunk - stream.avail_out));
    }
    bool whole = status == Z_STREAM_END && stream.avail_in == 0 && stream.total_out == entry->size;
    inflateEnd(&stream);
    return whole;
}

static bool check_body(const struct archive *zip, const struct entry *entry, struct error *error) {
    const uint8_t *body = zip->bytes + entry->body;
    uLong crc = crc32(0, NULL, 0);
    if (entry->method == METHOD_STORED) {
        crc = crc32(crc, body, entry->packed);
    } else if (!inflates(body, entry, &crc)) {
        return error_set(error, "\"%s\" does not unpack to the size it declares" AGAIN,
                         entry->name);
    }
    return crc == entry->crc ||
           error_set(error, "\"%s\" is damaged: its checksum is wrong" AGAIN, entry->name);
}

static bool check_bodies(const struct archive *zip, struct error *error) {
    for (size_t i = 0; i < zip->count; i++) {
        if (!check_body(zip, &zip->entries[i], error)) {
            return false;
        }
    }
    return true;
}

bool gate_check(const uint8_t *bytes, size_t size, struct error *error) {
    struct archive zip = {.bytes = bytes};
    if (!read_end(&zip, size, error)) {
        return false;
    }
    zip.entries = base_alloc(zip.count * sizeof *zip.entries);
    bool good = read_central(&zip, error) && check_tree(&zip, error) && check_spans(&zip, error) &&
                check_bodies(&zip, error);
    free(zip.entries);
    return good;
}

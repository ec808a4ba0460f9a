/* What the gate's two halves share: gate.c reads the list of files, gate_body.c the files. Private
 * to them. Field offsets: APPNOTE.TXT 4.3.7 (local header), 4.3.9 (data descriptor), 4.3.12
 * (central directory), 4.3.16 (end record), 4.5.3 (zip64 extra field). */
#ifndef FILES_GATE_H
#define FILES_GATE_H

#include "files/inside.h"

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
    MAX_COMMENT = 0xffff,

    FLAG_ENCRYPTED = 1 << 0,
    FLAG_EFFORT = 3 << 1, /* how hard the packer tried; no matter for unpacking */
    FLAG_DESCRIPTOR = 1 << 3,
    FLAG_UTF8 = 1 << 11,
    METHOD_STORED = 0,
    METHOD_DEFLATED = 8,
    NEWEST_VERSION = 45, /* 4.5: zip64, which some claim where they stream */

    EXTRA_ZIP64 = 0x0001,

    UNIX_TYPE = 0170000,
    UNIX_REGULAR = 0100000,
    UNIX_FOLDER = 0040000,
};

struct entry {
    const uint8_t *central; /* its header */
    char *path;             /* its own: as the zip has it, with '/' between the parts */
    size_t length;          /* of the path, without the slash that ends a folder's */
    const char *name;       /* in the pack, within `path`; NULL: not of the pack */
    bool folder;
    uint16_t version, flags, method, name_length; /* name_length as in the headers */
    uint32_t crc, packed, size, offset;
    size_t body, end; /* where the packed bytes start, where the next local header must start */
};

struct archive {
    const uint8_t *bytes;
    size_t central, end; /* offsets of the central directory and of the end record */
    struct entry *entries;
    size_t count;
    struct entry **taken; /* those of the pack */
    size_t taken_count;
};

static inline uint16_t read16(const uint8_t *at) {
    return (uint16_t)(at[0] | at[1] << 8);
}

static inline uint32_t read32(const uint8_t *at) {
    return read16(at) | (uint32_t)read16(at + 2) << 16;
}

/* For messages: its path in the zip. */
struct shown gate_show(const struct entry *entry);
/* Extra fields are tagged blocks (4.5.1): are they whole? *zip64 is what such a block holds, of
 * *zip64_size bytes; NULL when there is none. */
bool gate_extra(const struct entry *entry, const uint8_t *at, size_t length, const uint8_t **zip64,
                size_t *zip64_size, struct error *error);

/* --- gate_body.c --- */
/* The entries, sorted by their offsets, fill all that is before the list of files. */
bool gate_check_spans(struct archive *zip, struct error *error);
/* Unpacks what is of the pack. */
bool gate_unpack(const struct archive *zip, struct members *members, struct error *error);

#endif

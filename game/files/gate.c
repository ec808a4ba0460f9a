/* The gate: a zip from outside is read here, by these rules, and nowhere else. What it lets through
 * are names and contents, all of them checked; PhysicsFS gets a zip that was made of those
 * (build.c) and never sees a byte of the other. Each rule has a test of its own in
 * tests/unit/files. */
#include "files/gate.h"

#include <stdlib.h>
#include <string.h>

struct shown gate_show(const struct entry *entry) {
    return name_show(entry->path, entry->length);
}

/* --- the end record --- */

static bool check_counts(struct archive *zip, const uint8_t *end, struct error *error) {
    if (read16(end + 4) || read16(end + 6) || read16(end + 8) != read16(end + 10)) {
        return error_set(error, "the zip is one of several parts" AGAIN);
    }
    zip->count = read16(end + 10);
    return zip->count > 0 || error_set(error, "the zip is empty" AGAIN);
}

/* The end record is the last thing but for a comment, whose length it tells, and the zeros with
 * which tools that write to a pipe fill their last block. */
static bool find_end(struct archive *zip, size_t size) {
    size_t filled = size;
    while (filled > 0 && zip->bytes[filled - 1] == 0) {
        filled--;
    }
    for (size_t after = 0; after <= size - END_SIZE; after++) {
        zip->end = size - END_SIZE - after;
        const uint8_t *end = zip->bytes + zip->end;
        size_t comment = read16(end + 20);
        if (zip->end + END_SIZE + MAX_COMMENT < filled) {
            break;
        }
        if (read32(end) == END_SIGNATURE && comment <= after && after - comment <= size - filled) {
            return true;
        }
    }
    return false;
}

static bool read_end(struct archive *zip, size_t size, struct error *error) {
    if (size > FILES_MAX_ZIP) {
        return error_set(error, "the zip is larger than %d MiB; make the pack smaller",
                         FILES_MAX_ZIP / 1024 / 1024);
    }
    if (size >= LOCAL_SIZE + END_SIZE && read32(zip->bytes) == DESCRIPTOR_SIGNATURE) {
        return error_set(error, "the zip is one of several parts" AGAIN); /* 8.5.3 */
    }
    if (size < LOCAL_SIZE + END_SIZE || read32(zip->bytes) != LOCAL_SIGNATURE) {
        return error_set(error, "this is not a zip of a pack" AGAIN);
    }
    if (!find_end(zip, size)) {
        return error_set(error, "the zip is cut short, or has more bytes at its end"
                                "; get it again, or make it again with `two-lanterns pack`");
    }
    const uint8_t *end = zip->bytes + zip->end;
    if (zip->end >= LOCATOR64_SIZE && read32(end - LOCATOR64_SIZE) == LOCATOR64_SIGNATURE) {
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

/* Tools of old Windows put '\' between the parts; others begin each name with "./". */
static void read_path(struct entry *entry) {
    const char *raw = (const char *)entry->central + CENTRAL_SIZE;
    size_t length = entry->name_length;
    entry->path = base_alloc(length + 1);
    for (size_t i = 0; i < length; i++) {
        entry->path[i] = raw[i];
        if (raw[i] == '\\') {
            entry->path[i] = '/';
        }
    }
    while (length > 1 && memcmp(entry->path, "./", 2) == 0) {
        length -= 2;
        memmove(entry->path, entry->path + 2, length + 1);
    }
    entry->folder = length > 0 ? entry->path[length - 1] == '/' : entry->name_length > 0;
    length -= length > 0 && entry->folder;
    entry->path[length] = '\0';
    entry->length = length;
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
    size_t length = CENTRAL_SIZE + (size_t)entry->name_length + read16(header + 30) +
                    read16(header + 32);
    if (length > left) {
        return error_set(error, "the list of files is cut short" AGAIN);
    }
    *at += length;
    read_path(entry);
    return read16(header + 34) == 0 ||
           error_set(error, "\"%s\" lies in another part of the zip" AGAIN, gate_show(entry).text);
}

static bool read_central(struct archive *zip, struct error *error) {
    size_t at = zip->central;
    for (size_t i = 0; i < zip->count; i++) {
        if (!read_entry(zip, &at, &zip->entries[i], error)) {
            return false;
        }
    }
    return at == zip->end ||
           error_set(error, "the list of files is longer than the zip says" AGAIN);
}

/* --- which entries are of the pack --- */

static bool is_in(const struct entry *entry, const struct entry *root, size_t length) {
    return entry->length > length && memcmp(entry->path, root->path, length) == 0;
}

/* People zip the folder rather than what is in it: the pack is where the uppermost pack.yaml lies.
 * Returns the length of that folder's path with its slash; the path is that of *root. */
static size_t find_root(const struct archive *zip, const struct entry **root) {
    static const char name[] = "/pack.yaml";
    size_t length = SIZE_MAX;
    for (size_t i = 0; i < zip->count; i++) {
        const struct entry *entry = &zip->entries[i];
        if (!entry->folder && strcmp(entry->path, name + 1) == 0) {
            return 0;
        }
        bool found = !entry->folder && name_ends_in(entry->path, entry->length, name);
        if (found && !name_is_passed_by(entry->path, entry->length) &&
            entry->length - strlen(name) + 1 < length) {
            length = entry->length - strlen(name) + 1;
            *root = entry;
        }
    }
    return length < SIZE_MAX && name_is_plain((*root)->path, length - 1) ? length : 0;
}

static bool take_entry(struct archive *zip, struct entry *entry, size_t root, struct error *error) {
    const char *name = entry->path + root;
    enum name_verdict verdict = name_judge(name, entry->length - root, entry->folder, error);
    if (verdict == NAME_TAKEN) {
        if (zip->taken_count == FILES_MAX_ENTRIES) {
            return error_set(error, "the pack holds more than %d files; make it smaller",
                             FILES_MAX_ENTRIES);
        }
        entry->name = name;
        zip->taken[zip->taken_count++] = entry;
    }
    return verdict != NAME_REFUSED;
}

/* What lies beside the pack's folder. Folders are told of by what is in them. */
static bool pass_by(const struct entry *entry, const struct entry *root, size_t length,
                    struct error *error) {
    return entry->folder || name_is_passed_by(entry->path, entry->length) ||
           error_set(error,
                     "\"%s\" lies outside of \"%s\", the folder with pack.yaml; take it out of the "
                     "zip",
                     gate_show(entry).text, name_show(root->path, length - 1).text);
}

static bool take_entries(struct archive *zip, struct error *error) {
    const struct entry *first = NULL;
    size_t root = find_root(zip, &first);
    for (size_t i = 0; i < zip->count; i++) {
        struct entry *entry = &zip->entries[i];
        bool top = entry->folder && entry->length == 0; /* "./" or "/" */
        bool ours = root == 0 || is_in(entry, first, root);
        if (!top &&
            !(ours ? take_entry(zip, entry, root, error) : pass_by(entry, first, root, error))) {
            return false;
        }
    }
    return zip->taken_count > 0 ||
           error_set(error, "the zip holds no files; a pack has at least pack.yaml");
}

/* --- what is said of them --- */

bool gate_extra(const struct entry *entry, const uint8_t *at, size_t length, const uint8_t **zip64,
                size_t *zip64_size, struct error *error) {
    *zip64 = NULL;
    *zip64_size = 0;
    while (length >= 4) {
        size_t block = 4 + (size_t)read16(at + 2);
        if (block > length) {
            break;
        }
        if (read16(at) == EXTRA_ZIP64) {
            *zip64 = at + 4;
            *zip64_size = block - 4;
        }
        at += block;
        length -= block;
    }
    return length == 0 ||
           error_set(error, "\"%s\" has a broken extra field" AGAIN, gate_show(entry).text);
}

static bool check_extra(const struct entry *entry, struct error *error) {
    const uint8_t *zip64;
    size_t size;
    const uint8_t *extra = entry->central + CENTRAL_SIZE + entry->name_length;
    if (!gate_extra(entry, extra, read16(entry->central + 30), &zip64, &size, error)) {
        return false;
    }
    return !zip64 || error_set(error, "\"%s\" is in the zip64 form" AGAIN, gate_show(entry).text);
}

static bool check_kind(const struct entry *entry, struct error *error) {
    unsigned type = read32(entry->central + 38) >> 16 & UNIX_TYPE;
    struct shown shown = gate_show(entry);
    if (entry->flags & FLAG_ENCRYPTED) {
        return error_set(error, "\"%s\" is encrypted; make the zip again without a password",
                         shown.text);
    }
    if (entry->flags & ~(FLAG_EFFORT | FLAG_DESCRIPTOR | FLAG_UTF8)) {
        return error_set(error, "\"%s\" is packed with unusual options" AGAIN, shown.text);
    }
    if (entry->method != METHOD_STORED && entry->method != METHOD_DEFLATED) {
        return error_set(error, "\"%s\" is packed by method %u" AGAIN, shown.text, entry->method);
    }
    if (entry->version > NEWEST_VERSION) {
        return error_set(error, "\"%s\" needs a newer zip version" AGAIN, shown.text);
    }
    if (type != 0 && type != (entry->folder ? UNIX_FOLDER : UNIX_REGULAR)) {
        return error_set(error, "\"%s\" is a link or another special file; put the file itself in",
                         shown.text);
    }
    return true;
}

static bool check_sizes(const struct entry *entry, struct error *error) {
    struct shown shown = gate_show(entry);
    if (entry->size > FILES_MAX_FILE) {
        return error_set(error, "\"%s\" is larger than %d MiB; make it smaller", shown.text,
                         FILES_MAX_FILE / 1024 / 1024);
    }
    if (entry->size > (uint64_t)entry->packed * FILES_MAX_RATIO) {
        return error_set(error, "\"%s\" unpacks to more than %d times its size; make it smaller",
                         shown.text, FILES_MAX_RATIO);
    }
    if (entry->folder && entry->size > 0) {
        return error_set(error, "the folder \"%s\" has content of its own" AGAIN, shown.text);
    }
    if (entry->method == METHOD_STORED && entry->packed != entry->size) {
        return error_set(error, "\"%s\" has two different sizes" AGAIN, shown.text);
    }
    return true;
}

static bool check_entries(const struct archive *zip, struct error *error) {
    uint64_t total = 0;
    for (size_t i = 0; i < zip->taken_count; i++) {
        const struct entry *entry = zip->taken[i];
        if (!check_extra(entry, error) || !check_kind(entry, error) || !check_sizes(entry, error)) {
            return false;
        }
        total += entry->size;
    }
    return total <= FILES_MAX_TOTAL ||
           error_set(error, "the pack unpacks to more than %d MiB; make it smaller",
                     FILES_MAX_TOTAL / 1024 / 1024);
}

/* --- the names together --- */

static int by_name(const void *one, const void *two) {
    const struct entry *a = *(struct entry *const *)one, *b = *(struct entry *const *)two;
    return strcmp(a->name, b->name);
}

static bool check_parents(const struct archive *zip, const struct entry *entry,
                          struct error *error) {
    char name[FILES_MAX_NAME + 1];
    const struct entry parent = {.name = name}, *wanted = &parent;
    strcpy(name, entry->name);
    for (char *slash; (slash = strrchr(name, '/'));) {
        *slash = '\0';
        struct entry *const *found = bsearch(&wanted, zip->taken, zip->taken_count,
                                             sizeof(struct entry *), by_name);
        if (found && !(*found)->folder) {
            return error_set(error, "\"%s\" is both a file and a folder; rename one of them", name);
        }
    }
    return true;
}

static bool check_tree(struct archive *zip, struct error *error) {
    qsort(zip->taken, zip->taken_count, sizeof(struct entry *), by_name);
    for (size_t i = 0; i + 1 < zip->taken_count; i++) {
        if (by_name(&zip->taken[i], &zip->taken[i + 1]) == 0) {
            return error_set(error, "\"%s\" is there twice; take one out", zip->taken[i]->name);
        }
    }
    for (size_t i = 0; i < zip->taken_count; i++) {
        if (!check_parents(zip, zip->taken[i], error)) {
            return false;
        }
    }
    return true;
}

static int by_offset(const void *one, const void *two) {
    const struct entry *a = one, *b = two;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

bool gate_read(const uint8_t *bytes, size_t size, struct members *members, struct error *error) {
    struct archive zip = {.bytes = bytes};
    if (!read_end(&zip, size, error)) {
        return false;
    }
    zip.entries = base_alloc(zip.count * sizeof *zip.entries);
    zip.taken = base_alloc(FILES_MAX_ENTRIES * sizeof(struct entry *));
    bool good = read_central(&zip, error);
    if (good) {
        qsort(zip.entries, zip.count, sizeof *zip.entries, by_offset);
        good = take_entries(&zip, error) && check_entries(&zip, error) && check_tree(&zip, error) &&
               gate_check_spans(&zip, error) && gate_unpack(&zip, members, error);
    }
    for (size_t i = 0; i < zip.count; i++) {
        free(zip.entries[i].path);
    }
    free(zip.entries);
    free(zip.taken);
    return good;
}

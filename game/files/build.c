/* What was found in a pack, and the zip that is made of it: the only kind that PhysicsFS gets. The
 * same names and contents give the same bytes, wherever they came from. */
#include "files/inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum {
    /* 1980-01-01 00:00, the first time that a zip can tell: the same bytes on any day. */
    FIXED_DATE = 1 << 5 | 1,
    FIXED_TIME = 0,
    LEVEL = 6, /* zlib's middle */
    UNIX_REGULAR_644 = 0100644,
};

struct members *members_new(void) {
    return base_alloc(sizeof(struct members));
}

void members_free(struct members *members) {
    for (size_t i = 0; i < members->count; i++) {
        free(members->member[i].name);
        text_release(&members->member[i].content);
    }
    text_release(&members->passed_by);
    free(members);
}

void members_add(struct members *members, const char *name, struct text *content) {
    assert(members->count < FILES_MAX_ENTRIES);
    members->member[members->count++] = (struct member){base_copy(name), *content};
    *content = (struct text){0};
}

static int by_name(const void *one, const void *two) {
    return strcmp(((const struct member *)one)->name, ((const struct member *)two)->name);
}

static bool add_member(zip_t *archive, const struct member *member, bool deflated) {
    zip_source_t *source = zip_source_buffer(archive, text_string(&member->content),
                                             member->content.length, 0);
    if (!source) {
        return false;
    }
    zip_int64_t index = zip_file_add(archive, member->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source); /* zip_file_add takes it only when it succeeds */
        return false;
    }
    zip_uint64_t at = (zip_uint64_t)index;
    int method = deflated && member->content.length ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    return zip_set_file_compression(archive, at, method, LEVEL) == 0 &&
           zip_file_set_dostime(archive, at, FIXED_TIME, FIXED_DATE, 0) == 0 &&
           zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t)UNIX_REGULAR_644 << 16) == 0;
}

static bool copy_source(zip_source_t *source, struct text *out) {
    if (zip_source_open(source) != 0) {
        return false;
    }
    char chunk[16 * 1024];
    zip_int64_t got;
    while ((got = zip_source_read(source, chunk, sizeof chunk)) > 0) {
        text_add_bytes(out, chunk, (size_t)got);
    }
    zip_source_close(source);
    return got == 0;
}

/* Fills the archive behind `source`, which libzip closes into that same source. */
static bool fill(zip_source_t *source, const struct members *members, bool deflated) {
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    if (!archive) {
        return false;
    }
    zip_source_keep(source); /* the archive frees one reference; we read from the other */
    bool good = true;
    for (size_t i = 0; good && i < members->count; i++) {
        good = add_member(archive, &members->member[i], deflated);
    }
    if (good && zip_close(archive) == 0) {
        return true;
    }
    zip_discard(archive);
    return false;
}

bool build_zip(struct members *members, bool deflated, struct text *zip, struct error *error) {
    qsort(members->member, members->count, sizeof members->member[0], by_name);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    bool good = source && fill(source, members, deflated) && copy_source(source, zip);
    if (source) {
        zip_source_free(source);
    }
    return good || error_set(error, "the pack cannot be put into a zip; free some memory");
}

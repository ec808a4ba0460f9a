/* Reading what is mounted: whole files up to a limit, and folders in order. */
#include "files/inside.h"

#include <physfs.h>
#include <stdlib.h>
#include <string.h>

/* Or a link, which only the game's own folder has: what it leads to is told when it is opened. */
static bool is_type(const char *path, PHYSFS_FileType type) {
    PHYSFS_Stat stat;
    return PHYSFS_isInit() && PHYSFS_stat(path, &stat) &&
           (stat.filetype == type || stat.filetype == PHYSFS_FILETYPE_SYMLINK);
}

/* One byte past the limit is enough to know that the file is too large. */
static bool read_all(PHYSFS_File *file, size_t limit, struct text *out) {
    char chunk[16 * 1024];
    PHYSFS_sint64 got = 1;
    while (got > 0 && out->length <= limit) {
        got = PHYSFS_readBytes(file, chunk, sizeof chunk);
        if (got > 0) {
            text_add_bytes(out, chunk, (size_t)got);
        }
    }
    return got >= 0;
}

/* `name` is what the reader of a message knows it by. */
static bool read_named(const char *virtual_path, const char *name, size_t limit, struct text *out,
                       struct error *error) {
    text_clear(out);
    if (!name_check_virtual(virtual_path, error)) {
        return false;
    }
    PHYSFS_File *file = is_type(virtual_path, PHYSFS_FILETYPE_REGULAR)
                            ? PHYSFS_openRead(virtual_path)
                            : NULL;
    if (!file) {
        return error_set(error, "there is no file \"%s\"; check its name", name);
    }
    bool whole = read_all(file, limit, out);
    PHYSFS_close(file);
    if (!whole) {
        error_set(error, "\"%s\" cannot be read (%s); check the disk", name,
                  PHYSFS_getErrorByCode(PHYSFS_getLastErrorCode()));
    } else if (out->length > limit) {
        error_set(error, "\"%s\" is larger than %zu bytes; make it smaller", name, limit);
    } else {
        return true;
    }
    text_release(out);
    return false;
}

bool files_read(const char *virtual_path, size_t limit, struct text *out, struct error *error) {
    return read_named(virtual_path, virtual_path, limit, out, error);
}

bool files_list(const char *virtual_folder, void (*found)(void *to, const char *name), void *to) {
    if (!name_check_virtual(virtual_folder, NULL) ||
        !is_type(virtual_folder, PHYSFS_FILETYPE_DIRECTORY)) {
        return false;
    }
    char **names = PHYSFS_enumerateFiles(virtual_folder);
    if (!names) {
        return false;
    }
    size_t count = 0;
    while (names[count]) {
        count++;
    }
    qsort(names, count, sizeof *names, name_compare);
    for (size_t i = 0; i < count; i++) {
        found(to, names[i]);
    }
    PHYSFS_freeList(names);
    return true;
}

/* --- a pack as a source of texts --- */

static struct text join(const char *mount_name, const char *path) {
    struct text joined = {0};
    text_addf(&joined, "/packs/%s%s%s", mount_name, *path ? "/" : "", path);
    return joined;
}

bool files_source_read(void *mount_name, const char *path, struct text *out, struct error *error) {
    text_clear(out);
    if (!name_check_mount(mount_name, error)) {
        return false;
    }
    struct text joined = join(mount_name, path);
    bool good = read_named(joined.data, path, FILES_MAX_FILE, out, error);
    text_release(&joined);
    return good;
}

bool files_source_list(void *mount_name, const char *folder,
                       void (*found)(void *to, const char *name), void *to) {
    if (!name_check_mount(mount_name, NULL)) {
        return false;
    }
    struct text joined = join(mount_name, folder);
    bool good = files_list(joined.data, found, to);
    text_release(&joined);
    return good;
}

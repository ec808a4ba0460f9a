/* Where packs and shared files are looked for. Only plain folders and ZIPs that were judged whole
 * are mounted, and a pack is the bytes that were judged, whatever happens to its file meanwhile. */
#include "files/inside.h"

#include <physfs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHARE "/share"
#define PACKS "/packs/"

static const char *reason(void) {
    return PHYSFS_getErrorByCode(PHYSFS_getLastErrorCode());
}

/* --- starting --- */

/* PhysicsFS refuses to start where it finds no home folder, which we never ask it for. */
static bool start(const char *argv0) {
    if (PHYSFS_init(argv0)) {
        return true;
    }
    const char *home = environment_value("HOME");
    char *old = home ? base_copy(home) : NULL;
    os_set_environment("HOME", "/");
    bool good = PHYSFS_init(argv0);
    os_set_environment("HOME", old);
    free(old);
    return good;
}

/* The next archive type that is not ZIP; the list changes with every one that goes. */
static const char *other_archiver(void) {
    for (const PHYSFS_ArchiveInfo **type = PHYSFS_supportedArchiveTypes(); *type; type++) {
        if (strcmp((*type)->extension, "ZIP") != 0) {
            return (*type)->extension;
        }
    }
    return NULL;
}

bool files_init(const char *argv0, struct error *error) {
    if (PHYSFS_isInit()) {
        return error_set(error, "the game's files are open already; start them once");
    }
    if (!start(argv0)) {
        return error_set(error, "the game's files cannot be opened (%s); install the game again",
                         reason());
    }
    PHYSFS_permitSymbolicLinks(
        1); /* in the game's own folder, where packagers put links to fonts */
    for (const char *type; (type = other_archiver());) {
        if (!PHYSFS_deregisterArchiver(type)) {
            error_set(error, "the archive type %s cannot be turned off (%s); report this", type,
                      reason());
            files_release();
            return false;
        }
    }
    return true;
}

void files_release(void) {
    if (PHYSFS_isInit()) {
        PHYSFS_deinit();
    }
}

/* --- mounting --- */

bool files_mount_share(const char *native_folder, struct error *error) {
    struct os_about about;
    bool folder = os_look(NULL, native_folder, 0, &about) == 0 && about.kind == OS_FOLDER;
    if (!PHYSFS_isInit() || !folder || !PHYSFS_mount(native_folder, SHARE, 1)) {
        return error_set(error, "the game's own files are not in \"%s\"; install the game again",
                         native_folder);
    }
    return true;
}

/* What PhysicsFS knows a mounted pack by; the ending says which archive type to try. */
struct archive_name {
    char text[FILES_MAX_MOUNT_NAME + sizeof ".zip"];
};

static struct archive_name archive_name(const char *mount_name) {
    struct archive_name name;
    snprintf(name.text, sizeof name.text, "%s.zip", mount_name);
    return name;
}

/* What is mounted tells one pack from another, too: `fingerprint`, or NULL. */
static bool mount_members(struct members *members, const char *mount_name, uint64_t *fingerprint,
                          struct error *error) {
    struct text zip = {0};
    if (!build_zip(members, false, &zip, error)) {
        text_release(&zip);
        return false;
    }
    if (fingerprint) {
        *fingerprint = hash_bytes(HASH_START, text_string(&zip), zip.length);
    }
    char point[sizeof PACKS + FILES_MAX_MOUNT_NAME];
    snprintf(point, sizeof point, PACKS "%s", mount_name);
    return stream_mount(zip.data, zip.length, archive_name(mount_name).text, point) ||
           error_set(error, "the pack cannot be opened (%s); free some memory", reason());
}

static bool name_is_free(const char *mount_name, struct error *error) {
    if (!name_check_mount(mount_name, error)) {
        return false;
    }
    if (!PHYSFS_isInit()) { /* asked anything else, PhysicsFS would crash */
        return error_set(error, "the game's files are not open; start them first");
    }
    if (PHYSFS_getMountPoint(archive_name(mount_name).text)) {
        return error_set(error, "a pack called \"%s\" is open already; close it first", mount_name);
    }
    return true;
}

bool files_mount_bytes(const void *bytes, size_t size, const char *mount_name,
                       struct error *error) {
    struct members *members = members_new();
    bool good = name_is_free(mount_name, error) && gate_read(bytes, size, members, error) &&
                mount_members(members, mount_name, NULL, error);
    members_free(members);
    return good;
}

static bool read_zip(const struct os_file *file, const char *path, struct members *members,
                     struct error *error) {
    struct text zip = {0};
    const char *slash = strrchr(path, '/');
    bool good = native_read(file, slash ? slash + 1 : path, FILES_MAX_ZIP, &zip, error) &&
                gate_read((const uint8_t *)text_string(&zip), zip.length, members, error);
    text_release(&zip);
    return good;
}

/* One open decides what it is, so nobody can exchange it meanwhile. NULL with why. */
static struct members *read_pack(const char *path, struct error *error) {
    struct os_file file;
    struct os_about about;
    struct members *members = members_new();
    int trouble = os_open(NULL, path, 0, &file);
    trouble = trouble ? trouble : os_about(&file, &about);
    bool good = false;
    if (trouble) {
        error_set(error, "it cannot be opened (%s); check its name and permissions",
                  os_reason(trouble));
    } else if (about.kind == OS_FOLDER) {
        good = folder_read(&file, members, error);
    } else {
        good = read_zip(&file, path, members, error);
    }
    os_close(&file);
    if (!good) {
        members_free(members);
        return NULL;
    }
    return members;
}

/* The same; why with the path. */
static struct members *read_named(const char *path, struct error *error) {
    struct error why = {""};
    struct members *members = read_pack(path, &why);
    if (!members) {
        error_set(error, "%.240s: %s", path, why.text);
    }
    return members;
}

bool files_mount_pack(const char *native_path, const char *mount_name, struct error *error) {
    struct members *members = name_is_free(mount_name, error) ? read_named(native_path, error)
                                                              : NULL;
    bool good = members && mount_members(members, mount_name, NULL, error);
    if (members) {
        members_free(members);
    }
    return good;
}

bool files_take_pack(const char *native_path, const char *mount_name, uint64_t *fingerprint,
                     struct text *zip, struct error *error) {
    struct members *members = name_is_free(mount_name, error) ? read_pack(native_path, error)
                                                              : NULL;
    bool good = members && (!zip || build_zip(members, true, zip, error)) &&
                mount_members(members, mount_name, fingerprint, error);
    if (members) {
        members_free(members);
    }
    if (!good && zip) {
        text_release(zip);
    }
    return good;
}

bool files_fingerprint_pack(const char *native_path, uint64_t *fingerprint, struct error *error) {
    struct text zip = {0};
    struct members *members = read_named(native_path, error);
    bool good = members && build_zip(members, false, &zip, error);
    *fingerprint = hash_bytes(HASH_START, text_string(&zip), zip.length);
    text_release(&zip);
    if (members) {
        members_free(members);
    }
    return good;
}

bool files_unmount_pack(const char *mount_name, struct error *error) {
    if (!name_check_mount(mount_name, error)) {
        return false;
    }
    return (PHYSFS_isInit() && PHYSFS_unmount(archive_name(mount_name).text)) ||
           error_set(error, "the pack \"%s\" cannot be closed (%s); open it first", mount_name,
                     reason());
}

/* What was written has to come through the gate as it went in. */
static bool reads_back(const struct text *zip, struct error *error) {
    struct members *members = members_new();
    bool good = gate_read((const uint8_t *)text_string(zip), zip->length, members, error);
    members_free(members);
    return good;
}

static bool make_zip(const char *folder, struct text *zip, struct text *left_out,
                     struct error *error) {
    struct os_file file;
    int trouble = os_open(NULL, folder, OS_AS_A_FOLDER, &file);
    if (trouble) {
        return error_set(error, "it is no folder to read (%s); check its name", os_reason(trouble));
    }
    struct members *members = members_new();
    bool good = folder_read(&file, members, error) && build_zip(members, true, zip, error) &&
                reads_back(zip, error);
    if (left_out) {
        text_add(left_out, text_string(&members->passed_by));
    }
    members_free(members);
    return good;
}

bool files_write_zip(const char *folder, const char *out_path, struct text *left_out,
                     struct error *error) {
    struct error why = {""};
    struct text zip = {0};
    if (native_lies_in(out_path, folder)) {
        return error_set(error,
                         "%.200s is, or lies in, the folder that is packed; name a file "
                         "outside of %.200s",
                         out_path, folder);
    }
    bool good = make_zip(folder, &zip, left_out, &why);
    if (!good) {
        error_set(error, "%.240s: %s", folder, why.text);
    } else {
        good = native_write(out_path, zip.data, zip.length, true, error);
    }
    text_release(&zip);
    return good;
}

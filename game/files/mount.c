#include "files/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <physfs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
    const char *home = getenv("HOME");
    char *old = home ? base_copy(home) : NULL;
    setenv("HOME", "/", 1);
    bool good = PHYSFS_init(argv0);
    if (old) {
        setenv("HOME", old, 1);
    } else {
        unsetenv("HOME");
    }
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
    PHYSFS_permitSymbolicLinks(0);
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
    struct stat stat_;
    bool folder = stat(native_folder, &stat_) == 0 && S_ISDIR(stat_.st_mode);
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

/* Takes the bytes, whatever comes of it. */
static bool mount_zip(struct text *zip, const char *mount_name, struct error *error) {
    if (!gate_check((const uint8_t *)text_string(zip), zip->length, error)) {
        text_release(zip);
        return false;
    }
    char point[sizeof PACKS + FILES_MAX_MOUNT_NAME];
    snprintf(point, sizeof point, PACKS "%s", mount_name);
    PHYSFS_Io *stream = stream_new(zip->data, zip->length);
    *zip = (struct text){0};
    if (!PHYSFS_mountIo(stream, archive_name(mount_name).text, point, 1)) {
        stream->destroy(stream); /* PhysicsFS does so only for what it has mounted */
        return error_set(error, "the pack cannot be opened (%s)" AGAIN, reason());
    }
    return true;
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
    struct text zip = {0};
    if (!name_is_free(mount_name, error)) {
        return false;
    }
    text_add_bytes(&zip, bytes, size);
    return mount_zip(&zip, mount_name, error);
}

/* The pack's bytes as a zip. One open decides what it is, so nobody can exchange it meanwhile. */
static bool load_pack(const char *path, struct text *zip, struct error *error) {
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat stat_;
    if (file < 0 || fstat(file, &stat_) != 0) {
        int number = errno;
        if (file >= 0) {
            close(file);
        }
        return error_set(error, "it cannot be opened (%s); check its name and permissions",
                         strerror(number));
    }
    if (S_ISDIR(stat_.st_mode)) {
        return folder_zip(file, zip, error);
    }
    const char *slash = strrchr(path, '/');
    bool good = native_read(file, slash ? slash + 1 : path, FILES_MAX_ZIP, zip, error);
    close(file);
    return good;
}

bool files_mount_pack(const char *native_path, const char *mount_name, struct error *error) {
    struct error why = {""};
    struct text zip = {0};
    if (!name_is_free(mount_name, error)) {
        return false;
    }
    if (load_pack(native_path, &zip, &why) && mount_zip(&zip, mount_name, &why)) {
        return true;
    }
    text_release(&zip);
    return error_set(error, "%.240s: %s", native_path, why.text);
}

bool files_unmount_pack(const char *mount_name, struct error *error) {
    if (!name_check_mount(mount_name, error)) {
        return false;
    }
    return (PHYSFS_isInit() && PHYSFS_unmount(archive_name(mount_name).text)) ||
           error_set(error, "the pack \"%s\" cannot be closed (%s); open it first", mount_name,
                     reason());
}

bool files_write_zip(const char *folder, const char *out_path, struct error *error) {
    struct error why = {""};
    struct text zip = {0};
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = file < 0 ? error_set(&why, "it is no folder to read (%s); check its name",
                                     strerror(errno))
                         : folder_zip(file, &zip, &why) &&
                               gate_check((const uint8_t *)text_string(&zip), zip.length, &why);
    if (!good) {
        error_set(error, "%.240s: %s", folder, why.text);
    } else {
        good = native_write(out_path, zip.data, zip.length,
                            S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH, error);
    }
    text_release(&zip);
    return good;
}

#include "files/inside.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- reading --- */

bool native_read(int file, const char *path, size_t limit, struct text *out, struct error *error) {
    struct stat stat;
    text_clear(out);
    if (fstat(file, &stat) != 0 || !S_ISREG(stat.st_mode)) {
        return error_set(error, "\"%s\" is not a plain file; name another", path);
    }
    bool large = stat.st_size > 0 && (uintmax_t)stat.st_size > limit;
    ssize_t got = 1;
    while (!large && got > 0) {
        char chunk[16 * 1024];
        got = read(file, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR) {
            got = 1;
        } else if (got > 0) {
            text_add_bytes(out, chunk, (size_t)got);
        }
        large = out->length > limit; /* it may have grown since */
    }
    if (large) {
        error_set(error, "\"%s\" is larger than %zu bytes; make it smaller", path, limit);
    } else if (got < 0) {
        error_set(error, "\"%s\" cannot be read (%s); check the disk", path, strerror(errno));
    } else {
        return true;
    }
    text_release(out);
    return false;
}

bool files_read_native(const char *path, size_t limit, struct text *out, struct error *error) {
    text_clear(out);
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0) {
        return error_set(error, "\"%s\" cannot be opened (%s); check its name and permissions",
                         path, strerror(errno));
    }
    bool good = native_read(file, path, limit, out, error);
    close(file);
    return good;
}

/* --- listing --- */

static char **read_names(DIR *folder, size_t limit, size_t *count) {
    char **names = base_alloc((limit + 1) * sizeof *names);
    struct dirent *entry;
    errno = 0;
    while (*count <= limit && (entry = readdir(folder))) {
        if (entry->d_name[0] != '.' && (*count)++ < limit) {
            names[*count - 1] = base_copy(entry->d_name);
        }
    }
    int number = *count <= limit ? errno : 0; /* not read to its end: no error */
    size_t kept = *count < limit ? *count : limit;
    if (number) {
        native_free_names(names, kept);
        errno = number;
        return NULL;
    }
    qsort(names, kept, sizeof *names, name_compare);
    return names;
}

char **native_names(int folder, size_t limit, size_t *count) {
    *count = 0;
    int own = fcntl(folder, F_DUPFD_CLOEXEC, 0); /* closedir takes its descriptor with it */
    DIR *stream = own < 0 ? NULL : fdopendir(own);
    if (!stream) {
        int number = errno;
        if (own >= 0) {
            close(own);
        }
        errno = number;
        return NULL;
    }
    rewinddir(stream); /* where one has read is shared by all descriptors of one opening */
    char **names = read_names(stream, limit, count);
    int number = errno;
    closedir(stream);
    errno = number;
    return names;
}

void native_free_names(char **names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        free(names[i]);
    }
    free(names);
}

bool files_list_native(const char *folder, void (*found)(void *to, const char *name), void *to,
                       struct error *error) {
    enum { MANY = 100000 };
    size_t count = 0;
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    char **names = file < 0 ? NULL : native_names(file, MANY, &count);
    if (!names) {
        error_set(error, "the folder \"%s\" cannot be read (%s); check its name and permissions",
                  folder, strerror(errno));
    }
    if (file >= 0) {
        close(file);
    }
    if (!names) {
        return false;
    }
    size_t kept = count < MANY ? count : MANY;
    for (size_t i = 0; i < kept; i++) {
        found(to, names[i]);
    }
    native_free_names(names, kept);
    return true;
}

/* --- writing --- */

static bool write_all(int file, const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
        }
    }
    return true;
}

/* A file that was not there before, beside `path`; its name goes to `name`. */
static int create_beside(const char *path, mode_t mode, struct text *name) {
    int file = -1;
    for (int i = 0; i < 100; i++) { /* one that a crash has left behind is passed over */
        text_clear(name);
        text_addf(name, "%s.%ld-%d.new", path, (long)getpid(), i);
        file = open(name->data, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (file >= 0 || errno != EEXIST) {
            break;
        }
    }
    return file;
}

static struct text folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    struct text folder = {0};
    text_add_bytes(&folder, path, slash ? (size_t)(slash - path) : 0);
    text_add(&folder, folder.length ? "" : slash ? "/" : ".");
    return folder;
}

static bool sync_folder_of(const char *path) {
    struct text folder = folder_of(path);
    int file = open(folder.data, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    /* EINVAL: a file system that has no such thing as syncing a folder */
    bool good = file >= 0 && (fsync(file) == 0 || errno == EINVAL);
    int number = errno;
    if (file >= 0) {
        close(file);
    }
    text_release(&folder);
    errno = number;
    return good;
}

/* Writes, syncs and closes. */
static bool fill(int file, const void *bytes, size_t size) {
    bool good = write_all(file, bytes, size) && fsync(file) == 0;
    int number = errno;
    if (close(file) != 0 && good) { /* network disks tell of a full disk only here */
        return false;
    }
    errno = number;
    return good;
}

static bool is_same(const struct stat *one, const struct stat *two) {
    return one->st_dev == two->st_dev && one->st_ino == two->st_ino;
}

/* Climbs as the system does, so that no link and no way of writing a path leads astray. */
bool native_lies_in(const char *path, const char *folder) {
    struct stat outer, at, below = {0};
    if (stat(folder, &outer) != 0) {
        return false;
    }
    bool lies = stat(path, &at) == 0 && is_same(&at, &outer);
    struct text up = folder_of(path);
    while (!lies && stat(up.data, &at) == 0 && !is_same(&at, &below)) {
        lies = is_same(&at, &outer);
        below = at;
        text_add(&up, "/..");
    }
    text_release(&up);
    return lies;
}

bool native_write(const char *path, const void *bytes, size_t size, mode_t mode,
                  struct error *error) {
    struct text name = {0};
    int file = create_beside(path, mode, &name);
    bool written = file >= 0 && fill(file, bytes, size) && rename(name.data, path) == 0;
    int number = errno;
    if (file >= 0 && !written) {
        unlink(name.data);
    }
    text_release(&name);
    if (!written) {
        return error_set(error,
                         "\"%s\" cannot be written (%s); check that its folder is there, may be "
                         "written to, and has room",
                         path, strerror(number));
    }
    if (!sync_folder_of(path)) {
        return error_set(error, "\"%s\" is written, but may not last (%s); check the disk", path,
                         strerror(errno));
    }
    return true;
}

bool files_write_atomic(const char *path, const void *bytes, size_t size, struct error *error) {
    return native_write(path, bytes, size, S_IRUSR | S_IWUSR, error);
}

static bool make_one(const char *path, struct error *error) {
    struct stat stat_;
    if (mkdir(path, S_IRWXU) == 0) {
        return true;
    }
    int number = errno;
    if (stat(path, &stat_) ==
        0) { /* mkdir's own reason may be EROFS or EACCES for one that is there */
        if (S_ISDIR(stat_.st_mode)) {
            return true;
        }
        number = ENOTDIR;
    }
    return error_set(error, "the folder \"%s\" cannot be made (%s); check what lies there", path,
                     strerror(number));
}

bool files_make_folder(const char *path, struct error *error) {
    char *part = base_copy(path);
    bool good = *part || error_set(error, "a folder has no name; give it one");
    for (char *at = part; good && *at; at++) {
        if (*at == '/' && at > part) {
            *at = '\0';
            good = make_one(part, error);
            *at = '/';
        }
    }
    good = good && make_one(part, error);
    free(part);
    return good;
}

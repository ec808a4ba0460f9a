/* Files of POSIX. Nothing that is opened here is waited for, becomes a terminal, or is handed on to
 * another program; what was interrupted is done again. */
#include "os/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum os_cause os_cause(int trouble) {
    switch (trouble) {
    case 0:
        return OS_FINE;
    case ENOENT:
        return OS_MISSING;
    case EEXIST:
        return OS_THERE;
    case EACCES:
        return OS_DENIED;
    case ELOOP:
    case EMLINK: /* as BSDs say it */
        return OS_A_LINK;
    case ENXIO:
        return OS_NOT_PLAIN;
    case EWOULDBLOCK:
        return OS_IN_USE;
    default:
        return OS_OTHER;
    }
}

const char *os_reason(int trouble) {
    return strerror(trouble);
}

static int trouble_of(int result) {
    return result == 0 ? 0 : errno;
}

/* --- opening --- */

static int number_of(const struct os_file *file) {
    return (int)file->handle;
}

static int beginning(const struct os_file *from) {
    return from ? number_of(from) : AT_FDCWD;
}

static int opened(int number, struct os_file *out) {
    *out = (struct os_file){number >= 0, number};
    return number >= 0 ? 0 : errno;
}

int os_open(const struct os_file *from, const char *path, unsigned how, struct os_file *out) {
    int flags = O_NONBLOCK | O_NOCTTY | O_CLOEXEC | (how & OS_WRITE ? O_RDWR : O_RDONLY) |
                (how & OS_NO_LINK ? O_NOFOLLOW : 0) | (how & OS_AS_A_FOLDER ? O_DIRECTORY : 0);
    return opened(openat(beginning(from), path, flags), out);
}

int os_create(const char *path, bool for_others, struct os_file *out) {
    mode_t owner = S_IRUSR | S_IWUSR, others = S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH;
    return opened(open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                       for_others ? owner | others : owner),
                  out);
}

FILE *os_stream(const char *path) {
    return fopen(path, "wb");
}

int os_close(struct os_file *file) {
    int trouble = file->open ? trouble_of(close(number_of(file))) : 0;
    *file = (struct os_file){0};
    return trouble;
}

/* --- what is open --- */

int os_read(const struct os_file *file, void *bytes, size_t size, size_t *got) {
    ssize_t part;
    do {
        part = read(number_of(file), bytes, size);
    } while (part < 0 && errno == EINTR);
    *got = part > 0 ? (size_t)part : 0;
    return part < 0 ? errno : 0;
}

int os_write(const struct os_file *file, const void *bytes, size_t size) {
    for (const char *at = bytes; size > 0;) {
        ssize_t part = write(number_of(file), at, size);
        if (part < 0 && errno != EINTR) {
            return errno;
        }
        if (part > 0) {
            at += part;
            size -= (size_t)part;
        }
    }
    return 0;
}

int os_sync(const struct os_file *file) {
    return trouble_of(fsync(number_of(file)));
}

int os_lock(const struct os_file *file, bool alone) {
    return trouble_of(flock(number_of(file), (alone ? LOCK_EX : LOCK_SH) | LOCK_NB));
}

static struct os_about describe(const struct stat *stat) {
    return (struct os_about){.kind = S_ISREG(stat->st_mode)   ? OS_FILE
                                     : S_ISDIR(stat->st_mode) ? OS_FOLDER
                                                              : OS_STRANGE,
                             .size = stat->st_size,
                             .names = stat->st_nlink,
                             .id = {stat->st_dev, stat->st_ino}};
}

int os_about(const struct os_file *file, struct os_about *about) {
    struct stat stat = {0};
    int trouble = trouble_of(fstat(number_of(file), &stat));
    *about = describe(&stat);
    return trouble;
}

int os_look(const struct os_file *from, const char *path, unsigned how, struct os_about *about) {
    struct stat stat = {0};
    int trouble = trouble_of(
        fstatat(beginning(from), path, &stat, how & OS_NO_LINK ? AT_SYMLINK_NOFOLLOW : 0));
    *about = describe(&stat);
    return trouble;
}

static int read_names(DIR *stream, bool (*found)(void *to, const char *name), void *to) {
    struct dirent *entry;
    do {
        errno = 0;
        entry = readdir(stream);
    } while (entry && found(to, entry->d_name));
    return entry ? 0 : errno; /* `found` had enough, or the end, or an error */
}

int os_names(const struct os_file *folder, bool (*found)(void *to, const char *name), void *to) {
    int own = fcntl(number_of(folder), F_DUPFD_CLOEXEC, 0); /* closedir takes its own with it */
    DIR *stream = own < 0 ? NULL : fdopendir(own);
    if (!stream) {
        int trouble = errno;
        if (own >= 0) {
            close(own);
        }
        return trouble;
    }
    rewinddir(stream); /* where one has read is shared by all descriptors of one opening */
    int trouble = read_names(stream, found, to);
    closedir(stream);
    return trouble;
}

/* --- what lies where --- */

int os_may(const char *path, unsigned rights) {
    return trouble_of(access(path, (rights & OS_MAY_READ ? R_OK : 0) |
                                       (rights & OS_MAY_WRITE ? W_OK : 0) |
                                       (rights & OS_MAY_ENTER ? X_OK : 0)));
}

void os_make_private(const char *path) {
    struct stat stat;
    struct os_file file;
    if (os_open(NULL, path, OS_NO_LINK, &file) != 0) {
        return;
    }
    if (fstat(number_of(&file), &stat) == 0 && S_ISREG(stat.st_mode) &&
        (stat.st_mode & (S_IRWXG | S_IRWXO))) {
        fchmod(number_of(&file), stat.st_mode & S_IRWXU);
    }
    os_close(&file);
}

int os_move(const char *from, const char *to) {
    return trouble_of(rename(from, to));
}

/* Up to its last slash; "." when there is none. NULL where memory is out. */
static char *folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) {
        return strdup(".");
    }
    return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

int os_sync_folder_of(const char *path) {
    char *name = folder_of(path);
    struct os_file folder;
    int trouble = name ? os_open(NULL, name, OS_AS_A_FOLDER, &folder) : ENOMEM;
    if (trouble == 0) {
        trouble = os_sync(&folder);
        os_close(&folder);
    }
    free(name);
    return trouble == EINVAL ? 0 : trouble; /* a file system that has no such thing */
}

int os_remove(const char *path) {
    return trouble_of(remove(path));
}

int os_make_folder(const char *path) {
    struct os_about about;
    int trouble = trouble_of(mkdir(path, S_IRWXU));
    /* The reason may be EROFS or EACCES for one that is there. */
    if (trouble == 0 || os_look(NULL, path, 0, &about) != 0) {
        return trouble;
    }
    return about.kind == OS_FOLDER ? 0 : ENOTDIR;
}

/* On Windows it is changed. NOLINTNEXTLINE(readability-non-const-parameter) */
void os_take_path(char *path) {
    (void)path; /* here '\\' is a letter of names like any other */
}

int os_real_path(const char *path, char **out) {
    *out = realpath(path, NULL);
    return *out ? 0 : errno;
}

char *os_temporary_folder(const char *name) {
    struct text path = {0};
    text_addf(&path, "/tmp/%s-XXXXXX", name);
    if (!mkdtemp(path.data)) {
        text_release(&path);
    }
    return path.data;
}

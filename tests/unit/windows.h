/* What tests ask of POSIX and Windows calls otherwise. Put before every test there
 * (tests/CMakeLists.txt). */
#ifndef TESTS_UNIT_WINDOWS_H
#define TESTS_UNIT_WINDOWS_H

#include <direct.h>
#include <io.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static inline int setenv(const char *name, const char *value, int again) {
    char both[4096];
    (void)again;
    snprintf(both, sizeof both, "%s=%s", name, value);
    return _putenv(both);
}

static inline int unsetenv(const char *name) {
    return setenv(name, "", 1);
}

/* Its last six letters become a number. */
static inline char *mkdtemp(char *path) {
    static unsigned number;
    char *end = path + strlen(path) - 6;
    for (int i = 0; i < 100; i++) {
        snprintf(end, 7, "%06x", ((unsigned)time(NULL) * 64 + number++) & 0xffffff);
        if (_mkdir(path) == 0) {
            return path;
        }
    }
    return NULL;
}

#define malloc_usable_size(memory) _msize(memory)
#define lstat(path, status) stat(path, status)
#define mkdir(path, mode) ((void)(mode), _mkdir(path))

#endif

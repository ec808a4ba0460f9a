/* What the files windows_*.c share: the system's letters, which are UTF-16, and its own names. */
#ifndef OS_WINDOWS_INSIDE_H
#define OS_WINDOWS_INSIDE_H

#include "os/inside.h"

#define WIN32_LEAN_AND_MEAN
#include <windows.h>

/* These end the program where memory is out; free the result. What is not UTF-8 or UTF-16 becomes
 * U+FFFD, of which there is no file. */
wchar_t *wide_of(const char *string);
char *narrow_of(const wchar_t *string);
char *narrow_path(const wchar_t *path); /* with '/' between its parts, and no prefix */
/* A path as the system takes it, however long; a relative one begins in `from` (NULL: where the
 * program is). */
wchar_t *wide_path(const struct os_file *from, const char *path);

/* Rights for the owner alone, also of what will lie in a folder that has them; {0} where the system
 * can't tell who that is. */
struct alone {
    SECURITY_ATTRIBUTES attributes;
};
SECURITY_ATTRIBUTES *alone_new(struct alone *alone); /* lent; NULL: those of the folder */
void alone_release(struct alone *alone);

#endif

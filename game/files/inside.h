/* What the parts of files share. Not for other folders: they include files/files.h. */
#ifndef FILES_INSIDE_H
#define FILES_INSIDE_H

#include "base/base.h"
#include "files/files.h"

#include <sys/types.h>

/* How to mend most of what can be wrong with a zip. */
#define AGAIN "; make the zip again with `two-lanterns pack`"

/* --- name.c --- */
struct shown {
    char text[64];
};
/* A name from outside, fit for a message: plain ASCII, '?' for the rest, cut where long. */
struct shown name_show(const char *name, size_t length);
/* A path inside a pack, without the slash that ends a folder's name. */
bool name_check(const char *name, size_t length, struct error *error);
bool name_check_extension(const char *name, struct error *error);
bool name_check_mount(const char *name, struct error *error);
bool name_check_virtual(const char *path, struct error *error);
/* For qsort over char *. */
int name_compare(const void *one, const void *two);

/* --- gate.c --- */
bool gate_check(const uint8_t *bytes, size_t size, struct error *error);

/* --- folder.c --- */
/* Reads the pack in the open folder and appends it to `zip`. Closes the folder. */
bool folder_zip(int folder, struct text *zip, struct error *error);

/* --- build.c --- */
struct member {
    char *name;
    struct text content;
};
/* Appends a zip of these files, in this order, to `zip`. */
bool build_zip(const struct member *members, size_t count, struct text *zip, struct error *error);

/* --- stream.c --- */
struct PHYSFS_Io;
/* A zip in memory for PHYSFS_mountIo. Takes the bytes (from malloc): destroying it frees them. */
struct PHYSFS_Io *stream_new(char *bytes, size_t size);

/* --- native.c --- */
/* Reads from an open regular file up to its end, at most `limit` bytes; `path` is for messages. */
bool native_read(int file, const char *path, size_t limit, struct text *out, struct error *error);
bool native_write(const char *path, const void *bytes, size_t size, mode_t mode,
                  struct error *error);
/* The names in an open folder that do not start with a dot, sorted, each new, at most `limit` of
 * them. Leaves the folder open. NULL on error; *count is the number met, perhaps above the limit
 * (then `limit` of them are there). Free with native_free_names. */
char **native_names(int folder, size_t limit, size_t *count);
void native_free_names(char **names, size_t count);

#endif

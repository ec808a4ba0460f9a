/* What the parts of files share. Not for other folders: they include files/files.h. */
#ifndef FILES_INSIDE_H
#define FILES_INSIDE_H

#include "base/base.h"
#include "files/files.h"
#include "os/os.h"

/* How to mend most of what can be wrong with a zip. */
#define AGAIN "; make the zip again with `two-lanterns pack`"

/* --- name.c --- */
struct shown {
    char text[FILES_MAX_NAME + 8];
};
/* A name from outside, fit for a message: plain ASCII, '?' for the rest, cut where long. */
struct shown name_show(const char *name, size_t length);
/* A path inside a pack, without the slash that ends a folder's name. What is neither taken nor of
 * the kind that people and their tools leave in folders is refused, with the reason in `error`. */
enum name_verdict { NAME_TAKEN, NAME_PASSED_BY, NAME_REFUSED };
enum name_verdict name_judge(const char *name, size_t length, bool folder, struct error *error);
/* Is it of that kind? For folders and zips alike: README, licences and notes; .DS_Store, __MACOSX,
 * Thumbs.db, desktop.ini; all that begins with a dot, and what lies in such a folder. */
bool name_is_passed_by(const char *name, size_t length);
/* No part is empty, "." or "..". */
bool name_is_plain(const char *name, size_t length);
bool name_ends_in(const char *name, size_t length, const char *end);
bool name_check_mount(const char *name, struct error *error);
bool name_check_virtual(const char *path, struct error *error);
/* For qsort over char *. */
int name_compare(const void *one, const void *two);

/* --- build.c --- */
/* The files of a pack: what a folder or a zip was found to hold. */
struct member {
    char *name;
    struct text content;
};
struct members {
    struct member member[FILES_MAX_ENTRIES];
    size_t count;
    struct text passed_by; /* "README.md, notes.txt", of a folder's; for who packs it */
};
struct members *members_new(void);
void members_free(struct members *members);
/* Takes the content. */
void members_add(struct members *members, const char *name, struct text *content);
/* Appends a zip of them to `zip`, the same bytes for the same names and contents; deflated or
 * stored. Sorts them. */
bool build_zip(struct members *members, bool deflated, struct text *zip, struct error *error);

/* --- gate.c --- */
/* Reads a zip from outside, wherever it comes from, into `members`, which are empty. */
bool gate_read(const uint8_t *bytes, size_t size, struct members *members, struct error *error);

/* --- folder.c --- */
/* Reads the pack in the open folder into `members`, which are empty. Closes the folder. */
bool folder_read(struct os_file *folder, struct members *members, struct error *error);

/* --- stream.c --- */
/* Mounts a zip in memory. Takes the bytes (from malloc), whatever comes of it. */
bool stream_mount(char *bytes, size_t size, const char *archive, const char *point);

/* --- native.c --- */
/* Reads from an open regular file up to its end, at most `limit` bytes; `path` is for messages. */
bool native_read(const struct os_file *file, const char *path, size_t limit, struct text *out,
                 struct error *error);
bool native_write(const char *path, const void *bytes, size_t size, bool for_others,
                  struct error *error);
/* Does the file lie in that folder or deeper, or is it that folder? Links are resolved. */
bool native_lies_in(const char *path, const char *folder);
/* The names in an open folder that do not start with a dot, sorted, each new, at most `limit` of
 * them. Leaves the folder open. Returns os's trouble, and then there are none; *count is the number
 * met, perhaps above the limit (then `limit` of them are there). Free with native_free_names. */
int native_names(const struct os_file *folder, size_t limit, char ***names, size_t *count);
void native_free_names(char **names, size_t count);

#endif

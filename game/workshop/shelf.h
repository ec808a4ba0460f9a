/* The folder in which a pack of the two lies: made from nothing, read, and each level of it saved.
 * A file is written whole or not at all, and never over what somebody else wrote there meanwhile.
 */
#ifndef WORKSHOP_SHELF_H
#define WORKSHOP_SHELF_H

#include "pack/pack.h"

struct shelf_level {
    char *id, *file, *title; /* file: its path */
    char *source;            /* as it lies there, as far as is known */
};
struct shelf {
    char *folder, *title; /* the folder's path, without '/' at its end */
    char *chapter;        /* the path of the chapter's folder, to which new levels come */
    struct shelf_level *level;
    int count;
};

/* A new one in the packs folder, with one level. Its path, to be freed; NULL with a reason. */
char *shelf_make(const char *packs_folder, const char *title, const char *const author[2],
                 struct error *error);
/* NULL with a reason: it is no good pack. */
struct shelf *shelf_open(const char *folder, struct error *error);
void shelf_free(struct shelf *shelf); /* NULL is fine */

enum shelf_result {
    SHELF_SAVED,
    SHELF_CHANGED /* by somebody else: nothing was written */,
    SHELF_FAILED
};
enum shelf_result shelf_save(struct shelf *shelf, int level, const char *source, const char *title,
                             struct error *error);
/* One more at the end, with this text; its number, or -1 with a reason. */
int shelf_add(struct shelf *shelf, const char *source, const char *title, struct error *error);
/* As a zip, under a name that is free in this folder, ending in '/'. */
bool shelf_give(const struct shelf *shelf, const char *to, struct text *path, struct error *error);

#endif

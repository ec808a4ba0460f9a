/* folder_source: a pack source over a folder on disk, for tests. */
#ifndef FOLDER_SOURCE_H
#define FOLDER_SOURCE_H

#include "pack/pack.h"

/* `path` is lent and must outlive the source. */
struct pack_source folder_source(const char *path);
/* Reads one file; false when it is not there. */
bool folder_read_file(const char *path, struct text *out);
/* Calls `found` with each entry that is not hidden, sorted; false when there is no such folder. */
bool folder_list(const char *path, void (*found)(void *to, const char *name), void *to);

#endif

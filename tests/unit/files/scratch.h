/* A folder for one test, and files in it. Failures end the test program: they are not its
 * subject. Paths handed out are good until the fourth call after. */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

void scratch_make(void);
void scratch_remove(void);
const char *scratch_path(const char *name); /* "" is the folder itself */
void scratch_folder(const char *name);
void scratch_file(const char *name, const char *content);
size_t scratch_count(const char *name); /* entries in a folder, all of them */

#endif

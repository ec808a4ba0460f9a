/* What lies in a folder after a run. */
#ifndef SECRET_FOLDER_H
#define SECRET_FOLDER_H

#include <stdbool.h>

struct folder_search {
    int files, found; /* found: so often did one of the words stand in them */
};
struct folder_search folder_search(const char *folder, const char *const words[], int count);
bool folder_has(const char *folder, const char *word);
void folder_remove(const char *folder); /* with its files */

#endif

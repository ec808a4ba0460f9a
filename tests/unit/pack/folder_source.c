#include "folder_source.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool folder_read_file(const char *path, struct text *out) {
    FILE *file = fopen(path, "rb");
    char part[4096];
    size_t count;
    if (!file) {
        return false;
    }
    while ((count = fread(part, 1, sizeof part, file)) > 0) {
        text_add_bytes(out, part, count);
    }
    bool good = !ferror(file);
    fclose(file);
    return good;
}

static int compare(const void *a, const void *b) {
    const char *const *left = a, *const *right = b;
    return strcmp(*left, *right);
}

bool folder_list(const char *path, void (*found)(void *to, const char *name), void *to) {
    enum { MOST = 512 };
    DIR *folder = opendir(path);
    char *names[MOST];
    size_t count = 0;
    if (!folder) {
        return false;
    }
    for (struct dirent *entry; count < MOST && (entry = readdir(folder));) {
        if (entry->d_name[0] != '.') {
            names[count++] = base_copy(entry->d_name);
        }
    }
    closedir(folder);
    qsort(names, count, sizeof *names, compare);
    for (size_t i = 0; i < count; i++) {
        found(to, names[i]);
        free(names[i]);
    }
    return true;
}

static bool read_relative(void *context, const char *path, struct text *out, struct error *error) {
    struct text whole = {0};
    text_addf(&whole, "%s/%s", (const char *)context, path);
    bool good = folder_read_file(text_string(&whole), out);
    text_release(&whole);
    return good || error_set(error, "no such file");
}

static bool list_relative(void *context, const char *folder,
                          void (*found)(void *to, const char *name), void *to) {
    struct text whole = {0};
    text_addf(&whole, "%s/%s", (const char *)context, folder);
    bool good = folder_list(text_string(&whole), found, to);
    text_release(&whole);
    return good;
}

struct pack_source folder_source(const char *path) {
    union {
        const char *lent;
        void *context;
    } both = {.lent = path}; /* only ever read through */
    return (struct pack_source){
        .context = both.context, .read = read_relative, .list = list_relative};
}

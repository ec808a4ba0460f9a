/* A pack read from a folder with stdio, for tests. */
#ifndef PACK_FOLDER_H
#define PACK_FOLDER_H

#include "pack/pack.h"

#include <dirent.h>
#include <stdio.h>

static inline bool read_file(void *folder, const char *path, struct text *out,
                             struct error *error) {
    struct text full = {0};
    char bytes[4096];
    size_t count;
    text_addf(&full, "%s/%s", (const char *)folder, path);
    FILE *file = fopen(text_string(&full), "rb");
    text_release(&full);
    if (!file) {
        return error_set(error, "no file %s", path);
    }
    while ((count = fread(bytes, 1, sizeof bytes, file)) > 0) {
        text_add_bytes(out, bytes, count);
    }
    fclose(file);
    return true;
}

static inline bool list_folder(void *folder, const char *path,
                               void (*found)(void *to, const char *name), void *to) {
    struct text full = {0};
    text_addf(&full, "%s/%s", (const char *)folder, path);
    DIR *listed = opendir(text_string(&full));
    text_release(&full);
    for (struct dirent *entry; listed && (entry = readdir(listed));) {
        if (entry->d_name[0] != '.') {
            found(to, entry->d_name);
        }
    }
    return listed && closedir(listed) == 0;
}

/* NULL after printing what is wrong. */
static inline struct pack *load_folder(char *folder) {
    const struct pack_source source = {.context = folder, .read = read_file, .list = list_folder};
    struct pack_diagnostics diagnostics = {0};
    struct text text = {0};
    struct pack *pack = pack_load(&source, &diagnostics);
    pack_diagnostics_print(&diagnostics, &text);
    fputs(text_string(&text), stderr);
    text_release(&text);
    pack_diagnostics_release(&diagnostics);
    return pack;
}

#endif

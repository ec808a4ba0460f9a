/* A pack read from a folder with stdio, for tests. */
#ifndef PACK_FOLDER_H
#define PACK_FOLDER_H

#include "pack/pack.h"

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

/* The vectors have neither decks nor talks. */
static inline bool list_nothing(void *folder, const char *path,
                                void (*found)(void *to, const char *name), void *to) {
    (void)folder, (void)path, (void)found, (void)to;
    return false;
}

/* NULL after printing what is wrong. */
static inline struct pack *load_folder(char *folder) {
    const struct pack_source source = {.context = folder, .read = read_file, .list = list_nothing};
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

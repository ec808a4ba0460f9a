/* A box filled by importing what a bench has made up: quicker than keeping one after another. */
#ifndef BENCH_IMPORT_H
#define BENCH_IMPORT_H

#include "keepsake/keepsake.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A file with this text, by its name; remove it after. */
static inline const char *import_file(const struct text *json) {
    static char path[] = "/tmp/bench-import-XXXXXX";
    int number = mkstemp(path);
    FILE *file = number >= 0 ? fdopen(number, "wb") : NULL;
    if (!file || fwrite(json->data, 1, json->length, file) != json->length || fclose(file) != 0) {
        perror("bench: import");
        exit(1);
    }
    return path;
}

#endif

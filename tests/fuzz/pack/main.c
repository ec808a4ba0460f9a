/* Runs the fuzzer's target over the YAML files of some folders: each whole, cut at several places
 * and with bytes changed; the same every time, without a fuzzing engine. */
#include "folder_source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CUTS = 4, CHANGES = 12, LARGEST = 4096 };

struct corpus {
    const char *folder;
    size_t files;
    uint64_t random;
};

/* In memory of its own size, so that sanitizers see a byte too far. */
static void run_bytes(const char *bytes, size_t size) {
    uint8_t *copy = base_alloc(size);
    memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_file(struct corpus *corpus, struct text *bytes) {
    uint32_t size = (uint32_t)bytes->length;
    corpus->files++;
    run_bytes(text_string(bytes), size);
    if (size == 0 || size > LARGEST) {
        return;
    }
    for (int i = 0; i < CUTS; i++) {
        run_bytes(bytes->data, random_below(&corpus->random, size));
    }
    for (int i = 0; i < CHANGES; i++) {
        char *changed = &bytes->data[random_below(&corpus->random, size)];
        char old = *changed;
        *changed = (char)random_below(&corpus->random, 256);
        run_bytes(bytes->data, size);
        *changed = old;
    }
}

static void found(void *to, const char *name) {
    struct corpus *corpus = to;
    struct text path = {0}, bytes = {0};
    const char *ending = strrchr(name, '.');
    text_addf(&path, "%s/%s", corpus->folder, name);
    if (ending && !strcmp(ending, ".yaml") && folder_read_file(path.data, &bytes)) {
        run_file(corpus, &bytes);
    }
    text_release(&path);
    text_release(&bytes);
}

int main(int argc, char **argv) {
    struct corpus corpus = {.random = 1};
    for (int i = 1; i < argc; i++) {
        corpus.folder = argv[i];
        if (!folder_list(argv[i], found, &corpus)) {
            fprintf(stderr, "%s: no such folder\n", argv[i]);
            return EXIT_FAILURE;
        }
    }
    printf("%zu files and their changes were read\n", corpus.files);
    return corpus.files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

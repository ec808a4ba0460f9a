/* Runs the fuzzer's target over the files of a folder, each whole and with every byte changed:
 * the corpus as a test, without a fuzzing engine. */
#include "files/files.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct corpus {
    const char *folder;
    size_t files;
    bool failed;
};

static void run(void *to, const char *name) {
    struct corpus *corpus = to;
    struct text path = {0}, bytes = {0};
    struct error error = {""};
    text_addf(&path, "%s/%s", corpus->folder, name);
    if (!files_read_native(path.data, FILES_MAX_ZIP, &bytes, &error)) {
        fprintf(stderr, "%s\n", error.text);
        corpus->failed = true;
    }
    uint8_t *data = (uint8_t *)bytes.data;
    LLVMFuzzerTestOneInput(data, bytes.length);
    for (size_t i = 0; i < bytes.length; i++) {
        static const uint8_t changes[] = {0x01, 0x80, 0xff};
        for (size_t j = 0; j < sizeof changes; j++) {
            data[i] ^= changes[j];
            LLVMFuzzerTestOneInput(data, bytes.length);
            data[i] ^= changes[j];
        }
    }
    text_release(&path);
    text_release(&bytes);
    corpus->files++;
}

int main(int argc, char **argv) {
    struct corpus corpus = {.folder = argc > 1 ? argv[1] : "."};
    struct error error = {""};
    if (LLVMFuzzerInitialize(&argc, &argv) != 0) {
        return EXIT_FAILURE;
    }
    bool listed = files_list_native(corpus.folder, run, &corpus, &error);
    files_release();
    if (!listed || corpus.failed || corpus.files == 0) {
        fprintf(stderr, "no corpus in %s: %s\n", corpus.folder, error.text);
        return EXIT_FAILURE;
    }
    printf("%zu files and their changes went through the gate\n", corpus.files);
    return EXIT_SUCCESS;
}

/* Whatever the gate lets through, PhysicsFS must list and read without harm, to the end. */
#include "files/files.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    struct error error = {""};
    (void)argc;
    return files_init((*argv)[0], &error) ? 0 : 1;
}

static void visit(void *to, const char *name);

/* Folders list, files read; each must do exactly one of the two. */
static void open_path(const char *path) {
    struct text content = {0};
    struct error error = {""};
    struct text folder = {0};
    text_add(&folder, path);
    bool listed = files_list(path, visit, &folder);
    bool read = files_read(path, FILES_MAX_FILE, &content, &error);
    if (listed == read) {
        abort(); /* let through, but not readable */
    }
    text_release(&content);
    text_release(&folder);
}

static void visit(void *to, const char *name) {
    const struct text *folder = to;
    struct text path = {0};
    text_addf(&path, "%s/%s", folder->data, name);
    open_path(path.data);
    text_release(&path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct error error = {""};
    if (files_mount_bytes(data, size, "fuzz", &error)) {
        open_path("/packs/fuzz");
        if (!files_unmount_pack("fuzz", &error)) {
            abort();
        }
    } else if (!strstr(error.text, "; ")) {
        abort(); /* refused without a word on how to mend it */
    }
    return 0;
}

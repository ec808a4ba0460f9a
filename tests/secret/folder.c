/* Every byte of every file is looked at. */
#include "folder.h"

#include "files/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct search {
    const char *folder;
    const char *const *words;
    int count;
    struct folder_search sum;
};

static int count_in(const struct text *bytes, const char *word) {
    size_t length = strlen(word);
    int found = 0;
    for (size_t at = 0; at + length <= bytes->length; at++) {
        found += memcmp(bytes->data + at, word, length) == 0;
    }
    return found;
}

static void look_into(void *to, const char *name) {
    struct search *search = to;
    struct text path = {0}, bytes = {0};
    text_addf(&path, "%s/%s", search->folder, name);
    if (files_read_native(text_string(&path), 16 * 1024 * 1024, &bytes, NULL)) {
        search->sum.files++;
        for (int i = 0; i < search->count; i++) {
            search->sum.found += count_in(&bytes, search->words[i]);
        }
    }
    text_release(&bytes);
    text_release(&path);
}

struct folder_search folder_search(const char *folder, const char *const words[], int count) {
    struct search search = {.folder = folder, .words = words, .count = count};
    assert_true(files_list_native(folder, look_into, &search, NULL));
    return search.sum;
}

bool folder_has(const char *folder, const char *word) {
    return folder_search(folder, &word, 1).found > 0;
}

static void remove_file(void *to, const char *name) {
    struct text path = {0};
    text_addf(&path, "%s/%s", *(const char **)to, name);
    unlink(text_string(&path));
    text_release(&path);
}

void folder_remove(const char *folder) {
    files_list_native(folder, remove_file, &folder, NULL);
    assert_int_equal(rmdir(folder), 0);
}

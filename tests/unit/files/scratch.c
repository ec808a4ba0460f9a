#include "scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static void must(bool good, const char *what) {
    if (!good) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

void scratch_make(void) {
    strcpy(folder, "/tmp/two-lanterns-test-XXXXXX");
    must(mkdtemp(folder) != NULL, "mkdtemp");
}

const char *scratch_path(const char *name) {
    static char paths[4][4096 + 64];
    static int turn;
    turn = (turn + 1) % 4;
    snprintf(paths[turn], sizeof paths[turn], "%s%s%s", folder, *name ? "/" : "", name);
    return paths[turn];
}

static bool is_dots(const char *name) {
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static void remove_tree(const char *path) {
    struct stat kind;
    must(lstat(path, &kind) == 0, path);
    if (S_ISDIR(kind.st_mode)) {
        must(chmod(path, S_IRWXU) == 0, path);
        DIR *stream = opendir(path);
        must(stream != NULL, path);
        for (struct dirent *entry; (entry = readdir(stream));) {
            char inner[4096];
            snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
            if (!is_dots(entry->d_name)) {
                remove_tree(inner);
            }
        }
        closedir(stream);
    }
    must((S_ISDIR(kind.st_mode) ? rmdir(path) : unlink(path)) == 0, path);
}

void scratch_remove(void) {
    remove_tree(folder);
}

void scratch_folder(const char *name) {
    must(mkdir(scratch_path(name), S_IRWXU) == 0, name);
}

void scratch_file(const char *name, const char *content) {
    FILE *file = fopen(scratch_path(name), "wb");
    must(file && fputs(content, file) >= 0 && fclose(file) == 0, name);
}

size_t scratch_count(const char *name) {
    size_t count = 0;
    DIR *stream = opendir(scratch_path(name));
    must(stream != NULL, name);
    for (struct dirent *entry; (entry = readdir(stream));) {
        count += !is_dots(entry->d_name);
    }
    closedir(stream);
    return count;
}

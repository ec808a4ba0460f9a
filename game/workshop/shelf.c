/* A folder of a pack. What is read of it passes the gate and the reader of packs, as any pack does.
 */
#include "workshop/shelf.h"
#include "draft/draft.h"
#include "files/files.h"
#include "pack/outline.h"
#include "packs/packs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES = 99, FILE_LIMIT = PACK_MAX_FILE };

/* --- names --- */

/* "Our own bridge": our-own-bridge. What has no such letter is "ours". */
static void slug(const char *title, char out[PACK_MAX_NAME + 1]) {
    size_t length = 0;
    for (; *title && length < PACK_MAX_NAME - 4; title++) {
        char c = *title >= 'A' && *title <= 'Z' ? (char)(*title - 'A' + 'a') : *title;
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) {
            out[length++] = c;
        } else if (length && out[length - 1] != '-') {
            out[length++] = '-';
        }
    }
    while (length && out[length - 1] == '-') {
        length--;
    }
    out[length] = '\0';
    if (!length) {
        strcpy(out, "ours");
    }
}

static void nothing(void *to, const char *name) {
    (void)to;
    (void)name;
}

static bool is_there(const char *path) {
    struct text text = {0};
    bool folder = files_list_native(path, nothing, NULL, NULL);
    bool file = folder || files_read_native(path, FILES_MAX_ZIP, &text, NULL);
    text_release(&text);
    return file;
}

/* "before" + "name" + "after", or with -2, -3 ... behind the name: the first that is free. */
static bool find_free(const char *before, const char *name, const char *after, struct text *out,
                      char found[PACK_MAX_NAME + 8]) {
    for (int i = 1; i <= NAMES; i++) {
        struct text one = {0};
        text_addf(&one, i > 1 ? "%s-%d" : "%s", name, i);
        snprintf(found, PACK_MAX_NAME + 8, "%s", text_string(&one));
        text_release(&one);
        text_clear(out);
        text_addf(out, "%s%s%s", before, found, after);
        if (!is_there(text_string(out))) {
            return true;
        }
    }
    return false;
}

/* --- made from nothing --- */

static bool write_text(const char *folder, const char *name, struct text *text,
                       struct error *error) {
    struct text path = {0};
    text_addf(&path, "%s/%s", folder, name);
    bool good = files_write_atomic(text_string(&path), text_string(text), text->length, error);
    text_release(&path);
    text_clear(text);
    return good;
}

static void pack_text(const char *id, const char *title, const char *const author[2],
                      struct text *out) {
    text_addf(out, "format: 1\nrules: 2\nid: %s\ntitle: ", id);
    pack_add_value(out, title);
    text_add(out, "\nauthors: [");
    pack_add_value(out, author[0]);
    text_add(out, ", ");
    pack_add_value(out, author[1]);
    text_add(out, "]\nlicence: Ask us\nversion: \"1\"\nlanguage: en\n"
                  "about: Levels of our own.\nchapters: [01-ours]\n");
}

static bool fill(const char *folder, const char *id, const char *title, const char *const author[2],
                 struct error *error) {
    struct text text = {0}, chapter = {0};
    text_addf(&chapter, "%s/chapters/01-ours", folder);
    bool good = files_make_folder(text_string(&chapter), error);
    text_add(&text, "title: ");
    pack_add_value(&text, title);
    text_add(&text, "\npractice: none\nlevels: [level-1]\n");
    good = good && write_text(text_string(&chapter), "chapter.yaml", &text, error);
    text_clear(&text);
    draft_begin(&text, "The first one", 12, 9);
    good = good && write_text(text_string(&chapter), "level-1.yaml", &text, error);
    text_clear(&text);
    pack_text(id, title, author, &text); /* last: without it, it is no pack */
    good = good && write_text(folder, "pack.yaml", &text, error);
    text_release(&text);
    text_release(&chapter);
    return good;
}

char *shelf_make(const char *packs_folder, const char *title, const char *const author[2],
                 struct error *error) {
    char name[PACK_MAX_NAME + 1], id[PACK_MAX_NAME + 8];
    struct text path = {0};
    slug(title, name);
    bool good = find_free(packs_folder, name, "", &path, id) ||
                error_set(error, "there are too many packs of that name");
    good = good && fill(text_string(&path), id, title, author, error);
    char *made = good ? base_copy(text_string(&path)) : NULL;
    text_release(&path);
    return made;
}

/* --- read --- */

static char *path_of(const char *folder, const char *rest) {
    struct text path = {0};
    text_addf(&path, "%s/%s", folder, rest);
    char *copy = base_copy(text_string(&path));
    text_release(&path);
    return copy;
}

static void add_level(struct shelf *shelf, const char *id, const char *title, const char *source) {
    struct text file = {0};
    text_addf(&file, "%s/%s.yaml", shelf->chapter, id);
    shelf->level = base_grow(shelf->level, (size_t)(shelf->count + 1) * sizeof *shelf->level);
    shelf->level[shelf->count++] = (struct shelf_level){.id = base_copy(id),
                                                        .file = base_copy(text_string(&file)),
                                                        .title = base_copy(title),
                                                        .source = base_copy(source)};
    text_release(&file);
}

/* The last chapter is where new levels come to. */
static struct shelf *take_pack(const char *folder, const struct pack *pack) {
    struct shelf *shelf = base_alloc(sizeof *shelf);
    shelf->folder = base_copy(folder);
    shelf->title = base_copy(pack->title);
    for (int c = 0; c < pack->chapter_count; c++) {
        const struct pack_chapter *chapter = &pack->chapter[c];
        struct text name = {0};
        text_addf(&name, "chapters/%s", chapter->id);
        free(shelf->chapter);
        shelf->chapter = path_of(folder, text_string(&name));
        text_release(&name);
        for (int l = 0; l < chapter->level_count; l++) {
            const struct pack_level *level = &chapter->level[l];
            add_level(shelf, level->id, level->title, level->source);
        }
    }
    return shelf;
}

struct shelf *shelf_open(const char *folder, struct error *error) {
    struct packs_reading *reading = packs_reading_new(folder, folder, PACKS_TO_PLAY);
    struct shelf *shelf = NULL;
    packs_read(reading);
    if (reading->pack && reading->pack->chapter_count) {
        shelf = take_pack(folder, reading->pack);
    } else {
        error_set(error, "%s",
                  reading->pack                 ? "it has no chapter for levels"
                  : reading->about.mistakes > 0 ? reading->about.mistake[0].what
                                                : "it can't be read");
    }
    pack_free(reading->pack);
    reading->pack = NULL;
    packs_reading_free(reading);
    return shelf;
}

void shelf_free(struct shelf *shelf) {
    if (!shelf) {
        return;
    }
    for (int i = 0; i < shelf->count; i++) {
        free(shelf->level[i].id);
        free(shelf->level[i].file);
        free(shelf->level[i].title);
        free(shelf->level[i].source);
    }
    free(shelf->level);
    free(shelf->chapter);
    free(shelf->folder);
    free(shelf->title);
    free(shelf);
}

/* --- saved --- */

/* Is the file as it was when it was read, or saved last? */
static bool is_ours(const struct shelf_level *level) {
    struct text text = {0};
    bool same = files_read_native(level->file, FILE_LIMIT, &text, NULL) &&
                strcmp(text_string(&text), level->source) == 0;
    text_release(&text);
    return same;
}

static void take_words(char **words, const char *now) {
    char *copy = base_copy(now);
    free(*words);
    *words = copy;
}

enum shelf_result shelf_save(struct shelf *shelf, int number, const char *source, const char *title,
                             struct error *error) {
    struct shelf_level *level = &shelf->level[number];
    if (!is_ours(level)) {
        return SHELF_CHANGED;
    }
    if (!files_write_atomic(level->file, source, strlen(source), error)) {
        return SHELF_FAILED;
    }
    take_words(&level->source, source);
    take_words(&level->title, title);
    return SHELF_SAVED;
}

/* The chapter's line of levels, with one more; all else stays. */
static bool list_level(const struct shelf *shelf, const char *id, struct error *error) {
    char *path = path_of(shelf->chapter, "chapter.yaml");
    struct text text = {0}, out = {0};
    bool good = files_read_native(path, FILE_LIMIT, &text, error);
    const char *all = good ? text_string(&text) : "", *line = strstr(all, "\nlevels: [");
    const char *end = line ? strchr(line, ']') : NULL;
    if (good && !end) {
        good = error_set(error,
                         "chapter.yaml lists its levels in a way that can't be added to here");
    }
    if (good) {
        text_add_bytes(&out, all, (size_t)(end - all));
        text_addf(&out, ", %s%s", id, end);
        good = files_write_atomic(path, text_string(&out), out.length, error);
    }
    text_release(&text);
    text_release(&out);
    free(path);
    return good;
}

int shelf_add(struct shelf *shelf, const char *source, const char *title, struct error *error) {
    char id[PACK_MAX_NAME + 8];
    struct text path = {0}, before = {0};
    text_addf(&before, "%s/", shelf->chapter);
    bool good = shelf->count < PACK_MAX_LEVELS ||
                error_set(error, "a chapter has at most %d levels", PACK_MAX_LEVELS);
    good = good && (find_free(text_string(&before), "level", ".yaml", &path, id) ||
                    error_set(error, "there are too many levels"));
    good = good && files_write_atomic(text_string(&path), source, strlen(source), error) &&
           list_level(shelf, id, error);
    if (good) {
        add_level(shelf, id, title, source);
    }
    text_release(&path);
    text_release(&before);
    return good ? shelf->count - 1 : -1;
}

bool shelf_give(const struct shelf *shelf, const char *to, struct text *path, struct error *error) {
    char name[PACK_MAX_NAME + 8];
    const char *id = strrchr(shelf->folder, '/');
    bool good = find_free(to, id ? id + 1 : shelf->folder, ".zip", path, name) ||
                error_set(error, "there are too many files of that name");
    return good && files_write_zip(shelf->folder, text_string(path), NULL, error);
}

/* The list: each pack that is here, once, in an order that stays. */
#include "files/files.h"
#include "os/os.h"
#include "packs/inside.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LETTERS = 80 };

struct packs *packs_new(const char *folder, const char *shipped) {
    struct packs *packs = base_alloc(sizeof *packs);
    packs->shipped = base_copy(shipped);
    packs->played = base_copy(shipped);
    if (folder) {
        struct text path = {0}, known = {0};
        text_addf(&path, "%spacks/", folder);
        text_addf(&known, "%spacks.known", folder);
        packs->folder = path.data;
        packs->known = known.data;
    }
    return packs;
}

void about_release(struct packs_about *about) {
    for (int i = 0; i < about->mistakes; i++) {
        free(about->mistake[i].file);
        free(about->mistake[i].what);
    }
    free(about->id);
    free(about->title);
    free(about->authors);
    free(about->language);
    free(about->about);
    *about = (struct packs_about){0};
}

static void entry_free(struct packs_entry *entry) {
    about_release(&entry->about);
    free(entry->path);
    free(entry->file);
    free(entry);
}

void packs_free(struct packs *packs) {
    if (!packs) {
        return;
    }
    while (packs->count) {
        entry_free(packs->list[--packs->count]);
    }
    pack_free(packs->pack);
    free(packs->list);
    free(packs->played);
    free(packs->shipped);
    free(packs->folder);
    free(packs->known);
    free(packs);
}

const char *packs_folder(const struct packs *packs) {
    return packs->folder;
}

int packs_count(const struct packs *packs) {
    return packs->count;
}

int packs_unlisted(const struct packs *packs) {
    return packs->unlisted;
}

struct packs_entry *packs_at(const struct packs *packs, int at) {
    assert(at >= 0 && at < packs->count);
    return packs->list[at];
}

const char *file_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

/* --- names --- */

/* Can it be told on one line, on the screen and in the file of what is remembered? */
static bool can_be_shown(const char *name) {
    const char *at = name, *end = name + strlen(name);
    struct screen_text text = {0};
    int letters = 0;
    while (at < end) {
        uint32_t code = utf8_next(&at, end);
        if (screen_refuses(&text, code) || code == '\n' || ++letters > MOST_LETTERS) {
            return false;
        }
    }
    return text.seen;
}

void add_beside(const struct packs *packs, struct text *out) {
    text_add_bytes(out, packs->shipped, (size_t)(file_of(packs->shipped) - packs->shipped));
}

/* What is dropped may have any name, and that of a folder may end in '/'. */
static char *shown_file(const char *path) {
    char *copy = base_copy(path);
    size_t length = strlen(copy);
    if (length > 1 && copy[length - 1] == '/') {
        copy[length - 1] = '\0';
    }
    char *file = base_copy(can_be_shown(file_of(copy)) ? file_of(copy) : "pack");
    free(copy);
    return file;
}

static bool ends_in_zip(const char *name) {
    size_t length = strlen(name);
    const char *end = length > 4 ? name + length - 4 : "";
    return end[0] == '.' && (end[1] | 32) == 'z' && (end[2] | 32) == 'i' && (end[3] | 32) == 'p';
}

static bool is_folder(const char *path) {
    struct os_about about;
    return os_look(NULL, path, 0, &about) == 0 && about.kind == OS_FOLDER;
}

/* --- entries --- */

static struct packs_entry *add(struct packs *packs, enum packs_place place, const char *path) {
    struct packs_entry *entry = base_alloc(sizeof *entry);
    *entry = (struct packs_entry){
        .place = place, .path = base_copy(path), .file = shown_file(path)};
    entry->folder = is_folder(path);
    packs->list = base_grow(packs->list, (size_t)(packs->count + 1) * sizeof(struct packs_entry *));
    packs->list[packs->count++] = entry;
    return entry;
}

void entry_drop(struct packs *packs, const struct packs_entry *entry) {
    int kept = 0;
    for (int i = 0; i < packs->count; i++) {
        if (packs->list[i] != entry) {
            packs->list[kept++] = packs->list[i];
        } else {
            entry_free(packs->list[i]);
        }
    }
    packs->count = kept;
}

struct packs_entry *packs_give(struct packs *packs, const char *path) {
    for (int i = 0; i < packs->count; i++) {
        if (strcmp(packs->list[i]->path, path) == 0) {
            return packs->list[i];
        }
    }
    return add(packs, PACKS_GIVEN, path);
}

struct listing {
    struct packs *packs;
    int kept;
};

/* Is this name, in the folder of the game's own levels, that of another pack? Its path. */
static bool is_beside(const struct packs *packs, const char *name, struct text *path) {
    text_clear(path);
    add_beside(packs, path);
    text_add(path, name);
    return strcmp(name, file_of(packs->shipped)) != 0 && can_be_shown(name) &&
           is_folder(text_string(path));
}

static void take_beside(void *to, const char *name) {
    struct packs *packs = to;
    struct text path = {0};
    if (is_beside(packs, name, &path)) {
        add(packs, PACKS_SHIPPED, text_string(&path));
    }
    text_release(&path);
}

static void each_beside(const struct packs *packs, void (*found)(void *to, const char *name),
                        void *to) {
    struct text folder = {0};
    add_beside(packs, &folder);
    files_list_native(text_string(&folder), found, to, NULL);
    text_release(&folder);
}

static void take_name(void *to, const char *name) {
    struct listing *listing = to;
    struct packs *packs = listing->packs;
    struct text path = {0};
    text_addf(&path, "%s%s", packs->folder, name);
    bool pack = ends_in_zip(name) || is_folder(text_string(&path));
    if (pack && (listing->kept == PACKS_MOST || !can_be_shown(name))) {
        packs->unlisted++;
    } else if (pack) {
        add(packs, PACKS_KEPT, text_string(&path));
        listing->kept++;
    }
    text_release(&path);
}

static void note_aside(void *to, const char *name) {
    struct packs *packs = to;
    size_t length = strlen(name);
    for (int i = 0; i < packs->count; i++) {
        struct packs_entry *entry = packs->list[i];
        entry->aside |= entry->place == PACKS_KEPT && length && strlen(entry->file) == length - 1 &&
                        strncmp(entry->file, name, length - 1) == 0;
    }
}

/* Those that are set aside come last of those that are kept. */
static void order(struct packs *packs) {
    struct packs_entry **sorted = base_alloc((size_t)packs->count * sizeof(struct packs_entry *));
    int count = 0;
    for (int part = 0; part < 3; part++) {
        for (int i = 0; i < packs->count; i++) {
            const struct packs_entry *entry = packs->list[i];
            int belongs = entry->place == PACKS_GIVEN ? 2 : entry->aside ? 1 : 0;
            if (belongs == part) {
                sorted[count++] = packs->list[i];
            }
        }
    }
    free(packs->list);
    packs->list = sorted;
}

static void forget_but_given(struct packs *packs) {
    int kept = 0;
    for (int i = 0; i < packs->count; i++) {
        if (packs->list[i]->place == PACKS_GIVEN) {
            packs->list[kept++] = packs->list[i];
        } else {
            entry_free(packs->list[i]);
        }
    }
    packs->count = kept;
    packs->unlisted = 0;
}

void packs_look(struct packs *packs) {
    struct listing listing = {.packs = packs};
    forget_but_given(packs);
    add(packs, PACKS_SHIPPED, packs->shipped);
    each_beside(packs, take_beside, packs);
    if (packs->folder) {
        files_list_native(packs->folder, take_name, &listing, NULL);
    }
    known_each(packs, "aside ", note_aside, packs);
    order(packs);
}

/* --- looking at it --- */

struct beside {
    const struct packs *packs;
    bool any;
};

static void see_beside(void *to, const char *name) {
    struct beside *beside = to;
    struct text path = {0};
    beside->any |= is_beside(beside->packs, name, &path);
    text_release(&path);
}

static bool any_beside(const struct packs *packs) {
    struct beside beside = {.packs = packs};
    each_beside(packs, see_beside, &beside);
    return beside.any;
}

static bool stop_at_one(void *to, const char *name) {
    bool *any = to;
    *any |= name[0] != '.';
    return !*any;
}

bool packs_any(const struct packs *packs) {
    struct os_file folder = {0};
    bool any = any_beside(packs);
    for (int i = 0; i < packs->count; i++) {
        any |= packs->list[i]->place == PACKS_GIVEN;
    }
    if (!any && packs->folder && os_open(NULL, packs->folder, OS_AS_A_FOLDER, &folder) == 0) {
        os_names(&folder, stop_at_one, &any);
        os_close(&folder);
    }
    return any;
}

struct packs_reading *packs_reading_of(const struct packs *packs, const struct packs_entry *entry,
                                       enum packs_wish wish) {
    return packs_reading_new(entry->path, packs->shipped, wish);
}

void packs_take(struct packs_entry *entry, struct packs_reading *reading) {
    about_release(&entry->about);
    entry->about = reading->about;
    entry->read = true;
    reading->about = (struct packs_about){0};
}

static bool same_id(const struct packs_entry *one, const struct packs_entry *two) {
    return one != two && one->about.good && two->about.good &&
           strcmp(one->about.id, two->about.id) == 0;
}

const struct packs_entry *packs_namesake(const struct packs *packs,
                                         const struct packs_entry *entry) {
    for (int i = 0; i < packs->count; i++) {
        if (same_id(packs->list[i], entry)) {
            return packs->list[i];
        }
    }
    return NULL;
}

struct packs_entry *packs_replaced(const struct packs *packs, const struct packs_entry *entry) {
    for (int i = 0; i < packs->count; i++) {
        struct packs_entry *other = packs->list[i];
        if (other->place == PACKS_KEPT && !other->folder && same_id(other, entry)) {
            return other;
        }
    }
    return NULL;
}

bool packs_has(const struct packs *packs, const struct packs_entry *entry) {
    for (int i = 0; i < packs->count; i++) {
        const struct packs_entry *other = packs->list[i];
        if (other != entry && other->place != PACKS_GIVEN && other->about.good &&
            other->about.fingerprint == entry->about.fingerprint) {
            return true;
        }
    }
    return false;
}

/* What changes in the folder and in what is remembered. A file is written whole or not at all, and
 * the old one stays until the new one is there. */
#include "files/files.h"
#include "os/os.h"
#include "packs/inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- remembered --- */

static void proof_line(uint64_t fingerprint, struct text *out) {
    text_addf(out, "proved %016" PRIx64 " ", fingerprint);
}

static void read_proof(void *to, const char *rest) {
    struct packs_proof found = {0};
    if (sscanf(rest, "%5d %5d %5d", &found.levels, &found.held, &found.failed) == 3 &&
        found.held >= 0 && found.failed >= 0 && found.held <= found.levels &&
        found.failed <= found.levels - found.held) {
        *(struct packs_proof *)to = found;
    }
}

bool packs_proved(const struct packs *packs, uint64_t fingerprint, struct packs_proof *proof) {
    struct text begins = {0};
    *proof = (struct packs_proof){.levels = -1};
    proof_line(fingerprint, &begins);
    known_each(packs, text_string(&begins), read_proof, proof);
    text_release(&begins);
    return proof->levels >= 0;
}

bool packs_note_proof(struct packs *packs, uint64_t fingerprint, const struct packs_proof *proof,
                      struct error *error) {
    struct text begins = {0}, line = {0};
    proof_line(fingerprint, &begins);
    text_addf(&line, "%s%d %d %d", text_string(&begins), proof->levels, proof->held, proof->failed);
    bool good = known_change(packs, text_string(&begins), text_string(&line), error);
    text_release(&begins);
    text_release(&line);
    return good;
}

static bool change_aside(struct packs *packs, const char *file, bool aside, struct error *error) {
    struct text line = {0};
    text_addf(&line, "aside %s/", file);
    bool good = known_change(packs, text_string(&line), aside ? text_string(&line) : NULL, error);
    text_release(&line);
    return good;
}

bool packs_set_aside(struct packs *packs, struct packs_entry *entry, bool aside,
                     struct error *error) {
    entry->aside = aside && entry->place == PACKS_KEPT;
    return change_aside(packs, entry->file, entry->aside, error);
}

/* --- playing --- */

void packs_begin_with(struct packs *packs, const char *path) {
    free(packs->played);
    packs->played = base_copy(path ? path : packs->shipped);
}

bool packs_is_played(const struct packs *packs, const struct packs_entry *entry) {
    return strcmp(packs->played, entry->path) == 0;
}

/* Of those that came with the game, before their names. */
#define WITH_THE_GAME "levels/"

struct remembered {
    const struct packs *packs;
    struct text path;
};

/* A name alone, and no way out of the folder that it lies in. */
static void take_played(void *to, const char *rest) {
    struct remembered *found = to;
    size_t with = strlen(WITH_THE_GAME);
    bool came_with = strncmp(rest, WITH_THE_GAME, with) == 0 && rest[with];
    const char *file = rest + (came_with ? with : 0);
    size_t length = strlen(file);
    if (length > 1 && strchr(file, '/') == file + length - 1 && file[0] != '.') {
        text_clear(&found->path);
        if (came_with) {
            add_beside(found->packs, &found->path);
        } else {
            text_add(&found->path, found->packs->folder);
        }
        text_add_bytes(&found->path, file, length - 1);
    }
}

char *packs_remembered(const struct packs *packs) {
    struct remembered found = {.packs = packs};
    known_each(packs, "played ", take_played, &found);
    return found.path.data;
}

static bool remember(struct packs *packs, const char *file, struct error *error) {
    struct text line = {0};
    text_addf(&line, "played %s/", file ? file : "");
    bool good = known_change(packs, "played ", file ? text_string(&line) : NULL, error);
    text_release(&line);
    return good;
}

bool packs_play(struct packs *packs, const struct packs_entry *entry, struct pack *pack,
                struct error *error) {
    pack_free(packs->pack);
    packs->pack = pack;
    packs_begin_with(packs, entry->path);
    if (entry->place == PACKS_GIVEN) {
        return true;
    }
    struct text name = {0};
    text_addf(&name, "%s%s", entry->place == PACKS_SHIPPED ? WITH_THE_GAME : "", entry->file);
    bool own = strcmp(entry->path, packs->shipped) == 0;
    bool good = remember(packs, own ? NULL : text_string(&name), error);
    text_release(&name);
    return good;
}

/* --- keeping --- */

/* A name that nothing has there yet: ID.zip, ID-2.zip and so on. */
static char *free_path(const struct packs *packs, const char *id) {
    struct text path = {0};
    struct os_about about;
    for (int i = 1;
         !path.length || os_cause(os_look(NULL, path.data, OS_NO_LINK, &about)) != OS_MISSING;
         i++) {
        text_clear(&path);
        text_addf(&path, "%s%s", packs->folder, id);
        if (i > 1) {
            text_addf(&path, "-%d", i);
        }
        text_add(&path, ".zip");
    }
    return path.data;
}

/* The entry is what lies there now. */
static struct packs_entry *become_kept(struct packs *packs, struct packs_entry *entry,
                                       struct packs_entry *replaced, const char *path) {
    if (replaced) {
        about_release(&replaced->about);
        replaced->about = entry->about;
        entry->about = (struct packs_about){0};
        entry_drop(packs, entry);
        return replaced;
    }
    free(entry->path);
    free(entry->file);
    entry->path = base_copy(path);
    entry->file = base_copy(file_of(path));
    entry->place = PACKS_KEPT;
    entry->folder = false;
    return entry;
}

struct packs_entry *packs_keep(struct packs *packs, struct packs_entry *entry,
                               const struct packs_reading *reading, struct error *error) {
    struct packs_entry *replaced = packs_replaced(packs, entry), *kept = NULL;
    bool played = packs_is_played(packs, entry);
    struct error why = {{0}};
    assert(entry->about.good && reading->zip.length);
    if (!packs->folder || !files_make_folder(packs->folder, &why)) {
        error_set(error, "there is no folder for packs; see that the folder of the game's data can "
                         "be written to");
        return NULL;
    }
    char *path = replaced ? base_copy(replaced->path) : free_path(packs, entry->about.id);
    if (files_write_atomic(path, text_string(&reading->zip), reading->zip.length, &why)) {
        kept = become_kept(packs, entry, replaced, path);
        if (played) {
            packs_begin_with(packs, path);
            remember(packs, kept->file, NULL);
        }
    } else {
        error_set(error, "it could not be written; see that there is room on the disk and that the "
                         "folder of packs can be written to");
    }
    free(path);
    return kept;
}

bool packs_remove(struct packs *packs, struct packs_entry *entry, struct error *error) {
    if (entry->place != PACKS_KEPT || entry->folder) {
        return error_set(error, "a folder is yours to remove; take it out of the folder of packs");
    }
    int trouble = os_remove(entry->path);
    if (trouble && os_cause(trouble) != OS_MISSING) {
        return error_set(error,
                         "it cannot be removed (%s); see that the folder of packs can be "
                         "written to",
                         os_reason(trouble));
    }
    change_aside(packs, entry->file, false, NULL);
    if (packs_is_played(packs, entry)) {
        remember(packs, NULL, NULL);
    }
    entry_drop(packs, entry);
    return true;
}

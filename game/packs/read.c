/* Reading one pack through the gate: what it says of itself, or what is wrong with it. */
#include "files/files.h"
#include "packs/inside.h"

#include <stdlib.h>
#include <string.h>

#define MOUNT "looked-at"

struct packs_reading *packs_reading_new(const char *path, const char *shipped,
                                        enum packs_wish wish) {
    struct packs_reading *reading = base_alloc(sizeof *reading);
    reading->path = base_copy(path);
    reading->shipped = base_copy(shipped);
    reading->wish = wish;
    return reading;
}

void packs_reading_free(struct packs_reading *reading) {
    if (reading) {
        about_release(&reading->about);
        pack_free(reading->pack);
        text_release(&reading->zip);
        text_release(&reading->told);
        free(reading->path);
        free(reading->shipped);
        free(reading);
    }
}

static void add_mistake(struct packs_about *about, const char *file, int line, const char *what) {
    if (about->mistakes == PACKS_MISTAKES) {
        about->more++;
    } else {
        about->mistake[about->mistakes++] = (struct packs_mistake){
            .file = base_copy(file), .line = line, .what = base_copy(what)};
    }
}

static void add_mistakes(struct packs_about *about, const struct pack_diagnostics *found) {
    for (int i = 0; i < found->count; i++) {
        const struct pack_diagnostic *one = &found->list[i];
        add_mistake(about, one->file, one->line, one->message);
    }
    if (!found->count) {
        add_mistake(about, "", 0,
                    "there is no memory to read it; end other programs and try again");
    }
}

static char *join_authors(const struct pack *pack) {
    struct text names = {0};
    for (int i = 0; i < pack->author_count; i++) {
        text_addf(&names, "%s%s", i ? ", " : "", pack->author[i]);
    }
    return names.data;
}

static void describe(struct packs_about *about, const struct pack *pack) {
    about->good = true;
    about->id = base_copy(pack->id);
    about->title = base_copy(pack->title);
    about->authors = join_authors(pack);
    about->language = base_copy(pack->language);
    about->about = base_copy(pack->about);
    about->talks = pack->talk_count;
    for (int i = 0; i < pack->chapter_count; i++) {
        about->levels += pack->chapter[i].level_count;
    }
    for (int i = 0; i < pack->deck_count; i++) {
        about->cards += pack->deck[i].card_count;
    }
}

/* It is mounted. */
static void load(struct packs_reading *reading) {
    char mount[] = MOUNT;
    struct pack_diagnostics found = {0};
    struct pack_source source = {
        .context = mount, .read = files_source_read, .list = files_source_list};
    struct pack *pack = pack_load(&source, &found);
    if (pack) {
        packs_set_apart(pack, reading->about.fingerprint, reading->shipped);
        describe(&reading->about, pack);
    } else {
        add_mistakes(&reading->about, &found);
    }
    pack_diagnostics_print(&found, &reading->told);
    pack_diagnostics_release(&found);
    if (reading->wish >= PACKS_TO_PLAY) {
        reading->pack = pack;
    } else {
        pack_free(pack);
    }
}

void packs_read(void *work) {
    struct packs_reading *reading = work;
    struct error error = {{0}};
    if (files_take_pack(reading->path, MOUNT, &reading->about.fingerprint,
                        reading->wish == PACKS_TO_KEEP ? &reading->zip : NULL, &error)) {
        load(reading);
        files_unmount_pack(MOUNT, NULL);
    } else {
        text_addf(&reading->told, "%.240s: %s\n", reading->path, error.text);
        add_mistake(&reading->about, "", 0, error.text);
    }
}

/* Lenses, decks, talks, help and the Keeper's lines: all files of their folders. */
#include "pack/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = PACK_MAX_NAME + 32, FILES = 64 };

struct folder {
    const char *name;
    struct document *document;         /* for reports */
    char id[FILES][PACK_MAX_NAME + 1]; /* of its files, without ".yaml" */
    int count, most;
};
_Static_assert(PACK_MAX_LENSES <= (int)FILES && PACK_MAX_TALKS <= (int)FILES &&
                   PACK_MAX_DECKS <= (int)FILES && PACK_MAX_HELP < (int)FILES,
               "folder.id holds them all");

static void found_file(void *to, const char *name) {
    static const char ending[] = ".yaml";
    struct folder *folder = to;
    char path[PATH_SIZE];
    size_t length = strlen(name), tail = sizeof ending - 1;
    if (length < tail || strcmp(name + length - tail, ending) != 0) {
        return; /* notes to oneself and the like */
    }
    length -= tail;
    snprintf(path, sizeof path, "%s/%.60s", folder->name, name);
    struct document named = *folder->document;
    named.file = path;
    if (folder->count == folder->most) {
        pack_report(&named, 0, 0, "one file too many; a pack has at most %d here", folder->most);
        return;
    }
    char *id = folder->id[folder->count];
    snprintf(id, PACK_MAX_NAME + 1, "%.*s", length > PACK_MAX_NAME ? 0 : (int)length, name);
    if (pack_name_valid(id)) {
        folder->count++;
    } else {
        pack_report(&named, 0, 0,
                    "this file name can't be used; write 1 to %d of a-z, 0-9 and '-', then '.yaml'",
                    PACK_MAX_NAME);
    }
}

static bool open_found(struct loader *loader, const struct folder *folder, int i, char *path,
                       struct open_file *file) {
    struct error error = {0};
    snprintf(path, PATH_SIZE, "%s/%s.yaml", folder->name, folder->id[i]);
    if (!pack_file_open(loader, path, file, &error)) {
        pack_report(&file->document, 0, 0, "can't be read (%s); mend or remove it", error.text);
        text_release(&file->text);
        return false;
    }
    return true;
}

/* Reads each file of a folder, at most so many. */
static void
read_folder(struct loader *loader, struct document *document, const char *name, int most,
            void (*read)(struct loader *loader, struct document *file, const char *id)) {
    struct folder *folder = pack_new(document, 1, sizeof *folder);
    struct open_file file;
    char path[PATH_SIZE];
    if (!folder) {
        return;
    }
    folder->name = name;
    folder->most = most;
    folder->document = document;
    loader->source->list(loader->source->context, name, found_file, folder);
    for (int i = 0; i < folder->count; i++) {
        if (open_found(loader, folder, i, path, &file)) {
            read(loader, &file.document, folder->id[i]);
            pack_file_close(&file);
        }
    }
    free(folder);
}

static void read_lenses(struct loader *loader, struct document *file, const char *id) {
    (void)id;
    pack_lens_read(file, loader->pack);
}

static void read_deck(struct loader *loader, struct document *file, const char *id) {
    int deck = loader->pack->deck_count++;
    pack_deck_read(file, loader->pack, id, &loader->pack->deck[deck]);
    loader->broken_deck[deck] = file->reported;
}

static void read_talk(struct loader *loader, struct document *file, const char *id) {
    pack_talk_read(file, id, &loader->pack->talk[loader->pack->talk_count++]);
}

static void read_help(struct loader *loader, struct document *file, const char *id) {
    struct pack *pack = loader->pack;
    if (!strcmp(id, "house")) {
        pack_house_read(file, &pack->house);
    } else if (pack->help_count == PACK_MAX_HELP) {
        pack_report(file, 0, 0, "one country too many; a pack has at most %d", PACK_MAX_HELP);
    } else {
        pack_help_read(file, id, &pack->help[pack->help_count++]);
    }
}

void pack_lenses_read(struct loader *loader, struct document *document) {
    struct pack *pack = loader->pack;
    pack->lens = pack_new(document, PACK_MAX_LENSES, sizeof *pack->lens);
    if (pack->lens) {
        read_folder(loader, document, "lenses", PACK_MAX_LENSES, read_lenses);
    }
}

static void read_voice(struct loader *loader, struct document *file, const char *id) {
    (void)id; /* whatever the author calls it */
    pack_voice_read(file, &loader->pack->voice);
}

void pack_decks_read(struct loader *loader, struct document *document) {
    struct pack *pack = loader->pack;
    pack->deck = pack_new(document, PACK_MAX_DECKS, sizeof *pack->deck);
    if (pack->deck) {
        read_folder(loader, document, "decks", PACK_MAX_DECKS, read_deck);
    }
}

void pack_talks_read(struct loader *loader, struct document *document) {
    struct pack *pack = loader->pack;
    pack->talk = pack_new(document, PACK_MAX_TALKS, sizeof *pack->talk);
    if (pack->talk) {
        read_folder(loader, document, "talks", PACK_MAX_TALKS, read_talk);
    }
}

void pack_helps_read(struct loader *loader, struct document *document) {
    struct pack *pack = loader->pack;
    pack->help = pack_new(document, PACK_MAX_HELP, sizeof *pack->help);
    if (pack->help) {
        read_folder(loader, document, "help", PACK_MAX_HELP + 1 /* house.yaml */, read_help);
    }
}

void pack_voices_read(struct loader *loader, struct document *document) {
    read_folder(loader, document, "keeper", FILES, read_voice);
}

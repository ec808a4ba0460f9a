#include "pack/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Decks and talks: all files of their folders. */

enum { PATH_SIZE = PACK_MAX_NAME + 32 };

struct folder {
    const char *name;
    struct document *document;      /* for reports */
    char id[64][PACK_MAX_NAME + 1]; /* of its files, without ".yaml" */
    int count;
};
_Static_assert(PACK_MAX_DECKS <= 64 && PACK_MAX_TALKS <= 64, "folder.id holds them all");

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
    if (folder->count == PACK_MAX_DECKS) {
        pack_report(&named, 0, 0, "one file too many; a pack has at most %d here", PACK_MAX_DECKS);
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

static struct folder *folder_new(struct loader *loader, struct document *document,
                                 const char *name) {
    struct folder *folder = pack_new(document, 1, sizeof *folder);
    if (folder) {
        folder->name = name;
        folder->document = document;
        loader->source->list(loader->source->context, name, found_file, folder);
    }
    return folder;
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

void pack_decks_read(struct loader *loader, struct document *document) {
    struct pack *pack = loader->pack;
    struct folder *folder = folder_new(loader, document, "decks");
    struct open_file file;
    char path[PATH_SIZE];
    if (folder) {
        pack->deck = pack_new(document, (size_t)folder->count, sizeof *pack->deck);
    }
    for (int i = 0; pack->deck && i < folder->count; i++) {
        if (open_found(loader, folder, i, path, &file)) {
            int deck = pack->deck_count++;
            pack_deck_read(&file.document, folder->id[i], &pack->deck[deck]);
            loader->broken_deck[deck] = file.document.reported;
            pack_file_close(&file);
        }
    }
    free(folder);
}

void pack_talks_read(struct loader *loader, struct document *document) {
    struct pack *pack = loader->pack;
    struct folder *folder = folder_new(loader, document, "talks");
    struct open_file file;
    char path[PATH_SIZE];
    if (folder) {
        pack->talk = pack_new(document, (size_t)folder->count, sizeof *pack->talk);
    }
    for (int i = 0; pack->talk && i < folder->count; i++) {
        if (open_found(loader, folder, i, path, &file)) {
            pack_talk_read(&file.document, folder->id[i], &pack->talk[pack->talk_count++]);
            pack_file_close(&file);
        }
    }
    free(folder);
}

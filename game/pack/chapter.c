/* A chapter: its texts, and its levels in the order in which it names them. */
#include "pack/internal.h"

#include <stdio.h>
#include <string.h>

enum { PATH_SIZE = 2 * PACK_MAX_NAME + 32, TEXT_LINES = 12 };

enum { TITLE, PRACTICE, OPENING, CLOSING, LEVELS, CHAPTER_KEYS };
static const struct key chapter_keys[CHAPTER_KEYS] = {
    [TITLE] = {"title", true},      [PRACTICE] = {"practice", true}, [OPENING] = {"opening", false},
    [CLOSING] = {"closing", false}, [LEVELS] = {"levels", true},
};
static const struct text_rule title_rule = {"title", PACK_MAX_TITLE, 1, false};
static const struct text_rule opening_rule = {"opening", PACK_MAX_TEXT, TEXT_LINES, true};
static const struct text_rule closing_rule = {"closing", PACK_MAX_TEXT, TEXT_LINES, true};

static void read_level(struct loader *loader, struct document *from, const struct node *node,
                       struct pack_chapter *chapter, const char *name) {
    char path[PATH_SIZE];
    struct open_file file;
    snprintf(path, sizeof path, "chapters/%s/%s.yaml", chapter->id, name);
    if (!strcmp(name, "chapter")) {
        pack_report_at(from, node,
                       "no level can be called 'chapter', as that is the chapter's "
                       "own file; choose another name");
    } else if (pack_file_open_named(loader, path, &file, from, node)) {
        pack_level_read(&file.document, loader, name, &chapter->level[chapter->level_count]);
        chapter->level_count++;
        pack_file_close(&file);
    }
}

static void read_levels(struct loader *loader, struct document *document, const struct node *list,
                        struct pack_chapter *chapter) {
    const struct node *node = pack_read_list(document, list, "levels", 1, PACK_MAX_LEVELS);
    if (node) {
        chapter->level = pack_new(document, (size_t)list->count, sizeof *chapter->level);
    }
    for (; node && chapter->level; node = node->next) {
        const char *name = pack_read_unique(document, list, node, "level");
        if (name) {
            read_level(loader, document, node, chapter, name);
        }
    }
}

void pack_chapter_read(struct loader *loader, struct document *from, const struct node *node,
                       const char *name) {
    struct pack_chapter *chapter = &loader->pack->chapter[loader->pack->chapter_count];
    struct node *found[CHAPTER_KEYS];
    struct open_file file;
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "chapters/%s/chapter.yaml", name);
    if (!pack_file_open_named(loader, path, &file, from, node)) {
        return;
    }
    struct document *document = &file.document;
    loader->pack->chapter_count++;
    chapter->id = pack_copy(document, name, strlen(name));
    pack_document_parse(document);
    if (chapter->id &&
        pack_read_keys(document, document->root, "a chapter", chapter_keys, CHAPTER_KEYS, found)) {
        chapter->title = pack_read_text(document, found[TITLE], &title_rule);
        chapter->practice = (enum pack_practice)pack_practice_read(document, found[PRACTICE]);
        chapter->opening = pack_read_text(document, found[OPENING], &opening_rule);
        chapter->closing = pack_read_text(document, found[CLOSING], &closing_rule);
        read_levels(loader, document, found[LEVELS], chapter);
    }
    pack_file_close(&file);
}

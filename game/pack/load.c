/* A whole pack: pack.yaml, decks, talks and help as they lie there, then the chapters it lists. */
#include "pack/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool pack_file_open(struct loader *loader, const char *path, struct open_file *file,
                    struct error *error) {
    *file = (struct open_file){.document = {
                                   .file = path,
                                   .diagnostics = loader->diagnostics,
                                   .rules = loader->rules,
                               }};
    bool good = loader->source->read(loader->source->context, path, &file->text, error);
    file->document.data = text_string(&file->text);
    file->document.size = file->text.length;
    return good;
}

void pack_file_close(struct open_file *file) {
    pack_document_release(&file->document);
    text_release(&file->text);
}

bool pack_file_open_named(struct loader *loader, const char *path, struct open_file *file,
                          struct document *from, const struct node *name) {
    struct error error = {0};
    if (!pack_file_open(loader, path, file, &error)) {
        pack_report_at(from, name, "can't read '%s' (%s); add that file or take the name out", path,
                       error.text);
        text_release(&file->text);
        return false;
    }
    return true;
}

const char *pack_read_unique(struct document *document, const struct node *list,
                             const struct node *node, const char *what) {
    const char *name = pack_read_name(document, node, what);
    for (const struct node *other = list->first; name && other != node; other = other->next) {
        if (!strcmp(other->text, name)) {
            pack_report_at(document, node, "%s '%s' is listed twice; keep one", what, name);
            return NULL;
        }
    }
    return name;
}

/* --- pack.yaml --- */

enum { FORMAT, RULES, ID, TITLE, AUTHORS, LICENCE, VERSION, LANGUAGE, ABOUT, CHAPTERS, PACK_KEYS };
static const struct key pack_keys[PACK_KEYS] = {
    [FORMAT] = {"format", true},     [RULES] = {"rules", false},      [ID] = {"id", true},
    [TITLE] = {"title", true},       [AUTHORS] = {"authors", true},   [LICENCE] = {"licence", true},
    [VERSION] = {"version", true},   [LANGUAGE] = {"language", true}, [ABOUT] = {"about", true},
    [CHAPTERS] = {"chapters", true},
};
static const struct text_rule title_rule = {"title", PACK_MAX_TITLE, 1, false};
static const struct text_rule about_rule = {"about", PACK_MAX_TEXT, 1, false};
static const struct text_rule author_rule = {"authors", PACK_MAX_TITLE, 1, false};

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* What the short machine-readable fields are made of. */
static const struct token_rule {
    const char *what, *start, *characters, *example;
} licence_rule = {"licence", LETTERS "(", LETTERS DIGITS "-.+() ", "CC-BY-SA-4.0"},
  version_rule = {"version", DIGITS, LETTERS DIGITS ".+-", "1.0.0"},
  language_rule = {"language", LETTERS, LETTERS DIGITS "-", "en or pt-BR"};

static char *read_token(struct document *document, const struct node *node,
                        const struct token_rule *rule) {
    const struct text_rule text_rule = {rule->what, PACK_MAX_TITLE, 1, false};
    char *token = pack_read_text(document, node, &text_rule);
    if (node && token && token[0] &&
        (!strchr(rule->start, token[0]) || token[strspn(token, rule->characters)])) {
        pack_report_at(document, node, "'%.40s' is no %s; write something like %s", token,
                       rule->what, rule->example);
    }
    return token;
}

static void read_authors(struct document *document, const struct node *list, struct pack *pack) {
    const struct node *node = pack_read_list(document, list, "authors", 1, PACK_MAX_AUTHORS);
    if (node) {
        pack->author = pack_new(document, (size_t)list->count, sizeof *pack->author);
    }
    for (; node && pack->author; node = node->next) {
        pack->author[pack->author_count++] = pack_read_text(document, node, &author_rule);
    }
}

static void read_chapters(struct loader *loader, struct document *document,
                          const struct node *list) {
    struct pack *pack = loader->pack;
    const struct node *node = pack_read_list(document, list, "chapters", 0, PACK_MAX_CHAPTERS);
    bool others = pack->deck_count || pack->talk_count || pack->help_count ||
                  pack->house.page_count || pack->voice.line_count;
    if (list && list->kind == NODE_LIST && !list->count && !others) {
        pack_report_at(document, list,
                       "the pack has no chapter, deck, talk or help; put something into it");
    }
    if (node) {
        /* Where there is no list there is no entry.
         * NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
        pack->chapter = pack_new(document, (size_t)list->count, sizeof *pack->chapter);
    }
    for (; node && pack->chapter; node = node->next) {
        const char *name = pack_read_unique(document, list, node, "chapter");
        if (name) {
            pack_chapter_read(loader, document, node, name);
        }
    }
}

/* A pack of a later format, or of later rules, has words we can't know: then this is all there is
 * to say. */
static bool is_newer(struct document *document, const char *key, int known) {
    const struct node *node = document->root;
    node = node && node->kind == NODE_MAP ? node->first : NULL;
    while (node && strcmp(node->key->text, key) != 0) {
        node = node->next;
    }
    if (!node || strspn(node->text, DIGITS) != node->length ||
        strtol(node->text, NULL, 10) <= known) {
        return false;
    }
    pack_report_at(document, node,
                   "this pack has %s %.20s and this game reads %s %d; a newer game is needed", key,
                   node->text, key, known);
    return true;
}

static void read_pack(struct loader *loader, struct document *document) {
    struct pack *pack = loader->pack;
    struct node *found[PACK_KEYS];
    pack_document_parse(document);
    if (is_newer(document, "format", PACK_FORMAT) || is_newer(document, "rules", RULES_VERSION) ||
        !pack_read_keys(document, document->root, "pack.yaml", pack_keys, PACK_KEYS, found)) {
        return;
    }
    pack_read_number(document, found[FORMAT], "format", PACK_FORMAT, PACK_FORMAT);
    if (found[RULES]) {
        int rules = pack_read_number(document, found[RULES], "rules", 1, RULES_VERSION);
        loader->rules = rules < 0 ? RULES_VERSION : rules; /* its own error is enough */
    }
    const char *id = pack_read_name(document, found[ID], "pack");
    pack->id = id ? pack_copy(document, id, strlen(id)) : NULL;
    pack->title = pack_read_text(document, found[TITLE], &title_rule);
    read_authors(document, found[AUTHORS], pack);
    pack->licence = read_token(document, found[LICENCE], &licence_rule);
    pack->version = read_token(document, found[VERSION], &version_rule);
    pack->language = read_token(document, found[LANGUAGE], &language_rule);
    pack->about = pack_read_text(document, found[ABOUT], &about_rule);
    pack_lenses_read(loader, document); /* before the decks, whose cards name them */
    pack_decks_read(loader, document);  /* before the levels, whose questions name decks */
    pack_talks_read(loader, document);
    pack_helps_read(loader, document);
    pack_voices_read(loader, document);
    read_chapters(loader, document, found[CHAPTERS]);
}

struct pack *pack_load(const struct pack_source *source, struct pack_diagnostics *diagnostics) {
    struct loader loader = {.source = source, .diagnostics = diagnostics, .rules = 1};
    struct open_file file;
    struct error error = {0};
    if (!pack_file_open(&loader, "pack.yaml", &file, &error)) {
        pack_report(&file.document, 0, 0, "can't be read (%s); every pack has this file",
                    error.text);
    } else {
        loader.pack = pack_new(&file.document, 1, sizeof *loader.pack);
        if (loader.pack) {
            read_pack(&loader, &file.document);
        }
    }
    pack_file_close(&file);
    if (!pack_diagnostics_none(diagnostics)) {
        pack_free(loader.pack);
        return NULL;
    }
    return loader.pack;
}

/* The lines of a deck's cards, and of what each of them says. */
#include "pack/internal.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[PACK_CARD_PARTS] = {"id",      "depth",  "topics", "ask",
                                                   "answers", "follow", "kind",   "solo"};

const char *pack_card_part_name(enum pack_card_part part) {
    return names[part];
}

/* "- id: ..." and its other keys on lines of their own. */
static bool in_lines(const struct document *document, const struct node *card) {
    const char *start, *end;
    bool good = card->kind == NODE_MAP && card->first &&
                pack_line(document, card->line, &start, &end) && start[strspn(start, " ")] == '-' &&
                card->first->key->column == card->column && card->first->key->line == card->line;
    for (const struct node *child = good ? card->first->next : NULL; child; child = child->next) {
        good = good && pack_line(document, child->key->line, &start, &end) &&
               (int)strspn(start, " ") == child->key->column - 1;
    }
    return good;
}

static void read_card(const struct document *document, const struct node *card, int next,
                      struct pack_card_lines *lines) {
    lines->indent = card->column - 1;
    for (const struct node *child = card->first; child; child = child->next) {
        int end = child->next ? child->next->key->line : next;
        struct pack_span span = pack_span_of(document, child->key, end);
        lines->span = child == card->first ? span : lines->span;
        lines->span.end = span.end;
        for (int part = 0; part < PACK_CARD_PARTS; part++) {
            if (!strcmp(names[part], child->key->text)) {
                lines->there[part] = true;
                lines->part[part] = span;
                lines->value[part] = pack_value_of(document, child);
            }
        }
    }
}

static const struct node *list_of_cards(const struct document *document, int *next) {
    const struct node *root = document->root;
    for (const struct node *child = root ? root->first : NULL; child; child = child->next) {
        if (!strcmp(child->key->text, "cards") && child->kind == NODE_LIST) {
            *next = child->next ? child->next->key->line : pack_last_line(document) + 1;
            return child;
        }
    }
    return NULL;
}

static bool read_cards(struct document *document, struct pack_card_lines **list, int *count,
                       struct error *error) {
    int next = 0;
    const struct node *cards = list_of_cards(document, &next);
    *list = cards ? pack_new(document, (size_t)cards->count + 1, sizeof **list) : NULL;
    if (!*list) {
        return error_set(error, "it can't be read");
    }
    for (const struct node *card = cards->first; card; card = card->next) {
        if (!in_lines(document, card)) {
            return error_set(error,
                             "line %d: this card is written in braces, or several of its "
                             "words on one line; write each on a line of its own",
                             card->line);
        }
        read_card(document, card, card->next ? card->next->line : next, &(*list)[(*count)++]);
    }
    return true;
}

bool pack_card_lines_read(const char *source, struct pack_card_lines **list, int *count,
                          struct error *error) {
    struct pack_diagnostics diagnostics = {0};
    struct document document = {.file = "",
                                .data = source,
                                .size = strlen(source),
                                .diagnostics = &diagnostics,
                                .rules = RULES_VERSION};
    *list = NULL;
    *count = 0;
    pack_document_parse(&document);
    bool good = read_cards(&document, list, count, error);
    pack_document_release(&document);
    pack_diagnostics_release(&diagnostics);
    return good;
}

/* Which of a level's two places is whose. A level with them exchanged is the same text but for one
 * word, so that what is kept of it can be read again. */
#include "pack/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[] = {"drawn", "swapped"};

void pack_shores_read(struct document *document, const struct node *node,
                      struct pack_level *level) {
    const struct node *root = document->root, *key = root->first->key;
    if (node) {
        pack_report_newer(document, node->key, 0, "shores", RULES_TALK);
    }
    bool braces = root->line != key->line || root->column != key->column;
    level->shores = (struct pack_shores){
        .swapped = pack_read_choice(document, node, "shores", words, 2) == 1,
        .at = pack_byte(document, key->line, key->column),
        .indent = braces ? -1 : key->column - 1,
    };
    if (!pack_diagnostics_none(document->diagnostics)) {
        return;
    }
    if (node) {
        struct place place = pack_place(document, node, 0);
        level->shores.at = pack_byte(document, place.line, place.column);
        level->shores.length = node->length;
    }
    if (level->shores.swapped) {
        rules_swap(&level->rules);
    }
}

/* NULL where no memory is left. */
static char *exchanged_source(const struct pack_level *level) {
    const struct pack_shores *shores = &level->shores;
    const char *word = words[!shores->swapped], *rest = level->source + shores->at + shores->length;
    size_t size = strlen(level->source) + sizeof "shores: swapped, " + (size_t)abs(shores->indent);
    char *source = malloc(size);
    if (!source) {
        return NULL;
    }
    char *at = source + shores->at;
    size -= shores->at;
    memcpy(source, level->source, shores->at);
    if (shores->length) {
        snprintf(at, size, "%s%s", word, rest);
    } else if (shores->indent < 0) {
        snprintf(at, size, "shores: %s, %s", word, rest);
    } else {
        snprintf(at, size, "shores: %s\n%*s%s", word, shores->indent, "", rest);
    }
    return source;
}

struct pack_level *pack_level_exchange(const struct pack_level *level) {
    struct pack_diagnostics diagnostics = {0};
    char *source = exchanged_source(level);
    struct pack_level *exchanged =
        source ? pack_level_parse(level->id, source, strlen(source), &diagnostics) : NULL;
    pack_diagnostics_release(&diagnostics);
    free(source);
    return exchanged;
}

/* libyaml's events become a tree. Its own document API is not used: that one resolves aliases (a
 * few lines could unfold to gigabytes) and recurses as deep as the file says. */
#include "pack/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { MAX_DEPTH = 10, MAX_CHILDREN = 1024 };

struct builder {
    struct document *document;
    struct node *open[MAX_DEPTH]; /* mappings and lists not yet ended */
    struct node *key[MAX_DEPTH];  /* the key that waits for its value, in each open mapping */
    int depth;
    int documents;
    bool ended; /* nothing more to read */
};

/* Stops reading: what was read is not worth judging. False, for returning. */
static bool give_up(struct builder *builder) {
    builder->document->root = NULL;
    return false;
}

static bool no_memory(struct builder *builder) {
    pack_report_memory(builder->document);
    return give_up(builder);
}

static struct node *node_new(struct document *document, enum node_kind kind,
                             const yaml_event_t *event) {
    bool scalar = kind == NODE_SCALAR;
    size_t length = scalar ? event->data.scalar.length : 0;
    struct node *node = calloc(1, sizeof *node);
    char *text = calloc(1, length + 1);
    if (!node || !text) {
        free(node);
        free(text);
        return NULL;
    }
    if (length) {
        memcpy(text, event->data.scalar.value, length);
    }
    *node = (struct node){
        .kind = kind,
        .line = (int)event->start_mark.line + 1,
        .column = (int)event->start_mark.column + 1,
        .last_line = (int)event->end_mark.line + 1,
        .last_column = (int)event->end_mark.column + 1,
        .text = text,
        .length = length,
        .older = document->newest,
    };
    document->newest = node;
    return node;
}

static enum node_style style_of(yaml_scalar_style_t style) {
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return NODE_SINGLE;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return NODE_DOUBLE;
    case YAML_LITERAL_SCALAR_STYLE:
        return NODE_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return NODE_FOLDED;
    default:
        return NODE_PLAIN;
    }
}

static bool is_duplicate(struct document *document, const struct node *map,
                         const struct node *key) {
    for (const struct node *child = map->first; child; child = child->next) {
        if (key->kind == NODE_SCALAR && !strcmp(child->key->text, key->text)) {
            pack_report_at(document, key,
                           "'%.40s' is here twice, first in line %d; keep one of them", key->text,
                           child->key->line);
            return true;
        }
    }
    return false;
}

/* Hangs a new node where the file has it: as root, key, value or list entry. */
static bool add(struct builder *builder, struct node *node) {
    if (builder->depth == 0) {
        builder->document->root = node;
        return true;
    }
    struct node *parent = builder->open[builder->depth - 1];
    struct node **key = &builder->key[builder->depth - 1];
    /* libyaml ends no list or mapping that it has not begun.
     * NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    if (parent->kind == NODE_MAP && !*key) {
        if (node->kind == NODE_LIST || node->kind == NODE_MAP) {
            pack_report_at(builder->document, node,
                           "a key is one word; a list or mapping can't be one");
            return give_up(builder);
        }
        *key = node;
        return true;
    }
    node->key = *key;
    *key = NULL;
    if (parent->kind == NODE_MAP && is_duplicate(builder->document, parent, node->key)) {
        return true;
    }
    if (parent->count == MAX_CHILDREN) {
        pack_report_at(builder->document, node, "more than %d entries here; make it shorter",
                       MAX_CHILDREN);
        return give_up(builder);
    }
    *(parent->last ? &parent->last->next : &parent->first) = node;
    parent->last = node;
    parent->count++;
    return true;
}

static void refuse_properties(struct builder *builder, const struct node *node,
                              const yaml_char_t *anchor, const yaml_char_t *tag) {
    if (anchor) {
        pack_report_at(builder->document, node,
                       "anchors (&%.40s) are not allowed; write the value itself",
                       (const char *)anchor);
    }
    if (tag) {
        pack_report_at(builder->document, node,
                       "tags (%.40s) are not allowed; write the value alone", (const char *)tag);
    }
}

static bool on_scalar(struct builder *builder, const yaml_event_t *event) {
    struct node *node = node_new(builder->document, NODE_SCALAR, event);
    if (!node) {
        return no_memory(builder);
    }
    node->style = style_of(event->data.scalar.style);
    refuse_properties(builder, node, event->data.scalar.anchor, event->data.scalar.tag);
    pack_gate_scalar(builder->document, node);
    return add(builder, node);
}

static bool on_alias(struct builder *builder, const yaml_event_t *event) {
    struct node *node = node_new(builder->document, NODE_BAD, event);
    if (!node) {
        return no_memory(builder);
    }
    pack_report_at(builder->document, node,
                   "aliases (*%.40s) are not allowed; write the value itself",
                   (const char *)event->data.alias.anchor);
    return add(builder, node);
}

static bool on_start(struct builder *builder, const yaml_event_t *event) {
    bool map = event->type == YAML_MAPPING_START_EVENT;
    struct node *node = node_new(builder->document, map ? NODE_MAP : NODE_LIST, event);
    if (!node) {
        return no_memory(builder);
    }
    refuse_properties(builder, node,
                      map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor,
                      map ? event->data.mapping_start.tag : event->data.sequence_start.tag);
    if (builder->depth == MAX_DEPTH) {
        pack_report_at(builder->document, node,
                       "more than %d lists and mappings inside each other; make it flatter",
                       MAX_DEPTH);
        return give_up(builder);
    }
    if (!add(builder, node)) {
        return false;
    }
    builder->open[builder->depth] = node;
    builder->key[builder->depth++] = NULL;
    return true;
}

/* False ends the reading. */
static bool on_event(struct builder *builder, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (builder->documents++) {
            pack_report(builder->document, (int)event->start_mark.line + 1,
                        (int)event->start_mark.column + 1,
                        "a second document starts here; a file holds one: take out the '---'");
            return false;
        }
        return true;
    case YAML_SCALAR_EVENT:
        return on_scalar(builder, event);
    case YAML_ALIAS_EVENT:
        return on_alias(builder, event);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return on_start(builder, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        builder->depth--;
        return true;
    case YAML_STREAM_END_EVENT:
        builder->ended = true;
        return false;
    default:
        return true;
    }
}

static void report_yaml(struct document *document, const yaml_parser_t *parser) {
    if (parser->error == YAML_MEMORY_ERROR) {
        pack_report_memory(document);
        return;
    }
    if (document->refused) {
        return; /* it may well be about a character that was reported */
    }
    char context[128] = "";
    if (parser->context) {
        snprintf(context, sizeof context, ", %s from line %d on", parser->context,
                 (int)parser->context_mark.line + 1);
    }
    pack_report(document, (int)parser->problem_mark.line + 1, (int)parser->problem_mark.column + 1,
                "this is not YAML (%s%s); look at the indentation, quotes and colons here and "
                "in the lines above",
                parser->problem ? parser->problem : "unknown", context);
}

static void build(struct document *document, yaml_parser_t *parser) {
    struct builder builder = {.document = document};
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser, (const unsigned char *)document->data, document->size);
    for (bool more = true; more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            report_yaml(document, parser);
            give_up(&builder);
            return;
        }
        more = on_event(&builder, &event);
        yaml_event_delete(&event);
    }
    if (builder.ended && !document->root) {
        pack_report(document, 1, 1, "the file is empty; fill it or take it away");
    }
}

void pack_document_parse(struct document *document) {
    if (document->size > PACK_MAX_FILE) {
        pack_report(document, 0, 0, "the file has %zu bytes; %d are allowed", document->size,
                    PACK_MAX_FILE);
        return;
    }
    if (!pack_gate_file(document)) {
        return;
    }
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        pack_report_memory(document);
        return;
    }
    build(document, &parser);
    yaml_parser_delete(&parser);
}

void pack_document_release(struct document *document) {
    for (struct node *node = document->newest, *older; node; node = older) {
        older = node->older;
        free(node->text);
        free(node);
    }
    document->newest = NULL;
    document->root = NULL;
}

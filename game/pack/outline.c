/* The lines of a level's file: each key's go from its own to the next key's, but for the comments
 * and empty lines that stand before that one. */
#include "pack/outline.h"
#include "pack/internal.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[PACK_PARTS] = {"title", "about", "idea",  "questions",
                                              "tide",  "map",   "legend"};

/* Nothing, or a comment that begins no further in than the keys do: a map's rows begin further in.
 */
static bool is_between(const char *at, const char *end, int column) {
    const char *word = at;
    while (word < end && *word == ' ') {
        word++;
    }
    return word == end || *word == '\r' || (*word == '#' && word - at < column);
}

static bool begins_its_line(const struct document *document, const struct node *node) {
    const char *start, *end;
    if (!pack_line(document, node->line, &start, &end)) {
        return false;
    }
    return (int)strspn(start, " ") == node->column - 1;
}

/* From its line on, up to line `next`. */
struct pack_span pack_span_of(const struct document *document, const struct node *key, int next) {
    const char *start, *end;
    while (next - 1 > key->line && pack_line(document, next - 1, &start, &end) &&
           is_between(start, end, key->column)) {
        next--;
    }
    return (struct pack_span){pack_byte(document, key->line, 1), pack_byte(document, next, 1)};
}

struct pack_span pack_value_of(const struct document *document, const struct node *node) {
    bool beside = node->kind == NODE_SCALAR && node->length && node->line == node->key->line &&
                  node->line == node->last_line;
    return beside ? (struct pack_span){pack_byte(document, node->line, node->column),
                                       pack_byte(document, node->last_line, node->last_column)}
                  : (struct pack_span){0, 0};
}

int pack_last_line(const struct document *document) {
    int lines = 1;
    for (size_t i = 0; i < document->size; i++) {
        lines += document->data[i] == '\n';
    }
    return document->size && document->data[document->size - 1] == '\n' ? lines - 1 : lines;
}

/* Does each entry of a mapping begin a line of its own? */
static bool stands_in_lines(const struct document *document, const struct node *map) {
    for (const struct node *child = map->first; child; child = child->next) {
        if (!begins_its_line(document, child->key)) {
            return false;
        }
    }
    return true;
}

static bool in_braces(const char *what, struct error *error) {
    return error_set(error,
                     "%s written in braces, or several on one line; write each on a line of "
                     "its own",
                     what);
}

/* Those of the legend or the questions; `next`: the line behind them all. */
static bool read_entries(struct document *document, const struct node *map, int next,
                         struct pack_entry **list, int *count) {
    *list = pack_new(document, (size_t)map->count + 1, sizeof **list);
    for (const struct node *child = map->first; *list && child; child = child->next) {
        int end = child->next ? child->next->key->line : next;
        const char *words = child->kind == NODE_SCALAR ? child->text : "";
        (*list)[(*count)++] = (struct pack_entry){
            .key = pack_copy(document, child->key->text, child->key->length),
            .words = pack_copy(document, words, strlen(words)),
            .span = pack_span_of(document, child->key, end),
        };
    }
    return *list != NULL;
}

static void read_rows(const struct document *document, const struct node *map,
                      struct pack_outline *outline) {
    size_t length = map->length;
    while (length && map->text[length - 1] == '\n') {
        length--;
    }
    for (size_t i = 0, index = 0; i <= length && outline->rows < RULES_MAX_HEIGHT;) {
        struct place place = pack_place(document, map, index);
        size_t column = (size_t)place.column - 1; /* spaces alone stand before a row */
        outline->row[outline->rows++] = pack_byte(document, place.line, 1) + column;
        const char *end = memchr(map->text + i, '\n', length - i);
        size_t next = end ? (size_t)(end - map->text) + 1 : length + 1;
        index += pack_characters(map->text + i, map->text + next - 1) + 1;
        i = next;
    }
}

static bool read_part(struct document *document, const struct node *node, enum pack_part part,
                      int next, struct pack_outline *outline, struct error *error) {
    outline->there[part] = true;
    outline->part[part] = pack_span_of(document, node->key, next);
    outline->value[part] = pack_value_of(document, node);
    switch (part) {
    case PACK_PART_MAP:
        if (node->style != NODE_LITERAL) {
            return error_set(error, "the map is in quotes; write 'map: |' and the rows below it");
        }
        read_rows(document, node, outline);
        return true;
    case PACK_PART_QUESTIONS:
        return stands_in_lines(document, node)
                   ? read_entries(document, node, next, &outline->question,
                                  &outline->question_count)
                   : in_braces("the questions are", error);
    case PACK_PART_LEGEND:
        return stands_in_lines(document, node)
                   ? read_entries(document, node, next, &outline->legend, &outline->legend_count)
                   : in_braces("the legend is", error);
    default:
        return true;
    }
}

static bool read_parts(struct document *document, struct pack_outline *outline,
                       struct error *error) {
    const struct node *root = document->root;
    int end = pack_last_line(document) + 1;
    if (!root || root->kind != NODE_MAP || !stands_in_lines(document, root)) {
        return in_braces("the level is", error);
    }
    for (const struct node *child = root->first; child; child = child->next) {
        int next = child->next ? child->next->key->line : end;
        for (int part = 0; part < PACK_PARTS; part++) {
            if (!strcmp(names[part], child->key->text) &&
                !read_part(document, child, (enum pack_part)part, next, outline, error)) {
                return false;
            }
        }
    }
    return true;
}

/* What is missing goes behind the one that comes before it in docs/packs.md. */
static void place_missing(struct pack_outline *outline) {
    static const enum pack_part before[PACK_PARTS] = {
        [PACK_PART_ABOUT] = PACK_PART_TITLE,    [PACK_PART_IDEA] = PACK_PART_ABOUT,
        [PACK_PART_QUESTIONS] = PACK_PART_IDEA, [PACK_PART_TIDE] = PACK_PART_QUESTIONS,
        [PACK_PART_MAP] = PACK_PART_TIDE,       [PACK_PART_LEGEND] = PACK_PART_MAP,
    };
    for (int part = PACK_PART_ABOUT; part < PACK_PARTS; part++) {
        if (!outline->there[part]) {
            size_t end = outline->part[before[part]].end;
            outline->part[part] = (struct pack_span){end, end};
        }
    }
}

bool pack_outline_read(const char *source, struct pack_outline *outline, struct error *error) {
    struct pack_diagnostics diagnostics = {0};
    struct document document = {.file = "",
                                .data = source,
                                .size = strlen(source),
                                .diagnostics = &diagnostics,
                                .rules = RULES_VERSION};
    *outline = (struct pack_outline){.legend = NULL};
    pack_document_parse(&document);
    bool good = read_parts(&document, outline, error);
    if (good && document.reported) {
        good = error_set(error, "it can't be read");
    }
    place_missing(outline);
    pack_document_release(&document);
    pack_diagnostics_release(&diagnostics);
    return good;
}

static void release_entries(struct pack_entry *list, int count) {
    for (int i = 0; i < count; i++) {
        free(list[i].key);
        free(list[i].words);
    }
    free(list);
}

void pack_outline_release(struct pack_outline *outline) {
    release_entries(outline->legend, outline->legend_count);
    release_entries(outline->question, outline->question_count);
    *outline = (struct pack_outline){.legend = NULL};
}

/* --- values --- */

static bool is_letter(unsigned char byte) {
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Words that nobody takes for anything else, in braces too. */
static bool is_plain(const char *value) {
    static const char *const taken[] = {"true", "false", "null", "yes", "no", "on", "off"};
    size_t length = strlen(value);
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        if (!strcmp(value, taken[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < length; i++) {
        bool fits = is_letter((unsigned char)value[i]) || strchr("0123456789.?!'()-/;", value[i]) ||
                    (value[i] == ' ' && i + 1 < length);
        if (!fits) {
            return false;
        }
    }
    return length && is_letter((unsigned char)value[0]);
}

void pack_add_value(struct text *out, const char *value) {
    if (is_plain(value)) {
        text_add(out, value);
        return;
    }
    text_add(out, "\"");
    for (const char *at = value; *at; at++) {
        if (*at == '"' || *at == '\\') {
            text_addf(out, "\\%c", *at);
        } else if (*at == '\n') {
            text_add(out, "\\n");
        } else {
            text_add_bytes(out, at, 1);
        }
    }
    text_add(out, "\"");
}

/* Values out of the tree: each reader reports what is wrong, once, with how to mend it, and gives
 * what can be gone on with. */
#include "pack/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *pack_new(struct document *document, size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (!memory) {
        pack_report_memory(document);
    }
    return memory;
}

char *pack_copy(struct document *document, const char *text, size_t length) {
    char *copy = pack_new(document, length + 1, 1);
    return copy && length ? memcpy(copy, text, length) : copy;
}

/* --- did you mean --- */

/* The nearest name, when it is near enough to be a slip of the finger. */
static const char *nearest(const char *word, const char *const *names, int count) {
    const char *best = NULL;
    int least = strlen(word) < 3 ? 2 : 3; /* must be less than this */
    for (int i = 0; i < count; i++) {
        int distance = text_distance(word, names[i]);
        if (distance < least && distance < (int)strlen(names[i])) {
            best = names[i];
            least = distance;
        }
    }
    return best;
}

void pack_report_unknown(struct document *document, const struct node *node, size_t index,
                         const char *problem, const char *word, const char *const *names,
                         int count) {
    const char *best = nearest(word, names, count);
    char known[512] = "";
    for (int i = 0; i < count; i++) {
        size_t length = strlen(known);
        snprintf(known + length, sizeof known - length, "%s%s", i ? ", " : "", names[i]);
    }
    if (best) {
        pack_report_inside(document, node, index, "%s '%.40s'; did you mean '%s'?", problem, word,
                           best);
    } else if (count) {
        pack_report_inside(document, node, index, "%s '%.40s'; it can be: %s", problem, word,
                           known);
    } else {
        pack_report_inside(document, node, index, "%s '%.40s'; there is none", problem, word);
    }
}

/* --- mappings and lists --- */

static int key_index(const struct key *keys, int count, const char *name) {
    for (int i = 0; i < count; i++) {
        if (!strcmp(keys[i].name, name)) {
            return i;
        }
    }
    return -1;
}

static void report_unknown_key(struct document *document, const struct node *key, const char *what,
                               const struct key *keys, int count) {
    enum { MOST_KEYS = 16 };
    const char *names[MOST_KEYS];
    char problem[80];
    for (int i = 0; i < count && i < MOST_KEYS; i++) {
        names[i] = keys[i].name;
    }
    snprintf(problem, sizeof problem, "%s has no key", what);
    pack_report_unknown(document, key, 0, problem, key->text, names, count);
}

bool pack_read_keys(struct document *document, const struct node *node, const char *what,
                    const struct key *keys, int count, struct node **found) {
    /* An array of pointers. NOLINTNEXTLINE(bugprone-sizeof-expression) */
    memset(found, 0, (size_t)count * sizeof *found);
    if (!node || node->kind == NODE_BAD) {
        return false;
    }
    if (node->kind != NODE_MAP) {
        pack_report_at(document, node, "%s is written as 'key: value' lines; write it so", what);
        return false;
    }
    for (struct node *child = node->first; child; child = child->next) {
        int index = key_index(keys, count, child->key->text);
        if (index >= 0) {
            found[index] = child;
        } else if (child->key->kind != NODE_BAD) {
            report_unknown_key(document, child->key, what, keys, count);
        }
    }
    for (int i = 0; i < count; i++) {
        if (keys[i].needed && !found[i]) {
            pack_report_at(document, node, "%s needs '%s'; add a line '%s: ...'", what,
                           keys[i].name, keys[i].name);
        }
    }
    return true;
}

const struct node *pack_read_list(struct document *document, const struct node *node,
                                  const char *what, int least, int most) {
    if (!node || node->kind == NODE_BAD) {
        return NULL;
    }
    if (node->kind != NODE_LIST) {
        pack_report_at(document, node,
                       "'%s' is a list; write [one, two] or lines that start "
                       "with '- '",
                       what);
        return NULL;
    }
    if (node->count < least || node->count > most) {
        pack_report_at(document, node, "'%s' has %d %s; it takes %d to %d", what, node->count,
                       node->count == 1 ? "entry" : "entries", least, most);
        return NULL;
    }
    return node->first;
}

/* --- scalars --- */

static bool is_scalar(struct document *document, const struct node *node, const char *what) {
    if (!node || node->kind == NODE_BAD) {
        return false;
    }
    if (node->kind != NODE_SCALAR) {
        pack_report_at(document, node, "'%s' is one value, not a %s; write '%s: ...' on one line",
                       what, node->kind == NODE_LIST ? "list" : "mapping", what);
        return false;
    }
    return true;
}

static void check_text(struct document *document, const struct node *node, const char *end,
                       const struct text_rule *rule) {
    int characters = 0, lines = 1;
    bool blank = true;
    for (const char *at = node->text; at < end; characters++) {
        uint32_t code = utf8_next(&at, end);
        lines += code == '\n';
        blank &= utf8_unseen(code);
        if (code != '\n' && !utf8_drawn(code) && !screen_never(code)) {
            pack_remark_inside(document, node, (size_t)characters,
                               "letters such as this one (U+%04X) can't be drawn yet, and a sign "
                               "stands for them; write the text in Latin or Cyrillic ones",
                               (unsigned)code);
        }
        if (characters == rule->characters) {
            pack_report_inside(document, node, (size_t)characters,
                               "'%s' has more than %d characters, which end here; shorten it",
                               rule->what, rule->characters);
        }
        if (code == '\n' && lines == rule->lines + 1) {
            pack_report_inside(document, node, (size_t)characters,
                               "'%s' has more than %d line%s; shorten it", rule->what, rule->lines,
                               rule->lines == 1 ? "" : "s");
        }
    }
    if (blank && !rule->may_be_empty) {
        pack_report_at(document, node, "'%s' is empty; write a few words", rule->what);
    }
}

char *pack_read_text(struct document *document, const struct node *node,
                     const struct text_rule *rule) {
    if (!node) {
        return pack_copy(document, "", 0);
    }
    if (!is_scalar(document, node, rule->what)) {
        return NULL;
    }
    size_t length = node->length; /* a block scalar ends with a newline that nobody means */
    while (length && node->text[length - 1] == '\n') {
        length--;
    }
    check_text(document, node, node->text + length, rule);
    return pack_copy(document, node->text, length);
}

int pack_read_number(struct document *document, const struct node *node, const char *what,
                     int least, int most) {
    if (!is_scalar(document, node, what)) {
        return -1;
    }
    int number = -1;
    size_t digits = strspn(node->text, "0123456789");
    if (digits > 0 && digits <= 6 && digits == node->length) {
        number = (int)strtol(node->text, NULL, 10);
    }
    if (number < least || number > most) {
        char wanted[64];
        snprintf(wanted, sizeof wanted, least == most ? "%d" : "a whole number from %d to %d",
                 least, most);
        pack_report_at(document, node, "'%s' is '%.40s'; write %s", what, node->text, wanted);
        return -1;
    }
    return number;
}

int pack_read_choice(struct document *document, const struct node *node, const char *what,
                     const char *const *names, int count) {
    if (!is_scalar(document, node, what)) {
        return -1;
    }
    for (int i = 0; i < count; i++) {
        if (!strcmp(node->text, names[i])) {
            return i;
        }
    }
    char problem[80];
    snprintf(problem, sizeof problem, "'%s' can't be", what);
    pack_report_unknown(document, node, 0, problem, node->text, names, count);
    return -1;
}

bool pack_name_valid(const char *name) {
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return length >= 1 && length <= PACK_MAX_NAME && name[length] == '\0';
}

const char *pack_read_name(struct document *document, const struct node *node, const char *what) {
    if (!is_scalar(document, node, what)) {
        return NULL;
    }
    if (!pack_name_valid(node->text) || strlen(node->text) != node->length) {
        pack_report_at(document, node,
                       "the %s name '%.60s' can't be used; names are 1 to %d of a-z, 0-9 and '-'",
                       what, node->text, PACK_MAX_NAME);
        return NULL;
    }
    return node->text;
}

/* What is wrong with a file, in the order of its lines. Whatever a file holds, a diagnostic can be
 * printed to a terminal, and its caret stands under the character that is meant. */
#include "pack/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_KEPT = 200,
    EXCERPT_WIDTH = 76, /* fits a terminal of 80 with a margin */
    MESSAGE_SIZE = 512,
    REPLACEMENT = 0xfffd,
};
static const char memory_message[] = "out of memory; close other programs and try again";

bool pack_diagnostics_none(const struct pack_diagnostics *diagnostics) {
    return diagnostics->count == 0 && !diagnostics->more;
}

static void diagnostic_release(struct pack_diagnostic *diagnostic) {
    free(diagnostic->file);
    free(diagnostic->message);
    free(diagnostic->excerpt);
    *diagnostic = (struct pack_diagnostic){0};
}

static void list_release(struct pack_diagnostic *list, int count) {
    for (int i = 0; i < count; i++) {
        diagnostic_release(&list[i]);
    }
    free(list);
}

void pack_diagnostics_release(struct pack_diagnostics *diagnostics) {
    list_release(diagnostics->list, diagnostics->count);
    list_release(diagnostics->remark, diagnostics->remark_count);
    *diagnostics = (struct pack_diagnostics){0};
}

/* Asked before anything is worked out, so that a file full of errors takes no longer. */
static bool is_full(struct document *document) {
    struct pack_diagnostics *all = document->diagnostics;
    document->reported = true;
    all->more |= all->count == MOST_KEPT;
    return all->count == MOST_KEPT;
}

/* A diagnostic quotes what authors wrote, and paths from archives: whatever could disturb a
 * terminal or a text renderer is replaced. */
static size_t put_harmless(uint32_t code, char out[4]) {
    bool harmless = code != '\n' && !screen_never(code);
    return utf8_encode(harmless ? code : REPLACEMENT, out);
}

static char *harmless_new(const char *string) {
    const char *at = string, *end = string + strlen(string);
    char *out = malloc((size_t)(end - at) * 3 + 1); /* one bad byte becomes three */
    size_t length = 0;
    while (out && at < end) {
        length += put_harmless(utf8_next(&at, end), out + length);
    }
    if (out) {
        out[length] = '\0';
    }
    return out;
}

/* The line with the mark, cut around it where it is long. The caret counts what takes a place on
 * screen, so combining marks before it are left out of the count. */
static char *excerpt_new(const char *at, const char *end, int column, int *caret) {
    static const char ellipsis[] = "\xe2\x80\xa6";
    int count = (int)pack_characters(at, end), from = 0;
    if (count > EXCERPT_WIDTH) {
        from = column - 1 - EXCERPT_WIDTH / 2;
        from = from < 0 ? 0 : from > count - EXCERPT_WIDTH ? count - EXCERPT_WIDTH : from;
    }
    char *out = malloc(EXCERPT_WIDTH * 4 + 1);
    size_t length = 0;
    *caret = column - from;
    for (int i = 0; out && at < end && i < from + EXCERPT_WIDTH; i++) {
        uint32_t code = utf8_next(&at, end);
        bool cut = (i == from && from > 0) || (i == from + EXCERPT_WIDTH - 1 && at < end);
        if (i < from) {
            continue;
        }
        if (cut) {
            memcpy(out + length, ellipsis, 3);
            length += 3;
        } else {
            *caret -= i < column - 1 && utf8_mark(code);
            length += put_harmless(code, out + length);
        }
    }
    if (out) {
        out[length] = '\0';
    }
    return out;
}

static bool is_before(const struct pack_diagnostic *a, const struct pack_diagnostic *b) {
    int order = strcmp(a->file, b->file);
    if (order == 0) {
        order = a->line != b->line ? a->line - b->line : a->column - b->column;
    }
    return order < 0;
}

/* Keeps the list in order; equals stay in the order they came. Takes over what it is given; false
 * where no memory is left. */
static bool insert(struct pack_diagnostic **all, int *count, struct pack_diagnostic diagnostic) {
    struct pack_diagnostic *list = NULL;
    if (diagnostic.file && diagnostic.message) {
        list = realloc(*all, (size_t)(*count + 1) * sizeof *list);
    }
    if (!list) {
        diagnostic_release(&diagnostic);
        return false;
    }
    int at = (*count)++;
    for (*all = list; at > 0 && is_before(&diagnostic, &list[at - 1]); at--) {
        list[at] = list[at - 1];
    }
    list[at] = diagnostic;
    return true;
}

static struct pack_diagnostic diagnostic_new(const struct document *document, int line, int column,
                                             const char *message) {
    struct pack_diagnostic diagnostic = {.file = harmless_new(document->file),
                                         .line = line,
                                         .column = column,
                                         .message = harmless_new(message)};
    const char *start, *end;
    if (line > 0 && pack_line(document, line, &start, &end) && start < end) {
        diagnostic.excerpt = excerpt_new(start, end, column, &diagnostic.caret);
    }
    return diagnostic;
}

static void report(struct document *document, int line, int column, const char *message) {
    struct pack_diagnostics *all = document->diagnostics;
    all->more |= !insert(&all->list, &all->count, diagnostic_new(document, line, column, message));
}

__attribute__((format(BASE_PRINTF, 3, 0))) static void
report_list(struct document *document, struct place place, const char *format, va_list arguments) {
    char message[MESSAGE_SIZE];
    vsnprintf(message, sizeof message, format, arguments);
    report(document, place.line, place.column, message);
}

void pack_report(struct document *document, int line, int column, const char *format, ...) {
    if (is_full(document)) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    report_list(document, (struct place){line, column}, format, arguments);
    va_end(arguments);
}

void pack_report_at(struct document *document, const struct node *node, const char *format, ...) {
    if (is_full(document)) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    report_list(document, (struct place){node->line, node->column}, format, arguments);
    va_end(arguments);
}

void pack_report_inside(struct document *document, const struct node *node, size_t index,
                        const char *format, ...) {
    if (is_full(document)) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    report_list(document, pack_place(document, node, index), format, arguments);
    va_end(arguments);
}

void pack_remark_inside(struct document *document, const struct node *node, size_t index,
                        const char *format, ...) {
    struct pack_diagnostics *all = document->diagnostics;
    struct place place = pack_place(document, node, index);
    char message[MESSAGE_SIZE];
    va_list arguments;
    if (document->remarked || all->remark_count == MOST_KEPT) {
        return;
    }
    document->remarked = true;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    insert(&all->remark, &all->remark_count,
           diagnostic_new(document, place.line, place.column, message));
}

void pack_report_newer(struct document *document, const struct node *node, size_t index,
                       const char *word, int since) {
    if (document->rules >= since || document->outgrown) {
        return;
    }
    document->outgrown = true;
    pack_report_inside(document, node, index,
                       "'%s' came with version %d of the rules; add a line 'rules: %d' to "
                       "pack.yaml, so that older games know",
                       word, since, since);
}

/* Once is enough for each file. */
void pack_report_memory(struct document *document) {
    if (is_full(document)) {
        return;
    }
    const struct pack_diagnostics *all = document->diagnostics;
    for (int i = 0; i < all->count; i++) {
        if (all->list[i].line == 0 && !strcmp(all->list[i].file, document->file) &&
            !strcmp(all->list[i].message, memory_message)) {
            return;
        }
    }
    report(document, 0, 0, memory_message);
}

/* Characters that take two columns of a terminal: East Asian Wide and Fullwidth, by block (Unicode
 * Standard Annex 11), and emoji. */
static bool is_wide(uint32_t code) {
    return (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) ||
           (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
           (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff01 && code <= 0xff60) ||
           (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1faff) ||
           (code >= 0x20000 && code <= 0x3fffd);
}

static void print_caret(const struct pack_diagnostic *one, struct text *out) {
    const char *at = one->excerpt, *end = at + strlen(at);
    text_add(out, "  ");
    for (int left = one->caret - 1; left > 0 && at < end;) {
        uint32_t code = utf8_next(&at, end);
        if (!utf8_mark(code)) {
            text_add(out, is_wide(code) ? "  " : " ");
            left--;
        }
    }
    text_add(out, "^\n");
}

static void print_list(const struct pack_diagnostic *list, int count, struct text *out) {
    for (int i = 0; i < count; i++) {
        const struct pack_diagnostic *one = &list[i];
        if (one->line > 0) {
            text_addf(out, "%s:%d:%d: %s\n", one->file, one->line, one->column, one->message);
        } else {
            text_addf(out, "%s: %s\n", one->file, one->message);
        }
        if (one->excerpt) {
            text_addf(out, "  %s\n", one->excerpt);
            print_caret(one, out);
        }
    }
}

void pack_diagnostics_print(const struct pack_diagnostics *diagnostics, struct text *out) {
    print_list(diagnostics->list, diagnostics->count, out);
    if (diagnostics->more) {
        text_add(out, diagnostics->count ? "There are more errors than these.\n"
                                         : "Out of memory; close other programs and try again.\n");
    }
}

void pack_remarks_print(const struct pack_diagnostics *diagnostics, struct text *out) {
    print_list(diagnostics->remark, diagnostics->remark_count, out);
}

#include "pack/internal.h"

#include <string.h>

enum { MARKS_IN_A_ROW = 4 };

struct range {
    uint32_t first, last;
    const char *what;
};

/* A newline is dealt with by the callers; everything else of the C0 and C1 controls is refused.
 * The bidirectional ones are the twelve with the Unicode property Bidi_Control: with them a text
 * can read otherwise than it is stored. */
static const struct range refused[] = {
    {0x0000, 0x0008, "a control character"},
    {0x0009, 0x0009, "a tab"},
    {0x000a, 0x001f, "a control character"},
    {0x007f, 0x009f, "a control character"},
    {0x061c, 0x061c, "a text direction control"},
    {0x200e, 0x200f, "a text direction control"},
    {0x2028, 0x2029, "a line or paragraph separator"},
    {0x202a, 0x202e, "a text direction control"},
    {0x2066, 0x2069, "a text direction control"},
    {0xe000, 0xf8ff, "a private use character"},
    {0xfdd0, 0xfdef, "a noncharacter"},
    {0xfeff, 0xfeff, "a byte order mark"},
    {0xe0000, 0xe007f, "a tag character"},
    {0xf0000, 0x10ffff, "a private use character"},
};

const char *pack_code_refused(uint32_t code) {
    if (code >= ' ' && code < 0x7f) { /* plain ASCII, most of most packs */
        return NULL;
    }
    if ((code & 0xfffe) == 0xfffe) {
        return "a noncharacter";
    }
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (code >= refused[i].first && code <= refused[i].last) {
            return refused[i].what;
        }
    }
    return NULL;
}

static bool is_control(uint32_t code) {
    return code < 0x20 || (code >= 0x7f && code <= 0x9f);
}

static const char *remedy(uint32_t code) {
    return code == '\t'     ? "use spaces"
           : code == 0xfeff ? "save the file as UTF-8 without one"
                            : "take it out";
}

struct walk {
    int line, column;
    int marks; /* combining marks seen in a row */
};

static void advance(struct walk *walk, uint32_t code) {
    walk->marks = pack_code_combining(code) ? walk->marks + 1 : 0;
    if (code == '\n') {
        walk->line++;
        walk->column = 1;
    } else {
        walk->column++;
    }
}

/* NUL-free text is not demanded here: a NUL is a control character like the others. */
bool pack_gate_file(struct document *document) {
    const char *at = document->data, *end = at + document->size;
    struct walk walk = {.line = 1, .column = 1};
    bool sound = true;
    while (at < end) {
        uint32_t code = utf8_next(&at, end);
        if (code == UINT32_MAX) {
            pack_report(document, walk.line, walk.column,
                        "these bytes are not valid UTF-8; save the file as UTF-8");
            document->refused = true;
            return false;
        }
        bool line_end = code == '\n' || (code == '\r' && at < end && *at == '\n');
        const char *what = line_end ? NULL : pack_code_refused(code);
        if (what) {
            pack_report(document, walk.line, walk.column, "%s (U+%04X) is not allowed; %s", what,
                        (unsigned)code, remedy(code));
            document->refused = true;
            sound &= !is_control(code);
        }
        advance(&walk, code);
        if (walk.marks == MARKS_IN_A_ROW + 1) {
            pack_report(document, walk.line, walk.column - 1,
                        "more than %d combining marks in a row; leave some out", MARKS_IN_A_ROW);
            document->refused = true;
        }
    }
    return sound;
}

/* The file's own characters are checked already; this finds what escapes ("\u202e") bring in. */
void pack_gate_scalar(struct document *document, const struct node *node) {
    if (document->refused) {
        return;
    }
    const char *at = node->text, *end = at + node->length;
    struct walk walk = {0};
    for (size_t index = 0; at < end; index++) {
        uint32_t code = utf8_next(&at, end);
        const char *what = code == '\n' ? NULL : pack_code_refused(code);
        if (what) {
            pack_report_inside(document, node, index, "%s (U+%04X) is not allowed; %s", what,
                               (unsigned)code, remedy(code));
        }
        advance(&walk, code);
        if (walk.marks == MARKS_IN_A_ROW + 1) {
            pack_report_inside(document, node, index,
                               "more than %d combining marks in a row; leave some out",
                               MARKS_IN_A_ROW);
        }
    }
}

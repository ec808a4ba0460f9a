/* No text passes that is not UTF-8, or has a character that could hide or turn what a reader sees.
 */
#include "pack/internal.h"

#include <string.h>

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
    struct screen_text text;
};

static void advance(struct walk *walk, uint32_t code) {
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
        bool line_end = code == '\r' && at < end && *at == '\n';
        const char *what = screen_refuses(&walk.text, line_end ? '\n' : code);
        if (what == screen_tower) {
            pack_report(document, walk.line, walk.column, "%s; leave some out", what);
        } else if (what) {
            pack_report(document, walk.line, walk.column, "%s (U+%04X) is not allowed; %s", what,
                        (unsigned)code, remedy(code));
            sound &= !is_control(code);
        }
        document->refused |= what != NULL;
        advance(&walk, code);
    }
    return sound;
}

/* The file's own characters are checked already; this finds what escapes ("\u202e") bring in. */
void pack_gate_scalar(struct document *document, const struct node *node) {
    if (document->refused) {
        return;
    }
    const char *at = node->text, *end = at + node->length;
    struct screen_text text = {0};
    for (size_t index = 0; at < end; index++) {
        uint32_t code = utf8_next(&at, end);
        const char *what = screen_refuses(&text, code);
        if (what == screen_tower) {
            pack_report_inside(document, node, index, "%s; leave some out", what);
        } else if (what) {
            pack_report_inside(document, node, index, "%s (U+%04X) is not allowed; %s", what,
                               (unsigned)code, remedy(code));
        }
    }
}

/* Words on a page for a browser. No word of anybody becomes markup, between elements as in their
 * attributes; and a page that begins so loads nothing from anywhere and runs nothing. */
#include "base/base.h"

#include <string.h>

const char markup_alone[] =
    "<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "img-src data:; style-src 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n";

const char *markup_of(char byte) {
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void markup_add(struct text *out, const char *open, const char *words, const char *close) {
    text_add(out, open);
    for (const char *at = words; *at; at++) {
        const char *instead = markup_of(*at);
        text_add_bytes(out, instead ? instead : at, instead ? strlen(instead) : 1);
    }
    text_add(out, close);
}

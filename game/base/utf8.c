/* UTF-8 as RFC 3629 has it: nothing overlong, no surrogates. What is broken is one U+FFFD a byte.
 */
#include "base/base.h"

uint32_t utf8_next(const char **at, const char *end) {
    const unsigned char *byte = (const unsigned char *)*at;
    size_t left = (size_t)(end - *at), length;
    uint32_t code, least;
    ++*at;
    if (byte[0] < 0x80) {
        return byte[0];
    }
    if ((byte[0] & 0xe0) == 0xc0) {
        length = 2, code = byte[0] & 0x1f, least = 0x80;
    } else if ((byte[0] & 0xf0) == 0xe0) {
        length = 3, code = byte[0] & 0x0f, least = 0x800;
    } else if ((byte[0] & 0xf8) == 0xf0) {
        length = 4, code = byte[0] & 0x07, least = 0x10000;
    } else {
        return UINT32_MAX;
    }
    if (left < length) {
        return UINT32_MAX;
    }
    for (size_t i = 1; i < length; i++) {
        if ((byte[i] & 0xc0) != 0x80) {
            return UINT32_MAX;
        }
        code = code << 6 | (byte[i] & 0x3f);
    }
    if (code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
        return UINT32_MAX;
    }
    *at += length - 1;
    return code;
}

size_t utf8_encode(uint32_t code, char out[4]) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xc0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
        return 0;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xe0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3f));
        out[2] = (char)(0x80 | (code & 0x3f));
        return 3;
    }
    if (code > 0x10ffff) {
        return 0;
    }
    out[0] = (char)(0xf0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3f));
    out[2] = (char)(0x80 | (code >> 6 & 0x3f));
    out[3] = (char)(0x80 | (code & 0x3f));
    return 4;
}

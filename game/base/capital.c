/* The capital of a letter, as it is printed on a key: by Unicode 14.0.0 (UnicodeData.txt, field 12)
 * for the letters of Latin, Greek, Cyrillic and Armenian keyboards. Two stay small: ı, whose
 * capital is i's too, and ς, whose capital is σ's; their keys would be called alike. What has no
 * capital of one letter, as ß, is as it is. */
#include "base/base.h"

/* From `first` on every `step`th letter up to `last` is so far past its capital. */
static const struct {
    uint32_t first, last, step;
    int32_t past;
} rows[] = {
    {'a', 'z', 1, 32},         {0x00e0, 0x00f6, 1, 32},  {0x00f8, 0x00fe, 1, 32},
    {0x00ff, 0x00ff, 1, -121}, {0x0101, 0x012f, 2, 1},   {0x0133, 0x0137, 2, 1},
    {0x013a, 0x0148, 2, 1},    {0x014b, 0x0177, 2, 1},   {0x017a, 0x017e, 2, 1},
    {0x0199, 0x0199, 1, 1},    {0x01a1, 0x01a5, 2, 1},   {0x01b0, 0x01b0, 1, 1},
    {0x01b4, 0x01b6, 2, 1},    {0x01ce, 0x01dc, 2, 1},   {0x01df, 0x01ef, 2, 1},
    {0x01f9, 0x021f, 2, 1},    {0x0223, 0x0233, 2, 1},   {0x0253, 0x0253, 1, 210},
    {0x0254, 0x0254, 1, 206},  {0x0256, 0x0257, 1, 205}, {0x0259, 0x0259, 1, 202},
    {0x025b, 0x025b, 1, 203},  {0x0263, 0x0263, 1, 207}, {0x0268, 0x0268, 1, 209},
    {0x0272, 0x0272, 1, 213},  {0x0289, 0x0289, 1, 69},  {0x028b, 0x028b, 1, 217},
    {0x03ac, 0x03ac, 1, 38},   {0x03ad, 0x03af, 1, 37},  {0x03b1, 0x03c1, 1, 32},
    {0x03c3, 0x03cb, 1, 32},   {0x03cc, 0x03cc, 1, 64},  {0x03cd, 0x03ce, 1, 63},
    {0x0430, 0x044f, 1, 32},   {0x0450, 0x045f, 1, 80},  {0x0461, 0x0481, 2, 1},
    {0x048b, 0x04bf, 2, 1},    {0x04c2, 0x04ce, 2, 1},   {0x04cf, 0x04cf, 1, 15},
    {0x04d1, 0x052f, 2, 1},    {0x0561, 0x0586, 1, 48},  {0x1e01, 0x1e95, 2, 1},
    {0x1ea1, 0x1eff, 2, 1},
};

uint32_t utf8_capital(uint32_t code) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows && code >= rows[i].first; i++) {
        if (code <= rows[i].last && (code - rows[i].first) % rows[i].step == 0) {
            return (uint32_t)((int64_t)code - rows[i].past);
        }
    }
    return code;
}

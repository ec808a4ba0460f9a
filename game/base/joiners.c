/* Where a joiner stands between letters it is kept, and nowhere else. */
#include "base/base.h"

/* Letters that are written joined or, with a sign between them, apart: Latin ones (fi in print),
 * Arabic and its kin, the scripts of India from Devanagari to Sinhala, Tibetan, Burmese, Khmer and
 * Mongolian. By block, after the Unicode Standard 14.0, chapter 23.2. */
static const struct {
    uint32_t first, last;
} joined[] = {
    {'A', 'Z'},       {'a', 'z'},       {0x00c0, 0x00d6}, {0x00d8, 0x00f6}, {0x00f8, 0x024f},
    {0x0300, 0x036f}, {0x0620, 0x065f}, {0x066e, 0x06d5}, {0x06ee, 0x074f}, {0x0750, 0x07f5},
    {0x0840, 0x085b}, {0x0860, 0x08ff}, {0x0900, 0x0dff}, {0x0f40, 0x0fbc}, {0x1000, 0x109f},
    {0x1780, 0x17d3}, {0x1820, 0x18aa}, {0x1e00, 0x1eff},
};

bool utf8_joiner(uint32_t code) {
    return code == 0x200c || code == 0x200d;
}

bool utf8_joined(uint32_t code) {
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++) {
        if (code >= joined[i].first && code <= joined[i].last) {
            return true;
        }
    }
    return false;
}

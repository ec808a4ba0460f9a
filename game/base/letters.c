/* Which characters can be drawn. The table is made with every build, of the very font that the
 * build puts in (assets/fonts), so it can't tell anything else than the font does. */
#include "base/base.h"

static const struct {
    uint32_t first, last;
} ranges[] = {
#include "letters.inc"
};

bool utf8_drawn(uint32_t code) {
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > ranges[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < sizeof ranges / sizeof *ranges && code >= ranges[low].first;
}

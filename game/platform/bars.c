/* Where the bars of a piece begin, as its renderer wrote them down: the sample of each, and last
 * the length of the whole. What comes in or goes waits for such a place. A piece whose bars are not
 * known has one at every moment: nothing waits there. */
#include "platform/internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Each number higher than the one before, from 0 on. */
static bool take(struct bars *bars, long sample) {
    bool fits = bars->count < BARS && (bars->count ? sample > bars->length : sample == 0);
    if (fits) {
        bars->at[bars->count++] = bars->length = sample;
    }
    return fits;
}

bool bars_read(struct bars *bars, const char *text, long length) {
    char *end = NULL;
    *bars = (struct bars){.count = 0};
    for (long sample = strtol(text, &end, 10); end != text; sample = strtol(text, &end, 10)) {
        if (!take(bars, sample)) {
            break;
        }
        text = end;
    }
    bars->count--; /* the last is the length */
    bool good = bars->count > 0 && bars->length == length && text[strspn(text, " \t\r\n")] == '\0';
    if (!good) {
        *bars = (struct bars){.count = 0};
    }
    return good;
}

/* The bar that this sample lies in. */
static int bar_of(const struct bars *bars, long at) {
    int bar = 0;
    while (bar + 1 < bars->count && bars->at[bar + 1] <= at) {
        bar++;
    }
    return bar;
}

long bars_begin(const struct bars *bars, long at) {
    return bars->count ? bars->at[bar_of(bars, at)] : at;
}

long bars_left(const struct bars *bars, long at) {
    if (!bars->count) {
        return LONG_MAX;
    }
    int bar = bar_of(bars, at);
    return (bar + 1 < bars->count ? bars->at[bar + 1] : bars->length) - at;
}

#include "keepsake/inside.h"

#include <string.h>

struct range {
    uint32_t first, last;
};

static bool among(const struct range *range, size_t count, uint32_t code) {
    for (size_t i = 0; i < count; i++) {
        if (code >= range[i].first && code <= range[i].last) {
            return true;
        }
    }
    return false;
}

/* Never drawn: controls, what reorders a line (LRM and RLM are fine in people's own words), line
 * and paragraph separators, invisible tags, private use and noncharacters. */
static bool forbidden(uint32_t code) {
    static const struct range range[] = {
        {0x0000, 0x001f},   {0x007f, 0x009f},      {0x061c, 0x061c}, {0x2028, 0x202e},
        {0x2066, 0x2069},   {0xe000, 0xf8ff},      {0xfdd0, 0xfdef}, {0xfeff, 0xfeff},
        {0xe0000, 0xe007f}, {0xf0000, UINT32_MAX},
    };
    bool plain = code >= 0x20 && code < 0x7f; /* most are: levels are long */
    return !plain &&
           (among(range, sizeof range / sizeof range[0], code) || (code & 0xfffe) == 0xfffe);
}

/* Marks that stack on the letter before them: a few are a language, many are a tower. */
static bool combining(uint32_t code) {
    static const struct range range[] = {
        {0x0300, 0x036f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}, {0xfe20, 0xfe2f},
    };
    return code >= 0x300 && among(range, sizeof range / sizeof range[0], code);
}

bool fit_text(const char *text, size_t characters, size_t bytes, unsigned allow) {
    enum { MAX_MARKS = 4, MAX_BREAKS = 12 };
    size_t length = text ? strlen(text) : SIZE_MAX, count = 0;
    int marks = 0, breaks = 0;
    if (length > bytes) {
        return false;
    }
    for (const char *at = text, *end = text + length; at < end; count++) {
        uint32_t code = utf8_next(&at, end);
        bool tabs = (code == '\t' || code == '\r') && (allow & FIT_TABS);
        if (code == '\n' && (allow & FIT_LINES)) {
            breaks++;
        } else if (!tabs && forbidden(code)) {
            return false;
        }
        marks = combining(code) ? marks + 1 : 0;
        if (marks > MAX_MARKS) {
            return false;
        }
    }
    return count <= characters && ((allow & FIT_TABS) || breaks < MAX_BREAKS);
}

bool fit_name(const char *name, size_t bytes, const char *others) {
    size_t length = name ? strlen(name) : 0;
    if (length == 0 || length > bytes) {
        return false;
    }
    for (const char *at = name; *at; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');
        if (!plain && !strchr(others, *at)) {
            return false;
        }
    }
    return true;
}

static bool fit_words(const char *text, size_t characters, unsigned allow) {
    return fit_text(text, characters, 4 * characters, allow);
}

static bool fit_line(const struct keepsake_line *line) {
    return fit_words(line->question, KEEPSAKE_MAX_TEXT, FIT_LINES) &&
           fit_words(line->answer, KEEPSAKE_MAX_TEXT, FIT_LINES) && line->who >= KEEPSAKE_A &&
           line->who <= KEEPSAKE_BOTH;
}

/* A card belongs to no level: pack and level may be empty, nothing else about them is lax. */
static bool fit_place(const char *name, size_t bytes, const char *others) {
    return name && (!*name || fit_name(name, bytes, others));
}

bool fit_note(const char *note) {
    return fit_words(note, KEEPSAKE_MAX_TEXT, FIT_LINES);
}

bool fit_zone(int64_t zone) {
    return zone >= -24 * 60 && zone <= 24 * 60;
}

bool fit_moment(const struct keepsake_moment *moment) {
    const unsigned file = FIT_LINES | FIT_TABS;
    bool fits = moment->kind >= KEEPSAKE_CROSSING && moment->kind <= KEEPSAKE_EVENING &&
                fit_zone(moment->zone) && fit_place(moment->deck, KEEPSAKE_MAX_ID, "-") &&
                fit_place(moment->pack, KEEPSAKE_MAX_ID, "-") &&
                fit_place(moment->level, KEEPSAKE_MAX_LEVEL, "-/") &&
                fit_words(moment->title, KEEPSAKE_MAX_TITLE, 0) &&
                fit_text(moment->source, KEEPSAKE_MAX_SOURCE, KEEPSAKE_MAX_SOURCE, file) &&
                fit_text(moment->replay, KEEPSAKE_MAX_REPLAY, KEEPSAKE_MAX_REPLAY, file) &&
                fit_words(moment->name_a, KEEPSAKE_MAX_NAME, 0) &&
                fit_words(moment->name_b, KEEPSAKE_MAX_NAME, 0) && fit_note(moment->note) &&
                moment->line_count >= 0 && moment->line_count <= KEEPSAKE_MAX_LINES;
    for (int i = 0; fits && i < moment->line_count; i++) {
        fits = fit_line(&moment->line[i]);
    }
    return fits;
}

bool fit_promise(const struct keepsake_promise *promise) {
    return *promise->text && fit_words(promise->text, KEEPSAKE_MAX_TEXT, FIT_LINES) &&
           fit_words(promise->by, KEEPSAKE_MAX_NAME, 0) &&
           promise->state >= KEEPSAKE_PROMISE_OPEN && promise->state <= KEEPSAKE_PROMISE_LET_GO;
}

/* The answers that are there come first, and one alone is no choice. */
bool fit_own_card(const struct keepsake_own_card *card) {
    int count = card->answer_count;
    bool fits = *card->ask && fit_words(card->ask, KEEPSAKE_MAX_TEXT, 0) && card->depth >= 1 &&
                card->depth <= 3 && (count == 0 || count == 2 || count == 3);
    for (int i = 0; fits && i < KEEPSAKE_MAX_CHOICES; i++) {
        fits = (*card->answer[i] != '\0') == (i < count) &&
               fit_words(card->answer[i], KEEPSAKE_MAX_CHOICE, 0);
    }
    return fits;
}

int64_t fit_time(int64_t at) {
    const int64_t last_second = INT64_C(253402300799); /* of the year 9999 */
    return at < 0 ? 0 : at > last_second ? last_second : at;
}

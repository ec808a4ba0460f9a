/* What may stand in the box: lengths, letters that people can see, times that a calendar knows. */
#include "keepsake/inside.h"

#include <string.h>

/* LRM and RLM are fine in people's own words, though not in a pack. What lies in the box already
 * may be of an older game, which took what nobody can see for a text. */
bool fit_text(const char *text, size_t characters, size_t bytes, unsigned allow) {
    enum { MAX_BREAKS = 12 };
    size_t length = text ? strlen(text) : SIZE_MAX, count = 0;
    int breaks = 0;
    struct screen_text screen = {0};
    if (length > bytes) {
        return false;
    }
    for (const char *at = text, *end = text + length; at < end;) {
        size_t plain = screen_plain(&screen, at, end);
        at += plain;
        count += plain ? plain : 1;
        if (plain) {
            continue;
        }
        uint32_t code = utf8_next(&at, end);
        bool passes = ((code == '\t' || code == '\r') && (allow & FIT_TABS)) || code == 0x200e ||
                      code == 0x200f;
        if (!passes && (screen_refuses(&screen, code) || (code == '\n' && !(allow & FIT_LINES)))) {
            return false;
        }
        breaks += code == '\n';
    }
    bool seen = screen.seen || count == 0 || (allow & (FIT_KEPT | FIT_TABS));
    return seen && count <= characters && ((allow & FIT_TABS) || breaks < MAX_BREAKS);
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

static bool fit_line(const struct keepsake_line *line, unsigned kept) {
    return fit_words(line->question, KEEPSAKE_MAX_TEXT, FIT_LINES | kept) &&
           fit_words(line->answer, KEEPSAKE_MAX_TEXT, FIT_LINES | kept) &&
           line->who >= KEEPSAKE_A && line->who <= KEEPSAKE_BOTH;
}

/* A card belongs to no level: pack and level may be empty, nothing else about them is lax. */
static bool fit_place(const char *name, size_t bytes, const char *others) {
    return name && (!*name || fit_name(name, bytes, others));
}

bool fit_note(const char *note, unsigned kept) {
    return fit_words(note, KEEPSAKE_MAX_TEXT, FIT_LINES | kept);
}

bool fit_zone(int64_t zone) {
    return zone >= -24 * 60 && zone <= 24 * 60;
}

bool fit_moment(const struct keepsake_moment *moment, unsigned kept) {
    const unsigned file = FIT_LINES | FIT_TABS;
    bool fits = moment->kind >= KEEPSAKE_CROSSING && moment->kind <= KEEPSAKE_EVENING &&
                fit_zone(moment->zone) && fit_place(moment->deck, KEEPSAKE_MAX_ID, "-") &&
                fit_place(moment->pack, KEEPSAKE_MAX_ID, "-") &&
                fit_place(moment->level, KEEPSAKE_MAX_LEVEL, "-/") &&
                fit_words(moment->title, KEEPSAKE_MAX_TITLE, kept) &&
                fit_text(moment->source, KEEPSAKE_MAX_SOURCE, KEEPSAKE_MAX_SOURCE, file) &&
                fit_text(moment->replay, KEEPSAKE_MAX_REPLAY, KEEPSAKE_MAX_REPLAY, file) &&
                fit_words(moment->name_a, KEEPSAKE_MAX_NAME, kept) &&
                fit_words(moment->name_b, KEEPSAKE_MAX_NAME, kept) &&
                fit_note(moment->note, kept) && moment->line_count >= 0 &&
                moment->line_count <= KEEPSAKE_MAX_LINES;
    for (int i = 0; fits && i < moment->line_count; i++) {
        fits = fit_line(&moment->line[i], kept);
    }
    return fits;
}

bool fit_promise(const struct keepsake_promise *promise, unsigned kept) {
    return *promise->text && fit_words(promise->text, KEEPSAKE_MAX_TEXT, FIT_LINES | kept) &&
           fit_words(promise->by, KEEPSAKE_MAX_NAME, kept) &&
           promise->state >= KEEPSAKE_PROMISE_OPEN && promise->state <= KEEPSAKE_PROMISE_LET_GO;
}

/* It waits for a day or for an occasion, never for both or nothing. */
bool fit_letter(const struct keepsake_letter *letter, const char *words, unsigned kept) {
    bool day = letter->opens_on > 0, occasion = letter->occasion[0];
    return *words && fit_words(words, KEEPSAKE_MAX_LETTER, FIT_LINES | kept) &&
           fit_words(letter->by, KEEPSAKE_MAX_NAME, kept) && day != occasion &&
           letter->opens_on >= 0 && letter->opens_on <= KEEPSAKE_LAST_DAY &&
           fit_place(letter->pack, KEEPSAKE_MAX_ID, "-") &&
           fit_place(letter->occasion, KEEPSAKE_MAX_ID, "-");
}

/* The answers that are there come first, and one alone is no choice. */
bool fit_own_card(const struct keepsake_own_card *card, unsigned kept) {
    int count = card->answer_count;
    bool fits = *card->ask && fit_words(card->ask, KEEPSAKE_MAX_TEXT, kept) && card->depth >= 1 &&
                card->depth <= 3 && fit_words(card->meant, KEEPSAKE_MAX_NAME, kept) &&
                (count == 0 || count == 2 || count == 3);
    for (int i = 0; fits && i < KEEPSAKE_MAX_CHOICES; i++) {
        fits = (*card->answer[i] != '\0') == (i < count) &&
               fit_words(card->answer[i], KEEPSAKE_MAX_CHOICE, kept);
    }
    return fits;
}

int64_t fit_time(int64_t at) {
    const int64_t last_second = INT64_C(253402300799); /* of the year 9999 */
    return at < 0 ? 0 : at > last_second ? last_second : at;
}

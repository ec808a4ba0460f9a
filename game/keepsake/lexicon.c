/* Each word once, folded, in memory that is overwritten before it is given back; what was interned
 * keeps its number. */
#include "keepsake/lexicon.h"

#include <stdlib.h>
#include <string.h>

void lexicon_release(struct lexicon *lexicon) {
    if (lexicon->bytes) {
        base_forget(lexicon->bytes, lexicon->used);
    }
    free(lexicon->bytes);
    free(lexicon->word);
    free(lexicon->slot);
    *lexicon = (struct lexicon){0};
}

/* Not realloc, which leaves the old words behind. */
static bool grow_bytes(struct lexicon *lexicon, size_t room) {
    char *larger = malloc(room);
    if (!larger) {
        return false;
    }
    if (lexicon->bytes) {
        memcpy(larger, lexicon->bytes, lexicon->used);
        base_forget(lexicon->bytes, lexicon->used);
        free(lexicon->bytes);
    }
    lexicon->bytes = larger;
    lexicon->room = room;
    return true;
}

static bool grow_words(struct lexicon *lexicon) {
    uint32_t room = lexicon->word_room ? 2 * lexicon->word_room : 1024, slots = 2 * room;
    struct lexicon_word *word = realloc(lexicon->word, room * sizeof *word);
    if (!word) {
        return false;
    }
    lexicon->word = word;
    uint32_t *slot = calloc(slots, sizeof *slot);
    if (!slot) {
        return false;
    }
    for (uint32_t i = 0; i < lexicon->count; i++) {
        uint32_t at = word[i].hash & (slots - 1);
        while (slot[at]) {
            at = (at + 1) & (slots - 1);
        }
        slot[at] = i + 1;
    }
    free(lexicon->slot);
    lexicon->slot = slot;
    lexicon->slots = slots;
    lexicon->word_room = room;
    return true;
}

static bool make_room(struct lexicon *lexicon, size_t length) {
    return (lexicon->count < lexicon->word_room || grow_words(lexicon)) &&
           (length <= lexicon->room - lexicon->used ||
            grow_bytes(lexicon, 2 * lexicon->room + length + 4096));
}

uint32_t lexicon_add(struct lexicon *lexicon, const char *word, size_t length) {
    if (!make_room(lexicon, length)) {
        return UINT32_MAX;
    }
    uint64_t hash = hash_bytes(HASH_START, word, length);
    struct lexicon_word new = {
        .at = lexicon->used, .length = (uint32_t)length, .hash = (uint32_t)(hash ^ hash >> 32)};
    uint32_t at = new.hash &(lexicon->slots - 1);
    for (; lexicon->slot[at]; at = (at + 1) & (lexicon->slots - 1)) {
        const struct lexicon_word *old = &lexicon->word[lexicon->slot[at] - 1];
        if (old->hash == new.hash &&
            old->length == length &&memcmp(lexicon->bytes + old->at, word, length) == 0) {
            return lexicon->slot[at] - 1;
        }
    }
    memcpy(lexicon->bytes + lexicon->used, word, length);
    lexicon->used += length;
    lexicon->word[lexicon->count] = new;
    lexicon->slot[at] = ++lexicon->count;
    return lexicon->count - 1;
}

bool lexicon_holds(const struct lexicon *lexicon) {
    uint32_t taken = 0;
    size_t end = 0;
    for (uint32_t i = 0; i < lexicon->slots; i++) {
        taken += lexicon->slot[i] != 0;
    }
    bool holds = (lexicon->slots & (lexicon->slots - 1)) == 0 && taken == lexicon->count &&
                 lexicon->count <= lexicon->word_room && lexicon->used <= lexicon->room;
    for (uint32_t i = 0; i < lexicon->count && holds; i++) {
        const struct lexicon_word *word = &lexicon->word[i];
        uint32_t at = word->hash & (lexicon->slots - 1);
        while (lexicon->slot[at] && lexicon->slot[at] != i + 1) {
            at = (at + 1) & (lexicon->slots - 1);
        }
        holds = lexicon->slot[at] == i + 1 && word->at == end; /* one after another */
        end += word->length;
    }
    return holds && end == lexicon->used;
}

static bool has_within(const char *at, size_t size, const char *part, size_t length) {
    const char *end = at + size;
    while (at && (size_t)(end - at) >= length && memcmp(at, part, length) != 0) {
        at = memchr(at + 1, part[0], (size_t)(end - at) - 1);
    }
    return at && (size_t)(end - at) >= length;
}

bool lexicon_mark(const struct lexicon *lexicon, const char *start, size_t length, bool anywhere,
                  uint16_t bit, uint16_t *mark) {
    bool found = false;
    for (uint32_t i = 0; i < lexicon->count; i++) {
        const struct lexicon_word *word = &lexicon->word[i];
        const char *at = lexicon->bytes + word->at;
        bool has = word->length >= length && (anywhere ? has_within(at, word->length, start, length)
                                                       : memcmp(at, start, length) == 0);
        mark[i] = (uint16_t)(mark[i] | (has ? bit : 0));
        found = found || has;
    }
    return found;
}

/* lexicon: every word once, numbered in the order of coming. What is private is overwritten when
 * its memory is given back. */
#ifndef KEEPSAKE_LEXICON_H
#define KEEPSAKE_LEXICON_H

#include "base/base.h"

struct lexicon {
    char *bytes; /* of all words, one after another */
    size_t used, room;
    struct lexicon_word {
        size_t at;
        uint32_t length, hash;
    } * word;
    uint32_t count, word_room;
    uint32_t *slot; /* open addressing; number + 1, 0: free */
    uint32_t slots; /* a power of two */
};
void lexicon_release(struct lexicon *lexicon); /* of {0} too */
/* The word's number; UINT32_MAX: out of memory. */
uint32_t lexicon_add(struct lexicon *lexicon, const char *word, size_t length);
/* Sets `bit` in `mark`, one a word, where the word begins with `start`, or has it anywhere; false
 * where none does. */
bool lexicon_mark(const struct lexicon *lexicon, const char *start, size_t length, bool anywhere,
                  uint16_t bit, uint16_t *mark);

/* What must hold of its tables: each word is found where it is looked for, and no other. */
bool lexicon_holds(const struct lexicon *lexicon);

#endif

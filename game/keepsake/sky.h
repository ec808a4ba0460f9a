/* sky: one row of numbers for every moment, oldest first, and behind it the numbers of its words.
 * Going through 100,000 of them takes a millisecond, through their words ten: so there is no index
 * to keep true, and none in the file that could keep what was deleted. Between sky.c and find.c. */
#ifndef KEEPSAKE_SKY_H
#define KEEPSAKE_SKY_H

#include "keepsake/inside.h"
#include "keepsake/lexicon.h"

struct star {
    int64_t id, local_at;   /* local_at: seconds, by the clock that the two had */
    uint64_t deck, chapter; /* hashes of their names */
    uint32_t *words;        /* their numbers in the lexicon, lent by a block; NULL: unread */
    uint32_t length;        /* how many */
    uint8_t kind;
    bool laughed, asleep;
};

struct block {
    struct block *next;
    size_t used, size;
    uint32_t number[];
};

struct sky {
    struct star *star;
    size_t count, room;
    bool whole;      /* all stars were read */
    int64_t read_to; /* the latest local_at of those that were */
    size_t unread;   /* of the first so many the words were not read yet */
    struct block *block;
    struct lexicon lexicon; /* keeps the words of what was deleted, until it is released */
    struct folder *folder;
    char scratch[2 * (KEEPSAKE_MAX_LINES * 2 + 4) * (4 * KEEPSAKE_MAX_TEXT + 1)];
};

/* What must hold of it: asserted where it is handed on, with `all` of its stars and words where
 * ASSERT_DEAR is, and in tests. */
bool sky_holds(const struct sky *sky, bool all);
uint64_t sky_name(const char *name); /* hashes, as a star holds them */
uint64_t sky_chapter(const char *level);
/* keepsake->sky is there, and whole, on SQLITE_OK. */
int sky_load(struct keepsake *keepsake);
/* Only so many stars more, and those kept in the same second: keepsake->sky is there, perhaps not
 * yet whole. */
int sky_load_some(struct keepsake *keepsake, size_t count);
/* And the words of so many more moments. */
int sky_read_words(struct keepsake *keepsake, size_t count);

#endif

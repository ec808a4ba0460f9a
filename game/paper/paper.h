/* paper: cards, talks and boards of a pack as a page that a browser prints, for a table without a
 * screen.
 *
 * Promises (each has a test):
 * - The page needs nothing else: no script, no picture, nothing loaded from anywhere, and every
 *   word of the pack is escaped.
 * - A card that touches what is left out, or is deeper than was asked for, is nowhere in it; and
 *   where anything is left out, neither is a question that doesn't say what it touches.
 * - It begins with what whoever lays it on a table should know first: to ask each alone whether
 *   they are safe, and when not to.
 * - It knows of no box: nothing that two people said can be in it. */
#ifndef PAPER_H
#define PAPER_H

#include "base/base.h"
#include "pack/pack.h"

enum paper_size { PAPER_A4, PAPER_LETTER, PAPER_SIZES };

struct paper_wish {
    const char
        *what; /* the id of a deck or a talk, or "levels": their boards, and all cards they draw */
    int depth; /* of the deepest cards, 1..3; 0: as deep as they go */
    unsigned left_out; /* bit per enum pack_topic */
    enum paper_size size;
};

/* "a4" or "letter"; NULL is a4. False with a message that names them. */
bool paper_find_size(const char *name, enum paper_size *size, struct error *error);
/* "hurt,money"; NULL: none. False with a message that names all topics. */
bool paper_find_topics(const char *list, unsigned *topics, struct error *error);
/* Adds the whole page. False with a message that says what there is, and `out` as it was. */
bool paper_print(const struct pack *pack, const struct paper_wish *wish, struct text *out,
                 struct error *error);

#endif

/* inside: shared by the files of `draft`. */
#ifndef DRAFT_INSIDE_H
#define DRAFT_INSIDE_H

#include "draft/draft.h"
#include "pack/outline.h"

/* --- draft.c --- */
/* The new text takes the place of the old one, where it is a good level; it is taken or released.
 */
bool draft_take(struct draft *draft, struct text *text, struct error *error);
/* The text with the bytes of a span exchanged. */
void draft_splice(struct text *out, const char *source, struct pack_span span, const char *words);

/* --- words.c: what the words of a cell are made of --- */
enum { DRAFT_PART = 2 * PACK_MAX_NAME + 32 }; /* bytes of the longest, a span */
struct draft_cell {
    char ground[8];          /* "wall", "nothing", "floor", "water" */
    char stands[DRAFT_PART]; /* "start A"; "": nothing */
    char fixture[DRAFT_PART];
};
struct draft_cell draft_parse_cell(const char *words);
void draft_print_cell(const struct draft_cell *cell, struct text *out);
/* Words and single spaces between them, as a part of a legend's entry has. */
bool draft_one_thing(const char *words);
/* One such thing onto what is there. */
void draft_put_on(struct draft_cell *cell, const char *words);
/* What it is for the other of the two. */
struct draft_cell draft_twin(const struct draft *draft, const struct draft_cell *cell);
bool draft_names(const char *words, const char *name);   /* is it one of the words? */
bool draft_asks(const char *part, const char *question); /* is what stands, or a fixture, of it? */

#endif

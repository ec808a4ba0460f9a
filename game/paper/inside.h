/* Between the files of paper. */
#ifndef PAPER_INSIDE_H
#define PAPER_INSIDE_H

#include "paper/paper.h"

/* What it is about, for whoever lays it on the table. */
struct paper_about {
    const char *title, *subtitle, *what;
    const char *before;       /* when this one is better left; or NULL */
    const char *const *steps; /* ten minutes, up to NULL */
};

/* From the first byte up to the end of the sheet for whoever lays it out. */
void page_begin(struct text *out, const struct pack *pack, const struct paper_wish *wish,
                const struct paper_about *about);
void page_end(struct text *out);

bool cards_print(const struct pack *pack, const struct paper_wish *wish,
                 const struct pack_deck *deck, struct text *out, struct error *error);
/* How a board is played on a table, and the sheet of one. */
void board_rules_print(struct text *out);
void board_print(const struct pack *pack, const struct paper_wish *wish,
                 const struct pack_level *level, struct text *out);
void talk_print(const struct pack *pack, const struct paper_wish *wish,
                const struct pack_talk *talk, struct text *out);

#endif

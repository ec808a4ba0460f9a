/* The packs that are here: the list of them, and one of them. Reading and proving go on beside the
 * pictures. */
#ifndef HOUSE_PACKS_H
#define HOUSE_PACKS_H

#include "house/inside.h"

static inline struct packs *packs_of(const struct stage *stage) {
    return house_of(stage)->packs;
}

/* --- packs_looking.c --- */
/* Reads those that were not read yet, one after the other. True when one more is read. */
bool packs_looking_on(struct stage *stage);
bool packs_looking_done(const struct stage *stage);
/* Waits for the one that is being read. */
void packs_looking_end(struct stage *stage);
int packs_walked(struct stage *stage, const struct packs_entry *entry); /* of its levels */
/* Its title, or where it has none to be read its file's name. */
const char *packs_title(struct stage *stage, const struct packs_entry *entry);
/* It is played once this event is over. Takes the pack. */
void packs_wish_change(struct stage *stage, struct packs_entry *entry, struct pack *pack);
/* What comes from another thread wakes nobody: it is looked for so often, and not in between. */
enum { PACKS_LOOK_MS = 20 };
static inline bool packs_due(int *left, int ms) {
    bool due = *left <= ms;
    *left = due ? PACKS_LOOK_MS : *left - ms;
    return due;
}

/* --- pack_page.c, pack_words.c: one of them --- */
void pack_page_push(struct stage *stage, struct packs_entry *entry);
struct pack_telling {
    const struct packs_entry *entry;
    const struct packs_proof *proof; /* NULL: it is not known yet, */
    int proving;                     /* and this level is looked at, from 1; 0: none is */
};
void pack_words(struct stage *stage, const struct pack_telling *telling, struct text *out);

#endif

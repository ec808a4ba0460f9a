/* Shared inside packs only. */
#ifndef PACKS_INSIDE_H
#define PACKS_INSIDE_H

#include "packs/packs.h"

struct packs {
    char *folder, *known; /* where they lie, ending in '/', and what is remembered; or NULL */
    char *shipped;
    struct packs_entry **list; /* heap, each of its own: an entry stays where it is */
    int count, unlisted;
    char *played;      /* its path */
    struct pack *pack; /* that is played; NULL: the host has it */
};

/* --- list.c --- */
void entry_drop(struct packs *packs, const struct packs_entry *entry);
void about_release(struct packs_about *about);
const char *file_of(const char *path); /* its last part; lent */
/* The folder of the game's own levels, ending in '/': what else lies in it came with the game. */
void add_beside(const struct packs *packs, struct text *out);

/* --- known.c: the file's lines. A line begins with what it tells of; names of files end in '/',
 * which none of them has, so that no line begins like another's. --- */
/* Calls `found` with what follows such words, for each line that begins with them. */
void known_each(const struct packs *packs, const char *begins,
                void (*found)(void *to, const char *rest), void *to);
/* Lines that begin so are gone; then `line`, unless it is NULL, is the last one. */
bool known_change(const struct packs *packs, const char *begins, const char *line,
                  struct error *error);

#endif

/* packs: the level packs that are here, without a screen: which there are, what is in them or wrong
 * with them, whether they are proved, which one is played, and how they are kept.
 *
 * Here are the game's own levels, the packs that lie beside them and came with them, and what lies
 * in the packs folder: folders, and files that end in .zip. Where there is no such folder nothing
 * can be kept or remembered; all else works.
 *
 * Reading and proving take long, so each is a piece of work that owns all it needs and may be done
 * on another thread; at most one reading at a time. A pack is read once: what passed the gate is
 * what is told of, proved, copied and played, whatever happens to its file meanwhile.
 *
 * What is remembered lies beside the folder in `packs.known`, some lines of text: the names of
 * files and what was proved, and nothing of the two. A line that says nothing to us is passed by.
 * Two games may use one folder: each change is made to the file as it is then. */
#ifndef PACKS_PACKS_H
#define PACKS_PACKS_H

#include "base/base.h"
#include "pack/pack.h"

#include <stdatomic.h>

#define PACKS_SHIPPED_ID "seven-spans"

enum {
    PACKS_MOST = 500,   /* of the folder, as they are listed */
    PACKS_MISTAKES = 3, /* that are told of a bad one; `check` tells all */
};

/* --- what is in a pack, or wrong with it --- */

struct packs_mistake {
    char *file; /* in the pack; "": the pack itself */
    int line;   /* 0: the whole file */
    char *what; /* "what is wrong; how to mend it" */
};

struct packs_about {
    bool good;
    uint64_t fingerprint; /* of a good one; the same for the same names and contents */
    char *id, *title, *authors, *language, *about; /* of a good one */
    int levels, cards, talks;
    struct packs_mistake mistake[PACKS_MISTAKES];
    int mistakes, more; /* more: that are not told, as far as they are counted */
};

/* What for; each wants what those before it do. */
enum packs_wish { PACKS_TO_TELL, PACKS_TO_PLAY, PACKS_TO_KEEP };
/* One pack is to be read, by packs_read, wherever that is done. */
struct packs_reading {
    char *path;
    char *shipped; /* of the game's own levels */
    enum packs_wish wish;
    struct packs_about about;
    struct pack *pack; /* to play; NULL where it is bad */
    struct text zip;   /* to keep: the pack as a zip */
    struct text told;  /* of a bad one, as `check` tells of it for a terminal */
};
struct packs_reading *packs_reading_new(const char *path, const char *shipped,
                                        enum packs_wish wish);
void packs_reading_free(struct packs_reading *reading); /* NULL is fine */
void packs_read(void *reading);

/* --- whether all its levels can be crossed, whatever is answered --- */

struct packs_proof {
    int levels;
    int held, failed; /* of the others it is not known: they are too large to be proved here */
};
struct packs_proving {
    const struct pack *pack; /* lent */
    atomic_int at;           /* the level that is looked at, from 0 */
    atomic_bool called_off;  /* nobody wants it any more: what comes of it then is no proof */
    struct packs_proof proof;
};
void packs_prove(void *proving);

/* --- which there are --- */

enum packs_place {
    PACKS_SHIPPED, /* the game's own, and what came with it */
    PACKS_KEPT,    /* in the packs folder */
    PACKS_GIVEN,   /* elsewhere: dropped on the window, or named when the game began */
};

struct packs_entry {
    enum packs_place place;
    char *path;
    char *file;  /* its name alone, fit for the screen */
    bool folder; /* it is no zip */
    bool aside;  /* it stays, and is not meant to be played for now */
    bool read;
    struct packs_about about; /* once it is read */
};

struct packs;

/* `folder` is that of the game's data, ending in '/', or NULL. Nothing is read or made yet. */
struct packs *packs_new(const char *folder, const char *shipped);
void packs_free(struct packs *packs);                /* and the pack that is played; NULL is fine */
const char *packs_folder(const struct packs *packs); /* or NULL */
bool packs_any(const struct packs *packs);           /* one is here besides the game's own */
/* Makes the list anew, none of it read: the game's own, those that came with it, those kept, those
 * set aside, those given. Entries of before are gone. */
void packs_look(struct packs *packs);
int packs_count(const struct packs *packs);
struct packs_entry *packs_at(const struct packs *packs, int at); /* until packs_look */
int packs_unlisted(const struct packs *packs); /* too many, or with names that can't be shown */
/* One from elsewhere; the same entry for the same path. */
struct packs_entry *packs_give(struct packs *packs, const char *path);
struct packs_reading *packs_reading_of(const struct packs *packs, const struct packs_entry *entry,
                                       enum packs_wish wish);
/* What came of reading it. */
void packs_take(struct packs_entry *entry, struct packs_reading *reading);
/* Another one here that calls itself the same, so that progress is shared; NULL: there is none. */
const struct packs_entry *packs_namesake(const struct packs *packs,
                                         const struct packs_entry *entry);

/* --- what is remembered. False where it could not be written; it holds all the same tonight. ---
 */

bool packs_proved(const struct packs *packs, uint64_t fingerprint, struct packs_proof *proof);
bool packs_note_proof(struct packs *packs, uint64_t fingerprint, const struct packs_proof *proof,
                      struct error *error);
bool packs_set_aside(struct packs *packs, struct packs_entry *entry, bool aside,
                     struct error *error);
/* The path of the one that was played last and is kept; NULL: the game's own. Free it. */
char *packs_remembered(const struct packs *packs);

/* --- playing --- */

/* The game began with this one, which its host has; NULL: with its own. */
void packs_begin_with(struct packs *packs, const char *path);
bool packs_is_played(const struct packs *packs, const struct packs_entry *entry);
/* It is played from now on, and remembered where it is kept. Takes the pack; the one that was
 * played before is freed, so nobody may look at it any more. */
bool packs_play(struct packs *packs, const struct packs_entry *entry, struct pack *pack,
                struct error *error);

/* --- keeping --- */

/* The zip that would be replaced if this were kept, for it has the same id; NULL: none would. */
struct packs_entry *packs_replaced(const struct packs *packs, const struct packs_entry *entry);
/* Is the very same kept already? */
bool packs_has(const struct packs *packs, const struct packs_entry *entry);
/* Writes what was read as a zip into the folder, all of it or nothing: after a false every file is
 * as it was. The given entry is gone then; returns the kept one, or NULL. */
struct packs_entry *packs_keep(struct packs *packs, struct packs_entry *entry,
                               const struct packs_reading *reading, struct error *error);
/* Deletes a kept zip. A folder is its owner's to remove: false. The entry is gone. */
bool packs_remove(struct packs *packs, struct packs_entry *entry, struct error *error);

/* --- apart.c --- */
/* Gives a pack that has the shipped one's id, but is not the shipped one, an id of its own: nothing
 * that is kept of one is taken for the other's. */
void packs_set_apart(struct pack *pack, uint64_t fingerprint, const char *shipped);

#endif

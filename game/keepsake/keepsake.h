/* keepsake: the box. What two people both chose to keep, their settings and their progress, in one
 * SQLite file. The only user of SQLite.
 *
 * Promises (each has a test):
 * - Nothing is stored unless both said so: keepsake_keep_moment and keepsake_keep_promise ask for
 *   both answers themselves, and the file's bytes are the same whoever refused.
 * - Kept means kept: once a call returns KEEPSAKE_OK the change survives a crash or a power cut.
 *   A change is there whole or not at all. (The one exception: a deletion on a disk that is full to
 *   the last byte, where the reserve and the copy have gone before; see docs/box.md.)
 * - Deleted means gone: from the file, the journal and the backup, not only from the list.
 *   Deleting and forgetting work on a full disk, whatever the size. What flash memory or
 *   someone's own copies hold is out of reach.
 * - The file may come from anywhere: it is checked before use, and every text read from it is
 *   checked before it is handed out. A file that is not ours, or newer, is not touched; nothing of
 *   one that is ours is changed before the whole check has passed.
 * - Messages hold no word, name or path of anybody.
 *
 * Files, for a box at PATH (made readable by their owner alone):
 *   PATH            the box                PATH-journal     only during a change
 *   PATH.backup     one copy of it         PATH.backup-new  only while a copy is made
 *   PATH.lock       empty; held while open PATH.reserve     640 KiB given up on a full disk
 *   PATH.damaged-N  boxes, journals and logs that were set aside; never overwritten
 *   PATH.forgotten  only while everything is being forgotten
 *
 * Calls block until the disk has the change: keeping typically 1 to 3 ms, now and then 40 ms;
 * deleting is done in the copy too. So the game calls them on the frame's thread, but at scene
 * changes only. One thread per box. How long things take with 100,000 moments: docs/box.md.
 *
 * Strings are UTF-8. Every string handed in is lent for the call only. Out of memory is reported
 * as KEEPSAKE_FAILED, never fatal. `error` may be NULL; it is set on every result but OK and
 * LET_GO.
 *
 * Sources: the file format and the order of a commit are SQLite's (sqlite.org/fileformat2.html,
 * sqlite.org/atomiccommit.html); the settings follow sqlite.org/security.html. */
#ifndef KEEPSAKE_H
#define KEEPSAKE_H

#include "base/base.h"

enum {
    KEEPSAKE_MAX_ID = 40,     /* bytes of a pack's name, [a-z0-9-] */
    KEEPSAKE_MAX_LEVEL = 81,  /* bytes of CHAPTER/LEVEL */
    KEEPSAKE_MAX_TITLE = 60,  /* characters */
    KEEPSAKE_MAX_NAME = 40,   /* characters of a person's name */
    KEEPSAKE_MAX_TEXT = 280,  /* characters of a question, an answer, a note or a promise */
    KEEPSAKE_MAX_CHOICE = 60, /* characters of an answer to choose, on a card of one's own */
    KEEPSAKE_MAX_CHOICES = 3,
    KEEPSAKE_MAX_LETTERS = 200,
    KEEPSAKE_MAX_LETTER = 900,    /* characters: half a page */
    KEEPSAKE_LAST_DAY = 2932896,  /* of the year 9999, in days since 1970 */
    KEEPSAKE_MAX_SOURCE = 65536,  /* bytes of a level's YAML */
    KEEPSAKE_MAX_REPLAY = 262144, /* bytes of a replay */
    KEEPSAKE_MAX_LINES = 40,      /* questions and answers in one moment */
    KEEPSAKE_MAX_KEY = 60,        /* bytes of a setting's key, [a-z0-9._-] */
    KEEPSAKE_MAX_VALUE = 1024,    /* characters of a setting */
    KEEPSAKE_MAX_SETTINGS = 256,
    KEEPSAKE_MAX_OWN_CARDS = 500,            /* as many as the list of them shows */
    KEEPSAKE_MAX_SEARCH = 100,               /* characters of what is searched for */
    KEEPSAKE_MAX_IMPORT = 512 * 1024 * 1024, /* bytes of a JSON file */
    KEEPSAKE_MAX_PATH = 480,                 /* bytes of the whole path of a box */
};

enum keepsake_result {
    KEEPSAKE_OK,
    KEEPSAKE_LET_GO,     /* not both chose to keep: nothing was stored */
    KEEPSAKE_MISSING,    /* no such box, moment or setting */
    KEEPSAKE_REFUSED,    /* a text is too long, not UTF-8 or has control characters */
    KEEPSAKE_IN_USE,     /* another copy of the game holds the box */
    KEEPSAKE_NO_FOLDER,  /* the folder is not there */
    KEEPSAKE_READ_ONLY,  /* file or folder can't be written */
    KEEPSAKE_UNREADABLE, /* file can't be read */
    KEEPSAKE_NO_LOCKS,   /* the disk can't keep two copies of the game apart */
    KEEPSAKE_LINKED,     /* the file has a second name, which would let a second copy in */
    KEEPSAKE_NO_ROOM,    /* the disk is full, or the box is (512 MiB) */
    KEEPSAKE_EXISTS,     /* a file of that name is there, and is left untouched */
    KEEPSAKE_NOT_A_FILE, /* a link, folder, pipe or device is in its place */
    KEEPSAKE_NOT_A_BOX,  /* a database of another program; left untouched */
    KEEPSAKE_NEWER,      /* a box of a newer game; left untouched */
    KEEPSAKE_STRANGE,    /* a box with parts that this game never makes; left untouched */
    KEEPSAKE_TOUCHED,    /* a whole box that another program laid out anew; left untouched */
    KEEPSAKE_DAMAGED,    /* keepsake_recover can help, when people agree */
    KEEPSAKE_SEALED,     /* a letter whose time has not come */
    KEEPSAKE_FAILED,     /* anything else; the message has SQLite's number for it */
};

/* One whole sentence or two for the screen: what happened and how to mend it. Never NULL. */
const char *keepsake_message(enum keepsake_result result);

struct keepsake;

enum {
    KEEPSAKE_CREATE = 1,   /* begin a new box where there is none; its folder must exist */
    KEEPSAKE_AS_IT_IS = 2, /* also with single things damaged: to check it, or to save the others */
    /* Only to be looked at and written out: for where keepsake_open says READ_ONLY, NO_LOCKS,
     * LINKED, TOUCHED or NO_ROOM. The file is read into memory and nothing is written; where it is
     * damaged its copy is, if that is whole. What two people keep can't be added, changed or
     * deleted (READ_ONLY); settings, progress and marks are gone when closed. */
    KEEPSAKE_LOOK = 4,
};

/* Opens and checks the box; ":memory:" is one that is gone when closed, for tests and for evenings
 * without keeping. On any result but OK, *out is NULL. */
enum keepsake_result keepsake_open(const char *path, unsigned flags, struct keepsake **out,
                                   struct error *error);
void keepsake_close(struct keepsake *keepsake); /* NULL is fine */
/* Whether KEEPSAKE_LOOK may help where opening gave this result: nothing can be written there. */
bool keepsake_may_look(enum keepsake_result result);
bool keepsake_only_looks(const struct keepsake *keepsake); /* opened with KEEPSAKE_LOOK */
bool keepsake_shows_copy(const struct keepsake *keepsake); /* so, and its copy in its place */

/* --- settings and progress --- */

/* MISSING when the key has no value; `value` is then unchanged. */
enum keepsake_result keepsake_get_setting(struct keepsake *keepsake, const char *key,
                                          char value[4 * KEEPSAKE_MAX_VALUE + 1],
                                          struct error *error);
/* NULL as value removes it. What is removed or written over is gone as keepsake_delete_moment
 * says, unless it was a number. */
enum keepsake_result keepsake_set_setting(struct keepsake *keepsake, const char *key,
                                          const char *value, struct error *error);

/* Notes that the two were at this level; a level once done stays done. */
enum keepsake_result keepsake_set_progress(struct keepsake *keepsake, const char *pack,
                                           const char *level, bool done, struct error *error);
/* Calls `each` for every level of the pack that was visited, the one visited last first. */
enum keepsake_result keepsake_list_progress(struct keepsake *keepsake, const char *pack,
                                            void (*each)(void *to, const char *level, bool done),
                                            void *to, struct error *error);

/* --- care --- */

/* Renews the one backup if anything changed since; call it once per opening. Checks the whole box
 * first, and leaves the old backup in place until the new one is complete. */
enum keepsake_result keepsake_backup(struct keepsake *keepsake, struct error *error);

enum keepsake_recovery {
    KEEPSAKE_RESTORED,   /* the backup is the box now */
    KEEPSAKE_BEGUN_ANEW, /* there was no good backup: the next open begins an empty box */
};
/* For a box that keepsake_open called DAMAGED, when people agree: sets it aside under a new name
 * and puts the backup in its place. `told` says in words what happened and what the file set aside
 * is called. Refuses, touching nothing, for a box that is not damaged. */
enum keepsake_result keepsake_recover(const char *path, enum keepsake_recovery *recovery,
                                      struct text *told, struct error *error);

struct keepsake_report {
    int64_t moments, lines, settings, levels;
    int64_t damaged_moments; /* that keepsake_get_moment would not hand out */
    int64_t damaged_others;  /* promises, letters, cards, settings and levels */
    int64_t stray_lines;     /* that belong to no moment */
    bool whole; /* SQLite's full check passed, of the box itself; the three counts above are 0 */
    bool has_backup, has_reserve;
};
/* For `box check`: reads everything. OK even when the report is bad. */
enum keepsake_result keepsake_check(struct keepsake *keepsake, struct keepsake_report *report,
                                    struct error *error);

/* What lies in the box, and how it comes out and in. */
#include "keepsake/moments.h" /* before those that speak of them */

#include "keepsake/cards.h"
#include "keepsake/export.h"
#include "keepsake/letters.h"

#endif

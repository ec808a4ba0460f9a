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
    KEEPSAKE_FAILED,     /* anything else; the message has SQLite's number for it */
};

/* One whole sentence or two for the screen: what happened and how to mend it. Never NULL. */
const char *keepsake_message(enum keepsake_result result);

struct keepsake;

enum {
    KEEPSAKE_CREATE = 1,   /* begin a new box where there is none; its folder must exist */
    KEEPSAKE_AS_IT_IS = 2, /* also with single things damaged: to check it, or to save the others */
    /* Only to be looked at and written out: for where keepsake_open says READ_ONLY, NO_LOCKS,
     * LINKED, TOUCHED or NO_ROOM. The file is read into memory and nothing is written. What two
     * people keep can't be added, changed or deleted (READ_ONLY); settings, progress and marks are
     * gone when closed. */
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

/* --- moments --- */

enum keepsake_kind {
    KEEPSAKE_CROSSING = 1,
    KEEPSAKE_CARD,
    KEEPSAKE_TALK,
    KEEPSAKE_EVENING, /* one thing that was good */
};
enum keepsake_who { KEEPSAKE_A, KEEPSAKE_B, KEEPSAKE_BOTH };

struct keepsake_line {
    const char *question, *answer;
    enum keepsake_who who; /* answered */
};

/* No string is NULL; "" where there is none. */
struct keepsake_moment {
    int64_t id;      /* given by the box: larger is later, whatever the clock said */
    int64_t kept_at; /* seconds since 1970 UTC, for people to read; moved into 1970..9999 */
    int zone;        /* minutes east of UTC, where the two were; set by keepsake_keep_moment */
    enum keepsake_kind kind;
    bool laughed;
    const char *pack, *level, *title, *source, *replay; /* level: CHAPTER/LEVEL */
    const char *deck;                                   /* its id, or a talk's */
    const char *name_a, *name_b;                        /* as they were that evening */
    const char *note;
    struct keepsake_line line[KEEPSAKE_MAX_LINES];
    int line_count;
    char *memory; /* what a moment that was read owns; NULL in one handed in */
    size_t memory_size;
};

/* What a list shows of a moment. */
struct keepsake_entry {
    int64_t id, kept_at;
    int zone;
    enum keepsake_kind kind;
    bool laughed;
    char pack[KEEPSAKE_MAX_ID + 1], level[KEEPSAKE_MAX_LEVEL + 1], deck[KEEPSAKE_MAX_ID + 1];
    char title[4 * KEEPSAKE_MAX_TITLE + 1];
};

/* Minutes east of UTC that this machine's clocks show at that time. */
int keepsake_zone(int64_t at);
/* The day it was for the two, wherever it is read. */
struct day keepsake_day(int64_t kept_at, int zone);

/* The only way to store a moment. Unless both are true it returns KEEPSAKE_LET_GO and neither
 * looks at the moment nor touches the disk. `id` is given back if not NULL. */
enum keepsake_result keepsake_keep_moment(struct keepsake *keepsake,
                                          const struct keepsake_moment *moment, bool kept_by_a,
                                          bool kept_by_b, int64_t *id, struct error *error);

/* Fills `out` on OK; release it then (its words are overwritten). */
enum keepsake_result keepsake_get_moment(struct keepsake *keepsake, int64_t id,
                                         struct keepsake_moment *out, struct error *error);
void keepsake_moment_release(struct keepsake_moment *moment);

/* Up to `size` entries older than the moment `before` (0: from the newest), newest first. For the
 * next page give the last entry's id. */
enum keepsake_result keepsake_list_moments(struct keepsake *keepsake, int64_t before,
                                           struct keepsake_entry *list, int size, int *count,
                                           struct error *error);
enum keepsake_result keepsake_count_moments(struct keepsake *keepsake, int64_t *count,
                                            struct error *error);
enum keepsake_result keepsake_set_laughed(struct keepsake *keepsake, int64_t id, bool laughed,
                                          struct error *error);
/* The note that the two wrote together, "" for none; MISSING where there is no such moment. Both or
 * nothing, as keepsake_keep_moment. What was there is gone as keepsake_delete_moment says. */
enum keepsake_result keepsake_set_note(struct keepsake *keepsake, int64_t id, const char *note,
                                       bool kept_by_a, bool kept_by_b, struct error *error);

/* One person may do either, alone. Deleting what is not there is OK. The words are gone from box
 * and backup when it returns OK; if it was cut short, the next keepsake_open finishes it. Damaged
 * boxes set aside stay as they are: see keepsake_forget_damaged. */
enum keepsake_result keepsake_delete_moment(struct keepsake *keepsake, int64_t id,
                                            struct error *error);
/* Moments, promises, cards, settings, progress, backup and damaged boxes. */
enum keepsake_result keepsake_forget_everything(struct keepsake *keepsake, struct error *error);

/* How many damaged boxes lie beside this one, and a way to overwrite and remove them. */
int keepsake_count_damaged(struct keepsake *keepsake);
enum keepsake_result keepsake_forget_damaged(struct keepsake *keepsake, struct error *error);

/* --- finding ---
 *
 * What these need is read from the box when first asked for and stays in memory, overwritten when
 * the box is closed: an index in the file (FTS5) would keep words that were deleted. */

/* A zeroed filter finds everything; every part that is set must hold. */
struct keepsake_filter {
    int year;                /* of the day it was for the two; 0: any */
    enum keepsake_kind kind; /* 0: any */
    const char *deck;        /* its id; NULL: any */
    const char *chapter;     /* of the level; NULL: any */
    bool laughed;            /* only where the two laughed */
    /* Every word of it begins a word of the title, a question, an answer, the note or a name;
     * capitals, and accents of Latin letters, make no difference. In scripts without spaces it may
     * stand anywhere. At most KEEPSAKE_MAX_SEARCH characters count. NULL or "": any. */
    const char *words;
};

/* As keepsake_list_moments, but only what the filter finds. */
enum keepsake_result keepsake_find_moments(struct keepsake *keepsake,
                                           const struct keepsake_filter *filter, int64_t before,
                                           struct keepsake_entry *list, int size, int *count,
                                           struct error *error);
enum keepsake_result keepsake_count_found(struct keepsake *keepsake,
                                          const struct keepsake_filter *filter, int64_t *count,
                                          struct error *error);
/* Reads what is needed for filters into memory and then, of up to `moments` moments a call, their
 * words, so that the first search need not wait for all of them; 500 take a few ms. *done when
 * nothing is left to read. Never needed. */
enum keepsake_result keepsake_prepare_search(struct keepsake *keepsake, int moments, bool *done,
                                             struct error *error);

/* For the menus: what there are moments of. Years newest first, names in order of their bytes, at
 * most 1000. */
enum keepsake_result keepsake_list_years(struct keepsake *keepsake,
                                         void (*each)(void *to, int year), void *to,
                                         struct error *error);
enum keepsake_result keepsake_list_decks(struct keepsake *keepsake,
                                         void (*each)(void *to, const char *deck), void *to,
                                         struct error *error);
enum keepsake_result keepsake_list_chapters(struct keepsake *keepsake,
                                            void (*each)(void *to, const char *chapter), void *to,
                                            struct error *error);

/* The newest moment of today's day in another year, earlier or, where a clock was set back, later.
 * In years without a 29th of February its moments are found on the 28th. MISSING when there is
 * none. */
enum keepsake_result keepsake_on_this_day(struct keepsake *keepsake, struct day today,
                                          struct keepsake_entry *entry, struct error *error);

/* --- cards: ids only, no words. Ids are [a-z0-9-], at most KEEPSAKE_MAX_ID bytes --- */

/* The card came up: it is seen until the deck is reset. */
enum keepsake_result keepsake_note_card(struct keepsake *keepsake, const char *pack,
                                        const char *deck, const char *card, struct error *error);
enum keepsake_result keepsake_set_favourite(struct keepsake *keepsake, const char *pack,
                                            const char *deck, const char *card, bool favourite,
                                            struct error *error);
/* Calls `each` for every card of the deck that is seen or a favourite, in order of their bytes. */
enum keepsake_result
keepsake_list_cards(struct keepsake *keepsake, const char *pack, const char *deck,
                    void (*each)(void *to, const char *card, bool seen, bool favourite), void *to,
                    struct error *error);
/* The deck is through: no card of it is seen. Favourites stay. */
enum keepsake_result keepsake_reset_seen(struct keepsake *keepsake, const char *pack,
                                         const char *deck, struct error *error);

/* --- cards of one's own --- */

struct keepsake_own_card {
    int64_t id; /* given by the box */
    char ask[4 * KEEPSAKE_MAX_TEXT + 1];
    char answer[KEEPSAKE_MAX_CHOICES][4 * KEEPSAKE_MAX_CHOICE + 1];
    int answer_count; /* 0: an open card; or 2 or 3 */
    int depth;        /* 1..3 */
    uint32_t topics;  /* bit per topic, as the caller numbers them */
};

/* REFUSED, with its own message, when there are KEEPSAKE_MAX_OWN_CARDS. */
enum keepsake_result keepsake_add_own_card(struct keepsake *keepsake,
                                           const struct keepsake_own_card *card, int64_t *id,
                                           struct error *error);
/* Oldest first. The card is lent for the call of `each` and overwritten after it. */
enum keepsake_result keepsake_list_own_cards(struct keepsake *keepsake,
                                             void (*each)(void *to,
                                                          const struct keepsake_own_card *card),
                                             void *to, struct error *error);
/* As keepsake_delete_moment. */
enum keepsake_result keepsake_delete_own_card(struct keepsake *keepsake, int64_t id,
                                              struct error *error);

/* --- promises: small, about oneself. Nothing counts them, least of all by person. --- */

enum keepsake_promise_state {
    KEEPSAKE_PROMISE_OPEN,
    KEEPSAKE_PROMISE_KEPT,
    KEEPSAKE_PROMISE_LET_GO
};

struct keepsake_promise {
    int64_t id;       /* given by the box: larger is later */
    int64_t made_at;  /* seconds since 1970 UTC */
    int64_t asked_at; /* when its maker was last asked about it; 0: not yet */
    enum keepsake_promise_state state;
    bool noticed;                       /* the other one said so */
    char by[4 * KEEPSAKE_MAX_NAME + 1]; /* its maker's name, as it was that evening */
    char text[4 * KEEPSAKE_MAX_TEXT + 1];
};

/* Both or nothing, as keepsake_keep_moment. It begins open, not noticed and not asked about. */
enum keepsake_result keepsake_keep_promise(struct keepsake *keepsake,
                                           const struct keepsake_promise *promise, bool kept_by_a,
                                           bool kept_by_b, int64_t *id, struct error *error);
/* Oldest first. The promise is lent for the call of `each` and overwritten after it. */
enum keepsake_result keepsake_list_promises(struct keepsake *keepsake, bool only_open,
                                            void (*each)(void *to,
                                                         const struct keepsake_promise *promise),
                                            void *to, struct error *error);
/* What its maker said of it, and when. */
enum keepsake_result keepsake_set_promise_state(struct keepsake *keepsake, int64_t id,
                                                enum keepsake_promise_state state, int64_t asked_at,
                                                struct error *error);
enum keepsake_result keepsake_set_promise_noticed(struct keepsake *keepsake, int64_t id,
                                                  bool noticed, struct error *error);
/* As keepsake_delete_moment. */
enum keepsake_result keepsake_delete_promise(struct keepsake *keepsake, int64_t id,
                                             struct error *error);

/* --- export and import: docs/box.md has the format ---
 *
 * An export contains every moment, every promise and every card of one's own, and nothing else: no
 * settings, no progress, no marks on cards. Anybody who has the file can read it. */

struct keepsake_summary {
    int64_t moments, crossings, cards, talks, evenings, promises, own_cards;
    int64_t damaged;     /* moments that can't be read, and are left out */
    int64_t first, last; /* kept_at of the oldest and newest moment; 0 without any */
    struct day first_day, last_day;
    struct text names; /* every name in it, each on a line; released by the caller */
};
/* What an export would contain, to be shown before anything is written. */
enum keepsake_result keepsake_describe_export(struct keepsake *keepsake,
                                              struct keepsake_summary *summary,
                                              struct error *error);

/* `write` takes the next bytes of the file; its false stops the export with NO_ROOM. */
enum keepsake_result keepsake_export_json(struct keepsake *keepsake,
                                          bool (*write)(void *to, const void *bytes, size_t size),
                                          void *to, struct error *error);

/* The words of the page, and what only the caller can make. */
struct keepsake_page {
    const char *language; /* BCP 47, such as "en" */
    const char *title, *intro;
    const char *contains;                               /* over the list of what is in it */
    const char *moments, *promises, *own_cards, *names; /* in that list, and headings */
    const char *kind[KEEPSAKE_EVENING + 1];             /* by enum keepsake_kind */
    const char *both;                                   /* who answered, where it is both */
    const char *note, *laughed, *noticed;
    const char *state[KEEPSAKE_PROMISE_LET_GO + 1]; /* by keepsake_promise_state */
    void *context;
    /* A date for people to read, added to `out`. NULL: 2026-11-23. */
    void (*date)(void *context, struct day day, struct text *out);
    /* A picture of the moment, a whole PNG file, added to `png`; false: none. NULL: none at all. */
    bool (*picture)(void *context, const struct keepsake_moment *moment, struct text *png);
};
/* The words above in English, without pictures. */
extern const struct keepsake_page keepsake_page_english;

/* One page that needs nothing else: pictures inside, no script, dark on screen and white in
 * print. */
enum keepsake_result keepsake_export_html(struct keepsake *keepsake,
                                          const struct keepsake_page *page,
                                          bool (*write)(void *to, const void *bytes, size_t size),
                                          void *to, struct error *error);

/* Either of them into a new file, for its owner alone: whole or not at all, and EXISTS where one is
 * already. JSON when `page` is NULL. */
enum keepsake_result keepsake_export_file(struct keepsake *keepsake, const char *path,
                                          const struct keepsake_page *page, struct error *error);

struct keepsake_import {
    int64_t moments, promises, own_cards; /* that are new here */
    int64_t known;                        /* that were here already, and were skipped */
    bool lacks;                           /* some of it is in letters that can't be drawn yet */
};
/* All of it or nothing. REFUSED, saying which entry and which line, for what keepsake_export_json
 * would not have written. Moments go behind those that are here, in the order of the file. What
 * says the same as one that is here is known, whatever marks and states either has. */
enum keepsake_result keepsake_import_json(struct keepsake *keepsake, const void *bytes, size_t size,
                                          struct keepsake_import *report, struct error *error);

/* The same from a file and in portions, so that pictures go on meanwhile. From begin to end there
 * is no other change of the box: it is refused as FAILED, with its own message. */
struct keepsake_importer;
/* UNREADABLE and REFUSED for the file; nothing of it was read yet. NULL in *out but on OK. */
enum keepsake_result keepsake_import_begin(struct keepsake *keepsake, const char *path,
                                           struct keepsake_importer **out, struct error *error);
/* Of about so many moments; 40 take some 10 ms. What is *done is in the box, whole. */
enum keepsake_result keepsake_import_step(struct keepsake_importer *importer, int moments,
                                          bool *done, struct error *error);
int keepsake_import_part(const struct keepsake_importer *importer); /* of the file, in 100 */
const struct keepsake_import *keepsake_import_report(const struct keepsake_importer *importer);
/* Wherever it is; what is not done leaves nothing behind. NULL is fine. Before keepsake_close. */
void keepsake_import_end(struct keepsake_importer *importer);

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
    int64_t damaged_others;  /* promises, cards, settings and levels */
    int64_t stray_lines;     /* that belong to no moment */
    bool whole;              /* SQLite's full check passed and the three counts above are 0 */
    bool has_backup, has_reserve;
};
/* For `box check`: reads everything. OK even when the report is bad. */
enum keepsake_result keepsake_check(struct keepsake *keepsake, struct keepsake_report *report,
                                    struct error *error);

#endif

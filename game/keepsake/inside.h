/* inside: what the files of keepsake share; nobody else includes it but keepsake's tests. */
#ifndef KEEPSAKE_INSIDE_H
#define KEEPSAKE_INSIDE_H

#include "keepsake/keepsake.h"
#include "os/os.h"

#include <sqlite3.h>

enum {
    BOX_APPLICATION = 0x54774c6e, /* "TwLn" in the file's header */
    BOX_PAGE = 4096,
    BOX_MAX_PAGES = 131072,   /* 512 MiB */
    BOX_RESERVE = 640 * 1024, /* the journal of deleting the largest moment fits in it */
    BOX_MAX_DAMAGED = 99,
    DISK_BLOCK = 16384,                 /* bytes overwritten at a time */
    DISK_PATH = KEEPSAKE_MAX_PATH + 32, /* with the longest suffix */
};

/* --- disk: files as a whole. Paths are absolute. --- */

struct place {
    char path[DISK_PATH];
};
struct place place_beside(const char *path, const char *suffix); /* its name with that at its end */

enum disk_kind { DISK_NOTHING, DISK_FILE, DISK_OTHER };
enum disk_kind disk_look(const char *path); /* follows no link */
/* Makes `path` absolute and free of links but for its last part. */
enum keepsake_result disk_resolve(const char *path, char out[KEEPSAKE_MAX_PATH]);
bool disk_may_read(const char *path);
bool disk_may_write(const char *path); /* the folder of `path`, and `path` itself if it exists */
bool disk_has_other_names(const char *path); /* hard links to it */
bool disk_create(const char *path);          /* empty, for its owner alone; true if it is there */
/* Locks a file until it is closed or the process ends: alone, and then the file is made where there
 * is none, or with others who don't want it alone. */
enum keepsake_result disk_lock(const char *path, bool alone, struct os_file *lock);
bool disk_move(const char *from, const char *to); /* replaces `to`; survives a power cut */

/* A file that is there, for reading and writing, through a VFS: so faults and other systems are met
 * in one place. Opened as a database whatever it is: of a journal, SQLite would look up the rights
 * of the database that its name names. Returns SQLite's code; *out is closed by disk_close. */
int disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file **out);
int disk_open_to_read(sqlite3_vfs *vfs, const char *path, sqlite3_file **out);
void disk_close(sqlite3_file *file);
int disk_zero(sqlite3_file *file, int64_t from, int64_t to);
/* Overwrites, then removes. OK when there is none. */
int disk_forget(sqlite3_vfs *vfs, const char *path);

/* --- scrub: a VFS on top of the default one that overwrites what SQLite gives back --- */

struct scrub {
    sqlite3_vfs vfs; /* first: SQLite hands back a pointer to it */
    sqlite3_vfs *base;
    char name[32];
    bool looks; /* what is opened now is read as it stands: no lock, no journal, nothing written */
};
bool scrub_init(struct scrub *scrub); /* registers it; the storage must not move */
void scrub_release(struct scrub *scrub);
/* Overwrites a rollback journal so that it is void before its pages are. */
void scrub_journal(sqlite3_vfs *base, const char *path);

/* --- the box --- */

struct sky;
struct keepsake {
    sqlite3 *db;
    struct sky *sky;     /* NULL until something is looked for */
    struct os_file lock; /* held while it is open; or none */
    struct scrub scrub;
    bool in_memory;  /* nothing is written */
    bool only_looks; /* in memory: a file as it was when it was opened */
    bool shows_copy; /* the copy's file, for the box is damaged */
    bool importing;  /* the transaction of an import is open; there is no other change meanwhile */
    char path[KEEPSAKE_MAX_PATH];
};

/* What is still owed to the backup; kept in the box, so that a crash does not forget it. Nobody
 * owes a forgetting any more but a box in which an older game was cut short. */
enum owed { OWED_NOTHING, OWED_COPY, OWED_DELETION, OWED_FORGETTING };

static inline struct place box_place(const struct keepsake *keepsake, const char *suffix) {
    return place_beside(keepsake->path, suffix);
}
struct place box_damaged_place(const struct keepsake *keepsake, int number);
/* What a box may consist of, also one that was set aside: its journal, its log, itself. */
enum { BOX_PARTS = 3 };
extern const char *const box_parts[BOX_PARTS];

/* An empty box in memory, in which nothing that two people keep can be. */
enum keepsake_result box_open_memory(sqlite3 **out, struct error *error);
/* As keepsake_open with KEEPSAKE_LOOK, and AS_IT_IS where the flags have it. */
enum keepsake_result box_open_to_look(const char *path, unsigned flags, struct keepsake **out,
                                      struct error *error);

/* The place of a box with its VFS; not looked at, not locked. keepsake_close frees it even where
 * the result is not OK. */
enum keepsake_result box_place_new(const char *path, struct keepsake **out);
/* The place of a box, locked and with its VFS, but not opened; keepsake_close frees it. */
enum keepsake_result box_new(const char *path, struct keepsake **out, struct error *error);
/* Opens a file as a box: looks at its header first, then sets, checks and migrates it. On any
 * result but OK nothing of the file has changed, but that its own journal was played back. */
enum keepsake_result box_load(struct keepsake *keepsake, const char *path, unsigned flags,
                              sqlite3 **out, struct error *error);
/* Limits and settings of a box that was just opened; each is read back. SQLite's code. */
int box_set_up(sqlite3 *db, bool in_memory);
void box_limit(sqlite3 *db); /* what SQLite may do for any file, before anything is read */
/* Opens the box of a place into keepsake->db. DAMAGED also where only its copy is left. One whose
 * single moments are damaged is opened as it is where no whole copy could take its place. */
enum keepsake_result box_enter(struct keepsake *keepsake, unsigned flags, struct error *error);
/* Deletes by `work`, which may be run several times, and settles what is then owed; finds its room
 * on a full disk. */
enum keepsake_result box_delete(struct keepsake *keepsake,
                                int (*work)(sqlite3 *db, const void *context), const void *context,
                                struct error *error);
bool box_is_there(struct place place);               /* any part of a box */
void box_tighten_damaged(struct keepsake *keepsake); /* to be its owner's alone */
int box_forget_damaged(struct keepsake *keepsake);
/* Ends a forgetting of everything that was cut short. SQLite's code; OK when there is none. */
int box_finish_forgetting(struct keepsake *keepsake);
/* Moves what is there of `suffix` of a file, which may be its box, journal and log, to the first
 * free number of damaged boxes; 0: it did not. */
int box_set_aside(struct keepsake *keepsake, const char *path, const char *const *suffix,
                  int count);
bool box_copy_whole(struct keepsake *keepsake); /* there is a copy, and every sum in it holds */
/* Space back, backup renewed or removed, by what is owed. */
enum keepsake_result box_finish(struct keepsake *keepsake, struct error *error);
bool box_reserve(struct keepsake *keepsake); /* makes it if it is not there */

/* --- whole: every page, row and sum --- */

/* Whether it is ours, and only ours, and all of it holds; SQLite has rolled back what a crash left.
 * With AS_IT_IS single rows may be damaged, their sums are not asked, and its index may differ from
 * what it is of. Of what is in memory, place and path are NULL. An empty file is fine. */
enum keepsake_result box_verify(struct keepsake *keepsake, const char *path, sqlite3 *db,
                                unsigned flags, struct error *error);
/* The result for SQLite's code, of a file that nothing is known of yet. */
enum keepsake_result box_checked(int code, struct error *error);

/* --- judge: what a file is; nothing is changed by it --- */

struct peek {
    bool fresh;         /* there is no box yet */
    bool unfinished;    /* its own journal is to be played back */
    bool stray_journal; /* one that is not its own lies beside it */
    bool log,
        stray_log; /* a write-ahead log: its own, where another program made one; not its own */
};
/* By the header, and by what lies beside. */
enum keepsake_result box_peek(struct keepsake *keepsake, const char *path, struct peek *peek);
/* The result for a box whose opening ended in `claim`, when more than its header is asked. */
enum keepsake_result box_believe(struct keepsake *keepsake, enum keepsake_result claim);
bool box_is_lost(struct keepsake *keepsake); /* it is gone, and its copy is there */
/* Opens a file to be read as it stands, whatever journal lies beside it. SQLite's code; *out is
 * closed whatever it is. */
int box_look(struct keepsake *keepsake, const char *path, sqlite3 **out);

/* --- schema --- */

struct schema_step {
    const char *sql;          /* from version i to i + 1 for step[i] */
    int (*then)(sqlite3 *db); /* what SQL can't say, in the same transaction; may be NULL */
};
extern const struct schema_step schema_steps[];
extern const int schema_version;
/* Runs the steps that are missing, in one transaction: all or none. */
int schema_migrate(sqlite3 *db, const struct schema_step *steps, int count);
/* Whether the two have exactly the same tables; whether the database holds those of that version.
 * SQLite's code. */
int schema_same(sqlite3 *db, sqlite3 *model, bool *same);
int schema_compare(sqlite3 *db, const struct schema_step *steps, int version, bool *same);

/* --- sql --- */

/* The result for SQLite's code, with its message in `error`. */
enum keepsake_result sql_result(int code, struct error *error);
enum keepsake_result box_fail(enum keepsake_result result,
                              struct error *error); /* with its message */
/* A statement with its parameters: one letter each, i int64_t, s string. NULL: sqlite3_errcode. */
sqlite3_stmt *sql_ask(sqlite3 *db, const char *sql, const char *types, ...);
int sql_run(sqlite3 *db, const char *sql, const char *types, ...);
int sql_number(sqlite3 *db, const char *sql, int64_t *out);  /* the first column of the first row */
int sql_copy(sqlite3 *from, sqlite3 *to);                    /* all of it, page by page */
int sql_whole(sqlite3 *db, const char *pragma, bool *whole); /* quick_check or integrity_check */

/* What holds of a box whenever nobody is within it: no statement is half done, and no transaction
 * open but that of an import. */
void sql_assert_rests(const struct keepsake *keepsake);
/* FAILED: something is just being brought in. */
enum keepsake_result sql_busy(struct error *error);
/* One transaction: `work`, and the note of what is owed. All or nothing. */
enum keepsake_result sql_change(struct keepsake *keepsake,
                                int (*work)(sqlite3 *db, const void *context), const void *context,
                                enum owed owed, struct error *error);

/* --- sums: docs/box.md says what they are for --- */

/* The columns that a sum is of, in its order: all of them but MOMENT_MARKS. A step of the schema
 * that changes them writes all sums anew. */
#define MOMENT_COLUMNS                                                                             \
    "id, kept_at, zone, kind, laughed, pack, level, deck, title, name_a, name_b, note, source,"    \
    " replay"
#define MOMENT_MARKS "asleep, light"
#define LINE_COLUMNS "moment, place, who, question, answer"
#define PROMISE_COLUMNS "id, made_at, asked_at, state, noticed, made_by, text"
#define OWN_CARD_COLUMNS "id, depth, topics, ask, answer_1, answer_2, answer_3"
#define SETTING_COLUMNS "key, value"
#define CARD_COLUMNS "pack, deck, card, seen, favourite"
#define PROGRESS_COLUMNS "pack, level, done, visit"
#define LETTER_COLUMNS "id, written_at, opens_on, opened, pack, occasion, written_by, text"
#define MEANT_COLUMNS "own_card, name"
#define TAKEN_COLUMNS "pack, deck, card, taken_at"
enum {
    MOMENT_COLUMN_COUNT = 14,
    LINE_COLUMN_COUNT = 5,
    PROMISE_COLUMN_COUNT = 7,
    OWN_CARD_COLUMN_COUNT = 7,
    SETTING_COLUMN_COUNT = 2,
    CARD_COLUMN_COUNT = 5,
    PROGRESS_COLUMN_COUNT = 4,
    LETTER_COLUMN_COUNT = 8,
    MEANT_COLUMN_COUNT = 2,
    TAKEN_COLUMN_COUNT = 4,
};
enum summed {
    SUM_MOMENT,
    SUM_PROMISE,
    SUM_OWN_CARD,
    SUM_SETTING,
    SUM_CARD,
    SUM_PROGRESS,
    SUM_LETTER,
    SUM_MEANT,
    SUM_TAKEN,
    SUM_KINDS
};
struct sum_key {
    int64_t id;
    const char *name[3]; /* of what has no id: the first columns */
};
#define SUM_START UINT64_C(1)
enum { SUMS_SINCE = 3 }; /* this version of the schema */
/* Each begins with SUM_START, and goes on from what the one before returned. */
uint64_t sum_row(uint64_t sum, sqlite3_stmt *row, int first, int count);
uint64_t sum_number(uint64_t sum, int64_t number); /* of what will be in the row */
uint64_t sum_text(uint64_t sum, const char *text);
bool sum_holds(uint64_t sum, sqlite3_stmt *row, int column); /* is the one in that column */
/* SQLITE_CORRUPT where the sum does not hold; OK where there is no such thing. */
int sum_check(sqlite3 *db, enum summed what, struct sum_key key);
/* The same of what has no id, but removed where its sum does not hold: it begins anew. */
int sum_drop_bad(sqlite3 *db, enum summed what, struct sum_key key);
int sum_write(sqlite3 *db, enum summed what, struct sum_key key); /* of it as it is now */
/* Of all that a box of its version has, to the first kind with a bad one. */
int sums_check(sqlite3 *db);
int sums_count_bad(sqlite3 *db, enum summed what, int64_t *bad);
int sums_write(sqlite3 *db); /* of all that had sums when there were the first, as it is now */

/* --- reading moments --- */

/* One block holds all strings of a moment, so that all of them are overwritten at once. */
struct shelf {
    char *memory;
    size_t size, used;
};
/* The largest moment that fits: its texts at four bytes a character, each with its end. */
enum {
    SHELF = KEEPSAKE_MAX_SOURCE + KEEPSAKE_MAX_REPLAY +
            (KEEPSAKE_MAX_LINES * 2 + 1) * (4 * KEEPSAKE_MAX_TEXT + 1) +
            4 * (KEEPSAKE_MAX_TITLE + 2 * KEEPSAKE_MAX_NAME) + 2 * KEEPSAKE_MAX_ID +
            KEEPSAKE_MAX_LEVEL + 16, /* the 16: ends of the other texts */
};
/* NULL when it does not fit or has a NUL inside: then the moment is damaged. */
const char *shelve(struct shelf *shelf, sqlite3_stmt *statement, int column);

/* Every moment that is whole, oldest first; lent for the call. `visit` ends it with false. The
 * others are counted in *damaged. SQLite's code. */
int box_each_moment(struct keepsake *keepsake,
                    bool (*visit)(void *to, const struct keepsake_moment *moment), void *to,
                    int64_t *damaged);
/* The same of at most `count` moments after the id *after, which becomes the last one's; it stays
 * where there are none. */
int box_some_moments(struct keepsake *keepsake, int64_t *after, int count,
                     bool (*visit)(void *to, const struct keepsake_moment *moment), void *to,
                     int64_t *damaged);
/* The columns of a struct keepsake_entry, and reading them from the first column on. */
#define ENTRY_COLUMNS "id, kept_at, zone, kind, laughed, asleep, light, pack, level, deck, title"
void read_entry(sqlite3_stmt *statement, struct keepsake_entry *entry);
/* A text of the box into an array; false, and "", when it may not be drawn. */
bool take_text(char *out, size_t size, sqlite3_stmt *statement, int column, unsigned allow);

/* Inside a transaction of sql_change. */
int add_moment(sqlite3 *db, const void *moment);
int add_promise(sqlite3 *db, const void *promise); /* with its state */
int add_own_card(sqlite3 *db, const void *card);

/* --- sky: what finding needs, in memory. Told of every change; knows nothing until asked. --- */
void sky_add(struct keepsake *keepsake, int64_t id, const struct keepsake_moment *moment);
void sky_remove(struct keepsake *keepsake, int64_t id);
void sky_renew(struct keepsake *keepsake, int64_t id); /* its words are others now */
void sky_set_laughed(struct keepsake *keepsake, int64_t id, bool laughed);
void sky_set_asleep(struct keepsake *keepsake, int64_t id, bool asleep);
void sky_forget(struct keepsake *keepsake); /* overwritten, and read again when next asked */

/* --- words: folded, for searching --- */

struct folder; /* folds case and accents; of one connection */
struct folder *folder_new(sqlite3 *db, int *code);
void folder_free(struct folder *folder);
/* Adds the words of `text` to `out`, each after a space, lower case, without accents. What does
 * not fit is left out. Returns the bytes used. */
size_t folder_add(struct folder *folder, const char *text, char *out, size_t size);

/* --- fit: what may be stored and drawn --- */

enum {
    FIT_LINES = 1, /* newlines */
    FIT_TABS = 2,  /* tabs and carriage returns, as in a file */
    FIT_KEPT = 4,  /* what is read from a box, not what comes into one */
};
bool fit_text(const char *text, size_t characters, size_t bytes, unsigned allow);
bool fit_name(const char *name, size_t bytes, const char *others); /* [a-z0-9] and others */
/* `kept`: FIT_KEPT or 0. */
bool fit_moment(const struct keepsake_moment *moment, unsigned kept);
bool fit_note(const char *note, unsigned kept);
bool fit_promise(const struct keepsake_promise *promise, unsigned kept);
bool fit_own_card(const struct keepsake_own_card *card, unsigned kept);
bool fit_letter(const struct keepsake_letter *letter, const char *words, unsigned kept);
int64_t fit_time(int64_t at); /* moved into 1970..9999 */
bool fit_zone(int64_t zone);  /* minutes: a day either way, more than any place has */

#endif

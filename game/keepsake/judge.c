/* What a file is, told without changing it: SQLite gets it for writing only after this. What the
 * header says is believed only where the rest bears it out: a single flipped bit must not turn a
 * box into another program's file. A journal is played back only into the box that it is of. */
#include "keepsake/inside.h"

#include <stdio.h>
#include <string.h>

enum {
    HEADER = 100, /* of a database; offsets: sqlite.org/fileformat2.html#the_database_header */
    JOURNAL_HEADER = 28,     /* of a journal; sqlite.org/fileformat2.html#the_rollback_journal */
    BEGUN_MOST = 128 * 1024, /* bytes of a box in which its first change was cut off, at the most */
};

static uint32_t big_endian(const unsigned char *byte) {
    return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

/* What is past the end is read as zeros. */
static int read_at(sqlite3_file *file, void *to, int size, int64_t at) {
    int code = file->pMethods->xRead(file, to, size, at);
    return code == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : code;
}

/* The first bytes of a file, and how large it is. */
static int read_head(struct keepsake *keepsake, const char *path, unsigned char *head, int count,
                     sqlite3_int64 *size) {
    sqlite3_file *file;
    int code = disk_open_to_read(keepsake->scrub.base, path, &file);
    if (code == SQLITE_OK) {
        code = file->pMethods->xFileSize(file, size);
    }
    if (code == SQLITE_OK) {
        code = read_at(file, head, count, 0);
    }
    disk_close(file);
    return code;
}

/* --- the header --- */

/* Where no journal can say otherwise, the header knows how long the file is: SQLite would take a
 * shorter one and read its end as zeros. */
static bool is_cut_short(const unsigned char header[HEADER], sqlite3_int64 size) {
    return (sqlite3_int64)big_endian(header + 28) * BOX_PAGE > size;
}

static enum keepsake_result judge(const unsigned char header[HEADER], sqlite3_int64 size,
                                  bool has_journal) {
    uint32_t page = (uint32_t)header[16] << 8 | header[17], version = big_endian(header + 60);
    bool rolls_back = header[18] == 1 && header[19] == 1;
    bool writes_ahead = header[18] == 2 && header[19] == 2;
    uint32_t encoding = big_endian(header + 56); /* 1, or another program's 2 and 3 */
    if (size < HEADER || memcmp(header, "SQLite format 3", 16) != 0) {
        return KEEPSAKE_DAMAGED;
    }
    if (big_endian(header + 68) != BOX_APPLICATION) {
        return KEEPSAKE_NOT_A_BOX;
    }
    if (version > (uint32_t)schema_version) {
        return KEEPSAKE_NEWER;
    }
    if (size > (sqlite3_int64)BOX_PAGE * BOX_MAX_PAGES || (!rolls_back && !writes_ahead) ||
        encoding - 1 > 2) {
        return KEEPSAKE_DAMAGED;
    }
    if (page != BOX_PAGE || writes_ahead || version == 0 || encoding != 1) {
        return KEEPSAKE_STRANGE;
    }
    return !has_journal && is_cut_short(header, size) ? KEEPSAKE_DAMAGED : KEEPSAKE_OK;
}

/* --- a look inside --- */

int box_look(struct keepsake *keepsake, const char *path, sqlite3 **out) {
    keepsake->scrub.looks = true;
    int code = sqlite3_open_v2(path, out,
                               SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW |
                                   SQLITE_OPEN_NOMUTEX, /* one thread at a time asks it */
                               keepsake->scrub.name);
    keepsake->scrub.looks = false;
    if (code == SQLITE_OK) {
        box_limit(*out);
    }
    return code;
}

/* What a file holds as it stands, whatever its header says and whatever journal lies beside it. */
struct sight {
    int tables; /* of which version of ours it has exactly the tables; 0: of none */
    bool whole;
    bool kept; /* something was kept in it */
};

/* In any table of ours but the one that says what is owed, which always has its row. */
static int any_row(sqlite3 *db, bool *any) {
    sqlite3_stmt *tables = sql_ask(
        db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'box'", "");
    int code = tables ? SQLITE_OK : sqlite3_extended_errcode(db);
    *any = false;
    while (code == SQLITE_OK && !*any && sqlite3_step(tables) == SQLITE_ROW) {
        int64_t found = 0;
        char *sql = sqlite3_mprintf("SELECT EXISTS (SELECT 1 FROM \"%w\")",
                                    sqlite3_column_text(tables, 0));
        code = sql ? sql_number(db, sql, &found) : SQLITE_NOMEM;
        *any = found != 0;
        sqlite3_free(sql);
    }
    int end = sqlite3_finalize(tables);
    return code == SQLITE_OK ? end : code;
}

static struct sight see(struct keepsake *keepsake, const char *path) {
    struct sight sight = {0};
    sqlite3 *db;
    int code = box_look(keepsake, path, &db);
    for (int i = schema_version; i > 0 && code == SQLITE_OK && !sight.tables; i--) {
        bool same = false;
        code = schema_compare(db, schema_steps, i, &same);
        sight.tables = same ? i : 0;
    }
    if (code == SQLITE_OK) {
        code = sql_whole(db, "PRAGMA quick_check(1)", &sight.whole);
    }
    if (code == SQLITE_OK && sight.tables) {
        code = any_row(db, &sight.kept);
    }
    sight.whole = sight.whole && code == SQLITE_OK;
    sqlite3_close(db);
    return sight;
}

/* A file that is as the game leaves its boxes, as far as that can be told without opening it. */
static bool is_whole_box(struct keepsake *keepsake, const char *path) {
    unsigned char header[HEADER] = {0};
    sqlite3_int64 size = 0;
    if (disk_look(path) != DISK_FILE ||
        read_head(keepsake, path, header, HEADER, &size) != SQLITE_OK ||
        judge(header, size, false) != KEEPSAKE_OK) {
        return false;
    }
    struct sight sight = see(keepsake, path);
    return sight.whole && sight.tables == (int)big_endian(header + 60);
}

/* Ours whatever the header says: so the header is wrong, or another program wrote the same tables
 * in another layout. A newer game's box is whole, and so is one with strange parts; where anything
 * else is not ours, a whole copy beside it says that it was. */
enum keepsake_result box_believe(struct keepsake *keepsake, enum keepsake_result claim) {
    unsigned char header[HEADER] = {0};
    sqlite3_int64 size = 0;
    if (claim != KEEPSAKE_NOT_A_BOX && claim != KEEPSAKE_NEWER && claim != KEEPSAKE_STRANGE) {
        return claim;
    }
    if (read_head(keepsake, keepsake->path, header, HEADER, &size) != SQLITE_OK) {
        return claim;
    }
    struct sight sight = see(keepsake, keepsake->path);
    if (sight.tables) {
        bool stamped = claim == KEEPSAKE_STRANGE && sight.tables == (int)big_endian(header + 60);
        return sight.whole && stamped ? KEEPSAKE_TOUCHED : KEEPSAKE_DAMAGED;
    }
    if (claim == KEEPSAKE_NEWER && sight.whole) {
        return claim;
    }
    if (claim == KEEPSAKE_STRANGE && !sight.whole) {
        return KEEPSAKE_DAMAGED;
    }
    return is_whole_box(keepsake, box_place(keepsake, ".backup").path) ? KEEPSAKE_DAMAGED : claim;
}

/* --- what lies beside it --- */

enum journal {
    JOURNAL_VOID,
    JOURNAL_OF_NEW, /* of a box that was just begun: it had no pages */
    JOURNAL_OF_OLD,
    JOURNAL_STRAY, /* of none, or of another box */
};

/* As SQLite judges it. What can't be read counts as a box's. */
static enum journal journal_kind(const unsigned char header[JOURNAL_HEADER]) {
    static const unsigned char magic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
    if (header[0] == 0) {
        return JOURNAL_VOID;
    }
    if (memcmp(header, magic, sizeof magic) != 0) {
        return JOURNAL_STRAY;
    }
    return big_endian(header + 16) == 0 ? JOURNAL_OF_NEW : JOURNAL_OF_OLD;
}

/* How often the box had been changed when the journal was begun; -1 where it does not say. Its
 * records are a page's number, the page as it was, and a sum. */
static int64_t changes_before(struct keepsake *keepsake, const char *path,
                              const unsigned char header[JOURNAL_HEADER], sqlite3_int64 size) {
    enum { RECORD = 4 + BOX_PAGE + 4, CHANGES = 24 };
    int64_t sector = big_endian(header + 20), changes = -1;
    uint32_t count = big_endian(header + 8);
    sqlite3_file *file;
    if (big_endian(header + 24) != BOX_PAGE || sector < 512 ||
        disk_open_to_read(keepsake->scrub.base, path, &file) != SQLITE_OK) {
        return -1;
    }
    for (uint32_t i = 0; i < count && sector + (int64_t)(i + 1) * RECORD <= size; i++) {
        unsigned char bytes[4 + CHANGES + 4];
        if (read_at(file, bytes, sizeof bytes, sector + (int64_t)i * RECORD) != SQLITE_OK) {
            break;
        }
        if (big_endian(bytes) == 1) {
            changes = big_endian(bytes + 4 + CHANGES);
            break;
        }
    }
    disk_close(file);
    return changes;
}

/* A journal that does not belong to its box comes from a box that was copied here. Played back it
 * would empty or tear a whole one. The box's count of changes is the journal's, or one more. */
static bool is_of_another(struct keepsake *keepsake, const char *path, const char *journal,
                          const unsigned char header[JOURNAL_HEADER], sqlite3_int64 size) {
    unsigned char box[HEADER] = {0};
    sqlite3_int64 box_size = 0;
    if (read_head(keepsake, path, box, HEADER, &box_size) != SQLITE_OK || box_size == 0) {
        return false;
    }
    if (journal_kind(header) == JOURNAL_OF_NEW) {
        struct sight sight = see(keepsake, path);
        return box_size > BEGUN_MOST || sight.kept;
    }
    int64_t before = changes_before(keepsake, journal, header, size);
    int64_t now = big_endian(box + 24);
    return before >= 0 && now != before && now != before + 1 && is_whole_box(keepsake, path);
}

static enum journal look_at_journal(struct keepsake *keepsake, const char *path,
                                    const char *journal) {
    unsigned char header[JOURNAL_HEADER] = {0};
    sqlite3_int64 size = 0;
    if (disk_look(journal) == DISK_NOTHING) {
        return JOURNAL_VOID;
    }
    if (read_head(keepsake, journal, header, JOURNAL_HEADER, &size) != SQLITE_OK) {
        return JOURNAL_OF_OLD;
    }
    enum journal kind = journal_kind(header);
    bool plays = kind == JOURNAL_OF_NEW || kind == JOURNAL_OF_OLD;
    bool strays = plays && disk_look(path) == DISK_FILE &&
                  is_of_another(keepsake, path, journal, header, size);
    return strays ? JOURNAL_STRAY : kind;
}

enum keepsake_result box_peek(struct keepsake *keepsake, const char *path, struct peek *peek) {
    struct place journal = place_beside(path, "-journal"), wal = place_beside(path, "-wal");
    enum disk_kind kind = disk_look(path), log = disk_look(wal.path);
    unsigned char header[HEADER] = {0};
    sqlite3_int64 size = 0;
    *peek = (struct peek){0};
    if (kind == DISK_OTHER || disk_look(journal.path) == DISK_OTHER || log == DISK_OTHER) {
        return KEEPSAKE_NOT_A_FILE;
    }
    if (kind == DISK_FILE && !disk_may_read(path)) {
        return KEEPSAKE_UNREADABLE;
    }
    int code = kind == DISK_FILE ? read_head(keepsake, path, header, HEADER, &size) : SQLITE_OK;
    if (code != SQLITE_OK) {
        return sql_result(code, NULL);
    }
    enum journal beside_it = look_at_journal(keepsake, path, journal.path);
    peek->stray_journal = beside_it == JOURNAL_STRAY;
    peek->unfinished = beside_it == JOURNAL_OF_OLD || beside_it == JOURNAL_OF_NEW;
    /* In the mode of our boxes there is no such log. */
    peek->stray_log = log == DISK_FILE && header[18] != 2;
    peek->log = log == DISK_FILE && header[18] == 2;
    peek->fresh = size == 0 || beside_it == JOURNAL_OF_NEW; /* SQLite will empty it */
    /* SQLite would delete the journal of a box that is gone without a word. */
    if (peek->fresh) {
        return beside_it == JOURNAL_OF_OLD ? KEEPSAKE_DAMAGED : KEEPSAKE_OK;
    }
    return judge(header, size, peek->unfinished);
}

/* A box that is gone while its copy is there was lost, and is not to be begun. */
bool box_is_lost(struct keepsake *keepsake) {
    struct peek peek;
    return !keepsake->in_memory && disk_look(box_place(keepsake, ".backup").path) == DISK_FILE &&
           box_peek(keepsake, keepsake->path, &peek) == KEEPSAKE_OK && peek.fresh;
}

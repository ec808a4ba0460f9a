#include "keepsake/inside.h"

#include <stdio.h>

/* --- damaged boxes --- */

struct place box_damaged_place(const struct keepsake *keepsake, int number) {
    struct place place;
    snprintf(place.path, sizeof place.path, "%s.damaged-%d", keepsake->path, number);
    return place;
}

static struct place journal_of(struct place place) {
    struct place journal;
    snprintf(journal.path, sizeof journal.path, "%.*s-journal", DISK_PATH - 9, place.path);
    return journal;
}

int keepsake_count_damaged(struct keepsake *keepsake) {
    int count = 0;
    for (int i = 1; i <= BOX_MAX_DAMAGED && !keepsake->in_memory; i++) {
        count += disk_look(box_damaged_place(keepsake, i).path) == DISK_FILE;
    }
    return count;
}

int box_forget_damaged(struct keepsake *keepsake) {
    int code = SQLITE_OK;
    for (int i = 1; i <= BOX_MAX_DAMAGED; i++) {
        struct place place = box_damaged_place(keepsake, i);
        int box = disk_forget(keepsake->scrub.base, place.path);
        int journal = disk_forget(keepsake->scrub.base, journal_of(place).path);
        code = code != SQLITE_OK ? code : box != SQLITE_OK ? box : journal;
    }
    return code;
}

enum keepsake_result keepsake_forget_damaged(struct keepsake *keepsake, struct error *error) {
    return keepsake->in_memory ? KEEPSAKE_OK : sql_result(box_forget_damaged(keepsake), error);
}

static int delete_everything(sqlite3 *db, const void *context) {
    (void)context;
    return sqlite3_exec(db,
                        "DELETE FROM line; DELETE FROM moment; DELETE FROM setting;"
                        "DELETE FROM progress; DELETE FROM card; DELETE FROM own_card;"
                        "DELETE FROM promise",
                        NULL, NULL, NULL);
}

enum keepsake_result keepsake_forget_everything(struct keepsake *keepsake, struct error *error) {
    sky_forget(keepsake);
    return box_delete(keepsake, delete_everything, NULL, OWED_FORGETTING, error);
}

/* --- recovery --- */

static enum keepsake_result find_trouble(struct keepsake *keepsake, struct error *error) {
    bool whole = false;
    enum keepsake_result result = box_enter(keepsake, 0, error);
    if (result == KEEPSAKE_OK) {
        int code = sql_whole(keepsake->db, "PRAGMA integrity_check(1)", &whole);
        result = code == SQLITE_OK && !whole ? KEEPSAKE_DAMAGED : sql_result(code, error);
    }
    sqlite3_close(keepsake->db);
    keepsake->db = NULL;
    return result;
}

/* Moves a box and its journal, which belongs to it, to the first free number; 0: it did not. */
static int set_aside(struct keepsake *keepsake, struct place box) {
    for (int i = 1; i <= BOX_MAX_DAMAGED; i++) {
        struct place to = box_damaged_place(keepsake, i), journal = journal_of(box);
        if (disk_look(to.path) != DISK_NOTHING || disk_look(journal_of(to).path) != DISK_NOTHING) {
            continue;
        }
        /* The journal first: without it SQLite could take a half changed box for a whole one. */
        if (disk_look(journal.path) != DISK_NOTHING &&
            !disk_move(journal.path, journal_of(to).path)) {
            return 0;
        }
        bool there = disk_look(box.path) != DISK_NOTHING;
        return !there || disk_move(box.path, to.path) ? i : 0;
    }
    return 0;
}

static bool beyond_use(enum keepsake_result result) {
    return result == KEEPSAKE_DAMAGED || result == KEEPSAKE_STRANGE || result == KEEPSAKE_NEWER ||
           result == KEEPSAKE_NOT_A_BOX || result == KEEPSAKE_MISSING;
}

static enum keepsake_result check_copy(struct keepsake *keepsake, struct place backup) {
    sqlite3 *db;
    bool whole = false;
    enum keepsake_result result = box_load(keepsake, backup.path, 0, &db, NULL);
    if (result == KEEPSAKE_OK) {
        int code = sql_whole(db, "PRAGMA integrity_check(1)", &whole);
        result = code == SQLITE_OK && !whole ? KEEPSAKE_DAMAGED : sql_result(code, NULL);
        sqlite3_close(db);
    }
    return result;
}

bool box_copy_whole(struct keepsake *keepsake) {
    struct place backup = box_place(keepsake, ".backup");
    return disk_look(backup.path) == DISK_FILE && check_copy(keepsake, backup) == KEEPSAKE_OK;
}

static enum keepsake_result put_back(struct keepsake *keepsake, enum keepsake_recovery *recovery) {
    struct place backup = box_place(keepsake, ".backup");
    *recovery = KEEPSAKE_BEGUN_ANEW;
    if (disk_look(backup.path) == DISK_NOTHING) {
        return KEEPSAKE_OK;
    }
    enum keepsake_result result = check_copy(keepsake, backup);
    if (result == KEEPSAKE_OK) {
        *recovery = KEEPSAKE_RESTORED;
        return disk_move(backup.path, keepsake->path) ? KEEPSAKE_OK : KEEPSAKE_FAILED;
    }
    if (beyond_use(result)) {
        return set_aside(keepsake, backup) ? KEEPSAKE_OK : KEEPSAKE_FAILED;
    }
    return result;
}

static void tell(struct text *told, enum keepsake_recovery recovery, int number) {
    if (number) {
        text_addf(
            told,
            "The damaged box was set aside: the file beside it that ends in \".damaged-%d\". ",
            number);
    }
    text_add(told, recovery == KEEPSAKE_RESTORED
                       ? "Its copy was whole and is the box now. What came after the copy was made "
                         "may be missing."
                       : "There was no copy that is whole. An empty box begins.");
}

static enum keepsake_result recover(struct keepsake *keepsake, enum keepsake_recovery *recovery,
                                    struct text *told, struct error *error) {
    enum keepsake_result result = find_trouble(keepsake, error);
    if (result == KEEPSAKE_OK || result == KEEPSAKE_MISSING) {
        error_set(error, "The box is not damaged. Nothing was changed.");
        return KEEPSAKE_REFUSED;
    }
    if (result != KEEPSAKE_DAMAGED) {
        return result;
    }
    struct place box = box_place(keepsake, "");
    bool there = disk_look(box.path) != DISK_NOTHING ||
                 disk_look(journal_of(box).path) != DISK_NOTHING;
    int number = there ? set_aside(keepsake, box) : 0;
    if (there && !number) {
        return box_fail(KEEPSAKE_FAILED, error);
    }
    result = put_back(keepsake, recovery);
    if (result == KEEPSAKE_OK) {
        tell(told, *recovery, number);
        return KEEPSAKE_OK;
    }
    return box_fail(result, error);
}

enum keepsake_result keepsake_recover(const char *path, enum keepsake_recovery *recovery,
                                      struct text *told, struct error *error) {
    struct keepsake *keepsake;
    struct error reason = {""};
    enum keepsake_result result = box_new(path, &keepsake, error);
    if (result != KEEPSAKE_OK) {
        return result;
    }
    result = keepsake->in_memory ? KEEPSAKE_REFUSED : recover(keepsake, recovery, told, &reason);
    keepsake_close(keepsake);
    if (result != KEEPSAKE_OK) {
        error_set(error, "%s", reason.text[0] ? reason.text : keepsake_message(result));
    }
    return result;
}

/* --- check --- */

static int count_all(sqlite3 *db, struct keepsake_report *report) {
    const struct {
        const char *sql;
        int64_t *out;
    } counts[] = {
        {"SELECT count(*) FROM moment", &report->moments},
        {"SELECT count(*) FROM line", &report->lines},
        {"SELECT count(*) FROM setting", &report->settings},
        {"SELECT count(*) FROM progress", &report->levels},
        {"SELECT count(*) FROM line WHERE moment NOT IN (SELECT id FROM moment)",
         &report->stray_lines},
    };
    int code = SQLITE_OK;
    for (size_t i = 0; i < sizeof counts / sizeof counts[0] && code == SQLITE_OK; i++) {
        code = sql_number(db, counts[i].sql, counts[i].out);
    }
    return code;
}

static bool go_on(void *to, const struct keepsake_moment *moment) {
    (void)to;
    (void)moment;
    return true;
}

enum keepsake_result keepsake_check(struct keepsake *keepsake, struct keepsake_report *report,
                                    struct error *error) {
    bool whole = false;
    *report = (struct keepsake_report){0};
    int code = sql_whole(keepsake->db, "PRAGMA integrity_check(1)", &whole);
    if (code == SQLITE_OK) {
        code = count_all(keepsake->db, report);
    }
    if (code == SQLITE_OK) {
        code = box_each_moment(keepsake, go_on, NULL, &report->damaged_moments);
    }
    for (int what = SUM_PROMISE; what < SUM_KINDS && code == SQLITE_OK; what++) {
        int64_t bad = 0;
        code = sums_count_bad(keepsake->db, (enum summed)what, &bad);
        report->damaged_others += bad;
    }
    if (code == SQLITE_CORRUPT) { /* a bad report, not a failure to make one */
        code = SQLITE_OK;
        whole = false;
    }
    report->whole = whole && !report->damaged_moments && !report->damaged_others &&
                    !report->stray_lines;
    if (!keepsake->in_memory) {
        report->has_backup = disk_look(box_place(keepsake, ".backup").path) == DISK_FILE;
        report->has_reserve = disk_look(box_place(keepsake, ".reserve").path) == DISK_FILE;
    }
    return sql_result(code, error);
}

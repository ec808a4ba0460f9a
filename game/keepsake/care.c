/* Forgetting everything, putting the copy in place, and the check. */
#include "keepsake/inside.h"

#include <stdio.h>

/* --- forgetting everything ---
 *
 * A row at a time would need a journal as large as the box, and a box that SQLite can read. So the
 * whole file is given up, which needs no room and no good disk: it gets another name, and from then
 * on all is decided; then the copy, what was set aside and last the file itself are overwritten and
 * removed. While a file of that name is there, the forgetting is not through. */

static const char forgotten[] = ".forgotten";

int box_finish_forgetting(struct keepsake *keepsake) {
    static const char *const gone[] = {".backup", ".backup-journal", ".backup-wal", ".backup-new"};
    struct place old = box_place(keepsake, forgotten);
    sqlite3_vfs *vfs = keepsake->scrub.base;
    if (keepsake->in_memory || disk_look(old.path) == DISK_NOTHING) {
        return SQLITE_OK;
    }
    /* A journal without its box is the old one's; it must not be played into the next. */
    int code = disk_look(keepsake->path) == DISK_NOTHING
                   ? disk_forget(vfs, box_place(keepsake, "-journal").path)
                   : SQLITE_OK;
    for (size_t i = 0; i < sizeof gone / sizeof gone[0] && code == SQLITE_OK; i++) {
        code = disk_forget(vfs, box_place(keepsake, gone[i]).path);
    }
    if (code == SQLITE_OK) {
        code = box_forget_damaged(keepsake);
    }
    return code == SQLITE_OK ? disk_forget(vfs, old.path) : code;
}

/* The box with its words is out of the way, or what failed. */
static enum keepsake_result give_up(struct keepsake *keepsake, struct error *error) {
    int code = box_finish_forgetting(keepsake); /* an earlier one */
    if (code != SQLITE_OK) {
        return sql_result(code, error);
    }
    sqlite3_close(keepsake->db);
    keepsake->db = NULL;
    if (!disk_move(keepsake->path, box_place(keepsake, forgotten).path)) {
        return box_fail(KEEPSAKE_FAILED, error);
    }
    return sql_result(box_finish_forgetting(keepsake), error);
}

/* `spare` is for where no box can be begun again: empty, and nothing is kept in it. */
static enum keepsake_result forget_file(struct keepsake *keepsake, sqlite3 *spare,
                                        struct error *error) {
    enum keepsake_result result = give_up(keepsake, error);
    bool gone = disk_look(keepsake->path) == DISK_NOTHING;
    bool clear = disk_look(box_place(keepsake, "-journal").path) == DISK_NOTHING;
    if (!keepsake->db && (!gone || clear)) {
        box_load(keepsake, keepsake->path, gone ? KEEPSAKE_CREATE : 0, &keepsake->db, NULL);
    }
    if (keepsake->db) {
        sqlite3_close(spare);
        box_reserve(keepsake);
    } else {
        keepsake->db = spare;
        keepsake->in_memory = keepsake->only_looks = true;
    }
    return result;
}

static int delete_everything(sqlite3 *db, const void *context) {
    (void)context;
    return sqlite3_exec(db,
                        "DELETE FROM line; DELETE FROM moment; DELETE FROM setting;"
                        "DELETE FROM progress; DELETE FROM card; DELETE FROM own_card;"
                        "DELETE FROM promise; DELETE FROM letter; DELETE FROM meant;"
                        "DELETE FROM taken",
                        NULL, NULL, NULL);
}

enum keepsake_result keepsake_forget_everything(struct keepsake *keepsake, struct error *error) {
    sqlite3 *spare = NULL;
    sky_forget(keepsake);
    sql_assert_rests(keepsake);
    if (keepsake->importing) {
        return sql_busy(error);
    }
    if (keepsake->in_memory) {
        return sql_change(keepsake, delete_everything, NULL, OWED_NOTHING, error);
    }
    enum keepsake_result result = box_open_memory(&spare, error);
    return result == KEEPSAKE_OK ? forget_file(keepsake, spare, error) : result;
}

/* --- recovery --- */

static enum keepsake_result find_trouble(struct keepsake *keepsake, struct error *error) {
    enum keepsake_result result = box_enter(keepsake, 0, error);
    sqlite3_close(keepsake->db);
    keepsake->db = NULL;
    return result;
}

static bool beyond_use(enum keepsake_result result) {
    return result == KEEPSAKE_DAMAGED || result == KEEPSAKE_STRANGE || result == KEEPSAKE_NEWER ||
           result == KEEPSAKE_NOT_A_BOX || result == KEEPSAKE_TOUCHED || result == KEEPSAKE_MISSING;
}

static enum keepsake_result check_copy(struct keepsake *keepsake, struct place backup) {
    sqlite3 *db;
    enum keepsake_result result = box_load(keepsake, backup.path, 0, &db, NULL);
    sqlite3_close(db);
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
        return box_set_aside(keepsake, backup.path, box_parts, BOX_PARTS) ? KEEPSAKE_OK
                                                                          : KEEPSAKE_FAILED;
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
    bool there = box_is_there(box);
    int number = there ? box_set_aside(keepsake, box.path, box_parts, BOX_PARTS) : 0;
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
                    !report->stray_lines && !keepsake->shows_copy;
    if (!keepsake->in_memory || keepsake->only_looks) {
        report->has_backup = disk_look(box_place(keepsake, ".backup").path) == DISK_FILE;
        report->has_reserve = disk_look(box_place(keepsake, ".reserve").path) == DISK_FILE;
    }
    sql_assert_rests(keepsake);
    return sql_result(code, error);
}

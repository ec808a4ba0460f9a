/* Looking at a box where nothing may be written: on a read-only disk, on one without locks, when
 * another program has laid the file out anew, or when an older game's has no room to become new. It
 * is read into memory as it stands, and only where that is all of it: not while a change is half
 * done, nor with a log of another program beside. Where it is damaged its copy is, if that is
 * whole. */
#include "keepsake/inside.h"

#include <string.h>

bool keepsake_may_look(enum keepsake_result result) {
    return result == KEEPSAKE_READ_ONLY || result == KEEPSAKE_NO_LOCKS ||
           result == KEEPSAKE_LINKED || result == KEEPSAKE_TOUCHED || result == KEEPSAKE_NO_ROOM;
}

bool keepsake_only_looks(const struct keepsake *keepsake) {
    return keepsake->only_looks;
}

bool keepsake_shows_copy(const struct keepsake *keepsake) {
    return keepsake->shows_copy;
}

/* What two people chose stays as they chose it; what else changes is for this evening. */
static int allow(void *context, int action, const char *table, const char *column,
                 const char *database, const char *trigger) {
    static const char *const kept[] = {"moment", "line", "promise", "own_card", "letter", "meant"};
    (void)context;
    (void)column;
    (void)database;
    (void)trigger;
    bool changes = action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
    for (size_t i = 0; changes && i < sizeof kept / sizeof kept[0]; i++) {
        if (table && strcmp(table, kept[i]) == 0) {
            return SQLITE_DENY;
        }
    }
    return SQLITE_OK;
}

/* A copy of `from` in memory, checked as the flags say, in which what two people keep can't be
 * changed; empty where `from` is NULL. */
static enum keepsake_result open_memory(sqlite3 *from, unsigned flags, sqlite3 **out,
                                        struct error *error) {
    sqlite3 *db;
    int code = sqlite3_open(":memory:", &db);
    if (code == SQLITE_OK && from) {
        code = sql_copy(from, db);
    }
    if (code == SQLITE_OK) {
        code = box_set_up(db, true);
    }
    enum keepsake_result result = from ? box_checked(code, error) : sql_result(code, error);
    if (result == KEEPSAKE_OK && from) {
        result = box_verify(NULL, NULL, db, flags, error);
    }
    if (result == KEEPSAKE_OK) {
        code = schema_migrate(db, schema_steps, schema_version);
        result = sql_result(code == SQLITE_OK ? sqlite3_set_authorizer(db, allow, NULL) : code,
                            error);
    }
    if (result != KEEPSAKE_OK) {
        sqlite3_close(db);
        db = NULL;
    }
    *out = db;
    return result;
}

enum keepsake_result box_open_memory(sqlite3 **out, struct error *error) {
    return open_memory(NULL, 0, out, error);
}

/* Nothing that lies beside says otherwise than the file. */
static enum keepsake_result stands(struct keepsake *keepsake, struct error *error) {
    struct peek peek;
    enum keepsake_result result = box_peek(keepsake, keepsake->path, &peek);
    if (result != KEEPSAKE_OK) { /* in another layout, or only the header is damaged */
        result = box_believe(keepsake, result);
        result = result == KEEPSAKE_TOUCHED ? KEEPSAKE_OK : result;
    }
    if (result == KEEPSAKE_OK && peek.fresh) {
        result = box_is_lost(keepsake) ? KEEPSAKE_DAMAGED : KEEPSAKE_MISSING;
    }
    if (result == KEEPSAKE_OK && (peek.unfinished || peek.log)) {
        error_set(error,
                  "A change of this box was cut off and waits beside it to be finished, where "
                  "writing is allowed. Copy the box, with all files that begin with its "
                  "name, and start with --box and the copy.");
        return KEEPSAKE_READ_ONLY;
    }
    return result == KEEPSAKE_OK ? result : box_fail(result, error);
}

static enum keepsake_result take(struct keepsake *keepsake, const char *path, unsigned flags,
                                 struct error *error) {
    sqlite3 *file;
    int code = box_look(keepsake, path, &file);
    enum keepsake_result result = code == SQLITE_OK ? open_memory(file, flags, &keepsake->db, error)
                                                    : sql_result(code, error);
    sqlite3_close(file);
    return result;
}

/* The copy beside it: whole, or not at all. */
static enum keepsake_result take_copy(struct keepsake *keepsake) {
    struct place copy = box_place(keepsake, ".backup");
    struct peek peek;
    enum keepsake_result result = box_peek(keepsake, copy.path, &peek);
    if (result == KEEPSAKE_OK && (peek.fresh || peek.unfinished || peek.log)) {
        result = KEEPSAKE_MISSING;
    }
    if (result == KEEPSAKE_OK) {
        result = take(keepsake, copy.path, 0, NULL);
    }
    keepsake->shows_copy = result == KEEPSAKE_OK;
    return result;
}

/* As where it can be written: the box, where that is damaged its copy, and where there is none that
 * is whole, what is left. */
static enum keepsake_result read_in(struct keepsake *keepsake, unsigned flags,
                                    struct error *error) {
    /* Without a lock where there is none to be had; then nobody here can be writing either. */
    enum keepsake_result result = disk_lock(box_place(keepsake, ".lock").path, false,
                                            &keepsake->lock);
    if (result == KEEPSAKE_IN_USE) {
        return box_fail(result, error);
    }
    enum keepsake_result stood = result = stands(keepsake, error);
    if (stood == KEEPSAKE_OK) {
        result = take(keepsake, keepsake->path, flags, error);
    }
    if (result == KEEPSAKE_DAMAGED && take_copy(keepsake) == KEEPSAKE_OK) {
        return KEEPSAKE_OK;
    }
    return result == KEEPSAKE_DAMAGED && stood == KEEPSAKE_OK
               ? take(keepsake, keepsake->path, KEEPSAKE_AS_IT_IS, error)
               : result;
}

enum keepsake_result box_open_to_look(const char *path, unsigned flags, struct keepsake **out,
                                      struct error *error) {
    struct keepsake *keepsake;
    enum keepsake_result result = box_place_new(path, &keepsake);
    if (result != KEEPSAKE_OK || !keepsake || keepsake->in_memory) {
        result = result == KEEPSAKE_OK ? KEEPSAKE_MISSING : result;
        box_fail(result, error);
    } else {
        result = read_in(keepsake, flags, error);
    }
    if (result != KEEPSAKE_OK || !keepsake) {
        keepsake_close(keepsake);
        return result;
    }
    os_close(&keepsake->lock); /* all of it is here now */
    keepsake->in_memory = keepsake->only_looks = true;
    *out = keepsake;
    return KEEPSAKE_OK;
}

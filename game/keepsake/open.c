/* Opening a box: what a crash left undone first, then the file itself, and where that is damaged
 * what else there is. Nothing of a file is changed before all checks have passed, but that its own
 * journal is played back. */
#include "keepsake/inside.h"

/* What a crash may have left undone. None of it keeps a box from opening. */
static void tidy(struct keepsake *keepsake) {
    int64_t owed = OWED_NOTHING;
    disk_forget(keepsake->scrub.base, box_place(keepsake, ".backup-new").path);
    if (sql_number(keepsake->db, "SELECT owed FROM box", &owed) == SQLITE_OK &&
        owed >= OWED_DELETION) {
        box_finish(keepsake, NULL);
    }
    box_reserve(keepsake);
}

enum keepsake_result box_enter(struct keepsake *keepsake, unsigned flags, struct error *error) {
    struct error reason = {""};
    int code = box_finish_forgetting(keepsake);
    if (code != SQLITE_OK) { /* or what was to be gone could come back */
        return sql_result(code, error);
    }
    if (box_is_lost(keepsake)) {
        return box_fail(KEEPSAKE_DAMAGED, error);
    }
    enum keepsake_result result = box_load(keepsake, keepsake->path, flags, &keepsake->db, &reason);
    enum keepsake_result believed = keepsake->in_memory ? result : box_believe(keepsake, result);
    if (believed == KEEPSAKE_DAMAGED && !keepsake->in_memory && !box_copy_whole(keepsake) &&
        box_load(keepsake, keepsake->path, flags | KEEPSAKE_AS_IT_IS, &keepsake->db, NULL) ==
            KEEPSAKE_OK) {
        return KEEPSAKE_OK; /* better most of the moments than none */
    }
    if (believed != KEEPSAKE_OK) {
        error_set(error, "%s",
                  believed == result && reason.text[0] ? reason.text : keepsake_message(believed));
    }
    return believed;
}

enum keepsake_result keepsake_open(const char *path, unsigned flags, struct keepsake **out,
                                   struct error *error) {
    struct keepsake *keepsake = NULL;
    *out = NULL;
    if (flags & KEEPSAKE_LOOK) {
        return box_open_to_look(path, flags & KEEPSAKE_AS_IT_IS, out, error);
    }
    enum keepsake_result result = box_new(path, &keepsake, error);
    if (result == KEEPSAKE_OK && keepsake) {
        result = box_enter(keepsake, flags, error);
    }
    if (result != KEEPSAKE_OK || !keepsake) {
        keepsake_close(keepsake);
        return result;
    }
    if (!keepsake->in_memory) {
        tidy(keepsake);
    }
    sql_assert_rests(keepsake);
    *out = keepsake;
    return KEEPSAKE_OK;
}

/* Inside the bringing in of a file: import.c takes it from first to last, import_file.c follows how
 * a file is made, import_entry.c reads and adds one entry of it. */
#ifndef KEEPSAKE_IMPORT_H
#define KEEPSAKE_IMPORT_H

#include "keepsake/fields.h"
#include "keepsake/stream.h"

/* What comes next. */
enum phase { LOOKING, BEGINNING, AT_A_NAME, IN_A_LIST, ENDED };

struct keepsake_importer {
    struct keepsake *keepsake;
    bool open; /* its transaction is */
    sqlite3 *scratch;
    sqlite3_stmt *parts; /* key, type and value of an object */
    sqlite3_stmt *lines; /* of a moment */
    sqlite3_stmt *known; /* takes a hash, once */
    struct shelf shelf;  /* the texts of one entry */
    struct keepsake_import report;
    struct error error;
    int code;                     /* of the box, where it was its fault: a full disk */
    enum keepsake_result refused; /* what it was otherwise */
    enum phase phase;
    int64_t looked_at; /* of the moments that are here: to this id */
    int64_t own_cards; /* here, with those of the file */
    unsigned missing;  /* a bit for every part of the file that did not come yet */
    int part;          /* the list that is read */
    int64_t number;    /* of the entry in it, from 1 */
    struct os_file file;
    int64_t size; /* of it, bytes */
    struct stream stream;
};

/* --- import_entry.c --- */
/* Each reads one entry and adds it, unless it is here already. False: it is none that the game
 * wrote, or, where importer->code tells so, it could not be added. */
bool import_moment(struct keepsake_importer *importer, const char *json);
bool import_promise(struct keepsake_importer *importer, const char *json);
bool import_own_card(struct keepsake_importer *importer, const char *json);
/* What is here already; for the lists of the box. */
bool import_know_moment(void *importer, const struct keepsake_moment *moment);
void import_know_promise(void *importer, const struct keepsake_promise *promise);
void import_know_own_card(void *importer, const struct keepsake_own_card *card);

/* --- import_file.c --- */
enum { IMPORT_PARTS = 6 };
/* Reads the next piece, at most one entry. False with importer->error or importer->code. */
bool import_piece(struct keepsake_importer *importer);
/* False, with what the stream or SQLite has against the file in importer->error. */
bool import_is_strange(struct keepsake_importer *importer);

#endif

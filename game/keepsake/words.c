/* Folding words for the search: SQLite's own tokenizer (unicode61, sqlite.org/fts5.html) says what
 * is a word and has the small letters of every script; utf8_fold does the rest. We ask it for its
 * words, and never make an index in a file. */
#include "keepsake/inside.h"

#include <stdlib.h>
#include <string.h>

struct folder {
    fts5_tokenizer with;
    Fts5Tokenizer *tokenizer;
};

static fts5_api *find_fts5(sqlite3 *db) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = sql_ask(db, "SELECT fts5(?)", "");
    if (statement) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

/* Letters with their marks and digits make words, and so do pictures such as a heart. What is never
 * seen parts no words: a soft hyphen, joiners (U+200C, U+200D), U+2060. */
struct folder *folder_new(sqlite3 *db, int *code) {
    const char *options[] = {"remove_diacritics", "0",          "categories",
                             "L* M* N* Co So",    "tokenchars", "\u00ad\u200c\u200d\u2060"};
    struct folder *folder = calloc(1, sizeof *folder);
    fts5_api *api = find_fts5(db);
    void *context = NULL;
    *code = folder && api ? SQLITE_OK : folder ? SQLITE_ERROR : SQLITE_NOMEM;
    if (*code == SQLITE_OK) {
        *code = api->xFindTokenizer(api, "unicode61", &context, &folder->with);
    }
    if (*code == SQLITE_OK) {
        *code = folder->with.xCreate(context, options, sizeof options / sizeof *options,
                                     &folder->tokenizer);
    }
    if (*code == SQLITE_OK) {
        return folder;
    }
    free(folder);
    return NULL;
}

void folder_free(struct folder *folder) {
    if (folder) {
        folder->with.xDelete(folder->tokenizer);
        free(folder);
    }
}

struct folded {
    char *out;
    size_t size, used;
};

/* A word that would not fit is left out, and so is one of nothing but marks. */
static int add_word(void *context, int flags, const char *word, int length, int from, int to) {
    struct folded *folded = context;
    const char *end = word + length;
    size_t used = folded->used + 1;
    (void)flags;
    (void)from;
    (void)to;
    while (word < end && used + 4 <= folded->size) {
        if ((unsigned char)*word < 0x80) { /* small already; most are */
            folded->out[used++] = *word++;
        } else {
            used += utf8_fold(utf8_next(&word, end), folded->out + used);
        }
    }
    if (word == end && used > folded->used + 1) {
        folded->out[folded->used] = ' ';
        folded->used = used;
    }
    return SQLITE_OK;
}

/* `out` is written to by add_word. NOLINTNEXTLINE(readability-non-const-parameter) */
size_t folder_add(struct folder *folder, const char *text, char *out, size_t size) {
    struct folded folded = {.out = out, .size = size};
    folder->with.xTokenize(folder->tokenizer, &folded, FTS5_TOKENIZE_DOCUMENT, text,
                           (int)strlen(text), add_word);
    return folded.used;
}

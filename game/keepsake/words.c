/* Folding words for the search, by the Unicode tables of SQLite's own tokenizer (unicode61,
 * sqlite.org/fts5.html): we ask it for its words, and never make an index in a file. */
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

/* Letters and digits make words, and so do pictures such as a heart. */
struct folder *folder_new(sqlite3 *db, int *code) {
    const char *options[] = {"remove_diacritics", "2", "categories", "L* N* Co So"};
    struct folder *folder = calloc(1, sizeof *folder);
    fts5_api *api = find_fts5(db);
    void *context = NULL;
    *code = folder && api ? SQLITE_OK : folder ? SQLITE_ERROR : SQLITE_NOMEM;
    if (*code == SQLITE_OK) {
        *code = api->xFindTokenizer(api, "unicode61", &context, &folder->with);
    }
    if (*code == SQLITE_OK) {
        *code = folder->with.xCreate(context, options, 4, &folder->tokenizer);
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

static int add_word(void *context, int flags, const char *word, int length, int from, int to) {
    struct folded *folded = context;
    size_t count = (size_t)length;
    (void)flags;
    (void)from;
    (void)to;
    if (count < folded->size - folded->used) {
        folded->out[folded->used] = ' ';
        memcpy(folded->out + folded->used + 1, word, count);
        folded->used += count + 1;
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

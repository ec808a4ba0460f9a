/* What is found: the filter, the words, and the days. All days are those of the two: no time zone
 * of this machine comes into it. */
#include "keepsake/sky.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_NEEDLES = 16,
    STARS_A_MOMENT = 20, /* are read in the time that one moment's words take */
};

/* --- the filter --- */

struct query {
    bool any_deck, any_chapter, laughed, awake, nothing;
    uint64_t deck, chapter;
    int64_t since, until;
    int kind;
    uint16_t all;   /* a bit for every word that is searched for */
    uint16_t *mark; /* for every word of the lexicon: which of them it is */
};

static int64_t year_start(int year) {
    return day_start((struct day){year, 1, 1});
}

/* The first characters, so that what is typed without end is still searched for. */
static void cut(char out[4 * KEEPSAKE_MAX_SEARCH + 1], const char *words) {
    const char *at = words, *end = words + strlen(words);
    for (int i = 0; i < KEEPSAKE_MAX_SEARCH && at < end; i++) {
        utf8_next(&at, end);
    }
    memcpy(out, words, (size_t)(at - words));
    out[at - words] = '\0';
}

/* Scripts from Thai on have no spaces between words, or few: there a word is found anywhere. */
static bool stands_anywhere(const char *word, const char *end) {
    return utf8_next(&word, end) >= 0xe00;
}

static int ask_words(struct sky *sky, struct query *query, const char *words) {
    char start[4 * KEEPSAKE_MAX_SEARCH + 1], folded[8 * KEEPSAKE_MAX_SEARCH + 1];
    query->mark = calloc(sky->lexicon.count + 1, sizeof *query->mark);
    if (!query->mark) {
        return SQLITE_NOMEM;
    }
    cut(start, words);
    const char *at = folded, *end = at + folder_add(sky->folder, start, folded, sizeof folded);
    query->nothing = at == end && start[strspn(start, " \t\n")] != '\0';
    for (int i = 0; i < MAX_NEEDLES && at < end; i++) {
        const char *word = at + 1, *next = memchr(word, ' ', (size_t)(end - word));
        next = next ? next : end;
        uint16_t bit = (uint16_t)(1u << i);
        query->all |= bit;
        query->nothing |= !lexicon_mark(&sky->lexicon, word, (size_t)(next - word),
                                        stands_anywhere(word, next), bit, query->mark);
        at = next;
    }
    base_forget(start, sizeof start);
    base_forget(folded, sizeof folded);
    return SQLITE_OK;
}

static void make_query(struct query *query, const struct keepsake_filter *filter) {
    *query = (struct query){
        .any_deck = !filter->deck,
        .any_chapter = !filter->chapter,
        .laughed = filter->laughed,
        .awake = filter->awake,
        .deck = filter->deck ? sky_name(filter->deck) : 0,
        .chapter = filter->chapter ? sky_name(filter->chapter) : 0,
        .since = filter->year ? year_start(filter->year) : INT64_MIN,
        .until = filter->year ? year_start(filter->year + 1) : INT64_MAX,
        .kind = (int)filter->kind,
    };
}

static bool has_words(const struct query *query, const struct star *star) {
    uint16_t has = 0;
    for (uint32_t i = 0; i < star->length && has != query->all; i++) {
        has |= query->mark[star->words[i]];
    }
    return has == query->all;
}

static bool matches(const struct query *query, const struct star *star) {
    return (!query->kind || query->kind == star->kind) && (!query->laughed || star->laughed) &&
           (!query->awake || !star->asleep) && (query->any_deck || query->deck == star->deck) &&
           (query->any_chapter || query->chapter == star->chapter) &&
           star->local_at >= query->since && star->local_at < query->until && !query->nothing &&
           (!query->all || has_words(query, star));
}

/* The sky, with all its words where they are asked for, and the filter made ready. */
static int begin(struct keepsake *keepsake, const struct keepsake_filter *filter,
                 struct query *query) {
    bool words = filter->words && *filter->words;
    int code = words ? sky_read_words(keepsake, SIZE_MAX) : sky_load(keepsake);
    make_query(query, filter);
    return code == SQLITE_OK && words ? ask_words(keepsake->sky, query, filter->words) : code;
}

/* How many stars are older than the moment. */
static size_t older(const struct sky *sky, int64_t before) {
    size_t from = 0, to = sky->count;
    while (before > 0 && from < to) {
        size_t middle = from + (to - from) / 2;
        if (sky->star[middle].id < before) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return to;
}

static int take_entry(sqlite3_stmt *statement, int64_t id, struct keepsake_entry *entry) {
    sqlite3_bind_int64(statement, 1, id);
    if (sqlite3_step(statement) == SQLITE_ROW) {
        read_entry(statement, entry);
    }
    return sqlite3_reset(statement);
}

enum keepsake_result keepsake_find_moments(struct keepsake *keepsake,
                                           const struct keepsake_filter *filter, int64_t before,
                                           struct keepsake_entry *list, int size, int *count,
                                           struct error *error) {
    struct query query;
    *count = 0;
    int code = begin(keepsake, filter, &query);
    if (code != SQLITE_OK) {
        free(query.mark);
        return sql_result(code, error);
    }
    const struct sky *sky = keepsake->sky;
    sqlite3_stmt *statement = sql_ask(keepsake->db,
                                      "SELECT " ENTRY_COLUMNS " FROM moment WHERE id = ?", "");
    code = statement ? SQLITE_OK : sqlite3_extended_errcode(keepsake->db);
    for (size_t i = older(sky, before); i > 0 && *count < size && code == SQLITE_OK; i--) {
        if (matches(&query, &sky->star[i - 1])) {
            code = take_entry(statement, sky->star[i - 1].id, &list[(*count)++]);
        }
    }
    sqlite3_finalize(statement);
    free(query.mark);
    return sql_result(code, error);
}

enum keepsake_result keepsake_count_found(struct keepsake *keepsake,
                                          const struct keepsake_filter *filter, int64_t *count,
                                          struct error *error) {
    struct query query;
    *count = 0;
    int code = begin(keepsake, filter, &query);
    for (size_t i = 0; code == SQLITE_OK && i < keepsake->sky->count; i++) {
        *count += matches(&query, &keepsake->sky->star[i]);
    }
    free(query.mark);
    return sql_result(code, error);
}

enum keepsake_result keepsake_prepare_search(struct keepsake *keepsake, int moments, bool *done,
                                             struct error *error) {
    size_t count = moments > 0 ? (size_t)moments : 0;
    bool whole = keepsake->sky && keepsake->sky->whole;
    int code = whole ? sky_read_words(keepsake, count)
                     : sky_load_some(keepsake, count * STARS_A_MOMENT);
    *done = code == SQLITE_OK && keepsake->sky->whole && keepsake->sky->unread == 0;
    return sql_result(code, error);
}

/* --- by date, straight from the box's index --- */

static int newest_before(sqlite3 *db, int64_t before, bool *found, int *year) {
    sqlite3_stmt *statement = sql_ask(
        db,
        "SELECT local_at FROM moment INDEXED BY sky WHERE local_at < ?"
        " ORDER BY local_at DESC LIMIT 1",
        "i", before);
    if (!statement) {
        return sqlite3_extended_errcode(db);
    }
    *found = sqlite3_step(statement) == SQLITE_ROW;
    *year = *found ? day_at(sqlite3_column_int64(statement, 0)).year : 0;
    return sqlite3_finalize(statement);
}

enum keepsake_result keepsake_list_years(struct keepsake *keepsake,
                                         void (*each)(void *to, int year), void *to,
                                         struct error *error) {
    bool found = false;
    int year = 0;
    int code = newest_before(keepsake->db, INT64_MAX, &found, &year);
    while (code == SQLITE_OK && found) {
        each(to, year);
        code = newest_before(keepsake->db, year_start(year), &found, &year);
    }
    return sql_result(code, error);
}

static enum keepsake_result newest_within(sqlite3 *db, int64_t since, int64_t until,
                                          struct keepsake_entry *entry, struct error *error) {
    sqlite3_stmt *statement = sql_ask(
        db,
        "SELECT " ENTRY_COLUMNS " FROM moment INDEXED BY sky"
        " WHERE local_at >= ? AND local_at < ? AND NOT asleep AND (laughed OR light)"
        " ORDER BY id DESC LIMIT 1",
        "ii", since, until);
    if (!statement) {
        return sql_result(sqlite3_extended_errcode(db), error);
    }
    bool found = sqlite3_step(statement) == SQLITE_ROW;
    if (found) {
        read_entry(statement, entry);
    }
    enum keepsake_result result = sql_result(sqlite3_finalize(statement), error);
    return result == KEEPSAKE_OK && !found ? KEEPSAKE_MISSING : result;
}

/* Of the days of `year` that belong to today: its own, and on the last of February also a 29th
 * where this year has none. A 29th is no day of most years. */
static enum keepsake_result newest_of_day(sqlite3 *db, int year, struct day today,
                                          struct keepsake_entry *entry, struct error *error) {
    bool leap_day = today.month == 2 && today.day == 29;
    bool both = today.month == 2 && today.day == 28 && day_leaps(year) && !day_leaps(today.year);
    if (leap_day && !day_leaps(year)) {
        return KEEPSAKE_MISSING;
    }
    struct day first = {year, today.month, today.day}, last = {year, today.month, today.day + both};
    return newest_within(db, day_start(first), day_start(last) + 86400, entry, error);
}

/* From year to year that has moments, back in time. */
enum keepsake_result keepsake_on_this_day(struct keepsake *keepsake, struct day today,
                                          struct keepsake_entry *entry, struct error *error) {
    bool found = false;
    int year = 0;
    int code = newest_before(keepsake->db, INT64_MAX, &found, &year);
    while (code == SQLITE_OK && found) {
        enum keepsake_result result = year == today.year
                                          ? KEEPSAKE_MISSING
                                          : newest_of_day(keepsake->db, year, today, entry, error);
        if (result != KEEPSAKE_MISSING) {
            return result;
        }
        code = newest_before(keepsake->db, year_start(year), &found, &year);
    }
    return code == SQLITE_OK ? box_fail(KEEPSAKE_MISSING, error) : sql_result(code, error);
}

/* --- by name --- */

enum { MAX_NAMES = 1000 };

/* The first star of each deck, or of each chapter. */
static int first_ones(const struct sky *sky, bool chapters, const struct star *first[MAX_NAMES]) {
    int count = 0, i = 0;
    for (size_t at = 0; at < sky->count; at++) {
        const struct star *star = &sky->star[at];
        uint64_t hash = chapters ? star->chapter : star->deck;
        for (i = 0; i < count; i++) {
            if ((chapters ? first[i]->chapter : first[i]->deck) == hash) {
                break;
            }
        }
        if (i == count && count < MAX_NAMES) {
            first[count++] = star;
        }
    }
    return count;
}

static int by_name(const void *a, const void *b) {
    return strcmp(a, b);
}

static enum keepsake_result list_names(struct keepsake *keepsake, bool chapters,
                                       void (*each)(void *to, const char *name), void *to,
                                       struct error *error) {
    const struct star *first[MAX_NAMES];
    char names[MAX_NAMES][KEEPSAKE_MAX_LEVEL + 1];
    int code = sky_load(keepsake), count = 0;
    if (code != SQLITE_OK) {
        return sql_result(code, error);
    }
    sqlite3_stmt *statement = sql_ask(keepsake->db,
                                      "SELECT " ENTRY_COLUMNS " FROM moment WHERE id = ?", "");
    int found = statement ? first_ones(keepsake->sky, chapters, first) : 0;
    code = statement ? SQLITE_OK : sqlite3_extended_errcode(keepsake->db);
    for (int i = 0; i < found && code == SQLITE_OK; i++) {
        struct keepsake_entry entry = {0};
        code = take_entry(statement, first[i]->id, &entry);
        entry.level[strcspn(entry.level, "/")] = '\0';
        strcpy(names[count], chapters ? entry.level : entry.deck);
        count += fit_name(names[count], KEEPSAKE_MAX_LEVEL, "-");
    }
    sqlite3_finalize(statement);
    qsort(names, (size_t)count, sizeof names[0], by_name);
    for (int i = 0; i < count; i++) {
        each(to, names[i]);
    }
    return sql_result(code, error);
}

enum keepsake_result keepsake_list_decks(struct keepsake *keepsake,
                                         void (*each)(void *to, const char *deck), void *to,
                                         struct error *error) {
    return list_names(keepsake, false, each, to, error);
}

enum keepsake_result keepsake_list_chapters(struct keepsake *keepsake,
                                            void (*each)(void *to, const char *chapter), void *to,
                                            struct error *error) {
    return list_names(keepsake, true, each, to, error);
}

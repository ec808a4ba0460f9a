/* What is needed to find moments, in memory alone: numbers by moment, newest last, in blocks that
 * are overwritten before they are given back. */
#include "keepsake/sky.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 1 << 18 };

/* --- memory --- */

void sky_forget(struct keepsake *keepsake) {
    struct sky *sky = keepsake->sky;
    keepsake->sky = NULL;
    if (!sky) {
        return;
    }
    while (sky->block) {
        struct block *block = sky->block;
        sky->block = block->next;
        base_forget(block->number, block->used * sizeof *block->number);
        free(block);
    }
    lexicon_release(&sky->lexicon);
    folder_free(sky->folder);
    free(sky->star);
    base_forget(sky->scratch, sizeof sky->scratch);
    free(sky);
}

uint64_t sky_name(const char *name) {
    return hash_bytes(HASH_START, name, strlen(name));
}

uint64_t sky_chapter(const char *level) {
    return hash_bytes(HASH_START, level, strcspn(level, "/"));
}

static bool make_room(struct sky *sky, size_t room) {
    struct star *larger = realloc(sky->star, room * sizeof *larger);
    if (larger) {
        sky->star = larger;
        sky->room = room;
    }
    return larger != NULL;
}

static bool append(struct sky *sky, const struct star *star) {
    if (sky->count == sky->room && !make_room(sky, sky->room + sky->room / 2 + 64)) {
        return false;
    }
    sky->star[sky->count++] = *star;
    return true;
}

/* Room for so many numbers. */
static uint32_t *reserve(struct sky *sky, size_t count) {
    if (!sky->block || count > sky->block->size - sky->block->used) {
        size_t size = count > BLOCK ? count : BLOCK;
        struct block *block = malloc(sizeof *block + size * sizeof *block->number);
        if (!block) {
            return NULL;
        }
        *block = (struct block){.next = sky->block, .size = size};
        sky->block = block;
    }
    return sky->block->number + sky->block->used;
}

/* The scratch's words, " one two", as numbers; the star has all of them or none. */
static bool store(struct sky *sky, struct star *star, size_t length) {
    const char *at = sky->scratch, *end = at + length;
    uint32_t *words = reserve(sky, length / 2 + 1), count = 0;
    bool good = words != NULL;
    while (good && at < end) {
        const char *next = memchr(at + 1, ' ', (size_t)(end - at - 1));
        next = next ? next : end;
        uint32_t number = lexicon_add(&sky->lexicon, at + 1, (size_t)(next - at - 1));
        good = number != UINT32_MAX;
        words[count++] = number;
        at = next;
    }
    if (sky->block) {
        sky->block->used += count;
    }
    if (good) {
        star->words = words;
        star->length = count;
    }
    base_forget(sky->scratch, length);
    return good;
}

static size_t fold(struct sky *sky, size_t used, const char *text) {
    return used + folder_add(sky->folder, text, sky->scratch + used, sizeof sky->scratch - used);
}

/* --- what must hold --- */

/* Of the stars whose words were read, every word is in the lexicon. */
static bool star_holds(const struct sky *sky, size_t place) {
    const struct star *star = &sky->star[place];
    bool read = sky->whole && place >= sky->unread, holds = (star->words != NULL) == read;
    for (uint32_t i = 0; holds && star->words && i < star->length; i++) {
        holds = star->words[i] < sky->lexicon.count;
    }
    return holds && (!sky->whole || place == 0 || sky->star[place - 1].id < star->id);
}

bool sky_holds(const struct sky *sky, bool all) {
    bool holds = sky->count <= sky->room && sky->unread <= sky->count && sky->folder != NULL &&
                 (sky->whole || sky->unread == 0) && (!all || lexicon_holds(&sky->lexicon));
    for (size_t i = 0; all && holds && i < sky->count; i++) {
        holds = star_holds(sky, i);
    }
    return holds;
}

/* Where it is handed on. */
static void look(const struct keepsake *keepsake) {
    assert(!keepsake->sky || sky_holds(keepsake->sky, false));
    ASSERT_DEAR(!keepsake->sky || sky_holds(keepsake->sky, true));
}

/* --- reading the box --- */

static int by_id(const void *a, const void *b) {
    const struct star *left = a, *right = b;
    return (left->id > right->id) - (left->id < right->id);
}

static struct star read_star(sqlite3_stmt *statement) {
    const char *deck = (const char *)sqlite3_column_text(statement, 4);
    const char *level = (const char *)sqlite3_column_text(statement, 5);
    return (struct star){
        .id = sqlite3_column_int64(statement, 0),
        .local_at = sqlite3_column_int64(statement, 1),
        .kind = (uint8_t)sqlite3_column_int64(statement, 2),
        .laughed = sqlite3_column_int64(statement, 3) != 0,
        .asleep = sqlite3_column_int64(statement, 6) != 0,
        .deck = deck ? sky_name(deck) : 0,
        .chapter = level ? sky_chapter(level) : 0,
    };
}

/* By date, as the index has them; a portion ends where the second does. */
static int read_stars(sqlite3 *db, struct sky *sky, size_t portion) {
    sqlite3_stmt *statement = sql_ask(db,
                                      "SELECT id, local_at, kind, laughed, deck, level, asleep"
                                      " FROM moment INDEXED BY sky WHERE local_at > ?"
                                      " ORDER BY local_at",
                                      "i", sky->read_to);
    bool room = statement, full = false;
    size_t from = sky->count;
    while (room && !full && sqlite3_step(statement) == SQLITE_ROW) {
        struct star star = read_star(statement);
        full = sky->count - from >= portion && star.local_at > sky->read_to;
        if (!full) {
            sky->read_to = star.local_at;
            room = append(sky, &star);
        }
    }
    sky->whole = room && !full;
    int code = statement ? sqlite3_finalize(statement) : sqlite3_extended_errcode(db);
    return code == SQLITE_OK && !room ? SQLITE_NOMEM : code;
}

static int begin_sky(struct keepsake *keepsake) {
    int64_t count = 0;
    int code = sql_number(keepsake->db, "SELECT count(*) FROM moment", &count);
    struct sky *sky = keepsake->sky = code == SQLITE_OK ? calloc(1, sizeof *sky) : NULL;
    if (code == SQLITE_OK && (!sky || !make_room(sky, (size_t)count + 64))) {
        code = SQLITE_NOMEM;
    }
    if (code == SQLITE_OK) {
        sky->read_to = INT64_MIN;
        sky->folder = folder_new(keepsake->db, &code);
    }
    return code;
}

/* A clock may have gone back: then the dates are in another order than the ids. */
static void sort(struct sky *sky) {
    bool sorted = true;
    for (size_t i = 1; i < sky->count && sorted; i++) {
        sorted = sky->star[i - 1].id < sky->star[i].id;
    }
    if (!sorted) {
        qsort(sky->star, sky->count, sizeof *sky->star, by_id);
    }
}

int sky_load_some(struct keepsake *keepsake, size_t count) {
    if (keepsake->sky && keepsake->sky->whole) {
        return SQLITE_OK;
    }
    int code = keepsake->sky ? SQLITE_OK : begin_sky(keepsake);
    if (code == SQLITE_OK) {
        code = read_stars(keepsake->db, keepsake->sky, count);
    }
    if (code != SQLITE_OK) {
        sky_forget(keepsake);
    } else if (keepsake->sky->whole) {
        sort(keepsake->sky);
        keepsake->sky->unread = keepsake->sky->count;
    }
    look(keepsake);
    return code;
}

int sky_load(struct keepsake *keepsake) {
    return sky_load_some(keepsake, SIZE_MAX);
}

static size_t fold_columns(struct sky *sky, size_t used, sqlite3_stmt *statement, int count) {
    for (int i = 1; i <= count; i++) {
        const char *text = (const char *)sqlite3_column_text(statement, i);
        used = text ? fold(sky, used, text) : used;
    }
    return used;
}

/* Both statements go down the ids. A line without its moment is passed over. */
static int read_words(struct sky *sky, size_t from, sqlite3_stmt *moments, sqlite3_stmt *lines) {
    bool line = sqlite3_step(lines) == SQLITE_ROW;
    while (sky->unread > from && sqlite3_step(moments) == SQLITE_ROW) {
        struct star *star = &sky->star[sky->unread - 1];
        size_t used = fold_columns(sky, 0, moments, 4);
        while (line && sqlite3_column_int64(lines, 0) > star->id) {
            line = sqlite3_step(lines) == SQLITE_ROW;
        }
        while (line && sqlite3_column_int64(lines, 0) == star->id) {
            used = fold_columns(sky, used, lines, 2);
            line = sqlite3_step(lines) == SQLITE_ROW;
        }
        if (sqlite3_column_int64(moments, 0) != star->id || !store(sky, star, used)) {
            return SQLITE_NOMEM;
        }
        sky->unread--;
    }
    return SQLITE_OK;
}

/* Of the stars from this one up to the first that was read. */
static int read_from(struct keepsake *keepsake, size_t from) {
    struct sky *sky = keepsake->sky;
    int64_t first = sky->star[from].id, last = sky->star[sky->unread - 1].id;
    sqlite3_stmt *moments = sql_ask(keepsake->db,
                                    "SELECT id, title, name_a, name_b, note FROM moment"
                                    " WHERE id BETWEEN ? AND ? ORDER BY id DESC",
                                    "ii", first, last);
    sqlite3_stmt *lines = sql_ask(keepsake->db,
                                  "SELECT moment, question, answer FROM line"
                                  " WHERE moment BETWEEN ? AND ? ORDER BY moment DESC, place DESC",
                                  "ii", first, last);
    int code = moments && lines ? read_words(sky, from, moments, lines)
                                : sqlite3_extended_errcode(keepsake->db);
    int end = sqlite3_finalize(moments), line_end = sqlite3_finalize(lines);
    return code != SQLITE_OK ? code : end != SQLITE_OK ? end : line_end;
}

int sky_read_words(struct keepsake *keepsake, size_t count) {
    int code = sky_load(keepsake);
    struct sky *sky = keepsake->sky;
    if (code != SQLITE_OK || !sky || sky->unread == 0 || count == 0) {
        return code;
    }
    code = read_from(keepsake, sky->unread > count ? sky->unread - count : 0);
    look(keepsake);
    return code;
}

/* --- told of changes --- */

/* One that is only begun is begun anew: so nothing of it can be out of date. */
static struct sky *told(struct keepsake *keepsake) {
    if (keepsake->sky && !keepsake->sky->whole) {
        sky_forget(keepsake);
    }
    look(keepsake);
    return keepsake->sky;
}

static struct star *find_star(struct sky *sky, int64_t id) {
    const struct star key = {.id = id};
    return sky ? bsearch(&key, sky->star, sky->count, sizeof key, by_id) : NULL;
}

void sky_add(struct keepsake *keepsake, int64_t id, const struct keepsake_moment *moment) {
    struct sky *sky = told(keepsake);
    if (!sky) {
        return;
    }
    struct star star = {
        .id = id,
        .local_at = fit_time(moment->kept_at) + INT64_C(60) * moment->zone,
        .kind = (uint8_t)moment->kind,
        .laughed = moment->laughed,
        .asleep = moment->asleep,
        .deck = sky_name(moment->deck),
        .chapter = sky_chapter(moment->level),
    };
    const char *const texts[] = {moment->title, moment->name_a, moment->name_b, moment->note};
    size_t used = 0;
    for (int i = 0; i < 4; i++) {
        used = fold(sky, used, texts[i]);
    }
    for (int i = 0; i < moment->line_count; i++) {
        used = fold(sky, used, moment->line[i].question);
        used = fold(sky, used, moment->line[i].answer);
    }
    if (!store(sky, &star, used) || !append(sky, &star)) {
        sky_forget(keepsake);
    }
    look(keepsake);
}

static void forget_words(struct star *star) {
    if (star->words) {
        base_forget(star->words, star->length * sizeof *star->words);
    }
}

/* Reads this one star's words, as if it were the last that is unread. */
void sky_renew(struct keepsake *keepsake, int64_t id) {
    struct sky *sky = told(keepsake);
    struct star *star = find_star(sky, id);
    size_t unread = sky ? sky->unread : 0, place = star ? (size_t)(star - sky->star) : 0;
    if (!star || place < unread) {
        return;
    }
    forget_words(star);
    sky->unread = place + 1;
    if (read_from(keepsake, place) == SQLITE_OK && sky->unread == place) {
        sky->unread = unread;
    } else {
        sky_forget(keepsake);
    }
    look(keepsake);
}

void sky_remove(struct keepsake *keepsake, int64_t id) {
    struct sky *sky = told(keepsake);
    struct star *star = find_star(sky, id);
    if (!star) {
        return;
    }
    forget_words(star);
    size_t place = (size_t)(star - sky->star);
    memmove(star, star + 1, (sky->count - place - 1) * sizeof *star);
    sky->count--;
    sky->unread -= place < sky->unread;
    look(keepsake);
}

void sky_set_laughed(struct keepsake *keepsake, int64_t id, bool laughed) {
    struct star *star = find_star(told(keepsake), id);
    if (star) {
        star->laughed = laughed;
    }
}

void sky_set_asleep(struct keepsake *keepsake, int64_t id, bool asleep) {
    struct star *star = find_star(told(keepsake), id);
    if (star) {
        star->asleep = asleep;
    }
}

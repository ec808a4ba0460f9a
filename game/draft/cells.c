/* Changes of the board: characters of the map's rows, and lines of the legend where a new one is
 * needed. An entry that the map does not use any more stays: it may come back. */
#include "draft/inside.h"
#include "rules/fixtures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CHANGES = 2 + 2 * RULES_MAX_POSTS };

/* A text, and what the cells that change become. */
struct change {
    const struct draft *draft;
    char *source;
    struct pack_outline outline;
    int width, height;
    int count, cell[MOST_CHANGES];
    struct draft_cell becomes[MOST_CHANGES];
};

static void begin(struct change *change, const struct draft *draft) {
    const struct rules_level *rules = &draft_level(draft)->rules;
    *change = (struct change){
        .draft = draft,
        .source = base_copy(draft_source(draft)),
        .width = rules->width,
        .height = rules->height,
    };
    pack_outline_read(change->source, &change->outline, NULL); /* it could be once */
}

static void end(struct change *change) {
    pack_outline_release(&change->outline);
    free(change->source);
}

/* The change goes on with this text, which it takes. */
static void go_on(struct change *change, struct text *text) {
    end(change);
    change->source = base_copy(text_string(text));
    pack_outline_read(change->source, &change->outline, NULL);
    text_release(text);
}

/* --- what is there --- */

static struct pack_span character(const struct change *change, int cell) {
    const char *at = change->source + change->outline.row[cell / change->width];
    const char *end = at + strcspn(at, "\n");
    for (int x = 0; x < cell % change->width; x++) {
        utf8_next(&at, end);
    }
    size_t begin = (size_t)(at - change->source);
    utf8_next(&at, end);
    return (struct pack_span){begin, (size_t)(at - change->source)};
}

static const char *words_of_code(const struct change *change, const char *code, size_t length) {
    const char *known = length == 1 ? pack_letter_words(*code) : NULL;
    for (int i = 0; i < change->outline.legend_count && !known; i++) {
        const struct pack_entry *entry = &change->outline.legend[i];
        if (strlen(entry->key) == length && !memcmp(entry->key, code, length)) {
            known = entry->words;
        }
    }
    return known;
}

static struct draft_cell cell_of(const struct change *change, int cell) {
    for (int i = 0; i < change->count; i++) {
        if (change->cell[i] == cell) {
            return change->becomes[i];
        }
    }
    struct pack_span at = character(change, cell);
    return draft_parse_cell(words_of_code(change, change->source + at.at, at.end - at.at));
}

void draft_words(const struct draft *draft, int cell, struct text *out) {
    struct change change;
    begin(&change, draft);
    struct draft_cell here = cell_of(&change, cell);
    draft_print_cell(&here, out);
    end(&change);
}

/* --- what it becomes --- */

static void become(struct change *change, int cell, const struct draft_cell *what) {
    int i = 0;
    while (i < change->count && change->cell[i] != cell) {
        i++;
    }
    if (i < MOST_CHANGES) {
        change->cell[i] = cell;
        change->becomes[i] = *what;
        change->count = i == change->count ? i + 1 : change->count;
    }
}

static bool is_post(const struct draft_cell *cell) {
    return !strcmp(cell->ground, "water") && cell->fixture[0];
}

/* "west" of "post west first" */
static void name_of_post(const struct draft_cell *cell, char name[PACK_MAX_NAME + 1]) {
    const char *at = strchr(cell->fixture, ' ');
    at = at ? at + 1 : "";
    snprintf(name, PACK_MAX_NAME + 1, "%.*s", (int)strcspn(at, " "), at);
}

/* There is one of each start, one post of a name, and one where the boat is. */
static void give_way(struct change *change, int cell, const struct draft_cell *newer) {
    char name[PACK_MAX_NAME + 1], other[PACK_MAX_NAME + 1];
    for (int i = 0; i < change->width * change->height; i++) {
        struct draft_cell old = cell_of(change, i);
        bool changes = false;
        if (i == cell) {
            continue;
        }
        if (!strncmp(newer->stands, "start", 5) && !strcmp(old.stands, newer->stands)) {
            old.stands[0] = '\0';
            changes = true;
        }
        if (is_post(newer) && is_post(&old)) {
            name_of_post(newer, name);
            name_of_post(&old, other);
            bool same = !strcmp(name, other);
            bool boat = draft_names(newer->fixture, "first") && draft_names(old.fixture, "first");
            if (same) {
                old.fixture[0] = '\0';
            } else if (boat) {
                snprintf(old.fixture, sizeof old.fixture, "post %s", other);
            }
            changes |= same || boat;
        }
        if (changes) {
            become(change, i, &old);
        }
    }
}

static void put(struct change *change, int cell, const struct draft_cell *what) {
    give_way(change, cell, what);
    become(change, cell, what);
}

/* --- the text --- */

static bool is_taken(const void *context, char letter) {
    const struct change *change = context;
    for (int i = 0; i < change->outline.legend_count; i++) {
        if (change->outline.legend[i].key[0] == letter && !change->outline.legend[i].key[1]) {
            return true;
        }
    }
    return false;
}

static bool same_cell(const struct draft_cell *one, const struct draft_cell *other) {
    return !strcmp(one->ground, other->ground) && !strcmp(one->stands, other->stands) &&
           !strcmp(one->fixture, other->fixture);
}

/* Appends the character for a cell; false: there is none yet. */
static bool add_code(const struct change *change, const struct draft_cell *cell, struct text *out) {
    struct text words = {0};
    draft_print_cell(cell, &words);
    char known = pack_letter_of(text_string(&words));
    text_release(&words);
    if (known) {
        text_add_bytes(out, &known, 1);
        return true;
    }
    for (int i = 0; i < change->outline.legend_count; i++) {
        struct draft_cell there = draft_parse_cell(change->outline.legend[i].words);
        if (same_cell(&there, cell)) {
            text_add(out, change->outline.legend[i].key);
            return true;
        }
    }
    return false;
}

/* A line of the legend, behind the last one and as far in as that. */
static bool add_entry(struct change *change, const struct draft_cell *cell, struct error *error) {
    const struct pack_outline *outline = &change->outline;
    struct text words = {0}, line = {0}, text = {0};
    draft_print_cell(cell, &words);
    char code = pack_letter_free(text_string(&words), is_taken, change);
    int last = outline->legend_count - 1;
    size_t at = last >= 0 ? outline->legend[last].span.end : outline->part[PACK_PART_LEGEND].end;
    const char *above = change->source + (last >= 0 ? outline->legend[last].span.at : 0);
    if (code) {
        text_add(&line, last >= 0 || outline->there[PACK_PART_LEGEND] ? "" : "legend:\n");
        text_addf(&line, "%*s\"%c\": %s\n", last >= 0 ? (int)strspn(above, " ") : 2, "", code,
                  text_string(&words));
        draft_splice(&text, change->source, (struct pack_span){at, at}, text_string(&line));
        go_on(change, &text);
    }
    text_release(&words);
    text_release(&line);
    return code || error_set(error, "there are more different things on the board than letters");
}

static bool write_cell(struct change *change, int i, struct error *error) {
    struct text code = {0}, text = {0};
    const struct draft_cell *cell = &change->becomes[i];
    bool good = add_code(change, cell, &code) ||
                (add_entry(change, cell, error) && add_code(change, cell, &code));
    if (good) {
        struct pack_span at = character(change, change->cell[i]);
        text_add_bytes(&text, change->source, at.at);
        text_add(&text, text_string(&code));
        text_add(&text, change->source + at.end);
        go_on(change, &text);
    }
    text_release(&code);
    return good;
}

/* The period is there as long as there are tides. */
static void write_tide(struct change *change) {
    bool there = change->outline.there[PACK_PART_TIDE], tides = false;
    for (int i = 0; i < change->width * change->height && !tides; i++) {
        struct draft_cell cell = cell_of(change, i);
        tides = draft_names(cell.fixture, rules_traits[RULES_TIDE].word);
    }
    if (tides != there) {
        struct text text = {0};
        draft_splice(&text, change->source, change->outline.part[PACK_PART_TIDE],
                     tides ? "tide: 3\n" : "");
        go_on(change, &text);
    }
}

static bool write_all(struct draft *draft, struct change *change, struct error *error) {
    bool good = true;
    for (int i = 0; i < change->count && good; i++) {
        good = write_cell(change, i, error);
    }
    if (good) {
        struct text text = {0};
        write_tide(change);
        text_add(&text, change->source);
        good = draft_take(draft, &text, error);
    }
    end(change);
    return good;
}

/* --- from outside --- */

static int twin_of(const struct change *change, int cell, enum draft_mirror mirror) {
    int x = cell % change->width, y = cell / change->width;
    x = mirror == DRAFT_EAST_WEST || mirror == DRAFT_TURNED ? change->width - 1 - x : x;
    y = mirror == DRAFT_NORTH_SOUTH || mirror == DRAFT_TURNED ? change->height - 1 - y : y;
    return y * change->width + x;
}

/* What is put onto the twin, in one part of it; a post has no twin where its name has none, for
 * there is one of it. False: nothing is. */
static bool twin_words(const struct draft *draft, const char *words, char twin[DRAFT_PART]) {
    struct draft_cell one = {.ground = "floor"}, other;
    draft_put_on(&one, words);
    other = draft_twin(draft, &one);
    snprintf(twin, DRAFT_PART, "%s",
             other.stands[0]    ? other.stands
             : other.fixture[0] ? other.fixture
                                : other.ground);
    char name[PACK_MAX_NAME + 1], same[PACK_MAX_NAME + 1];
    name_of_post(&one, name);
    name_of_post(&other, same);
    return !is_post(&one) || strcmp(name, same) != 0;
}

static void put_on(struct change *change, int cell, const char *words) {
    struct draft_cell here = cell_of(change, cell);
    draft_put_on(&here, words);
    put(change, cell, &here);
}

bool draft_put(struct draft *draft, int cell, const char *words, enum draft_mirror mirror,
               struct error *error) {
    struct change change;
    char twin[DRAFT_PART];
    if (!draft_one_thing(words)) {
        return error_set(error, "'%.60s' is no one thing that a legend knows", words);
    }
    begin(&change, draft);
    int across = twin_of(&change, cell, mirror);
    if (across != cell && twin_words(draft, words, twin)) {
        put_on(&change, across, twin);
    }
    put_on(&change, cell, words);
    return write_all(draft, &change, error);
}

static void clear_cell(struct draft_cell *cell) {
    if (!strncmp(cell->stands, "stone", 5)) {
        cell->stands[0] = '\0';
    } else if (cell->fixture[0]) {
        cell->fixture[0] = '\0';
    } else {
        *cell = (struct draft_cell){.ground = "nothing"};
    }
}

bool draft_clear(struct draft *draft, int cell, enum draft_mirror mirror, struct error *error) {
    struct change change;
    begin(&change, draft);
    int twin = twin_of(&change, cell, mirror);
    struct draft_cell here = cell_of(&change, cell), there = cell_of(&change, twin);
    clear_cell(&here);
    become(&change, cell, &here);
    if (twin != cell) {
        clear_cell(&there);
        become(&change, twin, &there);
    }
    return write_all(draft, &change, error);
}

static void add_sea(struct text *out, int count) {
    for (int i = 0; i < count; i++) {
        text_add(out, "_");
    }
}

static void add_row(struct text *out, const struct change *change, int y, int west, int east) {
    int first = west < 0 ? -west : 0, last = change->width + (east < 0 ? east : 0);
    add_sea(out, west);
    if (first < last) {
        size_t from = character(change, y * change->width + first).at;
        size_t to = character(change, y * change->width + last - 1).end;
        text_add_bytes(out, change->source + from, to - from);
    }
    add_sea(out, east);
}

bool draft_resize(struct draft *draft, int west, int north, int east, int south,
                  struct error *error) {
    struct change change;
    begin(&change, draft);
    int width = change.width + west + east, height = change.height + north + south;
    if (width < RULES_MIN_SIDE || width > RULES_MAX_WIDTH || height < RULES_MIN_SIDE ||
        height > RULES_MAX_HEIGHT) {
        end(&change);
        return error_set(error, "a board has %d to %d columns and %d to %d rows", RULES_MIN_SIDE,
                         RULES_MAX_WIDTH, RULES_MIN_SIDE, RULES_MAX_HEIGHT);
    }
    const char *first = change.source + change.outline.row[0];
    while (first > change.source && first[-1] != '\n') {
        first--;
    }
    size_t from = (size_t)(first - change.source);
    size_t to = character(&change, change.width * change.height - 1).end;
    int indent = (int)(change.outline.row[0] - from);
    struct text text = {0};
    text_add_bytes(&text, change.source, from);
    for (int y = -north; y < change.height + south; y++) {
        text_addf(&text, "%s%*s", y > -north ? "\n" : "", indent, "");
        if (y < 0 || y >= change.height) {
            add_sea(&text, width);
        } else {
            add_row(&text, &change, y, west, east);
        }
    }
    text_add(&text, change.source + to);
    end(&change);
    return draft_take(draft, &text, error);
}

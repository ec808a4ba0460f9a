/* A board as it is written: the map's rows, and a legend of what has no letter of its own. */
#include "pack/internal.h"
#include "pack/outline.h"

#include <string.h>

/* --- what is in a cell, as the legend says it --- */

static void add_standing(struct text *out, const struct rules_level *level, int cell,
                         const struct pack_names *names) {
    static const char *const stones[] = {"any", "A", "B", "heavy"};
    for (int player = 0; player < 2; player++) {
        if (level->start[player] == cell) {
            text_addf(out, "start %c", 'A' + player);
        }
    }
    for (int i = 0; i < level->stone_count; i++) {
        if (level->stone[i].cell == cell) {
            text_addf(out, "stone %s", stones[level->stone[i].kind]);
            if (level->stone[i].lent) {
                text_addf(out, " lent %s", names->question[level->stone[i].lent - 1]);
            }
        }
    }
}

static const char *name_of(const struct pack_names *names, struct rules_fixture fixture) {
    switch ((enum rules_index)rules_traits[fixture.kind].index) {
    case RULES_INDEX_QUESTION:
        return names->question[fixture.index];
    case RULES_INDEX_CHANNEL:
        return names->channel[fixture.index];
    case RULES_INDEX_STAR_CHANNEL:
        return names->star_channel[fixture.index];
    case RULES_INDEX_POST:
        return names->post[fixture.index];
    case RULES_INDEX_NONE:
        break;
    }
    return NULL;
}

static void add_value(struct text *out, const struct rules_level *level,
                      struct rules_fixture fixture) {
    switch ((enum rules_value)rules_traits[fixture.kind].value) {
    case RULES_VALUE_MARK:
        text_addf(out, " %s", rules_mark_name(fixture.value));
        break;
    case RULES_VALUE_COUNT:
    case RULES_VALUE_PHASE:
        text_addf(out, " %d", fixture.value);
        break;
    case RULES_VALUE_INVERSE:
        text_add(out, fixture.value ? " inverse" : "");
        break;
    case RULES_VALUE_FIRST:
        text_add(out, fixture.index == level->first_post ? " first" : "");
        break;
    case RULES_VALUE_NONE:
        break;
    }
}

static void add_fixture(struct text *out, const struct rules_level *level, int cell,
                        const struct pack_names *names) {
    struct rules_fixture fixture = level->fixture[cell];
    const struct rules_trait *trait = &rules_traits[fixture.kind];
    const char *name = name_of(names, fixture);
    text_add(out, trait->word);
    if (trait->which) {
        text_addf(out, " %s", trait->which);
    }
    if (name) {
        text_addf(out, " %s", name);
    }
    if (trait->also == RULES_ALSO_QUESTION) {
        text_addf(out, " %s", names->question[fixture.also]);
    }
    add_value(out, level, fixture);
    text_add(out, trait->also == RULES_ALSO_LIT && fixture.also ? " lit" : "");
}

static void add_cell(struct text *out, const struct rules_level *level, int cell,
                     const struct pack_names *names) {
    add_standing(out, level, cell, names);
    if (level->fixture[cell].kind != RULES_NO_FIXTURE) {
        text_add(out, out->length ? " + " : "");
        add_fixture(out, level, cell, names);
    }
    if (!out->length) {
        text_add(out, level->terrain[cell] == RULES_FLOOR   ? "floor"
                      : level->terrain[cell] == RULES_WATER ? "water"
                      : level->open_sea[cell]               ? "nothing"
                                                            : "wall");
    }
}

/* --- letters --- */

/* What the kind of a fixture likes. */
static const char *liked(const char *words) {
    const char *part = strstr(words, " + ");
    part = part ? part + 3 : words;
    size_t length = strcspn(part, " ");
    for (int kind = 1; kind < RULES_FIXTURE_KINDS; kind++) {
        const struct rules_trait *trait = &rules_traits[kind];
        if (trait->letters && strlen(trait->word) == length && !memcmp(trait->word, part, length)) {
            return trait->letters;
        }
    }
    return "";
}

char pack_letter_free(const char *words, bool (*taken)(const void *context, char letter),
                      const void *context) {
    static const char all[] = "vcdefghijklmnpqrstuwxyzCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!$%&*+,-/"
                              ":;<=>?@^|";
    const char *const pools[] = {liked(words), all};
    for (int i = 0; i < 2; i++) {
        for (const char *at = pools[i]; *at; at++) {
            if (!taken(context, *at)) {
                return *at;
            }
        }
    }
    return '\0';
}

/* --- the board --- */

const char *pack_channel_name(int number) {
    static const char *const names[RULES_MAX_CHANNELS] = {
        "west", "east", "north", "south", "red",  "blue", "green", "gold",
        "dawn", "noon", "dusk",  "night", "near", "far",  "high",  "low",
    };
    return names[number % RULES_MAX_CHANNELS];
}

enum { ENTRIES = 80 };

struct written {
    struct text meaning[ENTRIES];
    char code[ENTRIES];
    int count;
};

static bool is_taken(const void *context, char letter) {
    const struct written *written = context;
    return memchr(written->code, letter, (size_t)written->count) != NULL;
}

static char letter_of(struct written *written, const char *words) {
    char code = pack_letter_of(words);
    for (int i = 0; i < written->count && !code; i++) {
        code = strcmp(text_string(&written->meaning[i]), words) ? '\0' : written->code[i];
    }
    if (!code && written->count < ENTRIES) {
        code = pack_letter_free(words, is_taken, written);
        text_add(&written->meaning[written->count], words);
        written->code[written->count++] = code;
    }
    return code ? code : '?'; /* more different things than letters: whoever reads it tells */
}

void pack_add_board(struct text *out, const struct rules_level *level,
                    const struct pack_names *names) {
    struct written written = {.count = 0};
    struct text words = {0};
    text_add(out, "map: |\n");
    for (int cell = 0; cell < level->width * level->height; cell++) {
        text_clear(&words);
        add_cell(&words, level, cell, names);
        text_addf(out, "%s%c%s", cell % level->width ? "" : "  ",
                  letter_of(&written, text_string(&words)),
                  cell % level->width == level->width - 1 ? "\n" : "");
    }
    text_add(out, written.count ? "legend:\n" : "");
    for (int i = 0; i < written.count; i++) {
        text_addf(out, "  \"%c\": %s\n", written.code[i], text_string(&written.meaning[i]));
        text_release(&written.meaning[i]);
    }
    text_release(&words);
}

/* A mined level as a file of a pack (docs/packs.md). */
#include "app/mine.h"
#include "rules/fixtures.h"

#include <inttypes.h>
#include <string.h>

/* --- names --- */

static const char *const words[] = {
    "alder",   "anchor", "apple",   "aspen",  "badger", "barley", "beacon",  "birch",
    "bramble", "breeze", "bridge",  "candle", "cedar",  "clover", "copper",  "coral",
    "crane",   "daisy",  "dune",    "ember",  "fern",   "finch",  "flint",   "fox",
    "harbour", "hazel",  "heron",   "holly",  "honey",  "ivy",    "juniper", "kettle",
    "lantern", "larch",  "linen",   "maple",  "meadow", "mint",   "moss",    "nettle",
    "oar",     "olive",  "otter",   "owl",    "pebble", "pine",   "plum",    "poppy",
    "quince",  "raven",  "reed",    "robin",  "rowan",  "sage",   "sail",    "shell",
    "sparrow", "swan",   "thistle", "thyme",  "tulip",  "willow", "wool",    "wren",
};
enum { WORDS = sizeof words / sizeof words[0] };

/* Different words for the questions of one level: an odd stride meets no word twice. */
static const char *question_word(uint64_t seed, int question) {
    uint64_t random = seed;
    uint64_t first = random_next(&random), stride = random_next(&random) | 1;
    return words[(first + (uint64_t)question * stride) % WORDS];
}

void mine_level_name(uint64_t seed, int questions, char *name, size_t size) {
    const char *last = questions > 1 ? question_word(seed, questions - 1) : "alone";
    snprintf(name, size, "%s-%s-%" PRIx64, question_word(seed, 0), last, seed % 0x10000);
}

static const char *const channel_names[RULES_MAX_CHANNELS] = {
    "west", "east", "north", "south", "red",  "blue", "green", "gold",
    "dawn", "noon", "dusk",  "night", "near", "far",  "high",  "low",
};

/* --- what stands in a cell, as the legend says it --- */

static void add_standing(struct text *out, const struct rules_level *level, int cell,
                         uint64_t seed) {
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
                text_addf(out, " lent %s", question_word(seed, level->stone[i].lent - 1));
            }
        }
    }
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
                        uint64_t seed) {
    struct rules_fixture fixture = level->fixture[cell];
    const struct rules_trait *trait = &rules_traits[fixture.kind];
    text_add(out, trait->word);
    if (trait->which) {
        text_addf(out, " %s", trait->which);
    }
    if (trait->index == RULES_INDEX_QUESTION) {
        text_addf(out, " %s", question_word(seed, fixture.index));
    } else if (trait->index != RULES_INDEX_NONE) {
        text_addf(out, " %s", channel_names[fixture.index % RULES_MAX_CHANNELS]);
    }
    if (trait->also == RULES_ALSO_QUESTION) {
        text_addf(out, " %s", question_word(seed, fixture.also));
    }
    add_value(out, level, fixture);
    text_add(out, trait->also == RULES_ALSO_LIT && fixture.also ? " lit" : "");
}

/* --- characters --- */

enum { ENTRIES = 64 };

struct legend {
    struct text meaning[ENTRIES];
    char code[ENTRIES];
    int count;
};

static bool is_used(const struct legend *legend, char code) {
    return memchr(legend->code, code, (size_t)legend->count) != NULL;
}

/* A character that the kind likes, else any. Each pool holds what needs no legend nowhere. */
static char free_code(const struct legend *legend, int kind) {
    static const char all[] = "vcdefghijklmnpqrstuwxyzCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const char *liked = rules_traits[kind].letters;
    const char *const pools[] = {liked ? liked : "v", all};
    for (int i = 0; i < 2; i++) {
        for (const char *at = pools[i]; *at; at++) {
            if (!is_used(legend, *at)) {
                return *at;
            }
        }
    }
    return '?'; /* never: a mined board has not that many different things */
}

static char legend_code(struct legend *legend, const char *meaning, int kind) {
    static const struct {
        const char *meaning;
        char code;
    } known[] = {
        {"start A", 'A'}, {"start B", 'B'}, {"home A", 'a'}, {"home B", 'b'}, {"stone any", 'o'},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].meaning, meaning) == 0) {
            return known[i].code;
        }
    }
    for (int i = 0; i < legend->count; i++) {
        if (strcmp(text_string(&legend->meaning[i]), meaning) == 0) {
            return legend->code[i];
        }
    }
    char code = free_code(legend, kind);
    if (legend->count < ENTRIES) {
        text_add(&legend->meaning[legend->count], meaning);
        legend->code[legend->count++] = code;
    }
    return code;
}

static char cell_code(struct legend *legend, const struct rules_level *level, int cell,
                      uint64_t seed) {
    struct text meaning = {0};
    int kind = level->fixture[cell].kind;
    add_standing(&meaning, level, cell, seed);
    if (kind != RULES_NO_FIXTURE) {
        text_add(&meaning, meaning.length ? " + " : "");
        add_fixture(&meaning, level, cell, seed);
    }
    char code = meaning.length                        ? 0
                : level->terrain[cell] == RULES_FLOOR ? '.'
                : level->terrain[cell] == RULES_WATER ? '~'
                : level->open_sea[cell]               ? '_'
                                                      : '#';
    if (!code) {
        code = legend_code(legend, text_string(&meaning), kind);
    }
    text_release(&meaning);
    return code;
}

/* --- the file --- */

static void add_title(struct text *out, const struct rules_level *level, uint64_t seed) {
    char first[16];
    snprintf(first, sizeof first, "%s", question_word(seed, 0));
    first[0] = (char)(first[0] - 'a' + 'A');
    if (level->question_count > 1) {
        text_addf(out, "title: %s and %s\n", first, question_word(seed, level->question_count - 1));
    } else {
        text_addf(out, "title: %s\n", first);
    }
    text_add(out, "about: A crossing that nobody has walked yet.\n");
}

/* Only what the listener alone was shown can be remembered. */
static bool has_key(const struct rules_level *level, int question) {
    for (int cell = 0; cell < level->width * level->height; cell++) {
        if (level->fixture[cell].kind == RULES_AGAIN && level->fixture[cell].index == question) {
            return true;
        }
    }
    return false;
}

static void add_questions(struct text *out, const struct rules_level *level, const char *deck,
                          uint64_t seed) {
    static const char *const answers[RULES_MAX_MARKS - 1] = {"One answer", "Another answer",
                                                             "A third answer"};
    text_add(out, "questions:\n");
    for (int q = 0; q < level->question_count; q++) {
        int marks = level->question[q].marks;
        text_addf(out, "  %s: {by: %c, marks: %d, ", question_word(seed, q),
                  'A' + level->question[q].by, marks);
        text_add(out, has_key(level, q) ? "key: listener, " : "");
        if (deck) {
            text_addf(out, "deck: %s}\n", deck);
            continue;
        }
        text_add(out, "ask: Write the question here, answers: [");
        for (int i = 0; i < marks - 1 && i < RULES_MAX_MARKS - 1; i++) {
            text_addf(out, "%s%s", i ? ", " : "", answers[i]);
        }
        text_add(out, "]}\n");
    }
}

void mine_write_level(struct text *out, const struct rules_level *level, const char *deck,
                      uint64_t seed, const char *comment) {
    struct legend legend = {.count = 0};
    if (comment) {
        text_addf(out, "# %s\n", comment);
    }
    add_title(out, level, seed);
    add_questions(out, level, deck, seed);
    if (level->tide_period) {
        text_addf(out, "tide: %d\n", level->tide_period);
    }
    text_add(out, "map: |\n");
    for (int cell = 0; cell < level->width * level->height; cell++) {
        char code = cell_code(&legend, level, cell, seed);
        text_add(out, cell % level->width ? "" : "  ");
        text_add_bytes(out, &code, 1);
        text_add(out, cell % level->width == level->width - 1 ? "\n" : "");
    }
    text_add(out, legend.count ? "legend:\n" : "");
    for (int i = 0; i < legend.count; i++) {
        text_addf(out, "  \"%c\": %s\n", legend.code[i], text_string(&legend.meaning[i]));
        text_release(&legend.meaning[i]);
    }
}

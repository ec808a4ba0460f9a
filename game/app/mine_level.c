/* A mined level as a file of a pack (docs/packs.md). */
#include "app/mine.h"
#include "pack/outline.h"

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

static struct pack_names names_of(uint64_t seed) {
    struct pack_names names;
    for (int i = 0; i < RULES_MAX_CHANNELS; i++) {
        names.channel[i] = names.star_channel[i] = names.post[i] = pack_channel_name(i);
    }
    for (int q = 0; q < RULES_MAX_QUESTIONS; q++) {
        names.question[q] = question_word(seed, q);
    }
    return names;
}

void mine_write_level(struct text *out, const struct rules_level *level, const char *deck,
                      uint64_t seed, const char *comment) {
    struct pack_names names = names_of(seed);
    if (comment) {
        text_addf(out, "# %s\n", comment);
    }
    add_title(out, level, seed);
    add_questions(out, level, deck, seed);
    if (level->tide_period) {
        text_addf(out, "tide: %d\n", level->tide_period);
    }
    pack_add_board(out, level, &names);
}

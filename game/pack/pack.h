/* pack: level packs, decks, talks and help. YAML text in, levels and cards out, with diagnostics.
 *
 * The format is documented in docs/packs.md. pack reads text through a source that the caller
 * gives (a folder, a zip, a test's table), so it knows nothing of file systems. Everything is
 * parsed into scratch; a pack is handed over only when it has no error. All errors are reported,
 * not only the first. Out of memory is reported as a diagnostic, not fatal.
 *
 * All text handed out is checked UTF-8 without control or bidi characters, within the limits. */
#ifndef PACK_H
#define PACK_H

#include "base/base.h"
#include "pack/voice.h"
#include "rules/rules.h"

enum {
    PACK_FORMAT = 1,
    PACK_MAX_NAME = 40,   /* bytes of a name [a-z0-9-] */
    PACK_MAX_TEXT = 280,  /* characters of one text */
    PACK_MAX_ANSWER = 60, /* characters of one answer */
    PACK_MAX_TITLE = 60,
    PACK_MAX_FILE = 64 * 1024, /* bytes of one file */
    PACK_MAX_CHAPTERS = 64,
    PACK_MAX_LEVELS = 100, /* a chapter */
    PACK_MAX_DECKS = 62,   /* a set of them, and of two more kinds of cards, is 64 bits */
    PACK_MAX_TALKS = 64,
    PACK_MAX_AUTHORS = 16,
    PACK_MAX_CARDS = 1000, /* a deck */
    PACK_MAX_STEPS = 40,   /* a talk */
    PACK_MAX_ANSWERS = RULES_MAX_MARKS - 1,
    PACK_MAX_STARTERS = 8,
    PACK_MAX_HELP = 63,       /* countries; with house.yaml 64 files in help/ */
    PACK_MAX_HELP_LINES = 32, /* a country */
    PACK_MAX_PAGES = 24,      /* of the Keeper's house */
    PACK_MAX_PARAGRAPHS = 12, /* a page */
    PACK_MAX_LENSES = 32,
};

enum pack_practice {
    PACK_NONE,
    PACK_COMMUNICATION,
    PACK_HELP,
    PACK_BOUNDARIES,
    PACK_ACCOUNTABILITY,
    PACK_PATIENCE,
    PACK_FORGIVENESS,
    PACK_CONNECTION,
};

#include "pack/cards.h"

struct pack_question {
    char *id;
    char *deck;                     /* NULL when the level brings its own words, or it is a guess */
    char *ask;                      /* NULL when it names a deck, or is a guess */
    char *answer[PACK_MAX_ANSWERS]; /* moon, leaf, wave in order; the pass is not among them */
    bool key;                       /* only the listener is shown which mark the words became */
    int guess; /* the question of the other player that is guessed, with its words; or -1 */
};

/* Are A and B exchanged, from what the map and the questions say? And where the source says so: its
 * word's first byte and length; length 0: where it would stand before the first key. */
struct pack_shores {
    bool swapped;
    size_t at, length;
    int indent; /* of the keys; -1: they are in braces */
};

struct pack_level {
    char *id, *title, *about;
    char *idea; /* what it is about, in a sentence for those who make levels; "" when none */
    struct rules_level rules;                           /* prepared */
    struct pack_question question[RULES_MAX_QUESTIONS]; /* rules.question_count of them */
    char *source;                                       /* the level's own YAML text */
    struct pack_shores shores;
};

struct pack_chapter {
    char *id, *title, *opening, *closing;
    enum pack_practice practice;
    struct pack_level *level;
    int level_count;
};

struct pack_step {
    enum { PACK_FIRST, PACK_SECOND, PACK_WHO_BOTH } who;
    enum { PACK_NEXT, PACK_HEARD, PACK_AFTER_BOTH } after;
    char *say;
    char *starter[PACK_MAX_STARTERS];
    int starter_count;
};

struct pack_talk {
    char *id, *title, *before;
    enum pack_practice practice;
    bool may_keep; /* kept: offer */
    struct pack_step *step;
    int step_count;
};

enum pack_help_kind { PACK_ABUSE, PACK_CRISIS, PACK_TALK, PACK_CHILDREN };

/* One place to turn to. All texts are one line. */
struct pack_help_line {
    enum pack_help_kind kind;
    char *name;  /* "Childline" */
    char *reach; /* a phone number, or how to find it */
    char *about;
};

/* Support in one country, as it was found in `month` of `year`. */
struct pack_help {
    char *id, *country;
    char *code;      /* two small letters of ISO 3166-1; "" for the page that is for anywhere */
    char *verify;    /* how to check it oneself */
    int year, month; /* 2020..2199, 1..12 */
    struct pack_help_line *line;
    int line_count;
};

struct pack_house_page {
    char *title;
    char *paragraph[PACK_MAX_PARAGRAPHS];
    int paragraph_count;
};

/* The Keeper's house: what professional help is, and more. No pages when the pack has none. */
struct pack_house {
    struct pack_house_page *page;
    int page_count;
};

struct pack {
    char *id, *title, *licence, *version, *language, *about;
    char **author;
    int author_count;
    struct pack_chapter *chapter;
    int chapter_count;
    struct pack_lens *lens;
    int lens_count;
    struct pack_deck *deck;
    int deck_count;
    struct pack_talk *talk;
    int talk_count;
    struct pack_help *help; /* sorted by id */
    int help_count;
    struct pack_house house;
    struct pack_voice voice;
};

/* Where texts come from. Paths are relative to the pack, "chapters/c1/chapter.yaml". */
struct pack_source {
    void *context;
    /* Fills `out` with the whole file. False with a reason: missing, too large, unreadable. */
    bool (*read)(void *context, const char *path, struct text *out, struct error *error);
    /* Calls `found` with the name of each entry of a folder, sorted; false when there is none. */
    bool (*list)(void *context, const char *folder, void (*found)(void *to, const char *name),
                 void *to);
};

/* One error: "file:line:column: what is wrong; how to mend it", then the line and a caret. */
struct pack_diagnostic {
    char *file;
    int line, column; /* from 1; 0 where the whole file is meant */
    char *message;    /* "what is wrong; how to mend it" */
    char *excerpt;    /* the line itself, cut to fit a terminal; NULL when there is none */
    int caret;        /* counts the characters of the excerpt, from 1, combining marks left out */
};

struct pack_diagnostics {
    struct pack_diagnostic *list; /* in order of file, line, column */
    int count;
    bool more; /* there were more than are kept (200); with count 0: no memory even for one */
    /* What is no error and still should be known: one a file, in the same order. */
    struct pack_diagnostic *remark;
    int remark_count;
};
void pack_diagnostics_release(struct pack_diagnostics *diagnostics);
/* As a person reads it, several lines. */
void pack_diagnostics_print(const struct pack_diagnostics *diagnostics, struct text *out);
void pack_remarks_print(const struct pack_diagnostics *diagnostics, struct text *out);

/* NULL when there was any error. `diagnostics` must be {0} or released. */
struct pack *pack_load(const struct pack_source *source, struct pack_diagnostics *diagnostics);
void pack_free(struct pack *pack);

/* One level alone, for replays and kept moments: deck questions stay unresolved. NULL on error.
 * `name` becomes its id, and the file in diagnostics. */
struct pack_level *pack_level_parse(const char *name, const char *yaml, size_t size,
                                    struct pack_diagnostics *diagnostics);
void pack_level_free(struct pack_level *level);
/* One deck alone, of a pack whose lenses its cards may name (or NULL). NULL on error. */
struct pack_deck *pack_deck_parse(const char *name, const char *yaml, const struct pack *pack,
                                  struct pack_diagnostics *diagnostics);
void pack_deck_free(struct pack_deck *deck); /* NULL is fine */
const char *pack_card_kind_name(enum pack_card_kind kind);
/* The level with A and B exchanged, its source saying so. NULL where that can't be read. */
struct pack_level *pack_level_exchange(const struct pack_level *level);

/* "CHAPTER/LEVEL" */
const struct pack_level *pack_find_level(const struct pack *pack, const char *path);
const struct pack_deck *pack_find_deck(const struct pack *pack, const char *id);
const char *pack_practice_name(enum pack_practice practice);
const char *pack_topic_name(enum pack_topic topic);

#endif

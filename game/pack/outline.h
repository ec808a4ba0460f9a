/* Where things stand in a level's own file, for those who change it and leave the rest of it, its
 * comments too, as it is. Spans are whole lines with their ends. What the comments and empty lines
 * before a key say is the key's: they are not in the span of the one above. */
#ifndef PACK_OUTLINE_H
#define PACK_OUTLINE_H

#include "pack/pack.h"

/* Bytes [at, end) of the source. Where a thing is not there: both where it would go. */
struct pack_span {
    size_t at, end;
};

/* "  p: plate west", or a question's. */
struct pack_entry {
    char *key;   /* the character, or the question's name */
    char *words; /* of a legend's entry as it is written; "" of a question */
    struct pack_span span;
};

enum pack_part {
    PACK_PART_TITLE,
    PACK_PART_ABOUT,
    PACK_PART_IDEA,
    PACK_PART_QUESTIONS,
    PACK_PART_TIDE,
    PACK_PART_MAP,
    PACK_PART_LEGEND,
    PACK_PARTS,
};

struct pack_outline {
    bool there[PACK_PARTS];
    struct pack_span part[PACK_PARTS];
    struct pack_span value[PACK_PARTS]; /* alone, where it stands on its key's line; else empty */
    size_t row[RULES_MAX_HEIGHT];       /* the first character of each of the map's rows */
    int rows;
    struct pack_entry *legend, *question;
    int legend_count, question_count;
};

/* Of a level that is good. False where it is written in a way that can't be changed by lines: in
 * braces, or with its map in quotes. Release it in any case. */
bool pack_outline_read(const char *source, struct pack_outline *outline, struct error *error);
void pack_outline_release(struct pack_outline *outline);

/* --- the cards of a deck --- */

enum pack_card_part {
    PACK_CARD_ID,
    PACK_CARD_DEPTH,
    PACK_CARD_TOPICS,
    PACK_CARD_ASK,
    PACK_CARD_ANSWERS,
    PACK_CARD_FOLLOW,
    PACK_CARD_KIND,
    PACK_CARD_SOLO,
    PACK_CARD_PARTS,
};
const char *pack_card_part_name(enum pack_card_part part);

struct pack_card_lines {
    struct pack_span span;
    int indent; /* of its keys */
    bool there[PACK_CARD_PARTS];
    struct pack_span part[PACK_CARD_PARTS], value[PACK_CARD_PARTS]; /* as above */
};
/* Of a good deck; free the list in any case. False where a card is in braces. */
bool pack_card_lines_read(const char *source, struct pack_card_lines **list, int *count,
                          struct error *error);

/* --- letters of a map --- */

/* The letter that needs no legend: 'A' for "start A", '.' for "floor"; '\0': it needs one. */
char pack_letter_of(const char *words);
const char *pack_letter_words(char letter); /* and back; NULL */
/* One that is not taken, of those first that such a fixture likes; '\0': none is left. None of them
 * is one that needs no legend. */
char pack_letter_free(const char *words, bool (*taken)(const void *context, char letter),
                      const void *context);

/* --- a whole board --- */

struct pack_names { /* lent */
    const char *question[RULES_MAX_QUESTIONS];
    const char *channel[RULES_MAX_CHANNELS], *star_channel[RULES_MAX_CHANNELS];
    const char *post[RULES_MAX_CHANNELS];
};
/* Names for what has none: sixteen of them, from 0. */
const char *pack_channel_name(int number);
/* Adds the map of a level, and its legend where it needs one. Only names that the board has must be
 * there. */
void pack_add_board(struct text *out, const struct rules_level *level,
                    const struct pack_names *names);

/* Adds a text as a value of YAML, quoted where it has to be. */
void pack_add_value(struct text *out, const char *value);

#endif

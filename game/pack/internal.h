/* internal: what the files of `pack` share with each other; no other folder includes it.
 *
 * A file is read in three layers: gate (its characters), tree (its YAML, as nodes with marks), and
 * the readers, which ask the tree for keys, texts and numbers. Each layer reports into the
 * document's diagnostics and goes on as far as it can, so that an author sees every error at once.
 * A thing is good when, at the very end, nothing was reported: no reader returns success.
 *
 * Memory comes from calloc and realloc and may run out; then that is reported like any error. */
#ifndef PACK_INTERNAL_H
#define PACK_INTERNAL_H

#include "pack/outline.h"
#include "pack/pack.h"
#include "rules/fixtures.h"

enum node_kind {
    NODE_BAD, /* already reported (an alias): every reader passes it by in silence */
    NODE_SCALAR,
    NODE_LIST,
    NODE_MAP,
};
enum node_style { NODE_PLAIN, NODE_SINGLE, NODE_DOUBLE, NODE_LITERAL, NODE_FOLDED };

/* One value of the YAML tree, owned by its document. */
struct node {
    enum node_kind kind;
    enum node_style style;      /* of a scalar */
    int line, column;           /* where it starts, from 1 */
    int last_line, last_column; /* of what is behind it, as libyaml tells */
    char *text;                 /* of a scalar; never NULL, "" for the others */
    size_t length;
    struct node *key;                 /* what stands before the colon, inside a mapping */
    struct node *first, *last, *next; /* children, in the order of the file */
    int count;
    struct node *older; /* the node made before this one, for freeing */
};

/* One file while it is read. */
struct document {
    const char *file; /* its path, for diagnostics; lent */
    const char *data;
    size_t size;
    struct pack_diagnostics *diagnostics; /* lent */
    struct node *root;                    /* NULL when there is nothing to read on with */
    struct node *newest;
    bool reported; /* anything at all */
    bool refused;  /* the gate reported characters: they are not reported again in scalars */
    int rules;     /* the version of the rules that it may use the words of */
    bool outgrown; /* it used words of a later one: said once is enough */
    bool remarked;
};

/* --- diagnostics.c --- */
void pack_report(struct document *document, int line, int column, const char *format, ...)
    __attribute__((format(BASE_PRINTF, 4, 5)));
void pack_report_at(struct document *document, const struct node *node, const char *format, ...)
    __attribute__((format(BASE_PRINTF, 3, 4)));
/* At character `index` of a scalar. */
void pack_report_inside(struct document *document, const struct node *node, size_t index,
                        const char *format, ...) __attribute__((format(BASE_PRINTF, 4, 5)));
/* No error; the first of a file is kept. */
void pack_remark_inside(struct document *document, const struct node *node, size_t index,
                        const char *format, ...) __attribute__((format(BASE_PRINTF, 4, 5)));
/* The word at character `index` came with version `since` of the rules: reported, the first time,
 * where pack.yaml does not say that it is needed. */
void pack_report_newer(struct document *document, const struct node *node, size_t index,
                       const char *word, int since);
void pack_report_memory(struct document *document);
bool pack_diagnostics_none(const struct pack_diagnostics *diagnostics);

/* --- gate.c: which characters may come in; base/screen.c says why not. --- */
/* Checks every byte of the file; false when it is too broken for the YAML parser. */
bool pack_gate_file(struct document *document);
void pack_gate_scalar(struct document *document, const struct node *node);

/* --- place.c: from lines and characters to bytes, and back. --- */
struct place {
    int line, column; /* from 1 */
};
/* The bytes of a line (from 1), without its end; false past the last one. */
bool pack_line(const struct document *document, int line, const char **start, const char **end);
size_t pack_byte(const struct document *document, int line, int column); /* past its end: its end */
size_t pack_characters(const char *start, const char *end);
/* Where character `index` of a scalar's value stands in the file. */
struct place pack_place(const struct document *document, const struct node *node, size_t index);

/* --- tree.c --- */
/* Gate and YAML parser over document->data; sets root. */
void pack_document_parse(struct document *document);
void pack_document_release(struct document *document);

/* --- read.c: one value at a time. All accept NULL and NODE_BAD in silence. --- */
struct key {
    const char *name;
    bool needed;
};
/* Fills found[i] with the value of keys[i] or NULL; reports unknown and missing keys. False when
 * the node is no mapping. `what` is "a level", "a card". */
bool pack_read_keys(struct document *document, const struct node *node, const char *what,
                    const struct key *keys, int count, struct node **found);
/* The first child, or NULL with a report when the node is no list of least..most entries. */
const struct node *pack_read_list(struct document *document, const struct node *node,
                                  const char *what, int least, int most);

struct text_rule {
    const char *what; /* "title" */
    int characters, lines;
    bool may_be_empty;
};
/* A new string, checked; "" for NULL. NULL only when it was reported. */
char *pack_read_text(struct document *document, const struct node *node,
                     const struct text_rule *rule);
/* The number, or -1 when it was reported (or the node is NULL). */
int pack_read_number(struct document *document, const struct node *node, const char *what,
                     int least, int most);
/* Its index among `names`, or -1. */
int pack_read_choice(struct document *document, const struct node *node, const char *what,
                     const char *const *names, int count);
/* The scalar's text when it is a name [a-z0-9-]{1,40}, else NULL. Lent. */
const char *pack_read_name(struct document *document, const struct node *node, const char *what);
bool pack_name_valid(const char *name);
char *pack_copy(struct document *document, const char *text, size_t length);
/* calloc that reports. */
void *pack_new(struct document *document, size_t count, size_t size);
/* Reports `problem` with "did you mean" or the list of what is known. */
void pack_report_unknown(struct document *document, const struct node *node, size_t index,
                         const char *problem, const char *word, const char *const *names,
                         int count);

/* --- outline.c: lines that are changed alone --- */
/* Those of a key, up to line `next`; its value alone, where that is beside it. */
struct pack_span pack_span_of(const struct document *document, const struct node *key, int next);
struct pack_span pack_value_of(const struct document *document, const struct node *node);
int pack_last_line(const struct document *document);

/* --- legend.c: what each map character stands for. --- */
enum standing { NOBODY, START_A, START_B, A_STONE };
struct thing {
    uint32_t code;
    bool open_sea;
    uint8_t terrain;              /* enum rules_terrain */
    uint8_t standing;             /* enum standing */
    uint8_t stone;                /* enum rules_stone */
    uint8_t lent;                 /* as in struct rules_level */
    struct rules_fixture fixture; /* index is filled by the map for channels and posts */
    char name[PACK_MAX_NAME + 1]; /* of the channel or post */
    bool first;                   /* post: the boat starts here */
    bool bad;                     /* already reported: stands for plain floor */
    const struct node *node;      /* its legend entry, NULL for the characters without one */
    size_t name_index;            /* where the name, or the question, stands in that entry */
};
struct legend {
    struct thing *thing;
    int count, capacity;
};
void pack_legend_read(struct document *document, const struct pack_level *level,
                      const struct node *node, struct legend *legend);
struct thing *pack_legend_find(const struct legend *legend, uint32_t code);

/* --- map.c --- */
void pack_map_read(struct document *document, struct pack_level *level, struct legend *legend,
                   const struct node *map, const struct node *tide);

/* --- load.c, chapter.c, folder.c: a whole pack --- */
struct loader {
    const struct pack_source *source;
    struct pack_diagnostics *diagnostics;
    struct pack *pack;                /* as far as it is read */
    int rules;                        /* that pack.yaml names; 1 where it names none */
    bool broken_deck[PACK_MAX_DECKS]; /* it has errors of its own: nobody else complains of it */
};
/* A file with its text, open while it is read. */
struct open_file {
    struct document document;
    struct text text;
};
/* Fills *file in any case; pack_file_close it in any case. */
bool pack_file_open(struct loader *loader, const char *path, struct open_file *file,
                    struct error *error);
void pack_file_close(struct open_file *file);
/* A file that another one names: what is missing is reported where the name stands, and then
 * there is nothing to close. */
bool pack_file_open_named(struct loader *loader, const char *path, struct open_file *file,
                          struct document *from, const struct node *name);
/* The entry's name, when it is good and none before it in its list is the same. */
const char *pack_read_unique(struct document *document, const struct node *list,
                             const struct node *node, const char *what);
void pack_chapter_read(struct loader *loader, struct document *from, const struct node *node,
                       const char *name);
void pack_lenses_read(struct loader *loader, struct document *document);
void pack_decks_read(struct loader *loader, struct document *document);
void pack_talks_read(struct loader *loader, struct document *document);
void pack_helps_read(struct loader *loader, struct document *document);
void pack_voices_read(struct loader *loader, struct document *document);

/* --- level.c, shores.c, lens.c, card.c, help.c, voice.c, find.c --- */
/* `loader` may be NULL: then the decks of questions are not looked up. */
void pack_level_read(struct document *document, const struct loader *loader, const char *id,
                     struct pack_level *level);
/* Are both questions answered by one player? False where that is not known, which was reported. */
static inline bool pack_one_voice(const struct rules_level *rules, int one, int other) {
    int by = rules->question[one].by;
    return by != RULES_NOBODY && by == rules->question[other].by;
}
/* Last of all: the level is prepared by now, or there is an error. `node` may be NULL. */
void pack_shores_read(struct document *document, const struct node *node, struct pack_level *level);
/* Adds to those of the pack. */
void pack_lens_read(struct document *document, struct pack *pack);
/* The pack's lenses are read by now. */
void pack_deck_read(struct document *document, const struct pack *pack, const char *id,
                    struct pack_deck *deck);
void pack_talk_read(struct document *document, const char *id, struct pack_talk *talk);
void pack_help_read(struct document *document, const char *id, struct pack_help *help);
void pack_house_read(struct document *document, struct pack_house *house);
/* Adds the file's lines. */
void pack_voice_read(struct document *document, struct pack_voice *voice);
int pack_practice_read(struct document *document, const struct node *node);
int pack_topic_read(struct document *document, const struct node *node);

/* --- free.c: fields only, for what stands in an array. --- */
void pack_level_release(struct pack_level *level);
void pack_lens_release(struct pack_lens *lens);
void pack_deck_release(struct pack_deck *deck);
void pack_talk_release(struct pack_talk *talk);
void pack_help_release(struct pack_help *help);
void pack_house_release(struct pack_house *house);
void pack_voice_release(struct pack_voice *voice);

#endif

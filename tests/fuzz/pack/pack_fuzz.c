/* Any bytes as each file of a pack: there is a result or there are reasons, and a level that was
 * let through can be played, through sound states, and read again from its own text. */
#include "pack/pack.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool good) {
    if (!good) {
        abort();
    }
}

/* A short walk by chance, under chance answers. */
static void play(const struct rules_level *level) {
    enum { STEPS = 100 };
    struct rules_answers answers = {{0}};
    struct rules_state state;
    uint64_t random = rules_hash_level(level);
    for (int i = 0; i < level->question_count; i++) {
        answers.mark[i] = (uint8_t)random_below(&random, level->question[i].marks);
    }
    rules_start(level, &state);
    demand(rules_check(level, &state) && !rules_won(level, &state));
    for (int i = 0; i < STEPS; i++) {
        struct rules_action action = {.player = (uint8_t)random_below(&random, 2),
                                      .move = (uint8_t)random_below(&random, 5)};
        rules_step(level, &answers, &state, action, NULL);
        demand(rules_check(level, &state));
    }
}

static void try_level(const char *data, size_t size) {
    struct pack_diagnostics diagnostics = {0}, none = {0};
    struct pack_level *level = pack_level_parse("level", data, size, &diagnostics);
    struct text words = {0};
    demand((level == NULL) == (diagnostics.count > 0));
    pack_diagnostics_print(&diagnostics, &words);
    if (level) {
        play(&level->rules);
        struct pack_level *again = pack_level_parse("again", level->source, strlen(level->source),
                                                    &none);
        demand(again && rules_hash_level(&again->rules) == rules_hash_level(&level->rules));
        pack_level_free(again);
    }
    pack_level_free(level);
    pack_diagnostics_release(&diagnostics);
    text_release(&words);
}

struct input {
    const char *path; /* of the file that is made of the bytes */
    const char *data;
    size_t size;
};

static const struct {
    const char *path, *yaml;
} others[] = {
    {"pack.yaml", "{format: 1, id: p, title: P, authors: [a], licence: CC0-1.0, version: '1',"
                  " language: en, about: a, chapters: [c]}"},
    {"chapters/c/chapter.yaml", "{title: C, practice: none, levels: [l]}"},
    {"chapters/c/l.yaml",
     "title: L\nquestions: {q: {by: A, marks: 3, deck: d}}\n"
     "map: |\n  #####\n  #A1b#\n  #B.a#\n  #####\nlegend: {\"1\": veil q moon}\n"},
    {"decks/d.yaml", "{title: D, practice: none, cards: [{id: c, depth: 1, topics: [home],"
                     " ask: Which?, answers: [One, Two]}]}"},
    {"lenses/l.yaml", "{lenses: [{id: l, say: slowly}]}"},
    {"talks/t.yaml", "{title: T, practice: none, before: b, steps: [{who: both, say: Hello}]}"},
    {"help/h.yaml", "{country: H, code: hh, checked: 2026-11, verify: v,"
                    " lines: [{kind: talk, name: N, reach: r, about: a}]}"},
    {"help/house.yaml", "{pages: [{title: T, text: [Hello]}]}"},
    {"keeper/k.yaml", "{says: [{when: meeting, lines: [Evening.]}]}"},
};
enum { FILES = sizeof others / sizeof *others };

static bool read_file(void *context, const char *path, struct text *out, struct error *error) {
    const struct input *input = context;
    if (!strcmp(path, input->path)) {
        text_add_bytes(out, input->data, input->size);
        return true;
    }
    for (int i = 0; i < FILES; i++) {
        if (!strcmp(path, others[i].path)) {
            text_add(out, others[i].yaml);
            return true;
        }
    }
    return error_set(error, "no such file");
}

static bool list_folder(void *context, const char *folder,
                        void (*found)(void *to, const char *name), void *to) {
    (void)context;
    if (!strcmp(folder, "help")) {
        found(to, "h.yaml");
        found(to, "house.yaml");
    } else {
        found(to, !strcmp(folder, "decks")    ? "d.yaml"
                  : !strcmp(folder, "lenses") ? "l.yaml"
                  : !strcmp(folder, "keeper") ? "k.yaml"
                                              : "t.yaml");
    }
    return true;
}

static void see(void *to, enum pack_style_weight weight, const char *file, int line,
                const char *says) {
    (void)to;
    (void)weight;
    demand(file[0] && line > 0 && !strpbrk(says, "\"\\\n"));
}

/* True when the pack with this file was let through. */
static bool try_pack(const char *path, const char *data, size_t size) {
    struct input input = {.path = path, .data = data, .size = size};
    struct pack_source source = {.context = &input, .read = read_file, .list = list_folder};
    struct pack_diagnostics diagnostics = {0};
    struct pack *pack = pack_load(&source, &diagnostics);
    bool good = pack != NULL;
    demand(good == (diagnostics.count == 0));
    if (pack) {
        pack_style(pack, see, NULL);
    }
    pack_free(pack);
    pack_diagnostics_release(&diagnostics);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char *text = (const char *)data;
    static bool checked; /* that the files around the input are in order themselves */
    if (!checked) {
        demand(try_pack("nothing", "", 0));
        checked = true;
    }
    try_level(text, size);
    for (int i = 0; i < FILES; i++) {
        try_pack(others[i].path, text, size);
    }
    return 0;
}

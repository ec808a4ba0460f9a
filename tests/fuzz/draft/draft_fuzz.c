/* Random changes of the levels in some folders. After each one that was taken the file loads to the
 * level that is shown; one that was refused changed nothing; comments stay; and undone to the
 * beginning it is the file that it was, to the byte. The same every time. */
#include "draft/draft.h"
#include "folder_source.h"
#include "rules/fixtures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { A_FILE = 150 /* changes before it is undone */ };

struct run {
    const char *folder;
    long left;
    long taken, refused;
    int files;
    uint64_t random;
};

static int below(struct run *run, int bound) {
    return (int)random_below(&run->random, (uint32_t)bound);
}

static const char *one_of(struct run *run, const char *const *list, int count) {
    return list[below(run, count)];
}

static const char *text_of(struct run *run) {
    static const char *const texts[] = {
        "",
        "Plain words",
        "yes: really",
        "# no comment",
        "\"in quotes\"",
        "a\\b",
        "it's {braces}, [a]",
        "- a list",
        "Zwei Straßen",
        "two\nlines",
        "\tno tabs",
        "\xff not UTF-8",
        "*",
        "no",
        " around ",
        "12",
        "1e3",
        "~",
        "ends:",
        "what?",
        "a # b",
        "%",
        "'",
        "@at",
        "`",
    };
    return one_of(run, texts, sizeof texts / sizeof *texts);
}

/* --- what is put --- */

static const char *question_of(struct run *run, const struct pack_level *level) {
    return below(run, 40) ? level->question[below(run, level->rules.question_count)].id : "nobody";
}

static void add_value(struct run *run, const struct rules_trait *trait, struct text *out) {
    switch ((enum rules_value)trait->value) {
    case RULES_VALUE_MARK:
        text_addf(out, " %s", rules_mark_name(below(run, RULES_MAX_MARKS)));
        break;
    case RULES_VALUE_COUNT:
        text_addf(out, " %d", 1 + below(run, RULES_MAX_PROMISE));
        break;
    case RULES_VALUE_PHASE:
        text_addf(out, " %d", below(run, 2));
        break;
    case RULES_VALUE_INVERSE:
        text_add(out, below(run, 2) ? " inverse" : "");
        break;
    case RULES_VALUE_FIRST:
        text_add(out, below(run, 2) ? " first" : "");
        break;
    case RULES_VALUE_NONE:
        break;
    }
}

static void fixture(struct run *run, const struct pack_level *level, struct text *out) {
    static const char *const names[] = {"west", "east", "red", "a-name", "9"};
    const struct rules_trait *trait = &rules_traits[1 + below(run, RULES_FIXTURE_KINDS - 1)];
    text_add(out, trait->word);
    if (trait->which) {
        text_addf(out, " %s", trait->which);
    }
    if (trait->index == RULES_INDEX_QUESTION) {
        text_addf(out, " %s", question_of(run, level));
    } else if (trait->index != RULES_INDEX_NONE) {
        text_addf(out, " %s", one_of(run, names, 5));
    }
    if (trait->also == RULES_ALSO_QUESTION) {
        text_addf(out, " %s", question_of(run, level));
    }
    add_value(run, trait, out);
    if (trait->also == RULES_ALSO_LIT && below(run, 2)) {
        text_add(out, " lit");
    }
}

static void words_for(struct run *run, const struct pack_level *level, struct text *out) {
    static const char *const things[] = {
        "floor",       "floor",    "wall",    "nothing",   "water",   "start A",
        "start B",     "home A",   "home B",  "stone any", "stone A", "stone B",
        "stone heavy", "nonsense", "post a+", "x: {y",     "veil",    "",
    };
    int choice = below(run, 24);
    if (choice == 23) {
        text_addf(out, "stone %c lent %s", below(run, 2) ? 'A' : 'B', question_of(run, level));
    } else if (choice > 9) {
        fixture(run, level, out);
    } else {
        text_add(out, one_of(run, things, sizeof things / sizeof *things));
    }
}

/* --- one change --- */

static bool put(struct run *run, struct draft *draft, struct error *error) {
    const struct pack_level *level = draft_level(draft);
    struct text words = {0}, there = {0};
    words_for(run, level, &words);
    int cell = below(run, level->rules.width * level->rules.height);
    bool good = draft_put(draft, cell, text_string(&words), below(run, DRAFT_MIRRORS), error);
    draft_words(draft, cell, &there);
    assert(!good || strstr(text_string(&there), text_string(&words)));
    text_release(&words);
    text_release(&there);
    return good;
}

static bool question(struct run *run, struct draft *draft, struct error *error) {
    const struct pack_level *level = draft_level(draft);
    struct draft_question asked = {.by = below(run, 2), .marks = 2 + below(run, 3)};
    asked.key = below(run, 4) == 0;
    asked.guess = below(run, 6) ? NULL : question_of(run, level);
    asked.deck = below(run, 2) ? NULL : "small-talk";
    asked.ask = text_of(run);
    for (int i = 0; i < PACK_MAX_ANSWERS; i++) {
        asked.answer[i] = text_of(run);
    }
    return draft_set_question(draft, below(run, level->rules.question_count + 1), &asked, error);
}

static bool change(struct run *run, struct draft *draft, struct error *error) {
    const struct pack_level *level = draft_level(draft);
    int cells = level->rules.width * level->rules.height;
    switch (below(run, 16)) {
    case 0:
        return draft_clear(draft, below(run, cells), below(run, DRAFT_MIRRORS), error);
    case 1:
        return draft_resize(draft, below(run, 3) - 1, below(run, 3) - 1, below(run, 3) - 1,
                            below(run, 3) - 1, error);
    case 2:
        return draft_set_tide(draft, below(run, 110), error);
    case 3:
        return draft_set_text(draft, (enum draft_text)below(run, 3), text_of(run), error);
    case 4:
        return question(run, draft, error);
    case 5:
        return below(run, 4) ||
               draft_remove_question(draft, below(run, level->rules.question_count), error);
    case 6:
        draft_undo(draft);
        return true;
    case 7:
        draft_redo(draft);
        return true;
    case 8:
        draft_stroke(draft, below(run, 2));
        return true;
    default:
        return put(run, draft, error);
    }
}

/* --- what has to hold --- */

static void check_loads(const struct draft *draft) {
    struct pack_diagnostics diagnostics = {0};
    const char *source = draft_source(draft);
    struct pack_level *level = pack_level_parse("x", source, strlen(source), &diagnostics);
    assert(level && !diagnostics.count);
    assert(rules_hash_level(&level->rules) == rules_hash_level(&draft_level(draft)->rules));
    pack_level_free(level);
}

static int comments(const char *source) {
    int count = 0;
    for (const char *at = source; at; at = strchr(at, '\n')) {
        at += *at == '\n';
        count += *at == '#';
    }
    return count;
}

static void run_file(struct run *run, const char *name, const char *source) {
    struct error error = {{0}};
    struct draft *draft = draft_new(name, source, &error);
    if (!draft) {
        return; /* such as a chapter.yaml, or one in braces */
    }
    run->files++;
    for (int i = 0; i < A_FILE && run->left > 0; i++, run->left--) {
        char *before = base_copy(draft_source(draft));
        error = (struct error){{0}};
        bool good = change(run, draft, &error);
        assert(good == !error.text[0]);
        assert(good || !strcmp(before, draft_source(draft)));
        assert(comments(draft_source(draft)) == comments(source));
        check_loads(draft);
        run->taken += good;
        run->refused += !good;
        free(before);
    }
    while (draft_can_undo(draft)) {
        draft_undo(draft);
        check_loads(draft);
    }
    assert(!strcmp(draft_source(draft), source) && !draft_unsaved(draft));
    draft_free(draft);
}

static void found(void *to, const char *name) {
    struct run *run = to;
    struct text path = {0}, bytes = {0};
    text_addf(&path, "%s/%s", run->folder, name);
    if (folder_read_file(path.data, &bytes)) {
        run_file(run, name, text_string(&bytes));
    }
    text_release(&path);
    text_release(&bytes);
}

int main(int argc, char **argv) {
    struct run run = {.left = argc > 1 ? strtol(argv[1], NULL, 10) : 0, .random = 1};
    for (long before = -1; run.left > 0 && before != run.left;) {
        before = run.left;
        for (int i = 2; i < argc; i++) {
            run.folder = argv[i];
            folder_list(argv[i], found, &run);
        }
    }
    printf("%d levels, %ld changes taken, %ld refused\n", run.files, run.taken, run.refused);
    return run.taken && run.refused ? EXIT_SUCCESS : EXIT_FAILURE;
}

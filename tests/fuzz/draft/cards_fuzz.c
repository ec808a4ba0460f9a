/* Random changes of the decks in some folders. A change that was taken is what is read of the card
 * then, and of all others what was read before; one that was refused gave nothing. The same every
 * time. */
#include "draft/draft.h"
#include "folder_source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { A_FILE = 60 };

struct run {
    const char *folder;
    long left, taken, refused;
    uint64_t random;
};

static int below(struct run *run, int bound) {
    return (int)random_below(&run->random, (uint32_t)bound);
}

static const char *text_of(struct run *run) {
    static const char *const texts[] = {
        "Plain words?", "yes: really",
        "# no comment", "\"in quotes\"",
        "a\\b",         "{braces}, [a]",
        "- a list",     "Straße",
        "\tno tabs",    "",
        "no",           "two\nlines",
    };
    return texts[below(run, sizeof texts / sizeof *texts)];
}

static struct pack_deck *read_deck(const char *source) {
    struct pack_diagnostics diagnostics = {0};
    struct pack_deck *deck = pack_deck_parse("deck", source, NULL, &diagnostics);
    pack_diagnostics_release(&diagnostics);
    return deck;
}

static struct draft_card random_card(struct run *run) {
    struct draft_card card = {.ask = text_of(run),
                              .follow = below(run, 2) ? text_of(run) : "",
                              .depth = 1 + below(run, 3),
                              .topics = 1u << below(run, PACK_TOPICS) | 1u << below(run, 3),
                              .kind = below(run, 4) ? PACK_PLAIN
                                                    : (enum pack_card_kind)below(run, PACK_NOW + 1),
                              .solo = below(run, 8) == 0};
    for (int i = 0, count = below(run, PACK_MAX_ANSWERS + 1); i < count; i++) {
        card.answer[i] = text_of(run);
    }
    return card;
}

static void assert_says(const struct pack_card *card, const struct draft_card *said) {
    assert(!strcmp(card->ask, said->ask) && !strcmp(card->follow, said->follow));
    assert(card->depth == said->depth && card->topics == said->topics);
    assert(card->kind == said->kind && card->solo == said->solo);
    for (int i = 0; i < PACK_MAX_ANSWERS; i++) {
        const char *is = card->answer[i], *was = said->answer[i];
        assert(is && was ? !strcmp(is, was) : is == was);
    }
}

static void assert_same(const struct pack_card *card, const struct pack_card *before) {
    assert(!strcmp(card->id, before->id) && !strcmp(card->ask, before->ask));
    assert(!strcmp(card->follow, before->follow) && card->depth == before->depth);
    assert(card->topics == before->topics && card->answer_count == before->answer_count);
}

/* `gone`: its number, or -1 where none was taken away; `set`: the same of what was said anew. */
static void assert_others_stay(const struct pack_deck *is, const struct pack_deck *was, int gone,
                               int set) {
    for (int i = 0, at = 0; i < was->card_count; i++) {
        if (i == gone) {
            continue;
        }
        if (i != set) {
            assert_same(&is->card[at], &was->card[i]);
        }
        at++;
    }
}

static void change(struct run *run, struct text *source) {
    struct pack_deck *was = read_deck(text_string(source));
    struct draft_card card = random_card(run);
    struct text out = {0};
    struct error error = {{0}};
    bool goes = below(run, 6) == 0;
    int number = below(run, was->card_count + !goes);
    bool good = goes ? draft_remove_card(NULL, text_string(source), number, &out, &error)
                     : draft_set_card(NULL, text_string(source), number, &card, &out, &error);
    assert(good == !error.text[0] && good == (out.length > 0));
    if (good) {
        struct pack_deck *is = read_deck(text_string(&out));
        assert(is && is->card_count == was->card_count + (goes ? -1 : number == was->card_count));
        if (!goes) {
            assert_says(&is->card[number], &card);
        }
        assert_others_stay(is, was, goes ? number : -1, goes ? -1 : number);
        pack_deck_free(is);
        text_clear(source);
        text_add(source, text_string(&out));
    }
    run->taken += good;
    run->refused += !good;
    text_release(&out);
    pack_deck_free(was);
}

static void found(void *to, const char *name) {
    struct run *run = to;
    struct text path = {0}, source = {0};
    text_addf(&path, "%s/%s", run->folder, name);
    struct pack_deck *deck = folder_read_file(path.data, &source) ? read_deck(text_string(&source))
                                                                  : NULL;
    for (int i = 0; deck && i < A_FILE && run->left > 0; i++, run->left--) {
        change(run, &source);
    }
    pack_deck_free(deck);
    text_release(&path);
    text_release(&source);
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
    printf("%ld changes taken, %ld refused\n", run.taken, run.refused);
    return run.taken && run.refused ? EXIT_SUCCESS : EXIT_FAILURE;
}

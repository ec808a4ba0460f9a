/* A draft is its text and what was read of it; every text that it ever had is kept, to go back. */
#include "draft/inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct draft {
    char *id;
    char **text; /* all of them, each a good level */
    int count, room, now, saved;
    bool stroke, begun;       /* a stroke goes on, and has a text of its own already */
    struct pack_level *level; /* of text[now] */
};

/* The first mistake, as the reader tells it. */
static bool told(const struct pack_diagnostics *diagnostics, struct error *error) {
    return error_set(error, "%s",
                     diagnostics->count ? diagnostics->list[0].message : "there is no memory left");
}

static struct pack_level *read_level(const char *id, const char *source, struct error *error) {
    struct pack_diagnostics diagnostics = {0};
    struct pack_level *level = pack_level_parse(id, source, strlen(source), &diagnostics);
    if (!level) {
        told(&diagnostics, error);
    }
    pack_diagnostics_release(&diagnostics);
    return level;
}

static bool can_be_changed(const char *source, struct error *error) {
    struct pack_outline outline;
    bool good = pack_outline_read(source, &outline, error);
    pack_outline_release(&outline);
    return good;
}

static void hold(struct draft *draft) {
    if (draft->count == draft->room) {
        draft->room = 2 * draft->room + 16;
        draft->text = base_grow(draft->text, (size_t)draft->room * sizeof *draft->text);
    }
}

static void check(const struct draft *draft) {
    assert(draft->now >= 0 && draft->now < draft->count && draft->level);
    assert(!strcmp(draft->level->source, draft->text[draft->now]));
}

struct draft *draft_new(const char *id, const char *source, struct error *error) {
    struct pack_level *level = read_level(id, source, error);
    if (level && level->shores.swapped) {
        error_set(error, "its shores are swapped; take the line 'shores: swapped' out first");
        pack_level_free(level);
        return NULL;
    }
    if (!level || !can_be_changed(source, error)) {
        pack_level_free(level);
        return NULL;
    }
    struct draft *draft = base_alloc(sizeof *draft);
    draft->id = base_copy(id);
    hold(draft);
    draft->text[draft->count++] = base_copy(source);
    draft->level = level;
    check(draft);
    return draft;
}

void draft_free(struct draft *draft) {
    if (draft) {
        for (int i = 0; i < draft->count; i++) {
            free(draft->text[i]);
        }
        free(draft->text);
        free(draft->id);
        pack_level_free(draft->level);
        free(draft);
    }
}

void draft_begin(struct text *source, const char *title, int width, int height) {
    text_add(source, "title: ");
    pack_add_value(source, title);
    text_add(source, "\nquestions:\n"
                     "  kite: {by: A, marks: 3, ask: Write the question here, answers: [One "
                     "answer, Another one]}\n"
                     "map: |\n");
    for (int y = 0; y < height; y++) {
        text_add(source, "  ");
        for (int x = 0; x < width; x++) {
            bool edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
            bool middle = y == (height - 1) / 2, below = y == (height - 1) / 2 + 1;
            char what = edge                       ? '_'
                        : middle && x == 1         ? 'A'
                        : below && x == 1          ? 'B'
                        : middle && x == width - 2 ? 'a'
                        : below && x == width - 2  ? 'b'
                                                   : '.';
            text_add_bytes(source, &what, 1);
        }
        text_add(source, "\n");
    }
}

const struct pack_level *draft_level(const struct draft *draft) {
    return draft->level;
}

const char *draft_source(const struct draft *draft) {
    return draft->text[draft->now];
}

/* --- the texts --- */

/* What was undone is gone once something else is done. */
static void drop_undone(struct draft *draft) {
    while (draft->count > draft->now + 1) {
        free(draft->text[--draft->count]);
    }
    draft->saved = draft->saved > draft->now ? -1 : draft->saved;
}

static void go_to(struct draft *draft, int now) {
    struct pack_level *level = read_level(draft->id, draft->text[now], NULL);
    assert(level); /* it was one before */
    pack_level_free(draft->level);
    draft->level = level;
    draft->now = now;
    draft->begun = false;
    check(draft);
}

bool draft_take(struct draft *draft, struct text *text, struct error *error) {
    const char *source = text_string(text);
    bool same = !strcmp(source, draft_source(draft));
    struct pack_level *level = same ? NULL : read_level(draft->id, source, error);
    if (level) {
        drop_undone(draft);
        if (draft->stroke && draft->begun && draft->saved != draft->now) {
            free(draft->text[draft->now]);
        } else {
            hold(draft);
            draft->now = draft->count++;
        }
        draft->text[draft->now] = base_copy(source);
        draft->begun = draft->stroke;
        pack_level_free(draft->level);
        draft->level = level;
        check(draft);
    }
    text_release(text);
    return same || level;
}

void draft_splice(struct text *out, const char *source, struct pack_span span, const char *words) {
    text_add_bytes(out, source, span.at);
    if (span.at && source[span.at - 1] != '\n' && words[0]) {
        text_add(out, "\n"); /* behind a last line without an end */
    }
    text_add(out, words);
    text_add(out, source + span.end);
}

bool draft_can_undo(const struct draft *draft) {
    return draft->now > 0;
}

bool draft_can_redo(const struct draft *draft) {
    return draft->now + 1 < draft->count;
}

void draft_undo(struct draft *draft) {
    if (draft_can_undo(draft)) {
        go_to(draft, draft->now - 1);
    }
}

void draft_redo(struct draft *draft) {
    if (draft_can_redo(draft)) {
        go_to(draft, draft->now + 1);
    }
}

bool draft_unsaved(const struct draft *draft) {
    return draft->saved < 0 || strcmp(draft->text[draft->saved], draft_source(draft)) != 0;
}

void draft_saved(struct draft *draft) {
    draft->saved = draft->now;
    draft->begun = false;
}

void draft_stroke(struct draft *draft, bool goes_on) {
    draft->stroke = goes_on;
    draft->begun = false;
}

/* One crossing: a level, the cards its questions drew, and the session that holds the answers. */
#include "scenes/internal.h"

#include <string.h>

/* Without a date night the cards of a level are easy ones. */
static const struct pack_card *draw_card(struct game *game, const char *deck, int answers,
                                         int used) {
    const struct pack_card *cards[RULES_MAX_QUESTIONS];
    for (int q = 0; q < used; q++) {
        cards[q] = game->crossing.question[q].card;
    }
    struct cards_wish wish = {.deck = deck,
                              .answers = answers,
                              .depth = evening_going(game) ? game->evening.depth : 1,
                              .used = cards,
                              .used_count = used};
    return cards_draw(game, &wish);
}

static bool ask(struct game *game, int index) {
    const struct pack_level *level = game->crossing.level;
    const struct pack_question *source = &level->question[index];
    struct crossing_question *question = &game->crossing.question[index];
    int answers = level->rules.question[index].marks - 1;
    *question = (struct crossing_question){
        .id = source->id, .ask = source->ask, .follow = "", .answer_count = answers};
    for (int i = 0; i < answers; i++) {
        question->answer[i] = source->answer[i];
    }
    if (!source->deck) {
        return true;
    }
    const struct pack_card *card = draw_card(game, source->deck, answers, index);
    if (!card) {
        return false;
    }
    question->card = card;
    question->ask = card->ask;
    question->follow = card->follow;
    for (int i = 0; i < answers; i++) {
        question->answer[i] = card->answer[i];
    }
    return true;
}

bool crossing_begin(struct game *game, const struct pack_chapter *chapter,
                    const struct pack_level *level) {
    crossing_end(game);
    game->crossing = (struct crossing){.chapter = chapter, .level = level};
    for (int q = 0; q < level->rules.question_count; q++) {
        if (!ask(game, q)) {
            game->crossing = (struct crossing){0};
            return false;
        }
    }
    game->crossing.session = session_new(&level->rules);
    return true;
}

void crossing_end(struct game *game) {
    hint_work_end(game);
    session_free(game->crossing.session);
    game->crossing = (struct crossing){0};
    platform_text_forget(game->platform);
}

int crossing_span(const struct game *game, const char *path) {
    for (int i = 0; i < game->pack->chapter_count; i++) {
        const char *id = game->pack->chapter[i].id;
        size_t length = strlen(id);
        if (strncmp(path, id, length) == 0 && (path[length] == '/' || path[length] == 0)) {
            return i + 1;
        }
    }
    return 0;
}

int crossing_place(const struct game *game, const struct pack_chapter *chapter) {
    int span = crossing_span(game, chapter->id);
    return span > 0 ? (span - 1) % VIEW_SPANS + 1 : 0;
}

struct crossed {
    const struct game *game;
    int levels[VIEW_SPANS + 1]; /* by crossing_place; 0 is never walked */
};

static void count_level(void *to, const char *path, bool done) {
    struct crossed *crossed = to;
    int span = crossing_span(crossed->game, path);
    crossed->levels[span > 0 ? (span - 1) % VIEW_SPANS + 1 : 0] += done;
}

void bridge_measure(struct game *game) {
    struct crossed crossed = {.game = game};
    int all[VIEW_SPANS + 1] = {0}, walked = 0, count = 0;
    keepsake_list_progress(game->keepsake, game->pack->id, count_level, &crossed, NULL);
    for (int c = 0; c < game->pack->chapter_count; c++) {
        const struct pack_chapter *chapter = &game->pack->chapter[c];
        all[crossing_place(game, chapter)] += chapter->level_count;
    }
    for (int span = 1; span <= VIEW_SPANS; span++) {
        walked += crossed.levels[span], count += all[span];
    }
    for (int span = 1; span <= VIEW_SPANS; span++) { /* one without a chapter grows with the rest */
        int done = all[span] ? crossed.levels[span] : walked, of = all[span] ? all[span] : count;
        game->built[span - 1] = (uint8_t)(done >= of ? of > 0 ? 100 : 0 : done * 100 / of);
    }
}

void crossing_path(const struct game *game, struct text *out) {
    text_addf(out, "%s/%s", game->crossing.chapter->id, game->crossing.level->id);
}

void crossing_note(struct game *game, bool done) {
    struct text path = {0};
    if (game->crossing.chapter != tonight_chapter(game)) {
        crossing_path(game, &path);
        keepsake_set_progress(game->keepsake, game->pack->id, text_string(&path), done, NULL);
    }
    text_release(&path);
}

/* The crossing that is under way, and the scenes that show it: they are on the stack only while
 * there is one. */
#include "scenes/internal.h"

#include <string.h>

static const struct pack_card *draw_card(struct game *game, const char *deck, int depth,
                                         int answers, const struct pack_card *const *used,
                                         int used_count) {
    struct cards_wish wish = {
        .deck = deck, .answers = answers, .depth = depth, .used = used, .used_count = used_count};
    return cards_draw(game, &wish);
}

/* The level's own words, or those of a card; lent. */
static struct crossing_question ask(const struct pack_question *source,
                                    const struct pack_card *card, int answers) {
    struct crossing_question question = {.id = source->id,
                                         .ask = card ? card->ask : source->ask,
                                         .follow = card ? card->follow : "",
                                         .answer_count = answers};
    for (int i = 0; i < answers; i++) {
        question.answer[i] = card ? card->answer[i] : source->answer[i];
    }
    return question;
}

bool crossing_begin(struct game *game, const struct crossing_wish *wish) {
    const struct pack_level *level = wish->level;
    struct crossing_question question[RULES_MAX_QUESTIONS];
    const struct pack_card *card[RULES_MAX_QUESTIONS] = {NULL};
    crossing_end(game);
    for (int q = 0; q < level->rules.question_count; q++) {
        const struct pack_question *source = &level->question[q];
        int answers = level->rules.question[q].marks - 1;
        if (source->deck &&
            !(card[q] = draw_card(game, source->deck, wish->depth, answers, card, q))) {
            return false;
        }
        question[q] = ask(source, card[q], answers);
    }
    crossing_take(game, crossing_new(&(struct crossing_plan){
                            .chapter = wish->chapter,
                            .level = level,
                            .on_map = !wish->tonight,
                            .question = question,
                        }));
    game->onward = wish->onward;
    return true;
}

void crossing_take(struct game *game, struct crossing *crossing) {
    hint_work_end(game);
    stack_drop_bound(game);
    crossing_free(game->crossing);
    game->crossing = crossing;
    game->wants_hint = false;
    platform_text_forget(game->platform);
}

/* On no map: nothing is noted of how far the two came. */
void crossing_walk_again(struct game *game, const struct pack_level *level,
                         const struct crossing_question *question,
                         const struct rules_answers *answers) {
    static char nowhere[] = "";
    const struct pack_chapter chapter = {.id = nowhere};
    crossing_take(
        game, crossing_new(&(struct crossing_plan){
                  .chapter = &chapter, .level = level, .question = question, .answers = answers}));
    game->onward = "Back to this moment";
    play_push(game);
}

bool crossing_walked_again(const struct game *game) {
    return game->crossing && crossing_again(game->crossing);
}

void crossing_end(struct game *game) {
    crossing_take(game, NULL);
}

void crossing_push(struct game *game) {
    if (crossing_stage(game->crossing) == CROSSING_SEALING) {
        sealing_push(game);
    } else {
        play_push(game);
    }
}

void crossing_start_over(struct game *game) {
    hint_work_end(game);
    crossing_restart(game->crossing);
    stack_drop_bound(game);
    crossing_push(game);
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

int crossing_place(const struct game *game, const char *path) {
    int span = crossing_span(game, path);
    return span > 0 ? (span - 1) % VIEW_SPANS + 1 : 0;
}

struct crossed {
    const struct game *game;
    int levels[VIEW_SPANS + 1]; /* by crossing_place; 0 is never walked */
};

static void count_level(void *to, const char *path, bool done) {
    struct crossed *crossed = to;
    crossed->levels[crossing_place(crossed->game, path)] += done;
}

void bridge_measure(struct game *game) {
    struct crossed crossed = {.game = game};
    int all[VIEW_SPANS + 1] = {0}, walked = 0, count = 0;
    keepsake_list_progress(game->keepsake, game->pack->id, count_level, &crossed, NULL);
    for (int c = 0; c < game->pack->chapter_count; c++) {
        const struct pack_chapter *chapter = &game->pack->chapter[c];
        all[crossing_place(game, chapter->id)] += chapter->level_count;
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
    const struct crossing_where *where = crossing_where(game->crossing);
    text_addf(out, "%s/%s", where->chapter, where->level);
}

void crossing_note(struct game *game, bool done) {
    struct text path = {0};
    if (crossing_where(game->crossing)->on_map) {
        crossing_path(game, &path);
        keepsake_set_progress(game->keepsake, game->pack->id, text_string(&path), done, NULL);
    }
    text_release(&path);
}

void crossing_tell_no_cards(struct game *game) {
    notice_tell(game, word(game, "There are no cards here"),
                word(game, "The cards for this place are missing from its deck. Check the pack "
                           "with: two-lanterns check"));
}

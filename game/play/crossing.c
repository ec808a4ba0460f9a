/* The crossing that is under way, and the scenes that show it: they are on the stack only while
 * there is one. */
#include "cards/cards.h"
#include "play/inside.h"

#include <stdlib.h>
#include <string.h>

/* Asked with the words of what it guesses, which are known by then. */
static void fill_guesses(const struct pack_level *level, unsigned asked,
                         struct crossing_question question[RULES_MAX_QUESTIONS]) {
    for (int q = 0; q < level->rules.question_count; q++) {
        const struct pack_question *source = &level->question[q];
        if ((asked >> q & 1) && source->guess >= 0) {
            question[q] = question[source->guess];
            question[q].id = source->id;
            question[q].follow = "";
            question[q].key = source->key;
            question[q].guess = question[q].pauses = true;
            question[q].closer = false;
            question[q].of = (uint8_t)source->guess;
        }
    }
}

static void draw_marks(struct stage *stage, unsigned asked,
                       struct crossing_question question[RULES_MAX_QUESTIONS]) {
    for (int q = 0; q < RULES_MAX_QUESTIONS; q++) {
        if ((asked >> q & 1) && question[q].key) {
            key_draw_marks(stage, question[q].answer_count + 1, question[q].mark);
        }
    }
}

/* As deep as the evening has come by now: a crossing's last question may be closer than its first.
 */
static const struct pack_card *draw_card(struct stage *stage, const char *deck, int answers,
                                         const struct pack_card *const *used, int used_count) {
    struct cards_wish wish = {.deck = deck,
                              .answers = answers,
                              .depth = cards_pace(stage),
                              .used = used,
                              .used_count = used_count};
    return cards_draw(stage, &wish);
}

/* The level's own words, or those of a card; lent. */
static struct crossing_question question_of(const struct pack_question *source,
                                            const struct pack_card *card, int answers) {
    struct crossing_question question = {.id = source->id,
                                         .ask = card ? card->ask : source->ask,
                                         .follow = card ? card->follow : "",
                                         .answer_count = answers,
                                         .closer = !card || card->depth > 1,
                                         .key = source->key};
    for (int i = 0; i < answers; i++) {
        question.answer[i] = card ? card->answer[i] : source->answer[i];
    }
    return question;
}

static struct crossing *new_crossing(const struct play_wish *wish,
                                     const struct crossing_question *question) {
    struct pack_level *swapped = wish->swapped ? pack_level_exchange(wish->level) : NULL;
    struct crossing *crossing = crossing_new(&(struct crossing_plan){
        .chapter = wish->chapter,
        .level = swapped ? swapped : wish->level,
        .on_map = !wish->tonight,
        .swapped = swapped != NULL,
        .question = question,
    });
    if (swapped) {
        pack_level_free(swapped);
    }
    return crossing;
}

bool play_ask(struct stage *stage, const struct pack_level *level, unsigned asked,
              struct crossing_question question[RULES_MAX_QUESTIONS]) {
    const struct pack_card *card[RULES_MAX_QUESTIONS] = {NULL};
    bool all = true;
    for (int q = 0; q < level->rules.question_count; q++) {
        const struct pack_question *source = &level->question[q];
        int answers = level->rules.question[q].marks - 1;
        bool wanted = asked >> q & 1, draws = wanted && source->deck;
        card[q] = draws ? draw_card(stage, source->deck, answers, card, q) : NULL;
        if (wanted && (card[q] || !draws)) {
            question[q] = question_of(source, card[q], answers);
        }
        all &= card[q] || !draws;
    }
    fill_guesses(level, asked, question);
    draw_marks(stage, asked, question);
    return all;
}

bool play_begin(struct stage *stage, const struct play_wish *wish) {
    struct crossing_question question[RULES_MAX_QUESTIONS] = {0};
    unsigned all = (1u << wish->level->rules.question_count) - 1;
    play_end(stage);
    bool asked = play_ask(stage, wish->level, all, question);
    if (asked) {
        play_take(stage, new_crossing(wish, question));
        play_of(stage)->onward = wish->onward;
    }
    base_forget(question, sizeof question); /* the keys */
    return asked;
}

void play_take(struct stage *stage, struct crossing *crossing) {
    hint_work_end(stage);
    stack_drop_bound(stage);
    crossing_free(play_of(stage)->crossing);
    play_of(stage)->crossing = crossing;
    play_of(stage)->wants_hint = false;
    stage_set_mood(stage, crossing ? play_place(stage, crossing_where(crossing)->chapter) : 0);
    platform_text_forget(stage->platform);
}

bool play_is_again(const struct stage *stage) {
    return play_of(stage)->crossing && crossing_again(play_of(stage)->crossing);
}

void play_end(struct stage *stage) {
    play_take(stage, NULL);
}

int play_span(const struct stage *stage, const char *path) {
    for (int i = 0; i < stage->rooms->pack->chapter_count; i++) {
        const char *id = stage->rooms->pack->chapter[i].id;
        size_t length = strlen(id);
        if (strncmp(path, id, length) == 0 && (path[length] == '/' || path[length] == 0)) {
            return i + 1;
        }
    }
    return 0;
}

int play_place(const struct stage *stage, const char *path) {
    int span = play_span(stage, path);
    return span > 0 ? (span - 1) % VIEW_SPANS + 1 : 0;
}

static bool is_swapped(const char *path) {
    const char *tail = strrchr(path, '/');
    return tail && tail != strchr(path, '/') && strcmp(tail, PLAY_SWAPPED) == 0;
}

struct crossed {
    const struct stage *stage;
    int levels[VIEW_SPANS + 1]; /* by crossing_place; 0 is never walked */
};

static void count_level(void *to, const char *path, bool done) {
    struct crossed *crossed = to;
    if (is_swapped(path)) {
        return; /* the span stands already */
    }
    crossed->levels[play_place(crossed->stage, path)] += done;
}

void play_measure(struct stage *stage) {
    struct crossed crossed = {.stage = stage};
    int all[VIEW_SPANS + 1] = {0}, walked = 0, count = 0;
    keepsake_list_progress(stage->rooms->keepsake, stage->rooms->pack->id, count_level, &crossed,
                           NULL);
    for (int c = 0; c < stage->rooms->pack->chapter_count; c++) {
        const struct pack_chapter *chapter = &stage->rooms->pack->chapter[c];
        all[play_place(stage, chapter->id)] += chapter->level_count;
    }
    for (int span = 1; span <= VIEW_SPANS; span++) {
        walked += crossed.levels[span], count += all[span];
    }
    for (int span = 1; span <= VIEW_SPANS; span++) { /* one without a chapter grows with the rest */
        int done = all[span] ? crossed.levels[span] : walked, of = all[span] ? all[span] : count;
        stage_set_built(stage, span - 1, done >= of ? of > 0 ? 100 : 0 : done * 100 / of);
    }
}

static void count_done(void *to, const char *path, bool done) {
    *(int *)to += done && !is_swapped(path);
}

int play_crossed(const struct stage *stage) {
    int count = 0;
    keepsake_list_progress(stage->rooms->keepsake, stage->rooms->pack->id, count_done, &count,
                           NULL);
    return count;
}

bool play_first(const struct stage *stage) {
    for (int span = 0; span < VIEW_SPANS; span++) {
        if (stage->built[span] > 0) {
            return false;
        }
    }
    return true;
}

void play_path(const struct stage *stage, struct text *out) {
    const struct crossing_where *where = crossing_where(play_of(stage)->crossing);
    text_addf(out, "%s/%s", where->chapter, where->level);
}

void play_note(struct stage *stage, bool done) {
    struct text path = {0};
    if (crossing_where(play_of(stage)->crossing)->on_map) {
        play_path(stage, &path);
        text_add(&path, crossing_where(play_of(stage)->crossing)->swapped ? PLAY_SWAPPED : "");
        keepsake_set_progress(stage->rooms->keepsake, stage->rooms->pack->id, text_string(&path),
                              done, NULL);
    }
    text_release(&path);
}

void play_tell_no_cards(struct stage *stage) {
    notice_tell(stage, word(stage, "There are no cards here"),
                word(stage, "The cards for this place are missing from its deck. Check the pack "
                            "with: two-lanterns check"));
}

/* --- the room --- */

struct play_room *play_new(void (*find_hint)(struct play_hint_task *task)) {
    struct play_room *room = base_alloc(sizeof *room);
    room->find_hint = find_hint;
    return room;
}

void play_free(struct stage *stage) {
    play_end(stage);
    free(play_of(stage));
}

int play_misheard(const struct stage *stage) {
    return play_of(stage)->misheard;
}

void play_forget_misheard(struct stage *stage) {
    play_of(stage)->misheard = 0;
}

bool play_won(const struct stage *stage) {
    return play_of(stage)->crossing && session_won(crossing_session(play_of(stage)->crossing));
}

bool play_heard(const struct stage *stage, const char *question) {
    const struct crossing *crossing = play_of(stage)->crossing;
    for (int q = 0; crossing && q < crossing_level(crossing)->question_count; q++) {
        if (strcmp(crossing_question(crossing, q)->id, question) == 0) {
            return crossing_state(crossing)->heard >> q & 1;
        }
    }
    return false;
}

const struct session *play_session(const struct stage *stage) {
    return play_of(stage)->crossing ? crossing_session(play_of(stage)->crossing) : NULL;
}

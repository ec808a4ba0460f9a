/* The words of a crossing are its own copies: cards may be read anew, and levels be freed, while
 * it is shown. Words of a kept one hold answers, so all are overwritten in the end. */
#include "crossing/words.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *own(struct words *words, const char *text) {
    assert(words->count < WORDS_MOST);
    return words->own[words->count++] = base_copy(text ? text : "");
}

static bool is_last(const struct crossing_plan *plan) {
    const struct pack_chapter *chapter = plan->chapter;
    return plan->on_map &&
           strcmp(plan->level->id, chapter->level[chapter->level_count - 1].id) == 0;
}

bool words_of_marks(const struct crossing_question *question) {
    unsigned marks = 0;
    for (int word = 0; word <= question->answer_count; word++) {
        marks |= 1u << question->mark[word];
    }
    return marks == (1u << (question->answer_count + 1)) - 1;
}

static void own_question(struct words *words, struct crossing_question *to,
                         const struct crossing_question *from) {
    *to = *from;
    to->id = own(words, from->id);
    to->ask = own(words, from->ask);
    to->follow = own(words, from->follow);
    for (int i = 0; i < from->answer_count; i++) {
        to->answer[i] = own(words, from->answer[i]);
    }
    for (int word = 0; word <= from->answer_count && !from->key; word++) {
        to->mark[word] = (uint8_t)word;
    }
    assert(words_of_marks(to));
}

void words_init(struct words *words, const struct crossing_plan *plan) {
    const struct pack_chapter *chapter = plan->chapter;
    *words = (struct words){0};
    words->where = (struct crossing_where){.chapter = own(words, chapter->id),
                                           .level = own(words, plan->level->id),
                                           .title = own(words, plan->level->title),
                                           .source = own(words, plan->level->source),
                                           .chapter_title = own(words, chapter->title),
                                           .opening = own(words, chapter->opening),
                                           .closing = own(words, chapter->closing),
                                           .practice = chapter->practice,
                                           .on_map = plan->on_map,
                                           .swapped = plan->swapped,
                                           .last = is_last(plan)};
    for (int q = 0; q < plan->level->rules.question_count; q++) {
        own_question(words, &words->question[q], &plan->question[q]);
    }
}

void words_forget(struct words *words) {
    for (int i = 0; i < words->count; i++) {
        base_forget(words->own[i], strlen(words->own[i]));
        free(words->own[i]);
    }
    *words = (struct words){0};
}

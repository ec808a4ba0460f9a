/* Everything here is also called on what was read only in part: NULL fields are fine. */
#include "pack/internal.h"

#include <stdlib.h>

void pack_level_release(struct pack_level *level) {
    free(level->id);
    free(level->title);
    free(level->about);
    free(level->idea);
    free(level->source);
    for (int i = 0; i < RULES_MAX_QUESTIONS; i++) {
        struct pack_question *question = &level->question[i];
        free(question->id);
        free(question->deck);
        free(question->ask);
        for (int j = 0; j < PACK_MAX_ANSWERS; j++) {
            free(question->answer[j]);
        }
    }
}

void pack_level_free(struct pack_level *level) {
    if (level) {
        pack_level_release(level);
        free(level);
    }
}

void pack_deck_release(struct pack_deck *deck) {
    for (int i = 0; i < deck->card_count; i++) {
        struct pack_card *card = &deck->card[i];
        free(card->id);
        free(card->ask);
        free(card->follow);
        free(card->concept);
        for (int j = 0; j < PACK_MAX_ANSWERS; j++) {
            free(card->answer[j]);
        }
    }
    free(deck->card);
    free(deck->id);
    free(deck->title);
}

void pack_deck_free(struct pack_deck *deck) {
    if (deck) {
        pack_deck_release(deck);
        free(deck);
    }
}

void pack_lens_release(struct pack_lens *lens) {
    free(lens->id);
    free(lens->say);
}

void pack_talk_release(struct pack_talk *talk) {
    for (int i = 0; i < talk->step_count; i++) {
        free(talk->step[i].say);
        for (int j = 0; j < PACK_MAX_STARTERS; j++) {
            free(talk->step[i].starter[j]);
        }
    }
    free(talk->step);
    free(talk->id);
    free(talk->title);
    free(talk->before);
}

void pack_help_release(struct pack_help *help) {
    for (int i = 0; i < help->line_count; i++) {
        free(help->line[i].name);
        free(help->line[i].reach);
        free(help->line[i].about);
    }
    free(help->line);
    free(help->id);
    free(help->country);
    free(help->code);
    free(help->verify);
}

void pack_house_release(struct pack_house *house) {
    for (int i = 0; i < house->page_count; i++) {
        free(house->page[i].title);
        for (int j = 0; j < PACK_MAX_PARAGRAPHS; j++) {
            free(house->page[i].paragraph[j]);
        }
    }
    free(house->page);
}

static void chapter_release(struct pack_chapter *chapter) {
    for (int i = 0; i < chapter->level_count; i++) {
        pack_level_release(&chapter->level[i]);
    }
    free(chapter->level);
    free(chapter->id);
    free(chapter->title);
    free(chapter->opening);
    free(chapter->closing);
}

void pack_free(struct pack *pack) {
    if (!pack) {
        return;
    }
    for (int i = 0; i < pack->chapter_count; i++) {
        chapter_release(&pack->chapter[i]);
    }
    for (int i = 0; i < pack->lens_count; i++) {
        pack_lens_release(&pack->lens[i]);
    }
    for (int i = 0; i < pack->deck_count; i++) {
        pack_deck_release(&pack->deck[i]);
    }
    for (int i = 0; i < pack->talk_count; i++) {
        pack_talk_release(&pack->talk[i]);
    }
    for (int i = 0; i < pack->help_count; i++) {
        pack_help_release(&pack->help[i]);
    }
    pack_house_release(&pack->house);
    pack_voice_release(&pack->voice);
    for (int i = 0; i < pack->author_count; i++) {
        free(pack->author[i]);
    }
    free(pack->chapter);
    free(pack->lens);
    free(pack->deck);
    free(pack->talk);
    free(pack->help);
    free(pack->author);
    free(pack->id);
    free(pack->title);
    free(pack->licence);
    free(pack->version);
    free(pack->language);
    free(pack->about);
    free(pack);
}

/* A year of evenings, two a week: which kind of cards is through when, so that one of it comes
 * again.
 *
 *   cards_year PACK [WARM-UPS LOCKS [SEED]]
 *
 * Each evening has a warm-up, two crossings and a round between them, as deep as the gentler of the
 * two is well with. Cards of a kind are of one deck, as deep, with as many answers. It fails where
 * a card comes twice in an evening, or again while its kind is not through; and where a warm-up
 * comes again within so many evenings, or a card of depth 1 or 2 that locks levels. The same every
 * time. */
#include "cards/round.h"
#include "folder_source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EVENINGS = 104, DAY = 24 * 60 * 60, ROUND = 5, DEPTHS = 3 };

/* What there is to know of a card. */
struct known {
    int last;  /* evening, from 1; 0: it never came up */
    bool came; /* since its kind began anew */
};

struct year {
    struct stage stage;
    struct rooms rooms;
    struct pack *pack;
    struct known *known[PACK_MAX_DECKS];
    /* The first evening on which one came again, of each deck, depth and number of answers. */
    int again[PACK_MAX_DECKS][DEPTHS][PACK_MAX_ANSWERS + 1];
    int evening, chapter, level;
    int depth; /* tonight's */
    bool failed;
};

static void fail(struct year *year, const struct pack_card *card, const char *what) {
    printf("evening %d: %s %s\n", year->evening, card->id, what);
    year->failed = true;
}

/* --- what comes up --- */

static int count_kind(const struct year *year, int deck, const struct pack_card *card, bool came) {
    const struct pack_deck *source = &year->pack->deck[deck];
    int count = 0;
    for (int i = 0; i < source->card_count; i++) {
        count += cards_alike(&source->card[i], card) && (!came || year->known[deck][i].came);
    }
    return count;
}

static void begin_anew(struct year *year, int deck, const struct pack_card *card) {
    const struct pack_deck *source = &year->pack->deck[deck];
    int *again = &year->again[deck][card->depth - 1][card->answer_count];
    if (count_kind(year, deck, card, true) < count_kind(year, deck, card, false)) {
        fail(year, card, "comes again while its kind is not through");
    }
    *again = *again ? *again : year->evening;
    for (int i = 0; i < source->card_count; i++) {
        year->known[deck][i].came &= !cards_alike(&source->card[i], card);
    }
}

static void comes_up(struct year *year, const struct pack_card *card) {
    int deck = 0;
    while (card < year->pack->deck[deck].card ||
           card >= year->pack->deck[deck].card + year->pack->deck[deck].card_count) {
        deck++;
    }
    struct known *known = &year->known[deck][card - year->pack->deck[deck].card];
    if (known->last == year->evening) {
        fail(year, card, "comes twice in an evening");
    }
    if (known->came) {
        begin_anew(year, deck, card);
    }
    *known = (struct known){.last = year->evening, .came = true};
}

/* --- an evening --- */

static uint64_t decks_of(const struct year *year, enum pack_deck_place place) {
    uint64_t decks = 0;
    for (int i = 0; i < year->pack->deck_count; i++) {
        decks |= (uint64_t)(year->pack->deck[i].place == place) << i;
    }
    return decks;
}

static void talk(struct year *year, struct round_wish wish) {
    struct round_deal deal;
    round_deal(&year->stage, &deal, &wish);
    for (; deal.at < deal.count; deal.at++) {
        const struct round_dealt *dealt = round_dealt(&deal);
        const struct pack_deck *deck = &year->pack->deck[dealt->deck];
        uint8_t *marks = cards_marks(&year->stage, dealt->deck);
        if (marks[dealt->card - deck->card] & CARD_SEEN) {
            cards_reset(&year->stage, dealt->deck, dealt->card);
        }
        free(marks);
        cards_note(&year->stage, dealt->deck, dealt->card);
        comes_up(year, dealt->card);
    }
    round_deal_release(&deal);
}

static const struct pack_card *draw(struct year *year, const char *deck, int answers,
                                    const struct pack_card *const *used, int used_count) {
    const struct pack_card *card = cards_draw(
        &year->stage, &(struct cards_wish){.deck = deck,
                                           .answers = answers,
                                           .depth = cards_pace(&year->stage),
                                           .used = used,
                                           .used_count = used_count});
    comes_up(year, card);
    return card;
}

/* Past the last level each evening has one that nobody has walked. */
static void walk_tonight(struct year *year) {
    const struct pack_card *card[2] = {NULL};
    const char *deck = NULL;
    int most = -1;
    for (int i = 0; i < year->pack->deck_count; i++) {
        const struct pack_deck *source = &year->pack->deck[i];
        int fresh = source->place == PACK_PLACE_ROUND ? cards_fresh(&year->stage, source->id, 2)
                                                      : -1;
        if (fresh > most &&
            count_kind(year, i, &(struct pack_card){.depth = 1, .answer_count = 2}, false) >= 2) {
            most = fresh;
            deck = source->id;
        }
    }
    for (int q = 0; deck && q < 2; q++) {
        card[q] = draw(year, deck, 2, card, q);
    }
}

static void walk(struct year *year) {
    const struct pack_card *card[RULES_MAX_QUESTIONS] = {NULL};
    cards_set_deepest(&year->stage, year->depth);
    while (year->chapter < year->pack->chapter_count &&
           year->level == year->pack->chapter[year->chapter].level_count) {
        year->chapter++;
        year->level = 0;
    }
    if (year->chapter == year->pack->chapter_count) {
        walk_tonight(year);
        return;
    }
    const struct pack_level *level = &year->pack->chapter[year->chapter].level[year->level++];
    for (int q = 0; q < level->rules.question_count; q++) {
        if (level->question[q].deck) {
            card[q] = draw(year, level->question[q].deck, level->rules.question[q].marks - 1, card,
                           q);
        }
    }
}

static void spend(struct year *year) {
    static const int seas[] = {3, 2, 2, 1, 1};
    int a = seas[stage_below(&year->stage, 5)], b = seas[stage_below(&year->stage, 5)];
    year->depth = a < b ? a : b;
    year->stage.date += (int64_t)(year->evening++ % 2 ? 3 : 4) * DAY;
    talk(year,
         (struct round_wish){.decks = decks_of(year, PACK_PLACE_WARM_UP), .depth = 1, .cards = 1});
    walk(year);
    talk(year, (struct round_wish){.decks = decks_of(year, PACK_PLACE_ROUND),
                                   .depth = year->depth,
                                   .cards = ROUND,
                                   .arc = true,
                                   .within = true});
    walk(year);
}

/* --- telling --- */

/* Of the kinds whose cards come up there, the first evening on which one came again. */
static int first_again(const struct year *year, enum pack_deck_place place, bool locks) {
    int first = EVENINGS + 1;
    for (int deck = 0; deck < year->pack->deck_count; deck++) {
        for (int depth = 0; depth < (locks ? 2 : DEPTHS); depth++) {
            for (int answers = locks ? 2 : 0; answers <= PACK_MAX_ANSWERS; answers++) {
                int again = year->again[deck][depth][answers];
                bool counts = year->pack->deck[deck].place == place && again;
                first = counts && again < first ? again : first;
            }
        }
    }
    return first;
}

static void tell(const struct year *year) {
    for (int evening = 1; evening <= EVENINGS; evening++) {
        for (int deck = 0; deck < year->pack->deck_count; deck++) {
            for (int kind = 0; kind < DEPTHS * (PACK_MAX_ANSWERS + 1); kind++) {
                struct pack_card card = {.depth = kind % DEPTHS + 1, .answer_count = kind / DEPTHS};
                if (year->again[deck][card.depth - 1][card.answer_count] == evening) {
                    printf("evening %3d: the %2d of %s, depth %d, %d answers, are through\n",
                           evening, count_kind(year, deck, &card, false), year->pack->deck[deck].id,
                           card.depth, card.answer_count);
                }
            }
        }
    }
}

static bool lasts(const char *what, int again, int least) {
    if (again > EVENINGS) {
        printf("%s last the whole year\n", what);
    } else {
        printf("%s last %d evenings (at least %d)\n", what, again - 1, least);
    }
    return again > least;
}

static bool open_year(struct year *year, const char *folder, uint64_t seed) {
    struct pack_diagnostics diagnostics = {0};
    struct pack_source source = folder_source(folder);
    year->pack = pack_load(&source, &diagnostics);
    pack_diagnostics_release(&diagnostics);
    for (int i = 0; year->pack && i < year->pack->deck_count; i++) {
        year->known[i] = base_alloc((size_t)year->pack->deck[i].card_count * sizeof(struct known));
    }
    year->rooms = (struct rooms){.pack = year->pack, .keeps = true, .cards = cards_new()};
    year->stage = (struct stage){.rooms = &year->rooms, .random = seed, .date = 1800000000};
    return year->pack &&
           keepsake_open(":memory:", KEEPSAKE_CREATE, &year->rooms.keepsake, NULL) == KEEPSAKE_OK;
}

static void close_year(struct year *year) {
    cards_free(&year->stage);
    keepsake_close(year->rooms.keepsake);
    for (int i = 0; i < year->pack->deck_count; i++) {
        free(year->known[i]);
    }
    pack_free(year->pack);
    free(year);
}

int main(int count, char **arguments) {
    struct year *year = base_alloc(sizeof *year);
    if (count < 2 ||
        !open_year(year, arguments[1], count > 4 ? strtoull(arguments[4], NULL, 10) : 1)) {
        fprintf(stderr, "cards_year: name a pack that can be loaded\n");
        return 2;
    }
    cards_load(&year->stage);
    while (year->evening < EVENINGS) {
        spend(year);
    }
    tell(year);
    bool warm = lasts("warm-ups", first_again(year, PACK_PLACE_WARM_UP, false),
                      count > 2 ? atoi(arguments[2]) : 0);
    bool locks = lasts("what locks levels, of depth 1 and 2,",
                       first_again(year, PACK_PLACE_ROUND, true),
                       count > 3 ? atoi(arguments[3]) : 0);
    bool good = warm && locks && !year->failed;
    close_year(year);
    return good ? 0 : 1;
}

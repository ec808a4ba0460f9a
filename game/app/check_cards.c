/* What check tells of a pack's cards: how they read, and whether there are enough of each kind that
 * its levels and evenings draw. */
#include "app/check_bars.h"

#include <string.h>

/* --- how they read --- */

struct words {
    FILE *out;
    enum pack_style_weight weight; /* of those that are told now */
    const char *title;             /* before the first; NULL: it was printed */
};

static void print_words(void *to, enum pack_style_weight weight, const char *file, int line,
                        const char *says) {
    struct words *words = to;
    if (weight == words->weight) {
        fputs(words->title ? words->title : "", words->out);
        words->title = NULL;
        fprintf(words->out, "%s:%d: %s\n", file, line, says);
    }
}

void app_print_words(FILE *out, const struct pack *pack) {
    struct words form = {out, PACK_STYLE_SHORT, "words that could be mended:\n"};
    struct words reader = {out, PACK_STYLE_READ, "words for a reader to look at; they may stay:\n"};
    pack_style(pack, print_words, &form);
    pack_style(pack, print_words, &reader);
}

static void tell_style(void *to, enum pack_style_weight weight, const char *file, int line,
                       const char *says) {
    char of[PACK_MAX_NAME + 32];
    if (weight != PACK_STYLE_READ) {
        snprintf(of, sizeof of, "%s:%d", file, line);
        app_tell_words(to, of, "words", says);
    }
}

/* --- how many there are --- */

enum {
    DEPTHS = 3,
    CARDS = 520,
    WARM_UPS = 60,
    LOCKS = 12,   /* cards that lock levels, of each deck, number of answers and depth they draw */
    CHOICES = 60, /* in a hundred */
};

static void tell_count(struct check_report *report, const char *of, const char *name, int value,
                       int bar, bool most) {
    if (most ? value > bar : value < bar && !report->small) {
        const struct check_bar short_of = {.name = name, .bar = {(uint64_t)bar, 1}, .most = most};
        app_tell_number(report, of, &short_of, (struct proof_ratio){(uint64_t)value, 1});
    }
}

static int count_locks(const struct pack_deck *deck, int answers, int depth) {
    int count = 0;
    for (int i = 0; i < deck->card_count; i++) {
        count += deck->card[i].depth == depth && pack_card_locks(&deck->card[i], answers);
    }
    return count;
}

/* Does a level's question draw from this deck, with so many answers? */
static bool is_drawn(const struct pack *pack, const struct pack_deck *deck, int answers) {
    for (int c = 0; c < pack->chapter_count; c++) {
        for (int l = 0; l < pack->chapter[c].level_count; l++) {
            const struct pack_level *level = &pack->chapter[c].level[l];
            for (int q = 0; q < level->rules.question_count; q++) {
                const char *from = level->question[q].deck;
                if (from && strcmp(from, deck->id) == 0 &&
                    level->rules.question[q].marks == answers + 1) {
                    return true;
                }
            }
        }
    }
    return false;
}

static void tell_locks(struct check_report *report, const struct pack *pack,
                       const struct pack_deck *deck) {
    char of[PACK_MAX_NAME + 16], name[64];
    snprintf(of, sizeof of, "decks/%s.yaml", deck->id);
    for (int answers = 1; answers <= PACK_MAX_ANSWERS; answers++) {
        for (int depth = 1; depth <= DEPTHS && is_drawn(pack, deck, answers); depth++) {
            snprintf(name, sizeof name, "cards of depth %d with %d answers", depth, answers);
            tell_count(report, of, name, count_locks(deck, answers, depth), LOCKS, false);
        }
    }
}

void app_tell_cards(struct check_report *report, const struct pack *pack) {
    int all = 0, warm_ups = 0, choices = 0;
    for (int i = 0; i < pack->deck_count; i++) {
        const struct pack_deck *deck = &pack->deck[i];
        all += deck->card_count;
        warm_ups += deck->place == PACK_PLACE_WARM_UP ? deck->card_count : 0;
        for (int j = 0; j < deck->card_count; j++) {
            choices += deck->card[j].kind == PACK_PLAIN && deck->card[j].answer_count > 0;
        }
        tell_locks(report, pack, deck);
    }
    tell_count(report, NULL, "cards", all, CARDS, false);
    tell_count(report, NULL, "warm-ups", warm_ups, WARM_UPS, false);
    tell_count(report, NULL, "choices in a hundred cards", all ? choices * 100 / all : 0, CHOICES,
               true);
    pack_style(pack, tell_style, report);
}

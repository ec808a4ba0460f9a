/* A question to ask again: one on a card that the pack still has, to which both kept a sealed
 * answer a year ago or more, under the names that they have tonight. Each comes once: the box
 * remembers the number of the last moment that was asked about, and no word of it. */
#include "evening/then.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR = 365 * 24 * 60 * 60, PAGE = 36, PAGES = 40 };
static const char key[] = "then.asked";

static int64_t last_asked(struct stage *stage) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    int64_t id = 0;
    if (keepsake_get_setting(stage->rooms->keepsake, key, value, NULL) != KEEPSAKE_OK ||
        sscanf(value, "%10" SCNd64, &id) != 1) {
        return 0;
    }
    return id;
}

void then_note(struct stage *stage, const struct then *then) {
    struct text value = {0};
    if (then->id > last_asked(stage)) {
        text_addf(&value, "%" PRId64, then->id);
        keepsake_set_setting(stage->rooms->keepsake, key, text_string(&value), NULL);
    }
    text_release(&value);
}

/* --- the moments that may be it --- */

struct found {
    int64_t id[PAGE * PAGES]; /* newest first */
    int count;
};

/* A clock that was set back lets them wait. */
static void gather(struct stage *stage, struct found *found) {
    const struct keepsake_filter filter = {.kind = KEEPSAKE_CARD, .awake = true};
    const int64_t asked = last_asked(stage), now = date_now(stage);
    struct keepsake_entry list[PAGE];
    int count = PAGE;
    for (int64_t before = 0; count == PAGE && found->count + PAGE <= PAGE * PAGES;) {
        count = 0;
        keepsake_find_moments(stage->rooms->keepsake, &filter, before, list, PAGE, &count, NULL);
        for (int i = 0; i < count; i++) {
            if (list[i].id > asked && now - list[i].kept_at >= YEAR) {
                found->id[found->count++] = list[i].id;
            }
        }
        before = count ? list[count - 1].id : 0;
        count = count && before <= asked ? 0 : count;
    }
    base_forget(list, sizeof list);
}

static int place_of(const struct pack_card *card, const char *answer) {
    for (int i = 0; i < card->answer_count; i++) {
        if (strcmp(card->answer[i], answer) == 0) {
            return i;
        }
    }
    return -1;
}

/* Who of tonight's two was the first of then; -1: they were others. */
static int first_of(const struct stage *stage, const struct keepsake_moment *moment) {
    bool same = strcmp(moment->name_a, stage->name[RULES_A]) == 0 &&
                strcmp(moment->name_b, stage->name[RULES_B]) == 0;
    bool swapped = strcmp(moment->name_a, stage->name[RULES_B]) == 0 &&
                   strcmp(moment->name_b, stage->name[RULES_A]) == 0;
    return same ? RULES_A : swapped ? RULES_B : -1;
}

static bool fits(struct stage *stage, const struct keepsake_moment *moment, struct then *then) {
    const struct keepsake_line *line = moment->line;
    int first = first_of(stage, moment);
    if (moment->line_count != 2 || first < 0 || strcmp(line[0].question, line[1].question) != 0 ||
        line[0].who == line[1].who || line[0].who == KEEPSAKE_BOTH ||
        line[1].who == KEEPSAKE_BOTH) {
        return false;
    }
    const struct pack_card *card = cards_find_ask(stage, moment->deck, line[0].question);
    if (!card || card->solo || card->kind != PACK_PLAIN || card->depth > evening_of(stage)->depth) {
        return false;
    }
    for (int i = 0; i < 2; i++) {
        int player = line[i].who == KEEPSAKE_A ? first : !first;
        then->answer[player] = (int8_t)place_of(card, line[i].answer);
    }
    then->card = card;
    then->deck = pack_find_deck(stage->rooms->pack, moment->deck);
    then->id = moment->id;
    then->day = keepsake_day(moment->kept_at, moment->zone);
    return then->answer[RULES_A] >= 0 && then->answer[RULES_B] >= 0;
}

bool then_find(struct stage *stage, struct then *then) {
    struct found *found = base_alloc(sizeof *found);
    bool good = false;
    if (stage->rooms->keeps && !cards_on_paper(stage)) {
        gather(stage, found);
    }
    for (int i = found->count - 1; i >= 0 && !good; i--) {
        struct keepsake_moment moment;
        if (keepsake_get_moment(stage->rooms->keepsake, found->id[i], &moment, NULL) ==
            KEEPSAKE_OK) {
            good = fits(stage, &moment, then);
            keepsake_moment_release(&moment);
        }
    }
    free(found);
    return good;
}

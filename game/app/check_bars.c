/* What shipped levels keep to, and what of a pack falls short of it. */
#include "app/check_bars.h"

#include "app/check_opening.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

/* What a pack has: so many levels, so many in each chapter, and no more that open alike. */
enum { LEVELS = 42, LEVELS_A_CHAPTER = 6, SAME_OPENINGS = 2 };
_Static_assert(SAME_OPENINGS == 2, "tell_opening names two");

/* --- the bars of a level --- */

/* The levels that a bar is for. */
enum { ANY = 1, LATER = 2, EARLY = 4, FIRST = 8 };

/* Where two are for one figure, the stricter stands before the other. */
static const struct check_bar bars[] = {
    {CHECK_FAIR, "fair", {115, 100}, true, ANY},
    {CHECK_SHARE, "share", {3, 10}, false, ANY},
    {CHECK_GUESS, "guess cost", {5, 1}, false, LATER},
    {CHECK_GUESS, "guess cost", {3, 1}, false, ANY},
    {CHECK_GENTLE, "gentle", {1, 2}, false, EARLY},
    {CHECK_TOLD, "told", {1, 2}, false, LATER},
    {CHECK_SILENCE, "silence", {1, 4}, false, LATER},
    {CHECK_IDLE, "idle", {8, 1}, true, ANY},
    {CHECK_ACTIONS, "actions", {16, 1}, true, FIRST},
};
enum { BARS = sizeof bars / sizeof bars[0], BEGINNERS = 2 };

/* The first two levels of a chapter teach; those, and the first two chapters, are for beginners. */
static unsigned kinds_of(struct check_place place) {
    bool teaches = place.level < BEGINNERS, early = teaches || place.chapter < BEGINNERS;
    bool first = place.chapter == 0 && place.level == 0;
    return ANY | (teaches ? 0 : LATER) | (early ? EARLY : 0) | (first ? FIRST : 0);
}

static struct proof_ratio whole(int number) {
    return number < 0 ? (struct proof_ratio){0} : (struct proof_ratio){(uint64_t)number, 1};
}

static struct proof_ratio value_of(const struct proof *proof, enum check_figure figure) {
    switch (figure) {
    case CHECK_FAIR:
        return proof->fair;
    case CHECK_SHARE:
        return proof->share;
    case CHECK_GUESS:
        return whole(proof->guess_cost);
    case CHECK_GENTLE:
        return proof->gentle;
    case CHECK_TOLD:
        return proof->told;
    case CHECK_SILENCE:
        return proof->silence;
    case CHECK_IDLE:
        return whole(proof->idle);
    case CHECK_ACTIONS:
        return whole(proof->fair.under ? (int)proof->fair.over : PROOF_NONE);
    default:
        return (struct proof_ratio){0};
    }
}

static bool is_short(struct proof_ratio value, struct proof_ratio bar, bool most) {
    uint64_t is = value.over * bar.under, wants = bar.over * value.under;
    return value.under && (most ? is > wants : is < wants);
}

const struct check_bar *app_short_of(struct check_place place, const struct proof *proof,
                                     enum check_figure figure) {
    for (int i = 0; i < BARS; i++) {
        if (bars[i].figure == figure && bars[i].where & kinds_of(place) &&
            is_short(value_of(proof, figure), bars[i].bar, bars[i].most)) {
            return &bars[i];
        }
    }
    return NULL;
}

/* --- telling --- */

/* Begins the next one. `of`: a level, a chapter, or NULL for the pack. */
static void begin(struct check_report *report, const char *of, const char *figure) {
    report->count++;
    if (!report->json) {
        fputs(report->count == 1 ? "\nshort of what shipped levels keep to:\n" : "", report->out);
        fprintf(report->out, "  %s: ", of ? of : "the pack");
        return;
    }
    fputs(report->count == 1 ? "" : ",", report->out);
    fprintf(report->out, of ? "{\"of\":\"%s\"" : "{\"of\":null", of);
    fprintf(report->out, ",\"figure\":\"%s\"", figure);
}

void app_tell_words(struct check_report *report, const char *of, const char *figure,
                    const char *words) {
    begin(report, of, figure);
    fprintf(report->out, report->json ? ",\"says\":\"%s\"}" : "%s\n", words);
}

/* In hundredths, away from the bar: what falls short is never said to be on it. */
static uint64_t hundredths(struct proof_ratio ratio, bool up) {
    assert(ratio.under > 0);
    return (ratio.over * 100 + (up ? ratio.under - 1 : 0)) / ratio.under;
}

static struct check_word number(uint64_t hundredths, bool whole_number) {
    struct check_word word;
    int length = snprintf(word.text, sizeof word.text, "%" PRIu64, hundredths / 100);
    if (!whole_number) {
        snprintf(word.text + length, sizeof word.text - (size_t)length, ".%02" PRIu64,
                 hundredths % 100);
    }
    return word;
}

void app_tell_number(struct check_report *report, const char *of, const struct check_bar *bar,
                     struct proof_ratio value) {
    uint64_t is = hundredths(value, bar->most), wants = hundredths(bar->bar, bar->most);
    bool whole_number = bar->bar.under == 1 && value.under == 1;
    struct check_word words[] = {
        number(is, whole_number),
        number(is > wants ? is - wants : wants - is, whole_number),
        number(wants, whole_number),
    };
    begin(report, of, bar->name);
    if (report->json) {
        fprintf(report->out, ",\"is\":%s,\"bar\":%s}", words[0].text, words[2].text);
    } else {
        fprintf(report->out, "%s %s, %s %s %s\n", bar->name, words[0].text, words[1].text,
                bar->most ? "above" : "below", words[2].text);
    }
}

/* --- levels --- */

static void tell_proof(struct check_report *report, const struct check_result *result) {
    const struct proof *proof = &result->proof;
    char words[2 * PACK_MAX_NAME + 40];
    if (result->error.text[0]) {
        app_tell_words(report, result->name, "proof", result->error.text);
    } else if (proof->unsolvable) {
        app_tell_words(report, result->name, "proof", "unsolvable for some of the answers");
    } else if (proof->not_proved) {
        app_tell_words(report, result->name, "proof", "not proved within the bound of states");
    }
    if (proof->mended == PROOF_NO) {
        app_tell_words(report, result->name, "mended",
                       "after a miss there may be no way home; leave the two a way to each other");
    } else if (proof->mended == PROOF_UNKNOWN && !proof->not_proved && !proof->unsolvable) {
        app_tell_words(report, result->name, "mended",
                       "not proved within the bound of states that every miss can be mended");
    }
    for (int q = 0; q < proof->question_count; q++) {
        if (proof->needed[q] == PROOF_NO) {
            snprintf(words, sizeof words, "%s is not needed", result->level->question[q].id);
            app_tell_words(report, result->name, "needed", words);
        }
    }
}

static void tell_figures(struct check_report *report, const struct check_result *result) {
    for (int figure = 0; figure < CHECK_FIGURES; figure++) {
        const struct check_bar *bar = app_short_of(result->place, &result->proof,
                                                   (enum check_figure)figure);
        if (bar) {
            app_tell_number(report, result->name, bar,
                            value_of(&result->proof, (enum check_figure)figure));
        }
    }
}

/* --- ideas --- */

/* The same words are the same idea, whatever stands between them. */
static bool same_words(const char *a, const char *b) {
    static const char between[] = " ,;:.!?-'\"()";
    for (;; a++, b++) {
        a += strspn(a, between);
        b += strspn(b, between);
        if (tolower((unsigned char)*a) != tolower((unsigned char)*b)) {
            return false;
        }
        if (!*a) {
            return true;
        }
    }
}

static bool is_one_sentence(const char *idea) {
    size_t end = strcspn(idea, ".!?");
    return idea[end] == '\0' || strspn(idea + end, ".!?") == strlen(idea + end);
}

static void tell_idea(struct check_report *report, const struct check_result *result, int number) {
    const struct check_result *own = &result[number];
    const char *idea = own->level->idea;
    char words[2 * PACK_MAX_NAME + 80];
    if (!idea[0]) {
        app_tell_words(report, own->name, "idea", "no idea; say it in one sentence after 'idea:'");
        return;
    }
    if (!is_one_sentence(idea)) {
        app_tell_words(report, own->name, "idea", "its idea is more than one sentence");
    }
    for (int i = 0; i < number; i++) {
        if (same_words(idea, result[i].level->idea)) {
            snprintf(words, sizeof words, "its idea is that of %s", result[i].name);
            app_tell_words(report, own->name, "idea", words);
            return;
        }
    }
}

/* --- openings --- */

/* Told of the third of a kind, and of each one after it. */
static void tell_opening(struct check_report *report, const struct check_result *result,
                         int number) {
    const struct check_result *like[SAME_OPENINGS];
    char words[2 * sizeof like[0]->name + 80];
    int count = 0;
    for (int i = 0; i < number && count < SAME_OPENINGS; i++) {
        if (app_same_opening(&result[i].level->rules, &result[number].level->rules)) {
            like[count++] = &result[i];
        }
    }
    if (count == SAME_OPENINGS) {
        snprintf(words, sizeof words, "it opens as %s and %s do; give it a first room of its own",
                 like[0]->name, like[1]->name);
        app_tell_words(report, result[number].name, "opening", words);
    }
}

/* --- chapters --- */

static void tell_count(struct check_report *report, const char *of, const char *what, int is,
                       int wants) {
    const struct check_bar bar = {.name = what, .bar = whole(wants), .most = is > wants};
    if (is != wants && !report->small) {
        app_tell_number(report, of, &bar, whole(is));
    }
}

/* Difficulty rises: the last level is three times as hard as the first. */
static void tell_chapter(struct check_report *report, const struct check_result *first,
                         const struct check_result *last) {
    const struct check_bar bar = {.name = "rise of difficulty", .bar = {3, 1}};
    int easy = first->proof.difficulty, hard = last->proof.difficulty;
    const struct proof_ratio rise = {(uint64_t)hard, (uint64_t)easy};
    if (first != last && easy > 0 && hard > 0 && is_short(rise, bar.bar, bar.most)) {
        app_tell_number(report, first->chapter, &bar, rise);
    }
}

static void tell_chapters(struct check_report *report, const struct check_result *result,
                          int count) {
    for (int i = 0, first = 0; i < count; i++) {
        if (i + 1 == count || result[i + 1].place.chapter != result[i].place.chapter) {
            tell_count(report, result[i].chapter, "levels", i + 1 - first, LEVELS_A_CHAPTER);
            tell_chapter(report, &result[first], &result[i]);
            first = i + 1;
        }
    }
}

/* --- the pack --- */

static bool has_fixture(const struct check_result *result, enum rules_fixture_kind kind,
                        uint8_t also) {
    const struct rules_level *level = &result->level->rules;
    bool has = false;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        has |= level->fixture[cell].kind == kind && level->fixture[cell].also >= also;
    }
    return has;
}

static bool is_forked(const struct check_result *result) {
    return result->proof.ways >= 2;
}
static bool has_span(const struct check_result *result) {
    return has_fixture(result, RULES_SPAN, 0);
}
static bool has_hearth(const struct check_result *result) {
    return has_fixture(result, RULES_HEARTH, 0);
}
static bool has_lit(const struct check_result *result) {
    return has_fixture(result, RULES_VEIL, 1);
}
static bool has_again(const struct check_result *result) {
    return has_fixture(result, RULES_AGAIN, 0);
}
static bool has_key(const struct check_result *result) {
    bool has = false;
    for (int q = 0; q < result->level->rules.question_count; q++) {
        has |= result->level->question[q].key;
    }
    return has;
}
static bool has_guess(const struct check_result *result) {
    bool has = false;
    for (int q = 0; q < result->level->rules.question_count; q++) {
        has |= result->level->question[q].guess >= 0;
    }
    return has;
}
static bool has_lent(const struct check_result *result) {
    bool has = false;
    for (int i = 0; i < result->level->rules.stone_count; i++) {
        has |= result->level->rules.stone[i].lent > 0;
    }
    return has;
}

/* In how many levels of a pack there is something, at least. */
static const struct {
    const char *name;
    int least;
    bool (*is_in)(const struct check_result *result);
} wanted[] = {
    {"levels with forked answers", 10, is_forked}, {"levels with the key", 8, has_key},
    {"levels with two voices", 6, has_span},       {"levels with a guess", 2, has_guess},
    {"levels with hearths", 6, has_hearth},        {"levels with lit veils", 4, has_lit},
    {"levels with again veils", 4, has_again},     {"levels with lent stones", 4, has_lent},
};

static void tell_pack(struct check_report *report, const struct check_result *result, int count) {
    tell_count(report, NULL, "levels", count, LEVELS);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        int found = 0;
        for (int k = 0; k < count; k++) {
            found += wanted[i].is_in(&result[k]);
        }
        const struct check_bar bar = {.name = wanted[i].name, .bar = whole(wanted[i].least)};
        if (found < wanted[i].least) {
            app_tell_number(report, NULL, &bar, whole(found));
        }
    }
}

/* --- a report --- */

bool app_print_bars(struct check_report *report, const struct pack *pack,
                    const struct check_result *result, int count) {
    if (report->json) {
        fprintf(report->out, "{\"bars\":\"%s\",\"short\":[", report->small ? "small" : "shipped");
    }
    for (int i = 0; i < count; i++) {
        tell_proof(report, &result[i]);
        tell_figures(report, &result[i]);
        tell_idea(report, result, i);
        tell_opening(report, result, i);
    }
    tell_chapters(report, result, count);
    if (!report->small) {
        tell_pack(report, result, count);
    }
    app_tell_cards(report, pack);
    if (report->json) {
        fprintf(report->out, "],\"holds\":%s}\n", report->count ? "false" : "true");
    } else if (report->count == 0) {
        fputs(report->small
                  ? "\nall is held that shipped levels keep to, but for how many there are\n"
                  : "\nall is held that shipped levels keep to\n",
              report->out);
    }
    return report->count == 0;
}

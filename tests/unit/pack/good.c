/* Packs that are in order, and what the game is handed for them. */
#include "folder_source.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define PACKS TEST_SOURCE_DIR "/tests/packs"

static struct pack *load(const char *path) {
    struct pack_diagnostics diagnostics = {0};
    struct pack_source source = folder_source(path);
    struct pack *pack = pack_load(&source, &diagnostics);
    struct text words = {0};
    pack_diagnostics_print(&diagnostics, &words);
    assert_string_equal(text_string(&words), "");
    assert_non_null(pack);
    text_release(&words);
    pack_diagnostics_release(&diagnostics);
    return pack;
}

static int load_every_fixture(void **state) {
    *state = load(PACKS "/good/every-fixture");
    return 0;
}

static int unload(void **state) {
    pack_free(*state);
    return 0;
}

static void test_manifest(void **state) {
    const struct pack *pack = *state;
    assert_string_equal(pack->id, "every-fixture");
    assert_string_equal(pack->title, "Small pack");
    assert_string_equal(pack->licence, "CC-BY-SA-4.0");
    assert_string_equal(pack->version, "1.0.0");
    assert_string_equal(pack->language, "en");
    assert_string_equal(pack->about, "One sentence.");
    assert_int_equal(pack->author_count, 1);
    assert_string_equal(pack->author[0], "Two Lanterns");
    assert_int_equal(pack->chapter_count, 2);
    assert_string_equal(pack->chapter[0].id, "first");
    assert_int_equal(pack->chapter[0].practice, PACK_COMMUNICATION);
    assert_string_equal(pack->chapter[0].opening, "Hello.");
    assert_int_equal(pack->chapter[0].level_count, 2);
    assert_string_equal(pack->chapter[1].closing, "");
}

static void test_finding(void **state) {
    const struct pack *pack = *state;
    assert_ptr_equal(pack_find_level(pack, "first/quoted"), &pack->chapter[0].level[1]);
    assert_ptr_equal(pack_find_level(pack, "second/everything"), &pack->chapter[1].level[0]);
    static const char *const absent[] = {"",
                                         "/",
                                         "first",
                                         "first/",
                                         "firs/quoted",
                                         "fir/st",
                                         "first/quoted/",
                                         "first/quote",
                                         "third/everything"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        assert_null(pack_find_level(pack, absent[i]));
    }
    assert_ptr_equal(pack_find_deck(pack, "honest"), &pack->deck[0]);
    assert_null(pack_find_deck(pack, "notes"));
}

static void test_names(void **state) {
    (void)state;
    assert_string_equal(pack_practice_name(PACK_NONE), "none");
    assert_string_equal(pack_practice_name(PACK_CONNECTION), "connection");
    assert_null(pack_practice_name((enum pack_practice)(PACK_CONNECTION + 1)));
    assert_string_equal(pack_topic_name(PACK_DAILY_LIFE), "daily-life");
    assert_string_equal(pack_topic_name(PACK_PLAY), "play");
    assert_null(pack_topic_name(PACK_TOPICS));
}

static void test_questions(void **state) {
    const struct pack_level *level = pack_find_level(*state, "first/everything");
    assert_string_equal(level->title, "Everything at once");
    assert_int_equal(level->rules.question_count, 2);
    assert_string_equal(level->question[0].id, "kite");
    assert_string_equal(level->question[0].deck, "honest");
    assert_null(level->question[0].ask);
    assert_null(level->question[0].answer[0]);
    assert_int_equal(level->rules.question[0].by, RULES_A);
    assert_int_equal(level->rules.question[0].marks, 3);
    assert_null(level->question[1].deck);
    assert_string_equal(level->question[1].ask, "What would help tonight?\nTake your time.");
    assert_string_equal(level->question[1].answer[2], "Nothing at all");
    assert_int_equal(level->rules.question[1].by, RULES_B);
    assert_int_equal(level->rules.question[1].marks, 4);
}

struct expected_cell {
    int x, y;
    uint8_t terrain;
    struct rules_fixture fixture;
};

static void expect_cell(const struct rules_level *rules, const struct expected_cell *expected) {
    int cell = expected->y * rules->width + expected->x;
    assert_int_equal(rules->terrain[cell], expected->terrain);
    assert_int_equal(rules->fixture[cell].kind, expected->fixture.kind);
    assert_int_equal(rules->fixture[cell].index, expected->fixture.index);
    assert_int_equal(rules->fixture[cell].value, expected->fixture.value);
    assert_int_equal(rules->fixture[cell].also, expected->fixture.also);
}

static void test_every_fixture(void **state) {
    /* Channels are met in the order red 0, blue 1, slow 2; the bell meets the post "pier" first. */
    static const struct expected_cell cells[] = {
        {0, 0, RULES_WALL, {0}},
        {1, 1, RULES_FLOOR, {0}},
        {4, 1, RULES_FLOOR, {RULES_VEIL, 0, 0, 0}},
        {6, 1, RULES_FLOOR, {RULES_VEIL, 0, 2, 0}},
        {7, 2, RULES_FLOOR, {RULES_FENCE, 1, 3, 0}},
        {9, 1, RULES_FLOOR, {RULES_PLATE, 0, 0, 0}},
        {10, 1, RULES_FLOOR, {RULES_PLATE, 1, 0, 0}},
        {11, 1, RULES_FLOOR, {RULES_GATE, 0, 0, 0}},
        {12, 1, RULES_FLOOR, {RULES_GATE, 1, 1, 0}},
        {9, 2, RULES_FLOOR, {RULES_HEARD_GATE, 0, 0, 0}},
        {10, 2, RULES_FLOOR, {RULES_HEARD_GATE, 1, 0, 0}},
        {11, 2, RULES_FLOOR, {RULES_PROMISE, 2, 15, 0}},
        {12, 2, RULES_FLOOR, {RULES_PROMISE, 0, 1, 0}},
        {13, 2, RULES_FLOOR, {RULES_BELL, 0, 0, 0}},
        {7, 3, RULES_WATER, {0}},
        {9, 3, RULES_WATER, {RULES_POST, 1, 0, 0}},
        {12, 3, RULES_WATER, {RULES_POST, 0, 0, 0}},
        {1, 4, RULES_FLOOR, {RULES_TIDE, 0, 0, 0}},
        {3, 4, RULES_FLOOR, {RULES_TIDE, 0, 1, 0}},
        {4, 4, RULES_FLOOR, {RULES_QUIET, 0, 0, 0}},
        {5, 4, RULES_FLOOR, {RULES_QUIET, 0, 0, 0}},
        {7, 4, RULES_FLOOR, {RULES_STAR, 0, 0, 0}},
        {9, 4, RULES_FLOOR, {RULES_STAR_GATE, 0, 0, 0}},
        {11, 4, RULES_FLOOR, {RULES_STAR, 0, 1, 0}},
        {12, 4, RULES_FLOOR, {RULES_STAR, 1, 2, 0}},
        {1, 5, RULES_FLOOR, {RULES_HOME_A, 0, 0, 0}},
        {3, 5, RULES_FLOOR, {RULES_HOME_B, 0, 0, 0}},
        {5, 5, RULES_FLOOR, {RULES_HOME_A, 0, 0, 0}},
        {6, 5, RULES_FLOOR, {RULES_HOME_B, 0, 0, 0}},
        {8, 5, RULES_FLOOR, {RULES_STAR_GATE, 1, 0, 0}},
        {10, 5, RULES_WALL, {0}},
        {12, 5, RULES_FLOOR, {RULES_GATE, 2, 0, 0}},
    };
    const struct rules_level *rules = &pack_find_level(*state, "first/everything")->rules;
    assert_int_equal(rules->width, 16);
    assert_int_equal(rules->height, 7);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        expect_cell(rules, &cells[i]);
    }
    assert_int_equal(rules->tide_period, 3);
    assert_int_equal(rules->star_count, 3);
    assert_int_equal(rules->post_count, 2);
    assert_int_equal(rules->post[0], 3 * 16 + 12);
    assert_int_equal(rules->post[1], 3 * 16 + 9);
    assert_int_equal(rules->first_post, 0);
}

static void test_what_stands(void **state) {
    static const struct {
        uint8_t kind;
        int x, y;
    } stones[] = {{RULES_STONE_ANY, 10, 1}, {RULES_STONE_ANY, 1, 3}, {RULES_STONE_ANY, 5, 4},
                  {RULES_STONE_A, 3, 3},    {RULES_STONE_B, 4, 3},   {RULES_STONE_HEAVY, 5, 3}};
    const struct rules_level *rules = &pack_find_level(*state, "first/everything")->rules;
    assert_int_equal(rules->start[RULES_A], 16 + 1);
    assert_int_equal(rules->start[RULES_B], 32 + 1);
    assert_int_equal(rules->stone_count, sizeof stones / sizeof *stones);
    for (int i = 0; i < rules->stone_count; i++) {
        assert_int_equal(rules->stone[i].kind, stones[i].kind);
        assert_int_equal(rules->stone[i].cell, stones[i].y * 16 + stones[i].x);
    }
}

/* Everything that came with version 2 of the rules. */
static void test_version_2(void **state) {
    static const struct expected_cell cells[] = {
        {3, 1, RULES_FLOOR, {RULES_HEARTH, 1, 0, 0}}, {3, 2, RULES_FLOOR, {RULES_HEARTH, 0, 0, 0}},
        {5, 1, RULES_FLOOR, {RULES_SPAN, 1, 0, 0}},   {6, 1, RULES_FLOOR, {RULES_SPAN, 0, 1, 1}},
        {7, 1, RULES_FLOOR, {RULES_SPAN, 1, 2, 2}},   {9, 1, RULES_FLOOR, {RULES_VEIL, 1, 0, 1}},
        {10, 1, RULES_FLOOR, {RULES_VEIL, 1, 1, 0}},  {11, 1, RULES_FLOOR, {RULES_VEIL, 2, 2, 1}},
        {5, 2, RULES_FLOOR, {RULES_AGAIN, 1, 0, 0}},  {7, 2, RULES_FLOOR, {RULES_AGAIN, 1, 2, 0}},
        {11, 2, RULES_FLOOR, {RULES_PLATE, 0, 0, 0}}, {6, 3, RULES_FLOOR, {RULES_FENCE, 0, 2, 0}},
    };
    (void)state;
    struct pack *pack = load(PACKS "/good/version-2");
    const struct pack_level *level = pack_find_level(pack, "c1/talk");
    const struct rules_level *rules = &level->rules;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        expect_cell(rules, &cells[i]);
    }
    assert_int_equal(rules->hearths, 3);
    assert_int_equal(rules_needed(rules), 2);
    assert_int_equal(rules->stone_count, 3); /* A's, A's lent by oak, B's lent by kite */
    assert_int_equal(rules->stone[0].lent, 0);
    assert_int_equal(rules->stone[1].lent, 1);
    assert_int_equal(rules->stone[2].lent, 2);
    assert_int_equal(rules->stone[2].kind, RULES_STONE_B);
    assert_int_equal(level->question[0].guess, 1);
    assert_false(level->question[0].key);
    assert_null(level->question[0].ask);
    assert_null(level->question[0].deck);
    assert_int_equal(rules->question[0].by, RULES_B);
    assert_int_equal(rules->question[0].marks, 3); /* those of what is guessed */
    assert_int_equal(level->question[1].guess, -1);
    assert_true(level->question[1].key);
    assert_string_equal(level->question[1].deck, "small");
    assert_int_equal(level->question[2].guess, -1);
    assert_string_equal(pack->deck[0].card[0].concept, "smiling");
    assert_null(pack->deck[0].card[1].concept);
    pack_free(pack);
}

/* Kinds of cards, and the lenses that suit each: all that are not too light for it, where it names
 * none, and none where it is answered, done at once or meant to mend something. */
static void test_kinds_and_lenses(void **state) {
    static const struct {
        const char *id;
        enum pack_card_kind kind;
        unsigned lenses;
        bool locks;
    } cards[] = {
        {"smile", PACK_PLAIN, 0, true},    {"grin", PACK_PLAIN, 3, false},
        {"week", PACK_WISH, 1, false},     {"snow", PACK_STORY, 2, false},
        {"tea", PACK_PERCEPTION, 0, true}, {"sit", PACK_NOW, 0, false},
        {"again", PACK_REPAIR, 0, false},  {"patience", PACK_SEE, 0, false},
    };
    (void)state;
    struct pack *pack = load(PACKS "/good/version-2");
    const struct pack_deck *deck = pack_find_deck(pack, "small");
    assert_int_equal(pack->lens_count, 2);
    assert_string_equal(pack->lens[0].id, "grandmother");
    assert_string_equal(pack->lens[0].say, "as your grandmother would tell it");
    assert_int_equal(pack->lens[0].depth, 3);
    assert_int_equal(pack->lens[1].depth, 1);
    assert_int_equal(deck->card_count, sizeof cards / sizeof *cards);
    for (int i = 0; i < deck->card_count; i++) {
        assert_string_equal(deck->card[i].id, cards[i].id);
        assert_int_equal(deck->card[i].kind, cards[i].kind);
        assert_int_equal(deck->card[i].lenses, cards[i].lenses);
        assert_int_equal(pack_card_locks(&deck->card[i], 2), cards[i].locks);
        assert_false(pack_card_locks(&deck->card[i], 3));
    }
    assert_int_equal(deck->card[0].line, 4);
    pack_free(pack);
}

static void test_quoted_level(void **state) {
    const struct pack_level *level = pack_find_level(*state, "first/quoted");
    assert_string_equal(level->title, "Quoted, isn't it?");
    assert_string_equal(level->about, "");
    assert_int_equal(level->rules.width, 10);
    assert_int_equal(level->rules.height, 4);
    assert_int_equal(level->rules.start[RULES_A], 11);
    assert_int_equal(level->rules.terrain[11], RULES_WATER);
    assert_int_equal(level->rules.start[RULES_B], 21);
    assert_int_equal(level->rules.fixture[21].kind, RULES_PLATE);
}

static void test_deck(void **state) {
    const struct pack_deck *deck = pack_find_deck(*state, "honest");
    assert_string_equal(deck->title, "Honest talk");
    assert_int_equal(deck->card_count, 3);
    assert_string_equal(deck->card[0].id, "hard-day");
    assert_string_equal(deck->card[0].follow, "What could that look like tonight?");
    assert_int_equal(deck->card[0].answer_count, 2);
    assert_string_equal(deck->card[0].answer[1], "Time alone");
    assert_null(deck->card[0].answer[2]);
    assert_int_equal(deck->card[1].depth, 3);
    assert_int_equal(deck->card[1].answer_count, 0);
    assert_string_equal(deck->card[1].follow, "");
    assert_int_equal(deck->card[1].topics,
                     1u << PACK_HURT | 1u << PACK_FAITH | 1u << PACK_CLOSENESS);
    assert_int_equal(deck->card[2].answer_count, 3);
}

static void test_talks(void **state) {
    const struct pack *pack = *state;
    assert_int_equal(pack->talk_count, 2);
    const struct pack_talk *naming = &pack->talk[0], *brief = &pack->talk[1];
    assert_false(naming->may_keep);
    assert_int_equal(naming->step_count, 2);
    assert_int_equal(naming->step[0].who, PACK_FIRST);
    assert_int_equal(naming->step[0].after, PACK_HEARD);
    assert_int_equal(naming->step[0].starter_count, 1);
    assert_string_equal(naming->step[0].starter[0], "What I did was");
    assert_int_equal(naming->step[1].after, PACK_AFTER_BOTH);
    assert_true(brief->may_keep);
    assert_int_equal(brief->practice, PACK_FORGIVENESS);
    assert_int_equal(brief->step[1].after, PACK_NEXT);
    assert_int_equal(brief->step[2].who, PACK_WHO_BOTH);
}

static void test_places(void **state) {
    (void)state;
    static const struct {
        const char *deck;
        enum pack_deck_place place;
    } expected[] = {{"closer", PACK_PLACE_CLOSENESS}, {"hello", PACK_PLACE_WARM_UP},
                    {"said", PACK_PLACE_ROUND},       {"silly", PACK_PLACE_LIGHT},
                    {"to-do", PACK_PLACE_IDEAS},      {"unsaid", PACK_PLACE_ROUND}};
    struct pack *pack = load(PACKS "/good/places-and-help");
    assert_int_equal(pack->deck_count, sizeof expected / sizeof *expected);
    for (int i = 0; i < pack->deck_count; i++) {
        assert_string_equal(pack->deck[i].id, expected[i].deck);
        assert_int_equal(pack->deck[i].place, expected[i].place);
    }
    pack_free(pack);
}

static void test_solo(void **state) {
    (void)state;
    struct pack *pack = load(PACKS "/good/places-and-help");
    const struct pack_deck *said = pack_find_deck(pack, "said");
    assert_int_equal(said->card_count, 3);
    assert_false(said->card[0].solo);
    assert_true(said->card[1].solo);
    assert_false(said->card[2].solo);
    pack_free(pack);
}

static void test_help(void **state) {
    (void)state;
    struct pack *pack = load(PACKS "/good/places-and-help");
    assert_int_equal(pack->help_count, 2);
    const struct pack_help *anywhere = &pack->help[0], *norway = &pack->help[1];
    assert_string_equal(anywhere->id, "anywhere");
    assert_string_equal(anywhere->code, "");
    assert_int_equal(anywhere->line_count, 1);
    assert_string_equal(norway->country, "Norway");
    assert_string_equal(norway->code, "no"); /* a word here, though YAML 1.1 has it as false */
    assert_int_equal(norway->year, 2026);
    assert_int_equal(norway->month, 9);
    assert_string_equal(norway->verify, "Ask at any library.");
    assert_int_equal(norway->line_count, 4);
    for (int i = 0; i < norway->line_count; i++) {
        assert_int_equal(norway->line[i].kind, i);
    }
    assert_string_equal(norway->line[1].name, "A line");
    assert_string_equal(norway->line[1].reach, "0123 456");
    assert_string_equal(norway->line[1].about, "Day and night.");
    pack_free(pack);
}

static void test_house(void **state) {
    const struct pack *without = *state;
    assert_int_equal(without->help_count, 0);
    assert_int_equal(without->house.page_count, 0);
    struct pack *pack = load(PACKS "/good/places-and-help");
    assert_int_equal(pack->house.page_count, 2);
    assert_string_equal(pack->house.page[0].title, "What it is");
    assert_int_equal(pack->house.page[0].paragraph_count, 2);
    assert_string_equal(pack->house.page[0].paragraph[1], "Two lines\nof a second one.");
    assert_int_equal(pack->house.page[1].paragraph_count, 1);
    pack_free(pack);
}

static void test_voice(void **state) {
    (void)state;
    struct pack *pack = load(PACKS "/good/cards-only");
    assert_int_equal(pack->voice.line_count, 0);
    pack_free(pack);
    pack = load(PACKS "/good/places-and-help");
    const struct pack_voice *voice = &pack->voice;
    assert_int_equal(voice->line_count, 4); /* of both files, in the order of their names */
    assert_int_equal(voice->line[0].when, PACK_WHEN_TIDE);
    assert_string_equal(voice->line[1].words, "It comes back.");
    assert_int_equal(voice->line[2].when, PACK_WHEN_GOOD_NIGHT);
    assert_int_equal(voice->line[3].when, PACK_WHEN_TIDE);
    pack_free(pack);
}

/* A level's own text gives the same level again: replays and kept moments rely on it. */
static void test_source_round_trip(void **state) {
    const struct pack_level *level = pack_find_level(*state, "first/everything");
    struct pack_diagnostics diagnostics = {0};
    struct pack_level *again = pack_level_parse("moment", level->source, strlen(level->source),
                                                &diagnostics);
    assert_non_null(again);
    assert_int_equal(diagnostics.count, 0);
    assert_string_equal(again->id, "moment");
    assert_string_equal(again->question[0].deck, "honest");
    assert_string_equal(again->source, level->source);
    assert_true(rules_hash_level(&again->rules) == rules_hash_level(&level->rules));
    pack_level_free(again);
}

static void check_exchanged(const char *yaml, const char *expected) {
    struct pack_diagnostics diagnostics = {0};
    struct pack_level *level = pack_level_parse("one", yaml, strlen(yaml), &diagnostics);
    assert_non_null(level);
    struct pack_level *other = pack_level_exchange(level);
    assert_non_null(other);
    assert_string_equal(other->source, expected);
    assert_string_equal(other->id, "one");
    assert_int_equal(other->rules.question[0].by, !level->rules.question[0].by);
    struct pack_level *back = pack_level_exchange(other);
    assert_non_null(back);
    assert_true(rules_hash_level(&back->rules) == rules_hash_level(&level->rules));
    pack_level_free(back);
    pack_level_free(other);
    pack_level_free(level);
}

/* However the file is written, and whatever it says of the shores itself. */
static void test_exchange(void **state) {
#define REST                                                                                       \
    "title: \xc3\xa9\nquestions: {pine: {by: A, marks: 2, ask: Q, answers: [One]}}\n"              \
    "map: \"#####\\n#ABp#\\n#a..#\\n#..b#\\n#####\"\nlegend: {p: veil pine moon}"
#define BRACES                                                                                     \
    "title: T, questions: {pine: {by: A, marks: 2, ask: Q, answers: [One]}}, "                     \
    "map: \"#####\\n#ABp#\\n#a..#\\n#..b#\\n#####\", legend: {p: veil pine moon}}"
    (void)state;
    check_exchanged(REST "\n", "shores: swapped\n" REST "\n");
    check_exchanged(REST "\n...\n", "shores: swapped\n" REST "\n...\n");
    check_exchanged("# why\n---\n" REST, "# why\n---\nshores: swapped\n" REST);
    check_exchanged(REST "\nshores: drawn # so\n", REST "\nshores: swapped # so\n");
    check_exchanged("shores: 'swapped'\n" REST, "shores: 'drawn'\n" REST);
    check_exchanged("{" BRACES, "{shores: swapped, " BRACES);
    check_exchanged("{shores: drawn, " BRACES, "{shores: swapped, " BRACES);
    check_exchanged("  title: T\n  questions: {pine: {by: A, marks: 2, ask: Q, answers: [One]}}\n"
                    "  map: \"#####\\n#ABp#\\n#a..#\\n#..b#\\n#####\"\n"
                    "  legend: {p: veil pine moon}\n",
                    "  shores: swapped\n"
                    "  title: T\n  questions: {pine: {by: A, marks: 2, ask: Q, answers: [One]}}\n"
                    "  map: \"#####\\n#ABp#\\n#a..#\\n#..b#\\n#####\"\n"
                    "  legend: {p: veil pine moon}\n");
#undef REST
#undef BRACES
}

static void test_cards_only(void **state) {
    (void)state;
    struct pack *pack = load(PACKS "/good/cards-only");
    assert_int_equal(pack->chapter_count, 0);
    assert_int_equal(pack->deck_count, 1);
    pack_free(pack);
}

static void test_vectors(void **state) {
    (void)state;
    struct pack *pack = load(PACKS "/vectors/pack");
    assert_int_equal(pack->chapter_count, 1);
    assert_int_equal(pack->chapter[0].level_count, 32);
    const struct rules_level *rules = &pack_find_level(pack, "c1/v31")->rules;
    assert_int_equal(rules->tide_period, 2);
    assert_int_equal(rules->width, 7);
    pack_free(pack);
}

/* --- the examples of docs/packs.md, taken together, are a pack --- */

static bool read_example(void *context, const char *path, struct text *out, struct error *error) {
    static const char *const paths[] = {"ours/pack.yaml",
                                        "ours/chapters/01-arriving/chapter.yaml",
                                        "ours/chapters/01-arriving/after-a-long-day.yaml",
                                        "ours/decks/for-us.yaml",
                                        "pack.yaml",
                                        "chapters/01-arriving/chapter.yaml",
                                        "chapters/01-arriving/two-doors.yaml",
                                        "decks/small-talk.yaml",
                                        "lenses/turns.yaml",
                                        "talks/slowly.yaml",
                                        "help/germany.yaml",
                                        "help/house.yaml",
                                        "keeper/lines.yaml"};
    static const char opening[] = "```yaml\n", closing[] = "```";
    const struct text *page = context;
    const char *at = text_string(page);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        at = strstr(at, opening);
        const char *end = at ? strstr(at + strlen(opening), closing) : NULL;
        if (!end) {
            break;
        }
        at += strlen(opening);
        if (!strcmp(path, paths[i])) {
            text_add_bytes(out, at, (size_t)(end - at));
            return true;
        }
        at = end + strlen(closing);
    }
    return error_set(error, "no such example");
}

static bool list_examples(void *context, const char *folder,
                          void (*found)(void *to, const char *name), void *to) {
    (void)context;
    if (!strcmp(folder, "help")) {
        found(to, "germany.yaml");
        found(to, "house.yaml");
    } else {
        found(to, !strcmp(folder, "decks")    ? "small-talk.yaml"
                  : !strcmp(folder, "lenses") ? "turns.yaml"
                  : !strcmp(folder, "keeper") ? "lines.yaml"
                                              : "slowly.yaml");
    }
    return true;
}

/* The first one of a couple, with a level and a deck. */
static bool read_ours(void *context, const char *path, struct text *out, struct error *error) {
    struct text whole = {0};
    text_addf(&whole, "ours/%s", path);
    bool good = read_example(context, text_string(&whole), out, error);
    text_release(&whole);
    return good;
}

static bool list_ours(void *context, const char *folder, void (*found)(void *to, const char *name),
                      void *to) {
    (void)context;
    if (!strcmp(folder, "decks")) {
        found(to, "for-us.yaml");
    }
    return true;
}

static void fail_style(void *to, enum pack_style_weight weight, const char *file, int line,
                       const char *says) {
    (void)to;
    (void)file;
    (void)line;
    if (weight == PACK_STYLE_SHORT) {
        fail_msg("%s", says);
    }
}

/* Loads what a page has, and looks whether it keeps to what it tells of words. */
static struct pack *load_page(const struct pack_source *source) {
    struct pack_diagnostics diagnostics = {0};
    struct text words = {0};
    struct pack *pack = pack_load(source, &diagnostics);
    pack_diagnostics_print(&diagnostics, &words);
    assert_string_equal(text_string(&words), "");
    text_release(&words);
    pack_style(pack, fail_style, NULL);
    return pack;
}

static void test_documented_first(void **state) {
    (void)state;
    struct text page = {0};
    assert_true(folder_read_file(TEST_SOURCE_DIR "/docs/packs.md", &page));
    struct pack *pack = load_page(
        &(struct pack_source){.context = &page, .read = read_ours, .list = list_ours});
    assert_string_equal(pack->id, "ours");
    assert_int_equal(pack->deck[0].card_count, 4);
    assert_non_null(pack_find_level(pack, "01-arriving/after-a-long-day"));
    pack_free(pack);
    text_release(&page);
}

static void test_documented_examples(void **state) {
    (void)state;
    struct text page = {0};
    assert_true(folder_read_file(TEST_SOURCE_DIR "/docs/packs.md", &page));
    struct pack *pack = load_page(
        &(struct pack_source){.context = &page, .read = read_example, .list = list_examples});
    assert_int_equal(pack->lens_count, 2);
    assert_non_null(pack_find_level(pack, "01-arriving/two-doors"));
    assert_int_equal(pack->talk[0].step_count, 2);
    assert_int_equal(pack->help[0].year, 2026);
    assert_true(pack->house.page_count > 0);
    assert_int_equal(pack->voice.line_count, 4);
    pack_free(pack);
    text_release(&page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_manifest),
        cmocka_unit_test(test_finding),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_every_fixture),
        cmocka_unit_test(test_what_stands),
        cmocka_unit_test(test_version_2),
        cmocka_unit_test(test_kinds_and_lenses),
        cmocka_unit_test(test_quoted_level),
        cmocka_unit_test(test_deck),
        cmocka_unit_test(test_talks),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_solo),
        cmocka_unit_test(test_help),
        cmocka_unit_test(test_house),
        cmocka_unit_test(test_voice),
        cmocka_unit_test(test_source_round_trip),
        cmocka_unit_test(test_exchange),
        cmocka_unit_test(test_cards_only),
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_documented_first),
        cmocka_unit_test(test_documented_examples),
    };
    return cmocka_run_group_tests(tests, load_every_fixture, unload);
}

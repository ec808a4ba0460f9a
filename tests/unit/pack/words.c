/* The words of the pack that comes with the game: enough of them, none twice, short enough for a
 * sofa, and the promises of docs/packs.md kept. */
#include "folder_source.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

#define SEVEN_SPANS TEST_SOURCE_DIR "/levels/seven-spans"

enum {
    LEAST_CARDS = 520,
    LEAST_WARM_UPS = 60,
    LONGEST_ASK = 90,
    LONGEST_ANSWER = 26,
    LONGEST_FOLLOW = 90
};

static int load(void **state) {
    struct pack_diagnostics diagnostics = {0};
    struct pack_source source = folder_source(SEVEN_SPANS);
    struct text words = {0};
    struct pack *pack = pack_load(&source, &diagnostics);
    pack_diagnostics_print(&diagnostics, &words);
    pack_remarks_print(&diagnostics, &words);
    assert_string_equal(text_string(&words), "");
    text_release(&words);
    pack_diagnostics_release(&diagnostics);
    *state = pack;
    return 0;
}

static int unload(void **state) {
    pack_free(*state);
    return 0;
}

/* Calls `see` with every card. */
static void each_card(const struct pack *pack, void *to,
                      void (*see)(void *to, const struct pack_deck *deck,
                                  const struct pack_card *card)) {
    for (int i = 0; i < pack->deck_count; i++) {
        for (int j = 0; j < pack->deck[i].card_count; j++) {
            see(to, &pack->deck[i], &pack->deck[i].card[j]);
        }
    }
}

/* Only its small letters and digits, so that "Yes!" and "yes" are alike. */
static char *gist(const char *text) {
    char *out = base_alloc(strlen(text) + 1);
    size_t length = 0;
    for (; *text; text++) {
        if (isalnum((unsigned char)*text)) {
            out[length++] = (char)tolower((unsigned char)*text);
        }
    }
    out[length] = '\0';
    return out;
}

/* True when the text has one of the words, which end with NULL. */
static bool has_word(const char *text, const char *const *words) {
    for (size_t length; *text; text += length) {
        length = strcspn(text, " .,:;?!-'()\"");
        for (int i = 0; words[i]; i++) {
            if (length == strlen(words[i]) && !strncasecmp(text, words[i], length)) {
                return true;
            }
        }
        length += length == 0;
    }
    return false;
}

/* --- decks --- */

struct asks {
    char *ask[4 * LEAST_CARDS];
    int count, depth[4], place[PACK_PLACE_CLOSENESS + 1];
};

static void gather(void *to, const struct pack_deck *deck, const struct pack_card *card) {
    struct asks *asks = to;
    assert_true(asks->count < 4 * LEAST_CARDS);
    asks->ask[asks->count++] = gist(card->ask);
    asks->depth[card->depth]++;
    asks->place[deck->place]++;
}

static void test_enough_and_none_twice(void **state) {
    struct asks asks = {0};
    each_card(*state, &asks, gather);
    assert_true(asks.count >= LEAST_CARDS);
    assert_true(asks.depth[1] >= 180 && asks.depth[2] >= 180 && asks.depth[3] >= 90);
    for (int place = 0; place <= PACK_PLACE_CLOSENESS; place++) {
        assert_true(asks.place[place] >= 12);
    }
    assert_true(asks.place[PACK_PLACE_WARM_UP] >= LEAST_WARM_UPS); /* one opens each evening */
    for (int i = 0; i < asks.count; i++) {
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(asks.ask[i], asks.ask[j]);
        }
    }
    for (int i = 0; i < asks.count; i++) {
        free(asks.ask[i]);
    }
}

static void expect_line(const char *text, int longest) {
    const char *end = text + strlen(text);
    int characters = 0;
    while (text < end) {
        assert_int_not_equal(utf8_next(&text, end), '\n');
        characters++;
    }
    assert_in_range(characters, 0, longest);
}

static void look_at_size(void *to, const struct pack_deck *deck, const struct pack_card *card) {
    (void)to;
    (void)deck;
    expect_line(card->ask, LONGEST_ASK);
    expect_line(card->follow, LONGEST_FOLLOW);
    for (int i = 0; i < card->answer_count; i++) {
        expect_line(card->answer[i], LONGEST_ANSWER);
        /* An answer with a comma that nobody quoted falls into two. */
        assert_false(islower((unsigned char)card->answer[i][0]));
        for (int j = 0; j < i; j++) {
            assert_int_not_equal(strcasecmp(card->answer[i], card->answer[j]), 0);
        }
    }
}

static void test_short(void **state) {
    each_card(*state, NULL, look_at_size);
}

/* A no-touch card in every hand: the last answer of a card of closeness has no touch in it. */
static bool names_touch(const char *text) {
    static const char *const words[] = {"touch", "hug",      "hand",      "hands", "arm",
                                        "arms",  "shoulder", "shoulders", "hold",  "held",
                                        "holds", "back",     "knee",      "lean",  "embrace",
                                        "lap",   "skin",     "rubbed",    "kiss",  NULL};
    return has_word(text, words);
}

static void look_at_touch(void *to, const struct pack_deck *deck, const struct pack_card *card) {
    int *touching = to;
    if (deck->place == PACK_PLACE_CLOSENESS) {
        assert_false(names_touch(card->answer[card->answer_count - 1]));
        *touching += names_touch(card->answer[0]);
    }
}

static void test_no_touch_in_every_hand(void **state) {
    int touching = 0;
    assert_true(names_touch("A hand on the shoulder"));
    assert_true(names_touch("Shoulder to shoulder"));
    assert_true(names_touch("A hug."));
    assert_false(names_touch("A handful of words"));
    each_card(*state, &touching, look_at_touch);
    assert_true(touching >= 8);
}

/* Gender and marriage are never assumed, and nobody is put on trial. */
static bool is_kind(const char *text) {
    static const char *const words[] = {
        "he",     "she",     "him",       "her",        "his",     "hers",     "wife", "husband",
        "spouse", "married", "boyfriend", "girlfriend", "cheated", "affair",   "lie",  "lied",
        "liar",   "guilty",  "fault",     "blame",      "confess", "password", "sex",  NULL};
    return !has_word(text, words);
}

static void look_at_tone(void *to, const struct pack_deck *deck, const struct pack_card *card) {
    (void)to;
    (void)deck;
    assert_true(is_kind(card->ask) && is_kind(card->follow));
    for (int i = 0; i < card->answer_count; i++) {
        assert_true(is_kind(card->answer[i]));
    }
}

static void test_nobody_is_assumed_or_tried(void **state) {
    assert_false(is_kind("Whose fault was it?"));
    assert_false(is_kind("What does she want?"));
    assert_true(is_kind("A belief, an heirloom"));
    each_card(*state, NULL, look_at_tone);
}

/* Nobody is asked in front of the other whether something is forgiven. */
static void look_at_solo(void *to, const struct pack_deck *deck, const struct pack_card *card) {
    int *solo = to;
    bool equal_three = card->answer_count == 3 && !strcmp(card->answer[0], "Yes") &&
                       !strcmp(card->answer[1], "Not yet") && !strcmp(card->answer[2], "Not this");
    assert_int_equal(card->solo, equal_three);
    assert_true(!card->solo || deck->practice == PACK_FORGIVENESS);
    *solo += card->solo;
}

static void test_forgiveness_is_solo(void **state) {
    int solo = 0;
    each_card(*state, &solo, look_at_solo);
    assert_true(solo >= 4);
}

/* --- talks and help --- */

static bool says(const struct pack_talk *talk, const char *words) {
    bool found = false;
    for (int i = 0; i < talk->step_count; i++) {
        found |= strstr(talk->step[i].say, words) != NULL;
    }
    return found;
}

/* Who does what, in order: of two talks with the same, one is the other in other words. */
static void skeleton(const struct pack_talk *talk, struct text *out) {
    for (int i = 0; i < talk->step_count; i++) {
        text_addf(out, "%d%d ", (int)talk->step[i].who, (int)talk->step[i].after);
    }
}

static bool thanks(const struct pack_step *step) {
    bool found = false;
    for (int i = 0; i < step->starter_count; i++) {
        found |= !strncmp(step->starter[i], "Thank you", sizeof "Thank you" - 1);
    }
    return found;
}

/* No two are alike, and where one is thanked it goes on to them. */
static void test_talks_are_different(void **state) {
    const struct pack *pack = *state;
    for (int i = 0; i < pack->talk_count; i++) {
        const struct pack_talk *talk = &pack->talk[i];
        struct text bones = {0};
        skeleton(talk, &bones);
        for (int j = 0; j < i; j++) {
            struct text others = {0};
            skeleton(&pack->talk[j], &others);
            assert_string_not_equal(text_string(&bones), text_string(&others));
            text_release(&others);
        }
        for (int j = 0; j < talk->step_count; j++) {
            if (thanks(&talk->step[j])) {
                assert_true(j + 1 < talk->step_count);
                assert_non_null(strstr(talk->step[j + 1].say, "What is that like to hear?"));
            }
        }
        text_release(&bones);
    }
}

static void test_talks(void **state) {
    const struct pack *pack = *state;
    unsigned practices = 0;
    bool naming = false;
    assert_true(pack->talk_count >= 14);
    for (int i = 0; i < pack->talk_count; i++) {
        const struct pack_talk *talk = &pack->talk[i];
        practices |= 1u << talk->practice;
        assert_in_range(talk->step_count, 6, 14);
        if (!strcmp(talk->id, "naming-it")) {
            naming = true;
            assert_false(talk->may_keep);
            assert_true(says(talk, "Be specific about what was done"));
            assert_true(says(talk, "leave out the details"));
        }
    }
    assert_true(naming);
    for (int practice = PACK_COMMUNICATION; practice <= PACK_CONNECTION; practice++) {
        assert_true(practices & 1u << practice);
    }
}

/* Every page begins with what is needed at once, and has each kind of help. */
static void test_help(void **state) {
    const struct pack *pack = *state;
    int anywhere = 0;
    assert_true(pack->help_count >= 13);
    for (int i = 0; i < pack->help_count; i++) {
        const struct pack_help *help = &pack->help[i];
        unsigned kinds = 0;
        anywhere += help->code[0] == '\0';
        assert_int_equal(help->line[0].kind, PACK_ABUSE);
        for (int j = 0; j < help->line_count; j++) {
            kinds |= 1u << help->line[j].kind;
        }
        assert_int_equal(kinds, 1u << PACK_ABUSE | 1u << PACK_CRISIS | 1u << PACK_TALK |
                                    1u << PACK_CHILDREN);
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(help->code, pack->help[j].code);
        }
    }
    assert_int_equal(anywhere, 1);
    assert_true(pack->house.page_count >= 6);
}

/* --- the Keeper --- */

static void test_voice(void **state) {
    static const char *const advice[] = {"should",  "must",     "try",   "honest", "truth",
                                         "trust",   "honestly", "proud", "brave",  "sorry",
                                         "forgive", "please",   NULL};
    static const char *const away[] = {"long", "weeks", "months", "away",  "again", "finally",
                                       "last", "gone",  "missed", "since", NULL};
    const struct pack_voice *voice = &((const struct pack *)*state)->voice;
    int count[PACK_WHENS] = {0};
    assert_true(voice->line_count >= 160);
    for (int i = 0; i < voice->line_count; i++) {
        const struct pack_line *line = &voice->line[i];
        char *words = gist(line->words);
        count[line->when]++;
        assert_false(has_word(line->words, advice));
        assert_false(line->when == PACK_WHEN_BACK && has_word(line->words, away));
        for (int j = 0; j < i; j++) {
            char *other = gist(voice->line[j].words);
            assert_string_not_equal(words, other);
            free(other);
        }
        free(words);
    }
    for (int when = 0; when < PACK_WHENS; when++) { /* a board's things come once */
        bool thing = when >= PACK_WHEN_VEIL && when <= PACK_WHEN_LENT_STONE;
        bool once = thing || when == PACK_WHEN_MEETING || when == PACK_WHEN_FIRST_CROSSING;
        assert_true(count[when] >= (thing ? 3 : once ? 5 : 9));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_enough_and_none_twice),
        cmocka_unit_test(test_short),
        cmocka_unit_test(test_no_touch_in_every_hand),
        cmocka_unit_test(test_nobody_is_assumed_or_tried),
        cmocka_unit_test(test_forgiveness_is_solo),
        cmocka_unit_test(test_talks),
        cmocka_unit_test(test_talks_are_different),
        cmocka_unit_test(test_help),
        cmocka_unit_test(test_voice),
    };
    return cmocka_run_group_tests(tests, load, unload);
}

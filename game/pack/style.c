/* What a machine can find in the words of cards: what is too long for a sofa, asks for yes or no,
 * or when, where, who or how many, speaks of a third person, calls a partner "the other", or asks
 * the same as other cards do. It finds no more than that: whether a card is good, a reader says.
 *
 * Words are looked for in English packs alone; how long a text is, and what is asked twice, in all.
 */
#include "pack/pack.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    LONGEST_ASK = 90,
    LONGEST_ANSWER = 28,
    LONGEST_FOLLOW = 90,
    OF_A_CONCEPT = 3, /* cards in a pack; in a deck one */
    SAYS = 240,
};

struct style {
    const struct pack *pack;
    void (*found)(void *to, enum pack_style_weight weight, const char *file, int line,
                  const char *says);
    void *to;
    bool english;
    char file[PACK_MAX_NAME + 16];
    const struct pack_card *card; /* that is looked at */
};

__attribute__((format(BASE_PRINTF, 3, 4))) static void
tell(const struct style *style, enum pack_style_weight weight, const char *format, ...) {
    char says[SAYS];
    int length = snprintf(says, sizeof says, "%s: ", style->card->id);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(says + length, sizeof says - (size_t)length, format, arguments);
    va_end(arguments);
    style->found(style->to, weight, style->file, style->card->line, says);
}

/* --- words --- */

struct word {
    const char *at;
    size_t length;
};

static bool letter(char c) {
    return isalnum((unsigned char)c) || c == '\'' || (unsigned char)c >= 0x80;
}

static struct word next_word(const char *at) {
    while (*at && !letter(*at)) {
        at++;
    }
    struct word word = {at, 0};
    while (letter(at[word.length])) {
        word.length++;
    }
    return word;
}

static bool is_word(struct word word, const char *one) {
    size_t i = 0;
    while (i < word.length && one[i] && tolower((unsigned char)word.at[i]) == one[i]) {
        i++;
    }
    return i == word.length && !one[i];
}

static bool is_one_of(struct word word, const char *const *list) {
    while (*list && !is_word(word, *list)) {
        list++;
    }
    return *list != NULL;
}

static struct word word_after(struct word word) {
    return next_word(word.at + word.length);
}

/* --- sentences --- */

struct sentence {
    struct word first;
    const char *end; /* its full stop, question mark or colon */
    bool asks;
};

/* The sentence that begins at or after `at`; without a word at the end of the text. */
static struct sentence next_sentence(const char *at) {
    struct sentence sentence = {.first = next_word(at)};
    sentence.end = sentence.first.at + strcspn(sentence.first.at, ".!?:\n");
    sentence.asks = *sentence.end == '?';
    return sentence;
}

static bool sentence_has(struct sentence sentence, const char *one) {
    struct word word = sentence.first;
    while (word.length && word.at < sentence.end) {
        if (is_word(word, one)) {
            return true;
        }
        word = word_after(word);
    }
    return false;
}

static const char *const verbs[] = {"do",    "does",  "did",    "are",    "is",    "am",
                                    "was",   "were",  "have",   "has",    "had",   "can",
                                    "could", "will",  "would",  "should", "shall", "may",
                                    "don't", "isn't", "aren't", "won't",  NULL};

/* "Would you rather stay or go?" asks which of the two. */
static bool wants_yes(struct sentence sentence) {
    return sentence.asks && is_one_of(sentence.first, verbs) && !sentence_has(sentence, "or") &&
           !sentence_has(sentence, "rather");
}

/* "When you laugh, what ..." does not ask when. */
static bool wants_facts(struct sentence sentence) {
    static const char *const who[] = {"who", "whom", "whose", "who's", "where", "where's", NULL};
    static const char *const many[] = {"many", "much", "often", "long", "old", NULL};
    struct word second = word_after(sentence.first);
    return sentence.asks && (is_one_of(sentence.first, who) ||
                             (is_word(sentence.first, "when") && is_one_of(second, verbs)) ||
                             (is_word(sentence.first, "how") && is_one_of(second, many)) ||
                             (is_word(sentence.first, "what") && is_word(second, "time") &&
                              is_one_of(word_after(second), verbs)));
}

/* Where something hurts, a fact that is asked for is an examination; elsewhere it may be just
 * right. */
static void tell_facts(const struct style *style, struct word first) {
    bool tender = style->card->topics & 1u << PACK_HURT;
    if (tender) {
        tell(style, PACK_STYLE_SHORT,
             "'%.*s ...?' asks for a fact, as one does who checks up; ask what it was like",
             (int)first.length, first.at);
    } else {
        tell(style, PACK_STYLE_READ, "'%.*s ...?' asks for a fact; read it once more",
             (int)first.length, first.at);
    }
}

static void look_at_question(const struct style *style, const char *text) {
    for (struct sentence sentence = next_sentence(text); sentence.first.length;
         sentence = next_sentence(sentence.end)) {
        if (wants_yes(sentence)) {
            tell(style, PACK_STYLE_SHORT,
                 "'%.*s ...?' is answered by yes or no; ask what, which or how",
                 (int)sentence.first.length, sentence.first.at);
        }
        if (wants_facts(sentence)) {
            tell_facts(style, sentence.first);
        }
    }
}

/* --- single words --- */

static const char *const third_persons[] = {"he",  "him",  "his",     "himself", "she",
                                            "her", "hers", "herself", NULL};

/* None of them is wrong by itself. */
static const char *const to_be_read[] = {
    "always",   "never",   "should",      "must",          "why",      "normal",   "fault",
    "blame",    "prove",   "proof",       "phone",         "password", "message",  "messages",
    "affair",   "cheat",   "cheated",     "lie",           "lied",     "liar",     "confess",
    "sex",      "husband", "wife",        "married",       "mother",   "father",   "parents",
    "children", "god",     "pray",        "church",        "goal",     "goals",    "habit",
    "habits",   "process", "boundary",    "boundaries",    "journey",  "healing",  "trauma",
    "toxic",    "trigger", "communicate", "communication", "someone",  "somebody", "they",
    "them",     "their",   NULL};

static bool is_the_other(struct word word) {
    static const char *const fine[] = {"day", "side", "way", "shore", "end", "half", "night", NULL};
    struct word other = word_after(word);
    return is_word(word, "the") && is_word(other, "other") && !is_one_of(word_after(other), fine);
}

static void look_at_words(const struct style *style, const char *text) {
    for (struct word word = next_word(text); word.length; word = word_after(word)) {
        if (is_the_other(word)) {
            tell(style, PACK_STYLE_SHORT,
                 "'the other' is cold, and both names are known; say you, or your partner");
        }
        if (is_one_of(word, third_persons)) {
            tell(style, PACK_STYLE_SHORT,
                 "'%.*s' is a third person; ask about oneself or the two alone", (int)word.length,
                 word.at);
        }
        if (is_one_of(word, to_be_read)) {
            tell(style, PACK_STYLE_READ, "'%.*s': read it once more", (int)word.length, word.at);
        }
    }
}

/* --- length --- */

static void look_at_length(const struct style *style, const char *what, const char *text,
                           int longest) {
    const char *end = text + strlen(text);
    int letters = 0;
    for (const char *at = text; at < end; letters++) {
        utf8_next(&at, end);
    }
    if (letters > longest) {
        tell(style, PACK_STYLE_SHORT, "its %s has %d letters; at most %d are read from a sofa",
             what, letters, longest);
    }
}

/* --- what is asked twice --- */

static bool same_concept(const struct pack_card *a, const struct pack_card *b) {
    return a->concept && b->concept && strcmp(a->concept, b->concept) == 0;
}

/* The card of its deck before it with the same concept; NULL: none. */
static const struct pack_card *twin_of(const struct pack_deck *deck, const struct pack_card *card) {
    for (const struct pack_card *other = deck->card; other < card; other++) {
        if (same_concept(other, card)) {
            return other;
        }
    }
    return NULL;
}

/* How many cards of the pack before it, deck by deck, have the same concept. */
static int count_before(const struct pack *pack, const struct pack_card *card) {
    int count = 0;
    for (int i = 0; i < pack->deck_count; i++) {
        for (int j = 0; j < pack->deck[i].card_count; j++) {
            if (&pack->deck[i].card[j] == card) {
                return count;
            }
            count += same_concept(&pack->deck[i].card[j], card);
        }
    }
    return count;
}

static void look_at_concept(const struct style *style, const struct pack_deck *deck) {
    const struct pack_card *card = style->card, *twin = twin_of(deck, card);
    if (!card->concept) {
        tell(style, PACK_STYLE_BAR, "it names no concept; add a line 'concept: ...'");
    } else if (twin) {
        tell(style, PACK_STYLE_SHORT, "%s asks about '%s' in this deck already; keep one of them",
             twin->id, card->concept);
    } else if (count_before(style->pack, card) >= OF_A_CONCEPT) {
        tell(style, PACK_STYLE_SHORT, "%d cards before it ask about '%s'; keep %d in a pack",
             count_before(style->pack, card), card->concept, OF_A_CONCEPT);
    }
}

/* --- a pack --- */

static void look_at_card(const struct style *style, const struct pack_deck *deck) {
    const struct pack_card *card = style->card;
    look_at_length(style, "question", card->ask, LONGEST_ASK);
    look_at_length(style, "follow", card->follow, LONGEST_FOLLOW);
    for (int i = 0; i < card->answer_count; i++) {
        look_at_length(style, "answer", card->answer[i], LONGEST_ANSWER);
    }
    look_at_concept(style, deck);
    if (!style->english) {
        return;
    }
    if (!card->solo) { /* whose answers are Yes, Not yet, Not this */
        look_at_question(style, card->ask);
    }
    look_at_question(style, card->follow);
    look_at_words(style, card->ask);
    look_at_words(style, card->follow);
    for (int i = 0; i < card->answer_count; i++) {
        look_at_words(style, card->answer[i]);
    }
}

void pack_style(const struct pack *pack,
                void (*found)(void *to, enum pack_style_weight weight, const char *file, int line,
                              const char *says),
                void *to) {
    struct style style = {.pack = pack,
                          .found = found,
                          .to = to,
                          .english = strncmp(pack->language, "en", 2) == 0 &&
                                     !isalpha((unsigned char)pack->language[2])};
    for (int i = 0; i < pack->deck_count; i++) {
        const struct pack_deck *deck = &pack->deck[i];
        snprintf(style.file, sizeof style.file, "decks/%s.yaml", deck->id);
        for (int j = 0; j < deck->card_count; j++) {
            style.card = &deck->card[j];
            look_at_card(&style, deck);
        }
    }
}

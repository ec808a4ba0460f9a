/* Cards to cut, eight on a sheet: how it goes, one that ends it without a word, the cards of a deck
 * or all that levels draw, and empty ones where the last sheet has room. */
#include "paper/inside.h"

#include <string.h>

enum { CARDS_A_SHEET = 8, LONG = 170, LONGER = 300 };

struct printer {
    const struct pack *pack;
    const struct paper_wish *wish;
    struct text cards;
    int on_sheet; /* cards on the sheet that is begun */
    int count;    /* cards with a question of the pack */
};

static const char *const depths[] = {"", "easy", "closer", "deep"};

static const char *const kinds[] = {
    [PACK_PLAIN] = "",
    [PACK_PERCEPTION] = "What do you think?",
    [PACK_STORY] = "A story",
    [PACK_WISH] = "A wish",
    [PACK_REPAIR] = "Words that mend",
    [PACK_SEE] = "What I see in you",
    [PACK_NOW] = "Do it now",
};

/* --- one card --- */

static void begin_card(struct printer *printer, const char *how, const char *heading,
                       const char *kind) {
    if (printer->on_sheet == 0) {
        text_add(&printer->cards, "<section class=\"page cards\">\n");
    }
    text_addf(&printer->cards, "<article class=\"card%s\">\n", how);
    markup_add(&printer->cards, "<header><span>", heading, "</span>");
    if (*kind) {
        markup_add(&printer->cards, "<i>", kind, "</i>");
    }
    text_add(&printer->cards, "</header>\n");
}

static void end_card(struct printer *printer) {
    text_add(&printer->cards, "</article>\n");
    printer->on_sheet = (printer->on_sheet + 1) % CARDS_A_SHEET;
    if (printer->on_sheet == 0) {
        text_add(&printer->cards, "</section>\n");
    }
}

static int letters(const char *words) {
    int count = 0;
    for (const char *at = words; *at; at++) {
        count += ((unsigned char)*at & 0xc0) != 0x80; /* characters, not bytes */
    }
    return count;
}

/* A pack's longest words find room, too. */
static const char *how_long(const struct pack_card *card) {
    int count = letters(card->ask) + letters(card->follow);
    for (int i = 0; i < card->answer_count; i++) {
        count += letters(card->answer[i]);
    }
    return count > LONGER ? " longer" : count > LONG ? " long" : "";
}

static void add_answers(struct printer *printer, const struct pack_card *card) {
    if (card->answer_count == 0) {
        return;
    }
    markup_add(&printer->cards, "<ul lang=\"", printer->pack->language, "\">\n");
    for (int i = 0; i < card->answer_count; i++) {
        markup_add(&printer->cards, "<li>", card->answer[i], "</li>\n");
    }
    text_add(&printer->cards, "<li lang=\"en\">I'd rather keep this one to myself</li>\n</ul>\n");
}

static void add_topics(struct text *out, unsigned topics) {
    const char *between = "";
    for (int topic = 0; topic < PACK_TOPICS; topic++) {
        const char *name = pack_topic_name((enum pack_topic)topic);
        if (topics >> topic & 1) {
            text_addf(out, "%s%s", between, strcmp(name, "daily-life") ? name : "daily life");
            between = " \xc2\xb7 ";
        }
    }
}

/* "closer", and what it touches: so it can be laid aside by who reads that alone. */
static void add_foot(struct printer *printer, const struct pack_card *card) {
    text_addf(&printer->cards, "<footer><span>%s%s</span><span>", depths[card->depth],
              card->solo ? ", for yourself: turn it only if you like" : "");
    add_topics(&printer->cards, card->topics);
    text_add(&printer->cards, "</span></footer>\n");
}

static void add_card(struct printer *printer, const char *heading, const struct pack_card *card) {
    begin_card(printer, how_long(card), heading, kinds[card->kind]);
    markup_add(&printer->cards, "<h3 lang=\"", printer->pack->language, "\">");
    markup_add(&printer->cards, "", card->ask, "</h3>\n");
    add_answers(printer, card);
    if (*card->follow) {
        markup_add(&printer->cards, "<p class=\"follow\" lang=\"", printer->pack->language, "\">");
        markup_add(&printer->cards, "", card->follow, "</p>\n");
    }
    add_foot(printer, card);
    end_card(printer);
    printer->count++;
}

/* --- those that no pack brings --- */

static void add_own(struct printer *printer, const char *heading, const char *title,
                    const char *const *words) {
    begin_card(printer, "", heading, "");
    markup_add(&printer->cards, "<h3>", title, "</h3>\n");
    for (int i = 0; words[i]; i++) {
        markup_add(&printer->cards, "<p>", words[i], "</p>\n");
    }
    end_card(printer);
}

static void add_frame(struct printer *printer, const char *heading, bool closeness) {
    static const char *const how[] = {
        "Draw one, read it aloud, and answer it, keep it to yourself, or draw another. All three "
        "are as good.",
        "Whoever listened says back what they heard, before anything of their own.", NULL};
    static const char *const near[] = {
        "These are opened only when both want it, each asked alone. Every card has an answer "
        "without touch.",
        "Draw one, read it aloud, and answer it, keep it to yourself, or draw another. All three "
        "are as good.",
        NULL};
    static const char *const tonight[] = {
        "Whoever lays this card on the table ends the round, or keeps it from beginning.",
        "Nobody asks why, and nothing is owed for it.", NULL};
    add_own(printer, heading, "How it goes", closeness ? near : how);
    add_own(printer, heading, "Not tonight", tonight);
}

static void add_empty(struct printer *printer) {
    while (printer->on_sheet) {
        begin_card(printer, "", "A card of our own", "");
        text_add(&printer->cards, "<div class=\"line\"></div>\n<div class=\"line\"></div>\n"
                                  "<div class=\"line\"></div>\n<div class=\"line\"></div>\n");
        end_card(printer);
    }
}

/* --- which of them --- */

static bool wanted(const struct paper_wish *wish, const struct pack_card *card) {
    return !(card->topics & wish->left_out) && (!wish->depth || card->depth <= wish->depth);
}

/* A level can ask this card: by the answers, as bits, with which the deck is drawn from. */
static bool drawn(const struct pack_card *card, unsigned answers) {
    return pack_card_locks(card, card->answer_count) && answers >> card->answer_count & 1;
}

static void add_deck(struct printer *printer, const struct pack_deck *deck, unsigned answers) {
    for (int i = 0; i < deck->card_count; i++) {
        const struct pack_card *card = &deck->card[i];
        if (wanted(printer->wish, card) && (!answers || drawn(card, answers))) {
            add_card(printer, deck->title, card);
        }
    }
}

/* Calls `each` with the questions of all levels. */
static void each_question(const struct pack *pack,
                          void (*each)(void *to, const struct pack_level *level, int question),
                          void *to) {
    for (int c = 0; c < pack->chapter_count; c++) {
        for (int l = 0; l < pack->chapter[c].level_count; l++) {
            const struct pack_level *level = &pack->chapter[c].level[l];
            for (int q = 0; q < level->rules.question_count; q++) {
                each(to, level, q);
            }
        }
    }
}

struct drawing {
    const struct pack_deck *deck;
    unsigned answers; /* bit per number of answers that a level draws of it */
};

static void note_answers(void *to, const struct pack_level *level, int question) {
    struct drawing *drawing = to;
    const char *deck = level->question[question].deck;
    if (deck && strcmp(deck, drawing->deck->id) == 0) {
        drawing->answers |= 1u << (level->rules.question[question].marks - 1);
    }
}

/* What a level brings itself doesn't say what it touches, nor how deep it goes: it is easy. */
static void add_asked(void *to, const struct pack_level *level, int question) {
    struct printer *printer = to;
    const struct pack_question *asked = &level->question[question];
    char none[] = "";
    struct pack_card card = {.ask = asked->ask, .follow = none, .depth = 1};
    if (!asked->ask || printer->wish->left_out) {
        return;
    }
    card.answer_count = level->rules.question[question].marks - 1;
    for (int i = 0; i < card.answer_count; i++) {
        card.answer[i] = asked->answer[i];
    }
    add_card(printer, level->title, &card);
}

static void add_levels(struct printer *printer) {
    const struct pack *pack = printer->pack;
    for (int d = 0; d < pack->deck_count; d++) {
        struct drawing drawing = {.deck = &pack->deck[d]};
        each_question(pack, note_answers, &drawing);
        if (drawing.answers) {
            add_deck(printer, drawing.deck, drawing.answers);
        }
    }
    each_question(pack, add_asked, printer);
}

static void add_boards(const struct pack *pack, const struct paper_wish *wish, struct text *out) {
    board_rules_print(out);
    for (int c = 0; c < pack->chapter_count; c++) {
        for (int l = 0; l < pack->chapter[c].level_count; l++) {
            board_print(pack, wish, &pack->chapter[c].level[l], out);
        }
    }
}

/* --- all of it --- */

static const char *const ten_minutes[] = {
    "Each takes the cards in turn and lays aside, unasked, what they would rather not draw today.",
    "One draws a card and reads it aloud. The other answers, keeps it to themselves, or draws "
    "another.",
    "Whoever asked says back what they heard, until it is right. No advice, nothing of their own "
    "yet.",
    "Then the other way round. Two cards each are enough.",
    "At the end each says one thing that was good to hear.",
    NULL};

bool cards_print(const struct pack *pack, const struct paper_wish *wish,
                 const struct pack_deck *deck, struct text *out, struct error *error) {
    struct printer printer = {.pack = pack, .wish = wish};
    const struct paper_about about = {
        .title = deck ? deck->title : "Questions along the way",
        .subtitle = deck ? "Cards with questions, for two. To be cut along the dashed lines."
                         : "Boards for two counters, and cards with what they ask, to be cut along "
                           "the dashed lines.",
        .what = "Questions that two people ask each other, to be heard rather than to be right. "
                "Nothing is counted. All answers are as good, and to keep one to oneself is one "
                "of them.",
        .steps = ten_minutes,
    };
    add_frame(&printer, about.title, deck && deck->place == PACK_PLACE_CLOSENESS);
    if (deck) {
        add_deck(&printer, deck, 0);
    } else {
        add_levels(&printer);
    }
    add_empty(&printer);
    if (printer.count) {
        page_begin(out, pack, wish, &about);
        if (!deck) {
            add_boards(pack, wish, out);
        }
        text_add(out, text_string(&printer.cards));
        page_end(out);
    } else {
        error_set(error, "no card of %s is left; ask for a larger --depth, or leave out less",
                  wish->what);
    }
    text_release(&printer.cards);
    return printer.count > 0;
}

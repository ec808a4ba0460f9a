/* A level on a sheet: its board as a drawing, what lies on it in words, and what it asks, with a
 * box to tick for each mark. Letters and numbers tell all: no colour is needed. */
#include "paper/inside.h"
#include "rules/fixtures.h"

#include <stdio.h>

enum { CELL = 40 };

/* What lies on a board: each thing once, in the order in which it is met; its number is its sign.
 */
struct signs {
    struct rules_fixture thing[RULES_MAX_CELLS];
    int count;
};

static const char *who(int player) {
    return player == RULES_A ? "A" : "B";
}

static bool is_home(const struct rules_fixture *fixture) {
    return fixture->kind == RULES_HOME_A || fixture->kind == RULES_HOME_B;
}

static bool same_thing(const struct rules_fixture *a, const struct rules_fixture *b) {
    bool counted = a->kind == RULES_STAR; /* its own number is none that anybody needs */
    return a->kind == b->kind && a->index == b->index && a->also == b->also &&
           (counted || a->value == b->value);
}

/* From 1 on. */
static int sign_of(struct signs *signs, const struct rules_fixture *fixture) {
    int at = 0;
    while (at < signs->count && !same_thing(&signs->thing[at], fixture)) {
        at++;
    }
    if (at == signs->count) {
        signs->thing[signs->count++] = *fixture;
    }
    return at + 1;
}

/* --- the drawing --- */

static void add_letters(struct text *out, int x, int y, int size, const char *anchor,
                        const char *letters) {
    text_addf(out, "<text x=\"%d\" y=\"%d\" font-size=\"%d\" text-anchor=\"%s\">%s</text>\n", x, y,
              size, anchor, letters);
}

static void add_ground(struct text *out, const struct rules_level *level, int cell, int x, int y) {
    static const char *const fill[] = {
        [RULES_WALL] = "#6b665d", [RULES_FLOOR] = "#ffffff", [RULES_WATER] = "#e2e9ed"};
    if (level->open_sea[cell]) {
        return;
    }
    text_addf(out,
              "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" "
              "stroke=\"#8a857b\"></rect>\n",
              x, y, CELL, CELL, fill[level->terrain[cell]]);
    if (level->terrain[cell] == RULES_WATER) {
        add_letters(out, x + CELL / 2, y + CELL - 3, 15, "middle", "~");
    }
}

/* A number in the corner, so that there is room for a counter; a home is a second frame. */
static void add_fixture(struct text *out, struct signs *signs, const struct rules_fixture *fixture,
                        int x, int y) {
    char number[16];
    if (is_home(fixture)) {
        text_addf(out,
                  "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" "
                  "stroke=\"#1b1a18\" stroke-width=\"2\"></rect>\n",
                  x + 3, y + 3, CELL - 6, CELL - 6);
        add_letters(out, x + CELL - 6, y + 17, 13, "end",
                    fixture->kind == RULES_HOME_A ? "a" : "b");
    } else if (fixture->kind != RULES_NO_FIXTURE) {
        snprintf(number, sizeof number, "%d", sign_of(signs, fixture));
        add_letters(out, x + 4, y + 15, 14, "start", number);
    }
}

static void add_piece(struct text *out, int x, int y, const char *letter, bool square) {
    int middle_x = x + CELL / 2 + 2, middle_y = y + CELL / 2 + 4;
    if (square) {
        text_addf(out,
                  "<rect x=\"%d\" y=\"%d\" width=\"22\" height=\"22\" rx=\"5\" fill=\"#efece5\" "
                  "stroke=\"#1b1a18\"></rect>\n",
                  middle_x - 11, middle_y - 11);
    } else {
        text_addf(out,
                  "<circle cx=\"%d\" cy=\"%d\" r=\"12\" fill=\"#ffffff\" stroke=\"#1b1a18\" "
                  "stroke-width=\"2.5\"></circle>\n",
                  middle_x, middle_y);
    }
    add_letters(out, middle_x, middle_y + 5, 14, "middle", letter);
}

static void add_pieces(struct text *out, const struct rules_level *level) {
    static const char *const stone[] = {"o", "A", "B", "!"};
    for (int i = 0; i < level->stone_count; i++) {
        int cell = level->stone[i].cell;
        add_piece(out, cell % level->width * CELL + 1, cell / level->width * CELL + 1,
                  stone[level->stone[i].kind], true);
    }
    for (int player = 0; player < 2; player++) {
        int cell = level->start[player];
        add_piece(out, cell % level->width * CELL + 1, cell / level->width * CELL + 1, who(player),
                  false);
    }
}

static void add_drawing(struct text *out, const struct rules_level *level, struct signs *signs) {
    int wide = level->width * CELL + 2, high = level->height * CELL + 2;
    text_addf(out, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"The board\">\n", wide,
              high);
    for (int cell = 0; cell < level->width * level->height; cell++) {
        int x = cell % level->width * CELL + 1, y = cell / level->width * CELL + 1;
        add_ground(out, level, cell, x, y);
        add_fixture(out, signs, &level->fixture[cell], x, y);
    }
    add_pieces(out, level);
    text_add(out, "</svg>\n");
}

/* --- in words --- */

/* What each thing does. %c is its letter, %q and %r its questions, %m its mark, %n its count. */
static const char *const does[RULES_FIXTURE_KINDS] = {
    [RULES_PLATE] = "holds open what has the letter %c, while somebody or a stone is on it",
    [RULES_GATE] = "is open while a plate or promise with the letter %c is held",
    [RULES_HEARD_GATE] = "opens once question %q is heard",
    [RULES_VEIL] = "carries where %m was said to question %q",
    [RULES_FENCE] = "is shut where %m was said to question %q; who said it passes always",
    [RULES_PROMISE] =
        ("who comes here stays for %n moves of the other, and holds open what has the "
         "letter %c meanwhile"),
    [RULES_TIDE] = "is entered only at low water",
    [RULES_QUIET] = "nobody steps beside somebody who is here, nor here beside somebody",
    [RULES_BELL] = "who comes here calls the boat to landing %c, with whoever is in it",
    [RULES_POST] = "landing %c, where the boat can lie",
    [RULES_STAR] = ("shines for good once the two have stood in line with it between them and "
                    "nothing else in the way; letter %c"),
    [RULES_STAR_GATE] = "opens when all stars with the letter %c shine",
    [RULES_HEARTH] = "when somebody comes here, question %q is asked",
    [RULES_SPAN] =
        ("carries where the marks of questions %q and %r, added (moon 0, leaf 1, wave 2, "
         "flame 3, counted round), give %m"),
    [RULES_AGAIN] = "carries where %m was said to question %q, once that is heard",
};

static void add_does(struct text *out, const struct rules_fixture *thing) {
    for (const char *at = does[thing->kind]; *at; at++) {
        if (*at != '%') {
            text_addf(out, "%c", *at);
            continue;
        }
        switch (*++at) {
        case 'c':
            text_addf(out, "%c", 'C' + thing->index);
            break;
        case 'q':
            text_addf(out, "%d", thing->index + 1);
            break;
        case 'r':
            text_addf(out, "%d", thing->also + 1);
            break;
        case 'm':
            text_add(out, rules_mark_name(thing->value));
            break;
        default:
            text_addf(out, "%d", thing->value);
            break;
        }
    }
}

static void add_more(struct text *out, const struct rules_level *level,
                     const struct rules_fixture *thing) {
    if (thing->kind == RULES_GATE && thing->value) {
        text_add(out, ", the other way round: shut while it is held");
    } else if (thing->kind == RULES_VEIL && thing->also) {
        text_add(out, "; tried only while the two stand in one line with nothing in between");
    } else if (thing->kind == RULES_TIDE) {
        text_addf(out, "; %s at first, and it turns every %d moves", thing->value ? "high" : "low",
                  level->tide_period);
    } else if (thing->kind == RULES_POST && level->first_post == thing->index) {
        text_add(out, "; it lies here at first");
    }
}

static void add_legend(struct text *out, const struct rules_level *level,
                       const struct signs *signs) {
    text_add(out, "<ol class=\"signs\">\n");
    for (int i = 0; i < signs->count; i++) {
        const struct rules_fixture *thing = &signs->thing[i];
        text_addf(out, "<li><b>%s</b>: ", rules_traits[thing->kind].name);
        add_does(out, thing);
        add_more(out, level, thing);
        text_add(out, ".</li>\n");
    }
    text_add(out, "</ol>\n<p class=\"kicker\">Dark is wall, ~ is water. a and b in a second frame "
                  "are the homes of A and B.");
    if (level->stone_count) {
        text_add(out, " Square pieces are stones: o both push, A and B only that player, ! only "
                      "while the two are beside each other; one that falls into water is a step.");
    }
    for (int i = 0; i < level->stone_count; i++) {
        if (level->stone[i].lent) {
            text_addf(out, " Once question %d is heard, both push the stones of %s.",
                      level->stone[i].lent, who(level->stone[i].kind == RULES_STONE_B));
        }
    }
    text_add(out, "</p>\n");
}

/* --- what it asks --- */

/* What a level asks in its own words doesn't say what it touches: like its card it is left out
 * where anything is. */
static void add_words(struct text *out, const struct pack *pack, const struct paper_wish *wish,
                      const struct pack_level *level, int number) {
    const struct pack_question *question = &level->question[number];
    int answers = level->rules.question[number].marks - 1;
    if (question->guess >= 0) {
        text_addf(out, "guesses what was said to question %d, by the marks that it has there.",
                  question->guess + 1);
    } else if (question->deck) {
        const struct pack_deck *deck = pack_find_deck(pack, question->deck);
        text_addf(out, "draws a card with %d answers: ", answers);
        markup_add(out, "<i>", deck ? deck->title : question->deck, "</i>.");
    } else if (wish->left_out) {
        text_addf(out, "is asked something of your own, with %d answers.", answers);
    } else {
        markup_add(out, "<i>", question->ask, "</i>");
    }
}

static void add_marks(struct text *out, const struct paper_wish *wish,
                      const struct pack_level *level, int number) {
    const struct pack_question *question = &level->question[number];
    int marks = level->rules.question[number].marks;
    text_add(out, "<ul class=\"marks\">\n");
    for (int mark = 0; mark < marks; mark++) {
        text_addf(out, "<li>%s", rules_mark_name(mark));
        if (mark == marks - 1) {
            text_add(out, ": I'd rather keep this one to myself");
        } else if (question->ask && !question->key && !wish->left_out) {
            markup_add(out, ": ", question->answer[mark], "");
        }
        text_add(out, "</li>\n");
    }
    text_add(out, "</ul>\n");
}

static void add_question(struct text *out, const struct pack *pack, const struct paper_wish *wish,
                         const struct pack_level *level, int number) {
    text_addf(out, "<div class=\"asked\"><p><b>%d</b> %s ", number + 1,
              who(level->rules.question[number].by));
    add_words(out, pack, wish, level, number);
    if (level->question[number].key) {
        text_addf(out,
                  " %s alone writes down which mark each of the words shall be, each another one, "
                  "and shows it to nobody; A and B speak of the words only.",
                  who(!level->rules.question[number].by));
    }
    text_add(out, "</p>\n");
    add_marks(out, wish, level, number);
    text_add(out, "</div>\n");
}

void board_print(const struct pack *pack, const struct paper_wish *wish,
                 const struct pack_level *level, struct text *out) {
    struct signs signs = {.count = 0};
    text_add(out, "<section class=\"page board\">\n");
    markup_add(out, "<h2 lang=\"", pack->language, "\">");
    markup_add(out, "", level->title, "</h2>\n");
    markup_add(out, "<p class=\"kicker\" lang=\"", pack->language, "\">");
    markup_add(out, "", level->about, "</p>\n");
    add_drawing(out, &level->rules, &signs);
    add_legend(out, &level->rules, &signs);
    for (int q = 0; q < level->rules.question_count; q++) {
        add_question(out, pack, wish, level, q);
    }
    text_add(out, "</section>\n");
}

void board_rules_print(struct text *out) {
    text_add(
        out,
        "<section class=\"page board\">\n<h2>The boards, with two counters</h2>\n"
        "<p>A and B begin where their letters stand in a ring, and both want to be at home. Take a "
        "counter each, and a small thing for each stone. Move one cell at a time, up, down or "
        "across, in any order. Nobody walks into a wall, water or the other.</p>\n"
        "<p>Before the first move, or at its hearth, whoever is asked thinks of an answer and "
        "writes its mark where the other doesn't see it. Then tell it in words. The other walks by "
        "what they heard, and tries a veil, fence or span first; whoever answered doesn't. When it "
        "carries, the answer is heard: tick its mark, and from then on it carries both.</p>\n"
        "<p>When it doesn't, it was misheard: nobody moves, nothing is lost, and the lamp of "
        "whoever tried is out (after a span, both lamps). They try nothing more until the two have "
        "come beside each other and breathed, one after the other. Then tell it once more.</p>\n"
        "<p>A square stone is pushed, never pulled, onto what is free. What a level has else "
        "stands below its board. The game judges every step; on paper you two do, and where you "
        "aren't sure, be kind.</p>\n</section>\n");
}

/* Answers side by side, as equals: the same size, the same light, whether they are alike or not. */
#include "scenes/round.h"

/* The largest size at which both answers fit, so that neither is larger than the other. */
static enum size common_size(struct game *game, const struct round *round, struct rect words) {
    for (enum size size = SIZE_LARGE; size > SIZE_HINT; size--) {
        int height = 0;
        for (int player = 0; player < 2; player++) {
            int needed = measure_text(game, words.w, round_answer(game, round, player),
                                      round_words(size, COLOUR_TEXT));
            height = needed > height ? needed : height;
        }
        if (height <= words.h) {
            return size;
        }
    }
    return SIZE_HINT;
}

static const char *who_words(struct game *game, const struct round *round, int player) {
    const char *name = game->name[player];
    return round_guessed(round, player)     ? say(game, "{name} thought", "name", name, NULL)
           : round->wish.how == ROUND_GUESS ? say(game, "{name} says", "name", name, NULL)
                                            : name;
}

static void draw_answer(struct game *game, struct canvas *canvas, const struct round *round,
                        int player, struct rect area) {
    struct paragraph how = round_words(SIZE_BODY, seat_colour(player));
    how.face = PLATFORM_FACE_BOLD;
    int icon = unit(game, 64);
    int name = measure_text(game, area.w, who_words(game, round, player), how);
    draw_panel(game, canvas, area);
    area = rect_grow(area, -unit(game, 16));
    struct rect mark = {area.x, area.y, icon, area.h};
    if (area.h > 5 * icon / 2 + name) {
        mark = round_take_top(&area, icon, unit(game, 6));
    } else {
        area.x += icon + unit(game, 10);
        area.w -= icon + unit(game, 10);
    }
    if (round_shows(canvas, mark)) {
        draw_mark(game, canvas, round->answer[player], mark, seat_colour(player));
    }
    draw_text(game, canvas, round_take_top(&area, name, 0), who_words(game, round, player), how);
    draw_text(game, canvas, area, round_answer(game, round, player),
              round_words(common_size(game, round, area), COLOUR_TEXT));
}

static void draw_answers(struct game *game, struct canvas *canvas, const struct round *round,
                         struct rect area) {
    int gap = unit(game, 28);
    area.w = (area.w - gap) / 2;
    draw_answer(game, canvas, round, RULES_A, area);
    area.x += area.w + gap;
    draw_answer(game, canvas, round, RULES_B, area);
}

void round_draw_showing(struct game *game, struct canvas *canvas, const struct round *round,
                        struct rect area) {
    const struct pack_card *card = round_card(round);
    struct paragraph plain = round_words(SIZE_BODY, COLOUR_TEXT);
    const char *guesser = game->name[!round->begins];
    const char *below = round->wish.how == ROUND_GUESS
                            ? say(game, "{name}, what made you think so?", "name", guesser, NULL)
                        : round_passed(round) || !card->follow[0]
                            ? word(game, "Thank you both. Say more, or go on.")
                            : say(game, "{follow}\n{name} begins, if you like.", "follow",
                                  card->follow, "name", game->name[round->begins], NULL);
    draw_heading(game, canvas, card->ask);
    int words = measure_text(game, round_column(game, area, SIZE_BODY).w, below, plain),
        most = area.h * 36 / 100;
    int panels = area.h - (words < most ? words : most) - unit(game, 24);
    panels = panels < unit(game, 290) ? panels : unit(game, 290);
    draw_answers(game, canvas, round, round_take_top(&area, panels, unit(game, 12)));
    draw_text(game, canvas, round_column(game, area, SIZE_BODY), below, plain);
}

/* --- keeping --- */

void round_draw_keep(struct game *game, struct canvas *canvas, const struct round *round,
                     struct rect area) {
    const char *date = say_date(game, day_of(round->date)), *deck = round_deck(game, round)->title;
    const char *line = round_sealed(round) /* the names stand over the answers */
                           ? say(game, "This is what would be kept: {date}. {deck}.", "date", date,
                                 "deck", deck, NULL)
                           : say(game, "This is what would be kept: {date}. {deck}. {a} and {b}.",
                                 "date", date, "deck", deck, NULL);
    struct paragraph gold = round_words(SIZE_BODY, COLOUR_GOLD);
    draw_heading(game, canvas, round_card(round)->ask);
    draw_panel(game, canvas, area);
    area = rect_grow(area, -unit(game, 20));
    int top = measure_text(game, area.w, line, gold), most = area.h / 4;
    draw_text(game, canvas, round_take_top(&area, top < most ? top : most, unit(game, 12)), line,
              gold);
    if (round_sealed(round)) {
        int height = area.h < unit(game, 290) ? area.h : unit(game, 290);
        area.y += (area.h - height) / 2;
        area.h = height;
        draw_answers(game, canvas, round, area);
    } else {
        draw_text(game, canvas, round_column(game, area, SIZE_LARGE),
                  round_deck(game, round)->place == PACK_PLACE_IDEAS
                      ? word(game, "The idea, and none of the words you said.")
                      : word(game, "The question, and none of the words you said."),
                  round_words(SIZE_LARGE, COLOUR_TEXT));
    }
}

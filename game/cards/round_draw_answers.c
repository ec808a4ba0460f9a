/* Answers side by side, as equals: two cards that are turned over together, of the same size, in
 * the same light, whether they are alike or not. */
#include "cards/round.h"

/* The largest size at which both answers fit, so that neither is larger than the other. */
static enum size common_size(struct stage *stage, const struct round *round, struct rect words) {
    for (enum size size = SIZE_LARGE; size > SIZE_HINT; size--) {
        int height = 0;
        for (int player = 0; player < 2; player++) {
            int needed = measure_text(stage, words.w, round_answer(stage, round, player),
                                      round_words(size, COLOUR_TEXT));
            height = needed > height ? needed : height;
        }
        if (height <= words.h) {
            return size;
        }
    }
    return SIZE_HINT;
}

static const char *who_words(struct stage *stage, const struct round *round, int player) {
    const char *name = stage->name[player];
    return round_guessed(round, player)      ? say(stage, "{name} thought", "name", name, NULL)
           : round_how(round) == ROUND_GUESS ? say(stage, "{name} says", "name", name, NULL)
                                             : name;
}

static void draw_answer(struct stage *stage, struct canvas *canvas, const struct round *round,
                        int player, struct rect area) {
    struct paragraph how = round_words(SIZE_BODY, seat_ink(player));
    how.face = PLATFORM_FACE_BOLD;
    int icon = unit(stage, 64);
    int name = measure_text(stage, area.w, who_words(stage, round, player), how);
    card_draw(stage, canvas, area, round->turned);
    if (!card_turned(stage, round->turned)) {
        return;
    }
    area = rect_grow(area, -unit(stage, 16));
    struct rect mark = {area.x, area.y, icon, area.h};
    if (area.h > 5 * icon / 2 + name) {
        mark = round_take_top(&area, icon, unit(stage, 6));
    } else {
        area.x += icon + unit(stage, 10);
        area.w -= icon + unit(stage, 10);
    }
    if (round_shows(canvas, mark)) {
        draw_mark(stage, canvas, round->answer[player], mark, seat_ink(player));
    }
    draw_text(stage, canvas, round_take_top(&area, name, 0), who_words(stage, round, player), how);
    draw_text(stage, canvas, area, round_answer(stage, round, player),
              round_words(common_size(stage, round, area), COLOUR_INK));
}

static void draw_answers(struct stage *stage, struct canvas *canvas, const struct round *round,
                         struct rect area) {
    int gap = unit(stage, 28);
    area.w = (area.w - gap) / 2;
    draw_answer(stage, canvas, round, RULES_A, area);
    area.x += area.w + gap;
    draw_answer(stage, canvas, round, RULES_B, area);
}

void round_draw_showing(struct stage *stage, struct canvas *canvas, const struct round *round,
                        struct rect area) {
    const struct pack_card *card = round_card(round);
    struct paragraph plain = round_words(SIZE_BODY, COLOUR_TEXT);
    const char *guesser = stage->name[!round->begins];
    bool asked = card->kind == PACK_PERCEPTION && card->follow[0];
    const char *below = round_how(round) == ROUND_GUESS && !asked
                            ? say(stage, "{name}, what made you think so?", "name", guesser, NULL)
                        : round_passed(round) || !card->follow[0]
                            ? word(stage, "Thank you both. Say more, or go on.")
                            : say(stage, "{follow}\n{name} begins, if you like.", "follow",
                                  card->follow, "name", stage->name[round->begins], NULL);
    draw_heading(stage, canvas, card->ask);
    int words = measure_text(stage, round_column(stage, area, SIZE_BODY).w, below, plain),
        most = area.h * 36 / 100;
    int panels = area.h - (words < most ? words : most) - unit(stage, 24);
    panels = panels < unit(stage, 290) ? panels : unit(stage, 290);
    draw_answers(stage, canvas, round, round_take_top(&area, panels, unit(stage, 12)));
    draw_text(stage, canvas, round_column(stage, area, SIZE_BODY), below, plain);
}

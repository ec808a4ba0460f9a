/* Turns of view on an open card: the one who listens hands over one of three, drawn by chance from
 * those that suit the card, and the one who speaks tells it so. Either of the two can leave it as
 * it is, and nobody is asked why. What was handed over comes again only when all were. */
#include "cards/round.h"

/* Another of those that suit the card and are not yet among the three; -1: there is none. */
static int draw_lens(struct stage *stage, const struct round *round, unsigned lenses) {
    int lens[PACK_MAX_LENSES], count = 0;
    for (int i = 0; i < round->turn_count; i++) {
        lenses &= ~(1u << round->turn[i]);
    }
    for (int i = 0; i < stage->rooms->pack->lens_count; i++) {
        if (lenses >> i & 1) {
            lens[count++] = i;
        }
    }
    return count ? lens[stage_below(stage, count)] : -1;
}

static void draw_three(struct stage *stage, struct round *round) {
    unsigned fitting = round_card(round)->lenses;
    while (round->turn_count < ROUND_TURNS) {
        int lens = draw_lens(stage, round, fitting & ~cards_of(stage)->lenses);
        if (lens < 0) { /* all were handed over: they begin anew */
            cards_of(stage)->lenses &= ~fitting;
            lens = draw_lens(stage, round, fitting);
        }
        if (lens < 0) {
            return; /* fewer than three suit it */
        }
        round->turn[round->turn_count++] = (int8_t)lens;
    }
}

void round_turn(struct stage *stage, struct round *round) {
    if (!round->turn_count) {
        draw_three(stage, round);
    }
    platform_sound(stage->platform, "card-swap");
    round_go(stage, round, ROUND_LENSES);
}

void round_take_lens(struct stage *stage, struct round *round, int turn) {
    round->lens = turn < 0 ? -1 : round->turn[turn];
    if (turn >= 0) {
        cards_of(stage)->lenses |= 1u << round->lens;
    }
    round_go(stage, round, ROUND_SAYING);
}

/* The question above, the turns as a column below it. */
void round_draw_lenses(struct stage *stage, struct canvas *canvas, struct round *round,
                       struct rect area) {
    int rows = menu_height(stage, round->menu.count), most = area.h * 8 / 10;
    int gap = unit(stage, 18), width = large_text(stage) ? area.w : unit(stage, 760);
    rows = rows < most ? rows : most;
    draw_heading(stage, canvas,
                 say(stage, "{other}, hand {name} one of these", "name",
                     stage->name[round->speaker], "other", stage->name[!round->speaker], NULL));
    struct paragraph ask = round_words(SIZE_LARGE, COLOUR_TEXT);
    ask.shrinks = true;
    draw_text(stage, canvas, (struct rect){area.x, area.y, area.w, area.h - rows - gap},
              round_card(round)->ask, ask);
    width = width < area.w ? width : area.w;
    menu_draw(stage, canvas, &round->menu,
              (struct rect){area.x + (area.w - width) / 2, area.y + area.h - rows, width, rows});
}

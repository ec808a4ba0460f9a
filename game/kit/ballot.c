/* Who is asked about what, row after row, and how the rows look. */
#include "kit/ballot.h"
#include "kit/kit.h"

#include <assert.h>

/* Whoever has had enough is asked no more, and nothing shows it. */
static void excuse(struct stage *stage, struct ballot *ballot) {
    for (int player = 0; player < 2; player++) {
        if (ballot->enough[player] && ballot->choice.asked[player]) {
            choice_excuse(stage, &ballot->choice, player, false);
        }
    }
}

/* The first row of a turn; the places are shuffled for it. */
static void begin_turn(struct stage *stage, struct ballot *ballot) {
    ballot->at = 0;
    if (ballot->fill) {
        ballot->fill(stage, &ballot->choice, 0);
    }
    ballot->choice.brief = true;
    ballot->choice.asked[RULES_A] = !ballot->alone || ballot->turn == RULES_A;
    ballot->choice.asked[RULES_B] = !ballot->alone || ballot->turn == RULES_B;
    choice_begin(stage, &ballot->choice);
}

void ballot_begin(struct stage *stage, struct ballot *ballot) {
    assert(ballot->rows > 0 && ballot->rows <= BALLOT_ROWS);
    ballot->alone = platform_one_keyboard(stage->platform);
    ballot->turn = RULES_A;
    for (int player = 0; player < 2; player++) {
        ballot->enough[player] = false;
        for (int row = 0; row < BALLOT_ROWS; row++) {
            ballot->said[row][player] = BALLOT_UNSAID;
        }
    }
    begin_turn(stage, ballot);
}

/* On one keyboard Esc is whoever's turn it is. */
static void have_enough(struct stage *stage, struct ballot *ballot, enum platform_seat seat) {
    for (int player = 0; player < 2; player++) {
        bool theirs = ballot->alone ? ballot->turn == player : (int)seat == player;
        if (theirs && !ballot->enough[player]) {
            ballot->enough[player] = true;
            choice_excuse(stage, &ballot->choice, player, true);
        }
    }
}

bool ballot_event(struct stage *stage, struct ballot *ballot, const struct platform_event *event) {
    bool enough = pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU);
    bool theirs = event->seat != PLATFORM_NO_SEAT;
    if (enough && theirs) {
        have_enough(stage, ballot, event->seat);
    }
    if (enough) {
        return theirs;
    }
    return choice_event(stage, &ballot->choice, event);
}

static void take(struct ballot *ballot) {
    for (int player = 0; player < 2; player++) {
        int chosen = ballot->choice.chosen[player];
        if (ballot->choice.asked[player] && chosen < ballot->choice.count) {
            ballot->said[ballot->at][player] = (int8_t)chosen;
        }
    }
}

static bool turn_over(const struct ballot *ballot) {
    bool enough = ballot->alone ? ballot->enough[ballot->turn]
                                : ballot->enough[RULES_A] && ballot->enough[RULES_B];
    return enough || ballot->at + 1 == ballot->rows;
}

bool ballot_update(struct stage *stage, struct ballot *ballot, int ms) {
    if (!choice_update(stage, &ballot->choice, ms)) {
        return false;
    }
    take(ballot);
    if (!turn_over(ballot)) {
        ballot->at++;
        if (ballot->fill) {
            ballot->fill(stage, &ballot->choice, ballot->at);
        }
        choice_next(stage, &ballot->choice, ballot->fill != NULL);
        excuse(stage, ballot);
        return false;
    }
    bool others = ballot->alone && ballot->turn == RULES_A;
    choice_forget(&ballot->choice);
    if (others) {
        ballot->turn = RULES_B;
        begin_turn(stage, ballot);
    }
    return !others;
}

int ballot_wait(const struct ballot *ballot) {
    return choice_wait(&ballot->choice);
}

void ballot_forget(struct ballot *ballot) {
    choice_forget(&ballot->choice);
    base_forget(ballot->said, sizeof ballot->said);
    base_forget(ballot->enough, sizeof ballot->enough);
}

/* --- its picture --- */

static void draw_row(struct stage *stage, struct canvas *canvas, struct rect place,
                     const char *words, int before) {
    int dot = unit(stage, 5), left = unit(stage, 34);
    bool now = before == 0;
    if (now) {
        canvas_round_rect(canvas, place, (float)unit(stage, 8), 0x50ffd98au);
    }
    canvas_disc(canvas, (float)(place.x + left / 2 + unit(stage, 4)),
                (float)(place.y + place.h / 2), (float)dot,
                before < 0 ? COLOUR_EDGE
                : now      ? COLOUR_GOLD
                           : 0xa0a9b6ecu);
    draw_text(stage, canvas,
              (struct rect){place.x + left + unit(stage, 6), place.y,
                            place.w - left - unit(stage, 16), place.h},
              words,
              (struct paragraph){.size = SIZE_BODY,
                                 .colour = now ? COLOUR_TEXT : COLOUR_QUIET,
                                 .middle = true,
                                 .shrinks = true,
                                 .one_line = true});
}

/* Those that are seen: all, or around the one that is asked about. */
static void draw_rows(struct stage *stage, struct canvas *canvas, const struct ballot *ballot,
                      struct rect area, const char *const row[]) {
    int high = text_size(stage, SIZE_BODY) * 3 / 2, fit = area.h / high;
    int count = ballot->rows < fit ? ballot->rows : fit, first = ballot->at - count / 2;
    first = first > ballot->rows - count ? ballot->rows - count : first;
    first = first < 0 ? 0 : first;
    area.y += (area.h - count * high) / 2;
    area.h = count * high;
    draw_panel(stage, canvas, rect_grow(area, unit(stage, 8)));
    for (int i = 0; i < count; i++) {
        draw_row(stage, canvas, (struct rect){area.x, area.y + i * high, area.w, high},
                 row[first + i], ballot->at - first - i);
    }
}

void ballot_draw(struct stage *stage, struct canvas *canvas, const struct ballot *ballot,
                 struct rect area, const char *const row[], const char *question) {
    bool curtain = ballot->choice.phase == CHOICE_CURTAIN;
    if (!curtain && ballot->rows > 1 && !large_text(stage)) {
        int list = area.w * 27 / 100, gap = unit(stage, 36);
        draw_rows(stage, canvas, ballot, (struct rect){area.x, area.y, list, area.h}, row);
        area.x += list + gap;
        area.w -= list + gap;
    }
    choice_draw(stage, canvas, &ballot->choice, area, question);
}

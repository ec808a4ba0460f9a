/* An example of the proof, walked on the board as two players would: it begins anew until a button
 * is pressed. */
#include "workshop/board.h"

#include <stdlib.h>

enum { STEP_MS = 260, LONG_MS = 1600 /* before it begins, and at its end */ };

static void to_start(struct stage *stage, struct board *board) {
    struct film *film = &board->film;
    film->at = 0;
    film->ms = LONG_MS / 2;
    rules_start(&board->level, &film->state);
    view_set_state(stage->view, &film->state, NULL);
}

void film_begin(struct stage *stage, struct board *board, const struct proof_way *way) {
    struct film *film = &board->film;
    film_end(stage, board);
    film->step = base_alloc((size_t)(way->count + 1) * sizeof *film->step);
    for (int i = 0; i < way->count; i++) {
        film->step[i] = way->step[i];
    }
    film->count = way->count;
    film->answers = proof_answers(&board->level, way->combination);
    to_start(stage, board);
    damage_all(stage);
}

void film_end(struct stage *stage, struct board *board) {
    struct film *film = &board->film;
    struct rules_state start;
    if (!film->step) {
        return;
    }
    free(film->step);
    *film = (struct film){0};
    rules_start(&board->level, &start);
    view_set_state(stage->view, &start, NULL);
    damage_all(stage);
}

static void step(struct stage *stage, struct board *board) {
    struct film *film = &board->film;
    struct rules_events events;
    struct rules_action action = film->step[film->at++];
    enum rules_result result = rules_step(&board->level, &film->answers, &film->state, action,
                                          &events);
    view_apply(stage->view, action, result, &events, &film->state, &film->answers);
    film->ms = film->at == film->count ? 2 * LONG_MS : STEP_MS;
}

int film_update(struct stage *stage, struct board *board, int ms) {
    struct film *film = &board->film;
    if (!film->step) {
        return -1;
    }
    film->ms -= ms;
    if (film->ms <= 0 && film->at < film->count) {
        step(stage, board);
    } else if (film->ms <= 0) {
        to_start(stage, board);
    }
    return film->ms > 0 ? film->ms : 0;
}

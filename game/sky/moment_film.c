/* The crossing of a kept moment, checked from its level's text and its replay. */
#include "sky/moment.h"

#include <string.h>

static const char *finding_words(struct stage *stage, enum replay_finding finding) {
    return finding == REPLAY_OTHER_RULES
               ? word(stage, "The words are all here; the crossing can't be shown: it was made by "
                             "another version of the game.")
               : word(stage, "The words are all here; the crossing can't be shown: its steps no "
                             "longer fit its level.");
}

void moment_film_release(struct moment_film *film) {
    pack_level_free(film->level);
    replay_release(&film->replay);
    *film = (struct moment_film){0};
}

/* The level's text and the replay may come from anywhere: both are checked as if they did. */
void moment_film_init(struct stage *stage, struct moment_film *film,
                      const struct keepsake_moment *moment) {
    *film = (struct moment_film){0};
    struct pack_diagnostics diagnostics = {0};
    struct error error = {{0}};
    struct replay_report report = {0};
    film->level = pack_level_parse("level", moment->source, strlen(moment->source), &diagnostics);
    pack_diagnostics_release(&diagnostics);
    if (!film->level) {
        film->why_not = word(stage,
                             "The words are all here; the crossing can't be shown: its level "
                             "can't be read any more.");
    } else if (!replay_parse(moment->replay, strlen(moment->replay), &film->replay, &error)) {
        film->why_not = word(stage,
                             "The words are all here; the crossing can't be shown: its steps "
                             "can't be read any more.");
    } else if (!replay_verify(&film->level->rules, &film->replay, &report)) {
        film->why_not = finding_words(stage, report.finding);
    }
    if (film->why_not) {
        pack_level_free(film->level);
        film->level = NULL;
    }
}

void moment_film_state(const struct moment_film *film, int steps, struct rules_state *state) {
    rules_start(&film->level->rules, state);
    for (int i = 0; i < steps; i++) {
        rules_step(&film->level->rules, &film->replay.answers, state, film->replay.step[i].action,
                   NULL);
    }
}

void moment_film_show(struct stage *stage, struct view *view, const struct moment_film *film,
                      int steps, int width, int height, struct rect area) {
    const struct rules_level *level = &film->level->rules;
    struct rules_state state;
    moment_film_state(film, steps, &state);
    view_set_mood(view, play_span(stage, film->replay.level));
    view_set_level(view, level, width, height, area, unit(stage, 74), rules_hash_level(level));
    view_set_state(view, &state, &film->replay.answers);
}

/* The board in a small canvas of its own: the view draws into any. */
void moment_film_picture(struct stage *stage, struct view *view, const struct moment_film *film,
                         int width, int height, struct canvas *out) {
    canvas_init(out, width, height);
    moment_film_show(stage, view, film, film->replay.count, width, height,
                     rect_grow((struct rect){0, 0, width, height}, -height / 50));
    view_draw(view, out);
    for (int i = 0; i < out->stride * out->height; i++) {
        out->pixels[i] |= 0xff000000u; /* an image's alpha counts, a canvas' does not */
    }
}

void moment_picture_forget(struct canvas *picture) {
    if (picture->pixels) {
        base_forget(picture->pixels,
                    sizeof *picture->pixels * (size_t)picture->stride * (size_t)picture->height);
    }
    canvas_release(picture);
}

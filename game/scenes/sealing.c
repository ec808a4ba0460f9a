/* Sealing: each question of the level is answered by its player, in private, before the first
 * step. What is on the screen is the same whatever is chosen. */
#include "scenes/internal.h"

enum stage { SHOWING, CHOOSING };

struct data {
    int question;
    enum stage stage;
    struct choice choice;
};

static int question_count(const struct game *game) {
    return game->crossing.level->rules.question_count;
}

static void ask(struct game *game, struct data *data) {
    const struct crossing_question *question = &game->crossing.question[data->question];
    int by = game->crossing.level->rules.question[data->question].by;
    data->choice = (struct choice){.count = question->answer_count + 1};
    for (int mark = 0; mark < data->choice.count; mark++) {
        data->choice.label[mark] = mark < question->answer_count
                                       ? question->answer[mark]
                                       : word(game, "I'd rather keep this one to myself");
        data->choice.mark[mark] = mark;
    }
    data->choice.asked[by] = true;
    platform_sound(game->platform, "mist-touch");
    choice_begin(game, &data->choice);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (data->stage == SHOWING) {
        data->stage = CHOOSING;
        music_crossing(game);
        ask(game, data);
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    platform_text_forget(game->platform);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (choice_event(game, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        scene_push(game, &scene_pause);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (choice_update(game, &data->choice, ms)) {
        int by = game->crossing.level->rules.question[data->question].by;
        session_seal(game->crossing.session, data->question, data->choice.chosen[by]);
        choice_forget(&data->choice);
        if (++data->question < question_count(game)) {
            ask(game, data);
        } else {
            session_begin(game->crossing.session);
            scene_replace(game, &scene_play);
            return 0;
        }
    }
    return choice_wait(&data->choice);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int by = game->crossing.level->rules.question[data->question].by;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas,
                 say(game, "{name}, this one is yours", "name", game->name[by], NULL));
    choice_draw(game, canvas, &data->choice, body, game->crossing.question[data->question].ask);
    choice_hint(game, canvas, &data->choice,
                word(game, "A press seals it. Nobody else will be shown."));
}

const struct scene_type scene_sealing = {
    .name = "sealing",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

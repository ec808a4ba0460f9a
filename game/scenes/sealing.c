/* Sealing: each question of the level is answered by its player, in private, before the first
 * step. What is on the screen is the same whatever is chosen. */
#include "scenes/internal.h"

struct data {
    int question; /* the one that is to be sealed */
    struct choice choice;
};

static int speaker(const struct game *game, const struct data *data) {
    return crossing_level(game->crossing)->question[data->question].by;
}

static void ask(struct game *game, struct data *data) {
    data->question = crossing_to_seal(game->crossing);
    const struct crossing_question *question = crossing_question(game->crossing, data->question);
    data->choice = (struct choice){.count = question->answer_count + 1};
    for (int mark = 0; mark < data->choice.count; mark++) {
        data->choice.label[mark] = mark < question->answer_count
                                       ? question->answer[mark]
                                       : word(game, "I'd rather keep this one to myself");
        data->choice.mark[mark] = mark;
    }
    data->choice.asked[speaker(game, data)] = true;
    platform_sound(game->platform, "mist-touch");
    choice_begin(game, &data->choice);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->choice.count) {
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
        pause_push(game);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (choice_update(game, &data->choice, ms)) {
        crossing_seal(game->crossing, data->choice.chosen[speaker(game, data)]);
        choice_forget(&data->choice);
        if (crossing_stage(game->crossing) == CROSSING_SEALING) {
            ask(game, data);
        } else {
            scene_drop(game);
            play_push(game);
            return 0;
        }
    }
    return choice_wait(&data->choice);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(
        game, canvas,
        say(game, "{name}, this one is yours", "name", game->name[speaker(game, data)], NULL));
    choice_draw(game, canvas, &data->choice, body,
                crossing_question(game->crossing, data->question)->ask);
    choice_hint(game, canvas, &data->choice,
                word(game, "A press seals it. Nobody else will be shown."));
}

static const struct scene_type scene_sealing = {
    .name = "sealing",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .bound = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

void sealing_push(struct game *game) {
    scene_push(game, &scene_sealing);
}

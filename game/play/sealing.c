/* Sealing: each question of the level is answered by its player, in private, before the first
 * step or at its hearth; where there is a key to it, the listener is shown that before it goes on.
 * What is on the screen is the same whatever is chosen. */
#include "play/inside.h"

struct data {
    bool on_board, began;
    int question; /* the one that is to be sealed */
    struct choice choice;
};

static int speaker(const struct stage *stage, const struct data *data) {
    return crossing_level(play_of(stage)->crossing)->question[data->question].by;
}

static void ask_next(struct stage *stage, struct data *data) {
    data->question = crossing_to_seal(play_of(stage)->crossing);
    const struct crossing_question *question = crossing_question(play_of(stage)->crossing,
                                                                 data->question);
    data->choice = (struct choice){.count = question->answer_count + 1};
    for (int mark = 0; mark < data->choice.count; mark++) {
        data->choice.label[mark] = mark < question->answer_count ? question->answer[mark]
                                                                 : play_pass_words(stage, question);
        data->choice.mark[mark] = question->key ? -1 : mark;
    }
    data->choice.asked[speaker(stage, data)] = true;
    platform_sound(stage->platform, "mist-touch");
    choice_begin(stage, &data->choice);
}

static void follow_stage(struct stage *stage, struct data *data) {
    const struct crossing *crossing = play_of(stage)->crossing;
    switch (crossing_stage(crossing)) {
    case CROSSING_SEALING:
        ask_next(stage, data);
        break;
    case CROSSING_KEY: {
        int question = crossing_to_show(crossing);
        key_push(stage, !crossing_level(crossing)->question[question].by, 1u << question, true);
        break;
    }
    default:
        if (data->on_board) {
            scene_pop(stage);
        } else {
            scene_drop(stage);
            board_push(stage);
        }
        break;
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->began) {
        data->began = true;
        music_crossing(stage);
    }
    if (!data->choice.count) {
        follow_stage(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    platform_text_forget(stage->platform);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->choice.count && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->choice.count && choice_update(stage, &data->choice, ms)) {
        crossing_seal(play_of(stage)->crossing, data->choice.chosen[speaker(stage, data)]);
        choice_forget(&data->choice);
        data->choice.count = 0;
        follow_stage(stage, data);
    }
    return data->choice.count ? choice_wait(&data->choice) : 0;
}

/* Both of its questions on lines of their own. */
static const char *ask_words(struct stage *stage, const struct data *data) {
    const struct crossing_question *question = crossing_question(play_of(stage)->crossing,
                                                                 data->question);
    return question->guess ? say(stage, "{question}\nWhat do you think {name} said?", "question",
                                 question->ask, "name", stage->name[!speaker(stage, data)], NULL)
                           : question->ask;
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    if (!data->choice.count) {
        return;
    }
    draw_heading(
        stage, canvas,
        say(stage, "{name}, this one is yours", "name", stage->name[speaker(stage, data)], NULL));
    choice_draw(stage, canvas, &data->choice, body, ask_words(stage, data));
    choice_hint(stage, canvas, &data->choice,
                crossing_question(play_of(stage)->crossing, data->question)->key
                    ? say(stage, "A press seals it. {other} alone is shown which mark it becomes.",
                          "other", stage->name[!speaker(stage, data)], NULL)
                    : word(stage, "A press seals it. Nobody else gets to see it."));
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

void sealing_push(struct stage *stage, bool on_board) {
    struct data *data = scene_push(stage, &scene_sealing);
    data->on_board = on_board;
}

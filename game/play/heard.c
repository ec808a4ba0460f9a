/* Heard? After the partner crossed on an answer, the one who gave it is asked in private. "Not
 * yet" is as good an answer: it brings a way to listen, and another talk. */
#include "play/inside.h"

enum phase { ASKING, HEARD, LISTENING };
enum { HEARD_YES, HEARD_NOT_YET };

struct data {
    int question;
    enum phase phase;
    struct choice choice;
};

static int speaker(const struct stage *stage, const struct data *data) {
    return crossing_level(play_of(stage)->crossing)->question[data->question].by;
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->choice.count) {
        return;
    }
    data->question = crossing_asking(play_of(stage)->crossing);
    data->choice = (struct choice){
        .count = 2,
        .label = {word(stage, "Yes, I feel heard"), word(stage, "Not yet")},
        .mark = {-1, -1},
    };
    data->choice.asked[speaker(stage, data)] = true;
    choice_begin(stage, &data->choice);
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    (void)stage;
    choice_forget(&data->choice);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == ASKING && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(stage);
    } else if (data->phase != ASKING &&
               (pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN)) {
        platform_sound(stage->platform, "menu-choose");
        crossing_asked(play_of(stage)->crossing);
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase != ASKING) {
        return -1;
    }
    if (choice_update(stage, &data->choice, ms)) {
        bool heard = data->choice.chosen[speaker(stage, data)] == HEARD_YES;
        data->phase = heard ? HEARD : LISTENING;
        choice_forget(&data->choice);
        platform_sound(stage->platform, heard ? "heard" : "breathe");
        damage_all(stage);
        return -1;
    }
    return choice_wait(&data->choice);
}

static const char *closing_words(struct stage *stage, const struct data *data) {
    int by = speaker(stage, data);
    /* After a pass there is nothing to follow up. */
    const struct crossing_question *asked = crossing_question(play_of(stage)->crossing,
                                                              data->question);
    bool passed =
        session_answers(crossing_session(play_of(stage)->crossing))->mark[data->question] ==
        asked->answer_count;
    const char *follow = passed ? "" : asked->follow;
    if (data->phase == LISTENING) {
        return say(stage,
                   "Then there is more to hear.\n\n{name}, say it once more, in other words.\n"
                   "{other}, say back what you heard, and ask: is there more?\n\n"
                   "Take all the time you like. Go on when it feels right.",
                   "name", stage->name[by], "other", stage->name[!by], NULL);
    }
    return follow[0] ? say(stage, "{name} feels heard.\n\n{follow}", "name", stage->name[by],
                           "follow", follow, NULL)
                     : say(stage, "{name} feels heard.", "name", stage->name[by], NULL);
}

/* The one who was heard, or has more to say, has the light; heard, they both have. */
static void draw_closing(struct stage *stage, struct canvas *canvas, const struct data *data,
                         struct rect body) {
    bool heard = data->phase == HEARD;
    int by = speaker(stage, data), pad = unit(stage, large_text(stage) ? 24 : 34);
    const char *words = closing_words(stage, data);
    struct paragraph how = {.size = SIZE_LARGE,
                            .align = ALIGN_CENTRE,
                            .colour = heard ? COLOUR_GOLD : COLOUR_TEXT,
                            .middle = true};
    struct rect panel = sides_draw(stage, canvas, body, heard || by == RULES_A,
                                   heard || by == RULES_B);
    int high = measure_text(stage, panel.w - 2 * pad, words, how) + 2 * pad;
    high = high > unit(stage, 240) ? high : unit(stage, 240);
    if (high < panel.h) {
        panel.y += (panel.h - high) / 2;
        panel.h = high;
    }
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, rect_grow(panel, -pad), words, how);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int by = speaker(stage, data);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas,
                 data->phase == ASKING
                     ? say(stage, "{name}, between you and yourself", "name", stage->name[by], NULL)
                     : crossing_question(play_of(stage)->crossing, data->question)->ask);
    if (data->phase == ASKING) {
        choice_draw(stage, canvas, &data->choice, body,
                    word(stage, "Did you feel heard just now?"));
        choice_hint(stage, canvas, &data->choice, word(stage, "Both answers are good ones."));
        return;
    }
    draw_closing(stage, canvas, data, body);
    draw_hint(stage, canvas,
              say(stage, "{button}: back to the bridge", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static const struct scene_type scene_heard = {
    .name = "heard",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .talks = true,
    .bound = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

void heard_push(struct stage *stage) {
    scene_push(stage, &scene_heard);
}

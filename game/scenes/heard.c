/* Heard? After the partner crossed on an answer, the one who gave it is asked in private. "Not
 * yet" is as good an answer: it brings a way to listen, and another talk. */
#include "scenes/internal.h"

enum stage { ASKING, HEARD, LISTENING };
enum { HEARD_YES, HEARD_NOT_YET };

struct data {
    int question;
    enum stage stage;
    struct choice choice;
};

static int speaker(const struct game *game, const struct data *data) {
    return crossing_level(game->crossing)->question[data->question].by;
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (data->choice.count) {
        return;
    }
    data->question = crossing_asking(game->crossing);
    data->choice = (struct choice){
        .count = 2,
        .label = {word(game, "Yes, I feel heard"), word(game, "Not yet")},
        .mark = {-1, -1},
    };
    data->choice.asked[speaker(game, data)] = true;
    choice_begin(game, &data->choice);
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    (void)game;
    choice_forget(&data->choice);
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->stage == ASKING && choice_event(game, &data->choice, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(game);
    } else if (data->stage != ASKING &&
               (pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN)) {
        platform_sound(game->platform, "menu-choose");
        crossing_asked(game->crossing);
        scene_pop(game);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->stage != ASKING) {
        return -1;
    }
    if (choice_update(game, &data->choice, ms)) {
        bool heard = data->choice.chosen[speaker(game, data)] == HEARD_YES;
        data->stage = heard ? HEARD : LISTENING;
        choice_forget(&data->choice);
        platform_sound(game->platform, heard ? "heard" : "breathe");
        damage_all(game);
        return -1;
    }
    return choice_wait(&data->choice);
}

static const char *closing_words(struct game *game, const struct data *data) {
    int by = speaker(game, data);
    /* After a pass there is nothing to follow up. */
    const struct crossing_question *asked = crossing_question(game->crossing, data->question);
    bool passed = session_answers(crossing_session(game->crossing))->mark[data->question] ==
                  asked->answer_count;
    const char *follow = passed ? "" : asked->follow;
    if (data->stage == LISTENING) {
        return say(game,
                   "Then there is more to hear.\n\n{name}, say it once more, in other words.\n"
                   "{other}, say back what you heard, and ask: is there more?\n\n"
                   "Take all the time you like. Go on when it feels right.",
                   "name", game->name[by], "other", game->name[!by], NULL);
    }
    return follow[0] ? say(game, "{name} feels heard.\n\n{follow}", "name", game->name[by],
                           "follow", follow, NULL)
                     : say(game, "{name} feels heard.", "name", game->name[by], NULL);
}

/* The one who was heard, or has more to say, has the light; heard, they both have. */
static void draw_closing(struct game *game, struct canvas *canvas, const struct data *data,
                         struct rect body) {
    bool heard = data->stage == HEARD;
    int by = speaker(game, data), pad = unit(game, large_text(game) ? 24 : 34);
    const char *words = closing_words(game, data);
    struct paragraph how = {.size = SIZE_LARGE,
                            .align = ALIGN_CENTRE,
                            .colour = heard ? COLOUR_GOLD : COLOUR_TEXT,
                            .middle = true};
    struct rect panel = sides_draw(game, canvas, body, heard || by == RULES_A,
                                   heard || by == RULES_B);
    int high = measure_text(game, panel.w - 2 * pad, words, how) + 2 * pad;
    high = high > unit(game, 240) ? high : unit(game, 240);
    if (high < panel.h) {
        panel.y += (panel.h - high) / 2;
        panel.h = high;
    }
    draw_panel(game, canvas, panel);
    draw_text(game, canvas, rect_grow(panel, -pad), words, how);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    int by = speaker(game, data);
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas,
                 data->stage == ASKING
                     ? say(game, "{name}, between you and yourself", "name", game->name[by], NULL)
                     : crossing_question(game->crossing, data->question)->ask);
    if (data->stage == ASKING) {
        choice_draw(game, canvas, &data->choice, body, word(game, "Did you feel heard just now?"));
        choice_hint(game, canvas, &data->choice, word(game, "Both answers are good ones."));
        return;
    }
    draw_closing(game, canvas, data, body);
    draw_hint(game, canvas,
              say(game, "{button}: back to the bridge", "button",
                  both_button_names(game, PLATFORM_CONFIRM), NULL));
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

void heard_push(struct game *game) {
    scene_push(game, &scene_heard);
}

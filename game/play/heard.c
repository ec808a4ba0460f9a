/* Heard? After the partner crossed on an answer, or went round a limit, the one who gave it is
 * asked in private whether it felt so. "Not yet" is as good an answer and costs its giver nothing:
 * first the other one says back what they heard; then, if they like, it is said once more. Of a
 * guess the two are told whether it was one. */
#include "play/inside.h"

enum phase { ASKING, HEARD, SAYING_BACK, ONCE_MORE, GUESSED };
enum { HEARD_YES, HEARD_NOT_YET };

struct data {
    int question;
    enum phase phase;
    bool limit; /* it was respected, not walked on */
    struct choice choice;
};

static int speaker(const struct stage *stage, const struct data *data) {
    return crossing_level(play_of(stage)->crossing)->question[data->question].by;
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    const struct crossing *crossing = play_of(stage)->crossing;
    if (data->choice.count || data->phase != ASKING) {
        return;
    }
    data->question = crossing_asking(crossing);
    data->limit = !(crossing_state(crossing)->heard >> data->question & 1);
    if (crossing_question(crossing, data->question)->guess) {
        data->phase = GUESSED;
        platform_sound(stage->platform, "guess-reveal");
        return;
    }
    data->choice = (struct choice){
        .count = 2,
        .label = {data->limit ? word(stage, "Yes, it felt respected")
                              : word(stage, "Yes, I feel heard"),
                  word(stage, "Not yet")},
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
        if (data->phase == SAYING_BACK) {
            data->phase = ONCE_MORE;
            fade_within(stage);
            damage_all(stage);
            return;
        }
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
        data->phase = heard ? HEARD : SAYING_BACK;
        choice_forget(&data->choice);
        platform_sound(stage->platform, heard ? "heard" : "breathe");
        damage_all(stage);
        return -1;
    }
    return choice_wait(&data->choice);
}

/* After a pass there is nothing to follow up. */
static bool passed(const struct crossing *crossing, int question) {
    return crossing_said(crossing, question) == crossing_question(crossing, question)->answer_count;
}

/* Both have heard both by now. Whoever kept an answer or a guess to themselves is not told of. */
static const char *guess_words(struct stage *stage, const struct data *data) {
    const struct crossing *crossing = play_of(stage)->crossing;
    int of = crossing_question(crossing, data->question)->of, by = speaker(stage, data);
    const char *sentence =
        passed(crossing, data->question) || passed(crossing, of) ? "Two voices made this bridge."
        : crossing_said(crossing, data->question) == crossing_said(crossing, of)
            ? "{name} guessed what {other} said!\n\n{name}, what made you think so?"
            : "{name} guessed something else. That builds a bridge, too.\n\n{name}, what made you "
              "think so?";
    return say(stage, sentence, "name", stage->name[by], "other", stage->name[!by], NULL);
}

static const char *heard_words(struct stage *stage, const struct data *data) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const char *name = stage->name[speaker(stage, data)];
    const char *follow = passed(crossing, data->question)
                             ? ""
                             : crossing_question(crossing, data->question)->follow;
    const char *felt = say(stage,
                           data->limit ? "{name}'s limit was respected." : "{name} feels heard.",
                           "name", name, NULL);
    return follow[0] ? say(stage, "{felt}\n\n{follow}", "felt", felt, "follow", follow, NULL)
                     : felt;
}

static const char *closing_words(struct stage *stage, const struct data *data) {
    int by = speaker(stage, data);
    switch (data->phase) {
    case GUESSED:
        return guess_words(stage, data);
    case SAYING_BACK:
        return say(stage,
                   "Then there is more to hear.\n\n{other}, say back in your own words what you "
                   "heard.\n{name}, listen: is it so?",
                   "name", stage->name[by], "other", stage->name[!by], NULL);
    case ONCE_MORE:
        return say(stage,
                   "If you like, {name}, say it once more, in other words.\n{other}, ask: is there "
                   "more?\n\nTake all the time you like. Go on when it feels right.",
                   "name", stage->name[by], "other", stage->name[!by], NULL);
    default:
        return heard_words(stage, data);
    }
}

/* The one who speaks has the light; heard, they both have. */
static void draw_closing(struct stage *stage, struct canvas *canvas, const struct data *data,
                         struct rect body) {
    bool heard = data->phase == HEARD || data->phase == GUESSED;
    int by = speaker(stage, data);
    int speaks = data->phase == SAYING_BACK ? !by : by,
        pad = unit(stage, large_text(stage) ? 24 : 34);
    const char *words = closing_words(stage, data);
    struct paragraph how = {.size = SIZE_LARGE,
                            .align = ALIGN_CENTRE,
                            .colour = heard ? COLOUR_GOLD : COLOUR_TEXT,
                            .middle = true};
    struct rect panel = sides_draw(stage, canvas, body, heard || speaks == RULES_A,
                                   heard || speaks == RULES_B);
    int high = measure_text(stage, panel.w - 2 * pad, words, how) + 2 * pad;
    high = high > unit(stage, 240) ? high : unit(stage, 240);
    if (high < panel.h) {
        panel.y += (panel.h - high) / 2;
        panel.h = high;
    }
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, rect_grow(panel, -pad), words, how);
}

static const char *heading(struct stage *stage, const struct data *data) {
    switch (data->phase) {
    case ASKING:
        return say(stage, "{name}, between you and yourself", "name",
                   stage->name[speaker(stage, data)], NULL);
    case SAYING_BACK:
        return word(stage, "What was heard");
    case ONCE_MORE:
        return word(stage, "Once more, if you like");
    case GUESSED:
        return word(stage, "A guess");
    default:
        return crossing_question(play_of(stage)->crossing, data->question)->ask;
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, heading(stage, data));
    if (data->phase == ASKING) {
        choice_draw(stage, canvas, &data->choice, body,
                    data->limit ? word(stage, "You named a limit. Does it feel respected?")
                                : word(stage, "Did you feel heard just now?"));
        choice_hint(stage, canvas, &data->choice, word(stage, "Both answers are good ones."));
        return;
    }
    draw_closing(stage, canvas, data, body);
    draw_hint(stage, canvas,
              say(stage,
                  data->phase == SAYING_BACK ? "{button}: go on" : "{button}: back to the bridge",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
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

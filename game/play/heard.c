/* Heard? A guess comes up on the way, once it was walked on: the two are told whether it was one.
 * After the crossing, where it went a little closer, whoever gave an answer that was walked on, or
 * named a limit, is asked once whether it felt so, both at once. What they say is shown as soon as
 * both have, so nobody looks away for it. "Not yet" is as good an answer and costs its giver
 * nothing: first the other one says back what they heard; then, if they like, it is said once more.
 */
#include "play/inside.h"

enum phase { GUESSED, ASKING, HEARD, SAYING_BACK, ONCE_MORE };
enum { HEARD_YES, HEARD_NOT_YET };

struct data {
    enum phase phase;
    int question;     /* GUESSED */
    unsigned hear;    /* the questions it is about, as bits */
    unsigned not_yet; /* who said so, as bits, and is still to be listened to */
    struct choice choice;
};

static unsigned given_by(const struct stage *stage, const struct data *data, int player) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    unsigned given = 0;
    for (int q = 0; q < level->question_count; q++) {
        given |= (unsigned)(level->question[q].by == player) << q;
    }
    return given & data->hear;
}

/* Whose turn it is: who guessed, who is listened to, or the one alone who was asked; -1: both. */
static int speaker(const struct stage *stage, const struct data *data) {
    if (data->phase == GUESSED) {
        return crossing_level(play_of(stage)->crossing)->question[data->question].by;
    }
    if (data->phase == SAYING_BACK || data->phase == ONCE_MORE) {
        return data->not_yet & 1u << RULES_A ? RULES_A : RULES_B;
    }
    return !data->choice.asked[RULES_B] ? RULES_A : !data->choice.asked[RULES_A] ? RULES_B : -1;
}

/* All that is asked about are limits, which were respected, not walked on. */
static bool limits_alone(const struct stage *stage, const struct data *data) {
    return !(crossing_state(play_of(stage)->crossing)->heard & data->hear);
}

/* After a pass there is nothing to follow up. */
static bool passed(const struct crossing *crossing, int question) {
    return crossing_said(crossing, question) == crossing_question(crossing, question)->answer_count;
}

/* Both were said aloud by now: the other one's word is what was guessed. */
static bool hit(const struct stage *stage, const struct data *data) {
    const struct crossing *crossing = play_of(stage)->crossing;
    int of = crossing_question(crossing, data->question)->of;
    return crossing_said(crossing, data->question) == crossing_said(crossing, of);
}

/* Was there a guess, and something that was guessed? */
static bool both_spoke(const struct stage *stage, const struct data *data) {
    const struct crossing *crossing = play_of(stage)->crossing;
    int of = crossing_question(crossing, data->question)->of;
    return !passed(crossing, data->question) && !passed(crossing, of);
}

static enum joy guess_joy(const struct stage *stage, const struct data *data) {
    return both_spoke(stage, data) && !hit(stage, data) ? JOY_PLAYS : JOY_MEETS;
}

static void ask(struct stage *stage, struct data *data) {
    data->phase = ASKING;
    data->choice = (struct choice){
        .count = 2,
        .label = {limits_alone(stage, data) ? word(stage, "Yes, it felt respected")
                                            : word(stage, "Yes, I feel heard"),
                  word(stage, "Not yet")},
        .mark = {-1, -1},
        .asked = {given_by(stage, data, RULES_A) != 0, given_by(stage, data, RULES_B) != 0},
        .shown = true,
    };
    choice_begin(stage, &data->choice);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    const struct crossing *crossing = play_of(stage)->crossing;
    if (data->choice.count || data->hear) {
        return;
    }
    data->hear = crossing_to_hear(crossing);
    if (crossing_stage(crossing) == CROSSING_ASKING) {
        data->question = crossing_asking(crossing);
        joy_begin(stage, guess_joy(stage, data));
        platform_sound(stage->platform, "guess-reveal");
    } else {
        ask(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    joy_end(stage);
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    data->phase = phase;
    fade_within(stage);
    damage_all(stage);
}

static void go_on(struct stage *stage, struct data *data) {
    platform_sound(stage->platform, "menu-choose");
    if (data->phase == SAYING_BACK) {
        show(stage, data, ONCE_MORE);
    } else if (data->phase == GUESSED) {
        crossing_asked(play_of(stage)->crossing);
        scene_pop(stage);
    } else {
        data->not_yet &= data->not_yet - 1; /* the first of them was listened to */
        if (data->not_yet) {
            show(stage, data, SAYING_BACK);
        } else {
            play_keep(stage);
        }
    }
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
        go_on(stage, data);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase != ASKING) {
        return joy_update(stage) ? 0 : update_backdrop(stage);
    }
    if (choice_update(stage, &data->choice, ms)) {
        for (int player = 0; player < 2; player++) {
            data->not_yet |= (unsigned)(data->choice.chosen[player] == HEARD_NOT_YET) << player;
        }
        choice_forget(&data->choice);
        data->phase = data->not_yet ? SAYING_BACK : HEARD;
        platform_sound(stage->platform, data->not_yet ? "breathe" : "heard");
        if (!data->not_yet) {
            joy_begin(stage, JOY_MEETS);
        }
        damage_all(stage);
        return 0;
    }
    return choice_wait(&data->choice);
}

/* Both have heard both by now. Whoever kept an answer or a guess to themselves is not told of. */
static const char *guess_words(struct stage *stage, const struct data *data) {
    int by = speaker(stage, data);
    const char *sentence =
        !both_spoke(stage, data) ? "Two voices made this bridge."
        : hit(stage, data)
            ? "{name} guessed what {other} said!\n\n{name}, what made you think so?"
            : "{name} guessed something else. That builds a bridge, too.\n\n{name}, what made you "
              "think so?";
    return say(stage, sentence, "name", stage->name[by], "other", stage->name[!by], NULL);
}

/* What the last of those that were told has to follow it up with. */
static const char *follow_words(const struct stage *stage, const struct data *data) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const char *follow = "";
    for (int q = 0; q < crossing_level(crossing)->question_count; q++) {
        if ((data->hear >> q & 1) && !passed(crossing, q) &&
            crossing_question(crossing, q)->follow[0]) {
            follow = crossing_question(crossing, q)->follow;
        }
    }
    return follow;
}

static const char *heard_words(struct stage *stage, const struct data *data) {
    const char *follow = follow_words(stage, data);
    int one = speaker(stage, data);
    const char *sentence = limits_alone(stage, data)
                               ? (one < 0 ? "You both feel respected." : "{name} feels respected.")
                               : (one < 0 ? "You both feel heard." : "{name} feels heard.");
    const char *felt = say(stage, sentence, "name", stage->name[one < 0 ? RULES_A : one], NULL);
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

/* Who is understood is glad, and so is who understood; who guessed something else laughs. */
static struct side side_of(struct stage *stage, const struct data *data, int player) {
    bool theirs = player == speaker(stage, data);
    bool plays = data->phase == GUESSED && theirs && guess_joy(stage, data) == JOY_PLAYS;
    if (data->phase == HEARD || data->phase == GUESSED) {
        return (struct side){SIDE_GLAD, plays ? VIEW_FACE_SILLY : VIEW_FACE_GLAD};
    }
    return side_speaks(data->phase == SAYING_BACK ? !theirs : theirs);
}

/* The one who speaks has the light; heard, they both have. */
static void draw_closing(struct stage *stage, struct canvas *canvas, const struct data *data,
                         struct rect body) {
    bool heard = data->phase == HEARD || data->phase == GUESSED;
    sides_page(stage, canvas, body,
               &(struct sides_page){
                   .words = closing_words(stage, data),
                   .colour = heard ? COLOUR_GOLD : COLOUR_TEXT,
                   .side = {side_of(stage, data, RULES_A), side_of(stage, data, RULES_B)},
               });
}

static const char *heading(struct stage *stage, const struct data *data) {
    int one = speaker(stage, data);
    switch (data->phase) {
    case ASKING:
        return one < 0
                   ? word(stage, "Each of you, between you and yourself")
                   : say(stage, "{name}, between you and yourself", "name", stage->name[one], NULL);
    case SAYING_BACK:
        return word(stage, "What was heard");
    case ONCE_MORE:
        return word(stage, "Once more, if you like");
    case GUESSED:
        return word(stage, "A guess");
    default:
        return word(stage, "You are across");
    }
}

static const char *limit_words(struct stage *stage, const struct data *data) {
    int one = speaker(stage, data);
    return one < 0 ? word(stage, "Each went round what the other named. Does that feel respected?")
                   : say(stage, "{other} went another way. Does that feel respected?", "other",
                         stage->name[!one], NULL);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, heading(stage, data));
    if (data->phase == ASKING) {
        choice_draw(stage, canvas, &data->choice, body,
                    limits_alone(stage, data)
                        ? limit_words(stage, data)
                        : word(stage, "Did you feel heard on this crossing?"));
        choice_hint(stage, canvas, &data->choice, word(stage, "Both answers are good ones."));
        return;
    }
    draw_closing(stage, canvas, data, body);
    draw_hint(stage, canvas,
              say(stage,
                  data->phase == GUESSED ? "{button}: back to the bridge" : "{button}: go on",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static bool speaks(const void *context) {
    const struct data *data = context;
    return data->phase == SAYING_BACK || data->phase == ONCE_MORE;
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
    .speaks = speaks,
};

void heard_push(struct stage *stage) {
    scene_push(stage, &scene_heard);
}

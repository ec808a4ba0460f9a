/* What we leave out: one page on which each of the two says of every topic, in private, whether it
 * is fine. With two devices both do so at once; with one keyboard one goes through all of them
 * behind the curtain, and then the other. What somebody did not say any more stays as it was. */
#include "cards/inside.h"
#include "kit/ballot.h"
#include "kit/page.h"

enum phase { BEFORE, ASKING, AFTER };

struct data {
    enum phase phase;
    struct page page; /* BEFORE */
    struct ballot ballot;
};

static void ask(struct stage *stage, struct data *data) {
    data->phase = ASKING;
    data->ballot = (struct ballot){
        .rows = PACK_TOPICS,
        .choice = {.count = 3,
                   .label = {[LIMITS_FINE] = word(stage, "Fine with me"),
                             [LIMITS_NOT_TONIGHT] = word(stage, "Not tonight"),
                             [LIMITS_NOT_NOW] = word(stage, "Not for now")},
                   .mark = {-1, -1, -1}},
    };
    ballot_begin(stage, &data->ballot);
}

static void hold(struct stage *stage, const struct data *data) {
    limits_begin(stage);
    for (int topic = 0; topic < PACK_TOPICS; topic++) {
        limits_say(limits_of(stage), (enum pack_topic)topic,
                   (enum limits_mark)data->ballot.said[topic][RULES_A],
                   (enum limits_mark)data->ballot.said[topic][RULES_B]);
    }
    limits_save(stage);
}

/* Whatever ends it in between, what was said so far holds: nobody is to say it again. */
static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->phase == ASKING) {
        hold(stage, data);
    }
    ballot_forget(&data->ballot);
    platform_text_forget(stage->platform);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    bool forward = pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN;
    if (data->phase == ASKING && ballot_event(stage, &data->ballot, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU) ||
        (data->phase == AFTER && forward)) {
        platform_sound(stage->platform, "menu-back");
        scene_pop(stage);
    } else if (forward && data->phase == BEFORE) {
        platform_sound(stage->platform, "menu-choose");
        if (!page_turn(stage, &data->page)) {
            ask(stage, data);
        }
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase != ASKING) {
        return update_backdrop(stage);
    }
    if (ballot_update(stage, &data->ballot, ms)) {
        hold(stage, data);
        ballot_forget(&data->ballot);
        data->phase = AFTER;
        platform_sound(stage->platform, "breathe");
        damage_all(stage);
        return 0;
    }
    return ballot_wait(&data->ballot);
}

static void draw_asking(struct stage *stage, struct canvas *canvas, const struct data *data) {
    static const char *const questions[PACK_TOPICS] = {
        [PACK_DAILY_LIFE] = "Cards about daily life?",
        [PACK_FAMILY] = "Cards about family?",
        [PACK_FRIENDS] = "Cards about friends?",
        [PACK_WORK] = "Cards about work?",
        [PACK_MONEY] = "Cards about money?",
        [PACK_HOME] = "Cards about home?",
        [PACK_TIME] = "Cards about time, and how you spend it?",
        [PACK_BODY] = "Cards about body and health?",
        [PACK_CLOSENESS] = "Cards about closeness?",
        [PACK_HURT] = "Cards about what hurts?",
        [PACK_FUTURE] = "Cards about the future?",
        [PACK_FAITH] = "Cards about faith?",
        [PACK_PLAY] = "Cards about play?",
    };
    const char *topic[PACK_TOPICS];
    for (int i = 0; i < PACK_TOPICS; i++) {
        topic[i] = limits_topic(stage, (enum pack_topic)i);
    }
    draw_heading(stage, canvas,
                 say(stage, "What we leave out, {number} of {all}", "number",
                     say_number(stage, data->ballot.at + 1), "all", say_number(stage, PACK_TOPICS),
                     NULL));
    ballot_draw(stage, canvas, &data->ballot, body_rect(stage), topic,
                word(stage, questions[data->ballot.at]));
    choice_hint(stage, canvas, &data->ballot.choice,
                say(stage, "{back}: that is enough", "back",
                    both_button_names(stage, PLATFORM_BACK), NULL));
}

static void draw_before(struct stage *stage, struct canvas *canvas, struct data *data,
                        struct rect panel) {
    page_draw(stage, canvas, &data->page, panel,
              word(stage, "Each of you says in private which topics are fine.\n\n"
                          "What either of you leaves out stays out for both. Nobody sees "
                          "what it is, or whose wish it was.\n\n"
                          "\u201cNot tonight\u201d holds for this evening. \u201cNot for now\u201d "
                          "holds until you both say that it is fine."),
              0);
    const char *confirm = both_button_names(stage, PLATFORM_CONFIRM);
    const char *back = both_button_names(stage, PLATFORM_BACK);
    draw_hint(
        stage, canvas,
        data->page.following
            ? say(stage, "{button}: read on. {back}: back", "button", confirm, "back", back, NULL)
            : say(stage, "{button}: begin. {back}: back", "button", confirm, "back", back, NULL));
}

static void draw_after(struct stage *stage, struct canvas *canvas, struct rect panel) {
    draw_message(
        stage, canvas, panel,
        word(stage, "Thank you both.\n\nIt holds from now on, for every card."),
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true},
        0);
    draw_hint(
        stage, canvas,
        say(stage, "{button}: go on", "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    if (data->phase == ASKING) {
        draw_asking(stage, canvas, data);
        return;
    }
    struct rect panel = page_column(stage, body_rect(stage));
    draw_heading(stage, canvas, word(stage, "What we leave out"));
    if (data->phase == BEFORE) {
        draw_before(stage, canvas, data, panel);
    } else {
        draw_after(stage, canvas, panel);
    }
}

static const struct scene_type scene_limits = {
    .name = "limits",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, ballot.choice),
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

void limits_push(struct stage *stage) {
    scene_push(stage, &scene_limits);
}

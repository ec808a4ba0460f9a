/* The listener's key: which mark each of the other one's words became. It is seen by the listener
 * alone, behind a curtain whatever the two play with, for as long as nobody presses anything; what
 * covers the screen covers it. It follows from the crossing's marks, never from what was sealed. */
#include "play/inside.h"

enum phase { CURTAIN, OPEN, COVERED };
enum {
    CALM_MS = 500,     /* a press in passing uncovers nothing */
    COVERED_MS = 1500, /* the picture is calm again before it goes on */
};

struct data {
    enum phase phase;
    int listener;
    unsigned questions; /* those that are not seen yet, as bits */
    int question;       /* the one that is shown */
    bool first;         /* the crossing waits for it */
    int ms;
};

void key_draw_marks(struct stage *stage, int count, uint8_t mark[RULES_MAX_MARKS]) {
    uint64_t random = stage_random(stage);
    for (int word = 0; word < count; word++) {
        int other = (int)random_below(&random, (uint32_t)word + 1);
        mark[word] = mark[other];
        mark[other] = (uint8_t)word;
    }
}

static void go(struct stage *stage, struct data *data, enum phase phase) {
    data->phase = phase;
    data->ms = 0;
    if (phase == CURTAIN) {
        curtain_fall(stage);
    } else {
        platform_sound(stage->platform, "curtain");
    }
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->phase != COVERED) {
        go(stage, data, CURTAIN);
    }
}

static void leave(struct stage *stage, void *context) {
    (void)context;
    platform_text_forget(stage->platform);
}

static void show_next(struct stage *stage, struct data *data) {
    if (!data->questions) {
        go(stage, data, COVERED);
        return;
    }
    data->question = 0;
    while (!(data->questions >> data->question & 1)) {
        data->question++;
    }
    data->questions &= ~(1u << data->question);
    go(stage, data, OPEN);
}

static void go_back(struct stage *stage, const struct data *data) {
    if (data->first) {
        crossing_shown(play_of(stage)->crossing);
    }
    scene_pop(stage);
}

static bool is_press(const struct platform_event *event) {
    return event->kind == PLATFORM_POINTER_DOWN ||
           (event->kind == PLATFORM_BUTTON && event->down && !event->repeat);
}

/* Only the listener opens it, and whoever presses whatever covers it. A pointer is nobody's: where
 * it is clicked is seen, not what. */
static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    bool confirms = pressed(event, PLATFORM_CONFIRM);
    bool listeners = event->kind == PLATFORM_POINTER_DOWN ||
                     (confirms && (int)event->seat == data->listener);
    if (data->phase == OPEN && event->kind == PLATFORM_FOCUS_LOST) {
        go(stage, data, COVERED);
    } else if (data->phase == CURTAIN &&
               (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU))) {
        if (data->first) {
            pause_push(stage);
        } else {
            scene_pop(stage);
        }
    } else if (data->ms < CALM_MS || !stage_stands(stage) || !is_press(event)) {
        return;
    } else if (data->phase == COVERED && (confirms || event->kind == PLATFORM_POINTER_DOWN)) {
        go_back(stage, data);
    } else if (data->phase == CURTAIN && listeners) {
        show_next(stage, data);
    } else if (data->phase == OPEN && listeners) {
        show_next(stage, data);
    } else if (data->phase == OPEN) {
        go(stage, data, COVERED);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    data->ms += ms < COVERED_MS ? ms : COVERED_MS;
    if (data->phase == COVERED && data->ms >= COVERED_MS) {
        go_back(stage, data);
        return 0;
    }
    int until = data->phase == COVERED ? COVERED_MS : CALM_MS;
    return wait_sooner(update_backdrop(stage), data->ms < until ? until - data->ms : -1);
}

/* --- drawing --- */

static const char *word_of(struct stage *stage, const struct crossing_question *question,
                           int word) {
    return word < question->answer_count ? question->answer[word]
                                         : play_pass_words(stage, question);
}

/* The one looks at the sea, the other has the light. Returns the room between them. */
static struct rect draw_two(struct stage *stage, struct canvas *canvas, int listener,
                            struct rect body) {
    int side = unit(stage, 200);
    if (large_text(stage)) {
        return body;
    }
    for (int player = 0; player < 2; player++) {
        bool looks = player == listener;
        float x = (float)(player == RULES_A ? body.x + side / 3 : body.x + body.w - side / 3);
        float y = (float)(body.y + body.h * 3 / 4);
        view_islet(canvas, x, y, (float)side * 0.88f, player == RULES_A ? 3 : 11);
        view_person(stage->view, canvas,
                    &(struct view_person){.player = player,
                                          .pose = looks ? VIEW_STANDS : VIEW_SITS_BACK,
                                          .mirrored = player == RULES_B,
                                          .lit = looks,
                                          .x = x,
                                          .y = y + (float)unit(stage, 6),
                                          .high = (float)unit(stage, 236)});
    }
    return (struct rect){body.x + side, body.y, body.w - 2 * side, body.h};
}

/* A word a row behind its mark, on one card. */
static void draw_rows(struct stage *stage, struct canvas *canvas, struct rect area,
                      const struct crossing_question *question) {
    int count = question->answer_count + 1, high = area.h / count;
    for (int word = 0; word < count; word++) {
        struct rect row = {area.x, area.y + word * high, area.w, high};
        int most = text_size(stage, SIZE_LARGE) * 7 / 4, icon = high * 7 / 10;
        icon = icon < most ? icon : most;
        canvas_fill(canvas, (struct rect){row.x, row.y, row.w, unit(stage, 1)}, 0x30a9b6ecu);
        draw_mark(stage, canvas, question->mark[word],
                  (struct rect){row.x + unit(stage, 10), row.y + (high - icon) / 2, icon, icon},
                  COLOUR_GOLD);
        int left = icon + unit(stage, 30);
        draw_text(stage, canvas, (struct rect){row.x + left, row.y, row.w - left, row.h},
                  word_of(stage, question, word),
                  (struct paragraph){.size = large_text(stage) ? SIZE_BODY : SIZE_LARGE,
                                     .colour = COLOUR_TEXT,
                                     .middle = true,
                                     .shrinks = true});
    }
}

static void draw_card(struct stage *stage, struct canvas *canvas, struct rect area,
                      const struct crossing_question *question, const char *name) {
    bool large = large_text(stage);
    int pad = unit(stage, large ? 20 : 32), row = text_size(stage, SIZE_BODY) * 3;
    struct paragraph how = {.size = SIZE_BODY,
                            .align = ALIGN_CENTRE,
                            .colour = COLOUR_QUIET,
                            .middle = true,
                            .shrinks = true};
    const char *words = say(stage, "{question}\nWhen {name} says it, this is its mark:", "question",
                            question->ask, "name", name, NULL);
    int top = measure_text(stage, area.w - 2 * pad, words, how) + pad / 2;
    int most = area.h * 2 / 5, rows = (question->answer_count + 1) * row;
    top = top < most ? top : most;
    int high = top + rows + 2 * pad < area.h ? top + rows + 2 * pad : area.h;
    struct rect card = {area.x, area.y + (area.h - high) / 2, area.w, high};
    draw_panel(stage, canvas, card);
    card = rect_grow(card, -pad);
    draw_text(stage, canvas, (struct rect){card.x, card.y, card.w, top - pad / 2}, words, how);
    draw_rows(stage, canvas, (struct rect){card.x, card.y + top, card.w, card.h - top}, question);
}

static void draw_open(struct stage *stage, struct canvas *canvas, const struct data *data) {
    draw_heading(
        stage, canvas,
        say(stage, "{name}, for your eyes only", "name", stage->name[data->listener], NULL));
    draw_card(stage, canvas, draw_two(stage, canvas, data->listener, body_rect(stage)),
              crossing_question(play_of(stage)->crossing, data->question),
              stage->name[!data->listener]);
    enum platform_seat seat = (enum platform_seat)data->listener;
    const char *sentence = data->questions ? "{button}: the next one"
                           : data->first   ? "{button}: cover it. On the way, {key} shows it again"
                                           : "{button}: cover it";
    draw_hint(stage, canvas,
              say(stage, sentence, "button", button_name(stage, seat, PLATFORM_CONFIRM), "key",
                  button_name(stage, seat, PLATFORM_LOOK), NULL));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    if (data->phase == OPEN && !below_another(stage)) {
        draw_open(stage, canvas, data);
    } else if (data->phase == COVERED) {
        draw_story(stage, canvas, body_rect(stage),
                   say(stage, "Covered again. {other}, you can look.", "other",
                       stage->name[!data->listener], NULL));
    } else {
        draw_heading(stage, canvas,
                     say(stage, "{name}, your key to {other}'s words", "name",
                         stage->name[data->listener], "other", stage->name[!data->listener], NULL));
        curtain_draw(stage, canvas, data->listener, body_rect(stage));
    }
}

/* What it waits for, for scripts. */
static const char *focus(const struct stage *stage, const void *context) {
    static const char *const waits[] = {[CURTAIN] = "Look", [OPEN] = "Cover", [COVERED] = "Go on"};
    (void)stage;
    return waits[((const struct data *)context)->phase];
}

static const struct scene_type scene_key = {
    .name = "key",
    .size = sizeof(struct data),
    .bound = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void key_push(struct stage *stage, int listener, unsigned questions, bool first) {
    struct data *data = scene_push(stage, &scene_key);
    data->listener = listener;
    data->questions = questions;
    data->first = first;
}

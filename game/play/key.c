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
    platform_sound(stage->platform, "curtain");
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
    } else if (data->ms < CALM_MS || !is_press(event)) {
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
    return data->ms < until ? until - data->ms : -1;
}

/* --- drawing --- */

static const char *word_of(struct stage *stage, const struct crossing_question *question,
                           int word) {
    return word < question->answer_count ? question->answer[word]
                                         : play_pass_words(stage, question);
}

/* A word a row, each on a plate of its own behind its mark. */
static void draw_rows(struct stage *stage, struct canvas *canvas, struct rect area,
                      const struct crossing_question *question) {
    int count = question->answer_count + 1, gap = unit(stage, 12);
    int most = text_size(stage, SIZE_BODY) * (large_text(stage) ? 2 : 5) / (large_text(stage) ? 1 : 2);
    int high = (area.h - gap * (count - 1)) / count;
    high = high < most ? high : most;
    area.y += (area.h - count * high - (count - 1) * gap) / 2;
    for (int word = 0; word < count; word++) {
        struct rect row = {area.x, area.y + word * (high + gap), area.w, high};
        int pad = unit(stage, 26), icon = high * 7 / 10;
        draw_panel(stage, canvas, row);
        draw_mark(stage, canvas, question->mark[word],
                  (struct rect){row.x + pad, row.y + (high - icon) / 2, icon, icon}, COLOUR_GOLD);
        draw_text(stage, canvas,
                  (struct rect){row.x + 2 * pad + icon, row.y, row.w - 3 * pad - icon, row.h},
                  word_of(stage, question, word),
                  (struct paragraph){
                      .size = SIZE_BODY, .colour = COLOUR_TEXT, .middle = true, .shrinks = true});
    }
}

static void draw_open(struct stage *stage, struct canvas *canvas, const struct data *data) {
    const struct crossing_question *question = crossing_question(play_of(stage)->crossing,
                                                                 data->question);
    struct rect body = body_rect(stage);
    int side = large_text(stage) ? 0 : body.w / 6, top = body.h * (large_text(stage) ? 26 : 22) / 100;
    const char *name = stage->name[!data->listener];
    struct paragraph how = {.size = SIZE_BODY,
                            .align = ALIGN_CENTRE,
                            .colour = COLOUR_QUIET,
                            .middle = true,
                            .shrinks = true};
    draw_heading(stage, canvas,
                 say(stage, "{name}, for your eyes only", "name", stage->name[data->listener],
                     NULL));
    draw_text(stage, canvas, (struct rect){body.x, body.y, body.w, top},
              say(stage, "{question}\nWhen {name} says it, this is its mark:", "question",
                  question->ask, "name", name, NULL),
              how);
    draw_rows(stage, canvas,
              (struct rect){body.x + side, body.y + top, body.w - 2 * side, body.h - top},
              question);
    const char *confirm = button_name(stage, (enum platform_seat)data->listener, PLATFORM_CONFIRM);
    const char *key = button_name(stage, (enum platform_seat)data->listener, PLATFORM_LOOK);
    draw_hint(stage, canvas,
              data->questions ? say(stage, "{button}: the next one", "button", confirm, NULL)
              : data->first
                  ? say(stage, "{button}: cover it. On the way, {key} shows it again", "button",
                        confirm, "key", key, NULL)
                  : say(stage, "{button}: cover it", "button", confirm, NULL));
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

static const struct scene_type scene_key = {
    .name = "key",
    .size = sizeof(struct data),
    .bound = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

void key_push(struct stage *stage, int listener, unsigned questions, bool first) {
    struct data *data = scene_push(stage, &scene_key);
    data->listener = listener;
    data->questions = questions;
    data->first = first;
}

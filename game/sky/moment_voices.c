/* A star opened in two voices: first each tells what they still know, one going on from the other,
 * before a word of it is seen; then they read it aloud in turns. Nothing is asked, compared or
 * kept, and either ends it at one press. */
#include "kit/menu_page.h"
#include "kit/page.h"
#include "sky/moment.h"

enum deed { DEED_ON, DEED_OTHER, DEED_ENOUGH };
enum { TELLING = 2 /* steps before the first word is seen */, DEEDS = 3 };

struct data {
    const struct keepsake_moment *moment; /* lent by the scene below */
    int step;
    bool second; /* B begins */
    struct page page;
    struct menu menu;
    enum deed deed[DEEDS];
};

static int step_count(const struct data *data) {
    return TELLING + data->moment->line_count + 1;
}

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void show(struct stage *stage, struct data *data) {
    bool last = data->step == step_count(data) - 1;
    data->page = (struct page){0};
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (!last) {
        offer(stage, data, DEED_ON, "Go on");
    }
    if (data->step == 0) {
        offer(stage, data, DEED_OTHER, "The other way round");
    }
    offer(stage, data, DEED_ENOUGH, last ? "All right" : "Enough");
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    show(stage, context);
}

static void leave(struct stage *stage, void *context) {
    (void)context;
    platform_text_forget(stage->platform);
}

/* Whose voice it is: they take turns through all of it. */
static const char *reader(const struct data *data) {
    bool second = data->second != (data->step % 2 == 1);
    return second ? data->moment->name_b : data->moment->name_a;
}

static const char *told_words(struct stage *stage, const struct data *data) {
    const char *pattern = data->step == 0
                              ? word(stage, "{name}, you begin: what do you still know of it?\n\n"
                                            "A smell, a sentence, the weather. Anything will do.")
                              : word(stage, "{name}, you go on from there.\n\nThen see what you "
                                            "kept.");
    return say(stage, pattern, "name", reader(data), NULL);
}

static const char *line_words(struct stage *stage, const struct data *data) {
    const struct keepsake_moment *moment = data->moment;
    const struct keepsake_line *line = &moment->line[data->step - TELLING];
    const char *who = line->who == KEEPSAKE_A   ? moment->name_a
                      : line->who == KEEPSAKE_B ? moment->name_b
                                                : word(stage, "Both of us");
    return line->answer[0] ? say(stage, "{name} reads it aloud:\n\n{question}\n\n{who}: {answer}",
                                 "name", reader(data), "question", line->question, "who", who,
                                 "answer", line->answer, NULL)
                           : say(stage, "{name} reads it aloud:\n\n{question}", "name",
                                 reader(data), "question", line->question, NULL);
}

static const char *end_words(struct stage *stage, const struct data *data) {
    return data->moment->note[0] ? say(stage, "And what you wrote under it, together:\n\n{line}",
                                       "line", data->moment->note, NULL)
                                 : word(stage, "So it was, in two voices.");
}

static const char *words(struct stage *stage, const struct data *data) {
    return data->step < TELLING                ? told_words(stage, data)
           : data->step < step_count(data) - 1 ? line_words(stage, data)
                                               : end_words(stage, data);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event_row(stage, &data->menu, event);
    enum deed deed = data->deed[data->menu.focus];
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU) ||
        (answer == MENU_CHOSEN && deed == DEED_ENOUGH)) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN && (deed != DEED_ON || !page_turn(stage, &data->page))) {
        data->second ^= deed == DEED_OTHER;
        data->step += deed == DEED_ON;
        show(stage, data);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    const struct page_menu look = {
        .heading = data->moment->title,
        .words = words(stage, data),
        .back = word(stage, "back"),
        .backdrop = VIEW_BACKDROP_SKY,
    };
    page_draw_menu(stage, canvas, &data->page, &look, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_moment_voices = {
    .name = "voices",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = menu_page_update,
    .draw = draw,
    .focus = focus,
};

/* Who begins is chance, and a press changes it. */
void moment_voices_push(struct stage *stage, const struct keepsake_moment *moment) {
    struct data *data = scene_push(stage, &scene_moment_voices);
    data->moment = moment;
    data->second = stage_below(stage, 2) == 1;
}

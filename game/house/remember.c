/* Shall the game know the two by name? Asked once, of both, each in private: names that are known
 * stand on the title, where whoever opens the game sees them. What came of it is not told here, and
 * nobody learns whose choice it was; either can change it later, in the settings. */
#include "house/inside.h"

struct data {
    struct both both;
    struct choice choice;
};

static enum keepsake_result store(struct stage *stage, void *context, bool by_a, bool by_b) {
    (void)context;
    names_know(stage, by_a && by_b);
    return by_a && by_b ? KEEPSAKE_OK : KEEPSAKE_LET_GO;
}

/* It sounds alike, whatever they chose. */
static const struct both_wish wish = {.store = store, .sound = "let-go"};

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->choice.count) {
        both_ask_in_words(stage, &data->choice, word(stage, "Know us by name"),
                          word(stage, "Rather not"));
    }
}

static void leave(struct stage *stage, void *context) {
    (void)stage;
    choice_forget(&((struct data *)context)->choice);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (!choice_event(stage, &data->choice, event) &&
        (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU))) {
        names_know(stage, false); /* not asked again */
        scene_end(stage, OUTCOME_DONE);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (choice_update(stage, &data->choice, ms)) {
        both_decide(stage, &data->both, &data->choice, &wish, NULL);
        scene_end(stage, OUTCOME_DONE);
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Next time"));
    choice_draw(stage, canvas, &data->choice, body_rect(stage),
                word(stage, "Shall the game know you by name, and say so on its first page?"));
    choice_hint(
        stage, canvas, &data->choice,
        word(stage, "Only if both of you choose it. Whoever opens the game sees that page."));
}

static const struct scene_type scene_remember = {
    .name = "remember",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

void remember_push(struct stage *stage) {
    scene_push(stage, &scene_remember);
}

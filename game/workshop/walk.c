/* A test walk: the two choose what would have been answered, and cross the level as it is. It is on
 * no map, nothing of it is kept, and from wherever it is left they are back at the board. */
#include "both/both.h"
#include "crossing/crossing.h"
#include "play/play.h"
#include "workshop/inside.h"

#include <string.h>

struct data {
    struct workshop *workshop;
    struct menu menu;
    struct rules_answers answers;
    struct pack_level *level; /* what is walked; NULL: nothing is */
};

static const struct pack_question *source_of(const struct pack_level *level, int question) {
    int guess = level->question[question].guess;
    return &level->question[guess >= 0 ? guess : question];
}

/* The words of an answer; of a card, which is drawn when it is played, there is but the mark. */
static const char *answer_words(struct stage *stage, const struct pack_level *level, int question,
                                int mark) {
    static const char *const marks[] = {"moon", "leaf", "wave", "flame"};
    const struct pack_question *source = source_of(level, question);
    return mark == level->rules.question[question].marks - 1 ? pass_words(stage)
           : source->ask                                     ? source->answer[mark]
                                                             : word(stage, marks[mark]);
}

static void fill_menu(struct stage *stage, struct data *data) {
    const struct pack_level *level = draft_level(data->workshop->draft);
    menu_clear(&data->menu);
    for (int q = 0; q < level->rules.question_count; q++) {
        menu_add(&data->menu, level->question[q].id,
                 answer_words(stage, level, q, data->answers.mark[q]));
    }
    menu_add(&data->menu, word(stage, "Walk it so"), NULL);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->menu.count) {
        fill_menu(stage, data);
        data->menu.focus = data->menu.count - 1;
    }
}

static void end_walk(struct stage *stage, struct data *data) {
    if (data->level) {
        play_end(stage);
        pack_level_free(data->level);
        data->level = NULL;
    }
}

static void leave(struct stage *stage, void *context) {
    end_walk(stage, context);
}

static struct crossing_question question_of(struct stage *stage, const struct pack_level *level,
                                            int question) {
    const struct pack_question *own = &level->question[question],
                               *source = source_of(level, question);
    int answers = level->rules.question[question].marks - 1;
    struct crossing_question asked = {
        .id = own->id,
        .ask = source->ask ? source->ask : word(stage, "A card that is drawn when it is played"),
        .follow = "",
        .answer_count = answers,
        .key = own->key,
        .guess = own->guess >= 0,
        .of = (uint8_t)(own->guess >= 0 ? own->guess : question)};
    for (int i = 0; i <= answers; i++) {
        asked.mark[i] = (uint8_t)i;
        if (i < answers) {
            asked.answer[i] = answer_words(stage, level, question, i);
        }
    }
    return asked;
}

/* The level is a copy: whatever is drawn later, what is walked stays. */
static void walk(struct stage *stage, struct data *data) {
    struct crossing_question question[RULES_MAX_QUESTIONS];
    struct pack_diagnostics found = {0};
    const char *source = draft_source(data->workshop->draft);
    data->level = pack_level_parse(draft_level(data->workshop->draft)->id, source, strlen(source),
                                   &found);
    pack_diagnostics_release(&found);
    if (!data->level) {
        return;
    }
    for (int q = 0; q < data->level->rules.question_count; q++) {
        question[q] = question_of(stage, data->level, q);
    }
    view_set_draft(stage->view, false);
    play_again(stage, data->level, question, &data->answers, 0, "Back to the workshop");
}

/* It was left, or they are across: on to the board, on which they draw. */
static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    struct data *data = context;
    if (outcome == OUTCOME_AGAIN) {
        play_go(stage);
        return true;
    }
    end_walk(stage, data);
    scene_pop(stage);
    return true;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    int row = data->menu.focus;
    const struct rules_level *level = &draft_level(data->workshop->draft)->rules;
    if (answer == MENU_LESS || answer == MENU_MORE) {
        int marks = level->question[row].marks, by = answer == MENU_MORE ? 1 : -1;
        data->answers.mark[row] = (uint8_t)((data->answers.mark[row] + by + marks) % marks);
        fill_menu(stage, data);
    } else if (answer == MENU_CHOSEN) {
        walk(stage, data);
    } else if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "What would you have answered?"));
    menu_draw_alone(stage, canvas, &data->menu, unit(stage, large_text(stage) ? 1100 : 820));
    draw_hint(stage, canvas, workshop_hint(stage));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_walk = {
    .name = "workshop-walk",
    .size = sizeof(struct data),
    .ended = ended,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void workshop_walk_push(struct stage *stage, struct workshop *workshop) {
    struct data *data = scene_push(stage, &scene_walk);
    data->workshop = workshop;
}

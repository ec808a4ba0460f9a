/* What stands beside the board of a level: its title, a line about it, how large it is, its tide,
 * and its questions. */
#include "kit/writing.h"
#include "workshop/inside.h"

#include <stdio.h>
#include <string.h>

enum row {
    ROW_TITLE,
    ROW_ABOUT,
    ROW_IDEA,
    ROW_WIDE,
    ROW_HIGH,
    ROW_TIDE,
    ROW_ADD,
    ROW_BACK,
    ROW_QUESTION
};
enum { MOST_ROWS = ROW_QUESTION + RULES_MAX_QUESTIONS };

struct data {
    struct workshop *workshop;
    struct menu menu;
    struct kept kept;
    enum row row[MOST_ROWS];
    char words[WRITING_SIZE]; /* what is written: title, about or idea */
    int writes;               /* enum draft_text; -1: none */
    bool begun;
    struct error error; /* why something could not be done; "": it was */
};

static void add(struct data *data, enum row row, const char *label, const char *value) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, keep_words(&data->kept, label),
             value ? keep_words(&data->kept, value) : NULL);
}

static void add_told(struct data *data, enum row row, const char *label, const char *value) {
    data->row[data->menu.count] = row;
    menu_add_told(&data->menu, keep_words(&data->kept, label), keep_words(&data->kept, value));
}

static void add_questions(struct stage *stage, struct data *data, const struct pack_level *level) {
    for (int q = 0; q < level->rules.question_count; q++) {
        const struct pack_question *question = &level->question[q];
        add_told(data, (enum row)(ROW_QUESTION + q),
                 say(stage, "Question {number}, for {name}", "number", say_number(stage, q + 1),
                     "name", stage->name[level->rules.question[q].by], NULL),
                 question->id);
    }
    if (level->rules.question_count < RULES_MAX_QUESTIONS) {
        add(data, ROW_ADD, word(stage, "One more question"), NULL);
    }
}

static void fill_menu(struct stage *stage, struct data *data) {
    const struct pack_level *level = draft_level(data->workshop->draft);
    menu_clear(&data->menu);
    data->kept.count = 0;
    add_told(data, ROW_TITLE, word(stage, "Title"), level->title);
    add_told(data, ROW_ABOUT, word(stage, "A line under it"),
             level->about[0] ? level->about : word(stage, "none"));
    add_told(data, ROW_IDEA, word(stage, "What it is for"),
             level->idea[0] ? level->idea : word(stage, "none"));
    add_questions(stage, data, level);
    add(data, ROW_WIDE, word(stage, "Wide"), say_number(stage, level->rules.width));
    add(data, ROW_HIGH, word(stage, "High"), say_number(stage, level->rules.height));
    if (level->rules.tide_period) {
        add(data, ROW_TIDE, word(stage, "The tide turns after"),
            say_number(stage, level->rules.tide_period));
    }
    add(data, ROW_BACK, word(stage, "Back to the board"), NULL);
    damage_all(stage);
}

/* What was written while another screen was up. */
static void take_words(struct data *data) {
    struct draft *draft = data->workshop->draft;
    const struct pack_level *level = draft_level(draft);
    const char *before = data->writes == DRAFT_TITLE   ? level->title
                         : data->writes == DRAFT_ABOUT ? level->about
                                                       : level->idea;
    if (strcmp(before, data->words) != 0) {
        data->error.text[0] = '\0';
        draft_set_text(draft, (enum draft_text)data->writes, data->words, &data->error);
    }
    data->writes = -1;
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->begun) {
        data->begun = true;
        data->writes = -1;
    }
    if (data->writes >= 0) {
        take_words(data);
    }
    fill_menu(stage, data);
}

static void write(struct stage *stage, struct data *data, enum draft_text which,
                  const char *heading, const char *before, int letters) {
    snprintf(data->words, sizeof data->words, "%s", before);
    data->writes = (int)which;
    writing_push(stage, &(struct writing){.heading = word(stage, heading),
                                          .begins = data->words,
                                          .into = data->words,
                                          .size = sizeof data->words,
                                          .letters = letters,
                                          .player = -1});
}

/* With words to begin with, so that it can be drawn at once. */
static void add_question(struct stage *stage, struct data *data) {
    const struct rules_level *level = &draft_level(data->workshop->draft)->rules;
    struct draft_question question = {
        .by = level->question_count % 2 ? RULES_B : RULES_A,
        .marks = 3,
        .ask = word(stage, "What would you like to ask?"),
        .answer = {word(stage, "One answer"), word(stage, "Another answer")}};
    int number = level->question_count;
    if (draft_set_question(data->workshop->draft, number, &question, &data->error)) {
        data->workshop->changed = true;
        workshop_question_push(stage, data->workshop, number);
    } else {
        platform_sound(stage->platform, "nudge");
    }
}

static void choose(struct stage *stage, struct data *data) {
    enum row row = data->row[data->menu.focus];
    const struct pack_level *level = draft_level(data->workshop->draft);
    data->error.text[0] = '\0';
    switch (row) {
    case ROW_TITLE:
        write(stage, data, DRAFT_TITLE, "What is it called?", level->title, PACK_MAX_TITLE);
        break;
    case ROW_ABOUT:
        write(stage, data, DRAFT_ABOUT, "A line under its title", level->about, WRITING_LETTERS);
        break;
    case ROW_IDEA:
        write(stage, data, DRAFT_IDEA, "What is it for?", level->idea, WRITING_LETTERS);
        break;
    case ROW_ADD:
        add_question(stage, data);
        break;
    case ROW_BACK:
    case ROW_WIDE:
    case ROW_HIGH:
    case ROW_TIDE:
        scene_pop(stage);
        break;
    case ROW_QUESTION:
    default:
        workshop_question_push(stage, data->workshop, (int)row - ROW_QUESTION);
        break;
    }
    fill_menu(stage, data);
}

static void change(struct stage *stage, struct data *data, int by) {
    struct draft *draft = data->workshop->draft;
    enum row row = data->row[data->menu.focus];
    bool good = true;
    data->error.text[0] = '\0';
    if (row == ROW_WIDE) {
        good = draft_resize(draft, 0, 0, by, 0, &data->error);
    } else if (row == ROW_HIGH) {
        good = draft_resize(draft, 0, 0, 0, by, &data->error);
    } else if (row == ROW_TIDE) {
        good = draft_set_tide(draft, draft_level(draft)->rules.tide_period + by, &data->error);
    }
    data->workshop->changed |= good;
    if (!good) {
        platform_sound(stage->platform, "nudge");
    }
    fill_menu(stage, data);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_LESS || answer == MENU_MORE) {
        change(stage, data, answer == MENU_MORE ? 1 : -1);
    } else if (answer == MENU_CHOSEN) {
        choose(stage, data);
    } else if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "This level"));
    workshop_menu_draw(stage, canvas, &data->menu, data->error.text);
    draw_hint(stage, canvas, workshop_hint(stage));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_level = {
    .name = "workshop-level",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void workshop_level_push(struct stage *stage, struct workshop *workshop) {
    struct data *data = scene_push(stage, &scene_level);
    data->workshop = workshop;
}

/* One question of a level: whose it is, what it asks, its answers, and whether its listener alone
 * learns what became of the words. */
#include "kit/writing.h"
#include "workshop/inside.h"

#include <stdio.h>
#include <string.h>

enum row {
    ROW_BY,
    ROW_ANSWERS,
    ROW_ASK,
    ROW_FIRST,
    ROW_SECOND,
    ROW_THIRD,
    ROW_KEY,
    ROW_REMOVE,
    ROW_BACK,
    ROWS
};

struct data {
    struct workshop *workshop;
    int question;
    struct menu menu;
    struct kept kept;
    enum row row[ROWS];
    char ask[WRITING_SIZE], answer[PACK_MAX_ANSWERS][WRITING_SIZE];
    bool writes;
    struct error error;
};

static const struct pack_question *now(const struct data *data) {
    return &draft_level(data->workshop->draft)->question[data->question];
}

static const struct rules_question *rules_now(const struct data *data) {
    return &draft_level(data->workshop->draft)->rules.question[data->question];
}

static void add(struct data *data, enum row row, const char *label, const char *value) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, keep_words(&data->kept, label),
             value ? keep_words(&data->kept, value) : NULL);
}

static void add_told(struct data *data, enum row row, const char *label, const char *value) {
    data->row[data->menu.count] = row;
    menu_add_told(&data->menu, keep_words(&data->kept, label), keep_words(&data->kept, value));
}

static void add_words(struct stage *stage, struct data *data) {
    static const char *const labels[] = {"First answer", "Second answer", "Third answer"};
    const struct pack_question *question = now(data);
    add_told(data, ROW_ASK, word(stage, "It asks"), question->ask);
    for (int i = 0; i < rules_now(data)->marks - 1 && i < PACK_MAX_ANSWERS; i++) {
        add_told(data, (enum row)(ROW_FIRST + i), word(stage, labels[i]), question->answer[i]);
    }
}

static void fill_menu(struct stage *stage, struct data *data) {
    const struct pack_question *question = now(data);
    menu_clear(&data->menu);
    data->kept.count = 0;
    add(data, ROW_BY, word(stage, "Who answers"), stage->name[rules_now(data)->by]);
    if (question->guess < 0) {
        add(data, ROW_ANSWERS, word(stage, "Answers, besides the pass"),
            say_number(stage, rules_now(data)->marks - 1));
    }
    if (question->ask) {
        add_words(stage, data);
    }
    if (question->guess < 0) {
        data->row[data->menu.count] = ROW_KEY;
        menu_add_switch(&data->menu, word(stage, "A key for the listener"),
                        question->key ? word(stage, "yes") : word(stage, "no"), question->key);
    }
    add(data, ROW_REMOVE, word(stage, "Take it away"), NULL);
    add(data, ROW_BACK, word(stage, "Back"), NULL);
    damage_all(stage);
}

/* The words that it has now, with room for others. */
static void read_words(struct data *data) {
    const struct pack_question *question = now(data);
    snprintf(data->ask, sizeof data->ask, "%s", question->ask ? question->ask : "");
    for (int i = 0; i < PACK_MAX_ANSWERS; i++) {
        snprintf(data->answer[i], sizeof data->answer[i], "%s",
                 question->answer[i] ? question->answer[i] : "");
    }
}

/* Says the question anew, with one thing other than it was. */
static void set(struct stage *stage, struct data *data, int by, int marks, bool key) {
    static const char *const more[] = {"One answer", "Another answer", "Something else"};
    const struct pack_level *level = draft_level(data->workshop->draft);
    const struct pack_question *question = now(data);
    char deck[PACK_MAX_NAME + 1], guess[PACK_MAX_NAME + 1];
    struct draft_question wished = {.by = by, .marks = marks, .key = key, .ask = data->ask};
    snprintf(deck, sizeof deck, "%s", question->deck ? question->deck : "");
    snprintf(guess, sizeof guess, "%s",
             question->guess >= 0 ? level->question[question->guess].id : "");
    wished.deck = deck[0] ? deck : NULL;
    wished.guess = guess[0] ? guess : NULL;
    for (int i = 0; i < marks - 1 && i < PACK_MAX_ANSWERS; i++) {
        wished.answer[i] = data->answer[i][0] ? data->answer[i] : word(stage, more[i]);
    }
    data->error.text[0] = '\0';
    if (draft_set_question(data->workshop->draft, data->question, &wished, &data->error)) {
        data->workshop->changed = true;
    } else {
        platform_sound(stage->platform, "nudge");
    }
    read_words(data);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->writes) {
        data->writes = false;
        set(stage, data, rules_now(data)->by, rules_now(data)->marks, now(data)->key);
    }
    read_words(data);
    fill_menu(stage, data);
}

static void write(struct stage *stage, struct data *data, const char *heading, char *words,
                  int letters) {
    data->writes = true;
    writing_push(stage, &(struct writing){.heading = heading,
                                          .begins = words,
                                          .into = words,
                                          .size = WRITING_SIZE,
                                          .letters = letters,
                                          .player = -1});
}

static void choose(struct stage *stage, struct data *data) {
    static const char *const headings[] = {
        "What is the first answer?", "What is the second answer?", "What is the third answer?"};
    enum row row = data->row[data->menu.focus];
    if (row == ROW_ASK) {
        write(stage, data, word(stage, "What is asked?"), data->ask, PACK_MAX_TEXT);
    } else if (row >= ROW_FIRST && row <= ROW_THIRD) {
        int i = (int)row - ROW_FIRST;
        write(stage, data, word(stage, headings[i]), data->answer[i], PACK_MAX_ANSWER);
    } else if (row == ROW_REMOVE &&
               !draft_remove_question(data->workshop->draft, data->question, &data->error)) {
        platform_sound(stage->platform, "nudge");
        damage_all(stage);
    } else {
        data->workshop->changed |= row == ROW_REMOVE;
        scene_pop(stage);
    }
}

static void change(struct stage *stage, struct data *data, int by) {
    int who = rules_now(data)->by, answers = rules_now(data)->marks - 1;
    bool key = now(data)->key;
    switch (data->row[data->menu.focus]) {
    case ROW_BY:
        set(stage, data, !who, answers + 1, key);
        break;
    case ROW_ANSWERS:
        set(stage, data, who, (answers - 1 + by + PACK_MAX_ANSWERS) % PACK_MAX_ANSWERS + 2, key);
        break;
    case ROW_KEY:
        set(stage, data, who, answers + 1, !key);
        break;
    default:
        break;
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
    draw_heading(
        stage, canvas,
        say(stage, "Question {number}", "number", say_number(stage, data->question + 1), NULL));
    workshop_menu_draw(stage, canvas, &data->menu, data->error.text);
    draw_hint(stage, canvas, workshop_hint(stage));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_question = {
    .name = "workshop-question",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void workshop_question_push(struct stage *stage, struct workshop *workshop, int question) {
    struct data *data = scene_push(stage, &scene_question);
    data->workshop = workshop;
    data->question = question;
}

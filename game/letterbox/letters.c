/* The letters of the two: those whose time has come first, then those that are open, then those
 * that wait. Of one that waits there is a name and what it waits for, and nothing else. */
#include "kit/menu_page.h"
#include "letterbox/inside.h"

#include <stdlib.h>

enum { WRITE = -1, BACK = -2 };

struct data {
    struct letter_list list;
    struct text *label; /* of each row that is a letter; heap */
    struct menu menu;
    int64_t row[MENU_ITEMS]; /* a letter's id, or one of the two above */
};

enum state { COME, READ, WAITS, STATES };

static enum state state_of(struct stage *stage, const struct keepsake_letter *letter) {
    return letter->opened ? READ : letters_ripe(stage, letter) ? COME : WAITS;
}

static const char *label(struct stage *stage, const struct keepsake_letter *letter,
                         enum state state) {
    static const char *const sentences[STATES] = {
        [COME] = "{name}: its time has come",
        [READ] = "{name}, open",
        [WAITS] = "{name}, until {time}",
    };
    return say(stage, sentences[state], "name", letter->by, "time", letters_until(stage, letter),
               NULL);
}

static void forget(struct data *data) {
    for (int i = 0; i < data->list.count; i++) {
        text_forget(&data->label[i]);
    }
    free(data->label);
    data->label = NULL;
    letter_list_forget(&data->list);
}

static void add(struct data *data, int64_t row, const char *words) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, words, NULL);
}

static void fill(struct stage *stage, struct data *data) {
    forget(data);
    letter_list_read(stage, &data->list);
    assert(data->list.count <= KEEPSAKE_MAX_LETTERS);
    data->label = base_alloc((size_t)(data->list.count + 1) * sizeof *data->label);
    enum state is[KEEPSAKE_MAX_LETTERS] = {COME};
    for (int i = 0; i < data->list.count; i++) {
        is[i] = state_of(stage, &data->list.letter[i]);
    }
    menu_clear(&data->menu);
    for (int state = COME; state < STATES; state++) {
        for (int i = 0; i < data->list.count; i++) {
            const struct keepsake_letter *letter = &data->list.letter[i];
            if (is[i] == (enum state)state) {
                text_add(&data->label[i], label(stage, letter, is[i]));
                add(data, letter->id, text_string(&data->label[i]));
                data->menu.item[data->menu.count - 1].gold = state == COME;
            }
        }
    }
    if (stage->rooms->keeps) {
        add(data, WRITE, word(stage, "Write a letter"));
    }
    add(data, BACK, word(stage, "Back"));
    data->menu.focus = data->menu.focus < data->menu.count ? data->menu.focus : 0;
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    fill(stage, context);
}

static void leave(struct stage *stage, void *context) {
    (void)stage;
    forget(context);
}

static void choose(struct stage *stage, struct data *data) {
    int64_t row = data->row[data->menu.focus];
    if (row == WRITE) {
        letter_write_push(stage);
    } else if (row == BACK) {
        scene_pop(stage);
    } else {
        letter_push(stage, row);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(stage, data);
    } else if (answer == MENU_BACK) {
        scene_pop(stage);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct menu_page page = {
        .heading = word(stage, "Letters"),
        .words = data->list.count ? ""
                 : stage->rooms->keeps
                     ? word(stage, "Half a page for later: sealed until a day that you both "
                                   "choose, or until your bridge stands.")
                     : word(stage, "Tonight nothing is kept, so no letter can wait here."),
        .back = word(stage, "back"),
        .backdrop = VIEW_BACKDROP_SKY,
    };
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_letters = {
    .name = "letters",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = menu_page_update,
    .draw = draw,
    .focus = focus,
};

void letters_push(struct stage *stage) {
    scene_push(stage, &scene_letters);
}

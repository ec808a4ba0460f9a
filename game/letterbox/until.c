/* What a letter waits for: the two choose a day, or an occasion on their bridge, on the screen that
 * both see; then each says alone whether that is good. Only where both say so is there a letter,
 * and nobody is told whose choice it was. A day that has gone by is none to wait for. */
#include "kit/menu_page.h"
#include "letterbox/inside.h"
#include "pack/pack.h"

#include <string.h>

enum phase { OFFER, DAY, ASKING, NOT_BOTH };
enum row {
    ROW_MONTH, /* in a month, in half a year, in a year */
    ROW_HALF,
    ROW_YEAR,
    ROW_DAY,
    ROW_SPAN,
    ROW_BRIDGE,
    ROW_NO_LETTER,
    ROW_CHANGE_DAY, /* of DAY */
    ROW_CHANGE_MONTH,
    ROW_CHANGE_YEAR,
    ROW_THAT_DAY,
    ROW_OTHER,
};
enum { ROWS = 8, YES = 0, MOST_YEARS = 60 };

struct data {
    enum phase phase;
    struct keepsake_letter *letter; /* the writer's */
    int64_t first;                  /* the first day that can be waited for */
    int64_t day;                    /* of DAY */
    const char *span;               /* id of the next one to stand, or NULL */
    bool bridge;                    /* it does not stand yet */
    struct text said[3];            /* day, month, year */
    struct menu menu;
    enum row row[ROWS];
    struct choice choice;
};

/* --- days --- */

static int month_length(int year, int month) {
    static const int8_t length[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return length[month - 1] + (month == 2 && day_leaps(year));
}

/* So many months on; where that month is shorter, its last day. */
static int64_t months_on(int64_t from, int months) {
    struct day day = letters_date(from);
    int month = day.year * 12 + day.month - 1 + months;
    day.year = month / 12;
    day.month = month % 12 + 1;
    int length = month_length(day.year, day.month);
    day.day = day.day < length ? day.day : length;
    return letters_day(day);
}

/* Within what the chooser goes through; a day that has gone by is told, not left out. */
static void change_day(struct data *data, enum row row, int by) {
    int64_t day = row == ROW_CHANGE_DAY
                      ? data->day + by
                      : months_on(data->day, row == ROW_CHANGE_MONTH ? by : 12 * by);
    if (day >= months_on(data->first, -12) && day <= months_on(data->first, 12 * MOST_YEARS) &&
        day > 0 && day <= KEEPSAKE_LAST_DAY) {
        data->day = day;
    }
}

/* --- what can be chosen --- */

static void add(struct stage *stage, struct data *data, enum row row, const char *label) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void add_value(struct stage *stage, struct data *data, int place, enum row row,
                      const char *label, const char *value) {
    text_clear(&data->said[place]);
    text_add(&data->said[place], value);
    data->row[data->menu.count] = row;
    menu_add(&data->menu, word(stage, label), text_string(&data->said[place]));
}

static void fill_offer(struct stage *stage, struct data *data) {
    add(stage, data, ROW_MONTH, "In a month");
    add(stage, data, ROW_HALF, "In half a year");
    add(stage, data, ROW_YEAR, "In a year");
    add(stage, data, ROW_DAY, "On a day we choose");
    if (data->span) {
        add(stage, data, ROW_SPAN, "When the next span stands");
    }
    if (data->bridge) {
        add(stage, data, ROW_BRIDGE, "When the bridge stands");
    }
    add(stage, data, ROW_NO_LETTER, "No letter tonight");
}

static bool to_come(const struct data *data) {
    return data->day >= data->first;
}

static void fill_day(struct stage *stage, struct data *data) {
    struct day day = letters_date(data->day);
    const char *month = say_month(stage, day.year * 12 + day.month - 1);
    add_value(stage, data, 0, ROW_CHANGE_DAY, "Day", say_number(stage, day.day));
    add_value(stage, data, 1, ROW_CHANGE_MONTH, "Month", month);
    add_value(stage, data, 2, ROW_CHANGE_YEAR, "Year", say_number(stage, day.year));
    if (to_come(data)) {
        add(stage, data, ROW_THAT_DAY, "That day");
    }
    add(stage, data, ROW_OTHER, "Something else");
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    int focus = phase == data->phase ? data->menu.focus : 0;
    data->phase = phase;
    menu_clear(&data->menu);
    if (phase == OFFER) {
        fill_offer(stage, data);
    } else if (phase == DAY) {
        fill_day(stage, data);
    } else if (phase == NOT_BOTH) {
        add(stage, data, ROW_OTHER, "Choose again");
        add(stage, data, ROW_NO_LETTER, "No letter tonight");
    }
    data->menu.focus = focus < data->menu.count ? focus : 0;
    damage_all(stage);
}

/* The first span in the order of the way that does not stand. */
static void look_at_bridge(struct stage *stage, struct data *data) {
    const struct pack *pack = stage->rooms->pack;
    struct keepsake_letter letter = {0};
    strcpy(letter.pack, pack->id);
    strcpy(letter.occasion, "bridge");
    data->bridge = !letters_came(stage, &letter);
    for (int c = 0; c < pack->chapter_count && !data->span; c++) {
        strcpy(letter.occasion, pack->chapter[c].id);
        data->span = letters_came(stage, &letter) ? NULL : pack->chapter[c].id;
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->first) {
        data->first = letters_known_day(stage) + 1;
        data->day = months_on(data->first - 1, 12);
        look_at_bridge(stage, data);
        show(stage, data, OFFER);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    (void)stage;
    choice_forget(&data->choice);
    for (int i = 0; i < 3; i++) {
        text_release(&data->said[i]);
    }
}

/* --- whether it is good for both --- */

static void ask(struct stage *stage, struct data *data) {
    show(stage, data, ASKING);
    data->choice = (struct choice){
        .count = 2,
        .label = {[YES] = word(stage, "Yes, until then"), word(stage, "Rather not")},
        .mark = {-1, -1},
        .asked = {true, true},
    };
    choice_begin(stage, &data->choice);
}

static void ask_day(struct stage *stage, struct data *data, int64_t day) {
    data->letter->opens_on = day;
    data->letter->pack[0] = data->letter->occasion[0] = '\0';
    ask(stage, data);
}

static void ask_occasion(struct stage *stage, struct data *data, const char *occasion) {
    data->letter->opens_on = 0;
    strcpy(data->letter->pack, stage->rooms->pack->id);
    strcpy(data->letter->occasion, occasion);
    ask(stage, data);
}

static void said(struct stage *stage, struct data *data) {
    bool both = data->choice.chosen[RULES_A] == YES && data->choice.chosen[RULES_B] == YES;
    choice_forget(&data->choice);
    if (both) {
        scene_end(stage, OUTCOME_DONE);
    } else {
        show(stage, data, NOT_BOTH);
    }
}

/* --- the buttons --- */

static void choose(struct stage *stage, struct data *data) {
    switch (data->row[data->menu.focus]) {
    case ROW_MONTH:
        ask_day(stage, data, months_on(data->first - 1, 1));
        break;
    case ROW_HALF:
        ask_day(stage, data, months_on(data->first - 1, 6));
        break;
    case ROW_YEAR:
        ask_day(stage, data, months_on(data->first - 1, 12));
        break;
    case ROW_DAY:
        show(stage, data, DAY);
        break;
    case ROW_SPAN:
        ask_occasion(stage, data, data->span);
        break;
    case ROW_BRIDGE:
        ask_occasion(stage, data, "bridge");
        break;
    case ROW_THAT_DAY:
        ask_day(stage, data, data->day);
        break;
    case ROW_OTHER:
        show(stage, data, OFFER);
        break;
    case ROW_NO_LETTER:
        scene_pop(stage);
        break;
    default:
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    bool back = pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU);
    if (data->phase == ASKING) {
        if (!choice_event(stage, &data->choice, event) && back) {
            choice_forget(&data->choice);
            show(stage, data, NOT_BOTH); /* Back is nobody's */
        }
        return;
    }
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(stage, data);
    } else if (answer == MENU_LESS || answer == MENU_MORE) {
        change_day(data, data->row[data->menu.focus], answer == MENU_MORE ? 1 : -1);
        show(stage, data, DAY);
    } else if (answer == MENU_BACK || back) {
        if (data->phase == OFFER) {
            scene_pop(stage);
        } else {
            show(stage, data, OFFER);
        }
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase != ASKING) {
        return update_backdrop(stage);
    }
    if (choice_update(stage, &data->choice, ms)) {
        said(stage, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

/* --- drawing --- */

static void draw_asking(struct stage *stage, struct canvas *canvas, const struct data *data) {
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, say(stage, "A letter from {name}", "name", data->letter->by, NULL));
    choice_draw(stage, canvas, &data->choice, body_rect(stage),
                say(stage, "Sealed for both of you until {time}. Is that good?", "time",
                    letters_until(stage, data->letter), NULL));
    choice_hint(stage, canvas, &data->choice,
                word(stage, "There is a letter only if both of you say so."));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase == ASKING) {
        draw_asking(stage, canvas, data);
        return;
    }
    struct menu_page page = {
        .heading = say(stage, "A letter from {name}", "name", data->letter->by, NULL),
        .words = word(stage, "Until when shall it be sealed? Nobody reads it before, not even the "
                             "one who wrote it."),
        .back = word(stage, "back"),
        .backdrop = VIEW_BACKDROP_WATER,
    };
    if (data->phase == DAY) {
        page.words = to_come(data) ? word(stage, "Which day shall it be?")
                                   : word(stage, "That day has gone by. A letter waits for one "
                                                 "that is still to come.");
    } else if (data->phase == NOT_BOTH) {
        page.words = word(stage, "Not then. Another time may suit you both better, and no letter "
                                 "is as good.");
    }
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_letter_until = {
    .name = "letter-until",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void until_push(struct stage *stage, struct keepsake_letter *letter) {
    struct data *data = scene_push(stage, &scene_letter_until);
    data->letter = letter;
}

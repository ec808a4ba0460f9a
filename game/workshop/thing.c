/* What else is to be said of a thing, before it is laid: its channel, its question and mark, and so
 * on. Each is a row that left and right change; it stays as it was said last. */
#include "rules/fixtures.h"
#include "workshop/inside.h"

#include <string.h>

enum row {
    ROW_CHANNEL,
    ROW_STARS,
    ROW_POST,
    ROW_QUESTION,
    ROW_SECOND,
    ROW_MARK,
    ROW_COUNT,
    ROW_PHASE,
    ROW_INVERSE,
    ROW_FIRST,
    ROW_LIT,
    ROW_LENT,
    ROW_TAKE,
    ROWS
};

struct data {
    struct workshop *workshop;
    struct menu menu;
    struct kept kept;
    enum row row[ROWS];
};

static void add(struct stage *stage, struct data *data, enum row row, const char *label,
                const char *value) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, word(stage, label), value ? keep_words(&data->kept, value) : NULL);
}

static void add_switch(struct stage *stage, struct data *data, enum row row, const char *label,
                       bool on) {
    data->row[data->menu.count] = row;
    menu_add_switch(&data->menu, word(stage, label), on ? word(stage, "yes") : word(stage, "no"),
                    on);
}

/* What is answered so: the words of the answer, where the level has its own. */
static const char *mark_words(struct stage *stage, const struct workshop *workshop) {
    static const char *const names[] = {"moon", "leaf", "wave", "flame"};
    (void)workshop;
    return word(stage, names[workshop->hand.mark]);
}

static void add_index(struct stage *stage, struct data *data, const struct rules_trait *trait) {
    struct hand *hand = &data->workshop->hand;
    switch ((enum rules_index)trait->index) {
    case RULES_INDEX_CHANNEL:
        add(stage, data, ROW_CHANNEL, "Which plates and gates", hand->channel);
        break;
    case RULES_INDEX_STAR_CHANNEL:
        add(stage, data, ROW_STARS, "Which stars", hand->stars);
        break;
    case RULES_INDEX_POST:
        add(stage, data, ROW_POST, "Which post", hand->post);
        break;
    case RULES_INDEX_QUESTION:
        add(stage, data, ROW_QUESTION, "Which question",
            hand_question(data->workshop, hand->question));
        break;
    case RULES_INDEX_NONE:
        break;
    }
}

static void add_value(struct stage *stage, struct data *data, const struct rules_trait *trait) {
    const struct hand *hand = &data->workshop->hand;
    switch ((enum rules_value)trait->value) {
    case RULES_VALUE_MARK:
        add(stage, data, ROW_MARK, "Which mark", mark_words(stage, data->workshop));
        break;
    case RULES_VALUE_COUNT:
        add(stage, data, ROW_COUNT, "For how many steps", say_number(stage, hand->count));
        break;
    case RULES_VALUE_PHASE:
        add(stage, data, ROW_PHASE, "At first it is",
            hand->phase ? word(stage, "high") : word(stage, "low"));
        break;
    case RULES_VALUE_INVERSE:
        add_switch(stage, data, ROW_INVERSE, "Shut while it is held", hand->inverse);
        break;
    case RULES_VALUE_FIRST:
        add_switch(stage, data, ROW_FIRST, "The boat lies here first", hand->first);
        break;
    case RULES_VALUE_NONE:
        break;
    }
}

static void fill_menu(struct stage *stage, struct data *data) {
    const struct thing *thing = things_at(data->workshop->hand.thing);
    const struct rules_trait *trait = &rules_traits[thing->cell.fixture.kind];
    struct hand *hand = &data->workshop->hand;
    hand_hold(data->workshop);
    menu_clear(&data->menu);
    data->kept.count = 0;
    add_index(stage, data, trait);
    if (trait->also == RULES_ALSO_QUESTION) {
        add(stage, data, ROW_SECOND, "And which other one",
            hand_question(data->workshop, hand->second));
    }
    add_value(stage, data, trait);
    if (trait->also == RULES_ALSO_LIT) {
        add_switch(stage, data, ROW_LIT, "In a line of light alone", hand->lit);
    }
    if (thing->cell.stone) {
        add(stage, data, ROW_LENT, "Lent, once it is heard",
            hand->lent < 0 ? word(stage, "never") : hand_question(data->workshop, hand->lent));
    }
    add(stage, data, ROW_TAKE, "Take it", NULL);
    damage_all(stage);
}

static int round_of(int value, int by, int count) {
    return (value + by + count) % count;
}

static void change(struct stage *stage, struct data *data, int by) {
    struct workshop *workshop = data->workshop;
    struct hand *hand = &workshop->hand;
    const struct rules_level *level = &draft_level(workshop->draft)->rules;
    switch (data->row[data->menu.focus]) {
    case ROW_CHANNEL:
        hand_turn_name(workshop, RULES_INDEX_CHANNEL, hand->channel, by);
        break;
    case ROW_STARS:
        hand_turn_name(workshop, RULES_INDEX_STAR_CHANNEL, hand->stars, by);
        break;
    case ROW_POST:
        hand_turn_name(workshop, RULES_INDEX_POST, hand->post, by);
        break;
    case ROW_QUESTION:
        hand->question = round_of(hand->question, by, level->question_count);
        break;
    case ROW_SECOND:
        hand->second = round_of(hand->second, by, level->question_count);
        break;
    case ROW_MARK:
        hand->mark = round_of(hand->mark, by, level->question[hand->question].marks);
        break;
    case ROW_COUNT:
        hand->count = round_of(hand->count - 1, by, RULES_MAX_PROMISE) + 1;
        break;
    case ROW_PHASE:
        hand->phase = !hand->phase;
        break;
    case ROW_INVERSE:
        hand->inverse = !hand->inverse;
        break;
    case ROW_FIRST:
        hand->first = !hand->first;
        break;
    case ROW_LIT:
        hand->lit = !hand->lit;
        break;
    case ROW_LENT:
        hand->lent = round_of(hand->lent + 1, by, level->question_count + 1) - 1;
        break;
    case ROW_TAKE:
    case ROWS:
        break;
    }
    fill_menu(stage, data);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    fill_menu(stage, data);
    data->menu.focus = 0;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_LESS || answer == MENU_MORE) {
        change(stage, data, answer == MENU_MORE ? 1 : -1);
    } else if (answer == MENU_CHOSEN || answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, say(stage, things_at(data->workshop->hand.thing)->name, NULL));
    menu_draw_alone(stage, canvas, &data->menu, unit(stage, large_text(stage) ? 1100 : 760));
    draw_hint(stage, canvas, workshop_hint(stage));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_thing = {
    .name = "workshop-thing",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void thing_push(struct stage *stage, struct workshop *workshop) {
    struct data *data = scene_push(stage, &scene_thing);
    data->workshop = workshop;
}

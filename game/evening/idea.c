/* An idea that the two took, another evening: how was it? It can become a star; it can wait, or be
 * let go, and either presses that. Nobody is asked why it was not done, and nothing counts it. */
#include "evening/idea.h"
#include "kit/menu_page.h"

enum deed { DEED_WAS, DEED_KEEP, DEED_NOT_YET, DEED_LET_GO, DEED_ON, DEEDS };
enum phase { ASKING, TELLING };

struct data {
    bool begun;
    enum phase phase;
    struct cards_idea idea;
    int laid; /* on the tray; 0: it is not */
    struct menu menu;
    enum deed deed[DEEDS];
};

bool idea_to_ask(struct stage *stage, struct cards_idea *idea) {
    return cards_taken_idea(stage, evening_of(stage)->begun_at, idea);
}

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    int focus = data->phase == phase ? data->menu.focus : 0;
    data->phase = phase;
    menu_clear(&data->menu);
    data->menu.focus = focus;
    if (phase == ASKING) {
        offer(stage, data, DEED_WAS, "We did it");
        offer(stage, data, DEED_NOT_YET, "Not yet");
        offer(stage, data, DEED_LET_GO, "Let it go");
    } else {
        offer(stage, data, DEED_ON, "Go on");
        if (data->laid || tray_has_room(stage)) {
            offer(stage, data, DEED_KEEP, data->laid ? "Not to keep" : "To keep");
        }
    }
    damage_all(stage);
}

static void lay(struct stage *stage, struct data *data) {
    struct keepsake_moment moment = both_moment(stage, KEEPSAKE_CARD, stage->rooms->pack->id,
                                                word(stage, "Something we did"));
    moment.deck = data->idea.deck->id;
    moment.line_count = 1;
    moment.line[0] = (struct keepsake_line){
        .question = data->idea.card->ask, .answer = "", .who = KEEPSAKE_BOTH};
    data->laid = tray_lay_moment(stage, &moment);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->begun) {
        return;
    }
    data->begun = true;
    if (idea_to_ask(stage, &data->idea)) {
        show(stage, data, ASKING);
    } else {
        scene_pop(stage);
    }
}

static void carry_out(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_WAS:
        cards_take_idea(stage, &data->idea, -1);
        show(stage, data, TELLING);
        break;
    case DEED_KEEP:
        if (!tray_take_back(stage, &data->laid)) {
            lay(stage, data);
        }
        show(stage, data, TELLING);
        break;
    case DEED_NOT_YET: /* behind the others */
        cards_take_idea(stage, &data->idea, date_now(stage));
        scene_pop(stage);
        break;
    case DEED_LET_GO:
        cards_take_idea(stage, &data->idea, -1);
        scene_pop(stage);
        break;
    default:
        scene_pop(stage);
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        pause_push(stage);
    } else if (menu_event(stage, &data->menu, event) == MENU_CHOSEN) {
        carry_out(stage, data, data->deed[data->menu.focus]);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct menu_page page = {
        .heading = word(stage, "How was it?"),
        .words = !data->idea.card ? ""
                 : data->phase == TELLING
                     ? word(stage, "Tell it to each other once more: what do you like to think "
                                   "back to?")
                     : say(stage, "You had taken this one:\n{ask}", "ask", data->idea.card->ask,
                           NULL),
        .back = word(stage, "rest"),
        .backdrop = VIEW_BACKDROP_WATER,
    };
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_idea = {
    .name = "idea",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = menu_page_update,
    .draw = draw,
    .focus = focus,
};

void idea_push(struct stage *stage) {
    scene_push(stage, &scene_idea);
}

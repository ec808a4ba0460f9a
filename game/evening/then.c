/* A question of a year ago or more, once more. Each seals an answer in private and says, in the
 * same turn, whether then and now may lie side by side. They do where both wish so; else nothing is
 * shown, and nobody is told whose wish it was. What lies there can be kept, like anything of an
 * evening: only where both keep it. */
#include "evening/then.h"
#include "kit/ballot.h"
#include "kit/menu_page.h"
#include "kit/page.h"

enum phase { READING, SEALING, SHOWING, OWN };
enum { ANSWER, BESIDE, QUESTIONS };
enum { YES };
enum { ROW_KEEP = 1, ROW_SEAL = 0 };

struct data {
    enum phase phase;
    bool begun;
    struct then then;
    int8_t now[2]; /* by player; card->answer_count: kept to themselves */
    int laid;      /* on the tray; 0: it is not */
    struct text words;
    struct page page; /* of them */
    struct ballot ballot;
    struct menu menu;
};

static const char *label(struct stage *stage, const struct pack_card *card, int answer) {
    return answer < card->answer_count ? card->answer[answer] : pass_words(stage);
}

/* --- its words --- */

static void add_pair(struct stage *stage, struct data *data, const char *when,
                     const int8_t answer[2]) {
    text_add(&data->words, when);
    for (int player = 0; player < 2; player++) {
        text_add(&data->words, say(stage, "\n{name}: {answer}", "name", stage->name[player],
                                   "answer", label(stage, data->then.card, answer[player]), NULL));
    }
}

static void say_pairs(struct stage *stage, struct data *data) {
    text_clear(&data->words);
    add_pair(stage, data, say_date(stage, data->then.day), data->then.answer);
    text_add(&data->words, "\n\n");
    add_pair(stage, data, word(stage, "Tonight"), data->now);
}

static void add(struct stage *stage, struct data *data, const char *words) {
    menu_add(&data->menu, word(stage, words), NULL);
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    int focus = data->phase == phase ? data->menu.focus : 0;
    data->phase = phase;
    menu_clear(&data->menu);
    data->menu.focus = focus;
    if (phase == READING) {
        add(stage, data, "We are ready");
        add(stage, data, "Not this one");
    } else if (phase == SHOWING) {
        add(stage, data, "Go on");
        if (data->laid || tray_has_room(stage)) {
            add(stage, data, data->laid ? "Not to keep" : "To keep");
        }
    } else if (phase == OWN) {
        add(stage, data, "Go on");
    }
    damage_all(stage);
}

/* --- sealing --- */

/* The card of the one that is on the stage: an evening has one of them. */
static void fill(struct stage *stage, struct choice *choice, int row) {
    const struct then *then = &((struct data *)stack_top(stage)->data)->then;
    choice->count = row == ANSWER ? then->card->answer_count + 1 : 2;
    for (int i = 0; i < choice->count; i++) {
        choice->label[i] = row == ANSWER ? label(stage, then->card, i)
                           : i == YES    ? word(stage, "Side by side")
                                         : word(stage, "Rather not");
        choice->mark[i] = row == ANSWER ? i : -1;
    }
}

static void ask(struct stage *stage, struct data *data) {
    show(stage, data, SEALING);
    then_note(stage, &data->then);
    data->ballot = (struct ballot){.rows = QUESTIONS, .fill = fill};
    ballot_begin(stage, &data->ballot);
}

/* Who said nothing keeps it to themselves, and wishes for nothing. */
static void said(struct stage *stage, struct data *data) {
    int8_t(*all)[2] = data->ballot.said;
    bool both = all[BESIDE][RULES_A] == YES && all[BESIDE][RULES_B] == YES;
    for (int player = 0; player < 2 && both; player++) {
        int answer = all[ANSWER][player];
        data->now[player] = (int8_t)(answer == BALLOT_UNSAID ? data->then.card->answer_count
                                                             : answer);
    }
    ballot_forget(&data->ballot);
    if (both) {
        say_pairs(stage, data);
        platform_sound(stage->platform, "guess-reveal");
    }
    show(stage, data, both ? SHOWING : OWN);
}

/* --- to keep --- */

static void lay(struct stage *stage, struct data *data) {
    const struct then *then = &data->then;
    struct keepsake_moment moment = both_moment(stage, KEEPSAKE_CARD, stage->rooms->pack->id,
                                                word(stage, "Then and now"));
    moment.deck = then->deck->id;
    moment.line_count = 4;
    for (int i = 0; i < 4; i++) {
        int player = i % 2, answer = i < 2 ? then->answer[player] : data->now[player];
        moment.line[i] = (struct keepsake_line){
            .question = i < 2 ? then->card->ask : word(stage, "And now?"),
            .answer = label(stage, then->card, answer),
            .who = player == RULES_A ? KEEPSAKE_A : KEEPSAKE_B,
        };
    }
    data->laid = tray_lay_moment(stage, &moment);
}

static void lay_or_not(struct stage *stage, struct data *data) {
    if (!tray_take_back(stage, &data->laid)) {
        lay(stage, data);
    }
    show(stage, data, SHOWING);
}

/* --- the scene --- */

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->begun) {
        return;
    }
    data->begun = true;
    if (then_find(stage, &data->then)) {
        show(stage, data, READING);
    } else {
        scene_pop(stage);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    ballot_forget(&data->ballot);
    base_forget(data->now, sizeof data->now);
    base_forget(&data->then, sizeof data->then);
    text_forget(&data->words);
    platform_text_forget(stage->platform);
}

static void carry_out(struct stage *stage, struct data *data, int row) {
    if (data->phase == READING && row == ROW_SEAL) {
        ask(stage, data);
    } else if (data->phase == SHOWING && row == ROW_KEEP) {
        lay_or_not(stage, data);
    } else {
        then_note(stage, &data->then);
        scene_pop(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    bool back = pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU);
    bool row = data->phase == SHOWING;
    if (data->phase == SEALING && ballot_event(stage, &data->ballot, event)) {
        return;
    }
    if (back) {
        pause_push(stage);
    } else if (data->phase != SEALING &&
               (row ? menu_event_row : menu_event)(stage, &data->menu, event) == MENU_CHOSEN &&
               !(row && data->menu.focus == 0 && page_turn(stage, &data->page))) {
        carry_out(stage, data, data->menu.focus);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase != SEALING) {
        return update_backdrop(stage);
    }
    if (ballot_update(stage, &data->ballot, ms)) {
        said(stage, data);
        return 0;
    }
    return ballot_wait(&data->ballot);
}

/* --- drawing --- */

static void draw_sealing(struct stage *stage, struct canvas *canvas, const struct data *data) {
    bool answers = data->ballot.at == ANSWER;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Then and now"));
    choice_draw(stage, canvas, &data->ballot.choice, body_rect(stage),
                answers ? data->then.card->ask
                        : word(stage, "Shall then and now lie side by side, for both of you?"));
    choice_hint(stage, canvas, &data->ballot.choice,
                answers ? word(stage, "As it is for you tonight.")
                        : word(stage, "They do only if both of you wish so."));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (!data->then.card) {
        draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
        return;
    }
    if (data->phase == SEALING) {
        draw_sealing(stage, canvas, data);
        return;
    }
    if (data->phase == SHOWING) {
        page_draw_menu(stage, canvas, &data->page,
                       &(struct page_menu){.heading = data->then.card->ask,
                                           .words = text_string(&data->words),
                                           .back = word(stage, "rest"),
                                           .backdrop = VIEW_BACKDROP_WATER},
                       &data->menu);
        return;
    }
    struct menu_page page = {
        .heading = word(stage, "Then and now"),
        .words = data->phase == OWN
                     ? word(stage, "Each of you knows what it is tonight. It can be told, or stay "
                                   "with you.")
                     : say(stage, "You have answered this one before:\n{ask}", "ask",
                           data->then.card->ask, NULL),
        .back = word(stage, "rest"),
        .backdrop = VIEW_BACKDROP_WATER,
    };
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_then = {
    .name = "then",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, ballot.choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void then_push(struct stage *stage) {
    scene_push(stage, &scene_then);
}

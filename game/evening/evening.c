/* The scene under the parts of a date night: how long it shall be, what comes next, and where the
 * two were when they left. */
#include "evening/inside.h"
#include "evening/promise.h"
#include "kit/menu_page.h"

enum deed {
    DEED_LITTLE, /* the three lengths, in order */
    DEED_WHOLE,
    DEED_LONG,
    DEED_LIMITS,
    DEED_GO_ON,
    DEED_ANEW,
    DEED_BEGIN_PART,
    DEED_SKIP_PART,
    DEED_REST,
    DEED_BACK,
};

enum phase { CHOOSING_LENGTH, LEFT, BETWEEN };

enum { DEEDS = 5 };

struct data {
    enum phase phase;
    struct menu menu;
    enum deed deed[DEEDS];
    struct evening left;        /* the one that can be gone on with */
    struct evening_place place; /* of the next crossing */
};

bool evening_going(const struct stage *stage) {
    return evening_of(stage)->count > 0;
}

static void go_to_close(struct evening *evening) {
    evening->at = evening->count - 1;
    evening->on = false;
}

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    data->phase = phase;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (phase == CHOOSING_LENGTH) {
        offer(stage, data, DEED_LITTLE, "A little");
        offer(stage, data, DEED_WHOLE, "An evening");
        offer(stage, data, DEED_LONG, "A long one");
        offer(stage, data, DEED_LIMITS, "What we leave out");
        offer(stage, data, DEED_BACK, "Back");
    } else if (phase == LEFT) {
        offer(stage, data, DEED_GO_ON, "Go on");
        offer(stage, data, DEED_ANEW, "Let it go and begin another");
        offer(stage, data, DEED_BACK, "Back");
    } else {
        offer(stage, data, DEED_BEGIN_PART, "Go on");
        offer(stage, data, DEED_SKIP_PART, "On to what comes next");
        offer(stage, data, DEED_REST, "Rest for tonight");
    }
    platform_music(stage->platform, "home");
    damage_all(stage);
}

/* --- the parts --- */

/* Cards of the decks with this place in an evening. */
static uint64_t decks_of(const struct stage *stage, enum pack_deck_place place) {
    uint64_t decks = 0;
    for (int i = 0; i < stage->rooms->pack->deck_count && i < CARDS_FAVOURITES; i++) {
        decks |= (uint64_t)(stage->rooms->pack->deck[i].place == place) << i;
    }
    return decks;
}

static struct round_wish warm_up(const struct stage *stage) {
    uint64_t decks = decks_of(stage, PACK_PLACE_WARM_UP);
    return (struct round_wish){
        .decks = decks ? decks : decks_of(stage, PACK_PLACE_ROUND),
        .depth = 1,
        .how = cards_on_paper(stage) ? ROUND_PAPER : ROUND_ALOUD,
        .cards = 1,
        .within = true,
    };
}

/* The first round of an evening is spoken, the next one sealed and shown together. */
static struct round_wish questions(const struct stage *stage) {
    const struct evening *evening = evening_of(stage);
    bool again = evening_before(evening, EVENING_ROUND) > 0;
    return (struct round_wish){
        .decks = decks_of(stage, PACK_PLACE_ROUND) | ROUND_OWN,
        .depth = evening->depth,
        .how = cards_on_paper(stage) ? ROUND_PAPER
               : again               ? ROUND_SEALED
                                     : ROUND_ALOUD,
        .cards = evening->length == EVENING_LITTLE ? 3 : 5,
        .arc = true,
        .within = true,
    };
}

static void walk(struct stage *stage, struct data *data) {
    if (!data->place.level) {
        tonight_walk(stage);
    } else if (play_begin(stage, &(struct play_wish){.chapter = data->place.chapter,
                                                     .level = data->place.level,
                                                     .depth = evening_of(stage)->depth,
                                                     .onward = "On to what comes next"})) {
        if (data->place.first) {
            chapter_push(stage);
        } else {
            play_go(stage);
        }
    } else {
        play_tell_no_cards(stage);
    }
}

static void push_round(struct stage *stage, struct round_wish wish) {
    round_push(stage, &wish);
}

static void begin_part(struct stage *stage, struct data *data) {
    evening_of(stage)->on = true;
    switch (evening_of(stage)->part[evening_of(stage)->at]) {
    case EVENING_CHECK_IN:
        evening_check_push(stage);
        break;
    case EVENING_ASKING:
        promise_ask_push(stage);
        break;
    case EVENING_WARM_UP:
        push_round(stage, warm_up(stage));
        break;
    case EVENING_CROSSING:
        walk(stage, data);
        break;
    case EVENING_ROUND:
        push_round(stage, questions(stage));
        break;
    case EVENING_PROMISING:
        promise_make_push(stage);
        break;
    default:
        evening_close_push(stage);
        break;
    }
}

/* What they have nothing for is left out without a word. */
static bool has_part(struct stage *stage, struct data *data) {
    switch (evening_of(stage)->part[evening_of(stage)->at]) {
    case EVENING_ASKING:
        return promise_to_ask(stage);
    case EVENING_WARM_UP:
        return warm_up(stage).decks != 0;
    case EVENING_CROSSING:
        data->place = evening_next(stage);
        return data->place.chapter != NULL;
    case EVENING_ROUND:
        return decks_of(stage, PACK_PLACE_ROUND) != 0;
    case EVENING_PROMISING:
        return stage->rooms->keeps && !cards_on_paper(stage);
    default:
        return true;
    }
}

static void go_on(struct stage *stage, struct data *data) {
    struct evening *evening = evening_of(stage);
    while (!has_part(stage, data)) {
        evening->at++; /* the close is always there */
    }
    evening_save(stage);
    if (evening->part[evening->at] == EVENING_CROSSING ||
        evening->part[evening->at] == EVENING_ROUND) {
        show(stage, data, BETWEEN);
    } else {
        begin_part(stage, data);
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    struct evening *evening = evening_of(stage);
    play_end(stage);
    if (!evening_going(stage)) {
        show(stage, data, evening_left(stage, &data->left) ? LEFT : CHOOSING_LENGTH);
        return;
    }
    if (evening->on) { /* that part is over */
        evening->on = false;
        evening->at++;
    }
    if (evening->at < evening->count) {
        go_on(stage, data);
    } else {
        scene_pop(stage);
    }
}

/* Rest at any point leads to the close. */
static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    (void)context;
    if (outcome == OUTCOME_REST && evening_going(stage)) {
        go_to_close(evening_of(stage));
    }
    if (outcome == OUTCOME_AGAIN) {
        play_go(stage);
    }
    return outcome != OUTCOME_HOME;
}

/* However it is left. What the box has of it stays there until the good night. */
static void leave(struct stage *stage, void *context) {
    (void)context;
    *evening_of(stage) = (struct evening){0};
}

static void carry_out(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_LITTLE:
    case DEED_WHOLE:
    case DEED_LONG:
        evening_plan(evening_of(stage), (enum evening_length)deed, date_now(stage));
        go_on(stage, data);
        break;
    case DEED_LIMITS:
        limits_push(stage);
        break;
    case DEED_GO_ON:
        *evening_of(stage) = data->left;
        go_on(stage, data);
        break;
    case DEED_ANEW:
        evening_drop(stage);
        show(stage, data, CHOOSING_LENGTH);
        break;
    case DEED_BEGIN_PART:
        begin_part(stage, data);
        break;
    case DEED_SKIP_PART:
        evening_of(stage)->at++;
        go_on(stage, data);
        break;
    case DEED_REST:
        go_to_close(evening_of(stage));
        go_on(stage, data);
        break;
    case DEED_BACK:
        scene_pop(stage);
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        carry_out(stage, data, data->deed[data->menu.focus]);
    } else if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        carry_out(stage, data, data->phase == BETWEEN ? DEED_REST : DEED_BACK);
    }
}

/* --- drawing --- */

/* One line of recap. */
static const char *left_words(struct stage *stage, const struct evening *left) {
    static const char *const crossings[] = {
        "You were on your first crossing. What was sealed is gone, as promised.",
        "You were on your second crossing. What was sealed is gone, as promised.",
        "You were on your third crossing. What was sealed is gone, as promised.",
    };
    switch (left->part[left->at]) {
    case EVENING_CROSSING:
        return word(stage, crossings[evening_before(left, EVENING_CROSSING)]);
    case EVENING_ROUND:
        return word(stage, "You were at your questions. What was sealed is gone, as promised.");
    case EVENING_PROMISING:
        return word(stage, "You were thinking of a small promise. What was sealed is gone, as "
                           "promised.");
    case EVENING_CLOSING:
        return word(stage, "You were about to say good night. What was sealed is gone, as "
                           "promised.");
    default:
        return word(stage, "You had just begun. What was sealed is gone, as promised.");
    }
}

static const char *between_words(struct stage *stage, const struct data *data) {
    if (evening_of(stage)->part[evening_of(stage)->at] == EVENING_ROUND) {
        return word(stage, "A few questions, easy ones first. Pass on any you like.");
    }
    if (!data->place.level) {
        return word(stage, "A crossing nobody has walked, new tonight, and yours to walk first.");
    }
    return say(stage, "{title}\n{about}", "title", data->place.level->title, "about",
               data->place.level->about, NULL);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct menu_page page = {.back = word(stage, "back"), .backdrop = VIEW_BACKDROP_TITLE};
    if (data->phase == CHOOSING_LENGTH) {
        page.heading = word(stage, "Tonight together");
        page.words = word(stage, "How long shall it be, more or less? You can rest at any point.");
    } else if (data->phase == LEFT) {
        page.heading = word(stage, "You are back");
        page.words = left_words(stage, &data->left);
    } else {
        bool crossing = evening_of(stage)->part[evening_of(stage)->at] == EVENING_CROSSING;
        page.heading = crossing ? word(stage, "Now a crossing")
                                : word(stage, "Now a few questions");
        page.words = between_words(stage, data);
        page.back = word(stage, "rest");
    }
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_evening = {
    .name = "evening",
    .size = sizeof(struct data),
    .ended = ended,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = menu_page_update,
    .draw = draw,
    .focus = focus,
};

void evening_push(struct stage *stage) {
    scene_push(stage, &scene_evening);
}

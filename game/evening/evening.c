/* The scene under the parts of a date night: how long it shall be, what comes next, and where the
 * two were when they left. */
#include "evening/idea.h"
#include "evening/inside.h"
#include "evening/promise.h"
#include "evening/then.h"
#include "keeper/keeper.h"
#include "kit/menu_page.h"

enum deed {
    DEED_LITTLE, /* three lengths, in order */
    DEED_WHOLE,
    DEED_LONG,
    DEED_QUARTER,
    DEED_CARD,
    DEED_LIMITS,
    DEED_GO_ON,
    DEED_ANEW,
    DEED_BEGIN_PART,
    DEED_SKIP_PART,
    DEED_REST,
    DEED_BACK,
};

enum phase { CHOOSING_LENGTH, LEFT, BETWEEN };

enum { DEEDS = 6 };

struct data {
    enum phase phase;
    struct menu menu;
    enum deed deed[DEEDS];
    struct evening left;              /* the one that can be gone on with */
    struct evening_place place;       /* of the next crossing */
    int64_t star;                     /* that comes next, after a pause */
    struct text sum[EVENING_LENGTHS]; /* how much each length is */
};

static void go_to_rest(struct evening *evening) {
    evening->at = evening->count - 1;
    evening->on = false;
    evening->rests = true;
}

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static bool is_next(const struct stage *stage, enum evening_part part) {
    return evening_of(stage)->part[evening_of(stage)->at] == part;
}

/* With how much it is, about. */
static void offer_length(struct stage *stage, struct data *data, enum deed deed,
                         enum evening_length length, const char *label) {
    struct text *sum = &data->sum[length];
    text_clear(sum);
    text_add(sum, evening_sum_words(stage, evening_sum(stage, length)));
    data->deed[data->menu.count] = deed;
    menu_add_told(&data->menu, word(stage, label), text_string(sum));
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    data->phase = phase;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (phase == CHOOSING_LENGTH) {
        offer_length(stage, data, DEED_QUARTER, EVENING_QUARTER, "A quarter hour");
        offer_length(stage, data, DEED_LITTLE, EVENING_LITTLE, "A little");
        data->menu.focus = 1;
        offer_length(stage, data, DEED_WHOLE, EVENING_WHOLE, "An evening");
        offer_length(stage, data, DEED_LONG, EVENING_LONG, "A long one");
        offer(stage, data, DEED_LIMITS, "What we leave out");
        if (evening_going(stage)) {
            offer(stage, data, DEED_REST, "Rest for tonight");
        } else {
            offer(stage, data, DEED_BACK, "Back");
        }
    } else if (phase == LEFT) {
        offer(stage, data, DEED_GO_ON, "Go on");
        offer(stage, data, DEED_ANEW, "Let it go and begin another");
        offer(stage, data, DEED_BACK, "Back");
    } else {
        bool quarter = evening_of(stage)->length == EVENING_QUARTER;
        offer(stage, data, DEED_BEGIN_PART, is_next(stage, EVENING_STAR) ? "Open it" : "Go on");
        if (quarter && is_next(stage, EVENING_CROSSING)) {
            offer(stage, data, DEED_CARD, "A card instead");
        }
        offer(stage, data, DEED_SKIP_PART, "On to what comes next");
        offer(stage, data, DEED_REST, "Rest for tonight");
    }
    platform_music(stage->platform, "home");
    damage_all(stage);
}

/* --- the parts --- */

/* The first round of an evening is spoken, the next one sealed and shown together. */
static struct round_wish questions(const struct stage *stage) {
    const struct evening *evening = evening_of(stage);
    bool again = evening_before(evening, EVENING_ROUND) > 0;
    return (struct round_wish){
        .decks = evening_decks(stage, PACK_PLACE_ROUND) | ROUND_OWN,
        .depth = evening->depth,
        .how = cards_on_paper(stage) ? ROUND_PAPER
               : again               ? ROUND_SEALED
                                     : ROUND_ALOUD,
        .cards = evening_round_cards(evening->length),
        .arc = true,
        .within = true,
    };
}

static void walk(struct stage *stage, struct data *data) {
    cards_set_deepest(stage, evening_of(stage)->depth);
    if (!data->place.level) {
        tonight_walk(stage);
    } else if (play_begin(stage, &(struct play_wish){.chapter = data->place.chapter,
                                                     .level = data->place.level,
                                                     .onward = "On to what comes next"})) {
        if (evening_of(stage)->length == EVENING_FIRST) {
            opening_push(stage);
        } else if (data->place.first) {
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
    case EVENING_IDEA:
        idea_push(stage);
        break;
    case EVENING_STAR:
        stage->doors->star(stage, data->star);
        break;
    case EVENING_WARM_UP:
        push_round(stage, evening_warm_up(stage));
        break;
    case EVENING_CROSSING:
        walk(stage, data);
        break;
    case EVENING_ROUND:
        push_round(stage, questions(stage));
        break;
    case EVENING_THEN:
        then_push(stage);
        break;
    case EVENING_PROMISING:
        promise_make_push(stage);
        break;
    case EVENING_NAMES:
        stage->doors->names(stage);
        break;
    default:
        evening_rest_push(stage);
        break;
    }
}

static bool has_part(struct stage *stage, struct data *data) {
    enum evening_part part = evening_of(stage)->part[evening_of(stage)->at];
    if (part == EVENING_CROSSING) {
        data->place = evening_next(stage);
    } else if (part == EVENING_STAR) {
        data->star = evening_old_star(stage);
        if (data->star) {
            return true;
        }
        part = EVENING_WARM_UP; /* where no star may come up by itself */
        evening_of(stage)->part[evening_of(stage)->at] = part;
    }
    return evening_has(stage, part);
}

static void go_on(struct stage *stage, struct data *data) {
    struct evening *evening = evening_of(stage);
    while (!has_part(stage, data)) {
        evening->at++; /* the close is always there */
    }
    evening_save(stage);
    evening_look_ahead(stage);
    enum evening_part part = evening->part[evening->at];
    if (part == EVENING_LENGTH) {
        show(stage, data, CHOOSING_LENGTH);
    } else if (evening->length != EVENING_FIRST &&
               (part == EVENING_STAR || part == EVENING_CROSSING || part == EVENING_ROUND)) {
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
        if (keeper_back(stage)) {
            keeper_say(stage, PACK_WHEN_BACK);
        }
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
        go_to_rest(evening_of(stage));
    }
    if (outcome == OUTCOME_AGAIN) {
        play_go(stage);
    }
    return outcome != OUTCOME_HOME;
}

/* However it is left. What the box has of it stays there until the good night; of what could have
 * been kept nothing does. */
static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    for (int i = 0; i < EVENING_LENGTHS; i++) {
        text_release(&data->sum[i]);
    }
    tray_forget(stage);
    *evening_of(stage) = (struct evening){0};
}

/* What it could keep waits for its end; of a first one that goes on, the first crossing, too. */
static void begin(struct stage *stage, struct data *data) {
    if (!tray_gathers(stage)) {
        tray_begin(stage);
    }
    go_on(stage, data);
}

static void plan(struct stage *stage, enum evening_length length) {
    evening_plan_tonight(stage, evening_of(stage), length);
    play_forget_misheard(stage);
}

static void carry_out(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_LITTLE:
    case DEED_WHOLE:
    case DEED_LONG:
        plan(stage, (enum evening_length)deed);
        begin(stage, data);
        break;
    case DEED_QUARTER:
        plan(stage, EVENING_QUARTER);
        begin(stage, data);
        break;
    case DEED_CARD: /* in the place of the crossing */
        evening_of(stage)->part[evening_of(stage)->at] = EVENING_ROUND;
        begin_part(stage, data);
        break;
    case DEED_LIMITS:
        limits_push(stage);
        break;
    case DEED_GO_ON:
        *evening_of(stage) = data->left;
        begin(stage, data);
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
        go_to_rest(evening_of(stage));
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
        carry_out(stage, data, evening_going(stage) ? DEED_REST : DEED_BACK);
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

/* The part that comes next came before tonight. */
static bool again(const struct stage *stage) {
    const struct evening *evening = evening_of(stage);
    return evening_before(evening, evening->part[evening->at]) > 0;
}

static const char *heading(struct stage *stage, bool crossing) {
    return is_next(stage, EVENING_STAR) ? word(stage, "One of your stars")
           : crossing
               ? again(stage) ? word(stage, "And another crossing") : word(stage, "Now a crossing")
           : again(stage) ? word(stage, "And some more questions")
                          : word(stage, "Now a few questions");
}

static const char *between_words(struct stage *stage, const struct data *data) {
    if (is_next(stage, EVENING_STAR)) {
        return word(stage, "You could look at it together before you go on.");
    }
    if (evening_of(stage)->part[evening_of(stage)->at] == EVENING_ROUND) {
        return again(stage)
                   ? word(stage, "A few more. Pass on any you like.")
                   : word(stage, "A few questions, easy ones first. Pass on any you like.");
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
        page.back = evening_going(stage) ? word(stage, "rest") : page.back;
        page.words = word(stage, "How long shall it be, more or less? You can rest at any point.");
    } else if (data->phase == LEFT) {
        page.heading = word(stage, "You are back");
        page.words = left_words(stage, &data->left);
    } else {
        bool crossing = evening_of(stage)->part[evening_of(stage)->at] == EVENING_CROSSING;
        page.heading = heading(stage, crossing);
        page.words = between_words(stage, data);
        page.back = word(stage, "rest");
        evening_light(stage, &page);
    }
    menu_page_draw(stage, canvas, &page, &data->menu);
    keeper_draw(stage, canvas, keeper_place(stage));
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

void evening_first_push(struct stage *stage) {
    evening_plan(evening_of(stage), EVENING_FIRST, date_now(stage));
    tray_begin(stage);
    scene_push(stage, &scene_evening);
}

/* The scene under the parts of a date night: how long it shall be, what comes next, and where the
 * two were when they left. */
#include "scenes/evening.h"

#include "scenes/evening_page.h"
#include "scenes/promise.h"
#include "scenes/round.h"

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

enum stage { CHOOSING_LENGTH, LEFT, BETWEEN };

enum { DEEDS = 5 };

struct data {
    enum stage stage;
    struct menu menu;
    enum deed deed[DEEDS];
    struct evening left;        /* the one that can be gone on with */
    struct evening_place place; /* of the next crossing */
};

bool evening_going(const struct game *game) {
    return game->evening.count > 0;
}

static void go_to_close(struct evening *evening) {
    evening->at = evening->count - 1;
    evening->on = false;
}

static void offer(struct game *game, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(game, label), NULL);
}

static void show(struct game *game, struct data *data, enum stage stage) {
    data->stage = stage;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (stage == CHOOSING_LENGTH) {
        offer(game, data, DEED_LITTLE, "A little");
        offer(game, data, DEED_WHOLE, "An evening");
        offer(game, data, DEED_LONG, "A long one");
        offer(game, data, DEED_LIMITS, "What we leave out");
        offer(game, data, DEED_BACK, "Back");
    } else if (stage == LEFT) {
        offer(game, data, DEED_GO_ON, "Go on");
        offer(game, data, DEED_ANEW, "Let it go and begin another");
        offer(game, data, DEED_BACK, "Back");
    } else {
        offer(game, data, DEED_BEGIN_PART, "Go on");
        offer(game, data, DEED_SKIP_PART, "On to what comes next");
        offer(game, data, DEED_REST, "Rest for tonight");
    }
    platform_music(game->platform, "home");
    damage_all(game);
}

/* --- the parts --- */

/* Cards of the decks with this place in an evening. */
static uint64_t decks_of(const struct game *game, enum pack_deck_place place) {
    uint64_t decks = 0;
    for (int i = 0; i < game->pack->deck_count && i < CARDS_FAVOURITES; i++) {
        decks |= (uint64_t)(game->pack->deck[i].place == place) << i;
    }
    return decks;
}

static struct round_wish warm_up(const struct game *game) {
    uint64_t decks = decks_of(game, PACK_PLACE_WARM_UP);
    return (struct round_wish){
        .decks = decks ? decks : decks_of(game, PACK_PLACE_ROUND),
        .depth = 1,
        .how = game->paper ? ROUND_PAPER : ROUND_ALOUD,
        .cards = 1,
        .within = true,
    };
}

/* The first round of an evening is spoken, the next one sealed and shown together. */
static struct round_wish questions(const struct game *game) {
    const struct evening *evening = &game->evening;
    bool again = evening_before(evening, EVENING_ROUND) > 0;
    return (struct round_wish){
        .decks = decks_of(game, PACK_PLACE_ROUND) | ROUND_OWN,
        .depth = evening->depth,
        .how = game->paper ? ROUND_PAPER
               : again     ? ROUND_SEALED
                           : ROUND_ALOUD,
        .cards = evening->length == EVENING_LITTLE ? 3 : 5,
        .arc = true,
        .within = true,
    };
}

static void walk(struct game *game, struct data *data) {
    if (!data->place.level) {
        tonight_walk(game);
    } else if (crossing_begin(game, &(struct crossing_wish){.chapter = data->place.chapter,
                                                            .level = data->place.level,
                                                            .depth = game->evening.depth,
                                                            .onward = "On to what comes next"})) {
        if (data->place.first) {
            chapter_push(game);
        } else {
            crossing_push(game);
        }
    } else {
        crossing_tell_no_cards(game);
    }
}

static void push_round(struct game *game, struct round_wish wish) {
    round_push(game, &wish);
}

static void begin_part(struct game *game, struct data *data) {
    game->evening.on = true;
    switch (game->evening.part[game->evening.at]) {
    case EVENING_CHECK_IN:
        evening_check_push(game);
        break;
    case EVENING_ASKING:
        promise_ask_push(game);
        break;
    case EVENING_WARM_UP:
        push_round(game, warm_up(game));
        break;
    case EVENING_CROSSING:
        walk(game, data);
        break;
    case EVENING_ROUND:
        push_round(game, questions(game));
        break;
    case EVENING_PROMISING:
        promise_make_push(game);
        break;
    default:
        evening_close_push(game);
        break;
    }
}

/* What they have nothing for is left out without a word. */
static bool has_part(struct game *game, struct data *data) {
    switch (game->evening.part[game->evening.at]) {
    case EVENING_ASKING:
        return promise_to_ask(game);
    case EVENING_WARM_UP:
        return warm_up(game).decks != 0;
    case EVENING_CROSSING:
        data->place = evening_next(game);
        return data->place.chapter != NULL;
    case EVENING_ROUND:
        return decks_of(game, PACK_PLACE_ROUND) != 0;
    case EVENING_PROMISING:
        return game->keeps && !game->paper;
    default:
        return true;
    }
}

static void go_on(struct game *game, struct data *data) {
    struct evening *evening = &game->evening;
    while (!has_part(game, data)) {
        evening->at++; /* the close is always there */
    }
    evening_save(game);
    if (evening->part[evening->at] == EVENING_CROSSING ||
        evening->part[evening->at] == EVENING_ROUND) {
        show(game, data, BETWEEN);
    } else {
        begin_part(game, data);
    }
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    struct evening *evening = &game->evening;
    crossing_end(game);
    if (!evening_going(game)) {
        show(game, data, evening_left(game, &data->left) ? LEFT : CHOOSING_LENGTH);
        return;
    }
    if (evening->on) { /* that part is over */
        evening->on = false;
        evening->at++;
    }
    if (evening->at < evening->count) {
        go_on(game, data);
    } else {
        scene_pop(game);
    }
}

/* Rest at any point leads to the close. */
static bool ended(struct game *game, void *context, enum outcome outcome) {
    (void)context;
    if (outcome == OUTCOME_REST && evening_going(game)) {
        go_to_close(&game->evening);
    }
    return outcome != OUTCOME_HOME;
}

/* However it is left. What the box has of it stays there until the good night. */
static void leave(struct game *game, void *context) {
    (void)context;
    game->evening = (struct evening){0};
}

static void carry_out(struct game *game, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_LITTLE:
    case DEED_WHOLE:
    case DEED_LONG:
        evening_plan(&game->evening, (enum evening_length)deed, date_now(game));
        go_on(game, data);
        break;
    case DEED_LIMITS:
        limits_push(game);
        break;
    case DEED_GO_ON:
        game->evening = data->left;
        go_on(game, data);
        break;
    case DEED_ANEW:
        evening_drop(game);
        show(game, data, CHOOSING_LENGTH);
        break;
    case DEED_BEGIN_PART:
        begin_part(game, data);
        break;
    case DEED_SKIP_PART:
        game->evening.at++;
        go_on(game, data);
        break;
    case DEED_REST:
        go_to_close(&game->evening);
        go_on(game, data);
        break;
    case DEED_BACK:
        scene_pop(game);
        break;
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        carry_out(game, data, data->deed[data->menu.focus]);
    } else if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        carry_out(game, data, data->stage == BETWEEN ? DEED_REST : DEED_BACK);
    }
}

/* --- drawing --- */

/* One line of recap. */
static const char *left_words(struct game *game, const struct evening *left) {
    static const char *const crossings[] = {
        "You were on your first crossing. What was sealed is gone, as promised.",
        "You were on your second crossing. What was sealed is gone, as promised.",
        "You were on your third crossing. What was sealed is gone, as promised.",
    };
    switch (left->part[left->at]) {
    case EVENING_CROSSING:
        return word(game, crossings[evening_before(left, EVENING_CROSSING)]);
    case EVENING_ROUND:
        return word(game, "You were at your questions. What was sealed is gone, as promised.");
    case EVENING_PROMISING:
        return word(game, "You were thinking of a small promise. What was sealed is gone, as "
                          "promised.");
    case EVENING_CLOSING:
        return word(game, "You were about to say good night. What was sealed is gone, as "
                          "promised.");
    default:
        return word(game, "You had just begun. What was sealed is gone, as promised.");
    }
}

static const char *between_words(struct game *game, const struct data *data) {
    if (game->evening.part[game->evening.at] == EVENING_ROUND) {
        return word(game, "A few questions, easy ones first. Pass on any you like.");
    }
    if (!data->place.level) {
        return word(game, "A crossing nobody has walked, new tonight, and yours to walk first.");
    }
    return say(game, "{title}\n{about}", "title", data->place.level->title, "about",
               data->place.level->about, NULL);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct evening_page page = {.back = word(game, "back"), .backdrop = VIEW_BACKDROP_TITLE};
    if (data->stage == CHOOSING_LENGTH) {
        page.heading = word(game, "Tonight together");
        page.words = word(game, "How long shall it be, more or less? You can rest at any point.");
    } else if (data->stage == LEFT) {
        page.heading = word(game, "You are back");
        page.words = left_words(game, &data->left);
    } else {
        bool crossing = game->evening.part[game->evening.at] == EVENING_CROSSING;
        page.heading = crossing ? word(game, "Now a crossing") : word(game, "Now a few questions");
        page.words = between_words(game, data);
        page.back = word(game, "rest");
    }
    evening_page_draw(game, canvas, &page, &data->menu);
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_evening = {
    .name = "evening",
    .size = sizeof(struct data),
    .ended = ended,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = evening_page_update,
    .draw = draw,
    .focus = focus,
};

void evening_push(struct game *game) {
    scene_push(game, &scene_evening);
}

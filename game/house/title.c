/* The title: two lanterns over the water, and where to go from here. A door hangs here once it
 * matters: before the first crossing the game itself is the way in, and there is no sky before
 * something is kept.
 *
 * Anybody may see this screen. So it knows the two by name, and names what waits for them, only
 * where both have said that the game shall know them, and not after it was hidden. */
#include "house/inside.h"

enum when { ALWAYS, AT_FIRST, LATER, WITH_KEPT, WITH_PACKS };

/* What each entry opens; NULL: leaves the game. `together` first asks who is here. */
static const struct entry {
    const char *label;
    void (*push)(struct stage *stage);
    enum when when;
    bool together;
} entries[] = {
    {"Begin", evening_first_push, AT_FIRST, true},
    {"Tonight together", evening_push, LATER, true},
    {"Walk together", bridge_push, LATER, true},
    {"A round of questions", round_setup_push, ALWAYS, true},
    {"A guided talk", talks_push, LATER, true},
    {"Our sky", sky_push, WITH_KEPT, false},
    /* the rest stands in a row */
    {"Who is here", players_push, LATER, false},
    {"The Keeper's house", keeper_push, ALWAYS, false},
    {"Who this is not for", for_whom_push, ALWAYS, false},
    {"Packs", packs_push, WITH_PACKS, false},
    {"Settings", settings_push, ALWAYS, false},
    {"About", about_push, ALWAYS, false},
    {"Leave", NULL, ALWAYS, false},
};
enum { ENTRIES = sizeof entries / sizeof entries[0], ROADS = 6 };

struct data {
    struct menu menu;
    const struct entry *open[ENTRIES + 2]; /* of each line of the menu; NULL: what waits */
    int roads;                             /* so many lines stand above each other, */
    int sky;                               /* so many with what waits, */
    int row;                               /* and from here on in a row */
    int slips;                             /* of paper that hang on the bridge, */
    int hanging;                           /* and the line they are looked at by */
    bool knows;                            /* the two, by name */
    struct title_waits waits;
    void (*wanted)(struct stage *stage); /* once the two have said who they are; or NULL */
};

static void ask_who_is_here(struct stage *stage, struct data *data,
                            void (*wanted)(struct stage *stage)) {
    data->wanted = wanted;
    if (wanted == evening_first_push) {
        players_join_push(stage);
    } else {
        players_push(stage);
    }
}

/* --- the doors --- */

static bool hangs(struct stage *stage, const struct entry *entry, bool first) {
    switch (entry->when) {
    case AT_FIRST:
        return first;
    case LATER:
        return !first;
    case WITH_KEPT:
        return both_kept_count(stage) > 0 || promises_wait(stage);
    case WITH_PACKS:
        return house_of(stage)->packs && (packs_any(house_of(stage)->packs) ||
                                          (!first && packs_folder(house_of(stage)->packs)));
    case ALWAYS:
        break;
    }
    return true;
}

static void add_door(struct stage *stage, struct data *data, const struct entry *entry) {
    bool left = entry->push == evening_push && evening_waits(stage);
    data->open[data->menu.count] = entry;
    menu_add(&data->menu, word(stage, left ? "Go on with your evening" : entry->label), NULL);
}

/* Other doors may hang here than before: what was looked at still is. */
static void keep_focus(struct data *data, const struct entry *was) {
    for (int i = 0; i < data->menu.count; i++) {
        if (was && data->open[i] == was) {
            data->menu.focus = i;
            return;
        }
    }
    data->menu.focus = was || data->menu.focus >= data->menu.count ? 0 : data->menu.focus;
}

/* The door to what hangs on the bridge. Where that is what waits, its words are there already. */
static const struct entry promises = {"Your promises hang here", promises_push, LATER, true};

static void hang_promises(struct stage *stage, struct data *data) {
    bool told = data->sky > data->roads && data->waits.push == promises_push;
    data->slips = data->knows ? promises_hang(stage) : 0;
    data->hanging = data->sky - told;
    if (data->slips && !told) {
        add_door(stage, data, &promises);
    }
}

static void fill_menu(struct stage *stage, struct data *data) {
    bool first = title_is_first(stage);
    const struct entry *was = data->open[data->menu.focus];
    menu_clear(&data->menu);
    for (int i = 0; i < ENTRIES; i++) {
        if (i == ROADS) {
            data->roads = data->menu.count;
            if (title_find_waits(stage, data->knows, &data->waits)) {
                data->open[data->menu.count] = NULL;
                menu_add(&data->menu, text_string(&data->waits.words), NULL);
            }
            data->sky = data->menu.count;
            hang_promises(stage, data);
            data->row = data->menu.count;
        }
        if (hangs(stage, &entries[i], first)) {
            add_door(stage, data, &entries[i]);
        }
    }
    keep_focus(data, was);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    data->knows = names_known(stage);
    fill_menu(stage, data);
    play_measure(stage);
    platform_music(stage->platform, "home");
    if (house_of(stage)->recover) {
        damaged_push(stage);
    } else if (stage->notice.words) {
        notice_push(stage);
    } else if (house_of(stage)->first_level && !stage->rooms->here) {
        ask_who_is_here(stage, data, bridge_push);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    (void)stage;
    text_forget(&data->waits.words);
}

static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    struct data *data = context;
    if (outcome == OUTCOME_DONE && data->wanted) {
        data->wanted(stage);
    } else if (outcome == OUTCOME_REST) { /* from a crossing or cards of their own */
        evening_rest_push(stage);
    }
    data->wanted = NULL;
    return true;
}

static void go(struct stage *stage, struct data *data, void (*push)(struct stage *stage),
               bool together) {
    if (together && !stage->rooms->here) {
        ask_who_is_here(stage, data, push);
    } else {
        push(stage);
    }
}

static void choose(struct stage *stage, struct data *data) {
    const struct entry *entry = data->open[data->menu.focus];
    if (entry && !entry->push) {
        scene_pop(stage);
    } else if (entry) {
        go(stage, data, entry->push, entry->together);
    } else if (data->waits.moment) {
        moment_push(stage, data->waits.moment);
    } else {
        go(stage, data, data->waits.push, true);
    }
}

/* Left and right move along the row at the bottom; up leaves it for what stands above. */
static bool move_in_row(struct stage *stage, struct data *data,
                        const struct platform_event *event) {
    int focus = data->menu.focus, row = data->row, last = data->menu.count - 1;
    if (event->kind != PLATFORM_BUTTON || !event->down || focus < row) {
        return false;
    }
    switch (event->button) {
    case PLATFORM_EAST:
        menu_focus_on(stage, &data->menu, focus < last ? focus + 1 : row);
        return true;
    case PLATFORM_WEST:
        menu_focus_on(stage, &data->menu, focus > row ? focus - 1 : last);
        return true;
    case PLATFORM_NORTH:
        menu_focus_on(stage, &data->menu, row - 1);
        return true;
    case PLATFORM_SOUTH:
        menu_focus_on(stage, &data->menu, 0);
        return true;
    default:
        return false;
    }
}

/* They have no plate: what they are is said in the line at the foot. */
static bool at_slips(const struct data *data) {
    return data->menu.focus == data->sky && data->row > data->sky;
}

/* The pointer is on the slips: they lead where their line does. */
static bool point_at_slips(struct stage *stage, struct data *data,
                           const struct platform_event *event) {
    bool down = event->kind == PLATFORM_POINTER_DOWN;
    if (!data->slips || !(down || event->kind == PLATFORM_POINTER) ||
        !rect_holds(promises_hang_place(stage), event->x, event->y)) {
        return false;
    }
    if (data->menu.focus != data->hanging) {
        menu_focus_on(stage, &data->menu, data->hanging);
    }
    if (down) {
        platform_sound(stage->platform, "menu-choose");
        choose(stage, data);
    }
    return true;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    bool at = at_slips(data);
    if (event->kind == PLATFORM_DROP) {
        packs_push(stage);
        return;
    }
    if (!point_at_slips(stage, data, event) && !move_in_row(stage, data, event) &&
        menu_event(stage, &data->menu, event) == MENU_CHOSEN) {
        choose(stage, data);
    } else if (at != at_slips(data)) {
        damage_all(stage);
    }
}

/* --- drawing --- */

/* With large text, what waits takes the room of the line under the name. */
static bool tells(const struct stage *stage, const struct data *data) {
    return data->sky == data->roads || !large_text(stage);
}

static void draw_name(struct stage *stage, struct canvas *canvas, struct rect screen,
                      const char *words) {
    draw_text(stage, canvas,
              (struct rect){unit(stage, 40), unit(stage, 22), screen.w - unit(stage, 80),
                            unit(stage, 100)},
              word(stage, "Two Lanterns"),
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_TITLE,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT});
    draw_text(
        stage, canvas,
        (struct rect){unit(stage, 40), unit(stage, 118), screen.w - unit(stage, 80),
                      unit(stage, 50)},
        words,
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .shrinks = true});
}

static void draw_slips(struct stage *stage, struct canvas *canvas, struct data *data) {
    if (data->slips) {
        data->menu.area = rect_join(data->menu.area, promises_hang_place(stage));
        promises_hang_draw(stage, canvas, data->slips, menu_lit(stage, &data->menu, data->hanging));
    }
}

/* The roads hang in the sky between the name and the bridge, the row lies on the water below it:
 * the bridge is how far the two have come, and nothing covers it. */
static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect screen = screen_rect(stage);
    int width = unit(stage, large_text(stage) ? 620 : 420), side = unit(stage, 30);
    int top = unit(stage, tells(stage, data) ? 178 : 128), row = text_size(stage, SIZE_BODY) * 2;
    int below = screen.h - text_size(stage, SIZE_HINT) * 2 - unit(stage, 14);
    int room = screen.h * 67 / 100 - top, roads = menu_height(stage, data->sky);
    row = row < unit(stage, 50) ? row : unit(stage, 50);
    below -= row;
    roads = roads < room ? roads : room;
    int each = roads / data->sky, waits = top + each * data->roads;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_TITLE);
    draw_name(stage, canvas, screen,
              !tells(stage, data) ? ""
              : data->knows       ? say(stage, "{a} and {b}, it is good to see you.", NULL)
                                  : word(stage, "A game for finding the way back to each other"));
    menu_draw_part(stage, canvas, &data->menu, 0, data->roads,
                   (struct rect){(screen.w - width) / 2, top, width, each * data->roads});
    draw_slips(stage, canvas, data);
    if (data->sky > data->roads) {
        menu_draw_row(stage, canvas, &data->menu, data->roads, data->sky,
                      (struct rect){side, waits, screen.w - 2 * side, each});
    }
    menu_draw_row(stage, canvas, &data->menu, data->row, data->menu.count,
                  (struct rect){side, below, screen.w - 2 * side, row});
    draw_hint(stage, canvas,
              say(stage,
                  at_slips(data) ? "Your promises hang here. {button}: go there."
                                 : "{buttons}: choose. {button}: go there. Either of you can.",
                  "buttons", both_button_names(stage, PLATFORM_BUTTONS), "button",
                  both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_title = {
    .name = "title",
    .stays = true,
    .drops = true,
    .size = sizeof(struct data),
    .ended = ended,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void title_push(struct stage *stage) {
    scene_push(stage, &scene_title);
}

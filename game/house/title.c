/* The title: two lanterns over the water, and where to go from here. */
#include "house/inside.h"

/* What each entry opens; NULL: leaves the game. `together` first asks who is here. */
static const struct entry {
    const char *label;
    void (*push)(struct stage *stage);
    bool together;
} entries[] = {
    {"Tonight together", evening_push, true},
    {"Walk together", bridge_push, true},
    {"A round of questions", round_setup_push, true},
    {"A guided talk", talks_push, true},
    {"Our sky", sky_push, false},
    {"Who is here", players_push, false},
    {"The Keeper's house", keeper_push, false},
    {"Who this is not for", for_whom_push, false},
    {"Settings", settings_push, false},
    {"About", about_push, false},
    {"Leave", NULL, false},
};
enum { ENTRIES = sizeof entries / sizeof entries[0], ROADS = 5 /* the rest stands in a row */ };

struct data {
    struct menu menu;
    int64_t day_id; /* a moment of this day in an earlier year stands below the roads; 0: none */
    struct text day;
    void (*wanted)(struct stage *stage); /* once the two have said who they are; or NULL */
};

/* Where the row begins in the menu. */
static int row_start(const struct data *data) {
    return ROADS + (data->day_id != 0);
}

/* The screen is shared: date and title, and no more. */
static void look_back(struct stage *stage, struct data *data) {
    struct keepsake_entry entry;
    data->day_id = 0;
    text_clear(&data->day);
    if (keepsake_on_this_day(stage->rooms->keepsake, both_day(date_now(stage)), &entry, NULL) ==
        KEEPSAKE_OK) {
        data->day_id = entry.id;
        text_add(&data->day, say(stage, "On this day, {date}: {title}", "date",
                                 say_date(stage, keepsake_day(entry.kept_at, entry.zone)), "title",
                                 entry.title, NULL));
        menu_add(&data->menu, text_string(&data->day), NULL);
    }
    base_forget(&entry, sizeof entry);
}

static void ask_who_is_here(struct stage *stage, struct data *data,
                            void (*wanted)(struct stage *stage)) {
    data->wanted = wanted;
    players_push(stage);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    menu_clear(&data->menu);
    for (int i = 0; i < ENTRIES; i++) {
        if (i == ROADS) {
            look_back(stage, data);
        }
        bool left = entries[i].push == evening_push && evening_waits(stage);
        menu_add(&data->menu, word(stage, left ? "Go on with your evening" : entries[i].label),
                 NULL);
    }
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
    text_forget(&data->day);
}

static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    struct data *data = context;
    if (outcome == OUTCOME_DONE && data->wanted) {
        data->wanted(stage);
    }
    data->wanted = NULL;
    return true;
}

static void choose(struct stage *stage, struct data *data, const struct entry *entry) {
    if (!entry->push) {
        scene_pop(stage);
    } else if (entry->together && !stage->rooms->here) {
        ask_who_is_here(stage, data, entry->push);
    } else {
        entry->push(stage);
    }
}

/* Left and right move along the row at the bottom; up leaves it for what stands above. */
static bool move_in_row(struct stage *stage, struct data *data,
                        const struct platform_event *event) {
    int focus = data->menu.focus, row = row_start(data), last = data->menu.count - 1;
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

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (move_in_row(stage, data, event) || menu_event(stage, &data->menu, event) != MENU_CHOSEN) {
        return;
    }
    int focus = data->menu.focus;
    if (data->day_id && focus == ROADS) {
        moment_push(stage, data->day_id);
    } else {
        choose(stage, data, &entries[focus < ROADS ? focus : focus - row_start(data) + ROADS]);
    }
}

/* With large text, the line of this day takes the room of the one under the name. */
static bool tells(const struct stage *stage, const struct data *data) {
    return !data->day_id || !large_text(stage);
}

static void draw_name(struct stage *stage, struct canvas *canvas, struct rect screen, bool tells) {
    draw_text(stage, canvas,
              (struct rect){unit(stage, 40), unit(stage, 22), screen.w - unit(stage, 80),
                            unit(stage, 100)},
              word(stage, "Two Lanterns"),
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_TITLE,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT});
    if (!tells) {
        return;
    }
    draw_text(
        stage, canvas,
        (struct rect){unit(stage, 40), unit(stage, 118), screen.w - unit(stage, 80),
                      unit(stage, 50)},
        word(stage, "A game for finding the way back to each other"),
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .shrinks = true});
}

/* The roads hang in the sky between the name and the bridge; what stands in rows lies on the water
 * below it, so that shores, piers and the two lanterns are seen. */
static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect screen = screen_rect(stage);
    int width = unit(stage, large_text(stage) ? 620 : 420), side = unit(stage, 30);
    int top = unit(stage, tells(stage, data) ? 178 : 128), row = text_size(stage, SIZE_BODY) * 2;
    int below = screen.h - text_size(stage, SIZE_HINT) * 2 - unit(stage, 14),
        first = row_start(data);
    row = row < unit(stage, 50) ? row : unit(stage, 50);
    below -= row;
    int day = data->day_id ? row + unit(stage, 8) : 0, sky = screen.h * 70 / 100;
    int room = sky - top, roads = menu_height(stage, ROADS);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_TITLE);
    draw_name(stage, canvas, screen, tells(stage, data));
    menu_draw_part(stage, canvas, &data->menu, 0, ROADS,
                   (struct rect){(screen.w - width) / 2, top, width, roads < room ? roads : room});
    menu_draw_row(stage, canvas, &data->menu, ROADS, first,
                  (struct rect){side, below - day, screen.w - 2 * side, row});
    menu_draw_row(stage, canvas, &data->menu, first, data->menu.count,
                  (struct rect){side, below, screen.w - 2 * side, row});
    draw_hint(stage, canvas,
              say(stage, "{buttons}: choose. {button}: go there. Either of you can.", "buttons",
                  both_button_names(stage, PLATFORM_BUTTONS), "button",
                  both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_title = {
    .name = "title",
    .stays = true,
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

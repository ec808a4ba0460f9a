/* The title: two lanterns over the water, and where to go from here. */
#include "scenes/internal.h"

/* What each entry opens; NULL: leaves the game. `together` first asks who is here. */
static const struct entry {
    const char *label;
    void (*push)(struct game *game);
    bool together;
} entries[] = {
    {"Tonight together", evening_push, true},
    {"Walk together", bridge_push, true},
    {"A round of questions", round_setup_push, true},
    {"A guided talk", talks_push, true},
    {"Our sky", sky_push, false},
    {"Who is here", players_push, false},
    {"The Keeper's house", house_push, false},
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
    void (*wanted)(struct game *game); /* once the two have said who they are; or NULL */
};

/* Where the row begins in the menu. */
static int row_start(const struct data *data) {
    return ROADS + (data->day_id != 0);
}

/* The screen is shared: date and title, and no more. */
static void look_back(struct game *game, struct data *data) {
    struct keepsake_entry entry;
    data->day_id = 0;
    text_clear(&data->day);
    if (keepsake_on_this_day(game->keepsake, day_of(date_now(game)), &entry, NULL) == KEEPSAKE_OK) {
        data->day_id = entry.id;
        text_add(&data->day, say(game, "On this day, {date}: {title}", "date",
                                 say_date(game, keepsake_day(entry.kept_at, entry.zone)), "title",
                                 entry.title, NULL));
        menu_add(&data->menu, text_string(&data->day), NULL);
    }
    base_forget(&entry, sizeof entry);
}

static void ask_who_is_here(struct game *game, struct data *data,
                            void (*wanted)(struct game *game)) {
    data->wanted = wanted;
    players_push(game);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    menu_clear(&data->menu);
    for (int i = 0; i < ENTRIES; i++) {
        if (i == ROADS) {
            look_back(game, data);
        }
        bool left = entries[i].push == evening_push && evening_left(game, NULL);
        menu_add(&data->menu, word(game, left ? "Go on with your evening" : entries[i].label),
                 NULL);
    }
    bridge_measure(game);
    platform_music(game->platform, "home");
    if (game->recover) {
        damaged_push(game);
    } else if (game->notice.words) {
        notice_push(game);
    } else if (game->first_level && !game->here) {
        ask_who_is_here(game, data, bridge_push);
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    (void)game;
    text_forget(&data->day);
}

static bool ended(struct game *game, void *context, enum outcome outcome) {
    struct data *data = context;
    if (outcome == OUTCOME_DONE && data->wanted) {
        data->wanted(game);
    }
    data->wanted = NULL;
    return true;
}

static void choose(struct game *game, struct data *data, const struct entry *entry) {
    if (!entry->push) {
        scene_pop(game);
    } else if (entry->together && !game->here) {
        ask_who_is_here(game, data, entry->push);
    } else {
        entry->push(game);
    }
}

/* Left and right move along the row at the bottom; up leaves it for what stands above. */
static bool move_in_row(struct game *game, struct data *data, const struct platform_event *event) {
    int focus = data->menu.focus, row = row_start(data), last = data->menu.count - 1;
    if (event->kind != PLATFORM_BUTTON || !event->down || focus < row) {
        return false;
    }
    switch (event->button) {
    case PLATFORM_EAST:
        menu_focus_on(game, &data->menu, focus < last ? focus + 1 : row);
        return true;
    case PLATFORM_WEST:
        menu_focus_on(game, &data->menu, focus > row ? focus - 1 : last);
        return true;
    case PLATFORM_NORTH:
        menu_focus_on(game, &data->menu, row - 1);
        return true;
    case PLATFORM_SOUTH:
        menu_focus_on(game, &data->menu, 0);
        return true;
    default:
        return false;
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (move_in_row(game, data, event) || menu_event(game, &data->menu, event) != MENU_CHOSEN) {
        return;
    }
    int focus = data->menu.focus;
    if (data->day_id && focus == ROADS) {
        moment_push(game, data->day_id);
    } else {
        choose(game, data, &entries[focus < ROADS ? focus : focus - row_start(data) + ROADS]);
    }
}

/* With large text, the line of this day takes the room of the one under the name. */
static bool tells(const struct game *game, const struct data *data) {
    return !data->day_id || game->settings.text_scale <= 130;
}

static void draw_name(struct game *game, struct canvas *canvas, struct rect screen, bool tells) {
    draw_text(
        game, canvas,
        (struct rect){unit(game, 40), unit(game, 22), screen.w - unit(game, 80), unit(game, 100)},
        word(game, "Two Lanterns"),
        (struct paragraph){.face = PLATFORM_FACE_TITLE,
                           .size = SIZE_TITLE,
                           .align = ALIGN_CENTRE,
                           .colour = COLOUR_TEXT});
    if (!tells) {
        return;
    }
    draw_text(
        game, canvas,
        (struct rect){unit(game, 40), unit(game, 118), screen.w - unit(game, 80), unit(game, 50)},
        word(game, "A game for finding the way back to each other"),
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .shrinks = true});
}

/* The roads hang in the sky between the name and the bridge; what stands in rows lies on the water
 * below it, so that shores, piers and the two lanterns are seen. */
static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect screen = screen_rect(game);
    int width = unit(game, large_text(game) ? 620 : 420), side = unit(game, 30);
    int top = unit(game, tells(game, data) ? 178 : 128), row = text_size(game, SIZE_BODY) * 2;
    int below = screen.h - text_size(game, SIZE_HINT) * 2 - unit(game, 14), first = row_start(data);
    row = row < unit(game, 50) ? row : unit(game, 50);
    below -= row;
    int day = data->day_id ? row + unit(game, 8) : 0, sky = screen.h * 70 / 100;
    int room = sky - top, roads = menu_height(game, ROADS);
    draw_backdrop(game, canvas, VIEW_BACKDROP_TITLE);
    draw_name(game, canvas, screen, tells(game, data));
    menu_draw_part(game, canvas, &data->menu, 0, ROADS,
                   (struct rect){(screen.w - width) / 2, top, width, roads < room ? roads : room});
    menu_draw_row(game, canvas, &data->menu, ROADS, first,
                  (struct rect){side, below - day, screen.w - 2 * side, row});
    menu_draw_row(game, canvas, &data->menu, first, data->menu.count,
                  (struct rect){side, below, screen.w - 2 * side, row});
    draw_hint(game, canvas,
              say(game, "{buttons}: choose. {button}: go there. Either of you can.", "buttons",
                  both_button_names(game, PLATFORM_BUTTONS), "button",
                  both_button_names(game, PLATFORM_CONFIRM), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
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

void title_push(struct game *game) {
    scene_push(game, &scene_title);
}

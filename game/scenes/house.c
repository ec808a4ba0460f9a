/* The Keeper's house: what help from outside is, and where to find it. Nothing is recorded of who
 * came here, or that anybody did: no setting, no progress, no log. */
#include "scenes/page.h"

enum { LARGE_TEXT = 130 }; /* percent from which the words get the place of the house */

/* The right side of the screen; all of it where text is large. The house stays in sight. */
static struct rect inside(const struct game *game) {
    struct rect body = body_rect(game);
    int left = body.w * 40 / 100;
    return game->settings.text_scale > LARGE_TEXT
               ? body
               : (struct rect){body.x + left, body.y, body.w - left + unit(game, 30), body.h};
}

/* --- a page: one thought after the other --- */

struct leaf {
    int at; /* of the pack's pages */
    struct page page;
    struct text words;
};

static void open_leaf(struct game *game, struct leaf *leaf, int at) {
    const struct pack_house_page *page = &game->pack->house.page[at];
    leaf->at = at;
    leaf->page = (struct page){0};
    text_clear(&leaf->words);
    for (int i = 0; i < page->paragraph_count; i++) {
        text_addf(&leaf->words, "%s%s", i ? "\n\n" : "", page->paragraph[i]);
    }
    damage_all(game);
}

static void enter_leaf(struct game *game, void *context) {
    struct leaf *leaf = context;
    open_leaf(game, leaf, leaf->at);
}

static void leave_leaf(struct game *game, void *context) {
    (void)game;
    text_release(&((struct leaf *)context)->words);
}

static void go_on(struct game *game, struct leaf *leaf) {
    platform_sound(game->platform, "menu-choose");
    if (page_turn(game, &leaf->page)) {
        return;
    }
    if (leaf->at + 1 < game->pack->house.page_count) {
        open_leaf(game, leaf, leaf->at + 1);
    } else {
        scene_pop(game);
    }
}

static void event_leaf(struct game *game, void *context, const struct platform_event *event) {
    struct leaf *leaf = context;
    if (pressed(event, PLATFORM_CONFIRM) || pressed(event, PLATFORM_EAST) ||
        event->kind == PLATFORM_POINTER_DOWN) {
        go_on(game, leaf);
    } else if (pressed(event, PLATFORM_WEST) && (leaf->page.first || leaf->at)) {
        platform_sound(game->platform, "menu-choose");
        open_leaf(game, leaf, leaf->page.first ? leaf->at : leaf->at - 1);
    } else if (pressed(event, PLATFORM_BACK)) {
        platform_sound(game->platform, "menu-back");
        scene_pop(game);
    }
}

static void draw_leaf(struct game *game, void *context, struct canvas *canvas) {
    struct leaf *leaf = context;
    draw_backdrop(game, canvas, VIEW_BACKDROP_HOUSE);
    draw_heading(game, canvas, game->pack->house.page[leaf->at].title);
    page_draw(game, canvas, &leaf->page, inside(game), text_string(&leaf->words), 0);
    draw_hint(game, canvas,
              say(game, "{button}: go on. Left: one page back. {back}: back to the house", "button",
                  both_button_names(game, PLATFORM_CONFIRM), "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const struct scene_type scene_house_leaf = {
    .name = "house-page",
    .size = sizeof(struct leaf),
    .enter = enter_leaf,
    .leave = leave_leaf,
    .event = event_leaf,
    .update = scene_update_water,
    .draw = draw_leaf,
};

static void house_leaf_push(struct game *game, int at) {
    struct leaf *data = scene_push(game, &scene_house_leaf);
    data->at = at;
}

/* --- the door: everything that is in the house --- */

enum door { DOOR_SUPPORT, DOOR_FOR_WHOM, DOOR_LEAVES };
_Static_assert(DOOR_LEAVES + PACK_MAX_PAGES <= (int)MENU_ITEMS, "the list holds them");

struct data {
    struct menu menu;
    enum door door[MENU_ITEMS]; /* of each row; DOOR_LEAVES and on are pages */
};

static void add(struct data *data, enum door door, const char *label) {
    data->door[data->menu.count] = door;
    menu_add(&data->menu, label, NULL);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->menu.count) { /* not back from one of its rooms */
        platform_sound(game->platform, "keeper-knock");
    }
    menu_clear(&data->menu);
    if (game->pack->help_count) {
        add(data, DOOR_SUPPORT, word(game, "Where to find support"));
    }
    add(data, DOOR_FOR_WHOM, word(game, "Who this is not for"));
    for (int i = 0; i < game->pack->house.page_count; i++) {
        add(data, (enum door)(DOOR_LEAVES + i), game->pack->house.page[i].title);
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(game);
    } else if (answer == MENU_CHOSEN) {
        int door = (int)data->door[data->menu.focus];
        if (door >= DOOR_LEAVES) {
            house_leaf_push(game, door - DOOR_LEAVES);
        } else {
            (door == DOOR_SUPPORT ? countries_push : for_whom_push)(game);
        }
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect area = inside(game);
    int wide = unit(game, 560), height = menu_height(game, data->menu.count);
    if (area.w > wide && game->settings.text_scale <= LARGE_TEXT) {
        area.x += area.w - wide;
        area.w = wide;
    }
    if (height < area.h) {
        area.y += (area.h - height) / 2;
        area.h = height;
    }
    draw_backdrop(game, canvas, VIEW_BACKDROP_HOUSE);
    draw_heading(game, canvas, word(game, "The Keeper's house"));
    menu_draw(game, canvas, &data->menu, area);
    draw_hint(game, canvas,
              say(game, "{button}: read. {back}: back. That you were here is noted nowhere.",
                  "button", both_button_names(game, PLATFORM_CONFIRM), "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_house = {
    .name = "house",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void house_push(struct game *game) {
    scene_push(game, &scene_house);
}

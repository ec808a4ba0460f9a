/* The Keeper's house: what help from outside is, and where to find it. Nothing is recorded of who
 * came here, or that anybody did: no setting, no progress, no log. */
#include "house/inside.h"
#include "kit/page.h"

/* The right side of the screen; all of it where text is large. The house stays in sight. */
static struct rect inside(const struct stage *stage) {
    struct rect body = body_rect(stage);
    int left = body.w * 40 / 100;
    return large_text(stage)
               ? body
               : (struct rect){body.x + left, body.y, body.w - left + unit(stage, 30), body.h};
}

/* --- a page: one thought after the other --- */

struct leaf {
    int at; /* of the pack's pages */
    struct page page;
    struct text words;
};

static void open_leaf(struct stage *stage, struct leaf *leaf, int at) {
    const struct pack_house_page *page = &house_pages_of(stage)->house.page[at];
    leaf->at = at;
    leaf->page = (struct page){0};
    text_clear(&leaf->words);
    for (int i = 0; i < page->paragraph_count; i++) {
        text_addf(&leaf->words, "%s%s", i ? "\n\n" : "", page->paragraph[i]);
    }
    damage_all(stage);
}

static void enter_leaf(struct stage *stage, void *context) {
    struct leaf *leaf = context;
    open_leaf(stage, leaf, leaf->at);
}

static void leave_leaf(struct stage *stage, void *context) {
    (void)stage;
    text_release(&((struct leaf *)context)->words);
}

static void go_on(struct stage *stage, struct leaf *leaf) {
    platform_sound(stage->platform, "menu-choose");
    if (page_turn(stage, &leaf->page)) {
        return;
    }
    if (leaf->at + 1 < house_pages_of(stage)->house.page_count) {
        open_leaf(stage, leaf, leaf->at + 1);
    } else {
        scene_pop(stage);
    }
}

static void event_leaf(struct stage *stage, void *context, const struct platform_event *event) {
    struct leaf *leaf = context;
    if (pressed(event, PLATFORM_CONFIRM) || pressed(event, PLATFORM_EAST) ||
        event->kind == PLATFORM_POINTER_DOWN) {
        go_on(stage, leaf);
    } else if (pressed(event, PLATFORM_WEST) && (leaf->page.first || leaf->at)) {
        platform_sound(stage->platform, "menu-choose");
        open_leaf(stage, leaf, leaf->page.first ? leaf->at : leaf->at - 1);
    } else if (pressed(event, PLATFORM_BACK)) {
        platform_sound(stage->platform, "menu-back");
        scene_pop(stage);
    }
}

static void draw_leaf(struct stage *stage, void *context, struct canvas *canvas) {
    struct leaf *leaf = context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_HOUSE);
    draw_heading(stage, canvas, house_pages_of(stage)->house.page[leaf->at].title);
    page_draw(stage, canvas, &leaf->page, inside(stage), text_string(&leaf->words), 0);
    draw_hint(stage, canvas,
              say(stage, "{button}: go on. Left: one page back. {back}: back to the house",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
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

static void keeper_page_push(struct stage *stage, int at) {
    struct leaf *data = scene_push(stage, &scene_house_leaf);
    data->at = at;
}

/* --- the door: everything that is in the house --- */

enum door { DOOR_SUPPORT, DOOR_FOR_WHOM, DOOR_LEAVES };
_Static_assert(DOOR_LEAVES + PACK_MAX_PAGES <= (int)MENU_ITEMS, "the list holds them");

struct data {
    struct menu menu;
    enum door door[MENU_ITEMS]; /* of each row; DOOR_LEAVES and on are pages */
};

static void add_door(struct data *data, enum door door, const char *label) {
    data->door[data->menu.count] = door;
    menu_add(&data->menu, label, NULL);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->menu.count) { /* not back from one of its rooms */
        platform_sound(stage->platform, "keeper-knock");
    }
    menu_clear(&data->menu);
    if (helps_of(stage)->help_count) {
        add_door(data, DOOR_SUPPORT, word(stage, "Where to find support"));
    }
    add_door(data, DOOR_FOR_WHOM, word(stage, "Who this is not for"));
    for (int i = 0; i < house_pages_of(stage)->house.page_count; i++) {
        add_door(data, (enum door)(DOOR_LEAVES + i), house_pages_of(stage)->house.page[i].title);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN) {
        int door = (int)data->door[data->menu.focus];
        if (door >= DOOR_LEAVES) {
            keeper_page_push(stage, door - DOOR_LEAVES);
        } else {
            (door == DOOR_SUPPORT ? countries_push : for_whom_push)(stage);
        }
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect area = inside(stage);
    int wide = unit(stage, 560), height = menu_height(stage, data->menu.count);
    if (area.w > wide && !large_text(stage)) {
        area.x += area.w - wide;
        area.w = wide;
    }
    if (height < area.h) {
        area.y += (area.h - height) / 2;
        area.h = height;
    }
    draw_backdrop(stage, canvas, VIEW_BACKDROP_HOUSE);
    draw_heading(stage, canvas, word(stage, "The Keeper's house"));
    menu_draw(stage, canvas, &data->menu, area);
    draw_hint(stage, canvas,
              say(stage, "{button}: read. {back}: back. That you were here is noted nowhere.",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void keeper_push(struct stage *stage) {
    scene_push(stage, &scene_house);
}

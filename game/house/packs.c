/* All packs that are here. The one that is played is ticked; each opens a page of its own. What is
 * dropped on the window is looked at at once. */
#include "house/packs.h"
#include "house/box.h"
#include "workshop/workshop.h"

#include <stdio.h>
#include <stdlib.h>

_Static_assert(PACKS_MOST + 10 <= (int)MENU_ITEMS, "the list holds them, and some that were given");

enum { VALUE = 160 };
struct data {
    struct menu menu;
    char (*value)[VALUE];     /* heap: of each row */
    char (*label)[VALUE * 2]; /* heap */
    struct text words;
    bool looked;
    int left; /* ms until it is looked for what was read */
};

/* --- the rows --- */

static const char *value_of(struct stage *stage, const struct packs_entry *entry) {
    const struct packs_about *about = &entry->about;
    if (!entry->read) {
        return word(stage, "reading");
    }
    if (!about->good) {
        return word(stage, "mistakes");
    }
    if (entry->aside) {
        return word(stage, "set aside");
    }
    return about->levels
               ? say(stage, "{walked} of {levels}", "walked",
                     say_number(stage, packs_walked(stage, entry)), "levels",
                     say_number(stage, about->levels), NULL)
               : say(stage, "Cards:\u00a0{cards}", "cards", say_number(stage, about->cards), NULL);
}

static int rows(const struct stage *stage) {
    int count = packs_count(packs_of(stage));
    return count < MENU_ITEMS - 2 ? count : MENU_ITEMS - 2;
}

/* There is a place for it. */
static bool makes(const struct stage *stage) {
    return packs_folder(packs_of(stage)) != NULL;
}

static void fill_menu(struct stage *stage, struct data *data) {
    int count = rows(stage), focus = data->menu.focus;
    data->value = base_grow(data->value, (size_t)(count + 1) * sizeof *data->value);
    data->label = base_grow(data->label, (size_t)(count + 1) * sizeof *data->label);
    menu_clear(&data->menu);
    for (int i = 0; i < count; i++) {
        const struct packs_entry *entry = packs_at(packs_of(stage), i);
        snprintf(data->value[i], sizeof data->value[i], "%s", value_of(stage, entry));
        snprintf(data->label[i], sizeof data->label[i], "%s", packs_title(stage, entry));
        menu_add_box(&data->menu, data->label[i], data->value[i],
                     packs_is_played(packs_of(stage), entry));
    }
    if (makes(stage)) {
        menu_add(&data->menu, word(stage, "Make one of your own"), NULL);
    }
    menu_add(&data->menu, word(stage, "Back"), NULL);
    data->menu.focus = focus < data->menu.count ? focus : data->menu.count - 1;
    damage_all(stage);
}

static void tell(struct stage *stage, struct data *data) {
    const char *folder = packs_folder(packs_of(stage));
    int more = packs_unlisted(packs_of(stage));
    text_clear(&data->words);
    text_add(&data->words, folder
                               ? say(stage, "Drop a pack on this window, or put it here:\n{folder}",
                                     "folder", folder, NULL)
                               : word(stage, "Drop a pack on this window to look into it."));
    if (more) {
        text_addf(&data->words, "\n%s",
                  say(stage, "{more} more are not shown: give them short names, in letters.",
                      "more", say_number(stage, more), NULL));
    }
}

/* --- what is done --- */

static void look_into(struct stage *stage, struct packs_entry *entry) {
    packs_looking_end(stage);
    pack_page_push(stage, entry);
}

static void take_drop(struct stage *stage) {
    char *path = platform_dropped(stage->platform);
    if (path) {
        look_into(stage, packs_give(packs_of(stage), path));
    }
    free(path);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->looked) {
        data->looked = true;
        packs_looking_end(stage);
        packs_look(packs_of(stage));
    }
    tell(stage, data);
    fill_menu(stage, data);
    take_drop(stage);
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    packs_looking_end(stage);
    free(data->value);
    free(data->label);
    text_release(&data->words);
}

/* What is made there is among them then. */
static void make_own(struct stage *stage, struct data *data) {
    data->looked = false;
    packs_looking_end(stage);
    workshop_push(stage, &(struct workshop_wish){.packs = packs_folder(packs_of(stage)),
                                                 .out = house_of(stage)->machine.folder});
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (event->kind == PLATFORM_DROP) {
        take_drop(stage);
    } else if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN && data->menu.focus < rows(stage)) {
        look_into(stage, packs_at(packs_of(stage), data->menu.focus));
    } else if (answer == MENU_CHOSEN && makes(stage) && data->menu.focus == rows(stage)) {
        make_own(stage, data);
    } else if (answer == MENU_CHOSEN) {
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    int sooner = box_update(stage, context, ms);
    if (packs_due(&data->left, ms) && packs_looking_on(stage)) {
        fill_menu(stage, data);
    }
    return packs_looking_done(stage) ? sooner : wait_sooner(sooner, data->left);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage), list = body;
    int top = text_size(stage, SIZE_BODY) * (packs_unlisted(packs_of(stage)) ? 4 : 3);
    int high = menu_height(stage, data->menu.count),
        wide = body.w * (large_text(stage) ? 5 : 4) / 5;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "Packs"));
    draw_text(stage, canvas, (struct rect){body.x, body.y, body.w, top}, text_string(&data->words),
              (struct paragraph){
                  .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
    list.y += top + unit(stage, 10);
    list.h -= top + unit(stage, 10);
    list.h = high < list.h ? high : list.h;
    list.x += (body.w - wide) / 2;
    list.w = wide;
    menu_draw(stage, canvas, &data->menu, list);
    draw_hint(stage, canvas,
              say(stage,
                  "{button}: look into it. {back}: back. At the right: levels that you walked",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_packs = {
    .name = "packs",
    .size = sizeof(struct data),
    .drops = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void packs_push(struct stage *stage) {
    scene_push(stage, &scene_packs);
}

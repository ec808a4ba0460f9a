/* A list of things to choose, for either player's buttons and for the pointer. Where it is longer
 * than its place, it moves under the focus. */
#include "kit/kit.h"

#include <assert.h>

void menu_clear(struct menu *menu) {
    struct menu before = {.focus = menu->focus,
                          .lit_before = menu->lit_before,
                          .lit_since = menu->lit_since,
                          .held = menu->held};
    *menu = before;
}

void menu_add(struct menu *menu, const char *label, const char *value) {
    assert(menu->count < MENU_ITEMS);
    menu->item[menu->count++] = (struct menu_item){.label = label, .value = value};
}

void menu_add_told(struct menu *menu, const char *label, const char *value) {
    menu_add(menu, label, value);
    menu->item[menu->count - 1].kind = MENU_TOLD;
}

void menu_add_box(struct menu *menu, const char *label, const char *value, bool ticked) {
    menu_add(menu, label, value);
    menu->item[menu->count - 1].box = ticked ? MENU_TICKED : MENU_BOX;
}

void menu_add_switch(struct menu *menu, const char *label, const char *value, bool on) {
    menu_add(menu, label, value);
    menu->item[menu->count - 1].kind = on ? MENU_ON : MENU_OFF;
}

void menu_add_slider(struct menu *menu, const char *label, const char *value, int level) {
    menu_add(menu, label, value);
    menu->item[menu->count - 1].kind = MENU_SLIDER;
    menu->item[menu->count - 1].level = level;
}

/* Left and right change it. */
static bool changes(const struct menu_item *item) {
    return item->value && !item->box && item->kind != MENU_TOLD;
}

const char *menu_focus(const struct menu *menu) {
    return menu->focus < menu->count ? menu->item[menu->focus].label : "";
}

/* The light goes over from one row to the other within a moment. */
void menu_focus_on(struct stage *stage, struct menu *menu, int item) {
    menu->lit_before = menu->focus;
    menu->lit_since = stage->now;
    menu->focus = item;
    ease_rect(stage, rect_grow(menu->area, unit(stage, MENU_GLOW)));
    platform_sound(stage->platform, "menu-move");
}

static void move_focus(struct stage *stage, struct menu *menu, int by) {
    if (menu->count) {
        menu_focus_on(stage, menu, (menu->focus + by + menu->count) % menu->count);
    }
}

/* Of a slider, what lies under the pointer; the ends are easily reached. */
static enum menu_answer slide(struct stage *stage, struct menu *menu, int x) {
    struct rect track = menu_track(stage, menu->place[menu->focus]);
    int level = track.w ? ((x - track.x) * 100 + track.w / 2) / track.w : 0;
    menu->held = MENU_HOLDS_SLIDER;
    menu->set = level < 0 ? 0 : level > 100 ? 100 : level;
    return MENU_SET;
}

/* Beside a list that is longer than its place: the row as far down as the pointer. */
static enum menu_answer scroll(struct stage *stage, struct menu *menu, int y) {
    int item = (y - menu->bar.y) * menu->count / (menu->bar.h ? menu->bar.h : 1);
    item = item < 0 ? 0 : item >= menu->count ? menu->count - 1 : item;
    menu->held = MENU_HOLDS_BAR;
    if (item != menu->focus) {
        menu_focus_on(stage, menu, item);
    }
    return MENU_NOTHING;
}

static enum menu_answer press(struct stage *stage, struct menu *menu, int x) {
    const struct menu_item *item = &menu->item[menu->focus];
    struct rect place = menu->place[menu->focus];
    if (!changes(item)) {
        return MENU_CHOSEN;
    }
    if (item->kind == MENU_SLIDER && x >= menu_track(stage, place).x - unit(stage, 20)) {
        return slide(stage, menu, x);
    }
    int value = menu->value_x[menu->focus], middle = (value + place.x + place.w) / 2;
    return item->kind == MENU_PLAIN && x >= value && x < middle ? MENU_LESS : MENU_MORE;
}

static enum menu_answer pointer(struct stage *stage, struct menu *menu,
                                const struct platform_event *event) {
    if (event->kind != PLATFORM_POINTER) {
        menu->held = MENU_HOLDS_NOTHING;
    }
    if (event->kind == PLATFORM_POINTER_UP) {
        return MENU_NOTHING;
    }
    if (event->kind == PLATFORM_POINTER && menu->held == MENU_HOLDS_SLIDER) {
        return slide(stage, menu, event->x);
    }
    if ((event->kind == PLATFORM_POINTER_DOWN && rect_holds(menu->bar, event->x, event->y)) ||
        menu->held == MENU_HOLDS_BAR) {
        return scroll(stage, menu, event->y);
    }
    for (int i = 0; i < menu->count; i++) {
        if (!rect_holds(menu->place[i], event->x, event->y)) {
            continue;
        }
        if (menu->focus != i) {
            move_focus(stage, menu, i - menu->focus);
        }
        return event->kind == PLATFORM_POINTER_DOWN ? press(stage, menu, event->x) : MENU_NOTHING;
    }
    return MENU_NOTHING;
}

/* The wheel moves on among what is there, and does not come round. */
static enum menu_answer wheel(struct stage *stage, struct menu *menu, int by) {
    int item = menu->focus + by;
    if (item >= 0 && item < menu->count) {
        menu_focus_on(stage, menu, item);
    }
    return MENU_NOTHING;
}

static enum menu_answer button(struct stage *stage, struct menu *menu,
                               const struct platform_event *event) {
    bool has_value = menu->count && changes(&menu->item[menu->focus]);
    switch (event->button) {
    case PLATFORM_NORTH:
        move_focus(stage, menu, -1);
        return MENU_NOTHING;
    case PLATFORM_SOUTH:
        move_focus(stage, menu, 1);
        return MENU_NOTHING;
    case PLATFORM_WEST:
        return has_value ? MENU_LESS : MENU_NOTHING;
    case PLATFORM_EAST:
        return has_value ? MENU_MORE : MENU_NOTHING;
    case PLATFORM_CONFIRM:
        return event->repeat || !menu->count ? MENU_NOTHING : has_value ? MENU_MORE : MENU_CHOSEN;
    case PLATFORM_BACK:
        return event->repeat ? MENU_NOTHING : MENU_BACK;
    default:
        return MENU_NOTHING;
    }
}

/* A slider that is drawn along ticks at every tenth; NULL: nothing is heard. */
static const char *sound_of(const struct menu *menu, enum menu_answer answer, int set) {
    enum menu_kind kind = menu->count ? menu->item[menu->focus].kind : MENU_PLAIN;
    bool changes_value = answer == MENU_LESS || answer == MENU_MORE || answer == MENU_SET;
    if (answer == MENU_SET && menu->set / 10 == set / 10) {
        return NULL;
    }
    return answer == MENU_BACK                                      ? "menu-back"
           : changes_value && kind == MENU_SLIDER                   ? "slide"
           : changes_value && (kind == MENU_OFF || kind == MENU_ON) ? "switch"
                                                                    : "menu-choose";
}

enum menu_answer menu_event(struct stage *stage, struct menu *menu,
                            const struct platform_event *event) {
    enum menu_answer answer = MENU_NOTHING;
    int set = menu->set;
    if (event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN ||
        event->kind == PLATFORM_POINTER_UP) {
        answer = pointer(stage, menu, event);
    } else if (event->kind == PLATFORM_WHEEL) {
        answer = wheel(stage, menu, event->y);
    } else if (event->kind == PLATFORM_BUTTON && event->down) {
        answer = button(stage, menu, event);
    }
    if (answer != MENU_NOTHING) {
        damage_rect(stage, rect_grow(menu->area, unit(stage, MENU_GLOW)));
        const char *sound = sound_of(menu, answer, set);
        if (sound) {
            platform_sound(stage->platform, sound);
        }
    }
    return answer;
}

/* The buttons stand in a row: left and right move between them, as up and down do in a list. */
enum menu_answer menu_event_row(struct stage *stage, struct menu *menu,
                                const struct platform_event *event) {
    struct platform_event turned = *event;
    if (event->kind == PLATFORM_BUTTON && event->button == PLATFORM_WEST) {
        turned.button = PLATFORM_NORTH;
    } else if (event->kind == PLATFORM_BUTTON && event->button == PLATFORM_EAST) {
        turned.button = PLATFORM_SOUTH;
    }
    return menu_event(stage, menu, &turned);
}

/* A list of things to choose, as a column, as rows or as a row of buttons. */
#ifndef KIT_MENU_H
#define KIT_MENU_H

#include "kit/stage.h"

enum { MENU_ITEMS = 512 }; /* whoever fills it from data shows by an assertion that all fits */
enum { MENU_GLOW = 26 };   /* units that the light of a plate reaches beyond it */
enum menu_kind { MENU_PLAIN, MENU_OFF, MENU_ON, MENU_SLIDER, MENU_TOLD };
enum menu_held { MENU_HOLDS_NOTHING, MENU_HOLDS_SLIDER, MENU_HOLDS_BAR };
enum menu_box { MENU_NO_BOX, MENU_BOX, MENU_TICKED };
struct menu_item {
    const char *label;   /* already in the players' language; lent while the menu lives */
    const char *value;   /* shown at the right; Left and Right change it; NULL: a plain button */
    bool gold;           /* done, kept, heard */
    enum menu_box box;   /* before the label; with one, the value is only shown */
    enum menu_kind kind; /* how a value that can be changed looks */
    int level;           /* of a slider, 0..100 */
};
struct menu {
    struct menu_item item[MENU_ITEMS];
    int count, focus, first;       /* first: the topmost that is shown */
    struct rect place[MENU_ITEMS]; /* as drawn last, for the pointer */
    int value_x[MENU_ITEMS];       /* where its value begins */
    struct rect area, bar;         /* bar: beside a list that is longer than its place */
    int lit_before;                /* what the focus was, */
    uint32_t lit_since;            /* and until when; 0: it has not moved yet */
    enum menu_held held;           /* by the pointer */
    int set;                       /* with MENU_SET: the slider's new level */
};
enum menu_answer { MENU_NOTHING, MENU_CHOSEN, MENU_LESS, MENU_MORE, MENU_SET, MENU_BACK };
void menu_clear(struct menu *menu);
void menu_add(struct menu *menu, const char *label, const char *value);
/* A button; the value is only shown beside its label. */
void menu_add_told(struct menu *menu, const char *label, const char *value);
void menu_add_box(struct menu *menu, const char *label, const char *value, bool ticked);
void menu_add_switch(struct menu *menu, const char *label, const char *value, bool on);
void menu_add_slider(struct menu *menu, const char *label, const char *value, int level);
/* Where a slider's track lies in its row. */
struct rect menu_track(struct stage *stage, struct rect place);
/* What the event asks for; the item is menu->focus. Damages what it changes. */
enum menu_answer menu_event(struct stage *stage, struct menu *menu,
                            const struct platform_event *event);
void menu_draw(struct stage *stage, struct canvas *canvas, struct menu *menu, struct rect area);
/* Pieces, for a screen that lays its menu out itself: items [from, to) as a column or a row. */
void menu_draw_part(struct stage *stage, struct canvas *canvas, struct menu *menu, int from, int to,
                    struct rect area);
void menu_draw_row(struct stage *stage, struct canvas *canvas, struct menu *menu, int from, int to,
                   struct rect area);
/* A list alone on its screen: in the middle, so wide where there is the room. */
void menu_draw_alone(struct stage *stage, struct canvas *canvas, struct menu *menu, int width);
/* A row of buttons, for what a page offers; at most MENU_BUTTONS. */
enum { MENU_BUTTONS = 6 };
enum menu_answer menu_event_row(struct stage *stage, struct menu *menu,
                                const struct platform_event *event);
int menu_buttons_height(const struct stage *stage);
void menu_draw_buttons(struct stage *stage, struct canvas *canvas, struct menu *menu,
                       struct rect area);
/* Items [from, to) in rows of so many columns; what is before them above, what is after them in a
 * row below. `top`: the topmost row that is shown, kept by menu_lay_grid. */
struct menu_grid {
    int from, to, columns, top;
};
enum menu_answer menu_event_grid(struct stage *stage, struct menu *menu,
                                 const struct menu_grid *grid, const struct platform_event *event);
/* Lays their places out, each row so high, with a bar where there are more than shown; returns how
 * many rows are. They are drawn by whoever knows what they look like. */
int menu_lay_grid(struct stage *stage, struct canvas *canvas, struct menu *menu,
                  struct menu_grid *grid, struct rect area, int high);
/* How brightly an item is lit, 0 .. 256: the light comes to the focus and leaves where it was. */
int menu_lit(const struct stage *stage, const struct menu *menu, int item);
/* A bar beside the area, as long as what is shown of all. */
struct menu_part {
    int first, shown, all;
};
void menu_draw_bar(struct stage *stage, struct canvas *canvas, struct menu *menu, struct rect area,
                   struct menu_part part);
void menu_focus_on(struct stage *stage, struct menu *menu, int item);
const char *menu_focus(const struct menu *menu);
int menu_height(struct stage *stage, int count);

#endif

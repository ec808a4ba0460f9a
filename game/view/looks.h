/* looks: how each kind of fixture is drawn, one row a kind. What it is to the rules stands in
 * rules/fixtures.h. */
#ifndef VIEW_LOOKS_H
#define VIEW_LOOKS_H

#include "rules/fixtures.h"
#include "view/internal.h"

/* What stands in a lantern's light, in cells. */
struct body {
    float x, y; /* where it touches the ground; in a row, from the middle of the upper edge */
    float radius;
    float height; /* how long a shadow it throws; 0: none */
};

/* All but the sprite may be left out. view->shown[cell] says how far a fixture has come. */
struct look {
    int sprite; /* enum sprite: its picture, or the first of its pictures */
    /* Drawn on the ground, under all shadows; over them, where it may reach into the cell behind;
     * and as light that is seen itself, where the clip is near. */
    void (*lies)(const struct view *view, struct canvas *canvas, int cell);
    void (*stands)(const struct view *view, struct canvas *canvas, int cell);
    void (*glows)(const struct view *view, struct canvas *canvas, int cell);
    /* The light that it sheds around. */
    void (*shines)(struct view *view, struct rect clip, int cell);
    /* Where view->shown eases to, and in how many ms from one end to the other. */
    float (*goal)(const struct view *view, int cell);
    float ease_ms;
    /* What moves by itself at rest; may be empty. */
    struct rect (*stirs)(const struct view *view, int cell);
    float reach; /* cells around its middle that change with it, shadows too; 0.9 at least */
    struct body body;
    bool sinks; /* the body, while view->shown goes to 1 */
    bool water; /* lies on what is seen as water */
};

/* By enum rules_fixture_kind; RULES_NO_FIXTURE has none of it. */
extern const struct look looks[RULES_FIXTURE_KINDS];

/* --- fixtures.c: lying --- */
void fixture_picture(const struct view *view, struct canvas *canvas, int cell);
void fixture_plate(const struct view *view, struct canvas *canvas, int cell);
void fixture_promise(const struct view *view, struct canvas *canvas, int cell);
void fixture_tide(const struct view *view, struct canvas *canvas, int cell);
void fixture_quiet(const struct view *view, struct canvas *canvas, int cell);
void fixture_berth(const struct view *view, struct canvas *canvas, int cell);
void fixture_threshold(const struct view *view, struct canvas *canvas, int cell);
void fixture_heard_threshold(const struct view *view, struct canvas *canvas, int cell);

/* --- tall.c: standing --- */
void tall_gate(const struct view *view, struct canvas *canvas, int cell);
void tall_heard_gate(const struct view *view, struct canvas *canvas, int cell);
void tall_star_gate(const struct view *view, struct canvas *canvas, int cell);
void tall_fence(const struct view *view, struct canvas *canvas, int cell);
void tall_star(const struct view *view, struct canvas *canvas, int cell);
void tall_bell(const struct view *view, struct canvas *canvas, int cell);
void tall_mooring(const struct view *view, struct canvas *canvas, int cell);

/* --- veil.c --- */
void veil_draw(const struct view *view, struct canvas *canvas, int cell);
void veil_glows(const struct view *view, struct canvas *canvas, int cell);
void veil_planks(const struct view *view, struct canvas *canvas, int cell);
void veil_mist(const struct view *view, struct canvas *canvas, int cell, float density);
/* What waits for a hearth: so far below the cell's upper edge, so long, in cells. */
void veil_logs(const struct view *view, struct canvas *canvas, int cell, float down, float size);
bool veil_runs_across(const struct view *view, int cell); /* one walks over it east or west */

/* --- hearth.c --- */
#define HEARTH_NEAR 0.3f /* what is shown of it while somebody is near and it is not asked */
void hearth_draw(const struct view *view, struct canvas *canvas, int cell);
void hearth_glows(const struct view *view, struct canvas *canvas, int cell);
void hearth_shines(struct view *view, struct rect clip, int cell);

/* --- span.c --- */
void span_lies(const struct view *view, struct canvas *canvas, int cell);
void span_stands(const struct view *view, struct canvas *canvas, int cell);
/* Its sign once more, large, while a player stands before it. */
bool span_lens_update(struct view *view, int player, int ms);
void span_lens_draw(const struct view *view, struct canvas *canvas, int player);

/* --- again.c --- */
void again_lies(const struct view *view, struct canvas *canvas, int cell);
void again_stands(const struct view *view, struct canvas *canvas, int cell);
void again_glows(const struct view *view, struct canvas *canvas, int cell);

#endif

/* The view as a whole: where the board lies, how long it may sleep, and what has to be drawn anew.
 * What is not damaged is not touched. */
#include "view/view.h"
#include "view/looks.h"

#include <stdlib.h>
#include <string.h>

enum { LAMP_CELLS_10 = 24 };

struct view *view_new(const struct view_loader *loader) {
    struct view *view = base_alloc(sizeof *view);
    view->loader = *loader;
    view->full_motion = true;
    light_init(&view->spot, 1, 1);
    return view;
}

void view_free(struct view *view) {
    if (view == NULL) {
        return;
    }
    sprites_release(&view->sprites);
    people_release(view);
    canvas_release(&view->still);
    light_release(&view->light);
    light_release(&view->spot);
    camera_go(view);
    free(view);
}

struct rect view_bearer_rect(const struct view *view, int player) {
    return actor_rect(view, player);
}

/* --- a level --- */

/* Nothing ever comes there: stones sink into water alone. */
static bool is_open_water(const struct rules_level *level, struct rect cells) {
    for (int y = cells.y; y < cells.y + cells.h; y++) {
        for (int x = cells.x; x < cells.x + cells.w; x++) {
            int cell = y * level->width + x;
            bool water = level->terrain[cell] == RULES_WATER && level->stone_count == 0;
            if (level->fixture[cell].kind != RULES_NO_FIXTURE ||
                !(level->open_sea[cell] || water)) {
                return false;
            }
        }
    }
    return true;
}

/* Open water at the edges of a board needs no room: there is water all around. */
static struct rect land_of(const struct rules_level *level) {
    struct rect land = {0, 0, level->width, level->height};
    while (land.h > 1 && is_open_water(level, (struct rect){land.x, land.y, land.w, 1})) {
        land.y++, land.h--;
    }
    while (land.h > 1 &&
           is_open_water(level, (struct rect){land.x, land.y + land.h - 1, land.w, 1})) {
        land.h--;
    }
    while (land.w > 1 && is_open_water(level, (struct rect){land.x, land.y, 1, land.h})) {
        land.x++, land.w--;
    }
    while (land.w > 1 &&
           is_open_water(level, (struct rect){land.x + land.w - 1, land.y, 1, land.h})) {
        land.w--;
    }
    return land;
}

/* Heads and walls reach over the land's top, cliffs hang below it; beside it lies a strip of water.
 */
enum { OVER_100 = 50, UNDER_100 = 28, ASIDE_100 = 32 };

static int cell_size(struct rect land, struct rect area, int largest) {
    int across = area.w * 100 / (land.w * 100 + 2 * ASIDE_100);
    int down = area.h * 100 / (land.h * 100 + OVER_100 + UNDER_100);
    int cell = across < down ? across : down;
    return cell > largest ? largest : cell < 8 ? 8 : cell;
}

int view_cell_size(const struct rules_level *level, struct rect area, int largest) {
    return cell_size(land_of(level), area, largest);
}

static struct layout fit(const struct rules_level *level, struct rect land, struct rect area,
                         int largest) {
    int cell = cell_size(land, area, largest);
    int left = (area.w - cell * land.w) / 2;
    int top = (area.h - cell * land.h) / 2 + cell * (OVER_100 - UNDER_100) / 200;
    return (struct layout){.cell = cell,
                           .width = level->width,
                           .height = level->height,
                           .x = area.x + left - cell * land.x,
                           .y = area.y + top - cell * land.y,
                           .rise = cell * 24 / 100,
                           .drop = cell * 26 / 100,
                           .land = land,
                           .end = area.y + area.h,
                           .side = area.x + area.w};
}

static void draw_still(struct canvas *canvas, const void *what) {
    const struct view *view = what;
    const struct mood *mood = mood_of(view->backdrop.mood);
    uint64_t seed = view->backdrop.seed;
    backdrop_draw(canvas, &view->backdrop);
    ground_draw(canvas, &view->layout, view->level, mood, seed);
    wear_draw(canvas, &view->layout, view->level, view->backdrop.mood, seed);
    plants_draw(canvas, &view->layout, view->level, mood, seed);
}

void view_draw_still(struct view *view, struct rect area) {
    canvas_set_clip(&view->still, area);
    strips_draw(&view->still, draw_still, view);
    canvas_reset_clip(&view->still);
}

static void lay_out(struct view *view, int canvas_width, int canvas_height, struct rect area,
                    int largest_cell) {
    struct rect whole = {0, 0, view->level->width, view->level->height};
    struct rect land = view->draft ? whole : land_of(view->level);
    struct layout layout = fit(view->level, land, area, largest_cell);
    sprites_load(&view->sprites, &view->loader, 0, SPRITES);
    sprites_scale(&view->sprites, layout.cell, view->backdrop.mood);
    view->layout = layout;
    view->lamp_radius = (float)layout.cell * LAMP_CELLS_10 / 10;
    if (view->still.width != canvas_width || view->still.height != canvas_height) {
        canvas_release(&view->still);
        light_release(&view->light);
        canvas_init(&view->still, canvas_width, canvas_height);
        light_init(&view->light, canvas_width, canvas_height);
    }
    camera_go(view);
    lamps_shares(view);
    view_draw_still(view, (struct rect){0, 0, canvas_width, canvas_height});
    view_damage_add(view, (struct rect){0, 0, canvas_width, canvas_height});
}

void view_resize(struct view *view, int canvas_width, int canvas_height, struct rect area,
                 int largest_cell) {
    lay_out(view, canvas_width, canvas_height, area, largest_cell);
    actors_measure(view);
}

void view_set_level(struct view *view, const struct rules_level *level, int canvas_width,
                    int canvas_height, struct rect area, int largest_cell, uint64_t seed) {
    view->level = level;
    view->backdrop.kind = VIEW_BACKDROP_WATER;
    view->backdrop.seed = seed;
    lay_out(view, canvas_width, canvas_height, area, largest_cell);
    view->now = 0;
    view->actor[RULES_A].direction = view->actor[RULES_B].direction = RULES_SOUTH;
    struct rules_state state;
    rules_start(level, &state);
    view_set_state(view, &state, NULL);
}

void view_set_mood(struct view *view, int span) {
    view->backdrop.mood = span;
}

void view_set_motion(struct view *view, bool full) {
    view->full_motion = full;
}

void view_set_state(struct view *view, const struct rules_state *state,
                    const struct rules_answers *answers) {
    view->state = *state;
    for (int q = 0; q < view->level->question_count; q++) {
        if (state->heard >> q & 1 && answers != NULL) {
            view->heard_mark[q] = answers->mark[q];
        }
    }
    view->slide_count = view->effect_count = 0;
    camera_go(view);
    cells_jump(view);
    actors_jump(view);
    told_jump(view);
    view_damage_add(view, rect_grow(view_board_rect(view), view->layout.cell * 2));
}

/* --- time --- */

/* Slow things change 12 times a second: glints, drifting mist, the boat's bob. */
static void ambient_motion(struct view *view, uint32_t before) {
    if (!view->full_motion || before / VIEW_GLINT_MS == view->now / VIEW_GLINT_MS) {
        return;
    }
    fog_update(view, before);
    idle_update(view, before);
    uint32_t times[2] = {before, view->now};
    for (int when = 0; when < 2; when++) {
        struct rect rects[VIEW_GLINTS];
        int count = view_glint_rects(&view->backdrop, view->still.width, view->still.height,
                                     times[when], rects);
        for (int i = 0; i < count; i++) {
            view_damage_add(view, rects[i]);
        }
    }
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        if (looks[view->level->fixture[cell].kind].stirs) {
            view_damage_add(view, looks[view->level->fixture[cell].kind].stirs(view, cell));
        }
    }
    for (int player = 0; player < 2; player++) {
        if (view->actor[player].lamp > 0) {
            view_damage_add(view, lamps_reflection(view, player));
        }
    }
    if (view->level->post_count > 0) {
        float x, y;
        boat_at(view, &x, &y);
        view_damage_add(view, view_around(view, x + 0.5f, y + 0.5f, 0.9f));
    }
}

bool view_update(struct view *view, int ms) {
    uint32_t before = view->now;
    view->now += (uint32_t)ms;
    ambient_motion(view, before);
    bool moving = cells_update(view, ms);
    moving |= slides_update(view, ms);
    moving |= actors_update(view, ms);
    moving |= effects_update(view, ms);
    moving |= told_update(view, ms);
    moving |= camera_update(view, ms);
    view->moving = moving;
    return moving;
}

int view_wait(const struct view *view) {
    int slow = view->full_motion ? VIEW_GLINT_MS - (int)(view->now % VIEW_GLINT_MS) : -1;
    return view->moving ? 0 : wait_sooner(slow, idle_wait(view));
}

/* --- drawing --- */

/* Glints lie on open water only: not over land, which the still picture already covers, nor where
 * they would strike words through. */
static void draw_glints(const struct view *view, struct canvas *canvas) {
    if (!view->full_motion) {
        return;
    }
    struct rect rects[VIEW_GLINTS];
    int count = view_glint_rects(&view->backdrop, canvas->width, canvas->height, view->now, rects);
    struct rect clip = canvas->clip;
    for (int i = 0; i < count; i++) {
        int size = view->layout.cell;
        int left = rects[i].x - view->layout.x, top = rects[i].y - view->layout.y;
        bool open = rects[i].y + rects[i].h <= view->layout.end &&
                    rects[i].x + rects[i].w <= view->layout.side;
        for (int k = 0; k < 6 && open; k++) {
            int x = left + (k % 3) * rects[i].w / 2, y = top + (k < 3 ? rects[i].h : -size / 2);
            int column = x < 0 ? -1 : x / size, row = y < 0 ? -1 : y / size;
            open = ground_terrain(view->level, column, row) == RULES_WATER;
        }
        if (!open) {
            continue;
        }
        canvas_set_clip(canvas, rect_cut(clip, rects[i]));
        if (!rect_empty(canvas->clip)) {
            view_glints(canvas, &view->backdrop, view->now);
        }
    }
    canvas->clip = clip;
}

static void draw_row(const struct view *view, struct canvas *canvas, int row, int first, int last) {
    for (int column = first; column <= last; column++) {
        fixture_draw_tall(view, canvas, row * view->level->width + column);
    }
    float boat_x, boat_y;
    if (view->level->post_count > 0) {
        boat_at(view, &boat_x, &boat_y);
        if ((int)(boat_y + 0.5f) == row) {
            boat_draw(view, canvas);
        }
    }
    for (int player = 0; player < 2; player++) {
        if ((int)(view->actor[player].y + 0.5f) == row) {
            actor_draw(view, canvas, player);
        }
    }
}

static void draw_scene(struct view *view, struct canvas *canvas) {
    const struct layout *layout = &view->layout;
    struct rect clip = canvas->clip, near = rect_grow(clip, layout->cell);
    canvas_copy(canvas, &view->still, clip);
    draw_glints(view, canvas);
    near.h += layout->cell; /* tall things reach up from the row below */
    int first = (near.x - layout->x) / layout->cell,
        last = (near.x + near.w - layout->x) / layout->cell;
    int top = (near.y - layout->y) / layout->cell,
        bottom = (near.y + near.h - layout->y) / layout->cell;
    first = first < 0 ? 0 : first, top = top < 0 ? 0 : top;
    last = last >= layout->width ? layout->width - 1 : last;
    bottom = bottom >= layout->height ? layout->height - 1 : bottom;
    for (int row = top; row <= bottom; row++) {
        for (int column = first; column <= last; column++) {
            fixture_draw_flat(view, canvas, row * layout->width + column);
        }
    }
    if (view->level->tide_period > 0) {
        fixtures_tide_gauges(view, canvas);
    }
    shadows_draw(view, canvas, (struct rect){first, top, last - first + 1, bottom - top + 1});
    for (int row = top; row <= bottom; row++) {
        draw_row(view, canvas, row, first, last);
    }
    lamps_light(view, clip);
    light_apply(&view->light, canvas);
    fog_draw(view, canvas);
    lamps_glow(view, canvas);
    effects_draw(view, canvas);
    signs_draw(view, canvas);
}

void view_draw(struct view *view, struct canvas *canvas) {
    if (camera_is_close(view)) {
        camera_draw(view, canvas, draw_scene);
    } else {
        draw_scene(view, canvas);
    }
}

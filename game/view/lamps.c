/* Light: the two lanterns with their shadows and reflections, and the small lights of the world. */
#include "view/looks.h"

#include <math.h>

#define SKY_LIGHT 0x808080
enum { RAYS_BLUR = 3, DRAFT_CLEARER = 150 /* of 256 */ };

static bool blocks(const struct view *view, float x, float y) {
    int column = (int)floorf(x), row = (int)floorf(y);
    if (column < 0 || row < 0 || column >= view->level->width || row >= view->level->height) {
        return false;
    }
    return ground_terrain(view->level, column, row) == RULES_WALL;
}

/* How far a ray runs to the first wall and a little into it, so that the wall itself is lit. Steps
 * from one grid line to the next (Amanatides and Woo 1987). All in cells. */
static float cast(const struct view *view, float x, float y, float dx, float dy, float most) {
    float t = 0;
    while (t < most) {
        float px = x + dx * (t + 0.001f), py = y + dy * (t + 0.001f);
        if (t > 0 && blocks(view, px, py)) {
            return t + 0.42f;
        }
        float to_x = dx > 0 ? floorf(px) + 1 - px : px - floorf(px);
        float to_y = dy > 0 ? floorf(py) + 1 - py : py - floorf(py);
        float tx = fabsf(dx) > 1e-6f ? to_x / fabsf(dx) : most;
        float ty = fabsf(dy) > 1e-6f ? to_y / fabsf(dy) : most;
        t += (tx < ty ? tx : ty) + 0.001f;
    }
    return most;
}

/* The light stands at the bearer's feet, where shadows on the floor start. */
void lamps_reach(struct view *view, int player) {
    const struct actor *actor = &view->actor[player];
    float raw[LIGHT_RAYS], size = (float)view->layout.cell;
    float most = view->lamp_radius / size + 1;
    for (int ray = 0; ray < LIGHT_RAYS; ray++) {
        float dx, dy;
        light_ray(ray, &dx, &dy);
        raw[ray] = cast(view, actor->x + 0.5f, actor->y + 0.6f, dx, dy, most) * size;
    }
    struct light_reach *reach = &view->actor[player].reach;
    reach->nearest = most * size;
    for (int ray = 0; ray < LIGHT_RAYS; ray++) {
        float sum = 0;
        for (int k = -RAYS_BLUR; k <= RAYS_BLUR; k++) {
            sum += raw[(ray + k + LIGHT_RAYS) % LIGHT_RAYS];
        }
        reach->distance[ray] = sum / (2 * RAYS_BLUR + 1);
        if (reach->distance[ray] < reach->nearest) {
            reach->nearest = reach->distance[ray];
        }
    }
}

void lamps_pool(struct view *view, struct rect clip, int cell, float cells, uint32_t colour,
                int strength) {
    float size = (float)view->layout.cell;
    float x = (float)view->layout.x + ((float)view_column(view, cell) + 0.5f) * size;
    float y = (float)view->layout.y + ((float)view_row(view, cell) + 0.5f) * size;
    light_add(&view->light, clip, x, y, cells * size, colour, 0, strength, NULL);
}

static void small_lights(struct view *view, struct rect clip) {
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        const struct look *look = &looks[view->level->fixture[cell].kind];
        if (look->shines) {
            look->shines(view, clip, cell);
        }
    }
}

static uint32_t night_of(const struct view *view) {
    uint32_t night = mood_of(view->backdrop.mood)->night;
    return view->draft ? colour_mix(night, SKY_LIGHT, DRAFT_CLEARER) : night;
}

/* The sky keeps its own colours; the night over the board begins softly below the horizon. */
uint32_t lamps_night_at(const struct view *view, int y) {
    struct backdrop_parts parts = backdrop_layout(view->backdrop.kind, view->still.width,
                                                  view->still.height);
    float t = smooth(((float)y - floorf(parts.horizon / 2)) / (parts.horizon * 1.2f));
    return colour_mix(SKY_LIGHT, night_of(view), (int)(t * 256));
}

static void ambient(struct view *view, struct rect clip) {
    int step = 4 * LIGHT_STEP;
    for (int y = clip.y / step * step; y < clip.y + clip.h + LIGHT_STEP; y += step) {
        struct rect band = rect_cut((struct rect){clip.x, y, clip.w, step},
                                    rect_grow(clip, LIGHT_STEP));
        light_clear(&view->light, band, lamps_night_at(view, y));
    }
}

float lamps_close(const struct view *view) {
    float dx = view->actor[0].x - view->actor[1].x, dy = view->actor[0].y - view->actor[1].y;
    float both = view->actor[0].lamp * view->actor[1].lamp;
    return both * smooth(1 - sqrtf(dx * dx + dy * dy) / 3.2f);
}

/* One lantern's pool on a map whose corner is at left, top of the picture. Two lanterns together
 * are not twice as bright: eyes get used to it, and warm and cool stay told apart. */
static void lamp_add(const struct view *view, struct light *light, struct rect area, int player,
                     float left, float top) {
    static const uint32_t colour[2] = {0xe69e5a, 0x64a0b4};
    const struct actor *actor = &view->actor[player];
    float x, y;
    if (actor->lamp <= 0) {
        return;
    }
    actor_light_at(view, player, &x, &y);
    float strength = 210 * smooth(actor->lamp) * (1 - 0.34f * lamps_close(view));
    light_add(light, area, x - left, y - top, view->lamp_radius, colour[player], night_of(view),
              (int)strength, &actor->reach);
}

void lamps_at(const struct view *view, float x, float y, uint16_t out[3]) {
    struct light spot = view->spot;
    struct rect area = {0, 0, 1, 1};
    light_clear(&spot, area, lamps_night_at(view, (int)y));
    for (int player = 0; player < 2; player++) {
        lamp_add(view, &spot, area, player, x, y);
    }
    for (int c = 0; c < 3; c++) {
        out[c] = spot.cells[c];
    }
}

/* --- where light falls --- */

/* Of what is lit, the far sky takes hardly any light and the water less than the land; around what
 * stands there it fades out within a cell. In 1/255. */
enum { SKY_TAKES = 26, WATER_TAKES = 120 };

static bool catches(const struct view *view, int column, int row) {
    const struct rules_level *level = view->level;
    if (column < 0 || row < 0 || column >= level->width || row >= level->height) {
        return false;
    }
    int kind = level->fixture[row * level->width + column].kind;
    return kind != RULES_NO_FIXTURE || ground_terrain(level, column, row) != RULES_WATER;
}

/* How far it is to the next cell that catches light, in cells, at most 1. What stands in a cell is
 * nearly as tall as it is wide, so a cell reaches up. */
static float to_land(const struct view *view, float x, float y) {
    float least = 1;
    int column = (int)floorf(x), row = (int)floorf(y);
    for (int j = row - 1; j <= row + 1; j++) {
        for (int i = column - 1; i <= column + 1; i++) {
            if (!catches(view, i, j)) {
                continue;
            }
            float dx = fmaxf(fmaxf((float)i - x, x - (float)(i + 1)), 0);
            float dy = fmaxf(fmaxf((float)j - 0.5f - y, y - (float)(j + 1)), 0);
            least = fminf(least, sqrtf(dx * dx + dy * dy));
        }
    }
    return least;
}

void lamps_shares(struct view *view) {
    struct backdrop_parts parts = backdrop_layout(view->backdrop.kind, view->still.width,
                                                  view->still.height);
    uint8_t *share = light_shares(&view->light);
    float size = (float)view->layout.cell;
    for (int j = 0; j < view->light.height; j++) {
        float y = (float)(j * LIGHT_STEP), row = (y - (float)view->layout.y) / size;
        float wet = smooth((y - parts.horizon) / (2 * size) + 0.5f);
        float far = SKY_TAKES + (WATER_TAKES - SKY_TAKES) * wet;
        for (int i = 0; i < view->light.width; i++) {
            float column = ((float)(i * LIGHT_STEP) - (float)view->layout.x) / size;
            float land = smooth(1 - to_land(view, column, row));
            *share++ = (uint8_t)(far + (255 - far) * land);
        }
    }
}

void lamps_light(struct view *view, struct rect clip) {
    ambient(view, clip);
    small_lights(view, clip);
    if (view->level->post_count > 0) {
        float x, y, size = (float)view->layout.cell;
        boat_at(view, &x, &y);
        light_add(&view->light, clip, (float)view->layout.x + (x + 1) * size,
                  (float)view->layout.y + (y + 0.6f) * size, size * 1.6f, CREAM, 0, 80, NULL);
    }
    for (int player = 0; player < 2; player++) {
        lamp_add(view, &view->light, clip, player, 0, 0);
    }
}

/* --- light that is seen itself, added after shading --- */

enum { STREAKS = 16 };

/* Only where there is open water: not under the cliff just above either. */
static bool mirrors(const struct view *view, float x, float y) {
    float size = (float)view->layout.cell, column = (x - (float)view->layout.x) / size,
          row = (y - (float)view->layout.y) / size;
    return ground_terrain(view->level, whole(column), whole(row)) == RULES_WATER &&
           ground_terrain(view->level, whole(column), whole(row - 0.42f)) == RULES_WATER;
}

static float streak_down(const struct view *view, int k) {
    return (float)view->layout.cell * (0.9f + 0.135f * (float)k);
}

struct rect lamps_reflection(const struct view *view, int player) {
    float x, y, size = (float)view->layout.cell;
    struct rect all = {0};
    actor_lamp_at(view, player, &x, &y);
    for (int k = 0; k < STREAKS; k++) {
        float at = y + streak_down(view, k);
        bool wet = mirrors(view, x, at) || mirrors(view, x - size * 0.07f, at) ||
                   mirrors(view, x + size * 0.07f, at);
        struct rect one = {(int)(x - 0.45f * size), (int)(at - 0.05f * size) - 1,
                           (int)(0.9f * size) + 2, (int)(0.1f * size) + 3};
        all = wet ? rect_join(all, one) : all;
    }
    return all;
}

static void reflect(const struct view *view, struct canvas *canvas, float x, float y,
                    uint32_t colour, float strength) {
    float size = (float)view->layout.cell, time = (float)(view->now / VIEW_GLINT_MS) * 0.084f;
    for (int k = 0; k < STREAKS; k++) {
        float down = streak_down(view, k), fade = 1 - (float)k / STREAKS;
        float shift = sinf((float)k * 1.9f + (view->full_motion ? time : 0)) * size * 0.07f;
        if (mirrors(view, x + shift, y + down)) {
            canvas_glow_oval(canvas, x + shift, y + down, size * (0.24f + 0.10f * fade),
                             size * 0.045f, colour, (int)(150 * fade * strength));
        }
    }
}

static void thread(const struct view *view, struct canvas *canvas, int from, int to, float shine) {
    float size = (float)view->layout.cell, left = (float)view->layout.x,
          top = (float)view->layout.y;
    float x0 = left + ((float)view_column(view, from) + 0.5f) * size,
          y0 = top + ((float)view_row(view, from) + 0.5f) * size;
    float x1 = left + ((float)view_column(view, to) + 0.5f) * size,
          y1 = top + ((float)view_row(view, to) + 0.5f) * size;
    canvas_line(canvas, x0, y0, x1, y1, size * 0.09f, colour_alpha(GOLD, (int)(58 * shine)));
    canvas_line(canvas, x0, y0, x1, y1, size * 0.025f, colour_alpha(CREAM, (int)(185 * shine)));
}

/* A thread of light joins the kindled stars of a channel, and stays. */
static void threads(const struct view *view, struct canvas *canvas) {
    for (int i = 0; i < view->level->star_count; i++) {
        int from = view->level->star[i], next = -1;
        for (int j = i + 1; j < view->level->star_count && next < 0; j++) {
            if (view->level->fixture[view->level->star[j]].index ==
                    view->level->fixture[from].index &&
                view->shown[view->level->star[j]] > 0) {
                next = view->level->star[j];
            }
        }
        if (view->shown[from] > 0 && next >= 0) {
            thread(view, canvas, from, next, view->shown[from] * view->shown[next]);
        }
    }
}

static bool near_clip(const struct canvas *canvas, struct rect box) {
    return !rect_empty(rect_cut(rect_grow(box, box.w), canvas->clip));
}

struct rect lamps_glow_at(const struct view *view, int player) {
    const struct image *glow = &view->sprites.glow[player];
    float x, y;
    actor_lamp_at(view, player, &x, &y);
    return (struct rect){(int)lroundf(x) - glow->width / 2, (int)lroundf(y) - glow->height / 2,
                         glow->width, glow->height};
}

void lamps_glow(const struct view *view, struct canvas *canvas) {
    for (int cell = 0; cell < view->level->width * view->level->height; cell++) {
        const struct look *look = &looks[view->level->fixture[cell].kind];
        if (look->glows && near_clip(canvas, view_cell_rect(view, cell))) {
            look->glows(view, canvas, cell);
        }
    }
    threads(view, canvas);
    told_line_draw(view, canvas);
    for (int player = 0; player < 2; player++) {
        float x, y, lamp = smooth(view->actor[player].lamp);
        actor_lamp_at(view, player, &x, &y);
        if (lamp <= 0) {
            continue;
        }
        reflect(view, canvas, x, y, player == RULES_A ? HALO_A : HALO_B, lamp);
        struct rect glow = lamps_glow_at(view, player);
        canvas_add(canvas, &view->sprites.glow[player], glow.x, glow.y,
                   (int)(255 * lamp * (1 - 0.35f * lamps_close(view))));
    }
}

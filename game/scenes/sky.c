/* The sky: each kept moment is a star over dark water. Six stars in the order they were kept make
 * a figure, twelve a column of the sky, and the screen is a window of five columns that moves to
 * earlier and later ones: only what is in the window is ever read from the box.
 *
 * A star's place follows from its moment's id alone, so it is where it was last time. */
#include "scenes/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIGURE_STARS = 6,
    FIGURES_DOWN = 2,
    COLUMN_STARS = FIGURE_STARS * FIGURES_DOWN,
    COLUMNS = 5,
    SHOWN = COLUMNS * COLUMN_STARS,
    /* How many empty windows in a row are looked into before the newest is shown instead. */
    MAX_EMPTY = 64,
};

/* What the stars draw: places in a unit square, and the threads between them. */
static const struct figure {
    struct {
        float x, y;
    } star[FIGURE_STARS];
    int8_t thread[FIGURE_STARS][2]; /* the same star twice: no thread */
} figures[] = {
    /* a lantern */
    {{{.50f, .00f}, {.50f, .28f}, {.84f, .52f}, {.70f, 1.0f}, {.30f, 1.0f}, {.16f, .52f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 1}}},
    /* a bridge */
    {{{.00f, .86f}, {.17f, .44f}, {.40f, .20f}, {.64f, .18f}, {.85f, .42f}, {1.0f, .84f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}},
    /* a moon */
    {{{.66f, .00f}, {.28f, .16f}, {.08f, .52f}, {.28f, .88f}, {.70f, 1.0f}, {.46f, .52f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}},
    /* a boat */
    {{{.02f, .62f}, {.24f, .98f}, {.76f, .98f}, {.98f, .62f}, {.50f, .62f}, {.50f, .00f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}},
    /* a wave */
    {{{.00f, .74f}, {.20f, .34f}, {.40f, .70f}, {.60f, .28f}, {.80f, .66f}, {1.0f, .22f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}},
    /* a leaf */
    {{{.00f, 1.0f}, {.26f, .74f}, {.22f, .32f}, {.58f, .06f}, {1.0f, .00f}, {.76f, .60f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 1}}},
    /* a flame */
    {{{.56f, .00f}, {.80f, .40f}, {.76f, .80f}, {.50f, 1.0f}, {.22f, .80f}, {.28f, .42f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}},
};
enum { FIGURES = sizeof figures / sizeof figures[0] };

struct data {
    int64_t first;           /* the column at the left edge */
    int64_t focus;           /* the id of a moment in the window; 0: there is none */
    int64_t earlier, newest; /* ids: the next one before the window, the last of all; 0: none */
    int count;
    struct keepsake_entry entry[SHOWN]; /* newest first */
    enum keepsake_result result;        /* of reading them */
};

#define STAR_GLOW 0xffffbe62u

struct spot {
    float x, y;
};

/* --- which stars are in the window --- */

static int64_t column_of(int64_t id) {
    return (id - 1) / COLUMN_STARS;
}

/* The last id that has its place in the window. */
static int64_t last_id(const struct data *data) {
    return (data->first + COLUMNS) * COLUMN_STARS;
}

static int64_t id_before(struct game *game, int64_t before) {
    struct keepsake_entry entry;
    int count = 0;
    keepsake_list_moments(game->keepsake, before, &entry, 1, &count, NULL);
    return count ? entry.id : 0;
}

static void load(struct game *game, struct data *data) {
    int64_t start = data->first * COLUMN_STARS;
    data->count = 0;
    data->result = keepsake_list_moments(game->keepsake, last_id(data) + 1, data->entry, SHOWN,
                                         &data->count, NULL);
    while (data->count && data->entry[data->count - 1].id <= start) {
        data->count--;
    }
    data->earlier = id_before(game, start + 1);
    data->newest = id_before(game, 0);
    damage_all(game);
}

/* Moves the window so that the star stands at its right edge. */
static void show(struct game *game, struct data *data, int64_t id) {
    int64_t column = id ? column_of(id) : 0;
    data->first = column < COLUMNS ? 0 : column - COLUMNS + 1;
    load(game, data);
}

static int find(const struct data *data, int64_t id) {
    int best = -1;
    for (int i = 0; i < data->count; i++) {
        if (best < 0 || llabs(data->entry[i].id - id) < llabs(data->entry[best].id - id)) {
            best = i;
        }
    }
    return best; /* the nearest in time, where that one is gone */
}

static void go_earlier(struct game *game, struct data *data) {
    if (data->earlier) {
        data->focus = data->earlier;
        show(game, data, data->earlier);
        platform_sound(game->platform, "menu-move");
    }
}

static void go_later(struct game *game, struct data *data) {
    int64_t last = last_id(data);
    if (data->newest <= last) {
        return;
    }
    for (int i = 0; i < MAX_EMPTY && last_id(data) < data->newest; i++) {
        data->first += COLUMNS;
        load(game, data);
        if (data->count) {
            break;
        }
    }
    if (!data->count || last_id(data) >= data->newest) {
        show(game, data, data->newest); /* no half empty window at the end */
    }
    data->focus = 0;
    for (int i = data->count - 1; i >= 0 && !data->focus; i--) {
        data->focus = data->entry[i].id > last ? data->entry[i].id : 0;
    }
    platform_sound(game->platform, "menu-move");
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->focus) {
        show(game, data, id_before(game, 0));
        data->focus = data->newest;
    } else {
        load(game, data); /* a moment may have been deleted, or laughed at, meanwhile */
        if (!data->count) {
            show(game, data, data->earlier ? data->earlier : data->newest);
        }
        int nearest = find(data, data->focus);
        data->focus = nearest < 0 ? 0 : data->entry[nearest].id;
    }
    platform_music(game->platform, "sky");
}

static void leave(struct game *game, void *context) {
    (void)context; /* the stack overwrites it */
    platform_text_forget(game->platform);
}

/* --- where they stand --- */

static struct rect panel_rect(const struct game *game) {
    struct rect body = body_rect(game);
    int height = text_size(game, SIZE_LARGE) * 3 / 2 + text_size(game, SIZE_BODY) * 3 / 2 +
                 unit(game, 24);
    int side = unit(game, 100);
    return (struct rect){body.x + side, body.y + body.h - height, body.w - 2 * side, height};
}

static struct rect sky_rect(const struct game *game) {
    struct rect body = body_rect(game);
    int bottom = panel_rect(game).y - unit(game, 20);
    return (struct rect){body.x, body.y, body.w, bottom - body.y};
}

/* What makes one star or figure differ from another: 0..1, always the same for the same number. */
static float part_of(int64_t number, int shift) {
    uint64_t hash = HASH_START;
    for (int i = 0; i < 8; i++) {
        uint8_t byte = (uint8_t)(number >> 8 * i);
        hash = hash_bytes(hash, &byte, 1);
    }
    return (float)(hash >> shift & 255) / 255;
}

/* The few first stars stand in the middle of the sky; later ones fill it. */
static struct spot spot_of(const struct game *game, const struct data *data, int64_t id) {
    struct rect sky = sky_rect(game);
    int64_t group = (id - 1) / FIGURE_STARS, used = column_of(data->newest) + 1;
    const struct figure *figure = &figures[group * 5 % FIGURES];
    float wide = (float)sky.w / COLUMNS, high = (float)sky.h / FIGURES_DOWN;
    float x = figure->star[(id - 1) % FIGURE_STARS].x;
    float y = figure->star[(id - 1) % FIGURE_STARS].y;
    x = part_of(group, 0) < 0.5f ? x : 1 - x;
    x = 0.10f + 0.62f * x + 0.14f * part_of(group, 8) + 0.04f * part_of(id, 8);
    y = 0.10f + 0.64f * y + 0.12f * part_of(group, 16) + 0.04f * part_of(id, 16);
    float left = used < COLUMNS ? (float)(COLUMNS - used) * wide / 2 : 0;
    float top = data->newest <= FIGURE_STARS ? high / 2 : 0;
    return (struct spot){
        (float)sky.x + left + wide * ((float)(column_of(id) - data->first) + x),
        (float)sky.y + top + high * ((float)(group % FIGURES_DOWN) + y),
    };
}

/* --- choosing --- */

static void focus_star(struct game *game, struct data *data, int64_t id) {
    int reach = unit(game, 64);
    int64_t both[] = {data->focus, id};
    for (int i = 0; i < 2; i++) {
        struct spot spot = spot_of(game, data, both[i]);
        damage_rect(game,
                    (struct rect){(int)spot.x - reach, (int)spot.y - reach, 2 * reach, 2 * reach});
    }
    damage_rect(game, rect_grow(panel_rect(game), unit(game, 4)));
    data->focus = id;
    platform_sound(game->platform, "star-focus");
}

/* The next star that way: the one in the smallest circle that touches this star and opens that
 * way: near, and rather ahead than aside. Every star can be reached so. -1: none. */
static int next_star(struct game *game, const struct data *data, enum platform_button way) {
    struct spot from = spot_of(game, data, data->focus);
    float best_cost = INFINITY;
    int best = -1;
    for (int i = 0; i < data->count; i++) {
        struct spot to = spot_of(game, data, data->entry[i].id);
        float dx = to.x - from.x, dy = to.y - from.y;
        float along = way == PLATFORM_EAST    ? dx
                      : way == PLATFORM_WEST  ? -dx
                      : way == PLATFORM_SOUTH ? dy
                                              : -dy;
        float cost = along < 1 ? INFINITY : (dx * dx + dy * dy) / along;
        if (cost < best_cost) {
            best_cost = cost;
            best = i;
        }
    }
    return best;
}

static void move(struct game *game, struct data *data, enum platform_button way) {
    int next = next_star(game, data, way);
    if (next >= 0) {
        focus_star(game, data, data->entry[next].id);
    } else if (way == PLATFORM_WEST) {
        go_earlier(game, data);
    } else if (way == PLATFORM_EAST) {
        go_later(game, data);
    }
}

static void open_moment(struct game *game, const struct data *data) {
    platform_sound(game->platform, "menu-choose");
    *(int64_t *)scene_push(game, &scene_moment) = data->focus;
}

static void pointer(struct game *game, struct data *data, const struct platform_event *event) {
    float best = (float)unit(game, 34);
    struct rect sky = sky_rect(game);
    bool press = event->kind == PLATFORM_POINTER_DOWN;
    int star = -1;
    for (int i = 0; i < data->count; i++) {
        struct spot spot = spot_of(game, data, data->entry[i].id);
        float away = hypotf(spot.x - (float)event->x, spot.y - (float)event->y);
        if (away < best) {
            best = away;
            star = i;
        }
    }
    if (star >= 0 && data->entry[star].id != data->focus) {
        focus_star(game, data, data->entry[star].id);
    }
    if (press && (star >= 0 || rect_holds(panel_rect(game), event->x, event->y))) {
        open_moment(game, data);
    } else if (press && event->x < sky.x) {
        go_earlier(game, data);
    } else if (press && event->x >= sky.x + sky.w) {
        go_later(game, data);
    }
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (pressed(event, PLATFORM_BACK)) {
        platform_sound(game->platform, "menu-back");
        scene_pop(game);
    } else if (!data->focus) {
        return;
    } else if (event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN) {
        pointer(game, data, event);
    } else if (pressed(event, PLATFORM_CONFIRM)) {
        open_moment(game, data);
    } else if (event->kind == PLATFORM_BUTTON && event->down && event->button <= PLATFORM_WEST) {
        move(game, data, event->button);
    }
}

static int update(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    return update_backdrop(game);
}

/* --- drawing --- */

/* A crossing has four rays, a card a ring; where the two laughed, sparks fly. */
static void draw_star(struct game *game, struct canvas *canvas, struct spot at,
                      const struct keepsake_entry *entry, bool focused) {
    float one = (float)unit(game, 100) / 100 * (0.85f + 0.3f * part_of(entry->id, 24));
    float ray = (focused ? 17 : 11) * one;
    canvas_glow(canvas, at.x, at.y, (focused ? 62 : 30) * one, STAR_GLOW, focused ? 120 : 75);
    if (entry->kind == KEEPSAKE_CROSSING) {
        canvas_taper(canvas, at.x, at.y, 2.6f * one, at.x - ray, at.y, 0.3f, COLOUR_GOLD);
        canvas_taper(canvas, at.x, at.y, 2.6f * one, at.x + ray, at.y, 0.3f, COLOUR_GOLD);
        canvas_taper(canvas, at.x, at.y, 2.6f * one, at.x, at.y - ray, 0.3f, COLOUR_GOLD);
        canvas_taper(canvas, at.x, at.y, 2.6f * one, at.x, at.y + ray, 0.3f, COLOUR_GOLD);
    } else {
        canvas_ring(canvas, at.x, at.y, ray * 0.75f, 1.5f * one, 0xd0ffd98au);
    }
    canvas_disc(canvas, at.x, at.y, (focused ? 5.0f : 3.8f) * one, 0xfffff8dcu);
    for (int i = 0; entry->laughed && i < 3; i++) {
        float turn = -0.2f - 0.5f * (float)i;
        canvas_disc(canvas, at.x + 1.4f * ray * cosf(turn), at.y + 1.4f * ray * sinf(turn),
                    1.8f * one, COLOUR_GOLD);
    }
    if (focused) {
        canvas_ring(canvas, at.x, at.y, (float)unit(game, 33), (float)unit(game, 3), COLOUR_GOLD);
    }
}

static bool holds(const struct data *data, int64_t id) {
    int i = find(data, id);
    return i >= 0 && data->entry[i].id == id;
}

static void draw_threads(struct game *game, struct canvas *canvas, const struct data *data) {
    float width = (float)unit(game, 150) / 100;
    for (int64_t group = data->first * FIGURES_DOWN; group < (data->first + COLUMNS) * FIGURES_DOWN;
         group++) {
        const struct figure *figure = &figures[group * 5 % FIGURES];
        for (int i = 0; i < FIGURE_STARS; i++) {
            int64_t from = group * FIGURE_STARS + 1 + figure->thread[i][0];
            int64_t to = group * FIGURE_STARS + 1 + figure->thread[i][1];
            if (from != to && holds(data, from) && holds(data, to)) {
                struct spot a = spot_of(game, data, from), b = spot_of(game, data, to);
                canvas_line(canvas, a.x, a.y, b.x, b.y, width, 0x60ffd98au);
            }
        }
    }
}

static void draw_arrow(struct game *game, struct canvas *canvas, float x, float y, float way) {
    float size = (float)unit(game, 12), width = (float)unit(game, 4);
    canvas_line(canvas, x + way * size / 2, y, x - way * size / 2, y - size, width, COLOUR_GOLD);
    canvas_line(canvas, x + way * size / 2, y, x - way * size / 2, y + size, width, COLOUR_GOLD);
}

static const char *when(struct game *game, const struct keepsake_entry *entry) {
    const char *date = say_date(game, entry->kept_at);
    if (entry->kind == KEEPSAKE_CROSSING) {
        return entry->laughed ? say(game, "A crossing, {date}. We laughed.", "date", date, NULL)
                              : say(game, "A crossing, {date}", "date", date, NULL);
    }
    return entry->laughed ? say(game, "A card, {date}. We laughed.", "date", date, NULL)
                          : say(game, "A card, {date}", "date", date, NULL);
}

static void draw_focused(struct game *game, struct canvas *canvas,
                         const struct keepsake_entry *entry) {
    struct rect panel = panel_rect(game), words = rect_grow(panel, -unit(game, 12));
    int line = text_size(game, SIZE_LARGE) * 3 / 2;
    draw_panel(game, canvas, panel);
    draw_text(game, canvas, (struct rect){words.x, words.y, words.w, line}, entry->title,
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_LARGE,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_GOLD,
                                 .middle = true});
    draw_text(
        game, canvas, (struct rect){words.x, words.y + line, words.w, words.h - line},
        when(game, entry),
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .middle = true});
}

static void draw_empty(struct game *game, struct canvas *canvas, const struct data *data) {
    struct rect body = body_rect(game);
    struct rect area = {body.x + body.w / 10, body.y, body.w * 8 / 10, body.h};
    const char *words =
        data->result != KEEPSAKE_OK
            ? keepsake_message(data->result)
            : word(game, "It is a quiet sky so far.\n\n"
                         "After a crossing or a card you can keep the moment. It becomes a star "
                         "here: open it, and you can read and watch it again.\n\n"
                         "Nothing is kept unless both of you choose it.");
    draw_text(
        game, canvas, area, words,
        (struct paragraph){
            .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
    draw_hint(game, canvas,
              say(game, "{back}: back", "back", both_button_names(game, PLATFORM_BACK), NULL));
}

static void draw_stars(struct game *game, struct canvas *canvas, const struct data *data) {
    struct rect sky = sky_rect(game);
    float side = (float)unit(game, 36), middle = (float)(sky.y + sky.h / 2);
    draw_threads(game, canvas, data);
    for (int i = 0; i < data->count; i++) {
        const struct keepsake_entry *entry = &data->entry[i];
        draw_star(game, canvas, spot_of(game, data, entry->id), entry, entry->id == data->focus);
    }
    if (data->earlier) {
        draw_arrow(game, canvas, side, middle, -1);
    }
    if (data->newest > last_id(data)) {
        draw_arrow(game, canvas, (float)screen_rect(game).w - side, middle, 1);
    }
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    const struct data *data = context;
    int focused = find(data, data->focus);
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    draw_heading(game, canvas, word(game, "Our sky"));
    if (focused < 0) {
        draw_empty(game, canvas, data);
        return;
    }
    draw_stars(game, canvas, data);
    draw_focused(game, canvas, &data->entry[focused]);
    draw_hint(game, canvas,
              say(game, "All directions: choose a star. {button}: open it. {back}: back", "button",
                  both_button_names(game, PLATFORM_CONFIRM), "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    const struct data *data = context;
    int i = data->focus ? find(data, data->focus) : -1;
    (void)game;
    return i < 0 ? "" : data->entry[i].title;
}

const struct scene_type scene_sky = {
    .name = "sky",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

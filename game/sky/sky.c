/* The sky as a place to wander in: the focus goes from star to star, and what is in the middle of
 * the screen follows it, slowly. */
#include "sky/inside.h"

#include <math.h>

static int focused(const struct sky *sky) {
    return sky->focus ? sky_stars_find(&sky->stars, sky->focus) : -1;
}

/* --- the camera --- */

/* Where the camera would be: at the star, but nowhere past the ends of the sky. */
static double camera_for(struct stage *stage, const struct sky *sky, int star) {
    const struct sky_stars *stars = &sky->stars;
    double half = 0.5 * screen_rect(stage).w / sky_figure_width(stage) - 0.15;
    double left = stars->all_earlier ? stars->figure[stars->figures - 1].x - 0.5 : -INFINITY;
    double right = 0.5, at = stars->star[star].x;
    if (right - left < 2 * half) {
        return (left + right) / 2;
    }
    return at > right - half ? right - half : at < left + half ? left + half : at;
}

static void look_at_once(struct stage *stage, struct sky *sky) {
    int star = focused(sky);
    if (star >= 0) {
        sky->camera = camera_for(stage, sky, star);
    }
    damage_all(stage);
}

/* Most of the way in half a second. */
static bool move_camera(struct stage *stage, struct sky *sky, int ms) {
    int star = focused(sky);
    double way = star < 0 ? 0 : camera_for(stage, sky, star) - sky->camera;
    if (way == 0) {
        return false;
    }
    bool there = stage->look.reduced_motion || fabs(way) * sky_figure_width(stage) < 0.5;
    sky->camera += there ? way : way * (1 - exp(-ms / 220.0));
    damage_all(stage);
    return true;
}

/* --- coming and going --- */

/* The star in focus may have gone: then the one nearest to it; and the night is that of its part.
 */
static void look_near(struct stage *stage, struct sky *sky) {
    int star = focused(sky), mood = sky_part_mood(stage, &sky->stars.filter);
    sky->focus = star < 0 ? 0 : sky->stars.star[star].entry.id;
    stage_set_mood(stage, mood ? mood : sky->mood);
    look_at_once(stage, sky);
}

static void enter(struct stage *stage, void *context) {
    struct sky *sky = context;
    if (!sky->began) {
        sky->began = true;
        sky->mood = stage->mood;
        sky_stars_begin(stage, &sky->stars);
    } else {
        sky_stars_renew(stage, &sky->stars); /* deleted, or laughed at */
    }
    if (sky->stars.anew) {
        sky->focus = INT64_MAX; /* the newest */
        sky->on_bar = sky->stars.anew = false;
    }
    sky_parts_read(stage, &sky->parts);
    look_near(stage, sky);
    platform_music(stage->platform, "sky");
}

static void leave(struct stage *stage, void *context) {
    struct sky *sky = context;
    sky_stars_release(&sky->stars);
    sky_parts_release(&sky->parts);
    stage_set_mood(stage, sky->mood);
    platform_text_forget(stage->platform);
}

/* --- choosing --- */

static void focus_star(struct stage *stage, struct sky *sky, int star) {
    star = sky_stars_keep_near(stage, &sky->stars, star);
    sky->focus = sky->stars.star[star].entry.id;
    sky->on_bar = false;
    damage_all(stage);
    platform_sound(stage->platform, "star-focus");
}

/* The next star that way: the one in the smallest circle that touches this star and opens that
 * way: near, and rather ahead than aside. Up and down it is no wider than two figures, so that the
 * bar is never far. -1: none. */
static int next_star(struct stage *stage, const struct sky *sky, enum platform_button way) {
    struct spot from = sky_spot(stage, sky, &sky->stars.star[focused(sky)]);
    bool across = way == PLATFORM_EAST || way == PLATFORM_WEST;
    float best_cost = across ? INFINITY : 2 * (float)sky_figure_width(stage);
    int best = -1;
    for (int i = 0; i < sky->stars.count; i++) {
        struct spot to = sky_spot(stage, sky, &sky->stars.star[i]);
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

static void focus_bar(struct stage *stage, struct sky *sky, bool on) {
    sky->on_bar = on;
    damage_all(stage);
    platform_sound(stage->platform, "menu-move");
}

/* To the part beside this one, its newest star first. */
static void wander(struct stage *stage, struct sky *sky, int way) {
    int part = sky_part_at(&sky->parts, &sky->stars.filter) + way;
    if (!sky_part_is(&sky->parts, part)) {
        return;
    }
    sky->stars.filter = sky_part_filter(&sky->parts, part);
    sky_stars_begin(stage, &sky->stars);
    sky->stars.anew = false;
    sky->focus = INT64_MAX;
    platform_sound(stage->platform, "menu-move");
    fade_within(stage);
    look_near(stage, sky);
}

static void move(struct stage *stage, struct sky *sky, enum platform_button way) {
    if (sky->on_bar && (way == PLATFORM_EAST || way == PLATFORM_WEST)) {
        wander(stage, sky, way == PLATFORM_EAST ? 1 : -1);
        return;
    }
    int next = sky->on_bar ? -1 : next_star(stage, sky, way);
    if (next >= 0) {
        focus_star(stage, sky, next);
    } else if (way == PLATFORM_NORTH && !sky->on_bar) {
        focus_bar(stage, sky, true);
    } else if (way == PLATFORM_SOUTH && sky->on_bar) {
        focus_bar(stage, sky, false);
    }
}

static void open_moment(struct stage *stage, const struct sky *sky) {
    platform_sound(stage->platform, "menu-choose");
    moment_push(stage, sky->focus);
}

static void open_find(struct stage *stage, struct sky *sky) {
    platform_sound(stage->platform, "menu-choose");
    sky_find_push(stage, &sky->stars);
}

static int star_at(struct stage *stage, const struct sky *sky, int x, int y) {
    float best = (float)unit(stage, 34);
    int star = -1;
    for (int i = 0; i < sky->stars.count; i++) {
        struct spot spot = sky_spot(stage, sky, &sky->stars.star[i]);
        float away = hypotf(spot.x - (float)x, spot.y - (float)y);
        if (away < best) {
            best = away;
            star = i;
        }
    }
    return star;
}

/* A click chooses, as the camera moves when the focus does; a second one opens. */
static void click(struct stage *stage, struct sky *sky, const struct platform_event *event) {
    int star = star_at(stage, sky, event->x, event->y),
        part = sky_part_at(&sky->parts, &sky->stars.filter);
    int way = rect_holds(sky_bar_end(stage, -1), event->x, event->y)  ? -1
              : rect_holds(sky_bar_end(stage, 1), event->x, event->y) ? 1
                                                                      : 0;
    if (way && sky_part_is(&sky->parts, part + way)) {
        wander(stage, sky, way);
    } else if (rect_holds(sky_bar_rect(stage), event->x, event->y)) {
        open_find(stage, sky);
    } else if (rect_holds(sky_panel_rect(stage), event->x, event->y) ||
               (star >= 0 && sky->stars.star[star].entry.id == sky->focus)) {
        open_moment(stage, sky);
    } else if (star >= 0) {
        focus_star(stage, sky, star);
    }
}

/* Nothing to wander among: all there is to do is to ask for other stars, or to go. */
static void event_empty(struct stage *stage, struct sky *sky, const struct platform_event *event) {
    if (!sky_filter_empty(&sky->stars.filter) &&
        (pressed(event, PLATFORM_CONFIRM) || pressed(event, PLATFORM_TAKE_BACK) ||
         event->kind == PLATFORM_POINTER_DOWN)) {
        open_find(stage, sky);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct sky *sky = context;
    if (event->kind == PLATFORM_RESIZED) {
        look_at_once(stage, sky);
    } else if (pressed(event, PLATFORM_BACK)) {
        platform_sound(stage->platform, "menu-back");
        scene_pop(stage);
    } else if (!sky->focus) {
        event_empty(stage, sky, event);
    } else if (event->kind == PLATFORM_POINTER_DOWN) {
        click(stage, sky, event);
    } else if (pressed(event, PLATFORM_TAKE_BACK) ||
               (sky->on_bar && pressed(event, PLATFORM_CONFIRM))) {
        open_find(stage, sky);
    } else if (pressed(event, PLATFORM_CONFIRM)) {
        open_moment(stage, sky);
    } else if (event->kind == PLATFORM_BUTTON && event->down && event->button <= PLATFORM_WEST) {
        move(stage, sky, event->button);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct sky *sky = context;
    int next = update_backdrop(stage);
    bool moves = move_camera(stage, sky, ms);
    return sky_stars_read_ahead(stage, &sky->stars, moves) || moves ? 0 : next;
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    sky_draw(stage, canvas, context);
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct sky *sky = context;
    int star = focused(sky);
    (void)stage;
    return star < 0 ? "" : sky->on_bar ? "Find stars" : sky->stars.star[star].entry.title;
}

static const struct scene_type scene_sky = {
    .name = "sky",
    .size = sizeof(struct sky),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void sky_push(struct stage *stage) {
    scene_push(stage, &scene_sky);
}

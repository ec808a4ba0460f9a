/* How the sky looks: far stars that hardly move, figures with their months, and what is in focus.
 */
#include "sky/inside.h"

#include <math.h>

#define LAUGHED_GLOW 0xffff9030u

enum { FAR_STARS = 170 };

/* --- where things are --- */

struct rect sky_bar_rect(struct stage *stage) {
    struct rect screen = screen_rect(stage);
    int side = unit(stage, 90);
    return (struct rect){side, unit(stage, 18), screen.w - 2 * side,
                         text_size(stage, SIZE_HEADING) * 3 / 2 + unit(stage, 8)};
}

struct rect sky_bar_end(struct stage *stage, int way) {
    struct rect bar = sky_bar_rect(stage);
    int wide = unit(stage, large_text(stage) ? 60 : 210);
    return (struct rect){way < 0 ? bar.x : bar.x + bar.w - wide, bar.y, wide, bar.h};
}

struct rect sky_panel_rect(struct stage *stage) {
    struct rect body = body_rect(stage);
    int height = text_size(stage, SIZE_LARGE) * 3 / 2 + text_size(stage, SIZE_BODY) * 3 / 2 +
                 unit(stage, 24);
    int side = large_text(stage) ? 0 : unit(stage, 100);
    return (struct rect){body.x + side, body.y + body.h - height, body.w - 2 * side, height};
}

static struct rect stars_rect(struct stage *stage) {
    struct rect bar = sky_bar_rect(stage);
    int top = bar.y + bar.h + unit(stage, 24); /* room for the ring around a high star */
    return (struct rect){0, top, screen_rect(stage).w,
                         sky_panel_rect(stage).y - unit(stage, 8) - top};
}

int sky_figure_width(struct stage *stage) {
    return unit(stage, 290);
}

/* Below each figure stands its month; with large text there is no room, and the date of the star in
 * focus has to do. */
static int month_height(struct stage *stage) {
    return large_text(stage) ? 0 : text_size(stage, SIZE_HINT) * 3 / 2;
}

struct spot sky_spot(struct stage *stage, const struct sky *sky, const struct sky_star *star) {
    struct rect area = stars_rect(stage);
    float top = sky->stars.figure[star->figure].y, high = (float)area.h;
    float inside = high - 2 * (float)month_height(stage);
    double right = (star->x - sky->camera) * sky_figure_width(stage);
    return (struct spot){(float)(area.w / 2.0 + right),
                         (float)area.y + top * high + (star->y - top) * inside};
}

static bool in_sight(struct stage *stage, struct spot spot) {
    float reach = (float)unit(stage, 70);
    return spot.x > -reach && spot.x < (float)screen_rect(stage).w + reach;
}

/* --- drawing --- */

/* Two layers, the nearer one quicker; both stand still with reduced motion. */
static void draw_far(struct stage *stage, struct canvas *canvas, const struct sky *sky) {
    struct rect area = stars_rect(stage);
    double moved = stage->look.reduced_motion ? 0 : sky->camera * sky_figure_width(stage);
    for (int i = 0; i < FAR_STARS; i++) {
        bool near = i % 3 == 0;
        double x = fmod(sky_part(i, 0) * 255 + sky_part(i, 16), 17) / 17 * area.w -
                   moved * (near ? 0.32 : 0.14);
        x -= floor(x / area.w) * area.w;
        float y = (float)area.h * (sky_part(i, 8) * 0.97f + sky_part(i, 24) * 0.03f);
        canvas_disc(canvas, (float)x, (float)area.y + y, (float)unit(stage, near ? 170 : 110) / 100,
                    near ? 0x80d5d9f2u : 0x58c3c9e6u);
    }
}

static void draw_rays(struct canvas *canvas, struct spot at, float ray, float one, uint32_t tint) {
    for (int i = 0; i < 4; i++) {
        float x = i % 2 ? 0 : (float)(1 - i), y = i % 2 ? (float)(2 - i) : 0;
        canvas_taper(canvas, at.x, at.y, 2.8f * one, at.x + x * ray, at.y + y * ray, 0.3f, tint);
    }
}

/* Short ones between them. */
static void draw_cross_rays(struct canvas *canvas, struct spot at, float ray, float one,
                            uint32_t tint) {
    for (int i = 0; i < 4; i++) {
        float x = i % 2 ? 0.7f : -0.7f, y = i < 2 ? 0.7f : -0.7f;
        canvas_taper(canvas, at.x, at.y, 2.2f * one, at.x + x * ray, at.y + y * ray, 0.3f, tint);
    }
}

/* What each kind's light is like; its shape tells the kind, too. */
static const struct {
    float size;
    uint32_t tint, glow;
} lights[] = {
    [KEEPSAKE_CROSSING] = {1.0f, COLOUR_GOLD, 0xffd08a30u},
    [KEEPSAKE_CARD] = {0.82f, 0xffffc9a8u, 0xffc8683cu},
    [KEEPSAKE_TALK] = {0.92f, 0xffcfe0ffu, 0xff5a78d0u},
    [KEEPSAKE_EVENING] = {1.3f, 0xffffe7a8u, 0xffe0962cu},
};

/* A crossing has four rays, a card a ring, a talk two rings that meet, an evening a ring and rays.
 * Where the two laughed there is a warm halo, and sparks fly. One that sleeps is small and still.
 */
static void draw_star(struct stage *stage, struct canvas *canvas, struct spot at,
                      const struct keepsake_entry *entry, bool focused) {
    uint32_t tint = lights[entry->kind].tint, ringed = (tint & 0xffffff) | 0xb8000000;
    float one = (float)unit(stage, 100) / 100 * (0.9f + 0.2f * sky_part(entry->id, 24)) *
                lights[entry->kind].size * (entry->asleep ? 0.7f : 1);
    float ray = (focused ? 19 : 12.5f) * one, ring = ray * 0.62f, line = 1.4f * one;
    canvas_glow(canvas, at.x, at.y, (focused ? 74 : 34) * one, lights[entry->kind].glow,
                focused         ? 110
                : entry->asleep ? 30
                                : 72);
    if (entry->laughed && !entry->asleep) {
        canvas_glow(canvas, at.x, at.y, 44 * one, LAUGHED_GLOW, 92);
    }
    switch (entry->kind) {
    case KEEPSAKE_CROSSING:
        draw_rays(canvas, at, ray, one, tint);
        draw_cross_rays(canvas, at, ray * 0.45f, one, tint);
        break;
    case KEEPSAKE_CARD:
        canvas_ring(canvas, at.x, at.y, ring, line, ringed);
        break;
    case KEEPSAKE_TALK:
        canvas_ring(canvas, at.x - ring * 0.55f, at.y, ring * 0.9f, line, ringed);
        canvas_ring(canvas, at.x + ring * 0.55f, at.y, ring * 0.9f, line, ringed);
        break;
    case KEEPSAKE_EVENING:
        draw_rays(canvas, at, 1.3f * ray, one, tint);
        draw_cross_rays(canvas, at, ray * 0.8f, one, tint);
        canvas_ring(canvas, at.x, at.y, ring, line, ringed);
        break;
    }
    canvas_glow(canvas, at.x, at.y, 9 * one, 0xfff2d0u, 150);
    canvas_disc(canvas, at.x, at.y, (focused ? 4.6f : 3.4f) * one, 0xfffffaeau);
    for (int i = 0; entry->laughed && !entry->asleep && i < 3; i++) {
        float turn = -0.2f - 0.5f * (float)i;
        canvas_disc(canvas, at.x + 1.4f * ray * cosf(turn), at.y + 1.4f * ray * sinf(turn),
                    1.8f * one, COLOUR_GOLD);
    }
    if (focused) {
        canvas_ring(canvas, at.x, at.y, (float)unit(stage, 33), (float)unit(stage, 3), COLOUR_GOLD);
    }
}

/* A thread of light that leaves each star its air. */
static void draw_thread(struct stage *stage, struct canvas *canvas, struct spot a, struct spot b,
                        bool lit) {
    float dx = b.x - a.x, dy = b.y - a.y, away = hypotf(dx, dy), air = (float)unit(stage, 15);
    float width = (float)unit(stage, 150) / 100;
    if (away <= 2 * air) {
        return;
    }
    dx *= air / away, dy *= air / away;
    canvas_line(canvas, a.x + dx, a.y + dy, b.x - dx, b.y - dy, width * (lit ? 4 : 3),
                lit ? 0x38ffc868u : 0x1cffd98au);
    canvas_line(canvas, a.x + dx, a.y + dy, b.x - dx, b.y - dy, width,
                lit ? 0xc0ffe2a8u : 0x70ffd98au);
}

/* The stars of a figure follow each other, the latest first: [from, end). */
static void draw_threads(struct stage *stage, struct canvas *canvas, const struct sky *sky,
                         int from, int end, bool lit) {
    const int8_t(*thread)[2] = sky_threads(sky->stars.star[from].shape);
    int count = end - from;
    for (int i = 0; i < SKY_FIGURE; i++) {
        int a = thread[i][0], b = thread[i][1];
        if (a != b && a < count && b < count) {
            struct spot one = sky_spot(stage, sky, &sky->stars.star[end - 1 - a]);
            struct spot other = sky_spot(stage, sky, &sky->stars.star[end - 1 - b]);
            draw_thread(stage, canvas, one, other, lit);
        }
    }
}

/* Close below its lowest star, in the middle of them all. */
static void draw_month(struct stage *stage, struct canvas *canvas, const struct sky *sky, int from,
                       int end, bool lit) {
    const struct sky_figure *figure = &sky->stars.figure[sky->stars.star[from].figure];
    struct rect area = stars_rect(stage);
    int width = sky_figure_width(stage), height = month_height(stage);
    if (!height) {
        return;
    }
    struct spot first = sky_spot(stage, sky, &sky->stars.star[from]);
    float left = first.x, right = first.x, low = first.y;
    for (int i = from + 1; i < end; i++) {
        struct spot spot = sky_spot(stage, sky, &sky->stars.star[i]);
        left = fminf(left, spot.x);
        right = fmaxf(right, spot.x);
        low = fmaxf(low, spot.y);
    }
    struct paragraph how = {.size = SIZE_HINT,
                            .align = ALIGN_CENTRE,
                            .colour = lit ? COLOUR_TEXT : COLOUR_QUIET,
                            .middle = true};
    const char *words = say_month(stage, figure->month);
    int middle = (int)lroundf((left + right) / 2);
    int reach = text_width(stage, words, how) / 2 + unit(stage, 12);
    if (middle < reach || middle > area.w - reach) {
        return; /* half a name at the screen's edge is none */
    }
    int top = (int)low + unit(stage, 40);
    int last = area.y + (int)((figure->y + 0.5f) * (float)area.h) - height;
    draw_text(stage, canvas,
              (struct rect){middle - width / 2, top < last ? top : last, width, height}, words,
              how);
}

static void draw_figures(struct stage *stage, struct canvas *canvas, const struct sky *sky,
                         int focused) {
    const struct sky_stars *stars = &sky->stars;
    float width = (float)sky_figure_width(stage);
    for (int from = 0, end; from < stars->count; from = end) {
        int figure = stars->star[from].figure;
        end = from + stars->figure[figure].stars;
        double away = stars->figure[figure].x - sky->camera;
        if (fabs(away) * (double)width > screen_rect(stage).w / 2.0 + (double)width) {
            continue;
        }
        bool lit = figure == stars->star[focused].figure;
        draw_threads(stage, canvas, sky, from, end, lit);
        draw_month(stage, canvas, sky, from, end, lit);
        for (int i = from; i < end; i++) {
            struct spot spot = sky_spot(stage, sky, &stars->star[i]);
            if (in_sight(stage, spot)) {
                draw_star(stage, canvas, spot, &stars->star[i].entry, i == focused);
            }
        }
    }
}

/* Whose sky it is: small, on a rock in the corner, looking up. Large words need the place. */
static void draw_watchers(struct stage *stage, struct canvas *canvas) {
    struct rect panel = sky_panel_rect(stage);
    float x = (float)panel.x * 0.5f, y = (float)(panel.y + panel.h) - (float)unit(stage, 14);
    if (panel.x < unit(stage, 150)) {
        return;
    }
    view_islet(canvas, x, y, (float)unit(stage, 132), 3);
    pair_draw(stage, canvas, VIEW_SITS_BACK, x, y + (float)unit(stage, 3), (float)unit(stage, 92));
}

/* --- words --- */

static const char *when(struct stage *stage, const struct keepsake_entry *entry) {
    static const char *const sentence[][2] = {
        [KEEPSAKE_CROSSING] = {"A crossing, {date}", "A crossing, {date}. We laughed."},
        [KEEPSAKE_CARD] = {"A card, {date}", "A card, {date}. We laughed."},
        [KEEPSAKE_TALK] = {"A talk, {date}", "A talk, {date}. We laughed."},
        [KEEPSAKE_EVENING] = {"An evening, {date}", "An evening, {date}. We laughed."},
    };
    return say(stage, sentence[entry->kind][entry->laughed], "date",
               say_date(stage, keepsake_day(entry->kept_at, entry->zone)), NULL);
}

static void draw_focused(struct stage *stage, struct canvas *canvas,
                         const struct keepsake_entry *entry) {
    struct rect panel = sky_panel_rect(stage), words = rect_grow(panel, -unit(stage, 12));
    int line = text_size(stage, SIZE_LARGE) * 3 / 2;
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, (struct rect){words.x, words.y, words.w, line}, entry->title,
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_LARGE,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_GOLD,
                                 .middle = true});
    draw_text(
        stage, canvas, (struct rect){words.x, words.y + line, words.w, words.h - line},
        when(stage, entry),
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .middle = true});
}

static const char *bar_words(struct stage *stage, const struct sky *sky) {
    const char *count = say_number(stage, (int)sky->stars.found);
    if (sky_filter_empty(&sky->stars.filter)) {
        return sky->stars.found == 1 ? word(stage, "Our sky: one star")
                                     : say(stage, "Our sky: {count} stars", "count", count, NULL);
    }
    const char *filter = sky_filter_words(stage, &sky->stars.filter);
    if (sky->stars.found <= 1) {
        return sky->stars.found ? say(stage, "{filter}: one star", "filter", filter, NULL)
                                : say(stage, "{filter}: no star", "filter", filter, NULL);
    }
    return say(stage, "{filter}: {count} stars", "filter", filter, "count", count, NULL);
}

/* What lies beside this part of the sky; large words leave room for a sign alone. */
static void draw_beside(struct stage *stage, struct canvas *canvas, const struct sky *sky,
                        int way) {
    int part = sky_part_at(&sky->parts, &sky->stars.filter) + way;
    struct rect end = rect_grow(sky_bar_end(stage, way), -unit(stage, 6));
    if (!sky->focus || !sky_part_is(&sky->parts, part)) { /* with no star there is only asking */
        return;
    }
    const char *name = large_text(stage) ? "" : sky_part_name(stage, &sky->parts, part);
    int pointed = unit(stage, 30);
    struct rect sign = {way < 0 ? end.x : end.x + end.w - pointed, end.y + (end.h - pointed) / 2,
                        pointed, pointed};
    draw_pointed(stage, canvas, sign, way, sky->on_bar);
    end.x += way < 0 ? pointed + unit(stage, 8) : 0;
    end.w -= pointed + unit(stage, 8);
    draw_text(stage, canvas, end, name,
              (struct paragraph){.size = SIZE_HINT,
                                 .align = way < 0 ? ALIGN_LEFT : ALIGN_RIGHT,
                                 .colour = sky->on_bar ? COLOUR_TEXT : COLOUR_QUIET,
                                 .middle = true});
}

/* A heading that can be chosen: what is shown, and how much of it there is. */
static void draw_bar(struct stage *stage, struct canvas *canvas, const struct sky *sky) {
    struct rect bar = sky_bar_rect(stage);
    struct paragraph how = {.face = PLATFORM_FACE_TITLE,
                            .size = SIZE_HEADING,
                            .align = ALIGN_CENTRE,
                            .colour = COLOUR_TEXT,
                            .middle = true};
    if (sky->on_bar || !sky_filter_empty(&sky->stars.filter)) {
        canvas_round_rect(canvas, bar, (float)unit(stage, 16),
                          sky->on_bar ? 0xe62b3670u : COLOUR_PANEL);
    }
    if (sky->on_bar) {
        canvas_round_frame(canvas, bar, (float)unit(stage, 16), (float)unit(stage, 3), COLOUR_GOLD);
    }
    int part = sky_part_at(&sky->parts, &sky->stars.filter);
    bool beside = sky_part_is(&sky->parts, part - 1) || sky_part_is(&sky->parts, part + 1);
    int end = beside ? sky_bar_end(stage, -1).w : unit(stage, 20);
    draw_beside(stage, canvas, sky, -1);
    draw_beside(stage, canvas, sky, 1);
    bar.x += end;
    bar.w -= 2 * end;
    draw_text(stage, canvas, bar, bar_words(stage, sky), how);
}

static void draw_empty(struct stage *stage, struct canvas *canvas, const struct sky *sky) {
    struct rect body = body_rect(stage);
    struct rect area = {body.x + body.w / 10, body.y, body.w * 8 / 10, body.h};
    bool all = sky_filter_empty(&sky->stars.filter);
    const char *back = both_button_names(stage, PLATFORM_BACK);
    const char *words =
        sky->stars.result != KEEPSAKE_OK ? keepsake_message(sky->stars.result)
        : all                            ? word(stage, "It is a quiet sky so far.\n\n"
                                                                                  "After a crossing or a card you can keep the moment. It becomes a star "
                                                                                  "here: open it, and you can read and watch it again.\n\n"
                                                                                  "Nothing is kept unless both of you choose it.")
                                         : word(stage, "No star here fits all of that.\n\n"
                                                                                  "Ask for a little less: any year, any deck, or fewer words. Nothing is "
                                                                                  "lost, the others are only out of sight.");
    draw_text(stage, canvas, area, words,
              (struct paragraph){.size = SIZE_LARGE,
                                 .align = ALIGN_CENTRE,
                                 .colour = COLOUR_TEXT,
                                 .middle = true,
                                 .shrinks = true});
    draw_hint(stage, canvas,
              all ? say(stage, "{back}: back", "back", back, NULL)
                  : say(stage, "{button}: find other stars. {back}: back", "button",
                        both_button_names(stage, PLATFORM_CONFIRM), "back", back, NULL));
}

static const char *hint_words(struct stage *stage, const struct sky *sky) {
    const char *button = both_button_names(stage, PLATFORM_CONFIRM);
    const char *back = both_button_names(stage, PLATFORM_BACK);
    return sky->on_bar
               ? say(stage,
                     sky->parts.years + sky->parts.chapters
                         ? "Left and right: another part of the sky. {button}: find stars. {back}: "
                           "back"
                         : "{button}: find stars. Down: among the stars. {back}: back",
                     "button", button, "back", back, NULL)
               : say(stage, "{button}: open it. {find}: find stars. {back}: back", "button", button,
                     "find", both_button_names(stage, PLATFORM_TAKE_BACK), "back", back, NULL);
}

void sky_draw(struct stage *stage, struct canvas *canvas, const struct sky *sky) {
    int focused = sky->focus ? sky_stars_find(&sky->stars, sky->focus) : -1;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    if (focused < 0) {
        if (sky_filter_empty(&sky->stars.filter)) {
            draw_heading(stage, canvas, word(stage, "Our sky"));
        } else {
            draw_bar(stage, canvas, sky);
        }
        draw_empty(stage, canvas, sky);
        return;
    }
    draw_far(stage, canvas, sky);
    draw_watchers(stage, canvas);
    draw_figures(stage, canvas, sky, focused);
    draw_bar(stage, canvas, sky);
    draw_focused(stage, canvas, &sky->stars.star[focused].entry);
    draw_hint(stage, canvas, hint_words(stage, sky));
}

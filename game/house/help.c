/* Where to find support, by country: the system's own first, then the page for anywhere. As in the
 * whole house, nothing is recorded. */
#include "house/inside.h"

#include <string.h>

/* --- one country --- */

struct country {
    int help;      /* index of the pack's */
    int first;     /* line that is shown first */
    int following; /* the one after those that fit, or 0: all were shown. Known once drawn. */
};

/* What is read of one line, from top to bottom. */
enum part { PART_KIND, PART_NAME, PART_REACH, PART_ABOUT, PARTS };

static const struct paragraph styles[PARTS] = {
    [PART_KIND] = {.size = SIZE_HINT, .colour = COLOUR_QUIET},
    [PART_NAME] = {.size = SIZE_BODY, .face = PLATFORM_FACE_BOLD, .colour = COLOUR_TEXT},
    [PART_REACH] = {.size = SIZE_LARGE, .face = PLATFORM_FACE_BOLD, .colour = COLOUR_GOLD},
    [PART_ABOUT] = {.size = SIZE_BODY, .colour = COLOUR_TEXT},
};

/* A line whose kind is that of the one above it is not headed again. */
static const char *part_words(struct stage *stage, const struct pack_help_line *line,
                              enum part part, bool headed) {
    static const char *const kinds[] = {
        [PACK_ABUSE] = "If somebody hurts or frightens you",
        [PACK_CRISIS] = "When it is too much",
        [PACK_TALK] = "To talk it over, the two of you or alone",
        [PACK_CHILDREN] = "For children and young people",
    };
    return part == PART_KIND    ? headed ? word(stage, kinds[line->kind]) : ""
           : part == PART_NAME  ? line->name
           : part == PART_REACH ? line->reach
                                : line->about;
}

static int line_height(struct stage *stage, const struct pack_help_line *line, int width,
                       bool headed) {
    int height = 0;
    for (int part = 0; part < PARTS; part++) {
        height += measure_text(stage, width, part_words(stage, line, (enum part)part, headed),
                               styles[part]);
    }
    return height;
}

static void draw_line(struct stage *stage, struct canvas *canvas, const struct pack_help_line *line,
                      struct rect area, bool headed) {
    int bottom = area.y + area.h;
    for (int part = 0; part < PARTS; part++) {
        const char *words = part_words(stage, line, (enum part)part, headed);
        area.h = measure_text(stage, area.w, words, styles[part]);
        if (area.y + area.h > bottom) { /* the only one, and too long at its size */
            area.h = bottom - area.y;
        }
        draw_text(stage, canvas, area, words, styles[part]);
        area.y += area.h;
    }
}

/* Whole lines at their full size, one at the least; the rest is turned over to. */
static void draw_lines(struct stage *stage, struct canvas *canvas, struct country *country,
                       struct rect area) {
    const struct pack_help *help = &helps_of(stage)->help[country->help];
    int gap = unit(stage, 16), bottom = area.y + area.h, i = country->first;
    for (; i < help->line_count; i++) {
        bool headed = i == country->first || help->line[i].kind != help->line[i - 1].kind;
        int height = line_height(stage, &help->line[i], area.w, headed);
        if (i > country->first && area.y + height > bottom) {
            break;
        }
        area.h = height < bottom - area.y ? height : bottom - area.y;
        draw_line(stage, canvas, &help->line[i], area, headed);
        area.y += height + gap;
    }
    country->following = i < help->line_count ? i : 0;
}

static const char *checked_words(struct stage *stage, const struct pack_help *help) {
    static const char *const months[] = {
        "Looked up in January {year}.",   "Looked up in February {year}.",
        "Looked up in March {year}.",     "Looked up in April {year}.",
        "Looked up in May {year}.",       "Looked up in June {year}.",
        "Looked up in July {year}.",      "Looked up in August {year}.",
        "Looked up in September {year}.", "Looked up in October {year}.",
        "Looked up in November {year}.",  "Looked up in December {year}.",
    };
    const char *looked = say(stage, months[help->month - 1], "year", say_number(stage, help->year),
                             NULL);
    return say(stage, "{looked} {verify}", "looked", looked, "verify", help->verify, NULL);
}

static void draw_country(struct stage *stage, void *context, struct canvas *canvas) {
    struct country *country = context;
    const struct pack_help *help = &helps_of(stage)->help[country->help];
    struct rect panel = body_rect(stage);
    int pad = unit(stage, 26);
    struct rect area = {panel.x + pad, panel.y + unit(stage, 18), panel.w - 2 * pad,
                        panel.h - unit(stage, 30)};
    struct paragraph how = {.size = SIZE_HINT, .colour = COLOUR_QUIET};
    const char *checked = checked_words(stage, help);
    int foot = measure_text(stage, area.w, checked, how);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, help->country);
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, (struct rect){area.x, area.y + area.h - foot, area.w, foot}, checked,
              how);
    area.h -= foot + unit(stage, 14);
    draw_lines(stage, canvas, country, area);
    draw_hint(stage, canvas,
              say(stage,
                  country->following ? "{button}: more lines. {back}: back"
                                     : "{button}: these were all. {back}: back",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static void event_country(struct stage *stage, void *context, const struct platform_event *event) {
    struct country *country = context;
    bool on = pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN;
    if (on && country->following) {
        platform_sound(stage->platform, "menu-choose");
        country->first = country->following;
        damage_all(stage);
    } else if (on || pressed(event, PLATFORM_BACK)) {
        platform_sound(stage->platform, "menu-back");
        scene_pop(stage);
    }
}

static const struct scene_type scene_country = {
    .name = "country",
    .size = sizeof(struct country),
    .event = event_country,
    .update = scene_update_water,
    .draw = draw_country,
};

static void country_push(struct stage *stage, int help) {
    struct country *data = scene_push(stage, &scene_country);
    data->help = help;
}

/* --- the countries --- */

struct data {
    struct menu menu;
    int help[PACK_MAX_HELP]; /* of each row */
};
_Static_assert(PACK_MAX_HELP <= (int)MENU_ITEMS, "the list holds them");

static void add_help(struct stage *stage, struct data *data, int help) {
    data->help[data->menu.count] = help;
    menu_add(&data->menu, helps_of(stage)->help[help].country, NULL);
}

/* 0 for the country the system says it is in, 1 for anywhere, 2 for all others. */
static int rank(const struct stage *stage, const struct pack_help *help) {
    return !help->code[0] ? 1 : strcmp(help->code, house_of(stage)->machine.country) == 0 ? 0 : 2;
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    menu_clear(&data->menu);
    for (int wanted = 0; wanted <= 2; wanted++) {
        for (int i = 0; i < helps_of(stage)->help_count; i++) {
            if (rank(stage, &helps_of(stage)->help[i]) == wanted) {
                add_help(stage, data, i);
            }
        }
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN) {
        country_push(stage, data->help[data->menu.focus]);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int wide = unit(stage, large_text(stage) ? 900 : 560);
    int height = menu_height(stage, data->menu.count);
    height = height < body.h ? height : body.h;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Where to find support"));
    menu_draw(
        stage, canvas, &data->menu,
        (struct rect){body.x + (body.w - wide) / 2, body.y + (body.h - height) / 2, wide, height});
    draw_hint(stage, canvas,
              say(stage, "{button}: choose a country. {back}: back. Nothing of this is noted.",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_countries = {
    .name = "countries",
    .size = sizeof(struct data),
    .enter = enter,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void countries_push(struct stage *stage) {
    scene_push(stage, &scene_countries);
}

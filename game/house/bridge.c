/* The bridge: below, its seven spans as far as they are built, with light on the one that is looked
 * at; above, that chapter's levels as lanterns on a rope. Everything is open; what was walked is
 * gold. A span that is done can be walked with the shores swapped: that is offered when the two
 * come back from its last crossing, and stands below its lanterns from then on. */
#include "house/inside.h"

#include <stdlib.h>
#include <string.h>

struct stop {
    const struct pack_chapter *chapter;
    const struct pack_level *level; /* NULL: tonight's, which is not made yet */
    bool done, visited, both;       /* both: walked with the two places exchanged, too */
    struct rect place;              /* as it was drawn last */
};

struct data {
    int stop, count;
    struct stop *list;  /* heap: all the levels of the pack */
    int first;          /* of the stretch of rope that is shown */
    struct rect end[2]; /* where the pointer goes on along the rope, to the left and right */
    struct rect panel, swap;
    const struct pack_chapter *walked; /* whose level they are away for; NULL: none */
    bool was_done, swapped;            /* before that; so they walk */
    bool offers; /* that span is done now: to walk it with the shores swapped is what comes first */
};

static void note_progress(void *to, const char *path, bool done) {
    struct data *data = to;
    for (int i = 0; i < data->count; i++) {
        const char *slash = strchr(path, '/');
        size_t chapter = slash ? (size_t)(slash - path) : 0;
        if (slash && data->list[i].level && strlen(data->list[i].chapter->id) == chapter &&
            strncmp(path, data->list[i].chapter->id, chapter) == 0 &&
            strncmp(slash + 1, data->list[i].level->id, strlen(data->list[i].level->id)) == 0) {
            const char *tail = slash + 1 + strlen(data->list[i].level->id);
            data->list[i].done |= done && !*tail;
            data->list[i].visited |= !*tail;
            data->list[i].both |= done && strcmp(tail, PLAY_SWAPPED) == 0;
        }
    }
}

static void add_level(struct data *data, const struct pack_chapter *chapter,
                      const struct pack_level *level) {
    data->list[data->count++] = (struct stop){.chapter = chapter, .level = level};
}

static void gather(struct stage *stage, struct data *data) {
    int levels = 0;
    for (int c = 0; c < stage->rooms->pack->chapter_count; c++) {
        levels += stage->rooms->pack->chapter[c].level_count;
    }
    data->list = base_grow(data->list, (size_t)(levels + 1) * sizeof *data->list);
    data->count = 0;
    for (int c = 0; c < stage->rooms->pack->chapter_count; c++) {
        const struct pack_chapter *chapter = &stage->rooms->pack->chapter[c];
        for (int l = 0; l < chapter->level_count; l++) {
            add_level(data, chapter, &chapter->level[l]);
        }
    }
    keepsake_list_progress(stage->rooms->keepsake, stage->rooms->pack->id, note_progress, data,
                           NULL);
    if (tonight_offered(stage)) { /* past the pack's own, and no level yet */
        add_level(data, tonight_chapter(stage), NULL);
    }
}

static void leave(struct stage *stage, void *context) {
    (void)stage;
    free(((struct data *)context)->list);
}

static void focus_next(struct data *data) {
    for (data->stop = 0; data->stop < data->count; data->stop++) {
        if (data->list[data->stop].level && !data->list[data->stop].done) {
            return;
        }
    }
    data->stop = 0;
}

static bool is_done(const struct data *data, const struct pack_chapter *chapter) {
    bool done = true;
    for (int i = 0; done && i < data->count; i++) {
        done = data->list[i].chapter != chapter || data->list[i].done;
    }
    return done;
}

/* A span that is done can be walked from the other shore. */
static bool can_swap(const struct data *data) {
    return data->count && data->list[data->stop].level &&
           is_done(data, data->list[data->stop].chapter);
}

/* The first of the chapter's levels, or of those not walked both ways; -1: there is none. */
static int first_of(const struct data *data, const struct pack_chapter *chapter, bool not_both) {
    for (int i = 0; i < data->count; i++) {
        if (data->list[i].chapter == chapter && !(not_both && data->list[i].both)) {
            return i;
        }
    }
    return -1;
}

/* From a crossing, or from elsewhere: who walk a span with swapped shores go on along it. */
static void come_back(struct data *data) {
    const struct pack_chapter *walked = data->walked;
    int next = walked && data->swapped ? first_of(data, walked, true) : -1;
    data->walked = NULL;
    data->offers = walked && !data->was_done && is_done(data, walked);
    focus_next(data);
    if (data->offers) {
        data->stop = first_of(data, walked, false);
    } else if (next >= 0) {
        data->stop = next;
    }
}

static void walk(struct stage *stage, struct data *data, bool swapped) {
    const struct pack_chapter *chapter = data->list[data->stop].chapter;
    bool first = true;
    if (!data->list[data->stop].level) {
        platform_sound(stage->platform, "menu-choose");
        tonight_walk(stage);
        return;
    }
    for (int i = 0; i < data->count; i++) {
        first &= data->list[i].chapter != chapter || !data->list[i].visited;
    }
    if (!play_begin(stage, &(struct play_wish){.chapter = chapter,
                                               .level = data->list[data->stop].level,
                                               .swapped = swapped,
                                               .onward = "Another place on the bridge"})) {
        play_tell_no_cards(stage);
        return;
    }
    data->walked = chapter;
    data->was_done = is_done(data, chapter);
    data->swapped = swapped;
    platform_sound(stage->platform, "menu-choose");
    if (first) {
        chapter_push(stage);
    } else {
        play_go(stage);
    }
}

static void follow_option(struct stage *stage, struct data *data) {
    const struct pack_level *wanted = pack_find_level(stage->rooms->pack,
                                                      house_of(stage)->first_level);
    house_of(stage)->first_level = NULL;
    for (int i = 0; i < data->count; i++) {
        if (wanted && data->list[i].level == wanted) {
            data->stop = i;
            walk(stage, data, false);
        }
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    play_end(stage);
    tonight_look(stage);
    play_measure(stage);
    gather(stage, data);
    come_back(data);
    platform_music(stage->platform, "home");
    if (house_of(stage)->first_level) {
        follow_option(stage, data);
    }
}

/* On to another place, or the same one from its start. */
static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    (void)context;
    if (outcome == OUTCOME_AGAIN) {
        play_go(stage);
    }
    return outcome == OUTCOME_LEAVE || outcome == OUTCOME_AGAIN;
}

static void move(struct stage *stage, struct data *data, int by) {
    data->offers = false;
    if (data->count) {
        data->stop = ((data->stop + by) % data->count + data->count) % data->count;
        platform_sound(stage->platform, "menu-move");
        damage_all(stage);
    }
}

/* Where the panel leads; from the offer on to the next place. */
static void follow(struct stage *stage, struct data *data) {
    if (data->offers) {
        data->offers = false;
        focus_next(data);
        platform_sound(stage->platform, "menu-choose");
        damage_all(stage);
    } else {
        walk(stage, data, false);
    }
}

/* A lantern, the panel that tells where it leads, what stands over that, or an end of the rope. */
static void pointer(struct stage *stage, struct data *data, const struct platform_event *event) {
    bool down = event->kind == PLATFORM_POINTER_DOWN;
    for (int side = 0; side < 2; side++) {
        if (down && rect_holds(data->end[side], event->x, event->y)) {
            move(stage, data, side ? 1 : -1);
            return;
        }
    }
    if (down && data->count && rect_holds(data->panel, event->x, event->y)) {
        follow(stage, data);
        return;
    }
    if (down && can_swap(data) && rect_holds(data->swap, event->x, event->y)) {
        walk(stage, data, true);
        return;
    }
    for (int i = 0; i < data->count; i++) {
        if (!rect_holds(data->list[i].place, event->x, event->y)) {
            continue;
        }
        if (data->stop != i) {
            move(stage, data, i - data->stop);
        }
        if (down) {
            walk(stage, data, false);
        }
        return;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (event->kind == PLATFORM_POINTER || event->kind == PLATFORM_POINTER_DOWN) {
        pointer(stage, data, event);
    } else if (event->kind == PLATFORM_WHEEL) {
        move(stage, data, event->y);
    } else if (pressed(event, PLATFORM_CONFIRM) && data->count) {
        follow(stage, data);
    } else if (pressed(event, PLATFORM_BACK)) {
        scene_pop(stage);
    } else if (pressed(event, PLATFORM_TAKE_BACK)) {
        if (can_swap(data)) {
            walk(stage, data, true);
        }
    } else if (event->kind == PLATFORM_BUTTON && event->down) {
        if (event->button == PLATFORM_EAST || event->button == PLATFORM_SOUTH) {
            move(stage, data, 1);
        } else if (event->button == PLATFORM_WEST || event->button == PLATFORM_NORTH) {
            move(stage, data, -1);
        }
    }
}

static int update(struct stage *stage, void *context, int ms) {
    (void)context;
    (void)ms;
    tonight_look(stage);
    return wait_sooner(update_backdrop(stage), tonight_wait(stage));
}

static const char *stop_title(struct stage *stage, const struct data *data) {
    const struct pack_level *level = data->list[data->stop].level;
    return data->offers ? word(stage, "This span stands")
           : level      ? level->title
                        : word(stage, "A crossing nobody has walked");
}

static const char *stop_about(struct stage *stage, const struct data *data) {
    const struct pack_level *level = data->list[data->stop].level;
    return data->offers           ? word(stage, "Once more, each from the other's place?")
           : level                ? level->about
           : tonight_ready(stage) ? word(stage, "New tonight, and yours to walk first.")
                                  : word(stage, "New tonight, laid while you talk.");
}

/* Walked both ways: a small light of each, one round and one square as their lanterns are. */
static void draw_both_lights(struct stage *stage, struct canvas *canvas, float x, float y,
                             float aside) {
    int half = unit(stage, 6), edge = unit(stage, 2);
    struct rect square = {(int)(x + aside) - half, (int)y - half, 2 * half, 2 * half};
    canvas_disc(canvas, x - aside, y, (float)(half + edge), 0xff1a1f45u);
    canvas_disc(canvas, x - aside, y, (float)half, seat_colour(RULES_A));
    canvas_round_rect(canvas, rect_grow(square, edge), (float)edge * 1.5f, 0xff1a1f45u);
    canvas_round_rect(canvas, square, (float)edge, seat_colour(RULES_B));
}

/* A paper lantern on the rope: lit where the two have crossed. */
static void draw_stop(struct stage *stage, struct canvas *canvas, const struct data *data, int i,
                      float x, float y) {
    bool focused = i == data->stop, done = data->list[i].done;
    int side = unit(stage, focused ? 74 : 56);
    struct rect place = {(int)x - side / 2, (int)y - side / 12, side, side};
    float middle = y + (float)side * 0.42f;
    if (focused) {
        canvas_glow(canvas, x, middle, (float)side * 1.7f, 0xffe8eeffu, 70);
    }
    if (done) {
        canvas_glow(canvas, x, middle, (float)side * 1.5f, COLOUR_GOLD, 110);
    }
    draw_art(stage, canvas, done ? "paper_lantern" : "paper_lantern_dark", place);
    if (data->list[i].both) {
        draw_both_lights(stage, canvas, x, y + (float)side * 0.74f, (float)side * 0.37f);
    }
    if (focused) {
        canvas_round_frame(canvas, rect_grow(place, unit(stage, 5)), (float)unit(stage, 16),
                           (float)unit(stage, 3), COLOUR_GOLD);
    }
}

static float rope_x(struct rect area, float part) {
    return (float)area.x + part * (float)area.w;
}

static float rope_y(struct rect area, float part) {
    return (float)area.y + (float)area.h * (0.35f + 1.6f * part * (1.0f - part));
}

/* From one lantern to the next; gold where both are lit. */
static void draw_rope(struct stage *stage, struct canvas *canvas, struct rect area, float from,
                      float to, bool firm) {
    enum { PIECES = 10 };
    for (int k = 0; k < PIECES; k++) {
        float a = from + (to - from) * (float)k / PIECES;
        float b = from + (to - from) * (float)(k + 1) / PIECES;
        canvas_line(canvas, rope_x(area, a), rope_y(area, a), rope_x(area, b), rope_y(area, b),
                    (float)unit(stage, firm ? 5 : 3), firm ? 0xffc99a55u : 0xff6f70a8u);
    }
}

/* The lanterns of one chapter that are on screen: `count` from `first` on, of `all` from `begin`
 * on. */
struct stretch {
    int begin, all, first, count;
};

/* A chapter longer than the rope moves along it under the focus. */
static struct stretch stretch_of(struct stage *stage, struct data *data, struct rect area) {
    const struct pack_chapter *chapter = data->list[data->stop].chapter;
    struct stretch out = {.begin = data->stop, .all = 1};
    while (out.begin > 0 && data->list[out.begin - 1].chapter == chapter) {
        out.begin--;
    }
    while (out.begin + out.all < data->count &&
           data->list[out.begin + out.all].chapter == chapter) {
        out.all++;
    }
    int fit = area.w / unit(stage, 76) + 1, last = out.begin + out.all;
    out.count = out.all < fit ? out.all : fit;
    out.first = data->first;
    if (out.first > data->stop) {
        out.first = data->stop;
    }
    if (out.first < data->stop - out.count + 1) {
        out.first = data->stop - out.count + 1;
    }
    if (out.first > last - out.count) {
        out.first = last - out.count;
    }
    if (out.first < out.begin) {
        out.first = out.begin;
    }
    data->first = out.first;
    return out;
}

static float part_of(const struct stretch *stretch, int i) {
    return stretch->count > 1 ? (float)(i - stretch->first) / (float)(stretch->count - 1) : 0.5f;
}

/* The path hangs like a rope bridge from shore to shore; one stretch a chapter. Where its lanterns
 * go on, the rope does. */
static void draw_path(struct stage *stage, struct canvas *canvas, struct data *data,
                      struct rect area) {
    struct stretch stretch = stretch_of(stage, data, area);
    int end = stretch.first + stretch.count, reach = unit(stage, 34);
    for (int i = 0; i < data->count; i++) {
        data->list[i].place = (struct rect){0};
    }
    if (stretch.first > stretch.begin) {
        draw_rope(stage, canvas, area, -0.07f, 0, false);
    }
    if (end < stretch.begin + stretch.all) {
        draw_rope(stage, canvas, area, 1, 1.07f, false);
    }
    for (int i = stretch.first + 1; i < end; i++) { /* the rope first, the lanterns on it */
        draw_rope(stage, canvas, area, part_of(&stretch, i - 1), part_of(&stretch, i),
                  data->list[i].done && data->list[i - 1].done);
    }
    for (int i = stretch.first; i < end; i++) {
        float x = rope_x(area, part_of(&stretch, i)), y = rope_y(area, part_of(&stretch, i));
        draw_stop(stage, canvas, data, i, x, y);
        data->list[i].place = (struct rect){(int)x - reach, (int)y - reach, 2 * reach, 2 * reach};
    }
}

/* For the pointer, while it is used: there are other chapters than the one that is seen. */
static void draw_ends(struct stage *stage, struct canvas *canvas, struct data *data,
                      struct rect area) {
    int side = unit(stage, 44), edge = unit(stage, 16), right = screen_rect(stage).w - edge - side;
    for (int i = 0; i < 2; i++) {
        data->end[i] = (struct rect){0};
        if (stage->pointing && data->count > 1) {
            data->end[i] = (struct rect){i ? right : edge, area.y + area.h / 4, side, side};
            draw_pointed(stage, canvas, data->end[i], i ? 1 : -1, false);
        }
    }
}

/* On a plate over the panel, for both hands and for the pointer. */
static void draw_swap(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct paragraph how = {.size = SIZE_BODY,
                            .align = ALIGN_CENTRE,
                            .colour = data->offers ? COLOUR_GOLD : COLOUR_TEXT,
                            .middle = true,
                            .one_line = true,
                            .shrinks = true};
    const char *words = say(stage, "{swap}: walk it with your shores swapped", "swap",
                            both_button_names(stage, PLATFORM_TAKE_BACK), NULL);
    int high = text_size(stage, SIZE_BODY) * 7 / 4,
        wide = text_width(stage, words, how) + unit(stage, 60);
    wide = wide < data->panel.w ? wide : data->panel.w;
    data->swap = (struct rect){data->panel.x + (data->panel.w - wide) / 2,
                               data->panel.y - high - unit(stage, 8), wide, high};
    draw_plate(stage, canvas, data->swap, data->offers ? 256 : 0);
    draw_text(stage, canvas, rect_grow(data->swap, -unit(stage, 6)), words, how);
}

static const char *hint_of(struct stage *stage, const struct data *data) {
    return say(stage,
               data->offers ? "{button}: on to the next place. {back}: back"
                            : "Left and right: choose a place. {button}: walk there. {back}: back",
               "button", both_button_names(stage, PLATFORM_CONFIRM), "back",
               both_button_names(stage, PLATFORM_BACK), NULL);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    if (!data->count) {
        draw_bridge(stage, canvas, 0);
        draw_heading(stage, canvas, word(stage, "There is no place to walk in this pack yet"));
        return;
    }
    const struct pack_chapter *chapter = data->list[data->stop].chapter;
    draw_bridge(stage, canvas, play_place(stage, chapter->id));
    draw_heading(stage, canvas,
                 chapter == tonight_chapter(stage) ? word(stage, "Tonight") : chapter->title);
    struct rect path = {body.x + body.w / 14, body.y, body.w * 12 / 14, body.h * 38 / 100};
    draw_path(stage, canvas, data, path);
    draw_ends(stage, canvas, data, path);
    int height = text_size(stage, SIZE_HEADING) * 7 / 4 + text_size(stage, SIZE_BODY) * 7 / 4;
    int side = large_text(stage) ? 0 : body.w / 8;
    struct rect panel = {body.x + side, body.y + body.h - height, body.w - 2 * side, height};
    struct rect words = rect_grow(panel, -unit(stage, 8));
    data->panel = panel;
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, (struct rect){words.x, words.y, words.w, words.h * 11 / 20},
              stop_title(stage, data),
              (struct paragraph){.face = PLATFORM_FACE_TITLE,
                                 .size = SIZE_HEADING,
                                 .align = ALIGN_CENTRE,
                                 .colour = data->list[data->stop].done ? COLOUR_GOLD : COLOUR_TEXT,
                                 .middle = true});
    draw_text(
        stage, canvas,
        (struct rect){words.x, words.y + words.h * 11 / 20, words.w, words.h * 9 / 20},
        stop_about(stage, data),
        (struct paragraph){
            .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_QUIET, .middle = true});
    if (can_swap(data)) {
        draw_swap(stage, canvas, data);
    }
    draw_hint(stage, canvas, hint_of(stage, data));
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct data *data = context;
    const struct pack_level *level = data->count ? data->list[data->stop].level : NULL;
    (void)stage;
    return !data->count   ? ""
           : data->offers ? "This span stands"
           : level        ? level->title
                          : "A crossing nobody has walked";
}

static const struct scene_type scene_bridge = {
    .name = "bridge",
    .size = sizeof(struct data),
    .ended = ended,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void bridge_push(struct stage *stage) {
    scene_push(stage, &scene_bridge);
}

/* Before the first crossing of all: why the two stand apart, in a picture without words. They stood
 * together in the middle; they turned away, both at once, and behind each step of theirs the bridge
 * fell dark. Then both turn round, and each sees a light over there. Neither is first in anything.
 *
 * It takes a quarter of a minute, and any button goes on. A calm picture shows only how it ends. */
#include "kit/page.h"
#include "play/inside.h"

#include <math.h>

enum {
    EMBRACE_MS = 700,
    PART_MS = 2600,   /* they turn away from each other ... */
    APART_MS = 9800,  /* ... and have come to their shores */
    DARK_MS = 10300,  /* what light they had is out */
    ROUND_MS = 11900, /* they turn round, and kindle it */
    END_MS = 16000,
    STILL_MS = 7000, /* of the calm picture */
    BREAK_MS = 640,  /* a span's planks come off */
    FALL_MS = 1300,
    STEP_MS = 170,
    PAIRS = VIEW_SPANS / 2 + 1, /* of spans as far from the middle */
    PLANKS = 7,
    RIPPLES = 7,
};

struct data {
    int ms;
    int broken; /* pairs of spans of which was told, from the middle outwards */
    bool ended;
};

static const struct view_backdrop here = {.kind = VIEW_BACKDROP_NIGHT};

/* Where A is on the bridge, B on the other side of its middle. */
static float along_at(int ms) {
    float together = 0.467f, shore = -0.057f;
    float part = (float)(ms - PART_MS) / (APART_MS - PART_MS);
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    return together + (shore - together) * part;
}

/* When the two have left these spans behind. */
static int breaks_at(int pair) {
    float end = (float)(VIEW_SPANS / 2 - pair) / VIEW_SPANS - 0.012f;
    float part = (along_at(0) - end) / (along_at(0) - along_at(END_MS));
    return PART_MS + (int)(part * (APART_MS - PART_MS));
}

static int built_at(int pair, int ms) {
    int gone = ms - breaks_at(pair);
    return gone < 0 ? 100 : gone >= BREAK_MS ? 0 : 80 - 80 * gone / BREAK_MS / 20 * 20;
}

/* How the bridge is at a time; it is painted anew where that changes. */
static void set_bridge(struct stage *stage, int ms) {
    bool changed = false;
    for (int span = 0; span < VIEW_SPANS; span++) {
        int middle = VIEW_SPANS / 2, pair = span < middle ? middle - span : span - middle;
        int built = built_at(pair, ms);
        changed |= stage->built[span] != built;
        stage_set_built(stage, span, built);
    }
    if (changed) {
        damage_all(stage);
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (stage->look.reduced_motion && !data->ms) {
        data->ms = END_MS - STILL_MS;
    }
    set_bridge(stage, stage->look.reduced_motion ? END_MS : data->ms);
}

/* The bridge as far as it is theirs. */
static void leave(struct stage *stage, void *context) {
    (void)context;
    play_measure(stage);
}

static void go_on(struct stage *stage, struct data *data) {
    if (!data->ended) {
        data->ended = true;
        scene_drop(stage);
        play_go(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    if (page_goes_on(event)) {
        platform_sound(stage->platform, "menu-choose");
        go_on(stage, context);
    }
}

/* What is heard between two times. */
static void sound_between(struct stage *stage, struct data *data, int before, int now) {
    if (before < EMBRACE_MS && now >= EMBRACE_MS) {
        platform_sound(stage->platform, "hug");
    }
    while (data->broken < PAIRS && now >= breaks_at(data->broken)) {
        platform_sound(stage->platform, "stone-sinks");
        data->broken++;
    }
    if (before < DARK_MS && now >= DARK_MS) {
        platform_sound(stage->platform, "misheard");
    }
    if (before < ROUND_MS && now >= ROUND_MS) {
        platform_sound(stage->platform, "relight");
    }
}

/* All that moves: the bridge from shore to shore, and the water below it. */
static struct rect moving_rect(const struct stage *stage) {
    struct rect screen = screen_rect(stage);
    float x, y;
    view_bridge_spot(&here, screen.w, screen.h, 0.5f, &x, &y);
    int top = (int)y - unit(stage, 170);
    return (struct rect){0, top, screen.w, unit(stage, 330)};
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    int before = data->ms;
    update_backdrop(stage);
    data->ms += ms;
    if (data->ms >= END_MS) {
        go_on(stage, data);
        return 0;
    }
    if (stage->look.reduced_motion) {
        return END_MS - data->ms;
    }
    sound_between(stage, data, before, data->ms);
    set_bridge(stage, data->ms);
    damage_rect(stage, moving_rect(stage));
    return 0;
}

/* --- drawing --- */

/* Planks that come off: down, turning, until the water has them. */
static void draw_fall(struct stage *stage, struct canvas *canvas, int pair, int side, int age) {
    struct rect screen = screen_rect(stage);
    float from = (float)(VIEW_SPANS / 2 + side * pair) / VIEW_SPANS, x, y, high;
    view_bridge_spot(&here, screen.w, screen.h, 0, &x, &high);
    for (int i = 0; i < PLANKS; i++) {
        int outward = side < 0 ? PLANKS - 1 - i : i;
        int fallen = age - outward * BREAK_MS / PLANKS;
        float part = (float)fallen / FALL_MS;
        if (part < 0 || part > 1) {
            continue;
        }
        view_bridge_spot(&here, screen.w, screen.h, from + ((float)i + 0.5f) / PLANKS / VIEW_SPANS,
                         &x, &y);
        float down = high + (float)unit(stage, 44) - y, fall = part * part * 1.6f;
        float turn = part * (2.2f + (float)(i % 3)), half = (float)unit(stage, 6);
        if (fall < 1) {
            canvas_line(canvas, x - half * cosf(turn), y + down * fall - half * sinf(turn),
                        x + half * cosf(turn), y + down * fall + half * sinf(turn),
                        (float)unit(stage, 6), 0xffb98746u);
        } else {
            float ring = (fall - 1) / 0.6f;
            canvas_oval_ring(canvas, x, y + down, (float)unit(stage, 5 + 20 * ring),
                             (float)unit(stage, 1 + 4 * ring), (float)unit(stage, 1.4f),
                             (uint32_t)(150 * (1 - ring)) << 24 | 0xc0d4ffu);
        }
    }
}

static enum view_pose pose_at(int ms) {
    if (ms >= EMBRACE_MS && ms < PART_MS - 200) {
        return VIEW_HUGS;
    }
    if (ms < PART_MS || ms >= APART_MS) {
        return VIEW_STANDS_SIDE;
    }
    int step = (ms - PART_MS) / STEP_MS % 4;
    return step == 0 ? VIEW_WALKS : step == 2 ? VIEW_WALKS_ON : VIEW_STANDS_SIDE;
}

/* On the water, broken by its ripples. */
static void draw_shine(struct stage *stage, struct canvas *canvas, int player, float x, float y,
                       float bright) {
    float inward = (float)unit(stage, player == RULES_A ? 26 : -26);
    for (int i = 0; i < RIPPLES; i++) {
        float fades = 1 - (float)i / RIPPLES, aside = sinf((float)i * 2.1f) * 7 * (1 - fades);
        canvas_glow_oval(canvas, x + inward + (float)unit(stage, aside),
                         y + (float)unit(stage, 12 * (float)i), (float)unit(stage, 34 * fades + 8),
                         (float)unit(stage, 4), seat_colour(player), (int)(120 * fades * bright));
    }
}

static void draw_one(struct stage *stage, struct canvas *canvas, int player, int ms) {
    struct rect screen = screen_rect(stage);
    float along = along_at(ms);
    bool away = ms >= PART_MS && ms < ROUND_MS;
    struct view_person person = {
        .player = player,
        .pose = pose_at(ms),
        .face = away             ? VIEW_FACE_HURT
                : ms >= ROUND_MS ? VIEW_FACE_LISTENS
                                 : VIEW_FACE_GLAD,
        .mirrored = (player == RULES_B) != away,
        .lit = ms < DARK_MS || ms >= ROUND_MS,
        .high = (float)unit(stage, 98),
    };
    if (person.pose == VIEW_HUGS) {
        along += 0.012f;
    }
    view_bridge_spot(&here, screen.w, screen.h, player == RULES_A ? along : 1 - along, &person.x,
                     &person.y);
    view_person(stage->view, canvas, &person);
    if (ms >= ROUND_MS) { /* a light over there */
        float since = (float)(ms - ROUND_MS) / 900, bright = since < 1 ? gently(since) : 1;
        canvas_glow(canvas, person.x, person.y - (float)unit(stage, 30), (float)unit(stage, 170),
                    seat_colour(player), (int)(72 * bright));
        draw_shine(stage, canvas, player, person.x, person.y + (float)unit(stage, 26), bright);
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    const struct data *data = context;
    int ms = stage->look.reduced_motion ? END_MS : data->ms;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_NIGHT);
    for (int pair = 0; pair < PAIRS; pair++) {
        int age = ms - breaks_at(pair);
        if (age >= 0 && age < BREAK_MS + FALL_MS) {
            draw_fall(stage, canvas, pair, -1, age);
            if (pair) {
                draw_fall(stage, canvas, pair, 1, age);
            }
        }
    }
    draw_one(stage, canvas, RULES_A, ms);
    draw_one(stage, canvas, RULES_B, ms);
    draw_hint(
        stage, canvas,
        say(stage, "{button}: go on", "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static const struct scene_type scene_opening = {
    .name = "opening",
    .size = sizeof(struct data),
    .bound = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

void opening_push(struct stage *stage) {
    scene_push(stage, &scene_opening);
}

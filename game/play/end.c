/* The end of a level: the two stand on one shore, and their paper lanterns rise from the water and
 * stay among the stars. After a chapter's last level the span stands, and they have met on it. */
#include "keeper/keeper.h"
#include "play/inside.h"

#include <math.h>
#include <string.h>

enum { RISE_MS = 6400, CALM_MS = 700, CLOSING_MS = 3200 };

struct data {
    int ms;
    bool begun;
    bool last; /* of its chapter: the closing is told, too */
    int turn;  /* they take turns, the words of an end that comes often */
};

static const char *const headings[] = {
    "You are across", "Both of you, across",    "On the other side",
    "Over the water", "Across, the two of you",
};
static const char *const told[] = {
    "{a} and {b}, you said it, and you heard it.",
    "{a} and {b}, it was said, and it arrived.",
    "{a} and {b}, what one said carried the other.",
    "{a} and {b}, there are words in this bridge now.",
};
static const char *const untold[] = {
    "{a} and {b}, you came across together.",
    "{a} and {b}, step by step, and both of you.",
    "{a} and {b}, here you both are.",
};
enum {
    HEADINGS = sizeof headings / sizeof headings[0],
    TOLD = sizeof told / sizeof told[0],
    UNTOLD = sizeof untold / sizeof untold[0],
};

/* From evening to evening they go on where they were. */
static int next_turn(struct stage *stage) {
    struct play_room *room = play_of(stage);
    room->ends = room->ends ? room->ends : play_crossed(stage);
    return room->ends++;
}

static void say_aside(struct stage *stage, const struct data *data) {
    if (!crossing_again(play_of(stage)->crossing)) {
        keeper_say(stage, play_first(stage) ? PACK_WHEN_FIRST_CROSSING
                          : data->last      ? PACK_WHEN_WHOLE_SPAN
                                            : PACK_WHEN_CROSSING);
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->begun) {
        return;
    }
    data->begun = true;
    data->last = crossing_where(play_of(stage)->crossing)->last;
    data->turn = next_turn(stage);
    say_aside(stage, data);
    play_note(stage, true);
    play_measure(stage);
    platform_music(stage->platform, "home");
    platform_sound(stage->platform, "lantern-release");
}

static void go_on(struct stage *stage) {
    if (crossing_again(play_of(stage)->crossing)) {
        scene_end(stage, OUTCOME_LEAVE);
        return;
    }
    if (crossing_to_hear(play_of(stage)->crossing)) {
        scene_drop(stage);
        heard_push(stage);
    } else {
        play_keep(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->ms >= CALM_MS &&
        (pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN)) {
        platform_sound(stage->platform, "menu-choose");
        go_on(stage);
    } else if (pressed(event, PLATFORM_BACK)) {
        pause_push(stage);
    }
}

/* --- the lanterns --- */

/* Where a lantern is at a part 0..1 of its way. The two drift towards each other, and a little
 * later than each other, as two people do things. Calm, they stand in the sky from the start. */
static struct paper flight_at(const struct stage *stage, int player, float part) {
    struct rect screen = screen_rect(stage);
    bool calm = stage->look.reduced_motion;
    float side = player == RULES_A ? -1.0f : 1.0f, late = player == RULES_A ? 0 : 0.07f;
    float t = calm ? 1 : gently(fminf(1, fmaxf(0, part * 1.07f - late)));
    float swing = calm ? 0 : sinf(part * 11.0f + side) * (1 - t * 0.6f);
    return (struct paper){
        .player = player,
        .x = (float)screen.w * (0.5f + side * (0.125f - 0.03f * t)) +
             swing * (float)unit(stage, 10),
        .y = (float)screen.h * (0.66f - 0.375f * t + (player == RULES_A ? 0 : 0.03f * t)),
        .size = (float)unit(stage, 58 - 14 * t),
        .lean = swing,
    };
}

static void draw_lantern(struct stage *stage, struct canvas *canvas, int player, float part) {
    struct paper at = flight_at(stage, player, part);
    paper_draw_reflection(stage, canvas, &at, (float)screen_rect(stage).h * 0.70f, part);
    paper_draw(canvas, &at);
}

/* Sparks that follow them up, small and few; each fades before it comes far. */
static void draw_sparks(struct stage *stage, struct canvas *canvas, float part) {
    for (int i = 0; i < 18; i++) {
        float age = fmodf(part * 5 + (float)i * 0.377f, 1);
        struct paper at = flight_at(stage, i % 2, fmaxf(0, part - age * 0.12f));
        float drift = sinf((float)i * 2.4f) * at.size * (0.3f + age * 0.5f);
        canvas_glow(canvas, at.x + drift, at.y + at.size * (0.9f + age * 1.4f),
                    (float)unit(stage, 5), 0xffffe0a0u, (int)(170 * (1 - age)));
    }
}

/* All that moves lies in here; the rest of the picture need not be drawn again. */
static struct rect flight_rect(const struct stage *stage) {
    struct rect screen = screen_rect(stage);
    int reach = unit(stage, 290), left = screen.w * 29 / 100 - reach;
    return (struct rect){left, 0, screen.w - 2 * left, screen.h};
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    bool calm = stage->look.reduced_motion;
    if (data->ms >= RISE_MS) {
        return update_backdrop(stage);
    }
    data->ms = data->ms + ms < RISE_MS ? data->ms + ms : RISE_MS;
    if (!calm) {
        damage_rect(stage, flight_rect(stage));
    }
    if (data->last && data->ms >= CLOSING_MS && data->ms - ms < CLOSING_MS) {
        damage_all(stage);
    }
    bool closes = data->last && data->ms < CLOSING_MS;
    return !calm ? 0 : closes ? CLOSING_MS - data->ms : update_backdrop(stage);
}

/* Something was told that nobody kept to themselves. */
static bool was_said(const struct crossing *crossing) {
    bool said = false;
    for (int q = 0; q < crossing_level(crossing)->question_count; q++) {
        said |= (crossing_told(crossing) >> q & 1) &&
                crossing_said(crossing, q) < crossing_question(crossing, q)->answer_count;
    }
    return said;
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    const struct crossing_where *where = crossing_where(play_of(stage)->crossing);
    float part = (float)data->ms / RISE_MS;
    /* Whose shore it is they take in turns. */
    draw_place(stage, canvas, play_place(stage, where->chapter), data->last,
               data->turn % 2 ? VIEW_LEFT_SHORE : VIEW_RIGHT_SHORE);
    draw_lantern(stage, canvas, RULES_A, part);
    draw_lantern(stage, canvas, RULES_B, part);
    if (part < 1 && !stage->look.reduced_motion) {
        draw_sparks(stage, canvas, part);
    }
    draw_heading(stage, canvas, word(stage, headings[data->turn % HEADINGS]));
    if (!data->last) {
        draw_story(stage, canvas, body_rect(stage),
                   say(stage,
                       was_said(play_of(stage)->crossing) ? told[data->turn % TOLD]
                                                          : untold[data->turn % UNTOLD],
                       NULL));
    } else if (data->ms >= CLOSING_MS) { /* many words: the span is seen first */
        draw_story(stage, canvas, body_rect(stage), where->closing);
    }
    keeper_draw(stage, canvas, keeper_place(stage));
    draw_hint(
        stage, canvas,
        say(stage, "{button}: go on", "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static const struct scene_type scene_level_end = {
    .name = "level-end",
    .size = sizeof(struct data),
    .bound = true,
    .enter = enter,
    .event = event,
    .update = update,
    .draw = draw,
};

void level_end_push(struct stage *stage) {
    scene_push(stage, &scene_level_end);
}

/* One turn of the game: time first, then what was pressed, then the picture, then for how long the
 * host may sleep. A press belongs to the moment in which it comes, so what it begins lasts from
 * then on, however long the game slept before it.
 *
 * Time alone changes nothing before the moment that was asked for, and whoever asks for the next
 * frame has something to draw in it. Players would see the first as a picture that stands still
 * until they touch something, and hear the second as a fan; `struct pace` looks at both in every
 * turn, and scripts fail by it. */
#include "kit/inside.h"

enum {
    LEAP_MS = 100, /* past what was asked for, at most */
    LONG_MS = 600000,
    IDLE_FRAMES = 6, /* in a row without a picture */
};

/* The music leaves room where the two choose in private or talk, and all of it while one speaks
 * and the other listens. */
static void place_music(struct stage *stage) {
    const struct scene *top = stack_top(stage);
    bool speaks = top && top->type->speaks && top->type->speaks(top->data);
    bool back = stage_choosing(stage) || (top && top->type->talks);
    platform_music_place(stage->platform, speaks ? PLATFORM_MUSIC_SILENT
                                          : back ? PLATFORM_MUSIC_BACK
                                                 : PLATFORM_MUSIC_NEAR);
}

/* How much of the time that has gone by passes in the game. After a pause of the whole machine
 * nothing leaps; whoever sleeps until an event has nothing that could. */
static int passing(const struct stage *stage, uint32_t now) {
    uint32_t ms = now - stage->now,
             most = (uint32_t)(stage->next < 0 ? LONG_MS : stage->next + LEAP_MS);
    return (int)(ms < most ? ms : most);
}

void stage_update(struct stage *stage, uint32_t now) {
    stack_check(stage);
    int ms = passing(stage, now);
    stage->now = now;
    struct scene *top = stack_top(stage);
    stage->works = false;
    stage->next = top && top->type->update ? top->type->update(stage, top->data, ms) : -1;
    if (stage_choosing(stage)) { /* it moves by the clock alone, whatever is chosen */
        stage->next = wait_sooner(stage->next, update_backdrop(stage));
    }
    stack_settle(stage);
    place_music(stage);
    bool soft = ease_on(stage);
    soft |= fade_on(stage);
    if (soft || top != stack_top(stage)) {
        stage->next = 0;
    }
}

/* Asked after the picture was drawn, for drawing may begin what then goes on: a fade. */
int stage_wait(const struct stage *stage) {
    bool goes_on = stage->fade.last.pixels || stage->damage_all || stage->damage_count;
    return goes_on ? 0 : stage->next;
}

/* Two rectangles become one where that is no more to draw; where they only overlap at a corner,
 * drawing the corner twice is cheaper than all that lies around both. */
static void join_damage(struct stage *stage) {
    struct rect *damage = stage->damage;
    for (int i = 0; i < stage->damage_count; i++) {
        for (int j = i + 1; j < stage->damage_count; j++) {
            struct rect both = rect_join(damage[i], damage[j]);
            if (rect_area(both) <= rect_area(damage[i]) + rect_area(damage[j])) {
                damage[i] = both;
                damage[j] = damage[--stage->damage_count];
                j = i;
            }
        }
    }
}

/* Nobody sees it; it is painted whole when somebody does. */
static void drop_picture(struct stage *stage) {
    fade_end(stage);
    stage->damage_count = 0;
    stage->damage_all = false;
}

void stage_draw(struct stage *stage) {
    stack_check(stage);
    struct canvas *canvas = platform_canvas(stage->platform);
    if (!canvas->pixels || !platform_seen(stage->platform)) {
        drop_picture(stage);
        return;
    }
    if (!stage->damage_all && !stage->damage_count) {
        return;
    }
    fade_look(stage, canvas);
    if (stage->damage_all) {
        stage->lacking = 0; /* every text comes by again */
        stage->covered = (struct rect){0};
        stage->two[0].area = stage->two[1].area = (struct rect){0}; /* and so do the two */
        stage->damage[0] = screen_rect(stage);
        stage->damage_count = 1;
    }
    join_damage(stage);
    for (int i = 0; i < stage->damage_count; i++) {
        canvas_set_clip(canvas, stage->damage[i]);
        stack_draw(stage, canvas);
    }
    canvas_reset_clip(canvas);
    if (stage->damage_all) {
        fade_draw(stage, canvas);
    }
    platform_present_parts(stage->platform, stage->damage, stage->damage_count);
    stage->damage_count = 0;
    stage->damage_all = false;
}

static bool anything_to_draw(const struct stage *stage) {
    return stage->damage_all || stage->damage_count;
}

/* Time has gone on to `now`; nothing was pressed yet. */
static void look_at_time(struct stage *stage, uint32_t now) {
    struct pace *pace = &stage->pace;
    bool early = pace->wait < 0 || now - pace->since < (uint32_t)pace->wait;
    bool seen = platform_focused(stage->platform); /* else even water stands still */
    if (early && seen && anything_to_draw(stage) && now != pace->since) {
        pace->complaint = "the picture went on by itself before the moment that was asked for";
    }
}

static void look_at_wait(struct stage *stage, uint32_t now, bool drawn) {
    struct pace *pace = &stage->pace;
    pace->wait = stage_wait(stage);
    pace->idle = drawn || stage->works || pace->wait != 0 || now == pace->since ? 0
                                                                                : pace->idle + 1;
    pace->since = now;
    if (pace->idle > IDLE_FRAMES) {
        pace->complaint = "frame after frame was asked for, and nothing was drawn in them";
    }
}

int stage_turn(struct stage *stage,
               void (*event)(struct stage *stage, const struct platform_event *event)) {
    uint32_t now = platform_now(stage->platform);
    struct platform_event next;
    bool came = false;
    stage_update(stage, now);
    look_at_time(stage, now);
    while (platform_poll(stage->platform, &next)) {
        event(stage, &next);
        came = true;
    }
    if (came) {
        stage_update(stage, now);
    }
    bool drawn = anything_to_draw(stage);
    stage_draw(stage);
    look_at_wait(stage, now, drawn);
    return stage->pace.wait;
}

const char *stage_pace(const struct stage *stage) {
    return stage->pace.complaint;
}

void stage_works(struct stage *stage, bool works) {
    stage->works = works;
}

bool stage_over(const struct stage *stage) {
    return stage->over;
}

/* One turn of the game: time first, then what was pressed, then the picture, then for how long the
 * host may sleep. A press belongs to the moment in which it comes, so what it begins lasts from
 * then on, however long the game slept before it.
 *
 * Time alone changes nothing before the moment that was asked for, and whoever asks for the next
 * frame has something to draw in it. Players would see the first as a picture that stands still
 * until they touch something, and hear the second as a fan; `struct pace` looks at both in every
 * turn, and scripts fail by it. */
#include "scenes/internal.h"

enum {
    LEAP_MS = 100, /* past what was asked for, at most */
    LONG_MS = 600000,
    IDLE_FRAMES = 6, /* in a row without a picture */
};

/* The music leaves room where the two choose in private or talk. */
static void duck_music(struct game *game) {
    const struct scene *top = stack_top(game);
    platform_music_duck(game->platform, scenes_choosing(game) || (top && top->type->talks));
}

/* How much of the time that has gone by passes in the game. After a pause of the whole machine
 * nothing leaps; whoever sleeps until an event has nothing that could. */
static int passing(const struct game *game, uint32_t now) {
    uint32_t ms = now - game->now,
             most = (uint32_t)(game->next < 0 ? LONG_MS : game->next + LEAP_MS);
    return (int)(ms < most ? ms : most);
}

void scenes_update(struct game *game, uint32_t now) {
    stack_check(game);
    int ms = passing(game, now);
    game->now = now;
    struct scene *top = stack_top(game);
    game->works = false;
    game->next = top && top->type->update ? top->type->update(game, top->data, ms) : -1;
    stack_settle(game);
    duck_music(game);
    bool soft = ease_on(game);
    soft |= fade_on(game);
    if (soft || top != stack_top(game)) {
        game->next = 0;
    }
}

/* Asked after the picture was drawn, for drawing may begin what then goes on: a fade. */
int scenes_wait(const struct game *game) {
    bool goes_on = game->fade.last.pixels || game->damage_all || game->damage_count;
    return goes_on ? 0 : game->next;
}

/* Two rectangles become one where that is no more to draw; where they only overlap at a corner,
 * drawing the corner twice is cheaper than all that lies around both. */
static void join_damage(struct game *game) {
    struct rect *damage = game->damage;
    for (int i = 0; i < game->damage_count; i++) {
        for (int j = i + 1; j < game->damage_count; j++) {
            struct rect both = rect_join(damage[i], damage[j]);
            if (rect_area(both) <= rect_area(damage[i]) + rect_area(damage[j])) {
                damage[i] = both;
                damage[j] = damage[--game->damage_count];
                j = i;
            }
        }
    }
}

/* Nobody sees it; it is painted whole when somebody does. */
static void drop_picture(struct game *game) {
    fade_end(game);
    game->damage_count = 0;
    game->damage_all = false;
}

void scenes_draw(struct game *game) {
    stack_check(game);
    struct canvas *canvas = platform_canvas(game->platform);
    if (!canvas->pixels || !platform_seen(game->platform)) {
        drop_picture(game);
        return;
    }
    if (!game->damage_all && !game->damage_count) {
        return;
    }
    fade_look(game, canvas);
    if (game->damage_all) {
        game->lacking = 0; /* every text comes by again */
        game->damage[0] = screen_rect(game);
        game->damage_count = 1;
    }
    join_damage(game);
    for (int i = 0; i < game->damage_count; i++) {
        canvas_set_clip(canvas, game->damage[i]);
        stack_draw(game, canvas);
    }
    canvas_reset_clip(canvas);
    if (game->damage_all) {
        fade_draw(game, canvas);
    }
    platform_present_parts(game->platform, game->damage, game->damage_count);
    game->damage_count = 0;
    game->damage_all = false;
}

static bool anything_to_draw(const struct game *game) {
    return game->damage_all || game->damage_count;
}

/* Time has gone on to `now`; nothing was pressed yet. */
static void look_at_time(struct game *game, uint32_t now) {
    struct pace *pace = &game->pace;
    bool early = pace->wait < 0 || now - pace->since < (uint32_t)pace->wait;
    bool seen = platform_focused(game->platform); /* else even water stands still */
    if (early && seen && anything_to_draw(game) && now != pace->since) {
        pace->complaint = "the picture went on by itself before the moment that was asked for";
    }
}

static void look_at_wait(struct game *game, uint32_t now, bool drawn) {
    struct pace *pace = &game->pace;
    pace->wait = scenes_wait(game);
    pace->idle = drawn || game->works || pace->wait != 0 || now == pace->since ? 0 : pace->idle + 1;
    pace->since = now;
    if (pace->idle > IDLE_FRAMES) {
        pace->complaint = "frame after frame was asked for, and nothing was drawn in them";
    }
}

int scenes_turn(struct game *game) {
    uint32_t now = platform_now(game->platform);
    struct platform_event event;
    bool came = false;
    scenes_update(game, now);
    look_at_time(game, now);
    while (platform_poll(game->platform, &event)) {
        scenes_event(game, &event);
        came = true;
    }
    if (came) {
        scenes_update(game, now);
    }
    bool drawn = anything_to_draw(game);
    scenes_draw(game);
    look_at_wait(game, now, drawn);
    return game->pace.wait;
}

const char *scenes_pace(const struct game *game) {
    return game->pace.complaint;
}

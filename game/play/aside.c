/* What the Keeper says on the board, one line after another, in a row of its own between board and
 * words: it covers nothing, and nothing waits for it. It follows from the board, from the places
 * where the two have been, and from their steps. Of what is new here the light falls on it, too. */
#include "keeper/keeper.h"
#include "play/inside.h"

enum { LINE_MS = 6500, LONG_PAUSE_MS = 120000, THIRD = 3 };

static bool has_key(const struct crossing *crossing) {
    bool key = false;
    for (int q = 0; q < crossing_level(crossing)->question_count; q++) {
        key |= crossing_question(crossing, q)->key;
    }
    return key;
}

void aside_begin(struct stage *stage, struct aside *aside) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const uint32_t meeting = 1u << PACK_WHEN_MEETING, before = 1u << PACK_WHEN_WALKED_BEFORE;
    struct text path = {0};
    if (crossing_again(crossing) || !keeper_speaks(stage)) {
        return;
    }
    play_path(stage, &path);
    uint32_t known = keeper_known(stage, text_string(&path));
    uint32_t things = keeper_things(crossing_level(crossing), has_key(crossing));
    aside->due = known & before ? before : (things & ~known) | (known & meeting);
    text_release(&path);
}

int aside_high(struct stage *stage) {
    bool speaks = keeper_speaks(stage) && !crossing_again(play_of(stage)->crossing);
    return speaks ? text_size(stage, SIZE_HINT) * 3 / 2 : 0;
}

void aside_misheard(struct stage *stage, struct aside *aside) {
    play_of(stage)->misheard++;
    if (++aside->misheard == THIRD && keeper_speaks(stage)) {
        aside->due |= 1u << PACK_WHEN_MISHEARD;
        aside->ms = 0; /* it can't wait for what is said now */
    }
}

static void shine(struct stage *stage, enum pack_when thing) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    for (int cell = 0; cell < level->width * level->height; cell++) {
        if (keeper_thing_at(level, cell) == thing) {
            view_point(stage->view, cell);
        }
    }
}

static void say_next(struct stage *stage, struct aside *aside) {
    keeper_hush(stage);
    for (int when = 0; when < PACK_WHENS && !aside->ms; when++) {
        uint32_t one = 1u << when;
        if ((aside->due & one) && keeper_say(stage, (enum pack_when)when)) {
            aside->ms = LINE_MS;
            shine(stage, (enum pack_when)when);
        }
        aside->due &= ~one;
    }
    damage_rect(stage, aside->area);
}

/* Nobody has moved for so long; ms until then. -1: it was said, or never is. */
static int pause_wait(struct stage *stage, const struct aside *aside) {
    int left = LONG_PAUSE_MS - crossing_idle(play_of(stage)->crossing);
    bool never = aside->paused || !keeper_has_line(stage, PACK_WHEN_PAUSE) ||
                 crossing_again(play_of(stage)->crossing);
    return never ? -1 : left > 0 ? left : 0;
}

int aside_update(struct stage *stage, struct aside *aside, int ms) {
    bool spoke = aside->ms > 0;
    aside->ms -= aside->ms > ms ? ms : aside->ms;
    if (pause_wait(stage, aside) == 0) {
        aside->paused = true;
        aside->due |= 1u << PACK_WHEN_PAUSE;
    }
    if (!aside->ms && (spoke || aside->due)) {
        say_next(stage, aside);
    }
    return wait_sooner(aside->ms > 0 ? aside->ms : -1, pause_wait(stage, aside));
}

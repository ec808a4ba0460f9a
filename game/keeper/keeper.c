/* Choosing a line, and showing it. */
#include "keeper/keeper.h"

#include <stdlib.h>
#include <string.h>

#define COLOUR_DUSK 0xb010152fu /* so that no glint runs through the words */

enum { DAY = 24 * 60 * 60, WEEKS = 21 * DAY, YEAR = 365 * DAY };

struct keeper_room {
    uint64_t random;
    bool said[PACK_MAX_LINES];
    const char *words; /* the pack's; NULL: nothing is said now */
    int serial;        /* of the scene that they were said on */
    bool greeted;
};

struct keeper_room *keeper_new(uint64_t seed) {
    struct keeper_room *room = base_alloc(sizeof *room);
    room->random = seed;
    return room;
}

void keeper_free(struct stage *stage) {
    free(stage->rooms->keeper);
}

void keeper_change_pack(struct stage *stage) {
    struct keeper_room *room = stage->rooms->keeper;
    memset(room->said, 0, sizeof room->said);
    room->words = NULL;
}

/* --- choosing --- */

/* The lines of this moment that were not said yet: how many, and which of them is the `nth`. */
static int count_left(const struct stage *stage, enum pack_when when, int nth, int *found) {
    const struct pack_voice *voice = &stage->rooms->pack->voice;
    int count = 0;
    for (int i = 0; i < voice->line_count; i++) {
        if (voice->line[i].when == when && !stage->rooms->keeper->said[i]) {
            *found = count == nth ? i : *found;
            count++;
        }
    }
    return count;
}

static void forget_said(struct stage *stage, enum pack_when when) {
    const struct pack_voice *voice = &stage->rooms->pack->voice;
    for (int i = 0; i < voice->line_count; i++) {
        stage->rooms->keeper->said[i] &= voice->line[i].when != when;
    }
}

bool keeper_say(struct stage *stage, enum pack_when when) {
    struct keeper_room *room = stage->rooms->keeper;
    int line = 0, left;
    if (!keeper_has_line(stage, when)) {
        return false;
    }
    while ((left = count_left(stage, when, -1, &line)) == 0) {
        forget_said(stage, when);
    }
    count_left(stage, when, (int)random_below(&room->random, (uint32_t)left), &line);
    room->said[line] = true;
    room->words = stage->rooms->pack->voice.line[line].words;
    room->serial = stack_top(stage)->serial;
    damage_rect(stage, keeper_place(stage));
    return true;
}

bool keeper_has_line(const struct stage *stage, enum pack_when when) {
    const struct pack_voice *voice = &stage->rooms->pack->voice;
    for (int i = 0; i < voice->line_count; i++) {
        if (voice->line[i].when == when) {
            return true;
        }
    }
    return false;
}

bool keeper_speaks(const struct stage *stage) {
    return stage->rooms->pack->voice.line_count > 0;
}

void keeper_hush(struct stage *stage) {
    stage->rooms->keeper->words = NULL;
}

/* --- showing --- */

struct rect keeper_place(const struct stage *stage) {
    struct rect body = body_rect(stage);
    int high = unit(stage, 28);
    return (struct rect){body.x, body.y - high, body.w, high};
}

void keeper_draw(struct stage *stage, struct canvas *canvas, struct rect place) {
    const struct keeper_room *room = stage->rooms->keeper;
    if (!room->words || room->serial != stage->stack[stage->layer].serial) {
        return;
    }
    const char *words = say(stage, "The Keeper: {words}", "words", room->words, NULL);
    struct paragraph how = {.size = SIZE_HINT,
                            .align = ALIGN_CENTRE,
                            .colour = COLOUR_GOLD,
                            .middle = true,
                            .one_line = true,
                            .shrinks = true};
    int wide = text_width(stage, words, how) + 2 * unit(stage, 18);
    if (wide < place.w) {
        place.x += (place.w - wide) / 2;
        place.w = wide;
    }
    canvas_round_rect(canvas, place, (float)place.h / 2, COLOUR_DUSK);
    draw_text(stage, canvas, place, words, how);
}

/* --- when --- */

bool keeper_weeks_away(const struct stage *stage) {
    struct keepsake_entry last;
    int count = 0;
    keepsake_list_moments(stage->rooms->keepsake, 0, &last, 1, &count, NULL);
    bool weeks = count > 0 && date_now(stage) - last.kept_at >= WEEKS;
    base_forget(&last, sizeof last);
    return weeks;
}

bool keeper_back(struct stage *stage) {
    bool first = !stage->rooms->keeper->greeted;
    stage->rooms->keeper->greeted = true;
    return first && keeper_weeks_away(stage);
}

bool keeper_old_star(const struct stage *stage, int64_t kept_at) {
    return date_now(stage) - kept_at >= YEAR;
}

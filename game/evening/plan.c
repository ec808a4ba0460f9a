/* The plan of an evening, and how it is kept. */
#include "evening/inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char key[] = "evening.plan", returns[] = " 1";

static const struct {
    int count;
    enum evening_part part[EVENING_MAX_PARTS];
} plans[EVENING_LENGTHS] = {
    [EVENING_LITTLE] = {9,
                        {EVENING_CHECK_IN, EVENING_ASKING, EVENING_IDEA, EVENING_WARM_UP,
                         EVENING_CROSSING, EVENING_ROUND, EVENING_THEN, EVENING_PROMISING,
                         EVENING_CLOSING}},
    [EVENING_WHOLE] = {10,
                       {EVENING_CHECK_IN, EVENING_ASKING, EVENING_IDEA, EVENING_WARM_UP,
                        EVENING_CROSSING, EVENING_ROUND, EVENING_THEN, EVENING_CROSSING,
                        EVENING_PROMISING, EVENING_CLOSING}},
    [EVENING_LONG] = {12,
                      {EVENING_CHECK_IN, EVENING_ASKING, EVENING_IDEA, EVENING_WARM_UP,
                       EVENING_CROSSING, EVENING_ROUND, EVENING_THEN, EVENING_CROSSING,
                       EVENING_ROUND, EVENING_CROSSING, EVENING_PROMISING, EVENING_CLOSING}},
    [EVENING_FIRST] = {4, {EVENING_CROSSING, EVENING_NAMES, EVENING_LENGTH, EVENING_CLOSING}},
    [EVENING_QUARTER] = {3, {EVENING_WARM_UP, EVENING_CROSSING, EVENING_CLOSING}},
};

void evening_plan(struct evening *evening, enum evening_length length, int64_t now) {
    *evening = (struct evening){
        .length = length, .depth = 1, .count = plans[length].count, .begun_at = now};
    for (int i = 0; i < evening->count; i++) {
        evening->part[i] = plans[length].part[i];
    }
}

static int place_of(const struct evening *evening, enum evening_part part) {
    int at = 0;
    while (at < evening->count && evening->part[at] != part) {
        at++;
    }
    return at;
}

static void leave_out(struct evening *evening, enum evening_part part) {
    int at = place_of(evening, part);
    for (int i = at; i + 1 < evening->count; i++) {
        evening->part[i] = evening->part[i + 1];
    }
    evening->count -= at < evening->count;
}

/* The star is what they warm up with, and the next crossing is new. An idea waits once more. */
void evening_plan_return(struct evening *evening) {
    leave_out(evening, EVENING_IDEA);
    int at = place_of(evening, EVENING_WARM_UP);
    evening->returns = at < evening->count;
    if (!evening->returns) {
        return;
    }
    evening->part[at] = EVENING_STAR;
    if (place_of(evening, EVENING_ASKING) == evening->count) {
        assert(evening->count < EVENING_MAX_PARTS);
        for (int i = evening->count++; i > at; i--) {
            evening->part[i] = evening->part[i - 1];
        }
        evening->part[at] = EVENING_ASKING;
    }
}

int evening_before(const struct evening *evening, enum evening_part part) {
    int count = 0;
    for (int i = 0; i < evening->at; i++) {
        count += evening->part[i] == part;
    }
    return count;
}

void evening_write(const struct evening *evening, int64_t now, struct text *out) {
    text_addf(out, "%d %d %d %" PRId64 " %" PRId64 "%s", (int)evening->length, evening->depth,
              evening->at, evening->begun_at, now, evening->returns ? returns : "");
}

bool evening_read(struct evening *evening, const char *value, int64_t now) {
    int length, depth, at, end = 0;
    int64_t begun_at, left_at;
    *evening = (struct evening){0};
    if (sscanf(value, "%1d %1d %2d %12" SCNd64 " %12" SCNd64 "%n", &length, &depth, &at, &begun_at,
               &left_at, &end) != 5 ||
        (value[end] && strcmp(value + end, returns) != 0) || length < 0 ||
        length >= EVENING_LENGTHS || depth < 1 || depth > 3 || at < 0 || left_at < begun_at ||
        llabs(now - left_at) > (int64_t)EVENING_HOURS * 60 * 60) { /* a clock may be set back */
        return false;
    }
    evening_plan(evening, (enum evening_length)length, begun_at);
    if (value[end]) {
        evening_plan_return(evening);
    }
    if (at >= evening->count) {
        *evening = (struct evening){0};
        return false;
    }
    evening->depth = depth;
    evening->at = at;
    return true;
}

void evening_save(struct stage *stage) {
    struct text value = {0};
    if (stage->rooms->keeps) {
        evening_write(evening_of(stage), date_now(stage), &value);
        keepsake_set_setting(stage->rooms->keepsake, key, text_string(&value), NULL);
    }
    text_release(&value);
}

void evening_drop(struct stage *stage) {
    if (stage->rooms->keeps) {
        keepsake_set_setting(stage->rooms->keepsake, key, NULL, NULL);
    }
}

bool evening_left(struct stage *stage, struct evening *out) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1];
    return stage->rooms->keeps &&
           keepsake_get_setting(stage->rooms->keepsake, key, value, NULL) == KEEPSAKE_OK &&
           evening_read(out, value, date_now(stage));
}

bool evening_waits(struct stage *stage) {
    struct evening left;
    return evening_left(stage, &left);
}

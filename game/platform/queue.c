/* What came and is not yet handed out, in the order in which it came. Nothing is ever dropped: the
 * queue grows. Only where a later event says all that the one before it said does it take its
 * place, so that a mouse of 1000 Hz is no more work than one of 60. What was typed is overwritten
 * once it is handed out. */
#include "platform/internal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_ROOM = 64 };

/* Of several in a row the last says all. */
static bool last_counts(enum platform_event_kind kind) {
    return kind == PLATFORM_POINTER || kind == PLATFORM_RESIZED || kind == PLATFORM_EXPOSED;
}

void queue_release(struct input *input) {
    if (input->queue) {
        base_forget(input->queue, (size_t)input->room * sizeof *input->queue);
    }
    free(input->queue);
    input->queue = NULL;
    input->first = input->count = input->room = 0;
}

static void make_room(struct input *input) {
    int count = input->count, room = 2 * count + LEAST_ROOM;
    struct platform_event *queue = base_alloc((size_t)room * sizeof *queue);
    if (input->queue) {
        memcpy(queue, input->queue + input->first, (size_t)count * sizeof *queue);
    }
    queue_release(input);
    input->queue = queue;
    input->count = count;
    input->room = room;
}

void input_queue(struct platform *platform, struct platform_event event) {
    struct input *input = &platform->input;
    struct platform_event *last = input->count ? input->queue + input->first + input->count - 1
                                               : NULL;
    if (last && last->kind == event.kind && last_counts(event.kind)) {
        *last = event;
        return;
    }
    if (input->first + input->count == input->room) {
        make_room(input);
    }
    assert(input->queue && input->first + input->count < input->room);
    input->queue[input->first + input->count++] = event;
}

bool input_next(struct platform *platform, struct platform_event *event) {
    struct input *input = &platform->input;
    if (!input->count) {
        return false;
    }
    struct platform_event *next = input->queue + input->first;
    *event = *next;
    base_forget(next, sizeof *next);
    input->count--;
    input->first = input->count ? input->first + 1 : 0;
    return true;
}

/* The stack of scenes. Pushing and popping is noted at once and carried out when the turn ends,
 * so that no scene is freed while its own function runs. */
#include "kit/inside.h"

#include <assert.h>
#include <stdlib.h>

/* The topmost that is not gone; NULL: none. */
static struct scene *topmost(struct stage *stage) {
    int top = stage->depth - 1;
    while (top >= 0 && stage->stack[top].gone) {
        top--;
    }
    return top >= 0 ? &stage->stack[top] : NULL;
}

bool stack_hides(struct stage *stage) {
    const struct scene *top = topmost(stage);
    return top && top->type->neutral;
}

/* Holds within a turn, too: what was pushed last is on top, and not entered yet. */
static void check_places(const struct stage *stage) {
    assert(stage->depth >= 0 && stage->depth <= MAX_STACK);
    for (int i = 0; i < stage->depth; i++) {
        const struct scene *scene = &stage->stack[i];
        assert(scene->type && scene->data && scene->type->size > 0);
        assert(scene->serial > (i ? stage->stack[i - 1].serial : 0));
        assert(scene->serial <= stage->pushed);
    }
}

void stack_check(const struct stage *stage) {
    check_places(stage);
    assert(stage->depth > 0 || stage->over);
    for (int i = 0; i < stage->depth; i++) {
        const struct scene *scene = &stage->stack[i];
        assert(!scene->gone);
        assert(scene->entered || i < stage->depth - 1);
        assert(!scene->type->neutral || (i == 0 && stage->depth == 1));
    }
}

void *scene_push(struct stage *stage, const struct scene_type *type) {
    check_places(stage);
    assert(stage->depth < MAX_STACK);
    assert(!stack_hides(stage));
    struct scene *scene = &stage->stack[stage->depth++];
    *scene = (struct scene){
        .type = type, .data = base_alloc(type->size), .serial = ++stage->pushed};
    damage_all(stage);
    return scene->data;
}

void scene_end(struct stage *stage, enum outcome outcome) {
    check_places(stage);
    struct scene *scene = topmost(stage);
    bool goes_on = false;
    assert(scene);
    while (!goes_on) {
        scene->gone = true;
        scene = topmost(stage);
        goes_on = !scene || outcome < OUTCOME_LEAVE || scene == stage->stack;
        if (scene && scene->type->ended) {
            goes_on |= scene->type->ended(stage, scene->data, outcome);
        }
    }
    damage_all(stage);
}

void scene_pop(struct stage *stage) {
    scene_end(stage, OUTCOME_BACK);
}

void scene_drop(struct stage *stage) {
    check_places(stage);
    struct scene *scene = topmost(stage);
    assert(scene);
    scene->gone = true;
}

static void release(struct stage *stage, struct scene *scene) {
    if (scene->entered && scene->type->leave) {
        scene->type->leave(stage, scene->data);
    }
    /* What is gone is swept once: `depth` falls with it.
     * NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    base_forget(scene->data, scene->type->size);
    free(scene->data);
}

struct scene *stack_top(struct stage *stage) {
    return stage->depth ? &stage->stack[stage->depth - 1] : NULL;
}

/* Frees what is gone; true when the scene on top is another one than before. */
static bool sweep(struct stage *stage) {
    check_places(stage);
    int kept = 0, count = stage->depth;
    for (int i = 0; i < count; i++) {
        if (stage->stack[i].gone) {
            release(stage, &stage->stack[i]);
        } else {
            stage->stack[kept++] = stage->stack[i];
        }
    }
    stage->depth = kept;
    return kept != count;
}

void stack_settle(struct stage *stage) {
    for (;;) {
        bool changed = sweep(stage);
        struct scene *top = stack_top(stage);
        if (!top || (top->entered && !changed)) {
            break;
        }
        top->entered = true;
        if (top->type->enter) {
            top->type->enter(stage, top->data); /* may push or pop: look again */
        }
    }
    platform_text_input(stage->platform, stage->depth && stack_top(stage)->type->types);
    stage->over |= stage->depth == 0;
    stack_check(stage);
}

void stack_clear(struct stage *stage) {
    check_places(stage);
    while (stage->depth) {
        release(stage, &stage->stack[--stage->depth]);
    }
}

void damage_all(struct stage *stage) {
    stage->damage_all = true;
}

void damage_rect(struct stage *stage, struct rect area) {
    if (stage->damage_count == MAX_DAMAGE) {
        damage_all(stage);
    } else if (!rect_empty(area)) {
        stage->damage[stage->damage_count++] = area;
    }
}

void stage_quit(struct stage *stage) {
    stage->over = true;
}

void stack_drop_bound(struct stage *stage) {
    for (int i = 0; i < stage->depth; i++) {
        stage->stack[i].gone |= stage->stack[i].type->bound;
    }
    damage_all(stage);
}

bool stack_types(const struct stage *stage) {
    bool types = false;
    for (int i = 0; i < stage->depth; i++) {
        types |= stage->stack[i].type->types;
    }
    return types;
}

/* --- events and pictures --- */

static void send(struct stage *stage, const struct platform_event *event) {
    struct scene *top = stack_top(stage);
    struct platform_event back = {.kind = PLATFORM_BUTTON,
                                  .device = PLATFORM_NO_DEVICE,
                                  .seat = PLATFORM_NO_SEAT,
                                  .button = PLATFORM_BACK,
                                  .down = true};
    event = way_back_pressed(stage, event) ? &back : event;
    if (top && top->type->event) {
        top->type->event(stage, top->data, event);
    }
    stack_settle(stage);
}

/* All that lies below is laid out anew, too: it is seen around what is over it, or comes back, as
 * the board does when settings that made the window another one are left. */
static void send_resized(struct stage *stage, const struct platform_event *event) {
    for (int i = 0; i < stage->depth - 1; i++) {
        const struct scene *scene = &stage->stack[i];
        if (scene->entered && scene->type->event) {
            scene->type->event(stage, scene->data, event);
        }
    }
}

void stack_event(struct stage *stage, const struct platform_event *event) {
    switch (event->kind) {
    case PLATFORM_RESIZED:
        send_resized(stage, event);
        fade_end(stage);
        damage_all(stage);
        break;
    case PLATFORM_EXPOSED:
    case PLATFORM_FOCUS_GAINED:
        fade_end(stage);
        damage_all(stage);
        break;
    case PLATFORM_POINTER:
    case PLATFORM_POINTER_DOWN:
        platform_pointer_show(stage->platform, true);
        break;
    case PLATFORM_BUTTON:
        platform_pointer_show(stage->platform, false);
        break;
    default:
        break;
    }
    way_back_look(stage, event);
    send(stage, event);
}

/* The lowest scene that is seen: those on it draw over it. */
static int lowest_seen(const struct stage *stage) {
    int from = stage->depth - 1;
    while (from > 0 && stage->stack[from].type->over) {
        from--;
    }
    return from;
}

void stack_draw(struct stage *stage, struct canvas *canvas) {
    int from = lowest_seen(stage);
    for (int i = from < 0 ? 0 : from; i < stage->depth; i++) {
        struct scene *scene = &stage->stack[i];
        stage->layer = i;
        if (i > from) {
            canvas_fill(canvas, screen_rect(stage), 0xe60b1026u);
        }
        if (scene->type->draw) {
            scene->type->draw(stage, scene->data, canvas);
        }
    }
    way_back_draw(stage, canvas);
}

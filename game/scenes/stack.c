/* The stack of scenes. Pushing and popping is noted at once and carried out when the turn ends,
 * so that no scene is freed while its own function runs. */
#include "scenes/internal.h"

#include <assert.h>
#include <stdlib.h>

/* The topmost that is not gone; NULL: none. */
static struct scene *topmost(struct game *game) {
    int top = game->depth - 1;
    while (top >= 0 && game->stack[top].gone) {
        top--;
    }
    return top >= 0 ? &game->stack[top] : NULL;
}

bool stack_hides(struct game *game) {
    const struct scene *top = topmost(game);
    return top && top->type->neutral;
}

/* Holds within a turn, too: what was pushed last is on top, and not entered yet. */
static void check_places(const struct game *game) {
    assert(game->depth >= 0 && game->depth <= MAX_STACK);
    for (int i = 0; i < game->depth; i++) {
        const struct scene *scene = &game->stack[i];
        assert(scene->type && scene->data && scene->type->size > 0);
        assert(scene->serial > (i ? game->stack[i - 1].serial : 0));
        assert(scene->serial <= game->pushed);
    }
}

void stack_check(const struct game *game) {
    check_places(game);
    assert(game->depth > 0 || game->over);
    for (int i = 0; i < game->depth; i++) {
        const struct scene *scene = &game->stack[i];
        assert(!scene->gone);
        assert(scene->entered || i < game->depth - 1);
        assert(!scene->type->neutral || (i == 0 && game->depth == 1));
    }
}

void *scene_push(struct game *game, const struct scene_type *type) {
    check_places(game);
    assert(game->depth < MAX_STACK);
    assert(!stack_hides(game));
    struct scene *scene = &game->stack[game->depth++];
    *scene = (struct scene){.type = type, .data = base_alloc(type->size), .serial = ++game->pushed};
    damage_all(game);
    return scene->data;
}

void scene_end(struct game *game, enum outcome outcome) {
    check_places(game);
    struct scene *scene = topmost(game);
    bool goes_on = false;
    assert(scene);
    while (!goes_on) {
        scene->gone = true;
        scene = topmost(game);
        goes_on = !scene || outcome < OUTCOME_LEAVE || scene == game->stack;
        if (scene && scene->type->ended) {
            goes_on |= scene->type->ended(game, scene->data, outcome);
        }
    }
    damage_all(game);
}

void scene_pop(struct game *game) {
    scene_end(game, OUTCOME_BACK);
}

void scene_drop(struct game *game) {
    check_places(game);
    struct scene *scene = topmost(game);
    assert(scene);
    scene->gone = true;
}

static void release(struct game *game, struct scene *scene) {
    if (scene->entered && scene->type->leave) {
        scene->type->leave(game, scene->data);
    }
    /* What is gone is swept once: `depth` falls with it.
     * NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    base_forget(scene->data, scene->type->size);
    free(scene->data);
}

struct scene *stack_top(struct game *game) {
    return game->depth ? &game->stack[game->depth - 1] : NULL;
}

/* Frees what is gone; true when the scene on top is another one than before. */
static bool sweep(struct game *game) {
    check_places(game);
    int kept = 0, count = game->depth;
    for (int i = 0; i < count; i++) {
        if (game->stack[i].gone) {
            release(game, &game->stack[i]);
        } else {
            game->stack[kept++] = game->stack[i];
        }
    }
    game->depth = kept;
    return kept != count;
}

void stack_settle(struct game *game) {
    for (;;) {
        bool changed = sweep(game);
        struct scene *top = stack_top(game);
        if (!top || (top->entered && !changed)) {
            break;
        }
        top->entered = true;
        if (top->type->enter) {
            top->type->enter(game, top->data); /* may push or pop: look again */
        }
    }
    platform_text_input(game->platform, game->depth && stack_top(game)->type->types);
    game->over |= game->depth == 0;
    stack_check(game);
}

void stack_clear(struct game *game) {
    check_places(game);
    while (game->depth) {
        release(game, &game->stack[--game->depth]);
    }
}

void damage_all(struct game *game) {
    game->damage_all = true;
}

void damage_rect(struct game *game, struct rect area) {
    if (game->damage_count == MAX_DAMAGE) {
        damage_all(game);
    } else if (!rect_empty(area)) {
        game->damage[game->damage_count++] = area;
    }
}

void stage_quit(struct game *game) {
    game->over = true;
}

void stack_drop_bound(struct game *game) {
    for (int i = 0; i < game->depth; i++) {
        game->stack[i].gone |= game->stack[i].type->bound;
    }
    damage_all(game);
}

bool stack_types(const struct game *game) {
    bool types = false;
    for (int i = 0; i < game->depth; i++) {
        types |= game->stack[i].type->types;
    }
    return types;
}

/* --- events and pictures --- */

static void send(struct game *game, const struct platform_event *event) {
    struct scene *top = stack_top(game);
    struct platform_event back = {.kind = PLATFORM_BUTTON,
                                  .device = PLATFORM_NO_DEVICE,
                                  .seat = PLATFORM_NO_SEAT,
                                  .button = PLATFORM_BACK,
                                  .down = true};
    event = way_back_pressed(game, event) ? &back : event;
    if (top && top->type->event) {
        top->type->event(game, top->data, event);
    }
    stack_settle(game);
}

/* All that lies below is laid out anew, too: it is seen around what is over it, or comes back, as
 * the board does when settings that made the window another one are left. */
static void send_resized(struct game *game, const struct platform_event *event) {
    for (int i = 0; i < game->depth - 1; i++) {
        const struct scene *scene = &game->stack[i];
        if (scene->entered && scene->type->event) {
            scene->type->event(game, scene->data, event);
        }
    }
}

void stack_event(struct game *game, const struct platform_event *event) {
    switch (event->kind) {
    case PLATFORM_RESIZED:
        send_resized(game, event);
        fade_end(game);
        damage_all(game);
        break;
    case PLATFORM_EXPOSED:
    case PLATFORM_FOCUS_GAINED:
        fade_end(game);
        damage_all(game);
        break;
    case PLATFORM_POINTER:
    case PLATFORM_POINTER_DOWN:
        platform_pointer_show(game->platform, true);
        break;
    case PLATFORM_BUTTON:
        platform_pointer_show(game->platform, false);
        break;
    default:
        break;
    }
    way_back_look(game, event);
    send(game, event);
}

/* The lowest scene that is seen: those on it draw over it. */
static int lowest_seen(const struct game *game) {
    int from = game->depth - 1;
    while (from > 0 && game->stack[from].type->over) {
        from--;
    }
    return from;
}

void stack_draw(struct game *game, struct canvas *canvas) {
    int from = lowest_seen(game);
    for (int i = from < 0 ? 0 : from; i < game->depth; i++) {
        struct scene *scene = &game->stack[i];
        game->layer = i;
        if (i > from) {
            canvas_fill(canvas, screen_rect(game), 0xe60b1026u);
        }
        if (scene->type->draw) {
            scene->type->draw(game, scene->data, canvas);
        }
    }
    way_back_draw(game, canvas);
}

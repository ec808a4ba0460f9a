/* The stack of scenes. Pushing and popping is noted at once and carried out when the turn ends,
 * so that no scene is freed while its own function runs. */
#include "scenes/internal.h"

#include <assert.h>
#include <stdlib.h>

bool stack_hides(const struct game *game) {
    int top = game->depth - 1;
    while (top >= 0 && game->stack[top].gone) {
        top--;
    }
    return top >= 0 && game->stack[top].type == &scene_hidden;
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
        assert(scene->type != &scene_hidden || (i == 0 && game->depth == 1));
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

void scene_pop(struct game *game) {
    check_places(game);
    for (int i = game->depth - 1; i >= 0; i--) {
        if (!game->stack[i].gone) {
            game->stack[i].gone = true;
            break;
        }
    }
    damage_all(game);
}

void *scene_replace(struct game *game, const struct scene_type *type) {
    scene_pop(game);
    return scene_push(game, type);
}

void scene_pop_to(struct game *game, const struct scene_type *type) {
    check_places(game);
    for (int i = game->depth - 1; i > 0 && game->stack[i].type != type; i--) {
        game->stack[i].gone = true;
    }
    damage_all(game);
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

/* The game as its host sees it: events in, time in, a picture out. */
#include "scenes/internal.h"

#include <stdlib.h>
#include <string.h>

static bool load_image(void *context, const char *name, struct image *out) {
    return platform_image(context, name, out);
}

struct view *own_view(struct platform *platform) {
    return view_new(&(struct view_loader){.context = platform, .image = load_image});
}

static void count_kept(struct game *game) {
    int64_t count = 0;
    keepsake_count_moments(game->keepsake, &count, NULL);
    game->kept = (int)count;
}

struct game *scenes_new(const struct scenes_options *options) {
    struct game *game = base_alloc(sizeof *game);
    game->platform = options->platform;
    game->pack = options->pack;
    game->keepsake = options->keepsake;
    game->keeps = options->keeps;
    notice_tell_later(game, word(game, "Before you begin"), options->notice);
    game->find_hint = options->find_hint;
    tonight_init(game, options);
    game->first_level = options->level;
    game->machine = options->machine;
    game->recover = options->recover;
    game->recover_context = options->recover_context;
    game->date = options->date;
    game->random = options->seed;
    game->now = platform_now(options->platform);
    game->view = own_view(options->platform);
    settings_load(game);
    if (options->text_scale) {
        game->settings.text_scale = options->text_scale;
    }
    game->settings.reduced_motion |= options->calm;
    names_load(game);
    limits_load(game);
    cards_init(game);
    count_kept(game);
    settings_apply(game);
    scene_push(game, &scene_title);
    stack_settle(game);
    return game;
}

void scenes_free(struct game *game) {
    if (!game) {
        return;
    }
    stack_clear(game);
    crossing_end(game);
    tonight_release(game);
    cards_release(game);
    shown_forget(game);
    for (int i = 0; i < SAY_RING; i++) {
        text_forget(&game->said[i]);
    }
    text_release(&game->told);
    fade_end(game);
    view_free(game->view);
    canvas_release(&game->backdrop);
    base_forget(game->name, sizeof game->name);
    free(game);
}

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

/* The lowest scene that is seen: those on it draw over it. */
static int lowest_seen(const struct game *game) {
    int from = game->depth - 1;
    while (from > 0 && game->stack[from].type->over) {
        from--;
    }
    return from;
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

/* A seat's pad went: whatever was going on waits until it is back or another takes its place. While
 * the game is hidden it stays hidden, and this waits until the two have come back to it. */
static void look_for_pads(struct game *game) {
    const struct scene *top = stack_top(game);
    if (!game->pad_lost || !top || stack_hides(game)) {
        return;
    }
    game->pad_lost = false;
    if (top->type != &scene_pad_gone && top->type != &scene_players && !seats_held(game)) {
        scene_push(game, &scene_pad_gone);
        stack_settle(game);
    }
}

/* Everything sealed is dropped with the crossing; the neutral picture is shown at once. */
static void hide(struct game *game) {
    stack_clear(game);
    crossing_end(game);
    platform_music(game->platform, NULL);
    platform_set_title(game->platform, word(game, "Window"));
    platform_disguise(game->platform, true);
    scene_push(game, &scene_hidden);
    stack_settle(game);
}

void scenes_event(struct game *game, const struct platform_event *event) {
    stack_check(game);
    switch (event->kind) {
    case PLATFORM_QUIT:
        game->over = true;
        return;
    case PLATFORM_HIDE:
        hide(game);
        return;
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
    case PLATFORM_FULLSCREEN:
        settings_keep_fullscreen(game);
        break;
    case PLATFORM_DEVICE_GONE:
        game->pad_lost |= event->seat != PLATFORM_NO_SEAT;
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
    look_for_pads(game);
}

void draw_stack(struct game *game, struct canvas *canvas) {
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

bool scenes_over(const struct game *game) {
    return game->over;
}

const char *scenes_name(const struct game *game) {
    return game->depth ? game->stack[game->depth - 1].type->name : "";
}

const char *scenes_focus(const struct game *game) {
    if (!game->depth) {
        return "";
    }
    const struct scene *top = &game->stack[game->depth - 1];
    return top->type->focus ? top->type->focus(game, top->data) : "";
}

static const struct choice *choice_on_top(const struct game *game) {
    const struct scene *top = game->depth ? &game->stack[game->depth - 1] : NULL;
    const char *data = top ? top->data : NULL;
    return top && top->type->choice ? (const void *)(data + top->type->choice) : NULL;
}

bool scenes_choosing(const struct game *game) {
    const struct choice *choice = choice_on_top(game);
    return choice && choice_open(choice);
}

enum platform_button scenes_choice(const struct game *game, enum platform_seat seat,
                                   const char *label) {
    return scenes_choosing(game) ? choice_button(choice_on_top(game), (int)seat, label)
                                 : PLATFORM_BUTTONS;
}

bool scenes_won(const struct game *game) {
    return game->crossing && session_won(crossing_session(game->crossing));
}

bool scenes_heard(const struct game *game, const char *question) {
    const struct crossing *crossing = game->crossing;
    for (int q = 0; crossing && q < crossing_level(crossing)->question_count; q++) {
        if (strcmp(crossing_question(crossing, q)->id, question) == 0) {
            return crossing_state(crossing)->heard >> q & 1;
        }
    }
    return false;
}

const struct session *scenes_session(const struct game *game) {
    return game->crossing ? crossing_session(game->crossing) : NULL;
}

void scenes_set_date(struct game *game, int64_t date) {
    game->date = date;
}

int scenes_kept(const struct game *game) {
    return game->kept;
}

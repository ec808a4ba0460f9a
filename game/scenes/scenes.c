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

static const struct doors doors = {.settings = settings_push,
                                   .house = house_push,
                                   .for_whom = for_whom_push,
                                   .players = players_push};

struct game *scenes_new(const struct scenes_options *options) {
    struct game *game = base_alloc(sizeof *game);
    game->doors = &doors;
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
    both_count(game);
    settings_apply(game);
    title_push(game);
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

/* A seat's pad went: whatever was going on waits until it is back or another takes its place. While
 * the game is hidden it stays hidden, and this waits until the two have come back to it. */
static void look_for_pads(struct game *game) {
    const struct scene *top = stack_top(game);
    if (!game->pad_lost || !top || stack_hides(game)) {
        return;
    }
    game->pad_lost = false;
    if (!top->type->seats && !seats_held(game)) {
        pad_gone_push(game);
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
    hidden_push(game);
    stack_settle(game);
}

void scenes_event(struct game *game, const struct platform_event *event) {
    stack_check(game);
    switch (event->kind) {
    case PLATFORM_QUIT:
        stage_quit(game);
        return;
    case PLATFORM_HIDE:
        hide(game);
        return;
    case PLATFORM_FULLSCREEN:
        settings_keep_fullscreen(game);
        break;
    case PLATFORM_DEVICE_GONE:
        game->pad_lost |= event->seat != PLATFORM_NO_SEAT;
        break;
    default:
        break;
    }
    stack_event(game, event);
    look_for_pads(game);
}

bool scenes_over(const struct game *game) {
    return game->over;
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

/* The game as its host sees it: events in, time in, a picture out. */
#include "house/packs.h"
#include "keeper/keeper.h"

#include <stdlib.h>

static const struct doors doors = {.settings = settings_push,
                                   .keeper = keeper_push,
                                   .for_whom = for_whom_push,
                                   .players = players_push,
                                   .names = players_names_push,
                                   .star = moment_push,
                                   .picture = picture_push};

static struct rooms *new_rooms(const struct house_options *options) {
    struct rooms *rooms = base_alloc(sizeof *rooms);
    *rooms = (struct rooms){
        .pack = options->pack,
        .own = options->own,
        .keepsake = options->keepsake,
        .keeps = options->keeps,
        .keeper = keeper_new(options->seed),
        .play = play_new(options->find_hint),
        .cards = cards_new(),
        .evening = evening_new(options->make_level, options->make_ahead),
        .house = base_alloc(sizeof *rooms->house),
    };
    *rooms->house = (struct house_room){
        .machine = options->machine,
        .first_level = options->level,
        .been_here = options->been_here,
        .packs = options->packs,
        .recover = options->recover,
        .recover_context = options->recover_context,
    };
    return rooms;
}

/* What is asked for holds over what the two have set. */
static void set_look(struct stage *stage, const struct house_options *options) {
    struct look look = stage->look;
    look.text_scale = options->text_scale ? options->text_scale : look.text_scale;
    look.reduced_motion |= options->calm;
    stage_set_look(stage, &look);
}

struct stage *house_open(const struct house_options *options) {
    struct stage *stage = base_alloc(sizeof *stage);
    stage_init(stage, &(struct stage_plan){.platform = options->platform,
                                           .rooms = new_rooms(options),
                                           .doors = &doors,
                                           .seed = options->seed,
                                           .date = options->date});
    notice_tell_later(stage, word(stage, "Before you begin"), options->notice);
    settings_load(stage);
    set_look(stage, options);
    names_load(stage);
    cards_load(stage);
    both_count(stage);
    settings_apply(stage);
    title_push(stage);
    stack_settle(stage);
    return stage;
}

void house_close(struct stage *stage) {
    if (!stage) {
        return;
    }
    struct rooms *rooms = stage->rooms;
    stack_clear(stage);
    tray_forget(stage); /* whoever began it may be gone: what lies there is words of the two */
    packs_looking_end(stage);
    pack_free(rooms->house->play);
    play_free(stage);
    evening_free(stage);
    cards_free(stage);
    keeper_free(stage);
    stage_release(stage);
    text_release(&rooms->house->told);
    free(rooms->house);
    free(rooms);
    free(stage);
}

/* A seat's pad went: whatever was going on waits until it is back or another takes its place. While
 * the game is hidden it stays hidden, and this waits until the two have come back to it. */
static void look_for_pads(struct stage *stage) {
    const struct scene *top = stack_top(stage);
    if (!house_of(stage)->pad_lost || !top || stack_hides(stage)) {
        return;
    }
    house_of(stage)->pad_lost = false;
    if (!top->type->seats && !seats_held(stage)) {
        pad_gone_push(stage);
        stack_settle(stage);
    }
}

/* What was dropped on the window is looked at where that disturbs nothing and hides nothing: until
 * the two are there it waits, without a sign. */
static void look_for_drops(struct stage *stage) {
    static const struct platform_event drop = {.kind = PLATFORM_DROP};
    const struct scene *top = stack_top(stage);
    bool may = top && top->type->drops && house_of(stage)->packs && !stage_over(stage);
    if (may && platform_drops_wait(stage->platform)) {
        stack_event(stage, &drop);
    }
}

/* Everything sealed is dropped with the crossing; the neutral picture is shown at once. */
static void hide(struct stage *stage) {
    stack_clear(stage);
    play_end(stage);
    house_of(stage)->discreet = true;
    platform_music(stage->platform, NULL);
    platform_set_title(stage->platform, word(stage, "Window"));
    platform_disguise(stage->platform, true);
    hidden_push(stage);
    stack_settle(stage);
}

void house_event(struct stage *stage, const struct platform_event *event) {
    stack_check(stage);
    switch (event->kind) {
    case PLATFORM_QUIT:
        if (!leaving_asks(stage)) {
            stage_quit(stage);
        }
        return;
    case PLATFORM_HIDE:
        hide(stage);
        return;
    case PLATFORM_FULLSCREEN:
        settings_keep_fullscreen(stage);
        break;
    case PLATFORM_DEVICE_GONE:
        house_of(stage)->pad_lost |= event->seat != PLATFORM_NO_SEAT;
        break;
    case PLATFORM_DROP: /* no scene hears of it before it may be looked at */
        look_for_drops(stage);
        return;
    default:
        break;
    }
    stack_event(stage, event);
    packs_change(stage);
    look_for_pads(stage);
    look_for_drops(stage);
}

int house_turn(struct stage *stage) {
    return stage_turn(stage, house_event);
}

/* The stage itself: the loop, the devices, what is on screen. */
#include "stage.h"

#include "files/files.h"

#include <string.h>

enum { FRAME_MS = 16 };

static struct pack *load_pack(void) {
    struct error error = {{0}};
    struct pack_diagnostics found = {0};
    char mount_name[] = "screens";
    struct pack_source source = {
        .context = mount_name, .read = files_source_read, .list = files_source_list};
    assert_true(files_mount_pack(TEST_SOURCE_DIR "/tests/screens/pack", mount_name, &error));
    struct pack *pack = pack_load(&source, &found);
    if (!pack) {
        fail_msg("the pack has mistakes");
    }
    pack_diagnostics_release(&found);
    return pack;
}

/* A thread is no part of this: the Keeper knows nothing, at once. */
static void find_nothing(struct scenes_hint_task *task) {
    task->found = (struct scenes_hint){.kind = SCENES_HINT_NONE, .ask = -1};
}

static bool list_files(const char *folder, void (*found)(void *to, const char *name), void *to,
                       struct error *error) {
    (void)folder;
    (void)error;
    found(to, "keepsake.json");
    return true;
}

void stage_open(struct stage *stage, int width, int height) {
    struct error error = {{0}};
    struct platform_options window = {
        .title = "screens", .width = width, .height = height, .scripted = true};
    *stage = (struct stage){0};
    assert_true(files_init("screens", &error));
    assert_true(files_mount_share(TEST_SHARE, &error));
    stage->pack = load_pack();
    assert_int_equal(keepsake_open(":memory:", KEEPSAKE_CREATE, &stage->box, &error), KEEPSAKE_OK);
    stage->platform = platform_new(&window, &error);
    assert_non_null(stage->platform);
    struct scenes_options scenes = {.platform = stage->platform,
                                    .pack = stage->pack,
                                    .keepsake = stage->box,
                                    .keeps = true,
                                    .find_hint = find_nothing,
                                    .machine = {.country = "at",
                                                .box = "box.sqlite",
                                                .folder = "nowhere/",
                                                .list_files = list_files},
                                    .date = INT64_C(1795348800),
                                    .seed = 7};
    stage->game = scenes_new(&scenes);
    stage->now = platform_now(stage->platform);
}

void stage_close(struct stage *stage) {
    scenes_free(stage->game);
    platform_free(stage->platform);
    keepsake_close(stage->box);
    pack_free(stage->pack);
    files_release();
}

/* All of the game's code runs, but fewer pixels are filled, and not in every turn: for tests of
 * many. */
static void draw_less(struct stage *stage) {
    struct game *game = stage->game;
    struct rect part = screen_rect(game);
    part.h /= stage->parts;
    part.y = part.h * (stage->part % stage->parts);
    if (game->damage_all) {
        game->damage[0] = screen_rect(game);
        game->damage_count = 1;
        game->damage_all = false;
    }
    for (int i = 0; i < game->damage_count; i++) {
        game->damage[i] = rect_cut(game->damage[i], part);
    }
}

static void draw(struct stage *stage) {
    struct game *game = stage->game;
    bool less = stage->parts && strcmp(scenes_name(game), "hidden") != 0;
    if (stage->blind || (less && ++stage->part % 3)) {
        game->damage_all = false;
        game->damage_count = 0;
        return;
    }
    if (less) {
        draw_less(stage);
    }
    scenes_draw(game);
}

/* The turn of turn.c, with the test's events and time. */
static void begin_turn(struct stage *stage) {
    struct game *game = stage->game;
    bool early = stage->wait < 0 || stage->now - stage->since < (uint32_t)stage->wait;
    bool seen = platform_focused(stage->platform) && !stage->blind;
    scenes_update(game, stage->now);
    if (early && seen && stage->now != stage->since && (game->damage_all || game->damage_count)) {
        fail_msg("the picture of \"%s\" would have stood still until an event", scenes_name(game));
    }
}

static void end_turn(struct stage *stage, bool came) {
    if (came) {
        scenes_update(stage->game, stage->now);
    }
    draw(stage);
    stage->wait = scenes_wait(stage->game);
    stage->since = stage->now;
}

static void turn(struct stage *stage, const struct platform_event *event) {
    begin_turn(stage);
    if (event) {
        scenes_event(stage->game, event);
    }
    end_turn(stage, event != NULL);
}

bool stage_take(struct stage *stage, enum platform_event_kind kind) {
    struct platform_event event;
    bool came = false, any = false;
    begin_turn(stage);
    while (platform_poll(stage->platform, &event)) {
        scenes_event(stage->game, &event);
        came |= event.kind == kind;
        any = true;
    }
    end_turn(stage, any);
    return came;
}

void stage_sleep(struct stage *stage, uint32_t ms) {
    uint32_t end = stage->now + ms;
    while (!scenes_over(stage->game)) {
        uint32_t wake = stage->wait < FRAME_MS ? FRAME_MS : (uint32_t)stage->wait;
        if (stage->wait < 0 || wake > end - stage->now) {
            break;
        }
        stage->now += wake;
        turn(stage, NULL);
    }
    stage->now = end;
}

void stage_send(struct stage *stage, const struct platform_event *event) {
    turn(stage, event);
}

void stage_press(struct stage *stage, enum platform_seat seat, enum platform_button button) {
    struct platform_event event = {
        .kind = PLATFORM_BUTTON, .device = (int)seat, .seat = seat, .button = button, .down = true};
    stage_send(stage, &event);
    event.down = false;
    stage_send(stage, &event);
    stage_sleep(stage, 200);
}

struct rect stage_find(struct stage *stage, const char *text) {
    struct game *game = stage->game;
    struct rect place = {0};
    bool whole = false;
    int top = game->depth - 1;
    game->collecting = true;
    canvas_reset_clip(platform_canvas(game->platform));
    draw_stack(game, platform_canvas(game->platform));
    game->collecting = false;
    for (int i = 0; i < game->shown_count; i++) {
        const struct shown *shown = game->shown[i];
        const char *words = text_string(&shown->words);
        bool exact = strcmp(words, text) == 0;
        if (shown->layer == top && (exact || (!whole && strstr(words, text)))) {
            place = shown->box;
            whole = exact;
        }
    }
    shown_forget(game);
    return place;
}

void stage_click_at(struct stage *stage, int x, int y) {
    static const enum platform_event_kind kinds[] = {PLATFORM_POINTER, PLATFORM_POINTER_DOWN,
                                                     PLATFORM_POINTER_UP};
    for (int i = 0; i < 3; i++) {
        struct platform_event event = {
            .kind = kinds[i], .down = kinds[i] == PLATFORM_POINTER_DOWN, .x = x, .y = y};
        stage_send(stage, &event);
    }
    stage_sleep(stage, 200);
}

void stage_click(struct stage *stage, const char *text) {
    struct rect place = stage_find(stage, text);
    if (rect_empty(place)) {
        fail_msg("there is no \"%s\" on \"%s\"", text, scenes_name(stage->game));
    }
    stage_click_at(stage, place.x + place.w / 2, place.y + place.h / 2);
}

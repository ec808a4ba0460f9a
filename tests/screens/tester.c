/* The stage itself: the loop, the devices, what is on screen. */
#include "tester.h"

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
static void find_nothing(struct play_hint_task *task) {
    task->found = (struct play_hint){.kind = PLAY_HINT_NONE, .ask = -1};
}

static bool list_files(const char *folder, void (*found)(void *to, const char *name), void *to,
                       struct error *error) {
    (void)folder;
    (void)error;
    found(to, "keepsake.json");
    return true;
}

void tester_open(struct tester *tester, int width, int height) {
    struct error error = {{0}};
    struct platform_options window = {
        .title = "screens", .width = width, .height = height, .scripted = true};
    *tester = (struct tester){0};
    assert_true(files_init("screens", &error));
    assert_true(files_mount_share(TEST_SHARE, &error));
    tester->pack = load_pack();
    assert_int_equal(keepsake_open(":memory:", KEEPSAKE_CREATE, &tester->box, &error), KEEPSAKE_OK);
    tester->platform = platform_new(&window, &error);
    assert_non_null(tester->platform);
    tester->packs = packs_new(NULL, TEST_SOURCE_DIR "/tests/screens/pack");
    struct house_options scenes = {.platform = tester->platform,
                                   .packs = tester->packs,
                                   .pack = tester->pack,
                                   .keepsake = tester->box,
                                   .keeps = true,
                                   .find_hint = find_nothing,
                                   .machine = {.country = "at",
                                               .box = "box.sqlite",
                                               .folder = "nowhere/",
                                               .list_files = list_files},
                                   .date = INT64_C(1795348800),
                                   .seed = 7};
    tester->stage = house_open(&scenes);
    tester->now = platform_now(tester->platform);
}

void tester_close(struct tester *tester) {
    house_close(tester->stage);
    packs_free(tester->packs);
    platform_free(tester->platform);
    keepsake_close(tester->box);
    pack_free(tester->pack);
    files_release();
}

/* All of the game's code runs, but fewer pixels are filled, and not in every turn: for tests of
 * many. */
static void draw_less(struct tester *tester) {
    struct stage *stage = tester->stage;
    struct rect part = screen_rect(stage);
    part.h /= tester->parts;
    part.y = part.h * (tester->part % tester->parts);
    if (stage->damage_all) {
        stage->damage[0] = screen_rect(stage);
        stage->damage_count = 1;
        stage->damage_all = false;
    }
    for (int i = 0; i < stage->damage_count; i++) {
        stage->damage[i] = rect_cut(stage->damage[i], part);
    }
}

static void draw(struct tester *tester) {
    struct stage *stage = tester->stage;
    bool less = tester->parts && strcmp(stage_scene(stage), "hidden") != 0;
    if (tester->blind || (less && ++tester->part % 3)) {
        const struct scene *top = stack_top(stage);
        stage->damage_all = false; /* as if it had been drawn, and all at once */
        stage->damage_count = 0;
        stage->fade.within = false;
        stage->fade.serial = top ? top->serial : 0;
        return;
    }
    if (less) {
        draw_less(tester);
    }
    stage_draw(stage);
}

/* The turn of turn.c, with the test's events and time. */
static void begin_turn(struct tester *tester) {
    struct stage *stage = tester->stage;
    bool early = tester->wait < 0 || tester->now - tester->since < (uint32_t)tester->wait;
    bool seen = platform_focused(tester->platform) && !tester->blind;
    stage_update(stage, tester->now);
    if (early && seen && tester->now != tester->since &&
        (stage->damage_all || stage->damage_count)) {
        fail_msg("the picture of \"%s\" would have stood still until an event", stage_scene(stage));
    }
}

static void end_turn(struct tester *tester, bool came) {
    if (came) {
        stage_update(tester->stage, tester->now);
    }
    draw(tester);
    tester->wait = stage_wait(tester->stage);
    tester->since = tester->now;
}

static void turn(struct tester *tester, const struct platform_event *event) {
    begin_turn(tester);
    if (event) {
        house_event(tester->stage, event);
    }
    end_turn(tester, event != NULL);
}

bool tester_take(struct tester *tester, enum platform_event_kind kind) {
    struct platform_event event;
    bool came = false, any = false;
    begin_turn(tester);
    while (platform_poll(tester->platform, &event)) {
        house_event(tester->stage, &event);
        came |= event.kind == kind;
        any = true;
    }
    end_turn(tester, any);
    return came;
}

void tester_sleep(struct tester *tester, uint32_t ms) {
    uint32_t end = tester->now + ms;
    while (!stage_over(tester->stage)) {
        uint32_t wake = tester->wait < FRAME_MS ? FRAME_MS : (uint32_t)tester->wait;
        if (tester->wait < 0 || wake > end - tester->now) {
            break;
        }
        tester->now += wake;
        turn(tester, NULL);
    }
    tester->now = end;
}

void tester_send(struct tester *tester, const struct platform_event *event) {
    turn(tester, event);
}

void tester_press(struct tester *tester, enum platform_seat seat, enum platform_button button) {
    struct platform_event event = {
        .kind = PLATFORM_BUTTON, .device = (int)seat, .seat = seat, .button = button, .down = true};
    tester_send(tester, &event);
    event.down = false;
    tester_send(tester, &event);
    tester_sleep(tester, 200);
}

struct rect tester_find(struct tester *tester, const char *text) {
    struct stage *stage = tester->stage;
    struct rect place = {0};
    bool whole = false;
    int top = stage->depth - 1;
    stage->collecting = true;
    canvas_reset_clip(platform_canvas(stage->platform));
    stack_draw(stage, platform_canvas(stage->platform));
    stage->collecting = false;
    for (int i = 0; i < stage->shown_count; i++) {
        const struct shown *shown = stage->shown[i];
        const char *words = text_string(&shown->words);
        bool exact = strcmp(words, text) == 0;
        if (shown->layer == top && (exact || (!whole && strstr(words, text)))) {
            place = shown->box;
            whole = exact;
        }
    }
    shown_forget(stage);
    return place;
}

void tester_click_at(struct tester *tester, int x, int y) {
    static const enum platform_event_kind kinds[] = {PLATFORM_POINTER, PLATFORM_POINTER_DOWN,
                                                     PLATFORM_POINTER_UP};
    for (int i = 0; i < 3; i++) {
        struct platform_event event = {
            .kind = kinds[i], .down = kinds[i] == PLATFORM_POINTER_DOWN, .x = x, .y = y};
        tester_send(tester, &event);
    }
    tester_sleep(tester, 200);
}

void tester_click(struct tester *tester, const char *text) {
    struct rect place = tester_find(tester, text);
    if (rect_empty(place)) {
        fail_msg("there is no \"%s\" on \"%s\"", text, stage_scene(tester->stage));
    }
    tester_click_at(tester, place.x + place.w / 2, place.y + place.h / 2);
}

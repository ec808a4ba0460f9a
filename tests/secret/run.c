#include "run.h"

#include "app/script.h"
#include "files/files.h"
#include "keepsake/keepsake.h"
#include "kit/seen.h"
#include "pack/pack.h"

#include <SDL_version.h>
#include <stdio.h>
#include <string.h>

struct world {
    struct platform *platform;
    struct pack *pack;
    struct keepsake *box;
    struct stage *stage;
    int wait; /* that the last turn asked for */
};

static struct pack *load_pack(void) {
    struct error error = {{0}};
    struct pack_diagnostics found = {0};
    char mount_name[] = "secret";
    struct pack_source source = {
        .context = mount_name, .read = files_source_read, .list = files_source_list};
    assert_true(files_mount_pack(TEST_SOURCE_DIR "/tests/secret/pack", mount_name, &error));
    struct pack *pack = pack_load(&source, &found);
    pack_diagnostics_release(&found);
    assert_non_null(pack);
    return pack;
}

static void open_world(struct world *world, const struct run_options *options) {
    struct error error = {{0}};
    struct platform_options window = {
        .title = "secret", .width = 640, .height = 360, .scripted = true};
    assert_true(files_init("secret", &error));
    assert_true(files_mount_share(TEST_SHARE, &error));
    world->pack = load_pack();
    assert_int_equal(keepsake_open(options->box ? options->box : ":memory:", KEEPSAKE_CREATE,
                                   &world->box, &error),
                     KEEPSAKE_OK);
    world->platform = platform_new(&window, &error);
    assert_non_null(world->platform);
    struct house_options scenes = {.platform = world->platform,
                                   .pack = world->pack,
                                   .keepsake = world->box,
                                   .keeps = true,
                                   .level = options->level,
                                   .been_here = true,
                                   .seed = options->seed};
    world->stage = house_open(&scenes);
    platform_open_devices(world->platform);
}

static void close_world(struct world *world) {
    house_close(world->stage);
    platform_free(world->platform);
    keepsake_close(world->box);
    pack_free(world->pack);
    files_release();
}

/* Four lanes of multiply and shift (after splitmix64), joined at the end: FNV takes one byte at a
 * time, which is too slow for every pixel of every frame. */
static uint64_t hash_picture(const struct canvas *canvas) {
    uint64_t lane[4] = {HASH_START, HASH_START + 1, HASH_START + 2, HASH_START + 3};
    assert_int_equal(canvas->width % 4, 0);
    for (int y = 0; y < canvas->height; y++) {
        const uint32_t *row = canvas->pixels + (size_t)y * (size_t)canvas->stride;
        for (int x = 0; x < canvas->width; x += 4) {
            for (int i = 0; i < 4; i++) {
                uint64_t mixed = (lane[i] ^ row[x + i]) * UINT64_C(0xbf58476d1ce4e5b9);
                lane[i] = mixed ^ mixed >> 29;
            }
        }
    }
    return hash_bytes(HASH_START, lane, sizeof lane);
}

static void take_frame(struct run *run, struct world *world) {
    assert_true(run->frames < RUN_FRAMES);
    struct run_frame *frame = &run->frame[run->frames];
    frame->picture = hash_picture(platform_canvas(world->platform));
    frame->sound = platform_sound_hash(world->platform);
    const char *scene = stage_scene(world->stage);
    bool private = strcmp(scene, "key") == 0 || strcmp(scene, "writing") == 0 ||
                   strcmp(scene, "letter-write") == 0;
    frame->open = private && stage_shows(world->stage, "for your eyes only");
    run->sounding += run->frames > 0 && frame->sound != frame[-1].sound;
    run->frames++;
}

void assert_sounds(const struct run *run, int frames) {
    SDL_version version;
    SDL_GetVersion(&version);
    assert_true(run->sounding > frames || version.patch >= 50);
}

static void note_answers(struct run *run, const struct stage *stage) {
    const struct session *session = play_session(stage);
    if (session && session_answers(session)) {
        run->answers = *session_answers(session);
        run->played = true;
    }
}

/* The same turn as the program's own. */
static void turn(struct run *run, struct world *world, bool all) {
    world->wait = house_turn(world->stage);
    if (all || stage_choosing(world->stage)) {
        take_frame(run, world);
    }
    note_answers(run, world->stage);
}

void run_script(struct run *run, const struct run_options *options, const char *text) {
    struct world world;
    struct error error = {{0}};
    struct script *script = script_parse(text, &error);
    enum script_state state = SCRIPT_GOES_ON;
    *run = (struct run){0};
    assert_string_equal(error.text, "");
    open_world(&world, options);
    while (state == SCRIPT_GOES_ON) {
        turn(run, &world, options->all);
        state = script_run(script, world.platform, world.stage, NULL, &error);
        platform_wait(world.platform, world.wait);
    }
    run->kept = both_kept_count(world.stage);
    close_world(&world);
    script_free(script);
    assert_string_equal(error.text, "");
}

static void assert_alike(const struct run *first, const struct run *other, bool keys) {
    int frames = first->frames < other->frames ? first->frames : other->frames;
    for (int i = 0; i < frames; i++) {
        bool open = !keys && first->frame[i].open && other->frame[i].open;
        if (!open && first->frame[i].picture != other->frame[i].picture) {
            fail_msg("the picture of frame %d tells", i);
        }
        if (first->frame[i].sound != other->frame[i].sound) {
            fail_msg("the sound up to frame %d tells", i);
        }
    }
    assert_int_equal(first->frames, other->frames);
}

void assert_same(const struct run *first, const struct run *other) {
    assert_alike(first, other, true);
}

void assert_same_but_keys(const struct run *first, const struct run *other) {
    assert_alike(first, other, false);
}

struct run *two_runs(void) {
    return base_alloc(2 * sizeof(struct run));
}

void play(struct run *run, const struct run_options *options, struct text *script) {
    run_script(run, options, text_string(script));
    text_release(script);
}

int run_named(int argc, char **argv, const struct named_test *tests, size_t count) {
    for (size_t i = 0; argc > 1 && i < count; i++) {
        if (strcmp(tests[i].name, argv[1]) == 0) {
            const struct CMUnitTest one[] = {tests[i].test};
            return cmocka_run_group_tests(one, NULL, NULL);
        }
    }
    fprintf(stderr, "secret: name one of its tests\n");
    return 2;
}

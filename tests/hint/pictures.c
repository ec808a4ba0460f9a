/* The Keeper keeps the secret. One crossing is played for every combination of answers, with the
 * same steps and the same moments of asking; up to the first answer that is heard, no frame and no
 * sample may differ from the first run's. That the test can see a difference at all is shown by
 * what comes after it: then the planks lie elsewhere. */
#include "app/app.h"
#include "app/script.h"
#include "files/files.h"
#include "house/house.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

enum { MAX_FRAMES = 2000, MARKS = 3, BLIND_FRAMES = 450 };

static const char *const pine[MARKS] = {"A little time", "Somebody near",
                                        "I'd rather keep this one to myself"};
static const char *const yew[MARKS] = {"The beginning", "The end",
                                       "I'd rather keep this one to myself"};

/* The ladder from the start, then from the plate. 7.6 seconds after play began the two have talked,
 * and walk on what was said. */
static const char crossing[] = "6700 until scene play\n"
                               "6900 A hint\n7400 B hint\n7900 A hint\n8400 B hint\n"
                               "9900 A down\n10200 A down\n10500 A left\n10900 B right\n"
                               "11200 A hint\n11700 B hint\n12200 A hint\n12700 B hint\n"
                               "14200 expect text \"ask Amber about this\"\n"
                               "14300 walk heard\n14600 quit\n";

struct run {
    uint64_t picture[MAX_FRAMES], sound[MAX_FRAMES];
    int frames; /* of play */
};

struct phase {
    struct platform *platform;
    struct pack *pack;
    struct keepsake *box;
    struct stage *stage;
    int wait; /* that the last turn asked for */
};

static void open_stage(struct phase *phase) {
    struct error error = {{0}};
    struct pack_diagnostics found = {0};
    char mount_name[] = "hints";
    struct pack_source source = {
        .context = mount_name, .read = files_source_read, .list = files_source_list};
    struct platform_options window = {
        .title = "hints", .width = 640, .height = 360, .scripted = true};
    assert_true(files_init("hints", &error));
    assert_true(files_mount_share(TEST_SHARE, &error));
    assert_true(files_mount_pack(TEST_SOURCE_DIR "/tests/play/pack-hints", mount_name, &error));
    phase->pack = pack_load(&source, &found);
    assert_non_null(phase->pack);
    assert_int_equal(keepsake_open(":memory:", KEEPSAKE_CREATE, &phase->box, &error), KEEPSAKE_OK);
    phase->platform = platform_new(&window, &error);
    assert_non_null(phase->platform);
    struct house_options scenes = {.platform = phase->platform,
                                   .pack = phase->pack,
                                   .keepsake = phase->box,
                                   .keeps = true,
                                   .find_hint = app_find_hint,
                                   .level = "only/gate",
                                   .seed = 5};
    phase->stage = house_open(&scenes);
    platform_open_devices(phase->platform);
}

static void close_stage(struct phase *phase) {
    house_close(phase->stage);
    platform_free(phase->platform);
    keepsake_close(phase->box);
    pack_free(phase->pack);
    files_release();
}

static uint64_t hash_picture(const struct canvas *canvas) {
    uint64_t hash = HASH_START;
    for (int y = 0; y < canvas->height; y++) {
        const uint32_t *row = canvas->pixels + (size_t)y * (size_t)canvas->stride;
        for (int x = 0; x < canvas->width; x++) {
            hash = (hash ^ row[x]) * UINT64_C(0xbf58476d1ce4e5b9);
            hash ^= hash >> 29;
        }
    }
    return hash;
}

static void take_frame(struct run *run, struct phase *phase) {
    const struct session *session = play_session(phase->stage);
    if (!session || !session_answers(session)) {
        return;
    }
    assert_true(run->frames < MAX_FRAMES);
    run->picture[run->frames] = hash_picture(platform_canvas(phase->platform));
    run->sound[run->frames] = platform_sound_hash(phase->platform);
    run->frames++;
}

static void turn(struct run *run, struct phase *phase) {
    phase->wait = house_turn(phase->stage);
    take_frame(run, phase);
}

static void play(struct run *run, int a, int b) {
    struct phase phase;
    struct error error = {{0}};
    struct text text = {0};
    enum script_state state = SCRIPT_GOES_ON;
    text_addf(&text,
              "500 key Space\n900 key Space\n1200 key Return\n1600 key Space\n2100 A confirm\n"
              "2400 expect scene sealing\n2500 A confirm\n3200 A choose \"%s\"\n5900 B confirm\n"
              "6600 B choose \"%s\"\n%s",
              pine[a], yew[b], crossing);
    struct script *script = script_parse(text_string(&text), &error);
    assert_string_equal(error.text, "");
    *run = (struct run){.frames = 0};
    open_stage(&phase);
    while (state == SCRIPT_GOES_ON) {
        turn(run, &phase);
        state = script_run(script, phase.platform, phase.stage, NULL, &error);
        platform_wait(phase.platform, phase.wait);
    }
    close_stage(&phase);
    script_free(script);
    text_release(&text);
    assert_string_equal(error.text, "");
}

static void check_same_while_blind(const struct run *first, const struct run *other) {
    assert_true(first->frames > BLIND_FRAMES && other->frames > BLIND_FRAMES);
    for (int i = 0; i < BLIND_FRAMES; i++) {
        if (first->picture[i] != other->picture[i]) {
            fail_msg("the picture of frame %d tells", i);
        }
        if (first->sound[i] != other->sound[i]) {
            fail_msg("the sound up to frame %d tells", i);
        }
    }
}

static bool differs_later(const struct run *first, const struct run *other) {
    bool differs = first->frames != other->frames;
    for (int i = BLIND_FRAMES; !differs && i < first->frames; i++) {
        differs = first->picture[i] != other->picture[i];
    }
    return differs;
}

static void test_hints_look_the_same(void **unused) {
    (void)unused;
    struct run *first = base_alloc(sizeof *first), *other = base_alloc(sizeof *other);
    play(first, 0, 0);
    for (int i = 1; i < MARKS * MARKS; i++) {
        play(other, i % MARKS, i / MARKS);
        check_same_while_blind(first, other);
        if (i % MARKS != 0) {
            assert_true(differs_later(first, other));
        }
    }
    free(first);
    free(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_hints_look_the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

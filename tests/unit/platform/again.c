/* What could not be read is read again when somebody comes back to the window, and is said once:
 * letters, pictures, sounds. */
#include "files/files.h"
#include "platform/internal.h"

#include <SDL_mixer.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static bool unreadable;
static int logged, played;

bool __real_files_read(const char *path, size_t limit, struct text *out, struct error *error);
bool __wrap_files_read(const char *path, size_t limit, struct text *out, struct error *error);
void __wrap_platform_log(const char *format, ...);
int __wrap_Mix_PlayChannel(int channel, Mix_Chunk *chunk, int loops);

bool __wrap_files_read(const char *path, size_t limit, struct text *out, struct error *error) {
    return unreadable ? error_set(error, "%s can't be read", path)
                      : __real_files_read(path, limit, out, error);
}

int __wrap_Mix_PlayChannel(int channel, Mix_Chunk *chunk, int loops) {
    assert_non_null(chunk);
    (void)loops;
    played++;
    return channel;
}

void __wrap_platform_log(const char *format, ...) {
    (void)format;
    logged++;
}

static int open_platform(void **state) {
    struct error error = {{0}};
    struct platform_options options = {
        .title = "test", .width = 640, .height = 360, .scripted = true};
    if (!files_init("test", &error) || !files_mount_share(TEST_SHARE, &error)) {
        return -1;
    }
    *state = platform_new(&options, &error);
    unreadable = true;
    logged = 0;
    return *state ? 0 : -1;
}

static int close_platform(void **state) {
    unreadable = false;
    platform_free(*state);
    files_release();
    return 0;
}

static void come_back(struct platform *platform) {
    SDL_Event front = {.type = SDL_WINDOWEVENT};
    struct platform_event event;
    front.window.event = SDL_WINDOWEVENT_FOCUS_GAINED;
    SDL_PushEvent(&front);
    while (platform_poll(platform, &event)) {
    }
}

static void letters_come_back(void **state) {
    static const enum platform_face faces[] = {PLATFORM_FACE_TEXT, PLATFORM_FACE_BOLD};
    struct platform *platform = *state;
    int boxes = 0, letters[2];
    for (int turn = 0; turn < 2; turn++) {
        boxes = platform_text_width(platform, PLATFORM_FACE_TEXT, 40, "ill");
        come_back(platform);
    }
    assert_int_equal(boxes, 3 * 20);
    assert_int_equal(logged, PLATFORM_FACES); /* each was tried in the others' place */
    unreadable = false;
    come_back(platform);
    for (int i = 0; i < 2; i++) {
        letters[i] = platform_text_width(platform, faces[i], 40, "ill");
        assert_true(letters[i] > 0 && letters[i] < boxes);
    }
    assert_int_not_equal(letters[0], letters[1]); /* and none stands in for another */
    assert_int_equal(logged, PLATFORM_FACES);
}

static void pictures_come_back(void **state) {
    struct platform *platform = *state;
    struct image image;
    for (int turn = 0; turn < 2; turn++) {
        assert_false(platform_image(platform, "icon", &image));
        image_release(&image);
        come_back(platform);
    }
    assert_int_equal(logged, 1);
    unreadable = false;
    come_back(platform);
    assert_true(platform_image(platform, "icon", &image));
    image_release(&image);
    unreadable = true;
    assert_int_equal(logged, 1);
}

static void sounds_come_back(void **state) {
    struct platform *platform = *state;
    sound_open(platform);
    for (int turn = 0; turn < 2; turn++) {
        platform_sound(platform, "bell");
        come_back(platform);
    }
    assert_int_equal(played, 0);
    assert_int_equal(logged, 1);
    unreadable = false;
    come_back(platform);
    platform_sound(platform, "bell");
    assert_int_equal(played, 1);
    assert_int_equal(logged, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_platform, close_platform)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(letters_come_back),
        TEST(pictures_come_back),
        TEST(sounds_come_back),
    };
    return cmocka_run_group_tests_name("platform_again", tests, NULL, NULL);
}

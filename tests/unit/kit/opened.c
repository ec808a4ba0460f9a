/* It has the game's fonts and pictures, and time goes on only as a test says. */
#include "opened.h"

#include "files/files.h"

#include <stdlib.h>

struct stage *opened(int width, int height) {
    struct error error = {{0}};
    struct platform_options options = {
        .title = "test", .width = width, .height = height, .scripted = true};
    if (!files_init("test", &error) || !files_mount_share(TEST_SHARE, &error)) {
        return NULL;
    }
    struct platform *platform = platform_new(&options, &error);
    if (!platform) {
        return NULL;
    }
    struct stage *stage = base_alloc(sizeof *stage);
    stage_init(stage, &(struct stage_plan){.platform = platform});
    return stage;
}

void opened_close(struct stage *stage) {
    struct platform *platform = stage->platform;
    stage_release(stage);
    platform_free(platform);
    free(stage);
    files_release();
}

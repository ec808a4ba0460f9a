/* The main loop in a browser, which has one itself and lets nobody wait in it: it calls before each
 * of its frames, and those calls are left out that come before there is anything to do. */
#include "platform/internal.h"

#include <emscripten.h>

static struct {
    struct platform *platform;
    bool (*turn)(void *context);
    void *context;
    bool endless;
    Uint64 wake; /* SDL's ms; not before then, unless something comes */
} loop;

void loop_sleep(struct platform *platform, int ms) {
    (void)platform;
    loop.endless = ms < 0;
    loop.wake = SDL_GetTicks64() + (Uint64)(ms < 0 ? 0 : ms);
}

static bool is_due(void) {
    window_pump(loop.platform);
    return loop.platform->input.count || (!loop.endless && SDL_GetTicks64() >= loop.wake);
}

/* What is left in memory goes with the page, which begins anew. */
static void call(void) {
    if (is_due() && !loop.turn(loop.context)) {
        emscripten_cancel_main_loop();
        emscripten_run_script("Module.over()");
    }
}

void platform_run(struct platform *platform, bool (*turn)(void *context), void *context) {
    loop.platform = platform;
    loop.turn = turn;
    loop.context = context;
    emscripten_set_main_loop(call, 0, true);
}

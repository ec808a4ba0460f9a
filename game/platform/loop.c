/* The main loop, where a program has one of its own: turn after turn, asleep between them until
 * something comes. */
#include "platform/internal.h"

void platform_run(struct platform *platform, bool (*turn)(void *context), void *context) {
    (void)platform;
    while (turn(context)) {
    }
}

/* With a pad open, SDL_WaitEvent looks for news every millisecond; every 16 is enough for us and
 * costs a fifth. */
void loop_sleep(struct platform *platform, int ms) {
    enum { PAD_MS = 16 };
    SDL_Event event;
    if (!input_any_pad(platform)) {
        int got = ms < 0 ? SDL_WaitEvent(&event) : SDL_WaitEventTimeout(&event, ms);
        if (got) {
            window_take(platform, &event);
        }
        return;
    }
    Uint32 start = SDL_GetTicks();
    do {
        window_pump(platform);
        int left = ms < 0 ? PAD_MS : ms - (int)(SDL_GetTicks() - start);
        if (platform->input.count || left <= 0) {
            return;
        }
        SDL_Delay((Uint32)(left < PAD_MS ? left : PAD_MS));
    } while (true);
}

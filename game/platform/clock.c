/* The platform's clock, in ms. A script's goes on by frames alone, so that it is nobody's
 * machine's. */
#include "platform/internal.h"

enum { FRAME_MS_TIMES_3 = 50 }; /* 60 frames a second: 50/3 ms */

uint32_t platform_now(const struct platform *platform) {
    return platform->scripted ? platform->frame * FRAME_MS_TIMES_3 / 3 : SDL_GetTicks();
}

/* What a player can see of what went wrong: on stderr, and never anything private. */
#include "platform/internal.h"

#include <stdarg.h>
#include <stdio.h>

void platform_log(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("two-lanterns: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

/* SDL may well fail and say nothing. */
const char *platform_reason(void) {
    const char *reason = SDL_GetError();
    return reason[0] ? reason : "no reason is known";
}

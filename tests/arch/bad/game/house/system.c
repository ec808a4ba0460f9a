/* Breaks: posix (three times). A remark about _GNU_SOURCE breaks nothing. */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/ioctl.h>

static void work(void) {
    SDL_CreateThread(run, "SDL_CreateThread", NULL);
}

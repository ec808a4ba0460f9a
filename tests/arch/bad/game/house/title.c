/* Breaks: arrows (twice), libraries (three times), ends, environment, externs, promises, doors
 * (twice), pushes once each. */
#include "files/files.h"
#include "platform/canvas.h"
#include "session/internal.h"
#include "session/session.h"
#include <SDL_ttf.h>
#include <physfs.h>
#include <sqlite3.h>

extern int shared;

/* TODO: say why */
static void leave(void) {
    puts("exit(1) in a string is a word: \" abort()");
    exit(1);
    getenv("HOME");
    stage->over = true;
    stage->rooms->kept++;
    *(int *)scene_push(stage, &scene_page) = 1;
}

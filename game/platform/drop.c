/* What is dropped on the window: the paths of files and folders, until somebody asks for them.
 * Words that are dropped are nobody's concern. */
#include "os/os.h"
#include "platform/internal.h"

#include <stdlib.h>
#include <string.h>

void drop_init(void) {
    SDL_EventState(SDL_DROPTEXT, SDL_DISABLE);
}

static void add(struct platform *platform, const char *path) {
    struct drops *drops = &platform->drops;
    if (drops->count < MOST_DROPS) {
        drops->path[drops->count] = base_copy(path);
        os_take_path(drops->path[drops->count++]);
        input_queue(platform, (struct platform_event){.kind = PLATFORM_DROP});
    }
}

void drop_take(struct platform *platform, const SDL_Event *event) {
    if (event->type == SDL_DROPFILE && event->drop.file) {
        add(platform, event->drop.file);
    }
    SDL_free(event->drop.file);
}

char *platform_dropped(struct platform *platform) {
    struct drops *drops = &platform->drops;
    char *first = drops->count ? drops->path[0] : NULL;
    if (first) {
        drops->count--;
        memmove(drops->path, drops->path + 1, (size_t)drops->count * sizeof drops->path[0]);
    }
    return first;
}

bool platform_drops_wait(const struct platform *platform) {
    return platform->drops.count > 0;
}

void drop_release(struct platform *platform) {
    for (char *path; (path = platform_dropped(platform));) {
        free(path);
    }
}

/* Not by an event of SDL's: where SDL 3 plays its part, one that is pushed loses its path. */
void platform_push_drop(struct platform *platform, const char *path) {
    add(platform, path);
}

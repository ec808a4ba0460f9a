/* Compares a folder of pictures just made (NAME.png) with the folder of those kept (NAME.jpg).
 * usage: compare MADE KEPT            status 1 where one is seen to differ, or is missing
 *        compare --renew MADE KEPT    keeps those that are new or seen to differ
 * Of a picture that differs, MADE/difference/NAME.png shows where. */
#include "difference.h"

#include <SDL_image.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A block or two may flicker where a rounding tips an edge; a letter is more than that. */
enum { ALLOWED_BLOCKS = 2, QUALITY = 82 };

struct folders {
    const char *made, *kept;
    bool renew;
    int count, failed;
};

static void show_difference(const struct folders *folders, const char *name, SDL_Surface *kept,
                            SDL_Surface *made) {
    char path[1024];
    SDL_Surface *shown = SDL_CreateRGBSurfaceWithFormat(0, made->w, made->h, 24,
                                                        SDL_PIXELFORMAT_RGB24);
    snprintf(path, sizeof path, "%s/difference", folders->made);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/difference/%s.png", folders->made, name);
    if (shown && difference_seen(kept, made, shown, NULL) > 0 && IMG_SavePNG(shown, path) == 0) {
        printf("  where: %s\n", path);
    }
    SDL_FreeSurface(shown);
}

/* As it will be when it is kept: JPEG does to both the same, and dark colours are far apart in it.
 */
static SDL_Surface *as_kept(const char *path) {
    enum { MOST = 1 << 20 };
    static unsigned char bytes[MOST];
    SDL_Surface *made = difference_load(path), *again = NULL;
    SDL_RWops *to = SDL_RWFromMem(bytes, MOST);
    if (made && to && IMG_SaveJPG_RW(made, to, 0, QUALITY) == 0) {
        SDL_Surface *raw = IMG_Load_RW(SDL_RWFromConstMem(bytes, (int)SDL_RWtell(to)), 1);
        again = raw ? SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_RGB24, 0) : NULL;
        SDL_FreeSurface(raw);
    }
    if (to) {
        SDL_RWclose(to);
    }
    SDL_FreeSurface(made);
    return again;
}

/* Is the made picture as the kept one? Says so where not. */
static bool same(const struct folders *folders, const char *name, SDL_Surface *made,
                 const char *kept_path) {
    float worst = 0;
    SDL_Surface *kept = difference_load(kept_path);
    int seen = kept ? difference_seen(kept, made, NULL, &worst) : -1;
    bool good = seen >= 0 && seen <= ALLOWED_BLOCKS;
    if (!kept) {
        printf("%s: no such picture is kept\n", name);
    } else if (seen < 0) {
        printf("%s: %dx%d, and the kept one %dx%d\n", name, made->w, made->h, kept->w, kept->h);
    } else if (!good) {
        printf("%s: %d blocks are seen to differ, by up to %.0f\n  made: %s/%s.png\n  kept: %s\n",
               name, seen, (double)worst, folders->made, name, kept_path);
    }
    if (!good && kept && !folders->renew) {
        show_difference(folders, name, kept, made);
    }
    SDL_FreeSurface(kept);
    return good;
}

static void look_at(struct folders *folders, const char *name) {
    char made_path[1024], kept_path[1024];
    snprintf(made_path, sizeof made_path, "%s/%s.png", folders->made, name);
    snprintf(kept_path, sizeof kept_path, "%s/%s.jpg", folders->kept, name);
    SDL_Surface *made = as_kept(made_path);
    bool good = made && same(folders, name, made, kept_path);
    if (made && !good && folders->renew) {
        SDL_Surface *whole = difference_load(made_path);
        good = whole && IMG_SaveJPG(whole, kept_path, QUALITY) == 0;
        SDL_FreeSurface(whole);
    }
    folders->count++;
    folders->failed += !good;
    SDL_FreeSurface(made);
}

/* A picture that is kept and not made any more. */
static void miss(struct folders *folders, const char *name) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.png", folders->made, name);
    if (access(path, R_OK) == 0) {
        return;
    }
    snprintf(path, sizeof path, "%s/%s.jpg", folders->kept, name);
    if (!folders->renew || remove(path) != 0) {
        printf("%s: is kept and was not made\n", name);
        folders->failed++;
    }
}

static bool each(struct folders *folders, const char *path, const char *ending,
                 void (*visit)(struct folders *folders, const char *name)) {
    DIR *folder = opendir(path);
    struct dirent *entry;
    if (!folder) {
        fprintf(stderr, "compare: there is no folder %s\n", path);
        return false;
    }
    while ((entry = readdir(folder)) != NULL) {
        char name[256];
        size_t length = strlen(entry->d_name), tail = strlen(ending);
        if (length > tail && strcmp(entry->d_name + length - tail, ending) == 0) {
            snprintf(name, sizeof name, "%.*s", (int)(length - tail), entry->d_name);
            visit(folders, name);
        }
    }
    closedir(folder);
    return true;
}

int main(int count, char **words) {
    struct folders folders = {.renew = count > 1 && strcmp(words[1], "--renew") == 0};
    if (count != 3 + folders.renew) {
        fprintf(stderr, "usage: compare [--renew] MADE KEPT\n");
        return 2;
    }
    folders.made = words[count - 2];
    folders.kept = words[count - 1];
    if (!each(&folders, folders.made, ".png", look_at) ||
        !each(&folders, folders.kept, ".jpg", miss)) {
        return 2;
    }
    printf("%d pictures, %d failed\n", folders.count, folders.failed);
    if (folders.failed) {
        printf("Were they changed on purpose? Look at them, then: tests/shots/renew\n");
    }
    return folders.failed || !folders.count;
}

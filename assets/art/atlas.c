/* Packs the rasterised drawings into sheets, one PNG a group, with one index that says where each
 * picture lies. Runs at build; game/platform/atlas.c reads what it writes.
 *
 *   atlas OUTPUT_FOLDER --sheet NAME PICTURE.png... [--sheet NAME PICTURE.png...]...
 *
 * Clear edges are cut away first. Pictures then stand on shelves, tallest first, each on the first
 * shelf that has room: first fit, decreasing height (Coffman, Garey, Johnson, Tarjan: "Performance
 * bounds for level-oriented two-dimensional packing algorithms", 1980).
 *
 * The index: "two-lanterns pictures 1 COUNT", then a line a picture, sorted by name:
 * NAME SHEET X Y W H LEFT TOP WIDTH HEIGHT: the part of the sheet, and where it lies in a picture
 * of that width and height that is clear elsewhere. */
#include <SDL_image.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PICTURES = 1000, NAME_SIZE = 40, SHEET_WIDTH = 1024 };
#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789_"

struct picture {
    char name[NAME_SIZE];
    const char *sheet;
    SDL_Surface *surface;
    SDL_Rect part; /* what is not clear */
    int x, y;      /* on the sheet */
};

struct atlas {
    const char *folder;
    struct picture picture[MOST_PICTURES];
    int count;
};

static bool complain(const char *what, const char *why) {
    fprintf(stderr, "atlas: %s: %s\n", what, why);
    return false;
}

/* --- one picture --- */

static bool is_clear(const SDL_Surface *surface, SDL_Rect area) {
    for (int y = area.y; y < area.y + area.h; y++) {
        for (int x = area.x; x < area.x + area.w; x++) {
            Uint32 pixel;
            memcpy(&pixel, (const char *)surface->pixels + y * surface->pitch + x * 4, 4);
            if (pixel >> 24) {
                return false;
            }
        }
    }
    return true;
}

/* At least one pixel is left, so that nothing is empty. */
static SDL_Rect trim(const SDL_Surface *surface) {
    SDL_Rect part = {0, 0, surface->w, surface->h};
    while (part.h > 1 && is_clear(surface, (SDL_Rect){part.x, part.y, part.w, 1})) {
        part.y++, part.h--;
    }
    while (part.h > 1 && is_clear(surface, (SDL_Rect){part.x, part.y + part.h - 1, part.w, 1})) {
        part.h--;
    }
    while (part.w > 1 && is_clear(surface, (SDL_Rect){part.x, part.y, 1, part.h})) {
        part.x++, part.w--;
    }
    while (part.w > 1 && is_clear(surface, (SDL_Rect){part.x + part.w - 1, part.y, 1, part.h})) {
        part.w--;
    }
    return part;
}

static bool take(struct atlas *atlas, const char *sheet, const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t length = strspn(name, NAME_LETTERS);
    if (length == 0 || length >= NAME_SIZE || name[length] != '.') {
        return complain(path, "a name is 1 to 39 small letters, digits and _");
    }
    if (atlas->count == MOST_PICTURES) {
        return complain(path, "too many pictures");
    }
    SDL_Surface *raw = IMG_Load(path);
    struct picture *picture = &atlas->picture[atlas->count];
    picture->surface = raw ? SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    SDL_FreeSurface(raw);
    if (!picture->surface) {
        return complain(path, SDL_GetError());
    }
    memcpy(picture->name, name, length);
    picture->sheet = sheet;
    picture->part = trim(picture->surface);
    atlas->count++;
    return picture->part.w <= SHEET_WIDTH || complain(path, "wider than a sheet");
}

/* --- one sheet --- */

struct shelf {
    int y, height, used; /* used: pixels from the left */
};

static int by_height(const void *a, const void *b) {
    const struct picture *one = a, *two = b;
    int taller = two->part.h - one->part.h;
    return taller ? taller : strcmp(one->name, two->name);
}

static int by_name(const void *a, const void *b) {
    const struct picture *one = a, *two = b;
    return strcmp(one->name, two->name);
}

/* Returns the size of the sheet. */
static SDL_Rect lay(struct picture *picture, int count) {
    struct shelf shelf[MOST_PICTURES];
    int shelves = 0, height = 0, width = 0;
    for (int i = 0; i < count; i++) {
        int at = 0;
        while (at < shelves && shelf[at].used + picture[i].part.w > SHEET_WIDTH) {
            at++;
        }
        if (at == shelves) {
            shelf[shelves++] = (struct shelf){.y = height, .height = picture[i].part.h};
            height += picture[i].part.h;
        }
        picture[i].x = shelf[at].used, picture[i].y = shelf[at].y;
        shelf[at].used += picture[i].part.w;
        width = shelf[at].used > width ? shelf[at].used : width;
    }
    return (SDL_Rect){0, 0, width, height};
}

static bool write_sheet(const struct atlas *atlas, struct picture *picture, int count) {
    char path[4096];
    qsort(picture, (size_t)count, sizeof *picture, by_height);
    SDL_Rect size = lay(picture, count);
    SDL_Surface *sheet = SDL_CreateRGBSurfaceWithFormat(0, size.w, size.h, 32,
                                                        SDL_PIXELFORMAT_ARGB8888);
    for (int i = 0; sheet && i < count; i++) {
        SDL_Rect to = {picture[i].x, picture[i].y, 0, 0};
        SDL_SetSurfaceBlendMode(picture[i].surface, SDL_BLENDMODE_NONE);
        SDL_BlitSurface(picture[i].surface, &picture[i].part, sheet, &to);
    }
    snprintf(path, sizeof path, "%s/%s.png", atlas->folder, picture->sheet);
    bool good = sheet && IMG_SavePNG(sheet, path) == 0;
    SDL_FreeSurface(sheet);
    return good || complain(path, SDL_GetError());
}

static bool write_sheets(struct atlas *atlas) {
    for (int from = 0, to = 0; from < atlas->count; from = to) {
        while (to < atlas->count && atlas->picture[to].sheet == atlas->picture[from].sheet) {
            to++;
        }
        if (!write_sheet(atlas, &atlas->picture[from], to - from)) {
            return false;
        }
    }
    return true;
}

static bool write_index(struct atlas *atlas) {
    char path[4096];
    snprintf(path, sizeof path, "%s/index.txt", atlas->folder);
    FILE *file = fopen(path, "w");
    if (!file) {
        return complain(path, "can't be written");
    }
    qsort(atlas->picture, (size_t)atlas->count, sizeof atlas->picture[0], by_name);
    fprintf(file, "two-lanterns pictures 1 %d\n", atlas->count);
    for (int i = 0; i < atlas->count; i++) {
        const struct picture *picture = &atlas->picture[i];
        fprintf(file, "%s %s %d %d %d %d %d %d %d %d\n", picture->name, picture->sheet, picture->x,
                picture->y, picture->part.w, picture->part.h, picture->part.x, picture->part.y,
                picture->surface->w, picture->surface->h);
    }
    bool good = !ferror(file);
    return (fclose(file) == 0 && good) || complain(path, "can't be written");
}

int main(int count, char **words) {
    static struct atlas atlas;
    const char *sheet = NULL;
    bool good = count > 4;
    atlas.folder = good ? words[1] : "";
    for (int i = 2; good && i < count; i++) {
        if (strcmp(words[i], "--sheet") == 0 && i + 1 < count) {
            sheet = words[++i];
        } else {
            good = sheet && take(&atlas, sheet, words[i]);
        }
    }
    if (atlas.count == 0 && !good) {
        complain("usage", "atlas OUTPUT_FOLDER --sheet NAME PICTURE.png...");
    }
    good = good && write_sheets(&atlas) && write_index(&atlas);
    for (int i = 0; i < atlas.count; i++) {
        SDL_FreeSurface(atlas.picture[i].surface);
    }
    return good ? 0 : 1;
}

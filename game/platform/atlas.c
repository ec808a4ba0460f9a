/* Pictures out of a few large sheets. A sheet is decoded when one of its pictures is first wanted;
 * where a picture is missing a plain square stands in, and the log says so once. */
#include "platform/atlas.h"

#include "os/os.h"
#include "platform/internal.h"

#include <SDL_image.h>
#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 40, MOST_SHEETS = 16 };

struct sheet {
    char name[NAME_SIZE];
    SDL_Surface *surface; /* NULL: not read, or broken */
    bool broken, said;
    uint32_t used; /* when last */
};

struct entry {
    char name[NAME_SIZE];
    int sheet;
    struct rect part; /* of the sheet */
    int left, top;    /* where it lies in the picture */
    int width, height;
};

struct atlas {
    bool (*read)(void *context, const char *file, struct text *out);
    void *context;
    struct sheet sheet[MOST_SHEETS];
    int sheets;
    struct entry *entry; /* sorted by name */
    int count;
    bool known, broken; /* the index was read; in vain */
    bool said;          /* that it was in vain */
    uint32_t now;
    struct sheet *ahead; /* is being read beside all else, by this; NULL: none is */
    struct os_pool *pool;
};

/* --- the index; its form is described in assets/art/atlas.c --- */

/* A small number and the `after` it. */
static bool take_number(const char **at, char after, int *out) {
    size_t digits = strspn(*at, "0123456789");
    if (digits == 0 || digits > 5 || (*at)[digits] != after) {
        return false;
    }
    *out = (int)strtol(*at, NULL, 10);
    *at += digits + 1;
    return *out <= ATLAS_SIDE_LIMIT;
}

static bool take_name(const char **at, char out[NAME_SIZE]) {
    size_t length = strspn(*at, "abcdefghijklmnopqrstuvwxyz0123456789_");
    if (length == 0 || length >= NAME_SIZE || (*at)[length] != ' ') {
        return false;
    }
    memcpy(out, *at, length);
    out[length] = '\0';
    *at += length + 1;
    return true;
}

static int find_sheet(struct atlas *atlas, const char *name) {
    int at = 0;
    while (at < atlas->sheets && strcmp(atlas->sheet[at].name, name) != 0) {
        at++;
    }
    if (at == atlas->sheets && at < MOST_SHEETS) {
        strcpy(atlas->sheet[atlas->sheets++].name, name);
    }
    return at; /* MOST_SHEETS: there are too many */
}

/* NAME SHEET X Y W H LEFT TOP WIDTH HEIGHT */
static bool take_entry(struct atlas *atlas, const char **at, struct entry *entry) {
    char sheet[NAME_SIZE];
    struct rect *part = &entry->part;
    if (!take_name(at, entry->name) || !take_name(at, sheet) || !take_number(at, ' ', &part->x) ||
        !take_number(at, ' ', &part->y) || !take_number(at, ' ', &part->w) ||
        !take_number(at, ' ', &part->h) || !take_number(at, ' ', &entry->left) ||
        !take_number(at, ' ', &entry->top) || !take_number(at, ' ', &entry->width) ||
        !take_number(at, '\n', &entry->height)) {
        return false;
    }
    entry->sheet = find_sheet(atlas, sheet);
    return entry->sheet < MOST_SHEETS && !rect_empty(*part) &&
           entry->left + part->w <= entry->width && entry->top + part->h <= entry->height;
}

static bool parse(struct atlas *atlas, const char *text, size_t length) {
    static const char head[] = "two-lanterns pictures 1 ";
    const char *at = text + sizeof head - 1;
    int count = 0;
    if (strncmp(text, head, sizeof head - 1) != 0 || !take_number(&at, '\n', &count) ||
        count > ATLAS_MOST_PICTURES) {
        return false;
    }
    atlas->entry = base_alloc(sizeof *atlas->entry * (size_t)(count + 1));
    for (int i = 0; i < count; i++) {
        struct entry *entry = &atlas->entry[i];
        if (!take_entry(atlas, &at, entry) || (i > 0 && strcmp(entry[-1].name, entry->name) >= 0)) {
            return false;
        }
    }
    atlas->count = count;
    return at == text + length; /* neither cut off nor longer; and no NUL in between */
}

static void read_index(struct atlas *atlas) {
    struct text text = {0};
    atlas->known = true;
    if (!atlas->read(atlas->context, "index.txt", &text) ||
        !parse(atlas, text_string(&text), text.length)) {
        if (!atlas->said) {
            platform_log("the index of the pictures is missing or broken; stand-ins are shown");
        }
        atlas->broken = atlas->said = true;
        atlas->count = atlas->sheets = 0;
    }
    text_release(&text);
}

static int by_name(const void *name, const void *entry) {
    return strcmp(name, ((const struct entry *)entry)->name);
}

/* --- sheets --- */

/* In the form that PNGs are read in: another copy of a large sheet would cost more than to bring
 * the colours into our order while a picture is cut out. */
static SDL_Surface *decode(const struct text *bytes) {
    SDL_RWops *source = SDL_RWFromConstMem(text_string(bytes), (int)bytes->length);
    SDL_Surface *raw = IMG_LoadTyped_RW(source, 1, "PNG"); /* PNG and nothing else */
    if (!raw || raw->w > ATLAS_SIDE_LIMIT || raw->h > ATLAS_SIDE_LIMIT) {
        SDL_FreeSurface(raw);
        return NULL;
    }
    if (raw->format->format == SDL_PIXELFORMAT_ABGR8888) {
        return raw;
    }
    SDL_Surface *surface = SDL_ConvertSurfaceFormat(raw, SDL_PIXELFORMAT_ABGR8888, 0);
    SDL_FreeSurface(raw);
    return surface;
}

static void read_sheet(struct atlas *atlas, struct sheet *sheet) {
    char file[NAME_SIZE + 4];
    struct text bytes = {0};
    SDL_snprintf(file, sizeof file, "%s.png", sheet->name);
    if (atlas->read(atlas->context, file, &bytes)) {
        sheet->surface = decode(&bytes);
    }
    if (!sheet->surface && !sheet->said) {
        platform_log("the sheet of pictures %s is missing or broken; stand-ins are shown",
                     sheet->name);
    }
    sheet->broken = !sheet->surface;
    sheet->said |= sheet->broken;
    text_release(&bytes);
}

/* value * alpha / 255, to the nearest; shifts, which the compiler's vectors take. */
static inline uint32_t part_of(uint32_t value, uint32_t alpha) {
    uint32_t product = value * alpha + 128;
    return (product + (product >> 8)) >> 8;
}

/* Of 0xAABBGGRR, as it is stored, to our order, multiplied by alpha. */
static inline uint32_t premultiply(uint32_t pixel) {
    uint32_t alpha = pixel >> 24;
    return alpha << 24 | part_of(pixel & 255, alpha) << 16 | part_of(pixel >> 8 & 255, alpha) << 8 |
           part_of(pixel >> 16 & 255, alpha);
}

static void cut_out(const SDL_Surface *surface, const struct entry *entry, struct image *out) {
    const struct rect *part = &entry->part;
    image_init(out, entry->width, entry->height);
    for (int y = 0; y < part->h; y++) {
        const char *from = (const char *)surface->pixels + (part->y + y) * surface->pitch +
                           part->x * 4;
        uint32_t *to = out->pixels + (entry->top + y) * out->width + entry->left;
        for (int x = 0; x < part->w; x++) {
            uint32_t pixel;
            memcpy(&pixel, from + x * 4, sizeof pixel);
            to[x] = premultiply(pixel);
        }
    }
}

/* --- one picture --- */

/* What is seen where a picture is missing: plain, and plainly not meant. */
static void stand_in(struct image *out) {
    image_init(out, 64, 64);
    for (int i = 0; i < 64 * 64; i++) {
        bool edge = i % 64 < 3 || i % 64 > 60 || i / 64 < 3 || i / 64 > 60;
        out->pixels[i] = edge ? 0xffcfd8ff : 0xff343a5e;
    }
}

static bool lies_in(const struct entry *entry, const SDL_Surface *surface) {
    struct rect part = entry->part;
    return part.x + part.w <= surface->w && part.y + part.h <= surface->h;
}

/* Where there is none, one line in the log, if the cause was not told already. */
static const struct entry *entry_of(struct atlas *atlas, const char *name) {
    if (!atlas->known) {
        read_index(atlas);
    }
    return atlas->count
               ? bsearch(name, atlas->entry, (size_t)atlas->count, sizeof *atlas->entry, by_name)
               : NULL;
}

/* --- a sheet that will be wanted --- */

static void read_beside(void *context, int item) {
    struct atlas *atlas = context;
    (void)item;
    read_sheet(atlas, atlas->ahead);
    if (os_pool_threads(atlas->pool)) {
        SDL_TLSCleanup(); /* SDL keeps an error for each thread, and does not see this one end */
    }
}

void atlas_ahead(struct atlas *atlas, const char *name, bool beside) {
    const struct entry *entry = entry_of(atlas, name);
    assert(!atlas->ahead);
    if (entry) {
        atlas->ahead = &atlas->sheet[entry->sheet];
        atlas->pool = os_pool_new(beside ? 1 : 0);
        os_pool_begin(atlas->pool, 1, read_beside, atlas);
    }
}

/* From here on it is a sheet like others. */
static void await(struct atlas *atlas) {
    if (atlas->ahead) {
        os_pool_free(atlas->pool);
        atlas->ahead->used = atlas->now;
        atlas->ahead = NULL;
    }
}

static bool find(struct atlas *atlas, const char *name, struct image *out) {
    const struct entry *entry = entry_of(atlas, name);
    struct sheet *sheet = entry ? &atlas->sheet[entry->sheet] : NULL;
    if (sheet && sheet == atlas->ahead) {
        await(atlas);
    }
    if (sheet && !sheet->surface && !sheet->broken) {
        read_sheet(atlas, sheet);
    }
    if (sheet && sheet->surface && lies_in(entry, sheet->surface)) {
        sheet->used = atlas->now;
        cut_out(sheet->surface, entry, out);
        return true;
    }
    if (!atlas->broken && !(sheet && sheet->broken)) {
        platform_log("the picture %s is missing or broken; a stand-in is shown", name);
    }
    return false;
}

bool atlas_image(struct atlas *atlas, const char *name, struct image *out) {
    if (find(atlas, name, out)) {
        return true;
    }
    stand_in(out);
    return false;
}

/* --- lifetime --- */

struct atlas *atlas_new(bool (*read)(void *context, const char *file, struct text *out),
                        void *context) {
    struct atlas *atlas = base_alloc(sizeof *atlas);
    atlas->read = read;
    atlas->context = context;
    return atlas;
}

static void drop(struct sheet *sheet) {
    SDL_FreeSurface(sheet->surface);
    sheet->surface = NULL;
}

void atlas_tick(struct atlas *atlas, uint32_t now) {
    atlas->now = now;
    for (int i = 0; i < atlas->sheets; i++) {
        if (&atlas->sheet[i] != atlas->ahead && atlas->sheet[i].surface &&
            now - atlas->sheet[i].used >= ATLAS_KEEP_MS) {
            drop(&atlas->sheet[i]);
        }
    }
}

void atlas_again(struct atlas *atlas) {
    await(atlas);
    if (atlas->broken) {
        free(atlas->entry);
        atlas->entry = NULL;
        atlas->known = atlas->broken = false;
    }
    for (int i = 0; i < atlas->sheets; i++) {
        atlas->sheet[i].broken = false;
    }
}

void atlas_free(struct atlas *atlas) {
    if (atlas) {
        await(atlas);
        for (int i = 0; i < atlas->sheets; i++) {
            drop(&atlas->sheet[i]);
        }
        free(atlas->entry);
        free(atlas);
    }
}

/* Text through SDL2_ttf. A drawn line is kept as a stencil, since the same words are drawn again
 * in frame after frame; the least recently used go first. So are widths, by a hash of the words.
 * Drawn words may be private, so dropping them overwrites them. */
#include "files/files.h"
#include "platform/internal.h"

#include <SDL_ttf.h>
#include <stdlib.h>
#include <string.h>

enum { FONT_LIMIT = 8 * 1024 * 1024, SIZES = 24, LINES = 96, WIDEST = 8192, WIDTHS = 1024 };

struct sized_font {
    enum platform_face face;
    int size;
    TTF_Font *font;
};

struct line {
    enum platform_face face;
    int size;
    char *text; /* NULL: free */
    struct image stencil;
    uint32_t used;
};

struct width {
    uint64_t key; /* 0: free */
    int pixels;
};

struct type_cache {
    struct text file[PLATFORM_FACES]; /* the fonts' bytes, lent to SDL2_ttf */
    bool broken[PLATFORM_FACES];      /* or missing */
    struct sized_font font[SIZES];
    int fonts;
    struct line line[LINES];
    struct width width[WIDTHS]; /* at its key's place; a later one takes it over */
    uint32_t clock;
};

static const char *const face_files[PLATFORM_FACES] = {
    [PLATFORM_FACE_TEXT] = "/share/fonts/Andika-Regular.ttf",
    [PLATFORM_FACE_BOLD] = "/share/fonts/Andika-Bold.ttf",
    [PLATFORM_FACE_TITLE] = "/share/fonts/Quicksand-Medium.ttf",
};

bool type_init(struct platform *platform, struct error *error) {
    if (TTF_Init() != 0) {
        return error_set(error, "no text can be drawn: %s", SDL_GetError());
    }
    platform->type = base_alloc(sizeof *platform->type);
    return true;
}

static void line_release(struct line *line) {
    if (line->text) {
        base_forget(line->text, strlen(line->text));
        free(line->text);
        base_forget(line->stencil.pixels,
                    sizeof(uint32_t) * (size_t)(line->stencil.width * line->stencil.height));
        image_release(&line->stencil);
    }
    *line = (struct line){0};
}

void platform_text_forget(struct platform *platform) {
    for (int i = 0; i < LINES; i++) {
        line_release(&platform->type->line[i]);
    }
    base_forget(platform->type->width, sizeof platform->type->width);
}

void type_release(struct platform *platform) {
    struct type_cache *cache = platform->type;
    if (!cache) {
        return;
    }
    platform_text_forget(platform);
    for (int i = 0; i < cache->fonts; i++) {
        TTF_CloseFont(cache->font[i].font);
    }
    for (int face = 0; face < PLATFORM_FACES; face++) {
        text_release(&cache->file[face]);
    }
    TTF_Quit();
    free(cache);
    platform->type = NULL;
}

/* NULL where the face is missing or broken, which is said once. */
static TTF_Font *open_font(struct type_cache *cache, enum platform_face face, int size) {
    struct text *bytes = &cache->file[face];
    struct error error = {{0}};
    TTF_Font *font = NULL;
    if (cache->broken[face]) {
        return NULL;
    }
    if (bytes->length || files_read(face_files[face], FONT_LIMIT, bytes, &error)) {
        font = TTF_OpenFontRW(SDL_RWFromConstMem(bytes->data, (int)bytes->length), 1, size);
    }
    if (!font) {
        platform_log("the font %s is missing or broken; other letters are used",
                     strrchr(face_files[face], '/') + 1);
        cache->broken[face] = true;
    }
    return font;
}

/* The letters of another face where those of this one can't be had; NULL where there are none at
 * all. */
static TTF_Font *font_of(struct platform *platform, enum platform_face face, int size) {
    struct type_cache *cache = platform->type;
    for (int i = 0; i < cache->fonts; i++) {
        if (cache->font[i].face == face && cache->font[i].size == size) {
            return cache->font[i].font;
        }
    }
    if (cache->fonts == SIZES) { /* after many resizes: begin anew */
        while (cache->fonts) {
            TTF_CloseFont(cache->font[--cache->fonts].font);
        }
    }
    TTF_Font *font = open_font(cache, face, size);
    for (int other = 0; !font && other < PLATFORM_FACES; other++) {
        font = open_font(cache, (enum platform_face)other, size);
    }
    if (!font) {
        return NULL;
    }
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT);
    cache->font[cache->fonts++] = (struct sized_font){face, size, font};
    return font;
}

static uint64_t key_of(enum platform_face face, int size, const char *text) {
    const int font[2] = {(int)face, size};
    uint64_t key = hash_bytes(hash_bytes(HASH_START, font, sizeof font), text, strlen(text));
    return key ? key : 1;
}

/* Without any letters, a box stands for each. */
static int boxes_width(int size, const char *text) {
    int letters = 0;
    for (; *text; text++) {
        letters += (*text & 0xc0) != 0x80; /* UTF-8: not a letter's second byte */
    }
    return letters * (size / 2);
}

static bool draw_boxes(struct line *line) {
    int width = boxes_width(line->size, line->text), pitch = line->size / 2, x = 0;
    if (width <= 0 || width > WIDEST) {
        return false;
    }
    image_init(&line->stencil, width, line->size);
    for (const char *at = line->text; *at; at++) {
        if ((*at & 0xc0) == 0x80) {
            continue;
        }
        for (int y = line->size / 3; *at != ' ' && y < line->size; y++) {
            for (int k = 0; k < pitch * 3 / 4; k++) {
                line->stencil.pixels[y * width + x + k] = 0xffffffffu;
            }
        }
        x += pitch;
    }
    return true;
}

int platform_text_width(struct platform *platform, enum platform_face face, int size,
                        const char *text) {
    uint64_t key = key_of(face, size, text);
    struct width *width = &platform->type->width[key % WIDTHS];
    if (width->key != key) {
        TTF_Font *font = font_of(platform, face, size);
        *width = (struct width){.key = key, .pixels = font ? 0 : boxes_width(size, text)};
        if (font && text[0]) {
            TTF_SizeUTF8(font, text, &width->pixels, NULL);
        }
    }
    return width->pixels;
}

int platform_text_height(struct platform *platform, enum platform_face face, int size) {
    TTF_Font *font = font_of(platform, face, size);
    return font ? TTF_FontLineSkip(font) : size;
}

/* How far the top of a letter stands above the line it is written on. */
static int letter_height(TTF_Font *font, Uint16 letter, int otherwise) {
    int top = otherwise;
    TTF_GlyphMetrics(font, letter, NULL, NULL, NULL, &top, NULL);
    return top;
}

int platform_text_middle(struct platform *platform, enum platform_face face, int size) {
    TTF_Font *font = font_of(platform, face, size);
    if (!font) {
        return size / 2;
    }
    int tall = letter_height(font, 'H', size * 7 / 10), low = letter_height(font, 'x', size / 2);
    return TTF_FontAscent(font) - (2 * tall + low + 3) / 6;
}

static bool render(struct platform *platform, struct line *line) {
    TTF_Font *font = font_of(platform, line->face, line->size);
    if (!font) {
        return draw_boxes(line);
    }
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, line->text,
                                                  (SDL_Color){255, 255, 255, 255});
    if (!surface || surface->w > WIDEST) {
        SDL_FreeSurface(surface);
        return false;
    }
    image_init(&line->stencil, surface->w, surface->h);
    for (int y = 0; y < surface->h; y++) {
        memcpy(line->stencil.pixels + y * surface->w,
               (const char *)surface->pixels + y * surface->pitch, (size_t)surface->w * 4);
    }
    base_forget(surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
    SDL_FreeSurface(surface);
    return true;
}

static struct line *line_of(struct platform *platform, enum platform_face face, int size,
                            const char *text) {
    struct type_cache *cache = platform->type;
    struct line *oldest = &cache->line[0];
    cache->clock++;
    for (int i = 0; i < LINES; i++) {
        struct line *line = &cache->line[i];
        if (line->text && line->face == face && line->size == size &&
            strcmp(line->text, text) == 0) {
            line->used = cache->clock;
            return line;
        }
        if (line->used < oldest->used) {
            oldest = line;
        }
    }
    line_release(oldest);
    *oldest = (struct line){
        .face = face, .size = size, .text = base_copy(text), .used = cache->clock};
    if (!render(platform, oldest)) {
        line_release(oldest);
        return NULL;
    }
    return oldest;
}

void platform_text(struct platform *platform, struct canvas *canvas, enum platform_face face,
                   int size, int x, int y, uint32_t colour, const char *text) {
    if (!text[0]) {
        return;
    }
    const struct line *line = line_of(platform, face, size, text);
    if (line) {
        canvas_stencil(canvas, &line->stencil, x, y, colour);
    }
}

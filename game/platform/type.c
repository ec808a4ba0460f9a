/* Text through SDL2_ttf. A drawn line is kept as a stencil, since the same words are drawn again
 * in frame after frame; the least recently used go first. So are widths, by a hash of the words.
 * Drawn words may be private, so dropping them overwrites them.
 *
 * A letter that the text's font lacks is never a box: one sign stands for all that are lacking in a
 * row, since letters and what belongs to them can't be told apart without a font. */
#include "files/files.h"
#include "platform/internal.h"

#include <SDL_ttf.h>
#include <stdlib.h>
#include <string.h>

enum { FONT_LIMIT = 8 * 1024 * 1024, SIZES = 24, LINES = 96, WIDEST = 8192, WIDTHS = 1024 };
enum { STAND_IN = 0xfffd /* the replacement character */ };

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
    int drop; /* pixels that it lies below the place of its face's own letters */
    uint32_t used;
};

struct width {
    uint64_t key; /* 0: free */
    int pixels;
};

struct type_cache {
    struct text file[PLATFORM_FACES]; /* the fonts' bytes, lent to SDL2_ttf */
    bool broken[PLATFORM_FACES];      /* or missing */
    bool said[PLATFORM_FACES];        /* that it is */
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
        return error_set(error, "no text can be drawn: %s", platform_reason());
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

static void close_fonts(struct type_cache *cache) {
    while (cache->fonts) {
        TTF_CloseFont(cache->font[--cache->fonts].font);
    }
}

/* Where a face was missing, other letters stood in for it, and all that is drawn may have them. */
void type_again(struct platform *platform) {
    struct type_cache *cache = platform->type;
    bool any = false;
    for (int face = 0; face < PLATFORM_FACES; face++) {
        any |= cache->broken[face];
        if (cache->broken[face]) {
            text_release(&cache->file[face]);
        }
        cache->broken[face] = false;
    }
    if (any) {
        close_fonts(cache);
        platform_text_forget(platform);
    }
}

void type_release(struct platform *platform) {
    struct type_cache *cache = platform->type;
    if (!cache) {
        return;
    }
    platform_text_forget(platform);
    close_fonts(cache);
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
    if (!font && !cache->said[face]) {
        platform_log("the font %s is missing or broken; other letters are used",
                     strrchr(face_files[face], '/') + 1);
    }
    cache->broken[face] = !font;
    cache->said[face] |= !font;
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
        close_fonts(cache);
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

/* --- letters that a font lacks --- */

static bool has(TTF_Font *font, uint32_t code) {
    return code < 0x7f || TTF_GlyphIsProvided32(font, code);
}

static bool has_all(TTF_Font *font, const char *text) {
    for (const char *end = text + strlen(text); text < end;) {
        if (!has(font, utf8_next(&text, end))) {
            return false;
        }
    }
    return true;
}

/* A whole line is in the letters of one face: in two, a word looks like a ransom note. */
static TTF_Font *font_for(struct platform *platform, enum platform_face face, int size,
                          const char *text) {
    TTF_Font *font = font_of(platform, face, size);
    return !font || face == PLATFORM_FACE_TEXT || has_all(font, text)
               ? font
               : font_of(platform, PLATFORM_FACE_TEXT, size);
}

/* Said of a letter or with it, and never seen alone: a joiner, or which picture is meant. */
static bool belongs_to_the_last(uint32_t code) {
    return utf8_joiner(code) || (code >= 0xfe00 && code <= 0xfe0f);
}

/* The text with signs in place of what this font lacks; NULL where it lacks nothing. Private words
 * are in it: not a text, which leaves them behind as it grows. */
static char *stand_in_new(TTF_Font *font, const char *text, size_t *size) {
    size_t length = strlen(text), used = 0;
    const char *end = text + length;
    bool lacking = false;
    if (has_all(font, text)) {
        return NULL;
    }
    char *out = base_alloc(*size = 2 * length + sizeof "\xef\xbf\xbd"); /* for two bytes or more */
    while (text < end) {
        const char *from = text;
        uint32_t code = utf8_next(&text, end);
        bool lacks = !has(font, code) || (lacking && belongs_to_the_last(code));
        if (!lacks) {
            memcpy(out + used, from, (size_t)(text - from));
            used += (size_t)(text - from);
        } else if (!lacking) {
            used += utf8_encode(has(font, STAND_IN) ? STAND_IN : '?', out + used);
        }
        lacking = lacks;
    }
    return out;
}

static void stand_in_free(char *text, size_t size) {
    if (text) {
        base_forget(text, size);
        free(text);
    }
}

bool platform_text_lacks(struct platform *platform, const char *text) {
    enum { ANY_SIZE = 16 }; /* letters are the same in all */
    const struct type_cache *cache = platform->type;
    TTF_Font *font = NULL;
    for (int i = 0; i < cache->fonts && !font; i++) {
        font = cache->font[i].face == PLATFORM_FACE_TEXT ? cache->font[i].font : NULL;
    }
    font = font ? font : font_of(platform, PLATFORM_FACE_TEXT, ANY_SIZE);
    return font && !has_all(font, text);
}

/* --- lines --- */

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
        TTF_Font *font = font_for(platform, face, size, text);
        *width = (struct width){.key = key, .pixels = font ? 0 : boxes_width(size, text)};
        if (font && text[0]) {
            size_t bytes = 0;
            char *other = stand_in_new(font, text, &bytes);
            TTF_SizeUTF8(font, other ? other : text, &width->pixels, NULL);
            stand_in_free(other, bytes);
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
    TTF_Font *own = font_of(platform, line->face, line->size);
    int ascent = own ? TTF_FontAscent(own) : 0;
    TTF_Font *font = font_for(platform, line->face, line->size, line->text);
    size_t bytes = 0;
    if (!font) {
        return draw_boxes(line);
    }
    char *other = stand_in_new(font, line->text, &bytes);
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, other ? other : line->text,
                                                  (SDL_Color){255, 255, 255, 255});
    stand_in_free(other, bytes);
    line->drop = ascent - TTF_FontAscent(font); /* so that it stands where its own letters would */
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
        canvas_stencil(canvas, &line->stencil, x, y + line->drop, colour);
    }
}

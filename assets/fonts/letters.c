/* Writes which characters a font has, as ranges in ascending order, for game/base/letters.c.
 *
 *   letters FONT.ttf OUTPUT */
#include <SDL_ttf.h>
#include <stdbool.h>
#include <stdio.h>

enum { FIRST = 0x20, LAST = 0x10ffff };

static bool complain(const char *what, const char *why) {
    fprintf(stderr, "letters: %s: %s\n", what, why);
    return false;
}

static bool write_ranges(TTF_Font *font, FILE *out) {
    bool within = false;
    for (Uint32 code = FIRST; code <= LAST + 1; code++) {
        bool has = code <= LAST && TTF_GlyphIsProvided32(font, code);
        if (has && !within) {
            fprintf(out, "{0x%04x, ", (unsigned)code);
        } else if (!has && within) {
            fprintf(out, "0x%04x},\n", (unsigned)code - 1);
        }
        within = has;
    }
    return !ferror(out);
}

static bool convert(const char *from, const char *to) {
    TTF_Font *font = TTF_OpenFont(from, FIRST);
    if (!font) {
        return complain(from, TTF_GetError());
    }
    FILE *out = fopen(to, "w");
    bool good = out && write_ranges(font, out);
    good = out && fclose(out) == 0 && good;
    TTF_CloseFont(font);
    return good || complain(to, "it can't be written");
}

int main(int count, char **words) {
    if (count != 3) {
        fprintf(stderr, "letters FONT.ttf OUTPUT\n");
        return 2;
    }
    if (TTF_Init() != 0) {
        complain(words[1], TTF_GetError());
        return 1;
    }
    bool good = convert(words[1], words[2]);
    TTF_Quit();
    return good ? 0 : 1;
}

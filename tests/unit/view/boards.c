#include "boards.h"

#include "files/files.h"
#include "platform/atlas.h"

#include <SDL.h>
#include <SDL_image.h>
#include <string.h>

struct legend {
    char letter;
    struct rules_fixture fixture;
};

struct map {
    const char *rows[RULES_MAX_HEIGHT];
    struct legend legend[24];
    uint8_t questions, tide;
    uint8_t marks[RULES_MAX_QUESTIONS]; /* 4, where none are given */
};

static const struct map maps[BOARDS] =
    {
        [BOARD_SHORES] =
            {
                .rows =
                    {
                        "~~~~~~~~~~~~~~~~~~~~",
                        "~~######~~~~####~~~~",
                        "~#.....#~~1~#...##~~",
                        "~#..p..#~~2~#....#~~",
                        "~#...A..111.B.*..#~~",
                        "~##..##~~~3~#.b.##~~",
                        "~~#aq#~~~~~~##G##~~~",
                        "~~####~~~~~~~#.#~~~~",
                        "~~~~~~~~~~~~~###~~~~",
                    },
                .legend = {{'1', {RULES_VEIL, 0, 0, 0}},
                           {'2', {RULES_VEIL, 0, 1, 0}},
                           {'3', {RULES_VEIL, 0, 2, 0}},
                           {'p', {RULES_PLATE, 0, 0, 0}},
                           {'q', {RULES_PROMISE, 0, 5, 0}},
                           {'*', {RULES_STAR, 0, 0, 0}},
                           {'G', {RULES_GATE, 0, 0, 0}}},
                .questions = 1,
            },
        [BOARD_ALL] =
            {
                .rows =
                    {
                        "##########~~~##########",
                        "#....A...#~~~#.....*..#",
                        "#.p.P.q.Q.111.w.f.*...#",
                        "#..N.M.c.#222#.W.F..B.#",
                        "##G#####H#333##K#####I#",
                        "#.........~4~..........",
                        "#.1.t.T.h.~5~.o.O.x.X..",
                        "#..tt.T...~6~.z.......~",
                        "#.l......8~~~~8~.y.m.~~",
                        "#a..b....9~~~~9~...###~",
                        "##########~~~~~~#####~~",
                    },
                .legend = {{'1', {RULES_VEIL, 0, 0, 0}},       {'2', {RULES_VEIL, 0, 1, 0}},
                           {'3', {RULES_VEIL, 0, 2, 0}},       {'4', {RULES_VEIL, 1, 0, 0}},
                           {'5', {RULES_VEIL, 1, 3, 0}},       {'6', {RULES_VEIL, 1, 1, 0}},
                           {'p', {RULES_PLATE, 0, 0, 0}},      {'P', {RULES_PLATE, 3, 0, 0}},
                           {'q', {RULES_PROMISE, 2, 5, 0}},    {'Q', {RULES_PROMISE, 9, 12, 0}},
                           {'G', {RULES_GATE, 0, 0, 0}},       {'H', {RULES_GATE, 3, 1, 0}},
                           {'K', {RULES_HEARD_GATE, 0, 0, 0}}, {'I', {RULES_STAR_GATE, 0, 0, 0}},
                           {'f', {RULES_FENCE, 0, 0, 0}},      {'F', {RULES_FENCE, 1, 3, 0}},
                           {'w', {RULES_FENCE, 0, 2, 0}},      {'W', {RULES_QUIET, 0, 0, 0}},
                           {'t', {RULES_TIDE, 0, 0, 0}},       {'T', {RULES_TIDE, 0, 1, 0}},
                           {'h', {RULES_BELL, 0, 0, 0}},       {'l', {RULES_BELL, 1, 0, 0}},
                           {'*', {RULES_STAR, 0, 0, 0}},       {'c', {RULES_QUIET, 0, 0, 0}}},
                .questions = 2,
                .tide = 3,
            },
        [BOARD_SMALL] =
            {
                .rows = {"#########", "#..A#...#", "#...1...#", "#..a2b..#", "#...3.B.#",
                         "#########"},
                .legend = {{'1', {RULES_VEIL, 0, 0, 0}},
                           {'2', {RULES_VEIL, 0, 1, 0}},
                           {'3', {RULES_VEIL, 0, 2, 0}}},
                .questions = 1,
            },
        [BOARD_LARGE] =
            {
                .rows = {"################################", "#..............##..............#",
                         "#.A............##............B.#", "#......####....##....####......#",
                         "#......#..#....##....#..#......#", "#...p..#..G....##....G..#..p...#",
                         "#......####....##....####......#", "#...............1..............#",
                         "#..............#2#.............#", "#..............#3#.............#",
                         "#...............1..............#", "#......####....##....####......#",
                         "#......#..#....##....#..#......#", "#...*..#..#....##....#..#..*...#",
                         "#......####....##....####......#", "#.a............##............b.#",
                         "#..............##..............#", "################################"},
                .legend = {{'1', {RULES_VEIL, 0, 0, 0}},
                           {'2', {RULES_VEIL, 0, 1, 0}},
                           {'3', {RULES_VEIL, 0, 2, 0}},
                           {'p', {RULES_PLATE, 0, 0, 0}},
                           {'G', {RULES_GATE, 0, 0, 0}},
                           {'*', {RULES_STAR, 0, 0, 0}}},
                .questions = 1,
            },
        [BOARD_TALK] =
            {
                .rows = {"###################", "#.A.1...5..c...H..#", "#...2...6..d...V.a#",
                         "#.B.3......e...U..#", "#...4..s.S.x.X....#", "#.H......~~~~.....#",
                         "#.L...M.W..h...F.b#", "#.l...m.w.........#", "#.t.....v.........#",
                         "#.......u.........#", "###################"},
                .legend = {{'1', {RULES_SPAN, 0, 0, 1}},      {'2', {RULES_SPAN, 0, 1, 1}},
                           {'3', {RULES_SPAN, 0, 2, 1}},      {'4', {RULES_SPAN, 0, 3, 1}},
                           {'5', {RULES_SPAN, 2, 0, 3}},      {'6', {RULES_SPAN, 2, 1, 3}},
                           {'c', {RULES_SPAN, 4, 0, 5}},      {'d', {RULES_SPAN, 4, 1, 5}},
                           {'e', {RULES_SPAN, 4, 2, 5}},      {'L', {RULES_VEIL, 0, 0, 1}},
                           {'l', {RULES_VEIL, 0, 1, 1}},      {'t', {RULES_VEIL, 0, 2, 1}},
                           {'M', {RULES_VEIL, 1, 0, 0}},      {'m', {RULES_VEIL, 1, 1, 0}},
                           {'W', {RULES_AGAIN, 0, 2, 0}},     {'w', {RULES_AGAIN, 0, 0, 0}},
                           {'v', {RULES_AGAIN, 0, 3, 0}},     {'u', {RULES_AGAIN, 0, 1, 0}},
                           {'H', {RULES_HEARTH, 2, 0, 0}},    {'h', {RULES_HEARTH, 3, 0, 0}},
                           {'V', {RULES_VEIL, 2, 0, 0}},      {'U', {RULES_FENCE, 2, 1, 0}},
                           {'F', {RULES_HEARD_GATE, 2, 0, 0}}},
                .questions = 6,
                .marks = {4, 4, 2, 2, 3, 3},
            },
};

static void put_stone(struct rules_level *level, int kind, int cell) {
    level->stone[level->stone_count].kind = (uint8_t)kind;
    level->stone[level->stone_count++].cell = (uint16_t)cell;
}

/* Letters that every map shares. */
static void put_common(struct rules_level *level, char letter, int cell) {
    struct rules_fixture *fixture = &level->fixture[cell];
    switch (letter) {
    case '#':
        level->terrain[cell] = RULES_WALL;
        break;
    case '~':
        level->terrain[cell] = RULES_WATER;
        break;
    case '8':
    case '9':
        level->terrain[cell] = RULES_WATER;
        fixture->kind = RULES_POST;
        fixture->index = level->post_count;
        level->post[level->post_count++] = (uint16_t)cell;
        break;
    case 'A':
    case 'B':
        level->start[letter - 'A'] = (uint16_t)cell;
        break;
    case 'a':
    case 'b':
        fixture->kind = letter == 'a' ? RULES_HOME_A : RULES_HOME_B;
        break;
    case 'o':
        put_stone(level, RULES_STONE_ANY, cell);
        break;
    case 'O':
        put_stone(level, RULES_STONE_HEAVY, cell);
        break;
    case 'x':
        put_stone(level, RULES_STONE_A, cell);
        break;
    case 'X':
        put_stone(level, RULES_STONE_B, cell);
        break;
    case 's':
    case 'S':
        level->stone[level->stone_count].lent = letter == 's' ? 1 : 2;
        put_stone(level, letter == 's' ? RULES_STONE_A : RULES_STONE_B, cell);
        break;
    default:
        break;
    }
}

bool board_level(enum board board, struct rules_level *level, struct error *error) {
    const struct map *map = &maps[board];
    *level = (struct rules_level){.question_count = map->questions, .tide_period = map->tide};
    level->width = (uint8_t)strlen(map->rows[0]);
    for (int q = 0; q < map->questions; q++) {
        uint8_t marks = map->marks[q] ? map->marks[q] : 4;
        level->question[q] = (struct rules_question){.by = (uint8_t)(q & 1), .marks = marks};
    }
    for (int y = 0; y < RULES_MAX_HEIGHT && map->rows[y] != NULL; y++) {
        level->height++;
        for (int x = 0; x < level->width; x++) {
            int cell = y * level->width + x;
            level->terrain[cell] = RULES_FLOOR;
            put_common(level, map->rows[y][x], cell);
            for (size_t k = 0; k < sizeof map->legend / sizeof map->legend[0]; k++) {
                if (map->legend[k].letter != 0 && map->legend[k].letter == map->rows[y][x]) {
                    level->fixture[cell] = map->legend[k].fixture;
                    if (level->fixture[cell].kind == RULES_STAR) {
                        level->fixture[cell].value = level->star_count++;
                    }
                }
            }
        }
    }
    return rules_prepare(level, error);
}

static bool read_file(void *context, const char *file, struct text *out) {
    struct text path = {0};
    struct error error = {""};
    text_addf(&path, "%s/%s", (const char *)context, file);
    bool good = files_read_native(text_string(&path), ATLAS_FILE_LIMIT, out, &error);
    text_release(&path);
    return good;
}

static bool load(void *context, const char *name, struct image *out) {
    bool good = atlas_image(context, name, out);
    if (!good) {
        image_release(out); /* the view's own way without pictures is looked at */
    }
    return good;
}

struct view_loader board_loader(const char *folder) {
    static struct atlas *atlas; /* until the program ends */
    if (atlas == NULL) {
        atlas = atlas_new(read_file, base_copy(folder));
    }
    return (struct view_loader){.context = atlas, .image = load};
}

bool board_save(const struct canvas *canvas, const char *path) {
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(
        canvas->pixels, canvas->width, canvas->height, 32, canvas->stride * 4,
        SDL_PIXELFORMAT_RGB888);
    bool saved = surface != NULL && IMG_SavePNG(surface, path) == 0;
    SDL_FreeSurface(surface);
    return saved;
}

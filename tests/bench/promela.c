#include "promela.h"

static bool known(const struct rules_level *level) {
    for (int cell = 0; cell < level->width * level->height; cell++) {
        int kind = level->fixture[cell].kind;
        if (kind == RULES_PROMISE || kind == RULES_BELL || kind == RULES_POST ||
            kind == RULES_STAR || kind == RULES_STAR_GATE) {
            return false;
        }
    }
    return level->width * level->height < 255; /* cells are bytes there, 255 is none */
}

static void write_kinds(FILE *file) {
    static const struct {
        const char *name;
        int value;
    } names[] = {
        {"WALL", RULES_WALL},
        {"WATER", RULES_WATER},
        {"PLATE", RULES_PLATE},
        {"GATE", RULES_GATE},
        {"VEIL", RULES_VEIL},
        {"FENCE", RULES_FENCE},
        {"HEARD_GATE", RULES_HEARD_GATE},
        {"TIDE", RULES_TIDE},
        {"QUIET", RULES_QUIET},
        {"HOME_A", RULES_HOME_A},
        {"HOME_B", RULES_HOME_B},
        {"HEAVY", RULES_STONE_HEAVY},
        {"OF_A", RULES_STONE_A},
        {"OF_B", RULES_STONE_B},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        fprintf(file, "#define %s %d\n", names[i].name, names[i].value);
    }
}

#define WRITE_TABLE(name, count, expression)                                                       \
    do {                                                                                           \
        fprintf(file, "static const unsigned char " name "[] = {");                                \
        for (int i = 0; i < (count); i++) {                                                        \
            fprintf(file, "%d,", (expression));                                                    \
        }                                                                                          \
        fprintf(file, "255};\n");                                                                  \
    } while (0)

bool promela_write(const struct rules_level *level, const struct rules_answers *answers,
                   FILE *file) {
    int cells = level->width * level->height;
    if (!known(level)) {
        return false;
    }
    fprintf(file, "#define STONES %d\n#define START_A %d\n#define START_B %d\n", level->stone_count,
            level->start[RULES_A], level->start[RULES_B]);
    fprintf(file, "#define PERIOD %d\n#define PLATES %d\n", level->tide_period, level->plate_count);
    fputs("#ifdef TABLES\n", file); /* C; what stands above is for the model itself too */
    write_kinds(file);
    WRITE_TABLE("terrain", cells, level->terrain[i]);
    WRITE_TABLE("kind", cells, level->fixture[i].kind);
    WRITE_TABLE("number", cells, level->fixture[i].index);
    WRITE_TABLE("value", cells, level->fixture[i].value);
    WRITE_TABLE("plate", level->plate_count, level->plate[i]);
    WRITE_TABLE("neighbour", 4 * cells,
                level->neighbour[i / 4][i % 4] == RULES_NOWHERE ? 255
                                                                : level->neighbour[i / 4][i % 4]);
    WRITE_TABLE("stone_kind", level->stone_count, level->stone[i].kind);
    WRITE_TABLE("stone_start", level->stone_count, level->stone[i].cell);
    WRITE_TABLE("asker", level->question_count, level->question[i].by);
    WRITE_TABLE("answer", level->question_count, answers->mark[i]);
    fputs("#endif\n", file);
    return true;
}

#include "promela.h"

enum { NOWHERE = 0x3fff }; /* no cell */

static int count_promises(const struct rules_level *level) {
    int promises = 0;
    for (int i = 0; i < level->plate_count; i++) {
        promises += level->fixture[level->plate[i]].kind == RULES_PROMISE;
    }
    return promises;
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
        {"PROMISE", RULES_PROMISE},
        {"BELL", RULES_BELL},
        {"POST", RULES_POST},
        {"STAR", RULES_STAR},
        {"STAR_GATE", RULES_STAR_GATE},
        {"HOME_A", RULES_HOME_A},
        {"HOME_B", RULES_HOME_B},
        {"HEAVY", RULES_STONE_HEAVY},
        {"OF_A", RULES_STONE_A},
        {"OF_B", RULES_STONE_B},
        {"NOWHERE", NOWHERE},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        fprintf(file, "#define %s %d\n", names[i].name, names[i].value);
    }
}

#define WRITE_TABLE(name, count, expression)                                                       \
    do {                                                                                           \
        fprintf(file, "static const short " name "[] = {");                                        \
        for (int i = 0; i < (count); i++) {                                                        \
            fprintf(file, "%d,", (expression));                                                    \
        }                                                                                          \
        fprintf(file, "%d};\n", NOWHERE);                                                          \
    } while (0)

/* What a level does not have costs SPIN no byte of its states. */
static void write_sizes(const struct rules_level *level, FILE *file) {
    fprintf(file, "#define CELL %s\n", level->width * level->height > 256 ? "short" : "byte");
    fprintf(file, "#define WIDTH %d\n#define STONES %d\n", level->width, level->stone_count);
    fprintf(file, "#define START_A %d\n#define START_B %d\n", level->start[RULES_A],
            level->start[RULES_B]);
    fprintf(file, "#define PERIOD %d\n#define PLATES %d\n", level->tide_period, level->plate_count);
    fprintf(file, "#define PROMISES %d\n#define STARS %d\n", count_promises(level),
            level->star_count);
    fprintf(file, "#define POSTS %d\n#define FIRST_POST %d\n", level->post_count,
            level->first_post);
}

void promela_write(const struct rules_level *level, const struct rules_answers *answers,
                   FILE *file) {
    int cells = level->width * level->height;
    write_sizes(level, file);
    fputs("#ifdef TABLES\n", file); /* C; what stands above is for the model itself too */
    write_kinds(file);
    WRITE_TABLE("terrain", cells, level->terrain[i]);
    WRITE_TABLE("kind", cells, level->fixture[i].kind);
    WRITE_TABLE("number", cells, level->fixture[i].index);
    WRITE_TABLE("value", cells, level->fixture[i].value);
    WRITE_TABLE("plate", level->plate_count, level->plate[i]);
    WRITE_TABLE("post", level->post_count, level->post[i]);
    WRITE_TABLE("channel_stars", RULES_MAX_CHANNELS, (short)level->channel_stars[i]);
    WRITE_TABLE("neighbour", 4 * cells,
                level->neighbour[i / 4][i % 4] == RULES_NOWHERE ? NOWHERE
                                                                : level->neighbour[i / 4][i % 4]);
    WRITE_TABLE("stone_kind", level->stone_count, level->stone[i].kind);
    WRITE_TABLE("stone_start", level->stone_count, level->stone[i].cell);
    WRITE_TABLE("asker", level->question_count, level->question[i].by);
    WRITE_TABLE("answer", level->question_count, answers->mark[i]);
    fputs("#endif\n", file);
}

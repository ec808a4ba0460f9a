#include "unit/rules/world.h"

#include <stdio.h>
#include <string.h>

static const struct world_sign common_signs[] = {
    {.sign = '.'},
    {.sign = 'A', .on = 'A'},
    {.sign = 'B', .on = 'B'},
    {.sign = 'o', .on = 'o'},
    {.sign = 'a', .on = 'a'},
    {.sign = 'b', .on = 'b'},
    {.sign = 'h', .on = 'h'},
    {.sign = 'm', .on = 'm'},
    {.sign = 'M', .on = 'M'},
    {.sign = 'p', .fixture = {.kind = RULES_PLATE}},
    {.sign = 'g', .fixture = {.kind = RULES_GATE}},
    {.sign = 'i', .fixture = {.kind = RULES_GATE, .value = 1}},
    {.sign = '0', .fixture = {.kind = RULES_VEIL, .value = 0}},
    {.sign = '1', .fixture = {.kind = RULES_VEIL, .value = 1}},
    {.sign = '2', .fixture = {.kind = RULES_VEIL, .value = 2}},
    {.sign = '3', .fixture = {.kind = RULES_VEIL, .value = 3}},
    {.sign = '4', .fixture = {.kind = RULES_FENCE, .value = 0}},
    {.sign = '5', .fixture = {.kind = RULES_FENCE, .value = 1}},
    {.sign = '6', .fixture = {.kind = RULES_FENCE, .value = 2}},
    {.sign = '7', .fixture = {.kind = RULES_FENCE, .value = 3}},
    {.sign = 'H', .fixture = {.kind = RULES_HEARD_GATE}},
    {.sign = 'P', .fixture = {.kind = RULES_PROMISE, .value = 3}},
    {.sign = 't', .fixture = {.kind = RULES_TIDE, .value = 0}},
    {.sign = 'T', .fixture = {.kind = RULES_TIDE, .value = 1}},
    {.sign = 'q', .fixture = {.kind = RULES_QUIET}},
    {.sign = 'l', .fixture = {.kind = RULES_BELL, .index = 0}},
    {.sign = 'L', .fixture = {.kind = RULES_BELL, .index = 1}},
    {.sign = 'u', .fixture = {.kind = RULES_POST, .index = 0}},
    {.sign = 'U', .fixture = {.kind = RULES_POST, .index = 1}},
    {.sign = '*', .fixture = {.kind = RULES_STAR}},
    {.sign = 'G', .fixture = {.kind = RULES_STAR_GATE}},
    {.sign = 'x', .fixture = {.kind = RULES_HOME_A}},
    {.sign = 'y', .fixture = {.kind = RULES_HOME_B}},
    {.sign = '!', .fixture = {.kind = RULES_HEARTH, .index = 0}},
    {.sign = '?', .fixture = {.kind = RULES_HEARTH, .index = 1}},
    {.sign = 'c', .fixture = {.kind = RULES_SPAN, .value = 0, .also = 1}},
    {.sign = 'd', .fixture = {.kind = RULES_SPAN, .value = 1, .also = 1}},
    {.sign = 'e', .fixture = {.kind = RULES_SPAN, .value = 2, .also = 1}},
    {.sign = 'f', .fixture = {.kind = RULES_SPAN, .value = 3, .also = 1}},
    {.sign = 'C', .fixture = {.kind = RULES_VEIL, .value = 0, .also = 1}},
    {.sign = 'D', .fixture = {.kind = RULES_VEIL, .value = 1, .also = 1}},
    {.sign = 'E', .fixture = {.kind = RULES_VEIL, .value = 2, .also = 1}},
    {.sign = 'F', .fixture = {.kind = RULES_VEIL, .value = 3, .also = 1}},
    {.sign = 'r', .fixture = {.kind = RULES_AGAIN, .value = 0}},
    {.sign = 's', .fixture = {.kind = RULES_AGAIN, .value = 1}},
    {.sign = 'v', .fixture = {.kind = RULES_AGAIN, .value = 2}},
    {.sign = 'w', .fixture = {.kind = RULES_AGAIN, .value = 3}},
};

static const struct world_sign *find_sign(const struct world_setup *setup, char sign) {
    for (size_t i = 0; setup && i < sizeof setup->sign / sizeof *setup->sign; i++) {
        if (setup->sign[i].sign == sign) {
            return &setup->sign[i];
        }
    }
    for (size_t i = 0; i < sizeof common_signs / sizeof *common_signs; i++) {
        if (common_signs[i].sign == sign) {
            return &common_signs[i];
        }
    }
    fail_msg("the map has a sign that nobody knows: %c", sign);
    return NULL;
}

static void put_on(struct rules_level *level, int cell, char on) {
    static const char stones[] = "oabh"; /* in the order of enum rules_stone */
    int lent = on == 'm' ? 2 : on == 'M' ? 1 : 0;
    if (on == 'A' || on == 'B') {
        level->start[on - 'A'] = (uint16_t)cell;
    } else if (on) {
        assert_in_range(level->stone_count, 0, RULES_MAX_STONES - 1);
        level->stone[level->stone_count].kind = lent ? (lent == 2 ? RULES_STONE_A : RULES_STONE_B)
                                                     : (uint8_t)(strchr(stones, on) - stones);
        level->stone[level->stone_count].lent = (uint8_t)lent;
        level->stone[level->stone_count++].cell = (uint16_t)cell;
    }
}

static void put_cell(struct rules_level *level, int cell, char sign,
                     const struct world_setup *setup) {
    if (sign == '#' || sign == '~') {
        level->terrain[cell] = sign == '#' ? RULES_WALL : RULES_WATER;
        return;
    }
    const struct world_sign *found = find_sign(setup, sign);
    bool post = found->fixture.kind == RULES_POST;
    level->terrain[cell] = post ? RULES_WATER : RULES_FLOOR;
    level->fixture[cell] = found->fixture;
    put_on(level, cell, found->on);
    if (post) {
        level->post[found->fixture.index] = (uint16_t)cell;
        if (level->post_count <= found->fixture.index) {
            level->post_count = (uint8_t)(found->fixture.index + 1);
        }
    }
}

void world_init(struct world *world, const char *map, const struct world_setup *setup) {
    *world = (struct world){0};
    struct rules_level *level = &world->level;
    level->question_count = 2;
    level->question[0] = (struct rules_question){.by = RULES_A, .marks = 4};
    level->question[1] = (struct rules_question){.by = RULES_B, .marks = 4};
    level->tide_period = setup && setup->tide_period ? setup->tide_period
                         : strpbrk(map, "tT")        ? 2
                                                     : 0;
    level->first_post = setup ? setup->first_post : 0;
    level->width = (uint8_t)strcspn(map, "\n");
    level->height = (uint8_t)(strlen(map) / (level->width + 1u));
    for (int y = 0; y < level->height; y++) {
        const char *row = map + y * (level->width + 1);
        for (int x = 0; x < level->width; x++) {
            put_cell(level, y * level->width + x, row[x], setup);
        }
        assert_int_equal(row[level->width], '\n');
    }
    if (setup) {
        world->answers = setup->answers;
    }
    struct error error = {0};
    if (!rules_prepare(level, &error)) {
        fail_msg("%s", error.text);
    }
    rules_start(level, &world->state);
}

int world_cell(const struct world *world, int x, int y) {
    return y * world->level.width + x;
}

static enum rules_result act(struct world *world, char letter) {
    struct rules_action action;
    assert_true(rules_action_from(letter, &action));
    return rules_step(&world->level, &world->answers, &world->state, action, &world->events);
}

#define EXPECT(condition, ...)                                                                     \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            print_error(__VA_ARGS__);                                                              \
            _fail(file, line);                                                                     \
        }                                                                                          \
    } while (0)

void world_plays(struct world *world, const char *letters, const char *file, int line) {
    for (const char *at = letters; *at; at++) {
        if (*at == ' ') {
            continue;
        }
        enum rules_result result = act(world, *at);
        EXPECT(result == RULES_DONE, "action %d, %c: result %d, refusal %d\n",
               (int)(at - letters) + 1, *at, (int)result, (int)world->events.refusal);
    }
}

void world_refuses(struct world *world, char letter, enum rules_refusal refusal, const char *file,
                   int line) {
    struct rules_state before = world->state;
    enum rules_result result = act(world, letter);
    EXPECT(result == RULES_REFUSED, "%c is not refused: result %d\n", letter, (int)result);
    EXPECT(world->events.refusal == refusal, "%c is refused for %d instead of %d\n", letter,
           (int)world->events.refusal, (int)refusal);
    EXPECT(world->events.count == 0, "refused, and yet something happened\n");
    EXPECT(memcmp(&before, &world->state, sizeof before) == 0, "refused, and yet changed\n");
}

void world_mishears(struct world *world, char letter, const char *file, int line) {
    struct rules_state before = world->state;
    struct rules_action action = {0};
    enum rules_result result = act(world, letter);
    EXPECT(result == RULES_MISHEARD, "%c is not misheard: result %d, refusal %d\n", letter,
           (int)result, (int)world->events.refusal);
    EXPECT(rules_action_from(letter, &action), "%c is no action\n", letter);
    EXPECT(memcmp(before.at, world->state.at, sizeof before.at) == 0, "somebody moved\n");
    EXPECT(memcmp(before.stone, world->state.stone, sizeof before.stone) == 0, "a stone moved\n");
    EXPECT(before.heard == world->state.heard, "misheard, and yet heard\n");
    int target = world->level.neighbour[before.at[action.player]][action.move];
    bool span = world->level.fixture[target].kind == RULES_SPAN;
    EXPECT(world->state.dark == (span ? 3u : before.dark | 1u << action.player),
           "the lantern is not out, or another one is\n");
}

void world_has_events(const struct world *world, const char *names, const char *file, int line) {
    static const char *const name[] = {
        [RULES_MOVED] = "moved",       [RULES_PUSHED] = "pushed",   [RULES_SANK] = "sank",
        [RULES_HEARD] = "heard",       [RULES_WENT_DARK] = "dark",  [RULES_TIDE_TURNED] = "tide",
        [RULES_PROMISED] = "promised", [RULES_COUNTED] = "counted", [RULES_FREED] = "freed",
        [RULES_BOAT_CAME] = "boat",    [RULES_FERRIED] = "ferried", [RULES_BREATHED] = "breathed",
        [RULES_RELIT] = "relit",       [RULES_KINDLED] = "kindled", [RULES_ASKED] = "asked",
        [RULES_WON] = "won",
    };
    char found[512] = "";
    for (int i = 0; i < world->events.count; i++) {
        size_t length = strlen(found);
        snprintf(found + length, sizeof found - length, "%s%s", i ? " " : "",
                 name[world->events.event[i].kind]);
    }
    EXPECT(strcmp(found, names) == 0, "events \"%s\" instead of \"%s\"\n", found, names);
}

/* --- random levels --- */

static struct rules_fixture random_fixture(uint64_t *seed, int kind) {
    struct rules_fixture fixture = {.kind = (uint8_t)kind};
    switch (kind) {
    case RULES_PLATE:
    case RULES_STAR:
    case RULES_STAR_GATE:
        fixture.index = (uint8_t)random_below(seed, 2);
        break;
    case RULES_GATE:
        fixture.index = (uint8_t)random_below(seed, 2);
        fixture.value = (uint8_t)random_below(seed, 2);
        break;
    case RULES_VEIL:
    case RULES_FENCE:
    case RULES_AGAIN:
        fixture.index = (uint8_t)random_below(seed, 2);
        fixture.value = (uint8_t)random_below(seed, 3);
        break;
    case RULES_SPAN:
        fixture.index = (uint8_t)random_below(seed, 2);
        fixture.also = !fixture.index;
        fixture.value = (uint8_t)random_below(seed, 3);
        break;
    case RULES_HEARTH:
    case RULES_HEARD_GATE:
    case RULES_TIDE:
    case RULES_BELL:
        *(kind == RULES_TIDE ? &fixture.value : &fixture.index) = (uint8_t)random_below(seed, 2);
        break;
    case RULES_PROMISE:
        fixture.index = (uint8_t)random_below(seed, 2);
        fixture.value = (uint8_t)(1 + random_below(seed, 4));
        break;
    default:
        break;
    }
    return fixture;
}

/* What came with version 2 of the rules; the draws of what is older stay what they were. */
static void put_newer(struct rules_level *level, uint64_t *seed, int cell) {
    int kind = RULES_HEARTH + (int)random_below(seed, RULES_FIXTURE_KINDS - RULES_HEARTH);
    bool voices = level->question[0].by != level->question[1].by;
    if (kind != RULES_SPAN || voices) {
        level->fixture[cell] = random_fixture(seed, kind);
    }
}

static void renew(struct rules_level *level, uint64_t *seed) {
    for (int cell = 0; cell < level->width * level->height; cell++) {
        struct rules_fixture *fixture = &level->fixture[cell];
        bool plain = level->terrain[cell] == RULES_FLOOR && fixture->kind == RULES_NO_FIXTURE;
        if (plain && random_below(seed, 2)) {
            put_newer(level, seed, cell);
        } else if (fixture->kind == RULES_VEIL) {
            fixture->also = (uint8_t)random_below(seed, 2);
        }
    }
    for (int i = 0; i < level->stone_count; i++) {
        int kind = level->stone[i].kind;
        if (kind == RULES_STONE_A || kind == RULES_STONE_B) {
            level->stone[i].lent = (uint8_t)random_below(seed, 3);
        }
    }
}

/* Puts something on the cells in a shuffled order, so that nothing is put upon another. */
static void scatter(struct rules_level *level, uint64_t *seed) {
    int cells = level->width * level->height, order[RULES_MAX_CELLS] = {0}, next = 0;
    for (int i = 0; i < cells; i++) {
        int other = (int)random_below(seed, (uint32_t)i + 1);
        order[i] = order[other];
        order[other] = i;
    }
    level->start[RULES_A] = (uint16_t)order[next++];
    level->start[RULES_B] = (uint16_t)order[next++];
    for (int i = 0; i < level->stone_count; i++) {
        level->stone[i].kind = (uint8_t)random_below(seed, 4);
        level->stone[i].cell = (uint16_t)order[next++];
    }
    for (int i = 0; i < level->post_count; i++) {
        int cell = order[next++];
        level->terrain[cell] = RULES_WATER;
        level->fixture[cell] = (struct rules_fixture){.kind = RULES_POST, .index = (uint8_t)i};
        level->post[i] = (uint16_t)cell;
    }
    for (int kind = RULES_PLATE; kind <= RULES_HOME_B; kind++) {
        if (kind != RULES_POST) {
            level->fixture[order[next++]] = random_fixture(seed, kind);
        }
    }
    while (next < cells) {
        int cell = order[next++];
        uint32_t roll = random_below(seed, 20);
        int kind = RULES_PLATE + (int)random_below(seed, RULES_HOME_A - RULES_PLATE);
        if (roll < 4) {
            level->terrain[cell] = roll < 2 ? RULES_WALL : RULES_WATER;
        } else if (roll < 9 && kind != RULES_POST && kind != RULES_STAR) {
            level->fixture[cell] = random_fixture(seed, kind);
        }
    }
}

void world_init_random(struct world *world, uint64_t seed) {
    *world = (struct world){0};
    struct rules_level *level = &world->level;
    level->width = (uint8_t)(6 + random_below(&seed, 3));
    level->height = (uint8_t)(5 + random_below(&seed, 3));
    level->question_count = 2;
    for (int q = 0; q < 2; q++) {
        level->question[q] = (struct rules_question){.by = (uint8_t)random_below(&seed, 2),
                                                     .marks = 3};
        world->answers.mark[q] = (uint8_t)random_below(&seed, 3);
    }
    level->stone_count = (uint8_t)random_below(&seed, 6);
    level->post_count = 2;
    level->first_post = (uint8_t)random_below(&seed, 2);
    level->tide_period = (uint8_t)(1 + random_below(&seed, 3));
    memset(level->terrain, RULES_FLOOR, sizeof level->terrain);
    scatter(level, &seed);
    if (random_below(&seed, 4)) {
        renew(level, &seed);
    }
    struct error error = {0};
    if (!rules_prepare(level, &error)) {
        fail_msg("%s", error.text);
    }
    rules_start(level, &world->state);
}

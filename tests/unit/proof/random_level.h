/* Small random levels with every fixture, the same for the same seed on every machine. Those of
 * even seeds have what came with version 2 of the rules. */
#ifndef RANDOM_LEVEL_H
#define RANDOM_LEVEL_H

#include "rules/rules.h"

struct sketch {
    struct rules_level *level;
    uint64_t seed;
    bool newer;
    bool taken[RULES_MAX_CELLS];
};

static inline int pick(struct sketch *sketch, int bound) {
    return (int)random_below(&sketch->seed, (uint32_t)bound);
}

/* A cell on which nothing was put yet; made floor or water. -1 when the board is full. */
static inline int free_cell(struct sketch *sketch, enum rules_terrain terrain) {
    int cells = sketch->level->width * sketch->level->height;
    int at = pick(sketch, cells);
    for (int i = 0; i < cells; i++, at = (at + 1) % cells) {
        if (!sketch->taken[at]) {
            sketch->taken[at] = true;
            sketch->level->terrain[at] = (uint8_t)terrain;
            return at;
        }
    }
    return -1;
}

static inline void put_fixture(struct sketch *sketch, struct rules_fixture fixture) {
    int cell = free_cell(sketch, fixture.kind == RULES_POST ? RULES_WATER : RULES_FLOOR);
    if (cell < 0) {
        return;
    }
    sketch->level->fixture[cell] = fixture;
    if (fixture.kind == RULES_POST) {
        sketch->level->post[fixture.index] = (uint16_t)cell;
        sketch->level->post_count++;
    }
}

static inline void put(struct sketch *sketch, enum rules_fixture_kind kind, int index, int value) {
    put_fixture(sketch, (struct rules_fixture){.kind = (uint8_t)kind,
                                               .index = (uint8_t)index,
                                               .value = (uint8_t)value});
}

static inline void put_stone(struct sketch *sketch, int kind, int lent) {
    struct rules_level *level = sketch->level;
    if (level->stone_count < 2) {
        int cell = free_cell(sketch, RULES_FLOOR);
        level->stone[level->stone_count].kind = (uint8_t)kind;
        level->stone[level->stone_count].lent = (uint8_t)lent;
        level->stone[level->stone_count].cell = (uint16_t)cell;
        level->stone_count = (uint8_t)(level->stone_count + (cell >= 0));
    }
}

/* The same of what came with version 2. */
static inline void put_newer_idea(struct sketch *sketch, int question) {
    int dice = pick(sketch, 5);
    if (dice < 2) {
        put(sketch, RULES_HEARTH, question, 0);
        if (pick(sketch, 2)) {
            put(sketch, RULES_HEARTH, pick(sketch, sketch->level->question_count), 0);
        }
    } else if (dice < 4) {
        for (int mark = 0; mark < sketch->level->question[question].marks; mark++) {
            put(sketch, RULES_AGAIN, question, mark);
        }
    } else {
        put_stone(sketch, RULES_STONE_A + pick(sketch, 2), 1 + question);
    }
}

/* One of the ideas that levels are made of, with its counterpart. */
static inline void put_idea(struct sketch *sketch) {
    struct rules_level *level = sketch->level;
    int question = pick(sketch, level->question_count);
    if (sketch->newer && pick(sketch, 2)) {
        put_newer_idea(sketch, question);
        return;
    }
    switch (pick(sketch, 8)) {
    case 0:
        put(sketch, RULES_PLATE, 0, 0);
        put(sketch, RULES_GATE, 0, pick(sketch, 3) == 0);
        break;
    case 1:
        put(sketch, RULES_PROMISE, 1, 1 + pick(sketch, 4));
        put(sketch, RULES_GATE, 1, 0);
        break;
    case 2:
        level->tide_period = (uint8_t)(1 + pick(sketch, 3));
        put(sketch, RULES_TIDE, 0, 0);
        put(sketch, RULES_TIDE, 0, 1);
        break;
    case 3:
        if (level->post_count == 0) {
            put(sketch, RULES_POST, 0, 0);
            put(sketch, RULES_POST, 1, 0);
            put(sketch, RULES_BELL, level->post_count - 1, 0);
            put(sketch, RULES_BELL, 0, 0);
        }
        break;
    case 4:
        put(sketch, RULES_STAR, 0, 0);
        put(sketch, RULES_STAR_GATE, 0, 0);
        break;
    case 5:
        put(sketch, RULES_HEARD_GATE, question, 0);
        break;
    case 6:
        put(sketch, RULES_QUIET, 0, 0);
        break;
    default:
        put_stone(sketch, pick(sketch, 4), 0);
    }
}

static inline void put_question(struct sketch *sketch, int question) {
    struct rules_level *level = sketch->level;
    int marks = 2 + pick(sketch, 2);
    bool fences = pick(sketch, 3) == 0;
    bool lit = sketch->newer && pick(sketch, 3) == 0;
    level->question[question] = (struct rules_question){.by = (uint8_t)pick(sketch, 2),
                                                        .marks = (uint8_t)marks};
    for (int mark = 0; mark < marks; mark++) {
        put_fixture(sketch, (struct rules_fixture){.kind = fences ? RULES_FENCE : RULES_VEIL,
                                                   .index = (uint8_t)question,
                                                   .value = (uint8_t)mark,
                                                   .also = lit && !fences});
    }
}

/* Two voices: the second question is the other player's, and counts as the first does. Sometimes
 * one of them can be heard alone, too. */
static inline void put_spans(struct sketch *sketch) {
    struct rules_level *level = sketch->level;
    if (pick(sketch, 3)) {
        level->question[0] = (struct rules_question){.by = (uint8_t)pick(sketch, 2),
                                                     .marks = (uint8_t)(2 + pick(sketch, 2))};
    } else {
        put_question(sketch, 0);
    }
    level->question[1] = (struct rules_question){.by = !level->question[0].by,
                                                 .marks = level->question[0].marks};
    int first = pick(sketch, 2);
    for (int mark = 0; mark < level->question[0].marks; mark++) {
        put_fixture(sketch, (struct rules_fixture){.kind = RULES_SPAN,
                                                   .index = (uint8_t)first,
                                                   .value = (uint8_t)mark,
                                                   .also = !first});
    }
}

/* Whoever stands may begin on what they can't step on: a floor cell with a fixture and nothing on
 * it, or -1. */
static inline int cell_to_begin_on(struct sketch *sketch) {
    const struct rules_level *level = sketch->level;
    int cells = level->width * level->height, at = pick(sketch, cells);
    for (int i = 0; i < cells; i++, at = (at + 1) % cells) {
        bool taken = at == level->start[RULES_A] || at == level->start[RULES_B];
        for (int stone = 0; stone < level->stone_count; stone++) {
            taken |= level->stone[stone].cell == at;
        }
        if (!taken && level->terrain[at] == RULES_FLOOR && level->fixture[at].kind) {
            return at;
        }
    }
    return -1;
}

static inline void begin_on_fixtures(struct sketch *sketch) {
    struct rules_level *level = sketch->level;
    int cell = cell_to_begin_on(sketch);
    if (cell >= 0 && level->stone_count && pick(sketch, 2)) {
        level->stone[0].cell = (uint16_t)cell;
    } else if (cell >= 0) {
        level->start[pick(sketch, 2)] = (uint16_t)cell;
    }
}

static inline bool fill_level(struct sketch *sketch) {
    struct rules_level *level = sketch->level;
    struct error error = {{0}};
    level->question_count = (uint8_t)(1 + pick(sketch, 2));
    for (int cell = 0; cell < level->width * level->height; cell++) {
        int dice = pick(sketch, 10);
        level->terrain[cell] = dice < 2 ? RULES_WALL : dice < 4 ? RULES_WATER : RULES_FLOOR;
    }
    level->start[RULES_A] = (uint16_t)free_cell(sketch, RULES_FLOOR);
    level->start[RULES_B] = (uint16_t)free_cell(sketch, RULES_FLOOR);
    put(sketch, RULES_HOME_A, 0, 0);
    put(sketch, RULES_HOME_B, 0, 0);
    bool spans = sketch->newer && level->question_count == 2 && pick(sketch, 3);
    if (spans) {
        put_spans(sketch);
    }
    for (int q = 0; q < level->question_count && !spans; q++) {
        put_question(sketch, q);
    }
    for (int ideas = 1 + pick(sketch, 3); ideas > 0; ideas--) {
        put_idea(sketch);
    }
    if (sketch->newer && pick(sketch, 2) == 0) {
        begin_on_fixtures(sketch);
    }
    return rules_prepare(level, &error);
}

/* False for the few seeds that give no level. */
static inline bool random_level(uint64_t seed, struct rules_level *level) {
    struct sketch sketch = {.level = level, .seed = seed, .newer = seed % 2 == 0};
    *level = (struct rules_level){0};
    level->width = (uint8_t)(3 + pick(&sketch, 4));
    level->height = (uint8_t)(3 + pick(&sketch, 2));
    return fill_level(&sketch);
}

/* The same on boards of 70 to 150 cells. */
static inline bool random_wide_level(uint64_t seed, struct rules_level *level) {
    struct sketch sketch = {.level = level, .seed = seed, .newer = seed % 2 == 0};
    *level = (struct rules_level){0};
    level->width = (uint8_t)(10 + pick(&sketch, 6));
    level->height = (uint8_t)(7 + pick(&sketch, 4));
    return fill_level(&sketch);
}

/* Two stones among plates and gates on open floor: what is pushed onto, off and out of gates. */
static inline bool random_gate_level(uint64_t seed, struct rules_level *level) {
    struct sketch sketch = {.level = level, .seed = seed};
    struct error error = {{0}};
    *level = (struct rules_level){.width = 5, .height = 4, .question_count = 1};
    level->question[0].marks = 2;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        level->terrain[cell] = RULES_FLOOR;
    }
    for (int i = 0; i < 2; i++) {
        level->start[i] = (uint16_t)free_cell(&sketch, RULES_FLOOR);
        level->stone[i].kind = (uint8_t)pick(&sketch, 4);
        level->stone[i].cell = (uint16_t)free_cell(&sketch, RULES_FLOOR);
        put(&sketch, RULES_PLATE, i, 0);
    }
    level->stone_count = 2;
    put(&sketch, RULES_PROMISE, 0, 2);
    for (int i = 0; i < 4; i++) {
        put(&sketch, RULES_GATE, pick(&sketch, 2), pick(&sketch, 2));
    }
    put(&sketch, RULES_QUIET, 0, 0);
    return rules_prepare(level, &error);
}

/* Two stones that begin on what answers decide, on open floor: what is misheard is not pushed. */
static inline bool random_lane_level(uint64_t seed, struct rules_level *level) {
    struct sketch sketch = {.level = level, .seed = seed};
    struct error error = {{0}};
    *level = (struct rules_level){
        .width = 5, .height = 4, .question_count = 2, .question = {{RULES_A, 2}, {RULES_B, 2}}};
    for (int cell = 0; cell < level->width * level->height; cell++) {
        level->terrain[cell] = RULES_FLOOR;
    }
    for (int mark = 0; mark < 2; mark++) {
        put_fixture(&sketch,
                    (struct rules_fixture){.kind = RULES_SPAN, .value = (uint8_t)mark, .also = 1});
        put(&sketch, RULES_AGAIN, 0, mark);
        put(&sketch, RULES_VEIL, pick(&sketch, 2), mark);
    }
    put(&sketch, RULES_FENCE, 1, pick(&sketch, 2));
    if (pick(&sketch, 2)) {
        put(&sketch, RULES_HEARTH, pick(&sketch, 2), 0);
    }
    for (int i = 0; i < 2; i++) {
        level->start[i] = (uint16_t)free_cell(&sketch, RULES_FLOOR);
    }
    for (int i = 0; i < 2; i++) {
        level->stone[i].kind = (uint8_t)(RULES_STONE_A + pick(&sketch, 2));
        level->stone[i].lent = (uint8_t)pick(&sketch, 3);
        level->stone[i].cell = (uint16_t)cell_to_begin_on(&sketch);
        level->stone_count++;
    }
    return rules_prepare(level, &error);
}

#endif

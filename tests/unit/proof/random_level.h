/* Small random levels with every fixture, the same for the same seed on every machine. */
#ifndef RANDOM_LEVEL_H
#define RANDOM_LEVEL_H

#include "rules/rules.h"

struct sketch {
    struct rules_level *level;
    uint64_t seed;
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

static inline void put(struct sketch *sketch, enum rules_fixture_kind kind, int index, int value) {
    int cell = free_cell(sketch, kind == RULES_POST ? RULES_WATER : RULES_FLOOR);
    if (cell < 0) {
        return;
    }
    sketch->level->fixture[cell] = (struct rules_fixture){
        .kind = (uint8_t)kind, .index = (uint8_t)index, .value = (uint8_t)value};
    if (kind == RULES_POST) {
        sketch->level->post[index] = (uint16_t)cell;
        sketch->level->post_count++;
    }
}

/* One of the ideas that levels are made of, with its counterpart. */
static inline void put_idea(struct sketch *sketch) {
    struct rules_level *level = sketch->level;
    int question = pick(sketch, level->question_count);
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
        if (level->stone_count < 2) {
            int cell = free_cell(sketch, RULES_FLOOR);
            level->stone[level->stone_count].kind = (uint8_t)pick(sketch, 4);
            level->stone[level->stone_count].cell = (uint16_t)cell;
            level->stone_count = (uint8_t)(level->stone_count + (cell >= 0));
        }
    }
}

static inline void put_question(struct sketch *sketch, int question) {
    struct rules_level *level = sketch->level;
    int marks = 2 + pick(sketch, 2);
    bool fences = pick(sketch, 3) == 0;
    level->question[question] = (struct rules_question){.by = (uint8_t)pick(sketch, 2),
                                                        .marks = (uint8_t)marks};
    for (int mark = 0; mark < marks; mark++) {
        put(sketch, fences ? RULES_FENCE : RULES_VEIL, question, mark);
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
    for (int q = 0; q < level->question_count; q++) {
        put_question(sketch, q);
    }
    for (int ideas = 1 + pick(sketch, 3); ideas > 0; ideas--) {
        put_idea(sketch);
    }
    return rules_prepare(level, &error);
}

/* False for the few seeds that give no level. */
static inline bool random_level(uint64_t seed, struct rules_level *level) {
    struct sketch sketch = {.level = level, .seed = seed};
    *level = (struct rules_level){0};
    level->width = (uint8_t)(3 + pick(&sketch, 4));
    level->height = (uint8_t)(3 + pick(&sketch, 2));
    return fill_level(&sketch);
}

/* The same on boards of 70 to 150 cells. */
static inline bool random_wide_level(uint64_t seed, struct rules_level *level) {
    struct sketch sketch = {.level = level, .seed = seed};
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

#endif

/* Boards that come of a draft's by small random changes, each judged by its proof: a climb that
 * takes what is as good or better. What is handed out is proved in full. */
#include "draft/draft.h"
#include "rules/fixtures.h"

#include <stdlib.h>
#include <string.h>

enum { TRIES = 120, CLIMBS = 9, LOOKS = 40, NOTHING_FITS = -1, HOLDS = 1000 };
#define STATES UINT64_C(60000)

struct climb {
    struct draft_helping *helping;
    uint64_t random;
};

static int below(struct climb *climb, int bound) {
    return (int)random_below(&climb->random, (uint32_t)bound);
}

/* --- cells --- */

static bool is_stood_on(const struct rules_level *level, int cell) {
    bool stood = level->start[RULES_A] == cell || level->start[RULES_B] == cell;
    for (int i = 0; i < level->stone_count; i++) {
        stood |= level->stone[i].cell == cell;
    }
    return stood;
}

static bool is_plain(const struct rules_level *level, int cell) {
    return level->terrain[cell] == RULES_FLOOR && level->fixture[cell].kind == RULES_NO_FIXTURE &&
           !is_stood_on(level, cell);
}

static bool is_bare(const struct rules_level *level, int cell) {
    return level->fixture[cell].kind == RULES_NO_FIXTURE && !is_stood_on(level, cell);
}

/* Could lie elsewhere. */
static bool is_loose(const struct rules_level *level, int cell) {
    return level->fixture[cell].kind != RULES_NO_FIXTURE && level->terrain[cell] == RULES_FLOOR;
}

static int find(struct climb *climb, const struct rules_level *level,
                bool (*fits)(const struct rules_level *level, int cell)) {
    for (int i = 0; i < LOOKS; i++) {
        int cell = below(climb, level->width * level->height);
        if (fits(level, cell)) {
            return cell;
        }
    }
    return NOTHING_FITS;
}

/* --- changes; each may come to nothing --- */

static void change_land(struct climb *climb, struct rules_level *level) {
    int cell = find(climb, level, is_bare);
    if (cell >= 0) {
        bool floor = level->terrain[cell] == RULES_FLOOR;
        level->terrain[cell] = floor ? RULES_WATER : RULES_FLOOR;
        level->open_sea[cell] = 0;
    }
}

static void move_thing(struct climb *climb, struct rules_level *level) {
    int from = find(climb, level, is_loose), to = find(climb, level, is_plain);
    if (from >= 0 && to >= 0) {
        level->fixture[to] = level->fixture[from];
        level->fixture[from] = (struct rules_fixture){0};
    }
}

static void move_stone(struct climb *climb, struct rules_level *level) {
    int to = find(climb, level, is_plain);
    if (level->stone_count && to >= 0) {
        level->stone[below(climb, level->stone_count)].cell = (uint16_t)to;
    }
}

static int free_channel(const struct rules_level *level) {
    unsigned used = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        struct rules_fixture fixture = level->fixture[cell];
        bool channel = rules_traits[fixture.kind].index == RULES_INDEX_CHANNEL;
        used |= channel ? 1u << fixture.index : 0;
    }
    for (int i = 0; i < RULES_MAX_CHANNELS; i++) {
        if (!(used >> i & 1)) {
            return i;
        }
    }
    return NOTHING_FITS;
}

static void add_gate(struct climb *climb, struct rules_level *level) {
    int channel = free_channel(level);
    int gate = find(climb, level, is_plain);
    if (channel < 0 || gate < 0) {
        return;
    }
    level->fixture[gate] = (struct rules_fixture){.kind = RULES_GATE, .index = (uint8_t)channel};
    for (int i = 1 + below(climb, 2); i > 0; i--) { /* one to go, one for the way back */
        int plate = find(climb, level, is_plain);
        if (plate >= 0) {
            level->fixture[plate] = (struct rules_fixture){.kind = RULES_PLATE,
                                                           .index = (uint8_t)channel};
        }
    }
}

static void add_stone(struct climb *climb, struct rules_level *level) {
    int cell = find(climb, level, is_plain);
    if (cell >= 0 && level->stone_count < RULES_MAX_STONES) {
        int i = level->stone_count++;
        level->stone[i].kind = (uint8_t)below(climb, RULES_STONE_HEAVY + 1);
        level->stone[i].lent = 0;
        level->stone[i].cell = (uint16_t)cell;
    }
}

static void add_heard_gate(struct climb *climb, struct rules_level *level) {
    int cell = find(climb, level, is_plain);
    if (cell >= 0) {
        level->fixture[cell] = (struct rules_fixture){
            .kind = RULES_HEARD_GATE, .index = (uint8_t)below(climb, level->question_count)};
    }
}

/* A strait from edge to edge, with a bridge for each mark. */
static void add_strait(struct climb *climb, struct rules_level *level) {
    bool upright = below(climb, 2);
    int question = below(climb, level->question_count);
    int length = upright ? level->height : level->width;
    int at = 1 + below(climb, (upright ? level->width : level->height) - 2);
    int bridges = level->question[question].marks;
    for (int i = 0; i < length; i++) {
        int cell = upright ? i * level->width + at : at * level->width + i;
        if (!is_plain(level, cell)) {
            continue;
        }
        if (bridges) {
            level->fixture[cell] = (struct rules_fixture){
                .kind = RULES_VEIL, .index = (uint8_t)question, .value = (uint8_t)--bridges};
        } else {
            level->terrain[cell] = RULES_WATER;
        }
    }
}

static void change(struct climb *climb, struct rules_level *level) {
    static void (*const changes[])(struct climb * climb, struct rules_level * level) = {
        change_land, move_thing, move_stone, add_gate, add_stone, add_heard_gate, add_strait};
    enum { KEEPS = 3, ALL = sizeof changes / sizeof *changes };
    int count = climb->helping->what == DRAFT_GO_ON ? ALL : KEEPS;
    for (int i = 1 + below(climb, 3); i > 0; i--) {
        changes[below(climb, count)](climb, level);
    }
}

/* --- how good it is --- */

static bool goes_on(void *context, const struct proof_progress *progress) {
    const struct draft_helping *helping = context;
    (void)progress;
    return !atomic_load(&helping->called_off);
}

static int difference(const struct rules_level *level, const struct rules_level *other) {
    int count = 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        count += level->terrain[cell] != other->terrain[cell] ||
                 level->fixture[cell].kind != other->fixture[cell].kind ||
                 is_stood_on(level, cell) != is_stood_on(other, cell);
    }
    return count;
}

static int part(struct proof_ratio ratio, int whole) {
    return ratio.under ? (int)(ratio.over * (uint64_t)whole / ratio.under) : 0;
}

/* HOLDS and more where it is proved. */
static int points_of(const struct climb *climb, const struct proof *proof,
                     const struct rules_level *level) {
    int least = 0, needed = 0;
    for (int c = 0; c < proof->combinations; c++) {
        least = c == 0 || proof->shortest[c] < least ? proof->shortest[c] : least;
    }
    for (int q = 0; q < proof->question_count; q++) {
        needed += proof->needed[q] == PROOF_YES;
    }
    if (!proof_holds(proof)) {
        return 100 * needed - 10 * (proof->unsolvable + proof->not_proved);
    }
    int new = difference(level, &climb->helping->from);
    int most = level->width * level->height / 8;
    return HOLDS + (least < 60 ? least : 60) + 4 * (proof->handovers < 8 ? proof->handovers : 8) +
           part(proof->gentle, 40) + part(proof->share, 80) - part(proof->fair, 100) +
           (climb->helping->what == DRAFT_RELAY ? 4 * (new < most ? new : most) : 0);
}

/* -HOLDS where it is no level. */
static int judge(struct climb *climb, struct rules_level *level) {
    struct proof_options options = {
        .states = STATES, .progress = goes_on, .context = climb->helping};
    struct proof proof = {0};
    int points = -HOLDS;
    if (rules_prepare(level, NULL)) {
        bool good = proof_level(level, &options, &proof, NULL);
        points = good ? points_of(climb, &proof, level) : -HOLDS;
        proof_release(&proof);
    }
    return points;
}

static bool is_new(const struct draft_helping *helping, const struct rules_level *level) {
    uint64_t hash = rules_hash_level(level);
    bool new = hash != rules_hash_level(&helping->from) &&
               (helping->what == DRAFT_GO_ON || !proof_mine_alike(level, &helping->from));
    for (int i = 0; i < atomic_load(&helping->found); i++) {
        new = new &&hash != rules_hash_level(&helping->board[i]);
    }
    return new;
}

static bool climb_once(struct climb *climb, struct rules_level *best) {
    *best = climb->helping->from;
    int points = judge(climb, best);
    for (int i = 0; i < TRIES && !atomic_load(&climb->helping->called_off); i++) {
        struct rules_level next = *best;
        change(climb, &next);
        int judged = judge(climb, &next);
        if (judged >= points) {
            points = judged;
            *best = next;
        }
    }
    return points >= HOLDS - 100 && !atomic_load(&climb->helping->called_off);
}

/* --- from outside --- */

struct draft_helping *draft_helping_new(const struct draft *draft, enum draft_help what,
                                        uint64_t seed) {
    struct draft_helping *helping = base_alloc(sizeof *helping);
    helping->from = draft_level(draft)->rules;
    helping->what = what;
    helping->seed = seed;
    atomic_init(&helping->called_off, false);
    atomic_init(&helping->found, 0);
    return helping;
}

void draft_helping_free(struct draft_helping *helping) {
    free(helping);
}

void draft_find_boards(void *work) {
    struct draft_helping *helping = work;
    struct climb climb = {.helping = helping, .random = helping->seed};
    for (int i = 0; i < CLIMBS && atomic_load(&helping->found) < DRAFT_BOARDS; i++) {
        struct rules_level best;
        int found = atomic_load(&helping->found);
        if (climb_once(&climb, &best) && is_new(helping, &best)) {
            helping->board[found] = best;
            atomic_store(&helping->found, found + 1);
        }
    }
}

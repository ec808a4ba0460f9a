/* Where the states of a set go. What a step does to the world is asked of rules_step once for all
 * states that it does the same for; the few others are asked state by state. */
#include "proof/search.h"
#include "rules/fixtures.h"

#include <assert.h>
#include <string.h>

enum { UNKNOWN_WORLD = -1, REFUSED_WORLD = -2 };
#define UNKNOWN ((uint32_t)UNKNOWN_WORLD) /* the same as PROOF_NO_WORLD */
#define REFUSED ((uint32_t)REFUSED_WORLD)

/* Where a set lies, and which of its states are to move. */
struct place {
    int row, segment;
    int cell;    /* B's */
    int pressed; /* the channel that B alone holds, or -1 */
    uint64_t bits;
};

struct rules_action proof_action(int number) {
    return (struct rules_action){
        .player = (uint8_t)(number / (RULES_ACTIONS / 2)),
        .move = (uint8_t)(number % (RULES_ACTIONS / 2)),
    };
}

bool proof_successor(const struct proof_search *search, const struct proof_node *node,
                     struct rules_action action, struct proof_node *next) {
    const struct proof_task *task = &search->task;
    *next = *node;
    enum rules_result result = rules_step(task->level, &task->answers, &next->state, action, NULL);
    if (result == RULES_MISHEARD) {
        int target = task->level->neighbour[node->state.at[action.player]][action.move];
        next->misheard = task->goal == PROOF_GUESS ? task->locks->at[target] : 0;
        return task->goal == PROOF_MISSES || (next->misheard && !node->misheard);
    }
    return result == RULES_DONE;
}

static int lowest(uint64_t bits) {
    return __builtin_ctzll(bits);
}

static bool is_promised(const struct rules_state *state, int player) {
    return state->promise[player] > 0;
}

/* --- opening a world --- */

enum entry { SHUT, OPEN, ASK };

/* A step onto what answers decide: open or shut where that is plain, and the rules' where not. Of a
 * question that is heard nobody has to be asked, but for again veils. */
static enum entry by_answer(const struct proof_search *search, const struct rules_state *state,
                            int player, const struct rules_fixture *fixture) {
    const struct rules_level *level = search->task.level;
    const struct rules_answers *answers = &search->task.answers;
    unsigned questions = rules_questions(fixture), unheard = questions & ~(unsigned)state->heard;
    bool own = level->question[fixture->index].by == player, dark = state->dark >> player & 1;
    bool is_answer = answers->mark[fixture->index] == fixture->value;
    if (questions & (level->shut | ~rules_asked(level, state))) {
        return SHUT;
    }
    switch (fixture->kind) {
    case RULES_FENCE:
        return own || (!is_answer && !dark) ? OPEN : dark ? SHUT : ASK;
    case RULES_AGAIN:
        return unheard || (own ? !is_answer : dark) ? SHUT : is_answer ? OPEN : ASK;
    case RULES_SPAN:
        return unheard                                       ? (dark ? SHUT : ASK)
               : rules_span_carries(level, answers, fixture) ? OPEN
                                                             : SHUT;
    default:
        return unheard ? (own || dark ? SHUT : ASK) : is_answer ? OPEN : SHUT;
    }
}

/* Can a player enter, whatever the partner does? Gates that only the partner could hold count as
 * not held. */
static enum entry judge(const struct proof_search *search, const struct proof_world *world,
                        int player, int cell) {
    const struct rules_level *level = search->task.level;
    const struct rules_state *state = &world->node.state;
    const struct rules_fixture *fixture = &level->fixture[cell];
    bool boat = fixture->kind == RULES_POST && state->boat == fixture->index;
    if (level->terrain[cell] == RULES_WALL ||
        (level->terrain[cell] == RULES_WATER && !boat && !rules_sunken(level, state, cell))) {
        return SHUT;
    }
    switch ((enum rules_fixture_kind)fixture->kind) {
    case RULES_GATE:
        return (world->held >> fixture->index & 1) != (fixture->value != 0) ? OPEN : SHUT;
    case RULES_STAR_GATE:
    case RULES_HEARD_GATE:
        return rules_gate_open(level, state, cell) ? OPEN : SHUT;
    case RULES_TIDE:
        return rules_tide_low(level, state, cell) ? OPEN : SHUT;
    case RULES_VEIL:
    case RULES_FENCE:
    case RULES_SPAN:
    case RULES_AGAIN:
        return by_answer(search, state, player, fixture);
    case RULES_HEARTH:
        return rules_asked(level, state) >> fixture->index & 1 ? OPEN : ASK;
    case RULES_NO_FIXTURE:
    case RULES_PLATE:
    case RULES_QUIET:
    case RULES_POST:
    case RULES_STAR:
    case RULES_HOME_A:
    case RULES_HOME_B:
        return OPEN;
    case RULES_PROMISE:
    case RULES_BELL:
    case RULES_FIXTURE_KINDS:
        break;
    }
    return ASK;
}

static void set_seat(struct proof_cells *cells, int seat) {
    cells->word[seat / 64] |= UINT64_C(1) << seat % 64;
}

static void open_moody(const struct proof_search *search, struct proof_world *world) {
    const struct proof_space *space = &search->space;
    for (int i = 0; i < space->moody_count; i++) {
        int cell = space->moody[i], seat = space->seat[cell];
        for (int player = 0; player < 2; player++) {
            enum entry entry = judge(search, world, player, cell);
            world->entered[player][cell].world = UNKNOWN;
            if (entry != SHUT) {
                set_seat(entry == OPEN ? &world->open[player] : &world->ask[player], seat);
            }
        }
    }
}

static void place_stones(const struct proof_search *search, struct proof_world *world) {
    const struct rules_level *level = search->task.level;
    const struct rules_state *state = &world->node.state;
    for (int i = 0; i < level->stone_count; i++) {
        int cell = state->stone[i], seat = search->space.seat[cell];
        if (state->sunk >> i & 1) {
            continue;
        }
        world->stone_on[cell] = (uint8_t)i;
        if (seat != RULES_NOWHERE) {
            set_seat(&world->stones, seat);
        }
        if (level->fixture[cell].kind == RULES_PLATE) {
            world->held |= (uint16_t)(1u << level->fixture[cell].index);
        }
    }
}

void proof_open(struct proof_search *search, uint32_t number) {
    const struct proof_space *space = &search->space;
    struct proof_world *world = &search->world;
    if (world->number == number) {
        return;
    }
    world->number = number;
    proof_unpack(&search->layout, proof_key(search, number), &world->node);
    world->open[RULES_A] = world->open[RULES_B] = space->always;
    world->ask[RULES_A] = world->ask[RULES_B] = world->stones = (struct proof_cells){{0}};
    world->held = 0;
    place_stones(search, world);
    open_moody(search, world);
    for (int i = 0; i < space->segments; i++) {
        for (int player = 0; player < 2; player++) {
            world->open[player].word[i] &= ~world->stones.word[i];
            world->ask[player].word[i] &= ~world->stones.word[i];
        }
    }
    world->lines = !world->node.state.dark &&
                   world->node.state.stars != (1u << search->task.level->star_count) - 1;
    world->after[RULES_A] = world->after[RULES_B] = search->ticking ? UNKNOWN : number;
    world->breathed[RULES_A] = world->breathed[RULES_B] = UNKNOWN;
    memset(world->pushed, 0xff, sizeof world->pushed); /* UNKNOWN */
}

/* --- jumps --- */

static void add_jump(struct proof_search *search, uint64_t from, uint32_t world, int set,
                     int turn) {
    if (from && world != PROOF_NO_WORLD) {
        search->jumps.jump[search->jumps.count++] = (struct proof_jump){
            .from = from, .world = world, .set = (uint16_t)set, .turn = (uint8_t)(turn & 63)};
        __builtin_prefetch(&proof_sets(search, world)[set]);
    }
}

/* One state steps. Its new world, or REFUSED. */
static uint32_t step(struct proof_search *search, const struct place *place, int bit,
                     struct rules_action action, struct proof_node *next) {
    struct proof_node *node = &search->world.node;
    node->state.at[RULES_A] = search->space.cell_at[64 * place->segment + bit];
    node->state.at[RULES_B] = (uint16_t)place->cell;
    search->asked++;
    return proof_successor(search, node, action, next) ? proof_find_world(search, next, true)
                                                       : REFUSED;
}

static void ask_each(struct proof_search *search, const struct place *place, uint64_t bits,
                     struct rules_action action) {
    const struct proof_space *space = &search->space;
    for (; bits; bits &= bits - 1) {
        struct proof_node next;
        int bit = lowest(bits);
        uint32_t world = step(search, place, bit, action, &next);
        if (world != REFUSED) {
            int seat = space->seat[next.state.at[RULES_A]];
            int row = space->row[next.state.at[RULES_B]];
            add_jump(search, UINT64_C(1) << bit, world, row * space->segments + seat / 64,
                     seat % 64 - bit);
        }
    }
}

/* Mostly there are none. */
static inline void ask(struct proof_search *search, const struct place *place, uint64_t bits,
                       struct rules_action action) {
    if (bits) {
        ask_each(search, place, bits, action);
    }
}

static int set_of(const struct proof_search *search, const struct place *place) {
    return place->row * search->space.segments + place->segment;
}

/* A step that does to the world the same for all states that can take it: `after`, once known. */
static void move_alike(struct proof_search *search, const struct place *place, uint64_t bits,
                       struct rules_action action, uint32_t *after, int set, int turn) {
    if (bits && *after == UNKNOWN) {
        struct proof_node next;
        *after = step(search, place, lowest(bits), action, &next);
        assert(*after != REFUSED);
    }
    add_jump(search, bits, *after, set, turn);
}

/* Of the states in which a player steps onto this cell, those for which it matters where the
 * partner stands: who is in the boat that a bell calls, and who stands by in the light of a lit
 * veil. */
static uint64_t not_alike(const struct proof_search *search, const struct place *place, int player,
                          int cell) {
    const struct proof_space *space = &search->space;
    const struct rules_fixture *fixture = &space->level->fixture[cell];
    bool lit = fixture->kind == RULES_VEIL && fixture->also;
    bool carries = fixture->kind == RULES_BELL &&
                   (player == RULES_B || space->level->fixture[place->cell].kind == RULES_POST);
    return lit || (carries && player == RULES_A) ? UINT64_MAX
           : carries                             ? space->post.word[place->segment]
                                                 : 0;
}

/* A step onto a cell that rules_step is asked about. Light that kindles is the caller's to see. */
static void enter(struct proof_search *search, const struct place *place, uint64_t bits,
                  struct rules_action action, int cell, int set, int turn) {
    struct proof_outcome *entered = &search->world.entered[action.player][cell];
    uint64_t apart = not_alike(search, place, action.player, cell);
    ask(search, place, bits & apart, action);
    bits &= ~apart;
    if (bits && entered->world == UNKNOWN) {
        struct proof_node next;
        entered->world = step(search, place, lowest(bits), action, &next);
        entered->stays = next.state.at[action.player] != cell;
    }
    if (entered->world != REFUSED) {
        add_jump(search, bits, entered->world, entered->stays ? set_of(search, place) : set,
                 entered->stays ? 0 : turn);
    }
}

/* --- pushing --- */

/* Is stepping onto a fixture, once it is open, no more than moving there? */
static bool is_plain(enum rules_fixture_kind kind) {
    switch (kind) {
    case RULES_NO_FIXTURE:
    case RULES_PLATE:
    case RULES_HEARD_GATE:
    case RULES_TIDE:
    case RULES_QUIET:
    case RULES_POST:
    case RULES_STAR:
    case RULES_STAR_GATE:
    case RULES_HOME_A:
    case RULES_HOME_B:
        return true;
    case RULES_GATE: /* the partner may hold it */
    case RULES_VEIL:
    case RULES_FENCE:
    case RULES_PROMISE:
    case RULES_BELL:
    case RULES_HEARTH:
    case RULES_SPAN:
    case RULES_AGAIN:
    case RULES_FIXTURE_KINDS:
        break;
    }
    return false;
}

/* Does a push depend on the partner only by standing in the way, or beside for a heavy stone? */
static bool pushes_alike(const struct rules_level *level, int target, int behind) {
    return is_plain((enum rules_fixture_kind)level->fixture[target].kind) &&
           level->fixture[behind].kind != RULES_GATE;
}

/* `bits` step to where a stone lies; the target of A's step is the seat of bit + turn. */
static void push(struct proof_search *search, const struct place *place, uint64_t bits,
                 struct rules_action action, int target, int set, int turn) {
    const struct proof_space *space = &search->space;
    const struct rules_level *level = space->level;
    struct proof_world *world = &search->world;
    int stone = world->stone_on[target];
    int behind = level->neighbour[target][action.move];
    if (behind == RULES_NOWHERE) {
        return;
    }
    if (!pushes_alike(level, target, behind)) {
        ask(search, place, bits, action);
        return;
    }
    if (level->stone[stone].kind == RULES_STONE_HEAVY) {
        bits &= space->beside[place->cell].word[place->segment];
    }
    int seat = space->seat[behind];
    if (action.player == RULES_B && seat != RULES_NOWHERE && seat / 64 == place->segment) {
        bits &= ~(UINT64_C(1) << seat % 64);
    }
    if (!bits || (action.player == RULES_A && place->cell == behind)) {
        return;
    }
    uint32_t *pushed = &world->pushed[action.player][stone][action.move];
    if (*pushed == UNKNOWN) {
        struct proof_node next;
        *pushed = step(search, place, lowest(bits), action, &next);
    }
    if (*pushed != REFUSED) {
        add_jump(search, bits, *pushed, set, turn);
    }
}

/* --- walking --- */

/* The seats of a segment that A can enter. */
static uint64_t enterable(const struct proof_search *search, const struct place *place,
                          int segment) {
    uint64_t open = search->world.open[RULES_A].word[segment];
    if (place->pressed >= 0) {
        const struct proof_cells *gate = search->space.gate[place->pressed];
        open |= gate[false].word[segment] & ~search->world.stones.word[segment];
        open &= ~gate[true].word[segment];
    }
    return open;
}

static void glide(struct proof_search *search, const struct place *place,
                  const struct proof_glide *glide) {
    const struct proof_space *space = &search->space;
    const struct proof_world *world = &search->world;
    const struct rules_action action = {.player = RULES_A, .move = glide->direction};
    int segment = glide->segment, turn = glide->turn;
    uint64_t landing = proof_turned(place->bits & glide->from, turn) &
                       ~space->block[place->cell].word[segment];
    if (!landing) {
        return;
    }
    uint64_t stones = landing & world->stones.word[segment];
    uint64_t lit = world->lines ? space->line[place->cell].word[segment] : 0;
    uint64_t asked = landing & world->ask[RULES_A].word[segment];
    int set = place->row * space->segments + segment;
    landing &= enterable(search, place, segment);
    move_alike(search, place, proof_turned(landing & ~lit, -turn), action,
               &search->world.after[RULES_A], set, turn);
    ask(search, place, proof_turned((landing | stones | asked) & lit, -turn), action);
    for (asked &= ~lit; asked; asked &= asked - 1) {
        enter(search, place, proof_turned(asked & -asked, -turn), action,
              space->cell_at[64 * segment + lowest(asked)], set, turn);
    }
    for (stones &= ~lit; stones; stones &= stones - 1) {
        push(search, place, proof_turned(stones & -stones, -turn), action,
             space->cell_at[64 * segment + lowest(stones)], set, turn);
    }
}

/* Of the states in which B stands before this cell, those in which it can be entered. */
static uint64_t able_to_enter(const struct proof_search *search, const struct place *place,
                              int cell) {
    const struct proof_space *space = &search->space;
    const struct proof_world *world = &search->world;
    const struct rules_fixture *fixture = &space->level->fixture[cell];
    if (fixture->kind == RULES_GATE && !(world->held >> fixture->index & 1) &&
        space->level->terrain[cell] == RULES_FLOOR) {
        uint64_t pressing = space->plate[fixture->index].word[place->segment];
        if (is_promised(&world->node.state, RULES_A)) {
            pressing |= space->promise[fixture->index].word[place->segment];
        }
        return fixture->value ? ~pressing : pressing;
    }
    return proof_has(&world->open[RULES_B], space->seat[cell]) ? UINT64_MAX : 0;
}

static void walk_b(struct proof_search *search, const struct place *place, int direction) {
    const struct proof_space *space = &search->space;
    const struct proof_world *world = &search->world;
    const struct rules_action action = {.player = RULES_B, .move = (uint8_t)direction};
    int cell = space->level->neighbour[place->cell][direction];
    if (cell == RULES_NOWHERE || space->row[cell] == RULES_NOWHERE) {
        return;
    }
    int set = space->row[cell] * space->segments + place->segment;
    uint64_t bits = place->bits & ~space->block[cell].word[place->segment];
    uint64_t lit = world->lines ? space->line[cell].word[place->segment] : 0;
    if (proof_has(&world->stones, space->seat[cell])) {
        ask(search, place, bits & lit, action);
        push(search, place, bits & ~lit, action, cell, set, 0);
    } else if (proof_has(&world->ask[RULES_B], space->seat[cell])) {
        ask(search, place, bits & lit, action);
        enter(search, place, bits & ~lit, action, cell, set, 0);
    } else {
        bits &= able_to_enter(search, place, cell);
        ask(search, place, bits & lit, action);
        move_alike(search, place, bits & ~lit, action, &search->world.after[RULES_B], set, 0);
    }
}

/* A breath matters beside each other in the dark, where it kindles a star, and as a beat. */
static void breathe(struct proof_search *search, const struct place *place, int player) {
    const struct proof_space *space = &search->space;
    struct proof_world *world = &search->world;
    const struct rules_action action = {.player = (uint8_t)player, .move = RULES_BREATHE};
    uint64_t near = 0, lit = 0;
    if (world->node.state.dark) {
        near = place->bits & space->beside[place->cell].word[place->segment];
    }
    if (world->lines) {
        lit = place->bits & space->line[place->cell].word[place->segment];
    }
    move_alike(search, place, near, action, &world->breathed[player], set_of(search, place), 0);
    ask(search, place, lit, action);
    if (search->ticking) {
        move_alike(search, place, place->bits & ~near & ~lit, action, &world->after[player],
                   set_of(search, place), 0);
    }
}

static int pressed_by_b(const struct proof_world *world, const struct rules_fixture *fixture) {
    bool presses = fixture->kind == RULES_PLATE ||
                   (fixture->kind == RULES_PROMISE && is_promised(&world->node.state, RULES_B));
    return presses && !(world->held >> fixture->index & 1) ? fixture->index : -1;
}

void proof_moves(struct proof_search *search, int set, uint64_t bits) {
    const struct proof_space *space = &search->space;
    const struct rules_state *state = &search->world.node.state;
    struct place place = {.row = set / space->segments, .segment = set % space->segments};
    search->jumps.count = search->jumps.of_a = 0;
    search->moved++;
    place.bits = bits & ~proof_won(space, place.row, place.segment);
    place.cell = space->cell_of[place.row];
    place.pressed = pressed_by_b(&search->world, &space->level->fixture[place.cell]);
    if (!place.bits) {
        return;
    }
    if (!is_promised(state, RULES_A)) {
        for (int i = 0; i < space->glides[place.segment]; i++) {
            glide(search, &place, &space->glide[place.segment][i]);
        }
        breathe(search, &place, RULES_A);
    }
    search->jumps.of_a = search->jumps.count;
    if (!is_promised(state, RULES_B)) {
        for (int direction = 0; direction < 4; direction++) {
            walk_b(search, &place, direction);
        }
        breathe(search, &place, RULES_B);
    }
}

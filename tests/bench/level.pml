/* Clean play of one level for SPIN, as embedded C, which is its quickest exact form. The level
 * comes from tables.h, which promela.c writes. One action is one transition; a won state has none;
 * stones are kept in the canonical order of docs/rules.md, so the states are those of the game. */
#include "tables.h"

CELL cell[2];
CELL stone[STONES + 1];
byte sunk;
byte heard;
byte beat;
#if PROMISES
byte promised[2];
#endif
#if POSTS
byte boat;
#endif
#if STARS
short stars;
#endif

c_decl {
\#define TABLES
\#include "tables.h"
\#undef TABLES

struct next {
    int cell[2], stone[STONES + 1], sunk, heard, beat, promised[2], boat, stars;
};
static struct next next;
}

c_code {
/* `next` begins as the state itself; a step is judged by what `now` holds. */
static void begin(void) {
    for (int i = 0; i < 2; i++)
        next.cell[i] = now.cell[i];
    for (int i = 0; i < STONES; i++)
        next.stone[i] = now.stone[i];
    next.sunk = now.sunk;
    next.heard = now.heard;
    next.beat = PERIOD ? (now.beat + 1) % (2 * (PERIOD ? PERIOD : 1)) : 0;
#if PROMISES
    next.promised[0] = now.promised[0];
    next.promised[1] = now.promised[1];
#endif
#if POSTS
    next.boat = now.boat;
#endif
#if STARS
    next.stars = now.stars;
#endif
}

static int stone_at(int at) {
    for (int i = 0; i < STONES; i++)
        if (next.stone[i] == at && !(next.sunk >> i & 1))
            return i;
    return -1;
}

static int sunken(int at) {
    for (int i = 0; i < STONES; i++)
        if (next.stone[i] == at && next.sunk >> i & 1)
            return 1;
    return 0;
}

static int beside(int a, int b) {
    return neighbour[4 * a] == b || neighbour[4 * a + 1] == b || neighbour[4 * a + 2] == b ||
           neighbour[4 * a + 3] == b;
}

static int presses(int player, int at) {
    return next.cell[player] == at && (kind[at] == PLATE || next.promised[player]);
}

/* The mover and the stone that is pushed press no plate; -1: everybody does. */
static int gate_open(int at, int mover, int pushed) {
    if (kind[at] == HEARD_GATE)
        return next.heard >> number[at] & 1;
    if (kind[at] == STAR_GATE)
        return (next.stars & channel_stars[number[at]]) == channel_stars[number[at]];
    if (kind[at] != GATE)
        return 1;
    int active = 0;
    for (int i = 0; i < PLATES; i++)
        if (number[plate[i]] == number[at]) {
            int on = kind[plate[i]] == PLATE ? stone_at(plate[i]) : -1;
            active |= (on >= 0 && on != pushed) || (mover != 0 && presses(0, plate[i])) ||
                      (mover != 1 && presses(1, plate[i]));
        }
    return active != value[at];
}

static int low(int at) {
    return kind[at] != TIDE || (PERIOD && now.beat / (PERIOD ? PERIOD : 1) % 2 == value[at]);
}

static int dry(int at) {
    return terrain[at] != WATER || sunken(at) || (kind[at] == POST && next.boat == number[at]);
}

/* Kindles what lies between the players, if nothing stands in the light. */
static void shine(void) {
    int from = next.cell[0] < next.cell[1] ? next.cell[0] : next.cell[1];
    int to = next.cell[0] + next.cell[1] - from, stride, between = 0;
    if (from / WIDTH != to / WIDTH && from % WIDTH != to % WIDTH)
        return;
    stride = from / WIDTH == to / WIDTH ? 1 : WIDTH;
    for (int at = from + stride; at < to; at += stride) {
        if (terrain[at] == WALL || stone_at(at) >= 0 || !gate_open(at, -1, -1))
            return;
        if (kind[at] == STAR)
            between |= 1 << value[at];
    }
    next.stars |= between;
}

static void arrive(int player) {
    int at = next.cell[player];
    if (kind[at] == PROMISE)
        next.promised[player] = value[at];
    if (kind[at] == BELL && next.boat != number[at]) {
        for (int i = 0; i < 2; i++)
            if (next.cell[i] == post[next.boat])
                next.cell[i] = post[number[at]];
        next.boat = number[at];
    }
}

static void insert(int *list, int count, int at) {
    for (; count > 0 && list[count - 1] > at; count--)
        list[count] = list[count - 1];
    list[count] = at;
}

/* Of one kind the unsunken first; the sunken in order over all kinds. */
static void sort_stones(void) {
    int floating[STONES + 1], down[STONES + 1], mask = 0, down_count = 0, taken = 0, end;
    for (int i = 0; i < STONES; i++)
        if (next.sunk >> i & 1)
            insert(down, down_count++, next.stone[i]);
    for (int i = 0; i < STONES; i = end) {
        int count = 0;
        for (end = i; end < STONES && stone_kind[end] == stone_kind[i]; end++)
            if (!(next.sunk >> end & 1))
                insert(floating, count++, next.stone[end]);
        for (int k = i; k < end; k++) {
            if (k - i < count) {
                next.stone[k] = floating[k - i];
            } else {
                next.stone[k] = down[taken++];
                mask |= 1 << k;
            }
        }
    }
    next.sunk = mask;
}

static int push(int player, int direction, int target, int pushed) {
    int to = neighbour[4 * target + direction];
    if ((stone_kind[pushed] == OF_A && player) || (stone_kind[pushed] == OF_B && !player) ||
        (stone_kind[pushed] == HEAVY && !beside(now.cell[0], now.cell[1])))
        return 0;
    if (to == NOWHERE || terrain[to] == WALL || to == now.cell[!player] || stone_at(to) >= 0 ||
        kind[to] == VEIL || kind[to] == FENCE || kind[to] == POST || kind[to] == PROMISE ||
        !low(to) || !gate_open(to, player, pushed))
        return 0;
    return 1;
}

static void roll(int to, int pushed) {
    if (!dry(to))
        next.sunk |= 1 << pushed;
    next.stone[pushed] = to;
    sort_stones();
}

/* May the player enter, and what is heard by it? */
static int enter(int player, int partner, int target, int pushed) {
    if (!dry(target) || !gate_open(target, player, pushed) || !low(target))
        return 0;
    if ((kind[target] == QUIET || kind[partner] == QUIET) && beside(target, partner))
        return 0;
    if (kind[target] == VEIL) {
        int q = number[target];
        if (value[target] != answer[q] || (!(now.heard >> q & 1) && asker[q] == player))
            return 0;
        next.heard |= 1 << q;
    }
    return kind[target] != FENCE || asker[number[target]] == player ||
           value[target] != answer[number[target]];
}

/* Fills `next`; 0 where the action is refused, misheard, or cannot change anything. */
static int step(int action) {
    int player = action / 5, direction = action % 5, partner = now.cell[!player];
    begin();
    if ((kind[now.cell[0]] == HOME_A && kind[now.cell[1]] == HOME_B) || next.promised[player])
        return 0;
    if (direction == 4 && !PERIOD && !PROMISES && !STARS)
        return 0;
    if (direction < 4) {
        int target = neighbour[4 * now.cell[player] + direction];
        if (target == NOWHERE || terrain[target] == WALL || target == partner)
            return 0;
        int pushed = stone_at(target);
        if ((pushed >= 0 && !push(player, direction, target, pushed)) ||
            !enter(player, partner, target, pushed))
            return 0;
        if (pushed >= 0)
            roll(neighbour[4 * target + direction], pushed);
        next.cell[player] = target;
    }
    if (next.promised[!player])
        next.promised[!player]--;
    if (direction < 4)
        arrive(player);
    if (STARS)
        shine();
    return 1;
}

static void start(void) {
    now.cell[0] = START_A;
    now.cell[1] = START_B;
    for (int i = 0; i < STONES; i++)
        now.stone[i] = stone_start[i];
#if POSTS
    now.boat = FIRST_POST;
#endif
}

static void take(void) {
    now.cell[0] = next.cell[0];
    now.cell[1] = next.cell[1];
    for (int i = 0; i < STONES; i++)
        now.stone[i] = next.stone[i];
    now.sunk = next.sunk;
    now.heard = next.heard;
    now.beat = next.beat;
#if PROMISES
    now.promised[0] = next.promised[0];
    now.promised[1] = next.promised[1];
#endif
#if POSTS
    now.boat = next.boat;
#endif
#if STARS
    now.stars = next.stars;
#endif
}
}

/* The parentheses let SPIN see that a call is an expression. */
#define ACTION(n) d_step { c_expr { (step(n)) } -> c_code { take(); } }

active proctype play() {
    c_code { start(); };
end:
    do
    :: ACTION(0) :: ACTION(1) :: ACTION(2) :: ACTION(3) :: ACTION(4)
    :: ACTION(5) :: ACTION(6) :: ACTION(7) :: ACTION(8) :: ACTION(9)
    od
}

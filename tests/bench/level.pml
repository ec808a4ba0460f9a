/* Clean play of one level for SPIN, as embedded C, which is its quickest exact form. The level
 * comes from tables.h, which promela.c writes. One action is one transition; a won state has none;
 * stones are kept in the canonical order of docs/rules.md, so the states are those of the game. */
#include "tables.h"

byte cell[2];
byte stone[STONES + 1];
byte sunk;
byte heard;
byte beat;

c_decl {
\#define TABLES
\#include "tables.h"
\#undef TABLES

struct next {
    unsigned char cell[2], stone[STONES + 1], sunk, heard, beat;
};
static struct next next;
}

c_code {
static int stone_at(int at) {
    for (int i = 0; i < STONES; i++)
        if (now.stone[i] == at && !(now.sunk >> i & 1))
            return i;
    return -1;
}

static int sunken(int at) {
    for (int i = 0; i < STONES; i++)
        if (now.stone[i] == at && now.sunk >> i & 1)
            return 1;
    return 0;
}

static int beside(int a, int b) {
    return neighbour[4 * a] == b || neighbour[4 * a + 1] == b || neighbour[4 * a + 2] == b ||
           neighbour[4 * a + 3] == b;
}

/* The mover and the stone that is pushed press no plate. */
static int gate_open(int at, int partner, int pushed) {
    if (kind[at] == HEARD_GATE)
        return now.heard >> number[at] & 1;
    if (kind[at] != GATE)
        return 1;
    int active = 0;
    for (int i = 0; i < PLATES; i++)
        if (number[plate[i]] == number[at]) {
            int on = stone_at(plate[i]);
            active |= now.cell[partner] == plate[i] || (on >= 0 && on != pushed);
        }
    return active != value[at];
}

static int low(int at) {
    return kind[at] != TIDE || (PERIOD && now.beat / (PERIOD ? PERIOD : 1) % 2 == value[at]);
}

static void insert(unsigned char *list, int count, int at) {
    for (; count > 0 && list[count - 1] > at; count--)
        list[count] = list[count - 1];
    list[count] = (unsigned char)at;
}

/* Of one kind the unsunken first; the sunken in order over all kinds. */
static void sort_stones(void) {
    unsigned char floating[STONES + 1], down[STONES + 1], mask = 0;
    int down_count = 0, taken = 0, end;
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
    if (to == 255 || terrain[to] == WALL || to == now.cell[!player] || stone_at(to) >= 0 ||
        kind[to] == VEIL || kind[to] == FENCE || !low(to) || !gate_open(to, !player, pushed))
        return 0;
    if (terrain[to] == WATER && !sunken(to))
        next.sunk |= 1 << pushed;
    next.stone[pushed] = (unsigned char)to;
    return 1;
}

/* Fills `next`; 0 where the action is refused, misheard, or does not change anything. */
static int step(int action) {
    int player = action / 5, direction = action % 5, pushed;
    if (kind[now.cell[0]] == HOME_A && kind[now.cell[1]] == HOME_B)
        return 0;
    if (direction == 4 && !PERIOD)
        return 0;
    int partner = now.cell[!player];
    int target = direction < 4 ? neighbour[4 * now.cell[player] + direction] : 255;
    if (direction < 4 && (target == 255 || terrain[target] == WALL || target == partner))
        return 0;
    next.cell[0] = now.cell[0];
    next.cell[1] = now.cell[1];
    for (int i = 0; i < STONES; i++)
        next.stone[i] = now.stone[i];
    next.sunk = now.sunk;
    next.heard = now.heard;
    next.beat = PERIOD ? (now.beat + 1) % (2 * (PERIOD ? PERIOD : 1)) : 0;
    if (direction == 4)
        return 1;
    pushed = stone_at(target);
    if (pushed >= 0 && !push(player, direction, target, pushed))
        return 0;
    if ((terrain[target] == WATER && !sunken(target)) || !gate_open(target, !player, pushed) ||
        !low(target))
        return 0;
    if ((kind[target] == QUIET || kind[partner] == QUIET) && beside(target, partner))
        return 0;
    if (kind[target] == VEIL) {
        int q = number[target], is_heard = now.heard >> q & 1;
        if (value[target] != answer[q] || (!is_heard && asker[q] == player))
            return 0;
        next.heard |= 1 << q;
    }
    if (kind[target] == FENCE && asker[number[target]] != player &&
        value[target] == answer[number[target]])
        return 0;
    next.cell[player] = (unsigned char)target;
    if (pushed >= 0)
        sort_stones();
    return 1;
}

static void start(void) {
    now.cell[0] = START_A;
    now.cell[1] = START_B;
    for (int i = 0; i < STONES; i++)
        now.stone[i] = stone_start[i];
}

static void take(void) {
    now.cell[0] = next.cell[0];
    now.cell[1] = next.cell[1];
    for (int i = 0; i < STONES; i++)
        now.stone[i] = next.stone[i];
    now.sunk = next.sunk;
    now.heard = next.heard;
    now.beat = next.beat;
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

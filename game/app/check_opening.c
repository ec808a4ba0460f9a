/* Two first rooms are laid over each other in all eight ways. They are one where each cell lies
 * upon its like, and each name of the one stands for one name of the other, and for no second. */
#include "app/check_opening.h"

#include "rules/fixtures.h"

enum { TURNS = 8, MARK = RULES_INDEX_POST + 1, KINDS_OF_NAMES };
enum { NAMES = RULES_MAX_CHANNELS }; /* there are more of these than of anything else */

struct room {
    const struct rules_level *level;
    bool in[RULES_MAX_CELLS];
    int left, top, width, height; /* of the rectangle around it */
};

/* For each name of the one 1 + that of the other, and back; 0: none yet. */
struct names {
    uint8_t to[KINDS_OF_NAMES][NAMES], back[KINDS_OF_NAMES][NAMES];
};

/* --- the room --- */

static int stone_on(const struct rules_level *level, int cell) {
    for (int i = 0; i < level->stone_count; i++) {
        if (level->stone[i].cell == cell) {
            return i;
        }
    }
    return -1;
}

/* Whatever may ever refuse a step is a door, but a quiet cell. */
static bool is_open(const struct rules_level *level, int cell) {
    const struct rules_trait *trait = &rules_traits[level->fixture[cell].kind];
    bool door = trait->asks || (trait->refusal && trait->refusal != RULES_REFUSED_QUIET);
    return level->terrain[cell] == RULES_FLOOR && !door && stone_on(level, cell) < 0;
}

static void walk_from(struct room *room, int start) {
    uint16_t queue[RULES_MAX_CELLS];
    int count = 0;
    queue[count++] = (uint16_t)start;
    room->in[start] = true;
    for (int i = 0; i < count; i++) {
        for (int direction = 0; direction < 4 && (i == 0 || is_open(room->level, queue[i]));
             direction++) {
            int next = room->level->neighbour[queue[i]][direction];
            if (next != RULES_NOWHERE && !room->in[next] &&
                room->level->terrain[next] != RULES_WALL) {
                room->in[next] = true;
                queue[count++] = (uint16_t)next;
            }
        }
    }
}

static struct room room_of(const struct rules_level *level) {
    struct room room = {.level = level};
    int right = 0, bottom = 0;
    walk_from(&room, level->start[RULES_A]);
    walk_from(&room, level->start[RULES_B]);
    room.left = level->width;
    room.top = level->height;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        int x = cell % level->width, y = cell / level->width;
        if (room.in[cell]) {
            room.left = x < room.left ? x : room.left;
            room.top = y < room.top ? y : room.top;
            right = x > right ? x : right;
            bottom = y > bottom ? y : bottom;
        }
    }
    room.width = right + 1 - room.left;
    room.height = bottom + 1 - room.top;
    return room;
}

/* --- one upon the other --- */

static bool same_name(struct names *names, int kind, int one, int other) {
    uint8_t *to = &names->to[kind][one], *back = &names->back[kind][other];
    if (!*to && !*back) {
        *to = (uint8_t)(other + 1);
        *back = (uint8_t)(one + 1);
    }
    return *to == other + 1 && *back == one + 1;
}

static int kind_of(const struct rules_fixture *fixture) {
    return fixture->kind == RULES_HOME_B ? RULES_HOME_A : fixture->kind;
}

static bool same_fixture(struct names *names, const struct rules_fixture *one,
                         const struct rules_fixture *other) {
    const struct rules_trait *trait = &rules_traits[one->kind];
    if (kind_of(one) != kind_of(other)) {
        return false;
    }
    bool index = trait->index == RULES_INDEX_NONE ||
                 same_name(names, trait->index, one->index, other->index);
    bool value = trait->value == RULES_VALUE_MARK
                     ? same_name(names, MARK, one->value, other->value)
                     : trait->value == RULES_VALUE_NONE || one->value == other->value;
    bool also = trait->also == RULES_ALSO_QUESTION
                    ? same_name(names, RULES_INDEX_QUESTION, one->also, other->also)
                    : one->also == other->also;
    return index && value && also;
}

static bool same_stone(const struct room *one, int cell, const struct room *other, int onto) {
    int a = stone_on(one->level, cell), b = stone_on(other->level, onto);
    if (a < 0 || b < 0) {
        return a == b;
    }
    int kind_a = one->level->stone[a].kind, kind_b = other->level->stone[b].kind;
    bool own_a = kind_a == RULES_STONE_A || kind_a == RULES_STONE_B;
    bool own_b = kind_b == RULES_STONE_A || kind_b == RULES_STONE_B;
    return (kind_a == kind_b || (own_a && own_b)) &&
           !one->level->stone[a].lent == !other->level->stone[b].lent;
}

static bool is_start(const struct room *room, int cell) {
    return room->level->start[RULES_A] == cell || room->level->start[RULES_B] == cell;
}

static bool same_cell(struct names *names, const struct room *one, int cell,
                      const struct room *other, int onto) {
    if (!one->in[cell] || !other->in[onto]) {
        return one->in[cell] == other->in[onto];
    }
    return one->level->terrain[cell] == other->level->terrain[onto] &&
           is_start(one, cell) == is_start(other, onto) && same_stone(one, cell, other, onto) &&
           same_fixture(names, &one->level->fixture[cell], &other->level->fixture[onto]);
}

static bool lies_upon(const struct room *one, const struct room *other, int turn) {
    struct names names = {0};
    bool lies = turn & 4 ? one->width == other->height && one->height == other->width
                         : one->width == other->width && one->height == other->height;
    for (int i = 0; lies && i < one->width * one->height; i++) {
        int x = i % one->width, y = i / one->width;
        int to_x = turn & 1 ? one->width - 1 - x : x, to_y = turn & 2 ? one->height - 1 - y : y;
        int over = turn & 4 ? to_y : to_x, down = turn & 4 ? to_x : to_y;
        lies = same_cell(&names, one, (one->top + y) * one->level->width + one->left + x, other,
                         (other->top + down) * other->level->width + other->left + over);
    }
    return lies;
}

bool app_same_opening(const struct rules_level *one, const struct rules_level *other) {
    struct room first = room_of(one), second = room_of(other);
    bool same = false;
    for (int turn = 0; turn < TURNS; turn++) {
        same |= lies_upon(&first, &second, turn);
    }
    return same;
}

/* world: a small level as an ASCII map, and short words to act in it, for tests.
 *
 *   #  wall       .  floor      ~  water          A B  where the players start
 *   o  stone      a b  A-stone, B-stone   h  heavy stone
 *   p  plate of channel 0    g  gate, i  inverse gate of channel 0
 *   0 1 2 3  veils of question 0: moon leaf wave flame    4 5 6 7  its fences    H  its heard gate
 *   P  promise plate of channel 0 for 3    t T  tide of phase 0, phase 1    q  quiet
 *   l L  bells of the posts u U (the boat starts at u)
 *   *  star, G  star gate, both of star channel 0    x y  homes of A, B
 *   ! ?  hearths of question 0, of question 1    c d e f  spans of both: moon leaf wave flame
 *   C D E F  lit veils of question 0    r s v w  its again veils
 *   m  A-stone lent by question 1    M  B-stone lent by question 0
 *
 * Question 0 is by A, question 1 by B, four marks each, and every answer is moon. A test that needs
 * more brings signs of its own, which go before these. */
#ifndef WORLD_H
#define WORLD_H

#include "rules/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct world_sign {
    char sign;
    struct rules_fixture fixture;
    char on; /* what stands on it: A B o a b h m M, or 0 */
};

struct world_setup {
    struct world_sign sign[8];
    uint8_t tide_period; /* 0: two where the map has tide cells, else none */
    uint8_t first_post;
    struct rules_answers answers;
};

struct world {
    struct rules_level level;
    struct rules_answers answers;
    struct rules_state state;
    struct rules_events events; /* of the last action */
};

/* Rows end with '\n' and are of one length. `setup` may be NULL. */
void world_init(struct world *world, const char *map, const struct world_setup *setup);

/* Which cell, counted from the north-west corner. */
int world_cell(const struct world *world, int x, int y);

void world_plays(struct world *world, const char *letters, const char *file, int line);
void world_refuses(struct world *world, char letter, enum rules_refusal refusal, const char *file,
                   int line);
void world_mishears(struct world *world, char letter, const char *file, int line);
void world_has_events(const struct world *world, const char *names, const char *file, int line);

/* Every one of these actions is done; spaces are for the reader. */
#define plays(world, letters) world_plays(world, letters, __FILE__, __LINE__)
/* The action is refused for this reason, and nothing at all changed. */
#define refuses(world, letter, reason) world_refuses(world, letter, reason, __FILE__, __LINE__)
/* The action is misheard: nobody and no stone moved, and the lantern is out. */
#define mishears(world, letter) world_mishears(world, letter, __FILE__, __LINE__)
/* The last action reported exactly these events, in this order: "pushed sank moved". */
#define has_events(world, names) world_has_events(world, names, __FILE__, __LINE__)
#define stands(world, player, x, y)                                                                \
    assert_int_equal((world)->state.at[player], world_cell(world, x, y))

/* A random level with every kind of fixture, for properties; the same for the same seed. One in
 * four has nothing that came with version 2 of the rules. */
void world_init_random(struct world *world, uint64_t seed);

#endif

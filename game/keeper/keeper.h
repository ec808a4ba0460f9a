/* keeper: what the Keeper says in passing. A short line, small, that asks nothing, waits for
 * nothing and is gone with the scene it was said on. The lines are the pack's (pack/voice.h); where
 * it has none for a moment, the Keeper is silent.
 *
 * Which one is said follows from the seed and from what was said before in this run: none comes
 * again before all others of its moment have. It draws from a source of its own, so that nothing
 * else changes with the lines. When one is said follows from what both can see: whoever calls has
 * never looked at an answer for it. */
#ifndef KEEPER_KEEPER_H
#define KEEPER_KEEPER_H

#include "both/both.h"
#include "kit/kit.h"
#include "pack/pack.h"

struct keeper_room *keeper_new(uint64_t seed);
void keeper_free(struct stage *stage);
void keeper_change_pack(struct stage *stage); /* whose lines are others */

/* A line for this moment, on the scene on top, in the place of any other. False: there is none. */
bool keeper_say(struct stage *stage, enum pack_when when);
bool keeper_has_line(const struct stage *stage, enum pack_when when);
bool keeper_speaks(const struct stage *stage); /* the pack has lines at all */
void keeper_hush(struct stage *stage);

/* Where a page has it: between its heading and what is below. */
struct rect keeper_place(const struct stage *stage);
/* On the scene that is drawn now, if it was said there. */
void keeper_draw(struct stage *stage, struct canvas *canvas, struct rect place);

/* --- when --- */
/* The two were away for weeks, as far as their stars tell, and it was not said yet. */
bool keeper_back(struct stage *stage);
bool keeper_weeks_away(const struct stage *stage); /* so, whether it was said or not */
bool keeper_old_star(const struct stage *stage, int64_t kept_at);

/* --- things.c: what lies on a board --- */
/* As bits, 1 << enum pack_when; `key`: a question has a key for its listener. */
uint32_t keeper_things(const struct rules_level *level, bool key);
/* What stands in this cell of it: one of these, or PACK_WHENS. */
enum pack_when keeper_thing_at(const struct rules_level *level, int cell);
/* What the levels had where the two were so far, all but the one at `path`; where they have
 * crossed that, PACK_WHEN_WALKED_BEFORE, and where they were nowhere yet, PACK_WHEN_MEETING. */
uint32_t keeper_known(const struct stage *stage, const char *path);

#endif

/* What both of them keep, or neither. Each says alone whether to keep it; it is kept only where
 * both say so, and nobody is told whose choice it was. Where the box refuses what both want nothing
 * is lost: it can be tried again, for both have said so already. */
#ifndef SCENES_BOTH_H
#define SCENES_BOTH_H

#include "scenes/choice.h"

/* What may be kept. */
struct both_wish {
    /* Stores it; KEEPSAKE_LET_GO unless both are true. */
    enum keepsake_result (*store)(struct game *game, void *context, bool kept_by_a, bool kept_by_b);
    const char *sound; /* of its being kept */
    bool star;         /* it is a moment then: a star of their sky */
};

/* What came of it; zeroed: nothing yet. */
struct both {
    bool decided;
    enum keepsake_result result; /* of the last try */
};

/* Asks each alone, the first answer being the wish to keep it. */
void both_ask(struct game *game, struct choice *choice, const char *keep, const char *let_go);
/* The screen of it but for what is behind it. */
void both_draw(struct game *game, struct canvas *canvas, const struct choice *choice,
               const char *heading, const char *question);
/* Once both have chosen: carries it out, and forgets who chose what. */
void both_decide(struct game *game, struct both *both, struct choice *choice,
                 const struct both_wish *wish, void *context);
void both_try_again(struct game *game, struct both *both, const struct both_wish *wish,
                    void *context);
bool both_kept(const struct both *both);
bool both_let_go(const struct both *both);
bool both_failed(const struct both *both); /* they wanted it, and the box did not take it */
/* One of the two sentences, both word()s, or what was wrong. */
const char *both_words(struct game *game, const struct both *both, const char *kept,
                       const char *let_go);
/* How many moments the box has is counted anew, where one may be gone. */
void both_count(struct game *game);

#endif

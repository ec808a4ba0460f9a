/* A kept moment: its words, the picture it ended in, and the crossing itself, step by step. What
 * was kept is gold.
 *
 * moment.c is the screen; moment_words.c lays the words out; moment_film.c checks a kept crossing
 * and puts it on the board; moment_watch.c plays it; moment_again.c lets the two walk it once more;
 * moment_note.c lets them write a line on it; moment_voices.c opens it
 * in two voices; moment_light.c asks whether it may come up on its day; moment_delete.c asks before
 * deleting. */
#ifndef SKY_MOMENT_H
#define SKY_MOMENT_H

#include "crossing/crossing.h"
#include "kit/choice.h"
#include "pack/pack.h"
#include "play/play.h"
#include "sky/sky.h"

/* --- moment_film.c: see sky.h --- */
/* The state after so many steps. */
void moment_film_state(const struct moment_film *film, int steps, struct rules_state *state);
/* Lays the board out as it was after so many steps, with the same stones and grass as in play. */
void moment_film_show(struct stage *stage, struct view *view, const struct moment_film *film,
                      int steps, int width, int height, struct rect area);
/* --- moment_again.c --- */
/* The level with the answers as they were kept, in the words they were kept with. Film and moment
 * are lent until moment_walk_end. */
void moment_walk(struct stage *stage, const struct moment_film *film,
                 const struct keepsake_moment *moment);
void moment_walk_end(struct stage *stage); /* where one is under way */

/* --- moment_words.c: the words of a moment, one block under another --- */
enum { MOMENT_BLOCKS = 3 + 3 * KEEPSAKE_MAX_LINES + 2 };

struct moment_words {
    const struct keepsake_moment *moment; /* lent */
    const char *told;                     /* said before the answers, or NULL; lent */
    struct rect area;                     /* the panel */
    int top[MOMENT_BLOCKS + 1];           /* of each block, and the end of the last, in pixels */
    int scroll;                           /* how far they are moved up */
};
void moment_words_lay_out(struct stage *stage, struct moment_words *words, struct rect area);
int moment_words_height(const struct stage *stage, const struct moment_words *words);
bool moment_words_long(const struct stage *stage, const struct moment_words *words);
/* Leafs by pages, back where negative; stays within the words. */
void moment_words_leaf(struct stage *stage, struct moment_words *words, int pages);
/* A page on, and from the end to the beginning. */
void moment_words_read_on(struct stage *stage, struct moment_words *words);
void moment_words_draw(struct stage *stage, struct canvas *canvas,
                       const struct moment_words *words);

/* All lent. */
void moment_watch_push(struct stage *stage, const struct moment_film *film);
void moment_voices_push(struct stage *stage, const struct keepsake_moment *moment);
void moment_light_push(struct stage *stage, int64_t id);
void moment_note_push(struct stage *stage, const struct keepsake_moment *moment);
void moment_delete_push(struct stage *stage, int64_t id); /* OUTCOME_DONE: it is gone */

#endif

/* Shared inside play only. */
#ifndef PLAY_INSIDE_H
#define PLAY_INSIDE_H

#include "crossing/crossing.h"
#include "kit/choice.h"
#include "pack/pack.h"
#include "play/play.h"

/* What was just heard, in words. */
struct caption {
    const char *words[2]; /* the earlier one may be NULL; both: nothing is shown */
    uint32_t until;
    struct rect area; /* the scene that shows it says where */
};

struct play_room {
    struct crossing *crossing; /* NULL: none is under way */
    const char *onward;        /* see play_wish */
    struct caption caption;
    void (*find_hint)(struct play_hint_task *task);
    struct play_hint_task *hint_task; /* under way, or called off and not over yet; or NULL */
    struct platform_work *hint_work;
    bool wants_hint; /* asked for in the menu */
};

static inline struct play_room *play_of(const struct stage *stage) {
    return stage->rooms->play;
}

/* --- the screens, in their order --- */
void sealing_push(struct stage *stage, bool on_board); /* on_board: it goes on there after it */
/* Shows the listener the keys of these questions (bits). `first`: the crossing waits for it. */
void key_push(struct stage *stage, int listener, unsigned questions, bool first);
void board_push(struct stage *stage);
void heard_push(struct stage *stage);
void level_end_push(struct stage *stage);
void keep_push(struct stage *stage);

/* --- key.c --- */
/* Which mark each of so many words becomes: any is as likely as any other. */
void key_draw_marks(struct stage *stage, int count, uint8_t mark[RULES_MAX_MARKS]);

/* --- crossing.c --- */
/* The one under way is another now, or none; scenes that showed the one before are gone. */
void play_take(struct stage *stage, struct crossing *crossing);
/* "chapter/level" of the crossing, appended. */
void play_path(const struct stage *stage, struct text *out);

/* --- sounds.c --- */
/* The music of the crossing's span, in as many layers as answers are heard. */
void music_crossing(struct stage *stage);
/* Plays a sound that tells something, and shows its caption where the two want captions. */
void sound_telling(struct stage *stage, const char *name);
void sound_event(struct stage *stage, const struct rules_event *event);
void sound_changes(struct stage *stage, const struct rules_state *before,
                   const struct rules_state *after);
int caption_wait(struct stage *stage); /* ms until the caption goes, which it then does; -1: none */
void caption_draw(struct stage *stage, struct canvas *canvas);

/* --- hint.c --- */
void hint_work_end(struct stage *stage); /* calls it off, waits for its end, forgets */

/* Notes in the box that the two were at this level; a level of tonight's is on no map. */
void play_note(struct stage *stage, bool done);

/* --- words.c: what is said below the board --- */
/* The question that is nearest to the one who must walk on its answer. It follows from the board
 * alone, so it tells nothing that the board does not. -1: all are heard. */
int play_question(const struct stage *stage);
/* While nothing else is to be said: who is to listen to whose answer. */
const char *play_words(struct stage *stage, int question);
const char *play_said_words(struct stage *stage, int question); /* what was said to it */
/* Why a step was refused; NULL where the board says it. */
const char *play_refusal_words(struct stage *stage, enum rules_refusal refusal, int player);

/* --- panel.c: the place of those words --- */
struct rect panel_rect(struct stage *stage);
/* With the question, what its marks mean; -1: all are heard. */
void panel_draw(struct stage *stage, struct canvas *canvas, const char *sentence, int question);

/* --- legend.c: the question's words, with what each means on the board --- */
void legend_draw(struct stage *stage, struct canvas *canvas, int question, struct rect area);

/* --- prompts.c: in play, the keys that walk, beside each figure --- */
bool prompts_wanted(const struct stage *stage); /* nothing was ever crossed */
/* Where they lie; their plate reaches 10 units farther. */
struct rect prompts_rect(struct stage *stage, int player);
void prompts_draw(struct stage *stage, struct canvas *canvas, int player);

#endif

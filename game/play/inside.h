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

/* How the board and the words share the screen: panel.c. */
enum { PANEL_ENTRIES = 2 }; /* questions whose marks are told at the same time */
struct panel {
    struct rect board;               /* what the board may take up */
    struct rect all, words, buttons; /* of the words: with their dusk; but for the buttons */
    int sentence, question, marks;   /* how high each of them is */
    struct {
        int question, marks;
    } own[RULES_MAX_QUESTIONS]; /* the same of each question, when the screen was shared out */
    int sign;                   /* how wide, before a question */
    bool beside, keys, fits;
};

struct play_room {
    struct crossing *crossing; /* NULL: none is under way */
    const char *onward;        /* see play_wish */
    struct caption caption;
    struct panel panel;
    void (*find_hint)(struct play_hint_task *task);
    int misheard;                     /* steps of this evening */
    int ends;                         /* of crossings, with those of earlier evenings */
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
/* From the scene on top, when all else of the crossing is over. */
void play_keep(struct stage *stage);

/* --- key.c --- */
/* Which mark each of so many words becomes: any is as likely as any other. */
void key_draw_marks(struct stage *stage, int count, uint8_t mark[RULES_MAX_MARKS]);

/* --- crossing.c --- */
/* Fills these of a level's questions (bits) with its own words, or with those of a card, and with a
 * key anew. False where a deck has no fitting card left: then its questions stay as they were. */
bool play_ask(struct stage *stage, const struct pack_level *level, unsigned asked,
              struct crossing_question question[RULES_MAX_QUESTIONS]);
/* The one under way is another now, or none; scenes that showed the one before are gone. */
void play_take(struct stage *stage, struct crossing *crossing);
int play_crossed(const struct stage *stage); /* levels of the pack's, so far */
bool play_first(const struct stage *stage);  /* nothing was ever crossed */
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
bool caption_draw(struct stage *stage, struct canvas *canvas); /* true: its place is free */

/* --- aside.c: what the Keeper says on the board --- */
struct aside {
    uint32_t due; /* what is still to be said, 1 << enum pack_when */
    int ms;       /* how long this line stays; 0: nothing is said */
    int misheard; /* steps on this crossing */
    bool paused;  /* a long pause was spoken of */
    struct rect area;
};
/* Before anything is noted of this crossing. */
void aside_begin(struct stage *stage, struct aside *aside);
int aside_high(struct stage *stage); /* of its row, in pixels; 0: there is none */
void aside_misheard(struct stage *stage, struct aside *aside);
int aside_update(struct stage *stage, struct aside *aside, int ms); /* as a scene's */

/* --- hint.c --- */
void hint_work_end(struct stage *stage); /* calls it off, waits for its end, forgets */

/* Notes in the box that the two were at this level; a level of tonight's is on no map. */
void play_note(struct stage *stage, bool done);

/* --- words.c: what is said beside the board --- */
/* The question that is nearest to the one who must walk on its answer. It follows from the board
 * alone, so it tells nothing that the board does not. -1: all are heard. */
int play_question(const struct stage *stage);
/* Those whose marks are told with it, itself among them, in the level's order; -1: none. */
void play_entries(const struct stage *stage, int question, int entry[PANEL_ENTRIES]);
/* While nothing else is to be said: who is to listen to whose answer. */
const char *play_words(struct stage *stage, int question);
const char *play_said_words(struct stage *stage, int question); /* what was said to it */
const char *play_breath_words(struct stage *stage);             /* one breathed to no avail */
/* Why a step was refused; NULL where the board says it. */
const char *play_refusal_words(struct stage *stage, enum rules_refusal refusal, int player);

/* --- fires.c: what is said while questions wait at fires --- */
/* Those that are not asked yet, as bits. */
unsigned play_waiting(const struct crossing *crossing);
const char *play_fire_words(struct stage *stage);
/* One voice of a span was asked, the other one waits. */
const char *play_second_words(struct stage *stage, int question);

/* --- way.c: is the way home clear? --- */
enum play_way {
    PLAY_WAY_CLEAR,
    PLAY_WAY_GATE,
    PLAY_WAY_STAR_GATE,
    PLAY_WAY_TIDE,
    PLAY_WAY_BOAT,
    PLAY_WAY_STONE,
    PLAY_WAY_WATER,
    PLAY_WAY_NEVER
};
/* What stands between the two and their homes, and the cell where; CLEAR: nothing. */
enum play_way play_way_home(const struct stage *stage, int *cell);
/* Everything is told: where something is in the way, its cell; else -1. */
int play_way_cell(const struct stage *stage);

/* --- panel.c: the place of those words --- */
/* Shares the screen out, for this crossing; captions: pixels that these need below the board. */
void panel_lay(struct stage *stage, int captions, int largest_cell);
struct rect panel_rect(const struct stage *stage);
struct rect panel_board(const struct stage *stage);
/* With the questions, what their marks mean; -1: none. */
void panel_draw(struct stage *stage, struct canvas *canvas, const char *sentence,
                const int question[PANEL_ENTRIES]);

/* --- legend.c: the question's words, with what each means on the board --- */
int legend_needs(struct stage *stage, int question, int width); /* how high it is */
void legend_draw(struct stage *stage, struct canvas *canvas, int question, struct rect area);

/* --- prompts.c: in play, the keys that walk, beside each figure --- */
/* Where each player's lie on the board as it is shown. */
void prompts_lay(struct stage *stage, struct rect keys[2]);
/* All that is drawn of them: their plate, and the string to the figure. */
struct rect prompts_rect(struct stage *stage, int player, struct rect keys);
void prompts_draw(struct stage *stage, struct canvas *canvas, int player, struct rect keys);

#endif

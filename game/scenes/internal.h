/* Shared by the scenes: the game they run in, the stack, and words. What screens are put together
 * from is in kit.h. */
#ifndef SCENES_INTERNAL_H
#define SCENES_INTERNAL_H

#include "crossing/crossing.h"
#include "scenes/both.h"
#include "scenes/cards.h"
#include "scenes/choice.h"
#include "scenes/evening.h"
#include "scenes/kit.h"
#include "scenes/limits.h"
#include "scenes/scenes.h"
#include "view/view.h"

enum { NAME_SIZE = 64, MAX_DAMAGE = 64, MAX_STACK = 12 };

/* How a scene ended, for the one that pushed it. */
enum outcome {
    OUTCOME_BACK,  /* it was left, and nothing came of it */
    OUTCOME_DONE,  /* what it was for is done */
    OUTCOME_LEAVE, /* the two go on from what they were at, to what comes after it */
    OUTCOME_REST,  /* the two rest for tonight */
    OUTCOME_HOME,  /* all is left, down to the title */
};

/* A scene's functions; every one may be NULL. `data` is the scene's own struct, zeroed when the
 * scene is pushed. */
struct scene_type {
    const char *name;
    size_t size;
    size_t choice; /* where data has its struct choice; 0: none */
    bool over;     /* draws over the scene below it */
    bool stays;    /* Back leads nowhere from here */
    bool talks;    /* the two speak with each other here: the music steps back */
    bool types;    /* text is typed here: letters are no buttons while it is on top */
    bool neutral;  /* nothing of the game is on it: it stays alone, and nothing covers it */
    bool seats;    /* a seat whose pad went is its own concern */
    bool bound;    /* shows what may end while it is on the stack, and goes with it */
    /* What it pushed has ended; it may push another. False: nothing goes on from here, and where
     * more than the one scene is left it ends in the same way. */
    bool (*ended)(struct game *game, void *data, enum outcome outcome);
    void (*enter)(struct game *game, void *data); /* on top: first, and again later */
    void (*leave)(struct game *game, void *data); /* gone for good: release */
    void (*event)(struct game *game, void *data, const struct platform_event *event);
    /* Time moved on by `ms`. Returns when to be called again, like scenes_wait. */
    int (*update)(struct game *game, void *data, int ms);
    void (*draw)(struct game *game, void *data, struct canvas *canvas); /* inside the clip */
    const char *(*focus)(const struct game *game, const void *data);
};

struct scene {
    const struct scene_type *type;
    void *data;
    int serial; /* from 1 on, no two alike */
    bool entered, gone;
};

/* Tonight's level: one that nobody has walked, made while the two do something else. */
struct tonight {
    void (*make)(struct scenes_level_task *task); /* NULL: there is none in this game */
    bool ahead;
    struct scenes_level_task *task; /* under way, or NULL */
    struct platform_work *work;
    struct pack_level *level;    /* ready; lives until the next one comes */
    struct pack_chapter chapter; /* with that level alone, without words */
    char name[8];                /* "tonight", the chapter's */
    bool walked;                 /* the level was begun: the next visit gets a fresh one */
};

struct settings {
    int sound_volume, music_volume; /* 0..100 */
    int text_scale;                 /* 100..200 */
    bool captions, reduced_motion, fullscreen, remember_names, read_for_whom;
};

/* What was just heard, in words. */
struct caption {
    const char *words[2]; /* the earlier one may be NULL; both: nothing is shown */
    uint32_t until;
    struct rect area; /* the scene that shows it says where */
};

/* What has to be told: scene_notice shows it once. */
struct notice {
    const char *heading, *words; /* lent; words NULL: nothing */
};

/* From one scene's picture to the next one's. */
struct fade {
    struct image last; /* of the scene before; no pixels: nothing fades */
    uint32_t since;
    int serial; /* of the scene that was drawn last */
    bool hidden;
    bool within; /* the scene itself has another picture now */
};

/* How the game keeps time with its host, see turn.c. */
struct pace {
    uint32_t since;        /* the last turn */
    int wait;              /* what it asked for, as scenes_wait */
    int idle;              /* turns without a picture, each of which asked for the next frame */
    const char *complaint; /* NULL: all is well */
};

enum { SAY_RING = 16, SHOWN_TEXTS = 160 };

/* Screens that are opened from anywhere; the house hangs these doors. */
struct doors {
    void (*settings)(struct game *game), (*house)(struct game *game),
        (*for_whom)(struct game *game),
        (*players)(struct game *game); /* OUTCOME_DONE: both have said who they are */
};

struct game {
    const struct doors *doors;
    struct platform *platform;
    const struct pack *pack;
    struct keepsake *keepsake;
    bool keeps, over;
    bool here; /* the two have said who they are */
    struct notice notice;
    const char *first_level;
    struct keepsake *(*recover)(void *context, struct text *told);
    void *recover_context;
    struct text told; /* what came of it */
    void (*find_hint)(struct scenes_hint_task *task);
    struct scenes_hint_task *hint_task; /* under way, or called off and not over yet; or NULL */
    struct platform_work *hint_work;
    struct tonight tonight;
    bool wants_hint; /* asked for in the menu */
    bool pad_lost;   /* a seat's pad went, and the two are still to be told */
    struct view *view;
    uint64_t random;
    uint32_t now;
    int next;   /* what the scene on top wants, as scenes_wait */
    bool works; /* the turn did a part of something longer, and there is nothing new to see */
    struct pace pace;
    int64_t date; /* of scripted runs; 0: the clock's */
    struct scene stack[MAX_STACK];
    int depth, pushed; /* pushed: scenes so far */
    struct fade fade;
    bool pointing;    /* the pointer was used last */
    bool on_way_back; /* it is on the way back */
    struct rect damage[MAX_DAMAGE];
    int damage_count;
    struct rect easing; /* changes softly until then */
    uint32_t ease_until;
    bool damage_all, dim;   /* dim: the scene now drawn lies under another */
    struct canvas backdrop; /* kept picture behind menus */
    struct view_backdrop backdrop_kind;
    int glint_frame;
    struct settings settings;
    struct caption caption;
    char name[2][NAME_SIZE];
    uint8_t built[VIEW_SPANS]; /* per cent of each span of the bridge, see bridge_measure */
    int kept;                  /* moments in the box */
    uint32_t kindled;          /* when the last of them became a star, see kindled.c; */
    bool thread;               /* and whether it has one before it */
    struct crossing *crossing; /* NULL: none is under way */
    const char *onward;        /* see crossing_wish */
    struct evening evening;
    struct cards cards;
    struct limits limits;
    struct scenes_machine machine;
    bool paper; /* the two answer on paper: nothing is typed and nothing kept */
    struct text said[SAY_RING];
    int next_said;
    struct shown *shown[SHOWN_TEXTS]; /* while a script asks what is on screen */
    int shown_count;
    int layer; /* place on the stack of the scene that is being drawn */
    bool collecting;
    int lacking; /* the scene that has shown a letter that can't be drawn; 0: none has */
};

/* --- stack.c --- */
/* The new scene's data, to be filled; the scene is entered at the end of the turn. */
void *scene_push(struct game *game, const struct scene_type *type);
void scene_end(struct game *game, enum outcome outcome); /* the one on top */
void scene_pop(struct game *game);                       /* OUTCOME_BACK */
void scene_drop(struct game *game);   /* it goes, for what is pushed next takes its place */
void stack_settle(struct game *game); /* enters and leaves what was pushed and popped */
void stack_clear(struct game *game);
void stack_event(struct game *game, const struct platform_event *event); /* to the scene on top */
/* Those that are bound to what ends now are gone. */
void stack_drop_bound(struct game *game);
bool stack_types(const struct game *game); /* something half written is on it */
/* What must hold between two turns, asserted: none is gone, each is newer than the one below it,
 * the top was entered; under a hidden game lies nothing, and only a game that is over has no scene.
 */
void stack_check(const struct game *game);
struct scene *stack_top(struct game *game);
bool stack_hides(struct game *game); /* the neutral picture is up, and nothing may cover it */
void damage_all(struct game *game);
void damage_rect(struct game *game, struct rect area);

/* --- the screens: each is pushed by a function of its own --- */
void title_push(struct game *game);
void for_whom_push(struct game *game);
void about_push(struct game *game);
void notice_push(struct game *game);
void damaged_push(struct game *game);
void hidden_push(struct game *game);
void pad_gone_push(struct game *game);
void players_push(struct game *game); /* OUTCOME_DONE: both have said who they are */
void settings_push(struct game *game);
void controls_push(struct game *game);
void house_push(struct game *game);
void countries_push(struct game *game);
void box_push(struct game *game);
void box_export_push(struct game *game);
void box_import_push(struct game *game);
void box_forget_push(struct game *game);
void bridge_push(struct game *game);
void tonight_push(struct game *game);
void chapter_push(struct game *game);
void sealing_push(struct game *game);
void play_push(struct game *game);
void heard_push(struct game *game);
void level_end_push(struct game *game);
void keep_push(struct game *game);
void pause_push(struct game *game);
void evening_push(struct game *game);
void talks_push(struct game *game);
void round_setup_push(struct game *game);
void limits_push(struct game *game);
void cards_push(struct game *game);
void card_push(struct game *game, int card); /* of one's own, by its place */
void card_write_push(struct game *game);
void card_topics_push(struct game *game, uint32_t *topics); /* lent */
void sky_push(struct game *game);
void moment_push(struct game *game, int64_t id);

/* --- pad_gone.c --- */
bool seats_held(const struct game *game); /* both, by devices that are there */

/* --- way_back.c --- */
void way_back_look(struct game *game, const struct platform_event *event); /* at each event */
bool way_back_pressed(struct game *game, const struct platform_event *event);
void way_back_draw(struct game *game, struct canvas *canvas); /* over all scenes */
/* A round button like it; `way`: -1 points to the left, 1 to the right. */
void draw_pointed(struct game *game, struct canvas *canvas, struct rect area, int way, bool lit);

/* --- notice.c: what went wrong, under a heading of its own --- */
/* Both texts are lent for ever. At once, or when the two are on the title again. */
void notice_tell(struct game *game, const char *heading, const char *words);
void notice_tell_later(struct game *game, const char *heading, const char *words);

/* --- fade.c --- */
void fade_look(struct game *game, const struct canvas *canvas); /* before the picture is drawn */
bool fade_on(struct game *game);                                /* once a turn; true: it goes on */
void fade_draw(struct game *game, struct canvas *canvas);       /* over the whole picture */
void fade_within(struct game *game); /* what is drawn next comes softly, too */
void fade_end(struct game *game);

/* --- scenes.c --- */
/* A view beside the game's, which may have a level in it that is being played. view_free it. */
struct view *own_view(struct platform *platform);

/* --- words.c --- */
/* The sentence in the players' language, with {a} and {b} as their names and each further {key}
 * from pairs of key, value, ended by NULL. Lent for a few calls. Every word on screen that is not
 * a player's or a pack's own comes from here. */
const char *say(struct game *game, const char *english, ...) __attribute__((sentinel));
/* A whole sentence or label without arguments, lent for ever. */
const char *word(struct game *game, const char *english);
const char *say_number(struct game *game, int number);
/* A name of a pack that isn't here, so that its title isn't known: "01-small-talk" is "Small talk".
 */
const char *say_id(struct game *game, const char *id);
const char *say_date(struct game *game, struct day day); /* "22 November 2026" */
/* "November 2026"; months are counted from the year 0. */
const char *say_month(struct game *game, int month);
const char *pass_words(struct game *game); /* the last mark of every question */

void stage_quit(struct game *game); /* the players leave */
/* Longer ones are cut short. */
void stage_set_name(struct game *game, int player, const char *name);

/* At random, the same for the same seed: all 64 bits, or one of so many. */
uint64_t stage_random(struct game *game);
int stage_below(struct game *game, int count);

int64_t date_now(const struct game *game); /* seconds since 1970 UTC */
/* The day it is here then. What was kept has a day of its own: keepsake_day. */
struct day day_of(int64_t seconds);

/* --- settings.c --- */
void settings_load(struct game *game);
void settings_save(struct game *game);
void settings_apply(struct game *game);
void settings_keep_fullscreen(struct game *game); /* as it is now, whoever made it so */
void names_load(struct game *game);
void names_save(struct game *game);
/* At once, in the box as well: "no" forgets them as a deletion does. */
void names_remember(struct game *game, bool remember);

/* --- crossing.c --- */
struct crossing_wish {
    const struct pack_chapter *chapter;
    const struct pack_level *level;
    int depth;          /* of the cards that its questions draw */
    bool tonight;       /* it is on no map */
    const char *onward; /* where leaving it leads, for the menu: English, lent for ever */
};
/* Draws the cards; whatever crossing there was is left. False when a deck has no fitting card left
 * at all. */
bool crossing_begin(struct game *game, const struct crossing_wish *wish);
/* A kept one: both know its answers, so nothing is sealed or asked. All lent for the call. */
void crossing_walk_again(struct game *game, const struct pack_level *level,
                         const struct crossing_question *question,
                         const struct rules_answers *answers);
bool crossing_walked_again(const struct game *game); /* one is, now */
/* The one under way is another now, or none; scenes that showed the one before are gone. */
void crossing_take(struct game *game, struct crossing *crossing);
void crossing_end(struct game *game);           /* forgets everything sealed */
void crossing_tell_no_cards(struct game *game); /* it could not begin */
void crossing_push(struct game *game); /* goes on with it, once it is begun or started over */
void crossing_start_over(struct game *game);
/* Which span of the bridge a "chapter/level" belongs to, 1 ..; 0: none, tonight's crossing. */
int crossing_span(const struct game *game, const char *path);
/* The span as one of the seven that the view knows; 0: tonight's crossing. */
int crossing_place(const struct game *game, const char *path);
/* How far each span of the bridge has come: the part of its chapters' levels that are crossed. */
void bridge_measure(struct game *game);
/* "chapter/level" of the crossing, appended. */
void crossing_path(const struct game *game, struct text *out);

/* --- sounds.c --- */
/* The music of the crossing's span, in as many layers as answers are heard. */
void music_crossing(struct game *game);
/* Plays a sound that tells something, and shows its caption where the two want captions. */
void sound_telling(struct game *game, const char *name);
void sound_event(struct game *game, const struct rules_event *event);
void sound_changes(struct game *game, const struct rules_state *before,
                   const struct rules_state *after);
int caption_wait(struct game *game); /* ms until the caption goes, which it then does; -1: none */
void caption_draw(struct game *game, struct canvas *canvas);

/* --- hint.c --- */
void hint_work_end(struct game *game); /* calls it off, waits for its end, forgets */

/* Notes in the box that the two were at this level; a level of tonight's is on no map. */
void crossing_note(struct game *game, bool done);

/* --- play_words.c: what is said below the board --- */
/* The question that is nearest to the one who must walk on its answer. It follows from the board
 * alone, so it tells nothing that the board does not. -1: all are heard. */
int play_question(const struct game *game);
/* While nothing else is to be said: who is to listen to whose answer. */
const char *play_words(struct game *game, int question);
/* Why a step was refused; NULL where the board says it. */
const char *play_refusal_words(struct game *game, enum rules_refusal refusal, int player);

/* --- play_panel.c: the place of those words --- */
struct rect panel_rect(struct game *game);
/* With the question, what its marks mean; -1: all are heard. */
void panel_draw(struct game *game, struct canvas *canvas, const char *sentence, int question);

/* --- prompts.c: in play, the keys that walk, beside each figure --- */
bool prompts_wanted(const struct game *game); /* nothing was ever crossed */
/* Where they lie; their plate reaches 10 units farther. */
struct rect prompts_rect(struct game *game, int player);
void prompts_draw(struct game *game, struct canvas *canvas, int player);

/* --- tonight.c --- */
void tonight_init(struct game *game, const struct scenes_options *options);
void tonight_release(struct game *game);
bool tonight_offered(const struct game *game);
/* The chapter that stands for it on the map. */
const struct pack_chapter *tonight_chapter(const struct game *game);
/* The map is open: begins a fresh level where it may, and takes what has become ready. */
void tonight_look(struct game *game);
int tonight_wait(const struct game *game); /* when to look again, as scenes_wait */
/* Goes to the questions, or waits for the level first. */
void tonight_walk(struct game *game);

bool pressed(const struct platform_event *event, enum platform_button button);

#endif

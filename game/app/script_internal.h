/* Shared by script.c (reading, time), script_lines.c (what a line does) and script_walk.c (crossing
 * by a solution) and script_look.c (pictures in all sizes). */
#ifndef SCRIPT_INTERNAL_H
#define SCRIPT_INTERNAL_H

#include "app/script.h"
#include "kit/seen.h"
#include "platform/canvas.h"
#include "rules/rules.h"

enum { SCRIPT_WORDS = 8, SCRIPT_HELD = 32 };

struct script_line {
    int number, words;
    uint32_t ms;
    char *storage;            /* what `word` points into */
    char *word[SCRIPT_WORDS]; /* [0] is the time */
    char *rest[SCRIPT_WORDS]; /* from that word to the end of the line */
};

struct script_held {
    int device; /* that was pressed, whoever has it by now */
    enum platform_button button;
    int pad; /* 0: a device's button */
    const char *pad_button;
    uint32_t until;
};

struct script {
    char *text;
    struct script_line *line;
    int count, next;
    uint32_t offset;   /* by how much waiting has put off what comes after */
    bool slow;         /* presses only when the picture rests ... */
    uint32_t moved_at; /* ... and has not moved since then */
    bool waiting;
    uint32_t wait_since, last_step;
    bool walking;      /* the line now waited on presses something, the next time ... */
    uint32_t looks_at; /* ... then */
    int prompt;        /* which press of a prompt comes next, while walking */
    int walked;        /* steps of the line now waited on */
    int sealed;        /* presses of its answers, two each */
    struct rules_action *plan;
    int plan_count, plan_at;
    uint64_t planned; /* the hash of the state that plan[plan_at] is made for */
    struct script_held held[SCRIPT_HELD];
    int held_count;
    bool watches;
    struct canvas seen;  /* while it watches, the frame before ... */
    int changed;         /* ... and the most that one changed, in thousandths of the picture */
    struct error untidy; /* the first that a look found; told at the script's end */
};

bool script_is_patient(const struct script *script, const struct platform *platform);
/* Is the line one that script_do_line or script.c knows? */
bool script_check_line(const struct script_line *line, struct error *error);
bool script_do_line(struct script *script, const struct script_line *line,
                    struct platform *platform, struct stage *stage,
                    const struct script_shots *shots, struct error *error);
void script_press(struct script *script, struct platform *platform, enum platform_seat seat,
                  enum platform_button button, int ms);
bool script_press_pad(struct script *script, struct platform *platform, int pad, const char *button,
                      int ms);
/* Walks the crossing on by a shortest solution and answers its prompts: so many steps, until a
 * question is to be heard, until something else is to be done, or until somebody misheard; to cross
 * is to do that, too. True when that is done. */
bool script_walk(struct script *script, const struct script_line *line, struct platform *platform,
                 struct stage *stage);
void script_forget_plan(struct script *script);
/* Writes the picture NAME.png where shots are wanted. */
bool script_shot(const struct script_shots *shots, const char *name, struct platform *platform,
                 struct error *error);
/* Once before each frame: how much of the picture has the one before changed? */
void script_watch(struct script *script, struct platform *platform);
/* Since it began to watch, or was asked before, no frame changed more than so many thousandths. */
bool script_changes(struct script *script, const struct script_line *line, struct error *error);
/* All text on the screen can be read; `where` is told with what can't. */
bool script_tidy(const struct script_line *line, struct stage *stage, const char *where,
                 struct error *error);
/* Looks at the screen in every size of window and text: each has to be tidy, and is written. What
 * is untidy is told on standard error, and the first of it kept in script->untidy: one run shows
 * all there is to mend. False when no picture can be written. */
bool script_look(struct script *script, const struct script_line *line, struct platform *platform,
                 struct stage *stage, const struct script_shots *shots, struct error *error);

#endif

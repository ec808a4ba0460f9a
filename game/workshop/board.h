/* The board that is being made: board.c has its screen, board_draw.c draws it, tools.c has what
 * stands below it, film.c what walks on it. */
#ifndef WORKSHOP_BOARD_H
#define WORKSHOP_BOARD_H

#include "workshop/inside.h"

enum { BOARD_LARGEST_CELL = 84 };

enum board_zone { ZONE_BOARD, ZONE_TOOLS, ZONE_PROOF };
enum board_stroke { STROKE_NONE, STROKE_LAYS, STROKE_TAKES };
enum tool { TOOL_THINGS, TOOL_UNDO, TOOL_REDO, TOOL_MIRROR, TOOL_WALK, TOOL_PROOF, TOOL_LEVEL };
struct board_places {
    struct rect head, board, tools, side; /* side: of the proof; empty with large text */
};

/* An example that walks on the board. */
struct film {
    struct rules_action *step; /* heap; NULL: none is on */
    int count, at;
    int ms; /* until the next step */
    struct rules_state state;
    struct rules_answers answers;
};

struct board {
    struct workshop *workshop;
    struct rules_level level; /* as it is shown */
    struct board_places places;
    int text_scale;
    int at; /* the cell that the light is on */
    enum board_zone zone;
    enum board_stroke stroke;
    struct menu tools;
    enum tool tool[TOOL_LEVEL + 1];
    int line;                             /* of the proof, that is looked at */
    struct rect line_place[BESIDE_LINES]; /* as drawn last */
    struct film film;
    struct text word; /* why something could not be done */
    int word_ms;
    bool begun;
};

/* --- tools.c --- */
void tools_fill(struct stage *stage, struct board *board);
void tools_use(struct stage *stage, struct board *board, enum tool tool);

/* --- board.c --- */
/* After each change of the draft: shown and proved. */
void board_follow(struct stage *stage, struct board *board);
void board_tell(struct stage *stage, struct board *board, const char *words);

/* --- board_draw.c --- */
struct board_places board_places(struct stage *stage);
void board_draw(struct stage *stage, struct canvas *canvas, struct board *board);

/* --- film.c --- */
void film_begin(struct stage *stage, struct board *board, const struct proof_way *way);
void film_end(struct stage *stage, struct board *board);
int film_update(struct stage *stage, struct board *board, int ms); /* as a scene's */

#endif

/* What a person would see, for scripts and tests: which scene is on top, what has the focus, which
 * words stand on the screen, and whether they can be read. */
#ifndef KIT_SEEN_H
#define KIT_SEEN_H

#include "kit/stage.h"

const char *stage_scene(const struct stage *stage);
const char *stage_focus(const struct stage *stage);      /* "" where nothing is focused */
bool stage_shows(struct stage *stage, const char *text); /* drawn somewhere right now */
/* False: a text on the screen was drawn smaller, is cut, lies over another or at the edge, or
 * stands out too little from what is behind it. What is wrong is appended, a line each. */
bool stage_tidy(struct stage *stage, struct text *complaints);
int stage_text_scale(const struct stage *stage); /* per cent, 100..200 */
void stage_scale_text(struct stage *stage, int percent);
/* The players are choosing in private: from the question's appearing until both lanterns have
 * breathed in. */
bool stage_choosing(const struct stage *stage);
int stage_curtains(const struct stage *stage); /* so often was somebody asked to look away */
/* What can be chosen at this place, counted round; NULL where nothing can. Lent. */
const char *stage_choice_label(const struct stage *stage, int place);
/* The direction that seals this label for the player now; PLATFORM_BUTTONS: it is not offered. */
enum platform_button stage_choice(const struct stage *stage, enum platform_seat seat,
                                  const char *label);

#endif

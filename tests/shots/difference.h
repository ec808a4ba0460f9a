/* How different two pictures look.
 *
 * Both are blurred as the eye blurs them from afar, by averaging blocks of BLOCK x BLOCK pixels in
 * linear light, and the blocks are compared by their distance in CIELAB (CIE 15:2004, 8.2.1), after
 * the idea of S-CIELAB (Zhang and Wandell 1996): filter in space, then measure colour. A distance
 * of about 2.3 is just seen side by side (Mahy, Van Eycken and Oosterlinck 1994); SEEN is well
 * above that. */
#ifndef SHOTS_DIFFERENCE_H
#define SHOTS_DIFFERENCE_H

#include <SDL.h>

enum { DIFFERENCE_BLOCK = 4 };
#define DIFFERENCE_SEEN 7.0f

/* How many blocks differ so that it is seen; -1: the pictures are of different sizes. Both are in
 * SDL_PIXELFORMAT_RGB24, as is `shown`, which may be NULL: there the blocks that differ stay, the
 * others are darkened. `worst` may be NULL: the greatest distance of all blocks. */
int difference_seen(const SDL_Surface *one, const SDL_Surface *other, SDL_Surface *shown,
                    float *worst);
/* A PNG or JPEG as SDL_PIXELFORMAT_RGB24; NULL: it can't be read. Free with SDL_FreeSurface. */
SDL_Surface *difference_load(const char *path);

#endif

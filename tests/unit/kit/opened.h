/* A stage that is opened for a test of this folder: on a canvas, without a window. */
#ifndef KIT_OPENED_H
#define KIT_OPENED_H

#include "kit/kit.h"

struct stage *opened(int width, int height); /* NULL: it could not be */
void opened_close(struct stage *stage);

#endif

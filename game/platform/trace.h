/* trace: how pictures are compared between a scripted run and one by real keys, see trace.c. */
#ifndef TRACE_H
#define TRACE_H

#include <stdint.h>

enum { TRACE_WIDTH = 64, TRACE_HEIGHT = 36, TRACE_BYTES = 3 * TRACE_WIDTH * TRACE_HEIGHT };

/* The mean colour of each tile, as bytes red, green, blue. `stride` is in pixels (0xRRGGBB). */
void trace_reduce(const uint32_t *pixels, int stride, int width, int height,
                  uint8_t out[TRACE_BYTES]);

#endif

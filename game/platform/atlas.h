/* atlas: pictures by name, out of the sheets that assets/art/atlas.c packed at build. Shared inside
 * platform only.
 *
 * The files are our own, and still a disk can break: whatever they hold, what is asked for is given
 * or a visible stand-in for it, and there is one line in the log for an index, a sheet, or a name
 * that is missing or broken. */
#ifndef ATLAS_H
#define ATLAS_H

#include "platform/canvas.h"

enum {
    ATLAS_FILE_LIMIT = 16 * 1024 * 1024,
    ATLAS_MOST_PICTURES = 1000,
    ATLAS_SIDE_LIMIT = 4096,
    ATLAS_KEEP_MS = 8000,
};

struct atlas;

/* `read` fills `out` with a file of the art folder, by its name there. */
struct atlas *atlas_new(bool (*read)(void *context, const char *file, struct text *out),
                        void *context);
void atlas_free(struct atlas *atlas);
/* The picture, colours multiplied by alpha; false where `out` is a stand-in. Reads its sheet if
 * need be, which takes about 10 ms. */
bool atlas_image(struct atlas *atlas, const char *name, struct image *out);
/* That picture's sheet will be wanted soon: it is read `beside` all else, on a thread of its own,
 * and waited for once something of it is asked for. One at a time. */
void atlas_ahead(struct atlas *atlas, const char *name, bool beside);
/* What was missing or broken may be whole now: it is read again when it is asked for next. */
void atlas_again(struct atlas *atlas);
/* Once a turn: gives back the sheets that nobody has needed for ATLAS_KEEP_MS; for where one
 * picture is asked for, others follow. */
void atlas_tick(struct atlas *atlas, uint32_t now);

#endif

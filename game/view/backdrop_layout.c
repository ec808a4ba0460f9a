/* Where a backdrop has its horizon, its banks and its open water: all that is drawn on it keeps to
 * these. */
#include "view/internal.h"

#include <math.h>

struct backdrop_parts backdrop_layout(enum view_backdrop_kind kind, int width, int height) {
    static const float horizon[] = {
        [VIEW_BACKDROP_BRIDGE] = 0.56f, [VIEW_BACKDROP_TITLE] = 0.67f,
        [VIEW_BACKDROP_WATER] = 0.24f,  [VIEW_BACKDROP_SKY] = 0.86f,
        [VIEW_BACKDROP_HOUSE] = 0.60f,  [VIEW_BACKDROP_PLACE] = 0.45f,
        [VIEW_BACKDROP_SHORE] = 0.30f,  [VIEW_BACKDROP_NIGHT] = 0.50f,
    };
    static const float far[VIEW_BACKDROP_PLACE + 1] = {
        [VIEW_BACKDROP_PLACE] = 150, [VIEW_BACKDROP_HOUSE] = 180};
    /* Nothing glints where the hint line stands: it would be struck through. */
    static const float near[] = {
        [VIEW_BACKDROP_BRIDGE] = 52, [VIEW_BACKDROP_TITLE] = 52,  [VIEW_BACKDROP_WATER] = 52,
        [VIEW_BACKDROP_SKY] = 52,    [VIEW_BACKDROP_HOUSE] = 52,  [VIEW_BACKDROP_PLACE] = 130,
        [VIEW_BACKDROP_SHORE] = 160, [VIEW_BACKDROP_NIGHT] = 160,
    };
    static const float banks[VIEW_BACKDROP_PLACE + 1] = {
        [VIEW_BACKDROP_BRIDGE] = 96, [VIEW_BACKDROP_TITLE] = 96, [VIEW_BACKDROP_NIGHT] = 96};
    float across = (float)width / 1280, down = (float)height / 720;
    float scale = across < down ? across : down, line = floorf((float)height * horizon[kind]);
    return (struct backdrop_parts){.horizon = line,
                                   .scale = scale,
                                   .open_from = line + far[kind] * scale,
                                   .banks_to = line + banks[kind] * scale,
                                   .open_to = (float)height - near[kind] * scale};
}

/* One old star, for an evening after a pause. What comes up by itself is awake and light: where the
 * two laughed, or that both called so. */
#include "evening/inside.h"

#include <stdlib.h>

enum { PAGE = 64, PAGES = 20 };

int64_t evening_old_star(struct stage *stage) {
    const struct keepsake_filter awake = {.awake = true};
    struct keepsake_entry *list = base_alloc(PAGE * sizeof *list);
    int64_t star = 0, before = 0;
    int light = 0, count = PAGE;
    for (int page = 0; page < PAGES && count == PAGE; page++) {
        count = 0;
        keepsake_find_moments(stage->rooms->keepsake, &awake, before, list, PAGE, &count, NULL);
        for (int i = 0; i < count; i++) { /* each with the same chance */
            bool comes = list[i].laughed || list[i].light;
            light += comes;
            star = comes && stage_below(stage, light) == 0 ? list[i].id : star;
        }
        before = count ? list[count - 1].id : 0;
    }
    base_forget(list, PAGE * sizeof *list);
    free(list);
    return star;
}

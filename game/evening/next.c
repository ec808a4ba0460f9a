/* The places on the bridge for an evening: the next level not yet done, in the order of the way;
 * where all are done, one that nobody has walked, or the one they were at longest ago. */
#include "evening/inside.h"

#include <stdlib.h>

struct search {
    const struct stage *stage;
    const struct pack_level *last; /* visited longest ago */
    bool done[PACK_MAX_CHAPTERS][PACK_MAX_LEVELS];
    bool visited[PACK_MAX_CHAPTERS];
};

static void note(void *to, const char *path, bool done) {
    struct search *search = to;
    const struct pack *pack = search->stage->rooms->pack;
    const struct pack_level *level = pack_find_level(pack, path);
    for (int c = 0; level && c < pack->chapter_count; c++) {
        for (int l = 0; l < pack->chapter[c].level_count; l++) {
            if (level == &pack->chapter[c].level[l]) {
                search->done[c][l] = done;
                search->visited[c] = true;
                search->last = level; /* listed newest first */
            }
        }
    }
}

static struct evening_place place_of(const struct search *search, const struct pack_level *level) {
    const struct pack *pack = search->stage->rooms->pack;
    for (int c = 0; c < pack->chapter_count; c++) {
        for (int l = 0; l < pack->chapter[c].level_count; l++) {
            if (level ? level == &pack->chapter[c].level[l] : !search->done[c][l]) {
                return (struct evening_place){.chapter = &pack->chapter[c],
                                              .level = &pack->chapter[c].level[l],
                                              .first = !search->visited[c]};
            }
        }
    }
    return (struct evening_place){0};
}

/* Heap. */
static struct search *new_search(struct stage *stage) {
    struct search *search = base_alloc(sizeof *search);
    search->stage = stage;
    keepsake_list_progress(stage->rooms->keepsake, stage->rooms->pack->id, note, search, NULL);
    return search;
}

struct evening_place evening_next(struct stage *stage) {
    struct search *search = new_search(stage);
    struct evening_place place = place_of(search, NULL);
    if (!place.level && tonight_offered(stage)) {
        place.chapter = tonight_chapter(stage);
    } else if (!place.level && search->last) {
        place = place_of(search, search->last);
    }
    free(search);
    return place;
}

const char *evening_next_title(struct stage *stage) {
    struct search *search = new_search(stage);
    struct evening_place place = place_of(search, NULL);
    free(search);
    return !place.level ? NULL : place.first ? place.chapter->title : place.level->title;
}

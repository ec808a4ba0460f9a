/* The parts of the sky, side by side: to the left its years, the latest nearest; in the middle all
 * of it; to the right the spans of the bridge, each in its own night. The two wander from one to
 * the next. Only parts in which there are stars are there. */
#include "play/play.h"
#include "sky/inside.h"

#include <stdlib.h>
#include <string.h>

static void add_year(void *to, int year) {
    struct sky_parts *parts = to;
    parts->year = base_grow(parts->year, (size_t)(parts->years + 1) * sizeof *parts->year);
    parts->year[parts->years++] = year;
}

static void add_chapter(void *to, const char *chapter) {
    struct sky_parts *parts = to;
    if (!chapter[0] || strlen(chapter) > KEEPSAKE_MAX_LEVEL) {
        return;
    }
    parts->chapter = base_grow(parts->chapter,
                               (size_t)(parts->chapters + 1) * sizeof *parts->chapter);
    strcpy(parts->chapter[parts->chapters++], chapter);
}

static int later_first(const void *a, const void *b) {
    return *(const int *)b - *(const int *)a;
}

/* A year that is the only one is all of the sky. */
void sky_parts_read(struct stage *stage, struct sky_parts *parts) {
    parts->years = parts->chapters = 0;
    keepsake_list_years(stage->rooms->keepsake, add_year, parts, NULL);
    keepsake_list_chapters(stage->rooms->keepsake, add_chapter, parts, NULL);
    if (parts->years > 1) {
        qsort(parts->year, (size_t)parts->years, sizeof *parts->year, later_first);
    } else {
        parts->years = 0;
    }
}

void sky_parts_release(struct sky_parts *parts) {
    free(parts->year);
    free(parts->chapter);
    *parts = (struct sky_parts){0};
}

/* What was asked for in words, or in more than one way, is no part: then from the middle. */
int sky_part_at(const struct sky_parts *parts, const struct sky_filter *filter) {
    if (filter->laughed || filter->kind || filter->deck[0] || filter->words[0]) {
        return 0;
    }
    for (int i = 0; i < parts->years && !filter->chapter[0]; i++) {
        if (parts->year[i] == filter->year) {
            return -1 - i;
        }
    }
    for (int i = 0; i < parts->chapters && !filter->year; i++) {
        if (strcmp(parts->chapter[i], filter->chapter) == 0) {
            return 1 + i;
        }
    }
    return 0;
}

bool sky_part_is(const struct sky_parts *parts, int part) {
    return part >= -parts->years && part <= parts->chapters;
}

const char *sky_part_name(struct stage *stage, const struct sky_parts *parts, int part) {
    return part < 0   ? say_number(stage, parts->year[-1 - part])
           : part > 0 ? sky_chapter_title(stage, parts->chapter[part - 1])
                      : word(stage, "all of our sky");
}

struct sky_filter sky_part_filter(const struct sky_parts *parts, int part) {
    struct sky_filter filter = {.year = part < 0 ? parts->year[-1 - part] : 0};
    if (part > 0) {
        strcpy(filter.chapter, parts->chapter[part - 1]);
    }
    return filter;
}

/* A span's stars are seen in its night; a chapter of another pack has none. */
int sky_part_mood(const struct stage *stage, const struct sky_filter *filter) {
    return filter->chapter[0] ? play_place(stage, filter->chapter) : 0;
}

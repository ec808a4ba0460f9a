/* Which stars are in memory, and where they stand. Only what is near the focus is ever read: three
 * pages, and a mark for each page that was passed on the way. */
#include "sky/inside.h"

#include <stdlib.h>
#include <string.h>

/* What the stars draw: places in a unit square, and the threads between them. The first stars of a
 * month take the first points, so that a star stays where it is when others come. */
static const struct shape {
    struct {
        float x, y;
    } point[SKY_FIGURE];
    int8_t thread[SKY_FIGURE][2];
} shapes[] = {
    /* a lantern */
    {{{.50f, .00f}, {.50f, .28f}, {.84f, .52f}, {.70f, 1.0f}, {.30f, 1.0f}, {.16f, .52f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 1}}},
    /* a bridge */
    {{{.00f, .86f}, {.17f, .44f}, {.40f, .20f}, {.64f, .18f}, {.85f, .42f}, {1.0f, .84f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}},
    /* a moon */
    {{{.66f, .00f}, {.28f, .16f}, {.08f, .52f}, {.28f, .88f}, {.70f, 1.0f}, {.46f, .52f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}},
    /* a boat */
    {{{.02f, .62f}, {.24f, .98f}, {.76f, .98f}, {.98f, .62f}, {.50f, .62f}, {.50f, .00f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}},
    /* a wave */
    {{{.00f, .74f}, {.20f, .34f}, {.40f, .70f}, {.60f, .28f}, {.80f, .66f}, {1.0f, .22f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}},
    /* a leaf */
    {{{.00f, 1.0f}, {.26f, .74f}, {.22f, .32f}, {.58f, .06f}, {1.0f, .00f}, {.76f, .60f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 1}}},
    /* a flame */
    {{{.56f, .00f}, {.80f, .40f}, {.76f, .80f}, {.50f, 1.0f}, {.22f, .80f}, {.28f, .42f}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}}},
};
enum { SHAPES = sizeof shapes / sizeof shapes[0] };

const int8_t (*sky_threads(int shape))[2] {
    return shapes[shape].thread;
}

float sky_part(int64_t number, int shift) {
    uint64_t hash = HASH_START;
    for (int i = 0; i < 8; i++) {
        uint8_t byte = (uint8_t)(number >> 8 * i);
        hash = hash_bytes(hash, &byte, 1);
    }
    return (float)(hash >> shift & 255) / 255;
}

bool sky_filter_empty(const struct sky_filter *filter) {
    return !filter->year && !filter->kind && !filter->laughed && !filter->deck[0] &&
           !filter->chapter[0] && !filter->words[0];
}

static struct keepsake_filter wanted(const struct sky_filter *filter) {
    return (struct keepsake_filter){
        .year = filter->year,
        .kind = filter->kind,
        .laughed = filter->laughed,
        .deck = filter->deck[0] ? filter->deck : NULL,
        .chapter = filter->chapter[0] ? filter->chapter : NULL,
        .words = filter->words,
    };
}

static void count(struct stage *stage, struct sky_stars *stars) {
    struct keepsake_filter filter = wanted(&stars->filter);
    stars->result = sky_filter_empty(&stars->filter)
                        ? keepsake_count_moments(stage->rooms->keepsake, &stars->found, NULL)
                        : keepsake_count_found(stage->rooms->keepsake, &filter, &stars->found,
                                               NULL);
}

static int read_page(struct stage *stage, struct sky_stars *stars, int64_t before,
                     struct keepsake_entry page[SKY_PAGE]) {
    struct keepsake_filter filter = wanted(&stars->filter);
    int got = 0;
    stars->result = sky_filter_empty(&stars->filter)
                        ? keepsake_list_moments(stage->rooms->keepsake, before, page, SKY_PAGE,
                                                &got, NULL)
                        : keepsake_find_moments(stage->rooms->keepsake, &filter, before, page,
                                                SKY_PAGE, &got, NULL);
    return stars->result == KEEPSAKE_OK ? got : 0;
}

/* --- places --- */

static int month_of(const struct keepsake_entry *entry) {
    struct day day = keepsake_day(entry->kept_at, entry->zone);
    return day.year * 12 + day.month - 1;
}

/* The figures stand in two rows like bricks, each half a width further left; two that follow each
 * other in one row, a whole width. */
static struct sky_figure *add_figure(struct sky_stars *stars, struct sky_mark *at, int month,
                                     int split) {
    struct sky_figure *figure = &stars->figure[stars->figures++];
    int row = (month + split) & 1;
    at->place += at->row < 0 ? 0 : row == at->row ? 2 : 1;
    at->row = row;
    *figure = (struct sky_figure){.month = month, .x = -0.5 * at->place, .y = 0.5f * (float)row};
    return figure;
}

static void place_star(struct sky_star *star, const struct sky_figure *figure, int split,
                       int point) {
    int64_t id = star->entry.id, group = (int64_t)figure->month * 8 + split;
    const struct shape *shape = &shapes[group % SHAPES];
    float x = shape->point[point].x, y = shape->point[point].y;
    x = sky_part(group, 0) < 0.5f ? x : 1 - x;
    if (figure->stars == 1) {
        x = y = 0.5f;
    }
    star->month = figure->month;
    star->shape = (int)(group % SHAPES);
    star->point = point;
    x = 0.12f + 0.60f * x + 0.12f * sky_part(group, 8) + 0.04f * sky_part(id, 8);
    y = 0.06f + 0.80f * y + 0.05f * sky_part(group, 16) + 0.03f * sky_part(id, 16);
    star->x = figure->x - 0.5 + (double)x;
    star->y = figure->y + 0.5f * y;
}

/* Stars [from, count), one page: a new figure with each month, and where one is full. */
static void place_page(struct sky_stars *stars, int from, struct sky_mark *at) {
    int split = 0;
    for (int i = from, end; i < stars->count; i = end) {
        int month = stars->star[i].month;
        split = i > from && stars->star[i - 1].month == month ? split + 1 : 0;
        for (end = i; end < stars->count && end < i + SKY_FIGURE && stars->star[end].month == month;
             end++) {
        }
        struct sky_figure *figure = add_figure(stars, at, month, split);
        figure->stars = end - i;
        for (int star = i; star < end; star++) {
            stars->star[star].figure = stars->figures - 1;
            place_star(&stars->star[star], figure, split, end - 1 - star);
        }
    }
}

static void add_mark(struct sky_stars *stars, int page, struct sky_mark mark) {
    stars->mark = base_grow(stars->mark, (size_t)(page + 1) * sizeof *stars->mark);
    stars->mark[page] = mark;
    stars->marks = page + 1;
}

/* A figure alone stands in the middle. */
static void centre(struct sky_stars *stars) {
    if (stars->figures == 1 && stars->first == 0 && stars->all_earlier) {
        float down = 0.25f - stars->figure[0].y;
        stars->figure[0].y += down;
        for (int i = 0; i < stars->count; i++) {
            stars->star[i].y += down;
        }
    }
}

static void load(struct stage *stage, struct sky_stars *stars) {
    struct keepsake_entry page[SKY_PAGE];
    stars->count = stars->figures = 0;
    stars->all_earlier = false;
    for (int i = 0; i < SKY_PAGES; i++) {
        stars->page_start[i] = stars->count;
        if (stars->all_earlier || stars->first + i >= stars->marks) {
            continue;
        }
        struct sky_mark at = stars->mark[stars->first + i];
        int got = read_page(stage, stars, at.before, page), from = stars->count;
        for (int k = 0; k < got; k++) {
            stars->star[stars->count++] = (struct sky_star){.entry = page[k],
                                                            .month = month_of(&page[k])};
        }
        place_page(stars, from, &at);
        stars->all_earlier = got < SKY_PAGE;
        if (got == SKY_PAGE && stars->first + i + 1 >= stars->marks) {
            at.before = page[SKY_PAGE - 1].id;
            add_mark(stars, stars->first + i + 1, at);
        }
    }
    stars->page_start[SKY_PAGES] = stars->count;
    centre(stars);
    base_forget(page, sizeof page);
}

void sky_stars_begin(struct stage *stage, struct sky_stars *stars) {
    stars->first = 0;
    stars->anew = true;
    add_mark(stars, 0, (struct sky_mark){.row = -1});
    load(stage, stars);
    if (stars->result == KEEPSAKE_OK) {
        count(stage, stars);
    }
}

/* The first page's mark still holds; those after it are found anew. */
void sky_stars_renew(struct stage *stage, struct sky_stars *stars) {
    stars->marks = stars->first + 1;
    load(stage, stars);
    if (stars->count == 0 && stars->first > 0) {
        sky_stars_begin(stage, stars);
    } else if (stars->result == KEEPSAKE_OK) {
        count(stage, stars);
    }
}

int sky_stars_keep_near(struct stage *stage, struct sky_stars *stars, int star) {
    int64_t id = stars->star[star].entry.id;
    if (star >= stars->page_start[SKY_PAGES - 1] && !stars->all_earlier) {
        stars->first++;
    } else if (star < stars->page_start[1] && stars->first > 0) {
        stars->first--;
    } else {
        return star;
    }
    load(stage, stars);
    return sky_stars_find(stars, id);
}

/* Moments a frame: 7 ms, and 1.5 beside the camera's way. */
bool sky_stars_read_ahead(struct stage *stage, struct sky_stars *stars, bool moves) {
    if (!stars->read && keepsake_prepare_search(stage->rooms->keepsake, moves ? 60 : 300,
                                                &stars->read, NULL) != KEEPSAKE_OK) {
        stars->read = true; /* finding will say what is wrong */
    }
    stage_works(stage, !stars->read);
    return !stars->read;
}

void sky_stars_release(struct sky_stars *stars) {
    free(stars->mark);
    base_forget(stars, sizeof *stars);
}

int sky_stars_find(const struct sky_stars *stars, int64_t id) {
    int best = -1;
    for (int i = 0; i < stars->count; i++) {
        if (best < 0 ||
            llabs(stars->star[i].entry.id - id) < llabs(stars->star[best].entry.id - id)) {
            best = i;
        }
    }
    return best;
}

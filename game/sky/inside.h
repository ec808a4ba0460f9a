/* The sky: each kept moment is a star over dark water. The stars of one month make a figure, up to
 * six in each, newest at the right; the two wander to the left, into earlier months.
 *
 * sky.c is the screen; stars.c reads what is near from the box and gives each star its place;
 * draw.c draws; parts.c has the years and spans that the sky has parts of, find.c asks which stars
 * to show. */
#ifndef SKY_INSIDE_H
#define SKY_INSIDE_H

#include "pack/pack.h"
#include "sky/sky.h"

enum {
    SKY_FIGURE = 6, /* stars */
    SKY_PAGE = 36,  /* moments read at once */
    SKY_PAGES = 3,  /* pages in memory: the one with the focus, and one at each side of it */
    SKY_SHOWN = SKY_PAGE * SKY_PAGES,
};

/* Which stars are shown: all of what is set must hold. {0}: all of them. */
struct sky_filter {
    int year;
    enum keepsake_kind kind;
    bool laughed;
    char deck[KEEPSAKE_MAX_ID + 1], chapter[KEEPSAKE_MAX_LEVEL + 1];
    char words[4 * KEEPSAKE_MAX_SEARCH + 1];
};

/* Lengths in the sky are counted in widths of a figure, from the newest, negative to the left;
 * down, the whole sky is 1. */
struct sky_star {
    struct keepsake_entry entry;
    int month;  /* from the year 0 */
    int figure; /* counted over what is shown */
    int shape;  /* of the figure: see sky_threads */
    int point;  /* which of its points */
    double x;
    float y;
};

struct sky_figure {
    int month, stars;
    double x; /* its middle */
    float y;  /* its top; it is half as high as the sky, or all of it where it stands alone */
};

/* Where a page begins. */
struct sky_mark {
    int64_t before; /* the id of the moment before it; 0: the newest page */
    int place, row; /* of the figure before it: in half widths from the newest; -1: none */
};

struct sky_stars {
    struct sky_filter filter;
    bool anew; /* begun with another filter; whoever looks at it takes it back */
    enum keepsake_result result;
    int64_t found;                   /* how many the filter finds */
    struct sky_star star[SKY_SHOWN]; /* newest first */
    struct sky_figure figure[SKY_SHOWN];
    int count, figures;
    int page_start[SKY_PAGES + 1]; /* in `star` */
    int first;                     /* the newest page in memory */
    bool all_earlier;              /* the oldest is in memory */
    bool read;                     /* all words of the box are in memory */
    struct sky_mark *mark;         /* heap: of the pages that were seen, and the next */
    int marks;
};

/* From the newest on. */
void sky_stars_begin(struct stage *stage, struct sky_stars *stars);
/* Once more, where moments were changed or deleted meanwhile. */
void sky_stars_renew(struct stage *stage, struct sky_stars *stars);
/* Reads on where the star's neighbours are not in memory; returns where the star is now. */
int sky_stars_keep_near(struct stage *stage, struct sky_stars *stars, int star);
/* Reads on in the box, so that finding need not wait; true while there is more. Less at a time
 * where something `moves`. */
bool sky_stars_read_ahead(struct stage *stage, struct sky_stars *stars, bool moves);
void sky_stars_release(struct sky_stars *stars); /* {0} is fine */
/* The place in `star` of the moment, or of the one nearest in time; -1: there are none. */
int sky_stars_find(const struct sky_stars *stars, int64_t id);
/* The threads of a shape: pairs of points, SKY_FIGURE of them; twice the same point: none. */
const int8_t (*sky_threads(int shape))[2];

/* What makes one star differ from another: 0..1, always the same for the same number. */
float sky_part(int64_t number, int shift);

bool sky_filter_empty(const struct sky_filter *filter);
/* "2026 · crossings · we laughed" */
const char *sky_filter_words(struct stage *stage, const struct sky_filter *filter);
const char *sky_chapter_title(struct stage *stage, const char *id);

/* --- parts.c --- */
/* Counted from all of the sky, 0: -1 the latest year, 1 the first span. */
struct sky_parts {
    int *year;                               /* heap */
    char (*chapter)[KEEPSAKE_MAX_LEVEL + 1]; /* heap */
    int years, chapters;
};
void sky_parts_read(struct stage *stage, struct sky_parts *parts);
void sky_parts_release(struct sky_parts *parts);
int sky_part_at(const struct sky_parts *parts, const struct sky_filter *filter);
bool sky_part_is(const struct sky_parts *parts, int part); /* there is such a one */
const char *sky_part_name(struct stage *stage, const struct sky_parts *parts, int part);
struct sky_filter sky_part_filter(const struct sky_parts *parts, int part);
/* The night behind these stars, as of stage_set_mood. */
int sky_part_mood(const struct stage *stage, const struct sky_filter *filter);

struct sky {
    struct sky_stars stars;
    struct sky_parts parts;
    int mood;      /* of the night that the two came from */
    int64_t focus; /* the id of a moment; 0: there is none */
    bool on_bar;   /* the bar over the stars has the focus */
    bool began;
    double camera; /* what is in the middle of the screen */
};

/* --- draw.c --- */
struct spot {
    float x, y;
};
struct rect sky_bar_rect(struct stage *stage); /* stands where other screens have a heading */
/* The ends of the bar, where the parts beside this one are named; -1: to the left. */
struct rect sky_bar_end(struct stage *stage, int way);
struct rect sky_panel_rect(struct stage *stage);
int sky_figure_width(struct stage *stage); /* in pixels */
struct spot sky_spot(struct stage *stage, const struct sky *sky, const struct sky_star *star);
void sky_draw(struct stage *stage, struct canvas *canvas, const struct sky *sky);

/* Changes the filter of the stars, which are lent, and begins anew with it. */
void sky_find_push(struct stage *stage, struct sky_stars *stars);

#endif

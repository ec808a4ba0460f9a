/* Moments: kept, looked at, found, deleted. A part of keepsake.h, whose promises hold here. */
#ifndef KEEPSAKE_MOMENTS_H
#define KEEPSAKE_MOMENTS_H

#ifndef KEEPSAKE_H
#error "A part of keepsake/keepsake.h: include that."
#endif

enum keepsake_kind {
    KEEPSAKE_CROSSING = 1,
    KEEPSAKE_CARD,
    KEEPSAKE_TALK,
    KEEPSAKE_EVENING, /* one thing that was good */
};
enum keepsake_who { KEEPSAKE_A, KEEPSAKE_B, KEEPSAKE_BOTH };

struct keepsake_line {
    const char *question, *answer;
    enum keepsake_who who; /* answered */
};

/* No string is NULL; "" where there is none. */
struct keepsake_moment {
    int64_t id;      /* given by the box: larger is later, whatever the clock said */
    int64_t kept_at; /* seconds since 1970 UTC, for people to read; moved into 1970..9999 */
    int zone;        /* minutes east of UTC, where the two were; set by keepsake_keep_moment */
    enum keepsake_kind kind;
    bool laughed;
    bool asleep, light; /* it never comes up by itself; both called it a light one */
    const char *pack, *level, *title, *source, *replay; /* level: CHAPTER/LEVEL */
    const char *deck;                                   /* its id, or a talk's */
    const char *name_a, *name_b;                        /* as they were that evening */
    const char *note;
    struct keepsake_line line[KEEPSAKE_MAX_LINES];
    int line_count;
    char *memory; /* what a moment that was read owns; NULL in one handed in */
    size_t memory_size;
};

/* What a list shows of a moment. */
struct keepsake_entry {
    int64_t id, kept_at;
    int zone;
    enum keepsake_kind kind;
    bool laughed, asleep, light;
    char pack[KEEPSAKE_MAX_ID + 1], level[KEEPSAKE_MAX_LEVEL + 1], deck[KEEPSAKE_MAX_ID + 1];
    char title[4 * KEEPSAKE_MAX_TITLE + 1];
};

/* Minutes east of UTC that this machine's clocks show at that time. */
int keepsake_zone(int64_t at);
/* The day it was for the two, wherever it is read. */
struct day keepsake_day(int64_t kept_at, int zone);

/* The only way to store a moment. Unless both are true it returns KEEPSAKE_LET_GO and neither
 * looks at the moment nor touches the disk. `id` is given back if not NULL. */
enum keepsake_result keepsake_keep_moment(struct keepsake *keepsake,
                                          const struct keepsake_moment *moment, bool kept_by_a,
                                          bool kept_by_b, int64_t *id, struct error *error);

/* Fills `out` on OK; release it then (its words are overwritten). */
enum keepsake_result keepsake_get_moment(struct keepsake *keepsake, int64_t id,
                                         struct keepsake_moment *out, struct error *error);
void keepsake_moment_release(struct keepsake_moment *moment);

/* Up to `size` entries older than the moment `before` (0: from the newest), newest first. For the
 * next page give the last entry's id. */
enum keepsake_result keepsake_list_moments(struct keepsake *keepsake, int64_t before,
                                           struct keepsake_entry *list, int size, int *count,
                                           struct error *error);
enum keepsake_result keepsake_count_moments(struct keepsake *keepsake, int64_t *count,
                                            struct error *error);
enum keepsake_result keepsake_set_laughed(struct keepsake *keepsake, int64_t id, bool laughed,
                                          struct error *error);
/* Either lets it sleep, alone, and either wakes it; nothing says who. */
enum keepsake_result keepsake_set_asleep(struct keepsake *keepsake, int64_t id, bool asleep,
                                         struct error *error);
/* Both or nothing makes it a light one; taken back by either. */
enum keepsake_result keepsake_set_light(struct keepsake *keepsake, int64_t id, bool light,
                                        bool called_by_a, bool called_by_b, struct error *error);
/* The note that the two wrote together, "" for none; MISSING where there is no such moment. Both or
 * nothing, as keepsake_keep_moment. What was there is gone as keepsake_delete_moment says. */
enum keepsake_result keepsake_set_note(struct keepsake *keepsake, int64_t id, const char *note,
                                       bool kept_by_a, bool kept_by_b, struct error *error);

/* One person may do either, alone. Deleting what is not there is OK. The words are gone from box
 * and backup when it returns OK; if it was cut short, the next keepsake_open finishes it. Damaged
 * boxes set aside stay as they are: see keepsake_forget_damaged. */
enum keepsake_result keepsake_delete_moment(struct keepsake *keepsake, int64_t id,
                                            struct error *error);
/* Moments, promises, cards, settings, progress, backup and damaged boxes. */
enum keepsake_result keepsake_forget_everything(struct keepsake *keepsake, struct error *error);

/* How many damaged boxes lie beside this one, and a way to overwrite and remove them. */
int keepsake_count_damaged(struct keepsake *keepsake);
enum keepsake_result keepsake_forget_damaged(struct keepsake *keepsake, struct error *error);

/* --- finding ---
 *
 * What these need is read from the box when first asked for and stays in memory, overwritten when
 * the box is closed: an index in the file (FTS5) would keep words that were deleted. */

/* A zeroed filter finds everything; every part that is set must hold. */
struct keepsake_filter {
    int year;                /* of the day it was for the two; 0: any */
    enum keepsake_kind kind; /* 0: any */
    const char *deck;        /* its id; NULL: any */
    const char *chapter;     /* of the level; NULL: any */
    bool laughed;            /* only where the two laughed */
    bool awake;              /* none that sleeps: for whatever comes up by itself */
    /* Every word of it begins a word of the title, a question, an answer, the note or a name;
     * capitals, and accents of Latin letters, make no difference. In scripts without spaces it may
     * stand anywhere. At most KEEPSAKE_MAX_SEARCH characters count. NULL or "": any. */
    const char *words;
};

/* As keepsake_list_moments, but only what the filter finds. */
enum keepsake_result keepsake_find_moments(struct keepsake *keepsake,
                                           const struct keepsake_filter *filter, int64_t before,
                                           struct keepsake_entry *list, int size, int *count,
                                           struct error *error);
enum keepsake_result keepsake_count_found(struct keepsake *keepsake,
                                          const struct keepsake_filter *filter, int64_t *count,
                                          struct error *error);
/* Reads what is needed for filters into memory and then, of up to `moments` moments a call, their
 * words, so that the first search need not wait for all of them; 500 take a few ms. *done when
 * nothing is left to read. Never needed. */
enum keepsake_result keepsake_prepare_search(struct keepsake *keepsake, int moments, bool *done,
                                             struct error *error);

/* For the menus: what there are moments of. Years newest first, names in order of their bytes, at
 * most 1000. */
enum keepsake_result keepsake_list_years(struct keepsake *keepsake,
                                         void (*each)(void *to, int year), void *to,
                                         struct error *error);
enum keepsake_result keepsake_list_decks(struct keepsake *keepsake,
                                         void (*each)(void *to, const char *deck), void *to,
                                         struct error *error);
enum keepsake_result keepsake_list_chapters(struct keepsake *keepsake,
                                            void (*each)(void *to, const char *chapter), void *to,
                                            struct error *error);

/* The newest moment of today's day in another year, earlier or, where a clock was set back, later,
 * of those that are awake and where the two laughed or both called it light: nobody is met by an
 * evening that they didn't look for.
 * In years without a 29th of February its moments are found on the 28th. MISSING when there is
 * none. */
enum keepsake_result keepsake_on_this_day(struct keepsake *keepsake, struct day today,
                                          struct keepsake_entry *entry, struct error *error);

#endif

/* What is written out of the box, and brought in. A part of keepsake.h, whose promises hold here.
 */
#ifndef KEEPSAKE_EXPORT_H
#define KEEPSAKE_EXPORT_H

#ifndef KEEPSAKE_H
#error "A part of keepsake/keepsake.h: include that."
#endif

/* --- export and import: docs/box.md has the format ---
 *
 * An export contains every moment, every promise and every card of one's own, and nothing else: no
 * settings, no progress, no marks on cards. Anybody who has the file can read it. */

struct keepsake_summary {
    int64_t moments, crossings, cards, talks, evenings, promises, own_cards;
    int64_t damaged;     /* moments that can't be read, and are left out */
    int64_t first, last; /* kept_at of the oldest and newest moment; 0 without any */
    struct day first_day, last_day;
    struct text names; /* every name in it, each on a line; released by the caller */
};
/* What an export would contain, to be shown before anything is written. */
enum keepsake_result keepsake_describe_export(struct keepsake *keepsake,
                                              struct keepsake_summary *summary,
                                              struct error *error);

/* `write` takes the next bytes of the file; its false stops the export with NO_ROOM. */
enum keepsake_result keepsake_export_json(struct keepsake *keepsake,
                                          bool (*write)(void *to, const void *bytes, size_t size),
                                          void *to, struct error *error);

/* The words of the page, and what only the caller can make. */
struct keepsake_page {
    const char *language; /* BCP 47, such as "en" */
    const char *title, *intro;
    const char *contains; /* over the list of what is in it, at its end */
    const char *moments, *promises, *own_cards, *names; /* in that list, and headings */
    const char *kind[KEEPSAKE_EVENING + 1];             /* by enum keepsake_kind */
    const char *both;                                   /* who answered, where it is both */
    const char *note, *laughed, *noticed;
    const char *pictured; /* what a picture shows, for who can't see it; behind the title */
    const char *state[KEEPSAKE_PROMISE_LET_GO + 1]; /* by keepsake_promise_state */
    const char *book; /* on the first page of a book, under the title */
    void *context;
    /* For a book: is this one of its stars? NULL: it is no book. */
    bool (*chosen)(void *context, const struct keepsake_moment *moment);
    /* A date for people to read, added to `out`. NULL: 2026-11-23. */
    void (*date)(void *context, struct day day, struct text *out);
    /* A picture of the moment, a whole PNG file, added to `png`; false: none. NULL: none at all. */
    bool (*picture)(void *context, const struct keepsake_moment *moment, struct text *png);
};
/* The words above in English, without pictures. */
extern const struct keepsake_page keepsake_page_english;

/* One page that needs nothing else: pictures inside, no script, dark on screen and white in
 * print. */
enum keepsake_result keepsake_export_html(struct keepsake *keepsake,
                                          const struct keepsake_page *page,
                                          bool (*write)(void *to, const void *bytes, size_t size),
                                          void *to, struct error *error);

/* The moments that are `chosen`, oldest first, as a book of A5 to be printed: a crossing begins a
 * page, and the pages are numbered. Names and dates on its first page are of these alone. */
enum keepsake_result keepsake_export_book(struct keepsake *keepsake,
                                          const struct keepsake_page *page,
                                          bool (*write)(void *to, const void *bytes, size_t size),
                                          void *to, struct error *error);

/* One of them into a new file, for its owner alone: whole or not at all, and EXISTS where one is
 * already. JSON when `page` is NULL, a book where it says what is chosen. */
enum keepsake_result keepsake_export_file(struct keepsake *keepsake, const char *path,
                                          const struct keepsake_page *page, struct error *error);

struct keepsake_import {
    int64_t moments, promises, own_cards; /* that are new here */
    int64_t known;                        /* that were here already, and were skipped */
    bool lacks;                           /* some of it is in letters that can't be drawn yet */
};
/* All of a file or nothing. UNREADABLE for the file; REFUSED, saying which entry and which line,
 * for what keepsake_export_json would not have written. Moments go behind those that are here, in
 * the order of the file. What says the same as one that is here is known, whatever marks and states
 * either has. */
enum keepsake_result keepsake_import_file(struct keepsake *keepsake, const char *path,
                                          struct keepsake_import *report, struct error *error);

/* The same in portions, so that pictures go on meanwhile. From begin to end there
 * is no other change of the box: it is refused as FAILED, with its own message. */
struct keepsake_importer;
/* UNREADABLE and REFUSED for the file; nothing of it was read yet. NULL in *out but on OK. */
enum keepsake_result keepsake_import_begin(struct keepsake *keepsake, const char *path,
                                           struct keepsake_importer **out, struct error *error);
/* Of about so many moments; 40 take some 10 ms. What is *done is in the box, whole. */
enum keepsake_result keepsake_import_step(struct keepsake_importer *importer, int moments,
                                          bool *done, struct error *error);
int keepsake_import_part(const struct keepsake_importer *importer); /* of the file, in 100 */
const struct keepsake_import *keepsake_import_report(const struct keepsake_importer *importer);
/* Wherever it is; what is not done leaves nothing behind. NULL is fine. Before keepsake_close. */
void keepsake_import_end(struct keepsake_importer *importer);

#endif

/* page: what the page of a whole export and the book of chosen moments are both made of. Between
 * page.c and book.c. */
#ifndef KEEPSAKE_PAGE_H
#define KEEPSAKE_PAGE_H

#include "keepsake/fields.h"

struct printer {
    struct sink sink;
    const struct keepsake_page *page;
    bool begun; /* the heading of this part stands */
};

/* NULL: no memory. Free with free(). */
struct printer *page_new(const struct keepsake_page *page,
                         bool (*write)(void *to, const void *bytes, size_t size), void *to);
void page_put(struct printer *printer, const char *markup);
/* Words between two pieces of markup. */
void page_element(struct printer *printer, const char *open, const char *words, const char *close);
void page_date(struct printer *printer, struct day day);
/* Up to the heading, in this look. */
void page_head(struct printer *printer, const char *look);
/* Title, day, picture, what was said, and the note. */
void page_moment(struct printer *printer, const struct keepsake_moment *moment);

#endif

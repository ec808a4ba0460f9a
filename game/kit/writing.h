/* A name or a sentence, typed on the keyboard or put together with a pad from letters on the
 * screen. It is on the shared screen: never ask for anything private with it, but behind a curtain
 * whatever the two play with, and then `alone`. */
#ifndef KIT_WRITING_H
#define KIT_WRITING_H

#include "kit/kit.h"

enum { WRITING_LETTERS = 280, WRITING_SIZE = 4 * WRITING_LETTERS + 1 };
/* Half a page: more than WRITING_LETTERS stand small, from the left. */
enum { WRITING_PAGE = 900, WRITING_PAGE_SIZE = 4 * WRITING_PAGE + 1 };

/* What is to be written. */
struct writing {
    const char *heading; /* lent for ever: a word() */
    const char *shown;   /* in place of words while there are none yet; lent, or NULL */
    const char
        *begins; /* the words there are to begin with; lent until it is entered; NULL: none */
    char *into;  /* lent; set when the writer is done and wrote anything, else left alone */
    size_t size; /* of `into`, at most WRITING_PAGE_SIZE */
    int letters; /* at most so many */
    int player;  /* whose colour it has; -1: nobody's */
    bool alone;  /* for that one's eyes: what covers the screen covers it, and the other's press */
    bool on_paper; /* it is written on a card */
};

void writing_push(struct stage *stage, const struct writing *writing);

#endif

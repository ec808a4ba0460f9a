/* What is kept: the screens of the box. What one person may do alone with it, either may. */
#ifndef HOUSE_BOX_H
#define HOUSE_BOX_H

#include "house/inside.h"

/* --- box_page.c --- */
/* A heading, one thought on a panel, and a row of buttons; `hint` is the bottom line. While more is
 * to be read, the first button is for reading on. */
void box_page_draw(struct stage *stage, struct canvas *canvas, struct menu *menu, struct page *page,
                   const char *heading, const char *words, const char *hint);
/* That button was chosen, and it turned the page. */
bool box_page_turned(struct stage *stage, const struct menu *menu, struct page *page);
/* "{button}: choose. {back}: back" */
const char *box_hint(struct stage *stage);
struct paragraph box_words(enum size size); /* centred both ways */
int box_update(struct stage *stage, void *context, int ms);
/* The words of a result of keepsake: its own message, else the general one. Lent. */
const char *box_trouble(struct stage *stage, enum keepsake_result result,
                        const struct error *error);

/* --- box_print.c --- */
/* What a page of the box, or a book where something is `chosen`, is printed with. */
struct box_printing {
    int width, height; /* of a picture */
    bool (*chosen)(void *by, const struct keepsake_moment *moment);
    void *chosen_by;
    struct stage *stage; /* set by begin, with what follows */
    struct view *view;
};
/* For keepsake_export_file, until the end. */
struct keepsake_page box_print_begin(struct stage *stage, struct box_printing *printing);
void box_print_end(struct box_printing *printing); /* {0} is fine */
/* The whole box as a page or as a file, under a new name where exports go; adds what is said of it.
 */
bool box_write_out(struct stage *stage, bool as_page, struct text *told);

/* --- box_forget.c --- */
/* Everything, in the box and in what is shown of it. */
enum keepsake_result box_forget_all(struct stage *stage, struct error *error);
/* Where nothing and nobody is left to go back to: home; else back. */
void box_forget_close(struct stage *stage, bool done);

#endif

/* A card at work: write.c goes through it, write_draw.c draws it. */
#ifndef CARDS_WRITE_H
#define CARDS_WRITE_H

#include "cards/inside.h"

enum card_row {
    CARD_ASK,
    CARD_ANSWERS,
    CARD_FIRST,
    CARD_SECOND,
    CARD_THIRD,
    CARD_DEPTH,
    CARD_TOPICS,
    CARD_FOR,
    CARD_KEEP,
    CARD_BACK
};
enum phase { AT_WORK, CHOOSING, SAID };

struct card_work {
    enum phase phase;
    struct menu menu;
    enum card_row row[CARD_BACK + 1]; /* of each line of the menu */
    int meant;                        /* who of the two it is for; CARDS_FOR_BOTH */
    struct keepsake_own_card card;
    struct choice choice;
    const char *lacks; /* what the card still needs, or NULL */
    struct both both;
};

/* --- write_draw.c --- */
/* Its lines stand on the card itself; with large text below it, as a list. */
bool card_on_paper(const struct stage *stage);
void card_work_draw(struct stage *stage, struct canvas *canvas, struct card_work *data,
                    struct rect body);

#endif

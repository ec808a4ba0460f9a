/* Shared inside letterbox only. letters.c is the list; letter.c one of it, closed or open; write.c
 * writes one, until.c asks what it waits for; list.c reads them from the box, and knows what day it
 * is. */
#ifndef LETTERBOX_INSIDE_H
#define LETTERBOX_INSIDE_H

#include "letterbox/letterbox.h"

/* --- list.c --- */
struct letter_list {
    struct keepsake_letter *letter; /* heap */
    int count, room;
};
void letter_list_read(struct stage *stage, struct letter_list *list); /* {0} is fine */
void letter_list_forget(struct letter_list *list);

int64_t letters_day(struct day day); /* as the box counts them, from 1970 on */
struct day letters_date(int64_t day);
int64_t letters_today(const struct stage *stage);
/* Today, or the latest day that the box knows of: where a clock was set back, a letter is sealed
 * until a day after what has been all the same, so that it never opens early. */
int64_t letters_known_day(struct stage *stage);
/* Its occasion has come: of a bridge or a span that stands. Never for another pack's. */
bool letters_came(struct stage *stage, const struct keepsake_letter *letter);
/* Both count: open already, or its time has come. */
bool letters_ripe(struct stage *stage, const struct keepsake_letter *letter);
/* Who of the two wrote it, by name; -1 where that is neither or could be both. */
int letters_writer(const struct stage *stage, const struct keepsake_letter *letter);
/* What it waits for, within a sentence: "24 December 2027", "when the bridge stands". */
const char *letters_until(struct stage *stage, const struct keepsake_letter *letter);

/* --- until.c --- */
/* Asks the two what it shall wait for; lent. OUTCOME_DONE: it is set. */
void until_push(struct stage *stage, struct keepsake_letter *letter);

/* --- the screens --- */
void letter_push(struct stage *stage, int64_t id);
void letter_write_push(struct stage *stage);

#endif

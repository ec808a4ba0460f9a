/* Letters: half a page, sealed until a day or an occasion. Included by keepsake.h, whose promises
 * hold here.
 *
 * Until its time has come nothing here hands out a word of one: no list, search, page or export
 * knows more of it than who wrote it and what it waits for. Its words stand in the file as all
 * others do. */
#ifndef KEEPSAKE_LETTERS_H
#define KEEPSAKE_LETTERS_H

#ifndef KEEPSAKE_H
#error "A part of keepsake/keepsake.h: include that."
#endif

/* What is known of a letter without opening it. Exactly one of `opens_on` and `occasion` is set. */
struct keepsake_letter {
    int64_t id;                         /* given by the box: larger is later */
    int64_t written_at;                 /* seconds since 1970 UTC */
    int64_t opens_on;                   /* the day, counted from 1970 on; 0: an occasion */
    char pack[KEEPSAKE_MAX_ID + 1];     /* of the occasion, */
    char occasion[KEEPSAKE_MAX_ID + 1]; /* as the caller names them: [a-z0-9-]; "": a day */
    char by[4 * KEEPSAKE_MAX_NAME + 1]; /* its writer's name, as it was then */
    bool opened; /* it was read: it stays open, whatever a clock says later */
};

/* Seals it. REFUSED, with its own message, where the day it waits for is not after `today`, or
 * where there are KEEPSAKE_MAX_LETTERS. The writer alone decides this: that there be a letter for
 * that day, both have said before. */
enum keepsake_result keepsake_seal_letter(struct keepsake *keepsake,
                                          const struct keepsake_letter *letter, const char *words,
                                          int64_t today, int64_t *id, struct error *error);
/* Oldest first. The letter is lent for the call of `each` and overwritten after it. */
enum keepsake_result keepsake_list_letters(struct keepsake *keepsake,
                                           void (*each)(void *to,
                                                        const struct keepsake_letter *letter),
                                           void *to, struct error *error);
/* Its words, and it is open from then on; SEALED before its time. `came`: its occasion has. Where
 * nothing can be written it is read all the same. */
enum keepsake_result keepsake_open_letter(struct keepsake *keepsake, int64_t id, int64_t today,
                                          bool came, char words[4 * KEEPSAKE_MAX_LETTER + 1],
                                          struct error *error);
/* As keepsake_delete_moment. */
enum keepsake_result keepsake_delete_letter(struct keepsake *keepsake, int64_t id,
                                            struct error *error);

#endif

/* Which cards came up, cards of one's own, and promises. Included by keepsake.h, whose promises
 * hold here. */
#ifndef KEEPSAKE_CARDS_H
#define KEEPSAKE_CARDS_H

#ifndef KEEPSAKE_H
#error "A part of keepsake/keepsake.h: include that."
#endif

/* --- cards: ids only, no words. Ids are [a-z0-9-], at most KEEPSAKE_MAX_ID bytes --- */

/* The card came up: it is seen until it is told otherwise. */
enum keepsake_result keepsake_note_card(struct keepsake *keepsake, const char *pack,
                                        const char *deck, const char *card, struct error *error);
enum keepsake_result keepsake_set_favourite(struct keepsake *keepsake, const char *pack,
                                            const char *deck, const char *card, bool favourite,
                                            struct error *error);
/* Calls `each` for every card of the deck that is seen or a favourite, in order of their bytes. */
enum keepsake_result
keepsake_list_cards(struct keepsake *keepsake, const char *pack, const char *deck,
                    void (*each)(void *to, const char *card, bool seen, bool favourite), void *to,
                    struct error *error);
/* These cards of the deck are through: none of them is seen. Favourites stay. */
enum keepsake_result keepsake_reset_seen(struct keepsake *keepsake, const char *pack,
                                         const char *deck, const char *const *cards, int count,
                                         struct error *error);

/* --- ideas that the two took: ids only, too --- */

/* When it was taken, in seconds since 1970 UTC; negative: it is theirs no more. */
enum keepsake_result keepsake_take_idea(struct keepsake *keepsake, const char *pack,
                                        const char *deck, const char *card, int64_t taken_at,
                                        struct error *error);
/* Calls `each` for every idea of this pack that was taken, the one taken first first. */
enum keepsake_result keepsake_list_ideas(struct keepsake *keepsake, const char *pack,
                                         void (*each)(void *to, const char *deck, const char *card,
                                                      int64_t taken_at),
                                         void *to, struct error *error);

/* --- cards of one's own --- */

struct keepsake_own_card {
    int64_t id; /* given by the box */
    char ask[4 * KEEPSAKE_MAX_TEXT + 1];
    char answer[KEEPSAKE_MAX_CHOICES][4 * KEEPSAKE_MAX_CHOICE + 1];
    int answer_count;                      /* 0: an open card; or 2 or 3 */
    int depth;                             /* 1..3 */
    uint32_t topics;                       /* bit per topic, as the caller numbers them */
    char meant[4 * KEEPSAKE_MAX_NAME + 1]; /* for one of the two, by name; "": for both */
};

/* REFUSED, with its own message, when there are KEEPSAKE_MAX_OWN_CARDS. */
enum keepsake_result keepsake_add_own_card(struct keepsake *keepsake,
                                           const struct keepsake_own_card *card, int64_t *id,
                                           struct error *error);
/* Oldest first. The card is lent for the call of `each` and overwritten after it. */
enum keepsake_result keepsake_list_own_cards(struct keepsake *keepsake,
                                             void (*each)(void *to,
                                                          const struct keepsake_own_card *card),
                                             void *to, struct error *error);
/* As keepsake_delete_moment. */
enum keepsake_result keepsake_delete_own_card(struct keepsake *keepsake, int64_t id,
                                              struct error *error);

/* --- promises: small, about oneself. Nothing counts them, least of all by person. --- */

enum keepsake_promise_state {
    KEEPSAKE_PROMISE_OPEN,
    KEEPSAKE_PROMISE_KEPT,
    KEEPSAKE_PROMISE_LET_GO
};

struct keepsake_promise {
    int64_t id;       /* given by the box: larger is later */
    int64_t made_at;  /* seconds since 1970 UTC */
    int64_t asked_at; /* when its maker was last asked about it; 0: not yet */
    enum keepsake_promise_state state;
    bool noticed;                       /* the other one said so */
    char by[4 * KEEPSAKE_MAX_NAME + 1]; /* its maker's name, as it was that evening */
    char text[4 * KEEPSAKE_MAX_TEXT + 1];
};

/* Both or nothing, as keepsake_keep_moment. It begins open, not noticed and not asked about. */
enum keepsake_result keepsake_keep_promise(struct keepsake *keepsake,
                                           const struct keepsake_promise *promise, bool kept_by_a,
                                           bool kept_by_b, int64_t *id, struct error *error);
/* Oldest first. The promise is lent for the call of `each` and overwritten after it. */
enum keepsake_result keepsake_list_promises(struct keepsake *keepsake, bool only_open,
                                            void (*each)(void *to,
                                                         const struct keepsake_promise *promise),
                                            void *to, struct error *error);
/* What its maker said of it, and when. */
enum keepsake_result keepsake_set_promise_state(struct keepsake *keepsake, int64_t id,
                                                enum keepsake_promise_state state, int64_t asked_at,
                                                struct error *error);
enum keepsake_result keepsake_set_promise_noticed(struct keepsake *keepsake, int64_t id,
                                                  bool noticed, struct error *error);
/* As keepsake_delete_moment. */
enum keepsake_result keepsake_delete_promise(struct keepsake *keepsake, int64_t id,
                                             struct error *error);

#endif

/* That the two had this talk: its title, the date, their names and, if they like, one sentence that
 * they wrote together. Nothing that was said is ever asked for, so there is none of it to store. */
#include "evening/talk.h"

static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    const struct talk *talk = context;
    struct keepsake_moment moment = both_moment(stage, KEEPSAKE_TALK, stage->rooms->pack->id,
                                                talk->talk->title);
    moment.kept_at = talk->date;
    moment.deck = talk->talk->id;
    moment.note = talk->sentence;
    return keepsake_keep_moment(stage->rooms->keepsake, &moment, kept_by_a, kept_by_b, NULL, NULL);
}

const struct both_wish talk_wish = {.store = store, .sound = "kept", .star = true};

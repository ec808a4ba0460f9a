/* That the two had this talk: its title, the date, their names and, if they like, one sentence that
 * they wrote together. Nothing that was said is ever asked for, so there is none of it to store. */
#include "evening/talk.h"

static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    const struct talk *talk = context;
    struct keepsake_moment moment = {
        .kept_at = talk->date,
        .kind = KEEPSAKE_TALK,
        .pack = stage->rooms->pack->id,
        .level = "",
        .title = talk->talk->title,
        .source = "",
        .replay = "",
        .deck = talk->talk->id,
        .name_a = stage->name[RULES_A],
        .name_b = stage->name[RULES_B],
        .note = talk->sentence,
    };
    return keepsake_keep_moment(stage->rooms->keepsake, &moment, kept_by_a, kept_by_b, NULL, NULL);
}

const struct both_wish talk_wish = {.store = store, .sound = "kept", .star = true};

/* Another pack is played: every scene goes and every room lets go of the one before, and then only
 * is it freed. Each pack has its own bridge, for progress is kept under its id. */
#include "house/packs.h"
#include "keeper/keeper.h"

static const char *words(struct stage *stage, const struct packs_entry *entry, bool remembered) {
    return remembered
               ? word(stage, "Its bridge is one of its own. What you walked on the other, and "
                             "all that you kept, stays as it is.")
           : entry->place == PACKS_GIVEN
               ? word(stage, "Its bridge is one of its own. It is not kept here, so the next time "
                             "the game begins with the pack that it began with.")
               : word(stage,
                      "Its bridge is one of its own. That you play it could not be noted, so "
                      "the next time the game begins with the other.");
}

void packs_change(struct stage *stage) {
    struct house_room *room = house_of(stage);
    const struct packs_entry *entry = room->to_play;
    if (!entry) {
        return;
    }
    struct pack *pack = room->play;
    room->to_play = NULL;
    room->play = NULL;
    room->been_here |= !title_is_first(stage);
    stack_clear(stage);
    play_end(stage);
    evening_change_pack(stage);
    cards_change_pack(stage);
    keeper_change_pack(stage);
    both_set_pack(stage, pack);
    bool remembered = packs_play(room->packs, entry, pack, NULL);
    notice_tell_later(stage, word(stage, "Another pack is played now"),
                      words(stage, entry, remembered));
    title_push(stage);
    stack_settle(stage);
}

/* Packs are read while their list is open, on another thread, one after the other: the list is
 * there at once, however many there are. */
#include "house/packs.h"

#include <string.h>

static void take(struct stage *stage, struct packs_looking *looking) {
    platform_work_free(looking->work);
    packs_take(looking->entry, looking->reading);
    packs_reading_free(looking->reading);
    *looking = (struct packs_looking){0};
    damage_all(stage);
}

static struct packs_entry *first_unread(const struct stage *stage) {
    for (int i = 0; i < packs_count(packs_of(stage)); i++) {
        struct packs_entry *entry = packs_at(packs_of(stage), i);
        if (!entry->read) {
            return entry;
        }
    }
    return NULL;
}

bool packs_looking_on(struct stage *stage) {
    struct packs_looking *looking = &house_of(stage)->looking;
    if (looking->work && platform_work_done(looking->work)) {
        take(stage, looking);
        return true;
    }
    struct packs_entry *entry = looking->work ? NULL : first_unread(stage);
    if (entry) {
        looking->entry = entry;
        looking->reading = packs_reading_of(packs_of(stage), entry, PACKS_TO_TELL);
        looking->work = platform_work_new(stage->platform, packs_read, looking->reading);
    }
    return false;
}

bool packs_looking_done(const struct stage *stage) {
    return !house_of(stage)->looking.work && !first_unread(stage);
}

void packs_looking_end(struct stage *stage) {
    struct packs_looking *looking = &house_of(stage)->looking;
    if (looking->work) {
        take(stage, looking);
    }
}

static void count_walked(void *to, const char *path, bool done) {
    const char *slash = strchr(path, '/');
    *(int *)to += done && slash && !strchr(slash + 1, '/'); /* and not with swapped shores alone */
}

int packs_walked(struct stage *stage, const struct packs_entry *entry) {
    int walked = 0;
    keepsake_list_progress(stage->rooms->keepsake, entry->about.id, count_walked, &walked, NULL);
    return walked < entry->about.levels ? walked : entry->about.levels;
}

const char *packs_title(struct stage *stage, const struct packs_entry *entry) {
    return say(stage, "{title}", "title", entry->about.good ? entry->about.title : entry->file,
               NULL);
}

void packs_wish_change(struct stage *stage, struct packs_entry *entry, struct pack *pack) {
    struct house_room *room = house_of(stage);
    assert(!room->to_play);
    room->to_play = entry;
    room->play = pack;
}

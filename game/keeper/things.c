/* What there is to say something of on a board, and what of it the two have seen before. It follows
 * from the places in the pack where they were, so nothing more of it is kept. */
#include "keeper/keeper.h"

#include <string.h>

static enum pack_when stone_at(const struct rules_level *level, int cell) {
    static const enum pack_when kinds[] = {
        [RULES_STONE_ANY] = PACK_WHEN_STONE,
        [RULES_STONE_A] = PACK_WHEN_OWN_STONE,
        [RULES_STONE_B] = PACK_WHEN_OWN_STONE,
        [RULES_STONE_HEAVY] = PACK_WHEN_HEAVY_STONE,
    };
    for (int i = 0; i < level->stone_count; i++) {
        if (level->stone[i].cell == cell) {
            return level->stone[i].lent ? PACK_WHEN_LENT_STONE : kinds[level->stone[i].kind];
        }
    }
    return PACK_WHENS;
}

static enum pack_when fixture_at(const struct rules_level *level, int cell) {
    const struct rules_fixture *fixture = &level->fixture[cell];
    switch (fixture->kind) {
    case RULES_VEIL:
        return fixture->also ? PACK_WHEN_LIT : PACK_WHEN_VEIL;
    case RULES_SPAN:
        return PACK_WHEN_SPAN;
    case RULES_HEARTH:
        return PACK_WHEN_HEARTH;
    case RULES_AGAIN:
        return PACK_WHEN_AGAIN;
    case RULES_FENCE:
        return PACK_WHEN_FENCE;
    case RULES_HEARD_GATE:
        return PACK_WHEN_HEARD_GATE;
    case RULES_PLATE:
    case RULES_GATE:
        return PACK_WHEN_PLATE;
    case RULES_PROMISE:
        return PACK_WHEN_PROMISE;
    case RULES_TIDE:
        return PACK_WHEN_TIDE;
    case RULES_QUIET:
        return PACK_WHEN_QUIET;
    case RULES_BELL:
    case RULES_POST:
        return PACK_WHEN_BELL;
    case RULES_STAR:
    case RULES_STAR_GATE:
        return PACK_WHEN_STAR;
    default:
        return PACK_WHENS;
    }
}

enum pack_when keeper_thing_at(const struct rules_level *level, int cell) {
    enum pack_when stone = stone_at(level, cell);
    return stone < PACK_WHENS ? stone : fixture_at(level, cell);
}

uint32_t keeper_things(const struct rules_level *level, bool key) {
    uint32_t things = key ? 1u << PACK_WHEN_KEY : 0;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        enum pack_when on = fixture_at(level, cell), there = stone_at(level, cell);
        things |= on < PACK_WHENS ? 1u << on : 0;
        things |= there < PACK_WHENS ? 1u << there : 0;
    }
    return things;
}

struct known {
    const struct pack *pack;
    const char *path;
    bool been;
    uint32_t things;
};

/* Its path may go on, where it was walked with the two places exchanged. */
static const struct pack_level *level_at(const struct pack *pack, const char *path) {
    char place[KEEPSAKE_MAX_LEVEL + 1];
    const char *slash = strchr(path, '/'), *end = slash ? strchr(slash + 1, '/') : NULL;
    size_t length = end ? (size_t)(end - path) : strlen(path);
    if (length >= sizeof place) {
        return NULL;
    }
    memcpy(place, path, length);
    place[length] = '\0';
    return pack_find_level(pack, place);
}

static void note(void *to, const char *path, bool done) {
    struct known *known = to;
    const struct pack_level *level = level_at(known->pack, path);
    known->been = true;
    if (!level) {
        return;
    }
    if (level == level_at(known->pack, known->path)) {
        known->things |= done ? 1u << PACK_WHEN_WALKED_BEFORE : 0;
        return;
    }
    bool key = false;
    for (int q = 0; q < level->rules.question_count; q++) {
        key |= level->question[q].key;
    }
    known->things |= keeper_things(&level->rules, key);
}

uint32_t keeper_known(const struct stage *stage, const char *path) {
    struct known known = {.pack = stage->rooms->pack, .path = path};
    keepsake_list_progress(stage->rooms->keepsake, stage->rooms->pack->id, note, &known, NULL);
    return known.things | (known.been ? 0 : 1u << PACK_WHEN_MEETING);
}

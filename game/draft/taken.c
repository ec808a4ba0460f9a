/* A whole board takes the place of the draft's. What has a name keeps it; what is new gets one that
 * is free. */
#include "draft/inside.h"
#include "rules/fixtures.h"

#include <stdio.h>
#include <string.h>

enum sort { CHANNEL, STAR_CHANNEL, POST, SORTS };

struct named {
    char name[SORTS][RULES_MAX_CHANNELS][PACK_MAX_NAME + 1];
};

static int sort_of(const struct rules_fixture *fixture) {
    switch ((enum rules_index)rules_traits[fixture->kind].index) {
    case RULES_INDEX_CHANNEL:
        return CHANNEL;
    case RULES_INDEX_STAR_CHANNEL:
        return STAR_CHANNEL;
    case RULES_INDEX_POST:
        return POST;
    default:
        return SORTS;
    }
}

static void take_names(const struct draft *draft, struct named *named) {
    const struct rules_level *rules = &draft_level(draft)->rules;
    struct text words = {0};
    for (int cell = 0; cell < rules->width * rules->height; cell++) {
        const struct rules_fixture *fixture = &rules->fixture[cell];
        int sort = sort_of(fixture);
        if (sort != SORTS) {
            text_clear(&words);
            draft_words(draft, cell, &words);
            struct draft_cell here = draft_parse_cell(text_string(&words));
            const char *name = here.fixture + strcspn(here.fixture, " ");
            name += strspn(name, " ");
            snprintf(named->name[sort][fixture->index], PACK_MAX_NAME + 1, "%.*s",
                     (int)strcspn(name, " "), name);
        }
    }
    text_release(&words);
}

static bool is_taken(const struct named *named, int sort, const char *name) {
    for (int i = 0; i < RULES_MAX_CHANNELS; i++) {
        if (!strcmp(named->name[sort][i], name)) {
            return true;
        }
    }
    return false;
}

/* Of sixteen names one is free where a number has none. */
static void fill_names(struct named *named) {
    for (int sort = 0; sort < SORTS; sort++) {
        for (int i = 0; i < RULES_MAX_CHANNELS; i++) {
            for (int next = 0; !named->name[sort][i][0]; next++) {
                const char *name = pack_channel_name(next);
                if (!is_taken(named, sort, name)) {
                    snprintf(named->name[sort][i], PACK_MAX_NAME + 1, "%s", name);
                }
            }
        }
    }
}

static struct pack_names lend(const struct draft *draft, const struct named *named) {
    struct pack_names names;
    for (int i = 0; i < RULES_MAX_CHANNELS; i++) {
        names.channel[i] = named->name[CHANNEL][i];
        names.star_channel[i] = named->name[STAR_CHANNEL][i];
        names.post[i] = named->name[POST][i];
    }
    for (int q = 0; q < RULES_MAX_QUESTIONS; q++) {
        names.question[q] = draft_level(draft)->question[q].id;
    }
    return names;
}

bool draft_take_board(struct draft *draft, const struct rules_level *board, struct error *error) {
    struct named named = {{{{0}}}};
    struct pack_outline outline;
    struct text text = {0}, written = {0};
    const char *source = draft_source(draft);
    take_names(draft, &named);
    fill_names(&named);
    struct pack_names names = lend(draft, &named);
    pack_outline_read(source, &outline, NULL);
    struct pack_span map = outline.part[PACK_PART_MAP], legend = outline.part[PACK_PART_LEGEND];
    pack_add_board(&written, board, &names);
    if (outline.there[PACK_PART_LEGEND] && legend.at < map.at) {
        text_add_bytes(&text, source, legend.at);
        text_add_bytes(&text, source + legend.end, map.at - legend.end);
        text_add(&text, text_string(&written));
        text_add(&text, source + map.end);
    } else {
        text_add_bytes(&text, source, map.at);
        text_add(&text, text_string(&written));
        text_add_bytes(&text, source + map.end, legend.at - map.end);
        text_add(&text, source + legend.end);
    }
    pack_outline_release(&outline);
    text_release(&written);
    return draft_take(draft, &text, error);
}

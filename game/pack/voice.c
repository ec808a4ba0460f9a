/* The Keeper's lines, from all files of their folder. */
#include "pack/internal.h"

#include <stdlib.h>

enum { MOST_GROUPS = 64, MOST_IN_GROUP = 40 };
static const struct text_rule line_rule = {"lines", PACK_MAX_LINE, 1, false};

enum { SAYS, VOICE_KEYS };
static const struct key voice_keys[VOICE_KEYS] = {[SAYS] = {"says", true}};

enum { WHEN, LINES, GROUP_KEYS };
static const struct key group_keys[GROUP_KEYS] = {
    [WHEN] = {"when", true}, [LINES] = {"lines", true}};

static const char *const whens[PACK_WHENS] = {
    [PACK_WHEN_MISHEARD] = "misheard",
    [PACK_WHEN_MEETING] = "meeting",
    [PACK_WHEN_WALKED_BEFORE] = "walked-before",
    [PACK_WHEN_VEIL] = "veil",
    [PACK_WHEN_LIT] = "lit",
    [PACK_WHEN_SPAN] = "span",
    [PACK_WHEN_KEY] = "key",
    [PACK_WHEN_HEARTH] = "hearth",
    [PACK_WHEN_AGAIN] = "again",
    [PACK_WHEN_FENCE] = "fence",
    [PACK_WHEN_HEARD_GATE] = "heard-gate",
    [PACK_WHEN_PLATE] = "plate",
    [PACK_WHEN_PROMISE] = "promise",
    [PACK_WHEN_TIDE] = "tide",
    [PACK_WHEN_QUIET] = "quiet",
    [PACK_WHEN_BELL] = "bell",
    [PACK_WHEN_STAR] = "star",
    [PACK_WHEN_STONE] = "stone",
    [PACK_WHEN_OWN_STONE] = "own-stone",
    [PACK_WHEN_HEAVY_STONE] = "heavy-stone",
    [PACK_WHEN_LENT_STONE] = "lent-stone",
    [PACK_WHEN_PAUSE] = "pause",
    [PACK_WHEN_REST] = "rest",
    [PACK_WHEN_FIRST_CROSSING] = "first-crossing",
    [PACK_WHEN_CROSSING] = "crossing",
    [PACK_WHEN_WHOLE_SPAN] = "whole-span",
    [PACK_WHEN_TALK] = "talk",
    [PACK_WHEN_GOOD_NIGHT] = "good-night",
    [PACK_WHEN_HARD_EVENING] = "hard-evening",
    [PACK_WHEN_BACK] = "back",
    [PACK_WHEN_OLD_STAR] = "old-star",
};

/* False, with a report, where the pack has all the lines it may have. */
static bool make_room(struct document *document, const struct node *node, int count,
                      struct pack_voice *voice) {
    if (voice->line_count + count > PACK_MAX_LINES) {
        pack_report_at(document, node, "too many lines; the Keeper of a pack has at most %d",
                       PACK_MAX_LINES);
        return false;
    }
    struct pack_line *line = realloc(voice->line,
                                     (size_t)(voice->line_count + count) * sizeof *line);
    if (!line) {
        pack_report_memory(document);
        return false;
    }
    voice->line = line;
    return true;
}

static void read_group(struct document *document, const struct node *node,
                       struct pack_voice *voice) {
    struct node *found[GROUP_KEYS];
    if (!pack_read_keys(document, node, "what the Keeper says", group_keys, GROUP_KEYS, found)) {
        return;
    }
    int when = pack_read_choice(document, found[WHEN], "when", whens, PACK_WHENS);
    const struct node *child = pack_read_list(document, found[LINES], "lines", 1, MOST_IN_GROUP);
    if (!child || !make_room(document, child, found[LINES]->count, voice)) {
        return;
    }
    for (; child; child = child->next) {
        voice->line[voice->line_count++] = (struct pack_line){
            .when = when < 0 ? PACK_WHEN_MISHEARD : (enum pack_when)when,
            .words = pack_read_text(document, child, &line_rule),
        };
    }
}

void pack_voice_read(struct document *document, struct pack_voice *voice) {
    struct node *found[VOICE_KEYS];
    pack_document_parse(document);
    if (!pack_read_keys(document, document->root, "the Keeper's file", voice_keys, VOICE_KEYS,
                        found)) {
        return;
    }
    const struct node *child = pack_read_list(document, found[SAYS], "says", 1, MOST_GROUPS);
    for (; child; child = child->next) {
        read_group(document, child, voice);
    }
}

void pack_voice_release(struct pack_voice *voice) {
    for (int i = 0; i < voice->line_count; i++) {
        free(voice->line[i].words);
    }
    free(voice->line);
}

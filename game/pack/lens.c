/* Lenses: the turns of view that the two may draw on an open card. */
#include "pack/internal.h"

#include <string.h>

enum { DEPTHS = 3 };
static const struct text_rule say_rule = {"say", PACK_MAX_ANSWER, 1, false};

enum { LENSES, FILE_KEYS };
static const struct key file_keys[FILE_KEYS] = {[LENSES] = {"lenses", true}};

enum { ID, SAY, DEPTH, LENS_KEYS };
static const struct key lens_keys[LENS_KEYS] = {
    [ID] = {"id", true}, [SAY] = {"say", true}, [DEPTH] = {"depth", false}};

static void read_lens(struct document *document, const struct node *node, struct pack *pack) {
    struct pack_lens *lens = &pack->lens[pack->lens_count++];
    struct node *found[LENS_KEYS];
    if (!pack_read_keys(document, node, "a lens", lens_keys, LENS_KEYS, found)) {
        return;
    }
    const char *id = pack_read_name(document, found[ID], "lens");
    for (int i = 0; id && i < pack->lens_count - 1; i++) {
        if (pack->lens[i].id && !strcmp(pack->lens[i].id, id)) {
            pack_report_at(document, found[ID],
                           "two lenses are called '%s'; give each a name of its own", id);
        }
    }
    lens->id = id ? pack_copy(document, id, strlen(id)) : NULL;
    lens->say = pack_read_text(document, found[SAY], &say_rule);
    lens->depth = found[DEPTH] ? pack_read_number(document, found[DEPTH], "depth", 1, DEPTHS)
                               : DEPTHS;
}

void pack_lens_read(struct document *document, struct pack *pack) {
    struct node *found[FILE_KEYS];
    pack_document_parse(document);
    if (!pack_read_keys(document, document->root, "a file of lenses", file_keys, FILE_KEYS,
                        found)) {
        return;
    }
    const struct node *child = pack_read_list(document, found[LENSES], "lenses", 1,
                                              PACK_MAX_LENSES);
    for (; child && pack->lens_count < PACK_MAX_LENSES; child = child->next) {
        read_lens(document, child, pack);
    }
    if (child) {
        pack_report_at(document, child, "one lens too many; a pack has at most %d",
                       PACK_MAX_LENSES);
    }
}

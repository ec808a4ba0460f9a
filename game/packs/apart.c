/* Progress, moments and marks on cards are kept under a pack's id. A pack that calls itself as the
 * game's own does is known to the box by another name, which its next version has, too. */
#include "files/files.h"
#include "packs/packs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A folder or a zip of the game's own levels is no other pack. */
static bool is_shipped(uint64_t fingerprint, const char *shipped) {
    uint64_t own;
    return files_fingerprint_pack(shipped, &own, NULL) && own == fingerprint;
}

void packs_set_apart(struct pack *pack, uint64_t fingerprint, const char *shipped) {
    if (strcmp(pack->id, PACKS_SHIPPED_ID) != 0 || is_shipped(fingerprint, shipped)) {
        return;
    }
    uint64_t hash = hash_bytes(HASH_START, pack->title, strlen(pack->title) + 1);
    for (int i = 0; i < pack->author_count; i++) {
        hash = hash_bytes(hash, pack->author[i], strlen(pack->author[i]) + 1);
    }
    struct text id = {0};
    text_addf(&id, PACKS_SHIPPED_ID "-%08" PRIx32, (uint32_t)(hash ^ hash >> 32));
    free(pack->id);
    pack->id = id.data;
}

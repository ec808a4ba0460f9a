/* Memory that grows with a search and is used again by the next. */
#include "proof/search.h"

#include <string.h>

enum { FIRST_WORLDS = 4, FIRST_ENTRIES = 64 };

void proof_buffer_hold(struct proof_buffer *buffer, size_t size) {
    buffer->room = size;
    if (size > buffer->size) {
        buffer->data = base_grow(buffer->data, size);
        buffer->size = size;
    }
}

void proof_tables_clear(struct proof_search *search) {
    struct proof_buffer *const buffers[] = {&search->key,   &search->index,   &search->set,
                                            &search->waits, &search->waiting, &search->entry};
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++) {
        buffers[i]->room = 0;
    }
    search->worlds = search->slots = search->waiting_count = 0;
    search->count = search->bytes = search->unreported = 0;
    search->entries = 0;
    search->full = search->won = false;
}

/* Counted from what this search asks for and not from what an earlier one left behind, so that a
 * limit is met at the same state every time. */
static bool afford(struct proof_search *search, uint64_t before, uint64_t after) {
    if (search->bytes - before + after > search->options.bytes) {
        return false;
    }
    search->bytes += after - before;
    return true;
}

/* --- worlds --- */

static size_t key_size(const struct proof_search *search) {
    return (size_t)search->layout.words * sizeof(uint64_t);
}

static uint32_t hash_key(const uint64_t *key, int words) {
    uint64_t hash = 0;
    for (int i = 0; i < words; i++) {
        hash = (hash ^ key[i]) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

static bool same_key(const uint64_t *a, const uint64_t *b, int words) {
    uint64_t difference = 0;
    for (int i = 0; i < words; i++) {
        difference |= a[i] ^ b[i];
    }
    return difference == 0;
}

/* The slot where the key is, or the free one where it belongs. Linear probing. */
static uint32_t *find_slot(const struct proof_search *search, const uint64_t *key) {
    uint32_t *index = search->index.data, mask = search->slots - 1;
    uint32_t at = hash_key(key, search->layout.words) & mask;
    while (index[at] != PROOF_NO_WORLD &&
           !same_key(proof_key(search, index[at]), key, search->layout.words)) {
        at = (at + 1) & mask;
    }
    return &index[at];
}

static void rebuild_index(struct proof_search *search) {
    memset(search->index.data, 0xff, search->slots * sizeof(uint32_t));
    for (uint32_t i = 0; i < search->worlds; i++) {
        *find_slot(search, proof_key(search, i)) = i;
    }
}

/* Room for a quarter more worlds, within the limits. */
static bool grow_worlds(struct proof_search *search) {
    uint64_t room = search->worlds + search->worlds / 4 + FIRST_WORLDS;
    uint64_t slots = search->slots ? search->slots : FIRST_WORLDS;
    while (slots < room + room / 2) {
        slots *= 2;
    }
    uint64_t one = key_size(search) + search->sets * sizeof(struct proof_set) + sizeof(uint32_t) +
                   1;
    uint64_t before = search->waits.room * one + search->index.room;
    if (slots > UINT32_MAX || !afford(search, before, room * one + slots * sizeof(uint32_t))) {
        search->full = true;
        return false;
    }
    proof_buffer_hold(&search->key, room * key_size(search));
    proof_buffer_hold(&search->set, room * search->sets * sizeof(struct proof_set));
    proof_buffer_hold(&search->waits, room);
    proof_buffer_hold(&search->waiting, 2 * room * sizeof(uint32_t));
    proof_buffer_hold(&search->index, slots * sizeof(uint32_t));
    if (slots != search->slots) {
        search->slots = (uint32_t)slots;
        rebuild_index(search);
    }
    return true;
}

static uint32_t make_world(struct proof_search *search, const uint64_t *key) {
    if (search->worlds == search->waits.room && !grow_worlds(search)) {
        return PROOF_NO_WORLD;
    }
    uint32_t world = search->worlds++;
    memcpy((uint64_t *)search->key.data + (size_t)world * (size_t)search->layout.words, key,
           key_size(search));
    memset(proof_sets(search, world), 0, search->sets * sizeof(struct proof_set));
    ((uint8_t *)search->waits.data)[world] = 0;
    *find_slot(search, key) = world;
    return world;
}

/* A world is made when its first state is met. */
static void note_talk(struct proof_search *search, const struct proof_node *node) {
    uint8_t talk = search->task.talk;
    if (talk && (node->state.heard & talk) == talk) {
        search->talked = true;
        if (search->told == PROOF_NONE && search->depth != PROOF_NONE) {
            search->told = search->depth + 1;
        }
    }
}

uint32_t proof_find_world(struct proof_search *search, const struct proof_node *node, bool make) {
    uint64_t key[PROOF_MAX_WORDS];
    proof_pack(&search->layout, node, key);
    if (search->slots) {
        uint32_t world = *find_slot(search, key);
        if (world != PROOF_NO_WORLD) {
            return world;
        }
    }
    if (!make) {
        return PROOF_NO_WORLD;
    }
    note_talk(search, node);
    return make_world(search, key);
}

/* --- entries --- */

bool proof_hold_entry(struct proof_search *search) {
    uint64_t size = sizeof(struct proof_entry);
    if ((search->entries + 1) * size <= search->entry.room) {
        return true;
    }
    uint64_t room = (search->entries + search->entries / 4 + FIRST_ENTRIES) * size;
    if (!afford(search, search->entry.room, room)) {
        search->full = true;
        return false;
    }
    proof_buffer_hold(&search->entry, room);
    return true;
}

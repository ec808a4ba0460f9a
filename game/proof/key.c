/* A world is what plain steps do not change: stones, gates, the tide and the rest, as bits of a
 * key. Two worlds are one exactly where their keys are. */
#include "proof/search.h"

#include <assert.h>
#include <string.h>

/* Bits that hold the numbers 0 .. count-1. */
static int bits_for(unsigned count) {
    int bits = 0;
    while ((1u << bits) < count) {
        bits++;
    }
    return bits;
}

static bool has_promise(const struct rules_level *level) {
    for (int cell = 0; cell < level->width * level->height; cell++) {
        if (level->fixture[cell].kind == RULES_PROMISE) {
            return true;
        }
    }
    return false;
}

struct layout_cursor {
    struct proof_layout *layout;
    int shift;
};

static void add(struct layout_cursor *cursor, size_t offset, size_t bytes, int bits) {
    struct proof_layout *layout = cursor->layout;
    if (bits == 0) {
        return;
    }
    if (cursor->shift + bits > 64) {
        layout->words++;
        cursor->shift = 0;
    }
    assert(layout->words <= PROOF_MAX_WORDS && layout->fields < PROOF_MAX_FIELDS);
    layout->field[layout->fields++] = (struct proof_field){
        .offset = (uint8_t)offset,
        .bytes = (uint8_t)bytes,
        .word = (uint8_t)(layout->words - 1),
        .shift = (uint8_t)cursor->shift,
        .mask = (UINT64_C(1) << bits) - 1,
    };
    cursor->shift += bits;
}

#define ADD(member, bits)                                                                          \
    add(&cursor, offsetof(struct proof_node, member), sizeof layout->rest.member, bits)

void proof_layout_init(struct proof_layout *layout, const struct rules_level *level,
                       const struct rules_state *from, bool light, int locks) {
    *layout = (struct proof_layout){.words = 1, .rest = {.state = *from}};
    struct layout_cursor cursor = {.layout = layout};
    int cell = bits_for((unsigned)level->width * level->height);
    int promise = has_promise(level) ? bits_for(RULES_MAX_PROMISE + 1) : 0;

    for (int i = 0; i < level->stone_count; i++) {
        size_t offset = offsetof(struct proof_node, state.stone) + (size_t)i * sizeof(uint16_t);
        add(&cursor, offset, sizeof(uint16_t), cell);
    }
    ADD(state.sunk, level->stone_count);
    ADD(state.stars, level->star_count);
    ADD(state.heard, level->question_count);
    ADD(state.asked, bits_for(level->hearths + 1u));
    ADD(state.promise[RULES_A], promise);
    ADD(state.promise[RULES_B], promise);
    ADD(state.boat, bits_for(level->post_count));
    ADD(state.beat, bits_for(2u * level->tide_period));
    ADD(state.dark, light ? 2 : 0);
    ADD(state.breath, light ? bits_for(RULES_NOBODY + 1) : 0);
    ADD(misheard, bits_for((unsigned)locks + 1));
}

void proof_pack(const struct proof_layout *layout, const struct proof_node *node, uint64_t *key) {
    memset(key, 0, (size_t)layout->words * sizeof *key);
    for (int i = 0; i < layout->fields; i++) {
        const struct proof_field *field = &layout->field[i];
        const unsigned char *at = (const unsigned char *)node + field->offset;
        uint16_t value = *at;
        if (field->bytes == sizeof value) {
            memcpy(&value, at, sizeof value);
        }
        key[field->word] |= (value & field->mask) << field->shift;
    }
}

void proof_unpack(const struct proof_layout *layout, const uint64_t *key, struct proof_node *node) {
    *node = layout->rest;
    for (int i = 0; i < layout->fields; i++) {
        const struct proof_field *field = &layout->field[i];
        unsigned char *at = (unsigned char *)node + field->offset;
        uint16_t value = (uint16_t)(key[field->word] >> field->shift & field->mask);
        if (field->bytes == sizeof value) {
            memcpy(at, &value, sizeof value);
        } else {
            *at = (unsigned char)value;
        }
    }
}

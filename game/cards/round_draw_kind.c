/* What kind of card it is, on its face: a small sign and a word, beside each other. */
#include "cards/round.h"

static const struct {
    const char *sign, *word;
} kinds[] = {
    [PACK_PLAIN] = {NULL, NULL},
    [PACK_PERCEPTION] = {"kind_perception", "What do you think?"},
    [PACK_STORY] = {"kind_story", "A story"},
    [PACK_WISH] = {"kind_wish", "A wish"},
    [PACK_REPAIR] = {"kind_repair", "Words that mend"},
    [PACK_SEE] = {"kind_see", "What I see in you"},
    [PACK_NOW] = {"kind_now", "Do it now"},
};

void round_draw_kind(struct stage *stage, struct canvas *canvas, const struct pack_card *card,
                     struct rect *area) {
    if (!kinds[card->kind].sign) {
        return;
    }
    struct paragraph how = {.size = SIZE_HINT, .colour = COLOUR_INK, .middle = true};
    const char *name = word(stage, kinds[card->kind].word);
    int high = text_size(stage, SIZE_HINT) * 7 / 4, gap = high / 4;
    if (large_text(stage)) { /* into the margin: no deck's name stands above it */
        area->y -= unit(stage, 12);
        area->h += unit(stage, 12);
    }
    struct rect row = round_take_top(area, high, unit(stage, 4));
    int words = text_width(stage, name, how);
    int x = row.x + (row.w - high - gap - words) / 2;
    draw_art_in(stage, canvas, kinds[card->kind].sign, (struct rect){x, row.y, high, high},
                COLOUR_INK);
    draw_text(stage, canvas, (struct rect){x + high + gap, row.y, words + gap, high}, name, how);
}

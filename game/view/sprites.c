/* The drawings, loaded once and scaled to the board's cells. */
#include "platform/platform.h"
#include "view/internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The homes keep a touch of whose they are. */
static uint32_t moon(int sprite) {
    return sprite == SPRITE_HOME_A   ? 0xffffe0b0u
           : sprite == SPRITE_HOME_B ? 0xffc8fff4u
                                     : 0xfffcfdffu;
}

static const char *const pose_names[POSES] = {
    [POSE_FRONT] = "front_stand", [POSE_FRONT_1] = "front_walk1",   [POSE_FRONT_2] = "front_walk2",
    [POSE_BACK] = "back_stand",   [POSE_BACK_1] = "back_walk1",     [POSE_BACK_2] = "back_walk2",
    [POSE_SIDE] = "side_stand",   [POSE_SIDE_1] = "side_walk1",     [POSE_SIDE_2] = "side_walk2",
    [POSE_PUSH] = "side_push",    [POSE_BREATHE] = "front_breathe", [POSE_WAVE] = "front_wave",
    [POSE_HUG] = "side_hug",      [POSE_SIT] = "front_sit",
};

static const char *const names[SPRITES] = {
    [SPRITE_LANTERN] = "lantern_a",
    [SPRITE_LANTERN + 1] = "lantern_a_out",
    [SPRITE_LANTERN + 2] = "lantern_b",
    [SPRITE_LANTERN + 3] = "lantern_b_out",
    [SPRITE_STONE + RULES_STONE_ANY] = "stone_any",
    [SPRITE_STONE + RULES_STONE_A] = "stone_a",
    [SPRITE_STONE + RULES_STONE_B] = "stone_b",
    [SPRITE_STONE + RULES_STONE_HEAVY] = "stone_heavy",
    [SPRITE_STONE_SUNK] = "stone_sunk",
    [SPRITE_PLATE] = "plate",
    [SPRITE_PLATE_DOWN] = "plate_down",
    [SPRITE_PROMISE] = "promise",
    [SPRITE_GATE_POSTS] = "gate_posts",
    [SPRITE_GATE_BARS] = "gate_bars",
    [SPRITE_HEARD_POSTS] = "heard_posts",
    [SPRITE_HEARD_BARS] = "heard_bars",
    [SPRITE_STAR_POSTS] = "star_posts",
    [SPRITE_STAR_BARS] = "star_bars",
    [SPRITE_FENCE] = "fence",
    [SPRITE_FENCE_DOWN] = "fence_down",
    [SPRITE_HOME_A] = "home_a",
    [SPRITE_HOME_B] = "home_b",
    [SPRITE_QUIET] = "quiet",
    [SPRITE_TIDE_LOW] = "tide_low",
    [SPRITE_TIDE_HIGH] = "tide_high",
    [SPRITE_BELL] = "bell",
    [SPRITE_MOORING] = "mooring",
    [SPRITE_BOAT] = "boat",
    [SPRITE_STAR] = "star",
    [SPRITE_STAR_LIT] = "star_lit",
    [SPRITE_HEARTH] = "hearth",
    [SPRITE_AGAIN] = "again",
    [SPRITE_PLANK_ACROSS] = "plank_across",
    [SPRITE_PLANK_ALONG] = "plank_along",
};

/* How much of its drawn size a sprite keeps on the board, where not all of it. */
static float size_of(int sprite) {
    if (sprite < SPRITE_LANTERN) {
        return 1.22f;
    }
    if (sprite < SPRITE_MARK) {
        return 0.80f;
    }
    if (sprite < SPRITE_SIGN) {
        return 0.56f;
    }
    if (sprite < SPRITE_PAIR) {
        return 0.36f;
    }
    if (sprite < SPRITE_RUNE) {
        return 0.245f;
    }
    if (sprite < SPRITE_STONE) {
        return 0.34f;
    }
    switch (sprite) {
    case SPRITE_STONE + RULES_STONE_ANY:
    case SPRITE_STONE + RULES_STONE_A:
    case SPRITE_STONE + RULES_STONE_B:
    case SPRITE_STAR:
    case SPRITE_STAR_LIT:
        return 0.84f;
    case SPRITE_PLATE:
    case SPRITE_PLATE_DOWN:
    case SPRITE_HOME_A:
    case SPRITE_HOME_B:
        return 0.88f;
    default:
        return 1;
    }
}

static void name_of(int sprite, char out[40]) {
    if (sprite < SPRITE_LANTERN) {
        snprintf(out, 40, "bearer_%c_%s", sprite < POSES ? 'a' : 'b', pose_names[sprite % POSES]);
    } else if (sprite >= SPRITE_MARK && sprite < SPRITE_RUNE) {
        snprintf(out, 40, "mark_%s", rules_mark_name((sprite - SPRITE_MARK) % RULES_MAX_MARKS));
    } else if (sprite >= SPRITE_RUNE && sprite < SPRITE_STONE) {
        snprintf(out, 40, "rune_%d", sprite - SPRITE_RUNE);
    } else {
        snprintf(out, 40, "%s", names[sprite]);
    }
}

/* Where there is no picture, a single clear pixel keeps the rest of the code plain. */
static void load(const struct view_loader *loader, const char *name, struct image *out) {
    if (!loader->image(loader->context, name, out) && !out->pixels) {
        image_init(out, 1, 1);
    }
}

void sprites_load(struct sprites *sprites, const struct view_loader *loader, int from, int to) {
    for (int i = from; i < to; i++) {
        char name[40];
        name_of(i, name);
        if (!sprites->drawn[i].pixels) {
            load(loader, name, &sprites->drawn[i]);
        }
    }
}

/* A round cloud, thinner where the noise is low. Only its alpha matters: it is used as a stencil.
 */
static void make_puff(struct image *puff, int size) {
    struct noise *noise = base_alloc(sizeof *noise);
    noise_init(noise, 11);
    image_init(puff, size, size);
    for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
            float u = ((float)x + 0.5f) / (float)size * 2 - 1;
            float v = ((float)y + 0.5f) / (float)size * 2 - 1;
            float near = clamp01(1 - u * u - v * v);
            float cloud = 0.55f + 0.45f * noise_at(noise, u * 2.4f, v * 2.4f);
            uint32_t alpha = (uint32_t)(near * near * cloud * 255);
            puff->pixels[y * size + x] = alpha << 24 | alpha << 16 | alpha << 8 | alpha;
        }
    }
    free(noise);
}

/* What shines around a lantern: drawn once, added often. */
static void make_glow(struct image *glow, float cell, int player) {
    static const uint32_t halo[2] = {HALO_A, HALO_B}, core[2] = {0xffe9b8, 0xd8fff6};
    struct canvas canvas;
    int side = (int)(cell * 3.2f) | 1;
    float middle = (float)side / 2;
    image_init(glow, side, side);
    canvas = (struct canvas){glow->pixels, side, side, side, {0, 0, side, side}};
    canvas_glow(&canvas, middle, middle, cell * 1.6f, halo[player], 30);
    canvas_glow(&canvas, middle, middle, cell * 0.55f, halo[player], 58);
    canvas_glow(&canvas, middle, middle, cell * 0.17f, core[player], 130);
}

/* A line so wide around what somebody is to walk on: a ring for A, a square on its corner for B.
 * Only its alpha matters. */
void sprites_make_sign(struct image *sign, int player, float radius, float width) {
    float middle = radius * 1.25f + width, corner = radius * 1.16f;
    int side = (int)(2 * middle) + 1;
    image_init(sign, side, side);
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
            float dx = fabsf((float)x + 0.5f - middle), dy = fabsf((float)y + 0.5f - middle);
            float off = player == RULES_A ? sqrtf(dx * dx + dy * dy) - radius
                                          : (dx + dy - corner) * 0.7071f;
            uint32_t alpha = (uint32_t)(255 * clamp01(width / 2 - fabsf(off) + 0.5f));
            sign->pixels[y * side + x] = alpha << 24 | alpha << 16 | alpha << 8 | alpha;
        }
    }
}

static void release_scaled(struct sprites *sprites) {
    for (int i = 0; i < SPRITES; i++) {
        image_release(&sprites->image[i]);
    }
    for (int i = 0; i < 2 * POSES; i++) {
        image_release(&sprites->mirrored[i]);
    }
    for (int i = 0; i < 2; i++) {
        image_release(&sprites->glow[i]);
        image_release(&sprites->sign[i][0]);
        image_release(&sprites->sign[i][1]);
    }
    image_release(&sprites->puff);
    image_release(&sprites->lit);
    free(sprites->lit_columns);
}

static bool catches_moon(int sprite) {
    return sprite >= SPRITE_STONE && sprite < SPRITE_PLANK_ACROSS && sprite != SPRITE_STONE_SUNK &&
           sprite != SPRITE_FENCE_DOWN && sprite != SPRITE_STAR_LIT;
}

/* 0 for what is mostly clear, such as a shadow, to 255. */
static int solid(uint32_t pixel, int clear) {
    int alpha = (int)(pixel >> 24);
    return alpha < clear ? 0 : (alpha - clear) * 255 / (255 - clear);
}

/* The upper edges catch the moon, so that what matters stands out where no lantern shines: at least
 * 3:1 against the ground, held by tests/shots/seen_test.c. From below: what is above is read. */
static void make_rim(struct image *image, uint32_t moon, int width, int clear) {
    for (int y = image->height - 1; y >= 0; y--) {
        for (int x = 0; x < image->width; x++) {
            uint32_t *pixel = &image->pixels[y * image->width + x], alpha = *pixel >> 24;
            int edge = solid(*pixel, clear) -
                       (y < width ? 0 : solid(pixel[-width * image->width], clear));
            if (edge > 0) {
                *pixel = colour_mix(*pixel, colour_mix(0, moon, (int)alpha + 1), edge + 1);
            }
        }
    }
}

/* --- the span's colours --- */

static bool of_stone(int sprite) {
    switch (sprite) {
    case SPRITE_STONE + RULES_STONE_ANY:
    case SPRITE_STONE + RULES_STONE_HEAVY:
    case SPRITE_STONE_SUNK:
    case SPRITE_PLATE:
    case SPRITE_PLATE_DOWN:
    case SPRITE_GATE_POSTS:
    case SPRITE_HEARD_POSTS:
    case SPRITE_STAR_POSTS:
    case SPRITE_TIDE_LOW:
        return true;
    default:
        return false;
    }
}

static float luma(uint32_t colour) {
    return 0.30f * (float)(colour >> 16 & 0xff) + 0.59f * (float)(colour >> 8 & 0xff) +
           0.11f * (float)(colour & 0xff);
}

/* Everything is drawn for the clear night of the first mood: here its `from` turns to `to`, no
 * brighter and no darker. */
static void retint(struct image *image, uint32_t from, uint32_t to) {
    int factor[3]; /* 256: as it is */
    for (int c = 0; c < 3; c++) {
        factor[c] = (int)(256 * luma(from) / luma(to) * (float)(to >> 8 * c & 0xff) /
                          (float)(from >> 8 * c & 0xff));
    }
    for (int i = 0; i < image->width * image->height; i++) {
        uint32_t pixel = image->pixels[i], alpha = pixel >> 24, out = alpha << 24;
        for (int c = 0; c < 3; c++) {
            uint32_t level = (pixel >> 8 * c & 0xff) * (uint32_t)factor[c] >> 8;
            out |= (level < alpha ? level : alpha) << 8 * c; /* colours are multiplied by alpha */
        }
        image->pixels[i] = out;
    }
}

struct scaling {
    struct sprites *sprites;
    int cell;
    const struct mood *mood;
};

static void scale_one(void *context, int i) {
    const struct scaling *scaling = context;
    struct sprites *sprites = scaling->sprites;
    const struct image *drawn = &sprites->drawn[i];
    float scale = size_of(i) * (float)scaling->cell / ART_UNIT;
    int width = (int)lroundf((float)drawn->width * scale);
    int height = (int)lroundf((float)drawn->height * scale);
    image_scale(drawn, &sprites->image[i], width < 1 ? 1 : width, height < 1 ? 1 : height);
    if (of_stone(i)) {
        retint(&sprites->image[i], mood_of(0)->slab, scaling->mood->slab);
    }
    if (i == SPRITE_TIDE_HIGH) {
        retint(&sprites->image[i], mood_of(0)->shallow, scaling->mood->shallow);
    }
    if (catches_moon(i)) {
        make_rim(&sprites->image[i], moon(i), scaling->cell / 18 + 1,
                 i == SPRITE_STAR || i == SPRITE_QUIET ? 20 : 128); /* these are thin */
    }
    if (i < SPRITE_LANTERN) {
        image_flip(&sprites->image[i], &sprites->mirrored[i]);
    }
}

void sprites_scale(struct sprites *sprites, int cell, int mood) {
    struct scaling scaling = {sprites, cell, mood_of(mood)};
    if (sprites->cell == cell && sprites->mood == mood) {
        return;
    }
    sprites->cell = cell;
    sprites->mood = mood;
    release_scaled(sprites);
    platform_work_share(SPRITES, scale_one, &scaling);
    for (int player = 0; player < 2; player++) {
        make_glow(&sprites->glow[player], (float)cell, player);
        for (int bold = 0; bold < 2; bold++) {
            sprites_make_sign(&sprites->sign[player][bold], player, SIGN_CELLS * (float)cell,
                              SIGN_CELLS * (float)cell * (bold ? SIGN_BOLD : SIGN_LINE));
        }
    }
    make_puff(&sprites->puff, cell);
    int width = 0, height = 0;
    for (int i = 0; i < SPRITES; i++) {
        width = sprites->image[i].width > width ? sprites->image[i].width : width;
        height = sprites->image[i].height > height ? sprites->image[i].height : height;
    }
    image_init(&sprites->lit, width, height);
    sprites->lit_columns = base_alloc(sizeof *sprites->lit_columns * (size_t)width);
}

void sprites_release(struct sprites *sprites) {
    release_scaled(sprites);
    for (int i = 0; i < SPRITES; i++) {
        image_release(&sprites->drawn[i]);
    }
    for (int i = 0; i < sprites->art_count; i++) {
        image_release(&sprites->art[i].image);
    }
}

const struct image *view_mark(struct view *view, int mark) {
    sprites_load(&view->sprites, &view->loader, SPRITE_MARK, SPRITE_SIGN);
    return &view->sprites.drawn[SPRITE_MARK + mark];
}

const struct image *view_art(struct view *view, const char *name) {
    struct sprites *sprites = &view->sprites;
    for (int i = 0; i < sprites->art_count; i++) {
        if (strcmp(sprites->art[i].name, name) == 0) {
            return &sprites->art[i].image;
        }
    }
    if (sprites->art_count == MAX_ART || strlen(name) >= sizeof sprites->art[0].name) {
        return NULL;
    }
    struct image *image = &sprites->art[sprites->art_count].image;
    load(&view->loader, name, image);
    snprintf(sprites->art[sprites->art_count].name, sizeof sprites->art[0].name, "%s", name);
    sprites->art_count++;
    return image;
}

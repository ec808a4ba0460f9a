/* Worn stone slabs: every cell is paved in one of several ways, each slab with a tone, a bevel and
 * wear of its own, so that cells can be counted from the sofa but none repeats. */
#include "view/internal.h"

#include <math.h>

struct paving {
    int count;
    struct {
        float x, y, w, h;
    } slab[4];
};

static const struct paving pavings[] = {
    {1, {{0, 0, 1, 1}}},
    {2, {{0, 0, 0.56f, 1}, {0.56f, 0, 0.44f, 1}}},
    {2, {{0, 0, 0.38f, 1}, {0.38f, 0, 0.62f, 1}}},
    {2, {{0, 0, 1, 0.6f}, {0, 0.6f, 1, 0.4f}}},
    {2, {{0, 0, 1, 0.46f}, {0, 0.46f, 1, 0.54f}}},
    {3, {{0, 0, 0.6f, 0.52f}, {0.6f, 0, 0.4f, 0.52f}, {0, 0.52f, 1, 0.48f}}},
    {3, {{0, 0, 1, 0.5f}, {0, 0.5f, 0.38f, 0.5f}, {0.38f, 0.5f, 0.62f, 0.5f}}},
    {3, {{0, 0, 0.46f, 1}, {0.46f, 0, 0.54f, 0.4f}, {0.46f, 0.4f, 0.54f, 0.6f}}},
    {4,
     {{0, 0, 0.6f, 0.48f},
      {0.6f, 0, 0.4f, 0.48f},
      {0, 0.48f, 0.42f, 0.52f},
      {0.42f, 0.48f, 0.58f, 0.52f}}},
    {4,
     {{0, 0, 0.42f, 0.52f},
      {0.42f, 0, 0.58f, 0.52f},
      {0, 0.52f, 0.62f, 0.48f},
      {0.62f, 0.52f, 0.38f, 0.48f}}},
};
enum { PAVINGS = sizeof pavings / sizeof pavings[0] };

/* Distance into the slab from its rounded edge, in cells; negative is the joint. */
static float depth_in(float u, float v, float w, float h, float *tilt) {
    const float round = 0.075f, joint = 0.022f;
    float qx = fabsf(u - w / 2) - w / 2 + joint + round;
    float qy = fabsf(v - h / 2) - h / 2 + joint + round;
    float ox = qx > 0 ? qx : 0, oy = qy > 0 ? qy : 0;
    float inner = qx > qy ? qx : qy;
    /* Which way the nearest edge looks: up and left catch the moon. */
    *tilt = qy > qx ? (v < h / 2 ? 1.0f : -1.0f) : (u < w / 2 ? 0.5f : -0.6f);
    return round - sqrtf(ox * ox + oy * oy) - (inner < 0 ? inner : 0);
}

static uint32_t packed(float r, float g, float b) {
    uint32_t red = (uint32_t)(clamp01(r / 255) * 255), green = (uint32_t)(clamp01(g / 255) * 255);
    return 0xff000000 | red << 16 | green << 8 | (uint32_t)(clamp01(b / 255) * 255);
}

/* What a whole cell has in common; pixels come row by row, so the last one mostly serves again. */
static void look_up(struct slabs *slabs, int cx, int cy) {
    uint32_t x = (uint32_t)cx, y = (uint32_t)cy;
    slabs->x = cx, slabs->y = cy;
    slabs->known = true;
    /* Two cells that share an edge are never paved alike: one takes an even, one an odd way. */
    slabs->paving = &pavings[noise_hash(x, y, 1) % (PAVINGS / 2) * 2 + ((x + y) & 1)];
    slabs->flipped = noise_hash(x, y, 2) & 1;
    for (uint32_t i = 0; i < (uint32_t)slabs->paving->count; i++) {
        slabs->tone[i] = noise_part(x, y, 10 + i) - 0.5f;
        slabs->cracked[i] = noise_part(x, y, 30 + i) < 0.22f;
    }
}

uint32_t slabs_colour(struct slabs *slabs, const struct noise *noise, float x, float y, float pixel,
                      float shade, float moss) {
    float warp = noise_at(noise, x * 3, y * 3) - 0.5f;
    float wx = x + warp * 0.035f, wy = y - warp * 0.03f;
    int cx = whole(wx), cy = whole(wy);
    if (!slabs->known || cx != slabs->x || cy != slabs->y) {
        look_up(slabs, cx, cy);
    }
    const struct paving *paving = slabs->paving;
    float u = wx - (float)cx, v = wy - (float)cy;
    if (slabs->flipped) {
        u = 1 - u;
    }
    int which = 0;
    for (int i = 0; i < paving->count; i++) {
        if (u >= paving->slab[i].x && v >= paving->slab[i].y) {
            which = i;
        }
    }
    float tilt;
    float depth = depth_in(u - paving->slab[which].x, v - paving->slab[which].y,
                           paving->slab[which].w, paving->slab[which].h, &tilt);
    if (slabs->flipped && fabsf(tilt) < 0.7f) {
        tilt = -tilt;
    }
    float inside = clamp01(depth / pixel + 0.5f), tone = slabs->tone[which];
    float grain = noise_at(noise, x * 14, y * 14) - 0.5f;
    float wear = noise_at(noise, x * 5 + 40, y * 5 + 9);
    float level = 1 + tone * 0.17f + grain * 0.10f + (wear - 0.5f) * 0.16f;
    level += tilt * 0.20f * clamp01(1 - depth / 0.055f);
    if (slabs->cracked[which] && wear > 0.45f) {
        float crack = fabsf(noise_at(noise, x * 2.3f + 80, y * 2.3f) - 0.5f);
        level -= 0.34f * clamp01(1 - crack / 0.012f) * smooth((wear - 0.45f) * 5);
    }
    float green = clamp01((moss + wear * 0.9f - 1.05f) * 3);
    float r = mix(slabs->colour[0], slabs->moss[0], green);
    float g = mix(slabs->colour[1], slabs->moss[1], green);
    float b = mix(slabs->colour[2], slabs->moss[2], green);
    r += tone * 14; /* some slabs warmer, some cooler */
    level *= shade;
    float joint = shade * (0.9f + grain * 0.3f);
    return packed(mix(slabs->joint[0] * joint, r * level, inside),
                  mix(slabs->joint[1] * joint, g * level, inside),
                  mix(slabs->joint[2] * joint, b * level, inside));
}

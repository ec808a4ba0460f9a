/* Short-lived things: breaths, smoke, splashes, sparks, threads of light. Each is a function of its
 * age, so nothing is stored but when and where it began. */
#include "view/internal.h"

#include <math.h>

struct moment {
    const struct view *view;
    struct canvas *canvas;
    const struct effect *effect;
    float t;          /* 0 .. 1 of its life */
    float x, y, size; /* pixels: its middle, a cell */
};

static float part(const struct moment *moment, uint32_t k, uint32_t what) {
    return noise_part(k, what, (uint32_t)(moment->effect->x * 64 + moment->effect->y * 4096));
}

/* Motes of light that rise, drift and fade. */
static void motes(const struct moment *m, int count, float wide, float high, uint32_t colour,
                  uint32_t other) {
    for (uint32_t k = 0; k < (uint32_t)count; k++) {
        float born = part(m, k, 1) * 0.45f, age = (m->t - born) / 0.55f;
        if (age <= 0 || age >= 1) {
            continue;
        }
        float turn = part(m, k, 2) * 6.2832f + age * 2.2f,
              out = wide * (0.25f + 0.75f * part(m, k, 3));
        float x = m->x + cosf(turn) * out * m->size * (0.5f + 0.5f * age);
        float y = m->y + sinf(turn) * out * 0.4f * m->size -
                  high * m->size * smooth(age) * (0.5f + part(m, k, 4));
        float fade = sinf(age * 3.1416f), radius = m->size * (0.018f + 0.022f * part(m, k, 5));
        uint32_t tint = k & 1 ? other : colour;
        canvas_glow(m->canvas, x, y, radius * 5, tint, (int)(150 * fade));
        canvas_disc(m->canvas, x, y, radius, colour_alpha(0xfffbe8, (int)(230 * fade)));
    }
}

/* A breath of smoke from the wick: thin threads that curl, widen and are gone. */
static void smoke(const struct moment *m) {
    const struct image *puff = &m->view->sprites.puff;
    for (uint32_t k = 0; k < 9; k++) {
        float age = clamp01(m->t * 1.6f - (float)k * 0.075f), side = k & 1 ? 1.0f : -1.0f;
        float x = m->x + side * sinf(age * 4.4f + (float)k * 0.3f) * 0.17f * m->size * age;
        float y = m->y - smooth(age) * (0.75f + 0.06f * (float)k) * m->size;
        int wide = (int)(m->size * (0.12f + 0.42f * age));
        struct rect to = {(int)x - wide / 2, (int)y - wide * 3 / 4, wide, wide * 3 / 2};
        canvas_image_stretched(m->canvas, puff, to, (int)(84 * sinf(age * 3.1416f)));
    }
    float ember = 1 - clamp01(m->t * 5); /* the wick glows a moment longer */
    canvas_glow(m->canvas, m->x, m->y, m->size * 0.22f, HALO_A, (int)(200 * ember));
}

static void splash(const struct moment *m) {
    for (int k = 0; k < 3; k++) {
        float age = clamp01(m->t * 1.4f - (float)k * 0.18f);
        if (age > 0 && age < 1) {
            canvas_oval_ring(m->canvas, m->x, m->y + 0.1f * m->size, m->size * (0.3f + 0.55f * age),
                             m->size * (0.18f + 0.3f * age), m->size * 0.03f,
                             colour_alpha(0xb9d4f8, (int)(190 * (1 - age))));
        }
    }
    for (uint32_t k = 0; k < 12; k++) {
        float age = m->t * 2, turn = part(m, k, 1) * 6.2832f, up = 0.5f + 0.5f * part(m, k, 2);
        if (age >= 1) {
            break;
        }
        float y = m->y - (4 * age * (1 - age)) * up * 0.7f * m->size;
        canvas_disc(m->canvas, m->x + cosf(turn) * age * 0.6f * m->size,
                    y + sinf(turn) * age * 0.2f * m->size, m->size * 0.03f * (1.3f - age),
                    colour_alpha(0xd5e6ff, (int)(220 * (1 - age))));
    }
}

/* What the boat leaves behind: two soft lines of foam that part slowly and are gone. */
static void wake(const struct moment *m) {
    int strength = (int)(84 * (1 - m->t) * smooth(m->t * 6));
    for (int side = -1; side <= 1; side += 2) {
        canvas_glow_oval(m->canvas, m->x,
                         m->y + m->size * (0.42f + (float)side * (0.03f + 0.13f * m->t)),
                         m->size * (0.22f + 0.2f * m->t), m->size * 0.035f, 0xb9d4f8, strength);
    }
}

/* A breath: a soft ring that opens and is gone. */
static void breath(const struct moment *m) {
    float open = smooth(m->t), fade = 1 - m->t;
    canvas_glow(m->canvas, m->x, m->y, m->size * (0.4f + 0.8f * open), m->effect->colour,
                (int)(110 * fade));
    canvas_ring(m->canvas, m->x, m->y, m->size * (0.3f + 0.75f * open), m->size * 0.02f,
                colour_alpha(m->effect->colour, (int)(130 * fade)));
}

/* --- both breathed together --- */

/* Petals of light open on the ground between the two, amber and teal by turns. */
static void lily(const struct moment *m, float open, float fade) {
    enum { PETALS = 12 };
    for (int k = 0; k < PETALS; k++) {
        bool outer = k & 1;
        float turn = 6.2832f * ((float)k + 0.5f) / PETALS + 0.35f * (1 - open);
        float out = m->size * open * (outer ? 1.75f : 1.2f), dx = cosf(turn),
              dy = sinf(turn) * 0.5f;
        float x = m->x + dx * out * 0.55f, y = m->y + m->size * 0.3f + dy * out * 0.55f;
        uint32_t tint = k % 4 < 2 ? AMBER : TEAL;
        canvas_taper(m->canvas, m->x + dx * out * 0.15f, m->y + m->size * 0.3f + dy * out * 0.15f,
                     1, x, y, m->size * 0.15f * open, colour_alpha(tint, (int)(62 * fade)));
        canvas_taper(m->canvas, x, y, m->size * 0.15f * open, m->x + dx * out,
                     m->y + m->size * 0.3f + dy * out, 0.5f, colour_alpha(tint, (int)(62 * fade)));
        canvas_glow_oval(m->canvas, m->x + dx * out, m->y + m->size * 0.3f + dy * out,
                         m->size * 0.16f, m->size * 0.10f, tint, (int)(120 * fade));
    }
}

/* Two strands of sparks wind around each other on their way up, and end as small stars. */
static void strands(const struct moment *m, float rise) {
    enum { BEADS = 9 };
    for (int k = 0; k < 2 * BEADS; k++) {
        float age = rise * 1.7f - 0.7f * (float)(k / 2) / BEADS;
        if (age <= 0 || age >= 1) {
            continue;
        }
        float turn = age * 6.3f + (k & 1 ? 3.1416f : 0), wide = 0.95f * (1 - 0.75f * age);
        float x = m->x + cosf(turn) * wide * m->size;
        float y = m->y + (0.3f - 1.9f * smooth(age) + 0.12f * sinf(turn)) * m->size;
        float fade = sinf(age * 3.1416f), radius = m->size * (0.030f - 0.010f * age);
        uint32_t tint = k & 1 ? TEAL : AMBER;
        canvas_glow(m->canvas, x, y, radius * 6, tint, (int)(120 * fade));
        canvas_disc(m->canvas, x, y, radius, colour_alpha(0xfffbe8, (int)(235 * fade)));
    }
}

/* A ring on the ground that widens, soft on both sides. */
static void ground_ring(const struct moment *m, float radius, uint32_t tint, float fade) {
    for (int pass = 0; pass < 2; pass++) {
        canvas_oval_ring(m->canvas, m->x, m->y + m->size * 0.3f, m->size * radius,
                         m->size * radius * 0.5f, m->size * (pass ? 0.025f : 0.11f),
                         colour_alpha(tint, (int)((pass ? 190 : 48) * fade)));
    }
}

/* Light gathers from both sides and meets; a lily of it opens on the ground, rings run out, and
 * the two lights wind up around each other. */
static void relit(const struct moment *m) {
    float gather = clamp01(m->t / 0.26f), open = smooth((m->t - 0.22f) / 0.4f);
    float far = m->size * 1.5f * (1 - smooth(gather)), fade = 1 - smooth((m->t - 0.55f) / 0.45f);
    if (gather < 1) {
        for (int k = 0; k < 12; k++) {
            float turn = 0.5236f * (float)k + gather * 3.2f;
            canvas_glow(m->canvas, m->x + cosf(turn) * far,
                        m->y + m->size * 0.2f + sinf(turn) * far * 0.5f, m->size * 0.17f,
                        k & 1 ? TEAL : AMBER, (int)(200 * gather));
        }
    }
    float flash = gather < 1 ? gather * gather : 1 - open;
    canvas_glow(m->canvas, m->x, m->y + m->size * 0.2f, m->size * (0.6f + 1.6f * open), CREAM,
                (int)(60 * flash));
    if (open > 0) {
        lily(m, open, fade);
        float run = clamp01((m->t - 0.24f) / 0.6f), gone = 1 - smooth(run);
        ground_ring(m, 0.4f + 2.2f * smooth(run), AMBER, gone);
        ground_ring(m, 0.3f + 1.7f * smooth(run), TEAL, gone);
    }
    strands(m, clamp01((m->t - 0.2f) / 0.8f));
    motes(m, 14, 1.25f, 1.4f, AMBER, TEAL);
}

static void thread(const struct moment *m) {
    float size = m->size, fade = m->t < 0.15f ? m->t / 0.15f : 1 - smooth((m->t - 0.15f) / 0.85f);
    float x2 = (float)m->view->layout.x + m->effect->x2 * size,
          y2 = (float)m->view->layout.y + m->effect->y2 * size;
    float grow = (m->view->full_motion ? smooth(m->t / 0.2f) : 1) / 2, mx = (m->x + x2) / 2,
          my = (m->y + y2) / 2;
    float ax = mix(m->x, mx, grow * 2), ay = mix(m->y, my, grow * 2), bx = mix(x2, mx, grow * 2),
          by = mix(y2, my, grow * 2);
    for (int pass = 0; pass < 3; pass++) {
        float width = size * (pass == 0 ? 0.20f : pass == 1 ? 0.09f : 0.03f);
        int alpha = (int)((pass == 0 ? 34 : pass == 1 ? 70 : 230) * fade);
        canvas_line(m->canvas, m->x, m->y, ax, ay, width,
                    colour_alpha(pass < 2 ? GOLD : CREAM, alpha));
        canvas_line(m->canvas, x2, y2, bx, by, width, colour_alpha(pass < 2 ? GOLD : CREAM, alpha));
    }
}

/* From a plate to its gate: lights run ahead, a thread stays behind them for a moment, and a ring
 * opens where they arrive. */
static void link(const struct moment *m) {
    float size = m->size, run = m->view->full_motion ? smooth(m->t / 0.35f) : 1;
    float fade = 1 - smooth((m->t - 0.5f) * 2), arrived = clamp01((m->t - 0.3f) / 0.5f);
    float x2 = (float)m->view->layout.x + m->effect->x2 * size,
          y2 = (float)m->view->layout.y + m->effect->y2 * size;
    float x = mix(m->x, x2, run), y = mix(m->y, y2, run);
    canvas_line(m->canvas, m->x, m->y, x, y, size * 0.10f, colour_alpha(GOLD, (int)(64 * fade)));
    canvas_line(m->canvas, m->x, m->y, x, y, size * 0.03f, colour_alpha(CREAM, (int)(190 * fade)));
    canvas_glow(m->canvas, x, y, size * 0.45f, GOLD, (int)(170 * fade));
    for (int k = 1; k < 4 && m->view->full_motion; k++) {
        float at = smooth(m->t / 0.35f - 0.14f * (float)k);
        canvas_glow(m->canvas, mix(m->x, x2, at), mix(m->y, y2, at), size * 0.16f, CREAM,
                    (int)(200 * fade));
    }
    canvas_ring(m->canvas, m->x, m->y, size * (0.30f + 0.12f * run), size * 0.03f,
                colour_alpha(GOLD, (int)(150 * fade * (1 - run * 0.6f))));
    if (arrived > 0 && arrived < 1) {
        canvas_ring(m->canvas, x2, y2, size * (0.2f + 0.36f * smooth(arrived)), size * 0.04f,
                    colour_alpha(GOLD, (int)(210 * (1 - arrived))));
    }
}

/* The mist closes over the mark, turning, and opens again. */
static void mist(const struct moment *m) {
    const struct image *puff = &m->view->sprites.puff;
    float close = sinf(m->t * 3.1416f);
    for (uint32_t k = 0; k < 14; k++) {
        float turn = (float)k * 0.9f + m->t * (k & 1 ? 1.5f : -1.1f);
        float out = (k < 5 ? 0.16f : 0.5f) * (1.25f - close);
        canvas_stencil(m->canvas, puff, (int)(m->x + cosf(turn) * out * m->size) - puff->width / 2,
                       (int)(m->y + sinf(turn) * out * m->size * 0.8f) - puff->height / 2,
                       colour_alpha(MIST, (int)(88 * close)));
    }
}

/* What a stone stirs up where it comes to rest. */
static void dust(const struct moment *m) {
    const struct image *puff = &m->view->sprites.puff;
    for (int k = 0; k < 6; k++) {
        float turn = 1.0472f * (float)k, out = m->size * (0.26f + 0.2f * smooth(m->t));
        int wide = (int)(m->size * (0.14f + 0.14f * m->t));
        struct rect to = {(int)(m->x + cosf(turn) * out) - wide / 2,
                          (int)(m->y + m->size * (0.3f - 0.05f * m->t) + sinf(turn) * out * 0.4f) -
                              wide / 2,
                          wide, wide * 3 / 4};
        canvas_image_stretched(m->canvas, puff, to, (int)(90 * (1 - m->t)));
    }
}

/* It comes up as softly as it goes: never from one frame to the next. */
static void point(const struct moment *m) {
    float beat = m->t * 2 - floorf(m->t * 2), strength = smooth(clamp01(beat * 5)) * (1 - beat);
    canvas_ring(m->canvas, m->x, m->y, m->size * (0.35f + 0.22f * beat), m->size * 0.045f,
                colour_alpha(CREAM, (int)(200 * strength)));
    canvas_glow(m->canvas, m->x, m->y, m->size * 0.8f, CREAM, (int)(60 * strength));
}

static void toll(const struct moment *m) {
    for (int k = 0; k < 3; k++) {
        float age = clamp01(m->t * 1.5f - (float)k * 0.2f);
        canvas_ring(m->canvas, m->x + 0.28f * m->size, m->y - 0.25f * m->size,
                    m->size * (0.15f + 0.8f * age), m->size * 0.025f,
                    colour_alpha(GOLD, age > 0 ? (int)(150 * (1 - age)) : 0));
    }
}

static void sparks(const struct moment *m) {
    motes(m, 12, 0.5f, 0.8f, GOLD, CREAM);
}

/* Two small rings and a few sparks over the hand that waves. */
static void hello(const struct moment *m) {
    for (int k = 0; k < 2; k++) {
        float age = clamp01(m->t * 1.4f - 0.3f * (float)k);
        if (age > 0 && age < 1) {
            canvas_ring(m->canvas, m->x, m->y, m->size * (0.16f + 0.34f * age), m->size * 0.03f,
                        colour_alpha(m->effect->colour, (int)(190 * (1 - age))));
        }
    }
    motes(m, 6, 0.4f, 0.5f, m->effect->colour, CREAM);
}

static void hug(const struct moment *m) {
    canvas_glow(m->canvas, m->x, m->y, m->size * 1.3f, CREAM, (int)(60 * sinf(m->t * 3.1416f)));
    motes(m, 16, 0.6f, 0.9f, AMBER, TEAL);
}

static void won(const struct moment *m) {
    /* Deep colours: where both glows and both lanterns meet, the sum stays warm, and never white.
     */
    float open = smooth(m->t), swell = sinf(3.1416f * sqrtf(m->t));
    canvas_glow(m->canvas, m->x, m->y, m->size * (1.3f + 2 * open), AMBER, (int)(44 * swell));
    motes(m, 26, 0.9f, 2.2f, GOLD, m->effect->colour);
}

/* --- what was told --- */

/* A hearth takes fire: a warm wave runs out over the ground, and two sparks rise, one of each. */
static void flare(const struct moment *m) {
    float run = smooth(m->t * 1.6f), swell = sinf(3.1416f * sqrtf(m->t));
    canvas_glow(m->canvas, m->x, m->y, m->size * (0.8f + 0.7f * run), HALO_A, (int)(30 * swell));
    if (run < 1) {
        ground_ring(m, 0.35f + 1.1f * run, HALO_A, 1 - run);
    }
    for (int who = 0; who < 2; who++) {
        float rise = clamp01((m->t - 0.12f * (float)who) * 1.15f), side = who ? 1.0f : -1.0f;
        float fade = sinf(3.1416f * rise), turn = rise * 7.0f + (who ? 3.1416f : 0);
        float x = m->x + (side * 0.10f + 0.20f * sinf(turn)) * m->size;
        float y = m->y - (0.1f + 1.75f * smooth(rise)) * m->size;
        uint32_t tint = who ? TEAL : AMBER;
        canvas_glow(m->canvas, x, y, m->size * 0.26f, tint, (int)(210 * fade));
        canvas_disc(m->canvas, x, y, m->size * 0.048f, colour_alpha(0xfffbe8, (int)(245 * fade)));
    }
    motes(m, 9, 0.4f, 1.0f, AMBER, CREAM);
}

/* Two strands that come together: a light of each runs around the other, and sparks fly up. */
static void twine(const struct moment *m) {
    float open = clamp01(m->t * 2.2f), fade = 1 - smooth((m->t - 0.45f) * 2);
    for (int k = 0; k < 10; k++) {
        float turn = 6.2832f * (open * 1.5f + (float)(k / 2) * 0.035f) + (k & 1 ? 3.1416f : 0);
        float out = m->size * (0.62f - 0.30f * smooth(open));
        canvas_glow(m->canvas, m->x + cosf(turn) * out, m->y + sinf(turn) * out * 0.6f,
                    m->size * (0.10f + 0.014f * (float)k), k & 1 ? TEAL : AMBER, (int)(84 * fade));
    }
    motes(m, 16, 0.5f, 0.9f, AMBER, TEAL);
}

/* A step on it: a few sparks of both beside the foot. */
static void tread(const struct moment *m) {
    canvas_glow_oval(m->canvas, m->x, m->y + m->size * 0.3f, m->size * 0.5f, m->size * 0.22f, CREAM,
                     (int)(46 * sinf(m->t * 3.1416f)));
    motes(m, 8, 0.55f, 0.35f, AMBER, TEAL);
}

/* The thread over a lit veil rings: waves of light go out from it to both sides. */
static void song(const struct moment *m) {
    float y = m->y - m->size * 0.42f;
    for (int k = 0; k < 4; k++) {
        float age = clamp01(m->t * 1.5f - (float)k * 0.17f);
        if (age > 0 && age < 1) {
            canvas_oval_ring(m->canvas, m->x, y, m->size * (0.25f + 0.85f * age),
                             m->size * (0.10f + 0.34f * age), m->size * 0.024f,
                             colour_alpha(k & 1 ? CREAM : GOLD, (int)(190 * (1 - age))));
        }
    }
    motes(m, 12, 0.6f, 0.9f, GOLD, CREAM);
}

/* The ribbon comes undone: its old cord falls away in two curls, and light goes up. */
static void untied(const struct moment *m) {
    float fall = smooth(m->t * 1.3f), fade = 1 - smooth(m->t * 1.3f - 0.3f);
    for (int side = -1; side <= 1; side += 2) {
        for (int k = 0; k < 6; k++) {
            float u = (float)k / 6, curl = sinf(u * 5 + m->t * 6) * 0.05f;
            float x = m->x + (float)side * (0.08f + 0.30f * fall + 0.16f * u) * m->size;
            float y = m->y +
                      (-0.18f - 0.25f * sinf(fall * 3.1416f) + 0.5f * fall * fall + curl) * m->size;
            canvas_disc(m->canvas, x, y, m->size * 0.034f,
                        colour_alpha(m->effect->colour, (int)(220 * fade)));
        }
    }
    canvas_glow(m->canvas, m->x, m->y, m->size * 0.7f, m->effect->colour,
                (int)(110 * sinf(m->t * 3.1416f)));
    motes(m, 10, 0.45f, 0.8f, m->effect->colour, CREAM);
}

/* --- with reduced motion: light that comes and goes in its place, nothing else --- */

static void soft(const struct moment *m) {
    uint32_t colour = m->effect->colour != 0 ? m->effect->colour : CREAM;
    canvas_glow(m->canvas, m->x, m->y, m->size, colour, (int)(90 * sinf(m->t * 3.1416f)));
}

static void soft_mist(const struct moment *m) {
    const struct image *puff = &m->view->sprites.puff;
    canvas_stencil(m->canvas, puff, (int)m->x - puff->width / 2, (int)m->y - puff->height / 2,
                   colour_alpha(MIST, (int)(180 * sinf(m->t * 3.1416f))));
}

static void soft_point(const struct moment *m) {
    float beat = fabsf(sinf(m->t * 6.2832f));
    canvas_ring(m->canvas, m->x, m->y, m->size * 0.45f, m->size * 0.045f,
                colour_alpha(CREAM, (int)(200 * beat)));
}

static const struct {
    void (*draw)(const struct moment *moment);
    void (*calm)(const struct moment *moment); /* with reduced motion; NULL: nothing */
    float reach;                               /* cells around its middle */
} kinds[EFFECT_KINDS] = {
    [EFFECT_SMOKE] = {smoke, NULL, 1.9f},     [EFFECT_SPLASH] = {splash, NULL, 1.2f},
    [EFFECT_WAKE] = {wake, NULL, 1.0f},       [EFFECT_BREATH] = {breath, soft, 1.4f},
    [EFFECT_RELIT] = {relit, soft, 3.2f},     [EFFECT_SPARKS] = {sparks, NULL, 1.9f},
    [EFFECT_THREAD] = {thread, thread, 0.5f}, [EFFECT_LINK] = {link, link, 0.6f},
    [EFFECT_MIST] = {mist, soft_mist, 1.2f},  [EFFECT_POINT] = {point, soft_point, 1.0f},
    [EFFECT_TOLL] = {toll, soft, 1.5f},       [EFFECT_HUG] = {hug, soft, 2.0f},
    [EFFECT_WON] = {won, soft, 3.4f},         [EFFECT_DUST] = {dust, NULL, 1.0f},
    [EFFECT_FLARE] = {flare, soft, 2.4f},     [EFFECT_TWINE] = {twine, soft, 2.0f},
    [EFFECT_TREAD] = {tread, NULL, 1.4f},     [EFFECT_SONG] = {song, soft, 2.0f},
    [EFFECT_HELLO] = {hello, soft, 1.2f},     [EFFECT_UNTIED] = {untied, soft, 1.6f},
};

void effect_start(struct view *view, struct effect effect) {
    if (view->effect_count < MAX_EFFECTS) {
        view->effect[view->effect_count++] = effect;
    }
}

static struct rect covered(const struct view *view, const struct effect *effect) {
    float reach = kinds[effect->kind].reach;
    struct rect area = view_around(view, effect->x, effect->y, reach);
    if (effect->kind == EFFECT_THREAD || effect->kind == EFFECT_LINK) {
        area = rect_join(area, view_around(view, effect->x2, effect->y2, reach));
    }
    return area;
}

bool effects_update(struct view *view, int ms) {
    for (int i = view->effect_count - 1; i >= 0; i--) {
        struct effect *effect = &view->effect[i];
        effect->age += ms;
        if (effect->age > 0) {
            view_damage_add(view, covered(view, effect));
        }
        if (effect->age >= effect->life) {
            *effect = view->effect[--view->effect_count];
        }
    }
    return view->effect_count > 0;
}

void effects_draw(const struct view *view, struct canvas *canvas) {
    for (int i = 0; i < view->effect_count; i++) {
        const struct effect *effect = &view->effect[i];
        if (effect->age <= 0 || rect_empty(rect_cut(covered(view, effect), canvas->clip))) {
            continue;
        }
        float size = (float)view->layout.cell;
        struct moment moment = {.view = view,
                                .canvas = canvas,
                                .effect = effect,
                                .t = (float)effect->age / (float)effect->life,
                                .x = (float)view->layout.x + effect->x * size,
                                .y = (float)view->layout.y + effect->y * size,
                                .size = size};
        void (*draw)(const struct moment *) = view->full_motion ? kinds[effect->kind].draw
                                                                : kinds[effect->kind].calm;
        if (draw != NULL) {
            draw(&moment);
        }
    }
}

/* What drawing costs, in ms at 1920x1080, each beside a limit measured in the same run: a plain
 * copy of the picture, and what a window takes to show one. "times" is the median over the limit's,
 * and the 99th percentile over the limit's. Compare only figures of one run, on a quiet machine.
 *
 *   cmake --build build/release --target canvas_bench
 *   xvfb-run -a -s "-screen 0 1920x1080x24" build/release/tests/bench/canvas_bench \
 *       build/release/share/art [WORDS: only what has these] [WIDTH HEIGHT]
 *
 * What is drawn on this thread alone is told in its processor time; what several threads draw, or
 * a window shows, by the clock. In brackets: aims, and limits that were measured of SDL's own
 * renderer and of bare loops on a machine with 2 cores at 1920x1080, median / 99th percentile. */
#include "boards.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 200 };

static double now_ms(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b) {
    double x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return (x > y) - (x < y);
}

struct stage {
    struct canvas canvas, still;
    struct light light;
    struct image sprite;
    struct view *view;
    struct rules_level level;
    struct rules_state state;
    struct rect damage[VIEW_MAX_DAMAGE];
    int damage_count;
    SDL_Window *window; /* NULL: no display */
    struct canvas shown;
    int width, height;
};

static void copy_all(struct stage *stage) {
    canvas_copy(&stage->canvas, &stage->still, stage->canvas.clip);
}

static void blits(struct stage *stage) {
    for (int i = 0; i < 500; i++) {
        canvas_image(&stage->canvas, &stage->sprite, i * 37 % stage->width, i * 53 % stage->height,
                     255);
    }
}

static void glows(struct stage *stage) {
    for (int i = 0; i < 60; i++) {
        canvas_glow(&stage->canvas, (float)(i * 131 % stage->width),
                    (float)(i * 71 % stage->height), 128, 0xffb45a, 20);
    }
}

static void lit_frame(struct stage *stage) {
    copy_all(stage);
    for (int i = 0; i < 30; i++) {
        canvas_image(&stage->canvas, &stage->sprite, i * 61 % stage->width, i * 97 % stage->height,
                     255);
    }
    light_clear(&stage->light, stage->canvas.clip, 0x606880);
    for (int i = 0; i < 60; i++) {
        light_add(&stage->light, stage->canvas.clip, (float)(i * 131 % stage->width),
                  (float)(i * 71 % stage->height), 128, 0x403020, 0, 255, NULL);
    }
    light_apply(&stage->light, &stage->canvas);
}

static void full_view(struct stage *stage) {
    canvas_reset_clip(&stage->canvas);
    view_draw(stage->view, &stage->canvas);
}

/* As scenes fade: the picture before lies over all of the new one. */
static void fading(struct stage *stage) {
    struct image last = {stage->still.pixels, stage->still.width, stage->still.height};
    full_view(stage);
    canvas_image(&stage->canvas, &last, 0, 0, 128);
}

static void draw_damage(struct stage *stage, struct canvas *canvas) {
    stage->damage_count = view_damage(stage->view, stage->damage);
    for (int i = 0; i < stage->damage_count; i++) {
        canvas_set_clip(canvas, stage->damage[i]);
        view_draw(stage->view, canvas);
    }
    canvas_reset_clip(canvas);
}

/* Both walk to and fro without a rest, a frame every 16 ms. */
static void walking(struct stage *stage) {
    static const char letters[] = "WwEe";
    static int frame;
    struct rules_answers answers = {{0}};
    if (frame % 5 == 0) {
        struct rules_action action;
        struct rules_events events;
        if (rules_action_from(letters[frame / 5 % 4], &action)) {
            enum rules_result result = rules_step(&stage->level, &answers, &stage->state, action,
                                                  &events);
            view_apply(stage->view, action, result, &events, &stage->state, &answers);
        }
    }
    frame++;
    view_update(stage->view, 16);
    draw_damage(stage, &stage->canvas);
}

static void ambient(struct stage *stage) {
    view_update(stage->view, VIEW_GLINT_MS);
    draw_damage(stage, &stage->canvas);
}

/* --- with a window, as the game has one --- */

static void present(struct stage *stage, const struct rect *parts, int count) {
    SDL_Rect rects[VIEW_MAX_DAMAGE];
    for (int i = 0; i < count; i++) {
        rects[i] = (SDL_Rect){parts[i].x, parts[i].y, parts[i].w, parts[i].h};
    }
    SDL_UpdateWindowSurfaceRects(stage->window, rects, count);
}

static void present_all(struct stage *stage) {
    present(stage, &(struct rect){0, 0, stage->width, stage->height}, 1);
}

static void copy_and_present(struct stage *stage) {
    canvas_copy(&stage->shown, &stage->still, stage->shown.clip);
    present_all(stage);
}

static void frame_in_play(struct stage *stage) {
    struct canvas own = stage->canvas;
    stage->canvas = stage->shown;
    walking(stage);
    stage->canvas = own;
    present(stage, stage->damage, stage->damage_count);
}

static void open_window(struct stage *stage) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return;
    }
    stage->window = SDL_CreateWindow("canvas_bench", 0, 0, stage->width, stage->height,
                                     SDL_WINDOW_BORDERLESS);
    SDL_Surface *surface = stage->window ? SDL_GetWindowSurface(stage->window) : NULL;
    if (surface == NULL || surface->w != stage->width || surface->h != stage->height) {
        SDL_DestroyWindow(stage->window);
        stage->window = NULL;
        return;
    }
    stage->shown = (struct canvas){surface->pixels,
                                   surface->w,
                                   surface->h,
                                   surface->pitch / 4,
                                   {0, 0, surface->w, surface->h}};
}

static void title(struct stage *stage) {
    struct canvas small = stage->canvas;
    small.width = 1280, small.height = 720;
    canvas_reset_clip(&small);
    view_backdrop(&small, &(struct view_backdrop){.kind = VIEW_BACKDROP_BRIDGE, .seed = 5});
}

static void set_level(struct stage *stage) {
    int cell = 96 * stage->height / 1080;
    struct rect area = {cell / 2, cell / 2, stage->width - cell, stage->height * 7 / 8};
    view_set_level(stage->view, &stage->level, stage->width, stage->height, area, cell, 7);
}

enum limit { COPY, PRESENT, COPY_PRESENT, LIMITS };
enum clock { OWN, WALL, WINDOW }; /* WINDOW: by the clock, and only with a display */

/* The limits come first, each at its own place. */
static const struct work {
    const char *what;
    void (*run)(struct stage *stage);
    int rounds;
    enum clock clock;
    enum limit limit;
} works[] = {
    [COPY] = {"limit: copy a static picture", copy_all, ROUNDS, OWN, COPY},
    [PRESENT] = {"limit: present alone (0.40 / 0.78)", present_all, ROUNDS, WINDOW, PRESENT},
    [COPY_PRESENT] = {"limit: copy a static picture and present (1.25 / 2.5)", copy_and_present,
                      ROUNDS, WINDOW, COPY_PRESENT},
    {"500 alpha blits 48x48 (SDL: 6.7 / 8.3)", blits, ROUNDS, OWN, COPY},
    {"60 additive glows 256x256 (SDL: 15 / 22)", glows, ROUNDS / 4, OWN, COPY},
    {"copy + 30 sprites + 60 lights + shade (bare: 5.0 / 7.2)", lit_frame, ROUNDS, OWN, COPY},
    {"the view, whole screen", full_view, ROUNDS / 4, OWN, COPY},
    {"the view, whole screen, another picture fading over it", fading, ROUNDS / 4, OWN, COPY},
    {"the view, both walking, damage only (aim: 2.5 / 8)", walking, ROUNDS * 2, OWN, COPY},
    {"the view, ambient motion only", ambient, ROUNDS, OWN, COPY},
    {"title backdrop at 1280x720 (aim: 15)", title, 40, WALL, COPY},
    {"a level's still picture (aim: 60)", set_level, 10, WALL, COPY},
    {"a frame in play, both walking, shown (aim: 2.5 / 8)", frame_in_play, ROUNDS * 2, WINDOW,
     COPY_PRESENT},
};

struct figures {
    double p50, p99; /* ms; 0: not measured */
};

static struct figures measure(struct stage *stage, const struct work *work) {
    double ms[ROUNDS * 2];
    clockid_t clock = work->clock == OWN ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC;
    canvas_reset_clip(&stage->canvas);
    for (int round = 0; round < work->rounds; round++) {
        double start = now_ms(clock);
        work->run(stage);
        ms[round] = now_ms(clock) - start;
    }
    qsort(ms, (size_t)work->rounds, sizeof *ms, by_value);
    return (struct figures){ms[work->rounds / 2], ms[work->rounds * 99 / 100]};
}

static void report(const char *what, struct figures is, struct figures limit) {
    printf("%-58s %8.2f %8.2f", what, is.p50, is.p99);
    if (limit.p50 > 0) {
        printf(" %8.2f %8.2f", is.p50 / limit.p50, is.p99 / limit.p99);
    }
    putchar('\n');
}

static void run(struct stage *stage, const char *only) {
    struct figures limit[LIMITS] = {{0, 0}};
    printf("ms at %dx%-43d %8s %8s %8s %8s\n", stage->width, stage->height, "p50", "p99", "times",
           "times");
    for (size_t i = 0; i < sizeof works / sizeof works[0]; i++) {
        const struct work *work = &works[i];
        if (i >= LIMITS && strstr(work->what, only) == NULL) {
            continue;
        }
        if (work->clock == WINDOW && stage->window == NULL) {
            printf("%-58s %8s\n", work->what, "no display");
            continue;
        }
        struct figures is = measure(stage, work);
        if (i < LIMITS) {
            limit[i] = is;
        }
        report(work->what, is, limit[work->limit]);
    }
}

int main(int count, char **words) {
    static struct stage stage;
    struct error error = {""};
    stage.width = count > 4 ? atoi(words[3]) : 1920;
    stage.height = count > 4 ? atoi(words[4]) : 1080;
    if (count < 2 || count > 5 || stage.width < 1280 || stage.height < 720) {
        fprintf(stderr, "usage: canvas_bench ART_FOLDER [WORDS [WIDTH HEIGHT]]\n");
        return 2;
    }
    struct view_loader loader = board_loader(words[1]);
    stage.view = view_new(&loader);
    if (!board_level(BOARD_SHORES, &stage.level, &error)) {
        fprintf(stderr, "canvas_bench: %s\n", error.text);
        view_free(stage.view);
        return 1;
    }
    canvas_init(&stage.canvas, stage.width, stage.height);
    canvas_init(&stage.still, stage.width, stage.height);
    light_init(&stage.light, stage.width, stage.height);
    image_init(&stage.sprite, 48, 48);
    for (int i = 0; i < 48 * 48; i++) {
        stage.sprite.pixels[i] = 0x80402010;
    }
    open_window(&stage);
    double start = now_ms(CLOCK_MONOTONIC);
    set_level(&stage);
    printf("%-58s %8.2f\n", "the first level, with its pictures", now_ms(CLOCK_MONOTONIC) - start);
    rules_start(&stage.level, &stage.state);
    run(&stage, count > 2 ? words[2] : "");
    image_release(&stage.sprite);
    light_release(&stage.light);
    canvas_release(&stage.still);
    canvas_release(&stage.canvas);
    view_free(stage.view);
    SDL_DestroyWindow(stage.window);
    SDL_Quit();
    return 0;
}

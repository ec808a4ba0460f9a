/* What drawing costs, in ms at 1920x1080, beside limits of the same run: a plain copy of the
 * picture, and what a window (on a display, Xvfb for one) takes to show it. Compare only figures of
 * one run. Processor time of this program; where a window is shown, time by the clock, with the
 * display's. usage: canvas_bench ART_FOLDER [WORDS: only what has these] */
#include "boards.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WIDTH = 1920, HEIGHT = 1080, ROUNDS = 200 };

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

static void report(const char *what, double *ms, int count) {
    qsort(ms, (size_t)count, sizeof *ms, by_value);
    printf("%-58s %8.2f %8.2f\n", what, ms[count / 2], ms[count * 99 / 100]);
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
};

static void copy_all(struct stage *stage) {
    canvas_copy(&stage->canvas, &stage->still, stage->canvas.clip);
}

static void blits(struct stage *stage) {
    for (int i = 0; i < 500; i++)
        canvas_image(&stage->canvas, &stage->sprite, i * 37 % WIDTH, i * 53 % HEIGHT, 255);
}

static void glows(struct stage *stage) {
    for (int i = 0; i < 60; i++)
        canvas_glow(&stage->canvas, (float)(i * 131 % WIDTH), (float)(i * 71 % HEIGHT), 128,
                    0xffb45a, 20);
}

static void lit_frame(struct stage *stage) {
    copy_all(stage);
    for (int i = 0; i < 30; i++)
        canvas_image(&stage->canvas, &stage->sprite, i * 61 % WIDTH, i * 97 % HEIGHT, 255);
    light_clear(&stage->light, stage->canvas.clip, 0x606880);
    for (int i = 0; i < 60; i++)
        light_add(&stage->light, stage->canvas.clip, (float)(i * 131 % WIDTH),
                  (float)(i * 71 % HEIGHT), 128, 0x403020, 0, 255, NULL);
    light_apply(&stage->light, &stage->canvas);
}

static void full_view(struct stage *stage) {
    canvas_reset_clip(&stage->canvas);
    view_draw(stage->view, &stage->canvas);
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
    for (int i = 0; i < count; i++)
        rects[i] = (SDL_Rect){parts[i].x, parts[i].y, parts[i].w, parts[i].h};
    SDL_UpdateWindowSurfaceRects(stage->window, rects, count);
}

static void present_all(struct stage *stage) {
    present(stage, &(struct rect){0, 0, WIDTH, HEIGHT}, 1);
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
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return;
    stage->window = SDL_CreateWindow("canvas_bench", 0, 0, WIDTH, HEIGHT, SDL_WINDOW_BORDERLESS);
    SDL_Surface *surface = stage->window ? SDL_GetWindowSurface(stage->window) : NULL;
    if (surface == NULL || surface->w != WIDTH || surface->h != HEIGHT) {
        SDL_DestroyWindow(stage->window);
        stage->window = NULL;
        return;
    }
    stage->shown = (struct canvas){
        surface->pixels, WIDTH, HEIGHT, surface->pitch / 4, {0, 0, WIDTH, HEIGHT}};
}

static void title(struct stage *stage) {
    struct canvas small = stage->canvas;
    small.width = 1280, small.height = 720;
    canvas_reset_clip(&small);
    view_backdrop(&small, &(struct view_backdrop){.kind = VIEW_BACKDROP_BRIDGE, .seed = 5});
}

static void set_level(struct stage *stage) {
    view_set_level(stage->view, &stage->level, WIDTH, HEIGHT, (struct rect){48, 45, 1824, 945}, 96,
                   7);
}

static const struct {
    const char *what;
    void (*run)(struct stage *stage);
    int rounds;
    bool window;
} works[] = {
    {"limit: copy a static picture", copy_all, ROUNDS, false},
    {"500 alpha blits 48x48 (limit, SDL: 6.7 / 8.3)", blits, ROUNDS, false},
    {"60 additive glows 256x256 (limit, SDL: 15 / 22)", glows, ROUNDS / 4, false},
    {"copy + 30 sprites + 60 lights + shade (limit: 5.0 / 7.2)", lit_frame, ROUNDS, false},
    {"the view, whole screen", full_view, ROUNDS / 4, false},
    {"the view, both walking, damage only (aim: 2.5 / 8)", walking, ROUNDS * 2, false},
    {"the view, ambient motion only", ambient, ROUNDS, false},
    {"title backdrop at 1280x720 (aim: 15)", title, 40, false},
    {"a level's still picture (aim: 60)", set_level, 10, false},
    {"limit: present alone (0.40 / 0.78)", present_all, ROUNDS, true},
    {"limit: copy a static picture and present (1.25 / 2.5)", copy_and_present, ROUNDS, true},
    {"a frame in play, both walking, shown (aim: 2.5 / 8)", frame_in_play, ROUNDS * 2, true},
};

static void run(struct stage *stage, const char *only) {
    printf("%-58s %8s %8s\n", "ms at 1920x1080", "p50", "p99");
    for (size_t i = 0; i < sizeof works / sizeof works[0]; i++) {
        double ms[ROUNDS * 2];
        if (strstr(works[i].what, only) == NULL)
            continue;
        if (works[i].window && stage->window == NULL) {
            printf("%-58s %8s\n", works[i].what, "no display");
            continue;
        }
        clockid_t clock = works[i].window ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID;
        canvas_reset_clip(&stage->canvas);
        for (int round = 0; round < works[i].rounds; round++) {
            double start = now_ms(clock);
            works[i].run(stage);
            ms[round] = now_ms(clock) - start;
        }
        report(works[i].what, ms, works[i].rounds);
    }
}

int main(int count, char **words) {
    static struct stage stage;
    struct error error = {""};
    if (count < 2 || count > 3) {
        fprintf(stderr, "usage: canvas_bench ART_FOLDER [WORDS]\n");
        return 2;
    }
    struct view_loader loader = board_loader(words[1]);
    double start = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    stage.view = view_new(&loader);
    if (!board_level(BOARD_SHORES, &stage.level, &error)) {
        fprintf(stderr, "canvas_bench: %s\n", error.text);
        view_free(stage.view);
        return 1;
    }
    printf("%-58s %8.2f\n", "loading the pictures", now_ms(CLOCK_PROCESS_CPUTIME_ID) - start);
    canvas_init(&stage.canvas, WIDTH, HEIGHT);
    canvas_init(&stage.still, WIDTH, HEIGHT);
    light_init(&stage.light, WIDTH, HEIGHT);
    image_init(&stage.sprite, 48, 48);
    for (int i = 0; i < 48 * 48; i++)
        stage.sprite.pixels[i] = 0x80402010;
    open_window(&stage);
    set_level(&stage);
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

/* What drawing costs, in ms of processor time at 1920x1080, beside what a plain copy of the picture
 * costs in the same run: compare only figures of one run. usage: canvas_bench ART_FOLDER [WORDS: only what has these] */
#include "boards.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WIDTH = 1920, HEIGHT = 1080, ROUNDS = 200 };

static double now_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
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
    struct rect damage[VIEW_MAX_DAMAGE];
    int count = view_damage(stage->view, damage);
    for (int i = 0; i < count; i++) {
        canvas_set_clip(&stage->canvas, damage[i]);
        view_draw(stage->view, &stage->canvas);
    }
    canvas_reset_clip(&stage->canvas);
}

static void ambient(struct stage *stage) {
    view_update(stage->view, VIEW_GLINT_MS);
    struct rect damage[VIEW_MAX_DAMAGE];
    int count = view_damage(stage->view, damage);
    for (int i = 0; i < count; i++) {
        canvas_set_clip(&stage->canvas, damage[i]);
        view_draw(stage->view, &stage->canvas);
    }
    canvas_reset_clip(&stage->canvas);
}

static void title(struct stage *stage) {
    struct canvas small = stage->canvas;
    small.width = 1280, small.height = 720;
    canvas_reset_clip(&small);
    view_backdrop(&small,
                  &(struct view_backdrop){.kind = VIEW_BACKDROP_BRIDGE, .spans = 4, .seed = 5});
}

static void set_level(struct stage *stage) {
    view_set_level(stage->view, &stage->level, WIDTH, HEIGHT, (struct rect){48, 45, 1824, 945}, 96,
                   7);
}

static const struct {
    const char *what;
    void (*run)(struct stage *stage);
    int rounds;
} works[] = {
    {"limit: copy a static picture", copy_all, ROUNDS},
    {"500 alpha blits 48x48 (limit, SDL: 6.7 / 8.3)", blits, ROUNDS},
    {"60 additive glows 256x256 (limit, SDL: 15 / 22)", glows, ROUNDS / 4},
    {"copy + 30 sprites + 60 lights + shade (limit: 5.0 / 7.2)", lit_frame, ROUNDS},
    {"the view, whole screen", full_view, ROUNDS / 4},
    {"the view, both walking, damage only (aim: 2.5 / 8)", walking, ROUNDS * 2},
    {"the view, ambient motion only", ambient, ROUNDS},
    {"title backdrop at 1280x720 (aim: 15)", title, 40},
    {"a level's still picture", set_level, 10},
};

static void run(struct stage *stage, const char *only) {
    printf("%-58s %8s %8s\n", "ms at 1920x1080", "p50", "p99");
    for (size_t i = 0; i < sizeof works / sizeof works[0]; i++) {
        double ms[ROUNDS * 2];
        if (strstr(works[i].what, only) == NULL)
            continue;
        canvas_reset_clip(&stage->canvas);
        for (int round = 0; round < works[i].rounds; round++) {
            double start = now_ms();
            works[i].run(stage);
            ms[round] = now_ms() - start;
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
    double start = now_ms();
    stage.view = view_new(&loader);
    if (!board_level(BOARD_SHORES, &stage.level, &error)) {
        fprintf(stderr, "canvas_bench: %s\n", error.text);
        view_free(stage.view);
        return 1;
    }
    printf("%-58s %8.2f\n", "loading the pictures", now_ms() - start);
    canvas_init(&stage.canvas, WIDTH, HEIGHT);
    canvas_init(&stage.still, WIDTH, HEIGHT);
    light_init(&stage.light, WIDTH, HEIGHT);
    image_init(&stage.sprite, 48, 48);
    for (int i = 0; i < 48 * 48; i++)
        stage.sprite.pixels[i] = 0x80402010;
    set_level(&stage);
    rules_start(&stage.level, &stage.state);
    run(&stage, count > 2 ? words[2] : "");
    image_release(&stage.sprite);
    light_release(&stage.light);
    canvas_release(&stage.still);
    canvas_release(&stage.canvas);
    view_free(stage.view);
    return 0;
}

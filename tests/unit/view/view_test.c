#include "boards.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 640, HEIGHT = 360 };

static const char *art_folder;

struct stage {
    struct view *view;
    struct rules_level level;
    struct rules_state state;
    struct rules_answers answers;
    struct canvas canvas;
};

static void stage_init(struct stage *stage, enum board board) {
    struct error error = {""};
    struct view_loader loader = board_loader(art_folder);
    memset(stage, 0, sizeof *stage);
    stage->view = view_new(&loader);
    assert_true(board_level(board, &stage->level, &error));
    canvas_init(&stage->canvas, WIDTH, HEIGHT);
    view_set_level(stage->view, &stage->level, WIDTH, HEIGHT,
                   (struct rect){10, 10, WIDTH - 20, HEIGHT - 60}, 96, 3);
    rules_start(&stage->level, &stage->state);
}

static void stage_release(struct stage *stage) {
    canvas_release(&stage->canvas);
    view_free(stage->view);
}

static enum rules_result act(struct stage *stage, char letter) {
    struct rules_action action;
    struct rules_events events;
    assert_true(rules_action_from(letter, &action));
    enum rules_result result = rules_step(&stage->level, &stage->answers, &stage->state, action,
                                          &events);
    view_apply(stage->view, action, result, &events, &stage->state, &stage->answers);
    return result;
}

static void draw_damage(struct stage *stage) {
    struct rect damage[VIEW_MAX_DAMAGE];
    int count = view_damage(stage->view, damage);
    for (int i = 0; i < count; i++) {
        canvas_set_clip(&stage->canvas, damage[i]);
        view_draw(stage->view, &stage->canvas);
    }
    canvas_reset_clip(&stage->canvas);
}

static void settle(struct stage *stage) {
    for (int i = 0; i < 1000 && view_update(stage->view, 16); i++) {
        ;
    }
}

static void board_lies_inside_its_area(void **state) {
    (void)state;
    for (int board = 0; board < BOARDS; board++) {
        struct stage stage;
        stage_init(&stage, (enum board)board);
        struct rect area = {10, 10, WIDTH - 20, HEIGHT - 60};
        struct rect rect = view_board_rect(stage.view), cut = rect_cut(rect, area);
        assert_memory_equal(&rect, &cut, sizeof rect);
        for (int cell = 0; cell < stage.level.width * stage.level.height; cell++) {
            struct rect at = view_cell_rect(stage.view, cell), part = rect_cut(at, rect);
            bool sea = stage.level.open_sea[cell] || stage.level.terrain[cell] == RULES_WATER;
            assert_true(sea || memcmp(&at, &part, sizeof at) == 0);
        }
        stage_release(&stage);
    }
}

static void open_water_needs_no_room(void **state) {
    (void)state;
    struct rules_level level;
    struct error error = {""};
    struct rect area = {0, 0, 1240, 560};
    assert_true(board_level(BOARD_SHORES, &level, &error)); /* rows of nothing but water around */
    assert_true(view_cell_size(&level, area, 200) > 1240 / level.width);
    assert_int_equal(view_cell_size(&level, area, 40), 40);
    level.stone_count = 1; /* a stone may be sunk anywhere */
    assert_true(view_cell_size(&level, area, 200) <= 1240 / level.width);
}

/* Redrawing only what view_damage tells must give the same picture as drawing all of it. */
static void compare(struct stage *stage, int frame) {
    struct canvas whole;
    canvas_init(&whole, WIDTH, HEIGHT);
    view_draw(stage->view, &whole);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            uint32_t a = whole.pixels[y * WIDTH + x] & 0xffffff;
            uint32_t b = stage->canvas.pixels[y * WIDTH + x] & 0xffffff;
            if (a != b) {
                fail_msg("frame %d, pixel %d,%d: %06x, by damage %06x", frame, x, y, a, b);
            }
        }
    }
    canvas_release(&whole);
}

static void damage_misses_nothing(void **state) {
    (void)state;
    /* On the last: a hearth, a line of light, a lit veil, two strands, and a ribbon that unties. */
    static const struct {
        enum board board;
        const char *letters;
    } plays[] = {
        {BOARD_SHORES, "wnWwwwEZEzeNNWWSSnwwwEsZ"},
        {BOARD_ALL, "wnWwwwEZEzeNNWWSSnwwwEsZ"},
        {BOARD_TALK, "sZssEEWEwnnsEWSSSSnWEeZz"},
    };
    for (size_t i = 0; i < sizeof plays / sizeof plays[0]; i++) { /* relit, too: the camera */
        enum board board = plays[i].board;
        struct stage stage;
        stage_init(&stage, board);
        view_set_mood(stage.view, board == BOARD_ALL ? 2 : 0); /* with fog, and without */
        view_set_level(stage.view, &stage.level, WIDTH, HEIGHT,
                       (struct rect){10, 10, WIDTH - 20, HEIGHT - 60}, 96, 3);
        for (int frame = 0; frame < 144; frame++) {
            if (frame % 6 == 0) {
                act(&stage, plays[i].letters[frame / 6]);
            }
            if (frame == 70) {
                view_gesture(stage.view, RULES_A);
            }
            if (frame == 80) {
                view_point(stage.view, 25);
            }
            view_update(stage.view, 7 + frame % 23);
            draw_damage(&stage);
            if (frame % 3 == 0) {
                compare(&stage, frame);
            }
        }
        stage_release(&stage);
    }
}

static void pictures_repeat(void **state) {
    (void)state;
    struct stage one, two;
    stage_init(&one, BOARD_ALL);
    stage_init(&two, BOARD_ALL);
    for (int i = 0; i < 4; i++) {
        act(&one, "EwSn"[i]);
        act(&two, "EwSn"[i]);
        view_update(one.view, 50);
        view_update(two.view, 50);
    }
    view_draw(one.view, &one.canvas);
    view_draw(two.view, &two.canvas);
    assert_memory_equal(one.canvas.pixels, two.canvas.pixels, sizeof(uint32_t) * WIDTH * HEIGHT);
    stage_release(&two);
    stage_release(&one);
}

/* After everything has come to rest, play and jump show the same. */
static void play_ends_where_a_jump_leads(void **state) {
    (void)state;
    struct stage played, jumped;
    stage_init(&played, BOARD_SHORES);
    stage_init(&jumped, BOARD_SHORES);
    view_set_motion(played.view, false);
    view_set_motion(jumped.view, false);
    static const char letters[] = "wwEWSwee";
    for (int i = 0; letters[i] != 0; i++) {
        act(&played, letters[i]);
    }
    settle(&played);
    view_set_state(jumped.view, &played.state, &played.answers);
    settle(&jumped);
    for (int player = 0; player < 2; player++) {
        struct rect a = view_bearer_rect(played.view, player),
                    b = view_bearer_rect(jumped.view, player);
        assert_memory_equal(&a, &b, sizeof a);
    }
    stage_release(&jumped);
    stage_release(&played);
}

/* What was sealed may not show: until it is heard, every answer gives the same bytes. */
/* The pictures of both after each of the letters, which do the same in both. */
static void assert_alike(struct stage *one, struct stage *two, const char *letters) {
    view_set_state(one->view, &one->state, &one->answers);
    view_set_state(two->view, &two->state, &two->answers);
    for (; *letters != 0; letters++) {
        assert_int_equal(act(one, *letters), act(two, *letters));
        view_update(one->view, 90);
        view_update(two->view, 90);
        view_draw(one->view, &one->canvas);
        view_draw(two->view, &two->canvas);
        assert_memory_equal(one->canvas.pixels, two->canvas.pixels,
                            sizeof(uint32_t) * WIDTH * HEIGHT);
    }
}

static void sealed_answers_do_not_show(void **state) {
    static const struct {
        enum board board;
        const char *letters;
    } plays[] = {{BOARD_ALL, "ESWZzn"}, {BOARD_TALK, "EZsszzne"}}; /* asked, and not yet heard */
    (void)state;
    for (size_t i = 0; i < sizeof plays / sizeof plays[0]; i++) {
        struct stage one, two;
        stage_init(&one, plays[i].board);
        stage_init(&two, plays[i].board);
        for (int q = 0; q < two.level.question_count; q++) {
            two.answers.mark[q] = (uint8_t)(two.level.question[q].marks - 1 - q / 2);
        }
        assert_alike(&one, &two, plays[i].letters);
        stage_release(&two);
        stage_release(&one);
    }
}

/* A bridge of two voices tells what both make together, never what each of them said; and posts
 * with words tell nothing, though what they ask is heard. */
static void what_each_voice_said_does_not_show(void **state) {
    static const uint8_t said[][2] = {{0, 1}, {1, 0}, {2, 3}, {3, 2}};
    (void)state;
    for (size_t i = 1; i < sizeof said / sizeof said[0]; i++) {
        struct stage stages[2];
        for (int k = 0; k < 2; k++) {
            struct stage *stage = &stages[k];
            struct error error;
            stage_init(stage, BOARD_TALK);
            for (int cell = 0; cell < RULES_MAX_CELLS; cell++) {
                if (stage->level.fixture[cell].kind == RULES_VEIL) { /* what is heard shows there */
                    stage->level.fixture[cell] = (struct rules_fixture){0};
                }
            }
            assert_true(rules_prepare(&stage->level, &error));
            view_set_level(stage->view, &stage->level, WIDTH, HEIGHT,
                           (struct rect){10, 10, WIDTH - 20, HEIGHT - 60}, 96, 3);
            memcpy(stage->answers.mark, said[k ? i : 0], 2);
        }
        assert_alike(&stages[0], &stages[1], "ESEZZZZZZWEZ");
        assert_int_equal(stages[0].state.heard, 3);
        stage_release(&stages[1]);
        stage_release(&stages[0]);
    }
}

/* Two voices misheard: both lanterns go out, but only who stepped steps back. */
static void who_stood_by_stays(void **state) {
    struct stage stage;
    (void)state;
    stage_init(&stage, BOARD_TALK);
    stage.answers.mark[0] = 1;
    view_set_motion(stage.view, false);
    act(&stage, 'E');
    settle(&stage);
    struct rect stood = view_bearer_rect(stage.view, RULES_B);
    assert_int_equal(act(&stage, 'E'), RULES_MISHEARD);
    assert_int_equal(stage.state.dark, 3);
    for (int i = 0; i < 40; i++) {
        view_update(stage.view, 16);
        struct rect now = view_bearer_rect(stage.view, RULES_B);
        assert_memory_equal(&now, &stood, sizeof now);
    }
    stage_release(&stage);
}

/* Posts are numbered as they stand, whatever their marks; who stands before one is told so. */
static void posts_are_numbered_by_place(void **state) {
    struct stage stage;
    int expected = 1;
    (void)state;
    stage_init(&stage, BOARD_TALK);
    for (int cell = 0; cell < stage.level.width * stage.level.height; cell++) {
        bool post = stage.level.fixture[cell].kind == RULES_AGAIN;
        assert_int_equal(view_post_number(stage.view, cell), post ? expected : 0);
        if (post) {
            assert_int_equal(view_post_before(stage.view, RULES_B), -1);
            stage.state.at[RULES_B] = (uint16_t)(cell - 1);
            view_set_state(stage.view, &stage.state, &stage.answers);
            assert_int_equal(view_post_before(stage.view, RULES_B), cell);
            stage.state.at[RULES_B] = (uint16_t)(2 * stage.level.width);
            view_set_state(stage.view, &stage.state, &stage.answers);
            expected++;
        }
    }
    stage_release(&stage);
}

static void moves_never_wait(void **state) {
    (void)state;
    struct stage stage;
    stage_init(&stage, BOARD_SHORES);
    struct rect start = view_bearer_rect(stage.view, RULES_A);
    assert_int_equal(act(&stage, 'W'), RULES_DONE);
    view_update(stage.view, 40);
    struct rect half = view_bearer_rect(stage.view, RULES_A);
    assert_true(half.x < start.x);
    assert_int_equal(act(&stage, 'W'), RULES_DONE); /* goes on from where it is seen */
    struct rect same = view_bearer_rect(stage.view, RULES_A);
    assert_true(same.x >= half.x - 1 && same.x <= half.x + 1);
    view_update(stage.view, 200);
    int cell = view_cell_rect(stage.view, 0).w;
    assert_int_equal(view_bearer_rect(stage.view, RULES_A).x, start.x - 2 * cell);
    settle(&stage);
    stage_release(&stage);
}

static void refused_moves_come_back(void **state) {
    (void)state;
    struct stage stage;
    stage_init(&stage, BOARD_SHORES);
    settle(&stage);
    struct rect start = view_bearer_rect(stage.view, RULES_A);
    assert_int_equal(act(&stage, 'S'), RULES_REFUSED);
    view_update(stage.view, 90);
    assert_true(view_bearer_rect(stage.view, RULES_A).y > start.y);
    settle(&stage);
    struct rect end = view_bearer_rect(stage.view, RULES_A);
    assert_memory_equal(&start, &end, sizeof start);
    stage_release(&stage);
}

static void stillness_costs_nothing(void **state) {
    (void)state;
    struct stage stage;
    stage_init(&stage, BOARD_ALL);
    view_set_motion(stage.view, false);
    settle(&stage);
    view_update(stage.view, 1000);
    struct rect damage[VIEW_MAX_DAMAGE];
    view_damage(stage.view, damage);
    for (int i = 0; i < 50; i++) {
        assert_false(view_update(stage.view, 40));
    }
    assert_int_equal(view_damage(stage.view, damage), 0);
    stage_release(&stage);
}

/* How many pixels change from now until all is at rest, farther than `cells` from both bearers. */
static int changes_far_off(struct stage *stage, float cells) {
    struct canvas then;
    canvas_init(&then, WIDTH, HEIGHT);
    view_draw(stage->view, &then);
    settle(stage);
    view_draw(stage->view, &stage->canvas);
    int far = (int)(cells * (float)view_cell_rect(stage->view, 0).w), changed = 0;
    struct rect near[2];
    for (int player = 0; player < 2; player++) {
        near[player] = rect_grow(view_cell_rect(stage->view, stage->state.at[player]), far);
    }
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            changed += then.pixels[y * WIDTH + x] != stage->canvas.pixels[y * WIDTH + x] &&
                       !rect_holds(near[0], x, y) && !rect_holds(near[1], x, y);
        }
    }
    canvas_release(&then);
    return changed;
}

/* Motion as asked for by the letters, then for `ms`, is seen far off: smoke, rings, motes. */
static int flying_after(bool full, bool dark, const char *letters, int ms, float cells) {
    struct stage stage;
    stage_init(&stage, BOARD_SHORES);
    view_set_motion(stage.view, full);
    stage.answers.mark[0] = 1;
    if (dark) {
        stage.state.at[RULES_B] = (uint16_t)(stage.state.at[RULES_A] + 1);
        stage.state.dark = 1 << RULES_B;
        view_set_state(stage.view, &stage.state, &stage.answers);
    }
    for (; *letters != 0; letters++) {
        act(&stage, *letters);
        for (int i = 0; i < 20; i++) {
            view_update(stage.view, 16);
        }
    }
    for (; ms > 0; ms -= 16) {
        view_update(stage.view, 16);
    }
    int changed = changes_far_off(&stage, cells);
    stage_release(&stage);
    return changed;
}

/* Beside each other and at rest for long they sit down, breathing and blinking on the way; the
 * first step is made standing. All of it within what is told as damage. */
static void who_waits_long_sits(void **state) {
    (void)state;
    struct stage stage;
    stage_init(&stage, BOARD_SMALL);
    int cell = stage.state.at[RULES_A];
    for (int direction = 0; direction < 4; direction++) {
        int next = stage.level.neighbour[cell][direction];
        if (next != RULES_NOWHERE && stage.level.terrain[next] == RULES_FLOOR) {
            stage.state.at[RULES_B] = (uint16_t)next;
        }
    }
    assert_true(rules_beside(&stage.level, cell, stage.state.at[RULES_B]));
    view_set_state(stage.view, &stage.state, NULL);
    struct rect standing = view_bearer_rect(stage.view, RULES_A);
    uint32_t *before = base_alloc(sizeof *before * WIDTH * HEIGHT);
    view_set_motion(stage.view, false);
    for (int sitting = 0; sitting < 2; sitting++) {
        view_update(stage.view, sitting ? 16000 : 6000);
        draw_damage(&stage);
        if (!sitting) {
            memcpy(before, stage.canvas.pixels, sizeof *before * WIDTH * HEIGHT);
        }
    }
    bool same = true;
    for (int y = standing.y; y < standing.y + standing.h; y++) {
        for (int x = standing.x; x < standing.x + standing.w; x++) {
            same = same && before[y * WIDTH + x] == stage.canvas.pixels[y * WIDTH + x];
        }
    }
    assert_false(same);
    free(before);
    view_set_motion(stage.view, true);
    view_draw(stage.view, &stage.canvas);
    for (int frame = 0; frame < 120; frame++) {
        if (frame == 90) {
            act(&stage, 'e');
        }
        view_update(stage.view, 41);
        draw_damage(&stage);
        if (frame % 10 == 0) {
            compare(&stage, frame);
        }
    }
    stage_release(&stage);
}

static void reduced_motion_lets_nothing_fly(void **state) {
    (void)state;
    /* B steps into the mist of another answer: the mist has closed, smoke still rises. */
    assert_true(flying_after(true, false, "ww", 700, 0.6f) > 0);
    assert_int_equal(flying_after(false, false, "ww", 700, 0.6f), 0);
    /* Both breathed and lowered their lanterns again: rings and motes are still going out. */
    assert_true(flying_after(true, true, "Zz", 1600, 1.2f) > 0);
    assert_int_equal(flying_after(false, true, "Zz", 1600, 1.2f), 0);
}

/* Why a move is refused hangs over the bearer for a while, whatever the reason. */
static void refusals_say_why(void **state) {
    (void)state;
    struct stage stage;
    struct canvas before;
    stage_init(&stage, BOARD_ALL);
    view_set_motion(stage.view, false);
    settle(&stage);
    canvas_init(&before, WIDTH, HEIGHT);
    view_nudge(stage.view, RULES_A, RULES_NORTH, RULES_REFUSED_WALL);
    settle(&stage);
    for (int refusal = RULES_NOT_REFUSED; refusal <= RULES_REFUSED_DARK; refusal++) {
        view_nudge(stage.view, RULES_A, RULES_NORTH, RULES_REFUSED_WALL);
        view_update(stage.view, 400);
        view_draw(stage.view, &before);
        view_nudge(stage.view, RULES_A, RULES_NORTH, (enum rules_refusal)refusal);
        view_update(stage.view, 400);
        view_draw(stage.view, &stage.canvas);
        bool shown = memcmp(before.pixels, stage.canvas.pixels,
                            sizeof(uint32_t) * WIDTH * HEIGHT) != 0;
        bool plain = refusal <= RULES_REFUSED_OVER || refusal == RULES_REFUSED_WALL ||
                     refusal == RULES_REFUSED_PARTNER || refusal == RULES_REFUSED_WATER ||
                     refusal == RULES_REFUSED_FADED_VEIL;
        assert_int_equal(shown, !plain);
        settle(&stage);
    }
    canvas_release(&before);
    stage_release(&stage);
}

/* Each span has a night of its own, and asking for the same again gives the same bytes. */
static void spans_differ(void **state) {
    (void)state;
    struct stage stage;
    struct canvas other;
    stage_init(&stage, BOARD_SMALL);
    canvas_init(&other, WIDTH, HEIGHT);
    for (int span = 0; span <= 7; span++) {
        for (int round = 0; round < 2; round++) {
            view_set_mood(stage.view, span);
            view_set_level(stage.view, &stage.level, WIDTH, HEIGHT,
                           (struct rect){10, 10, WIDTH - 20, HEIGHT - 60}, 96, 3);
            view_draw(stage.view, round ? &other : &stage.canvas);
        }
        assert_memory_equal(stage.canvas.pixels, other.pixels, sizeof(uint32_t) * WIDTH * HEIGHT);
        view_set_mood(stage.view, span == 7 ? 1 : span + 1);
        view_set_level(stage.view, &stage.level, WIDTH, HEIGHT,
                       (struct rect){10, 10, WIDTH - 20, HEIGHT - 60}, 96, 3);
        view_draw(stage.view, &other);
        assert_memory_not_equal(stage.canvas.pixels, other.pixels,
                                sizeof(uint32_t) * WIDTH * HEIGHT);
    }
    canvas_release(&other);
    stage_release(&stage);
}

static bool plain_around(const struct rules_level *level, int cell) {
    for (int j = -1; j <= 1; j++) {
        for (int i = -1; i <= 1; i++) {
            int at = cell + j * level->width + i;
            if (level->terrain[at] != RULES_FLOOR || level->fixture[at].kind != RULES_NO_FIXTURE) {
                return false;
            }
        }
    }
    return true;
}

static bool stands_on(const struct rules_level *level, int cell) {
    bool stands = cell == level->start[RULES_A] || cell == level->start[RULES_B];
    for (int i = 0; i < level->stone_count; i++) {
        stands |= cell == level->stone[i].cell;
    }
    return stands;
}

/* A gap that one stone fills is seen, though there is land on all its sides. */
static void a_pool_of_one_cell_is_seen(void **state) {
    (void)state;
    struct stage stage;
    struct canvas other;
    stage_init(&stage, BOARD_LARGE);
    canvas_init(&other, WIDTH, HEIGHT);
    view_draw(stage.view, &other);
    int cell = stage.level.width + 1;
    while (!plain_around(&stage.level, cell) || stands_on(&stage.level, cell)) {
        cell++;
    }
    stage.level.terrain[cell] = RULES_WATER;
    view_set_level(stage.view, &stage.level, WIDTH, HEIGHT,
                   (struct rect){10, 10, WIDTH - 20, HEIGHT - 60}, 96, 3);
    view_draw(stage.view, &stage.canvas);
    struct rect rect = view_cell_rect(stage.view, cell);
    int differ = 0;
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        for (int x = rect.x; x < rect.x + rect.w; x++) {
            differ += stage.canvas.pixels[y * WIDTH + x] != other.pixels[y * WIDTH + x];
        }
    }
    assert_true(differ * 4 > rect.w * rect.h);
    canvas_release(&other);
    stage_release(&stage);
}

static bool no_image(void *context, const char *name, struct image *out) {
    (void)context, (void)name, (void)out;
    return false;
}

static void play_goes_on_without_pictures(void **state) {
    (void)state;
    struct error error = {""};
    struct view_loader loader = {.image = no_image};
    struct view *view = view_new(&loader);
    struct rules_level level;
    struct canvas canvas;
    assert_true(board_level(BOARD_SMALL, &level, &error));
    canvas_init(&canvas, WIDTH, HEIGHT);
    view_set_level(view, &level, WIDTH, HEIGHT, (struct rect){0, 0, WIDTH, HEIGHT}, 96, 1);
    view_draw(view, &canvas);
    assert_non_null(view_art(view, "keycap"));
    canvas_release(&canvas);
    view_free(view);
}

static void interface_pictures_are_lent(void **state) {
    (void)state;
    struct stage stage;
    stage_init(&stage, BOARD_SMALL);
    for (int mark = 0; mark < RULES_MAX_MARKS; mark++) {
        assert_true(view_mark(stage.view, mark)->width >= 128);
    }
    const struct image *keycap = view_art(stage.view, "keycap");
    assert_non_null(keycap);
    assert_ptr_equal(view_art(stage.view, "keycap"), keycap);
    assert_int_equal(view_art(stage.view, "no_such_picture")->width, 1);
    stage_release(&stage);
}

static uint64_t backdrop_hash(const struct view_backdrop *backdrop) {
    struct canvas canvas;
    canvas_init(&canvas, 640, 360);
    view_backdrop(&canvas, backdrop);
    uint64_t hash = 14695981039346656037u; /* FNV-1a, by pixels */
    for (int i = 0; i < 640 * 360; i++) {
        hash = (hash ^ canvas.pixels[i]) * 1099511628211u;
    }
    canvas_release(&canvas);
    return hash;
}

/* Each span has a place of its own, which changes with what is built there and nowhere else. */
static void places_differ_and_are_built(void **state) {
    (void)state;
    enum { STEPS = 3 };
    static const uint8_t built[STEPS] = {0, 50, 100};
    uint64_t seen[VIEW_SPANS * STEPS];
    for (int i = 0; i < VIEW_SPANS * STEPS; i++) {
        struct view_backdrop place = {
            .kind = VIEW_BACKDROP_PLACE, .seed = 9, .mood = i / STEPS + 1};
        place.built[i / STEPS] = built[i % STEPS];
        seen[i] = backdrop_hash(&place);
        for (int before = 0; before < i; before++) {
            assert_true(seen[before] != seen[i]);
        }
        place.built[(i / STEPS + 1) % VIEW_SPANS] = 100;
        assert_true(backdrop_hash(&place) == seen[i]);
    }
}

/* Light on a span changes the map. */
static void the_map_shows_where_you_look(void **state) {
    (void)state;
    struct view_backdrop map = {.kind = VIEW_BACKDROP_BRIDGE, .seed = 9};
    uint64_t plain = backdrop_hash(&map);
    for (int span = 1; span <= VIEW_SPANS; span++) {
        map.focus = (uint8_t)span;
        assert_true(backdrop_hash(&map) != plain);
    }
}

/* The part of the width at which a lantern is, in hundredths. */
static int lantern_at(const struct view_backdrop *backdrop, int player) {
    struct canvas canvas;
    float x, y;
    canvas_init(&canvas, WIDTH, HEIGHT);
    view_backdrop_lantern(backdrop, &canvas, player, &x, &y);
    canvas_release(&canvas);
    return (int)(100 * x / WIDTH);
}

/* Apart each is on a side of its own; after what they were at they are on one shore, near each
 * other, A at B's left; where a span stands they are in its middle. */
static void they_end_on_one_shore(void **state) {
    static const enum view_backdrop_kind kinds[] = {VIEW_BACKDROP_BRIDGE, VIEW_BACKDROP_PLACE};
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct view_backdrop backdrop = {.kind = kinds[i], .seed = 7, .mood = 1};
        assert_in_range(lantern_at(&backdrop, RULES_A), 5, 40);
        assert_in_range(lantern_at(&backdrop, RULES_B), 60, 95);
        for (int shore = VIEW_LEFT_SHORE; shore <= VIEW_RIGHT_SHORE; shore++) {
            backdrop.shore = (enum view_shore)shore;
            int a = lantern_at(&backdrop, RULES_A), b = lantern_at(&backdrop, RULES_B);
            assert_in_range(a, shore == VIEW_LEFT_SHORE ? 5 : 60,
                            shore == VIEW_LEFT_SHORE ? 40 : 95);
            assert_in_range(b - a + 5, 5, 15); /* so near that the lights are beside each other */
        }
    }
    struct view_backdrop firm = {.kind = VIEW_BACKDROP_PLACE,
                                 .seed = 7,
                                 .mood = 2,
                                 .built = {0, 100},
                                 .shore = VIEW_LEFT_SHORE};
    assert_in_range(lantern_at(&firm, RULES_A), 40, 60);
    assert_in_range(lantern_at(&firm, RULES_B), 40, 60);
}

static void backdrops_repeat_and_grow(void **state) {
    (void)state;
    struct canvas one, two;
    canvas_init(&one, WIDTH, HEIGHT);
    canvas_init(&two, WIDTH, HEIGHT);
    struct view_backdrop bridge = {.kind = VIEW_BACKDROP_BRIDGE, .seed = 9};
    view_backdrop(&one, &bridge);
    view_backdrop(&two, &bridge);
    assert_memory_equal(one.pixels, two.pixels, sizeof(uint32_t) * WIDTH * HEIGHT);
    for (int step = 0; step < 4 * VIEW_SPANS; step++) { /* ropes, planks, more planks, lit */
        bridge.built[step / 4] = (uint8_t[]){10, 34, 67, 100}[step % 4];
        view_backdrop(&two, &bridge);
        assert_memory_not_equal(one.pixels, two.pixels, sizeof(uint32_t) * WIDTH * HEIGHT);
        memcpy(one.pixels, two.pixels, sizeof(uint32_t) * WIDTH * HEIGHT);
    }
    /* Glints stay within the rectangles they announce. */
    struct rect rects[VIEW_GLINTS];
    int count = view_glint_rects(&bridge, WIDTH, HEIGHT, 5000, rects);
    view_glints(&two, &bridge, 5000);
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            bool inside = false;
            for (int i = 0; i < count; i++) {
                inside |= rect_holds(rects[i], x, y);
            }
            if (!inside) {
                assert_int_equal(one.pixels[y * WIDTH + x], two.pixels[y * WIDTH + x]);
            }
        }
    }
    canvas_release(&two);
    canvas_release(&one);
}

/* How many pixels of the two pictures differ. */
static int differing(const struct canvas *a, const struct canvas *b) {
    int count = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        count += (a->pixels[i] & 0xffffff) != (b->pixels[i] & 0xffffff);
    }
    return count;
}

static void run_on(struct stage *stage, int ms) {
    for (int done = 0; done < ms; done += 20) {
        view_update(stage->view, 20);
        draw_damage(stage);
    }
}

/* They breathe together, and all of the picture comes closer for a while; calm, it stays. */
static void camera_comes_closer(void **state) {
    (void)state;
    for (int full = 0; full < 2; full++) {
        struct stage stage;
        struct canvas before;
        stage_init(&stage, BOARD_SMALL);
        view_set_motion(stage.view, full);
        canvas_init(&before, WIDTH, HEIGHT);
        stage.state.at[1] = stage.level.neighbour[stage.state.at[0]][RULES_WEST];
        stage.state.dark = 1;
        assert_true(rules_check(&stage.level, &stage.state));
        view_set_state(stage.view, &stage.state, NULL);
        run_on(&stage, 200);
        memcpy(before.pixels, stage.canvas.pixels, sizeof(uint32_t) * WIDTH * HEIGHT);
        assert_int_equal(act(&stage, 'Z'), RULES_DONE);
        assert_int_equal(act(&stage, 'z'), RULES_DONE);
        run_on(&stage, 1000);
        int moved = differing(&before, &stage.canvas);
        assert_true(full ? moved > WIDTH * HEIGHT / 2 : moved < WIDTH * HEIGHT / 4);
        run_on(&stage, 8000);
        assert_true(differing(&before, &stage.canvas) < WIDTH * HEIGHT / 4);
        canvas_release(&before);
        stage_release(&stage);
    }
}

/* Steps, steps that are refused, breaths and hellos: the next picture is another one. */
static void each_action_is_seen_at_once(void **state) {
    (void)state;
    static const char letters[] = "EWNSZewnsz";
    for (const char *letter = letters; *letter; letter++) {
        struct stage stage;
        stage_init(&stage, BOARD_SHORES);
        run_on(&stage, 500);
        act(&stage, *letter);
        view_update(stage.view, 17);
        struct rect damage[VIEW_MAX_DAMAGE];
        assert_true(view_damage(stage.view, damage) > 0);
        stage_release(&stage);
    }
}

static void whole_picture(struct stage *stage, struct canvas *out) {
    canvas_init(out, WIDTH, HEIGHT);
    settle(stage);
    view_draw(stage->view, out);
}

/* Of a draft, after a change: as if it had always been so. And all of it lies in the area. */
static void a_change_leaves_no_trace(void **state) {
    static const uint8_t ground[] = {RULES_WALL, RULES_WATER, RULES_FLOOR};
    struct rect area = {10, 10, WIDTH - 20, HEIGHT - 60};
    (void)state;
    for (int cell = 25; cell < 200; cell += 13) {
        struct stage one, other;
        stage_init(&one, BOARD_SHORES);
        stage_init(&other, BOARD_SHORES);
        if (other.level.fixture[cell].kind || cell == one.state.at[0] || cell == one.state.at[1]) {
            stage_release(&one), stage_release(&other);
            continue;
        }
        view_set_draft(one.view, true);
        view_set_draft(other.view, true);
        view_set_level(one.view, &one.level, WIDTH, HEIGHT, area, 96, 3);
        struct rect board = view_board_rect(one.view), cut = rect_cut(board, area);
        assert_memory_equal(&board, &cut, sizeof board);
        one.level.terrain[cell] = other.level.terrain[cell] = ground[cell % 3];
        one.level.open_sea[cell] = other.level.open_sea[cell] = 0;
        view_change(one.view, cell % one.level.width, cell % one.level.width + 1);
        view_set_level(other.view, &other.level, WIDTH, HEIGHT, area, 96, 3);
        struct canvas changed, anew;
        whole_picture(&one, &changed);
        whole_picture(&other, &anew);
        assert_memory_equal(changed.pixels, anew.pixels,
                            (size_t)anew.stride * HEIGHT * sizeof *anew.pixels);
        canvas_release(&changed);
        canvas_release(&anew);
        stage_release(&one);
        stage_release(&other);
    }
}

int main(int count, char **words) {
    if (count != 2) {
        return 2;
    }
    art_folder = words[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(board_lies_inside_its_area),
        cmocka_unit_test(open_water_needs_no_room),
        cmocka_unit_test(camera_comes_closer),
        cmocka_unit_test(each_action_is_seen_at_once),
        cmocka_unit_test(damage_misses_nothing),
        cmocka_unit_test(pictures_repeat),
        cmocka_unit_test(play_ends_where_a_jump_leads),
        cmocka_unit_test(sealed_answers_do_not_show),
        cmocka_unit_test(what_each_voice_said_does_not_show),
        cmocka_unit_test(who_stood_by_stays),
        cmocka_unit_test(posts_are_numbered_by_place),
        cmocka_unit_test(moves_never_wait),
        cmocka_unit_test(refused_moves_come_back),
        cmocka_unit_test(stillness_costs_nothing),
        cmocka_unit_test(who_waits_long_sits),
        cmocka_unit_test(reduced_motion_lets_nothing_fly),
        cmocka_unit_test(refusals_say_why),
        cmocka_unit_test(spans_differ),
        cmocka_unit_test(a_pool_of_one_cell_is_seen),
        cmocka_unit_test(play_goes_on_without_pictures),
        cmocka_unit_test(interface_pictures_are_lent),
        cmocka_unit_test(backdrops_repeat_and_grow),
        cmocka_unit_test(places_differ_and_are_built),
        cmocka_unit_test(the_map_shows_where_you_look),
        cmocka_unit_test(they_end_on_one_shore),
        cmocka_unit_test(a_change_leaves_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What can't be read is complained of: mistakes planted on a screen of their own. And the focus of
 * a menu is plainly seen, whatever night is behind it. */
#include "kit/choice.h"
#include "kit/inside.h"
#include "opened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 1280, HEIGHT = 720 };

static struct stage *stage;

/* --- mistakes --- */

static const struct planted {
    struct rect area;
    const char *text;
    struct paragraph how;
} good = {{200, 200, 600, 60}, "Calm water", {.size = SIZE_BODY, .colour = COLOUR_TEXT}};

static struct planted planted[2];
static int planted_count;
static uint32_t ground;
static struct rect clip, covered;

static void draw_planted(struct stage *in, void *context, struct canvas *canvas) {
    (void)context;
    canvas_fill(canvas, (struct rect){0, 0, WIDTH, HEIGHT}, ground);
    canvas_set_clip(canvas, clip);
    for (int i = 0; i < planted_count; i++) {
        draw_text(in, canvas, planted[i].area, planted[i].text, planted[i].how);
    }
    shown_thing(in, covered);
    canvas_reset_clip(canvas);
}

static const struct scene_type scene_planted = {
    .name = "planted",
    .size = 1,
    .draw = draw_planted,
};

static void plant(struct planted one) {
    planted[0] = one;
    planted_count = 1;
    ground = 0xff101830u;
    clip = (struct rect){0, 0, WIDTH, HEIGHT};
}

static void assert_complaint(const char *wanted) {
    struct text complaints = {0};
    bool tidy = stage_tidy(stage, &complaints);
    if (!wanted && !tidy) {
        fail_msg("complained: %s", text_string(&complaints));
    }
    if (wanted && (tidy || !strstr(text_string(&complaints), wanted))) {
        fail_msg("no word of \"%s\": %s", wanted, text_string(&complaints));
    }
    text_release(&complaints);
}

static void good_text_is_tidy(void **state) {
    (void)state;
    plant(good);
    assert_complaint(NULL);
}

static void small_text_is_told(void **state) {
    (void)state;
    plant(good);
    planted[0].area.h = 26; /* a line of this size needs more */
    assert_complaint("in place of");
    planted[0].how.shrinks = true; /* may, but no smaller than at 100 per cent */
    assert_complaint("in place of");
    planted[0].area.h = good.area.h;
    assert_complaint(NULL);
}

static void cut_text_is_told(void **state) {
    (void)state;
    plant(good);
    planted[0].area = (struct rect){200, 200, 60, 30};
    planted[0].text = "Much more than can be written in a place that is so narrow and so low";
    assert_complaint("cut: \"Much more");
    plant(good);
    clip.w = 230; /* its end is not drawn */
    assert_complaint("cut: \"Calm water\"");
    planted[0].how.scrolls = true;
    assert_complaint(NULL);
}

static void overlap_is_told(void **state) {
    (void)state;
    plant(good);
    planted[1] = good;
    planted[1].text = "Warm light";
    planted[1].area.y += 12;
    planted_count = 2;
    assert_complaint("one over the other: \"Calm water\" and \"Warm light\"");
    planted[1].area.y += 60;
    assert_complaint(NULL);
}

static void covered_text_is_told(void **state) {
    (void)state;
    plant(good);
    covered = (struct rect){220, 215, 30, 30};
    assert_complaint("one over the other: \"Calm water\" and \"(no text)\"");
    covered = (struct rect){0};
}

static void edge_is_told(void **state) {
    (void)state;
    plant(good);
    planted[0].area.x = 2;
    assert_complaint("at the screen's edge");
}

static void faint_text_is_told(void **state) {
    (void)state;
    plant(good);
    planted[0].how.colour = 0xff4a5270u;
    assert_complaint("contrast ");
    plant(good);
    ground = 0xffd0c8b0u; /* light behind light letters */
    assert_complaint("contrast ");
}

static void letters_without_a_font_are_told(void **state) {
    (void)state;
    plant(good);
    planted[0].text = "Calm \u6c34";
    assert_complaint("letters that can't be drawn: \"Calm ");
    planted[0].text = "Спокойная вода"; /* the title's font lacks them, the text's has them */
    planted[0].how.face = PLATFORM_FACE_TITLE;
    assert_complaint(NULL);
}

/* Where it can't be both whole and large enough. */
static void very_long_names_are_broken(void **state) {
    (void)state;
    plant(good);
    planted[0].area = (struct rect){200, 200, 150, 90};
    planted[0].text = "Maximiliane-Wilhelmine";
    assert_complaint(NULL);
    planted[0].how.one_line = true;
    assert_complaint("in place of");
}

/* --- lines --- */

/* How wide the ink of each line is; lines are what rows without ink lie between. */
static int line_widths(const struct canvas *canvas, int *widths, int most) {
    int count = 0, left = WIDTH, right = 0;
    for (int y = 0; y < HEIGHT; y++) {
        bool ink = false;
        for (int x = 0; x < WIDTH; x++) {
            if (canvas->pixels[y * canvas->stride + x] != 0xff000000u) {
                ink = true;
                left = x < left ? x : left;
                right = x > right ? x : right;
            }
        }
        if (!ink && right && count < most) {
            widths[count++] = right - left;
            left = WIDTH;
            right = 0;
        }
    }
    return count;
}

static int drawn_widths(const char *text, int width, int *widths, int most) {
    struct canvas canvas;
    canvas_init(&canvas, WIDTH, HEIGHT);
    canvas_fill(&canvas, (struct rect){0, 0, WIDTH, HEIGHT}, 0xff000000u);
    draw_text(stage, &canvas, (struct rect){100, 100, width, 500}, text,
              (struct paragraph){.size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT});
    int count = line_widths(&canvas, widths, most);
    canvas_release(&canvas);
    return count;
}

/* Of every width a text may get: as few lines as it takes, and none of them of one short word. */
static void no_word_stands_alone(void **state) {
    enum { MOST = 16 };
    static const char words[] = "THE LANTERNS ARE LIT AND BOTH OF THEM WAIT FOR A WORD OF YOURS";
    int widths[MOST];
    (void)state;
    assert_int_equal(drawn_widths("TWO\nLINES", 600, widths, MOST), 2);
    assert_true(widths[0] < widths[1]);
    struct paragraph how = {.size = SIZE_BODY, .align = ALIGN_LEFT};
    int height = measure_text(stage, 2000, words, how);
    for (int width = 300; width < 900; width += 7) {
        int count = drawn_widths(words, width, widths, MOST), longest = 0;
        assert_int_equal(count, measure_text(stage, width, words, how) / height);
        for (int i = 0; i < count; i++) {
            longest = widths[i] > longest ? widths[i] : longest;
        }
        assert_true(longest <= width);
        if (widths[count - 1] * 2 < longest) {
            fail_msg("%d wide: the last line is %d wide, the longest %d", width, widths[count - 1],
                     longest);
        }
    }
}

/* --- focus --- */

static void draw_menu(struct canvas *canvas, struct menu *menu, int focus, int night, bool row) {
    struct view_backdrop backdrop = {.kind = (enum view_backdrop_kind)night, .seed = 5};
    struct rect area = {300, 100, 680, 520}, buttons = {100, 560, 1080, 80};
    canvas_reset_clip(canvas);
    view_backdrop(canvas, &backdrop);
    menu->focus = focus;
    if (row) {
        menu_draw_buttons(stage, canvas, menu, buttons);
    } else {
        menu_draw(stage, canvas, menu, area);
    }
}

/* WCAG 2.2, 2.4.13: with focus and without, as many pixels as a line of two around the item differ
 * by 3:1. Counted is a line of one: text takes its part of the rest. */
static void assert_focus_seen(int night, bool row) {
    struct menu menu = {0};
    struct canvas with, without;
    int seen = 0;
    canvas_init(&with, WIDTH, HEIGHT);
    canvas_init(&without, WIDTH, HEIGHT);
    for (int i = 0; i < 3; i++) {
        menu_add(&menu, "Walk together", NULL);
    }
    draw_menu(&without, &menu, 0, night, row);
    draw_menu(&with, &menu, 1, night, row);
    struct rect place = rect_grow(menu.place[1], 4);
    for (int y = place.y; y < place.y + place.h; y++) {
        for (int x = place.x; x < place.x + place.w; x++) {
            seen += colour_contrast(with.pixels[y * with.stride + x],
                                    without.pixels[y * without.stride + x]) >= 3.0f;
        }
    }
    if (seen < 2 * (place.w + place.h)) {
        fail_msg("backdrop %d, %s: %d pixels show the focus, and %d are needed", night,
                 row ? "buttons" : "list", seen, 2 * (place.w + place.h));
    }
    canvas_release(&with);
    canvas_release(&without);
}

static void focus_is_seen(void **state) {
    (void)state;
    for (int night = VIEW_BACKDROP_BRIDGE; night < VIEW_BACKDROP_PLACE; night++) {
        assert_focus_seen(night, false);
        assert_focus_seen(night, true);
    }
}

/* --- choosing in private --- */

static struct choice asked;

static void draw_asked(struct stage *in, void *context, struct canvas *canvas) {
    struct rect body = body_rect(in);
    (void)context;
    canvas_fill(canvas, screen_rect(in), 0xff101830u);
    choice_draw(in, canvas, &asked, body, "What did you like best about today, of all there was?");
    choice_hint(in, canvas, &asked,
                asked.count == CHOICES ? "" : "A press seals it. Nobody else gets to see it.");
}

static const struct scene_type scene_asked = {
    .name = "asked",
    .size = 1,
    .draw = draw_asked,
};

static void ask(int count, bool both, bool marks) {
    static const char *const places[CHOICES] = {"In the kitchen", "On the way to the sea",
                                                "Where we met first", "At home, in the evening"};
    static const char *const seas[CHOICES] = {"Calm", "Waves", "Fog", "Rain", "Storm"};
    asked = (struct choice){.count = count, .asked = {true, both}};
    for (int i = 0; i < count; i++) {
        asked.label[i] = count == CHOICES ? seas[i] : places[i];
        asked.mark[i] = marks ? i : -1;
        asked.picture[i] = count == CHOICES ? "sea_calm" : NULL;
    }
    choice_begin(stage, &asked);
    asked.phase = CHOICE_OPEN;
}

/* Nothing lies over the names, the question or the answers, however many there are. */
static void private_choices_are_tidy(void **state) {
    static const int sizes[][2] = {{1280, 720}, {1280, 800}, {1920, 1080}};
    (void)state;
    scene_push(stage, &scene_asked);
    for (int i = 0; i < 3 * 2 * 4 * 4; i++) {
        const int *size = sizes[i % 3];
        struct platform_event event;
        platform_resize(stage->platform, size[0], size[1]);
        while (platform_poll(stage->platform, &event)) {
        }
        stage->look.text_scale = i / 3 % 2 ? 200 : 100;
        ask(2 + i / 6 % 4, i / 24 % 2, i / 48 % 2);
        assert_complaint(NULL);
    }
    free(stage->stack[--stage->depth].data);
    platform_resize(stage->platform, WIDTH, HEIGHT);
    stage->look.text_scale = 100;
}

static int open_game(void **state) {
    (void)state;
    stage = opened(WIDTH, HEIGHT);
    if (!stage) {
        return -1;
    }
    stage_set_name(stage, RULES_A, "Maximiliane-Anna");
    stage_set_name(stage, RULES_B, "Teal");
    scene_push(stage, &scene_planted);
    return 0;
}

static int close_game(void **state) {
    (void)state;
    opened_close(stage);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_text_is_tidy),
        cmocka_unit_test(small_text_is_told),
        cmocka_unit_test(cut_text_is_told),
        cmocka_unit_test(overlap_is_told),
        cmocka_unit_test(covered_text_is_told),
        cmocka_unit_test(edge_is_told),
        cmocka_unit_test(faint_text_is_told),
        cmocka_unit_test(letters_without_a_font_are_told),
        cmocka_unit_test(very_long_names_are_broken),
        cmocka_unit_test(focus_is_seen),
        cmocka_unit_test(no_word_stands_alone),
        cmocka_unit_test(private_choices_are_tidy),
    };
    return cmocka_run_group_tests(tests, open_game, close_game);
}

/* Which button does what, on what each of the two plays with. */
#include "house/inside.h"

static const struct {
    const char *deed;
    enum platform_button button; /* PLATFORM_BUTTONS: the four directions */
} rows[] = {
    {"Walk, and choose", PLATFORM_BUTTONS},
    {"Yes; breathe in", PLATFORM_CONFIRM},
    {"Take a step back", PLATFORM_TAKE_BACK},
    {"Ask the Keeper", PLATFORM_HINT},
    {"Hello, or a hug", PLATFORM_WAVE},
    {"Look at your key", PLATFORM_LOOK},
    {"Back; rest", PLATFORM_BACK},
};
enum { KEYS = sizeof rows / sizeof rows[0], ROWS = KEYS + 1 /* the last hides the game */ };

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    (void)context;
    if (pressed(event, PLATFORM_CONFIRM) || pressed(event, PLATFORM_BACK) ||
        pressed(event, PLATFORM_MENU) || event->kind == PLATFORM_POINTER_DOWN) {
        platform_sound(stage->platform, "menu-back");
        scene_pop(stage);
    }
}

/* Columns: what is done, Amber's button, Teal's. */
static void draw_row(struct stage *stage, struct canvas *canvas, struct rect row, const char *deed,
                     const char *const button[2], enum platform_face face,
                     const uint32_t colour[2]) {
    int key = row.w * 3 / 10, words = row.w - 2 * key;
    draw_text(stage, canvas, (struct rect){row.x, row.y, words, row.h}, deed,
              (struct paragraph){
                  .size = SIZE_BODY, .colour = COLOUR_TEXT, .middle = true, .shrinks = true});
    for (int seat = 0; seat < 2; seat++) {
        draw_text(stage, canvas, (struct rect){row.x + words + seat * key, row.y, key, row.h},
                  button[seat],
                  (struct paragraph){.face = face,
                                     .size = SIZE_BODY,
                                     .align = ALIGN_CENTRE,
                                     .colour = colour[seat],
                                     .middle = true,
                                     .shrinks = true,
                                     .one_line = true});
    }
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    static const uint32_t plain[2] = {COLOUR_TEXT, COLOUR_TEXT};
    const uint32_t seats[2] = {seat_colour(RULES_A), seat_colour(RULES_B)};
    struct rect body = body_rect(stage);
    int most = large_text(stage) ? body.w : unit(stage, 1000),
        width = body.w < most ? body.w : most, pad = unit(stage, 24);
    int high = text_size(stage, SIZE_BODY) * 2;
    high = high < (body.h - pad) / (ROWS + 1) ? high : (body.h - pad) / (ROWS + 1);
    struct rect panel = {body.x + (body.w - width) / 2, body.y, width, high * (ROWS + 1) + pad};
    (void)context;
    panel.y += (body.h - panel.h) / 2;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Which button does what"));
    draw_panel(stage, canvas, panel);
    struct rect row = {panel.x + pad, panel.y + pad / 2, panel.w - 2 * pad, high};
    draw_row(stage, canvas, row, "", (const char *const[]){stage->name[0], stage->name[1]},
             PLATFORM_FACE_BOLD, seats);
    for (int i = 0; i < KEYS; i++) {
        row.y += high;
        draw_row(stage, canvas, row, word(stage, rows[i].deed),
                 (const char *const[]){button_name(stage, PLATFORM_SEAT_A, rows[i].button),
                                       button_name(stage, PLATFORM_SEAT_B, rows[i].button)},
                 PLATFORM_FACE_TEXT, plain);
    }
    row.y += high;
    draw_row(
        stage, canvas, row, word(stage, "Hide the game"),
        (const char *const[]){hide_name(stage, PLATFORM_SEAT_A), hide_name(stage, PLATFORM_SEAT_B)},
        PLATFORM_FACE_TEXT, plain);
    draw_hint(
        stage, canvas,
        say(stage, "{button}: back", "button", both_button_names(stage, PLATFORM_BACK), NULL));
}

static const struct scene_type scene_controls = {
    .name = "controls",
    .size = 1,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
};

void controls_push(struct stage *stage) {
    scene_push(stage, &scene_controls);
}

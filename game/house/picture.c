/* One picture of the evening to take along. It is shown as it will be, without a word of theirs,
 * and is written only if they say so: as a new file, where exports go. */
#include "house/box.h"

enum deed { DEED_WRITE, DEED_BACK };

struct data {
    void (*paint)(struct stage *stage, struct canvas *canvas);
    struct menu menu;
    struct text words;
    bool done;
};

void house_name_file(const struct stage *stage, const char *ending, int number, struct text *path) {
    struct day day = both_day(date_now(stage));
    text_clear(path);
    text_addf(path, "%stwo-lanterns-%04d-%02d-%02d", house_of(stage)->machine.folder, day.year,
              day.month, day.day);
    if (number > 1) {
        text_addf(path, "-%d", number);
    }
    text_add(path, ending);
}

static void tell(struct stage *stage, struct data *data, const char *words, bool done) {
    text_clear(&data->words);
    text_add(&data->words, words);
    data->done = done;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (!done) {
        menu_add(&data->menu, word(stage, "Take it along"), NULL);
    }
    menu_add(&data->menu, word(stage, done ? "All right" : "Rather not"), NULL);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    const char *folder = house_of(stage)->machine.folder;
    if (!folder) {
        tell(stage, context, word(stage, "There is no home folder to write to."), true);
        return;
    }
    tell(stage, context,
         say(stage,
             "This picture, without a word in it. Whoever opens this folder can see it:\n{folder}",
             "folder", folder, NULL),
         false);
}

static void leave(struct stage *stage, void *context) {
    (void)stage;
    text_release(&((struct data *)context)->words);
}

static void write(struct stage *stage, struct data *data) {
    struct rect screen = screen_rect(stage);
    struct canvas picture;
    struct text path = {0};
    struct error error = {{0}};
    bool there = true, good = false;
    canvas_init(&picture, screen.w, screen.h);
    data->paint(stage, &picture);
    for (int number = 1; number <= HOUSE_FILES && there; number++) {
        house_name_file(stage, ".png", number, &path);
        good = platform_save_new_png(&picture, text_string(&path), &there, &error);
    }
    canvas_release(&picture);
    platform_sound(stage->platform, good ? "kept" : "let-go");
    tell(stage, data,
         good ? say(stage, "Here it is:\n{path}", "path", text_string(&path), NULL)
              : word(stage, "It could not be written. Is there room in that folder, and may the "
                            "game write there?"),
         true);
    text_release(&path);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event_row(stage, &data->menu, event);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU) ||
        (answer == MENU_CHOSEN && (data->done || data->menu.focus == DEED_BACK))) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN) {
        write(stage, data);
    }
}

/* The picture has the screen to itself above; what is said of it lies in the sky, as at good night.
 */
static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    struct paragraph how = box_words(SIZE_BODY);
    int high = menu_buttons_height(stage), pad = unit(stage, 14);
    how.shrinks = true;
    data->paint(stage, canvas);
    struct rect row = {body.x, screen_rect(stage).h - high - unit(stage, 22), body.w, high};
    int words = measure_text(stage, body.w - 2 * pad, text_string(&data->words), how) + 2 * pad;
    struct rect panel = {body.x, unit(stage, 24), body.w, words};
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, rect_grow(panel, -pad), text_string(&data->words), how);
    menu_draw_buttons(stage, canvas, &data->menu, row);
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_picture = {
    .name = "picture",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void picture_push(struct stage *stage, void (*paint)(struct stage *stage, struct canvas *canvas)) {
    struct data *data = scene_push(stage, &scene_picture);
    data->paint = paint;
}

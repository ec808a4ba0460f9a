/* What a page or a book of the box is printed with: words in the players' language, dates as they
 * write them, and a picture of how each crossing ended. */
#include "house/box.h"

static void add_date(void *context, struct day day, struct text *out) {
    text_add(out, say_date(((struct box_printing *)context)->stage, day));
}

/* How a crossing ended. */
static bool add_picture(void *context, const struct keepsake_moment *moment, struct text *png) {
    struct box_printing *printing = context;
    struct moment_film film = {0};
    struct canvas picture = {0};
    bool good = false;
    if (moment->kind == KEEPSAKE_CROSSING) {
        moment_film_init(printing->stage, &film, moment);
    }
    if (film.level) {
        moment_film_picture(printing->stage, printing->view, &film, printing->width,
                            printing->height, &picture);
        good = platform_png(&picture, png, NULL);
    }
    moment_picture_forget(&picture);
    moment_film_release(&film);
    return good;
}

static bool is_chosen(void *context, const struct keepsake_moment *moment) {
    const struct box_printing *printing = context;
    return printing->chosen(printing->chosen_by, moment);
}

struct keepsake_page box_print_begin(struct stage *stage, struct box_printing *printing) {
    struct keepsake_page page = keepsake_page_english;
    const char **const words[] = {
        &page.title,     &page.intro,    &page.contains, &page.moments, &page.promises,
        &page.own_cards, &page.names,    &page.both,     &page.note,    &page.laughed,
        &page.noticed,   &page.pictured, &page.book,
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        *words[i] = word(stage, *words[i]);
    }
    for (int kind = KEEPSAKE_CROSSING; kind <= KEEPSAKE_EVENING; kind++) {
        page.kind[kind] = word(stage, page.kind[kind]);
    }
    for (int state = 0; state <= KEEPSAKE_PROMISE_LET_GO; state++) {
        page.state[state] = word(stage, page.state[state]);
    }
    printing->stage = stage;
    printing->view = stage_new_view(stage->platform);
    page.context = printing;
    page.chosen = printing->chosen ? is_chosen : NULL;
    page.date = add_date;
    page.picture = add_picture;
    return page;
}

void box_print_end(struct box_printing *printing) {
    view_free(printing->view);
    printing->view = NULL;
}

/* Large enough for a plate of a book. */
enum keepsake_result house_export_book(struct stage *stage, struct keepsake *box, const char *path,
                                       bool (*chosen)(void *by,
                                                      const struct keepsake_moment *moment),
                                       void *by, struct error *error) {
    struct box_printing printing = {
        .width = 1280, .height = 720, .chosen = chosen, .chosen_by = by};
    struct keepsake_page page = box_print_begin(stage, &printing);
    enum keepsake_result result = keepsake_export_file(box, path, &page, error);
    box_print_end(&printing);
    platform_text_forget(stage->platform);
    return result;
}

/* --- written among the owner's documents --- */

static enum keepsake_result write_new(struct stage *stage, const struct keepsake_page *page,
                                      struct text *path, struct error *error) {
    enum keepsake_result result = KEEPSAKE_EXISTS;
    for (int number = 1; number <= HOUSE_FILES && result == KEEPSAKE_EXISTS; number++) {
        house_name_file(stage, page ? ".html" : ".json", number, path);
        error->text[0] = '\0';
        result = keepsake_export_file(stage->rooms->keepsake, text_string(path), page, error);
    }
    return result;
}

bool box_write_out(struct stage *stage, bool as_page, struct text *told) {
    struct box_printing printing = {.width = 640, .height = 360};
    struct keepsake_page page = {0};
    struct text path = {0};
    struct error error = {{0}};
    if (as_page) {
        page = box_print_begin(stage, &printing);
    }
    enum keepsake_result result = write_new(stage, as_page ? &page : NULL, &path, &error);
    box_print_end(&printing);
    platform_sound(stage->platform, result == KEEPSAKE_OK ? "kept" : "let-go");
    text_add(told, result == KEEPSAKE_OK
                       ? say(stage,
                             "Here it is:\n\n{path}\n\nWhoever has this file can read it. It "
                             "stays where it is until you delete it yourselves.",
                             "path", text_string(&path), NULL)
                       : box_trouble(stage, result, &error));
    text_release(&path);
    return result == KEEPSAKE_OK;
}

/* `box export --book`: chosen stars as a book to be printed. Its pictures are drawn by the game's
 * own rooms, without a display, around a box in memory: nothing is asked of the real one but what
 * was chosen. */
#include "app/app.h"
#include "house/house.h"
#include "keepsake/keepsake.h"
#include "platform/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int complain(const char *message) {
    fprintf(stderr, "two-lanterns: %s\n", message);
    return APP_USAGE;
}

/* --- which stars --- */

struct chosen {
    int64_t *id;
    int count;
};

static enum keepsake_result choose(struct keepsake *box, const struct app_options *options,
                                   struct chosen *chosen, struct error *error) {
    enum { PAGE = 64 };
    struct keepsake_filter filter = {
        .year = options->year, .laughed = options->laughed, .awake = true, .words = options->find};
    struct keepsake_entry list[PAGE];
    int64_t before = 0;
    int count = PAGE;
    enum keepsake_result result = KEEPSAKE_OK;
    while (result == KEEPSAKE_OK && count == PAGE) {
        count = 0;
        result = keepsake_find_moments(box, &filter, before, list, PAGE, &count, error);
        chosen->id = base_grow(chosen->id, (size_t)(chosen->count + PAGE) * sizeof *chosen->id);
        for (int i = 0; i < count; i++) {
            chosen->id[chosen->count++] = before = list[i].id;
        }
    }
    base_forget(list, sizeof list);
    return result;
}

static int compare(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static bool is_chosen(void *by, const struct keepsake_moment *moment) {
    const struct chosen *chosen = by;
    return bsearch(&moment->id, chosen->id, (size_t)chosen->count, sizeof *chosen->id, compare);
}

/* --- with what it is drawn --- */

struct brush {
    struct platform *platform;
    struct pack *pack;
    struct keepsake *none;
    struct stage *stage;
};

static bool open_brush(struct brush *brush, struct error *error) {
    struct platform_options window = {
        .title = "Two Lanterns", .width = 1280, .height = 720, .scripted = true};
    struct text diagnostics = {0};
    char *shipped = app_shipped_pack();
    brush->pack = app_load_pack(shipped, &diagnostics);
    if (!brush->pack) {
        error_set(error, "the shipped levels can't be read; install the game again");
    } else if (keepsake_open(":memory:", KEEPSAKE_CREATE, &brush->none, error) == KEEPSAKE_OK) {
        brush->platform = platform_new(&window, error);
    }
    if (brush->platform) {
        brush->stage = house_open(&(struct house_options){
            .platform = brush->platform, .pack = brush->pack, .keepsake = brush->none});
    }
    text_release(&diagnostics);
    free(shipped);
    return brush->stage != NULL;
}

static void close_brush(struct brush *brush) {
    house_close(brush->stage);
    platform_free(brush->platform);
    keepsake_close(brush->none);
    pack_free(brush->pack);
}

/* --- the book --- */

static int write_book(struct keepsake *box, const char *file, struct chosen *chosen) {
    struct brush brush = {0};
    struct error error = {{0}};
    enum keepsake_result result = KEEPSAKE_FAILED;
    if (open_brush(&brush, &error)) {
        result = house_export_book(brush.stage, box, file, is_chosen, chosen, &error);
    }
    close_brush(&brush);
    if (result != KEEPSAKE_OK) {
        return complain(error.text[0] ? error.text : keepsake_message(result));
    }
    printf("wrote %s: %d %s, readable by whoever has it\n", file, chosen->count,
           chosen->count == 1 ? "star" : "stars");
    return APP_GOOD;
}

int app_box_book(struct keepsake *box, const struct app_options *options) {
    const char *file = options->argument[1];
    size_t length = strlen(file);
    struct chosen chosen = {0};
    struct error error = {{0}};
    if (length < 6 || strcmp(file + length - 5, ".html") != 0) {
        return complain("a book is a page that a browser prints; name a file that ends in .html");
    }
    enum keepsake_result result = choose(box, options, &chosen, &error);
    if (result != KEEPSAKE_OK) {
        complain(error.text[0] ? error.text : keepsake_message(result));
    } else if (chosen.count == 0) {
        complain("no star is so, and nothing was written; ask for fewer things with --year, "
                 "--laughed and --find");
    }
    qsort(chosen.id, (size_t)chosen.count, sizeof *chosen.id, compare);
    int status = result == KEEPSAKE_OK && chosen.count ? write_book(box, file, &chosen) : APP_USAGE;
    free(chosen.id);
    return status;
}

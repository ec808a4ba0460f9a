/* `print`: a deck, a talk or what levels ask, as a page on the standard output. No box is opened:
 * nothing that two people said can be in it. */
#include "app/app.h"
#include "paper/paper.h"

#include <stdio.h>
#include <stdlib.h>

static bool print(const struct pack *pack, const struct app_options *options, struct error *error) {
    struct paper_wish wish = {.what = options->argument[0], .depth = options->depth};
    struct text page = {0};
    bool good = paper_find_size(options->paper, &wish.size, error) &&
                paper_find_topics(options->leave_out, &wish.left_out, error) &&
                paper_print(pack, &wish, &page, error);
    fwrite(text_string(&page), 1, page.length, stdout);
    text_release(&page);
    return good;
}

int app_print_command(const struct app_options *options) {
    struct text diagnostics = {0};
    struct error error = {{0}};
    char *shipped = app_shipped_pack();
    struct pack *pack = app_load_pack(options->pack ? options->pack : shipped, &diagnostics);
    bool good = pack && print(pack, options, &error);
    fputs(text_string(&diagnostics), stderr);
    if (error.text[0]) {
        fprintf(stderr, "two-lanterns: %s\n", error.text);
    }
    text_release(&diagnostics);
    pack_free(pack);
    free(shipped);
    return good ? APP_GOOD : APP_USAGE;
}

/* The box from the command line. */
#include "app/app.h"
#include "keepsake/keepsake.h"
#include "platform/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int complain(enum app_status status, const char *message) {
    fprintf(stderr, "two-lanterns: %s\n", message);
    return (int)status;
}

static int refuse(enum keepsake_result result, const struct error *error) {
    return complain(result == KEEPSAKE_DAMAGED ? APP_BAD : APP_USAGE,
                    error->text[0] ? error->text : keepsake_message(result));
}

/* --- check --- */

static int check(struct keepsake *box, const struct app_options *options) {
    struct error error = {{0}};
    struct keepsake_report report;
    (void)options;
    enum keepsake_result result = keepsake_check(box, &report, &error);
    if (result != KEEPSAKE_OK) {
        return refuse(result, &error);
    }
    printf("%s: %lld moments, %lld damaged; backup: %s\n", report.whole ? "whole" : "not whole",
           (long long)report.moments, (long long)report.damaged_moments,
           report.has_backup ? "yes" : "none");
    if (report.damaged_others) {
        printf("damaged promises, cards, settings and levels: %lld\n",
               (long long)report.damaged_others);
    }
    return report.whole ? APP_GOOD : APP_BAD;
}

/* --- export --- */

static void print_count(int64_t count, const char *what) {
    if (count) {
        printf("  %s: %lld\n", what, (long long)count);
    }
}

static void print_date(const char *before, struct day day) {
    printf("%s%04d-%02d-%02d", before, day.year, day.month, day.day);
}

static void print_contents(const struct keepsake_summary *summary) {
    puts("The file will contain, readable by whoever has it:");
    print_count(summary->crossings, "crossings");
    print_count(summary->cards, "cards");
    print_count(summary->talks, "talks");
    print_count(summary->evenings, "evenings");
    print_count(summary->promises, "promises");
    print_count(summary->own_cards, "cards of your own");
    if (summary->moments) {
        print_date("  from ", summary->first_day);
        print_date(" to ", summary->last_day);
        puts("");
    }
    for (const char *at = text_string(&summary->names); *at; at += strcspn(at, "\n") + 1) {
        printf("  name: %.*s\n", (int)strcspn(at, "\n"), at);
    }
    puts("It will not contain: letters, settings, progress, and marks on cards.");
    if (summary->damaged) {
        printf("Left out, for they can't be read: moments: %lld\n", (long long)summary->damaged);
    }
    fflush(stdout);
}

static bool ends_in(const char *name, const char *end) {
    size_t length = strlen(name), tail = strlen(end);
    return length > tail && strcmp(name + length - tail, end) == 0;
}

static int export(struct keepsake *box, const struct app_options *options) {
    const char *file = options->argument[1];
    struct error error = {{0}};
    struct keepsake_summary summary;
    bool html = ends_in(file, ".html");
    if (options->book) {
        return app_box_book(box, options);
    }
    if (!html && !ends_in(file, ".json")) {
        return complain(APP_USAGE, "name a file that ends in .html (to read) or .json (to import "
                                   "again)");
    }
    enum keepsake_result result = keepsake_describe_export(box, &summary, &error);
    if (result == KEEPSAKE_OK) {
        print_contents(&summary);
        text_forget(&summary.names);
        result = keepsake_export_file(box, file, html ? &keepsake_page_english : NULL, &error);
    }
    if (result != KEEPSAKE_OK) {
        return refuse(result, &error);
    }
    printf("wrote %s\n", file);
    return APP_GOOD;
}

/* --- import --- */

static int import(struct keepsake *box, const struct app_options *options) {
    const char *file = options->argument[1];
    struct error error = {{0}};
    struct keepsake_import report;
    enum keepsake_result result = keepsake_import_file(box, file, &report, &error);
    if (result != KEEPSAKE_OK) {
        return refuse(result, &error);
    }
    printf("brought in: moments %lld, promises %lld, cards of your own %lld; here already: %lld\n",
           (long long)report.moments, (long long)report.promises, (long long)report.own_cards,
           (long long)report.known);
    return APP_GOOD;
}

/* --- which of them --- */

static const struct action {
    const char *name;
    int (*run)(struct keepsake *box, const struct app_options *options);
    bool wants_file, only_reads;
    unsigned flags;
} actions[] = {
    {"check", check, false, true, KEEPSAKE_AS_IT_IS},
    {"export", export, true, true, KEEPSAKE_AS_IT_IS},
    {"import", import, true, false, KEEPSAKE_CREATE},
};

static const struct action *find_action(const struct app_options *options) {
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++) {
        if (strcmp(actions[i].name, options->argument[0]) == 0 &&
            actions[i].wants_file == (options->argument_count == 2)) {
            return &actions[i];
        }
    }
    return NULL;
}

/* Where it can't be written it can perhaps be read, and then it is told why it is only that. */
static enum keepsake_result open_for(const struct action *action, const char *path,
                                     struct keepsake **box, struct error *error) {
    enum keepsake_result result = keepsake_open(path, action->flags, box, error);
    if (!action->only_reads || !keepsake_may_look(result)) {
        return result;
    }
    complain(APP_GOOD, error->text);
    *error = (struct error){{0}};
    result = keepsake_open(path, KEEPSAKE_LOOK | action->flags, box, error);
    if (result == KEEPSAKE_OK && keepsake_shows_copy(*box)) {
        complain(APP_GOOD, APP_SHOWS_COPY);
    }
    return result;
}

int app_box_command(const struct app_options *options) {
    struct error error = {{0}};
    struct keepsake *box;
    struct text path = {0};
    const struct action *action = find_action(options);
    if (!action) {
        return complain(APP_USAGE, "box knows: check, export FILE, import FILE");
    }
    if (!options->book && (options->year || options->laughed || options->find)) {
        return complain(APP_USAGE, "--year, --laughed and --find choose the stars of a book; say "
                                   "box export --book FILE.html");
    }
    if (options->book && action->run != export) {
        return complain(APP_USAGE, "--book is for: box export FILE.html");
    }
    char *folder = options->box ? NULL : app_data_folder(&error);
    if (!options->box && !folder) {
        return complain(APP_USAGE, error.text);
    }
    text_addf(&path, "%s%s", folder ? folder : "", options->box ? options->box : "box.sqlite");
    free(folder);
    enum keepsake_result result = open_for(action, text_string(&path), &box, &error);
    text_release(&path);
    if (result != KEEPSAKE_OK) {
        return refuse(result, &error);
    }
    int status = action->run(box, options);
    keepsake_close(box);
    return status;
}

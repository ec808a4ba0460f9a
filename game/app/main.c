/* From the command line to one of the commands. Whatever goes wrong is told on the error output,
 * and the exit status says so. */
#include "app/app.h"
#include "os/os.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(const struct app_options *options);
} commands[] = {
    {"play", app_play},           {"demo", app_demo},
    {"check", app_check_command}, {"solve", app_solve_command},
    {"hint", app_hint_command},   {"mine", app_mine_command},
    {"pack", app_pack_command},   {"replay", app_replay_command},
    {"box", app_box_command},     {"print", app_print_command},
};

static int run(const struct app_options *options) {
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(commands[i].name, options->command) == 0) {
            return commands[i].run(options);
        }
    }
    return APP_USAGE;
}

static int start(int argc, char **argv) {
    struct app_options options;
    struct error error = {{0}};
    os_leave_no_core();
    if (!app_options_parse(argc, argv, &options, &error)) {
        fprintf(stderr, "two-lanterns: %s\n", error.text);
        return APP_USAGE;
    }
    if (options.version) {
        puts("two-lanterns " TWO_LANTERNS_VERSION);
        return APP_GOOD;
    }
    if (options.help) {
        struct text help = {0};
        app_print_help(options.command, &help);
        fputs(text_string(&help), stdout);
        text_release(&help);
        return APP_GOOD;
    }
    if (!app_start_files(argv[0], &error)) {
        fprintf(stderr, "two-lanterns: %s\n", error.text);
        return APP_USAGE;
    }
    return run(&options);
}

int main(int argc, char **argv) {
    os_open_streams();
    os_arguments(&argc, &argv);
    return app_streams_close(start(argc, argv));
}

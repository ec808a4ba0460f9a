/* The command line, from one table. */
#include "app/app.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { FLAG, STRING, LIST /* a string that may be empty */, NUMBER, LARGE, SIZE };

static const struct flag {
    const char *name, *value, *meaning;
    const char *commands; /* which take it; "" for all */
    enum kind kind;
    size_t at;
    long least, most;
} flags[] = {
    {"--pack", "FILE|DIR", "a level pack other than the shipped one; a path alone is one, too",
     "play replay demo print", STRING, offsetof(struct app_options, pack), 0, 0},
    {"--level", "CHAPTER/LEVEL", "begin with, or look at, this level", "play check", STRING,
     offsetof(struct app_options, level), 0, 0},
    {"--box", "FILE", "keep moments in this file", "play box", STRING,
     offsetof(struct app_options, box), 0, 0},
    {"--been-here", NULL, "two who are not new: every door is open from the start", "play", FLAG,
     offsetof(struct app_options, been_here), 0, 0},
    {"--windowed", NULL, "in a window, whatever the settings say", "play", FLAG,
     offsetof(struct app_options, windowed), 0, 0},
    {"--fullscreen", NULL, "over the whole screen", "play", FLAG,
     offsetof(struct app_options, fullscreen), 0, 0},
    {"--size", "WxH", "size of the window, 640x360 to 7680x4320", "play demo", SIZE,
     offsetof(struct app_options, size), 0, 0},
    {"--text-scale", "PERCENT", "size of text, 100 to 200", "play demo", NUMBER,
     offsetof(struct app_options, text_scale), 100, 200},
    {"--calm", NULL, "a calm picture, whatever the settings say", "play demo", FLAG,
     offsetof(struct app_options, calm), 0, 0},
    {"--language", "CODE", "language of the game (en)", "play demo", STRING,
     offsetof(struct app_options, language), 0, 0},
    {"--video-driver", "NAME", "SDL's video driver, such as x11, wayland or dummy", "play", STRING,
     offsetof(struct app_options, video_driver), 0, 0},
    {"--script", "FILE", "play scripted input with a virtual clock", "play", STRING,
     offsetof(struct app_options, script), 0, 0},
    {"--shots", "DIR", "where a script's pictures go", "play", STRING,
     offsetof(struct app_options, shots), 0, 0},
    {"--shots-width", "PIXELS", "make a script's pictures smaller", "play", NUMBER,
     offsetof(struct app_options, shots_width), 16, 3840},
    {"--shots-sizes", NULL, "make each picture in every size of window and text", "play", FLAG,
     offsetof(struct app_options, shots_sizes), 0, 0},
    {"--shots-large", NULL, "look at 3840x2160 in place of the usual sizes", "play", FLAG,
     offsetof(struct app_options, shots_large), 0, 0},
    {"--trace", "FILE", "write down what a script's keys do, and play it slowly", "play", STRING,
     offsetof(struct app_options, trace), 0, 0},
    {"--seed", "NUMBER", "of shuffles, for runs that are the same every time", "play demo", LARGE,
     offsetof(struct app_options, seed), 0, 0},
    {"--out", "DIR", "where the pictures go", "demo", STRING, offsetof(struct app_options, out), 0,
     0},
    {"--why", "CHAPTER/LEVEL", "tell of this level why it fails, or how near it comes", "check",
     STRING, offsetof(struct app_options, why), 0, 0},
    {"--out", "DIR", "where the replays of --why go", "check", STRING,
     offsetof(struct app_options, out), 0, 0},
    {"--bars", "shipped|small", "hold the pack to what shipped levels keep to", "check", STRING,
     offsetof(struct app_options, bars), 0, 0},
    {"--json", NULL, "one object a line", "check", FLAG, offsetof(struct app_options, json), 0, 0},
    {"--states", "N", "how many states a search may visit", "check solve hint mine", LARGE,
     offsetof(struct app_options, states), 0, 0},
    {"--jobs", "N", "how many searches go on at the same time, 1 to 64", "check", NUMBER,
     offsetof(struct app_options, jobs), 1, 64},
    {"--size", "WxH", "the largest board, 10x7 to 24x14 (14x9)", "mine", STRING,
     offsetof(struct app_options, board), 0, 0},
    {"--fixtures", "LIST", "what may stand there, such as veil,gate,stone", "mine", LIST,
     offsetof(struct app_options, fixtures), 0, 0},
    {"--questions", "N", "questions of a level, 1 to 4 (2)", "mine", NUMBER,
     offsetof(struct app_options, questions), 1, 4},
    {"--marks", "N", "marks of each question, 2 to 4 (3)", "mine", NUMBER,
     offsetof(struct app_options, marks), 2, 4},
    {"--length", "MIN-MAX", "actions of the shortest solutions (24-60)", "mine", STRING,
     offsetof(struct app_options, length), 0, 0},
    {"--hand-overs", "N", "hand-overs of a solution, at least (4)", "mine", NUMBER,
     offsetof(struct app_options, handovers), 1, 100},
    {"--deck", "NAME", "the deck that the questions name", "mine", STRING,
     offsetof(struct app_options, deck), 0, 0},
    {"--count", "N", "how many levels", "mine", NUMBER, offsetof(struct app_options, count), 1,
     10000},
    {"--time", "SECONDS", "for how long", "mine", NUMBER, offsetof(struct app_options, seconds), 1,
     1000000},
    {"--seed", "NUMBER", "the same seed and count give the same levels", "mine", LARGE,
     offsetof(struct app_options, seed), 0, 0},
    {"--jobs", "N", "how many climbs go on at the same time, 1 to 64", "mine", NUMBER,
     offsetof(struct app_options, jobs), 1, 64},
    {"--out", "DIR", "where the levels go", "mine", STRING, offsetof(struct app_options, out), 0,
     0},
    {"--answers", "MARKS", "the sealed answers, such as moon,leaf", "solve hint", LIST,
     offsetof(struct app_options, answers), 0, 0},
    {"--after", "ACTIONS", "what was done so far, such as EEsz", "hint", LIST,
     offsetof(struct app_options, after), 0, 0},
    {"--depth", "N", "cards up to this depth: 1 easy, 2 closer, 3 deep (3)", "print", NUMBER,
     offsetof(struct app_options, depth), 1, 3},
    {"--leave-out", "TOPICS", "no card that touches them, such as hurt,money", "print", STRING,
     offsetof(struct app_options, leave_out), 0, 0},
    {"--paper", "SIZE", "a4 or letter (a4)", "print", STRING, offsetof(struct app_options, paper),
     0, 0},
    {"--book", NULL, "export a book of A5 to be printed: FILE.html", "box", FLAG,
     offsetof(struct app_options, book), 0, 0},
    {"--year", "N", "only stars of this year are in the book", "box", NUMBER,
     offsetof(struct app_options, year), 1970, 9999},
    {"--laughed", NULL, "only stars with \"we laughed\"", "box", FLAG,
     offsetof(struct app_options, laughed), 0, 0},
    {"--find", "WORDS", "only stars in which these words begin a word", "box", STRING,
     offsetof(struct app_options, find), 0, 0},
    {"--verify", NULL, "without a screen: does every action still hold?", "replay", FLAG,
     offsetof(struct app_options, verify), 0, 0},
    {"--help", NULL, "this text", "", FLAG, offsetof(struct app_options, help), 0, 0},
    {"--version", NULL, "the version", "", FLAG, offsetof(struct app_options, version), 0, 0},
};
enum { FLAGS = sizeof flags / sizeof flags[0] };

static const struct command {
    const char *name, *arguments, *meaning;
    int least, most;
} commands[] = {
    {"play", "", "play (what happens without a command)", 0, 0},
    {"demo", "", "two scripted players cross a level, without a display; --out takes pictures", 0,
     0},
    {"check", "PACK", "reports every error of a pack and proves its levels", 1, 1},
    {"solve", "PACK CHAPTER/LEVEL", "prints a shortest clean solution for --answers", 2, 2},
    {"hint", "PACK CHAPTER/LEVEL", "prints what the Keeper would show, for --answers and --after",
     2, 2},
    {"mine", "", "searches for new levels: --out, and --count or --time", 0, 0},
    {"pack", "DIR OUT.zip", "checks a pack and writes it as a zip", 2, 2},
    {"replay", "FILE", "verifies a replay: --verify", 1, 1},
    {"print", "DECK | TALK | levels", "prints a page: cards to cut, boards, or a talk on a sheet",
     1, 1},
    {"box", "check | export FILE | import FILE", "looks after the file of kept moments", 1, 2},
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

static const struct command *find_command(const char *name) {
    for (int i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

static bool belongs(const struct flag *flag, const char *command) {
    char padded[64], wanted[32];
    snprintf(padded, sizeof padded, " %s ", flag->commands);
    snprintf(wanted, sizeof wanted, " %s ", command);
    return !flag->commands[0] || strstr(padded, wanted);
}

static bool unknown_flag(const char *given, const char *command, struct error *error) {
    const char *nearest = NULL;
    int least = 3;
    for (int i = 0; i < FLAGS; i++) {
        int far = text_distance(given, flags[i].name);
        if (far < least && belongs(&flags[i], command)) {
            least = far;
            nearest = flags[i].name;
        }
    }
    if (nearest) {
        return error_set(error, "unknown flag %s; did you mean %s?", given, nearest);
    }
    return error_set(error, "unknown flag %s; see: two-lanterns %s --help", given, command);
}

static bool set_number(const struct flag *flag, const char *value, struct app_options *options,
                       struct error *error) {
    char *end;
    errno = 0;
    long long number = strtoll(value, &end, 10);
    if (!value[0] || *end || errno || number < flag->least ||
        (flag->kind == NUMBER && number > flag->most)) {
        return flag->kind == NUMBER
                   ? error_set(error, "%s takes a whole number from %ld to %ld, not \"%.40s\"",
                               flag->name, flag->least, flag->most, value)
                   : error_set(error, "%s takes a whole number, not \"%.40s\"", flag->name, value);
    }
    if (flag->kind == NUMBER) {
        int small = (int)number;
        memcpy((char *)options + flag->at, &small, sizeof small);
    } else {
        uint64_t large = (uint64_t)number;
        memcpy((char *)options + flag->at, &large, sizeof large);
    }
    return true;
}

static bool set_size(const char *value, struct app_options *options, struct error *error) {
    int used = 0;
    if (sscanf(value, "%5dx%5d%n", &options->width, &options->height, &used) != 2 || value[used] ||
        options->width < 640 || options->height < 360 || options->width > 7680 ||
        options->height > 4320) {
        return error_set(error,
                         "--size takes WIDTHxHEIGHT from 640x360 to 7680x4320, such as "
                         "1280x720, not \"%.40s\"",
                         value);
    }
    options->size = value;
    return true;
}

static bool set_flag(const struct flag *flag, const char *value, struct app_options *options,
                     struct error *error) {
    bool on = true;
    switch (flag->kind) {
    case FLAG:
        memcpy((char *)options + flag->at, &on, sizeof on);
        return true;
    case STRING:
    case LIST:
        memcpy((char *)options + flag->at, &value, sizeof value);
        return true;
    case SIZE:
        return set_size(value, options, error);
    default:
        options->has_seed |= flag->at == offsetof(struct app_options, seed);
        return set_number(flag, value, options, error);
    }
}

static bool parse_flag(int argc, char **argv, int *at, struct app_options *options,
                       struct error *error) {
    const char *given = argv[*at], *equals = strchr(given, '=');
    size_t length = equals ? (size_t)(equals - given) : strlen(given);
    for (int i = 0; i < FLAGS; i++) {
        const struct flag *flag = &flags[i];
        if (strlen(flag->name) != length || strncmp(flag->name, given, length) != 0 ||
            !belongs(flag, options->command)) {
            continue;
        }
        const char *value = equals ? equals + 1 : NULL;
        if (flag->kind == FLAG && value) {
            return error_set(error, "%s takes no value", flag->name);
        }
        if (flag->kind != FLAG && !value && *at + 1 < argc) {
            value = argv[++*at];
        }
        if ((flag->kind != FLAG && !value) || (flag->kind == STRING && !value[0])) {
            return error_set(error, "%s needs %s after it", flag->name, flag->value);
        }
        return set_flag(flag, value, options, error);
    }
    return unknown_flag(given, options->command, error);
}

/* A pack, as a desktop hands it over, is told from a mistyped command by being a path. */
static bool is_path(const char *argument) {
    size_t length = strlen(argument);
    return strchr(argument, '/') || (length > 4 && strcmp(argument + length - 4, ".zip") == 0);
}

bool app_options_parse(int argc, char **argv, struct app_options *options, struct error *error) {
    int at = 1;
    *options = (struct app_options){.command = "play"};
    if (argc > 1 && argv[1][0] != '-') {
        if (find_command(argv[1])) {
            options->command = argv[1];
        } else if (is_path(argv[1])) {
            options->pack = argv[1];
            options->opened = true;
        } else {
            return error_set(error, "unknown command \"%.40s\"; see: two-lanterns --help", argv[1]);
        }
        at = 2;
    }
    const struct command *command = find_command(options->command);
    for (; at < argc; at++) {
        if (argv[at][0] == '-' && argv[at][1]) {
            if (!parse_flag(argc, argv, &at, options, error)) {
                return false;
            }
        } else if (argv[at][0] && options->argument_count < command->most) {
            options->argument[options->argument_count++] = argv[at];
        } else {
            return error_set(error, "%s does not take \"%.60s\"; see: two-lanterns %s --help",
                             command->name, argv[at], command->name);
        }
    }
    if (!options->help && !options->version && options->argument_count < command->least) {
        return error_set(error, "%s needs %s; see: two-lanterns %s --help", command->name,
                         command->arguments, command->name);
    }
    if (options->language && strcmp(options->language, "en") != 0) {
        return error_set(error, "there is no language \"%.20s\" yet; the game speaks: en",
                         options->language);
    }
    return true;
}

void app_print_help(const char *name, struct text *out) {
    const struct command *command = find_command(name);
    if (strcmp(name, "play") == 0) {
        text_add(out, "Two Lanterns: a puzzle game of questions for two people on one couch\n\n");
        for (int i = 0; i < COMMANDS; i++) {
            text_addf(out, "  two-lanterns %-7s%-20s %s\n", i ? commands[i].name : "",
                      commands[i].arguments, commands[i].meaning);
        }
        text_add(out, "\n");
    } else {
        text_addf(out, "two-lanterns %s %s\n    %s\n\n", name, command->arguments,
                  command->meaning);
    }
    for (int i = 0; i < FLAGS; i++) {
        if (belongs(&flags[i], name)) {
            char left[64];
            snprintf(left, sizeof left, "%s %s", flags[i].name,
                     flags[i].value ? flags[i].value : "");
            text_addf(out, "  %-28s %s\n", left, flags[i].meaning);
        }
    }
    text_add(out, "\nExit status: 0 good, 1 the thing asked about is bad, 2 wrong use or "
                  "unreadable input.\n");
}

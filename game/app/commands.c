/* The commands that need no window, and the wiring that all share. */
#include "app/app.h"
#include "app/check.h"
#include "files/files.h"
#include "os/os.h"
#include "packs/packs.h"
#include "platform/platform.h"
#include "session/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int complain(enum app_status status, const char *message) {
    fprintf(stderr, "two-lanterns: %s\n", message);
    return (int)status;
}

static bool is_folder(const char *path) {
    struct os_about about;
    return os_look(NULL, path, 0, &about) == 0 && about.kind == OS_FOLDER;
}

/* Beside the program where it was built or is installed, wherever that was moved to; else where the
 * installation put it, which may be under another prefix. */
static char *share_folder(void) {
    static const char *const places[] = {"share", "../share/two-lanterns",
                                         "../share/games/two-lanterns"};
    char *base = platform_base_folder();
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        struct text path = {0};
        text_addf(&path, "%s%s", base, places[i]);
        if (is_folder(text_string(&path))) {
            free(base);
            return path.data;
        }
        text_release(&path);
    }
    free(base);
    return is_folder(TWO_LANTERNS_DATA_DIR) ? base_copy(TWO_LANTERNS_DATA_DIR) : NULL;
}

bool app_start_files(const char *argv0, struct error *error) {
    char *share = share_folder();
    if (!share) {
        return error_set(
            error,
            "the game's own data (the folder share beside the program, or " TWO_LANTERNS_DATA_DIR
            ") is missing; build or install the game again");
    }
    bool good = files_init(argv0, error) && files_mount_share(share, error);
    free(share);
    return good;
}

char *app_data_folder(struct error *error) {
    char *folder = os_data_folder("two-lanterns");
    if (!folder) {
        error_set(error, "there is no home folder (HOME or XDG_DATA_HOME must be a full path)");
    } else if (!files_make_folder(folder, error)) {
        free(folder);
        folder = NULL;
    }
    return folder;
}

char *app_shipped_pack(void) {
    char *share = share_folder();
    struct text path = {0};
    text_addf(&path, "%s/levels/" PACKS_SHIPPED_ID, share ? share : "");
    free(share);
    return path.data;
}

struct pack *app_load_pack(const char *path, struct text *diagnostics) {
    static const char mount_name[] = "played";
    struct error error = {{0}};
    struct pack_diagnostics found = {0};
    char context[sizeof mount_name];
    memcpy(context, mount_name, sizeof mount_name);
    struct pack_source source = {
        .context = context, .read = files_source_read, .list = files_source_list};
    files_unmount_pack(mount_name, NULL);
    if (!files_mount_pack(path, mount_name, &error)) {
        text_addf(diagnostics, "%s\n", error.text);
        return NULL;
    }
    struct pack *pack = pack_load(&source, &found);
    pack_diagnostics_print(&found, diagnostics);
    if (pack) {
        pack_remarks_print(&found, diagnostics);
    }
    pack_diagnostics_release(&found);
    return pack;
}

static struct pack *load_or_complain(const char *path) {
    struct text diagnostics = {0};
    struct pack *pack = app_load_pack(path, &diagnostics);
    fputs(text_string(&diagnostics), stderr);
    text_release(&diagnostics);
    return pack;
}

int app_check_command(const struct app_options *options) {
    if (options->why && options->level) {
        return complain(APP_USAGE, "--why names the one level to look at; leave --level out");
    }
    if (options->out && !options->why) {
        return complain(APP_USAGE, "--out is for the replays of --why; name a level with --why");
    }
    bool small = options->bars && strcmp(options->bars, "small") == 0;
    if (options->bars && !small && strcmp(options->bars, "shipped") != 0) {
        return complain(APP_USAGE,
                        "--bars knows those of shipped levels alone; say --bars shipped, "
                        "or --bars small for a pack with fewer levels and cards");
    }
    if (options->bars && (options->level || options->why)) {
        return complain(APP_USAGE, "--bars is for the whole pack; leave --level and --why out");
    }
    struct pack *pack = load_or_complain(options->argument[0]);
    if (!pack) {
        return APP_USAGE;
    }
    struct check_options check = {.level = options->why ? options->why : options->level,
                                  .json = options->json,
                                  .states = options->states,
                                  .bars = options->bars != NULL,
                                  .small = small,
                                  .jobs = options->jobs};
    int status = options->why ? app_check_why(pack, &check, options->out, stdout, stderr)
                              : app_check(pack, &check, stdout, stderr);
    pack_free(pack);
    return status;
}

int app_solve_command(const struct app_options *options) {
    struct pack *pack = load_or_complain(options->argument[0]);
    if (!pack) {
        return APP_USAGE;
    }
    int status = app_solve(pack, options->argument[1], options->answers ? options->answers : "",
                           options->states, stdout, stderr);
    pack_free(pack);
    return status;
}

int app_hint_command(const struct app_options *options) {
    struct pack *pack = load_or_complain(options->argument[0]);
    if (!pack) {
        return APP_USAGE;
    }
    int status = app_hint(pack, options->argument[1], options->answers ? options->answers : "",
                          options->after ? options->after : "", options->states, stdout, stderr);
    pack_free(pack);
    return status;
}

int app_pack_command(const struct app_options *options) {
    struct error error = {{0}};
    struct pack *pack = load_or_complain(options->argument[0]);
    if (!pack) {
        return APP_USAGE;
    }
    pack_free(pack);
    struct text left_out = {0};
    bool good = files_write_zip(options->argument[0], options->argument[1], &left_out, &error);
    if (good) {
        printf("wrote %s\n", options->argument[1]);
    }
    if (good && left_out.length) {
        printf("left out, for the game reads none of it: %s\n", text_string(&left_out));
    }
    text_release(&left_out);
    return good ? APP_GOOD : complain(APP_USAGE, error.text);
}

static int verify(const struct pack *pack, const struct replay *replay) {
    const struct pack_level *level = pack_find_level(pack, replay->level);
    struct replay_report report;
    if (strcmp(pack->id, replay->pack) != 0 || !level) {
        fprintf(stderr,
                "two-lanterns: the replay is of %s, level %s, which this pack has not; name its "
                "pack with --pack\n",
                replay->pack, replay->level);
        return APP_USAGE;
    }
    if (!replay_verify(&level->rules, replay, &report)) {
        return complain(APP_BAD, report.error.text);
    }
    printf("holds: %d actions, %s\n", replay->count, report.won ? "won" : "not won");
    return APP_GOOD;
}

int app_replay_command(const struct app_options *options) {
    struct text file = {0};
    struct error error = {{0}};
    struct replay replay = {0};
    int status = APP_USAGE;
    char *shipped = app_shipped_pack();
    struct pack *pack = load_or_complain(options->pack ? options->pack : shipped);
    if (!options->verify) {
        complain(APP_USAGE, "a replay file is looked at with --verify; a kept crossing is watched "
                            "in the game, under Our sky");
    } else if (!files_read_native(options->argument[0], REPLAY_MAX_BYTES, &file, &error) ||
               !replay_parse(text_string(&file), file.length, &replay, &error)) {
        fprintf(stderr, "two-lanterns: %s: %s\n", options->argument[0], error.text);
    } else if (pack) {
        status = verify(pack, &replay);
    }
    replay_release(&replay);
    text_forget(&file);
    pack_free(pack);
    free(shipped);
    return status;
}

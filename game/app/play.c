/* The game with a window, and the demo without one: everything is opened, turned by one tick after
 * another, and closed. */
#include "app/app.h"
#include "app/script.h"
#include "files/files.h"
#include "house/house.h"
#include "keepsake/keepsake.h"
#include "os/os.h"
#include "packs/packs.h"
#include "platform/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SCRIPT_LIMIT = 256 * 1024 };

struct app {
    const struct app_options *options;
    struct platform *platform;
    struct packs *packs;
    struct pack *pack, *own; /* own: the game's; often the one that is played */
    struct keepsake *box;
    struct stage *stage;
    struct script *script;
    struct text box_path, notice;
    char *documents;
    bool keeps, damaged, devices_open;
    void (*make_level)(struct evening_level_task *task); /* NULL: it would stop the frames */
    enum script_state script_state;
    int status; /* once it is over */
    struct error error;
};

/* The pack is read on a thread of its own while the box and the window open. */
struct reading {
    const char *wanted, *shipped, *level;
    bool asked_for; /* what is wanted */
    struct pack *pack, *own;
    struct text told; /* for the log: why it is not the pack that was wanted */
    struct error error;
};

static void read_wanted(struct reading *reading) {
    struct packs_reading *wanted = packs_reading_new(reading->wanted, reading->shipped,
                                                     PACKS_TO_PLAY);
    packs_read(wanted);
    reading->pack = wanted->pack;
    wanted->pack = NULL;
    if (!reading->pack && reading->asked_for) { /* a bad pack never stops the game */
        text_addf(&reading->told,
                  "%stwo-lanterns: %s can't be played; the shipped levels are used\n",
                  text_string(&wanted->told), reading->wanted);
    } else if (!reading->pack) { /* where it lies was nobody's word */
        text_add(&reading->told, "two-lanterns: the pack that was played last can't be played; the "
                                 "shipped levels are used\n");
    }
    packs_reading_free(wanted);
}

/* Where a pack has no addresses of help or no house of the Keeper, the game's own stand there:
 * of the one that is played now, and of each that is played later. */
static void read_pack(void *work, int item) {
    struct reading *reading = work;
    struct text diagnostics = {0};
    (void)item;
    if (reading->wanted) {
        read_wanted(reading);
    }
    reading->own = app_load_pack(reading->shipped, &diagnostics);
    if (!reading->pack) {
        reading->pack = reading->own;
    }
    if (!reading->pack) {
        error_set(&reading->error,
                  "the shipped levels can't be read; install the game again: %.300s",
                  text_string(&diagnostics));
    } else if (reading->level && !pack_find_level(reading->pack, reading->level)) {
        error_set(&reading->error,
                  "the pack has no level %.80s; the levels are listed by: "
                  "two-lanterns check PACK",
                  reading->level);
    }
    text_release(&diagnostics);
}

static bool take_pack(struct app *app, struct reading *reading) {
    app->pack = reading->pack;
    app->own = reading->own;
    if (app->options->opened) {
        packs_give(app->packs, app->options->pack);
    }
    packs_begin_with(app->packs, reading->told.length ? NULL : reading->wanted);
    if (reading->told.length) {
        fputs(text_string(&reading->told), stderr);
        text_add(&app->notice,
                 app->options->pack && !app->options->opened
                     ? "The pack that was asked for has mistakes and can't be played. "
                       "What is wrong with it is written where the game was started. "
                       "Here are the game's own levels.\n\n"
                     : "The pack that was to be played is not there, or has mistakes. "
                       "What is wrong stands under Packs, on the title. Here are the game's own "
                       "levels.\n\n");
    }
    text_release(&reading->told);
    if (reading->error.text[0]) {
        app->error = reading->error;
    }
    return !reading->error.text[0];
}

static enum keepsake_result open_box(struct app *app, struct error *error) {
    enum keepsake_result result = KEEPSAKE_FAILED;
    if (app->options->box) {
        text_add(&app->box_path, app->options->box);
    } else if (app->options->script) {
        text_add(&app->box_path, ":memory:");
    } else {
        char *folder = app_data_folder(error);
        if (folder) {
            text_addf(&app->box_path, "%sbox.sqlite", folder);
        } else {
            result = KEEPSAKE_NO_FOLDER;
        }
        free(folder);
    }
    if (app->box_path.length) {
        result = keepsake_open(text_string(&app->box_path), KEEPSAKE_CREATE, &app->box, error);
    }
    app->keeps = result == KEEPSAKE_OK;
    app->damaged = result == KEEPSAKE_DAMAGED;
    if (keepsake_may_look(result)) {
        struct error why = {{0}};
        enum keepsake_result look = keepsake_open(text_string(&app->box_path), KEEPSAKE_LOOK,
                                                  &app->box, &why);
        if (look != KEEPSAKE_OK && look != KEEPSAKE_MISSING) { /* it is there, and more is wrong */
            *error = why;
        }
    }
    if (!app->box) {
        keepsake_open(":memory:", KEEPSAKE_CREATE, &app->box, NULL);
    }
    return result;
}

/* Where nothing can be kept the game is played all the same, and says so once. */
static void tell_of_box(struct app *app, enum keepsake_result result, const struct error *error) {
    if (app->keeps) {
        return;
    }
    const char *why = error->text[0] ? error->text : keepsake_message(result);
    if (!app->damaged) { /* which has a screen of its own */
        text_addf(&app->notice, "%s\n\n%s%s", why,
                  keepsake_shows_copy(app->box) ? APP_SHOWS_COPY "\n\n" : "",
                  keepsake_only_looks(app->box)
                      ? "You can play, look at what is kept and write it out; nothing will be kept "
                        "tonight."
                      : "You can play; nothing will be kept tonight.");
    }
    fprintf(stderr, "two-lanterns: %s\n", why);
}

static struct keepsake *recover(void *context, struct text *told) {
    struct app *app = context;
    struct error error = {{0}};
    enum keepsake_recovery recovery;
    struct keepsake *box = NULL;
    enum keepsake_result result = keepsake_recover(text_string(&app->box_path), &recovery, told,
                                                   &error);
    if (result == KEEPSAKE_OK) {
        result = keepsake_open(text_string(&app->box_path), KEEPSAKE_CREATE, &box, &error);
    }
    if (result != KEEPSAKE_OK) {
        text_clear(told);
        text_add(told, keepsake_message(result));
        return NULL;
    }
    keepsake_close(app->box);
    app->box = box;
    app->keeps = true;
    return box;
}

static bool open_script(struct app *app) {
    struct text text = {0};
    const char *path = app->options->script;
    bool good = files_read_native(path, SCRIPT_LIMIT, &text, &app->error);
    if (good) {
        struct error error = {{0}};
        app->script = script_parse(text_string(&text), &error);
        good = app->script || error_set(&app->error, "%s: %.400s", path, error.text);
    }
    const char *shots = app->options->shots;
    good = good && (!shots || files_make_folder(shots, &app->error));
    text_release(&text);
    return good;
}

static bool wants_fullscreen(const struct app *app) {
    char value[4 * KEEPSAKE_MAX_VALUE + 1] = "";
    keepsake_get_setting(app->box, "picture.fullscreen", value, NULL);
    return app->options->fullscreen ||
           (!app->options->windowed && !app->options->script && strcmp(value, "1") == 0);
}

static uint64_t seed_of(const struct app_options *options) {
    return options->has_seed || options->script
               ? options->seed
               : (uint64_t)time(NULL) * 2654435761u + (uint64_t)os_process();
}

/* Of the box that is named, ending in '/'; NULL: none is, or not where it lies. */
static char *folder_of_box(const struct app_options *options) {
    const char *box = options->box ? options->box : "", *end = strrchr(box, '/');
    char *folder = end ? base_copy(box) : NULL;
    if (folder) {
        folder[end - box + 1] = '\0';
    }
    return folder;
}

/* A script's files lie beside the box that it names, never among the owner's documents. */
static char *documents_folder(const struct app_options *options) {
    return options->script ? folder_of_box(options) : os_documents_folder();
}

/* Packs lie beside the box, wherever that is. Nothing is made there yet. */
static struct packs *find_packs(const struct app_options *options, const char *shipped) {
    char *folder = options->script || options->box ? folder_of_box(options)
                                                   : os_data_folder("two-lanterns");
    struct packs *packs = packs_new(folder, shipped);
    free(folder);
    return packs;
}

static struct platform_options window_of(const struct app_options *options) {
    return (struct platform_options){.title = "Two Lanterns",
                                     .video_driver = options->video_driver,
                                     .width = options->width,
                                     .height = options->height,
                                     .scripted = options->script != NULL,
                                     .first_picture = "bearer_a_side_stand"}; /* the title's */
}

static void open_window(struct app *app) {
    struct platform_options window = window_of(app->options);
    window.fullscreen = wants_fullscreen(app); /* as the box says, which is open by now */
    app->platform = platform_new(&window, &app->error);
    if (app->platform && app->options->script && app->options->trace) {
        script_slow(app->script);
        if (!platform_trace(app->platform, app->options->trace, &app->error)) {
            platform_free(app->platform);
            app->platform = NULL;
        }
    }
}

/* Pack, box and window. */
static bool open_all(struct app *app) {
    char *shipped = app_shipped_pack();
    app->packs = find_packs(app->options, shipped);
    char *remembered = app->options->pack || app->options->level ? NULL
                                                                 : packs_remembered(app->packs);
    struct reading reading = {.wanted = remembered ? remembered : app->options->pack,
                              .asked_for = !remembered,
                              .shipped = shipped,
                              .level = app->options->level};
    struct error error = {{0}};
    struct platform_options window = window_of(app->options);
    platform_environment(&window);
    struct os_pool *pool = os_pool_new(1);
    os_pool_begin(pool, 1, read_pack, &reading);
    enum keepsake_result result = open_box(app, &error);
    open_window(app);
    app->make_level = os_pool_threads(pool) ? app_make_level : NULL;
    os_pool_free(pool);
    bool good = take_pack(app, &reading);
    free(remembered);
    free(shipped);
    if (!good) {
        return false;
    }
    tell_of_box(app, result, &error);
    return app->platform != NULL;
}

static bool app_open(struct app *app) {
    const struct app_options *options = app->options;
    if ((options->script && !open_script(app)) || !open_all(app)) {
        return false;
    }
    int64_t date = 0;
    if (options->script) {
        script_date(SCRIPT_TODAY, &date);
    }
    struct house_options scenes = {.platform = app->platform,
                                   .pack = app->pack,
                                   .own = app->own,
                                   .packs = app->packs,
                                   .keepsake = app->box,
                                   .keeps = app->keeps,
                                   .notice = app->notice.length ? text_string(&app->notice) : NULL,
                                   .recover = app->damaged ? recover : NULL,
                                   .recover_context = app,
                                   .find_hint = app_find_hint,
                                   .make_level = app->make_level,
                                   .date = date,
                                   .make_ahead = !options->script && !options->has_seed,
                                   .level = options->level,
                                   .been_here = options->been_here ||
                                                (app->script && script_been_here(app->script)),
                                   .text_scale = options->text_scale,
                                   .calm = options->calm,
                                   .seed = seed_of(options)};
    app->documents = documents_folder(options);
    scenes.machine = (struct house_machine){
        .box = app->keeps && text_string(&app->box_path)[0] != ':' ? text_string(&app->box_path)
                                                                   : NULL,
        .folder = app->documents,
        .list_files = files_list_native,
    };
    os_country(scenes.machine.country);
    app->stage = house_open(&scenes);
    return true;
}

static void app_close(struct app *app) {
    house_close(app->stage);
    platform_free(app->platform);
    if (app->keeps) {
        keepsake_backup(app->box, NULL);
    }
    keepsake_close(app->box);
    packs_free(app->packs);
    pack_free(app->pack);
    pack_free(app->own == app->pack ? NULL : app->own);
    script_free(app->script);
    free(app->documents);
    text_release(&app->notice);
    text_release(&app->box_path);
    files_release();
}

static bool app_turn(struct app *app) {
    int wait = house_turn(app->stage);
    if (!app->devices_open) { /* after the first picture, which should not wait for them */
        app->devices_open = true;
        platform_open_devices(app->platform);
        wait = 0;
    }
    if (app->script) {
        struct script_shots shots = {app->options->shots, app->options->shots_width,
                                     app->options->shots_sizes, app->options->shots_large};
        app->script_state = script_run(app->script, app->platform, app->stage, &shots, &app->error);
        if (app->script_state != SCRIPT_GOES_ON) {
            return false;
        }
    }
    if (stage_over(app->stage)) {
        return false;
    }
    platform_wait(app->platform, wait);
    return true;
}

/* What the script came to, and the trace. */
static int app_tell(struct app *app) {
    if (app->script && app->script_state == SCRIPT_GOES_ON) {
        error_set(&app->error, "the game was left before the script's end");
        app->script_state = SCRIPT_FAILED;
    }
    if (!platform_trace_end(app->platform, &app->error)) {
        app->script_state = SCRIPT_FAILED;
    }
    if (!app->script || app->script_state != SCRIPT_FAILED) {
        return APP_GOOD;
    }
    fprintf(stderr, "two-lanterns: %s: %s\n", app->options->script, app->error.text);
    return APP_BAD;
}

/* One turn, and the wait for the next one. False when it is over: told here, for in a browser
 * platform_run does not return. */
static bool app_tick(void *context) {
    struct app *app = context;
    bool goes_on = app_turn(app);
    if (!goes_on) {
        app->status = app_tell(app);
    }
    return goes_on;
}

int app_play(const struct app_options *options) {
    struct app app = {.options = options};
    int status = APP_GOOD;
    os_outlive_readers(); /* of what is said on stderr */
    if (!app_open(&app)) {
        fprintf(stderr, "two-lanterns: %s\n", app.error.text);
        status = options->script ? APP_USAGE : APP_BAD;
    } else {
        platform_run(app.platform, app_tick, &app);
        status = app.status;
    }
    app_close(&app);
    return status;
}

/* The demo is a script like any other, against a box of its own. */
int app_demo(const struct app_options *options) {
    struct app_options demo = *options;
    struct error error = {{0}};
    char *shipped = app_shipped_pack();
    struct text script = {0};
    char *folder = NULL;
    struct text box = {0};
    text_addf(&script, "%s/../../demo.script", shipped);
    if (options->out && !files_make_folder(options->out, &error)) {
        fprintf(stderr, "two-lanterns: %s\n", error.text);
    } else if (!(folder = os_temporary_folder("two-lanterns-demo"))) {
        fprintf(stderr, "two-lanterns: no temporary folder can be made; check that there "
                        "is room on the disk\n");
        error_set(&error, "no temporary folder");
    }
    text_addf(&box, "%s/box.sqlite", folder ? folder : "");
    demo.script = text_string(&script);
    demo.shots = options->out;
    demo.box = text_string(&box);
    int status = error.text[0] ? APP_USAGE : app_play(&demo);
    if (status == APP_GOOD) {
        printf("the demo went well%s%s\n", options->out ? "; its pictures are in " : "",
               options->out ? options->out : "");
    }
    static const char *const leftovers[] = {"", ".backup", ".lock", ".reserve"};
    for (size_t i = 0; i < sizeof leftovers / sizeof leftovers[0] && !error.text[0]; i++) {
        struct text path = {0};
        text_addf(&path, "%s%s", text_string(&box), leftovers[i]);
        os_remove(text_string(&path));
        text_release(&path);
    }
    if (folder) {
        os_remove(folder);
    }
    free(folder);
    text_release(&box);
    text_release(&script);
    free(shipped);
    return status;
}

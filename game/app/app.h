/* app: main, the command line, and the wiring of everything else. Only here does the program
 * print, and only here does it end. Exit status: 0 good, 1 the thing asked about is bad, 2 wrong
 * use or input that can't be read. */
#ifndef APP_H
#define APP_H

#include "base/base.h"
#include "pack/pack.h"

enum app_status { APP_GOOD, APP_BAD, APP_USAGE };

/* What the command line says; strings are argv's own. */
struct app_options {
    const char *command;
    const char *argument[3];
    int argument_count;
    const char *pack, *level, *box, *video_driver, *language, *script, *shots, *trace, *out,
        *answers, *after, *why, *bars, *board, *length, *fixtures, *deck, *paper, *leave_out, *find;
    const char *size;
    int width, height, text_scale, shots_width, jobs, questions, marks, handovers, count, seconds,
        depth, year;
    uint64_t states, seed;
    bool opened; /* the pack, by its path alone: as a desktop does */
    bool been_here, windowed, fullscreen, calm, json, verify, help, version, has_seed, shots_sizes,
        shots_large, book, laughed;
};

/* False with a message that names the flag and how to mend it. */
bool app_options_parse(int argc, char **argv, struct app_options *options, struct error *error);
void app_print_help(const char *command, struct text *out);

/* Of a box that is only looked at, where it is damaged and its copy is not. */
#define APP_SHOWS_COPY                                                                             \
    "The box is damaged. This is its last copy; what came after the copy was made may be missing."
/* --- wiring --- */
/* Starts files and mounts the game's own data. */
bool app_start_files(const char *argv0, struct error *error);
/* The path of the shipped pack; free it. */
char *app_shipped_pack(void);
/* The folder for this game's data, ending in '/', made when missing. NULL with a message where
 * the environment names none (no home); nothing is made elsewhere then. Free the result. */
char *app_data_folder(struct error *error);
/* Mounts and reads a pack, folder or zip. NULL with everything that is wrong with it in
 * `diagnostics`, or a pack with what should be known of it there. One pack at a time: a second call
 * unmounts the first. */
struct pack *app_load_pack(const char *path, struct text *diagnostics);

/* --- streams.c --- */
/* At the end: the exit status, which is APP_USAGE where not all arrived that was printed. */
int app_streams_close(int status);

/* Fills task->found; for house_options.find_hint. */
struct play_hint_task;
void app_find_hint(struct play_hint_task *task);

/* --- commands: each returns the exit status --- */
int app_play(const struct app_options *options);
int app_demo(const struct app_options *options);
int app_check_command(const struct app_options *options);
int app_solve_command(const struct app_options *options);
/* Makes tonight's level; for house_options.make_level. */
struct evening_level_task;
void app_make_level(struct evening_level_task *task);

int app_hint_command(const struct app_options *options);
int app_mine_command(const struct app_options *options);
int app_pack_command(const struct app_options *options);
int app_print_command(const struct app_options *options);
int app_replay_command(const struct app_options *options);
int app_box_command(const struct app_options *options);
/* A part of that: the book of chosen stars. */
struct keepsake;
int app_box_book(struct keepsake *box, const struct app_options *options);

#endif

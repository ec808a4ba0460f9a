/* What the keepsake tests share: a folder that is removed again, sample moments, and a VFS that
 * fails when told to. */
#ifndef KEEPSAKE_FIXTURE_H
#define KEEPSAKE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "keepsake/inside.h"

#ifdef _WIN32
#define SYSTEM_VFS "win32"
#else
#define SYSTEM_VFS "unix"
#endif

extern char folder[64];   /* of this test */
extern char box_path[96]; /* folder/box */

int folder_setup(void **state);
int folder_teardown(void **state);
void empty_folder(void);

const char *beside(const char *suffix); /* box_path with a suffix; valid for four calls */
void write_file(const char *path, const void *bytes, size_t size);
char *read_file(const char *path, size_t *size);  /* heap; NULL when it is not there */
void copy_file(const char *from, const char *to); /* removes `to` when `from` is not there */
bool exists(const char *path);
/* How many files in the folder hold the bytes. */
int files_with(const char *marker);

struct keepsake *open_box(void); /* asserts that it opens; begins one if needed */
enum keepsake_result try_open(const char *path, unsigned flags);
/* A moment whose texts all hold `word`; lent until the next call. */
const struct keepsake_moment *sample(const char *word);
int64_t keep(struct keepsake *keepsake, const char *word);
/* keepsake_import_file, with a file of these bytes that is gone then. */
enum keepsake_result import_bytes(struct keepsake *keepsake, const void *bytes, size_t size,
                                  struct keepsake_import *report, struct error *error);
/* Runs SQL on the file as another program would. */
void run_sql(const char *path, const char *sql);

/* --- faults: registered as the default VFS, below keepsake's own --- */
struct fault {
    long countdown;  /* fails when it reaches 0; negative: never */
    bool sticky;     /* then fails for ever */
    int code;        /* what is returned */
    long operations; /* counted: writes, cuts, syncs, deletes, opens for writing */
    bool fired;
    bool no_sync;     /* syncs succeed at once: the tests then run at memory speed */
    int64_t capacity; /* bytes the files of the folder may grow to; 0: no end */
    int dirty_cuts;   /* files cut short while their end still held something */
    /* Called before a file is really deleted. */
    void (*on_delete)(const char *path);
};
extern struct fault fault;
void fault_install(void);
void fault_clear(void); /* no fault from here on */

#endif

/* os: what the game asks of the operating system, which nobody asks but through here: files, the
 * clock, threads, what becomes of this program, and where its owner keeps things. Each system has
 * its set of files: posix_*.c, windows_*.c.
 *
 * Trouble: what can fail returns 0, or the system's own number for what was wrong (of <errno.h>, or
 * of Windows). os_cause tells those apart that the game treats in ways of their own, os_reason says
 * it in words.
 *
 * Paths are the system's, in UTF-8 and with '/' between their parts. Nothing here ends the program
 * but where `new` is in a name, or it is said, and memory is out; else that is a trouble like
 * others. Everything may be called from any thread, save what changes the process: "this program"
 * below, but for os_clock_ms and what only asks. */
#ifndef OS_H
#define OS_H

#include "base/base.h"

#include <stdio.h>

enum os_cause {
    OS_FINE,
    OS_MISSING,   /* there is nothing of that name */
    OS_THERE,     /* there is already something of that name */
    OS_DENIED,    /* by its permissions, or those of a folder above */
    OS_A_LINK,    /* which was not to be followed */
    OS_NOT_PLAIN, /* a pipe or device, with nobody at its other end */
    OS_IN_USE,    /* locked by somebody else */
    OS_OTHER,
};
enum os_cause os_cause(int trouble);
const char *os_reason(int trouble); /* such as "Permission denied"; lent until the next call */

/* --- files --- */

struct os_file { /* {0}: none is open */
    bool open;
    intptr_t handle;
};
enum os_kind { OS_FILE, OS_FOLDER, OS_STRANGE /* a link, pipe, socket or device */ };
struct os_about {
    enum os_kind kind;
    int64_t size;   /* bytes, of a file */
    uint64_t names; /* hard links */
    uint64_t id[2]; /* the same for the same file, whatever its path */
};
enum os_how {
    OS_WRITE = 1,       /* and read */
    OS_NO_LINK = 2,     /* where the path's last part is a link, that is a trouble */
    OS_AS_A_FOLDER = 4, /* it has to be one */
};

/* Opens what is there, to be read: a file, or a folder. Never waits, as a pipe would have it, and
 * is not handed on to other programs. `from` is the folder where a relative path begins, or NULL.
 */
int os_open(const struct os_file *from, const char *path, unsigned how, struct os_file *out);
/* A new file, to be written: for its owner alone, or for others as the umask says. */
int os_create(const char *path, bool for_others, struct os_file *out);
/* None is open afterwards. Harmless where none was; a disk may tell only here that it is full. */
int os_close(struct os_file *file);
/* For what others write through C's streams: bytes, as a file that is new or takes the old one's
 * place. NULL with errno. */
FILE *os_stream(const char *path);

int os_read(const struct os_file *file, void *bytes, size_t size, size_t *got); /* 0 at the end */
int os_write(const struct os_file *file, const void *bytes, size_t size);       /* all of it */
int os_sync(const struct os_file *file); /* it will be there after a power cut */
/* Until it is closed or the process ends: alone, or with others who don't want it alone. */
int os_lock(const struct os_file *file, bool alone);

int os_about(const struct os_file *file, struct os_about *about);
int os_look(const struct os_file *from, const char *path, unsigned how, struct os_about *about);
/* Calls `found` with each name in an open folder, in no order, until it is false. A second time
 * begins anew. */
int os_names(const struct os_file *folder, bool (*found)(void *to, const char *name), void *to);

/* --- what lies where --- */

enum os_right { OS_MAY_READ = 1, OS_MAY_WRITE = 2, OS_MAY_ENTER = 4 };
int os_may(const char *path, unsigned rights);
/* Takes the rights of others from a file, where the disk knows of such. Follows no link. */
void os_make_private(const char *path);
int os_move(const char *from, const char *to); /* replaces `to`, at once or not at all */
/* Names that were given and taken in its folder will be so after a power cut. Fine where a file
 * system has no such thing. */
int os_sync_folder_of(const char *path);
int os_remove(const char *path); /* a file, or an empty folder */
/* The last part of the path, for its owner alone. Fine where there is that folder. */
int os_make_folder(const char *path);
int os_real_path(const char *path, char **out); /* whole and without links; free it */
void os_take_path(char *path); /* one that the system or a library hands over: '/' from here on */
/* A new one, for its owner alone, its name beginning as given. NULL where none can be made; free
 * it. Ends the program where memory is out. */
char *os_temporary_folder(const char *name);

/* --- where the owner of the machine keeps things. These end the program where memory is out. ---
 */

/* For a program's own data, ending in '/'; it may have to be made. NULL where the environment does
 * not say; free it. */
char *os_data_folder(const char *program);
/* For what people want to find again, ending in '/', and there; else the home folder. NULL where
 * the environment does not say; free it. */
char *os_documents_folder(void);
void os_country(char country[3]); /* two small letters; "" when nothing names it */

/* --- the clock --- */

uint64_t os_clock_ms(void);   /* from some beginning; never set back */
int os_zone(int64_t seconds); /* minutes east of Greenwich at a time since 1970, here */

/* --- threads. No signal comes to one of these. --- */

/* A lock, and the wait for what it guards to change. */
struct os_monitor;
struct os_monitor *os_monitor_new(void);
void os_monitor_free(struct os_monitor *monitor);
void os_enter(struct os_monitor *monitor);
void os_leave(struct os_monitor *monitor);
/* Within: leaves, waits until it is woken or `ms` are over (negative: never), enters. May return
 * for no reason. */
void os_wait(struct os_monitor *monitor, int ms);
void os_wake(struct os_monitor *monitor); /* all who wait */

/* A pool: threads that share work. Work is a number of like items; an item may share out work of
 * its own and wait for it. What was handed in last goes first, so what was begun is finished before
 * more is begun. */
struct os_pool;
enum { OS_MOST_THREADS = 64 };
struct os_pool *os_pool_new(int threads); /* as many as the system gives of them, 0 included */
int os_pool_threads(const struct os_pool *pool);
/* Waits for all that was begun. NULL is fine. */
void os_pool_free(struct os_pool *pool);
/* Gives the threads work(context, item) for each item below `count`. Once a pool. Where there are
 * no threads, all is done when this returns. */
void os_pool_begin(struct os_pool *pool, int count, void (*work)(void *context, int item),
                   void *context);
/* The same, also from within an item; helps, and returns when all are done. */
void os_pool_share(struct os_pool *pool, int count, void (*work)(void *context, int item),
                   void *context);

/* --- this program --- */

long os_process(void);    /* its number among those that run */
int os_processors(void);  /* how many there are to work; at least 1 */
uint64_t os_memory(void); /* bytes that it may have at most; 0: nobody knows */
bool os_is_terminal(FILE *stream);
void os_set_environment(const char *name, const char *value); /* NULL takes it away */
/* The words that it was started with, in UTF-8 and their paths with '/', where the system hands
 * them to main() otherwise; kept to the end. */
void os_arguments(int *count, char ***words);

/* Before anything is opened: of the three streams, those that are closed are opened to nothing,
 * lest a file become one of them and be printed into. A file that may not grow further is a trouble
 * from here on, not the end. */
void os_open_streams(void);
/* Who reads what is written here may go: a trouble from here on, not the end. */
void os_outlive_readers(void);
/* From here on a crash leaves no picture of the memory behind, and a debugger does not join. */
void os_leave_no_core(void);
/* A terminal or session that goes asks the program to end, where somebody cares for being asked. */
void os_end_with_terminal(void);

/* Ctrl-C, and `ends`: every other way to ask a program to end, too, are held back until freed, and
 * looked for where it is convenient: so they need no handler, and come to nobody in the middle of
 * something. One at a time. */
struct os_held;
struct os_held *os_held_new(bool ends);
bool os_held_came(struct os_held *held, int ms); /* since the last time, or within `ms` from now */
void os_held_free(struct os_held *held);         /* what came after one was heeded is heeded, too */

/* --- a pipe within this program --- */

struct os_pipe {
    struct os_file read;
    struct os_file write; /* none, where only who opens the name can write */
    char name[48];        /* what opens it for writing, as a file, once */
};
/* That holds `bytes` before a writer has to wait, or the least that the system makes. Reading waits
 * for bytes. */
int os_pipe(size_t bytes, struct os_pipe *out);
size_t os_pipe_holds(const struct os_pipe *pipe);

#endif

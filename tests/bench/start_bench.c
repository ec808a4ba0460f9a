/* What a person notices when a program starts: how long until there is a picture, how much memory
 * it holds, and what it costs while nobody touches it. Needs an X display that is empty and black.
 *
 *   start_bench IDLE_SECONDS PROGRAM [ARGUMENT...]
 *
 * Prints: milliseconds to the first picture, MB of memory (resident set), seconds of processor time
 * per 10 seconds of idling. "A picture" is one where at least 3 % of the screen is lit, in at least
 * 48 colours: a blank window does not count. Exit status 1 when none came within 20 seconds. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TIMEOUT_MS = 20000, POLL_MS = 4, SETTLE_MS = 3000, COLOURS = 1 << 15 };

static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void sleep_ms(int ms) {
    struct timespec wait = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};
    nanosleep(&wait, NULL);
}

static bool shows_picture(Display *display) {
    int screen = DefaultScreen(display);
    int width = DisplayWidth(display, screen), height = DisplayHeight(display, screen);
    bool seen[COLOURS] = {false};
    long lit = 0, colours = 0;
    XImage *image = XGetImage(display, DefaultRootWindow(display), 0, 0, (unsigned)width,
                              (unsigned)height, AllPlanes, ZPixmap);
    if (!image) {
        return false;
    }
    for (int y = 0; y < height; y += 2) {
        for (int x = 0; x < width; x += 2) {
            unsigned long pixel = XGetPixel(image, x, y);
            unsigned long colour = (pixel >> 9 & 0x7c00) | (pixel >> 6 & 0x3e0) |
                                   (pixel >> 3 & 0x1f);
            lit += (pixel & 0xf0f0f0) != 0;
            colours += !seen[colour];
            seen[colour] = true;
        }
    }
    XDestroyImage(image);
    return lit * 4 > (long)width * height * 3 / 100 && colours >= 48;
}

/* Processor seconds of a process so far, all its threads: fields 14 and 15 of /proc/PID/stat. */
static double cpu_seconds(pid_t pid) {
    char path[64];
    unsigned long user = 0, system = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
                   &system) != 2) {
            user = system = 0;
        }
        fclose(file);
    }
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static double resident_mb(pid_t pid) {
    char path[64];
    long pages = 0;
    snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
    FILE *file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%*d %ld", &pages) != 1) {
            pages = 0;
        }
        fclose(file);
    }
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / 1048576.0;
}

static pid_t start(char **command) {
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    return pid;
}

static void stop(pid_t pid) {
    kill(pid, SIGTERM);
    for (int waited = 0; waited < 3000; waited += 20) {
        if (waitpid(pid, NULL, WNOHANG) == pid) {
            return;
        }
        sleep_ms(20);
    }
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
}

int main(int argc, char **argv) {
    Display *display = XOpenDisplay(NULL);
    int idle = argc > 2 ? atoi(argv[1]) : 0;
    if (!display || idle < 1) {
        fprintf(stderr, "start_bench: %s\n",
                idle < 1 ? "usage: start_bench IDLE_SECONDS PROGRAM [ARGUMENT...]"
                         : "there is no X display");
        return 2;
    }
    double begin = now_ms();
    pid_t pid = start(argv + 2);
    bool picture = false;
    while (!(picture = shows_picture(display)) && now_ms() - begin < TIMEOUT_MS) {
        if (waitpid(pid, NULL, WNOHANG) == pid) {
            fprintf(stderr, "start_bench: %s ended before it showed a picture\n", argv[2]);
            return 1;
        }
        sleep_ms(POLL_MS);
    }
    double first = now_ms() - begin;
    if (!picture) {
        fprintf(stderr, "start_bench: %s showed no picture in %d s\n", argv[2], TIMEOUT_MS / 1000);
    } else {
        sleep_ms(SETTLE_MS);
        double cpu = cpu_seconds(pid), since = now_ms();
        sleep_ms(idle * 1000);
        cpu = (cpu_seconds(pid) - cpu) * 1e4 / (now_ms() - since);
        printf("%.0f %.1f %.2f\n", first, resident_mb(pid), cpu);
    }
    stop(pid);
    XCloseDisplay(display);
    return picture ? 0 : 1;
}

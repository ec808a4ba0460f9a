#include "spin.h"

#include "promela.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* By the shell, which becomes the command: the usage is the command's alone. */
static bool run(const char *command, struct rusage *usage) {
    char line[512];
    int status = 1;
    snprintf(line, sizeof line, "exec %s 2>/dev/null", command);
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(127);
    }
    return child > 0 && wait4(child, &status, 0, usage) == child && status == 0;
}

static uint64_t states_in(const char *path) {
    char line[256];
    uint64_t states = 0;
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        states = strstr(line, " states, stored") ? strtoull(line, NULL, 10) : states;
        if (strstr(line, "too small")) {
            states = 0;
            break;
        }
    }
    if (file) {
        fclose(file);
    }
    return states;
}

static int hash_bits(uint64_t states) {
    int bits = 16;
    while (bits < 30 && UINT64_C(1) << bits < states) {
        bits++;
    }
    return bits;
}

static bool make_program(const struct rules_level *level, const struct rules_answers *answers,
                         const char *optimise) {
    struct rusage usage;
    char command[256];
    FILE *file = fopen("tables.h", "w");
    if (!file) {
        return false;
    }
    promela_write(level, answers, file);
    if (fclose(file)) {
        return false;
    }
    snprintf(command, sizeof command,
             "gcc %s -w -I. -DSAFETY -DNOREDUCE -DMEMLIM=16000 -DVECTORSZ=128 -o pan pan.c",
             optimise);
    /* Copied, for its #include looks beside it. */
    return run("cp " BENCH_FOLDER "/level.pml .", &usage) &&
           run("spin -a level.pml >spin.log", &usage) && run(command, &usage);
}

/* A search that runs out of its depth is repeated with more. SPIN counts one state more: the one
 * before the level is set up. */
struct figures spin_once(const struct rules_level *level, const struct rules_answers *answers,
                         uint64_t states, const char *optimise) {
    struct figures figures = {0};
    struct rusage usage = {0};
    char command[256];
    if (!make_program(level, answers, optimise)) {
        return figures;
    }
    for (uint64_t most = 1000000; figures.states == 0 && most < 8 * states + 2000000; most *= 4) {
        snprintf(command, sizeof command, "./pan -m%llu -w%d -E -n >pan.log",
                 (unsigned long long)most, hash_bits(states));
        if (!run(command, &usage)) {
            return figures;
        }
        figures.states = states_in("pan.log");
    }
    figures.states -= figures.states > 0;
    figures.seconds = (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
    figures.bytes = 1024.0 * (double)usage.ru_maxrss;
    return figures;
}

struct figures spin_best(const struct rules_level *level, uint64_t states) {
    const struct rules_answers answers = {{0}};
    struct figures two = spin_once(level, &answers, states, "-O2");
    struct figures three = spin_once(level, &answers, states, "-O3");
    return three.states && three.seconds < two.seconds ? three : two;
}

bool spin_is_installed(void) {
    struct rusage usage;
    return run("spin -V >spin.log", &usage);
}

bool spin_folder(char *folder) {
    return mkdtemp(folder) && chdir(folder) == 0;
}

void spin_remove(const char *folder) {
    struct rusage usage;
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    run(command, &usage);
}

/* The sky over a box of many moments, wandered in by a script: it must come to its end, and each
 * step is timed.
 *
 *   sky_bench [COUNT] [BOX]     with BOX the box is a file, and stays: for looking at it */
#include "app/script.h"
#include "files/files.h"
#include "import.h"
#include "keepsake/keepsake.h"
#include "pack/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct phase {
    struct platform *platform;
    struct pack *pack;
    struct keepsake *box;
    struct stage *stage;
    int wait; /* that the last turn asked for */
};

static void must(bool good, const char *what) {
    if (!good) {
        fprintf(stderr, "sky_bench: %s\n", what);
        exit(1);
    }
}

static double cpu_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* --- the box: twenty years up to the scripts' today --- */

static const char *const kinds[] = {"crossing", "card", "crossing", "talk", "card", "evening"};
static const char *const titles[] = {"First light",      "Everyday",       "Three wickets",
                                     "A hard sentence",  "Small thanks",   "One good thing",
                                     "Hold the gate",    "If we could",    "Two halls",
                                     "Saying it slowly", "The long table", "Lantern evening"};
static const char *const decks[] = {"daily-life", "gratitude", "dreams"};
static const char *const words[] = {"tea",       "the garden wall", "a slow morning",
                                    "your hand", "the old bicycle", "snow in April",
                                    "lemon cake"};

static void add_moment(struct text *json, int number, int count) {
    const char *kind = kinds[number % 6];
    int64_t today, span = INT64_C(20) * 365 * 86400;
    script_date(SCRIPT_TODAY, &today);
    text_addf(json,
              "%s{\"kept_at\":%lld,\"kind\":\"%s\",\"laughed\":%s,\"pack\":\"seven-spans\","
              "\"level\":\"%s\",\"deck\":\"%s\",\"title\":\"%s\",\"name_a\":\"Ana\","
              "\"name_b\":\"Kim\",\"note\":\"\",\"source\":\"\",\"replay\":\"\",\"lines\":["
              "{\"who\":\"a\",\"question\":\"What was good in %d?\",\"answer\":\"%s\"},"
              "{\"who\":\"b\",\"question\":\"What was good in %d?\",\"answer\":\"%s\"}]}",
              number ? ",\n" : "", (long long)(today - span + span / count * (number + 1)), kind,
              number % 7 ? "false" : "true",
              kind[1] != 'r' ? ""
              : number % 4   ? "01-honest-talk/first-light"
                             : "03-room/two-halls",
              kind[1] != 'a' || kind[0] == 't' ? "" : decks[number % 3], titles[number % 12],
              number, words[number % 7], number, words[number * 5 % 7]);
}

static void fill(struct keepsake *box, int count) {
    struct text json = {0};
    struct keepsake_import report;
    text_add(&json, "{\"format\":\"two-lanterns keepsake\",\"version\":1,\"contains\":{},"
                    "\"moments\":[");
    for (int i = 0; i < count; i++) {
        add_moment(&json, i, count);
    }
    text_add(&json, "],\"promises\":[],\"own_cards\":[]}");
    const char *file = import_file(&json);
    must(keepsake_import_file(box, file, &report, NULL) == KEEPSAKE_OK, "import");
    remove(file);
    text_release(&json);
}

/* --- the game --- */

static struct pack *load_pack(void) {
    struct error error = {{0}};
    struct pack_diagnostics found = {0};
    char name[] = "pack";
    struct pack_source source = {
        .context = name, .read = files_source_read, .list = files_source_list};
    must(files_mount_pack(BENCH_PACK, name, &error), error.text);
    struct pack *pack = pack_load(&source, &found);
    must(pack, "the levels can't be read");
    return pack;
}

static void open_stage(struct phase *phase, int count, const char *path) {
    struct error error = {{0}};
    struct platform_options window = {
        .title = "sky", .width = 1920, .height = 1080, .scripted = true};
    must(files_init("sky_bench", &error) && files_mount_share(BENCH_SHARE, &error), error.text);
    phase->pack = load_pack();
    must(keepsake_open(path, KEEPSAKE_CREATE, &phase->box, NULL) == KEEPSAKE_OK, "open");
    fill(phase->box, count);
    phase->platform = platform_new(&window, &error);
    must(phase->platform, error.text);
    struct house_options scenes = {
        .platform = phase->platform, .pack = phase->pack, .keepsake = phase->box, .keeps = true};
    script_date(SCRIPT_TODAY, &scenes.date);
    phase->stage = house_open(&scenes);
    platform_open_devices(phase->platform);
}

static void close_stage(struct phase *phase) {
    house_close(phase->stage);
    platform_free(phase->platform);
    keepsake_close(phase->box);
    pack_free(phase->pack);
    files_release();
}

/* --- what is timed --- */

/* One script, told in parts. */
enum { PARTS = 16 };
struct tale {
    struct text lines;
    struct {
        const char *name;
        uint32_t from;
        double most, all;
        int steps;
    } part[PARTS];
    int parts;
    uint32_t ms;
};

static void begin_part(struct tale *tale, const char *name) {
    tale->part[tale->parts].name = name;
    tale->part[tale->parts++].from = tale->ms;
}

static void tell(struct tale *tale, uint32_t later, const char *line) {
    tale->ms += later;
    text_addf(&tale->lines, "%u %s\n", tale->ms, line);
}

/* Again and again, quicker than the camera follows. */
static void wander(struct tale *tale, int steps, const char *line) {
    for (int i = 0; i < steps; i++) {
        tell(tale, 80, line);
    }
}

static void write_tale(struct tale *tale) {
    begin_part(tale, "the title");
    tell(tale, 500, "expect text \"A star of this day\"");
    wander(tale, 4, "A down");
    tell(tale, 200, "expect focus \"Our sky\"");
    begin_part(tale, "into the sky");
    tell(tale, 100, "A confirm");
    tell(tale, 300, "expect scene sky");
    tell(tale, 600, "expect text \"November 2026\"");
    begin_part(tale, "into the past");
    wander(tale, 120, "A left");
    tell(tale, 900, "expect scene sky");
    begin_part(tale, "and back");
    wander(tale, 40, "A right");
    tell(tale, 900, "expect scene sky");
    begin_part(tale, "a moment and back");
    tell(tale, 100, "A confirm");
    tell(tale, 400, "expect scene moment");
    tell(tale, 100, "A back");
    tell(tale, 500, "expect scene sky");
    begin_part(tale, "the menu, reading ahead");
    tell(tale, 100, "A take-back");
    tell(tale, 400, "expect scene find");
    tell(tale, 12000, "expect focus \"Words\"");
    begin_part(tale, "each filter changed");
    for (int row = 0; row < 5; row++) {
        tell(tale, 200, "A down");
        tell(tale, 200, "A right");
        tell(tale, 200, "A right");
    }
    tell(tale, 200, "A down");
    tell(tale, 200, "A confirm"); /* all stars again */
    begin_part(tale, "words");
    wander(tale, 3, "A down");
    tell(tale, 200, "expect focus \"Words\"");
    tell(tale, 200, "A confirm");
    tell(tale, 300, "expect scene writing");
    tell(tale, 200, "type snow lem");
    tell(tale, 300, "key Return");
    tell(tale, 500, "expect text \"“snow lem”\"");
    begin_part(tale, "among what was found");
    tell(tale, 200, "A back");
    tell(tale, 500, "expect scene sky");
    wander(tale, 60, "A left");
    tell(tale, 900, "quit");
}

static double turn(struct phase *phase) {
    double start = cpu_ms();
    phase->wait = house_turn(phase->stage);
    return cpu_ms() - start;
}

static bool play(struct phase *phase, struct tale *tale) {
    struct error error = {{0}};
    struct script *script = script_parse(text_string(&tale->lines), &error);
    enum script_state state = SCRIPT_GOES_ON;
    int at = 0;
    must(script, error.text);
    while (state == SCRIPT_GOES_ON) {
        double took = turn(phase);
        while (at + 1 < tale->parts && platform_now(phase->platform) >= tale->part[at + 1].from) {
            at++;
        }
        tale->part[at].most = took > tale->part[at].most ? took : tale->part[at].most;
        tale->part[at].all += took;
        tale->part[at].steps++;
        state = script_run(script, phase->platform, phase->stage, NULL, &error);
        platform_wait(phase->platform, phase->wait);
    }
    script_free(script);
    if (state != SCRIPT_DONE) {
        fprintf(stderr, "sky_bench: %s\n", error.text);
    }
    return state == SCRIPT_DONE;
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 100000;
    struct phase phase = {0};
    struct tale tale = {0};
    if (count < 1000 || count > 200000) {
        fprintf(stderr, "sky_bench [COUNT 1000..200000] [BOX]\n");
        return 2;
    }
    open_stage(&phase, count, argc > 2 ? argv[2] : ":memory:");
    write_tale(&tale);
    bool good = play(&phase, &tale);
    close_stage(&phase);
    printf("%-32s %8s %8s %7s\n", "ms of processor time, 1920x1080", "most", "mean", "steps");
    for (int i = 0; i < tale.parts; i++) {
        printf("%-32s %8.2f %8.2f %7d\n", tale.part[i].name, tale.part[i].most,
               tale.part[i].all / tale.part[i].steps, tale.part[i].steps);
    }
    text_release(&tale.lines);
    return good ? 0 : 1;
}

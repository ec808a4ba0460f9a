/* How long the box takes with very many moments: box_bench [COUNT] [FOLDER]. It makes a box of
 * COUNT moments (100,000) of about 1 KiB in FOLDER (/tmp) and removes it again. Compare figures of
 * one run only. */
#define _XOPEN_SOURCE 700
#include "import.h"
#include "keepsake/keepsake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 50 };

static double ms_of(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* On a busy machine the processor's time tells more; what waits for the disk shows in the other. */
struct watch {
    double wall, cpu;
};

static struct watch watch_start(void) {
    return (struct watch){.wall = ms_of(CLOCK_MONOTONIC), .cpu = ms_of(CLOCK_PROCESS_CPUTIME_ID)};
}

static void watch_tell(struct watch start, const char *what, const char *more) {
    struct watch end = watch_start();
    printf("%-32s %10.2f %10.2f  %s\n", what, end.wall - start.wall, end.cpu - start.cpu, more);
}

static void must(enum keepsake_result result, const char *what) {
    if (result != KEEPSAKE_OK) {
        fprintf(stderr, "%s: %s\n", what, keepsake_message(result));
        exit(1);
    }
}

/* --- what is kept: made-up words, some of them often and most of them seldom --- */

enum { VOCABULARY = 30000 };

static const char *word(uint32_t number) {
    static const char sound[2][21] = {"bcdfghjklmnprstvwzsn", "aeiouaeioaeioueaieoa"};
    static char text[12];
    uint64_t random = number;
    uint32_t length = 2 + random_below(&random, 8);
    for (uint32_t i = 0; i < length; i++) {
        text[i] = sound[i % 2][random_below(&random, 20)];
    }
    text[length] = '\0';
    return text;
}

static void add_words(struct text *out, uint64_t *random, int count) {
    for (int i = 0; i < count; i++) {
        double share = (double)random_below(random, 1 << 24) / (1 << 24);
        text_add(out, i ? " " : "");
        text_add(out, word((uint32_t)(VOCABULARY * share * share * share)));
    }
}

static void add_field(struct text *out, const char *name, uint64_t *random, int words) {
    text_addf(out, ",\"%s\":\"", name);
    add_words(out, random, words);
    text_add(out, "\"");
}

static void add_moment(struct text *out, uint64_t *random, int number, int count) {
    int64_t first = 1600000000, span = INT64_C(20) * 365 * 86400;
    text_addf(out,
              "%s{\"kept_at\":%lld,\"kind\":\"%s\",\"laughed\":%s,\"pack\":\"seven-spans\","
              "\"level\":\"%02d-chapter/level-%d\",\"deck\":\"deck-%d\",\"source\":\"\","
              "\"replay\":\"\",\"name_a\":\"Ana\",\"name_b\":\"Kim\"",
              number ? ",\n" : "", (long long)(first + span * number / count),
              number % 3 ? "card" : "crossing", number % 7 ? "false" : "true", number % 9,
              number % 40, number % 30);
    add_field(out, "title", random, 3);
    add_field(out, "note", random, 15);
    text_add(out, ",\"lines\":[");
    for (int i = 0; i < 3; i++) {
        text_addf(out, "%s{\"who\":\"both\"", i ? "," : "");
        add_field(out, "question", random, 12);
        add_field(out, "answer", random, 25);
        text_add(out, "}");
    }
    text_addf(out, "]}");
}

static void fill(struct keepsake *box, int count) {
    struct text json = {0};
    struct keepsake_import report;
    uint64_t random = 1;
    text_add(&json, "{\"format\":\"two-lanterns keepsake\",\"version\":1,\"contains\":{},"
                    "\"moments\":[");
    for (int i = 0; i < count; i++) {
        add_moment(&json, &random, i, count);
    }
    text_add(&json, "],\"promises\":[],\"own_cards\":[]}");
    printf("%-32s %10s %10s\n", "", "ms", "cpu ms");
    const char *file = import_file(&json);
    struct watch start = watch_start();
    must(keepsake_import_file(box, file, &report, NULL), "import");
    watch_tell(start, "import", "");
    remove(file);
    printf("%-32s %10.0f bytes\n", "a moment", (double)json.length / count);
    text_release(&json);
}

/* --- what is measured --- */

static void find(struct keepsake *box, const char *name, struct keepsake_filter filter) {
    struct keepsake_entry list[PAGE];
    int count = 0;
    int64_t found = 0;
    char told[40];
    struct watch start = watch_start();
    must(keepsake_find_moments(box, &filter, 0, list, PAGE, &count, NULL), name);
    watch_tell(start, name, "");
    start = watch_start();
    must(keepsake_count_found(box, &filter, &found, NULL), name);
    snprintf(told, sizeof told, "%lld found", (long long)found);
    watch_tell(start, "    count", told);
}

static void search(struct keepsake *box, const char *name, const char *words) {
    find(box, name, (struct keepsake_filter){.words = words});
}

static void ignore_year(void *to, int year) {
    (void)to;
    (void)year;
}

static void ignore_name(void *to, const char *name) {
    (void)to;
    (void)name;
}

static bool ignore_bytes(void *to, const void *bytes, size_t size) {
    (void)bytes;
    *(size_t *)to += size;
    return true;
}

#define TIMED(name, call)                                                                          \
    do {                                                                                           \
        struct watch start_ = watch_start();                                                       \
        must(call, name);                                                                          \
        watch_tell(start_, name, "");                                                              \
    } while (0)

static void look(struct keepsake *box, int count) {
    struct keepsake_entry list[PAGE];
    int found = 0;
    bool done = false;
    TIMED("newest page", keepsake_list_moments(box, 0, list, PAGE, &found, NULL));
    TIMED("page in the middle", keepsake_list_moments(box, count / 2, list, PAGE, &found, NULL));
    TIMED("on this day", keepsake_on_this_day(box, (struct day){2040, 9, 13}, list, NULL));
    find(box, "first filter", (struct keepsake_filter){.deck = "deck-3"});
    find(box, "filter: deck, span, laughed",
         (struct keepsake_filter){.deck = "deck-3", .chapter = "03-chapter", .laughed = true});
    find(box, "filter: year", (struct keepsake_filter){.year = 2021});
    TIMED("years", keepsake_list_years(box, ignore_year, NULL, NULL));
    TIMED("decks", keepsake_list_decks(box, ignore_name, NULL, NULL));
    TIMED("chapters", keepsake_list_chapters(box, ignore_name, NULL, NULL));
    TIMED("prepare the search, 500 moments", keepsake_prepare_search(box, 500, &done, NULL));
    TIMED("prepare the search, the rest", keepsake_prepare_search(box, count, &done, NULL));
    search(box, "search: one letter", "s");
    search(box, "search: three letters", "sol");
    search(box, "search: a frequent word", word(1));
    search(box, "search: a word", word(500));
    search(box, "search: a rare word", word(VOCABULARY - 1));
    search(box, "search: nowhere", "zebra");
    char both[40];
    snprintf(both, sizeof both, "%s ", word(20));
    strcat(both, word(700));
    search(box, "search: two words", both);
}

static int64_t keep_one(struct keepsake *box) {
    const struct keepsake_moment moment = {.kind = KEEPSAKE_CARD,
                                           .pack = "",
                                           .level = "",
                                           .deck = "",
                                           .title = "one more",
                                           .source = "",
                                           .replay = "",
                                           .name_a = "Ana",
                                           .name_b = "Kim",
                                           .note = ""};
    int64_t id = 0;
    TIMED("keep", keepsake_keep_moment(box, &moment, true, true, &id, NULL));
    return id;
}

static void change(struct keepsake *box, int count) {
    struct keepsake_summary summary;
    size_t bytes = 0;
    TIMED("backup", keepsake_backup(box, NULL));
    keep_one(box);
    TIMED("delete the newest", keepsake_delete_moment(box, count + 1, NULL));
    TIMED("delete one in the middle", keepsake_delete_moment(box, count / 2, NULL));
    TIMED("delete the oldest", keepsake_delete_moment(box, 1, NULL));
    TIMED("describe an export", keepsake_describe_export(box, &summary, NULL));
    text_release(&summary.names);
    TIMED("export JSON", keepsake_export_json(box, ignore_bytes, &bytes, NULL));
    TIMED("export HTML",
          keepsake_export_html(box, &keepsake_page_english, ignore_bytes, &bytes, NULL));
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 100000;
    char folder[400], path[420];
    struct keepsake *box;
    struct stat about;
    snprintf(folder, sizeof folder, "%s/box-bench-XXXXXX", argc > 2 ? argv[2] : "/tmp");
    if (count < 10 || count > 200000 || !mkdtemp(folder)) {
        fprintf(stderr, "box_bench [COUNT 10..200000] [FOLDER]\n");
        return 2;
    }
    snprintf(path, sizeof path, "%s/box", folder);
    must(keepsake_open(path, KEEPSAKE_CREATE, &box, NULL), "open");
    fill(box, count);
    keepsake_close(box);
    printf("%-32s %10.1f MiB\n", "the file",
           stat(path, &about) == 0 ? (double)about.st_size / 1048576 : 0);
    TIMED("open", keepsake_open(path, 0, &box, NULL));
    look(box, count);
    change(box, count);
    TIMED("forget everything", keepsake_forget_everything(box, NULL));
    keepsake_close(box);
    static const char *const suffix[] = {"", ".lock", ".reserve"};
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/box%s", folder, suffix[i]);
        remove(path);
    }
    return rmdir(folder) == 0 ? 0 : 1;
}

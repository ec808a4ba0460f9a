/* The packs that are here: found, described, proved, kept and removed; and whatever can become of
 * their files meanwhile. */
#include "packs/packs.h"

#include "files/files.h"
#include "scratch.h"
#include "zipmaker.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifndef _WIN32
#include <sys/resource.h>
#endif

#include <cmocka.h>

#define CARDS                                                                                      \
    "title: Small\npractice: none\ncards:\n  - id: one\n    depth: 1\n    topics: [home]\n"        \
    "    ask: What do you like here?\n"
#define CHAPTER "title: Only\npractice: none\nlevels: [door]\n"
#define LEVEL                                                                                      \
    "title: Door\nquestions:\n  kite: {by: A, marks: 2, ask: Which way?, answers: [Left]}\n"       \
    "map: |\n  #######\n  #A.b..#\n  #B1..a#\n  #..2..#\n  #######\n"                              \
    "legend:\n  \"1\": veil kite moon\n  \"2\": veil kite leaf\n"

static struct packs *packs;

/* pack.yaml of a pack with this id, title and version. */
static const char *head(const char *id, const char *title, const char *version, bool levels) {
    static char text[512];
    snprintf(text, sizeof text,
             "format: 1\nid: %s\ntitle: %s\nauthors: [Ana, Ben]\nlicence: CC0-1.0\n"
             "version: \"%s\"\nlanguage: en\nabout: For a test.\nchapters: [%s]\n",
             id, title, version, levels ? "only" : "");
    return text;
}

static void write_zip(const char *name, const char *pack_yaml, bool levels) {
    struct item items[] = {{.name = "pack.yaml", .content = pack_yaml, .deflate = true},
                           {.name = "decks/small.yaml", .content = CARDS},
                           {.name = "chapters/only/chapter.yaml", .content = CHAPTER},
                           {.name = "chapters/only/door.yaml", .content = LEVEL}};
    struct made made;
    made_zip(&made, items, levels ? 4 : 2);
    FILE *file = fopen(scratch_path(name), "wb");
    assert_non_null(file);
    fwrite(made.bytes.data, 1, made.bytes.length, file);
    fclose(file);
    made_release(&made);
}

static void write_folder(const char *name, const char *pack_yaml) {
    char path[200];
    scratch_folder(name);
    snprintf(path, sizeof path, "%s/pack.yaml", name);
    scratch_file(path, pack_yaml);
    snprintf(path, sizeof path, "%s/decks", name);
    scratch_folder(path);
    snprintf(path, sizeof path, "%s/decks/small.yaml", name);
    scratch_file(path, CARDS);
}

static int set_up(void **state) {
    (void)state;
    struct error error = {{0}};
    scratch_make();
    scratch_folder("data");
    scratch_folder("data/packs");
    scratch_folder("share");
    write_folder("share/seven-spans", head(PACKS_SHIPPED_ID, "Seven Spans", "1", false));
    assert_true(files_init(NULL, &error));
    packs = packs_new(scratch_path("data/"), scratch_path("share/seven-spans"));
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    packs_free(packs);
    files_release();
    scratch_remove();
    return 0;
}

static void read_entry(struct packs_entry *entry) {
    struct packs_reading *reading = packs_reading_of(packs, entry, PACKS_TO_TELL);
    packs_read(reading);
    packs_take(entry, reading);
    packs_reading_free(reading);
}

static struct packs_entry *find(const char *file) {
    for (int i = 0; i < packs_count(packs); i++) {
        struct packs_entry *entry = packs_at(packs, i);
        if (strcmp(entry->file, file) == 0) {
            if (!entry->read) {
                read_entry(entry);
            }
            return entry;
        }
    }
    fail_msg("%s is not listed", file);
    return NULL;
}

static struct packs_reading *given(const char *name) {
    struct packs_entry *entry = packs_give(packs, scratch_path(name));
    struct packs_reading *reading = packs_reading_of(packs, entry, PACKS_TO_KEEP);
    packs_read(reading);
    packs_take(entry, reading);
    return reading;
}

/* A second game, or the same one another evening. */
static void begin_again(void) {
    packs_free(packs);
    packs = packs_new(scratch_path("data/"), scratch_path("share/seven-spans"));
    packs_look(packs);
}

/* --- finding and describing --- */

static void nothing_there(void **state) {
    (void)state;
    assert_false(packs_any(packs));
    assert_null(packs_remembered(packs));
    packs_look(packs);
    assert_int_equal(packs_count(packs), 1);
    assert_string_equal(find("seven-spans")->about.title, "Seven Spans");
    assert_true(packs_is_played(packs, packs_at(packs, 0)));
    assert_int_equal(scratch_count("data"), 1); /* looking makes nothing */
}

static void no_folder(void **state) {
    (void)state;
    struct error error = {{0}};
    packs_free(packs);
    packs = packs_new(NULL, scratch_path("share/seven-spans"));
    write_zip("friend.zip", head("friend", "Friend", "1", false), false);
    packs_look(packs);
    assert_int_equal(packs_count(packs), 1);
    assert_null(packs_remembered(packs));
    struct packs_reading *reading = given("friend.zip");
    struct packs_entry *entry = find("friend.zip");
    assert_true(entry->about.good);
    assert_null(packs_keep(packs, entry, reading, &error));
    assert_non_null(strstr(error.text, "no folder"));
    packs_reading_free(reading);
}

static void what_is_told(void **state) {
    (void)state;
    write_zip("data/packs/friend.ZIP", head("friend", "From a friend", "1", true), true);
    write_folder("data/packs/ours", head("ours", "Ours", "1", false));
    scratch_file("data/packs/notes.txt", "no pack");
    scratch_file("data/packs/.hidden.zip", "no pack");
    assert_true(packs_any(packs));
    packs_look(packs);
    assert_int_equal(packs_count(packs), 3);
    const struct packs_about *about = &find("friend.ZIP")->about;
    assert_true(about->good);
    assert_string_equal(about->title, "From a friend");
    assert_string_equal(about->authors, "Ana, Ben");
    assert_int_equal(about->levels, 1);
    assert_int_equal(about->cards, 1);
    assert_true(find("ours")->folder);
    assert_string_equal(find("ours")->about.id, "ours");
    assert_int_equal(find("ours")->about.levels, 0);
}

static void what_is_wrong(void **state) {
    (void)state;
    scratch_file("data/packs/junk.zip", "this is no zip");
    write_folder("data/packs/bad", "format: 1\nid: bad\ntytle: Bad\n");
    packs_look(packs);
    const struct packs_about *junk = &find("junk.zip")->about, *bad = &find("bad")->about;
    assert_false(junk->good);
    assert_int_equal(junk->mistakes, 1);
    assert_string_equal(junk->mistake[0].file, "");
    assert_null(strstr(junk->mistake[0].what, scratch_path(""))); /* no path on the screen */
    assert_false(bad->good);
    assert_int_equal(bad->mistakes, PACKS_MISTAKES);
    assert_true(bad->more > 0);
    assert_string_equal(bad->mistake[0].file, "pack.yaml");
    assert_true(bad->mistake[0].line > 0);
    assert_true(find("seven-spans")->about.good); /* the others go on */
}

static void hostile(void **state) {
    (void)state;
    struct item bomb = {.name = "../../pack.yaml", .content = "format: 1\n"};
    struct made made;
    made_zip(&made, &bomb, 1);
    FILE *file = fopen(scratch_path("data/packs/climbs.zip"), "wb");
    assert_non_null(file);
    fwrite(made.bytes.data, 1, made.bytes.length, file);
    fclose(file);
    made_release(&made);
    packs_look(packs);
    assert_false(find("climbs.zip")->about.good);
}

static void it_vanishes(void **state) {
    (void)state;
    write_zip("data/packs/friend.zip", head("friend", "Friend", "1", false), false);
    packs_look(packs);
    struct packs_entry *entry = packs_at(packs, 1);
    assert_int_equal(unlink(entry->path), 0);
    read_entry(entry);
    assert_false(entry->about.good);
    assert_non_null(strstr(entry->about.mistake[0].what, "cannot be opened"));
    assert_true(packs_remove(packs, entry, NULL)); /* it is gone already */
    assert_int_equal(packs_count(packs), 1);
}

static void one_that_calls_itself_shipped(void **state) {
    (void)state;
    write_zip("data/packs/other.zip", head(PACKS_SHIPPED_ID, "Other", "1", true), true);
    write_folder("data/packs/same", head(PACKS_SHIPPED_ID, "Seven Spans", "1", false));
    packs_look(packs);
    assert_string_not_equal(find("other.zip")->about.id, PACKS_SHIPPED_ID);
    assert_string_equal(find("same")->about.id, PACKS_SHIPPED_ID);
}

static void two_of_one_id(void **state) {
    (void)state;
    write_zip("data/packs/one.zip", head("twin", "One", "1", false), false);
    write_zip("data/packs/two.zip", head("twin", "Two", "2", false), false);
    write_zip("data/packs/three.zip", head("alone", "Three", "1", false), false);
    packs_look(packs);
    struct packs_entry *one = find("one.zip"), *two = find("two.zip");
    assert_ptr_equal(packs_namesake(packs, one), two);
    assert_ptr_equal(packs_namesake(packs, two), one);
    assert_null(packs_namesake(packs, find("three.zip")));
}

/* --- proving --- */

static struct packs_proof prove(struct packs_reading *reading, bool called_off) {
    struct packs_proving proving = {.pack = reading->pack};
    atomic_init(&proving.at, 0);
    atomic_init(&proving.called_off, called_off);
    packs_prove(&proving);
    return proving.proof;
}

static void a_proof_is_remembered(void **state) {
    (void)state;
    struct packs_proof known;
    write_zip("friend.zip", head("friend", "Friend", "1", true), true);
    struct packs_reading *reading = given("friend.zip");
    struct packs_proof proof = prove(reading, false);
    uint64_t hash = find("friend.zip")->about.fingerprint;
    assert_int_equal(proof.levels, 1);
    assert_int_equal(proof.held + proof.failed, 1);
    assert_int_equal(prove(reading, true).held, 0); /* nobody wants it any more */
    packs_reading_free(reading);
    assert_false(packs_proved(packs, hash, &known));
    assert_true(packs_note_proof(packs, hash, &proof, NULL));
    begin_again();
    assert_true(packs_proved(packs, hash, &known));
    assert_memory_equal(&known, &proof, sizeof proof);
    assert_false(packs_proved(packs, hash + 1, &known));
}

/* Whatever stands in the file of what is remembered, it is read as nothing worse than nothing. */
static void a_strange_memory(void **state) {
    (void)state;
    struct packs_proof proof;
    static const char *const files[] = {
        "",
        "something else\nplayed friend.zip/\n",
        "two-lanterns packs 1\nplayed ../../friend.zip/\n",
        "two-lanterns packs 1\nplayed .friend.zip/\n",
        "two-lanterns packs 1\nplayed levels/../friend/\n",
        "two-lanterns packs 1\nplayed levels/../\n",
        "two-lanterns packs 1\nplayed friend.zip\n",
        "two-lanterns packs 1\nplayed /\naside /\naside \nproved\n\n\n",
        "two-lanterns packs 1\nproved 0000000000000001 1 2 0\nproved 0000000000000001 1 -1 0",
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        scratch_file("data/packs.known", files[i]);
        assert_null(packs_remembered(packs));
        assert_false(packs_proved(packs, 1, &proof));
        packs_look(packs);
    }
}

static void memory_does_not_grow_for_ever(void **state) {
    (void)state;
    struct packs_proof proof = {.levels = 1, .held = 1}, known;
    struct text file = {0};
    text_add(&file, "two-lanterns packs 1\n");
    for (int i = 0; i < 4000; i++) {
        text_addf(&file, "proved %016x 1 1 0\n", i);
    }
    scratch_file("data/packs.known", text_string(&file));
    text_release(&file);
    assert_true(packs_note_proof(packs, 5000, &proof, NULL));
    assert_true(packs_proved(packs, 5000, &known));
    assert_true(packs_proved(packs, 3999, &known));
    assert_false(packs_proved(packs, 0, &known));
}

/* --- keeping, setting aside, removing --- */

static void keep_and_remove(void **state) {
    (void)state;
    struct error error = {{0}};
    write_folder("ours", head("ours", "Ours", "1", false));
    packs_look(packs);
    struct packs_reading *reading = given("ours");
    struct packs_entry *kept = packs_keep(packs, find("ours"), reading, &error);
    assert_non_null(kept);
    packs_reading_free(reading);
    assert_string_equal(kept->file, "ours.zip");
    assert_int_equal(kept->place, PACKS_KEPT);
    begin_again();
    assert_int_equal(packs_count(packs), 2);
    kept = find("ours.zip");
    assert_string_equal(kept->about.title, "Ours");
    reading = given("ours"); /* the very same, as a folder */
    assert_true(packs_has(packs, find("ours")));
    packs_reading_free(reading);
    assert_true(packs_remove(packs, kept, &error));
    assert_int_equal(scratch_count("data/packs"), 0);
    assert_int_equal(scratch_count("ours"), 2); /* what was given is whole */
}

static void a_folder_is_not_removed(void **state) {
    (void)state;
    struct error error = {{0}};
    write_folder("data/packs/ours", head("ours", "Ours", "1", false));
    packs_look(packs);
    assert_false(packs_remove(packs, find("ours"), &error));
    assert_int_equal(scratch_count("data/packs/ours"), 2);
}

static void a_newer_version_takes_the_place(void **state) {
    (void)state;
    struct error error = {{0}};
    write_zip("data/packs/mine.zip", head("friend", "Old", "1", false), false);
    scratch_file("data/packs/friend.zip", "in the way, and no pack");
    write_zip("new.zip", head("friend", "New", "2", false), false);
    packs_look(packs);
    find("mine.zip");
    struct packs_reading *reading = given("new.zip");
    struct packs_entry *entry = find("new.zip");
    assert_ptr_equal(packs_replaced(packs, entry), find("mine.zip"));
    assert_string_equal(packs_keep(packs, entry, reading, &error)->file, "mine.zip");
    packs_reading_free(reading);
    begin_again();
    assert_int_equal(packs_count(packs), 3);
    assert_string_equal(find("mine.zip")->about.title, "New");
}

static void another_name_where_one_is_taken(void **state) {
    (void)state;
    write_zip("data/packs/friend.zip", head("other", "Other", "1", false), false);
    write_zip("new.zip", head("friend", "New", "2", false), false);
    packs_look(packs);
    find("friend.zip");
    struct packs_reading *reading = given("new.zip");
    assert_string_equal(packs_keep(packs, find("new.zip"), reading, NULL)->file, "friend-2.zip");
    packs_reading_free(reading);
}

/* What passed the gate is what is kept, though its file is another by then. */
static void swapped_meanwhile(void **state) {
    (void)state;
    write_zip("new.zip", head("friend", "New", "1", false), false);
    packs_look(packs);
    struct packs_reading *reading = given("new.zip");
    scratch_file("new.zip", "no pack any more");
    struct packs_entry *kept = packs_keep(packs, find("new.zip"), reading, NULL);
    assert_non_null(kept);
    packs_reading_free(reading);
    read_entry(kept);
    assert_true(kept->about.good);
    assert_string_equal(kept->about.title, "New");
}

#ifndef _WIN32 /* what only POSIX has in a folder, and a disk that is full */
static void no_files(void **state) {
    (void)state;
    assert_int_equal(mkfifo(scratch_path("data/packs/pipe.zip"), 0600), 0);
    assert_int_equal(symlink("/dev/zero", scratch_path("data/packs/zero.zip")), 0);
    scratch_file("data/packs/line\nbreak.zip", "x");
    scratch_file("data/packs/\xe2\x80\xa8right.zip", "x");
    packs_look(packs);
    assert_int_equal(packs_unlisted(packs), 2);
    assert_false(find("pipe.zip")->about.good);
    assert_false(find("zero.zip")->about.good);
}

static void full_disk(void **state) {
    (void)state;
    struct error error = {{0}};
    struct rlimit old, tight;
    write_zip("data/packs/mine.zip", head("friend", "Old", "1", false), false);
    write_zip("new.zip", head("friend", "New", "2", false), false);
    packs_look(packs);
    find("mine.zip");
    struct packs_reading *reading = given("new.zip");
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    tight = old;
    tight.rlim_cur = 100;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    struct packs_entry *kept = packs_keep(packs, find("new.zip"), reading, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    packs_reading_free(reading);
    assert_null(kept);
    assert_non_null(strstr(error.text, "room on the disk"));
    assert_null(strstr(error.text, scratch_path("")));
    assert_int_equal(scratch_count("data/packs"), 1);
    begin_again();
    assert_string_equal(find("mine.zip")->about.title, "Old");
}
#endif

static void set_aside(void **state) {
    (void)state;
    write_zip("data/packs/a.zip", head("a", "A", "1", false), false);
    write_zip("data/packs/a.zip.zip", head("b", "B", "1", false), false);
    packs_look(packs);
    assert_true(packs_set_aside(packs, find("a.zip"), true, NULL));
    begin_again();
    assert_true(find("a.zip")->aside);
    assert_false(find("a.zip.zip")->aside);
    assert_string_equal(packs_at(packs, 2)->file, "a.zip"); /* after the others */
    assert_true(packs_set_aside(packs, find("a.zip"), false, NULL));
    begin_again();
    assert_false(find("a.zip")->aside);
}

/* --- playing --- */

static struct pack *to_play(const struct packs_entry *entry) {
    struct packs_reading *reading = packs_reading_of(packs, entry, PACKS_TO_PLAY);
    packs_read(reading);
    struct pack *pack = reading->pack;
    reading->pack = NULL;
    packs_reading_free(reading);
    return pack;
}

static void the_played_one_is_remembered(void **state) {
    (void)state;
    write_zip("data/packs/friend.zip", head("friend", "Friend", "1", false), false);
    packs_look(packs);
    struct packs_entry *entry = find("friend.zip");
    assert_true(packs_play(packs, entry, to_play(entry), NULL));
    assert_true(packs_is_played(packs, entry));
    assert_false(packs_is_played(packs, packs_at(packs, 0)));
    begin_again();
    char *path = packs_remembered(packs);
    assert_string_equal(path, scratch_path("data/packs/friend.zip"));
    free(path);
    assert_true(packs_play(packs, packs_at(packs, 0), to_play(packs_at(packs, 0)), NULL));
    assert_null(packs_remembered(packs));
}

static void played_and_then_kept(void **state) {
    (void)state;
    write_zip("new.zip", head("friend", "New", "1", false), false);
    packs_look(packs);
    struct packs_reading *reading = given("new.zip");
    struct packs_entry *entry = find("new.zip");
    assert_true(packs_play(packs, entry, to_play(entry), NULL));
    assert_null(packs_remembered(packs)); /* it may be gone tomorrow */
    struct packs_entry *kept = packs_keep(packs, entry, reading, NULL);
    packs_reading_free(reading);
    assert_true(packs_is_played(packs, kept));
    char *path = packs_remembered(packs);
    assert_string_equal(path, kept->path);
    free(path);
}

/* What lies beside the game's own levels came with it: it stays there, wherever the game lies, and
 * can't be kept, set aside or removed. */
static void one_that_came_with_the_game(void **state) {
    (void)state;
    scratch_file("share/no-pack.txt", "a file");
    assert_false(packs_any(packs));
    write_folder("share/beside", head("beside", "Beside", "1", false));
    assert_true(packs_any(packs));
    packs_look(packs);
    assert_int_equal(packs_count(packs), 2);
    struct packs_entry *beside = find("beside");
    assert_int_equal(beside->place, PACKS_SHIPPED);
    assert_string_equal(beside->about.title, "Beside");
    assert_false(packs_remove(packs, beside, NULL));
    assert_true(packs_play(packs, beside, to_play(beside), NULL));
    char *path = packs_remembered(packs);
    assert_string_equal(path, beside->path);
    free(path);
    begin_again();
    assert_true(packs_play(packs, packs_at(packs, 0), to_play(packs_at(packs, 0)), NULL));
    assert_null(packs_remembered(packs));
}

/* Each game changes what is there then, and loses nothing of the other's. */
static void two_games(void **state) {
    (void)state;
    write_zip("data/packs/a.zip", head("a", "A", "1", false), false);
    write_zip("data/packs/b.zip", head("b", "B", "1", false), false);
    packs_look(packs);
    struct packs *other = packs,
                 *mine = packs_new(scratch_path("data/"), scratch_path("share/seven-spans"));
    packs_look(mine);
    assert_true(packs_set_aside(other, find("a.zip"), true, NULL));
    packs = mine;
    assert_true(packs_set_aside(mine, find("b.zip"), true, NULL));
    packs_free(other);
    begin_again();
    assert_true(find("a.zip")->aside);
    assert_true(find("b.zip")->aside);
}

/* --- zips by people's own tools (tests/unit/files/zips), as the screen has them read --- */

#define ZIPS TEST_SOURCE_DIR "/tests/unit/files/zips"

static struct packs_entry *give_zip(const char *folder, const char *name) {
    struct text path = {0};
    text_addf(&path, "%s/%s", folder, name);
    struct packs_entry *entry = packs_give(packs, text_string(&path));
    read_entry(entry);
    text_release(&path);
    return entry;
}

static bool is_zip(const char *name) {
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".zip") == 0;
}

static void as_the_folder(void *to, const char *name) {
    if (is_zip(name)) {
        const struct packs_about *folder = &give_zip(ZIPS, "my-pack")->about;
        const struct packs_about *zip = &give_zip(ZIPS, name)->about;
        if (!zip->good || strcmp(zip->title, folder->title) != 0 || zip->levels != folder->levels ||
            zip->cards != folder->cards) {
            fail_msg("%s is not told as the folder it was made of", name);
        }
        ++*(int *)to;
    }
}

static void told_in_a_sentence(void *to, const char *name) {
    if (is_zip(name)) {
        const struct packs_about *zip = &give_zip(ZIPS "/refused", name)->about;
        assert_false(zip->good);
        if (zip->mistakes != 1 || !strstr(zip->mistake[0].what, "make the zip again with")) {
            fail_msg("%s: %s", name, zip->mistakes ? zip->mistake[0].what : "nothing is told");
        }
        ++*(int *)to;
    }
}

static void zips_of_real_tools(void **state) {
    (void)state;
    int good = 0, refused = 0;
    packs_look(packs);
    assert_true(files_list_native(ZIPS, as_the_folder, &good, NULL));
    assert_true(files_list_native(ZIPS "/refused", told_in_a_sentence, &refused, NULL));
    assert_int_equal(good, 15);
    assert_int_equal(refused, 6);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    static const struct CMUnitTest tests[] = {
        TEST(nothing_there),
        TEST(no_folder),
        TEST(what_is_told),
        TEST(what_is_wrong),
        TEST(hostile),
        TEST(it_vanishes),
        TEST(one_that_calls_itself_shipped),
        TEST(two_of_one_id),
        TEST(a_proof_is_remembered),
        TEST(a_strange_memory),
        TEST(memory_does_not_grow_for_ever),
        TEST(keep_and_remove),
        TEST(a_folder_is_not_removed),
        TEST(a_newer_version_takes_the_place),
        TEST(another_name_where_one_is_taken),
        TEST(swapped_meanwhile),
        TEST(zips_of_real_tools),
#ifndef _WIN32
        TEST(no_files),
        TEST(full_disk),
#endif
        TEST(set_aside),
        TEST(the_played_one_is_remembered),
        TEST(played_and_then_kept),
        TEST(one_that_came_with_the_game),
        TEST(two_games),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

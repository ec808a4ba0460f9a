/* What goes out in an export, and what may come in. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct keepsake *memory_box(void) {
    struct keepsake *keepsake;
    assert_int_equal(keepsake_open(":memory:", 0, &keepsake, NULL), KEEPSAKE_OK);
    return keepsake;
}

static bool take_all(void *to, const void *bytes, size_t size) {
    text_add_bytes(to, bytes, size);
    return true;
}

static struct text json_of(struct keepsake *keepsake) {
    struct text json = {0};
    assert_int_equal(keepsake_export_json(keepsake, take_all, &json, NULL), KEEPSAKE_OK);
    return json;
}

static const char hostile[] = "<script>\"&'\\ \xf0\x9f\x8f\xae h\xc3\xa9ron";

static void fill(struct keepsake *keepsake) {
    struct keepsake_own_card card = {.ask = "Tea?", .answer = {"Yes", "Later"}, .depth = 3};
    struct keepsake_promise promise = {.made_at = 1700000000, .by = "Kim", .text = "I'll call."};
    struct keepsake_moment moment = *sample("word");
    int64_t id;
    keep(keepsake, hostile);
    moment.kind = KEEPSAKE_EVENING;
    moment.kept_at = 1500000000;
    moment.laughed = true;
    moment.note = "two\nlines";
    moment.deck = "dreams";
    moment.line_count = 0;
    assert_int_equal(keepsake_keep_moment(keepsake, &moment, true, true, NULL, NULL), KEEPSAKE_OK);
    card.answer_count = 2;
    card.topics = 5;
    assert_int_equal(keepsake_add_own_card(keepsake, &card, NULL, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_keep_promise(keepsake, &promise, true, true, &id, NULL), KEEPSAKE_OK);
    assert_int_equal(
        keepsake_set_promise_state(keepsake, id, KEEPSAKE_PROMISE_LET_GO, 1700000500, NULL),
        KEEPSAKE_OK);
}

static void test_what_it_contains(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct keepsake_summary summary;
    fill(keepsake);
    keep(keepsake, "x");
    sqlite3_exec(keepsake->db, "UPDATE moment SET note = char(7) WHERE id = 3", NULL, NULL, NULL);
    assert_int_equal(keepsake_describe_export(keepsake, &summary, NULL), KEEPSAKE_OK);
    assert_int_equal(summary.moments, 2);
    assert_int_equal(summary.crossings, 1);
    assert_int_equal(summary.evenings, 1);
    assert_int_equal(summary.promises, 1);
    assert_int_equal(summary.own_cards, 1);
    assert_int_equal(summary.damaged, 1);
    assert_int_equal(summary.first, 1500000000);
    assert_int_equal(summary.last, 1800000000);
    assert_non_null(strstr(text_string(&summary.names), "Kim\n"));
    text_release(&summary.names);
    keepsake_close(keepsake);
}

static void test_round_trip(void **state) {
    (void)state;
    struct keepsake *from = open_box(), *to = memory_box();
    struct keepsake_import report;
    fill(from);
    /* one that sleeps and one that is light: told apart from each other, and from "we laughed" */
    assert_int_equal(keepsake_set_asleep(from, 1, true, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_set_light(from, 2, true, true, true, NULL), KEEPSAKE_OK);
    struct text json = json_of(from);
    assert_non_null(strstr(json.data, "\"laughed\":false,\"asleep\":true,\"light\":false"));
    assert_non_null(strstr(json.data, "\"laughed\":true,\"asleep\":false,\"light\":true"));
    keepsake_close(from);
    assert_int_equal(import_bytes(to, json.data, json.length, &report, NULL), KEEPSAKE_OK);
    assert_int_equal(report.moments, 2);
    assert_int_equal(report.promises, 1);
    assert_int_equal(report.own_cards, 1);
    assert_int_equal(report.known, 0);
    struct text again = json_of(to);
    assert_string_equal(text_string(&again), text_string(&json));
    assert_int_equal(import_bytes(to, json.data, json.length, &report, NULL), KEEPSAKE_OK);
    assert_int_equal(report.moments + report.promises + report.own_cards, 0);
    assert_int_equal(report.known, 4);
    assert_int_equal(keepsake_set_laughed(to, 1, true, NULL), KEEPSAKE_OK); /* a mark, no more */
    assert_int_equal(import_bytes(to, json.data, json.length, &report, NULL), KEEPSAKE_OK);
    assert_int_equal(report.known, 4);
    text_release(&json);
    text_release(&again);
    keepsake_close(to);
}

/* Nothing of what was typed is markup, and nothing is loaded from anywhere. */
static bool picture(void *context, const struct keepsake_moment *moment, struct text *png) {
    text_add(png, moment->kind == KEEPSAKE_CROSSING ? "PNG!" : "");
    ++*(int *)context;
    return moment->kind == KEEPSAKE_CROSSING;
}

static void test_the_page(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct text html = {0};
    int pictures = 0;
    struct keepsake_page page = keepsake_page_english;
    page.picture = picture;
    page.context = &pictures;
    fill(keepsake);
    assert_int_equal(keepsake_export_html(keepsake, &page, take_all, &html, NULL), KEEPSAKE_OK);
    const char *text = text_string(&html);
    assert_int_equal(pictures, 2);
    assert_non_null(strstr(text, "src=\"data:image/png;base64,UE5HIQ==\""));
    assert_non_null(strstr(text, "&lt;script&gt;&quot;&amp;'\\ \xf0\x9f\x8f\xae"));
    assert_null(strstr(text, "<script"));
    assert_true(strstr(text, "<article>") < strstr(text, "What is in it")); /* a memory is first */
    assert_null(strstr(text, "alt=\"\""));
    assert_null(strstr(text, "http:"));
    assert_null(strstr(text, "https:"));
    assert_non_null(strstr(text, "Crossings: 1"));
    assert_non_null(strstr(text, "I'll call."));
    assert_non_null(strstr(text, "Later"));
    assert_non_null(strstr(text, "We laughed"));
    assert_non_null(strstr(text, "</html>\n"));
    text_release(&html);
    keepsake_close(keepsake);
}

/* --- a book: what was chosen, and not a word or name of the rest --- */

static bool laughed(void *context, const struct keepsake_moment *moment) {
    (void)context;
    return moment->laughed;
}

static void test_the_book(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    struct text html = {0};
    struct keepsake_page page = keepsake_page_english;
    struct keepsake_moment other = *sample("a word of another time");
    page.chosen = laughed;
    fill(keepsake);
    other.name_a = "Somebody else";
    assert_int_equal(keepsake_keep_moment(keepsake, &other, true, true, NULL, NULL), KEEPSAKE_OK);
    assert_int_equal(keepsake_export_book(keepsake, &page, take_all, &html, NULL), KEEPSAKE_OK);
    const char *text = text_string(&html);
    assert_non_null(strstr(text, "@page{size:A5;"));
    assert_non_null(strstr(text, "counter(page)"));
    assert_non_null(strstr(text, "two\nlines"));
    assert_non_null(strstr(text, "<p>2017-07-14</p>")); /* of the chosen one alone */
    assert_null(strstr(text, "&lt;script"));
    assert_null(strstr(text, "another time"));
    assert_null(strstr(text, "Somebody else"));
    assert_null(strstr(text, "I'll call."));
    assert_null(strstr(text, "Later")); /* no cards of one's own, no promises */
    assert_null(strstr(text, "http:"));
    assert_non_null(strstr(text, "default-src 'none'"));
    assert_non_null(strstr(text, "</html>\n"));
    text_release(&html);
    keepsake_close(keepsake);
}

/* --- what may come in --- */

static void refused(struct keepsake *keepsake, const char *what, const char *json, size_t size) {
    struct keepsake_import report;
    struct error error = {""};
    enum keepsake_result result = import_bytes(keepsake, json, size, &report, &error);
    if (result != KEEPSAKE_REFUSED) {
        fail_msg("%d for: %s", result, what);
    }
    assert_true(error.text[0] != '\0');
    assert_int_equal(report.moments + report.promises + report.own_cards, 0);
}

/* `json` with the first `old` replaced. */
static char *replaced(const struct text *json, const char *old, const char *new) {
    const char *place = strstr(json->data, old);
    assert_non_null(place);
    struct text out = {0};
    text_add_bytes(&out, json->data, (size_t)(place - json->data));
    text_add(&out, new);
    text_add(&out, place + strlen(old));
    return out.data;
}

static void test_what_is_not_an_export(void **state) {
    (void)state;
    static const struct {
        const char *old, *new;
    } changes[] = {
        {"\"version\":1", "\"version\":2"},
        {"\"version\":1", "\"version\":\"1\""},
        {"\"version\":1", "\"version\":1,\"version\":1"},
        {"two-lanterns keepsake", "two lanterns"},
        {"\"moments\":[", "\"momente\":["},
        {"\"moments\":[", "\"moments\":[7,"},
        {"\"moments\":[", "\"moments\":[{},"},
        {"\"moments\":[", "\"moments\":[[],"},
        {"\"moments\":[", "\"more\":1,\"moments\":["},
        {"\"kind\":\"crossing\"", "\"kind\":\"\""},
        {"\"kind\":\"crossing\"", "\"kind\":1"},
        {"\"kind\":\"crossing\"", "\"kind\":\"crossing\",\"kind\":\"card\""},
        {"\"kind\":\"crossing\"", "\"sort\":\"crossing\""},
        {"\"kept_at\":1800000000", "\"kept_at\":-1"},
        {"\"kept_at\":1800000000", "\"kept_at\":1.5"},
        {"\"kept_at\":1800000000", "\"kept_at\":99999999999999999999"},
        {"\"laughed\":false", "\"laughed\":0"},
        {"\"laughed\":false", "\"laughed\":null"},
        {"\"pack\":\"seven-spans\"", "\"pack\":\"../spans\""},
        {"\"name_b\":\"Kim\"", "\"name_b\":\"Kim\\u202e\""},
        {"\"name_b\":\"Kim\"", "\"name_b\":[\"Kim\"]"},
        {"\"name_b\":\"Kim\"", "\"name_b\":\"\xff\""},
        {"\"name_b\":\"Kim\"", "\"name_b\":\"Kimkimkimkimkimkimkimkimkimkimkimkimkimkim\""},
        {"\"lines\":[", "\"lines\":[{},"},
        {"\"lines\":[", "\"lines\":[\"x\","},
        {"\"lines\":[", "\"lines\":{},\"more\":["},
        {"\"who\":\"a\"", "\"who\":\"c\""},
        {"\"state\":\"let go\"", "\"state\":\"broken\""},
        {"\"text\":\"I'll call.\"", "\"text\":\"\""},
        {"\"depth\":3", "\"depth\":4"},
        {"\"depth\":3", "\"depth\":3000000000000"},
        {"\"topics\":5", "\"topics\":4294967296"},
        {"\"answer_2\":\"Later\"", "\"answer_2\":\"\""},
        {"\"ask\":\"Tea?\"", "\"ask\":\"\""},
    };
    struct keepsake *from = open_box(), *to = memory_box();
    fill(from);
    struct text json = json_of(from);
    keepsake_close(from);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        char *bad = replaced(&json, changes[i].old, changes[i].new);
        refused(to, changes[i].new, bad, strlen(bad));
        free(bad);
    }
    refused(to, "empty", "", 0);
    refused(to, "null", "null", 4);
    refused(to, "[]", "[]", 2);
    refused(to, "{}", "{}", 2);
    refused(to, "cut", json.data, json.length - 3);
    char *nul = malloc(json.length + 1);
    assert_non_null(nul);
    memcpy(nul, json.data, json.length);
    nul[json.length] = '\0';
    refused(to, "NUL", nul, json.length + 1);
    free(nul);
    /* All or nothing: not even the entries before the bad one. */
    int64_t count = -1;
    assert_int_equal(keepsake_count_moments(to, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 0);
    text_release(&json);
    keepsake_close(to);
}

static void test_deep_and_wild(void **state) {
    (void)state;
    enum { DEEP = 100000 };
    struct keepsake *from = open_box(), *to = memory_box();
    uint64_t random = 21;
    fill(from);
    struct text json = json_of(from);
    keepsake_close(from);
    char *deep = malloc(DEEP + 1), *wild = malloc(json.length + 1);
    assert_non_null(deep);
    assert_non_null(wild);
    memset(deep, '[', DEEP);
    deep[DEEP] = '\0';
    refused(to, "deep", deep, DEEP);
    for (int round = 0; round < 150; round++) {
        struct keepsake_import report;
        struct keepsake_report whole;
        memcpy(wild, json.data, json.length + 1);
        for (uint32_t i = 0, times = 1 + random_below(&random, 6); i < times; i++) {
            wild[random_below(&random, (uint32_t)json.length)] =
                "{}[]\",:\\0e\x01\xc3tn"[random_below(&random, 15)];
        }
        enum keepsake_result result = import_bytes(to, wild, json.length, &report, NULL);
        assert_true(result == KEEPSAKE_OK || result == KEEPSAKE_REFUSED);
        assert_int_equal(keepsake_check(to, &whole, NULL), KEEPSAKE_OK);
        assert_true(whole.whole);
    }
    text_release(&json);
    free(deep);
    free(wild);
    keepsake_close(to);
}

static void test_import_on_a_full_disk(void **state) {
    (void)state;
    struct keepsake *from = memory_box(), *to = open_box();
    struct keepsake_import report;
    struct error error = {""};
    int64_t count = -1;
    fill(from);
    struct text json = json_of(from);
    fault.countdown = 6; /* in the middle of it */
    fault.code = SQLITE_FULL;
    fault.sticky = true;
    enum keepsake_result result = import_bytes(to, json.data, json.length, &report, &error);
    fault_clear();
    assert_int_equal(result, KEEPSAKE_NO_ROOM);
    assert_non_null(strstr(error.text, "no room"));
    keepsake_close(to);
    to = open_box();
    assert_int_equal(keepsake_count_moments(to, &count, NULL), KEEPSAKE_OK);
    assert_int_equal(count, 0);
    assert_int_equal(import_bytes(to, json.data, json.length, &report, NULL), KEEPSAKE_OK);
    assert_int_equal(report.moments, 2);
    text_release(&json);
    keepsake_close(from);
    keepsake_close(to);
}

/* --- files --- */

static bool never(void *to, const void *bytes, size_t size) {
    (void)to;
    (void)bytes;
    (void)size;
    return false;
}

static void test_files(void **state) {
    (void)state;
    struct keepsake *keepsake = open_box();
    char path[200];
    size_t size;
    fill(keepsake);
    struct text json = json_of(keepsake);
    assert_int_equal(keepsake_export_json(keepsake, never, NULL, NULL), KEEPSAKE_NO_ROOM);
    assert_int_equal(keepsake_export_file(keepsake, beside(".json"), NULL, NULL), KEEPSAKE_OK);
    char *bytes = read_file(beside(".json"), &size);
    assert_int_equal(size, json.length);
    assert_memory_equal(bytes, json.data, size);
    free(bytes);
    assert_int_equal(keepsake_export_file(keepsake, beside(".json"), NULL, NULL), KEEPSAKE_EXISTS);
    assert_int_equal(keepsake_export_file(keepsake, beside(".html"), &keepsake_page_english, NULL),
                     KEEPSAKE_OK);
    snprintf(path, sizeof path, "%s/nowhere/a.json", folder);
    struct error error = {""};
    assert_int_equal(keepsake_export_file(keepsake, path, NULL, &error), KEEPSAKE_NO_FOLDER);
    assert_null(strstr(error.text, folder));
    write_file(beside(".x.export-part"), "left by a crash", 15);
    assert_int_equal(keepsake_export_file(keepsake, beside(".x"), NULL, NULL), KEEPSAKE_OK);
    assert_false(exists(beside(".x.export-part")));
    text_release(&json);
    keepsake_close(keepsake);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_what_it_contains),
        IN_FOLDER(test_round_trip),
        IN_FOLDER(test_the_page),
        IN_FOLDER(test_the_book),
        IN_FOLDER(test_what_is_not_an_export),
        IN_FOLDER(test_deep_and_wild),
        IN_FOLDER(test_import_on_a_full_disk),
        IN_FOLDER(test_files),
    };
    fault.no_sync = true;
    fault_install();
    return cmocka_run_group_tests_name("keepsake_export", tests, NULL, NULL);
}

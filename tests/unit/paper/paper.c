/* What is printed: whole, harmless, of the right size, and without what was left out. */
#include "paper/paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* --- a pack as somebody bad, or somebody long-winded, might write it --- */

static const struct {
    const char *path, *text;
} files[] = {
    {"pack.yaml", "format: 1\nrules: 2\nid: x\ntitle: X\nauthors: [A]\nlicence: CC0-1.0\n"
                  "version: '1'\nlanguage: en\nabout: X\nchapters: [c]\n"},
    {"chapters/c/chapter.yaml", "title: C\npractice: none\nlevels: [one]\n"},
    {"chapters/c/one.yaml",
     "title: 'Bridge <b>'\nquestions:\n  k: {by: A, marks: 3, deck: tea}\n"
     "  own: {by: B, marks: 2, ask: 'Brought along?', answers: [It was]}\n"
     "map: |\n  #######\n  #A12ba#\n  #B.3..#\n  #.4...#\n  #.5...#\n  #######\n"
     "legend: {'1': veil k moon, '2': veil k leaf, '3': veil k wave, '4': veil own moon, "
     "'5': veil own leaf}\n"},
    {"decks/tea.yaml",
     "title: 'Tea & <script>alert(1)</script>'\npractice: none\ncards:\n"
     "- {id: a, depth: 1, topics: [home], ask: 'Cups \"of\" <i> & tea?', answers: ['<b>', \"'&\"], "
     "follow: 'And </article>?'}\n"
     "- {id: b, depth: 2, topics: [hurt, home], ask: Sore place, answers: [One, Two]}\n"
     "- {id: c, depth: 3, topics: [play], ask: Deep water, answers: [One, Two, Three]}\n"
     "- {id: d, depth: 1, topics: [play], ask: Open road, kind: story}\n"
     "- {id: e, depth: 1, topics: [play], ask: Alone, solo: true, answers: [Yes, Not yet]}\n"},
    {"decks/near.yaml", "title: Near\npractice: none\nplace: closeness\ncards:\n"
                        "- {id: a, depth: 1, topics: [body], ask: How near?, answers: [So, So]}\n"},
    {"talks/slow.yaml", "title: Slow <talk>\npractice: none\nbefore: Not after <dark>.\n"
                        "steps:\n- {who: first, say: 'Say <it>.', starters: ['I & you'], "
                        "after: heard}\n- {who: second, say: Say it back., after: both}\n"},
};
enum { FILES = sizeof files / sizeof files[0] };

static bool read_file(void *context, const char *path, struct text *out, struct error *error) {
    (void)context;
    for (int i = 0; i < FILES; i++) {
        if (strcmp(files[i].path, path) == 0) {
            text_add(out, files[i].text);
            return true;
        }
    }
    return error_set(error, "missing");
}

static bool list_folder(void *context, const char *folder,
                        void (*found)(void *to, const char *name), void *to) {
    size_t length = strlen(folder);
    bool any = false;
    (void)context;
    for (int i = 0; i < FILES; i++) {
        const char *name = files[i].path + length + 1;
        if (strncmp(files[i].path, folder, length) == 0 && name[-1] == '/' && !strchr(name, '/')) {
            found(to, name);
            any = true;
        }
    }
    return any;
}

static struct pack *pack;

static int load(void **state) {
    struct pack_source source = {.read = read_file, .list = list_folder};
    struct pack_diagnostics diagnostics = {0};
    struct text told = {0};
    (void)state;
    pack = pack_load(&source, &diagnostics);
    pack_diagnostics_print(&diagnostics, &told);
    fputs(text_string(&told), stderr);
    text_release(&told);
    pack_diagnostics_release(&diagnostics);
    return pack ? 0 : -1;
}

static int unload(void **state) {
    (void)state;
    pack_free(pack);
    return 0;
}

static struct text page_of(struct paper_wish wish) {
    struct text page = {0};
    struct error error = {{0}};
    if (!paper_print(pack, &wish, &page, &error)) {
        fail_msg("%s", error.text);
    }
    return page;
}

static void assert_has(const struct text *page, const char *what, bool there) {
    if ((strstr(text_string(page), what) != NULL) != there) {
        fail_msg("\"%s\" is %s", what, there ? "missing" : "there");
    }
}

static int count(const struct text *page, const char *what) {
    int count = 0;
    for (const char *at = text_string(page); (at = strstr(at, what)); at++) {
        count++;
    }
    return count;
}

/* --- well formed: every element that opens closes, in order; the tags are those of the page --- */

static void assert_tags_close(const struct text *page) {
    char open[32][16];
    int depth = 0;
    const char *end;
    for (const char *at = strchr(text_string(page), '<'); at; at = strchr(end, '<')) {
        char name[16] = "";
        end = strchr(at, '>');
        assert_non_null(end);
        bool closes = at[1] == '/';
        sscanf(at + 1 + closes, "%15[a-z0-9]", name);
        if (closes) {
            assert_true(depth > 0);
            assert_string_equal(open[--depth], name);
        } else if (at[1] != '!' && strcmp(name, "meta") != 0) {
            assert_true(*name && depth < 32);
            strcpy(open[depth++], name);
        }
    }
    assert_int_equal(depth, 0);
}

static void test_pages_are_whole_and_load_nothing(void **state) {
    static const char *const what[] = {"tea", "near", "slow", "levels"};
    static const char *const never[] = {
        "<script", "src=", "href=", "url(", "http:", "https:", "@import", "<img", "<link"};
    (void)state;
    for (size_t i = 0; i < sizeof what / sizeof what[0]; i++) {
        struct text page = page_of((struct paper_wish){.what = what[i]});
        assert_tags_close(&page);
        assert_has(&page, "default-src 'none'", true);
        assert_has(&page, "<!doctype html>", true);
        for (size_t n = 0; n < sizeof never / sizeof never[0]; n++) {
            assert_has(&page, never[n], false);
        }
        text_release(&page);
    }
}

static void test_words_are_words(void **state) {
    (void)state;
    struct text cards = page_of((struct paper_wish){.what = "tea"});
    struct text talk = page_of((struct paper_wish){.what = "slow"});
    assert_has(&cards, "<title>Tea &amp; &lt;script&gt;alert(1)&lt;/script&gt;</title>", true);
    assert_has(&cards, "Cups &quot;of&quot; &lt;i&gt; &amp; tea?", true);
    assert_has(&cards, "<li>&lt;b&gt;</li>", true);
    assert_has(&cards, "And &lt;/article&gt;?", true);
    assert_has(&talk, "Slow &lt;talk&gt;", true);
    assert_has(&talk, "Not after &lt;dark&gt;.", true);
    assert_has(&talk, "Say &lt;it&gt;.", true);
    assert_has(&talk, "I &amp; you", true);
    text_release(&cards);
    text_release(&talk);
}

/* --- on which paper --- */

static void test_paper(void **state) {
    enum paper_size size;
    struct error error = {{0}};
    (void)state;
    assert_true(paper_find_size(NULL, &size, &error));
    struct text a4 = page_of((struct paper_wish){.what = "tea", .size = size});
    assert_has(&a4, "@page{size:A4;", true);
    assert_true(paper_find_size("letter", &size, &error));
    struct text letter = page_of((struct paper_wish){.what = "tea", .size = size});
    assert_has(&letter, "@page{size:letter;", true);
    assert_false(paper_find_size("a3", &size, &error));
    assert_string_equal(error.text,
                        "there is no paper \"a3\" here; say --paper a4 or --paper letter");
    text_release(&a4);
    text_release(&letter);
}

/* Whole sheets: eight cards each, whatever the deck has; the rest are empty ones. */
static void test_sheets_are_full(void **state) {
    (void)state;
    struct text page = page_of((struct paper_wish){.what = "tea"});
    assert_int_equal(count(&page, "<article"), 8); /* how, not tonight, five cards, an empty one */
    assert_int_equal(count(&page, "page cards"), 1);
    assert_int_equal(count(&page, "A card of our own"), 1);
    assert_has(&page, "<h3>Not tonight</h3>", true);
    /* to keep it to oneself is on all that have answers, and looks as they do */
    assert_int_equal(count(&page, "<li lang=\"en\">I'd rather keep this one to myself</li>"), 4);
    text_release(&page);
}

/* --- what is left out --- */

static void test_left_out_is_absent(void **state) {
    unsigned topics;
    struct error error = {{0}};
    (void)state;
    assert_true(paper_find_topics("hurt,body", &topics, &error));
    struct text page = page_of((struct paper_wish){.what = "tea", .left_out = topics});
    assert_has(&page, "Sore place", false);
    assert_has(&page, "Deep water", true);
    text_release(&page);
    page = page_of((struct paper_wish){.what = "tea", .depth = 2});
    assert_has(&page, "Sore place", true);
    assert_has(&page, "Deep water", false);
    text_release(&page);
}

static void test_topics_that_are_none(void **state) {
    static const char *const wrong[] = {"pain", "home,", "home,,play", "hom", "home play"};
    unsigned topics;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct error error = {{0}};
        bool trailing = strcmp(wrong[i], "home,") == 0;
        assert_int_equal(paper_find_topics(wrong[i], &topics, &error), trailing);
        if (!trailing) {
            assert_non_null(strstr(error.text, "there is no topic \""));
            assert_non_null(strstr(error.text, "daily-life, family"));
            assert_non_null(strstr(error.text, "faith, play"));
        }
    }
}

/* What levels draw: cards with as many answers as a question has, and what they ask themselves. */
static void test_levels(void **state) {
    (void)state;
    struct text page = page_of((struct paper_wish){.what = "levels"});
    assert_has(&page, "Sore place", true);
    assert_has(&page, "Brought along?", true);
    assert_has(&page, "Bridge &lt;b&gt;", true);
    assert_has(&page, "Deep water", false); /* three answers */
    assert_has(&page, "Open road", false);
    assert_has(&page, "Alone", false);
    assert_has(&page, "How near?", false);
    text_release(&page);
    page = page_of((struct paper_wish){.what = "levels", .left_out = 1u << PACK_HURT});
    assert_has(&page, "Sore place", false);
    assert_has(&page, "Brought along?", false); /* nobody knows what it touches */
    text_release(&page);
}

/* Each board stands on a sheet of its own: drawn, told in words, and with a box for each mark. */
static void test_boards(void **state) {
    (void)state;
    struct text page = page_of((struct paper_wish){.what = "levels"});
    assert_int_equal(count(&page, "<svg "), 1);
    assert_has(&page, "<h2 lang=\"en\">Bridge &lt;b&gt;</h2>", true);
    assert_has(&page, ">5</text>", true);
    assert_has(&page, ">6</text>", false);
    assert_has(&page, "<b>a veil</b>: carries where leaf was said to question 1.", true);
    assert_has(&page, "draws a card with 2 answers: <i>Tea &amp; &lt;script&gt;", true);
    assert_has(&page, "<li>moon: It was</li>", true);
    assert_has(&page, "<li>leaf: I'd rather keep this one to myself</li>", true);
    assert_has(&page, "The boards, with two counters", true);
    text_release(&page);
    page = page_of((struct paper_wish){.what = "levels", .left_out = 1u << PACK_HURT});
    assert_int_equal(count(&page, "<svg "), 1);
    assert_has(&page, "It was", false); /* nobody knows what it touches */
    text_release(&page);
    page = page_of((struct paper_wish){.what = "tea"});
    assert_has(&page, "<svg ", false);
    text_release(&page);
}

/* --- safety --- */

static void test_each_is_asked_alone_first(void **state) {
    static const char *const what[] = {"tea", "slow", "levels"};
    (void)state;
    for (size_t i = 0; i < sizeof what / sizeof what[0]; i++) {
        struct text page = page_of((struct paper_wish){.what = what[i]});
        const char *alone = strstr(text_string(&page), "ask each of the two alone");
        assert_non_null(alone);
        assert_true(alone < strstr(text_string(&page), "class=\"card\"") ||
                    alone < strstr(text_string(&page), "class=\"step\""));
        assert_has(&page, "When to leave it in the drawer", true);
        assert_has(&page, "Ten minutes are enough", true);
        text_release(&page);
    }
    struct text near = page_of((struct paper_wish){.what = "near"});
    assert_has(&near, "only when both want it", true);
    text_release(&near);
}

/* --- what there is not --- */

static void test_refused(void **state) {
    static const struct {
        struct paper_wish wish;
        const char *says;
    } cases[] = {
        {{.what = "coffee"}, "there is no \"coffee\" to print; there are: levels, tea, near, slow"},
        {{.what = "near", .left_out = 1u << PACK_BODY},
         "no card of near is left; ask for a larger --depth, or leave out less"},
        {{.what = "slow", .depth = 1},
         "slow is a talk, printed as a whole; --depth and --leave-out choose among the cards of a "
         "deck"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct text page = {0};
        struct error error = {{0}};
        assert_false(paper_print(pack, &cases[i].wish, &page, &error));
        assert_string_equal(error.text, cases[i].says);
        assert_int_equal(page.length, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_are_whole_and_load_nothing),
        cmocka_unit_test(test_words_are_words),
        cmocka_unit_test(test_paper),
        cmocka_unit_test(test_sheets_are_full),
        cmocka_unit_test(test_boards),
        cmocka_unit_test(test_left_out_is_absent),
        cmocka_unit_test(test_topics_that_are_none),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_each_is_asked_alone_first),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, load, unload);
}

/* Support by country, and the pages of the Keeper's house. */
#include "pack/internal.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_LINES = 12, CODE_LENGTH = 2 };
static const struct text_rule country_rule = {"country", PACK_MAX_TITLE, 1, false};
static const struct text_rule code_rule = {"code", PACK_MAX_TITLE, 1, false};
static const struct text_rule checked_rule = {"checked", PACK_MAX_TITLE, 1, false};
static const struct text_rule verify_rule = {"verify", PACK_MAX_TEXT, 1, false};
static const struct text_rule name_rule = {"name", PACK_MAX_TITLE, 1, false};
static const struct text_rule reach_rule = {"reach", PACK_MAX_TEXT, 1, false};
static const struct text_rule about_rule = {"about", PACK_MAX_TEXT, 1, false};
static const struct text_rule title_rule = {"title", PACK_MAX_TITLE, 1, false};
static const struct text_rule paragraph_rule = {"text", PACK_MAX_TEXT, TEXT_LINES, false};

enum { COUNTRY, CODE, CHECKED, VERIFY, LINES, HELP_KEYS };
static const struct key help_keys[HELP_KEYS] = {
    [COUNTRY] = {"country", true}, [CODE] = {"code", false},  [CHECKED] = {"checked", true},
    [VERIFY] = {"verify", true},   [LINES] = {"lines", true},
};

enum { KIND, NAME, REACH, ABOUT, LINE_KEYS };
static const struct key line_keys[LINE_KEYS] = {
    [KIND] = {"kind", true},
    [NAME] = {"name", true},
    [REACH] = {"reach", true},
    [ABOUT] = {"about", true},
};

enum { PAGES, HOUSE_KEYS };
static const struct key house_keys[HOUSE_KEYS] = {[PAGES] = {"pages", true}};

enum { TITLE, TEXT, PAGE_KEYS };
static const struct key page_keys[PAGE_KEYS] = {[TITLE] = {"title", true}, [TEXT] = {"text", true}};

static void read_line(struct document *document, const struct node *node,
                      struct pack_help_line *line) {
    static const char *const kinds[] = {
        [PACK_ABUSE] = "abuse",
        [PACK_CRISIS] = "crisis",
        [PACK_TALK] = "talk",
        [PACK_CHILDREN] = "children",
    };
    struct node *found[LINE_KEYS];
    if (!pack_read_keys(document, node, "a line of help", line_keys, LINE_KEYS, found)) {
        return;
    }
    int kind = pack_read_choice(document, found[KIND], "kind", kinds, sizeof kinds / sizeof *kinds);
    line->kind = kind < 0 ? PACK_ABUSE : (enum pack_help_kind)kind;
    line->name = pack_read_text(document, found[NAME], &name_rule);
    line->reach = pack_read_text(document, found[REACH], &reach_rule);
    line->about = pack_read_text(document, found[ABOUT], &about_rule);
}

static char *read_code(struct document *document, const struct node *node) {
    char *code = pack_read_text(document, node, &code_rule);
    if (node && code && code[0] &&
        (strlen(code) != CODE_LENGTH ||
         strspn(code, "abcdefghijklmnopqrstuvwxyz") != CODE_LENGTH)) {
        pack_report_at(document, node,
                       "'%.40s' is no country's code; write its two small letters, like de, or "
                       "leave it out where the page is for anywhere",
                       code);
    }
    return code;
}

/* 0 for what is not `length` digits. */
static int digits(const char *text, size_t length) {
    int number = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return 0;
        }
        number = 10 * number + text[i] - '0';
    }
    return number;
}

static void read_checked(struct document *document, const struct node *node,
                         struct pack_help *help) {
    enum { EARLIEST = 2020, LATEST = 2199, MONTHS = 12 };
    char *text = pack_read_text(document, node, &checked_rule);
    if (text && strlen(text) == sizeof "2026-11" - 1 && text[4] == '-') {
        help->year = digits(text, 4);
        help->month = digits(text + 5, 2);
    }
    bool good = help->year >= EARLIEST && help->year <= LATEST && help->month >= 1 &&
                help->month <= MONTHS;
    if (!good && text && text[0]) {
        pack_report_at(document, node, "'%.40s' is no year and month; write them like 2026-11",
                       text);
    }
    free(text);
}

void pack_help_read(struct document *document, const char *id, struct pack_help *help) {
    struct node *found[HELP_KEYS];
    help->id = pack_copy(document, id, strlen(id));
    pack_document_parse(document);
    if (!pack_read_keys(document, document->root, "a country's help", help_keys, HELP_KEYS,
                        found)) {
        return;
    }
    help->country = pack_read_text(document, found[COUNTRY], &country_rule);
    help->code = read_code(document, found[CODE]);
    read_checked(document, found[CHECKED], help);
    help->verify = pack_read_text(document, found[VERIFY], &verify_rule);
    const struct node *child = pack_read_list(document, found[LINES], "lines", 1,
                                              PACK_MAX_HELP_LINES);
    if (child) {
        help->line = pack_new(document, (size_t)found[LINES]->count, sizeof *help->line);
    }
    for (; child && help->line; child = child->next) {
        read_line(document, child, &help->line[help->line_count++]);
    }
}

static void read_page(struct document *document, const struct node *node,
                      struct pack_house_page *page) {
    struct node *found[PAGE_KEYS];
    if (!pack_read_keys(document, node, "a page", page_keys, PAGE_KEYS, found)) {
        return;
    }
    page->title = pack_read_text(document, found[TITLE], &title_rule);
    const struct node *child = pack_read_list(document, found[TEXT], "text", 1,
                                              PACK_MAX_PARAGRAPHS);
    for (; child; child = child->next) {
        page->paragraph[page->paragraph_count++] = pack_read_text(document, child, &paragraph_rule);
    }
}

void pack_house_read(struct document *document, struct pack_house *house) {
    struct node *found[HOUSE_KEYS];
    pack_document_parse(document);
    if (!pack_read_keys(document, document->root, "the house", house_keys, HOUSE_KEYS, found)) {
        return;
    }
    const struct node *child = pack_read_list(document, found[PAGES], "pages", 1, PACK_MAX_PAGES);
    if (child) {
        house->page = pack_new(document, (size_t)found[PAGES]->count, sizeof *house->page);
    }
    for (; child && house->page; child = child->next) {
        read_page(document, child, &house->page[house->page_count++]);
    }
}

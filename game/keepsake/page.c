/* The export as one page for people, which begins with a memory and ends with what is in it: no
 * script, nothing loaded from anywhere (its policy forbids it), every word escaped. */
#include "keepsake/page.h"

#include <stdlib.h>
#include <string.h>

const struct keepsake_page keepsake_page_english = {
    .language = "en",
    .title = "Our sky",
    .intro = "What the two of us kept. This page needs no connection; whoever has it can read it.",
    .contains = "What is in it",
    .moments = "Moments",
    .promises = "Promises",
    .own_cards = "Cards of our own",
    .names = "Names",
    .kind = {"", "Crossings", "Cards", "Talks", "Evenings"},
    .both = "Both of us",
    .note = "Our note",
    .laughed = "We laughed",
    .pictured = "how this crossing ended, with the two lanterns side by side",
    .noticed = "It was noticed",
    .state = {"Open", "Kept", "Let go"},
    .book = "Some of what the two of us kept.",
};

static const char style[] =
    ":root{color-scheme:dark}"
    "body{margin:0;background:#10162b;color:#f2ead8;font:1.125rem/1.6 Georgia,serif}"
    "main{max-width:42rem;margin:auto;padding:3rem 1.25rem}"
    "h1,h2,h3{font-weight:normal;line-height:1.25;color:#ffd58a}"
    "h1{font-size:2.5rem;margin:0}h2{font-size:1.6rem;margin:3rem 0 1rem}"
    "h3{font-size:1.25rem;margin:0}"
    "p{margin:.5rem 0;white-space:pre-line;overflow-wrap:anywhere}"
    ".about,.who{color:#a9b4d6;font-size:1rem}"
    "article,nav{margin:1.5rem 0;padding:1.25rem 1.5rem;background:#182142;border-radius:.75rem}"
    ".ask{margin-top:1.25rem;font-style:italic}"
    "img{display:block;width:100%;height:auto;margin:1rem 0;border-radius:.5rem}"
    "@media print{:root{color-scheme:light}body{background:#fff;color:#000;font-size:11pt}"
    "main{max-width:none;padding:0}h1,h2,h3,.about,.who{color:#000}"
    "article,nav{background:none;border:1px solid #999;break-inside:avoid}}";

struct printer *page_new(const struct keepsake_page *page,
                         bool (*write)(void *to, const void *bytes, size_t size), void *to) {
    struct printer *printer = calloc(1, sizeof *printer);
    if (printer) {
        printer->sink.write = write;
        printer->sink.to = to;
        printer->page = page;
    }
    return printer;
}

void page_put(struct printer *printer, const char *markup) {
    sink_put(&printer->sink, markup);
}

static void put_words(struct printer *printer, const char *words) {
    for (const char *at = words; *at; at++) {
        const char *instead = markup_of(*at);
        sink_put_bytes(&printer->sink, instead ? instead : at, instead ? strlen(instead) : 1);
    }
}

void page_element(struct printer *printer, const char *open, const char *words, const char *close) {
    page_put(printer, open);
    put_words(printer, words);
    page_put(printer, close);
}

void page_date(struct printer *printer, struct day day) {
    struct text date = {0};
    if (printer->page->date) {
        printer->page->date(printer->page->context, day, &date);
    } else {
        text_addf(&date, "%04d-%02d-%02d", day.year, day.month, day.day);
    }
    put_words(printer, text_string(&date));
    text_release(&date);
}

/* RFC 4648, section 4. */
static void put_base64(struct printer *printer, const unsigned char *bytes, size_t size) {
    static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16;
        three |= i + 1 < size ? (uint32_t)bytes[i + 1] << 8 : 0;
        three |= i + 2 < size ? bytes[i + 2] : 0;
        const char four[4] = {
            digit[three >> 18],
            digit[three >> 12 & 63],
            i + 1 < size ? digit[three >> 6 & 63] : '=',
            i + 2 < size ? digit[three & 63] : '=',
        };
        sink_put_bytes(&printer->sink, four, sizeof four);
    }
}

static void put_picture(struct printer *printer, const struct keepsake_moment *moment) {
    const struct keepsake_page *page = printer->page;
    struct text png = {0};
    if (page->picture && page->picture(page->context, moment, &png)) {
        page_element(printer, "<img alt=\"", moment->title, ": ");
        page_element(printer, "", page->pictured, "\" src=\"data:image/png;base64,");
        put_base64(printer, (const unsigned char *)png.data, png.length);
        page_put(printer, "\">\n");
    }
    text_forget(&png);
}

/* --- the parts --- */

static void begin_part(struct printer *printer, const char *heading) {
    if (!printer->begun) {
        page_element(printer, "<h2>", heading, "</h2>\n");
        printer->begun = true;
    }
}

static void put_line(struct printer *printer, const struct keepsake_moment *moment,
                     const struct keepsake_line *line) {
    const char *const who[] = {moment->name_a, moment->name_b, printer->page->both};
    if (*line->question) {
        page_element(printer, "<p class=\"ask\">", line->question, "</p>\n");
    }
    if (*line->answer) {
        page_element(printer, "<p><span class=\"who\">", who[line->who], "</span><br>");
        page_element(printer, "", line->answer, "</p>\n");
    }
}

void page_moment(struct printer *printer, const struct keepsake_moment *moment) {
    page_element(printer, "<article>\n<h3>", moment->title, "</h3>\n<p class=\"about\">");
    page_date(printer, keepsake_day(moment->kept_at, moment->zone));
    page_element(printer, " \xc2\xb7 ", printer->page->kind[moment->kind], "");
    if (moment->laughed) {
        page_element(printer, " \xc2\xb7 ", printer->page->laughed, "");
    }
    page_put(printer, "</p>\n");
    put_picture(printer, moment);
    for (int i = 0; i < moment->line_count; i++) {
        put_line(printer, moment, &moment->line[i]);
    }
    if (*moment->note) {
        page_element(printer, "<p class=\"ask\">", printer->page->note, "</p>\n");
        page_element(printer, "<p>", moment->note, "</p>\n");
    }
    page_put(printer, "</article>\n");
}

static bool put_moment(void *to, const struct keepsake_moment *moment) {
    struct printer *printer = to;
    begin_part(printer, printer->page->moments);
    page_moment(printer, moment);
    return !printer->sink.full;
}

static void put_promise(void *to, const struct keepsake_promise *promise) {
    struct printer *printer = to;
    begin_part(printer, printer->page->promises);
    page_element(printer, "<article>\n<p>", promise->text, "</p>\n<p class=\"about\">");
    page_element(printer, "", promise->by, " \xc2\xb7 ");
    page_date(printer, keepsake_day(promise->made_at, keepsake_zone(promise->made_at)));
    page_element(printer, " \xc2\xb7 ", printer->page->state[promise->state], "");
    if (promise->noticed) {
        page_element(printer, " \xc2\xb7 ", printer->page->noticed, "");
    }
    page_put(printer, "</p>\n</article>\n");
}

static void put_own_card(void *to, const struct keepsake_own_card *card) {
    struct printer *printer = to;
    begin_part(printer, printer->page->own_cards);
    page_element(printer, "<article>\n<p>", card->ask, "</p>\n");
    for (int i = 0; i < card->answer_count; i++) {
        page_element(printer, "<p class=\"about\">", card->answer[i], "</p>\n");
    }
    page_put(printer, "</article>\n");
}

static void put_count(struct printer *printer, const char *name, int64_t count) {
    if (count > 0) {
        page_element(printer, "<p>", name, ": ");
        sink_number(&printer->sink, count);
        page_put(printer, "</p>\n");
    }
}

/* At its end: a page of memories begins with one. */
static void put_contents(struct printer *printer, const struct keepsake_summary *summary) {
    const struct keepsake_page *page = printer->page;
    page_element(printer, "<nav>\n<h3>", page->contains, "</h3>\n");
    put_count(printer, page->kind[KEEPSAKE_CROSSING], summary->crossings);
    put_count(printer, page->kind[KEEPSAKE_CARD], summary->cards);
    put_count(printer, page->kind[KEEPSAKE_TALK], summary->talks);
    put_count(printer, page->kind[KEEPSAKE_EVENING], summary->evenings);
    put_count(printer, page->promises, summary->promises);
    put_count(printer, page->own_cards, summary->own_cards);
    if (summary->names.length) {
        page_element(printer, "<p>", page->names, ":\n");
        page_element(printer, "", text_string(&summary->names), "</p>\n");
    }
    if (summary->moments) {
        page_put(printer, "<p class=\"about\">");
        page_date(printer, summary->first_day);
        page_put(printer, " \xe2\x80\x93 ");
        page_date(printer, summary->last_day);
        page_put(printer, "</p>\n");
    }
    page_put(printer, "</nav>\n");
}

void page_head(struct printer *printer, const char *look) {
    const struct keepsake_page *page = printer->page;
    page_element(printer, "<!doctype html>\n<html lang=\"", page->language, "\">\n<head>\n");
    page_put(printer, markup_alone);
    page_element(printer, "<title>", page->title, "</title>\n<style>");
    page_put(printer, look);
    page_put(printer, "</style>\n</head>\n<body>\n<main>\n");
}

static enum keepsake_result put_all(struct keepsake *keepsake, struct printer *printer,
                                    const struct keepsake_summary *summary, struct error *error) {
    int64_t damaged;
    page_head(printer, style);
    page_element(printer, "<h1>", printer->page->title, "</h1>\n");
    page_element(printer, "<p class=\"about\">", printer->page->intro, "</p>\n");
    enum keepsake_result result = sql_result(
        box_each_moment(keepsake, put_moment, printer, &damaged), error);
    printer->begun = false;
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_promises(keepsake, false, put_promise, printer, error);
    }
    printer->begun = false;
    if (result == KEEPSAKE_OK) {
        result = keepsake_list_own_cards(keepsake, put_own_card, printer, error);
    }
    put_contents(printer, summary);
    page_put(printer, "</main>\n</body>\n</html>\n");
    enum keepsake_result end = sink_end(&printer->sink, SQLITE_OK, error);
    return result == KEEPSAKE_OK ? end : result;
}

enum keepsake_result keepsake_export_html(struct keepsake *keepsake,
                                          const struct keepsake_page *page,
                                          bool (*write)(void *to, const void *bytes, size_t size),
                                          void *to, struct error *error) {
    struct keepsake_summary summary;
    enum keepsake_result result = keepsake_describe_export(keepsake, &summary, error);
    if (result != KEEPSAKE_OK) {
        return result;
    }
    struct printer *printer = page_new(page, write, to);
    result = printer ? put_all(keepsake, printer, &summary, error)
                     : sql_result(SQLITE_NOMEM, error);
    free(printer);
    text_forget(&summary.names);
    return result;
}

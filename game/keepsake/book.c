/* Chosen moments as a book to be printed: who and from when to when on the first page, then the
 * moments as the page of a whole export has them, a crossing with its picture on a page of its own.
 * What was not chosen leaves no trace in it.
 */
#include "keepsake/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers stand in the margin where the browser knows such margins, as most do since 2025. */
static const char look[] =
    "@page{size:A5;margin:17mm 15mm 20mm;@bottom-center{content:counter(page);"
    "font:9pt Georgia,serif;color:#6a655c}}"
    "@page:left{margin-left:14mm;margin-right:18mm}@page:right{margin-left:18mm;margin-right:14mm}"
    "@page cover{margin:0;@bottom-center{content:none}}"
    "*{box-sizing:border-box}"
    "body{margin:0;background:#e7e3da;color:#1b1a18;font:10.5pt/1.5 Georgia,'Times New Roman',"
    "serif;overflow-wrap:break-word}"
    "h1,h3{font-weight:normal;line-height:1.2;margin:0;text-wrap:balance}"
    "p{margin:0;white-space:pre-line;orphans:2;widows:2}"
    ".cover,article{width:148mm;min-height:210mm;margin:8mm auto;padding:17mm 16mm 20mm;"
    "background:#fff;box-shadow:0 1mm 4mm #0003}"
    ".cover{page:cover;display:flex;flex-direction:column;justify-content:center;text-align:center}"
    ".cover h1{font-size:30pt;margin:7mm 0 3mm}.cover .names{font-size:14pt;margin-bottom:2mm}"
    ".cover .about{margin-top:9mm}"
    ".lamps i{display:inline-block;width:4mm;height:4mm;border-radius:50%;border:1.2mm solid "
    "#c98a1b;margin:0 .9mm}.lamps i+i{border-color:#1f7f83}"
    "article h3{font-size:19pt}.about,.who{color:#6a655c;font-size:9pt}"
    "article .about{margin-bottom:5mm}"
    "img{display:block;width:100%;height:auto;margin:0 0 6mm;border-radius:1mm;break-inside:avoid}"
    ".ask{font-style:italic;margin:5mm 0 1mm;break-after:avoid}.who+br{line-height:1.2}"
    "@media print{body{background:none}.cover,article{width:auto;min-height:0;margin:0;padding:0;"
    "box-shadow:none}.cover{width:148mm;height:209mm;padding:0 16mm;break-after:page}"
    "article{break-inside:avoid}article:has(img){break-before:page}"
    "article+article:not(:has(img)){margin-top:15mm}}";

struct survey {
    const struct keepsake_page *page;
    int64_t first, last;
    struct day first_day, last_day;
    char name_a[4 * KEEPSAKE_MAX_NAME + 1], name_b[4 * KEEPSAKE_MAX_NAME + 1]; /* of the newest */
    int64_t count;
};

static bool look_at(void *to, const struct keepsake_moment *moment) {
    struct survey *survey = to;
    struct day day = keepsake_day(moment->kept_at, moment->zone);
    if (!survey->page->chosen(survey->page->context, moment)) {
        return true;
    }
    if (survey->count == 0 || moment->kept_at < survey->first) {
        survey->first = moment->kept_at;
        survey->first_day = day;
    }
    if (survey->count == 0 || moment->kept_at >= survey->last) {
        survey->last = moment->kept_at;
        survey->last_day = day;
        snprintf(survey->name_a, sizeof survey->name_a, "%s", moment->name_a);
        snprintf(survey->name_b, sizeof survey->name_b, "%s", moment->name_b);
    }
    survey->count++;
    return true;
}

static bool same(struct day a, struct day b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void put_cover(struct printer *printer, const struct survey *survey) {
    page_put(printer, "<section class=\"cover\">\n<p class=\"lamps\"><i></i><i></i></p>\n");
    page_element(printer, "<h1>", printer->page->title, "</h1>\n");
    if (survey->count) {
        page_element(printer, "<p class=\"names\">", survey->name_a, " \xc2\xb7 ");
        page_element(printer, "", survey->name_b, "</p>\n<p>");
        page_date(printer, survey->first_day);
        if (!same(survey->first_day, survey->last_day)) {
            page_put(printer, " \xe2\x80\x93 ");
            page_date(printer, survey->last_day);
        }
        page_put(printer, "</p>\n");
    }
    page_element(printer, "<p class=\"about\">", printer->page->book, "</p>\n</section>\n");
}

static bool put_chosen(void *to, const struct keepsake_moment *moment) {
    struct printer *printer = to;
    if (printer->page->chosen(printer->page->context, moment)) {
        page_moment(printer, moment);
    }
    return !printer->sink.full;
}

enum keepsake_result keepsake_export_book(struct keepsake *keepsake,
                                          const struct keepsake_page *page,
                                          bool (*write)(void *to, const void *bytes, size_t size),
                                          void *to, struct error *error) {
    struct survey survey = {.page = page};
    int64_t damaged;
    int code = box_each_moment(keepsake, look_at, &survey, &damaged);
    struct printer *printer = code == SQLITE_OK ? page_new(page, write, to) : NULL;
    if (!printer) {
        return sql_result(code == SQLITE_OK ? SQLITE_NOMEM : code, error);
    }
    page_head(printer, look);
    put_cover(printer, &survey);
    code = box_each_moment(keepsake, put_chosen, printer, &damaged);
    page_put(printer, "</main>\n</body>\n</html>\n");
    enum keepsake_result result = sink_end(&printer->sink, code, error);
    free(printer);
    base_forget(&survey, sizeof survey);
    return result;
}

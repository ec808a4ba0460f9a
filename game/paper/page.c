/* The page around what is printed: its look on paper and on a screen, and the sheet that comes
 * first, for whoever lays it on a table. Lines and letters alone: browsers print no backgrounds. */
#include "paper/inside.h"

#include <string.h>

/* --- paper --- */

/* What is known of a size of paper beside its name; in millimetres where it is a number. */
static const struct sheet {
    const char *name, *css; /* as people and as browsers call it */
    const char *width, *height;
    double margin_top, margin_side; /* of every page */
    double card_width, card_height; /* two beside each other, four below */
} sheets[PAPER_SIZES] = {
    [PAPER_A4] = {"a4", "A4", "210mm", "297mm", 15, 10, 95, 66},
    [PAPER_LETTER] = {"letter", "letter", "8.5in", "11in", 13, 12.7, 95, 63},
};

bool paper_find_size(const char *name, enum paper_size *size, struct error *error) {
    *size = PAPER_A4;
    for (int i = 0; name && i < PAPER_SIZES; i++) {
        if (strcmp(name, sheets[i].name) == 0) {
            *size = (enum paper_size)i;
            return true;
        }
    }
    return !name || error_set(error,
                              "there is no paper \"%.40s\" here; say --paper a4 or "
                              "--paper letter",
                              name);
}

/* --- the page --- */

static const char style[] =
    "*{box-sizing:border-box}html{-webkit-text-size-adjust:none}"
    "body{margin:0;background:#e7e3da;color:#1b1a18;font:11.5pt/1.45 Georgia,'Times New Roman',"
    "serif;overflow-wrap:break-word;hyphens:none}"
    "h1,h2,h3,h4{font-weight:normal;line-height:1.2;margin:0;text-wrap:balance}"
    "p,ol,ul{margin:0;padding:0}"
    ".page{background:#fff;margin:8mm auto;box-shadow:0 1mm 4mm #0003}"
    ".lamps i{display:inline-block;width:3mm;height:3mm;border-radius:50%;border:.9mm solid "
    "#c98a1b;margin-right:1.2mm}.lamps i+i{border-color:#1f7f83}"
    ".kicker{color:#6a655c;font-size:10pt;letter-spacing:.02em}"
    /* the sheet that comes first */
    ".room h1{font-size:27pt;margin:3mm 0 1mm}.room h2{font-size:13.5pt;margin:6.5mm 0 1.5mm}"
    ".room p{max-width:150mm;margin-bottom:1.5mm}"
    ".room ol{max-width:150mm;padding-left:6mm}.room li{margin:1mm 0;padding-left:1mm}"
    ".first{border:.35mm solid #1b1a18;border-radius:2mm;padding:4mm 6mm 3mm;margin-top:6mm;"
    "max-width:163mm}.first h2{margin:0 0 1.5mm}"
    /* cards */
    ".cards{display:grid;grid-template-columns:repeat(2,var(--w));grid-auto-rows:minmax(var(--h),"
    "auto);justify-content:center;break-before:page}"
    ".card{display:flex;flex-direction:column;padding:5mm 6.5mm 4mm;border:.12mm dashed #8a857b;"
    "margin:0 -.12mm -.12mm 0;break-inside:avoid;overflow:hidden}"
    ".card header,.card footer{display:flex;justify-content:space-between;gap:4mm;color:#6a655c;"
    "font-size:8pt;line-height:1.3}"
    ".card header i{color:#1f6f73}.card footer{margin-top:auto;padding-top:2mm}"
    ".card h3{font-size:14pt;line-height:1.25;margin:3.5mm 0 2.5mm}"
    ".card ul{list-style:none;font-size:10pt;line-height:1.4}"
    ".card li{padding-left:4.6mm;text-indent:-4.6mm}"
    ".card li::before{content:'';display:inline-block;width:2.1mm;height:2.1mm;border:.2mm solid "
    "#1b1a18;border-radius:50%;margin-right:2.3mm}"
    ".card .follow{font-size:9.5pt;font-style:italic;line-height:1.35;"
    "margin-top:2.5mm}"
    ".card p{font-size:10pt;line-height:1.4;margin-top:1.2mm}"
    ".long h3{font-size:11.5pt;margin:2.5mm 0 2mm}.long ul,.long .follow{font-size:8.5pt}"
    ".longer{padding:4mm 5mm 3mm}.longer h3{font-size:9.5pt;margin:1.5mm 0}"
    ".longer ul,.longer .follow{font-size:7.5pt;line-height:1.3;margin-top:1mm}"
    ".line{border-bottom:.15mm solid #8a857b;height:9mm}"
    /* a board */
    ".board{break-before:page}.board h2{font-size:18pt;margin:0 0 1mm}"
    ".board>p{margin-bottom:2mm}.board svg{display:block;width:100%;max-height:92mm;"
    "margin:3mm auto;font-family:inherit}"
    ".signs{padding-left:7mm;font-size:9pt;line-height:1.3;columns:2;column-gap:13mm}"
    ".signs li{break-inside:avoid;margin-bottom:.5mm}.signs b{font-weight:normal}"
    ".asked{font-size:10pt;line-height:1.35;margin-top:2mm;break-inside:avoid}"
    ".marks{list-style:none;display:flex;flex-wrap:wrap;gap:0 6mm}"
    ".marks li::before{content:'';display:inline-block;width:2.6mm;height:2.6mm;border:.2mm solid "
    "#1b1a18;margin-right:1.6mm}"
    /* a talk */
    ".talk{break-before:page}.talk h2{font-size:20pt;margin:2mm 0 5mm}"
    ".step{display:grid;grid-template-columns:34mm minmax(0,1fr);column-gap:6mm;padding:3mm 0;"
    "border-top:.12mm solid #b9b4a9;break-inside:avoid}"
    ".step .who{color:#6a655c;font-size:10pt;padding-top:.5mm}"
    ".step .who b{font-weight:normal;color:#1b1a18}.step ul{list-style:none;margin-top:1.5mm}"
    ".step li{font-style:italic;color:#3c3934;margin:.5mm 0}.step li::after{content:' \\2026'}"
    ".step .after{font-size:9.5pt;color:#6a655c;margin-top:1.5mm}"
    "@media print{body{background:none}.page{margin:0;box-shadow:none;padding:0!important;"
    "width:auto!important;min-height:0!important}.room,.board,.talk{padding:0 8mm!important}}";

static void add_size(struct text *out, enum paper_size size) {
    const struct sheet *sheet = &sheets[size];
    text_addf(
        out,
        "@page{size:%s;margin:%gmm %gmm}:root{--w:%gmm;--h:%gmm}"
        ".page{width:%s;min-height:%s;padding:%gmm %gmm}.room,.board,.talk{padding:%gmm %gmm}",
        sheet->css, sheet->margin_top, sheet->margin_side, sheet->card_width, sheet->card_height,
        sheet->width, sheet->height, sheet->margin_top, sheet->margin_side, sheet->margin_top,
        sheet->margin_side + 8);
}

static void add_first(struct text *out) {
    text_add(out,
             "<div class=\"first\">\n<h2>First, each of them alone</h2>\n"
             "<p>Before this lies on the table, ask each of the two alone whether they are afraid "
             "of the other, or are watched, controlled, hurt or forced, and whether they want this "
             "today. Never ask it in front of the other, and tell neither what the other "
             "said.</p>\n</div>\n"
             "<h2>When to leave it in the drawer</h2>\n"
             "<p>If either is afraid or was pushed to come. If one of them wants it for the "
             "other's sake. In the first days after a shock, in the middle of a quarrel, "
             "or after a drink. Then a doctor, a shelter or a support line helps more; in danger, "
             "the emergency number.</p>\n");
}

static void add_about(struct text *out, const struct pack *pack, const struct paper_about *about) {
    text_add(out, "<section class=\"page room\">\n<p class=\"lamps\"><i></i><i></i></p>\n");
    markup_add(out, "<h1 lang=\"", pack->language, "\">");
    markup_add(out, "", about->title, "</h1>\n");
    markup_add(out, "<p class=\"kicker\">", about->subtitle, "</p>\n");
    markup_add(out, "<h2>What it is</h2>\n<p>", about->what, "</p>\n");
    add_first(out);
    if (about->before) {
        markup_add(out, "<p lang=\"", pack->language, "\">");
        markup_add(out, "", about->before, "</p>\n");
    }
    text_add(out, "<h2>Ten minutes are enough</h2>\n<ol>\n");
    for (int i = 0; about->steps[i]; i++) {
        markup_add(out, "<li>", about->steps[i], "</li>\n");
    }
    text_add(out, "</ol>\n<h2>It stays theirs</h2>\n"
                  "<p>Nothing of what they say is written down, marked or passed on. Whoever lays "
                  "this out need not hear it.</p>\n</section>\n");
}

void page_begin(struct text *out, const struct pack *pack, const struct paper_wish *wish,
                const struct paper_about *about) {
    text_add(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n");
    text_add(out, markup_alone);
    markup_add(out, "<title>", about->title, "</title>\n<style>");
    text_add(out, style);
    add_size(out, wish->size);
    text_add(out, "</style>\n</head>\n<body>\n");
    add_about(out, pack, about);
}

void page_end(struct text *out) {
    text_add(out, "</body>\n</html>\n");
}

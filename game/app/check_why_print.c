/* A report of check --why, for people and as JSON. */
#include "app/check_why.h"

#include <string.h>

enum { PAGE_WIDTH = 92, INDENT = 4 };

static int characters(const char *text, size_t length) {
    int count = 0;
    for (const char *at = text, *end = text + length; at < end; count++) {
        utf8_next(&at, end);
    }
    return count;
}

/* Words in lines of at most PAGE_WIDTH characters; the first goes on at `column`. */
static void print_wrapped(FILE *out, const char *text, int column) {
    while (*text) {
        size_t length = strcspn(text, " ");
        int width = characters(text, length);
        if (column > INDENT && column + 1 + width > PAGE_WIDTH) {
            fprintf(out, "\n%*s", INDENT, "");
            column = INDENT;
        } else if (column > INDENT) {
            fputc(' ', out);
            column++;
        }
        fprintf(out, "%.*s", (int)length, text);
        column += width;
        text += length + (text[length] == ' ');
    }
    fputc('\n', out);
}

static void print_actions(FILE *out, const struct replay *replay) {
    for (int i = 0; i < replay->count; i++) {
        fputc(rules_letter(replay->step[i].action), out);
    }
}

/* The letters alone on their line, so that they can be copied. */
static void print_play(FILE *out, const struct why_play *play) {
    fprintf(out, "\n%*s%s:\n%*s", INDENT, "", play->name, 2 * INDENT, "");
    print_actions(out, &play->replay);
    fputs(play->replay.count ? "\n" : "(the start itself)\n", out);
    if (play->misheard) {
        fprintf(out, "%*s^ misheard\n", 2 * INDENT + play->misheard - 1, "");
    }
    if (play->file.length) {
        fprintf(out, "%*s%s\n", 2 * INDENT, "", text_string(&play->file));
    }
}

static void print_finding(FILE *out, const struct why_finding *finding) {
    static const char *const marks[] = {
        [WHY_HOLDS] = "✓", [WHY_FAILS] = "✗", [WHY_BELOW] = "*", [WHY_UNKNOWN] = "?"};
    int column = fprintf(out, "\n%s   %s:", marks[finding->verdict], finding->proof) -
                 (int)strlen(marks[finding->verdict]);
    print_wrapped(out, text_string(&finding->says), column);
    for (int i = 0; i < finding->plays; i++) {
        print_play(out, &finding->play[i]);
    }
}

static int count(const struct why_report *report, enum why_verdict verdict) {
    int found = 0;
    for (int i = 0; i < report->count; i++) {
        found += report->finding[i].verdict == verdict;
    }
    return found;
}

void app_print_why(FILE *out, const struct why_report *report) {
    int fails = count(report, WHY_FAILS), below = count(report, WHY_BELOW);
    if (report->error.text[0]) {
        fprintf(out, "%s: %s\n", report->level, report->error.text);
        return;
    }
    fprintf(out, "%s: ", report->level);
    if (fails) {
        fprintf(out, fails == 1 ? "%d proof fails\n" : "%d proofs fail\n", fails);
    } else if (!report->holds) {
        fputs("not proved\n", out);
    } else if (below) {
        fprintf(out,
                below == 1 ? "proved; %d figure is below what shipped levels keep to (*)\n"
                           : "proved; %d figures are below what shipped levels keep to (*)\n",
                below);
    } else {
        fputs("proved\n", out);
    }
    for (int i = 0; i < report->count; i++) {
        print_finding(out, &report->finding[i]);
    }
}

/* --- JSON --- */

/* A path may hold any byte but NUL. */
static void print_string(FILE *out, const char *string) {
    fputc('"', out);
    for (; *string; string++) {
        unsigned char byte = (unsigned char)*string;
        if (byte < 0x20) {
            fprintf(out, "\\u%04x", byte);
        } else {
            fprintf(out, byte == '"' || byte == '\\' ? "\\%c" : "%c", byte);
        }
    }
    fputc('"', out);
}

static void print_play_json(FILE *out, const struct why_play *play) {
    fprintf(out, "{\"name\":\"%s\",\"answers\":[", play->name);
    for (int q = 0; q < play->replay.question_count; q++) {
        fprintf(out, "%s\"%s\"", q ? "," : "", rules_mark_name(play->replay.answers.mark[q]));
    }
    fputs("],\"actions\":\"", out);
    print_actions(out, &play->replay);
    fputs("\",\"misheard\":", out);
    fprintf(out, play->misheard ? "%d" : "null", play->misheard);
    fputs(",\"file\":", out);
    if (play->file.length) {
        print_string(out, text_string(&play->file));
    } else {
        fputs("null", out);
    }
    fputs("}", out);
}

static void print_finding_json(FILE *out, const struct why_finding *finding) {
    static const char *const verdicts[] = {[WHY_HOLDS] = "holds",
                                           [WHY_FAILS] = "fails",
                                           [WHY_BELOW] = "below",
                                           [WHY_UNKNOWN] = "unknown"};
    fprintf(out, "{\"proof\":\"%s\",\"verdict\":\"%s\",\"says\":", finding->proof,
            verdicts[finding->verdict]);
    print_string(out, text_string(&finding->says));
    fputs(",\"replays\":[", out);
    for (int i = 0; i < finding->plays; i++) {
        fputs(i ? "," : "", out);
        print_play_json(out, &finding->play[i]);
    }
    fputs("]}", out);
}

void app_print_why_json(FILE *out, const struct why_report *report) {
    fprintf(out, "{\"level\":\"%s\"", report->level);
    if (report->error.text[0]) {
        fputs(",\"error\":", out);
        print_string(out, report->error.text);
        fputs("}\n", out);
        return;
    }
    fprintf(out, ",\"holds\":%s,\"proofs\":[", report->holds ? "true" : "false");
    for (int i = 0; i < report->count; i++) {
        fputs(i ? "," : "", out);
        print_finding_json(out, &report->finding[i]);
    }
    fputs("]}\n", out);
}

/* What each line of a script does. */
#include "app/script_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const button_names[PLATFORM_BUTTONS] = {
    [PLATFORM_NORTH] = "up",        [PLATFORM_EAST] = "right",
    [PLATFORM_SOUTH] = "down",      [PLATFORM_WEST] = "left",
    [PLATFORM_CONFIRM] = "confirm", [PLATFORM_BACK] = "back",
    [PLATFORM_MENU] = "menu",       [PLATFORM_TAKE_BACK] = "take-back",
    [PLATFORM_WAVE] = "wave",       [PLATFORM_HINT] = "hint",
    [PLATFORM_LOOK] = "key",
};

static int find_button(const char *name) {
    for (int i = 0; i < PLATFORM_BUTTONS; i++) {
        if (strcmp(button_names[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

static bool is(const struct script_line *line, int word, const char *text) {
    return word < line->words && strcmp(line->word[word], text) == 0;
}

static bool refuse(const struct script_line *line, struct error *error, const char *what) {
    return error_set(error, "line %d: %s", line->number, what);
}

static bool is_number(const struct script_line *line, int word) {
    const char *at = word < line->words ? line->word[word] : "";
    size_t digits = strspn(at, "0123456789");
    return digits > 0 && digits < 7 && !at[digits];
}

static bool check_player(const struct script_line *line, struct error *error) {
    if (is(line, 2, "choose")) {
        return line->words > 3 ||
               refuse(line, error, "choose needs a label, such as: choose \"Keep it\"");
    }
    bool hold = is(line, 2, "hold");
    if (line->words != (hold ? 5 : 3) || find_button(line->word[hold ? 3 : 2]) < 0 ||
        (hold && !is_number(line, 4))) {
        return refuse(line, error,
                      "a player presses up, right, down, left, confirm, back, menu, take-back, "
                      "wave, hint or key; or: hold BUTTON MS; or: choose LABEL");
    }
    return true;
}

static bool check_one(const struct script_line *line, struct error *error) {
    return (is(line, 2, "choose") && line->words > 3) ||
           refuse(line, error, "one, whoever is asked: choose LABEL");
}

static bool check_expect(const struct script_line *line, struct error *error) {
    static const char *const known[] = {"scene", "won",   "heard", "kept",     "text",
                                        "gone",  "focus", "tidy",  "curtains", "changes"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (is(line, 2, known[i]) &&
            (is(line, 2, "won") || is(line, 2, "tidy") || line->words > 3)) {
            return true;
        }
    }
    return refuse(line, error,
                  "expect knows: scene NAME, won, heard QUESTION, kept COUNT, curtains COUNT, "
                  "text \"...\", gone \"...\", focus \"...\", tidy, changes THOUSANDTHS");
}

static bool check_until(const struct script_line *line, struct error *error) {
    return (is(line, 2, "scene") && line->words == 4) ||
           (is(line, 2, "left") && line->words == 3) ||
           refuse(line, error, "until waits for: scene NAME, or: left");
}

static bool check_walk(const struct script_line *line, struct error *error) {
    return line->words == 2 || (line->words == 3 && (is_number(line, 2) || is(line, 2, "heard"))) ||
           refuse(line, error, "walk goes on to the end, or: walk STEPS, walk heard");
}

static bool check_cross(const struct script_line *line, struct error *error) {
    return (line->words == 3 && is_number(line, 2)) ||
           refuse(line, error,
                  "cross and seal need the number of the first answer, from 0: cross 1");
}

static bool check_act(const struct script_line *line, struct error *error) {
    struct rules_action action;
    bool good = line->words == 3;
    for (const char *at = good ? line->word[2] : ""; *at; at++) {
        good = good && rules_action_from(*at, &action);
    }
    return good || refuse(line, error, "act needs letters of actions: NESWZ of A, neswz of B");
}

static bool check_pad(const struct script_line *line, struct error *error) {
    bool number = is(line, 2, "1") || is(line, 2, "2") || is(line, 2, "3");
    bool what = ((is(line, 3, "plug") || is(line, 3, "unplug")) && line->words == 4) ||
                (is(line, 3, "plug") && is(line, 4, "same") && line->words == 5) ||
                (is(line, 3, "press") && line->words == 5) ||
                (is(line, 3, "hold") && line->words == 6 && is_number(line, 5));
    return (number && what) ||
           refuse(line, error,
                  "pad 1, 2 or 3, then: plug, plug same, unplug, press BUTTON, hold BUTTON "
                  "MS");
}

static bool check_pointer(const struct script_line *line, struct error *error) {
    return (is_number(line, 2) && is_number(line, 3) &&
            (line->words == 4 ||
             (line->words == 5 && (is(line, 4, "press") || is(line, 4, "release"))))) ||
           refuse(line, error, "pointer X Y, and `press` or `release`");
}

static bool check_size(const struct script_line *line, struct error *error) {
    return (line->words == 4 && is_number(line, 2) && is_number(line, 3)) ||
           refuse(line, error, "size WIDTH HEIGHT");
}

/* Noon of that day, in the machine's own time zone. */
bool script_date(const char *text, int64_t *seconds) {
    struct tm date = {.tm_hour = 12, .tm_isdst = -1};
    int end = 0;
    if (sscanf(text, "%4d-%2d-%2d%n", &date.tm_year, &date.tm_mon, &date.tm_mday, &end) != 3 ||
        text[end] || date.tm_year < 1970 || date.tm_mon < 1 || date.tm_mon > 12 ||
        date.tm_mday < 1 || date.tm_mday > 31) {
        return false;
    }
    date.tm_year -= 1900;
    date.tm_mon--;
    *seconds = (int64_t)mktime(&date);
    return true;
}

static bool check_date(const struct script_line *line, struct error *error) {
    int64_t seconds;
    return (line->words == 3 && script_date(line->word[2], &seconds)) ||
           refuse(line, error, "date YEAR-MONTH-DAY, such as: date 2027-11-22");
}

static bool check_worded(const struct script_line *line, struct error *error) {
    return line->words > 2 ||
           refuse(line, error, "key, type, drop, shot and look need a name or text after them");
}

static bool check_bare(const struct script_line *line, struct error *error) {
    return line->words == 2 ||
           refuse(line, error, "nothing stands after mishear, been-here, watch, close and quit");
}

static const struct {
    const char *verb;
    bool (*check)(const struct script_line *line, struct error *error);
} verbs[] = {
    {"A", check_player},      {"B", check_player},    {"one", check_one},
    {"expect", check_expect}, {"until", check_until}, {"walk", check_walk},
    {"cross", check_cross},   {"seal", check_cross},  {"mishear", check_bare},
    {"pad", check_pad},       {"key", check_worded},  {"type", check_worded},
    {"shot", check_worded},   {"size", check_size},   {"pointer", check_pointer},
    {"close", check_bare},    {"quit", check_bare},   {"date", check_date},
    {"look", check_worded},   {"act", check_act},     {"been-here", check_bare},
    {"drop", check_worded},   {"watch", check_bare},
};

bool script_check_line(const struct script_line *line, struct error *error) {
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (is(line, 1, verbs[i].verb)) {
            return verbs[i].check(line, error);
        }
    }
    return refuse(line, error,
                  "a line says: A, B, one, key, type, drop, pad, pointer, size, shot, look, "
                  "expect, until, walk, "
                  "cross, seal, act, mishear, date, been-here, watch, close or quit");
}

bool script_been_here(const struct script *script) {
    bool been = false;
    for (int i = 0; i < script->count; i++) {
        been |= is(&script->line[i], 1, "been-here");
    }
    return been;
}

/* Texts may stand in quotes. */
static void unquoted(const char *text, struct text *out) {
    size_t length = strlen(text);
    if (length >= 2 && text[0] == '"' && text[length - 1] == '"') {
        text_add_bytes(out, text + 1, length - 2);
    } else {
        text_add(out, text);
    }
}

static bool expect(const struct script_line *line, struct stage *stage, struct error *error) {
    struct text wanted = {0};
    bool good = false;
    const char *have = "";
    char number[24] = "";
    if (is(line, 2, "tidy")) {
        return script_tidy(line, stage, "", error);
    }
    if (line->words > 3) {
        unquoted(line->rest[3], &wanted);
    }
    const char *text = text_string(&wanted);
    if (is(line, 2, "scene")) {
        have = stage_scene(stage);
        good = strcmp(have, text) == 0;
    } else if (is(line, 2, "focus")) {
        have = stage_focus(stage);
        good = strcmp(have, text) == 0;
    } else if (is(line, 2, "won")) {
        good = play_won(stage);
    } else if (is(line, 2, "heard")) {
        good = play_heard(stage, text);
    } else if (is(line, 2, "kept") || is(line, 2, "curtains")) {
        snprintf(number, sizeof number, "%d",
                 is(line, 2, "kept") ? both_kept_count(stage) : stage_curtains(stage));
        have = number;
        good = strcmp(number, text) == 0;
    } else {
        good = stage_shows(stage, text) == is(line, 2, "text");
    }
    if (!good) {
        error_set(error, "line %d: expected %s %s%s%s%s", line->number, line->word[2], text,
                  have[0] ? ", but it is \"" : "", have, have[0] ? "\"" : "");
    }
    text_release(&wanted);
    return good;
}

static bool do_pad(struct script *script, const struct script_line *line, struct platform *platform,
                   struct error *error) {
    int pad = atoi(line->word[2]);
    if (is(line, 3, "plug") || is(line, 3, "unplug")) {
        return (is(line, 4, "same") ? platform_pad_plug_same(platform, pad)
                                    : platform_pad_plug(platform, pad, is(line, 3, "plug"))) ||
               refuse(line, error, "no virtual pad can be had here");
    }
    int ms = is(line, 3, "hold") ? atoi(line->word[5]) : 0;
    return script_press_pad(script, platform, pad, line->word[4], ms) ||
           refuse(line, error, "no such pad is plugged in, or it has no such button");
}

/* In private the words stand at shuffled places; a person finds them by reading. */
static bool choose(struct script *script, const struct script_line *line, struct platform *platform,
                   struct stage *stage, enum platform_seat seat, struct error *error) {
    struct text label = {0};
    unquoted(line->rest[3], &label);
    enum platform_button button = stage_choice(stage, seat, text_string(&label));
    if (button == PLATFORM_BUTTONS && is(line, 1, "one")) {
        seat = PLATFORM_SEAT_B;
        button = stage_choice(stage, seat, text_string(&label));
    }
    text_release(&label);
    if (button == PLATFORM_BUTTONS) {
        return refuse(line, error, "there is no such choice now");
    }
    script_press(script, platform, seat, button, 0);
    return true;
}

static bool do_player(struct script *script, const struct script_line *line,
                      struct platform *platform, struct stage *stage, struct error *error) {
    enum platform_seat seat = is(line, 1, "B") ? PLATFORM_SEAT_B : PLATFORM_SEAT_A;
    if (is(line, 2, "choose")) {
        return choose(script, line, platform, stage, seat, error);
    }
    bool hold = is(line, 2, "hold");
    script_press(script, platform, seat,
                 (enum platform_button)find_button(line->word[hold ? 3 : 2]),
                 hold ? atoi(line->word[4]) : 0);
    return true;
}

static void type(const struct script_line *line, struct platform *platform) {
    struct text typed = {0};
    unquoted(line->rest[2], &typed);
    platform_push_text(platform, text_string(&typed));
    text_release(&typed);
}

bool script_do_line(struct script *script, const struct script_line *line,
                    struct platform *platform, struct stage *stage,
                    const struct script_shots *shots, struct error *error) {
    if (is(line, 1, "A") || is(line, 1, "B") || is(line, 1, "one")) {
        return do_player(script, line, platform, stage, error);
    }
    if (is(line, 1, "key")) {
        return platform_push_key_named(platform, line->rest[2]) ||
               refuse(line, error, "there is no such key; use SDL's names, such as F11 or Return");
    }
    if (is(line, 1, "pad")) {
        return do_pad(script, line, platform, error);
    }
    if (is(line, 1, "shot") && !(shots && shots->sizes)) {
        return script_shot(shots, line->word[2], platform, error);
    }
    if (is(line, 1, "shot") || is(line, 1, "look")) {
        return script_look(script, line, platform, stage, shots, error);
    }
    if (is(line, 1, "expect") && is(line, 2, "changes")) {
        return script_changes(script, line, error);
    }
    if (is(line, 1, "expect")) {
        return expect(line, stage, error);
    }
    if (is(line, 1, "watch")) {
        script->watches = true;
    } else if (is(line, 1, "type")) {
        type(line, platform);
    } else if (is(line, 1, "drop")) {
        platform_push_drop(platform, line->rest[2]);
    } else if (is(line, 1, "pointer")) {
        platform_push_pointer(platform, atoi(line->word[2]), atoi(line->word[3]),
                              is(line, 4, "press")     ? PLATFORM_POINTER_DOWN
                              : is(line, 4, "release") ? PLATFORM_POINTER_UP
                                                       : PLATFORM_POINTER);
    } else if (is(line, 1, "size")) {
        platform_resize(platform, atoi(line->word[2]), atoi(line->word[3]));
    } else if (is(line, 1, "close")) {
        platform_push_close(platform);
    } else if (is(line, 1, "date")) {
        int64_t date = 0;
        script_date(line->word[2], &date);
        stage_set_date(stage, date);
    }
    return true;
}

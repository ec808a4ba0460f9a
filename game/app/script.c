/* A played script: presses at moments of its own clock, and what is expected meanwhile. It reaches
 * the game as a person does, by events alone, so the same script always plays the same evening. */
#include "app/script.h"

#include "app/script_internal.h"

#include <stdlib.h>
#include <string.h>

enum {
    TAP_MS = 60,      /* how long a button is held where no time is given */
    WAIT_MS = 120000, /* how long `until`, `walk` and `mishear` wait before they fail */
    MAX_LINES = 4000,
    REST_MS = 800, /* figures turn to each other within it */
};

static bool is_space(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r';
}

/* Cuts a line into words; the text of `type` and `expect text` keeps its spaces in `rest`. */
static void cut(char *line, struct script_line *out) {
    char *at = line;
    while (out->words < SCRIPT_WORDS) {
        while (is_space(*at)) {
            at++;
        }
        if (!*at || *at == '#') {
            return;
        }
        out->rest[out->words] = at;
        out->word[out->words++] = at;
        while (*at && !is_space(*at)) {
            at++;
        }
        if (*at) {
            *at++ = '\0';
        }
    }
}

static bool fail(struct error *error, const struct script_line *line, const char *what) {
    return error_set(error, "line %d: %s", line->number, what);
}

static bool parse_line(struct script *script, char *text, int number, struct error *error) {
    struct script_line line = {.number = number};
    /* the words are cut in a copy, so that `rest` can keep its spaces */
    char *copy = base_copy(text);
    char *comment = strstr(text, " #");
    if (comment) {
        *comment = '\0';
    }
    size_t length = strlen(text);
    while (length && is_space(text[length - 1])) {
        text[--length] = '\0';
    }
    line.storage = copy;
    cut(copy, &line);
    for (int i = 0; i < line.words; i++) {
        line.rest[i] = text + (line.word[i] - copy);
    }
    if (!line.words) {
        free(copy);
        return true;
    }
    char *end;
    unsigned long ms = strtoul(line.word[0], &end, 10);
    script->line[script->count++] = line;
    if (*end || ms > 24ul * 3600 * 1000) {
        return fail(error, &line, "a line begins with milliseconds, such as: 400 A confirm");
    }
    script->line[script->count - 1].ms = (uint32_t)ms;
    if (script->count > 1 && ms < script->line[script->count - 2].ms) {
        return fail(error, &line, "the time goes backwards; sort the lines by time");
    }
    return script_check_line(&script->line[script->count - 1], error);
}

struct script *script_parse(const char *text, struct error *error) {
    struct script *script = base_alloc(sizeof *script);
    script->text = base_copy(text);
    script->line = base_alloc(MAX_LINES * sizeof *script->line);
    char *at = script->text;
    for (int number = 1; at && *at; number++) {
        char *end = strchr(at, '\n');
        if (end) {
            *end = '\0';
        }
        if (script->count == MAX_LINES) {
            error_set(error, "line %d: a script has at most %d lines", number, MAX_LINES);
        } else if (at[0] != '#') {
            parse_line(script, at, number, error);
        }
        if (error->text[0]) {
            script_free(script);
            return NULL;
        }
        at = end ? end + 1 : NULL;
    }
    if (!script->count) {
        error_set(error, "there is nothing to do in it; a line of a script is such as: "
                         "400 A confirm");
        script_free(script);
        return NULL;
    }
    return script;
}

void script_free(struct script *script) {
    if (!script) {
        return;
    }
    for (int i = 0; i < script->count; i++) {
        free(script->line[i].storage);
    }
    script_forget_plan(script);
    canvas_release(&script->seen);
    free(script->line);
    free(script->text);
    free(script);
}

/* --- running --- */

void script_slow(struct script *script) {
    script->slow = true;
}

/* Whoever plays slowly lets every picture come to rest before the next press, and looks at it. */
bool script_is_patient(const struct script *script, const struct platform *platform) {
    return script->slow && platform_now(platform) - script->moved_at < REST_MS;
}

static void release_due(struct script *script, struct platform *platform) {
    uint32_t now = platform_now(platform);
    for (int i = 0; i < script->held_count; i++) {
        struct script_held *held = &script->held[i];
        if (now < held->until) {
            continue;
        }
        if (held->pad) {
            platform_pad_press(platform, held->pad, held->pad_button, false);
        } else {
            platform_push_button(platform, held->device, held->button, false);
        }
        *held = script->held[--script->held_count];
        i--;
    }
}

void script_press(struct script *script, struct platform *platform, enum platform_seat seat,
                  enum platform_button button, int ms) {
    int device = platform_hands_of(platform, seat);
    platform_push_button(platform, device, button, true);
    if (script->held_count < SCRIPT_HELD) {
        script->held[script->held_count++] = (struct script_held){
            .device = device,
            .button = button,
            .until = platform_now(platform) + (uint32_t)(ms ? ms : TAP_MS)};
    }
}

bool script_press_pad(struct script *script, struct platform *platform, int pad, const char *button,
                      int ms) {
    if (!platform_pad_press(platform, pad, button, true)) {
        return false;
    }
    if (script->held_count < SCRIPT_HELD) {
        script->held[script->held_count++] = (struct script_held){
            .pad = pad,
            .pad_button = button,
            .until = platform_now(platform) + (uint32_t)(ms ? ms : TAP_MS)};
    }
    return true;
}

static enum script_state failed(struct script *script, struct error *error, const char *what) {
    int at = script->next < script->count ? script->next : script->count - 1;
    error_set(error, "line %d: %s", script->line[at].number, what);
    return SCRIPT_FAILED;
}

static bool waits(const struct script_line *line) {
    return strcmp(line->word[1], "until") == 0 || strcmp(line->word[1], "walk") == 0 ||
           strcmp(line->word[1], "cross") == 0 || strcmp(line->word[1], "seal") == 0 ||
           strcmp(line->word[1], "act") == 0 || strcmp(line->word[1], "mishear") == 0;
}

/* What is seen in passing is gone once the picture rests, so nobody waits for that to look. */
static bool only_looks(const struct script_line *line) {
    return strcmp(line->word[1], "expect") == 0 || strcmp(line->word[1], "shot") == 0 ||
           strcmp(line->word[1], "look") == 0;
}

static bool waits_to_be_left(const struct script_line *line) {
    return strcmp(line->word[1], "until") == 0 && strcmp(line->word[2], "left") == 0;
}

static bool is_over(struct script *script, const struct script_line *line,
                    struct platform *platform, struct stage *stage) {
    if (strcmp(line->word[1], "until") != 0) {
        return script_walk(script, line, platform, stage);
    }
    return strcmp(line->word[2], "left") == 0 ? stage_over(stage)
                                              : strcmp(stage_scene(stage), line->word[3]) == 0;
}

/* Such a line holds the script's clock: what comes after is counted from its end. */
static enum script_state wait_on(struct script *script, struct platform *platform,
                                 struct stage *stage, struct error *error) {
    const struct script_line *line = &script->line[script->next];
    if (is_over(script, line, platform, stage)) {
        script->waiting = false;
        script->offset = platform_now(platform) - line->ms;
        script->next++;
    } else if (platform_now(platform) - script->wait_since > WAIT_MS) {
        struct text what = {0};
        text_addf(&what, "waited for two minutes in vain; the scene is %s", stage_scene(stage));
        failed(script, error, text_string(&what));
        text_release(&what);
        return SCRIPT_FAILED;
    }
    return SCRIPT_GOES_ON;
}

static enum script_state done(const struct script *script, struct error *error) {
    return script->untidy.text[0] ? (error_set(error, "%s", script->untidy.text), SCRIPT_FAILED)
                                  : SCRIPT_DONE;
}

static enum script_state run_lines(struct script *script, struct platform *platform,
                                   struct stage *stage, const struct script_shots *shots,
                                   struct error *error) {
    release_due(script, platform);
    while (script->next < script->count) {
        const struct script_line *line = &script->line[script->next];
        if (script->waiting) {
            enum script_state state = wait_on(script, platform, stage, error);
            if (state != SCRIPT_GOES_ON || script->waiting) {
                return state;
            }
            continue;
        }
        bool left = stage_over(stage) && waits_to_be_left(line); /* no more time goes by */
        if (!left && platform_now(platform) < line->ms + script->offset) {
            return SCRIPT_GOES_ON;
        }
        if (!only_looks(line) && script_is_patient(script, platform)) {
            script->offset = platform_now(platform) + 1 - line->ms; /* at the next frame */
            return SCRIPT_GOES_ON;
        }
        if (strcmp(line->word[1], "quit") == 0) {
            return done(script, error);
        }
        if (waits(line)) {
            script->waiting = true;
            script->walking = false;
            script->walked = script->sealed = 0;
            script->wait_since = platform_now(platform);
            continue;
        }
        if (!script_do_line(script, line, platform, stage, shots, error)) {
            return SCRIPT_FAILED;
        }
        script->next++;
    }
    return done(script, error);
}

/* When the two do something next, if nothing on the screen moves them to. */
static uint32_t next_deed(const struct script *script) {
    uint32_t next = script->line[script->next].ms + script->offset;
    if (script->waiting) {
        next = script->wait_since + WAIT_MS + 1;
        if (script->walking && script->looks_at < next) {
            next = script->looks_at;
        }
    }
    for (int i = 0; i < script->held_count; i++) {
        next = script->held[i].until < next ? script->held[i].until : next;
    }
    return next;
}

enum script_state script_run(struct script *script, struct platform *platform, struct stage *stage,
                             const struct script_shots *shots, struct error *error) {
    if (stage_wait(stage) == 0) {
        script->moved_at = platform_now(platform);
    }
    script_watch(script, platform);
    enum script_state state = run_lines(script, platform, stage, shots, error);
    if (state == SCRIPT_GOES_ON) {
        platform_next_event(platform, next_deed(script));
    }
    if (state != SCRIPT_FAILED && stage_pace(stage)) {
        return failed(script, error, stage_pace(stage));
    }
    return state;
}

/* What each line of a script does. */
#include "app/script_internal.h"
#include "proof/proof.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const button_names[PLATFORM_BUTTONS] = {
    [PLATFORM_NORTH] = "up",         [PLATFORM_EAST] = "right",   [PLATFORM_SOUTH] = "down",
    [PLATFORM_WEST] = "left",        [PLATFORM_CONFIRM] = "confirm", [PLATFORM_BACK] = "back",
    [PLATFORM_MENU] = "menu",        [PLATFORM_TAKE_BACK] = "take-back",
    [PLATFORM_WAVE] = "wave",
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

static bool check_player(const struct script_line *line, struct error *error) {
    bool hold = is(line, 2, "hold");
    if (line->words != (hold ? 5 : 3) || find_button(line->word[hold ? 3 : 2]) < 0) {
        return refuse(line, error,
                      "a player presses up, right, down, left, confirm, back, menu, take-back or "
                      "wave; or: hold BUTTON MS");
    }
    return true;
}

static bool check_expect(const struct script_line *line, struct error *error) {
    static const char *const known[] = {"scene", "won", "heard", "kept", "text", "focus"};
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (is(line, 2, known[i]) && (is(line, 2, "won") || line->words > 3)) {
            return true;
        }
    }
    return refuse(line, error,
                  "expect knows: scene NAME, won, heard QUESTION, kept COUNT, text \"...\", focus "
                  "\"...\"");
}

bool script_check_line(const struct script_line *line, struct error *error) {
    if (is(line, 1, "A") || is(line, 1, "B")) {
        return check_player(line, error);
    }
    if (is(line, 1, "expect")) {
        return check_expect(line, error);
    }
    if (is(line, 1, "until")) {
        return (is(line, 2, "scene") && line->words == 4) ||
               refuse(line, error, "until waits for: scene NAME");
    }
    if (is(line, 1, "pad")) {
        bool number = is(line, 2, "1") || is(line, 2, "2");
        bool what = is(line, 3, "plug") || is(line, 3, "unplug") ||
                    (is(line, 3, "press") && line->words == 5) ||
                    (is(line, 3, "hold") && line->words == 6);
        return (number && what) ||
               refuse(line, error, "pad 1 or 2, then: plug, unplug, press BUTTON, hold BUTTON MS");
    }
    if (is(line, 1, "pointer")) {
        return line->words >= 4 || refuse(line, error, "pointer X Y, and `press` to click");
    }
    if (is(line, 1, "size")) {
        return line->words == 4 || refuse(line, error, "size WIDTH HEIGHT");
    }
    bool with_word = is(line, 1, "key") || is(line, 1, "type") || is(line, 1, "shot");
    if (with_word && line->words < 3) {
        return refuse(line, error, "key, type and shot need a name or text after them");
    }
    return with_word || is(line, 1, "walk") || is(line, 1, "quit") ||
           refuse(line, error,
                  "a line says: A, B, key, type, pad, pointer, size, shot, expect, until, walk or "
                  "quit");
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

static bool expect(const struct script_line *line, struct game *game, struct error *error) {
    struct text wanted = {0};
    bool good = false;
    const char *have = "";
    char number[24] = "";
    if (line->words > 3) {
        unquoted(line->rest[3], &wanted);
    }
    const char *text = text_string(&wanted);
    if (is(line, 2, "scene")) {
        have = scenes_name(game);
        good = strcmp(have, text) == 0;
    } else if (is(line, 2, "focus")) {
        have = scenes_focus(game);
        good = strcmp(have, text) == 0;
    } else if (is(line, 2, "won")) {
        good = scenes_won(game);
    } else if (is(line, 2, "heard")) {
        good = scenes_heard(game, text);
    } else if (is(line, 2, "kept")) {
        snprintf(number, sizeof number, "%d", scenes_kept(game));
        have = number;
        good = strcmp(number, text) == 0;
    } else {
        good = scenes_shows(game, text);
    }
    if (!good) {
        error_set(error, "line %d: expected %s %s%s%s%s", line->number, line->word[2], text,
                  have[0] ? ", but it is \"" : "", have, have[0] ? "\"" : "");
    }
    text_release(&wanted);
    return good;
}

static bool shot(const struct script_line *line, struct platform *platform, const char *shots,
                 struct error *error) {
    struct text path = {0};
    text_addf(&path, "%s/%s.png", shots ? shots : ".", line->word[2]);
    bool good = !shots || platform_save_png(platform_canvas(platform), text_string(&path), error);
    text_release(&path);
    return good;
}

static bool do_pad(struct script *script, const struct script_line *line,
                   struct platform *platform, struct error *error) {
    int pad = atoi(line->word[2]);
    if (is(line, 3, "plug") || is(line, 3, "unplug")) {
        return platform_pad_plug(platform, pad, is(line, 3, "plug"));
    }
    int ms = is(line, 3, "hold") ? atoi(line->word[5]) : 0;
    return script_press_pad(script, platform, pad, line->word[4], ms) ||
           refuse(line, error, "no such pad is plugged in, or it has no such button");
}

bool script_do_line(struct script *script, const struct script_line *line,
                    struct platform *platform, struct game *game, const char *shots,
                    struct error *error) {
    if (is(line, 1, "A") || is(line, 1, "B")) {
        bool hold = is(line, 2, "hold");
        script_press(script, platform, is(line, 1, "A") ? PLATFORM_SEAT_A : PLATFORM_SEAT_B,
                     (enum platform_button)find_button(line->word[hold ? 3 : 2]),
                     hold ? atoi(line->word[4]) : 0);
    } else if (is(line, 1, "key")) {
        return platform_push_key_named(platform, line->rest[2]) ||
               refuse(line, error, "there is no such key; use SDL's names, such as F11 or Return");
    } else if (is(line, 1, "type")) {
        struct text typed = {0};
        unquoted(line->rest[2], &typed);
        platform_push_text(platform, text_string(&typed));
        text_release(&typed);
    } else if (is(line, 1, "pad")) {
        return do_pad(script, line, platform, error);
    } else if (is(line, 1, "pointer")) {
        platform_push_pointer(platform, atoi(line->word[2]), atoi(line->word[3]),
                              is(line, 4, "press"));
    } else if (is(line, 1, "size")) {
        platform_resize(platform, atoi(line->word[2]), atoi(line->word[3]));
    } else if (is(line, 1, "shot")) {
        return shot(line, platform, shots, error);
    } else if (is(line, 1, "expect")) {
        return expect(line, game, error);
    }
    return true;
}

/* --- walk --- */

enum { STEP_MS = 200, PROMPT_MS = 350 };

static void answer_prompt(struct script *script, struct platform *platform) {
    static const struct {
        enum platform_seat seat;
        enum platform_button button;
    } presses[] = {
        {PLATFORM_SEAT_A, PLATFORM_CONFIRM}, {PLATFORM_SEAT_B, PLATFORM_CONFIRM},
        {PLATFORM_SEAT_A, PLATFORM_WEST},    {PLATFORM_SEAT_B, PLATFORM_WEST},
    };
    int i = script->prompt++ % 4;
    script_press(script, platform, presses[i].seat, presses[i].button, 0);
}

static bool next_action(const struct session *session, struct rules_action *action) {
    struct rules_action *path = NULL;
    int length = proof_solve(session_level(session), session_answers(session),
                             session_state(session), NULL, &path);
    if (length > 0) {
        *action = path[0];
    }
    free(path);
    return length > 0;
}

bool script_walk(struct script *script, struct platform *platform, struct game *game) {
    const struct session *session = scenes_session(game);
    const char *scene = scenes_name(game);
    bool prompt = strcmp(scene, "heard") == 0, play = strcmp(scene, "play") == 0;
    uint32_t now = platform_now(platform);
    if (!session || (!prompt && !play)) {
        return true;
    }
    if (now - script->last_step < (uint32_t)(prompt ? PROMPT_MS : STEP_MS)) {
        return false;
    }
    script->last_step = now;
    struct rules_action action;
    if (prompt) {
        answer_prompt(script, platform);
    } else if (!session_won(session) && next_action(session, &action)) {
        enum platform_button button = action.move == RULES_BREATHE
                                          ? PLATFORM_CONFIRM
                                          : (enum platform_button)action.move;
        script_press(script, platform, (enum platform_seat)action.player, button, 0);
    }
    return false;
}

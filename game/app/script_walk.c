/* `walk`: both players cross by a shortest clean solution, and answer what they are asked on the
 * way. The way is looked for once; a step that went otherwise than planned has it looked for
 * again. `act`: they do what they are told. */
#include "app/script_internal.h"
#include "proof/proof.h"

#include <stdlib.h>
#include <string.h>

enum { STEP_MS = 200, ACT_MS = 300 /* also past a refusal */, PROMPT_MS = 350 };

static void answer_prompt(struct script *script, struct platform *platform) {
    static const struct {
        enum platform_seat seat;
        enum platform_button button;
    } presses[] = {
        {PLATFORM_SEAT_A, PLATFORM_CONFIRM},
        {PLATFORM_SEAT_B, PLATFORM_CONFIRM},
        {PLATFORM_SEAT_A, PLATFORM_WEST},
        {PLATFORM_SEAT_B, PLATFORM_WEST},
    };
    int i = script->prompt++ % 4;
    script_press(script, platform, presses[i].seat, presses[i].button, 0);
}

void script_forget_plan(struct script *script) {
    free(script->plan);
    script->plan = NULL;
    script->plan_count = script->plan_at = 0;
}

/* The plan's next action; where the state is not the one it was made for, a new plan's first. */
static bool next_action(struct script *script, const struct session *session,
                        const struct rules_answers *answers, struct rules_action *action) {
    const struct rules_level *level = session_level(session);
    const struct rules_state *state = session_state(session);
    if (script->plan_at >= script->plan_count || script->planned != rules_hash_state(state)) {
        script_forget_plan(script);
        script->plan_count = proof_solve(level, answers, state, NULL, &script->plan);
        if (script->plan_count <= 0) {
            return false;
        }
    }
    struct rules_state after = *state;
    *action = script->plan[script->plan_at++];
    rules_step(level, answers, &after, *action, NULL);
    script->planned = rules_hash_state(&after);
    return true;
}

/* What a listener who got everything wrong would take the answers for. */
static struct rules_answers misheard(const struct session *session) {
    const struct rules_level *level = session_level(session);
    struct rules_answers answers = *session_answers(session);
    for (int q = 0; q < level->question_count; q++) {
        if (!(session_state(session)->heard >> q & 1)) {
            answers.mark[q] = (uint8_t)((answers.mark[q] + 1) % level->question[q].marks);
        }
    }
    return answers;
}

static void press(struct script *script, struct platform *platform, struct rules_action action) {
    script_press(
        script, platform, (enum platform_seat)action.player,
        action.move == RULES_BREATHE ? PLATFORM_CONFIRM : (enum platform_button)action.move, 0);
    script->walked++;
}

/* True when the last letter's button is pressed. */
static bool act_on(struct script *script, const char *letters, struct platform *platform) {
    struct rules_action action;
    if (rules_action_from(letters[script->walked], &action)) {
        press(script, platform, action);
    }
    return !letters[script->walked];
}

static bool counts_steps(const struct script_line *line) {
    return line->words > 2 && strcmp(line->word[1], "walk") == 0 &&
           strcmp(line->word[2], "heard") != 0;
}

static bool is_mishear(const struct script_line *line) {
    return strcmp(line->word[1], "mishear") == 0;
}

/* Has the line what it wants? */
static bool has_stepped(const struct script *script, const struct script_line *line,
                        const struct session *session) {
    return is_mishear(line) ? session_state(session)->dark != 0
                            : counts_steps(line) && script->walked >= atoi(line->word[2]);
}

static void step_on(struct script *script, const struct script_line *line,
                    struct platform *platform, const struct session *session) {
    struct rules_action action;
    struct rules_answers answers = is_mishear(line) ? misheard(session) : *session_answers(session);
    if (!session_won(session) && next_action(script, session, &answers, &action)) {
        press(script, platform, action);
    }
}

/* In private, too: confirm opens the curtain, then comes the word whose turn it is. */
static void seal(struct script *script, const struct script_line *line, struct platform *platform,
                 struct stage *stage) {
    const char *label = stage_choice_label(stage, atoi(line->word[2]) + script->sealed / 2);
    for (int seat = PLATFORM_SEAT_A; label && seat <= PLATFORM_SEAT_B; seat++) {
        enum platform_button button = stage_choice(stage, (enum platform_seat)seat, label);
        if (button != PLATFORM_BUTTONS) {
            bool curtain = script->sealed++ % 2 == 0;
            script_press(script, platform, (enum platform_seat)seat,
                         curtain ? PLATFORM_CONFIRM : button, 0);
        }
    }
}

bool script_walk(struct script *script, const struct script_line *line, struct platform *platform,
                 struct stage *stage) {
    const struct session *session = play_session(stage);
    const char *scene = stage_scene(stage);
    bool cross = strcmp(line->word[1], "cross") == 0,
         seal_only = strcmp(line->word[1], "seal") == 0;
    bool seals = (cross || seal_only) && strcmp(scene, "sealing") == 0;
    bool prompt = seals || (!seal_only && strcmp(scene, "heard") == 0) ||
                  ((cross || seal_only) && strcmp(scene, "key") == 0);
    bool play = strcmp(scene, "play") == 0;
    uint32_t now = platform_now(platform);
    script->walking = session && (prompt || play);
    if (play && seal_only) {
        return true;
    }
    if (!session || (!prompt && !play)) {
        script_forget_plan(script);
        return strcmp(line->word[1], "walk") == 0 || (cross && strcmp(scene, "level-end") == 0);
    }
    if (prompt && line->words > 2 && strcmp(line->word[2], "heard") == 0) {
        return true;
    }
    bool told = strcmp(line->word[1], "act") == 0;
    int pause = prompt ? PROMPT_MS : told ? ACT_MS : STEP_MS;
    if (now - script->last_step < (uint32_t)pause) {
        script->looks_at = script->last_step + (uint32_t)pause;
        return false;
    }
    if (play && !told && has_stepped(script, line, session)) {
        script->last_step = now;
        script_forget_plan(script);
        return true;
    }
    if (script_is_patient(script, platform)) {
        script->looks_at = now + 1; /* at the next frame */
        return false;
    }
    script->last_step = now;
    script->looks_at = now + (uint32_t)pause;
    if (seals) {
        seal(script, line, platform, stage);
        return false;
    }
    if (prompt) {
        answer_prompt(script, platform);
        return false;
    }
    if (told) {
        return act_on(script, line->word[2], platform);
    }
    step_on(script, line, platform, session);
    return false;
}

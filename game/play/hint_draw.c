/* What a hint says below the board, and the lantern while the Keeper thinks. The words follow from
 * the steps alone, and those follow from what both players can know. */
#include "play/hint.h"

/* --- words --- */

static bool asks_soon(const struct hint *hint) {
    return hint->found.ask >= 0 && (hint->rung == HINT_ALL || hint->found.count <= HINT_NEXT_STEPS);
}

int hint_question(const struct hint *hint) {
    bool asks = hint->rung >= HINT_NEXT ? asks_soon(hint) : hint->aim == HINT_ASK;
    return hint->told && asks ? hint->found.ask : -1;
}

/* Where two voices make one bridge both have to speak; what was heard before is remembered. */
static const char *ask_sentence(struct stage *stage, const struct hint *hint, const char *ask,
                                const char *tell, const char *remember) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const struct rules_level *level = crossing_level(crossing);
    bool span = false, veil = false;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        bool its = fixture->index == hint->found.ask;
        veil |= its && (fixture->kind == RULES_VEIL || fixture->kind == RULES_FENCE);
        span |= fixture->kind == RULES_SPAN && (its || fixture->also == hint->found.ask);
    }
    return crossing_state(crossing)->heard >> hint->found.ask & 1 ? remember
           : span && !veil                                        ? tell
                                                                  : ask;
}

static const char *ask_words(struct stage *stage, const struct hint *hint) {
    int by = crossing_level(play_of(stage)->crossing)->question[hint->found.ask].by;
    return say(stage,
               ask_sentence(
                   stage, hint,
                   "{name}, ask {other} about this. Only {other} knows where it carries.",
                   "{name} and {other}, tell each other. Only both together know where it carries.",
                   "{name}, remember what {other} said to this. It carries there."),
               "name", stage->name[!by], "other", stage->name[by], NULL);
}

/* It leads back to where they stand: a bell that rings once more, a plate that is trod anew. */
static bool is_again(const struct stage *stage, const struct hint *hint) {
    return hint->aim != HINT_ASK && hint->aim != HINT_REST && hint->aim != HINT_RELIGHT &&
           hint_stands(stage, hint->cell);
}

static const char *aim_words(struct stage *stage, const struct hint *hint) {
    static const char *const sentences[HINT_AIMS] = {
        [HINT_WALK] = "{name}, walk to where it shines.",
        [HINT_PLATE] = "{name}, step onto the plate that shines, and stay there for a while.",
        [HINT_PUSH] = "{name}, push the stone that shines.",
        [HINT_BELL] = "{name}, ring the bell that shines: the boat will come.",
        [HINT_PROMISE] = "{name}, the plate that shines waits for a promise to stay a while.",
        [HINT_KINDLE] = "{name}, walk to where it shines: your lights meet across the star.",
        [HINT_HOME] = "{name}, walk home, to where it shines.",
        [HINT_REST] = "{name}, rest for a breath: {button}.",
        [HINT_HEARTH] = "{name}, walk to the fire that shines.",
        [HINT_RELIGHT] = "Come beside each other, then breathe one after the other: {buttons}.",
    };
    if (hint->aim == HINT_ASK) {
        return ask_words(stage, hint);
    }
    if (is_again(stage, hint)) {
        return say(stage, "{name}, step away from where it shines, and onto it again.", "name",
                   stage->name[hint->player], NULL);
    }
    return say(stage, sentences[hint->aim], "name", stage->name[hint->player], "other",
               stage->name[!hint->player], "button",
               button_name(stage, (enum platform_seat)hint->player, PLATFORM_CONFIRM), "buttons",
               both_button_names(stage, PLATFORM_CONFIRM), NULL);
}

static const char *next_words(struct stage *stage, const struct hint *hint) {
    if (!asks_soon(hint)) {
        return word(stage, "The next steps: one, two, three.");
    }
    int by = crossing_level(play_of(stage)->crossing)->question[hint->found.ask].by;
    return say(stage,
               ask_sentence(stage, hint, "These steps. Then, {name}, ask {other} about this.",
                            "These steps. Then, {name} and {other}, tell each other about this.",
                            "These steps. Then, {name}, remember what {other} said to this."),
               "name", stage->name[!by], "other", stage->name[by], NULL);
}

static const char *all_words(struct stage *stage, const struct hint *hint) {
    if (hint->found.ask < 0) {
        return hint->hearth ? word(stage, "This way to the fire. A question waits there.")
                            : word(stage, "This is the whole way home.");
    }
    int by = crossing_level(play_of(stage)->crossing)->question[hint->found.ask].by;
    return say(stage,
               ask_sentence(stage, hint, "This way. Then, {name}, ask {other} about this.",
                            "This way. Then, {name} and {other}, tell each other about this.",
                            "This way. Then, {name}, remember what {other} said to this."),
               "name", stage->name[!by], "other", stage->name[by], NULL);
}

static const char *where_words(struct stage *stage, const struct hint *hint) {
    const char *name = stage->name[hint->player];
    return hint->aim == HINT_ASK
               ? say(stage, "{name}, it is time to ask. Look where it shines.", "name", name, NULL)
           : is_again(stage, hint)
               ? say(stage,
                     "{name}, this turn is yours: away from where it shines, and back again.",
                     "name", name, NULL)
               : say(stage, "{name}, this turn is yours. Look where it shines.", "name", name,
                     NULL);
}

const char *hint_words(struct stage *stage, const struct hint *hint) {
    if (!hint->told) {
        return hint->rung ? word(stage, "The Keeper lifts a lantern and looks over the water ...")
                          : NULL;
    }
    if (hint->found.kind == PLAY_HINT_NONE) {
        return word(stage, "The Keeper can't see the way from here. You can take back steps, or "
                           "start over, as often as you like.");
    }
    if (hint->rung > HINT_AIM && hint->aim == HINT_ASK) {
        return ask_words(stage, hint);
    }
    switch (hint->rung) {
    case HINT_WHERE:
        return where_words(stage, hint);
    case HINT_AIM:
        return aim_words(stage, hint);
    case HINT_NEXT:
        return next_words(stage, hint);
    case HINT_ALL:
        return all_words(stage, hint);
    default:
        return NULL;
    }
}

/* A lantern that brightens and dims over the board while the Keeper looks. */
static void draw_thinking(struct stage *stage, struct canvas *canvas, const struct hint *hint) {
    struct rect board = view_board_rect(stage->view);
    float side = (float)unit(stage, 46), x = (float)board.x + (float)board.w / 2;
    float y = (float)board.y + side, phase = (float)(hint->ms % 1400) / 1400;
    float bright = phase < 0.5f ? 2 * phase : 2 - 2 * phase;
    struct rect place = {(int)(x - side / 2), (int)(y - side * 0.7f), (int)side,
                         (int)(side * 1.4f)};
    canvas_glow(canvas, x, y, side * 2.4f, COLOUR_GOLD, 60 + (int)(90 * bright));
    draw_art(stage, canvas, "paper_lantern", place);
}

void hint_draw(struct stage *stage, struct canvas *canvas, const struct hint *hint) {
    if (hint->thinking && hint->ms > 0) {
        draw_thinking(stage, canvas, hint);
    } else if (hint->found.count > 0) {
        hint_ghosts_draw(stage, canvas, hint);
    }
}

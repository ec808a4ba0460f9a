/* What is heard of a crossing: its span's music, in as many layers as is heard of the answers, and
 * the theme of who walks; the sounds of what happens on the board; and their captions, for those
 * who would rather read them. */
#include "play/inside.h"

#include <string.h>

enum { CAPTION_MS = 2200 };

/* The theme of who did something last; once all is heard the two meet. */
static unsigned themes(const struct session *session, bool all_heard) {
    int count = 0;
    const struct session_record *log = session_log(session, &count);
    return all_heard                                 ? PLATFORM_MUSIC_ROUND | PLATFORM_MUSIC_SQUARE
           : !count                                  ? 0
           : log[count - 1].action.player == RULES_A ? PLATFORM_MUSIC_ROUND
                                                     : PLATFORM_MUSIC_SQUARE;
}

/* By what both see: that something was asked changes nothing, that it was heard does. */
static unsigned layers(const struct crossing *crossing) {
    unsigned all = (1u << crossing_level(crossing)->question_count) - 1;
    unsigned heard = crossing_state(crossing)->heard & all;
    return (heard == all ? PLATFORM_MUSIC_WARMER | PLATFORM_MUSIC_FULL
            : heard      ? PLATFORM_MUSIC_WARMER
                         : 0) |
           themes(crossing_session(crossing), heard == all);
}

void music_crossing(struct stage *stage) {
    static const char *const pieces[] = {
        [PACK_NONE] = "honest-talk",
        [PACK_COMMUNICATION] = "honest-talk",
        [PACK_HELP] = "ferry",
        [PACK_BOUNDARIES] = "garden-walls",
        [PACK_ACCOUNTABILITY] = "workshop",
        [PACK_PATIENCE] = "tides",
        [PACK_FORGIVENESS] = "quarry",
        [PACK_CONNECTION] = "light",
    };
    const struct crossing *crossing = play_of(stage)->crossing;
    platform_music_layers(stage->platform, layers(crossing));
    platform_music(stage->platform, pieces[crossing_where(crossing)->practice]);
}

/* --- captions --- */

static const char *caption_words(struct stage *stage, const char *sound) {
    static const struct {
        const char *sound, *words;
    } captions[] = {
        {"bell", "A bell rings."},
        {"boat", "The boat comes."},
        {"breathe", "A breath."},
        {"gate-close", "A gate closes."},
        {"gate-open", "A gate opens."},
        {"hearth", "A fire wakes."},
        {"hug", "A hug."},
        {"kindle", "A star kindles."},
        {"misheard", "Misheard: a lantern goes out."},
        {"planks-lay", "Heard: planks lay themselves."},
        {"plate-down", "A plate goes down."},
        {"plate-up", "A plate comes up."},
        {"promise", "A promise begins."},
        {"promise-kept", "A promise is kept."},
        {"relight", "Both lanterns burn again."},
        {"remembered", "Remembered."},
        {"ribbon", "A ribbon unties: a stone is lent."},
        {"stone-sinks", "A stone sinks."},
        {"strands-twine", "Heard: two strands twine."},
        {"thread-sings", "Heard: the thread of light sings."},
        {"tide-high", "The water rises."},
        {"tide-low", "The water falls."},
        {"tide-turn", "The tide turns."},
        {"wave-hello", "Hello!"},
        {"win", "Home, both of you."},
    };
    for (size_t i = 0; i < sizeof captions / sizeof captions[0]; i++) {
        if (strcmp(captions[i].sound, sound) == 0) {
            return word(stage, captions[i].words);
        }
    }
    return NULL;
}

static void show_caption(struct stage *stage, const char *words) {
    struct caption *caption = &play_of(stage)->caption;
    const char *last = caption->words[1];
    bool fresh = caption_wait(stage) >= 0 && last && last != words;
    caption->words[0] = fresh ? last : NULL;
    caption->words[1] = words;
    caption->until = stage->now + CAPTION_MS;
    damage_rect(stage, caption->area);
}

int caption_wait(struct stage *stage) {
    struct caption *caption = &play_of(stage)->caption;
    if (!caption->words[1]) {
        return -1;
    }
    int left = (int)(caption->until - stage->now);
    if (left > 0) {
        return left;
    }
    caption->words[0] = caption->words[1] = NULL;
    damage_rect(stage, caption->area);
    return -1;
}

bool caption_draw(struct stage *stage, struct canvas *canvas) {
    const struct caption *caption = &play_of(stage)->caption;
    if (!caption->words[1] || !stage->look.captions) {
        return true;
    }
    const char *words = caption->words[0] ? say(stage, "{earlier} {now}", "earlier",
                                                caption->words[0], "now", caption->words[1], NULL)
                                          : caption->words[1];
    int width = platform_text_width(stage->platform, PLATFORM_FACE_TEXT,
                                    text_size(stage, SIZE_BODY), words) +
                unit(stage, 48);
    struct rect place = caption->area;
    if (width < place.w) {
        place.x += (place.w - width) / 2;
        place.w = width;
    }
    draw_panel(stage, canvas, place);
    draw_text(stage, canvas, rect_grow(place, -unit(stage, 4)), words,
              (struct paragraph){
                  .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
    return false;
}

void sound_telling(struct stage *stage, const char *name) {
    const char *words = stage->look.captions ? caption_words(stage, name) : NULL;
    platform_sound(stage->platform, name);
    if (words) {
        show_caption(stage, words);
    }
}

/* --- on the board --- */

/* A turn raises the water at one half of the tide's cells and lowers it at the other; most levels
 * have but one half. */
static const char *tide_sound(const struct rules_level *level, int low) {
    bool falls = false, rises = false;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        const struct rules_fixture *fixture = &level->fixture[cell];
        falls |= fixture->kind == RULES_TIDE && fixture->value == low;
        rises |= fixture->kind == RULES_TIDE && fixture->value != low;
    }
    return falls && rises ? "tide-turn" : falls ? "tide-low" : "tide-high";
}

static const char *step_sound(struct stage *stage, int kind) {
    static const char *const stone[] = {"step-stone-1", "step-stone-2", "step-stone-3",
                                        "step-stone-4"};
    static const char *const wood[] = {"step-wood-1", "step-wood-2", "step-wood-3"};
    return kind == RULES_BELL                         ? "bell"
           : kind == RULES_AGAIN                      ? "remembered"
           : kind == RULES_VEIL || kind == RULES_SPAN ? wood[stage_below(stage, 3)]
                                                      : stone[stage_below(stage, 4)];
}

/* What a step was heard on. */
static const char *heard_sound(const struct rules_fixture *on) {
    return on->kind == RULES_SPAN               ? "strands-twine"
           : on->kind == RULES_VEIL && on->also ? "thread-sings"
                                                : "planks-lay";
}

void sound_event(struct stage *stage, const struct rules_event *event) {
    static const char *const sounds[RULES_WON + 1] = {
        [RULES_PUSHED] = "push-stone", [RULES_SANK] = "stone-sinks",
        [RULES_ASKED] = "hearth",      [RULES_WENT_DARK] = "misheard",
        [RULES_PROMISED] = "promise",  [RULES_FREED] = "promise-kept",
        [RULES_BOAT_CAME] = "boat",    [RULES_BREATHED] = "breathe",
        [RULES_RELIT] = "relight",     [RULES_KINDLED] = "kindle",
        [RULES_WON] = "win",
    };
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    if (event->kind == RULES_MOVED) {
        sound_telling(stage, step_sound(stage, level->fixture[event->to].kind));
    } else if (event->kind == RULES_TIDE_TURNED) {
        sound_telling(stage, tide_sound(level, event->index));
    } else if (event->kind == RULES_HEARD) {
        sound_telling(stage, heard_sound(&level->fixture[event->to]));
    } else if (sounds[event->kind]) {
        sound_telling(stage, sounds[event->kind]);
    }
}

/* Is a stone lent by what was heard just now? */
static bool unties(const struct rules_level *level, unsigned heard) {
    for (int i = 0; i < level->stone_count; i++) {
        if (level->stone[i].lent && heard >> (level->stone[i].lent - 1) & 1) {
            return true;
        }
    }
    return false;
}

/* Gates, plates and ribbons make their sounds where what is open, pressed or tied has changed. */
void sound_changes(struct stage *stage, const struct rules_state *before,
                   const struct rules_state *after) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    const char *plate = NULL, *gate = NULL;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        int kind = level->fixture[cell].kind;
        if (kind == RULES_PLATE) {
            bool was = rules_plate_active(level, before, cell);
            bool is = rules_plate_active(level, after, cell);
            plate = was != is ? (is ? "plate-down" : "plate-up") : plate;
        } else if (kind == RULES_GATE || kind == RULES_HEARD_GATE || kind == RULES_STAR_GATE) {
            bool was = rules_gate_open(level, before, cell);
            bool is = rules_gate_open(level, after, cell);
            gate = was != is ? (is ? "gate-open" : "gate-close") : gate;
        }
    }
    if (unties(level, after->heard & ~(unsigned)before->heard)) {
        sound_telling(stage, "ribbon");
    }
    if (plate) {
        sound_telling(stage, plate);
    }
    if (gate) {
        sound_telling(stage, gate);
    }
}

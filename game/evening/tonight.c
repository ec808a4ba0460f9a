/* Tonight's level: a crossing that nobody has walked. It is made beside everything else while the
 * map is open or the two are talking, from what they know of earlier levels. It is the pack's in
 * nothing but its cards, so a kept moment of it carries the whole level and can be walked again. */
#include "evening/inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the making --- */

struct evening_room *evening_new(void (*make_level)(struct evening_level_task *task), bool ahead) {
    struct evening_room *room = base_alloc(sizeof *room);
    struct tonight *tonight = &room->tonight;
    tonight->make = make_level;
    tonight->ahead = ahead;
    strcpy(tonight->name, "tonight");
    tonight->chapter.id = tonight->name;
    return room;
}

static void free_task(struct evening_level_task *task) {
    if (task) {
        text_release(&task->yaml);
        free(task->known);
        free(task);
    }
}

static void drop_level(struct tonight *tonight) {
    if (tonight->task) {
        atomic_store(&tonight->task->called_off, true);
    }
    platform_work_free(tonight->work);
    free_task(tonight->task);
    pack_level_free(tonight->level);
    tonight->work = NULL;
    tonight->task = NULL;
    tonight->level = NULL;
}

void evening_change_pack(struct stage *stage) {
    drop_level(tonight_of(stage));
    tonight_of(stage)->chapter.level = NULL;
    tonight_of(stage)->chapter.level_count = 0;
}

void evening_free(struct stage *stage) {
    drop_level(tonight_of(stage));
    free(stage->rooms->evening);
}

/* Has it easy cards for two questions of so many marks? */
static bool serves(const struct pack_deck *deck, int marks) {
    int cards = 0;
    for (int i = 0; deck->place == PACK_PLACE_ROUND && i < deck->card_count; i++) {
        cards += pack_card_locks(&deck->card[i], marks - 1) && deck->card[i].depth == 1;
    }
    return cards >= 2;
}

/* The fewest marks that a deck serves; 0: none does. */
static int marks_of(const struct pack *pack) {
    for (int marks = RULES_MAX_MARKS - 1; marks <= RULES_MAX_MARKS; marks++) {
        for (int d = 0; d < pack->deck_count; d++) {
            if (serves(&pack->deck[d], marks)) {
                return marks;
            }
        }
    }
    return 0;
}

/* The deck of which most has not come up yet, so that no deck is through before the others. */
static const struct pack_deck *freshest_deck(const struct stage *stage, int marks) {
    const struct pack *pack = stage->rooms->pack;
    const struct pack_deck *best = NULL;
    int most = 0;
    for (int d = 0; d < pack->deck_count; d++) {
        int fresh = serves(&pack->deck[d], marks)
                        ? cards_fresh(stage, pack->deck[d].id, marks - 1) + 1
                        : 0;
        if (fresh > most) {
            most = fresh;
            best = &pack->deck[d];
        }
    }
    return best;
}

bool tonight_offered(const struct stage *stage) {
    return tonight_of(stage)->make && marks_of(stage->rooms->pack);
}

const struct pack_chapter *tonight_chapter(const struct stage *stage) {
    return &tonight_of(stage)->chapter;
}

struct gathering {
    const struct pack *pack;
    struct evening_level_task *task;
};

static void note_known(void *to, const char *path, bool done) {
    struct gathering *gathering = to;
    struct evening_level_task *task = gathering->task;
    const struct pack_level *level = done ? pack_find_level(gathering->pack, path) : NULL;
    if (level) {
        task->known = base_grow(task->known, (size_t)(task->known_count + 1) * sizeof *task->known);
        task->known[task->known_count++] = level->rules;
    }
}

static void make(void *context) {
    struct evening_level_task *task = context;
    task->make(task);
}

static void begin(struct stage *stage) {
    struct tonight *tonight = tonight_of(stage);
    struct evening_level_task *task = base_alloc(sizeof *task);
    task->marks = marks_of(stage->rooms->pack);
    const struct pack_deck *deck = freshest_deck(stage, task->marks);
    struct gathering gathering = {stage->rooms->pack, task};
    strcpy(task->deck, deck->id);
    task->make = tonight->make;
    task->seed = stage_random(stage);
    atomic_init(&task->called_off, false);
    keepsake_list_progress(stage->rooms->keepsake, stage->rooms->pack->id, note_known, &gathering,
                           NULL);
    tonight->task = task;
    tonight->work = platform_work_new(stage->platform, make, task);
}

/* The level of tonight's chapter from now on; false where the text is none. */
static bool take_level(struct stage *stage, const char *id, const char *yaml) {
    struct tonight *tonight = tonight_of(stage);
    struct pack_diagnostics diagnostics = {0};
    struct pack_level *level = pack_level_parse(id, yaml, strlen(yaml), &diagnostics);
    pack_diagnostics_release(&diagnostics);
    if (!level) {
        return false;
    }
    pack_level_free(tonight->level);
    tonight->level = level;
    tonight->walked = false;
    tonight->chapter.level = level;
    tonight->chapter.level_count = 1;
    return true;
}

/* Takes what was made; where nothing came of it, the next look begins again. */
static void take_plan(struct stage *stage) {
    struct tonight *tonight = tonight_of(stage);
    struct evening_level_task *task = tonight->task;
    char id[24];
    snprintf(id, sizeof id, "%" PRIx64, task->seed);
    platform_work_free(tonight->work);
    tonight->work = NULL;
    tonight->task = NULL;
    if (take_level(stage, id, text_string(&task->yaml))) {
        damage_all(stage);
    }
    free_task(task);
}

/* What comes from another thread wakes nobody. */
int tonight_wait(const struct stage *stage) {
    enum { LOOK_MS = 100 };
    return tonight_of(stage)->task ? LOOK_MS : -1;
}

/* A level that was begun may go: its crossing has a copy. */
static void look(struct stage *stage, bool wanted) {
    struct tonight *tonight = tonight_of(stage);
    if (tonight->task) {
        if (platform_work_done(tonight->work)) {
            take_plan(stage);
        }
    } else if (tonight_offered(stage) && (!tonight->level || tonight->walked) &&
               (wanted || tonight->ahead)) {
        begin(stage);
    }
}

void tonight_look(struct stage *stage) {
    look(stage, false);
}

/* --- walking --- */

bool tonight_ready(const struct stage *stage) {
    return tonight_of(stage)->level && !tonight_of(stage)->walked;
}

static void seal_or_tell(struct stage *stage) {
    struct tonight *tonight = tonight_of(stage);
    tonight->walked = true;
    if (play_begin(stage, &(struct play_wish){.chapter = &tonight->chapter,
                                              .level = tonight->level,
                                              .tonight = true,
                                              .onward = evening_going(stage)
                                                            ? "On to what comes next"
                                                            : "Another place on the bridge"})) {
        play_go(stage);
    } else {
        play_tell_no_cards(stage);
    }
}

void tonight_walk(struct stage *stage) {
    look(stage, true);
    if (tonight_ready(stage)) {
        seal_or_tell(stage);
    } else {
        tonight_push(stage);
    }
}

/* --- waiting for it --- */

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    (void)context;
    if (pressed(event, PLATFORM_BACK)) {
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    (void)context;
    (void)ms;
    look(stage, true);
    if (tonight_ready(stage)) {
        scene_pop(stage);
        seal_or_tell(stage);
        return 0;
    }
    return wait_sooner(update_backdrop(stage), tonight_wait(stage));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct rect body = body_rect(stage);
    (void)context;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "A crossing nobody has walked"));
    draw_message(
        stage, canvas, body,
        word(stage, "The Keeper is still laying its stones. It will be here in a little "
                    "while. Take your time."),
        (struct paragraph){
            .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true},
        0);
    draw_hint(stage, canvas,
              say(stage, "{back}: back", "back", both_button_names(stage, PLATFORM_BACK), NULL));
}

static const struct scene_type scene_tonight = {
    .name = "tonight",
    .size = 1,
    .event = event,
    .update = update,
    .draw = draw,
};

void tonight_push(struct stage *stage) {
    scene_push(stage, &scene_tonight);
}

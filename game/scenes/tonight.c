/* Tonight's level: a crossing that nobody has walked. It is made beside everything else while the
 * map is open or the two are talking, from what they know of earlier levels. It is the pack's in
 * nothing but its cards, so a kept moment of it carries the whole level and can be walked again. */
#include "scenes/internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the making --- */

void tonight_init(struct game *game, const struct scenes_options *options) {
    struct tonight *tonight = &game->tonight;
    tonight->make = options->make_level;
    tonight->ahead = options->make_ahead;
    strcpy(tonight->name, "tonight");
    tonight->chapter.id = tonight->name;
}

static void free_task(struct scenes_level_task *task) {
    if (task) {
        text_release(&task->yaml);
        free(task->known);
        free(task);
    }
}

void tonight_release(struct game *game) {
    struct tonight *tonight = &game->tonight;
    if (tonight->task) {
        atomic_store(&tonight->task->called_off, true);
    }
    platform_work_free(tonight->work);
    free_task(tonight->task);
    pack_level_free(tonight->level);
    *tonight = (struct tonight){0};
}

/* A deck with cards for two questions of so many marks: the first that any level draws from. */
static const struct pack_deck *find_deck(const struct game *game, int *marks) {
    for (*marks = RULES_MAX_MARKS - 1; *marks <= RULES_MAX_MARKS; ++*marks) {
        for (int d = 0; d < game->pack->deck_count; d++) {
            const struct pack_deck *deck = &game->pack->deck[d];
            int cards = 0;
            for (int i = 0; i < deck->card_count; i++) {
                cards += deck->card[i].answer_count == *marks - 1 && deck->card[i].depth == 1;
            }
            if (cards >= 2) {
                return deck;
            }
        }
    }
    return NULL;
}

bool tonight_offered(const struct game *game) {
    int marks;
    return game->tonight.make && find_deck(game, &marks);
}

const struct pack_chapter *tonight_chapter(const struct game *game) {
    return &game->tonight.chapter;
}

struct gathering {
    const struct pack *pack;
    struct scenes_level_task *task;
};

static void note_known(void *to, const char *path, bool done) {
    struct gathering *gathering = to;
    struct scenes_level_task *task = gathering->task;
    const struct pack_level *level = done ? pack_find_level(gathering->pack, path) : NULL;
    if (level) {
        task->known = base_grow(task->known, (size_t)(task->known_count + 1) * sizeof *task->known);
        task->known[task->known_count++] = level->rules;
    }
}

static void make(void *context) {
    struct scenes_level_task *task = context;
    task->make(task);
}

static void begin(struct game *game) {
    struct tonight *tonight = &game->tonight;
    struct scenes_level_task *task = base_alloc(sizeof *task);
    const struct pack_deck *deck = find_deck(game, &task->marks);
    struct gathering gathering = {game->pack, task};
    strcpy(task->deck, deck->id);
    task->make = tonight->make;
    task->seed = stage_random(game);
    atomic_init(&task->called_off, false);
    keepsake_list_progress(game->keepsake, game->pack->id, note_known, &gathering, NULL);
    tonight->task = task;
    tonight->work = platform_work_new(game->platform, make, task);
}

/* The level of tonight's chapter from now on; false where the text is none. */
static bool take_level(struct game *game, const char *id, const char *yaml) {
    struct tonight *tonight = &game->tonight;
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
static void take(struct game *game) {
    struct tonight *tonight = &game->tonight;
    struct scenes_level_task *task = tonight->task;
    char id[24];
    snprintf(id, sizeof id, "%" PRIx64, task->seed);
    platform_work_free(tonight->work);
    tonight->work = NULL;
    tonight->task = NULL;
    if (take_level(game, id, text_string(&task->yaml))) {
        damage_all(game);
    }
    free_task(task);
}

/* What comes from another thread wakes nobody. */
int tonight_wait(const struct game *game) {
    enum { LOOK_MS = 100 };
    return game->tonight.task ? LOOK_MS : -1;
}

/* A level that was begun may go: its crossing has a copy. */
static void look(struct game *game, bool wanted) {
    struct tonight *tonight = &game->tonight;
    if (tonight->task) {
        if (platform_work_done(tonight->work)) {
            take(game);
        }
    } else if (tonight_offered(game) && (!tonight->level || tonight->walked) &&
               (wanted || tonight->ahead)) {
        begin(game);
    }
}

void tonight_look(struct game *game) {
    look(game, false);
}

/* --- walking --- */

static bool is_ready(const struct game *game) {
    return game->tonight.level && !game->tonight.walked;
}

static void seal_or_tell(struct game *game) {
    struct tonight *tonight = &game->tonight;
    tonight->walked = true;
    if (crossing_begin(game, &(struct crossing_wish){
                                 .chapter = &tonight->chapter,
                                 .level = tonight->level,
                                 .depth = evening_going(game) ? game->evening.depth : 1,
                                 .tonight = true,
                                 .onward = evening_going(game) ? "On to what comes next"
                                                               : "Another place on the bridge"})) {
        crossing_push(game);
    } else {
        crossing_tell_no_cards(game);
    }
}

void tonight_walk(struct game *game) {
    look(game, true);
    if (is_ready(game)) {
        seal_or_tell(game);
    } else {
        tonight_push(game);
    }
}

/* --- waiting for it --- */

static void event(struct game *game, void *context, const struct platform_event *event) {
    (void)context;
    if (pressed(event, PLATFORM_BACK)) {
        scene_pop(game);
    }
}

static int update(struct game *game, void *context, int ms) {
    (void)context;
    (void)ms;
    look(game, true);
    if (is_ready(game)) {
        scene_pop(game);
        seal_or_tell(game);
        return 0;
    }
    return wait_sooner(update_backdrop(game), tonight_wait(game));
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct rect body = body_rect(game);
    (void)context;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "A crossing nobody has walked"));
    draw_message(
        game, canvas, body,
        word(game, "The Keeper is still laying its stones. It will be here in a little "
                   "while. Take your time."),
        (struct paragraph){
            .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true},
        0);
    draw_hint(game, canvas,
              say(game, "{back}: back", "back", both_button_names(game, PLATFORM_BACK), NULL));
}

static const struct scene_type scene_tonight = {
    .name = "tonight",
    .size = 1,
    .event = event,
    .update = update,
    .draw = draw,
};

void tonight_push(struct game *game) {
    scene_push(game, &scene_tonight);
}

/* Draws every board at the sizes the game is looked at, and moments of play, as PNG files.
 * usage: board_shot ART_FOLDER OUTPUT_FOLDER [BEGINNING]     only those whose names begin so */
#include "boards.h"

#include <stdio.h>
#include <string.h>

static const struct { int width, height; } sizes[] = {{1280, 720}, {1920, 1080}, {1280, 800}};

static struct rect play_area(int width, int height) {
    return (struct rect){width / 40, height / 24, width * 19 / 20, height * 21 / 24};
}

static const char *only = ""; /* how the names of those to draw begin */

static bool save(struct view *view, struct canvas *canvas, const char *folder, const char *name) {
    char path[1024];
    if (strncmp(name, only, strlen(only)) != 0) {
        return true;
    }
    canvas_reset_clip(canvas);
    view_draw(view, canvas);
    snprintf(path, sizeof path, "%s/%s-%dx%d.png", folder, name, canvas->width, canvas->height);
    return board_save(canvas, path);
}

static const char *const board_names[BOARDS] = {"shores", "all", "small", "large", "talk"};

static bool boards(struct view *view, const char *folder, struct error *error) {
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        for (int board = 0; board < BOARDS; board++) {
            struct rules_level level;
            if (!board_level(board, &level, error)) {
                return false;
            }
            struct canvas canvas;
            canvas_init(&canvas, sizes[s].width, sizes[s].height);
            view_set_level(view, &level, canvas.width, canvas.height,
                           play_area(canvas.width, canvas.height), 96 * canvas.height / 1080, 7);
            view_update(view, 700);
            bool saved = save(view, &canvas, folder, board_names[board]);
            canvas_release(&canvas);
            if (!saved) {
                return error_set(error, "cannot write to %s", folder);
            }
        }
    }
    return true;
}

/* The same board in the mood of each span. */
static bool spans(struct view *view, enum board board, const char *folder, struct error *error) {
    struct rules_level level;
    struct canvas canvas;
    bool good = board_level(board, &level, error);
    canvas_init(&canvas, 1280, 720);
    for (int span = 1; good && span <= 7; span++) {
        char name[32];
        snprintf(name, sizeof name, "%s-span-%d", board_names[board], span);
        view_set_mood(view, span);
        view_set_level(view, &level, 1280, 720, play_area(1280, 720), 64, 7);
        good = save(view, &canvas, folder, name) || error_set(error, "cannot write to %s", folder);
    }
    view_set_mood(view, 0);
    canvas_release(&canvas);
    return good;
}

/* Plays letters of actions, `ms` apart, then lets `rest` ms pass. */
static void play(struct view *view, const struct rules_level *level, struct rules_state *state,
                 const char *letters, int mark, int ms, int rest) {
    struct rules_answers answers = {{(uint8_t)mark}};
    for (; *letters != 0; letters++) {
        struct rules_action action;
        struct rules_events events;
        if (!rules_action_from(*letters, &action)) {
            continue;
        }
        enum rules_result result = rules_step(level, &answers, state, action, &events);
        view_apply(view, action, result, &events, state, &answers);
        for (int left = ms; left > 0; left -= 16) {
            view_update(view, 16);
        }
    }
    for (; rest > 0; rest -= 16) {
        view_update(view, 16);
    }
}

static const struct {
    const char *name, *letters;
    enum board board;
    int mark, rest; /* what was answered; ms after the last letter */
} moments[] = {
    {"walking", "WWwe", BOARD_SHORES, 0, 32},
    {"heard-laying", "ww", BOARD_SHORES, 0, 260},
    {"heard", "wwww", BOARD_SHORES, 0, 1200},
    {"misheard-1", "ww", BOARD_SHORES, 1, 40},
    {"misheard-2", "ww", BOARD_SHORES, 1, 260},
    {"misheard-3", "ww", BOARD_SHORES, 1, 600},
    {"dark", "ww", BOARD_SHORES, 1, 2600},
    {"refused-dark", "wwee", BOARD_SHORES, 1, 200},
    {"promise", "SSWW", BOARD_SHORES, 0, 300},
    {"link", "WWWS", BOARD_ALL, 0, 120},
    {"refused-gate", "WWWSSS", BOARD_ALL, 0, 200},
    {"refused-star", "eSs", BOARD_ALL, 0, 200},
    {"quiet", "EESS", BOARD_ALL, 0, 600},
    {"quiet-near", "EES", BOARD_ALL, 0, 600},
    {"promised", "ESn", BOARD_ALL, 0, 300},
    {"talk-twines", "EE", BOARD_TALK, 0, 500},
    {"talk-firm", "EE", BOARD_TALK, 0, 2600},
    {"talk-misheard", "eee", BOARD_TALK, 0, 500},
    {"talk-line", "ES", BOARD_TALK, 0, 400},
    {"talk-no-line", "E", BOARD_TALK, 0, 900},
    {"talk-hearth-near", "s", BOARD_TALK, 0, 900},
    {"talk-hearth-flares", "ss", BOARD_TALK, 0, 500},
    {"talk-hearth-burns", "ssn", BOARD_TALK, 0, 2600},
    {"talk-unasked", "sseeeennnee", BOARD_TALK, 0, 300},
    {"talk-unlit", "Esss", BOARD_TALK, 0, 300},
    {"talk-sings", "sss", BOARD_TALK, 0, 700},
    {"talk-not-lent", "sseeeene", BOARD_TALK, 0, 300},
    {"talk-unheard", "sseeeeese", BOARD_TALK, 0, 300},
    {"talk-remembered", "sssneeeeesse", BOARD_TALK, 0, 300},
};

static bool play_moments(struct view *view, const char *folder, struct error *error) {
    struct canvas canvas;
    canvas_init(&canvas, 1920, 1080);
    bool good = true;
    for (size_t i = 0; good && i < sizeof moments / sizeof moments[0]; i++) {
        struct rules_level level;
        struct rules_state state;
        good = board_level(moments[i].board, &level, error);
        if (!good) {
            break;
        }
        view_set_level(view, &level, canvas.width, canvas.height, play_area(1920, 1080), 96, 7);
        rules_start(&level, &state);
        play(view, &level, &state, moments[i].letters, moments[i].mark, 160, moments[i].rest);
        good = save(view, &canvas, folder, moments[i].name) ||
               error_set(error, "cannot write to %s", folder);
    }
    canvas_release(&canvas);
    return good;
}

/* The two come together, one in the dark, and breathe. */
static bool relit(struct view *view, const char *folder, struct error *error) {
    static const struct {
        const char *name;
        int rest;
    } at[] = {{"relit-1", 420}, {"relit-2", 520}, {"relit-3", 500}, {"relit-4", 1600}};
    struct rules_level level;
    struct rules_state state;
    struct rules_answers answers = {{0}};
    if (!board_level(BOARD_SHORES, &level, error)) {
        return false;
    }
    struct canvas canvas;
    canvas_init(&canvas, 1920, 1080);
    view_set_level(view, &level, canvas.width, canvas.height, play_area(1920, 1080), 96, 7);
    rules_start(&level, &state);
    state.at[RULES_B] = (uint16_t)(state.at[RULES_A] + 1);
    state.dark = 1 << RULES_B;
    view_set_state(view, &state, &answers);
    play(view, &level, &state, "Z", 0, 300, 0);
    play(view, &level, &state, "z", 0, 16, 0);
    bool good = true;
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
        play(view, &level, &state, "", 0, 0, at[i].rest);
        good = good && save(view, &canvas, folder, at[i].name);
    }
    view_gesture(view, RULES_A);
    play(view, &level, &state, "", 0, 0, 600);
    good = good && save(view, &canvas, folder, "hug");
    canvas_release(&canvas);
    return good || error_set(error, "cannot write to %s", folder);
}

#define WHOLE                                                                                      \
    { 100, 100, 100, 100, 100, 100, 100 }

static bool backdrops(const char *folder, struct error *error) {
    static const struct {
        const char *name;
        struct view_backdrop backdrop;
    } list[] = {
        {"title-0", {.kind = VIEW_BACKDROP_BRIDGE, .seed = 5}},
        {"title-4",
         {.kind = VIEW_BACKDROP_BRIDGE, .seed = 5, .built = {100, 66, 33, 12}, .focus = 2}},
        {"title-7", {.kind = VIEW_BACKDROP_BRIDGE, .seed = 5, .built = WHOLE}},
        {"water", {.kind = VIEW_BACKDROP_WATER, .seed = 5}},
        {"sky", {.kind = VIEW_BACKDROP_SKY, .seed = 5}},
        {"place-1", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 1}},
        {"place-1-firm", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 1, .built = WHOLE}},
        {"place-2", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 2}},
        {"place-2-firm", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 2, .built = WHOLE}},
        {"place-3", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 3}},
        {"place-3-firm", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 3, .built = WHOLE}},
        {"place-4", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 4}},
        {"place-4-firm", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 4, .built = WHOLE}},
        {"place-5", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 5}},
        {"place-5-firm", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 5, .built = WHOLE}},
        {"place-6", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 6}},
        {"place-6-firm", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 6, .built = WHOLE}},
        {"place-7", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 7}},
        {"place-7-firm", {.kind = VIEW_BACKDROP_PLACE, .seed = 5, .mood = 7, .built = WHOLE}},
    };
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        struct canvas canvas;
        char path[1024];
        canvas_init(&canvas, 1280, 720);
        view_backdrop(&canvas, &list[i].backdrop);
        view_glints(&canvas, &list[i].backdrop, 3000);
        snprintf(path, sizeof path, "%s/%s.png", folder, list[i].name);
        bool saved = board_save(&canvas, path);
        canvas_release(&canvas);
        if (!saved) {
            return error_set(error, "cannot write %s", path);
        }
    }
    return true;
}

int main(int count, char **words) {
    if (count != 3 && count != 4) {
        fprintf(stderr, "usage: board_shot ART_FOLDER OUTPUT_FOLDER [BEGINNING]\n");
        return 2;
    }
    only = count == 4 ? words[3] : only;
    struct error error = {""};
    struct view_loader loader = board_loader(words[1]);
    struct view *view = view_new(&loader);
    bool good = boards(view, words[2], &error) && spans(view, BOARD_ALL, words[2], &error) &&
                spans(view, BOARD_TALK, words[2], &error) && play_moments(view, words[2], &error) &&
                relit(view, words[2], &error) && (*only || backdrops(words[2], &error));
    if (!good) {
        fprintf(stderr, "board_shot: %s\n", error.text);
    }
    view_free(view);
    return good ? 0 : 1;
}

/* Keep this? What would be kept is shown first; then each decides alone. It is kept only when both
 * say so, and nobody is told whose choice it was. */
#include "scenes/internal.h"

#include <string.h>

enum stage { SHOWING, CHOOSING, RESULT };

struct data {
    enum stage stage;
    struct choice choice;
    struct both both;
    struct laughed laughed;
};

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!game->keeps && data->stage == SHOWING) {
        data->stage = RESULT;
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    (void)game;
    choice_forget(&data->choice);
}

static void ask(struct game *game, struct data *data) {
    data->stage = CHOOSING;
    both_ask(game, &data->choice, word(game, "Keep it"), word(game, "Let it go"));
}

static int fill_lines(struct game *game, struct keepsake_line lines[RULES_MAX_QUESTIONS]) {
    const struct rules_level *level = crossing_level(game->crossing);
    const struct rules_answers *answers = session_answers(crossing_session(game->crossing));
    for (int q = 0; q < level->question_count; q++) {
        int mark = answers->mark[q];
        lines[q] = (struct keepsake_line){
            .question = crossing_question(game->crossing, q)->ask,
            .answer = mark < crossing_question(game->crossing, q)->answer_count
                          ? crossing_question(game->crossing, q)->answer[mark]
                          : word(game, "I'd rather keep this one to myself"),
            .who = level->question[q].by == RULES_A ? KEEPSAKE_A : KEEPSAKE_B,
        };
    }
    return level->question_count;
}

static enum keepsake_result store(struct game *game, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    struct data *data = context;
    struct text path = {0}, file = {0};
    struct replay replay = {0};
    enum keepsake_result result = KEEPSAKE_FAILED;
    crossing_path(game, &path);
    if (replay_record(&replay, crossing_session(game->crossing), game->pack->id, text_string(&path),
                      NULL)) {
        replay_write(&file, &replay);
        struct keepsake_moment moment = {
            .kept_at = date_now(game),
            .kind = KEEPSAKE_CROSSING,
            .pack = game->pack->id,
            .level = text_string(&path),
            .title = crossing_where(game->crossing)->title,
            .source = crossing_where(game->crossing)->source,
            .replay = text_string(&file),
            .name_a = game->name[RULES_A],
            .name_b = game->name[RULES_B],
            .note = "",
            .deck = "",
        };
        moment.line_count = fill_lines(game, moment.line);
        result = keepsake_keep_moment(game->keepsake, &moment, kept_by_a, kept_by_b,
                                      &data->laughed.id, NULL);
    }
    replay_release(&replay);
    text_forget(&file);
    text_release(&path);
    return result;
}

static const struct both_wish wish = {.store = store, .sound = "kept", .star = true};

static bool forward(const struct platform_event *event) {
    return pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN;
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->stage == CHOOSING && choice_event(game, &data->choice, event)) {
        return;
    }
    if (data->stage == RESULT && laughed_event(game, &data->laughed, event)) {
        return;
    }
    if (data->stage == SHOWING && forward(event)) {
        platform_sound(game->platform, "menu-choose");
        ask(game, data);
    } else if (data->stage == RESULT && both_failed(&data->both) && forward(event)) {
        both_try_again(game, &data->both, &wish, data);
    } else if (data->stage == RESULT && (forward(event) || pressed(event, PLATFORM_BACK))) {
        scene_end(game, OUTCOME_LEAVE);
    } else if (pressed(event, PLATFORM_BACK)) {
        pause_push(game);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->stage == CHOOSING) {
        if (choice_update(game, &data->choice, ms)) {
            both_decide(game, &data->both, &data->choice, &wish, data);
            data->stage = RESULT;
        }
        return data->stage == RESULT ? 0 : choice_wait(&data->choice);
    }
    int next = update_backdrop(game);
    return both_kept(&data->both) && kindled_update(game) ? 0 : next;
}

static void draw_lines(struct game *game, struct canvas *canvas, struct rect area) {
    struct keepsake_line lines[RULES_MAX_QUESTIONS];
    int count = fill_lines(game, lines), height = area.h / (count ? count : 1);
    int most = text_size(game, SIZE_BODY) * 7 / 2;
    height = height < most ? height : most;
    area.y += (area.h - count * height) / 2;
    for (int i = 0; i < count; i++) {
        struct rect row = {area.x, area.y + i * height, area.w, height};
        int top = height / 2;
        draw_text(game, canvas, (struct rect){row.x, row.y, row.w, top}, lines[i].question,
                  (struct paragraph){.size = SIZE_BODY,
                                     .align = ALIGN_CENTRE,
                                     .colour = COLOUR_QUIET,
                                     .middle = true,
                                     .shrinks = true});
        draw_text(game, canvas, (struct rect){row.x, row.y + top, row.w, height - top},
                  say(game, "{name}: {answer}", "name", game->name[lines[i].who], "answer",
                      lines[i].answer, NULL),
                  (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                     .size = SIZE_BODY,
                                     .align = ALIGN_CENTRE,
                                     .colour = seat_colour((int)lines[i].who),
                                     .middle = true,
                                     .shrinks = true});
    }
}

static const char *result_words(struct game *game, const struct data *data) {
    return data->both.decided
               ? both_words(game, &data->both, word(game, "Kept. It is a star in your sky now."),
                            word(game, "Let go. It was yours for this evening."))
               : word(game,
                      "Tonight nothing can be kept, so this stays with the two of you alone.");
}

static void draw_showing(struct game *game, struct canvas *canvas, struct rect body) {
    int side = large_text(game) ? 0 : body.w / 12;
    struct rect panel = {body.x + side, body.y, body.w - 2 * side, body.h};
    int pad = unit(game, 24), top = text_size(game, SIZE_BODY) * (large_text(game) ? 7 : 4) / 2;
    int rows = crossing_level(game->crossing)->question_count;
    int high = top + 2 * pad + (rows ? rows : 1) * text_size(game, SIZE_BODY) * 7 / 2;
    int room = panel.h - high, two = unit(game, 190);
    if (room > 0) { /* a card as tall as its words; below it, the two who walked */
        panel.y += room > two ? (room - two) / 2 : room / 2;
        panel.h = high;
    }
    if (room > two) {
        float x = (float)(panel.x + panel.w / 2), y = (float)(body.y + body.h - unit(game, 42));
        view_islet(canvas, x, y - (float)unit(game, 4), (float)unit(game, 210), 3);
        pair_draw(game, canvas, VIEW_SITS, x, y, (float)unit(game, 150));
    }
    draw_panel(game, canvas, panel);
    draw_text(game, canvas, (struct rect){panel.x + pad, panel.y + pad / 2, panel.w - 2 * pad, top},
              say(game, "{title}, {date}: how you crossed, and these words", "title",
                  crossing_where(game->crossing)->title, "date",
                  say_date(game, day_of(date_now(game))), NULL),
              (struct paragraph){
                  .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_GOLD, .middle = true});
    draw_lines(game, canvas,
               (struct rect){panel.x + pad, panel.y + top + pad, panel.w - 2 * pad,
                             panel.h - top - 2 * pad});
    draw_hint(game, canvas,
              say(game, "Only if both of you choose it. {button}: choose, each alone", "button",
                  both_button_names(game, PLATFORM_CONFIRM), NULL));
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    draw_backdrop(game, canvas, VIEW_BACKDROP_SKY);
    if (data->stage == SHOWING) {
        draw_heading(game, canvas, word(game, "Keep this?"));
        draw_showing(game, canvas, body);
    } else if (data->stage == CHOOSING) {
        both_draw(game, canvas, &data->choice, word(game, "Keep this?"),
                  word(game, "Keep this crossing and its words?"));
    } else {
        struct rect words = {body.x, body.y + body.h / 2, body.w, body.h / 2};
        bool kept = both_kept(&data->both);
        if (kept) {
            int row = text_size(game, SIZE_BODY) * 3;
            kindled_draw(game, canvas);
            words.h -= row;
            laughed_draw(game, canvas, &data->laughed,
                         (struct rect){words.x, words.y + words.h, words.w, row});
        }
        draw_text(game, canvas, words, result_words(game, data),
                  (struct paragraph){.size = SIZE_LARGE,
                                     .align = ALIGN_CENTRE,
                                     .colour = kept ? COLOUR_GOLD : COLOUR_TEXT,
                                     .middle = true});
        const char *confirm = both_button_names(game, PLATFORM_CONFIRM);
        draw_hint(
            game, canvas,
            both_failed(&data->both)
                ? say(game, "{button}: try again. {back}: go on", "button", confirm, "back",
                      both_button_names(game, PLATFORM_BACK), NULL)
            : kept ? say(game, "Up or down: we laughed. {button}: go on", "button", confirm, NULL)
                   : say(game, "{button}: go on", "button", confirm, NULL));
    }
}

static const struct scene_type scene_keep = {
    .name = "keep",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .bound = true,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
};

void keep_push(struct game *game) {
    scene_push(game, &scene_keep);
}

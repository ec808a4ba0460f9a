/* Keep this? What would be kept is shown first; then each decides alone. It is kept only when both
 * say so, and nobody is told whose choice it was. */
#include "play/inside.h"

#include <string.h>

enum phase { SHOWING, CHOOSING, RESULT };

struct data {
    enum phase phase;
    struct choice choice;
    struct both both;
    struct laughed laughed;
};

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!stage->rooms->keeps && data->phase == SHOWING) {
        data->phase = RESULT;
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    (void)stage;
    choice_forget(&data->choice);
}

static void ask_next(struct stage *stage, struct data *data) {
    data->phase = CHOOSING;
    both_ask(stage, &data->choice);
}

/* A guess is asked after what the other one said; of a card as long as may be its words are kept
 * alone. */
static const char *ask_to_keep(struct stage *stage, int question) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const struct crossing_question *asked = crossing_question(crossing, question);
    int by = crossing_level(crossing)->question[question].by;
    const char *words = say(stage, "{question} What do you think {name} said?", "question",
                            asked->ask, "name", stage->name[!by], NULL);
    return asked->guess && strlen(words) <= KEEPSAKE_MAX_TEXT ? words : asked->ask;
}

/* What was asked: a question whose hearth nobody came to was not. */
static int fill_lines(struct stage *stage, struct keepsake_line lines[RULES_MAX_QUESTIONS]) {
    const struct rules_level *level = crossing_level(play_of(stage)->crossing);
    int count = 0;
    for (int q = 0; q < level->question_count; q++) {
        if (session_is_sealed(crossing_session(play_of(stage)->crossing), q)) {
            lines[count++] = (struct keepsake_line){
                .question = ask_to_keep(stage, q),
                .answer = play_said_words(stage, q),
                .who = level->question[q].by == RULES_A ? KEEPSAKE_A : KEEPSAKE_B,
            };
        }
    }
    return count;
}

static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    struct data *data = context;
    struct text path = {0}, file = {0};
    struct replay replay = {0};
    enum keepsake_result result = KEEPSAKE_FAILED;
    play_path(stage, &path);
    if (replay_record(&replay, crossing_session(play_of(stage)->crossing), stage->rooms->pack->id,
                      text_string(&path), NULL)) {
        replay_write(&file, &replay);
        struct keepsake_moment moment = {
            .kept_at = date_now(stage),
            .kind = KEEPSAKE_CROSSING,
            .pack = stage->rooms->pack->id,
            .level = text_string(&path),
            .title = crossing_where(play_of(stage)->crossing)->title,
            .source = crossing_where(play_of(stage)->crossing)->source,
            .replay = text_string(&file),
            .name_a = stage->name[RULES_A],
            .name_b = stage->name[RULES_B],
            .note = "",
            .deck = "",
        };
        moment.line_count = fill_lines(stage, moment.line);
        result = keepsake_keep_moment(stage->rooms->keepsake, &moment, kept_by_a, kept_by_b,
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

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == CHOOSING && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (data->phase == RESULT && laughed_event(stage, &data->laughed, event)) {
        return;
    }
    if (data->phase == SHOWING && forward(event)) {
        platform_sound(stage->platform, "menu-choose");
        ask_next(stage, data);
    } else if (data->phase == RESULT && both_failed(&data->both) && forward(event)) {
        both_try_again(stage, &data->both, &wish, data);
    } else if (data->phase == RESULT && (forward(event) || pressed(event, PLATFORM_BACK))) {
        scene_end(stage, OUTCOME_LEAVE);
    } else if (pressed(event, PLATFORM_BACK)) {
        pause_push(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase == CHOOSING) {
        if (choice_update(stage, &data->choice, ms)) {
            both_decide(stage, &data->both, &data->choice, &wish, data);
            data->phase = RESULT;
        }
        return data->phase == RESULT ? 0 : choice_wait(&data->choice);
    }
    int next = update_backdrop(stage);
    return both_kept(&data->both) && kindled_update(stage) ? 0 : next;
}

static void draw_lines(struct stage *stage, struct canvas *canvas, struct rect area) {
    struct keepsake_line lines[RULES_MAX_QUESTIONS];
    int count = fill_lines(stage, lines), height = area.h / (count ? count : 1);
    int most = text_size(stage, SIZE_BODY) * 7 / 2;
    height = height < most ? height : most;
    area.y += (area.h - count * height) / 2;
    for (int i = 0; i < count; i++) {
        struct rect row = {area.x, area.y + i * height, area.w, height};
        int top = height / 2;
        draw_text(stage, canvas, (struct rect){row.x, row.y, row.w, top}, lines[i].question,
                  (struct paragraph){.size = SIZE_BODY,
                                     .align = ALIGN_CENTRE,
                                     .colour = COLOUR_QUIET,
                                     .middle = true,
                                     .shrinks = true});
        draw_text(stage, canvas, (struct rect){row.x, row.y + top, row.w, height - top},
                  say(stage, "{name}: {answer}", "name", stage->name[lines[i].who], "answer",
                      lines[i].answer, NULL),
                  (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                     .size = SIZE_BODY,
                                     .align = ALIGN_CENTRE,
                                     .colour = seat_colour((int)lines[i].who),
                                     .middle = true,
                                     .shrinks = true});
    }
}

static const char *result_words(struct stage *stage, const struct data *data) {
    return data->both.decided
               ? both_words(stage, &data->both, word(stage, "Kept. It is a star in your sky now."),
                            word(stage, "Let go. It was yours for this evening."))
               : word(stage,
                      "Tonight nothing can be kept, so this stays with the two of you alone.");
}

static void draw_showing(struct stage *stage, struct canvas *canvas, struct rect body) {
    int side = large_text(stage) ? 0 : body.w / 12;
    struct rect panel = {body.x + side, body.y, body.w - 2 * side, body.h};
    int pad = unit(stage, 24), top = text_size(stage, SIZE_BODY) * (large_text(stage) ? 7 : 4) / 2;
    int rows = crossing_level(play_of(stage)->crossing)->question_count;
    int high = top + 2 * pad + (rows ? rows : 1) * text_size(stage, SIZE_BODY) * 7 / 2;
    int room = panel.h - high, two = unit(stage, 190);
    if (room > 0) { /* a card as tall as its words; below it, the two who walked */
        panel.y += room > two ? (room - two) / 2 : room / 2;
        panel.h = high;
    }
    if (room > two) {
        float x = (float)(panel.x + panel.w / 2), y = (float)(body.y + body.h - unit(stage, 42));
        view_islet(canvas, x, y - (float)unit(stage, 4), (float)unit(stage, 210), 3);
        pair_draw(stage, canvas, VIEW_SITS, x, y, (float)unit(stage, 150));
    }
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas,
              (struct rect){panel.x + pad, panel.y + pad / 2, panel.w - 2 * pad, top},
              say(stage, "{title}, {date}: how you crossed, and these words", "title",
                  crossing_where(play_of(stage)->crossing)->title, "date",
                  say_date(stage, both_day(date_now(stage))), NULL),
              (struct paragraph){
                  .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_GOLD, .middle = true});
    draw_lines(stage, canvas,
               (struct rect){panel.x + pad, panel.y + top + pad, panel.w - 2 * pad,
                             panel.h - top - 2 * pad});
    draw_hint(stage, canvas,
              say(stage, "Only if both of you choose it. {button}: choose, each alone", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    if (data->phase == SHOWING) {
        draw_heading(stage, canvas, word(stage, "Keep this?"));
        draw_showing(stage, canvas, body);
    } else if (data->phase == CHOOSING) {
        both_draw(stage, canvas, &data->choice, word(stage, "Keep this?"),
                  word(stage, "Keep this crossing and its words?"));
    } else {
        struct rect words = {body.x, body.y + body.h / 2, body.w, body.h / 2};
        bool kept = both_kept(&data->both);
        if (kept) {
            int row = text_size(stage, SIZE_BODY) * 3;
            kindled_draw(stage, canvas);
            words.h -= row;
            laughed_draw(stage, canvas, &data->laughed,
                         (struct rect){words.x, words.y + words.h, words.w, row});
        }
        draw_text(stage, canvas, words, result_words(stage, data),
                  (struct paragraph){.size = SIZE_LARGE,
                                     .align = ALIGN_CENTRE,
                                     .colour = kept ? COLOUR_GOLD : COLOUR_TEXT,
                                     .middle = true});
        const char *confirm = both_button_names(stage, PLATFORM_CONFIRM);
        draw_hint(
            stage, canvas,
            both_failed(&data->both)
                ? say(stage, "{button}: try again. {back}: go on", "button", confirm, "back",
                      both_button_names(stage, PLATFORM_BACK), NULL)
            : kept ? say(stage, "Up or down: we laughed. {button}: go on", "button", confirm, NULL)
                   : say(stage, "{button}: go on", "button", confirm, NULL));
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

void keep_push(struct stage *stage) {
    scene_push(stage, &scene_keep);
}

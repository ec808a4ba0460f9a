/* Keep this? What would be kept is shown first, page by page where it is long; then each decides
 * alone. It is kept only when both say so, and nobody is told whose choice it was. */
#include "play/inside.h"

#include <string.h>

enum phase { SHOWING, CHOOSING, RESULT };

struct data {
    enum phase phase;
    int first;     /* SHOWING: the first line of this page */
    int following; /* and of the next one; 0: all were shown. Known once drawn. */
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

/* The questions that were asked: one whose hearth nobody came to was not. */
struct asked {
    int question[RULES_MAX_QUESTIONS];
    int count;
};

static struct asked find_asked(const struct stage *stage) {
    const struct crossing *crossing = play_of(stage)->crossing;
    struct asked asked = {.count = 0};
    for (int q = 0; q < crossing_level(crossing)->question_count; q++) {
        if (session_is_sealed(crossing_session(crossing), q)) {
            asked.question[asked.count++] = q;
        }
    }
    return asked;
}

static int speaker(const struct stage *stage, int question) {
    return crossing_level(play_of(stage)->crossing)->question[question].by;
}

static int fill_lines(struct stage *stage, struct keepsake_line lines[RULES_MAX_QUESTIONS]) {
    struct asked asked = find_asked(stage);
    for (int i = 0; i < asked.count; i++) {
        int question = asked.question[i];
        lines[i] = (struct keepsake_line){
            .question = ask_to_keep(stage, question),
            .answer = play_said_words(stage, question),
            .who = speaker(stage, question) == RULES_A ? KEEPSAKE_A : KEEPSAKE_B,
        };
    }
    return asked.count;
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
    if (data->phase == SHOWING && forward(event) && data->following) {
        platform_sound(stage->platform, "menu-choose");
        data->first = data->following;
        fade_within(stage);
        damage_all(stage);
    } else if (data->phase == SHOWING && forward(event)) {
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

/* --- what would be kept, as it is shown: words are made where they are drawn, for what is said is
 * lent for a moment --- */

/* A question has two parts: its words, and its answer. */
static struct paragraph part_style(const struct stage *stage, int question, bool answer) {
    return (struct paragraph){.face = answer ? PLATFORM_FACE_BOLD : PLATFORM_FACE_TEXT,
                              .size = SIZE_BODY,
                              .align = ALIGN_CENTRE,
                              .colour = answer ? seat_colour(speaker(stage, question))
                                               : COLOUR_QUIET,
                              .middle = true,
                              .shrinks = true};
}

static const char *part_words(struct stage *stage, int question, bool answer) {
    return answer ? say(stage, "{name}: {answer}", "name", stage->name[speaker(stage, question)],
                        "answer", play_said_words(stage, question), NULL)
                  : ask_to_keep(stage, question);
}

static int part_height(struct stage *stage, int question, bool answer, int width) {
    int least = text_size(stage, SIZE_BODY) * 7 / 4;
    int high = measure_text(stage, width, part_words(stage, question, answer),
                            part_style(stage, question, answer));
    return high > least ? high : least;
}

/* Of so many questions from `first` on. */
static int lines_height(struct stage *stage, const struct asked *asked, int first, int count,
                        int width) {
    int high = 0;
    for (int i = first; i < first + count; i++) {
        high += part_height(stage, asked->question[i], false, width) +
                part_height(stage, asked->question[i], true, width);
    }
    return high;
}

/* How many there is room for: large text shrinks, but never below what is not large. */
static int count_fitting(struct stage *stage, const struct asked *asked, int first,
                         struct rect area) {
    int count = 1, most = area.h * stage->look.text_scale / 100;
    while (first + count < asked->count &&
           lines_height(stage, asked, first, count + 1, area.w) <= most) {
        count++;
    }
    return count < asked->count - first ? count : asked->count - first;
}

static void draw_lines(struct stage *stage, struct canvas *canvas, struct data *data,
                       struct rect area, const struct asked *asked) {
    int count = count_fitting(stage, asked, data->first, area), next = data->first + count;
    int high = lines_height(stage, asked, data->first, count, area.w), room = area.h;
    data->following = next < asked->count ? next : 0;
    area.y += high < room ? (room - high) / 2 : 0;
    for (int part = 2 * data->first; part < 2 * next; part++) {
        int question = asked->question[part / 2];
        bool answer = part % 2;
        area.h = part_height(stage, question, answer, area.w);
        area.h = room > 0 && high > room ? area.h * room / high : area.h;
        draw_text(stage, canvas, area, part_words(stage, question, answer),
                  part_style(stage, question, answer));
        area.y += area.h;
    }
}

static const char *result_words(struct stage *stage, const struct data *data) {
    return data->both.decided
               ? both_words(stage, &data->both, word(stage, "Kept. It is a star in your sky now."),
                            word(stage, "Let go. It was yours for this evening."))
               : word(stage,
                      "Tonight nothing can be kept, so this stays with the two of you alone.");
}

static void draw_showing(struct stage *stage, struct canvas *canvas, struct data *data,
                         struct rect body) {
    struct asked asked = find_asked(stage);
    int side = large_text(stage) ? 0 : body.w / 12;
    struct rect panel = {body.x + side, body.y, body.w - 2 * side, body.h};
    int pad = unit(stage, 24), top = text_size(stage, SIZE_BODY) * (large_text(stage) ? 7 : 4) / 2;
    int rows = lines_height(stage, &asked, 0, asked.count, panel.w - 2 * pad);
    int high = top + 2 * pad + (rows ? rows : text_size(stage, SIZE_BODY) * 7 / 2);
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
    draw_lines(stage, canvas, data,
               (struct rect){panel.x + pad, panel.y + top + pad, panel.w - 2 * pad,
                             panel.h - top - 2 * pad},
               &asked);
    draw_hint(stage, canvas,
              say(stage,
                  data->following ? "Only if both of you choose it. {button}: read on"
                                  : "Only if both of you choose it. {button}: choose, each alone",
                  "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    if (data->phase == SHOWING) {
        draw_heading(stage, canvas, word(stage, "Keep this?"));
        draw_showing(stage, canvas, data, body);
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

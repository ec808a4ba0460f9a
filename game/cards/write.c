/* Writing a card: the question, answers to choose from or none, how deep it is and what it
 * touches, so that it can be left out like any other. It stands on the screen as it is written;
 * both keep it, each deciding in private, or it is let go. */
#include "cards/inside.h"
#include "kit/writing.h"

#include <string.h>

enum row {
    ROW_ASK,
    ROW_ANSWERS,
    ROW_FIRST,
    ROW_SECOND,
    ROW_THIRD,
    ROW_DEPTH,
    ROW_TOPICS,
    ROW_KEEP,
    ROW_BACK
};
enum phase { AT_WORK, CHOOSING, SAID };

struct data {
    enum phase phase;
    struct menu menu;
    enum row row[ROW_BACK + 1];
    struct keepsake_own_card card;
    struct choice choice;
    const char *lacks; /* what the card still needs, or NULL */
    struct both both;
};

static bool alike(const struct keepsake_own_card *card) {
    for (int i = 0; i < card->answer_count; i++) {
        for (int j = 0; j < i; j++) {
            if (strcmp(card->answer[i], card->answer[j]) == 0) {
                return true;
            }
        }
    }
    return false;
}

static const char *missing(struct stage *stage, const struct keepsake_own_card *card) {
    bool answers = true;
    for (int i = 0; i < card->answer_count; i++) {
        answers &= card->answer[i][0] != '\0';
    }
    return !card->ask[0]   ? word(stage, "A card: what does it ask?")
           : !answers      ? word(stage, "An answer is still to be written")
           : alike(card)   ? word(stage, "Two of its answers are the same")
           : !card->topics ? word(stage, "Say what it touches, so it can be left out")
                           : NULL;
}

static void add_row(struct data *data, enum row row, const char *label, const char *value) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, label, value);
}

static void fill_menu(struct stage *stage, struct data *data) {
    static const char *const depths[] = {"easy", "a little closer", "deep"};
    static const char *const counts[] = {"none", "", "two", "three"};
    static const char *const answers[KEEPSAKE_MAX_CHOICES] = {
        "The first answer", "The second answer", "The third answer"};
    menu_clear(&data->menu);
    add_row(data, ROW_ASK, word(stage, "The question"), NULL);
    add_row(data, ROW_ANSWERS, word(stage, "Answers to choose from"),
            word(stage, counts[data->card.answer_count]));
    for (int i = 0; i < data->card.answer_count && i < KEEPSAKE_MAX_CHOICES; i++) {
        add_row(data, (enum row)(ROW_FIRST + i), word(stage, answers[i]), NULL);
    }
    add_row(data, ROW_DEPTH, word(stage, "How deep it is"),
            word(stage, depths[data->card.depth - 1]));
    add_row(data, ROW_TOPICS, word(stage, "What it touches"), NULL);
    data->lacks = missing(stage, &data->card);
    if (!data->lacks) {
        add_row(data, ROW_KEEP, word(stage, "Keep it?"), NULL);
    }
    add_row(data, ROW_BACK, word(stage, "Back"), NULL);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!data->card.depth) {
        data->card.depth = 1;
    }
    if (data->phase == AT_WORK) {
        fill_menu(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    base_forget(&data->card, sizeof data->card);
    platform_text_forget(stage->platform);
}

static void write(struct stage *stage, struct writing writing) {
    writing.begins = writing.into;
    writing.player = -1;
    writing_push(stage, &writing);
}

static void write_ask(struct stage *stage, struct data *data) {
    write(stage, (struct writing){.heading = word(stage, "What does the card ask?"),
                                  .into = data->card.ask,
                                  .size = sizeof data->card.ask,
                                  .letters = KEEPSAKE_MAX_TEXT});
}

static void write_answer(struct stage *stage, struct data *data, int answer) {
    static const char *const headings[] = {
        "What is the first answer?", "What is the second answer?", "What is the third answer?"};
    write(stage, (struct writing){.heading = word(stage, headings[answer]),
                                  .into = data->card.answer[answer],
                                  .size = sizeof data->card.answer[answer],
                                  .letters = KEEPSAKE_MAX_CHOICE});
}

static void ask_keep(struct stage *stage, struct data *data) {
    data->phase = CHOOSING;
    both_ask(stage, &data->choice);
}

static void choose(struct stage *stage, struct data *data) {
    enum row row = data->row[data->menu.focus];
    switch (row) {
    case ROW_ASK:
        write_ask(stage, data);
        break;
    case ROW_FIRST:
    case ROW_SECOND:
    case ROW_THIRD:
        write_answer(stage, data, (int)row - ROW_FIRST);
        break;
    case ROW_TOPICS:
        card_topics_push(stage, &data->card.topics);
        break;
    case ROW_KEEP:
        ask_keep(stage, data);
        break;
    default:
        scene_pop(stage);
        break;
    }
}

static void change(struct stage *stage, struct data *data, int by) {
    if (data->row[data->menu.focus] == ROW_DEPTH) {
        data->card.depth = (data->card.depth - 1 + by + 3) % 3 + 1;
    } else {
        static const int8_t more[] = {2, 0, 3, 0}, less[] = {3, 0, 0, 2};
        data->card.answer_count = (by > 0 ? more : less)[data->card.answer_count];
    }
    fill_menu(stage, data);
}

static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    struct data *data = context;
    for (int i = data->card.answer_count; i < KEEPSAKE_MAX_CHOICES; i++) {
        base_forget(data->card.answer[i], sizeof data->card.answer[i]); /* fewer were wished for */
    }
    if (!kept_by_a || !kept_by_b) {
        return KEEPSAKE_LET_GO;
    }
    enum keepsake_result result = keepsake_add_own_card(stage->rooms->keepsake, &data->card, NULL,
                                                        NULL);
    cards_own_load(stage);
    return result;
}

static const struct both_wish wish = {.store = store, .sound = "kept"};

static bool goes_on(const struct platform_event *event) {
    return pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == CHOOSING && choice_event(stage, &data->choice, event)) {
        return;
    }
    if (data->phase == SAID && both_failed(&data->both) && goes_on(event)) {
        both_try_again(stage, &data->both, &wish, data);
        return;
    }
    if (data->phase != AT_WORK) {
        if (pressed(event, PLATFORM_BACK) || (data->phase == SAID && goes_on(event))) {
            platform_sound(stage->platform, "menu-back");
            scene_pop(stage);
        }
        return;
    }
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(stage, data);
    } else if (answer == MENU_LESS || answer == MENU_MORE) {
        change(stage, data, answer == MENU_MORE ? 1 : -1);
    } else if (answer == MENU_BACK) {
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase != CHOOSING) {
        return update_backdrop(stage);
    }
    if (choice_update(stage, &data->choice, ms)) {
        both_decide(stage, &data->both, &data->choice, &wish, data);
        data->phase = SAID;
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw_work(struct stage *stage, struct canvas *canvas, struct data *data,
                      struct rect body) {
    bool large = large_text(stage);
    int gap = unit(stage, 18), rows = menu_height(stage, data->menu.count);
    int most = body.h * (large ? 55 : 62) / 100;
    rows = rows < most ? rows : most;
    struct pack_card card = {
        .ask = data->card.ask, .answer_count = data->card.answer_count, .depth = data->card.depth};
    for (int i = 0; i < data->card.answer_count; i++) {
        card.answer[i] = data->card.answer[i];
    }
    cards_draw_one(stage, canvas, &card,
                   (struct rect){body.x, body.y, body.w, body.h - rows - gap});
    int width = large || body.w < unit(stage, 860) ? body.w : unit(stage, 860);
    menu_draw(stage, canvas, &data->menu,
              (struct rect){body.x + (body.w - width) / 2, body.y + body.h - rows, width, rows});
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    const char *confirm = both_button_names(stage, PLATFORM_CONFIRM);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    if (data->phase == CHOOSING) {
        both_draw(stage, canvas, &data->choice, word(stage, "Keep this card?"), data->card.ask);
    } else if (data->phase == SAID) {
        draw_text(
            stage, canvas, body,
            both_words(
                stage, &data->both,
                word(stage, "Kept. It comes up in your rounds, and now and then on the bridge."),
                word(stage, "Let go. There is always another card.")),
            (struct paragraph){
                .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
        draw_hint(stage, canvas,
                  both_failed(&data->both)
                      ? say(stage, "{button}: try again. {back}: go on", "button", confirm, "back",
                            both_button_names(stage, PLATFORM_BACK), NULL)
                      : say(stage, "{button}: go on", "button", confirm, NULL));
    } else {
        draw_heading(stage, canvas, data->lacks ? data->lacks : word(stage, "Your card is ready"));
        draw_work(stage, canvas, data, body);
        draw_hint(stage, canvas,
                  say(stage, "{button}: choose. {back}: let it go", "button", confirm, "back",
                      both_button_names(stage, PLATFORM_BACK), NULL));
    }
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct data *data = context;
    (void)stage;
    return data->phase == AT_WORK ? menu_focus(&data->menu) : "";
}

static const struct scene_type scene_card_write = {
    .name = "card-write",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void card_write_push(struct stage *stage) {
    scene_push(stage, &scene_card_write);
}

/* Writing a card: the question, answers to choose from or none, how deep it is and what it
 * touches, so that it can be left out like any other. It stands on the screen as it is written;
 * both keep it, each deciding in private, or it is let go. */
#include "scenes/writing.h"

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
enum stage { AT_WORK, CHOOSING, SAID };

struct data {
    enum stage stage;
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

static const char *missing(struct game *game, const struct keepsake_own_card *card) {
    bool answers = true;
    for (int i = 0; i < card->answer_count; i++) {
        answers &= card->answer[i][0] != '\0';
    }
    return !card->ask[0]   ? word(game, "A card: what does it ask?")
           : !answers      ? word(game, "An answer is still to be written")
           : alike(card)   ? word(game, "Two of its answers are the same")
           : !card->topics ? word(game, "Say what it touches, so it can be left out")
                           : NULL;
}

static void add(struct data *data, enum row row, const char *label, const char *value) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, label, value);
}

static void fill(struct game *game, struct data *data) {
    static const char *const depths[] = {"easy", "a little closer", "deep"};
    static const char *const counts[] = {"none", "", "two", "three"};
    static const char *const answers[KEEPSAKE_MAX_CHOICES] = {
        "The first answer", "The second answer", "The third answer"};
    menu_clear(&data->menu);
    add(data, ROW_ASK, word(game, "The question"), NULL);
    add(data, ROW_ANSWERS, word(game, "Answers to choose from"),
        word(game, counts[data->card.answer_count]));
    for (int i = 0; i < data->card.answer_count && i < KEEPSAKE_MAX_CHOICES; i++) {
        add(data, (enum row)(ROW_FIRST + i), word(game, answers[i]), NULL);
    }
    add(data, ROW_DEPTH, word(game, "How deep it is"), word(game, depths[data->card.depth - 1]));
    add(data, ROW_TOPICS, word(game, "What it touches"), NULL);
    data->lacks = missing(game, &data->card);
    if (!data->lacks) {
        add(data, ROW_KEEP, word(game, "Keep it?"), NULL);
    }
    add(data, ROW_BACK, word(game, "Back"), NULL);
    damage_all(game);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    if (!data->card.depth) {
        data->card.depth = 1;
    }
    if (data->stage == AT_WORK) {
        fill(game, data);
    }
}

static void leave(struct game *game, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    base_forget(&data->card, sizeof data->card);
    platform_text_forget(game->platform);
}

static void write(struct game *game, struct writing writing) {
    writing.begins = writing.into;
    writing.player = -1;
    writing_push(game, &writing);
}

static void write_ask(struct game *game, struct data *data) {
    write(game, (struct writing){.heading = word(game, "What does the card ask?"),
                                 .into = data->card.ask,
                                 .size = sizeof data->card.ask,
                                 .letters = KEEPSAKE_MAX_TEXT});
}

static void write_answer(struct game *game, struct data *data, int answer) {
    static const char *const headings[] = {
        "What is the first answer?", "What is the second answer?", "What is the third answer?"};
    write(game, (struct writing){.heading = word(game, headings[answer]),
                                 .into = data->card.answer[answer],
                                 .size = sizeof data->card.answer[answer],
                                 .letters = KEEPSAKE_MAX_CHOICE});
}

static void ask_keep(struct game *game, struct data *data) {
    data->stage = CHOOSING;
    both_ask(game, &data->choice, word(game, "Keep it"), word(game, "Let it go"));
}

static void choose(struct game *game, struct data *data) {
    enum row row = data->row[data->menu.focus];
    switch (row) {
    case ROW_ASK:
        write_ask(game, data);
        break;
    case ROW_FIRST:
    case ROW_SECOND:
    case ROW_THIRD:
        write_answer(game, data, (int)row - ROW_FIRST);
        break;
    case ROW_TOPICS:
        card_topics_push(game, &data->card.topics);
        break;
    case ROW_KEEP:
        ask_keep(game, data);
        break;
    default:
        scene_pop(game);
        break;
    }
}

static void change(struct game *game, struct data *data, int by) {
    if (data->row[data->menu.focus] == ROW_DEPTH) {
        data->card.depth = (data->card.depth - 1 + by + 3) % 3 + 1;
    } else {
        static const int8_t more[] = {2, 0, 3, 0}, less[] = {3, 0, 0, 2};
        data->card.answer_count = (by > 0 ? more : less)[data->card.answer_count];
    }
    fill(game, data);
}

static enum keepsake_result store(struct game *game, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    struct data *data = context;
    for (int i = data->card.answer_count; i < KEEPSAKE_MAX_CHOICES; i++) {
        base_forget(data->card.answer[i], sizeof data->card.answer[i]); /* fewer were wished for */
    }
    if (!kept_by_a || !kept_by_b) {
        return KEEPSAKE_LET_GO;
    }
    enum keepsake_result result = keepsake_add_own_card(game->keepsake, &data->card, NULL, NULL);
    cards_own_load(game);
    return result;
}

static const struct both_wish wish = {.store = store, .sound = "kept"};

static bool goes_on(const struct platform_event *event) {
    return pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN;
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->stage == CHOOSING && choice_event(game, &data->choice, event)) {
        return;
    }
    if (data->stage == SAID && both_failed(&data->both) && goes_on(event)) {
        both_try_again(game, &data->both, &wish, data);
        return;
    }
    if (data->stage != AT_WORK) {
        if (pressed(event, PLATFORM_BACK) || (data->stage == SAID && goes_on(event))) {
            platform_sound(game->platform, "menu-back");
            scene_pop(game);
        }
        return;
    }
    enum menu_answer answer = menu_event(game, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        choose(game, data);
    } else if (answer == MENU_LESS || answer == MENU_MORE) {
        change(game, data, answer == MENU_MORE ? 1 : -1);
    } else if (answer == MENU_BACK) {
        scene_pop(game);
    }
}

static int update(struct game *game, void *context, int ms) {
    struct data *data = context;
    if (data->stage != CHOOSING) {
        return update_backdrop(game);
    }
    if (choice_update(game, &data->choice, ms)) {
        both_decide(game, &data->both, &data->choice, &wish, data);
        data->stage = SAID;
        return 0;
    }
    return choice_wait(&data->choice);
}

static void draw_work(struct game *game, struct canvas *canvas, struct data *data,
                      struct rect body) {
    bool large = game->settings.text_scale > 130;
    int gap = unit(game, 18), rows = menu_height(game, data->menu.count);
    int most = body.h * (large ? 55 : 62) / 100;
    rows = rows < most ? rows : most;
    struct pack_card card = {
        .ask = data->card.ask, .answer_count = data->card.answer_count, .depth = data->card.depth};
    for (int i = 0; i < data->card.answer_count; i++) {
        card.answer[i] = data->card.answer[i];
    }
    cards_draw_one(game, canvas, &card, (struct rect){body.x, body.y, body.w, body.h - rows - gap});
    int width = large || body.w < unit(game, 860) ? body.w : unit(game, 860);
    menu_draw(game, canvas, &data->menu,
              (struct rect){body.x + (body.w - width) / 2, body.y + body.h - rows, width, rows});
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(game);
    const char *confirm = both_button_names(game, PLATFORM_CONFIRM);
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    if (data->stage == CHOOSING) {
        both_draw(game, canvas, &data->choice, word(game, "Keep this card?"), data->card.ask);
    } else if (data->stage == SAID) {
        draw_text(
            game, canvas, body,
            both_words(
                game, &data->both,
                word(game, "Kept. It comes up in your rounds, and now and then on the bridge."),
                word(game, "Let go. There is always another card.")),
            (struct paragraph){
                .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true});
        draw_hint(game, canvas,
                  both_failed(&data->both)
                      ? say(game, "{button}: try again. {back}: go on", "button", confirm, "back",
                            both_button_names(game, PLATFORM_BACK), NULL)
                      : say(game, "{button}: go on", "button", confirm, NULL));
    } else {
        draw_heading(game, canvas, data->lacks ? data->lacks : word(game, "Your card is ready"));
        draw_work(game, canvas, data, body);
        draw_hint(game, canvas,
                  say(game, "{button}: choose. {back}: let it go", "button", confirm, "back",
                      both_button_names(game, PLATFORM_BACK), NULL));
    }
}

static const char *focus(const struct game *game, const void *context) {
    const struct data *data = context;
    (void)game;
    return data->stage == AT_WORK ? menu_focus(&data->menu) : "";
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

void card_write_push(struct game *game) {
    scene_push(game, &scene_card_write);
}

/* Writing a card, on a card: the question, answers to choose from or none, how deep it is and what
 * it touches, so that it can be left out like any other. It stands on the screen as it is written;
 * both keep it, each deciding in private, or it is let go. */
#include "cards/write.h"
#include "kit/writing.h"

#include <string.h>

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

static void add_row(struct card_work *data, enum card_row row, const char *label,
                    const char *value) {
    data->row[data->menu.count] = row;
    menu_add(&data->menu, label, value);
}

static void fill_menu(struct stage *stage, struct card_work *data) {
    static const char *const depths[] = {"easy", "a little closer", "deep"};
    static const char *const counts[] = {"none", "", "two", "three"};
    static const char *const answers[KEEPSAKE_MAX_CHOICES] = {
        "The first answer", "The second answer", "The third answer"};
    menu_clear(&data->menu);
    add_row(data, CARD_ASK, word(stage, "The question"), NULL);
    add_row(data, CARD_ANSWERS, word(stage, "Answers to choose from"),
            word(stage, counts[data->card.answer_count]));
    for (int i = 0; i < data->card.answer_count && i < KEEPSAKE_MAX_CHOICES; i++) {
        add_row(data, (enum card_row)(CARD_FIRST + i), word(stage, answers[i]), NULL);
    }
    add_row(data, CARD_DEPTH, word(stage, "How deep it is"),
            word(stage, depths[data->card.depth - 1]));
    add_row(data, CARD_TOPICS, word(stage, "What it touches"), NULL);
    add_row(data, CARD_FOR, word(stage, "Who it is for"),
            data->meant < 0 ? word(stage, "both of us") : stage->name[data->meant]);
    data->lacks = missing(stage, &data->card);
    if (!data->lacks) {
        add_row(data, CARD_KEEP, word(stage, "Keep it?"), NULL);
    }
    add_row(data, CARD_BACK, word(stage, "Back"), NULL);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    struct card_work *data = context;
    if (!data->card.depth) {
        data->card.depth = 1;
        data->meant = CARDS_FOR_BOTH;
    }
    if (data->phase == AT_WORK) {
        fill_menu(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct card_work *data = context;
    choice_forget(&data->choice);
    base_forget(&data->card, sizeof data->card);
    platform_text_forget(stage->platform);
}

static void write(struct stage *stage, struct writing writing) {
    writing.begins = writing.into;
    writing.player = -1;
    writing_push(stage, &writing);
}

static void write_ask(struct stage *stage, struct card_work *data) {
    write(stage, (struct writing){.heading = word(stage, "What does the card ask?"),
                                  .into = data->card.ask,
                                  .size = sizeof data->card.ask,
                                  .letters = KEEPSAKE_MAX_TEXT,
                                  .on_paper = true});
}

static void write_answer(struct stage *stage, struct card_work *data, int answer) {
    static const char *const headings[] = {
        "What is the first answer?", "What is the second answer?", "What is the third answer?"};
    write(stage, (struct writing){.heading = word(stage, headings[answer]),
                                  .into = data->card.answer[answer],
                                  .size = sizeof data->card.answer[answer],
                                  .letters = KEEPSAKE_MAX_CHOICE,
                                  .on_paper = true});
}

static void ask_keep(struct stage *stage, struct card_work *data) {
    data->phase = CHOOSING;
    both_ask(stage, &data->choice);
}

static void choose(struct stage *stage, struct card_work *data) {
    enum card_row row = data->row[data->menu.focus];
    switch (row) {
    case CARD_ASK:
        write_ask(stage, data);
        break;
    case CARD_FIRST:
    case CARD_SECOND:
    case CARD_THIRD:
        write_answer(stage, data, (int)row - CARD_FIRST);
        break;
    case CARD_TOPICS:
        card_topics_push(stage, &data->card.topics);
        break;
    case CARD_KEEP:
        ask_keep(stage, data);
        break;
    default:
        scene_pop(stage);
        break;
    }
}

static void change(struct stage *stage, struct card_work *data, int by) {
    if (data->row[data->menu.focus] == CARD_DEPTH) {
        data->card.depth = (data->card.depth - 1 + by + 3) % 3 + 1;
    } else if (data->row[data->menu.focus] == CARD_FOR) {
        data->meant = (data->meant + 1 + by + 3) % 3 - 1;
        strcpy(data->card.meant, data->meant < 0 ? "" : stage->name[data->meant]);
    } else {
        static const int8_t more[] = {2, 0, 3, 0}, less[] = {3, 0, 0, 2};
        data->card.answer_count = (by > 0 ? more : less)[data->card.answer_count];
    }
    fill_menu(stage, data);
}

static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    struct card_work *data = context;
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

/* What stands side by side on the card is reached by left and right, too. */
static bool beside(const struct stage *stage, const struct card_work *data,
                   const struct platform_event *event) {
    int by = event->button == PLATFORM_EAST ? 1 : -1, item = data->menu.focus + by;
    bool aside = event->kind == PLATFORM_BUTTON &&
                 (event->button == PLATFORM_EAST || event->button == PLATFORM_WEST);
    return aside && card_on_paper(stage) && item >= 0 && item < data->menu.count &&
           !data->menu.item[data->menu.focus].value &&
           data->menu.place[item].y == data->menu.place[data->menu.focus].y;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct card_work *data = context;
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
    int focus = data->menu.focus;
    enum menu_answer answer = beside(stage, data, event) ? menu_event_row(stage, &data->menu, event)
                                                         : menu_event(stage, &data->menu, event);
    if (focus != data->menu.focus && !card_on_paper(stage)) {
        damage_all(stage); /* the card shows what the two are at */
    }
    if (answer == MENU_CHOSEN) {
        choose(stage, data);
    } else if (answer == MENU_LESS || answer == MENU_MORE) {
        change(stage, data, answer == MENU_MORE ? 1 : -1);
    } else if (answer == MENU_BACK) {
        scene_pop(stage);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct card_work *data = context;
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

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct card_work *data = context;
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
        card_work_draw(stage, canvas, data, body);
        draw_hint(stage, canvas,
                  say(stage, "{button}: choose. {back}: let it go", "button", confirm, "back",
                      both_button_names(stage, PLATFORM_BACK), NULL));
    }
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct card_work *data = context;
    (void)stage;
    return data->phase == AT_WORK ? menu_focus(&data->menu) : "";
}

static const struct scene_type scene_card_write = {
    .name = "card-write",
    .size = sizeof(struct card_work),
    .choice = offsetof(struct card_work, choice),
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

/* Taking leave, when it ends: each takes along what both kept, as a page, as a file, or nothing;
 * one last card; and then the box is emptied, only if both choose so, each in private. Until then
 * everything stays, and whoever needs it gone alone has Forget everything. */
#include "house/box.h"
#include "kit/choice.h"

enum phase { TELLING, TAKING, WRITING, TAKEN, CARD, CHOOSING, RESULT };
enum deed { DEED_ON, DEED_PAGE, DEED_FILE, DEED_AGAIN, DEED_BACK };
enum { DEEDS = 3, FRAMES = 2 /* until it is written: first it is said that it takes a moment */ };

struct data {
    enum phase phase;
    int player; /* who takes something along */
    bool as_page, begins;
    int due; /* frames until it is written */
    struct menu menu;
    enum deed deed[DEEDS];
    struct page page;
    struct text words;
    struct both both;
    struct error error;
    struct choice choice;
};

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void show(struct stage *stage, struct data *data, enum phase phase, const char *words) {
    data->phase = phase;
    data->page = (struct page){0};
    text_clear(&data->words);
    text_add(&data->words, words);
    menu_clear(&data->menu);
    data->menu.focus = 0;
    damage_all(stage);
}

/* --- its pages --- */

static void tell(struct stage *stage, struct data *data) {
    show(stage, data, TELLING,
         word(stage, "For when your ways part. Each of you takes along what you both kept, or "
                     "nothing. Letters are in no file. Then there is one last card, and the box is "
                     "emptied if both of you choose so.\n\nUntil then nothing is gone, and you can "
                     "stop at any page."));
    offer(stage, data, DEED_BACK, "Not today");
    offer(stage, data, DEED_ON, "Go on");
}

static void ask_what(struct stage *stage, struct data *data) {
    show(stage, data, TAKING,
         say(stage,
             "{name}, what would you like to take along?\n\nA page can be read anywhere. A file "
             "can be brought into a box of your own. Whoever has either can read all that you both "
             "kept.",
             "name", stage->name[data->player], NULL));
    offer(stage, data, DEED_PAGE, "A page");
    offer(stage, data, DEED_FILE, "A file");
    offer(stage, data, DEED_ON, "Nothing");
}

static void show_card(struct stage *stage, struct data *data) {
    show(stage, data, CARD,
         word(stage, "One last card, for both of you:\n\nWhat was good, and goes with you from "
                     "here?\n\nSay it, think it, or leave it unsaid. All three are as good."));
    offer(stage, data, DEED_ON, "Go on");
}

static void take_next(struct stage *stage, struct data *data) {
    if (++data->player < 2) {
        ask_what(stage, data);
    } else {
        show_card(stage, data);
    }
}

static void begin(struct stage *stage, struct data *data) {
    data->begins = false;
    data->player = -1;
    if (house_of(stage)->machine.folder) {
        take_next(stage, data);
        return;
    }
    data->player = 1; /* neither can */
    show(stage, data, TAKEN, word(stage, "There is no home folder to write to."));
    offer(stage, data, DEED_BACK, "Not today");
    offer(stage, data, DEED_ON, "Go on");
}

static void write(struct stage *stage, struct data *data) {
    struct text told = {0};
    bool good = box_write_out(stage, data->as_page, &told);
    show(stage, data, good ? TAKEN : TAKING, text_string(&told));
    if (!good) {
        offer(stage, data, DEED_AGAIN, "Choose again");
    }
    offer(stage, data, DEED_ON, "Go on");
    text_release(&told);
}

/* --- emptying it --- */

static enum keepsake_result empty(struct stage *stage, void *context, bool by_a, bool by_b) {
    struct data *data = context;
    data->error.text[0] = '\0';
    return by_a && by_b ? box_forget_all(stage, &data->error) : KEEPSAKE_LET_GO;
}

static const struct both_wish wish = {.store = empty, .sound = "let-go"};

static void show_result(struct stage *stage, struct data *data) {
    bool failed = both_failed(&data->both);
    show(stage, data, RESULT,
         failed ? box_trouble(stage, data->both.result, &data->error)
                : both_words(stage, &data->both,
                             word(stage, "The box is empty, and what was in it is overwritten.\n\n"
                                         "Go well, both of you."),
                             word(stage, "Everything stays in the box as it was.\n\nThere is no "
                                         "hurry.")));
    if (failed) {
        offer(stage, data, DEED_AGAIN, "Try again");
    }
    offer(stage, data, DEED_BACK, "All right");
}

static void ask_both(struct stage *stage, struct data *data) {
    both_ask_in_words(stage, &data->choice, word(stage, "Empty it"), word(stage, "Not today"));
    show(stage, data, CHOOSING, "");
}

/* --- the buttons --- */

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->words.length == 0 && data->phase == TELLING) {
        tell(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    text_forget(&data->words);
    platform_text_forget(stage->platform);
}

static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    struct data *data = context;
    if (data->begins && outcome == OUTCOME_DONE) {
        begin(stage, data);
    }
    data->begins = false;
    return false;
}

static void go_on(struct stage *stage, struct data *data) {
    if (data->phase == CARD) {
        ask_both(stage, data);
    } else if (data->phase != TELLING) {
        take_next(stage, data);
    } else if (stage->rooms->here) {
        begin(stage, data);
    } else {
        data->begins = true;
        stage->doors->players(stage);
    }
}

static void prepare(struct stage *stage, struct data *data, bool as_page) {
    show(stage, data, WRITING, word(stage, "Writing it. This may take a moment."));
    data->as_page = as_page;
    data->due = FRAMES;
}

static void try_again(struct stage *stage, struct data *data) {
    if (data->phase == RESULT) {
        both_try_again(stage, &data->both, &wish, data);
        show_result(stage, data);
    } else {
        ask_what(stage, data);
    }
}

static void carry_out(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_ON:
        go_on(stage, data);
        break;
    case DEED_PAGE:
    case DEED_FILE:
        prepare(stage, data, deed == DEED_PAGE);
        break;
    case DEED_AGAIN:
        try_again(stage, data);
        break;
    case DEED_BACK:
        box_forget_close(stage, both_kept(&data->both));
        break;
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == WRITING ||
        (data->phase == CHOOSING && choice_event(stage, &data->choice, event))) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        platform_sound(stage->platform, "menu-back");
        box_forget_close(stage, both_kept(&data->both));
    } else if (data->phase != CHOOSING &&
               menu_event_row(stage, &data->menu, event) == MENU_CHOSEN &&
               !box_page_turned(stage, &data->menu, &data->page)) {
        carry_out(stage, data, data->deed[data->menu.focus]);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    if (data->phase == WRITING && --data->due == 0) {
        write(stage, data);
    }
    if (data->phase == WRITING) {
        return 0;
    }
    if (data->phase != CHOOSING) {
        return box_update(stage, context, ms);
    }
    if (choice_update(stage, &data->choice, ms)) {
        both_decide(stage, &data->both, &data->choice, &wish, data);
        show_result(stage, data);
        return 0;
    }
    return choice_wait(&data->choice);
}

/* --- drawing --- */

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase != CHOOSING) {
        box_page_draw(stage, canvas, &data->menu, &data->page, word(stage, "Taking leave"),
                      text_string(&data->words), data->menu.count ? box_hint(stage) : "");
        return;
    }
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "Taking leave"));
    choice_draw(stage, canvas, &data->choice, body_rect(stage),
                word(stage, "Empty the box now? What you took along stays yours."));
    choice_hint(stage, canvas, &data->choice,
                word(stage, "It is emptied only if both of you choose so."));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_box_leave = {
    .name = "box-leave",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .ended = ended,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void box_leave_push(struct stage *stage) {
    scene_push(stage, &scene_box_leave);
}

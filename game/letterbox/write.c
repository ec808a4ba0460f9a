/* Writing a letter: whose it is, what it waits for, and then its words, which only its writer sees:
 * the other looks at the sea whatever the two play with. The writer alone seals it, changes it or
 * lets it go, and what follows on the screen is the same but for whether there is a letter. Until
 * it is sealed its words are in memory alone; whatever covers the page covers them. */
#include "kit/menu_page.h"
#include "kit/page.h"
#include "kit/writing.h"
#include "letterbox/inside.h"

#include <stdio.h>
#include <string.h>

enum phase { WHOSE, UNTIL, CURTAIN, WRITING, REVIEW, COVERED };
enum { CALM_MS = 500 /* a press in passing uncovers nothing */ };
enum { ROW_SEAL, ROW_CHANGE, ROW_RATHER_NOT };

struct data {
    enum phase phase;
    int writer, ms;
    struct keepsake_letter letter;
    char words[WRITING_PAGE_SIZE];
    char label[2][NAME_SIZE + 32];
    bool sealed;
    struct page page;
    struct menu menu;
};

static void add(struct stage *stage, struct data *data, const char *label) {
    menu_add(&data->menu, word(stage, label), NULL);
}

static void fill_whose(struct stage *stage, struct data *data) {
    for (int player = 0; player < 2; player++) {
        snprintf(data->label[player], sizeof data->label[player], "%s",
                 say(stage, "{name} writes", "name", stage->name[player], NULL));
        menu_add(&data->menu, data->label[player], NULL);
    }
    add(stage, data, "No letter tonight");
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    data->phase = phase;
    data->ms = 0;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (phase == WHOSE) {
        fill_whose(stage, data);
    } else if (phase == CURTAIN) {
        curtain_fall(stage);
    } else if (phase == REVIEW) {
        data->page = (struct page){0};
        add(stage, data, "Seal it");
        add(stage, data, "Change the words");
        add(stage, data, "Rather not");
    } else if (phase == COVERED) {
        platform_sound(stage->platform, "curtain");
        add(stage, data, "Go on");
    }
    damage_all(stage);
}

static void forget(struct stage *stage, struct data *data) {
    base_forget(data->words, sizeof data->words);
    platform_text_forget(stage->platform);
}

static void write(struct stage *stage, struct data *data) {
    data->phase = WRITING;
    writing_push(stage, &(struct writing){
                            .heading = word(stage, "Your letter, for your eyes only"),
                            .begins = data->words,
                            .into = data->words,
                            .size = sizeof data->words,
                            .letters = KEEPSAKE_MAX_LETTER,
                            .player = data->writer,
                            .alone = true,
                        });
}

/* Nothing was written: it ends as one that was let go. */
static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->phase == WRITING) {
        show(stage, data, data->words[0] ? REVIEW : COVERED);
    } else if (data->phase == WHOSE) {
        show(stage, data, WHOSE);
    }
}

static void leave(struct stage *stage, void *context) {
    forget(stage, context);
}

static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    struct data *data = context;
    if (data->phase == UNTIL) {
        show(stage, data, outcome == OUTCOME_DONE ? CURTAIN : WHOSE);
    }
    return outcome == OUTCOME_DONE || outcome == OUTCOME_BACK;
}

/* --- the buttons --- */

static void begin(struct stage *stage, struct data *data, int writer) {
    data->writer = writer;
    data->phase = UNTIL;
    strcpy(data->letter.by, stage->name[writer]);
    until_push(stage, &data->letter);
}

static void seal(struct stage *stage, struct data *data) {
    struct error error = {""};
    data->letter.written_at = date_now(stage);
    enum keepsake_result result = keepsake_seal_letter(
        stage->rooms->keepsake, &data->letter, data->words, letters_known_day(stage), NULL, &error);
    if (result != KEEPSAKE_OK) { /* its words are still there, to be tried again */
        notice_tell(stage, word(stage, "The letter is not sealed yet"), keepsake_message(result));
        return;
    }
    data->sealed = true;
    forget(stage, data);
    show(stage, data, COVERED);
}

static void review(struct stage *stage, struct data *data, int row) {
    if (row == ROW_SEAL && page_turn(stage, &data->page)) {
        return;
    }
    if (row == ROW_SEAL) {
        seal(stage, data);
    } else if (row == ROW_CHANGE) {
        write(stage, data);
    } else {
        forget(stage, data);
        show(stage, data, COVERED);
    }
}

static void event_menu(struct stage *stage, struct data *data, const struct platform_event *event) {
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_CHOSEN && data->phase == WHOSE && data->menu.focus < 2) {
        begin(stage, data, data->menu.focus);
    } else if (answer != MENU_NOTHING) {
        scene_pop(stage);
    }
}

/* Only the writer's buttons count while only the writer looks; a pointer is nobody's. */
static bool is_others(const struct data *data, const struct platform_event *event) {
    return event->kind == PLATFORM_BUTTON && event->seat != PLATFORM_NO_SEAT &&
           (int)event->seat != data->writer;
}

static void event_curtain(struct stage *stage, struct data *data,
                          const struct platform_event *event) {
    bool back = pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU);
    if (back && data->words[0] && is_others(data, event)) {
        return; /* only the writer lets go what is written */
    }
    if (back) {
        forget(stage, data);
        show(stage, data, COVERED);
    } else if (data->ms >= CALM_MS && stage_stands(stage) && !is_others(data, event) &&
               (pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN)) {
        platform_sound(stage->platform, "curtain");
        if (data->words[0]) {
            show(stage, data, REVIEW);
        } else {
            write(stage, data);
        }
    }
}

/* The other's press, and another window over it, cover it; nothing of it is lost. */
static void event_review(struct stage *stage, struct data *data,
                         const struct platform_event *event) {
    if (event->kind == PLATFORM_FOCUS_LOST || (is_others(data, event) && event->down)) {
        show(stage, data, CURTAIN);
        return;
    }
    enum menu_answer answer = menu_event_row(stage, &data->menu, event);
    if (answer == MENU_CHOSEN) {
        review(stage, data, data->menu.focus);
    } else if (answer == MENU_BACK) {
        show(stage, data, CURTAIN);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == CURTAIN) {
        event_curtain(stage, data, event);
    } else if (data->phase == REVIEW) {
        event_review(stage, data, event);
    } else {
        event_menu(stage, data, event);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    data->ms += ms < CALM_MS ? ms : CALM_MS;
    return wait_sooner(update_backdrop(stage),
                       data->phase == CURTAIN && data->ms < CALM_MS ? CALM_MS - data->ms : -1);
}

/* --- drawing --- */

static void draw_pages(struct stage *stage, struct canvas *canvas, struct data *data) {
    struct menu_page page = {
        .heading = word(stage, "A letter for later"),
        .words = word(stage, "Half a page, from one of you to the other. It is sealed until a day "
                             "that you both choose."),
        .back = word(stage, "back"),
        .backdrop = VIEW_BACKDROP_WATER,
    };
    if (data->phase == COVERED) {
        page.words = data->sealed ? say(stage,
                                        "{other}, you can look again.\nThe letter is sealed until "
                                        "{time}.",
                                        "other", stage->name[!data->writer], "time",
                                        letters_until(stage, &data->letter), NULL)
                                  : say(stage,
                                        "{other}, you can look again.\nThere is no letter this "
                                        "time, and that is fine.",
                                        "other", stage->name[!data->writer], NULL);
    }
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase == REVIEW && !below_another(stage)) {
        page_draw_menu(stage, canvas, &data->page,
                       &(struct page_menu){
                           .heading = say(stage, "{name}, for your eyes only", "name",
                                          stage->name[data->writer], NULL),
                           .words = data->words,
                           .back = word(stage, "cover it"),
                           .backdrop = VIEW_BACKDROP_WATER,
                       },
                       &data->menu);
    } else if (data->phase == CURTAIN || data->phase == REVIEW || data->phase == WRITING) {
        draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
        draw_heading(stage, canvas, word(stage, "A letter for later"));
        curtain_draw(stage, canvas, data->writer, body_rect(stage));
    } else {
        draw_pages(stage, canvas, data);
    }
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct data *data = context;
    (void)stage;
    return data->phase == CURTAIN ? "Look" : menu_focus(&data->menu);
}

static const struct scene_type scene_letter_write = {
    .name = "letter-write",
    .size = sizeof(struct data),
    .ended = ended,
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void letter_write_push(struct stage *stage) {
    scene_push(stage, &scene_letter_write);
}

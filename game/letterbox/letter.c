/* One letter. Sealed, it tells who wrote it and what it waits for, and its writer can take it back:
 * that is asked of the writer alone, in private. Once its time has come either opens it; then it
 * can become a star where both wish so, and either can delete it. */
#include "kit/menu_page.h"
#include "kit/page.h"
#include "letterbox/inside.h"
#include "pack/pack.h"

#include <string.h>

enum phase { CLOSED, TAKING_BACK, OPEN, KEEPING, SURE, TOLD };
enum deed { DEED_BACK, DEED_OPEN, DEED_TAKE_BACK, DEED_KEEP, DEED_DELETE, DEED_REALLY, DEED_NO };
enum { LEAVE_IT, TAKE_IT_BACK, DEEDS = 4 };
enum { PIECES = 7, PIECE_SIZE = 4 * KEEPSAKE_MAX_TEXT + 1 };

struct data {
    int64_t id;
    enum phase phase;
    bool begun, ripe;
    struct keepsake_letter letter;
    char words[4 * KEEPSAKE_MAX_LETTER + 1]; /* of an open one */
    const char *told;                        /* a word() */
    struct page page;
    struct menu menu;
    enum deed deed[DEEDS];
    struct choice choice;
    struct both both;
};

static void offer(struct stage *stage, struct data *data, enum deed deed, const char *label) {
    data->deed[data->menu.count] = deed;
    menu_add(&data->menu, word(stage, label), NULL);
}

static void show(struct stage *stage, struct data *data, enum phase phase) {
    data->phase = phase;
    menu_clear(&data->menu);
    data->menu.focus = 0;
    if (phase == CLOSED) {
        if (data->ripe) {
            offer(stage, data, DEED_OPEN, "Open it together");
        }
        offer(stage, data, DEED_BACK, "Leave it for now");
        if (!data->ripe && stage->rooms->keeps) {
            offer(stage, data, DEED_TAKE_BACK, "Take it back");
        }
    } else if (phase == OPEN) {
        data->page = (struct page){0};
        offer(stage, data, DEED_BACK, "Put it away");
        if (stage->rooms->keeps) {
            offer(stage, data, DEED_KEEP, "Make it a star?");
            offer(stage, data, DEED_DELETE, "Delete it");
        }
    } else if (phase == SURE) {
        offer(stage, data, DEED_NO, "No, leave it");
        offer(stage, data, DEED_REALLY, "Yes, delete it");
    } else if (phase == TOLD) {
        offer(stage, data, DEED_BACK, "Go on");
    }
    damage_all(stage);
}

static void tell(struct stage *stage, struct data *data, const char *told) {
    data->told = told;
    show(stage, data, TOLD);
}

/* --- coming and going --- */

static void find(void *to, const struct keepsake_letter *letter) {
    struct data *data = to;
    if (letter->id == data->id) {
        data->letter = *letter;
    }
}

static void open_it(struct stage *stage, struct data *data) {
    enum keepsake_result result = keepsake_open_letter(
        stage->rooms->keepsake, data->id, letters_today(stage), letters_came(stage, &data->letter),
        data->words, NULL);
    if (result == KEEPSAKE_OK) {
        show(stage, data, OPEN);
    } else {
        tell(stage, data, word(stage, keepsake_message(result)));
    }
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (data->begun) {
        return;
    }
    data->begun = true;
    keepsake_list_letters(stage->rooms->keepsake, find, data, NULL);
    data->ripe = data->letter.id && letters_ripe(stage, &data->letter);
    if (!data->letter.id) {
        tell(stage, data, word(stage, keepsake_message(KEEPSAKE_MISSING)));
    } else if (data->letter.opened) {
        open_it(stage, data);
    } else {
        show(stage, data, CLOSED);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    choice_forget(&data->choice);
    base_forget(data->words, sizeof data->words);
    platform_text_forget(stage->platform);
}

/* --- taking it back --- */

/* Asked of its writer alone. Where nobody here can be told to be that, either may: it must not
 * outlast whoever could take it back. */
static void ask_writer(struct stage *stage, struct data *data) {
    int writer = letters_writer(stage, &data->letter);
    if (writer < 0) {
        show(stage, data, SURE);
        return;
    }
    show(stage, data, TAKING_BACK);
    data->choice = (struct choice){
        .count = 2,
        .label = {[LEAVE_IT] = word(stage, "Leave it sealed"),
                  [TAKE_IT_BACK] = word(stage, "Take it back")},
        .mark = {-1, -1},
    };
    data->choice.asked[writer] = true;
    choice_begin(stage, &data->choice);
}

static void delete_it(struct stage *stage, struct data *data) {
    enum keepsake_result result = keepsake_delete_letter(stage->rooms->keepsake, data->id, NULL);
    if (result == KEEPSAKE_OK) {
        platform_sound(stage->platform, "let-go");
        scene_pop(stage);
    } else {
        tell(stage, data, word(stage, keepsake_message(result)));
    }
}

static void said_by_writer(struct stage *stage, struct data *data) {
    bool back = data->choice.chosen[letters_writer(stage, &data->letter)] == TAKE_IT_BACK;
    choice_forget(&data->choice);
    data->choice = (struct choice){0};
    if (back) {
        delete_it(stage, data);
    } else {
        show(stage, data, CLOSED);
    }
}

/* --- a star of it --- */

/* So much of it as goes into one line of a moment, parted between words. Returns where it goes on.
 */
static const char *take_piece(const char *from, char piece[PIECE_SIZE]) {
    const char *end = from + strlen(from), *at = from, *cut = end, *last = NULL;
    for (int letters = 0; at < end && letters < KEEPSAKE_MAX_TEXT; letters++) {
        last = *at == ' ' ? at : last;
        utf8_next(&at, end);
    }
    if (at < end) {
        cut = *at == ' ' ? at : last ? last : at;
    }
    memcpy(piece, from, (size_t)(cut - from));
    piece[cut - from] = '\0';
    return cut + strspn(cut, " ");
}

static enum keepsake_result keep(struct stage *stage, struct data *data, const char *title,
                                 bool by_a, bool by_b) {
    char piece[PIECES][PIECE_SIZE];
    struct keepsake_moment moment = both_moment(stage, KEEPSAKE_TALK, stage->rooms->pack->id,
                                                word(stage, "A letter"));
    int writer = letters_writer(stage, &data->letter);
    for (const char *at = data->words; *at && moment.line_count < PIECES;) {
        at = take_piece(at, piece[moment.line_count]);
        moment.line[moment.line_count] = (struct keepsake_line){
            .question = title,
            .answer = piece[moment.line_count],
            .who = writer == RULES_A   ? KEEPSAKE_A
                   : writer == RULES_B ? KEEPSAKE_B
                                       : KEEPSAKE_BOTH,
        };
        moment.line_count++;
    }
    enum keepsake_result result = keepsake_keep_moment(stage->rooms->keepsake, &moment, by_a, by_b,
                                                       NULL, NULL);
    base_forget(piece, sizeof piece);
    return result;
}

/* The letter goes once its star is there: then there is one place to delete it. */
static enum keepsake_result store(struct stage *stage, void *context, bool kept_by_a,
                                  bool kept_by_b) {
    struct data *data = context;
    struct text title = {0};
    text_add(&title, say(stage, "A letter from {name}", "name", data->letter.by, NULL));
    enum keepsake_result result = keep(stage, data, text_string(&title), kept_by_a, kept_by_b);
    text_forget(&title);
    if (result == KEEPSAKE_OK) {
        keepsake_delete_letter(stage->rooms->keepsake, data->id, NULL);
    }
    return result;
}

static const struct both_wish wish = {.store = store, .sound = "kept", .star = true};

static void decided(struct stage *stage, struct data *data) {
    both_decide(stage, &data->both, &data->choice, &wish, data);
    data->choice = (struct choice){0};
    tell(stage, data,
         both_words(stage, &data->both, word(stage, "Kept. It is a star in your sky now."),
                    word(stage, "It stays a letter. Both of you can read it here.")));
}

/* --- the buttons --- */

static void carry_out(struct stage *stage, struct data *data, enum deed deed) {
    switch (deed) {
    case DEED_BACK:
        scene_pop(stage);
        break;
    case DEED_OPEN:
        platform_sound(stage->platform, "guess-reveal");
        open_it(stage, data);
        break;
    case DEED_TAKE_BACK:
        ask_writer(stage, data);
        break;
    case DEED_KEEP:
        show(stage, data, KEEPING);
        both_ask(stage, &data->choice);
        break;
    case DEED_DELETE:
        show(stage, data, SURE);
        break;
    case DEED_REALLY:
        delete_it(stage, data);
        break;
    case DEED_NO:
        show(stage, data, data->words[0] ? OPEN : CLOSED);
        break;
    }
}

static void event_choice(struct stage *stage, struct data *data,
                         const struct platform_event *event) {
    if (!choice_event(stage, &data->choice, event) &&
        (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU))) {
        choice_forget(&data->choice);
        data->choice = (struct choice){0};
        show(stage, data, data->phase == KEEPING ? OPEN : CLOSED);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (data->phase == TAKING_BACK || data->phase == KEEPING) {
        event_choice(stage, data, event);
        return;
    }
    enum menu_answer answer = data->phase == OPEN ? menu_event_row(stage, &data->menu, event)
                                                  : menu_event(stage, &data->menu, event);
    bool read_on = answer == MENU_CHOSEN && data->phase == OPEN && data->menu.focus == 0 &&
                   page_turn(stage, &data->page);
    if (answer == MENU_CHOSEN && !read_on) {
        carry_out(stage, data, data->deed[data->menu.focus]);
    } else if (answer == MENU_BACK) {
        carry_out(stage, data, data->phase == SURE ? DEED_NO : DEED_BACK);
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    bool chooses = data->phase == TAKING_BACK || data->phase == KEEPING;
    if (!chooses) {
        bool moves = data->phase == TOLD && both_kept(&data->both) && kindled_update(stage);
        return moves ? 0 : update_backdrop(stage);
    }
    if (choice_update(stage, &data->choice, ms)) {
        if (data->phase == KEEPING) {
            decided(stage, data);
        } else {
            said_by_writer(stage, data);
        }
        return 0;
    }
    return choice_wait(&data->choice);
}

/* --- drawing --- */

static const char *closed_words(struct stage *stage, const struct data *data) {
    if (data->ripe) {
        return word(stage, "Its time has come. Open it when you both have a quiet moment.");
    }
    return say(stage, "Sealed until {time}. Until then neither of you can read it.", "time",
               letters_until(stage, &data->letter), NULL);
}

static void draw_closed(struct stage *stage, struct canvas *canvas, struct data *data) {
    const char *by = data->letter.by;
    struct menu_page page = {
        .heading = data->phase == SURE ? word(stage, "Delete this letter?")
                                       : say(stage, "A letter from {name}", "name", by, NULL),
        .back = word(stage, "back"),
        .backdrop = VIEW_BACKDROP_SKY,
        .star = data->phase == TOLD && both_kept(&data->both),
    };
    page.words = data->phase == TOLD   ? data->told
                 : data->phase == SURE ? word(stage, "It can't be brought back.")
                                       : closed_words(stage, data);
    menu_page_draw(stage, canvas, &page, &data->menu);
}

static void draw_taking_back(struct stage *stage, struct canvas *canvas, const struct data *data) {
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas,
                 say(stage, "{name}, a letter of yours", "name", data->letter.by, NULL));
    choice_draw(stage, canvas, &data->choice, body_rect(stage),
                say(stage, "It is sealed until {time}.", "time",
                    letters_until(stage, &data->letter), NULL));
    choice_hint(stage, canvas, &data->choice,
                word(stage, "What is taken back is gone, and nobody has read it."));
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    if (data->phase == OPEN) {
        page_draw_menu(
            stage, canvas, &data->page,
            &(struct page_menu){
                .heading = say(stage, "A letter from {name}", "name", data->letter.by, NULL),
                .words = data->words,
                .back = word(stage, "put it away"),
                .backdrop = VIEW_BACKDROP_WATER,
            },
            &data->menu);
    } else if (data->phase == TAKING_BACK) {
        draw_taking_back(stage, canvas, data);
    } else if (data->phase == KEEPING) {
        draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
        both_draw(stage, canvas, &data->choice, word(stage, "Make this letter a star?"),
                  say(stage, "A letter from {name}", "name", data->letter.by, NULL));
    } else {
        draw_closed(stage, canvas, data);
    }
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_letter = {
    .name = "letter",
    .size = sizeof(struct data),
    .choice = offsetof(struct data, choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void letter_push(struct stage *stage, int64_t id) {
    struct data *data = scene_push(stage, &scene_letter);
    data->id = id;
}

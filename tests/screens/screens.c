/* How each screen is reached. What a screen needs is in the box again each time: the test before
 * may have deleted it. */
#include "tester.h"

#include "cards/limits.h"
#include "cards/round.h"
#include "evening/idea.h"
#include "evening/promise.h"
#include "evening/then.h"
#include "files/files.h"
#include "house/box.h"
#include "kit/menu_page.h"
#include "kit/writing.h"
#include "letterbox/inside.h"
#include "os/os.h"
#include "play/hint.h"
#include "sky/inside.h"
#include "sky/moment.h"
#include "workshop/workshop.h"

#include <stdlib.h>
#include <string.h>

/* The game's own words, lent for ever. */
#define KEEP "Keep it"

static void settle(struct tester *tester) {
    stack_settle(tester->stage);
    tester->wait = 0;
    tester_sleep(tester, 400);
}

static void press(struct tester *tester, enum platform_seat seat, enum platform_button button) {
    tester_press(tester, seat, button);
}

static void confirm(struct tester *tester) {
    press(tester, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
}

/* Goes down to the row with this label, and presses it. */
static void choose(struct tester *tester, const char *label) {
    for (int i = 0; strcmp(stage_focus(tester->stage), label) != 0; i++) {
        if (i == 40) {
            fail_msg("\"%s\" is not on \"%s\"", label, stage_scene(tester->stage));
        }
        press(tester, PLATFORM_SEAT_A, PLATFORM_SOUTH);
    }
    confirm(tester);
}

/* In private: opens the curtain where there is one, and seals. */
static void seal(struct tester *tester, enum platform_seat seat, const char *label) {
    enum platform_button button = stage_choice(tester->stage, seat, label);
    assert_int_not_equal(button, PLATFORM_BUTTONS);
    tester_sleep(tester, 400); /* the curtain was seen */
    press(tester, seat, PLATFORM_CONFIRM);
    tester_sleep(tester, 700);
    press(tester, seat, button);
    tester_sleep(tester, 4000);
}

static void walk(struct tester *tester, enum platform_seat seat, const char *ways) {
    for (; *ways; ways++) {
        press(tester, seat, (enum platform_button)(strchr("nesw", *ways) - "nesw"));
    }
}

void tester_home(struct tester *tester) {
    struct stage *stage = tester->stage;
    bool calm = stage->look.reduced_motion;
    stack_clear(stage);
    play_end(stage);
    fade_end(stage);
    stage->over = stage->pointing = stage->on_way_back = false;
    stage->rooms->cards->paper = play_of(stage)->wants_hint = false;
    stage->rooms->here = stage->rooms->keeps = true;
    house_of(stage)->recover = NULL;
    house_of(stage)->pad_lost = house_of(stage)->discreet = false;
    house_of(stage)->been_here = true;
    stage->notice = (struct notice){0};
    *evening_of(stage) = (struct evening){0};
    limits_of(stage)->tonight = limits_of(stage)->stored = 0;
    *settings_of(stage) = (struct settings){.read_for_whom = true};
    stage_set_look(stage, &(struct look){.text_scale = 100, .reduced_motion = calm});
    names_load(stage);
    evening_drop(stage);
    settings_apply(stage);
    platform_text_input(tester->platform, false);
    platform_sit(tester->platform, PLATFORM_KEYS_LEFT, PLATFORM_SEAT_A);
    platform_sit(tester->platform, PLATFORM_KEYS_RIGHT, PLATFORM_SEAT_B);
    title_push(tester->stage);
    settle(tester);
}

/* --- screens that need nothing --- */

static void reach_title(struct tester *tester) {
    (void)tester;
}

#define REACH(name, push_it)                                                                       \
    static void name(struct tester *tester) {                                                      \
        push_it(tester->stage);                                                                    \
        settle(tester);                                                                            \
    }
REACH(reach_for_whom, for_whom_push)
REACH(reach_players_here, players_push)
REACH(reach_names, players_names_push)
REACH(reach_remember, remember_push)
REACH(reach_settings, settings_push)
REACH(reach_controls, controls_push)
REACH(reach_about, about_push)
REACH(reach_talks, talks_push)
REACH(reach_house, keeper_push)
REACH(reach_countries, countries_push)
REACH(reach_box, box_push)
REACH(reach_export, box_export_push)
REACH(reach_import, box_import_push)
REACH(reach_forget, box_forget_push)
REACH(reach_leave, box_leave_push)
REACH(reach_limits, limits_push)
REACH(reach_cards, cards_push)
REACH(reach_card_write, card_write_push)
REACH(reach_setup, round_setup_push)
REACH(reach_bridge, bridge_push)
REACH(reach_pause, pause_push)
REACH(reach_evening, evening_push)
REACH(reach_check_in, evening_check_push)
REACH(reach_promise, promise_make_push)
REACH(reach_tonight, tonight_push)

static void reach_players(struct tester *tester) {
    tester->stage->rooms->here = false;
    reach_players_here(tester);
}

static void reach_joining(struct tester *tester) {
    tester->stage->rooms->here = false;
    players_join_push(tester->stage);
    settle(tester);
}

static void reach_hidden(struct tester *tester) {
    tester_send(tester, &(struct platform_event){.kind = PLATFORM_HIDE});
}

static void reach_notice(struct tester *tester) {
    notice_tell(tester->stage, "A heading", "Words.");
    settle(tester);
}

static struct keepsake *recover_nothing(void *context, struct text *told) {
    (void)context;
    text_clear(told);
    text_add(told, "There was nothing to bring back.");
    return NULL;
}

static void reach_damaged(struct tester *tester) {
    house_of(tester->stage)->recover = recover_nothing;
    damaged_push(tester->stage);
    settle(tester);
}

static void reach_pad_gone(struct tester *tester) {
    platform_sit(tester->platform, PLATFORM_FIRST_PAD, PLATFORM_SEAT_B);
    tester_send(tester, &(struct platform_event){.kind = PLATFORM_DEVICE_GONE,
                                                 .device = PLATFORM_FIRST_PAD,
                                                 .seat = PLATFORM_SEAT_B});
}

static void reach_writing(struct tester *tester) {
    static char into[NAME_SIZE];
    writing_push(
        tester->stage,
        &(struct writing){.heading = "A word", .into = into, .size = sizeof into, .letters = 16});
    settle(tester);
}

static void reach_house_page(struct tester *tester) {
    reach_house(tester);
    choose(tester, "What a third person does");
}

static void reach_country(struct tester *tester) {
    reach_countries(tester);
    confirm(tester);
}

static void reach_holding(struct tester *tester) {
    reach_forget(tester);
    press(tester, PLATFORM_SEAT_A, PLATFORM_EAST);
    confirm(tester);
    while (stage_focus(tester->stage)[0]) { /* the words come in pages */
        confirm(tester);
    }
}

static void reach_limits_asking(struct tester *tester) {
    reach_limits(tester);
    while (!stage_choosing(tester->stage)) {
        confirm(tester);
    }
}

static void reach_where(struct tester *tester) {
    reach_box(tester);
    choose(tester, "Where it is");
}

/* --- crossings --- */

static void reach_sealing(struct tester *tester) {
    reach_bridge(tester);
    while (strcmp(stage_scene(tester->stage), "sealing") != 0) {
        confirm(tester);
    }
}

static void reach_chapter(struct tester *tester) {
    keepsake_forget_everything(tester->box, NULL); /* told once, before its first level */
    reach_bridge(tester);
    confirm(tester);
}

static void reach_opening(struct tester *tester) {
    evening_first_push(tester->stage);
    settle(tester);
}

static void reach_open(struct tester *tester) {
    reach_sealing(tester);
    tester_sleep(tester, 400);
    confirm(tester);
    tester_sleep(tester, 700);
}

static void reach_play(struct tester *tester) {
    reach_sealing(tester);
    seal(tester, PLATFORM_SEAT_A, "The blue one");
}

static void reach_level_end(struct tester *tester) {
    reach_play(tester);
    walk(tester, PLATFORM_SEAT_A, "e");
    walk(tester, PLATFORM_SEAT_A, "w");
    walk(tester, PLATFORM_SEAT_B, "e");
    walk(tester, PLATFORM_SEAT_A, "s");
    walk(tester, PLATFORM_SEAT_B, "ne");
    walk(tester, PLATFORM_SEAT_B, "es");
    walk(tester, PLATFORM_SEAT_A, "neee");
    tester_sleep(tester, 3000);
}

static void reach_heard(struct tester *tester) {
    reach_level_end(tester);
    tester_sleep(tester, 1000);
    confirm(tester);
}

static void reach_keep(struct tester *tester) {
    reach_heard(tester);
    seal(tester, PLATFORM_SEAT_A, "Yes, I feel heard");
    confirm(tester);
}

static void reach_take_back(struct tester *tester) {
    reach_play(tester);
    take_back_push(tester->stage, 1);
    settle(tester);
}

static void reach_key(struct tester *tester) {
    reach_play(tester);
    key_push(tester->stage, RULES_B, 1, false);
    settle(tester);
}

static void reach_open_key(struct tester *tester) {
    reach_key(tester);
    tester_sleep(tester, 700); /* a press in passing does nothing */
    press(tester, PLATFORM_SEAT_B, PLATFORM_CONFIRM);
    tester_sleep(tester, 700);
}

static void reach_pause_in_play(struct tester *tester) {
    reach_play(tester);
    press(tester, PLATFORM_SEAT_A, PLATFORM_BACK);
}

/* --- what was kept --- */

/* A crossing that can be watched: one that was walked. */
static void keep_a_moment(struct tester *tester) {
    int64_t count = 0;
    keepsake_count_moments(tester->box, &count, NULL);
    tester->stage->rooms->kept = (int)count;
    if (count) {
        return;
    }
    reach_keep(tester);
    confirm(tester);
    seal(tester, PLATFORM_SEAT_A, KEEP);
    seal(tester, PLATFORM_SEAT_B, KEEP);
    assert_int_equal(both_kept_count(tester->stage), 1);
    tester_home(tester);
}

static void reach_sky(struct tester *tester) {
    keep_a_moment(tester);
    sky_push(tester->stage);
    settle(tester);
}

static void reach_find(struct tester *tester) {
    reach_sky(tester);
    press(tester, PLATFORM_SEAT_A, PLATFORM_TAKE_BACK);
}

static void reach_moment(struct tester *tester) {
    reach_sky(tester);
    confirm(tester);
}

static void reach_watch(struct tester *tester) {
    reach_moment(tester);
    choose(tester, "Watch the crossing");
}

static void reach_delete(struct tester *tester) {
    reach_moment(tester);
    choose(tester, "Delete");
}

static void reach_note(struct tester *tester) {
    reach_moment(tester);
    choose(tester, "Write a line together");
    tester_send(tester, &(struct platform_event){.kind = PLATFORM_TEXT, .text = "Rain"});
    tester_send(tester, &(struct platform_event){.kind = PLATFORM_KEY, .key = PLATFORM_KEY_ENTER});
    tester_sleep(tester, 200);
}

static void reach_voices(struct tester *tester) {
    reach_moment(tester);
    choose(tester, "In two voices");
}

static void reach_light(struct tester *tester) {
    reach_moment(tester);
    choose(tester, "A light one");
}

static void promise_something(struct tester *tester) {
    struct keepsake_promise promise = {.made_at = date_now(tester->stage)};
    strcpy(promise.by, tester->stage->name[RULES_A]);
    strcpy(promise.text, "I will cook soup");
    keepsake_forget_everything(tester->box, NULL);
    assert_int_equal(keepsake_keep_promise(tester->box, &promise, true, true, NULL, NULL),
                     KEEPSAKE_OK);
}

static void reach_promises(struct tester *tester) {
    promise_something(tester);
    promises_push(tester->stage);
    settle(tester);
}

/* Neither of them is its maker: all that is left is to delete it, or to go. */
static void reach_promises_of_others(struct tester *tester) {
    promise_something(tester);
    strcpy(tester->stage->name[RULES_A], "Kim");
    promises_push(tester->stage);
    settle(tester);
}

static void reach_promise_ask(struct tester *tester) {
    promise_something(tester);
    promise_ask_push(tester->stage);
    settle(tester);
}

/* A sealed card of more than a year ago. */
static void reach_then(struct tester *tester) {
    const struct pack *pack = tester->stage->rooms->pack;
    struct keepsake_moment moment = {.kept_at = date_now(tester->stage) - 40000000,
                                     .kind = KEEPSAKE_CARD,
                                     .pack = pack->id,
                                     .level = "",
                                     .title = "Then",
                                     .source = "",
                                     .replay = "",
                                     .note = "",
                                     .line_count = 2};
    const struct pack_card *card = NULL;
    for (int d = 0; d < pack->deck_count && !card; d++) {
        for (int c = 0; c < pack->deck[d].card_count && !card; c++) {
            const struct pack_card *at = &pack->deck[d].card[c];
            card = at->answer_count && at->depth == 1 && !at->solo && at->kind == PACK_PLAIN ? at
                                                                                             : NULL;
            moment.deck = pack->deck[d].id;
        }
    }
    assert_non_null(card);
    moment.name_a = tester->stage->name[RULES_A];
    moment.name_b = tester->stage->name[RULES_B];
    for (int i = 0; i < 2; i++) {
        moment.line[i] = (struct keepsake_line){card->ask, card->answer[i], (enum keepsake_who)i};
    }
    keepsake_forget_everything(tester->box, NULL);
    assert_int_equal(keepsake_keep_moment(tester->box, &moment, true, true, NULL, NULL),
                     KEEPSAKE_OK);
    evening_of(tester->stage)->depth = 1;
    then_push(tester->stage);
    settle(tester);
}

static void reach_then_sealing(struct tester *tester) {
    reach_then(tester);
    confirm(tester);
}

static void reach_idea(struct tester *tester) {
    const struct pack *pack = tester->stage->rooms->pack;
    keepsake_take_idea(tester->box, pack->id, pack->deck[0].id, pack->deck[0].card[0].id, 1, NULL);
    evening_of(tester->stage)->begun_at = date_now(tester->stage);
    idea_push(tester->stage);
    settle(tester);
}

/* One that waits, and one whose day has come. */
static void seal_letters(struct tester *tester) {
    struct keepsake_letter letter = {.written_at = date_now(tester->stage)};
    int64_t today = letters_today(tester->stage);
    strcpy(letter.by, tester->stage->name[RULES_A]);
    keepsake_forget_everything(tester->box, NULL);
    for (int i = 0; i < 2; i++) {
        letter.opens_on = today + 100 * i;
        assert_int_equal(keepsake_seal_letter(tester->box, &letter, "The canal. At night.",
                                              today - 1, NULL, NULL),
                         KEEPSAKE_OK);
    }
}

static void reach_letters(struct tester *tester) {
    seal_letters(tester);
    letters_push(tester->stage);
    settle(tester);
}

static void reach_letter(struct tester *tester) {
    seal_letters(tester);
    letter_push(tester->stage, 2);
    settle(tester);
}

static void reach_open_letter(struct tester *tester) {
    seal_letters(tester);
    letter_push(tester->stage, 1);
    settle(tester);
    confirm(tester);
}

static void reach_until(struct tester *tester) {
    letter_write_push(tester->stage);
    settle(tester);
    confirm(tester);
}

static void reach_letter_curtain(struct tester *tester) {
    reach_until(tester);
    confirm(tester);
    seal(tester, PLATFORM_SEAT_A, "Yes, until then");
    seal(tester, PLATFORM_SEAT_B, "Yes, until then");
}

static void reach_own_letter(struct tester *tester) {
    reach_letter_curtain(tester);
    tester_sleep(tester, 700);
    confirm(tester);
    tester_send(tester, &(struct platform_event){.kind = PLATFORM_TEXT, .text = "The canal."});
    tester_send(tester, &(struct platform_event){.kind = PLATFORM_KEY, .key = PLATFORM_KEY_ENTER});
    tester_sleep(tester, 200);
}

static void write_a_card(struct tester *tester) {
    struct keepsake_own_card card = {.depth = 1, .topics = 1};
    strcpy(card.ask, "What for?");
    cards_own_load(tester->stage);
    if (!cards_of(tester->stage)->own.card_count) {
        keepsake_add_own_card(tester->box, &card, NULL, NULL);
    }
    cards_own_load(tester->stage);
}

static void reach_card(struct tester *tester) {
    write_a_card(tester);
    card_push(tester->stage, 0);
    settle(tester);
}

static void reach_topics(struct tester *tester) {
    static uint32_t topics;
    card_topics_push(tester->stage, &topics);
    settle(tester);
}

/* --- talking --- */

static void reach_round(struct tester *tester) {
    reach_setup(tester);
    choose(tester, "Begin");
}

static void reach_round_sealing(struct tester *tester) {
    struct round_wish wish = {.decks = round_decks(tester->stage), .depth = 1, .how = ROUND_SEALED};
    round_push(tester->stage, &wish);
    settle(tester);
    while (!stage_choosing(tester->stage)) {
        confirm(tester);
    }
}

static void reach_decks(struct tester *tester) {
    reach_setup(tester);
    confirm(tester);
}

static void reach_talk(struct tester *tester) {
    reach_talks(tester);
    confirm(tester);
}

static void reach_talk_heard(struct tester *tester) {
    reach_talk(tester);
    confirm(tester);
    confirm(tester);
    press(tester, PLATFORM_SEAT_B, PLATFORM_CONFIRM);
    while (!stage_choosing(tester->stage)) {
        confirm(tester);
    }
}

static void reach_close(struct tester *tester) {
    reach_evening(tester);
    confirm(tester);
    press(tester, PLATFORM_SEAT_A, PLATFORM_BACK);
    choose(tester, "Rest for tonight");
}

static void reach_picture(struct tester *tester) {
    reach_close(tester);
    press(tester, PLATFORM_SEAT_A, PLATFORM_EAST);
    confirm(tester);
}

static void reach_packs(struct tester *tester) {
    packs_push(tester->stage);
    settle(tester);
}

static void reach_pack(struct tester *tester) {
    reach_packs(tester);
    confirm(tester);
}

/* The window is closed, and something could still be kept. */
static void reach_leaving(struct tester *tester) {
    struct keepsake_promise promise = {.made_at = 1, .by = "Amber", .text = "I will sing"};
    tester_home(tester);
    tray_begin(tester->stage);
    tray_lay_promise(tester->stage, &promise);
    tester_send(tester, &(struct platform_event){.kind = PLATFORM_QUIT,
                                                 .seat = PLATFORM_NO_SEAT,
                                                 .device = PLATFORM_NO_DEVICE});
}

/* --- the workshop: it writes, so it has a folder that goes with the test --- */

static char *workshop_folder; /* heap; ending in '/' */

static void sweep(const char *folder);

static void sweep_entry(void *to, const char *name) {
    struct text path = {0};
    text_addf(&path, "%s/%s", (const char *)to, name);
    sweep(text_string(&path));
    text_release(&path);
}

static void sweep(const char *folder) {
    char *copy = base_copy(folder);
    files_list_native(copy, sweep_entry, copy, NULL);
    os_remove(copy);
    free(copy);
}

static void sweep_all(void) {
    sweep(workshop_folder);
    free(workshop_folder);
}

/* Its title, as it is offered. */
static void choose_key(struct tester *tester) {
    press(tester, PLATFORM_SEAT_A, PLATFORM_NORTH);
    press(tester, PLATFORM_SEAT_A, PLATFORM_WEST);
    confirm(tester);
    tester_sleep(tester, 400);
}

static void reach_workshop_board(struct tester *tester) {
    if (!workshop_folder) {
        workshop_folder = os_temporary_folder("two-lanterns-screens");
        assert_non_null(workshop_folder);
        atexit(sweep_all);
    }
    static int made;
    struct text folder = {0};
    text_addf(&folder, "%s/%d/", workshop_folder, made++);
    workshop_push(tester->stage, &(struct workshop_wish){.packs = text_string(&folder)});
    settle(tester);
    choose_key(tester);
    text_release(&folder);
}

static void reach_workshop(struct tester *tester) {
    reach_workshop_board(tester);
    press(tester, PLATFORM_SEAT_A, PLATFORM_BACK);
}

static void reach_things(struct tester *tester) {
    reach_workshop_board(tester);
    press(tester, PLATFORM_SEAT_A, PLATFORM_WAVE);
}

static void reach_thing(struct tester *tester) {
    reach_things(tester);
    press(tester, PLATFORM_SEAT_A, PLATFORM_SOUTH);
    press(tester, PLATFORM_SEAT_A, PLATFORM_WEST);
    confirm(tester);
    if (!strcmp(stage_scene(tester->stage), "workshop-board")) {
        fail_msg("a heard gate has more to be said of it");
    }
}

/* Down to the tools, and to the one with this label. */
static void reach_tool(struct tester *tester, const char *label) {
    reach_workshop_board(tester);
    for (int i = 0; !stage_focus(tester->stage)[0] && i < 20; i++) {
        press(tester, PLATFORM_SEAT_A, PLATFORM_SOUTH);
    }
    for (int i = 0; strcmp(stage_focus(tester->stage), label) != 0 && i < 8; i++) {
        press(tester, PLATFORM_SEAT_A, PLATFORM_EAST);
    }
    confirm(tester);
}

static void reach_workshop_level(struct tester *tester) {
    reach_tool(tester, "This level");
}

static void reach_workshop_question(struct tester *tester) {
    reach_workshop_level(tester);
    for (int i = 0; i < 3; i++) {
        press(tester, PLATFORM_SEAT_A, PLATFORM_SOUTH);
    }
    confirm(tester);
}

static void reach_workshop_walk(struct tester *tester) {
    reach_tool(tester, "Walk it");
}

static void reach_workshop_proof(struct tester *tester) {
    stage_scale_text(tester->stage, 200);
    reach_tool(tester, "Its proof");
}

const struct screen screens[] = {
    {"title", reach_title},
    {"for-whom", reach_for_whom},
    {"players", reach_players},
    {"players here", reach_players_here},
    {"players joining", reach_joining},
    {"players names", reach_names},
    {"remember", reach_remember},
    {"settings", reach_settings},
    {"controls", reach_controls},
    {"about", reach_about},
    {"notice", reach_notice},
    {"damaged", reach_damaged},
    {"hidden", reach_hidden},
    {"pad-gone", reach_pad_gone},
    {"writing", reach_writing},
    {"house", reach_house},
    {"house-page", reach_house_page},
    {"countries", reach_countries},
    {"country", reach_country},
    {"box", reach_box},
    {"box-where", reach_where},
    {"box-export", reach_export},
    {"box-import", reach_import},
    {"box-forget", reach_forget},
    {"box-leave", reach_leave},
    {"box-forget holding", reach_holding},
    {"bridge", reach_bridge},
    {"tonight", reach_tonight},
    {"chapter", reach_chapter},
    {"opening", reach_opening},
    {"sealing", reach_sealing},
    {"sealing open", reach_open},
    {"play", reach_play},
    {"pause", reach_pause},
    {"pause in play", reach_pause_in_play},
    {"take-back", reach_take_back},
    {"key", reach_key},
    {"key open", reach_open_key},
    {"heard", reach_heard},
    {"level-end", reach_level_end},
    {"keep", reach_keep},
    {"sky", reach_sky},
    {"find", reach_find},
    {"moment", reach_moment},
    {"watch", reach_watch},
    {"note", reach_note},
    {"voices", reach_voices},
    {"light", reach_light},
    {"delete-moment", reach_delete},
    {"promises", reach_promises},
    {"promises of others", reach_promises_of_others},
    {"promise-ask", reach_promise_ask},
    {"promise", reach_promise},
    {"then", reach_then},
    {"then sealing", reach_then_sealing},
    {"idea", reach_idea},
    {"letters", reach_letters},
    {"letter", reach_letter},
    {"letter open", reach_open_letter},
    {"letter-until", reach_until},
    {"letter-write curtain", reach_letter_curtain},
    {"letter-write own", reach_own_letter},
    {"cards", reach_cards},
    {"card", reach_card},
    {"card-write", reach_card_write},
    {"card-topics", reach_topics},
    {"limits", reach_limits},
    {"limits asking", reach_limits_asking},
    {"round-setup", reach_setup},
    {"round-decks", reach_decks},
    {"round", reach_round},
    {"round sealing", reach_round_sealing},
    {"talks", reach_talks},
    {"talk", reach_talk},
    {"talk heard", reach_talk_heard},
    {"evening", reach_evening},
    {"check-in", reach_check_in},
    {"close", reach_close},
    {"picture", reach_picture},
    {"leaving", reach_leaving},
    {"packs", reach_packs},
    {"pack", reach_pack},
    {"workshop", reach_workshop},
    {"workshop-board", reach_workshop_board},
    {"workshop-things", reach_things},
    {"workshop-thing", reach_thing},
    {"workshop-level", reach_workshop_level},
    {"workshop-question", reach_workshop_question},
    {"workshop-walk", reach_workshop_walk},
    {"workshop-proof", reach_workshop_proof},
};
const int screen_count = sizeof screens / sizeof screens[0];

bool tester_is_at(const struct tester *tester, const struct screen *screen) {
    const char *name = stage_scene(tester->stage);
    size_t length = strlen(name);
    return length && strncmp(name, screen->name, length) == 0 &&
           (screen->name[length] == ' ' || screen->name[length] == '\0');
}

void tester_reach(struct tester *tester, const struct screen *screen) {
    tester->blind = true;
    tester_home(tester);
    limits_of(tester->stage)->away = 0; /* what was put away is there again */
    screen->reach(tester);
    tester->blind = false;
    tester_send(tester, &(struct platform_event){.kind = PLATFORM_EXPOSED});
    if (!tester_is_at(tester, screen)) {
        fail_msg("\"%s\" was to be reached, and it is \"%s\"", screen->name,
                 stage_scene(tester->stage));
    }
}

/* How each screen is reached. What a screen needs is in the box again each time: the test before
 * may have deleted it. */
#include "stage.h"

#include "scenes/box.h"
#include "scenes/evening_page.h"
#include "scenes/hint.h"
#include "scenes/moment.h"
#include "scenes/promise.h"
#include "scenes/round.h"
#include "scenes/sky.h"
#include "scenes/writing.h"

#include <string.h>

/* The game's own words, lent for ever. */
#define KEEP "Keep it"

static void settle(struct stage *stage) {
    stack_settle(stage->game);
    stage->wait = 0;
    stage_sleep(stage, 400);
}

static void press(struct stage *stage, enum platform_seat seat, enum platform_button button) {
    stage_press(stage, seat, button);
}

static void confirm(struct stage *stage) {
    press(stage, PLATFORM_SEAT_A, PLATFORM_CONFIRM);
}

/* Goes down to the row with this label, and presses it. */
static void choose(struct stage *stage, const char *label) {
    for (int i = 0; strcmp(scenes_focus(stage->game), label) != 0; i++) {
        if (i == 40) {
            fail_msg("\"%s\" is not on \"%s\"", label, scenes_name(stage->game));
        }
        press(stage, PLATFORM_SEAT_A, PLATFORM_SOUTH);
    }
    confirm(stage);
}

/* In private: opens the curtain where there is one, and seals. */
static void seal(struct stage *stage, enum platform_seat seat, const char *label) {
    enum platform_button button = scenes_choice(stage->game, seat, label);
    assert_int_not_equal(button, PLATFORM_BUTTONS);
    stage_sleep(stage, 400); /* the curtain was seen */
    press(stage, seat, PLATFORM_CONFIRM);
    stage_sleep(stage, 700);
    press(stage, seat, button);
    stage_sleep(stage, 4000);
}

static void walk(struct stage *stage, enum platform_seat seat, const char *ways) {
    for (; *ways; ways++) {
        press(stage, seat, (enum platform_button)(strchr("nesw", *ways) - "nesw"));
    }
}

void stage_home(struct stage *stage) {
    struct game *game = stage->game;
    bool calm = game->settings.reduced_motion;
    stack_clear(game);
    crossing_end(game);
    fade_end(game);
    game->over = game->paper = game->pointing = game->on_way_back = game->wants_hint = false;
    game->here = game->keeps = true;
    game->recover = NULL;
    game->pad_lost = false;
    game->notice = (struct notice){0};
    game->evening = (struct evening){0};
    game->limits.tonight = game->limits.stored = 0;
    game->settings = (struct settings){.text_scale = 100, .read_for_whom = true};
    game->settings.reduced_motion = calm;
    names_load(game);
    evening_drop(game);
    settings_apply(game);
    platform_text_input(stage->platform, false);
    platform_sit(stage->platform, PLATFORM_KEYS_LEFT, PLATFORM_SEAT_A);
    platform_sit(stage->platform, PLATFORM_KEYS_RIGHT, PLATFORM_SEAT_B);
    title_push(stage->game);
    settle(stage);
}

/* --- screens that need nothing --- */

static void reach_title(struct stage *stage) {
    (void)stage;
}

#define REACH(name, push_it)                                                                       \
    static void name(struct stage *stage) {                                                        \
        push_it(stage->game);                                                                      \
        settle(stage);                                                                             \
    }
REACH(reach_for_whom, for_whom_push)
REACH(reach_players_here, players_push)
REACH(reach_settings, settings_push)
REACH(reach_controls, controls_push)
REACH(reach_about, about_push)
REACH(reach_talks, talks_push)
REACH(reach_house, house_push)
REACH(reach_countries, countries_push)
REACH(reach_box, box_push)
REACH(reach_export, box_export_push)
REACH(reach_import, box_import_push)
REACH(reach_forget, box_forget_push)
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

static void reach_players(struct stage *stage) {
    stage->game->here = false;
    reach_players_here(stage);
}

static void reach_hidden(struct stage *stage) {
    stage_send(stage, &(struct platform_event){.kind = PLATFORM_HIDE});
}

static void reach_notice(struct stage *stage) {
    notice_tell(stage->game, "A heading", "Words.");
    settle(stage);
}

static struct keepsake *recover_nothing(void *context, struct text *told) {
    (void)context;
    text_clear(told);
    text_add(told, "There was nothing to bring back.");
    return NULL;
}

static void reach_damaged(struct stage *stage) {
    stage->game->recover = recover_nothing;
    damaged_push(stage->game);
    settle(stage);
}

static void reach_pad_gone(struct stage *stage) {
    platform_sit(stage->platform, PLATFORM_FIRST_PAD, PLATFORM_SEAT_B);
    stage_send(stage, &(struct platform_event){.kind = PLATFORM_DEVICE_GONE,
                                               .device = PLATFORM_FIRST_PAD,
                                               .seat = PLATFORM_SEAT_B});
}

static void reach_writing(struct stage *stage) {
    static char into[NAME_SIZE];
    writing_push(
        stage->game,
        &(struct writing){.heading = "A word", .into = into, .size = sizeof into, .letters = 16});
    settle(stage);
}

static void reach_house_page(struct stage *stage) {
    reach_house(stage);
    choose(stage, "What a third person does");
}

static void reach_country(struct stage *stage) {
    reach_countries(stage);
    confirm(stage);
}

static void reach_holding(struct stage *stage) {
    reach_forget(stage);
    press(stage, PLATFORM_SEAT_A, PLATFORM_EAST);
    confirm(stage);
    while (scenes_focus(stage->game)[0]) { /* the words come in pages */
        confirm(stage);
    }
}

static void reach_limits_asking(struct stage *stage) {
    reach_limits(stage);
    while (!scenes_choosing(stage->game)) {
        confirm(stage);
    }
}

static void reach_where(struct stage *stage) {
    reach_box(stage);
    choose(stage, "Where it lies");
}

/* --- crossings --- */

static void reach_sealing(struct stage *stage) {
    reach_bridge(stage);
    while (strcmp(scenes_name(stage->game), "sealing") != 0) {
        confirm(stage);
    }
}

static void reach_chapter(struct stage *stage) {
    keepsake_forget_everything(stage->box, NULL); /* told once, before its first level */
    reach_bridge(stage);
    confirm(stage);
}

static void reach_open(struct stage *stage) {
    reach_sealing(stage);
    stage_sleep(stage, 400);
    confirm(stage);
    stage_sleep(stage, 700);
}

static void reach_play(struct stage *stage) {
    reach_sealing(stage);
    seal(stage, PLATFORM_SEAT_A, "The blue one");
}

static void reach_heard(struct stage *stage) {
    reach_play(stage);
    walk(stage, PLATFORM_SEAT_A, "e");
    walk(stage, PLATFORM_SEAT_A, "w");
    walk(stage, PLATFORM_SEAT_B, "e");
    walk(stage, PLATFORM_SEAT_A, "s");
    walk(stage, PLATFORM_SEAT_B, "ne");
    stage_sleep(stage, 3000);
}

static void reach_level_end(struct stage *stage) {
    reach_heard(stage);
    seal(stage, PLATFORM_SEAT_A, "Yes, I feel heard");
    confirm(stage);
    walk(stage, PLATFORM_SEAT_B, "es");
    walk(stage, PLATFORM_SEAT_A, "neee");
    stage_sleep(stage, 3000);
}

static void reach_keep(struct stage *stage) {
    reach_level_end(stage);
    stage_sleep(stage, 1000);
    confirm(stage);
}

static void reach_take_back(struct stage *stage) {
    reach_play(stage);
    take_back_push(stage->game, 1);
    settle(stage);
}

static void reach_pause_in_play(struct stage *stage) {
    reach_play(stage);
    press(stage, PLATFORM_SEAT_A, PLATFORM_BACK);
}

/* --- what was kept --- */

/* A crossing that can be watched: one that was walked. */
static void keep_a_moment(struct stage *stage) {
    int64_t count = 0;
    keepsake_count_moments(stage->box, &count, NULL);
    stage->game->kept = (int)count;
    if (count) {
        return;
    }
    reach_keep(stage);
    confirm(stage);
    seal(stage, PLATFORM_SEAT_A, KEEP);
    seal(stage, PLATFORM_SEAT_B, KEEP);
    assert_int_equal(scenes_kept(stage->game), 1);
    stage_home(stage);
}

static void reach_sky(struct stage *stage) {
    keep_a_moment(stage);
    sky_push(stage->game);
    settle(stage);
}

static void reach_find(struct stage *stage) {
    reach_sky(stage);
    press(stage, PLATFORM_SEAT_A, PLATFORM_TAKE_BACK);
}

static void reach_moment(struct stage *stage) {
    reach_sky(stage);
    confirm(stage);
}

static void reach_watch(struct stage *stage) {
    reach_moment(stage);
    choose(stage, "Watch the crossing");
}

static void reach_delete(struct stage *stage) {
    reach_moment(stage);
    choose(stage, "Delete");
}

static void reach_note(struct stage *stage) {
    reach_moment(stage);
    choose(stage, "Write a line together");
    stage_send(stage, &(struct platform_event){.kind = PLATFORM_TEXT, .text = "Rain"});
    stage_send(stage, &(struct platform_event){.kind = PLATFORM_KEY, .key = PLATFORM_KEY_ENTER});
    stage_sleep(stage, 200);
}

static void promise_something(struct stage *stage) {
    struct keepsake_promise promise = {.made_at = date_now(stage->game)};
    strcpy(promise.by, stage->game->name[RULES_A]);
    strcpy(promise.text, "I will cook soup");
    keepsake_forget_everything(stage->box, NULL);
    assert_int_equal(keepsake_keep_promise(stage->box, &promise, true, true, NULL, NULL),
                     KEEPSAKE_OK);
}

static void reach_promises(struct stage *stage) {
    promise_something(stage);
    promises_push(stage->game);
    settle(stage);
}

/* Neither of them is its maker: all that is left is to delete it, or to go. */
static void reach_promises_of_others(struct stage *stage) {
    promise_something(stage);
    strcpy(stage->game->name[RULES_A], "Kim");
    promises_push(stage->game);
    settle(stage);
}

static void reach_promise_ask(struct stage *stage) {
    promise_something(stage);
    promise_ask_push(stage->game);
    settle(stage);
}

static void write_a_card(struct stage *stage) {
    struct keepsake_own_card card = {.depth = 1, .topics = 1};
    strcpy(card.ask, "What for?");
    cards_own_load(stage->game);
    if (!stage->game->cards.own.card_count) {
        keepsake_add_own_card(stage->box, &card, NULL, NULL);
    }
    cards_own_load(stage->game);
}

static void reach_card(struct stage *stage) {
    write_a_card(stage);
    card_push(stage->game, 0);
    settle(stage);
}

static void reach_topics(struct stage *stage) {
    static uint32_t topics;
    card_topics_push(stage->game, &topics);
    settle(stage);
}

/* --- talking --- */

static void reach_round(struct stage *stage) {
    reach_setup(stage);
    choose(stage, "Begin");
}

static void reach_round_sealing(struct stage *stage) {
    struct round_wish wish = {.decks = round_decks(stage->game), .depth = 1, .how = ROUND_SEALED};
    round_push(stage->game, &wish);
    settle(stage);
    while (!scenes_choosing(stage->game)) {
        confirm(stage);
    }
}

static void reach_decks(struct stage *stage) {
    reach_setup(stage);
    confirm(stage);
}

static void reach_talk(struct stage *stage) {
    reach_talks(stage);
    confirm(stage);
}

static void reach_talk_heard(struct stage *stage) {
    reach_talk(stage);
    confirm(stage);
    confirm(stage);
    press(stage, PLATFORM_SEAT_B, PLATFORM_CONFIRM);
    while (!scenes_choosing(stage->game)) {
        confirm(stage);
    }
}

static void reach_close(struct stage *stage) {
    reach_evening(stage);
    confirm(stage);
    press(stage, PLATFORM_SEAT_A, PLATFORM_BACK);
    choose(stage, "Rest for tonight");
}

const struct screen screens[] = {
    {"title", reach_title},
    {"for-whom", reach_for_whom},
    {"players", reach_players},
    {"players here", reach_players_here},
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
    {"box-forget holding", reach_holding},
    {"bridge", reach_bridge},
    {"tonight", reach_tonight},
    {"chapter", reach_chapter},
    {"sealing", reach_sealing},
    {"sealing open", reach_open},
    {"play", reach_play},
    {"pause", reach_pause},
    {"pause in play", reach_pause_in_play},
    {"take-back", reach_take_back},
    {"heard", reach_heard},
    {"level-end", reach_level_end},
    {"keep", reach_keep},
    {"sky", reach_sky},
    {"find", reach_find},
    {"moment", reach_moment},
    {"watch", reach_watch},
    {"note", reach_note},
    {"delete-moment", reach_delete},
    {"promises", reach_promises},
    {"promises of others", reach_promises_of_others},
    {"promise-ask", reach_promise_ask},
    {"promise", reach_promise},
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
};
const int screen_count = sizeof screens / sizeof screens[0];

bool stage_is_at(const struct stage *stage, const struct screen *screen) {
    const char *name = scenes_name(stage->game);
    size_t length = strlen(name);
    return length && strncmp(name, screen->name, length) == 0 &&
           (screen->name[length] == ' ' || screen->name[length] == '\0');
}

void stage_reach(struct stage *stage, const struct screen *screen) {
    stage->blind = true;
    stage_home(stage);
    screen->reach(stage);
    stage->blind = false;
    stage_send(stage, &(struct platform_event){.kind = PLATFORM_EXPOSED});
    if (!stage_is_at(stage, screen)) {
        fail_msg("\"%s\" was to be reached, and it is \"%s\"", screen->name,
                 scenes_name(stage->game));
    }
}

/* Screens that are a page of words: who this is not for, about, and the neutral picture of the
 * quick hide. */
#include "house/inside.h"
#include "kit/page.h"

/* --- for whom this is not: that it was open is noted nowhere but "shown once" --- */

struct for_whom {
    struct page page;
    struct menu menu;
};
enum { FOR_WHOM_ON, FOR_WHOM_SUPPORT };

static void enter_for_whom(struct stage *stage, void *context) {
    struct for_whom *data = context;
    menu_clear(&data->menu);
    menu_add(&data->menu, word(stage, "Go on"), NULL);
    if (stage->rooms->pack->help_count) {
        menu_add(&data->menu, word(stage, "Where to find support"), NULL);
    }
}

static void event_for_whom(struct stage *stage, void *context, const struct platform_event *event) {
    struct for_whom *data = context;
    enum menu_answer answer = menu_event_row(stage, &data->menu, event);
    if (answer == MENU_CHOSEN && data->menu.focus == FOR_WHOM_SUPPORT) {
        countries_push(stage);
    } else if (answer == MENU_BACK || (answer == MENU_CHOSEN && !page_turn(stage, &data->page))) {
        scene_pop(stage);
    }
}

static void draw_for_whom(struct stage *stage, void *context, struct canvas *canvas) {
    struct for_whom *data = context;
    struct rect body = body_rect(stage), row;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas, word(stage, "Who this is not for"));
    row = page_draw(
        stage, canvas, &data->page, page_column(stage, body),
        word(stage,
             "This game is for two people who both want to be here.\n\n"
             "If you are afraid of the other person, or are watched, controlled, hurt or forced, "
             "it is not for you, and none of that is your fault.\n\n"
             "A doctor, a women's or men's shelter, or a support line in your country can help, "
             "also when you only want to talk. In danger, call the emergency number.\n\n"
             "You can stop at any time, in one press, and nobody has to say why."),
        menu_buttons_height(stage));
    row.x = body.x;
    row.w = body.w;
    menu_draw_buttons(stage, canvas, &data->menu, row);
    draw_hint(
        stage, canvas,
        say(stage,
            data->menu.count > 1 ? "Left and right, then {button}: choose" : "{button}: choose",
            "button", both_button_names(stage, PLATFORM_CONFIRM), NULL));
}

static const char *focus_for_whom(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct for_whom *)context)->menu);
}

static void leave_for_whom(struct stage *stage, void *context) {
    (void)context;
    settings_of(stage)->read_for_whom = true;
    settings_save(stage);
}

static const struct scene_type scene_for_whom = {
    .name = "for-whom",
    .size = sizeof(struct for_whom),
    .enter = enter_for_whom,
    .leave = leave_for_whom,
    .event = event_for_whom,
    .update = scene_update_water,
    .draw = draw_for_whom,
    .focus = focus_for_whom,
};

void for_whom_push(struct stage *stage) {
    scene_push(stage, &scene_for_whom);
}

/* --- about --- */

static void draw_about(struct stage *stage, void *context, struct canvas *canvas) {
    page_draw_whole(stage, canvas, context, word(stage, "About"),
                    word(stage,
                         "Two Lanterns is a game for talking. It does not heal anybody and never "
                         "keeps a score. It never uses a network.\n\n"
                         "Nothing is kept unless both of you choose to keep it, and either of you "
                         "can delete it.\n\n"
                         "Code: MIT licence. Words, art, music and levels: CC BY-SA 4.0. "
                         "Letters: Andika and Quicksand (SIL Open Font Licence). Made with SDL, "
                         "SDL_ttf, SDL_mixer, SDL_image, PhysicsFS, libzip, libyaml and SQLite."));
}

static const struct scene_type scene_about = {
    .name = "about",
    .size = sizeof(struct page),
    .event = page_event,
    .update = scene_update_water,
    .draw = draw_about,
};

void about_push(struct stage *stage) {
    scene_push(stage, &scene_about);
}

/* --- quick hide: nothing of the game is on it --- */

enum { HIDDEN_CALM_MS = 200 }; /* what the other one was just pressing brings nothing back */

struct hidden {
    uint32_t since;
};

static void enter_hidden(struct stage *stage, void *context) {
    ((struct hidden *)context)->since = platform_now(stage->platform);
}

static void event_hidden(struct stage *stage, void *context, const struct platform_event *event) {
    const struct hidden *hidden = context;
    if (page_goes_on(event) && platform_now(stage->platform) - hidden->since >= HIDDEN_CALM_MS) {
        platform_set_title(stage->platform, word(stage, "Two Lanterns"));
        platform_disguise(stage->platform, false);
        scene_drop(stage);
        title_push(stage);
    }
}

static void draw_hidden(struct stage *stage, void *context, struct canvas *canvas) {
    (void)context;
    canvas_fill(canvas, screen_rect(stage), 0xff20242au);
}

static const struct scene_type scene_hidden = {
    .name = "hidden",
    .stays = true,
    .neutral = true,
    .size = sizeof(struct hidden),
    .enter = enter_hidden,
    .event = event_hidden,
    .draw = draw_hidden,
};

void hidden_push(struct stage *stage) {
    scene_push(stage, &scene_hidden);
}

/* Screens that are a page of words: who this is not for, about, a notice, and the neutral picture
 * of the quick hide. */
#include "scenes/page.h"

#include <string.h>

/* Any button, or a click, goes on. */
static bool goes_on(const struct platform_event *event) {
    return event->kind == PLATFORM_POINTER_DOWN || pressed(event, PLATFORM_CONFIRM) ||
           pressed(event, PLATFORM_BACK);
}

bool page_turn(struct game *game, struct page *page) {
    if (!page->following) {
        return false;
    }
    page->first = page->following;
    damage_all(game);
    return true;
}

static void turn_page(struct game *game, void *context, const struct platform_event *event) {
    struct page *page = context;
    if (!goes_on(event)) {
        return;
    }
    platform_sound(game->platform, "menu-choose");
    if (pressed(event, PLATFORM_BACK) || !page_turn(game, page)) {
        scene_pop(game);
    }
}

/* Where the paragraph that begins here ends, with the empty line after it. */
static size_t paragraph_end(const char *words, size_t at) {
    const char *end = strstr(words + at, "\n\n");
    return end ? (size_t)(end - words) + 2 : strlen(words);
}

static size_t sentence_end(const char *words, size_t at, size_t end) {
    for (size_t i = at; i + 1 < end; i++) {
        if (strchr(".?!", words[i]) && words[i + 1] == ' ') {
            return i + 2;
        }
    }
    return end;
}

/* What stands from `at` to `end`, without the gap after it, and whether that fits. */
static bool fits(struct game *game, struct rect area, const char *words, size_t at, size_t end,
                 struct paragraph how, struct text *out) {
    while (end > at && (words[end - 1] == ' ' || words[end - 1] == '\n')) {
        end--;
    }
    text_clear(out);
    text_add_bytes(out, words + at, end - at);
    return measure_text(game, area.w, text_string(out), how) <= area.h;
}

/* As many paragraphs from page->first as fit at their full size; of one that is longer than a page,
 * as many sentences, and one at the least. */
static void fill_page(struct game *game, struct page *page, struct rect area, const char *words,
                      struct paragraph how, struct text *out) {
    size_t end = page->first;
    bool parted = false; /* the paragraph at `end` */
    while (words[end]) {
        size_t whole = paragraph_end(words, end), next = whole;
        if (parted || !fits(game, area, words, end, whole, how, out)) {
            next = sentence_end(words, end, whole);
            parted = next < whole;
        }
        if (end > page->first && !fits(game, area, words, page->first, next, how, out)) {
            break;
        }
        end = next;
    }
    fits(game, area, words, page->first, end, how, out);
    page->following = words[end] ? end : 0;
}

struct rect page_column(const struct game *game, struct rect area) {
    int width = text_size(game, SIZE_BODY) * 34;
    width = width > area.w ? area.w : width;
    return (struct rect){area.x + (area.w - width) / 2, area.y, width, area.h};
}

struct rect page_draw(struct game *game, struct canvas *canvas, struct page *page, struct rect area,
                      const char *words, int below) {
    int pad = unit(game, 30), gap = below ? unit(game, 24) : 0;
    struct rect panel = {area.x, area.y, area.w, area.h - below - gap};
    struct rect room = rect_grow(panel, -pad),
                row = {area.x, panel.y + panel.h + gap, area.w, below};
    struct paragraph how = {.size = SIZE_BODY, .colour = COLOUR_TEXT, .middle = true};
    struct text shown = {0};
    fill_page(game, page, room, words, how, &shown);
    if (!page->first && !page->following) {
        row = draw_message(game, canvas, area, text_string(&shown), how, below);
    } else { /* the panel stays as it is while pages are turned */
        draw_panel(game, canvas, panel);
        draw_text(game, canvas, room, text_string(&shown), how);
    }
    text_release(&shown);
    return row;
}

static void draw_page(struct game *game, struct canvas *canvas, struct page *page,
                      const char *heading, const char *words) {
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, heading);
    page_draw(game, canvas, page, page_column(game, body_rect(game)), words, 0);
    draw_hint(
        game, canvas,
        say(game, "{button}: go on", "button", both_button_names(game, PLATFORM_CONFIRM), NULL));
}

/* --- for whom this is not: that it was open is noted nowhere but "shown once" --- */

struct for_whom {
    struct page page;
    struct menu menu;
};
enum { FOR_WHOM_ON, FOR_WHOM_SUPPORT };

static void enter_for_whom(struct game *game, void *context) {
    struct for_whom *data = context;
    menu_clear(&data->menu);
    menu_add(&data->menu, word(game, "Go on"), NULL);
    if (game->pack->help_count) {
        menu_add(&data->menu, word(game, "Where to find support"), NULL);
    }
}

static void event_for_whom(struct game *game, void *context, const struct platform_event *event) {
    struct for_whom *data = context;
    enum menu_answer answer = menu_event_row(game, &data->menu, event);
    if (answer == MENU_CHOSEN && data->menu.focus == FOR_WHOM_SUPPORT) {
        countries_push(game);
    } else if (answer == MENU_BACK || (answer == MENU_CHOSEN && !page_turn(game, &data->page))) {
        scene_pop(game);
    }
}

static void draw_for_whom(struct game *game, void *context, struct canvas *canvas) {
    struct for_whom *data = context;
    struct rect body = body_rect(game), row;
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    draw_heading(game, canvas, word(game, "Who this is not for"));
    row = page_draw(
        game, canvas, &data->page, page_column(game, body),
        word(game,
             "This game is for two people who both want to be here.\n\n"
             "If you are afraid of the other person, or are watched, controlled, hurt or forced, "
             "it is not for you, and none of that is your fault.\n\n"
             "A doctor, a women's or men's shelter, or a support line in your country can help, "
             "also when you only want to talk. In danger, call the emergency number.\n\n"
             "You can stop at any time, in one press, and nobody has to say why."),
        menu_buttons_height(game));
    row.x = body.x;
    row.w = body.w;
    menu_draw_buttons(game, canvas, &data->menu, row);
    draw_hint(
        game, canvas,
        say(game,
            data->menu.count > 1 ? "Left and right, then {button}: choose" : "{button}: choose",
            "button", both_button_names(game, PLATFORM_CONFIRM), NULL));
}

static const char *focus_for_whom(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct for_whom *)context)->menu);
}

static void leave_for_whom(struct game *game, void *context) {
    (void)context;
    game->settings.read_for_whom = true;
    settings_save(game);
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

void for_whom_push(struct game *game) {
    scene_push(game, &scene_for_whom);
}

/* --- about --- */

static void draw_about(struct game *game, void *context, struct canvas *canvas) {
    draw_page(game, canvas, context, word(game, "About"),
              word(game, "Two Lanterns is a game for talking. It does not heal anybody and never "
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
    .event = turn_page,
    .update = scene_update_water,
    .draw = draw_about,
};

void about_push(struct game *game) {
    scene_push(game, &scene_about);
}

/* --- a notice: once, and then play goes on --- */

static void draw_notice(struct game *game, void *context, struct canvas *canvas) {
    if (game->notice.words) {
        draw_page(game, canvas, context, game->notice.heading, game->notice.words);
    }
}

static void leave_notice(struct game *game, void *context) {
    (void)context;
    game->notice = (struct notice){0};
}

static const struct scene_type scene_notice = {
    .name = "notice",
    .size = sizeof(struct page),
    .leave = leave_notice,
    .event = turn_page,
    .update = scene_update_water,
    .draw = draw_notice,
};

void notice_push(struct game *game) {
    scene_push(game, &scene_notice);
}

void notice_tell_later(struct game *game, const char *heading, const char *words) {
    game->notice = (struct notice){heading, words};
}

void notice_tell(struct game *game, const char *heading, const char *words) {
    notice_tell_later(game, heading, words);
    notice_push(game);
}

void notice_tell_no_cards(struct game *game) {
    notice_tell(game, word(game, "There are no cards here"),
                word(game, "The cards for this place are missing from its deck. Check the pack "
                           "with: two-lanterns check"));
}

/* --- quick hide: nothing of the game is on it --- */

enum { HIDDEN_CALM_MS = 200 }; /* what the other one was just pressing brings nothing back */

struct hidden {
    uint32_t since;
};

static void enter_hidden(struct game *game, void *context) {
    ((struct hidden *)context)->since = platform_now(game->platform);
}

static void event_hidden(struct game *game, void *context, const struct platform_event *event) {
    const struct hidden *hidden = context;
    if (goes_on(event) && platform_now(game->platform) - hidden->since >= HIDDEN_CALM_MS) {
        platform_set_title(game->platform, word(game, "Two Lanterns"));
        platform_disguise(game->platform, false);
        scene_drop(game);
        title_push(game);
    }
}

static void draw_hidden(struct game *game, void *context, struct canvas *canvas) {
    (void)context;
    canvas_fill(canvas, screen_rect(game), 0xff20242au);
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

void hidden_push(struct game *game) {
    scene_push(game, &scene_hidden);
}

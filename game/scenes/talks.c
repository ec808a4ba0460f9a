/* The guided talks there are: what each is for stands beside the list. */
#include "scenes/talk.h"

#include <string.h>

enum { ABOUT_PAD = 24 };
_Static_assert(PACK_MAX_TALKS <= (int)MENU_ITEMS, "the list holds them");

struct data {
    struct menu menu;
    struct text line; /* the first sentence about the talk in focus */
};

static const char *practice_words(struct game *game, enum pack_practice practice) {
    static const char *const names[] = {
        [PACK_NONE] = "A guided talk",
        [PACK_COMMUNICATION] = "Honest talk",
        [PACK_HELP] = "Asking for help",
        [PACK_BOUNDARIES] = "Room for each",
        [PACK_ACCOUNTABILITY] = "Standing by one's word",
        [PACK_PATIENCE] = "Each at their own pace",
        [PACK_FORGIVENESS] = "Putting a weight down",
        [PACK_CONNECTION] = "Coming closer",
    };
    return word(game, names[practice]);
}

static void enter(struct game *game, void *context) {
    struct data *data = context;
    menu_clear(&data->menu);
    for (int i = 0; i < game->pack->talk_count; i++) {
        menu_add(&data->menu, game->pack->talk[i].title, NULL);
    }
    if (!game->pack->talk_count) {
        menu_add(&data->menu, word(game, "This pack has no talks"), NULL);
    }
}

static void leave(struct game *game, void *context) {
    (void)game;
    text_release(&((struct data *)context)->line);
}

static const struct pack_talk *in_focus(const struct game *game, const struct data *data) {
    int focus = data->menu.focus;
    return focus < game->pack->talk_count ? &game->pack->talk[focus] : NULL;
}

static void event(struct game *game, void *context, const struct platform_event *event) {
    struct data *data = context;
    int before = data->menu.focus;
    enum menu_answer answer = menu_event(game, &data->menu, event);
    const struct pack_talk *talk = in_focus(game, data);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(game);
    } else if (answer == MENU_CHOSEN && talk) {
        talk_push(game, talk);
    } else if (before != data->menu.focus) {
        damage_all(game);
    }
}

static const char *first_sentence(struct data *data, const char *words) {
    const char *end = strstr(words, ". ");
    text_clear(&data->line);
    text_add_bytes(&data->line, words, end ? (size_t)(end - words) + 1 : strlen(words));
    return text_string(&data->line);
}

static const struct paragraph about_words = {
    .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};

/* Large text: the practice is the heading, the words get what they need, the list the rest. */
static int about_height(struct game *game, struct data *data, struct rect body) {
    const struct pack_talk *talk = in_focus(game, data);
    int pad = unit(game, ABOUT_PAD), most = body.h - menu_height(game, 1) - unit(game, ABOUT_PAD);
    int high = talk ? 2 * pad + measure_text(game, body.w - 2 * pad,
                                             first_sentence(data, talk->before), about_words)
                    : 0;
    return high < most ? high : most;
}

/* The practice above the words. */
static int panel_needs(struct game *game, struct data *data, int width) {
    const struct pack_talk *talk = in_focus(game, data);
    int pad = unit(game, ABOUT_PAD);
    return talk ? text_size(game, SIZE_BODY) * 2 + 2 * pad +
                      measure_text(game, width - 2 * pad, first_sentence(data, talk->before),
                                   about_words)
                : 0;
}

static void draw_about(struct game *game, struct canvas *canvas, struct data *data,
                       struct rect area) {
    const struct pack_talk *talk = in_focus(game, data);
    int pad = unit(game, ABOUT_PAD), top = text_size(game, SIZE_BODY) * 2;
    if (!talk) {
        return;
    }
    draw_panel(game, canvas, area);
    area = rect_grow(area, -pad);
    if (large_text(game)) {
        draw_text(game, canvas, area, first_sentence(data, talk->before), about_words);
        return;
    }
    draw_text(game, canvas, (struct rect){area.x, area.y, area.w, top},
              practice_words(game, talk->practice),
              (struct paragraph){
                  .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_GOLD, .middle = true});
    draw_text(game, canvas, (struct rect){area.x, area.y + top, area.w, area.h - top},
              first_sentence(data, talk->before), about_words);
}

static void draw(struct game *game, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect list = body_rect(game), about = list;
    int gap = unit(game, 54), high = menu_height(game, data->menu.count);
    draw_backdrop(game, canvas, VIEW_BACKDROP_WATER);
    const struct pack_talk *talk = in_focus(game, data);
    bool large = large_text(game);
    draw_heading(game, canvas, practice_words(game, large && talk ? talk->practice : PACK_NONE));
    if (large) {
        about.h = about_height(game, data, about);
        about.y += list.h - about.h;
        list.h -= about.h + unit(game, ABOUT_PAD);
    } else {
        list.w = (list.w - gap) * 52 / 100;
        about.x += list.w + gap;
        about.w -= list.w + gap;
        list.h = high < list.h ? high : list.h;
        list.y += (about.h - list.h) / 2;
        int full = about.h, least = unit(game, 260), needed = panel_needs(game, data, about.w);
        about.h = needed < least ? least : needed < full ? needed : full;
        about.y += (full - about.h) / 2;
    }
    menu_draw(game, canvas, &data->menu, list);
    draw_about(game, canvas, data, about);
    draw_hint(game, canvas,
              say(game, "{button}: look at this talk. {back}: back", "button",
                  both_button_names(game, PLATFORM_CONFIRM), "back",
                  both_button_names(game, PLATFORM_BACK), NULL));
}

static const char *focus(const struct game *game, const void *context) {
    (void)game;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_talks = {
    .name = "talks",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = scene_update_water,
    .draw = draw,
    .focus = focus,
};

void talks_push(struct game *game) {
    scene_push(game, &scene_talks);
}

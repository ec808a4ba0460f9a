/* The guided talks there are: what each is for stands beside the list. */
#include "evening/talk.h"

#include <string.h>

enum { ABOUT_PAD = 24 };
_Static_assert(PACK_MAX_TALKS <= (int)MENU_ITEMS, "the list holds them");

struct data {
    struct menu menu;
    struct text line; /* the first sentence about the talk in focus */
};

static const char *practice_words(struct stage *stage, enum pack_practice practice) {
    static const char *const names[] = {
        [PACK_NONE] = "A guided talk",
        [PACK_COMMUNICATION] = "Honest talk",
        [PACK_HELP] = "Asking for help",
        [PACK_BOUNDARIES] = "Room for each",
        [PACK_ACCOUNTABILITY] = "Standing by your word",
        [PACK_PATIENCE] = "Each at their own pace",
        [PACK_FORGIVENESS] = "Putting a weight down",
        [PACK_CONNECTION] = "Coming closer",
    };
    return word(stage, names[practice]);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    const struct pack *pack = cards_talks(stage);
    menu_clear(&data->menu);
    for (int i = 0; i < pack->talk_count; i++) {
        menu_add(&data->menu, pack->talk[i].title, NULL);
    }
    if (!pack->talk_count) {
        menu_add(&data->menu, word(stage, "This pack has no talks"), NULL);
    }
}

static void leave(struct stage *stage, void *context) {
    (void)stage;
    text_release(&((struct data *)context)->line);
}

static const struct pack_talk *in_focus(const struct stage *stage, const struct data *data) {
    const struct pack *pack = cards_talks(stage);
    int focus = data->menu.focus;
    return focus < pack->talk_count ? &pack->talk[focus] : NULL;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    int before = data->menu.focus;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    const struct pack_talk *talk = in_focus(stage, data);
    if (answer == MENU_BACK || pressed(event, PLATFORM_MENU)) {
        scene_pop(stage);
    } else if (answer == MENU_CHOSEN && talk) {
        talk_push(stage, talk);
    } else if (before != data->menu.focus) {
        damage_all(stage);
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
static int about_height(struct stage *stage, struct data *data, struct rect body) {
    const struct pack_talk *talk = in_focus(stage, data);
    int pad = unit(stage, ABOUT_PAD),
        most = body.h - menu_height(stage, 1) - unit(stage, ABOUT_PAD);
    int high = talk ? 2 * pad + measure_text(stage, body.w - 2 * pad,
                                             first_sentence(data, talk->before), about_words)
                    : 0;
    return high < most ? high : most;
}

/* The practice above the words. */
static int panel_needs(struct stage *stage, struct data *data, int width) {
    const struct pack_talk *talk = in_focus(stage, data);
    int pad = unit(stage, ABOUT_PAD);
    return talk ? text_size(stage, SIZE_BODY) * 2 + 2 * pad +
                      measure_text(stage, width - 2 * pad, first_sentence(data, talk->before),
                                   about_words)
                : 0;
}

static void draw_about(struct stage *stage, struct canvas *canvas, struct data *data,
                       struct rect area) {
    const struct pack_talk *talk = in_focus(stage, data);
    int pad = unit(stage, ABOUT_PAD), top = text_size(stage, SIZE_BODY) * 2;
    if (!talk) {
        return;
    }
    draw_panel(stage, canvas, area);
    area = rect_grow(area, -pad);
    if (large_text(stage)) {
        draw_text(stage, canvas, area, first_sentence(data, talk->before), about_words);
        return;
    }
    draw_text(stage, canvas, (struct rect){area.x, area.y, area.w, top},
              practice_words(stage, talk->practice),
              (struct paragraph){
                  .size = SIZE_BODY, .align = ALIGN_CENTRE, .colour = COLOUR_GOLD, .middle = true});
    draw_text(stage, canvas, (struct rect){area.x, area.y + top, area.w, area.h - top},
              first_sentence(data, talk->before), about_words);
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect list = body_rect(stage), about = list;
    int gap = unit(stage, 54), high = menu_height(stage, data->menu.count);
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    const struct pack_talk *talk = in_focus(stage, data);
    bool large = large_text(stage);
    draw_heading(stage, canvas, practice_words(stage, large && talk ? talk->practice : PACK_NONE));
    if (large) {
        about.h = about_height(stage, data, about);
        about.y += list.h - about.h;
        list.h -= about.h + unit(stage, ABOUT_PAD);
    } else {
        list.w = (list.w - gap) * 52 / 100;
        about.x += list.w + gap;
        about.w -= list.w + gap;
        list.h = high < list.h ? high : list.h;
        list.y += (about.h - list.h) / 2;
        int full = about.h, least = unit(stage, 260), needed = panel_needs(stage, data, about.w);
        about.h = needed < least ? least : needed < full ? needed : full;
        about.y += (full - about.h) / 2;
    }
    menu_draw(stage, canvas, &data->menu, list);
    draw_about(stage, canvas, data, about);
    draw_hint(stage, canvas,
              say(stage, "{button}: look at this talk. {back}: back", "button",
                  both_button_names(stage, PLATFORM_CONFIRM), "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
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

void talks_push(struct stage *stage) {
    scene_push(stage, &scene_talks);
}

/* Which stars? A year, a kind, a deck, a span of the bridge, those where the two laughed, and
 * words. What is asked for holds at once, and how many there are is told. */
#include "cards/cards.h"
#include "evening/evening.h"
#include "kit/writing.h"
#include "sky/inside.h"

#include <stdio.h>
#include <string.h>

enum row {
    ROW_WORDS,
    ROW_YEAR,
    ROW_KIND,
    ROW_DECK,
    ROW_SPAN,
    ROW_LAUGHED,
    ROW_ALL,
    ROW_PROMISES,
    ROW_BACK
};
enum { MAX_YEARS = 1000, MAX_NAMES = 1000 }; /* as many as the box lists */

struct data {
    struct sky_stars *stars; /* lent by the scene below */
    bool began;
    int year[MAX_YEARS], years;
    char deck[MAX_NAMES][KEEPSAKE_MAX_LEVEL + 1], chapter[MAX_NAMES][KEEPSAKE_MAX_LEVEL + 1];
    int decks, chapters;
    char year_shown[8];
    char deck_shown[4 * PACK_MAX_TITLE + 1], chapter_shown[4 * PACK_MAX_TITLE + 1];
    char words[4 * KEEPSAKE_MAX_SEARCH + 1]; /* as they are written */
    char shown[4 * KEEPSAKE_MAX_SEARCH + 8]; /* in quotation marks */
    struct menu menu;
};

/* --- names --- */

static const struct pack_chapter *find_chapter(const struct stage *stage, const char *id) {
    for (int i = 0; i < stage->rooms->pack->chapter_count; i++) {
        if (strcmp(stage->rooms->pack->chapter[i].id, id) == 0) {
            return &stage->rooms->pack->chapter[i];
        }
    }
    return NULL;
}

const char *sky_chapter_title(struct stage *stage, const char *id) {
    const struct pack_chapter *chapter = find_chapter(stage, id);
    return chapter                      ? chapter->title
           : strcmp(id, "tonight") == 0 ? word(stage, "Nobody had walked it")
                                        : say_id(stage, id);
}

/* A talk's moments have the talk's id for their deck. */
static const char *deck_title(struct stage *stage, const char *id) {
    const struct pack_deck *deck = cards_find_deck(stage, id);
    const struct pack *pack = cards_talks(stage);
    for (int i = 0; !deck && i < pack->talk_count; i++) {
        if (strcmp(pack->talk[i].id, id) == 0) {
            return pack->talk[i].title;
        }
    }
    return deck ? deck->title : say_id(stage, id);
}

static const char *kind_words(struct stage *stage, enum keepsake_kind kind) {
    static const char *const names[] = {"any", "crossings", "cards", "talks", "evenings"};
    return word(stage, names[kind]);
}

static const char *joined(struct stage *stage, const char *words, const char *more) {
    return words[0] ? say(stage, "{words} · {more}", "words", words, "more", more, NULL) : more;
}

const char *sky_filter_words(struct stage *stage, const struct sky_filter *filter) {
    const char *out = "";
    if (filter->words[0]) {
        out = say(stage, "“{words}”", "words", filter->words, NULL);
    }
    if (filter->year) {
        out = joined(stage, out, say_number(stage, filter->year));
    }
    if (filter->kind) {
        out = joined(stage, out, kind_words(stage, filter->kind));
    }
    if (filter->deck[0]) {
        out = joined(stage, out, deck_title(stage, filter->deck));
    }
    if (filter->chapter[0]) {
        out = joined(stage, out, sky_chapter_title(stage, filter->chapter));
    }
    if (filter->laughed) {
        out = joined(stage, out, word(stage, "we laughed"));
    }
    return out;
}

/* --- what there is --- */

static void add_year(void *to, int year) {
    struct data *data = to;
    if (data->years < MAX_YEARS) {
        data->year[data->years++] = year;
    }
}

static void add_name(char (*list)[KEEPSAKE_MAX_LEVEL + 1], int *count, const char *name) {
    if (*count < MAX_NAMES && name[0] && strlen(name) <= KEEPSAKE_MAX_ID) {
        strcpy(list[(*count)++], name);
    }
}

static void add_deck(void *to, const char *deck) {
    struct data *data = to;
    add_name(data->deck, &data->decks, deck);
}

static void add_chapter(void *to, const char *chapter) {
    struct data *data = to;
    add_name(data->chapter, &data->chapters, chapter);
}

/* --- the menu --- */

static void fill_menu(struct stage *stage, struct data *data) {
    const struct sky_filter *filter = &data->stars->filter;
    const char *any = word(stage, "any");
    strcpy(data->shown, any);
    if (filter->words[0]) {
        strcpy(data->shown, "“");
        strcat(strcat(data->shown, filter->words), "”");
    }
    snprintf(data->year_shown, sizeof data->year_shown, "%d", filter->year);
    snprintf(data->deck_shown, sizeof data->deck_shown, "%s",
             filter->deck[0] ? deck_title(stage, filter->deck) : any);
    snprintf(data->chapter_shown, sizeof data->chapter_shown, "%s",
             filter->chapter[0] ? sky_chapter_title(stage, filter->chapter) : any);
    menu_clear(&data->menu);
    menu_add(&data->menu, word(stage, "Words"), data->shown);
    menu_add(&data->menu, word(stage, "Year"), filter->year ? data->year_shown : any);
    menu_add(&data->menu, word(stage, "Kind"), kind_words(stage, filter->kind));
    menu_add(&data->menu, word(stage, "Deck"), data->deck_shown);
    menu_add(&data->menu, word(stage, "Span"), data->chapter_shown);
    menu_add(&data->menu, word(stage, "We laughed"), filter->laughed ? word(stage, "yes") : any);
    menu_add(&data->menu, word(stage, "All stars again"), NULL);
    menu_add(&data->menu, word(stage, "Our promises"), NULL);
    menu_add(&data->menu, word(stage, "To these stars"), NULL);
    data->menu.item[ROW_WORDS].gold = filter->words[0] != '\0';
    data->menu.item[ROW_LAUGHED].gold = filter->laughed;
}

static void changed(struct stage *stage, struct data *data) {
    sky_stars_begin(stage, data->stars);
    fill_menu(stage, data);
    damage_all(stage);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    struct sky_filter *filter = &data->stars->filter;
    if (!data->began) {
        data->began = true;
        keepsake_list_years(stage->rooms->keepsake, add_year, data, NULL);
        keepsake_list_decks(stage->rooms->keepsake, add_deck, data, NULL);
        keepsake_list_chapters(stage->rooms->keepsake, add_chapter, data, NULL);
        fill_menu(stage, data);
    } else if (data->words[0]) { /* back from writing */
        strcpy(filter->words, data->words);
        base_forget(data->words, sizeof data->words);
        changed(stage, data);
    }
}

static void leave(struct stage *stage, void *context) {
    struct data *data = context;
    (void)data;
    platform_text_forget(stage->platform);
}

/* --- changing --- */

static int step(int at, int by, int count) {
    return (at + by + count + 1) % (count + 1);
}

/* Any, then each of the list. */
static void step_name(char *name, int by, char (*list)[KEEPSAKE_MAX_LEVEL + 1], int count) {
    int at = count;
    for (int i = 0; i < count; i++) {
        at = strcmp(list[i], name) == 0 ? i : at;
    }
    at = step(at, by, count);
    strcpy(name, at < count ? list[at] : "");
}

static void step_year(struct data *data, int by) {
    int *year = &data->stars->filter.year, at = data->years;
    for (int i = 0; i < data->years; i++) {
        at = data->year[i] == *year ? i : at;
    }
    at = step(at, by, data->years);
    *year = at < data->years ? data->year[at] : 0;
}

static void write_words(struct stage *stage, struct data *data) {
    writing_push(stage, &(struct writing){
                            .heading = word(stage, "Words to look for"),
                            .begins = data->stars->filter.words,
                            .into = data->words,
                            .size = sizeof data->words,
                            .letters = KEEPSAKE_MAX_SEARCH,
                            .player = -1,
                        });
}

static void change(struct stage *stage, struct data *data, int by) {
    struct sky_filter *filter = &data->stars->filter;
    switch ((enum row)data->menu.focus) {
    case ROW_WORDS:
        if (by > 0) {
            write_words(stage, data);
            return;
        }
        base_forget(filter->words, sizeof filter->words);
        break;
    case ROW_YEAR:
        step_year(data, by);
        break;
    case ROW_KIND:
        filter->kind = (enum keepsake_kind)step((int)filter->kind, by, KEEPSAKE_EVENING);
        break;
    case ROW_DECK:
        step_name(filter->deck, by, data->deck, data->decks);
        break;
    case ROW_SPAN:
        step_name(filter->chapter, by, data->chapter, data->chapters);
        break;
    case ROW_LAUGHED:
        filter->laughed = !filter->laughed;
        break;
    default:
        break;
    }
    changed(stage, data);
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    enum menu_answer answer = menu_event(stage, &data->menu, event);
    if (answer == MENU_LESS || answer == MENU_MORE) {
        change(stage, data, answer == MENU_MORE ? 1 : -1);
    } else if (answer == MENU_CHOSEN && data->menu.focus == ROW_ALL) {
        data->stars->filter = (struct sky_filter){0};
        changed(stage, data);
    } else if (answer == MENU_CHOSEN && data->menu.focus == ROW_PROMISES) {
        promises_push(stage);
    } else if (answer == MENU_CHOSEN || answer == MENU_BACK) {
        scene_pop(stage);
    }
}

/* While the two read the menu, the words of the box are read. */
static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    (void)ms;
    return sky_stars_read_ahead(stage, data->stars, false) ? 0 : update_backdrop(stage);
}

/* --- drawing --- */

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    int line = text_size(stage, SIZE_LARGE) * 3 / 2, rows = menu_height(stage, data->menu.count);
    int wide = unit(stage, 620) + text_size(stage, SIZE_LARGE) * 8;
    wide = wide < body.w ? wide : body.w;
    int64_t found = data->stars->found;
    draw_backdrop(stage, canvas, VIEW_BACKDROP_SKY);
    draw_heading(stage, canvas, word(stage, "Which stars?"));
    draw_text(
        stage, canvas, (struct rect){body.x, body.y, body.w, line},
        data->stars->result != KEEPSAKE_OK ? keepsake_message(data->stars->result)
        : found == 0                       ? word(stage, "No star fits all of that")
        : found == 1                       ? word(stage, "One star")
                     : say(stage, "{count} stars", "count", say_number(stage, (int)found), NULL),
        (struct paragraph){
            .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_GOLD, .middle = true});
    int top = body.y + line + unit(stage, 12), room = body.y + body.h - top;
    menu_draw(stage, canvas, &data->menu,
              (struct rect){body.x + (body.w - wide) / 2, top, wide, rows < room ? rows : room});
    draw_hint(stage, canvas,
              say(stage, "Left and right: change it. {back}: to these stars", "back",
                  both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    (void)stage;
    return menu_focus(&((const struct data *)context)->menu);
}

static const struct scene_type scene_sky_find = {
    .name = "find",
    .size = sizeof(struct data),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void sky_find_push(struct stage *stage, struct sky_stars *stars) {
    struct data *data = scene_push(stage, &scene_sky_find);
    data->stars = stars;
}

/* Who is here: two people, two devices, two names. A press of a device's button takes the free
 * lantern; the two may swap; names are typed on either device. */
#include "house/inside.h"
#include "kit/writing.h"

#include <stdio.h>
#include <string.h>

enum row { ROW_GO, ROW_NAME_A, ROW_NAME_B, ROW_SWAP, ROW_REMEMBER, ROW_COUNT };
enum { JOINED_MS = 900 }; /* both stand there with their lights, before the game goes on */

/* Of two who are new here it asks at first who takes which lantern, and later what they are called;
 * for all others that is one page. */
enum what { ALL, JOINING, NAMES };

struct data {
    enum what what;
    bool looked; /* it is not the first time that this is on top */
    int ms;      /* since both have joined, where no more is asked */
    struct menu menu;
    bool joined[2];
    struct rect place[2]; /* of their portraits, as drawn last */
    char label[2][NAME_SIZE + 32];
    char typed[NAME_SIZE]; /* the name that is written, */
    int writes;            /* and whose it is */
};

static bool all_here(const struct data *data) {
    return data->joined[0] && data->joined[1];
}

/* The menu is there: there is more to say than who has which lantern. */
static bool asks(const struct data *data) {
    return all_here(data) && data->what != JOINING;
}

static void fill_menu(struct stage *stage, struct data *data) {
    for (int player = 0; player < 2; player++) {
        snprintf(data->label[player], sizeof data->label[player], "%s",
                 say(stage, "Name: {name}", "name", stage->name[player], NULL));
    }
    menu_clear(&data->menu);
    menu_add(&data->menu, data->what == NAMES ? word(stage, "Go on") : word(stage, "We are here"),
             NULL);
    menu_add(&data->menu, data->label[RULES_A], NULL);
    menu_add(&data->menu, data->label[RULES_B], NULL);
    menu_add(&data->menu, word(stage, "Swap lanterns"), NULL);
    if (data->what != NAMES) { /* else that is asked of both, in private */
        bool remembers = settings_of(stage)->remember_names;
        menu_add_switch(&data->menu, word(stage, "Remember our names"),
                        remembers ? word(stage, "yes") : word(stage, "no"), remembers);
    }
    damage_all(stage);
}

static bool still_seated(struct stage *stage, int player) {
    int device = platform_device_of(stage->platform, (enum platform_seat)player);
    return device != PLATFORM_NO_DEVICE && platform_present(stage->platform, device);
}

static void enter(struct stage *stage, void *context) {
    struct data *data = context;
    if (!settings_of(stage)->read_for_whom) {
        for_whom_push(stage);
    }
    for (int player = 0; player < 2; player++) {
        data->joined[player] = (data->joined[player] || stage->rooms->here) &&
                               still_seated(stage, player);
    }
    fill_menu(stage, data);
    if (data->what == NAMES && !data->looked) {
        data->looked = true;
        data->menu.focus = ROW_NAME_A;
    }
}

static void sit(struct stage *stage, struct data *data, int device, int player) {
    platform_sit(stage->platform, device, (enum platform_seat)player);
    data->joined[player] = true;
    platform_sound(stage->platform, player == RULES_A ? "here-round" : "here-square");
    data->menu.focus = ROW_GO;
    damage_all(stage);
}

static void join(struct stage *stage, struct data *data, int device) {
    for (int player = 0; player < 2; player++) {
        if (data->joined[player] &&
            platform_device_of(stage->platform, (enum platform_seat)player) == device) {
            return; /* is here already */
        }
    }
    for (int player = 0; player < 2; player++) {
        /* The two halves of the keyboard keep to their sides where they can. */
        int other = device == PLATFORM_KEYS_RIGHT && !data->joined[RULES_B] ? RULES_B : player;
        if (!data->joined[other]) {
            sit(stage, data, device, other);
            return;
        }
    }
}

/* A pointer belongs to nobody: a click on a lantern takes it with what its seat has, the two sides
 * of the keyboard first of all. */
static void join_by_pointer(struct stage *stage, struct data *data, int x, int y) {
    for (int player = 0; player < 2; player++) {
        if (!rect_holds(data->place[player], x, y) || data->joined[player]) {
            continue;
        }
        int other = platform_device_of(stage->platform, (enum platform_seat) !player);
        int own = still_seated(stage, player)
                      ? platform_device_of(stage->platform, (enum platform_seat)player)
                      : PLATFORM_KEYS_LEFT + player;
        bool taken = data->joined[!player] && other == own;
        sit(stage, data, taken ? PLATFORM_KEYS_LEFT + !player : own, player);
        return;
    }
}

static void swap(struct stage *stage) {
    int a = platform_device_of(stage->platform, PLATFORM_SEAT_A);
    int b = platform_device_of(stage->platform, PLATFORM_SEAT_B);
    char name[NAME_SIZE];
    platform_sit(stage->platform, a, PLATFORM_NO_SEAT);
    platform_sit(stage->platform, b, PLATFORM_SEAT_A);
    platform_sit(stage->platform, a, PLATFORM_SEAT_B);
    strcpy(name, stage->name[RULES_A]);
    stage_set_name(stage, RULES_A, stage->name[RULES_B]);
    stage_set_name(stage, RULES_B, name);
}

static void write_name(struct stage *stage, struct data *data, int player) {
    data->writes = player;
    data->typed[0] = '\0';
    writing_push(stage, &(struct writing){
                            .heading = word(stage, "What shall we call you?"),
                            .shown = stage->name[player],
                            .into = data->typed,
                            .size = sizeof data->typed,
                            .letters = 16,
                            .player = player,
                        });
}

static bool ended(struct stage *stage, void *context, enum outcome outcome) {
    struct data *data = context;
    if (data->typed[0]) {
        stage_set_name(stage, data->writes, data->typed);
        base_forget(data->typed, sizeof data->typed);
    }
    return outcome == OUTCOME_DONE;
}

/* Once, where there are names, and the two begin or want them to be remembered. */
static bool asks_to_remember(struct stage *stage, const struct data *data) {
    const struct settings *settings = settings_of(stage);
    return stage->rooms->keeps && names_said(stage) && !settings->asked_names &&
           (data->what == NAMES || (data->what == ALL && settings->remember_names));
}

static void go_on(struct stage *stage, struct data *data) {
    names_save(stage);
    both_set_here(stage, true);
    house_of(stage)->discreet = false;
    if (asks_to_remember(stage, data)) {
        scene_drop(stage);
        remember_push(stage);
    } else {
        scene_end(stage, OUTCOME_DONE);
    }
}

static void choose(struct stage *stage, struct data *data) {
    switch ((enum row)data->menu.focus) {
    case ROW_GO:
        go_on(stage, data);
        break;
    case ROW_NAME_A:
    case ROW_NAME_B:
        write_name(stage, data, data->menu.focus - ROW_NAME_A);
        break;
    case ROW_SWAP:
        swap(stage);
        break;
    default:
        break;
    }
    fill_menu(stage, data);
}

static void device_gone(struct stage *stage, struct data *data,
                        const struct platform_event *event) {
    if (event->seat != PLATFORM_NO_SEAT) {
        data->joined[event->seat] = false;
        platform_sit(stage->platform, event->device, PLATFORM_NO_SEAT);
        damage_all(stage);
    }
}

static void event_joining(struct stage *stage, struct data *data,
                          const struct platform_event *event) {
    if (pressed(event, PLATFORM_CONFIRM)) {
        join(stage, data, event->device);
    } else if (event->kind == PLATFORM_POINTER_DOWN) {
        join_by_pointer(stage, data, event->x, event->y);
    } else if (pressed(event, PLATFORM_BACK)) {
        scene_pop(stage);
    }
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct data *data = context;
    if (event->kind == PLATFORM_DEVICE_GONE) {
        device_gone(stage, data, event);
        return;
    }
    if (!asks(data)) {
        event_joining(stage, data, event);
        return;
    }
    switch (menu_event(stage, &data->menu, event)) {
    case MENU_CHOSEN:
        choose(stage, data);
        break;
    case MENU_LESS:
    case MENU_MORE:
        names_remember(stage, !settings_of(stage)->remember_names);
        fill_menu(stage, data);
        break;
    case MENU_BACK:
        if (data->what == NAMES) { /* there is only onward from here */
            go_on(stage, data);
        } else {
            scene_pop(stage);
        }
        break;
    case MENU_NOTHING:
    case MENU_SET:
        break;
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct data *data = context;
    int next = update_backdrop(stage);
    if (!all_here(data) || asks(data)) {
        data->ms = 0;
        return next;
    }
    data->ms += ms;
    if (data->ms >= JOINED_MS) {
        go_on(stage, data);
        return 0;
    }
    return wait_sooner(next, JOINED_MS - data->ms);
}

static const char *device_words(struct stage *stage, int player) {
    int device = platform_device_of(stage->platform, (enum platform_seat)player);
    return device == PLATFORM_KEYS_LEFT
               ? say(stage, "left of the keyboard: {keys}", "keys",
                     platform_button_label(stage->platform, device, PLATFORM_BUTTONS), NULL)
           : device == PLATFORM_KEYS_RIGHT ? word(stage, "right of the keyboard: the arrows")
                                           : word(stage, "game pad");
}

/* On a rock of their own: sitting until the lantern is taken, then up and waving. */
static void draw_portrait(struct stage *stage, struct canvas *canvas, int player, struct rect area,
                          bool here) {
    float high = (float)area.h * 0.96f, x = (float)area.x + (float)area.w * 0.5f;
    float y = (float)(area.y + area.h) - high * 0.14f, wide = high * 0.86f;
    view_islet(canvas, x, y, wide < (float)area.w * 0.9f ? wide : (float)area.w * 0.9f,
               player == RULES_A ? 3 : 11);
    view_person(stage->view, canvas,
                &(struct view_person){.player = player,
                                      .pose = here ? VIEW_WAVES : VIEW_SITS,
                                      .mirrored = player == RULES_B,
                                      .lit = here,
                                      .x = x,
                                      .y = y + high * 0.02f,
                                      .high = high});
}

static void draw_person(struct stage *stage, struct canvas *canvas, struct data *data, int player,
                        struct rect area) {
    struct rect portrait = {area.x, area.y + unit(stage, 14), area.w, area.h * 45 / 100};
    int pad = unit(stage, 18);
    struct rect words = {area.x + pad, portrait.y + portrait.h, area.w - 2 * pad,
                         area.y + area.h - portrait.y - portrait.h - unit(stage, 10)};
    if (area.w > area.h * 2) { /* beside each other */
        portrait = (struct rect){area.x, area.y + pad, area.h * 3 / 4, area.h - 2 * pad};
        words = (struct rect){portrait.x + portrait.w, area.y, area.w - portrait.w - pad, area.h};
    }
    data->place[player] = area;
    draw_panel(stage, canvas, area);
    draw_portrait(stage, canvas, player, portrait, data->joined[player]);
    struct rect name = {words.x, words.y, words.w, words.h / 3};
    draw_text(stage, canvas, name, stage->name[player],
              (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                 .size = SIZE_LARGE,
                                 .align = ALIGN_CENTRE,
                                 .colour = seat_colour(player),
                                 .middle = true,
                                 .shrinks = true});
    struct rect device = {words.x, name.y + name.h, words.w, words.h - name.h};
    const char *text = data->joined[player] ? device_words(stage, player)
                       : stage->pointing    ? word(stage, "Click to take this lantern")
                       : player == RULES_A
                           ? word(stage, "Press Space, or A on a pad, to take this lantern")
                           : word(stage, "Press Enter, or A on a pad, to take this lantern");
    draw_text(stage, canvas, device, text,
              (struct paragraph){.size = SIZE_BODY,
                                 .align = ALIGN_CENTRE,
                                 .colour = data->joined[player] ? COLOUR_QUIET : COLOUR_TEXT,
                                 .middle = true,
                                 .shrinks = true});
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    struct data *data = context;
    struct rect body = body_rect(stage);
    bool here = asks(data), stacked = here && large_text(stage); /* the menu below them */
    int rows = menu_height(stage, here ? data->menu.count : ROW_COUNT),
        most = stacked ? body.h * 3 / 5 : body.h;
    int gap = unit(stage, here ? 24 : 36);
    rows = rows < most ? rows : most;
    struct rect menu = {body.x, body.y + (body.h - rows) / 2, here ? body.w * 9 / 20 : 0, rows};
    int width = (body.w - menu.w - gap * (here ? 2 : 1)) / 2;
    int height = here ? body.h : body.h * 9 / 10;
    menu.x += width + gap;
    if (stacked) {
        menu = (struct rect){body.x + body.w / 8, body.y + body.h - rows, body.w * 3 / 4, rows};
        width = (body.w - gap) / 2;
        height = body.h - rows - gap;
    }
    draw_backdrop(stage, canvas, VIEW_BACKDROP_WATER);
    draw_heading(stage, canvas,
                 data->what == NAMES ? word(stage, "What shall we call you?")
                                     : word(stage, "Who is here?"));
    draw_person(stage, canvas, data, RULES_A, (struct rect){body.x, body.y, width, height});
    draw_person(stage, canvas, data, RULES_B,
                (struct rect){body.x + body.w - width, body.y, width, height});
    if (here) {
        menu_draw(stage, canvas, &data->menu, menu);
    }
    draw_hint(stage, canvas,
              here ? say(stage,
                         data->what == NAMES ? "{button}: choose. {back}: go on"
                                             : "{button}: choose. {back}: back",
                         "button", both_button_names(stage, PLATFORM_CONFIRM), "back",
                         both_button_names(stage, PLATFORM_BACK), NULL)
              : all_here(data)
                  ? word(stage, "Two lanterns are lit.")
                  : say(stage,
                        "Each of you presses a button on what you will play with. {back}: back",
                        "back", both_button_names(stage, PLATFORM_BACK), NULL));
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct data *data = context;
    (void)stage;
    return asks(data) ? menu_focus(&data->menu) : "";
}

static const struct scene_type scene_players = {
    .name = "players",
    .size = sizeof(struct data),
    .seats = true,
    .ended = ended,
    .enter = enter,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void players_push(struct stage *stage) {
    scene_push(stage, &scene_players);
}

void players_join_push(struct stage *stage) {
    struct data *data = scene_push(stage, &scene_players);
    data->what = JOINING;
}

void players_names_push(struct stage *stage) {
    struct data *data = scene_push(stage, &scene_players);
    data->what = NAMES;
}

/* Keep this? Once, in the end: all that could be kept is shown, page by page where it is long; then
 * each says alone, for all of it or one by one, what to keep. A thing is kept only where both say
 * so, and nobody is told whose choice it was. Whether they choose one by one is nobody's: either
 * presses it, before anything is chosen. */
#include "both/keeping.h"

enum { KEEP, LET_GO };

struct keeping_sum keeping_sum(const struct stage *stage) {
    struct keeping_sum sum = {0};
    for (int i = 0; i < tray_count(stage); i++) {
        const struct tray_item *item = tray_item(stage, i);
        bool kept = both_kept(&item->both);
        sum.kept += kept;
        sum.stars += kept && !item->is_promise;
        sum.gone += both_let_go(&item->both);
        if (both_failed(&item->both)) {
            sum.failed++;
            sum.why = item->both.result;
        }
    }
    return sum;
}

/* --- what can be done --- */

static void offer(struct stage *stage, struct keeping *keeping, enum keeping_deed deed,
                  const char *label) {
    keeping->deed[keeping->menu.count] = deed;
    menu_add(&keeping->menu, word(stage, label), NULL);
}

static void offer_laughed(struct stage *stage, struct keeping *keeping) {
    for (int i = 0; i < tray_count(stage); i++) {
        const struct tray_item *item = tray_item(stage, i);
        if (!item->is_promise && both_kept(&item->both)) {
            keeping->deed[keeping->menu.count] = KEEPING_LAUGHED + i;
            menu_add_box(&keeping->menu, text_string(&keeping->laughed[i]), NULL, item->laughed);
        }
    }
}

static void show(struct stage *stage, struct keeping *keeping, enum keeping_phase phase) {
    int focus = phase == keeping->phase ? keeping->menu.focus : 0;
    bool many = tray_count(stage) > 1, failed = keeping_sum(stage).failed > 0;
    keeping->phase = phase;
    menu_clear(&keeping->menu);
    keeping->menu.focus = focus;
    if (phase == KEEPING_SHOWING) {
        offer(stage, keeping, KEEPING_ALL, many ? "All of it, each alone" : "Each of us chooses");
        if (many) {
            offer(stage, keeping, KEEPING_EACH, "One by one, each alone");
        }
        offer(stage, keeping, KEEPING_RATHER_NOT, "Rather not");
    } else if (phase == KEEPING_RESULT) {
        if (failed) {
            offer(stage, keeping, KEEPING_AGAIN, "Try again");
        }
        offer(stage, keeping, KEEPING_ON, "Go on");
        offer_laughed(stage, keeping);
    }
    damage_all(stage);
}

static void name_things(struct stage *stage, struct keeping *keeping) {
    bool many = tray_count(stage) > 1;
    for (int i = 0; i < tray_count(stage); i++) {
        const struct tray_item *item = tray_item(stage, i);
        text_add(&keeping->title[i],
                 item->is_promise ? say(stage, "{name}'s promise", "name", item->promise.by, NULL)
                                  : item->moment.title);
        text_add(&keeping->laughed[i], many ? say(stage, "{title}: we laughed", "title",
                                                  text_string(&keeping->title[i]), NULL)
                                            : word(stage, "We laughed"));
    }
}

static void enter(struct stage *stage, void *context) {
    struct keeping *keeping = context;
    if (!keeping->begun) {
        keeping->begun = true;
        name_things(stage, keeping);
        show(stage, keeping, tray_count(stage) ? KEEPING_SHOWING : KEEPING_RESULT);
    }
}

static void leave(struct stage *stage, void *context) {
    struct keeping *keeping = context;
    joy_end(stage);
    ballot_forget(&keeping->ballot);
    for (int i = 0; i < TRAY_MOST; i++) {
        text_forget(&keeping->title[i]);
        text_forget(&keeping->laughed[i]);
    }
    tray_forget(stage);
    platform_text_forget(stage->platform);
}

/* --- choosing, and what comes of it --- */

static void ask(struct stage *stage, struct keeping *keeping, bool each) {
    keeping->each = each;
    show(stage, keeping, KEEPING_CHOOSING);
    keeping->ballot = (struct ballot){
        .rows = each ? tray_count(stage) : 1,
        .choice = {.count = 2,
                   .label = {[KEEP] = word(stage, "Keep it"), [LET_GO] = word(stage, "Let it go")},
                   .mark = {-1, -1}},
    };
    ballot_begin(stage, &keeping->ballot);
}

static void tell(struct stage *stage, struct keeping *keeping) {
    struct keeping_sum sum = keeping_sum(stage);
    if (sum.stars) {
        kindled_begin(stage, sum.stars, stage->rooms->kept > sum.stars);
    }
    platform_sound(stage->platform, sum.stars ? "kept" : sum.kept ? "promise-made" : "let-go");
    show(stage, keeping, KEEPING_RESULT);
}

static void decide(struct stage *stage, struct keeping *keeping) {
    for (int i = 0; i < tray_count(stage); i++) {
        const int8_t *said = keeping->ballot.said[keeping->each ? i : 0];
        tray_decide(stage, i, said[RULES_A] == KEEP, said[RULES_B] == KEEP);
    }
    ballot_forget(&keeping->ballot);
    tell(stage, keeping);
}

/* Both have said so already. */
static void try_again(struct stage *stage, struct keeping *keeping) {
    for (int i = 0; i < tray_count(stage); i++) {
        if (both_failed(&tray_item(stage, i)->both)) {
            tray_decide(stage, i, true, true);
        }
    }
    tell(stage, keeping);
}

/* --- the buttons --- */

static void carry_out(struct stage *stage, struct keeping *keeping, int deed) {
    switch (deed) {
    case KEEPING_ALL:
    case KEEPING_EACH:
        ask(stage, keeping, deed == KEEPING_EACH);
        break;
    case KEEPING_AGAIN:
        try_again(stage, keeping);
        break;
    case KEEPING_RATHER_NOT:
    case KEEPING_ON:
        scene_end(stage, keeping->wish.after);
        break;
    default:
        tray_set_laughed(stage, deed - KEEPING_LAUGHED,
                         !tray_item(stage, deed - KEEPING_LAUGHED)->laughed);
        show(stage, keeping, KEEPING_RESULT);
        break;
    }
}

static void go_back(struct stage *stage, struct keeping *keeping) {
    if (keeping->phase == KEEPING_SHOWING && keeping->wish.back) {
        keeping->wish.back(stage);
    } else {
        platform_sound(stage->platform, "menu-back");
        scene_end(stage, keeping->wish.after);
    }
}

/* To the following page, where there is one. */
static bool read_on(struct stage *stage, struct keeping *keeping,
                    const struct platform_event *event) {
    bool forward = pressed(event, PLATFORM_CONFIRM) || event->kind == PLATFORM_POINTER_DOWN;
    if (keeping->phase != KEEPING_SHOWING || !keeping->following || !forward) {
        return false;
    }
    platform_sound(stage->platform, "menu-choose");
    keeping->first = keeping->following;
    fade_within(stage);
    damage_all(stage);
    return true;
}

static void event(struct stage *stage, void *context, const struct platform_event *event) {
    struct keeping *keeping = context;
    bool choosing = keeping->phase == KEEPING_CHOOSING;
    if (choosing && ballot_event(stage, &keeping->ballot, event)) {
        return;
    }
    if (pressed(event, PLATFORM_BACK) || pressed(event, PLATFORM_MENU)) {
        go_back(stage, keeping);
    } else if (!choosing && !read_on(stage, keeping, event)) {
        enum menu_answer answer = keeping->phase == KEEPING_SHOWING
                                      ? menu_event_row(stage, &keeping->menu, event)
                                      : menu_event(stage, &keeping->menu, event);
        if (answer == MENU_CHOSEN) {
            carry_out(stage, keeping, keeping->deed[keeping->menu.focus]);
        }
    }
}

static int update(struct stage *stage, void *context, int ms) {
    struct keeping *keeping = context;
    if (keeping->phase == KEEPING_CHOOSING) {
        if (ballot_update(stage, &keeping->ballot, ms)) {
            decide(stage, keeping);
            return 0;
        }
        return ballot_wait(&keeping->ballot);
    }
    int next = update_backdrop(stage);
    bool moves = keeping_sum(stage).stars && kindled_update(stage);
    return joy_update(stage) || moves ? 0 : next;
}

static void draw(struct stage *stage, void *context, struct canvas *canvas) {
    keeping_draw(stage, canvas, context);
}

static const char *focus(const struct stage *stage, const void *context) {
    const struct keeping *keeping = context;
    (void)stage;
    return keeping->phase == KEEPING_CHOOSING ? "" : menu_focus(&keeping->menu);
}

static const struct scene_type scene_keep = {
    .name = "keep",
    .size = sizeof(struct keeping),
    .choice = offsetof(struct keeping, ballot.choice),
    .enter = enter,
    .leave = leave,
    .event = event,
    .update = update,
    .draw = draw,
    .focus = focus,
};

void keeping_push(struct stage *stage, const struct keeping_wish *wish) {
    struct keeping *keeping = scene_push(stage, &scene_keep);
    keeping->wish = *wish;
}

bool keeping_asks(const struct stage *stage) {
    bool asks = false;
    for (int i = 0; i < stage->depth; i++) {
        asks |= stage->stack[i].type == &scene_keep;
    }
    return asks;
}

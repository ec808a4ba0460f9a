#include "unit/crossing/plan.h"

#include <stdio.h>
#include <string.h>

static char *text(struct plan *plan, const char *words) {
    char *to = plan->text[plan->texts++];
    snprintf(to, sizeof plan->text[0], "%s", words);
    return to;
}

static struct crossing_question question(struct plan *plan, const char *id, const char *ask) {
    char *moon = text(plan, "moon");
    return (struct crossing_question){.id = text(plan, id),
                                      .ask = text(plan, ask),
                                      .follow = "",
                                      .answer = {moon, moon, moon},
                                      .answer_count = 3,
                                      .pauses = true};
}

void plan_init(struct plan *plan) {
    plan_init_on(plan, "y0BA8x\n......\n......\n");
}

void plan_init_on(struct plan *plan, const char *map) {
    static const struct world_setup setup = {
        .sign = {{.sign = '8', .fixture = {RULES_VEIL, B_ANSWER, 0, 0}}}};
    *plan = (struct plan){0};
    world_init(&plan->world, map, &setup);
    plan->level = (struct pack_level){.id = text(plan, "both"),
                                      .title = text(plan, "Two planks"),
                                      .source = text(plan, "title: Two planks"),
                                      .rules = plan->world.level};
    plan->chapter = (struct pack_chapter){.id = text(plan, "only"),
                                          .title = text(plan, "Only"),
                                          .opening = text(plan, "Open."),
                                          .closing = text(plan, "Close."),
                                          .practice = PACK_HELP,
                                          .level = &plan->level,
                                          .level_count = 1};
    plan->question[A_ANSWER] = question(plan, "pine", "What helps?");
    plan->question[B_ANSWER] = question(plan, "yew", "Which part of a day?");
    plan->crossing = (struct crossing_plan){.chapter = &plan->chapter,
                                            .level = &plan->level,
                                            .on_map = true,
                                            .question = plan->question};
}

void plan_spoil(struct plan *plan) {
    memset(plan->text, '!', sizeof plan->text);
    memset(&plan->level, 0, sizeof plan->level);
    memset(&plan->chapter, 0, sizeof plan->chapter);
    memset(plan->question, 0, sizeof plan->question);
}

struct crossing *sealed(struct plan *plan) {
    struct crossing *crossing = crossing_new(&plan->crossing);
    while (crossing_to_seal(crossing) >= 0) {
        crossing_seal(crossing, 0);
    }
    assert_int_equal(crossing_stage(crossing), CROSSING_WALKING);
    return crossing;
}

void walks(struct crossing *crossing, const char *letters) {
    for (; *letters; letters++) {
        struct rules_action action;
        assert_true(rules_action_from(*letters, &action));
        assert_int_equal(crossing_act(crossing, action, NULL), RULES_DONE);
    }
}

void waits(struct crossing *crossing, int ms, enum crossing_stage stage) {
    enum crossing_stage before = crossing_stage(crossing);
    assert_int_equal(crossing_wait(crossing), ms);
    crossing_update(crossing, ms - 1);
    assert_int_equal(crossing_stage(crossing), before);
    assert_int_equal(crossing_wait(crossing), 1);
    crossing_update(crossing, 1);
    assert_int_equal(crossing_stage(crossing), stage);
    assert_int_equal(crossing_wait(crossing), -1);
}

void is_asked(struct crossing *crossing, int question) {
    waits(crossing, CROSSING_TALK_MS, CROSSING_ASKING);
    assert_int_equal(crossing_asking(crossing), question);
    crossing_asked(crossing);
    assert_int_equal(crossing_asking(crossing), -1);
}

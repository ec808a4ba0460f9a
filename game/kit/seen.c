/* What a person would see of the scene on top: for scripts. */
#include "kit/seen.h"
#include "kit/choice.h"
#include "kit/kit.h"

const char *stage_scene(const struct stage *stage) {
    return stage->depth ? stage->stack[stage->depth - 1].type->name : "";
}

const char *stage_focus(const struct stage *stage) {
    if (!stage->depth) {
        return "";
    }
    const struct scene *top = &stage->stack[stage->depth - 1];
    return top->type->focus ? top->type->focus(stage, top->data) : "";
}

static const struct choice *choice_on_top(const struct stage *stage) {
    const struct scene *top = stage->depth ? &stage->stack[stage->depth - 1] : NULL;
    const char *data = top ? top->data : NULL;
    return top && top->type->choice ? (const void *)(data + top->type->choice) : NULL;
}

bool stage_choosing(const struct stage *stage) {
    const struct choice *choice = choice_on_top(stage);
    return choice && choice_open(choice);
}

const char *stage_choice_label(const struct stage *stage, int place) {
    const struct choice *choice = stage_choosing(stage) ? choice_on_top(stage) : NULL;
    return choice && choice->count ? choice->label[place % choice->count] : NULL;
}

enum platform_button stage_choice(const struct stage *stage, enum platform_seat seat,
                                  const char *label) {
    return stage_choosing(stage) ? choice_button(choice_on_top(stage), (int)seat, label)
                                 : PLATFORM_BUTTONS;
}

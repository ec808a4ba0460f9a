/* The curtain of one keyboard: one of the two looks at the sea, so that the other can choose
 * unseen. The picture says it too: one is seen from behind, the other has the light. It depends on
 * whose turn it is, and on nothing else. */
#include "kit/kit.h"
#include "kit/seen.h"

static struct paragraph how_written(void) {
    return (struct paragraph){
        .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = COLOUR_TEXT, .middle = true};
}

static void draw_shore(struct stage *stage, struct canvas *canvas, int player, float high) {
    struct rect screen = screen_rect(stage);
    float y = view_shore_foot(screen.w, screen.h);
    view_near_shore(canvas, 5);
    for (int who = 0; who < 2; who++) {
        bool chooses = who == player;
        float aside = (float)unit(stage, who == RULES_B ? 150 : -150);
        view_person(stage->view, canvas,
                    &(struct view_person){.player = who,
                                          .pose = chooses ? VIEW_STANDS : VIEW_SITS_BACK,
                                          .mirrored = who == RULES_B,
                                          .lit = chooses,
                                          .x = (float)screen.w * 0.5f + aside,
                                          .y = y + (float)unit(stage, chooses ? 8 : 0),
                                          .high = high});
    }
}

void curtain_fall(struct stage *stage) {
    stage->curtains++;
    platform_sound(stage->platform, "curtain");
}

int stage_curtains(const struct stage *stage) {
    return stage->curtains;
}

void curtain_draw(struct stage *stage, struct canvas *canvas, int player, struct rect area) {
    const char *words = say(
        stage,
        "{other}, look at the sea for a moment.\n{name}, press {button} when only you "
        "are looking.",
        "other", stage->name[!player], "name", stage->name[player], "button",
        button_name(stage, (enum platform_seat)player, PLATFORM_CONFIRM), NULL);
    int pad = unit(stage, 28), least = unit(stage, 200);
    int width = large_text(stage) ? area.w : area.w * 3 / 4;
    int high = measure_text(stage, width - 2 * pad, words, how_written()) + 2 * pad;
    bool shown = area.h - high >= least;
    struct rect panel = {area.x + (area.w - width) / 2, area.y, width, shown ? high : area.h};
    if (shown) {
        int room = area.h - high - unit(stage, 40), most = unit(stage, 270);
        panel.y += (area.h - high - (room < most ? room : most)) / 4;
        draw_shore(stage, canvas, player, (float)(room < most ? room : most));
    }
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, rect_grow(panel, -pad), words, how_written());
}

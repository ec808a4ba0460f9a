/* "We laughed": a mark on a moment that was just kept. Either may set it and either may take it
 * back; nobody is asked, and the sky shows it as a warm light. */
#include "both/both.h"
#include "kit/kit.h"

static void turn(struct stage *stage, struct laughed *laughed) {
    enum keepsake_result result = keepsake_set_laughed(stage->rooms->keepsake, laughed->id,
                                                       !laughed->on, NULL);
    if (result == KEEPSAKE_OK) {
        laughed->on = !laughed->on;
        platform_sound(stage->platform, laughed->on ? "kindle" : "menu-back");
    } else {
        notice_tell(stage, word(stage, "The mark could not be kept"), keepsake_message(result));
    }
    damage_all(stage);
}

bool laughed_event(struct stage *stage, struct laughed *laughed,
                   const struct platform_event *event) {
    bool click = event->kind == PLATFORM_POINTER_DOWN &&
                 rect_holds(laughed->place, event->x, event->y);
    if (!laughed->id ||
        !(click || pressed(event, PLATFORM_NORTH) || pressed(event, PLATFORM_SOUTH))) {
        return false;
    }
    turn(stage, laughed);
    return true;
}

void laughed_draw(struct stage *stage, struct canvas *canvas, struct laughed *laughed,
                  struct rect area) {
    int width = unit(stage, 90) + text_size(stage, SIZE_BODY) * 9;
    int height = text_size(stage, SIZE_BODY) * 2;
    struct rect plate = {area.x + (area.w - width) / 2, area.y + (area.h - height) / 2, width,
                         height};
    float middle = (float)(plate.y + plate.h / 2), star = (float)(plate.x + plate.h * 3 / 4);
    laughed->place = plate;
    canvas_round_rect(canvas, plate, (float)height / 2, laughed->on ? 0xd0483a2cu : 0x90161d42u);
    canvas_round_frame(canvas, plate, (float)height / 2, (float)unit(stage, 2),
                       laughed->on ? COLOUR_GOLD : 0x80a9b6ecu);
    if (laughed->on) {
        canvas_glow(canvas, star, middle, (float)height * 0.8f, 0xffff9e5au, 150);
        canvas_disc(canvas, star, middle, (float)height * 0.16f, COLOUR_GOLD);
    } else {
        canvas_ring(canvas, star, middle, (float)height * 0.16f, (float)unit(stage, 2),
                    COLOUR_QUIET);
    }
    plate.x += plate.h;
    plate.w -= plate.h * 3 / 2;
    draw_text(stage, canvas, plate, word(stage, "We laughed"),
              (struct paragraph){.size = SIZE_BODY,
                                 .align = ALIGN_CENTRE,
                                 .colour = laughed->on ? COLOUR_GOLD : COLOUR_TEXT,
                                 .middle = true});
}

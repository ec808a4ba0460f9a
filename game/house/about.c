/* What the game is, what it keeps, and what it is made with. */
#include "house/inside.h"

static void draw_about(struct stage *stage, void *context, struct canvas *canvas) {
    page_draw_whole(stage, canvas, context, word(stage, "About"),
                    word(stage,
                         "Two Lanterns is a game for talking. It does not heal anybody and never "
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
    .event = page_event,
    .update = scene_update_water,
    .draw = draw_about,
};

void about_push(struct stage *stage) {
    scene_push(stage, &scene_about);
}

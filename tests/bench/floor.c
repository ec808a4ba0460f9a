/* The least that a game with SDL can cost: open a window, draw one coloured picture, wait for
 * events. packaging/measure starts it beside the game, so that slow machines compare too. */
#include <SDL.h>

static void draw(SDL_Window *window) {
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    for (int i = 0; surface && i < 500; i++) {
        SDL_Rect patch = {.x = i % 25 * 50, .y = i / 25 * 35, .w = 46, .h = 30};
        Uint32 colour = SDL_MapRGB(surface->format, (Uint8)(i * 7), (Uint8)(i * 13),
                                   (Uint8)(i * 29));
        SDL_FillRect(surface, &patch, colour);
    }
    SDL_UpdateWindowSurface(window);
}

int main(int argc, char **argv) {
    (void)argc;
    (void)argv;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        SDL_Log("%s", SDL_GetError());
        return 1;
    }
    SDL_Window *window = SDL_CreateWindow("floor", 0, 0, 1280, 720, 0);
    SDL_Event event;
    draw(window);
    while (window && SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
        if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED) {
            draw(window);
        }
    }
    SDL_DestroyWindow(window);
    SDL_Quit();
    return 0;
}

/* Sounds through SDL2_mixer; music.c hangs the music into it. In scripted runs the mixer's thread
 * moves in step with the frames (lockstep.c). */
#include "files/files.h"
#include "platform/internal.h"

#include <SDL_mixer.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHANNELS = 24,
    SOUND_LIMIT = 4 * 1024 * 1024,
    MAX_SOUNDS = 64,
};

struct sound {
    char name[32];
    Mix_Chunk *chunk; /* NULL: missing, said once */
};

struct mixer {
    bool open;
    struct sound sound[MAX_SOUNDS];
    int sounds;
    int sound_volume, music_volume;
    struct music *music;       /* NULL while there is no device */
    struct lockstep *lockstep; /* scripted runs only */
};

static void apply_volume(struct mixer *mixer) {
    if (mixer->open) {
        Mix_Volume(-1, mixer->sound_volume * MIX_MAX_VOLUME / 100);
        music_volume(mixer->music, mixer->music_volume);
    }
}

static bool open_device(int buffer) {
    return SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 &&
           Mix_OpenAudioDevice(SOUND_RATE, AUDIO_S16SYS, 2, buffer, NULL, 0) == 0;
}

void sound_open(struct platform *platform) {
    struct mixer *mixer = platform->mixer = base_alloc(sizeof *mixer);
    mixer->sound_volume = mixer->music_volume = 80;
    if (platform->scripted) {
        mixer->lockstep = lockstep_new();
    }
    if (!open_device(mixer->lockstep ? LOCKSTEP_BUFFER : SOUND_BUFFER)) {
        platform_log("there is no sound device; the game is silent (%s)", platform_reason());
        return;
    }
    mixer->open = true;
    Mix_AllocateChannels(CHANNELS);
    mixer->music = music_new();
    apply_volume(mixer);
    if (mixer->lockstep) {
        lockstep_begin(mixer->lockstep);
    }
}

void sound_release(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    if (!mixer) {
        return;
    }
    if (mixer->open) {
        if (mixer->lockstep) {
            lockstep_stop(mixer->lockstep);
        }
        music_free(mixer->music);
        Mix_HaltChannel(-1);
        for (int i = 0; i < mixer->sounds; i++) {
            Mix_FreeChunk(mixer->sound[i].chunk);
        }
        Mix_CloseAudio();
    }
    if (mixer->lockstep) {
        lockstep_free(mixer->lockstep);
    }
    Mix_Quit();
    free(mixer);
    platform->mixer = NULL;
}

static Mix_Chunk *load_sound(const char *name) {
    struct text path = {0}, bytes = {0};
    struct error error = {{0}};
    Mix_Chunk *chunk = NULL;
    text_addf(&path, "/share/sounds/%s.ogg", name);
    if (files_read(text_string(&path), SOUND_LIMIT, &bytes, &error)) {
        chunk = Mix_LoadWAV_RW(SDL_RWFromConstMem(bytes.data, (int)bytes.length), 1);
    }
    if (!chunk) {
        platform_log("the sound %s is missing or broken", name);
    }
    text_release(&bytes);
    text_release(&path);
    return chunk;
}

static struct sound *sound_of(struct mixer *mixer, const char *name) {
    for (int i = 0; i < mixer->sounds; i++) {
        if (strcmp(mixer->sound[i].name, name) == 0) {
            return &mixer->sound[i];
        }
    }
    if (mixer->sounds == MAX_SOUNDS || strlen(name) >= sizeof mixer->sound[0].name) {
        return NULL;
    }
    struct sound *sound = &mixer->sound[mixer->sounds++];
    strcpy(sound->name, name);
    sound->chunk = load_sound(name);
    return sound;
}

void platform_sound(struct platform *platform, const char *name) {
    struct mixer *mixer = platform->mixer;
    struct sound *sound = mixer && mixer->open ? sound_of(mixer, name) : NULL;
    if (sound && sound->chunk) {
        Mix_PlayChannel(-1, sound->chunk, 0);
    }
}

static struct music *music_of(struct platform *platform) {
    return platform->mixer ? platform->mixer->music : NULL;
}

void platform_music(struct platform *platform, const char *name) {
    if (music_of(platform)) {
        music_play(music_of(platform), name ? name : "");
        if (!name) {
            Mix_HaltChannel(-1); /* a fade would go by the wall clock */
        }
    }
}

void platform_music_layers(struct platform *platform, float share) {
    if (music_of(platform)) {
        music_layers(music_of(platform), share);
    }
}

void platform_music_duck(struct platform *platform, bool duck) {
    if (music_of(platform)) {
        music_duck(music_of(platform), duck);
    }
}

void sound_tick(struct platform *platform) {
    if (music_of(platform)) {
        music_tick(music_of(platform));
    }
}

int sound_wake(const struct platform *platform) {
    enum { CHANGE_MS = 50 }; /* how exactly a piece follows on another */
    const struct mixer *mixer = platform->mixer;
    return mixer && mixer->music && music_changes(mixer->music) ? CHANGE_MS : -1;
}

void sound_frame(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    if (mixer && mixer->open && mixer->lockstep) {
        lockstep_frame(mixer->lockstep, platform->frame);
    }
}

void platform_volume(struct platform *platform, int sounds, int music) {
    if (platform->mixer) {
        platform->mixer->sound_volume = sounds;
        platform->mixer->music_volume = music;
        apply_volume(platform->mixer);
    }
}

uint64_t platform_sound_hash(const struct platform *platform) {
    const struct mixer *mixer = platform->mixer;
    return mixer && mixer->lockstep ? lockstep_hash(mixer->lockstep) : 0;
}

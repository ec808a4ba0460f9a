/* Sounds through SDL2_mixer; music.c hangs the music into it. In scripted runs the mixer's thread
 * moves in step with the frames (lockstep.c).
 *
 * A device may come and go. Without one the game is silent, which is said once, and keeps in mind
 * what is to be heard; now and then it tries again, ever more rarely, and soon when something
 * speaks for it: a device that came, or somebody at the window. To open one may take a while, or
 * hang where a sound server hangs; so that is done beside the frames. Scripts try once. */
#include "files/files.h"
#include "platform/internal.h"

#include <SDL_mixer.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHANNELS = 24,
    SOUND_LIMIT = 4 * 1024 * 1024,
    MAX_SOUNDS = 128,
    LEAST_PAUSE_MS = 2000, /* between two tries */
    MOST_PAUSE_MS = 32000,
    OPENING_MS = 30, /* how often is looked whether a try is over */
    CHANGE_MS = 50,  /* how exactly a piece follows on another */
};

struct sound {
    char name[32];
    Mix_Chunk *chunk; /* NULL: missing */
    bool said;        /* that it is */
    bool read;        /* or tried to */
};

struct mixer {
    bool open;
    struct platform_work *opening; /* under way; then the next three are its own */
    bool opened;
    int buffer; /* of the device, in samples; 0: it was not asked for yet */
    struct error reason;
    uint32_t tried; /* when last */
    int pause;      /* ms from then to the next try */
    bool said;      /* that it is silent */
    struct sound sound[MAX_SOUNDS];
    int sounds;
    int sound_volume, music_volume;
    struct music *music;
    struct lockstep *lockstep; /* scripted runs only */
};

void sound_init(struct platform *platform) {
    struct mixer *mixer = platform->mixer = base_alloc(sizeof *mixer);
    mixer->sound_volume = mixer->music_volume = 80;
    mixer->pause = LEAST_PAUSE_MS / 2; /* it doubles with the first try */
    mixer->music = music_new();
}

/* --- the device --- */

static void apply_volume(struct mixer *mixer) {
    music_volume(mixer->music, mixer->music_volume);
    if (mixer->open) {
        Mix_Volume(-1, mixer->sound_volume * MIX_MAX_VOLUME / 100);
    }
}

static void close_device(void) {
    while (Mix_QuerySpec(NULL, NULL, NULL)) {
        Mix_AllocateChannels(0); /* SDL_mixer would look for them when they are gone */
        Mix_CloseAudio();
    }
    if (SDL_WasInit(SDL_INIT_AUDIO)) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
}

/* All anew: a sound server that was started again is another one. What fails stays open as far as
 * it came, so that SDL tells when a device is plugged in. */
static void open_device(void *context) {
    struct mixer *mixer = context;
    close_device();
    mixer->opened = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 &&
                    Mix_OpenAudioDevice(SOUND_RATE, AUDIO_S16SYS, 2, mixer->buffer, NULL, 0) == 0;
    if (!mixer->opened) {
        error_set(&mixer->reason, "%s", platform_reason()); /* SDL keeps one for each thread */
    }
}

static void begin(struct mixer *mixer) {
    mixer->open = true;
    mixer->pause = LEAST_PAUSE_MS;
    Mix_AllocateChannels(CHANNELS);
    music_begin(mixer->music);
    apply_volume(mixer);
    if (mixer->lockstep) {
        lockstep_begin(mixer->lockstep);
    }
}

static void say_silent(struct mixer *mixer, const char *why) {
    if (!mixer->said) {
        platform_log("there is no sound device; the game is silent until there is one (%s)", why);
    }
    mixer->said = true;
}

static void finish_opening(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    platform_work_free(mixer->opening);
    mixer->opening = NULL;
    mixer->tried = platform_now(platform);
    SDL_FlushEvent(SDL_AUDIODEVICEADDED); /* those that it began with are no news */
    if (mixer->opened) {
        begin(mixer);
    } else {
        say_silent(mixer, mixer->reason.text);
        mixer->pause = mixer->pause * 2 < MOST_PAUSE_MS ? mixer->pause * 2 : MOST_PAUSE_MS;
    }
}

static void try_device(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    mixer->opening = platform_work_new(platform, open_device, mixer);
    if (platform_work_done(mixer->opening)) {
        finish_opening(platform);
    }
}

static void alsa_said(const char *file, int line, const char *function, int error,
                      const char *format, ...) {
    (void)file;
    (void)line;
    (void)function;
    (void)error;
    (void)format;
}

/* ALSA writes half a page to stderr for each device that is not there. */
static void hush_alsa(void) {
    typedef void handler(const char *, int, const char *, int, const char *, ...);
    void *alsa = SDL_LoadObject("libasound.so.2");
    void *address = alsa ? SDL_LoadFunction(alsa, "snd_lib_error_set_handler") : NULL;
    int (*set_handler)(handler *) = NULL;
    memcpy(&set_handler, &address, sizeof address);
    if (set_handler) {
        set_handler(alsa_said);
    }
}

void sound_open(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    if (platform->scripted) {
        mixer->lockstep = lockstep_new();
    } else {
        hush_alsa();
    }
    mixer->buffer = mixer->lockstep ? LOCKSTEP_BUFFER : SOUND_BUFFER;
    try_device(platform);
}

bool sound_opening(const struct platform *platform) {
    return platform->mixer->opening != NULL;
}

/* It is closed with the next try, for that may take a while, too. */
static void lose_device(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    if (mixer->open) {
        mixer->open = false;
        mixer->tried = platform_now(platform);
        music_rest(mixer->music);
        Mix_HaltChannel(-1);
        say_silent(mixer, "it was taken away");
    }
}

void sound_take(struct platform *platform, const SDL_Event *event) {
    if (event->adevice.iscapture || platform->scripted) {
        return;
    }
    if (event->type == SDL_AUDIODEVICEADDED) {
        sound_again(platform);
    } else if (event->adevice.which != 0) { /* 0: one that was not open */
        lose_device(platform);
    }
}

void sound_again(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    if (!mixer->opening) {
        mixer->pause = LEAST_PAUSE_MS;
    }
    for (int i = 0; i < mixer->sounds; i++) {
        mixer->sound[i].read = mixer->sound[i].chunk != NULL;
    }
}

static int until_next_try(const struct platform *platform) {
    const struct mixer *mixer = platform->mixer;
    uint32_t since = platform_now(platform) - mixer->tried;
    return since < (uint32_t)mixer->pause ? mixer->pause - (int)since : 0;
}

void sound_tick(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    if (mixer->opening && platform_work_done(mixer->opening)) {
        finish_opening(platform);
    }
    if (mixer->open) {
        music_tick(mixer->music);
    } else if (mixer->buffer && !mixer->opening && !platform->scripted &&
               until_next_try(platform) == 0) {
        try_device(platform);
    }
}

int sound_wake(const struct platform *platform) {
    const struct mixer *mixer = platform->mixer;
    if (mixer->opening) {
        return OPENING_MS;
    }
    if (mixer->open) {
        return music_changes(mixer->music) ? CHANGE_MS : -1;
    }
    return mixer->buffer && !platform->scripted ? until_next_try(platform) : -1;
}

void sound_release(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    if (!mixer) {
        return;
    }
    platform_work_free(mixer->opening);
    if (mixer->lockstep && mixer->open) {
        lockstep_stop(mixer->lockstep);
    }
    close_device();
    music_free(mixer->music);
    for (int i = 0; i < mixer->sounds; i++) {
        Mix_FreeChunk(mixer->sound[i].chunk);
    }
    if (mixer->lockstep) {
        lockstep_free(mixer->lockstep);
    }
    Mix_Quit();
    free(mixer);
    platform->mixer = NULL;
}

/* --- sounds --- */

static void load_sound(struct sound *sound) {
    struct text path = {0}, bytes = {0};
    struct error error = {{0}};
    text_addf(&path, "/share/sounds/%s.ogg", sound->name);
    if (files_read(text_string(&path), SOUND_LIMIT, &bytes, &error)) {
        sound->chunk = Mix_LoadWAV_RW(SDL_RWFromConstMem(bytes.data, (int)bytes.length), 1);
    }
    if (!sound->chunk && !sound->said) {
        platform_log("the sound %s is missing or broken", sound->name);
    }
    sound->said |= !sound->chunk;
    sound->read = true;
    text_release(&bytes);
    text_release(&path);
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
    return sound;
}

void platform_sound(struct platform *platform, const char *name) {
    struct mixer *mixer = platform->mixer;
    struct sound *sound = mixer->open ? sound_of(mixer, name) : NULL;
    if (sound && !sound->read) {
        load_sound(sound);
    }
    if (sound && sound->chunk) {
        Mix_PlayChannel(-1, sound->chunk, 0);
    }
}

void platform_music(struct platform *platform, const char *name) {
    music_play(platform->mixer->music, name ? name : "");
    if (!name && platform->mixer->open) {
        Mix_HaltChannel(-1); /* a fade would go by the wall clock */
    }
}

void platform_music_layers(struct platform *platform, unsigned layers) {
    music_layers(platform->mixer->music, layers);
}

void platform_music_place(struct platform *platform, enum platform_music_place place) {
    music_place(platform->mixer->music, place);
}

void sound_frame(struct platform *platform) {
    struct mixer *mixer = platform->mixer;
    if (mixer->open && mixer->lockstep) {
        lockstep_frame(mixer->lockstep, platform->frame);
    }
}

void platform_volume(struct platform *platform, int sounds, int music) {
    platform->mixer->sound_volume = sounds;
    platform->mixer->music_volume = music;
    apply_volume(platform->mixer);
}

uint64_t platform_sound_hash(const struct platform *platform) {
    const struct mixer *mixer = platform->mixer;
    return mixer->lockstep ? lockstep_hash(mixer->lockstep) : 0;
}

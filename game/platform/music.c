/* Music. A piece is one file, /share/music/NAME.ogg, or layers of one length that are heard
 * together, see `parts`. All layers are decoded in step, heard or not, so they cannot drift apart;
 * only how loud each is changes, and it glides. A layer comes in where a bar begins, as somebody
 * would who sits down to play along, and so does all the music after a silence: what is asked for
 * waits until then (bars.c), counted in samples and by no clock.
 *
 * SDL_mixer plays one stream of music; so this mixes in its hook, on its thread, with libvorbis'
 * own reader. The lock guards what both threads touch; files are read and opened outside it. */
#include "files/files.h"
#include "platform/internal.h"

#include <SDL_mixer.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#define OV_EXCLUDE_STATIC_CALLBACKS
#include <vorbis/vorbisfile.h>

enum {
    LAYERS = 5,
    NEEDED = 3, /* of these; not every piece has themes */
    OUT_CHANNELS = 2,
    CHUNK = 512,
    MUSIC_LIMIT = 4 * 1024 * 1024,
    BARS_LIMIT = 4096,
    PIECES = 16,
};

#define FADE_IN_S 1.2f
#define FADE_OUT_S 1.2f /* for another piece */
#define HUSH_S 0.2f     /* for silence: somebody may have come in */
#define COME_S 0.06f    /* a layer comes in: a bar begins 50 ms before its first beat */
#define GO_S 1.5f       /* less than any bar, as the next one */
#define SILENT_S 2.0f   /* for those who talk, and back */
#define HEADROOM 0.75f  /* -2.5 dB: sounds come on top of it */
#define DUCK_S 0.8f
#define DUCKED 0.4f /* -8 dB */

/* A loudness on its way to another one, in equal steps. */
struct glide {
    float now, to, step; /* step: a sample */
};

struct layer {
    struct text bytes;
    size_t at; /* read so far */
    OggVorbis_File file;
    struct glide loudness;
    bool there, open; /* there is a file; and it plays */
};

struct piece {
    struct layer layer[LAYERS];
    struct bars bars;
    long at, length; /* in samples */
};

/* Where a piece was left. It goes on from there: in an evening of short visits one would hear
 * nothing but beginnings. */
struct place {
    char name[32];
    long at;   /* in samples */
    bool said; /* that it is missing or broken */
};

struct music {
    SDL_mutex *lock;
    struct piece *piece; /* NULL: silence */
    char name[32], next[32];
    struct glide fade, duck, talk;
    float volume;
    unsigned layers;            /* from the next bar on */
    bool silent;                /* and so is this, once it is false again */
    struct place place[PIECES]; /* the main thread only */
    int places;
    float mixed[CHUNK * OUT_CHANNELS]; /* the mixer's thread only */
};

static void glide_to(struct glide *glide, float to, float seconds) {
    glide->to = to;
    glide->step = 1.0f / (seconds * SOUND_RATE);
}

static float glide_on(struct glide *glide) {
    float left = glide->to - glide->now;
    glide->now = fabsf(left) <= glide->step ? glide->to : glide->now + copysignf(glide->step, left);
    return glide->now;
}

/* --- files in memory, as libvorbisfile reads them --- */

static size_t read_bytes(void *to, size_t size, size_t count, void *context) {
    struct layer *layer = context;
    size_t left = layer->bytes.length - layer->at, wanted = size * count;
    size_t length = wanted < left ? wanted : left;
    if (length) { /* an empty file has no bytes to point to */
        memcpy(to, layer->bytes.data + layer->at, length);
    }
    layer->at += length;
    return size ? length / size : 0;
}

static int seek_bytes(void *context, ogg_int64_t offset, int whence) {
    struct layer *layer = context;
    ogg_int64_t length = (ogg_int64_t)layer->bytes.length;
    ogg_int64_t from = whence == SEEK_SET   ? 0
                       : whence == SEEK_CUR ? (ogg_int64_t)layer->at
                                            : length;
    if (offset < -from || offset > length - from) {
        return -1;
    }
    layer->at = (size_t)(from + offset);
    return 0;
}

static long tell_bytes(void *context) {
    return (long)((struct layer *)context)->at;
}

static void close_layer(struct layer *layer) {
    if (layer->open) {
        ov_clear(&layer->file);
    }
    layer->open = false;
    text_release(&layer->bytes);
}

static bool playable(struct layer *layer) {
    const vorbis_info *info = ov_info(&layer->file, -1);
    return ov_streams(&layer->file) == 1 && ov_pcm_total(&layer->file, -1) > 0 &&
           info->rate == SOUND_RATE && info->channels <= OUT_CHANNELS;
}

static bool open_layer(struct layer *layer, const char *name, const char *part) {
    static const ov_callbacks callbacks = {read_bytes, seek_bytes, NULL, tell_bytes};
    struct text path = {0};
    struct error error = {{0}};
    text_addf(&path, "/share/music/%s%s.ogg", name, part);
    layer->there = files_read(text_string(&path), MUSIC_LIMIT, &layer->bytes, &error);
    layer->open = layer->there && ov_open_callbacks(layer, &layer->file, NULL, 0, callbacks) == 0;
    text_release(&path);
    if (!layer->open || !playable(layer)) {
        close_layer(layer);
    }
    return layer->open;
}

/* Layers of another length than the first would part from it. */
static void open_layers(struct piece *piece, const char *name) {
    static const char *const parts[LAYERS] = {"-base", "-warmer", "-full", "-round", "-square"};
    for (int i = 0; i < LAYERS; i++) {
        struct layer *layer = &piece->layer[i];
        if (open_layer(layer, name, parts[i])) {
            long its = (long)ov_pcm_total(&layer->file, -1);
            piece->length = piece->length ? piece->length : its;
            if (its != piece->length) {
                close_layer(layer);
            }
        }
    }
}

static void open_bars(struct piece *piece, const char *name) {
    struct text path = {0}, bytes = {0};
    struct error error = {{0}};
    text_addf(&path, "/share/music/%s.bars", name);
    if (files_read(text_string(&path), BARS_LIMIT, &bytes, &error)) {
        bars_read(&piece->bars, text_string(&bytes), piece->length);
    }
    text_release(&bytes);
    text_release(&path);
}

static int count_open(const struct piece *piece) {
    int open = 0;
    for (int i = 0; i < LAYERS; i++) {
        open += piece->layer[i].open;
    }
    return open;
}

static void say_missing(const struct piece *piece, const char *name, int open, int lost) {
    if (!open) {
        platform_log("the music %s is missing or broken; it is quiet instead", name);
    } else if (lost) {
        platform_log("the music %s: %d of its %d layers are missing or broken", name, lost,
                     open + lost);
    } else if (!piece->bars.count) {
        platform_log("the music %s: where its bars begin is missing or broken", name);
    }
}

/* It goes on with the bar in which it was left. */
static void go_to(struct piece *piece, long at) {
    piece->at = bars_begin(&piece->bars, at);
    for (int i = 0; i < LAYERS; i++) {
        struct layer *layer = &piece->layer[i];
        if (layer->open && ov_pcm_seek(&layer->file, piece->at) != 0) {
            close_layer(layer);
        }
    }
}

static struct piece *open_piece(struct place *place) {
    struct piece *piece = base_alloc(sizeof *piece);
    bool whole = open_layer(&piece->layer[0], place->name, "");
    int lost = 0;
    if (whole) {
        piece->length = (long)ov_pcm_total(&piece->layer[0].file, -1);
    } else {
        open_layers(piece, place->name);
    }
    for (int i = 0; i < LAYERS && !whole; i++) {
        lost += !piece->layer[i].open && (i < NEEDED || piece->layer[i].there);
    }
    open_bars(piece, place->name);
    if (!place->said && (lost || !piece->bars.count)) {
        place->said = true;
        say_missing(piece, place->name, count_open(piece), lost);
    }
    go_to(piece, place->at);
    return piece;
}

static void free_piece(struct piece *piece) {
    for (int i = 0; piece && i < LAYERS; i++) {
        close_layer(&piece->layer[i]);
    }
    free(piece);
}

/* --- mixing, on the mixer's thread --- */

/* The next samples, at most `most`; at the end from the beginning again, with the end's last wave
 * running out into it. 0: there are none to be had. */
static long decode(struct layer *layer, int most, float ***samples) {
    int section = 0;
    long count = ov_read_float(&layer->file, samples, most, &section);
    if (count == 0 && ov_pcm_seek_lap(&layer->file, 0) == 0) {
        count = ov_read_float(&layer->file, samples, most, &section);
    }
    return count > 0 ? count : 0;
}

/* A layer steals in and out: 0, a half and 1 are as they are, the ways between begin and end
 * gently.
 */
static float eased(float part) {
    return part * part * (3.0f - 2.0f * part);
}

static void mix_layer(struct layer *layer, float *mixed, int frames) {
    for (int done = 0; layer->open && done < frames;) {
        float **samples = NULL;
        long count = decode(layer, frames - done, &samples);
        if (count == 0) {
            close_layer(layer); /* broken inside: the others go on */
            return;
        }
        int right = ov_info(&layer->file, -1)->channels - 1;
        for (long i = 0; i < count; i++, done++) {
            float loudness = eased(glide_on(&layer->loudness));
            mixed[2 * done] += loudness * samples[0][i];
            mixed[2 * done + 1] += loudness * samples[right][i];
        }
    }
}

static int16_t sample_of(float value) {
    float scaled = value * 32767.0f;
    return (int16_t)lrintf(scaled > 32767.0f ? 32767.0f : scaled < -32767.0f ? -32767.0f : scaled);
}

static void mix_chunk(struct music *music, int16_t *out, int frames) {
    float *mixed = music->mixed;
    memset(mixed, 0, sizeof music->mixed);
    for (int i = 0; i < LAYERS; i++) {
        mix_layer(&music->piece->layer[i], mixed, frames);
    }
    for (int i = 0; i < frames; i++) {
        float loudness = music->volume * glide_on(&music->fade) * glide_on(&music->duck) *
                         eased(glide_on(&music->talk));
        out[2 * i] = sample_of(loudness * mixed[2 * i]);
        out[2 * i + 1] = sample_of(loudness * mixed[2 * i + 1]);
    }
}

/* The first layer is always heard. */
static float layer_loudness(unsigned layers, int layer) {
    return layer == 0 || layers >> (layer - 1) & 1 ? 1.0f : 0.0f;
}

/* What was asked for since the last bar begins with this one. */
static void begin_bar(struct music *music) {
    for (int i = 0; i < LAYERS; i++) {
        float loudness = layer_loudness(music->layers, i);
        glide_to(&music->piece->layer[i].loudness, loudness, loudness > 0.0f ? COME_S : GO_S);
    }
    if (!music->silent) {
        glide_to(&music->talk, 1.0f, SILENT_S);
    }
}

/* Mixes on as far as nothing new begins; returns how many samples, at most `most`. */
static int mix_on(struct music *music, int16_t *out, int most) {
    struct piece *piece = music->piece;
    if (bars_begin(&piece->bars, piece->at) == piece->at) {
        begin_bar(music);
    }
    long left = bars_left(&piece->bars, piece->at);
    int frames = most < CHUNK ? most : CHUNK;
    frames = left < frames ? (int)left : frames;
    mix_chunk(music, out, frames);
    piece->at = piece->length ? (piece->at + frames) % piece->length : 0;
    return frames;
}

/* SDL_mixer has filled the stream with silence. */
static void mix(void *context, Uint8 *stream, int length) {
    struct music *music = context;
    int16_t *out = (void *)stream;
    int frames = length / (int)(OUT_CHANNELS * sizeof *out);
    SDL_LockMutex(music->lock);
    for (int done = 0; music->piece && done < frames;) {
        done += mix_on(music, out + OUT_CHANNELS * done, frames - done);
    }
    SDL_UnlockMutex(music->lock);
}

/* --- what plays --- */

struct music *music_new(void) {
    struct music *music = base_alloc(sizeof *music);
    music->lock = SDL_CreateMutex();
    music->duck = music->talk = (struct glide){.now = 1.0f, .to = 1.0f};
    return music;
}

/* From silence, as a device that comes back finds it. */
void music_begin(struct music *music) {
    music->fade.now = 0.0f;
    music->talk.now = music->talk.to;
    Mix_HookMusic(mix, music);
}

void music_rest(struct music *music) {
    (void)music;
    Mix_HookMusic(NULL, NULL);
}

void music_free(struct music *music) {
    if (music) {
        music_rest(music);
        free_piece(music->piece);
        SDL_DestroyMutex(music->lock);
        free(music);
    }
}

void music_layers(struct music *music, unsigned layers) {
    SDL_LockMutex(music->lock);
    music->layers = layers;
    SDL_UnlockMutex(music->lock);
}

void music_place(struct music *music, enum platform_music_place place) {
    SDL_LockMutex(music->lock);
    music->silent = place == PLATFORM_MUSIC_SILENT;
    if (music->silent) {
        glide_to(&music->talk, 0.0f, SILENT_S);
    }
    glide_to(&music->duck, place == PLATFORM_MUSIC_NEAR ? 1.0f : DUCKED, DUCK_S);
    SDL_UnlockMutex(music->lock);
}

void music_volume(struct music *music, int volume) {
    SDL_LockMutex(music->lock);
    music->volume = HEADROOM * (float)volume / 100.0f;
    SDL_UnlockMutex(music->lock);
}

void music_play(struct music *music, const char *name) {
    if (strlen(name) < sizeof music->next) {
        strcpy(music->next, name);
    }
}

/* Of more pieces than there is room for, the last ones share a place and begin anew. */
static struct place *place_of(struct music *music, const char *name) {
    for (int i = 0; i < music->places; i++) {
        if (strcmp(music->place[i].name, name) == 0) {
            return &music->place[i];
        }
    }
    music->places += music->places < PIECES;
    struct place *place = &music->place[music->places - 1];
    *place = (struct place){.at = 0};
    strcpy(place->name, name);
    return place;
}

/* The mixer has let go of it. */
static void leave_piece(struct music *music, struct piece *piece) {
    if (piece) {
        place_of(music, music->name)->at = piece->at;
    }
    free_piece(piece);
}

/* The next piece goes on, with the layers that are asked for, once the last one has faded. */
static void change_piece(struct music *music) {
    struct piece *last = music->piece;
    struct piece *next = music->next[0] ? open_piece(place_of(music, music->next)) : NULL;
    for (int i = 0; next && i < LAYERS; i++) {
        next->layer[i].loudness.now = next->layer[i].loudness.to = layer_loudness(music->layers, i);
    }
    SDL_LockMutex(music->lock);
    music->piece = next;
    music->fade.now = 0.0f;
    SDL_UnlockMutex(music->lock);
    leave_piece(music, last);
    strcpy(music->name, music->next);
}

bool music_changes(const struct music *music) {
    return strcmp(music->name, music->next) != 0;
}

void music_tick(struct music *music) {
    bool change = music_changes(music);
    SDL_LockMutex(music->lock);
    float seconds = !change ? FADE_IN_S : music->next[0] ? FADE_OUT_S : HUSH_S;
    glide_to(&music->fade, change ? 0.0f : 1.0f, seconds);
    bool silent = !music->piece || music->fade.now <= 0.0f;
    SDL_UnlockMutex(music->lock);
    if (change && silent) {
        change_piece(music);
    }
}

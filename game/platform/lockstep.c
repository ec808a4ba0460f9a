/* Sound in step with a scripted run. SDL's disk driver writes what it mixed into a pipe of one
 * buffer; the mixer's thread therefore waits until the main thread takes a buffer out, and the
 * main thread waits until the next one is mixed. So between two frames nothing is mixed, and
 * what is heard depends on the script alone. (Waiting in the mixer's callback would not do: it
 * runs under the lock that every SDL_mixer call takes.)
 *
 * While SDL opens the device its thread may write silence that was never mixed, none or a few
 * times. So each mixed buffer is numbered, in its first bytes, and silence is passed over. */
#include "os/os.h"
#include "platform/internal.h"

#include <SDL_mixer.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE_BYTES = 4, BUFFER_BYTES = LOCKSTEP_BUFFER * SAMPLE_BYTES };

struct lockstep {
    struct os_pipe pipe;
    SDL_sem *done; /* posted once for each mixed buffer */
    uint64_t hash;
    uint32_t mixed; /* the mixer's thread: buffers so far */
    uint32_t seen;  /* the main thread: of those, how many it knows of */
    uint32_t taken; /* the number of the last buffer taken out */
    uint32_t first; /* the one that play began with */
    uint32_t ahead; /* how many the thread gets ahead before it must wait */
};

static void post_mix(void *context, Uint8 *stream, int length) {
    struct lockstep *lockstep = context;
    lockstep->hash = hash_bytes(lockstep->hash, stream, (size_t)length);
    lockstep->mixed++;
    memcpy(stream, &lockstep->mixed, sizeof lockstep->mixed);
    SDL_SemPost(lockstep->done);
}

/* SDL3 in SDL2's part, which has such numbers: it writes under the mixer's lock, and with a pipe
 * that is full whoever plays a sound would wait for ever. */
static bool writes_locked(void) {
    SDL_version version;
    SDL_GetVersion(&version);
    return version.major == 2 && version.patch >= 50;
}

struct lockstep *lockstep_new(void) {
    if (writes_locked()) {
        SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
        return NULL;
    }
    struct lockstep *lockstep = base_alloc(sizeof *lockstep);
    if (os_pipe(BUFFER_BYTES, &lockstep->pipe) != 0) {
        free(lockstep);
        return NULL;
    }
    lockstep->hash = HASH_START;
    lockstep->done = SDL_CreateSemaphore(0);
    os_outlive_readers();
    /* The disk driver announces itself as if it were an accident. */
    SDL_LogSetPriority(SDL_LOG_CATEGORY_AUDIO, SDL_NUM_LOG_PRIORITIES);
    SDL_setenv("SDL_AUDIODRIVER", "disk", 1);
    SDL_setenv("SDL_DISKAUDIOFILE", lockstep->pipe.name, 1);
    /* No delay: a name is no number. On Windows the second of the two that SDL reads takes the
     * place of the first before it is opened. */
    SDL_setenv("SDL_DISKAUDIODELAY", lockstep->pipe.name, 1);
    Mix_SetPostMix(post_mix, lockstep);
    return lockstep;
}

/* The number of the next buffer in the pipe; 0: it is silence that was not mixed. False when the
 * device is gone. */
static bool read_buffer(struct lockstep *lockstep, uint32_t *number) {
    char buffer[BUFFER_BYTES];
    size_t got = 0;
    while (got < sizeof buffer) {
        size_t part;
        if (os_read(&lockstep->pipe.read, buffer + got, sizeof buffer - got, &part) != 0 ||
            part == 0) {
            return false;
        }
        got += part;
    }
    memcpy(number, buffer, sizeof *number);
    return true;
}

/* Takes the next mixed buffer out and waits until the thread is as far ahead as it gets. `ms`
 * bounds the wait for each buffer, 0: none. */
static bool take(struct lockstep *lockstep, uint32_t ms) {
    uint32_t number = 0;
    while (number == 0) {
        if (!read_buffer(lockstep, &number)) {
            return false;
        }
    }
    lockstep->taken = number;
    for (; lockstep->seen < number + lockstep->ahead; lockstep->seen++) {
        if (SDL_SemWaitTimeout(lockstep->done, ms ? ms : SDL_MUTEX_MAXWAIT) != 0) {
            return false;
        }
    }
    return true;
}

/* Silence may also stand behind the first mixed buffer; then the thread is less far ahead than
 * was waited for, and the next buffer is taken as well. */
void lockstep_begin(struct lockstep *lockstep) {
    enum { OPENING_MS = 400, TRIES = 8 };
    lockstep->ahead = (uint32_t)(os_pipe_holds(&lockstep->pipe) / BUFFER_BYTES + 1);
    for (int i = 0; i < TRIES && !take(lockstep, OPENING_MS); i++) {
    }
    lockstep->first = lockstep->taken;
    lockstep->hash = HASH_START; /* the thread waits: what comes now is the script's */
}

void lockstep_frame(struct lockstep *lockstep, uint32_t frame) {
    uint64_t due = (uint64_t)frame * SOUND_RATE / 60 / LOCKSTEP_BUFFER;
    while (lockstep->taken < due + lockstep->first && take(lockstep, 0)) {
    }
}

uint64_t lockstep_hash(const struct lockstep *lockstep) {
    return lockstep->hash;
}

/* The thread's next write fails, it ends, and the device can be closed. */
void lockstep_stop(struct lockstep *lockstep) {
    os_close(&lockstep->pipe.read);
}

void lockstep_free(struct lockstep *lockstep) {
    Mix_SetPostMix(NULL, NULL); /* what is mixed next is none of its */
    os_close(&lockstep->pipe.write);
    SDL_DestroySemaphore(lockstep->done);
    free(lockstep);
}

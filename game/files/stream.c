/* A zip in memory as PhysicsFS wants it. PHYSFS_mountMemory would do the same, but in 3.0.2 it
 * never frees the memory: it compares its reference count with zero before counting down. */
#include "files/inside.h"

#include <physfs.h>
#include <stdlib.h>
#include <string.h>

struct stream {
    PHYSFS_Io io; /* first: a pointer to it is one to the stream */
    char *bytes;
    size_t size, at;
    bool owner; /* frees the bytes; PhysicsFS destroys the archive after all files in it */
    bool held;  /* not to be destroyed yet */
};

static struct stream *stream_of(PHYSFS_Io *io) {
    return io->opaque;
}

static PHYSFS_sint64 stream_read(PHYSFS_Io *io, void *buffer, PHYSFS_uint64 length) {
    struct stream *stream = stream_of(io);
    size_t left = stream->size - stream->at;
    size_t count = length < left ? (size_t)length : left;
    memcpy(buffer, stream->bytes + stream->at, count);
    stream->at += count;
    return (PHYSFS_sint64)count;
}

static int stream_seek(PHYSFS_Io *io, PHYSFS_uint64 offset) {
    struct stream *stream = stream_of(io);
    if (offset > stream->size) {
        PHYSFS_setErrorCode(PHYSFS_ERR_PAST_EOF);
        return 0;
    }
    stream->at = (size_t)offset;
    return 1;
}

static PHYSFS_sint64 stream_tell(PHYSFS_Io *io) {
    return (PHYSFS_sint64)stream_of(io)->at;
}

static PHYSFS_sint64 stream_length(PHYSFS_Io *io) {
    return (PHYSFS_sint64)stream_of(io)->size;
}

static PHYSFS_Io *stream_duplicate(PHYSFS_Io *io) {
    struct stream *stream = stream_of(io);
    struct stream *copy = base_alloc(sizeof *copy);
    *copy = *stream;
    copy->io.opaque = copy;
    copy->at = 0;
    copy->owner = copy->held = false;
    return &copy->io;
}

static void stream_destroy(PHYSFS_Io *io) {
    struct stream *stream = stream_of(io);
    if (stream->held) {
        return;
    }
    if (stream->owner) {
        free(stream->bytes);
    }
    free(stream);
}

/* NOLINTNEXTLINE(readability-non-const-parameter): the stream owns the bytes from here on */
static struct stream *stream_new(char *bytes, size_t size) {
    struct stream *stream = base_alloc(sizeof *stream);
    *stream = (struct stream){
        .io = {.opaque = stream,
               .read = stream_read,
               .seek = stream_seek,
               .tell = stream_tell,
               .length = stream_length,
               .duplicate = stream_duplicate,
               .destroy = stream_destroy},
        .bytes = bytes,
        .size = size,
        .owner = true,
    };
    return stream;
}

/* Where mounting fails, PhysicsFS has destroyed the stream or has not, by how far it came. So it
 * can't meanwhile, and we do. */
bool stream_mount(char *bytes, size_t size, const char *archive, const char *point) {
    struct stream *stream = stream_new(bytes, size);
    stream->held = true;
    bool good = PHYSFS_mountIo(&stream->io, archive, point, 1);
    stream->held = false;
    if (!good) {
        stream_destroy(&stream->io);
    }
    return good;
}

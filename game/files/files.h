/* files: what the game reads and writes. The only user of PhysicsFS, libzip and zlib.
 *
 * Two worlds of paths:
 *   virtual   "/share/fonts/a.ttf", "/packs/mine/pack.yaml": what the game reads while it runs.
 *             Made of parts; no part is empty, "." or "..", none has '\', ':' or a control
 *             character. Checked here before PhysicsFS sees them. At most 255 bytes.
 *   native    paths of the operating system, for saves and for naming a pack.
 *
 * A pack is a folder or a zip of that folder. It is read once and checked; of the names and
 * contents that were found, and of nothing else, a plain zip is made in memory, and that is
 * mounted: what was checked is what is read, whatever happens to the file meanwhile. PhysicsFS,
 * which checks neither sizes, nor counts, nor checksums, never sees a byte of somebody's zip.
 *
 * The gate reads those: APPNOTE.TXT 6.3.10 (PKWARE), sections 4.3 and 4.4, of which it takes what
 * people's tools write: local headers one after another from the first byte, the central directory
 * after them, the end record last, with a comment perhaps; stored or deflated (RFC 1951), streamed
 * (with a descriptor) or not; no zip64 list, encryption, links, overlaps or gaps; and all is
 * inflated and compared with its CRC-32. '\' may stand between the parts of a name, and the whole
 * pack may lie in a folder of the zip, or in the only folder of a folder.
 *
 * Passed by and never read is what people and their tools leave there: names that start with a dot
 * (.git, .DS_Store), __MACOSX, Thumbs.db, desktop.ini; and where their names are not a pack's
 * (README.md), notes and licences. Of what is left, links, pipes, sockets and devices are refused;
 * the pack's own path may be a link.
 *
 * Errors: false, and one sentence with how to mend it in `error`. Names from a pack are shown in
 * messages with everything but plain ASCII replaced. Texts handed out are the caller's; they are
 * empty after an error. PhysicsFS is one for the whole process, so, unlike elsewhere in the game,
 * the mounts are global state: initialise once, from the main thread, before other threads.
 * Mounting and reading may then happen on any of them: PhysicsFS locks what it shares. */
#ifndef FILES_H
#define FILES_H

#include "base/base.h"

enum {
    FILES_MAX_ZIP = 32 * 1024 * 1024,   /* bytes of a zip */
    FILES_MAX_FILE = 8 * 1024 * 1024,   /* bytes of one file of a pack, unpacked */
    FILES_MAX_TOTAL = 64 * 1024 * 1024, /* bytes of all of them */
    FILES_MAX_RATIO = 200,              /* unpacked : packed, of one file */
    FILES_MAX_ENTRIES = 1000,           /* files and folders of a pack */
    FILES_MAX_NAME = 120,               /* bytes of a path in a pack, [a-z0-9_.-/] */
    FILES_MAX_DEPTH = 6,                /* parts of a path in a pack */
    FILES_MAX_MOUNT_NAME = 40,          /* bytes of a mount name, [a-z0-9-] */
};

/* Starts PhysicsFS with ZIP as its only archive type. Works without HOME and without an entry in
 * the password file. argv0 is main's, or NULL. */
bool files_init(const char *argv0, struct error *error);
void files_release(void); /* unmounts everything; harmless when not initialised */

/* The game's own folder, read-only, appears as /share. Links in it, such as those of packagers
 * to fonts, are followed; no other folder is ever mounted. */
bool files_mount_share(const char *native_folder, struct error *error);

/* A pack, folder or zip, appears as /packs/MOUNT_NAME. The name must not be in use. */
bool files_mount_pack(const char *native_path, const char *mount_name, struct error *error);
/* The same for a zip in memory, which is read at once. */
bool files_mount_bytes(const void *bytes, size_t size, const char *mount_name, struct error *error);
/* The same as files_mount_pack, of a pack that is to be kept: all of one reading. Its fingerprint,
 * as below; appended to `zip`, unless it is NULL, the pack as files_write_zip would write it; the
 * error without the path. */
bool files_take_pack(const char *native_path, const char *mount_name, uint64_t *fingerprint,
                     struct text *zip, struct error *error);
bool files_unmount_pack(const char *mount_name, struct error *error);
/* The same number for the same names and contents, be it a folder or a zip. Mounts nothing. */
bool files_fingerprint_pack(const char *native_path, uint64_t *fingerprint, struct error *error);

/* --- virtual paths --- */
/* The whole file, at most `limit` bytes. */
bool files_read(const char *virtual_path, size_t limit, struct text *out, struct error *error);
/* Calls `found` with each name in the folder, sorted by bytes; false when there is none. */
bool files_list(const char *virtual_folder, void (*found)(void *to, const char *name), void *to);

/* Have the types that struct pack_source asks for; its context is the mount name (a char *). The
 * paths are relative to the pack; "" is its top folder. */
bool files_source_read(void *mount_name, const char *path, struct text *out, struct error *error);
bool files_source_list(void *mount_name, const char *folder,
                       void (*found)(void *to, const char *name), void *to);

/* --- native paths --- */
/* Writes the pack in `folder` as a zip that the gate accepts, never into that folder. The same
 * folder gives the same bytes: entries sorted, times fixed. Permissions as the umask says. Appends
 * the names that were passed by, save those with a dot, to `left_out` (or NULL): "README.md,
 * Notes.txt". */
bool files_write_zip(const char *folder, const char *out_path, struct text *left_out,
                     struct error *error);

/* Replaces the file at once or not at all, also over a power cut: a new file beside it, fsync,
 * rename, fsync of the folder. For the owner alone (0600). A link at `path` is replaced itself.
 * After a false, the old file is as it was — except when only the folder's fsync failed, where
 * it holds the new content, but may lose it to a power cut. */
bool files_write_atomic(const char *path, const void *bytes, size_t size, struct error *error);
/* The whole regular file, at most `limit` bytes. Never blocks on a pipe or device. */
bool files_read_native(const char *path, size_t limit, struct text *out, struct error *error);
/* The folder and those above it, each for the owner alone (0700) where it is made. */
bool files_make_folder(const char *path, struct error *error);
/* Calls `found` with each name in the folder, sorted, without names that start with a dot. */
bool files_list_native(const char *folder, void (*found)(void *to, const char *name), void *to,
                       struct error *error);

#endif

/* Files of Windows. They are opened so that others may read, write, move and remove them meanwhile,
 * as POSIX has it; a folder stays where it is as long as it is open. */
#include "os/windows_inside.h"

#include <aclapi.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { SAID = 512 };

enum os_cause os_cause(int trouble) {
    switch (trouble) {
    case ERROR_SUCCESS:
        return OS_FINE;
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
        return OS_MISSING;
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS:
        return OS_THERE;
    case ERROR_ACCESS_DENIED:
        return OS_DENIED;
    case ERROR_CANT_RESOLVE_FILENAME:
        return OS_A_LINK;
    case ERROR_PIPE_BUSY:
        return OS_NOT_PLAIN;
    case ERROR_LOCK_VIOLATION:
    case ERROR_SHARING_VIOLATION:
    case ERROR_IO_PENDING:
        return OS_IN_USE;
    default:
        return OS_OTHER;
    }
}

/* The system says it as a sentence, with a full stop and a new line. */
const char *os_reason(int trouble) {
    static _Thread_local char reason[SAID];
    wchar_t said[SAID / 4] = L"";
    DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS |
                                      FORMAT_MESSAGE_MAX_WIDTH_MASK,
                                  NULL, (DWORD)trouble, 0, said, SAID / 4, NULL);
    while (length > 0 && wcschr(L" .", said[length - 1])) {
        said[--length] = L'\0';
    }
    if (length == 0 ||
        !WideCharToMultiByte(CP_UTF8, 0, said, -1, reason, sizeof reason, NULL, NULL)) {
        snprintf(reason, sizeof reason, "error %d of Windows", trouble);
    }
    return reason;
}

static int trouble_of(BOOL good) {
    return good ? 0 : (int)GetLastError();
}

static HANDLE handle_of(const struct os_file *file) {
    return (HANDLE)file->handle;
}

/* --- opening --- */

enum { ALL_SHARE = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE };

static bool has_attribute(HANDLE handle, DWORD attribute) {
    BY_HANDLE_FILE_INFORMATION all;
    return GetFileInformationByHandle(handle, &all) && (all.dwFileAttributes & attribute);
}

/* Links and junctions; what a cloud has not sent yet is a file like others. */
static bool is_link(HANDLE handle) {
    FILE_ATTRIBUTE_TAG_INFO tag;
    return has_attribute(handle, FILE_ATTRIBUTE_REPARSE_POINT) &&
           GetFileInformationByHandleEx(handle, FileAttributeTagInfo, &tag, sizeof tag) &&
           IsReparseTagNameSurrogate(tag.ReparseTag);
}

static HANDLE open_wide(const wchar_t *path, DWORD access, DWORD share, DWORD flags) {
    return CreateFileW(path, access, share, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS | flags,
                       NULL);
}

/* With OS_NO_LINK a link itself. */
static HANDLE open_there(const struct os_file *from, const char *path, DWORD access, DWORD share,
                         unsigned how) {
    wchar_t *wide = wide_path(from, path);
    HANDLE handle = open_wide(wide, access, share,
                              how & OS_NO_LINK ? FILE_FLAG_OPEN_REPARSE_POINT : 0);
    if (how & OS_NO_LINK && handle != INVALID_HANDLE_VALUE && !is_link(handle) &&
        has_attribute(handle, FILE_ATTRIBUTE_REPARSE_POINT)) {
        CloseHandle(handle);
        handle = open_wide(wide, access, share, 0);
    }
    free(wide);
    return handle;
}

/* Closes what is not as it was to be. */
static int opened(HANDLE handle, unsigned how, struct os_file *out) {
    int trouble = trouble_of(handle != INVALID_HANDLE_VALUE);
    *out = (struct os_file){0};
    if (!trouble && how & OS_NO_LINK && is_link(handle)) {
        trouble = ERROR_CANT_RESOLVE_FILENAME;
    } else if (!trouble && how & OS_AS_A_FOLDER &&
               !has_attribute(handle, FILE_ATTRIBUTE_DIRECTORY)) {
        trouble = ERROR_DIRECTORY;
    }
    if (!trouble) {
        *out = (struct os_file){true, (intptr_t)handle};
    } else if (handle != INVALID_HANDLE_VALUE) {
        CloseHandle(handle);
    }
    return trouble;
}

int os_open(const struct os_file *from, const char *path, unsigned how, struct os_file *out) {
    DWORD access = GENERIC_READ | (how & OS_WRITE ? GENERIC_WRITE : 0);
    HANDLE handle = open_there(from, path, access, ALL_SHARE, how);
    if (handle != INVALID_HANDLE_VALUE && has_attribute(handle, FILE_ATTRIBUTE_DIRECTORY)) {
        CloseHandle(handle);
        handle = open_there(from, path, access, FILE_SHARE_READ | FILE_SHARE_WRITE, how);
    }
    return opened(handle, how, out);
}

int os_create(const char *path, bool for_others, struct os_file *out) {
    struct alone alone = {{0}};
    wchar_t *wide = wide_path(NULL, path);
    HANDLE handle = CreateFileW(wide, GENERIC_WRITE, ALL_SHARE,
                                for_others ? NULL : alone_new(&alone), CREATE_NEW,
                                FILE_ATTRIBUTE_NORMAL, NULL);
    int trouble = opened(handle, 0, out);
    alone_release(&alone);
    free(wide);
    return trouble;
}

FILE *os_stream(const char *path) {
    wchar_t *wide = wide_path(NULL, path);
    FILE *stream = _wfopen(wide, L"wb");
    int number = errno;
    free(wide);
    errno = number;
    return stream;
}

int os_close(struct os_file *file) {
    int trouble = file->open ? trouble_of(CloseHandle(handle_of(file))) : 0;
    *file = (struct os_file){0};
    return trouble;
}

/* --- what is open --- */

enum { MOST_AT_ONCE = 1 << 30 };

/* A pipe that nobody has opened yet is waited for; one that was closed is at its end. */
int os_read(const struct os_file *file, void *bytes, size_t size, size_t *got) {
    DWORD part = 0;
    int trouble;
    do {
        trouble = trouble_of(ReadFile(handle_of(file), bytes,
                                      (DWORD)(size < MOST_AT_ONCE ? size : MOST_AT_ONCE), &part,
                                      NULL));
    } while (trouble == ERROR_PIPE_LISTENING &&
             (ConnectNamedPipe(handle_of(file), NULL) || GetLastError() == ERROR_PIPE_CONNECTED));
    *got = part;
    return trouble == ERROR_BROKEN_PIPE || trouble == ERROR_HANDLE_EOF ? 0 : trouble;
}

int os_write(const struct os_file *file, const void *bytes, size_t size) {
    for (const char *at = bytes; size > 0;) {
        DWORD part = 0;
        if (!WriteFile(handle_of(file), at, (DWORD)(size < MOST_AT_ONCE ? size : MOST_AT_ONCE),
                       &part, NULL)) {
            return (int)GetLastError();
        }
        at += part;
        size -= part;
    }
    return 0;
}

int os_sync(const struct os_file *file) {
    return trouble_of(FlushFileBuffers(handle_of(file)));
}

/* One byte far behind the end: what is locked nobody else can read. A lock that is held already
 * goes first, as POSIX may have it, too. */
int os_lock(const struct os_file *file, bool alone) {
    OVERLAPPED place = {0};
    place.Offset = place.OffsetHigh = 0x7fffffff;
    UnlockFileEx(handle_of(file), 0, 1, 0, &place);
    return trouble_of(LockFileEx(handle_of(file),
                                 LOCKFILE_FAIL_IMMEDIATELY | (alone ? LOCKFILE_EXCLUSIVE_LOCK : 0),
                                 0, 1, 0, &place));
}

static int describe(HANDLE handle, struct os_about *about) {
    BY_HANDLE_FILE_INFORMATION all;
    *about = (struct os_about){.kind = OS_STRANGE};
    if (GetFileType(handle) != FILE_TYPE_DISK) {
        return 0;
    }
    if (!GetFileInformationByHandle(handle, &all)) {
        return (int)GetLastError();
    }
    *about = (struct os_about){
        .kind = is_link(handle)                                   ? OS_STRANGE
                : all.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY ? OS_FOLDER
                                                                  : OS_FILE,
        .size = (int64_t)((uint64_t)all.nFileSizeHigh << 32 | all.nFileSizeLow),
        .names = all.nNumberOfLinks,
        .id = {all.dwVolumeSerialNumber, (uint64_t)all.nFileIndexHigh << 32 | all.nFileIndexLow}};
    return 0;
}

int os_about(const struct os_file *file, struct os_about *about) {
    return describe(handle_of(file), about);
}

int os_look(const struct os_file *from, const char *path, unsigned how, struct os_about *about) {
    HANDLE handle = open_there(from, path, FILE_READ_ATTRIBUTES, ALL_SHARE, how);
    int trouble = trouble_of(handle != INVALID_HANDLE_VALUE);
    *about = (struct os_about){0};
    if (!trouble) {
        trouble = describe(handle, about);
        CloseHandle(handle);
    }
    return trouble;
}

/* Hands on the names of one portion; false where `found` had enough. */
static bool read_portion(const char *portion, bool (*found)(void *to, const char *name), void *to) {
    for (const FILE_ID_BOTH_DIR_INFO *entry = (const void *)portion;;) {
        size_t letters = entry->FileNameLength / sizeof(wchar_t);
        wchar_t *wide = base_alloc((letters + 1) * sizeof *wide);
        wmemcpy(wide, entry->FileName, letters);
        char *name = narrow_of(wide);
        bool more = found(to, name);
        free(name);
        free(wide);
        if (!more || !entry->NextEntryOffset) {
            return more;
        }
        portion += entry->NextEntryOffset;
        entry = (const void *)portion;
    }
}

int os_names(const struct os_file *folder, bool (*found)(void *to, const char *name), void *to) {
    enum { PORTION = 64 * 1024 };
    char *portion = base_alloc(PORTION);
    FILE_INFO_BY_HANDLE_CLASS what = FileIdBothDirectoryRestartInfo;
    bool more = true;
    int trouble = 0;
    while (more && !trouble) {
        trouble = trouble_of(
            GetFileInformationByHandleEx(handle_of(folder), what, portion, PORTION));
        what = FileIdBothDirectoryInfo;
        more = trouble || read_portion(portion, found, to);
    }
    free(portion);
    return trouble == ERROR_NO_MORE_FILES ? 0 : trouble;
}

/* --- what lies where --- */

/* Asked by opening it: nothing else knows all that could be in the way. */
int os_may(const char *path, unsigned rights) {
    DWORD access = (rights & OS_MAY_READ ? FILE_READ_DATA : 0) |
                   (rights & OS_MAY_WRITE ? FILE_WRITE_DATA : 0) |
                   (rights & OS_MAY_ENTER ? FILE_LIST_DIRECTORY : 0);
    HANDLE handle = open_there(NULL, path, access, ALL_SHARE, 0);
    int trouble = trouble_of(handle != INVALID_HANDLE_VALUE);
    if (!trouble) {
        CloseHandle(handle);
    }
    return trouble;
}

void os_make_private(const char *path) {
    struct alone alone = {{0}};
    struct os_about about;
    BOOL has, usual;
    PACL list;
    HANDLE handle = open_there(NULL, path, FILE_READ_ATTRIBUTES | READ_CONTROL | WRITE_DAC,
                               ALL_SHARE, OS_NO_LINK);
    if (handle == INVALID_HANDLE_VALUE) {
        return;
    }
    if (describe(handle, &about) == 0 && about.kind == OS_FILE && alone_new(&alone) &&
        GetSecurityDescriptorDacl(alone.attributes.lpSecurityDescriptor, &has, &list, &usual)) {
        SetSecurityInfo(handle, SE_FILE_OBJECT,
                        DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, NULL, NULL,
                        list, NULL);
    }
    alone_release(&alone);
    CloseHandle(handle);
}

/* Over a file that is open, as POSIX would have it. */
static int move_over(const wchar_t *from, const wchar_t *to) {
    enum { BY_FLAGS = 22, REPLACE = 1, AS_POSIX = 2 }; /* FileRenameInfoEx and its flags */
    size_t letters = wcslen(to), size = sizeof(FILE_RENAME_INFO) + letters * sizeof *to;
    FILE_RENAME_INFO *info = base_alloc(size);
    const DWORD flags = REPLACE | AS_POSIX;
    memcpy(info, &flags, sizeof flags); /* where older headers know of ReplaceIfExists alone */
    info->FileNameLength = (DWORD)(letters * sizeof *to);
    wmemcpy(info->FileName, to, letters);
    HANDLE handle = open_wide(from, DELETE | SYNCHRONIZE, ALL_SHARE, FILE_FLAG_WRITE_THROUGH);
    int trouble = trouble_of(handle != INVALID_HANDLE_VALUE);
    if (!trouble) {
        trouble = trouble_of(SetFileInformationByHandle(handle, (FILE_INFO_BY_HANDLE_CLASS)BY_FLAGS,
                                                        info, (DWORD)size));
        CloseHandle(handle);
    }
    free(info);
    return trouble;
}

/* For disks that know of no such thing: what is open goes first, under another name, and comes back
 * where the other can't take its place. */
static int move_after(const wchar_t *from, const wchar_t *to) {
    size_t length = wcslen(to);
    wchar_t *aside = base_alloc((length + 5) * sizeof *aside);
    wmemcpy(aside, to, length);
    wmemcpy(aside + length, L".old", 4);
    int trouble = trouble_of(MoveFileExW(to, aside, MOVEFILE_WRITE_THROUGH));
    if (!trouble) {
        trouble = trouble_of(MoveFileExW(from, to, MOVEFILE_WRITE_THROUGH));
        if (trouble) {
            MoveFileExW(aside, to, MOVEFILE_WRITE_THROUGH);
        } else {
            DeleteFileW(aside); /* gone when it is closed */
        }
    }
    free(aside);
    return trouble;
}

int os_move(const char *from, const char *to) {
    wchar_t *old = wide_path(NULL, from), *new = wide_path(NULL, to);
    int trouble = trouble_of(
        MoveFileExW(old, new, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH));
    bool in_the_way = trouble == ERROR_ACCESS_DENIED || trouble == ERROR_SHARING_VIOLATION;
    if (in_the_way && move_over(old, new) == 0) {
        trouble = 0;
    } else if (in_the_way && move_after(old, new) == 0) {
        trouble = 0;
    }
    free(new);
    free(old);
    return trouble;
}

/* Disks that keep a journal of names write it out when a folder is flushed; others have no such
 * thing, or let only their owner do it. */
int os_sync_folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    struct text folder = {0};
    text_add_bytes(&folder, path, slash ? (size_t)(slash - path) + 1 : 0);
    text_add(&folder, slash ? "" : ".");
    HANDLE handle = open_there(NULL, text_string(&folder), FILE_ADD_FILE, ALL_SHARE, 0);
    int trouble = trouble_of(handle != INVALID_HANDLE_VALUE);
    if (!trouble) {
        FlushFileBuffers(handle);
        CloseHandle(handle);
    }
    text_release(&folder);
    return trouble == ERROR_ACCESS_DENIED ? 0 : trouble;
}

int os_remove(const char *path) {
    wchar_t *wide = wide_path(NULL, path);
    DWORD attributes = GetFileAttributesW(wide);
    bool folder = attributes != INVALID_FILE_ATTRIBUTES && attributes & FILE_ATTRIBUTE_DIRECTORY;
    int trouble = trouble_of(folder ? RemoveDirectoryW(wide) : DeleteFileW(wide));
    free(wide);
    return trouble;
}

/* It must not be there. */
static int make_folder(const char *path) {
    struct alone alone;
    wchar_t *wide = wide_path(NULL, path);
    int trouble = trouble_of(CreateDirectoryW(wide, alone_new(&alone)));
    alone_release(&alone);
    free(wide);
    return trouble;
}

int os_make_folder(const char *path) {
    struct os_about about;
    int trouble = make_folder(path);
    if (trouble == 0 || os_look(NULL, path, 0, &about) != 0) {
        return trouble;
    }
    return about.kind == OS_FOLDER ? 0 : ERROR_DIRECTORY;
}

char *os_temporary_folder(const char *name) {
    wchar_t wide[MAX_PATH + 1] = L"";
    int trouble = ERROR_ALREADY_EXISTS;
    struct text path = {0};
    GetTempPathW(MAX_PATH + 1, wide);
    char *folder = narrow_path(wide); /* ends in '/' */
    for (int i = 0; i < 100 && os_cause(trouble) == OS_THERE; i++) {
        text_clear(&path);
        text_addf(&path, "%s%s-%ld-%llx", folder, name, os_process(),
                  (unsigned long long)os_clock_ms() + (unsigned)i);
        trouble = make_folder(path.data);
    }
    free(folder);
    if (trouble) {
        text_release(&path);
    }
    return path.data;
}

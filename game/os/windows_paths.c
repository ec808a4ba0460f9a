/* Paths of Windows. The game writes them in UTF-8 with '/', and splits them there; the system gets
 * them in UTF-16, whole and with the prefix that takes away its limits of length. Rights of files
 * are here, too. */
#include "os/windows_inside.h"

#include <sddl.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* --- letters --- */

wchar_t *wide_of(const char *string) {
    int count = MultiByteToWideChar(CP_UTF8, 0, string, -1, NULL, 0);
    wchar_t *wide = base_alloc(((size_t)count + 1) * sizeof *wide);
    MultiByteToWideChar(CP_UTF8, 0, string, -1, wide, count);
    return wide;
}

char *narrow_of(const wchar_t *string) {
    int count = WideCharToMultiByte(CP_UTF8, 0, string, -1, NULL, 0, NULL, NULL);
    char *narrow = base_alloc((size_t)count + 1);
    WideCharToMultiByte(CP_UTF8, 0, string, -1, narrow, count, NULL, NULL);
    return narrow;
}

static bool starts(const wchar_t *string, const wchar_t *start) {
    return wcsncmp(string, start, wcslen(start)) == 0;
}

/* `before`, then `after`; frees `after`. */
static wchar_t *joined(const wchar_t *before, const wchar_t *after, wchar_t *owned) {
    size_t length = wcslen(before), more = wcslen(after);
    wchar_t *both = base_alloc((length + more + 1) * sizeof *both);
    wmemcpy(both, before, length);
    wmemcpy(both + length, after, more);
    free(owned);
    return both;
}

/* --- to the system --- */

static void turn_slashes(wchar_t *path) {
    for (wchar_t *at = path; (at = wcschr(at, L'/')) != NULL;) {
        *at = L'\\';
    }
}

/* Of a disk or a share, not of a device. */
static wchar_t *prefixed(wchar_t *path) {
    if (starts(path, L"\\\\?\\") || starts(path, L"\\\\.\\")) {
        return path;
    }
    if (starts(path, L"\\\\")) {
        return joined(L"\\\\?\\UNC\\", path + 2, path);
    }
    return path[0] && path[1] == L':' ? joined(L"\\\\?\\", path, path) : path;
}

/* NULL where there is nothing that it could be the path of. */
static wchar_t *whole(const wchar_t *path) {
    DWORD room = GetFullPathNameW(path, 0, NULL, NULL);
    wchar_t *full = base_alloc(((size_t)room + 1) * sizeof *full);
    if (room > 0 && GetFullPathNameW(path, room, full, NULL) < room) {
        return full;
    }
    free(full);
    return NULL;
}

static wchar_t *folder_path(const struct os_file *folder) {
    HANDLE handle = (HANDLE)folder->handle;
    DWORD room = GetFinalPathNameByHandleW(handle, NULL, 0, VOLUME_NAME_DOS);
    wchar_t *path = base_alloc(((size_t)room + 2) * sizeof *path);
    GetFinalPathNameByHandleW(handle, path, room + 1, VOLUME_NAME_DOS);
    return path;
}

wchar_t *wide_path(const struct os_file *from, const char *path) {
    wchar_t *wide = wide_of(path);
    turn_slashes(wide);
    if (from) { /* which is open, so nobody can give it another name meanwhile */
        wchar_t *inner = joined(L"\\", wide, wide), *folder = folder_path(from);
        wchar_t *both = joined(folder, inner, folder);
        free(inner);
        return both;
    }
    if (wide[0] && wide[1] == L':' && !wide[2]) { /* a disk is its root, wherever one is on it */
        wide = joined(wide, L"\\", wide);
    }
    wchar_t *full = whole(wide);
    if (!full) {
        return wide;
    }
    free(wide);
    return prefixed(full);
}

/* --- and back --- */

void os_take_path(char *path) {
    for (char *at = path; (at = strchr(at, '\\')) != NULL;) {
        *at = '/';
    }
}

char *narrow_path(const wchar_t *path) {
    bool share = starts(path, L"\\\\?\\UNC\\");
    bool prefix = share || starts(path, L"\\\\?\\");
    char *narrow = narrow_of(path + (share ? 6 : prefix ? 4 : 0));
    os_take_path(narrow);
    if (share) {
        narrow[0] = '/'; /* of "C\server\share" */
    }
    return narrow;
}

int os_real_path(const char *path, char **out) {
    struct os_file file;
    int trouble = os_open(NULL, path, 0, &file);
    *out = NULL;
    if (trouble == 0) {
        wchar_t *real = folder_path(&file);
        wchar_t *given = real[0] ? NULL : wide_path(NULL, path); /* some disks have no names */
        *out = narrow_path(given ? given : real);
        free(given);
        free(real);
        os_close(&file);
    }
    return trouble;
}

/* --- rights --- */

static wchar_t *own_name(void) {
    struct {
        TOKEN_USER user;
        char more[SECURITY_MAX_SID_SIZE];
    } told;
    HANDLE token;
    DWORD size = 0;
    wchar_t *name = NULL;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token)) {
        return NULL;
    }
    if (!GetTokenInformation(token, TokenUser, &told, sizeof told, &size) ||
        !ConvertSidToStringSidW(told.user.User.Sid, &name)) {
        name = NULL;
    }
    CloseHandle(token);
    return name;
}

SECURITY_ATTRIBUTES *alone_new(struct alone *alone) {
    wchar_t *name = own_name();
    *alone = (struct alone){{.nLength = sizeof alone->attributes}};
    if (!name) {
        return NULL;
    }
    wchar_t *half = joined(L"D:P(A;OICI;FA;;;", name, NULL), *rights = joined(half, L")", half);
    LocalFree(name);
    BOOL good = ConvertStringSecurityDescriptorToSecurityDescriptorW(
        rights, SDDL_REVISION_1, &alone->attributes.lpSecurityDescriptor, NULL);
    free(rights);
    return good ? &alone->attributes : NULL;
}

void alone_release(struct alone *alone) {
    LocalFree(alone->attributes.lpSecurityDescriptor);
}

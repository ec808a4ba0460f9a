/* This program among the others of a Windows: its clock, its machine, its words, streams and
 * consoles. */
#include "os/windows_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <shellapi.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* --- the clock --- */

uint64_t os_clock_ms(void) {
    return GetTickCount64();
}

enum { TICKS = 10000000 }; /* of a file's time in a second, from 1601 on */
static const int64_t from_1601 = INT64_C(11644473600);

static int64_t seconds_of(const SYSTEMTIME *time) {
    return day_start((struct day){time->wYear, time->wMonth, time->wDay}) + time->wHour * 3600 +
           time->wMinute * 60 + time->wSecond;
}

/* By the rules of that year, not of this. */
int os_zone(int64_t seconds) {
    ULARGE_INTEGER ticks = {.QuadPart = (uint64_t)(seconds + from_1601) * TICKS};
    FILETIME file = {ticks.u.LowPart, ticks.u.HighPart};
    SYSTEMTIME utc, local;
    TIME_ZONE_INFORMATION zone;
    if (!FileTimeToSystemTime(&file, &utc) ||
        !GetTimeZoneInformationForYear(utc.wYear, NULL, &zone) ||
        !SystemTimeToTzSpecificLocalTime(&zone, &utc, &local)) {
        return 0;
    }
    return (int)((seconds_of(&local) - seconds) / 60);
}

/* --- the machine --- */

long os_process(void) {
    return (long)GetCurrentProcessId();
}

int os_processors(void) {
    DWORD count = GetActiveProcessorCount(ALL_PROCESSOR_GROUPS);
    return count < 1 ? 1 : count > 100000 ? 100000 : (int)count;
}

uint64_t os_memory(void) {
    MEMORYSTATUSEX memory = {.dwLength = sizeof memory};
    return GlobalMemoryStatusEx(&memory) ? memory.ullTotalPhys : 0;
}

static HANDLE handle_of(FILE *stream) {
    return (HANDLE)_get_osfhandle(_fileno(stream));
}

bool os_is_terminal(FILE *stream) {
    DWORD mode;
    return GetConsoleMode(handle_of(stream), &mode);
}

void os_set_environment(const char *name, const char *value) {
    struct text both = {0};
    text_addf(&both, "%s=%s", name, value ? value : ""); /* which takes it away */
    wchar_t *wide = wide_of(text_string(&both));
    _wputenv(wide);
    free(wide);
    text_release(&both);
}

void os_arguments(int *count, char ***words) {
    int number = 0;
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), &number);
    if (!wide) {
        return;
    }
    char **narrow = base_alloc(((size_t)number + 1) * sizeof *narrow);
    for (int i = 0; i < number; i++) {
        narrow[i] = narrow_path(wide[i]); /* nothing that this program takes has a '\' in it */
    }
    LocalFree(wide);
    *count = number;
    *words = narrow;
}

/* --- streams --- */

static UINT code_page;

static void give_code_page_back(void) {
    SetConsoleOutputCP(code_page);
}

/* UTF-8, and what moves the cursor. */
static void speak_to_console(FILE *stream) {
    DWORD mode;
    if (!GetConsoleMode(handle_of(stream), &mode)) {
        return;
    }
    SetConsoleMode(handle_of(stream), mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
    if (!code_page) {
        code_page = GetConsoleOutputCP();
        SetConsoleOutputCP(CP_UTF8);
        atexit(give_code_page_back);
    }
}

/* Started by a double click, this program has a console to itself, which nobody asked for. */
static void leave_own_console(const bool terminal[3]) {
    DWORD all[2];
    static const char *const modes[] = {"r", "w", "w"};
    FILE *const streams[] = {stdin, stdout, stderr};
    if (GetConsoleProcessList(all, 2) != 1) {
        return;
    }
    FreeConsole();
    for (int i = 0; i < 3; i++) {
        if (terminal[i] && !freopen("NUL", modes[i], streams[i])) {
            continue; /* then it stays closed, which is as good */
        }
    }
}

/* What is printed is the same bytes everywhere, and goes out by portions. */
void os_open_streams(void) {
    FILE *const streams[] = {stdin, stdout, stderr};
    bool terminal[3] = {false};
    for (int i = 0; i < 3; i++) {
        if (_fileno(streams[i]) < 0 && !freopen("NUL", i == 0 ? "r" : "w", streams[i])) {
            continue;
        }
        terminal[i] = os_is_terminal(streams[i]);
        _setmode(_fileno(streams[i]), _O_BINARY);
        speak_to_console(streams[i]);
    }
    leave_own_console(terminal);
    setvbuf(stdout, NULL, _IOFBF, 4096);
}

void os_outlive_readers(void) {
    /* It is a trouble from the start. */
}

int os_pipe(size_t bytes, struct os_pipe *out) {
    static volatile LONG number;
    *out = (struct os_pipe){0};
    snprintf(out->name, sizeof out->name, "//./pipe/%lx-%lx-%lx", GetCurrentProcessId(),
             GetTickCount(), InterlockedIncrement(&number));
    wchar_t *wide = wide_path(NULL, out->name);
    struct alone alone;
    HANDLE handle = CreateNamedPipeW(wide, PIPE_ACCESS_INBOUND | FILE_FLAG_FIRST_PIPE_INSTANCE,
                                     PIPE_TYPE_BYTE | PIPE_REJECT_REMOTE_CLIENTS, 1, 0,
                                     (DWORD)bytes, 0, alone_new(&alone));
    int trouble = handle == INVALID_HANDLE_VALUE ? (int)GetLastError() : 0;
    alone_release(&alone);
    free(wide);
    out->read = (struct os_file){!trouble, trouble ? 0 : (intptr_t)handle};
    return trouble;
}

size_t os_pipe_holds(const struct os_pipe *pipe) {
    DWORD bytes = 0;
    GetNamedPipeInfo((HANDLE)pipe->read.handle, NULL, NULL, &bytes, NULL);
    return bytes;
}

/* --- the end --- */

/* Nothing of Windows asks after a crash, so nothing takes the memory to a file. */
void os_leave_no_core(void) {
    SetErrorMode(GetErrorMode() | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX |
                 SEM_NOOPENFILEERRORBOX);
}

/* Windows ends the program when this returns, or after some seconds. */
static BOOL WINAPI end_with_console(DWORD why) {
    if (why == CTRL_C_EVENT || why == CTRL_BREAK_EVENT) {
        return FALSE;
    }
    raise(SIGTERM);
    Sleep(INFINITE);
    return TRUE;
}

void os_end_with_terminal(void) {
    void (*end)(int) = signal(SIGTERM, SIG_DFL);
    if (end != SIG_DFL && end != SIG_IGN && end != SIG_ERR) {
        signal(SIGTERM, end);
        SetConsoleCtrlHandler(end_with_console, TRUE);
    }
}

struct os_held {
    bool ends, came;
};

static HANDLE asked; /* an event, while something is held */
static bool all_asks;

static BOOL WINAPI hold(DWORD why) {
    bool held = why == CTRL_C_EVENT || all_asks;
    if (held) {
        SetEvent(asked);
    }
    return held;
}

struct os_held *os_held_new(bool ends) {
    struct os_held *held = base_alloc(sizeof *held);
    held->ends = ends;
    all_asks = ends;
    asked = CreateEventW(NULL, FALSE, FALSE, NULL);
    SetConsoleCtrlHandler(hold, TRUE);
    return held;
}

bool os_held_came(struct os_held *held, int ms) {
    bool came = WaitForSingleObject(asked, (DWORD)ms) == WAIT_OBJECT_0;
    held->came |= came;
    return came;
}

void os_held_free(struct os_held *held) {
    bool heeded = held->came, again = os_held_came(held, 0);
    SetConsoleCtrlHandler(hold, FALSE);
    CloseHandle(asked);
    free(held);
    if (again && !heeded) {
        raise(SIGINT);
    }
}

/* What the environment says of the machine and its owner: the country, and the folders for data and
 * for files that people want to find again.
 *
 * Sources: the XDG Base Directory Specification 0.8; the order of LC_ALL, LC_MESSAGES and LANG and
 * the form language_COUNTRY.charset are POSIX's (Base Definitions, 8.2); user-dirs.dirs is that of
 * xdg-user-dirs. */
#include "os/os.h"

#include <stdlib.h>
#include <string.h>

void os_country(char country[3]) {
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL;
    for (int i = 0; i < 3 && !locale; i++) {
        locale = environment_value(variables[i]);
    }
    const char *at = locale ? strchr(locale, '_') : NULL;
    country[0] = '\0';
    if (at && at[1] >= 'A' && at[1] <= 'Z' && at[2] >= 'A' && at[2] <= 'Z' &&
        (!at[3] || strchr(".@", at[3]))) {
        country[0] = (char)(at[1] - 'A' + 'a');
        country[1] = (char)(at[2] - 'A' + 'a');
        country[2] = '\0';
    }
}

char *os_data_folder(const char *program) {
    const char *data = environment_folder("XDG_DATA_HOME"), *home = environment_folder("HOME");
    struct text path = {0};
    if (!data && !home) {
        return NULL;
    }
    text_addf(&path, "%s%s/%s/", data ? data : home, data ? "" : "/.local/share", program);
    return path.data;
}

static bool is_folder(const char *path) {
    struct os_about about;
    return os_look(NULL, path, 0, &about) == 0 && about.kind == OS_FOLDER;
}

/* A small plain file; empty where it is none. */
static void read_small(const char *path, struct text *out) {
    enum { LIMIT = 64 * 1024 };
    struct os_file file;
    struct os_about about;
    if (os_open(NULL, path, 0, &file) != 0) {
        return;
    }
    if (os_about(&file, &about) == 0 && about.kind == OS_FILE && about.size <= LIMIT) {
        char part[4096];
        size_t got = 1;
        while (got > 0 && out->length <= LIMIT && os_read(&file, part, sizeof part, &got) == 0) {
            text_add_bytes(out, part, got);
        }
    }
    os_close(&file);
}

/* XDG_DOCUMENTS_DIR="$HOME/Documents": appends what it names. */
static void add_documents(const char *home, struct text *out) {
    static const char key[] = "XDG_DOCUMENTS_DIR=\"";
    struct text path = {0}, lines = {0};
    const char *config = environment_folder("XDG_CONFIG_HOME");
    text_addf(&path, "%s%s/user-dirs.dirs", config ? config : home, config ? "" : "/.config");
    read_small(text_string(&path), &lines);
    const char *at = strstr(text_string(&lines), key);
    at = at ? at + strlen(key) : "";
    if (strncmp(at, "$HOME/", 6) == 0) {
        text_add(out, home);
        at += 5;
    }
    text_add_bytes(out, at, strcspn(at, "\"\n"));
    text_release(&lines);
    text_release(&path);
}

char *os_documents_folder(void) {
    const char *home = environment_folder("HOME");
    struct text path = {0};
    if (!home) {
        return NULL;
    }
    add_documents(home, &path);
    if (path.length == 0 || text_string(&path)[0] != '/' || !is_folder(text_string(&path))) {
        text_clear(&path);
        text_addf(&path, "%s/Documents", home);
    }
    if (!is_folder(text_string(&path))) {
        text_clear(&path);
        text_add(&path, home);
    }
    text_add(&path, "/");
    return path.data;
}

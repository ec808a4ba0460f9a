/* What the environment says of the machine and its owner: the country, and the folder for files
 * that people want to find again.
 *
 * Sources: the order of LC_ALL, LC_MESSAGES and LANG and the form language_COUNTRY.charset are
 * POSIX's (Base Definitions, 8.2); user-dirs.dirs is that of xdg-user-dirs. */
#include "app/app.h"
#include "files/files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { USER_DIRS_LIMIT = 64 * 1024 };

void app_country(char country[3]) {
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

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* XDG_DOCUMENTS_DIR="$HOME/Documents": appends what it names. */
static void add_documents(const char *home, struct text *out) {
    static const char key[] = "XDG_DOCUMENTS_DIR=\"";
    struct error error = {{0}};
    struct text path = {0}, lines = {0};
    const char *config = environment_folder("XDG_CONFIG_HOME");
    text_addf(&path, "%s%s/user-dirs.dirs", config ? config : home, config ? "" : "/.config");
    if (files_read_native(text_string(&path), USER_DIRS_LIMIT, &lines, &error)) {
        const char *at = strstr(text_string(&lines), key);
        at = at ? at + strlen(key) : "";
        if (strncmp(at, "$HOME/", 6) == 0) {
            text_add(out, home);
            at += 5;
        }
        text_add_bytes(out, at, strcspn(at, "\"\n"));
    }
    text_release(&lines);
    text_release(&path);
}

char *app_documents_folder(void) {
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
    char *folder = base_copy(text_string(&path));
    text_release(&path);
    return folder;
}

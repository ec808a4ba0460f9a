/* What Windows says of the machine and its owner: the country, and the folders for data and for
 * files that people want to find again. The data is of this machine alone (Local, not Roaming):
 * what two people keep is not copied to the server of whom a machine may belong to. */
#include "os/windows_inside.h"

#include <knownfolders.h>
#include <objbase.h>
#include <shlobj.h>
#include <stdlib.h>

void os_country(char country[3]) {
    wchar_t name[9] = L"";
    country[0] = '\0';
    GetLocaleInfoEx(LOCALE_NAME_USER_DEFAULT, LOCALE_SISO3166CTRYNAME, name, 9);
    if (name[0] >= L'A' && name[0] <= L'Z' && name[1] >= L'A' && name[1] <= L'Z' && !name[2]) {
        country[0] = (char)(name[0] - L'A' + 'a');
        country[1] = (char)(name[1] - L'A' + 'a');
        country[2] = '\0';
    }
}

/* Ending in '/'; empty where Windows knows of none. */
static struct text known_folder(const KNOWNFOLDERID *id, DWORD flags) {
    struct text path = {0};
    wchar_t *wide = NULL;
    if (SHGetKnownFolderPath(id, flags, NULL, &wide) == S_OK) {
        char *narrow = narrow_path(wide);
        text_addf(&path, "%s/", narrow);
        free(narrow);
    }
    CoTaskMemFree(wide);
    return path;
}

char *os_data_folder(const char *program) {
    struct text path = known_folder(&FOLDERID_LocalAppData, KF_FLAG_DONT_VERIFY);
    if (path.length > 0) {
        text_addf(&path, "%s/", program);
    }
    return path.data;
}

char *os_documents_folder(void) {
    struct text path = known_folder(&FOLDERID_Documents, 0); /* it is there */
    return path.length > 0 ? path.data : known_folder(&FOLDERID_Profile, 0).data;
}

/* What the environment says. A variable that is there but empty says nothing, and neither does a
 * folder that is no full path: XDG Base Directory Specification 0.8, "Basics"; the same holds for
 * the others that the game reads (POSIX, Base Definitions, 8; no-color.org). */
#include "base/base.h"

#include <stdlib.h>

const char *environment_value(const char *name) {
    const char *value = getenv(name);
    return value && value[0] ? value : NULL;
}

const char *environment_folder(const char *name) {
    const char *value = environment_value(name);
    return value && value[0] == '/' ? value : NULL;
}

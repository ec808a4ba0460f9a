/* A crash forgets: what was typed and not kept lies in no file afterwards. Without this the system
 * writes the whole memory into a core file, or hands it to a program that keeps such files. */
#include "app/app.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/* The limit keeps the file from being written; a program that takes cores is only kept away by the
 * other, which also keeps the memory from whoever is not root. */
void app_leave_no_core(void) {
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/* What the program prints arrives, or that is told. */
#include "app/app.h"

#include <stdio.h>

int app_streams_close(int status) {
    bool flushed = fflush(stdout) == 0;
    if (flushed && !ferror(stdout)) {
        return status;
    }
    fputs("two-lanterns: not all that was to be printed could be written; check that there is room "
          "where it goes\n",
          stderr);
    return APP_USAGE;
}

/* The three streams that the program was started with. What it prints arrives, or that is told. */
#include "app/app.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>

void app_streams_open(void) {
    /* A file that is opened later must not become one of them and be printed into. Here each read
     * and write fails, as on a stream that is closed. */
    for (int stream = 0; stream <= 2; stream++) {
        if (fcntl(stream, F_GETFD) < 0) {
            open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
        }
    }
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like others, not an end */
}

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

/* Breaks: state (four times), symbols (once). Compiled into a library for the test of the laws. */
#include <stddef.h>
#include <time.h>

long bad_counter(void);

int bad_shared;
static int counted;
static long last = 3;
static const char *const names[] = {"constant", "pointers", "are", "good"};
static const char *chosen = "this pointer is not constant";

long bad_counter(void) {
    bad_shared += ++counted;
    chosen = names[bad_shared % 4];
    last += (long)time(NULL) + chosen[0];
    return last;
}

/* Whether what is given back was overwritten: every block of memory that is taken and freed between
 * the two calls is looked at. The linker puts functions of watch.c in the place of the library's
 * (watch_memory in CMake), so a block is seen in time. */
#ifndef UNIT_WATCH_H
#define UNIT_WATCH_H

void watch_begin(void);
/* Asserts that no byte but 0 was left in one; how many were given back. */
int watch_end(void);

#endif

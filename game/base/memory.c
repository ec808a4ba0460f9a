/* Memory is there or the program ends, in one place; what is forgotten is overwritten, whatever the
 * compiler thinks of it. */
#include "base/base.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The one place where the program ends without being asked to: a game cannot go on without
 * memory, and nothing that was kept is lost by it. */
_Noreturn void base_out_of_memory(void) {
    fputs("two-lanterns: out of memory; nothing that was kept is lost\n", stderr);
    abort();
}

void *base_alloc(size_t size) {
    void *memory = calloc(1, size ? size : 1);
    if (!memory) {
        base_out_of_memory();
    }
    return memory;
}

void *base_grow(void *old, size_t size) {
    void *memory = realloc(old, size ? size : 1);
    if (!memory) {
        base_out_of_memory();
    }
    return memory;
}

char *base_copy(const char *string) {
    size_t size = strlen(string) + 1;
    return memcpy(base_alloc(size), string, size);
}

void base_forget(void *memory, size_t size) {
    volatile unsigned char *byte = memory;
    while (size--) {
        *byte++ = 0;
    }
}

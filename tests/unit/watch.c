/* Every block that is taken while it watches is known until it is given back. */
#include "unit/watch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

void *__real_calloc(size_t count, size_t size);
void *__real_malloc(size_t size);
void __real_free(void *memory);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_malloc(size_t size);
void __wrap_free(void *memory);

enum { BLOCKS = 256 };
static struct {
    unsigned char *memory;
    size_t size;
} block[BLOCKS];
static bool watched;
static int given_back, left_behind;

static void *know(void *memory, size_t size) {
    for (int i = 0; memory && watched && i < BLOCKS; i++) {
        if (!block[i].memory) {
            block[i].memory = memory;
            block[i].size = size;
            break;
        }
    }
    return memory;
}

void *__wrap_calloc(size_t count, size_t size) {
    return know(__real_calloc(count, size), count * size);
}

void *__wrap_malloc(size_t size) {
    return know(__real_malloc(size), size);
}

void __wrap_free(void *memory) {
    for (int i = 0; memory && i < BLOCKS; i++) {
        if (block[i].memory == memory) {
            given_back++;
            for (size_t k = 0; k < block[i].size; k++) {
                left_behind += block[i].memory[k] != 0;
            }
            block[i].memory = NULL;
        }
    }
    __real_free(memory);
}

void watch_begin(void) {
    memset(block, 0, sizeof block);
    given_back = left_behind = 0;
    watched = true;
}

int watch_end(void) {
    watched = false;
    assert_int_equal(left_behind, 0);
    return given_back;
}

/* Breaks: floats. A remark about a double step, or exit(), breaks nothing. */
#include "base/base.h"

static float speed;
static int half(int whole) {
    return (int)(whole * 0.5); // a float
}

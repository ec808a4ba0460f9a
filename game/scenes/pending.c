#include "scenes/internal.h"
extern const struct scene_type scene_sky __attribute__((weak));
extern const struct scene_type scene_moment __attribute__((weak));
extern const struct scene_type scene_round __attribute__((weak));
extern const struct scene_type scene_round_setup __attribute__((weak));
const struct scene_type scene_sky = {.name = "sky", .size = 1};
const struct scene_type scene_moment = {.name = "moment", .size = 1};
const struct scene_type scene_round = {.name = "round", .size = 1};
const struct scene_type scene_round_setup = {.name = "round-setup", .size = 1};

/* A moment belongs to the day that it was for the two, wherever and whenever it is read: so the
 * machine's time zone is asked when it is kept, and never again. */
#include "keepsake/inside.h"

int keepsake_zone(int64_t at) {
    return os_zone(at);
}

struct day keepsake_day(int64_t kept_at, int zone) {
    return day_at(kept_at + INT64_C(60) * zone);
}

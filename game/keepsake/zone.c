/* A moment belongs to the day that it was for the two, wherever and whenever it is read: so the
 * machine's time zone is asked when it is kept, and never again. */
#define _XOPEN_SOURCE 700 /* localtime_r */
#include "keepsake/inside.h"

#include <time.h>

int keepsake_zone(int64_t at) {
    time_t time = (time_t)at;
    struct tm tm;
    if (!localtime_r(&time, &tm)) {
        return 0;
    }
    struct day day = {tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
    int64_t clock = day_start(day) + tm.tm_hour * 3600 + tm.tm_min * 60 + tm.tm_sec;
    return (int)((clock - at) / 60);
}

struct day keepsake_day(int64_t kept_at, int zone) {
    return day_at(kept_at + INT64_C(60) * zone);
}

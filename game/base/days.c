/* Days of the calendar that we all use, for any number of seconds; no clock and no time zone in
 * it. After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": the year begins in
 * March, so that the leap day is its last, and 400 years are an era of 146,097 days. */
#include "base/base.h"

enum { DAY = 86400, ERA = 146097, ERA_YEARS = 400, TO_1970 = 719468 };

static int64_t floored(int64_t number, int64_t by) {
    return number / by - (number % by < 0);
}

struct day day_at(int64_t seconds) {
    int64_t days = floored(seconds, DAY) + TO_1970, era = floored(days, ERA),
            of_era = days - era * ERA;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100),
            month = (5 * of_year + 2) / 153;
    return (struct day){
        .year = (int)(year + era * ERA_YEARS + (month >= 10)),
        .month = (int)(month < 10 ? month + 3 : month - 9),
        .day = (int)(of_year - (153 * month + 2) / 5 + 1),
    };
}

int64_t day_start(struct day day) {
    int64_t years = (int64_t)day.year - (day.month <= 2), era = floored(years, ERA_YEARS);
    int64_t year = years - era * ERA_YEARS, month = (day.month + 9) % 12;
    int64_t of_year = (153 * month + 2) / 5 + day.day - 1;
    return (era * ERA + year * 365 + year / 4 - year / 100 + of_year - TO_1970) * DAY;
}

bool day_leaps(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

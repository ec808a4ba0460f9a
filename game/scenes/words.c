/* Words: sentences with names in them. Every sentence is whole where it stands in the code; a
 * catalogue of another language is looked up in word(), by the English sentence. */
#include "scenes/internal.h"

#include <string.h>
#include <time.h>

static struct text *next_said(struct game *game) {
    struct text *text = &game->said[game->next_said];
    game->next_said = (game->next_said + 1) % SAY_RING;
    text_clear(text);
    return text;
}

static const char *find_value(struct game *game, const char *key, size_t length, va_list pairs) {
    if (length == 1 && (key[0] == 'a' || key[0] == 'b')) {
        return game->name[key[0] == 'b'];
    }
    for (const char *name; (name = va_arg(pairs, const char *)) != NULL;) {
        const char *value = va_arg(pairs, const char *);
        if (strlen(name) == length && memcmp(name, key, length) == 0) {
            return value;
        }
    }
    return "";
}

const char *word(struct game *game, const char *english) {
    (void)game;
    return english;
}

const char *say(struct game *game, const char *english, ...) {
    struct text *out = next_said(game);
    for (const char *at = word(game, english); *at;) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL;
        if (!close) {
            text_add_bytes(out, at++, 1);
            continue;
        }
        va_list pairs;
        va_start(pairs, english);
        text_add(out, find_value(game, at + 1, (size_t)(close - at - 1), pairs));
        va_end(pairs);
        at = close + 1;
    }
    return text_string(out);
}

const char *say_number(struct game *game, int number) {
    struct text *out = next_said(game);
    text_addf(out, "%d", number);
    return text_string(out);
}

const char *say_date(struct game *game, int64_t seconds) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    time_t when = (time_t)seconds;
    struct tm day;
    struct text *out = next_said(game);
    if (localtime_r(&when, &day)) {
        text_addf(out, "%d %s %d", day.tm_mday, months[day.tm_mon % 12], day.tm_year + 1900);
    }
    return text_string(out);
}

const char *pass_words(struct game *game) {
    return word(game, "I'd rather keep this one to myself");
}

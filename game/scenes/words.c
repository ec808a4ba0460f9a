/* Words: sentences with names in them. Every sentence is whole where it stands in the code; a
 * catalogue of another language is looked up in word(), by the English sentence. */
#include "scenes/internal.h"

#include <stdio.h>
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

const char *say_id(struct game *game, const char *id) {
    struct text *out = next_said(game);
    const char *from = id + strspn(id, "0123456789-");
    for (const char *at = *from ? from : id; *at; at++) {
        bool capital = !out->length && *at >= 'a' && *at <= 'z';
        char letter = *at == '-' ? ' ' : capital ? (char)(*at - 'a' + 'A') : *at;
        text_add_bytes(out, &letter, 1);
    }
    return text_string(out);
}

struct day day_of(int64_t seconds) {
    return keepsake_day(seconds, keepsake_zone(seconds));
}

int64_t date_now(const struct game *game) {
    return game->date ? game->date : (int64_t)time(NULL);
}

static const char *month_name(int month) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    return months[month % 12];
}

const char *say_date(struct game *game, struct day day) {
    struct text *out = next_said(game);
    text_addf(out, "%d %s %d", day.day, month_name(day.month - 1), day.year);
    return text_string(out);
}

const char *say_month(struct game *game, int month) {
    struct text *out = next_said(game);
    text_addf(out, "%s %d", month_name(month), month / 12);
    return text_string(out);
}

const char *pass_words(struct game *game) {
    return word(game, "I'd rather keep this one to myself");
}

void stage_set_name(struct game *game, int player, const char *name) {
    base_forget(game->name[player], NAME_SIZE);
    snprintf(game->name[player], NAME_SIZE, "%s", name);
}

uint64_t stage_random(struct game *game) {
    return random_next(&game->random);
}

int stage_below(struct game *game, int count) {
    return (int)random_below(&game->random, (uint32_t)count);
}

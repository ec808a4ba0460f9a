/* Words: sentences with names in them. Every sentence is whole where it stands in the code; a
 * catalogue of another language is looked up in word(), by the English sentence. */
#include "kit/kit.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static struct text *next_said(struct stage *stage) {
    struct text *text = &stage->said[stage->next_said];
    stage->next_said = (stage->next_said + 1) % SAY_RING;
    text_clear(text);
    return text;
}

static const char *find_value(struct stage *stage, const char *key, size_t length, va_list pairs) {
    if (length == 1 && (key[0] == 'a' || key[0] == 'b')) {
        return stage->name[key[0] == 'b'];
    }
    for (const char *name; (name = va_arg(pairs, const char *)) != NULL;) {
        const char *value = va_arg(pairs, const char *);
        if (strlen(name) == length && memcmp(name, key, length) == 0) {
            return value;
        }
    }
    return "";
}

const char *word(struct stage *stage, const char *english) {
    (void)stage;
    return english;
}

const char *say(struct stage *stage, const char *english, ...) {
    struct text *out = next_said(stage);
    for (const char *at = word(stage, english); *at;) {
        const char *close = *at == '{' ? strchr(at, '}') : NULL;
        if (!close) {
            text_add_bytes(out, at++, 1);
            continue;
        }
        va_list pairs;
        va_start(pairs, english);
        text_add(out, find_value(stage, at + 1, (size_t)(close - at - 1), pairs));
        va_end(pairs);
        at = close + 1;
    }
    return text_string(out);
}

const char *say_number(struct stage *stage, int number) {
    struct text *out = next_said(stage);
    text_addf(out, "%d", number);
    return text_string(out);
}

const char *say_id(struct stage *stage, const char *id) {
    struct text *out = next_said(stage);
    const char *from = id + strspn(id, "0123456789-");
    for (const char *at = *from ? from : id; *at; at++) {
        bool capital = !out->length && *at >= 'a' && *at <= 'z';
        char letter = *at == '-' ? ' ' : capital ? (char)(*at - 'a' + 'A') : *at;
        text_add_bytes(out, &letter, 1);
    }
    return text_string(out);
}

int64_t date_now(const struct stage *stage) {
    return stage->date ? stage->date : (int64_t)time(NULL);
}

static const char *month_name(int month) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    return months[month % 12];
}

const char *say_date(struct stage *stage, struct day day) {
    struct text *out = next_said(stage);
    text_addf(out, "%d %s %d", day.day, month_name(day.month - 1), day.year);
    return text_string(out);
}

const char *say_month(struct stage *stage, int month) {
    struct text *out = next_said(stage);
    text_addf(out, "%s %d", month_name(month), month / 12);
    return text_string(out);
}

const char *pass_words(struct stage *stage) {
    return word(stage, "I'd rather keep this one to myself");
}

void stage_set_name(struct stage *stage, int player, const char *name) {
    base_forget(stage->name[player], NAME_SIZE);
    snprintf(stage->name[player], NAME_SIZE, "%s", name);
}

uint64_t stage_random(struct stage *stage) {
    return random_next(&stage->random);
}

int stage_below(struct stage *stage, int count) {
    return (int)random_below(&stage->random, (uint32_t)count);
}

void stage_set_date(struct stage *stage, int64_t date) {
    stage->date = date;
}

/* Recording, writing and reading replays. The format is in docs/replays.md. */
#include "session/session.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char first_line[] = "two-lanterns replay";
enum { SHORTEST_STEP = sizeof "N 0 0123456789abcdef\n" - 1 };

/* Length of the name [a-z0-9-] at the start of these bytes; 0 when it is none or too long. */
static size_t name_length(const char *at, size_t size) {
    size_t length = 0;
    while (length < size && ((at[length] >= 'a' && at[length] <= 'z') ||
                             (at[length] >= '0' && at[length] <= '9') || at[length] == '-')) {
        length++;
    }
    return length <= REPLAY_MAX_NAME ? length : 0;
}

static bool is_name(const char *at, size_t size) {
    return size && name_length(at, size) == size;
}

static bool is_path(const char *at, size_t size) {
    size_t chapter = name_length(at, size);
    return chapter && chapter < size && at[chapter] == '/' &&
           is_name(at + chapter + 1, size - chapter - 1);
}

/* What was sealed and taken back again is no part of what was played. */
static struct rules_answers answers_of(const struct session *session) {
    struct rules_answers answers = *session_answers(session);
    for (int q = 0; q < RULES_MAX_QUESTIONS; q++) {
        answers.mark[q] = session_asked(session) >> q & 1 ? answers.mark[q] : 0;
    }
    return answers;
}

bool replay_record(struct replay *replay, const struct session *session, const char *pack,
                   const char *level, struct error *error) {
    *replay = (struct replay){0};
    ASSERT_DEAR(session_check(session));
    if (!session_answers(session)) {
        return error_set(error, "play has not begun, so there is nothing to replay");
    }
    if (!is_name(pack, strlen(pack)) || !is_path(level, strlen(level))) {
        return error_set(error, "a replay names its pack and its level with a-z, 0-9 and - only");
    }
    int count;
    const struct session_record *log = session_log(session, &count);
    *replay = (struct replay){
        .rules_version = (uint32_t)rules_needed(session_level(session)),
        .level_hash = rules_hash_level(session_level(session)),
        .question_count = session_level(session)->question_count,
        .answers = answers_of(session),
        .count = count,
        .step = base_alloc((size_t)count * sizeof *log),
        .end_hash = rules_hash_state(session_state(session)),
    };
    memcpy(replay->pack, pack, strlen(pack));
    memcpy(replay->level, level, strlen(level));
    if (count) {
        memcpy(replay->step, log, (size_t)count * sizeof *log);
    }
    return true;
}

void replay_release(struct replay *replay) {
    if (replay->step) {
        base_forget(replay->step, (size_t)replay->count * sizeof *replay->step);
    }
    free(replay->step);
    base_forget(replay, sizeof *replay);
}

void replay_write(struct text *out, const struct replay *replay) {
    size_t start = out->length;
    text_addf(out, "%s %d\nrules %" PRIu32 "\npack %s\nlevel %s\nhash %016" PRIx64 "\nanswers",
              first_line, REPLAY_FORMAT, replay->rules_version, replay->pack, replay->level,
              replay->level_hash);
    for (int q = 0; q < replay->question_count; q++) {
        text_addf(out, " %s", rules_mark_name(replay->answers.mark[q]));
    }
    text_add(out, "\n");
    for (int i = 0; i < replay->count; i++) {
        const struct session_record *step = &replay->step[i];
        text_addf(out, "%c %d %016" PRIx64 "\n", rules_letter(step->action), step->ms, step->hash);
    }
    text_addf(out, "end %d %016" PRIx64 " ", replay->count, replay->end_hash);
    uint64_t sum = hash_bytes(HASH_START, out->data + start, out->length - start);
    text_addf(out, "%016" PRIx64 "\n", sum);
}

/* --- reading --- */

struct reader {
    const char *start, *at, *end; /* the file, and where the next field begins */
    const char *line_end;         /* the line's newline */
    int line;
    bool more; /* another field follows on this line */
    struct error *error;
};

struct field {
    const char *at;
    size_t length;
};

static bool next_line(struct reader *reader) {
    reader->at = reader->line ? reader->line_end + 1 : reader->start;
    reader->line++;
    size_t left = (size_t)(reader->end - reader->at);
    /* error_set returns false, so no line is read after the last.
     * NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker) */
    reader->line_end = left ? memchr(reader->at, '\n', left) : NULL;
    reader->more = true;
    return reader->line_end ||
           error_set(reader->error,
                     "line %d: the file is cut off here; copy the whole file again from where it "
                     "was made",
                     reader->line);
}

/* Fields stand one space apart, so a doubled or trailing space makes an empty field, which nothing
 * accepts. */
static struct field take(struct reader *reader) {
    struct field field = {.at = reader->at};
    if (reader->more) {
        const char *at = reader->at;
        while (at < reader->line_end && *at != ' ') {
            at++;
        }
        field.length = (size_t)(at - field.at);
        reader->more = at < reader->line_end;
        reader->at = reader->more ? at + 1 : at;
    }
    return field;
}

static bool is(struct field field, const char *string) {
    return field.length == strlen(string) && memcmp(field.at, string, field.length) == 0;
}

/* At most nine digits, without leading zeros: every number has one spelling. */
static bool take_number(struct reader *reader, uint32_t most, uint32_t *number) {
    struct field field = take(reader);
    uint64_t value = 0;
    if (!field.length || field.length > 9 || (field.length > 1 && field.at[0] == '0')) {
        return false;
    }
    for (size_t i = 0; i < field.length; i++) {
        if (field.at[i] < '0' || field.at[i] > '9') {
            return false;
        }
        value = value * 10 + (uint64_t)(field.at[i] - '0');
    }
    *number = (uint32_t)value;
    return value <= most;
}

static bool take_hash(struct reader *reader, uint64_t *hash) {
    static const char digits[] = "0123456789abcdef";
    struct field field = take(reader);
    *hash = 0;
    for (size_t i = 0; i < field.length; i++) {
        const char *digit = memchr(digits, field.at[i], sizeof digits - 1);
        if (!digit) {
            return false;
        }
        *hash = *hash << 4 | (uint64_t)(digit - digits);
    }
    return field.length == 16;
}

static bool expected(struct reader *reader, const char *what) {
    return error_set(reader->error,
                     "line %d: \"%s\" is expected here; the file was changed or damaged, copy it "
                     "again from where it was made",
                     reader->line, what);
}

static bool read_format(struct reader *reader) {
    uint32_t format = 0;
    if (!next_line(reader)) {
        return false;
    }
    if (!is(take(reader), "two-lanterns") || !is(take(reader), "replay") ||
        !take_number(reader, UINT32_MAX, &format) || reader->more) {
        return error_set(reader->error, "line 1: this is no replay; a replay begins with \"%s %d\"",
                         first_line, REPLAY_FORMAT);
    }
    return format == REPLAY_FORMAT ||
           error_set(reader->error,
                     "line 1: a replay of format %" PRIu32 ", and this game reads format %d; play "
                     "it with the game that made it",
                     format, REPLAY_FORMAT);
}

static bool read_name(struct reader *reader, const char *key, bool (*accepts)(const char *, size_t),
                      char *name) {
    if (!next_line(reader) || !is(take(reader), key)) {
        return false;
    }
    struct field field = take(reader);
    if (reader->more || !accepts(field.at, field.length)) {
        return false;
    }
    memcpy(name, field.at, field.length);
    return true;
}

static bool read_answers(struct reader *reader, struct replay *replay) {
    if (!next_line(reader) || !is(take(reader), "answers")) {
        return false;
    }
    while (reader->more) {
        struct field field = take(reader);
        int mark = 0;
        while (mark < RULES_MAX_MARKS && !is(field, rules_mark_name(mark))) {
            mark++;
        }
        if (mark == RULES_MAX_MARKS || replay->question_count == RULES_MAX_QUESTIONS) {
            return false;
        }
        replay->answers.mark[replay->question_count++] = (uint8_t)mark;
    }
    return true;
}

static bool read_header(struct reader *reader, struct replay *replay) {
    if (!read_format(reader)) {
        return false;
    }
    if (!next_line(reader) || !is(take(reader), "rules") ||
        !take_number(reader, UINT32_MAX, &replay->rules_version) || reader->more) {
        return expected(reader, "rules NUMBER");
    }
    if (!read_name(reader, "pack", is_name, replay->pack)) {
        return expected(reader, "pack NAME");
    }
    if (!read_name(reader, "level", is_path, replay->level)) {
        return expected(reader, "level CHAPTER/LEVEL");
    }
    if (!next_line(reader) || !is(take(reader), "hash") ||
        !take_hash(reader, &replay->level_hash) || reader->more) {
        return expected(reader, "hash 16-HEX-DIGITS");
    }
    return read_answers(reader, replay) || expected(reader, "answers MARK MARK ...");
}

static bool read_step(struct reader *reader, struct field letter, struct replay *replay) {
    struct session_record *step = &replay->step[replay->count];
    uint32_t ms = 0;
    if (replay->count == SESSION_MAX_ACTIONS) {
        return error_set(reader->error, "line %d: more than %d actions; no game writes that many",
                         reader->line, SESSION_MAX_ACTIONS);
    }
    if (letter.length != 1 || !rules_action_from(letter.at[0], &step->action) ||
        !take_number(reader, SESSION_MAX_PAUSE, &ms) || !take_hash(reader, &step->hash) ||
        reader->more) {
        return expected(reader, "LETTER MILLISECONDS HASH, or end COUNT HASH SUM");
    }
    step->ms = (uint16_t)ms;
    replay->count++;
    return true;
}

/* The sum is over every byte before it: FNV-1a never lets a change of one byte go by. */
static bool read_end(struct reader *reader, struct replay *replay) {
    uint32_t count = 0;
    uint64_t sum = 0;
    if (!take_number(reader, SESSION_MAX_ACTIONS, &count) ||
        !take_hash(reader, &replay->end_hash)) {
        return expected(reader, "end COUNT HASH SUM");
    }
    uint64_t true_sum = hash_bytes(HASH_START, reader->start, (size_t)(reader->at - reader->start));
    if (!take_hash(reader, &sum) || reader->more) {
        return expected(reader, "end COUNT HASH SUM");
    }
    if (reader->line_end + 1 != reader->end) {
        return error_set(reader->error, "line %d: nothing may follow the end; remove this line",
                         reader->line + 1);
    }
    if (count != (uint32_t)replay->count) {
        return error_set(reader->error,
                         "line %d: the end counts %" PRIu32 " actions, and there are %d; copy the "
                         "file again from where it was made",
                         reader->line, count, replay->count);
    }
    return sum == true_sum ||
           error_set(reader->error,
                     "line %d: the sum does not fit what stands above; the file was changed or "
                     "damaged, copy it again from where it was made",
                     reader->line);
}

static bool read_steps(struct reader *reader, struct replay *replay) {
    while (next_line(reader)) {
        struct field first = take(reader);
        if (is(first, "end")) {
            return read_end(reader, replay);
        }
        if (!read_step(reader, first, replay)) {
            return false;
        }
    }
    return false;
}

bool replay_parse(const char *bytes, size_t size, struct replay *replay, struct error *error) {
    *replay = (struct replay){0};
    if (size == 0 || size > REPLAY_MAX_BYTES) {
        return error_set(error, "line 1: this is no replay; a replay has 1 to %d bytes",
                         REPLAY_MAX_BYTES);
    }
    struct reader reader = {.start = bytes, .end = bytes + size, .error = error};
    /* No more steps than this fit into the file. */
    replay->step = base_alloc((size / SHORTEST_STEP + 1) * sizeof *replay->step);
    if (read_header(&reader, replay) && read_steps(&reader, replay)) {
        return true;
    }
    replay_release(replay);
    return false;
}

/* Changes of what stands beside the board: a line each. */
#include "draft/inside.h"

#include <stdio.h>
#include <string.h>

static const char *const keys[PACK_PARTS] = {
    [PACK_PART_TITLE] = "title",
    [PACK_PART_ABOUT] = "about",
    [PACK_PART_IDEA] = "idea",
    [PACK_PART_TIDE] = "tide",
};

/* A key's value, as YAML; "": the key goes. What is beside the value on its line stays. */
static bool write_part(struct draft *draft, enum pack_part part, const char *value,
                       struct error *error) {
    struct pack_outline outline;
    struct text text = {0}, line = {0};
    const char *source = draft_source(draft);
    pack_outline_read(source, &outline, NULL);
    struct pack_span old = outline.value[part];
    if (value[0] && old.at < old.end) {
        text_add_bytes(&text, source, old.at);
        text_add(&text, value);
        text_add(&text, source + old.end);
    } else {
        if (value[0]) {
            text_addf(&line, "%s: %s\n", keys[part], value);
        }
        draft_splice(&text, source, outline.part[part], text_string(&line));
    }
    text_release(&line);
    pack_outline_release(&outline);
    return draft_take(draft, &text, error);
}

bool draft_set_text(struct draft *draft, enum draft_text which, const char *words,
                    struct error *error) {
    static const enum pack_part parts[] = {[DRAFT_TITLE] = PACK_PART_TITLE,
                                           [DRAFT_ABOUT] = PACK_PART_ABOUT,
                                           [DRAFT_IDEA] = PACK_PART_IDEA};
    struct text value = {0};
    if (words[0] || which == DRAFT_TITLE) {
        pack_add_value(&value, words);
    }
    bool good = write_part(draft, parts[which], text_string(&value), error);
    text_release(&value);
    return good;
}

bool draft_set_tide(struct draft *draft, int period, struct error *error) {
    struct text value = {0};
    if (!draft_level(draft)->rules.tide_period) {
        return error_set(error, "there is no tide on the board; put one there first");
    }
    text_addf(&value, "%d", period);
    bool good = write_part(draft, PACK_PART_TIDE, text_string(&value), error);
    text_release(&value);
    return good;
}

/* --- questions --- */

/* Small things; a level has fewer questions than there are of them. */
static const char *const names[] = {"kite",  "oak",  "reed", "shell", "fern",
                                    "otter", "moss", "lamp", "pebble"};

static const char *new_name(const struct pack_level *level) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool taken = false;
        for (int q = 0; q < level->rules.question_count; q++) {
            taken |= !strcmp(level->question[q].id, names[i]);
        }
        if (!taken) {
            return names[i];
        }
    }
    return "one-more";
}

static void add_question(struct text *out, const char *name,
                         const struct draft_question *question) {
    text_addf(out, "%s: {by: %c", name, 'A' + question->by);
    if (question->guess) {
        text_addf(out, ", guess: %s}\n", question->guess);
        return;
    }
    text_addf(out, ", marks: %d%s", question->marks, question->key ? ", key: listener" : "");
    if (question->deck) {
        text_addf(out, ", deck: %s}\n", question->deck);
        return;
    }
    text_add(out, ", ask: ");
    pack_add_value(out, question->ask);
    text_add(out, ", answers: [");
    for (int i = 0; i + 1 < question->marks; i++) {
        text_add(out, i ? ", " : "");
        pack_add_value(out, question->answer[i] ? question->answer[i] : "");
    }
    text_add(out, "]}\n");
}

bool draft_set_question(struct draft *draft, int number, const struct draft_question *question,
                        struct error *error) {
    const struct pack_level *level = draft_level(draft);
    const char *source = draft_source(draft);
    int count = level->rules.question_count;
    if (number == RULES_MAX_QUESTIONS) {
        return error_set(error, "a level has at most %d questions", RULES_MAX_QUESTIONS);
    }
    struct pack_outline outline;
    struct text line = {0}, text = {0};
    pack_outline_read(source, &outline, NULL);
    struct pack_span last = outline.question[count - 1].span;
    struct pack_span span = number < count ? outline.question[number].span
                                           : (struct pack_span){last.end, last.end};
    text_addf(&line, "%*s", (int)strspn(source + last.at, " "), "");
    add_question(&line, number < count ? level->question[number].id : new_name(level), question);
    draft_splice(&text, source, span, text_string(&line));
    pack_outline_release(&outline);
    text_release(&line);
    return draft_take(draft, &text, error);
}

/* Takes what names the question off the board. */
static bool clear_board_of(struct draft *draft, const char *name, struct error *error) {
    struct text words = {0};
    bool good = true;
    const struct rules_level *rules = &draft_level(draft)->rules;
    int cells = rules->width * rules->height;
    for (int cell = 0; cell < cells && good; cell++) {
        text_clear(&words);
        draft_words(draft, cell, &words);
        struct draft_cell here = draft_parse_cell(text_string(&words));
        bool stone = draft_asks(here.stands, name), fixture = draft_asks(here.fixture, name);
        good = (!stone || draft_clear(draft, cell, DRAFT_ALONE, error)) &&
               (!fixture || draft_clear(draft, cell, DRAFT_ALONE, error));
    }
    text_release(&words);
    return good;
}

static bool entry_asks(const struct pack_entry *entry, const char *name) {
    struct draft_cell cell = draft_parse_cell(entry->words);
    return draft_asks(cell.stands, name) || draft_asks(cell.fixture, name);
}

static bool within(size_t at, struct pack_span span) {
    return at >= span.at && at < span.end;
}

/* A legend without an entry is none. */
static bool legend_stays(const struct pack_outline *outline, const char *name) {
    for (int i = 0; i < outline->legend_count; i++) {
        if (!entry_asks(&outline->legend[i], name)) {
            return true;
        }
    }
    return false;
}

/* Does the line that begins at this byte speak of the question? */
static bool speaks_of(const struct pack_outline *outline, size_t at, const char *name, int number) {
    bool goes = within(at, outline->question[number].span) ||
                (within(at, outline->part[PACK_PART_LEGEND]) && !legend_stays(outline, name));
    for (int i = 0; i < outline->legend_count && !goes; i++) {
        goes = within(at, outline->legend[i].span) && entry_asks(&outline->legend[i], name);
    }
    return goes;
}

static void drop_lines(const char *source, const char *name, int number, struct text *out) {
    struct pack_outline outline;
    pack_outline_read(source, &outline, NULL);
    for (size_t at = 0, end; source[at]; at = end) {
        end = at + strcspn(source + at, "\n");
        end += source[end] == '\n';
        if (!speaks_of(&outline, at, name, number)) {
            text_add_bytes(out, source + at, end - at);
        }
    }
    pack_outline_release(&outline);
}

bool draft_remove_question(struct draft *draft, int number, struct error *error) {
    const struct pack_level *level = draft_level(draft);
    if (level->rules.question_count == 1) {
        return error_set(error, "a level asks at least one question");
    }
    for (int q = 0; q < level->rules.question_count; q++) {
        if (level->question[q].guess == number) {
            return error_set(error, "another question guesses this one; take that away first");
        }
    }
    struct draft *tried = draft_new(level->id, draft_source(draft), error);
    bool good = tried && clear_board_of(tried, level->question[number].id, error);
    struct text text = {0};
    if (good) {
        drop_lines(draft_source(tried), level->question[number].id, number, &text);
        good = draft_take(draft, &text, error);
    }
    draft_free(tried);
    return good;
}

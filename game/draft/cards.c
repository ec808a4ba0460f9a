/* Changes of a deck's cards, a key each: what says the same as before is not touched. */
#include "draft/inside.h"

#include <stdlib.h>
#include <string.h>

/* --- what a key says --- */

static void add_topics(unsigned topics, struct text *out) {
    bool any = false;
    text_add(out, "[");
    for (int topic = 0; topic < PACK_TOPICS; topic++) {
        if (topics >> topic & 1) {
            text_addf(out, "%s%s", any ? ", " : "", pack_topic_name((enum pack_topic)topic));
            any = true;
        }
    }
    text_add(out, "]");
}

static void add_answers(const struct draft_card *card, struct text *out) {
    for (int i = 0; i < PACK_MAX_ANSWERS && card->answer[i]; i++) {
        text_add(out, i ? ", " : "[");
        pack_add_value(out, card->answer[i]);
    }
    text_add(out, card->answer[0] ? "]" : "");
}

/* As YAML; "": the key may be left out. */
static void add_said(const struct draft_card *card, enum pack_card_part part, struct text *out) {
    switch (part) {
    case PACK_CARD_DEPTH:
        text_addf(out, "%d", card->depth);
        break;
    case PACK_CARD_TOPICS:
        add_topics(card->topics, out);
        break;
    case PACK_CARD_ASK:
        pack_add_value(out, card->ask);
        break;
    case PACK_CARD_ANSWERS:
        add_answers(card, out);
        break;
    case PACK_CARD_FOLLOW:
        if (card->follow && card->follow[0]) {
            pack_add_value(out, card->follow);
        }
        break;
    case PACK_CARD_KIND:
        text_add(out, card->kind == PACK_PLAIN ? "" : pack_card_kind_name(card->kind));
        break;
    case PACK_CARD_SOLO:
        text_add(out, card->solo ? "true" : "");
        break;
    case PACK_CARD_ID:
    case PACK_CARD_PARTS:
        break;
    }
}

static struct draft_card as_said(const struct pack_card *card) {
    struct draft_card said = {.ask = card->ask,
                              .follow = card->follow,
                              .depth = card->depth,
                              .topics = card->topics,
                              .kind = card->kind,
                              .solo = card->solo};
    for (int i = 0; i < card->answer_count; i++) {
        said.answer[i] = card->answer[i];
    }
    return said;
}

/* --- the text --- */

static struct pack_deck *read_deck(const struct pack *pack, const char *source,
                                   struct error *error) {
    struct pack_diagnostics diagnostics = {0};
    struct pack_deck *deck = pack_deck_parse("deck", source, pack, &diagnostics);
    if (!deck) {
        error_set(error, "%s",
                  diagnostics.count ? diagnostics.list[0].message : "there is no memory left");
    }
    pack_diagnostics_release(&diagnostics);
    return deck;
}

/* Adds the text where it is a good deck; releases it. */
static bool hand_out(const struct pack *pack, struct text *text, struct text *out,
                     struct error *error) {
    struct pack_deck *deck = read_deck(pack, text_string(text), error);
    if (deck) {
        text_add(out, text_string(text));
    }
    text_release(text);
    pack_deck_free(deck);
    return deck != NULL;
}

/* One key of a card on its line, or without it. What is before it on that line ("- ") stays. */
static void write_key(const char *source, const struct pack_card_lines *lines,
                      enum pack_card_part part, const char *value, struct text *out) {
    struct pack_span span = lines->part[part], old = lines->value[part];
    if (value[0] && old.at < old.end) {
        text_add_bytes(out, source, old.at);
        text_addf(out, "%s%s", value, source + old.end);
        return;
    }
    struct text line = {0};
    if (value[0] && lines->there[part]) {
        text_add_bytes(&line, source + span.at, (size_t)lines->indent);
    } else if (value[0]) {
        text_addf(&line, "%*s", lines->indent, "");
    }
    if (value[0]) {
        text_addf(&line, "%s: %s\n", pack_card_part_name(part), value);
    }
    draft_splice(out, source, span, text_string(&line));
    text_release(&line);
}

/* What is missing goes behind the one before it. */
static void place_missing(struct pack_card_lines *lines) {
    size_t end = lines->there[PACK_CARD_ID] ? lines->part[PACK_CARD_ID].end : lines->span.end;
    for (int part = 0; part < PACK_CARD_PARTS; part++) {
        if (lines->there[part]) {
            end = lines->part[part].end;
        } else {
            lines->part[part] = (struct pack_span){end, end};
        }
    }
}

/* One key of the text, which becomes the new one; lines are read anew, for they moved. */
static bool change_key(char **source, int number, enum pack_card_part part, const char *value,
                       struct error *error) {
    struct pack_card_lines *lines;
    struct text text = {0};
    int count;
    bool good = pack_card_lines_read(*source, &lines, &count, error);
    if (good) {
        place_missing(&lines[number]);
        write_key(*source, &lines[number], part, value, &text);
        free(*source);
        *source = base_copy(text_string(&text));
    }
    free(lines);
    text_release(&text);
    return good;
}

static bool change_card(const struct pack *pack, const struct pack_card *before, const char *source,
                        int number, const struct draft_card *card, struct text *out,
                        struct error *error) {
    struct draft_card old = as_said(before);
    struct text was = {0}, is = {0};
    char *now = base_copy(source);
    bool good = true;
    for (int part = PACK_CARD_DEPTH; part < PACK_CARD_PARTS && good; part++) {
        text_clear(&was);
        text_clear(&is);
        add_said(&old, (enum pack_card_part)part, &was);
        add_said(card, (enum pack_card_part)part, &is);
        if (strcmp(text_string(&was), text_string(&is)) != 0) {
            good = change_key(&now, number, (enum pack_card_part)part, text_string(&is), error);
        }
    }
    text_clear(&is);
    text_add(&is, now);
    good = good && hand_out(pack, &is, out, error);
    text_release(&was);
    text_release(&is);
    free(now);
    return good;
}

/* --- one more --- */

static bool is_taken(const struct pack_deck *deck, const char *id) {
    for (int i = 0; deck && i < deck->card_count; i++) {
        if (!strcmp(deck->card[i].id, id)) {
            return true;
        }
    }
    return false;
}

static void write_card(const struct pack_deck *deck, const struct draft_card *card, int indent,
                       struct text *out) {
    struct text id = {0}, value = {0};
    for (int i = 1; !id.length || is_taken(deck, text_string(&id)); i++) {
        text_clear(&id);
        text_addf(&id, "card-%d", i);
    }
    text_addf(out, "%*s- id: %s\n", indent - 2, "", text_string(&id));
    for (int part = PACK_CARD_DEPTH; part < PACK_CARD_PARTS; part++) {
        text_clear(&value);
        add_said(card, (enum pack_card_part)part, &value);
        if (value.length) {
            text_addf(out, "%*s%s: %s\n", indent, "",
                      pack_card_part_name((enum pack_card_part)part), text_string(&value));
        }
    }
    text_release(&id);
    text_release(&value);
}

static bool add_card(const struct pack *pack, const struct pack_deck *deck, const char *source,
                     const struct draft_card *card, struct text *out, struct error *error) {
    struct pack_card_lines *lines;
    struct text text = {0}, one = {0};
    int count;
    bool good = pack_card_lines_read(source, &lines, &count, error);
    if (good) {
        const struct pack_card_lines *last = &lines[count - 1];
        write_card(deck, card, last->indent, &one);
        draft_splice(&text, source, (struct pack_span){last->span.end, last->span.end},
                     text_string(&one));
        good = hand_out(pack, &text, out, error);
    }
    free(lines);
    text_release(&one);
    return good;
}

/* --- from outside --- */

bool draft_begin_deck(const char *title, const struct draft_card *card, struct text *out,
                      struct error *error) {
    struct text text = {0};
    text_add(&text, "title: ");
    pack_add_value(&text, title);
    text_add(&text, "\npractice: connection\ncards:\n");
    write_card(NULL, card, 4, &text);
    return hand_out(NULL, &text, out, error);
}

bool draft_set_card(const struct pack *pack, const char *source, int number,
                    const struct draft_card *card, struct text *out, struct error *error) {
    struct pack_deck *deck = read_deck(pack, source, error);
    bool good = deck != NULL;
    if (good && number < deck->card_count) {
        good = change_card(pack, &deck->card[number], source, number, card, out, error);
    } else if (good) {
        good = add_card(pack, deck, source, card, out, error);
    }
    pack_deck_free(deck);
    return good;
}

bool draft_remove_card(const struct pack *pack, const char *source, int number, struct text *out,
                       struct error *error) {
    struct pack_card_lines *lines;
    struct text text = {0};
    int count;
    bool good = pack_card_lines_read(source, &lines, &count, error);
    if (good && count == 1) {
        good = error_set(error, "a deck has at least one card");
    }
    if (good) {
        draft_splice(&text, source, lines[number].span, "");
        good = hand_out(pack, &text, out, error);
    }
    free(lines);
    return good;
}

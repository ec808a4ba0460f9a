/* What is told of one pack: what is in it, whether it is proved, where it lies; or in plain words
 * what is wrong, and where. */
#include "house/packs.h"

#include <string.h>

static void add(struct text *out, const char *words) {
    if (words[0]) {
        text_addf(out, "%s%s", out->length ? "\n\n" : "", words);
    }
}

/* --- one with mistakes --- */

/* What is wrong is said without a capital and an end, as it follows a place. */
static const char *mistake_words(struct stage *stage, const struct packs_mistake *mistake) {
    size_t length = strlen(mistake->what);
    const char *end = length && strchr(".?!", mistake->what[length - 1]) ? "" : ".";
    const char *where = !mistake->file[0] ? word(stage, "What is wrong")
                        : mistake->line   ? say(stage, "{file}, line {line}", "file", mistake->file,
                                                "line", say_number(stage, mistake->line), NULL)
                                          : mistake->file;
    return say(stage, "{where}: {what}{end}", "where", where, "what", mistake->what, "end", end,
               NULL);
}

static void tell_mistakes(struct stage *stage, const struct packs_entry *entry, struct text *out) {
    const struct packs_about *about = &entry->about;
    add(out, word(stage, "It can't be played as it is. All else here goes on as before."));
    for (int i = 0; i < about->mistakes; i++) {
        add(out, mistake_words(stage, &about->mistake[i]));
    }
    if (about->more) {
        add(out, say(stage,
                     "And so many more:\u00a0{more}. In a terminal, all are told by: "
                     "two-lanterns check {file}",
                     "more", say_number(stage, about->more), "file", entry->file, NULL));
    }
}

/* --- a good one --- */

/* Some that are often met; the others by their tag. */
static const char *language_words(struct stage *stage, const char *tag) {
    static const char *const names[][2] = {
        {"cs", "Czech"},      {"da", "Danish"},    {"de", "German"},    {"en", "English"},
        {"es", "Spanish"},    {"fi", "Finnish"},   {"fr", "French"},    {"hu", "Hungarian"},
        {"it", "Italian"},    {"nl", "Dutch"},     {"no", "Norwegian"}, {"pl", "Polish"},
        {"pt", "Portuguese"}, {"ro", "Romanian"},  {"ru", "Russian"},   {"sv", "Swedish"},
        {"tr", "Turkish"},    {"uk", "Ukrainian"},
    };
    size_t length = strcspn(tag, "-");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (length == 2 && strncmp(tag, names[i][0], 2) == 0) {
            return word(stage, names[i][1]);
        }
    }
    return tag;
}

static void tell_what_is_in_it(struct stage *stage, const struct packs_entry *entry,
                               struct text *out) {
    const struct packs_about *about = &entry->about;
    add(out, about->about);
    add(out, say(stage, "By {authors}. Language:\u00a0{language}.", "authors", about->authors,
                 "language", language_words(stage, about->language), NULL));
    text_addf(out, "\n%s",
              say(stage, "Levels:\u00a0{levels}. Cards:\u00a0{cards}. Talks:\u00a0{talks}.",
                  "levels", say_number(stage, about->levels), "cards",
                  say_number(stage, about->cards), "talks", say_number(stage, about->talks), NULL));
    if (about->levels) {
        text_addf(out, " %s",
                  say(stage, "Walked:\u00a0{walked}.", "walked",
                      say_number(stage, packs_walked(stage, entry)), NULL));
    }
}

static const char *proof_words(struct stage *stage, const struct pack_telling *telling) {
    const struct packs_proof *proof = telling->proof;
    const struct packs_entry *entry = telling->entry;
    if (entry->place == PACKS_SHIPPED || !entry->about.levels) {
        return "";
    }
    if (!proof) {
        return telling->proving ? say(stage, "Being proved: level {level} of {levels}.", "level",
                                      say_number(stage, telling->proving), "levels",
                                      say_number(stage, entry->about.levels), NULL)
                                : "";
    }
    if (proof->failed) {
        return say(stage,
                   "Levels that fail their proof:\u00a0{failed}. They can't always be crossed, or "
                   "ask what changes nothing. Told in a terminal by: two-lanterns check {file}",
                   "failed", say_number(stage, proof->failed), "file", entry->file, NULL);
    }
    return proof->held < proof->levels
               ? say(stage,
                     "Proved:\u00a0{held} of {levels} levels. The others are too large to be "
                     "proved beside the game.",
                     "held", say_number(stage, proof->held), "levels",
                     say_number(stage, proof->levels), NULL)
               : word(stage, "Proved: every level can be crossed, whatever the two of you answer.");
}

static const char *place_words(struct stage *stage, const struct packs_entry *entry) {
    const struct packs *packs = packs_of(stage);
    if (packs_is_played(packs, entry)) {
        return word(stage, "It is the one that you play.");
    }
    if (entry->aside) {
        return word(stage, "You have set it aside.");
    }
    if (entry->place == PACKS_SHIPPED) {
        return word(stage, "It came with the game.");
    }
    if (entry->place != PACKS_GIVEN) {
        return packs_namesake(packs, entry)
                   ? word(stage, "Another pack here calls itself the same: they share a bridge.")
                   : "";
    }
    return packs_has(packs, entry) ? word(stage, "This very pack is among yours already.")
           : !packs_folder(packs)  ? ""
           : packs_replaced(packs, entry)
               ? word(stage, "Another version of it is among your packs. "
                             "If you keep this one, it takes its place.")
               : word(stage, "It is not among your packs yet.");
}

void pack_words(struct stage *stage, const struct pack_telling *telling, struct text *out) {
    text_clear(out);
    if (!telling->entry->read) {
        add(out, word(stage, "It is being read."));
    } else if (!telling->entry->about.good) {
        tell_mistakes(stage, telling->entry, out);
    } else {
        tell_what_is_in_it(stage, telling->entry, out);
        add(out, proof_words(stage, telling));
        add(out, place_words(stage, telling->entry));
    }
}

/* base: what every other folder may use. Needs libc alone.
 *
 * Lifetimes, here and everywhere: x_init/x_release work on the caller's storage, x_new/x_free on
 * the heap. A pointer that a function returns is lent unless its name says new; an out-pointer
 * gives. Out of memory ends the program here (base_out_of_memory); `pack` and `keepsake`, which
 * work on data from outside, report it instead and call malloc themselves. */
#ifndef BASE_H
#define BASE_H

#ifdef NDEBUG
#error "Asserts stay on in every build of this game: take -DNDEBUG away, or put -UNDEBUG behind it."
#endif

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- what must hold: assert(), in every build. What costs more than the work that it watches over
 * is for those who look for mistakes: the presets debug and sanitize, and fuzzers (CMakeLists.txt).
 * --- */
#ifdef TWO_LANTERNS_DEAR
enum { BASE_DEAR = true };
#else
enum { BASE_DEAR = false };
#endif
#define ASSERT_DEAR(condition) assert(!BASE_DEAR || (condition))

/* --- memory: never NULL, zeroed where `new` says so; free with free() --- */
_Noreturn void base_out_of_memory(void);
void *base_alloc(size_t size);               /* zeroed */
void *base_grow(void *old, size_t size);     /* like realloc */
char *base_copy(const char *string);         /* heap copy */
void base_forget(void *memory, size_t size); /* overwrites; the compiler may not skip it */

/* --- environment: lent until it changes; NULL where the variable is unset or empty --- */
const char *environment_value(const char *name);
const char *environment_folder(const char *name); /* NULL where it is no full path, too */

/* C11's printf, for format(): mingw-w64 has it, and takes another for it. */
#ifdef __MINGW32__
#define BASE_PRINTF gnu_printf
#else
#define BASE_PRINTF printf
#endif

/* --- error: one message, owned by the caller; "" means none --- */
struct error {
    char text[512];
};
/* Sets the message unless one is set already (the first error is the cause). Returns false, so
 * that `return error_set(...)` reads well. */
bool error_set(struct error *error, const char *format, ...)
    __attribute__((format(BASE_PRINTF, 2, 3)));

/* --- text: a growable string, always NUL-terminated; {0} is a valid empty text --- */
struct text {
    char *data; /* NULL only while length is 0 */
    size_t length, capacity;
};
void text_release(struct text *text); /* frees and becomes empty */
void text_clear(struct text *text);   /* empty, keeps its memory */
void text_forget(struct text *text);  /* overwrites, then releases: for private words */
void text_add(struct text *text, const char *string);
void text_add_bytes(struct text *text, const void *bytes, size_t count);
void text_addf(struct text *text, const char *format, ...)
    __attribute__((format(BASE_PRINTF, 2, 3)));
void text_addfv(struct text *text, const char *format, va_list arguments)
    __attribute__((format(BASE_PRINTF, 2, 0)));
const char *text_string(const struct text *text); /* lent; "" when empty */

/* How many bytes must be put in, taken out or changed to make one word of the other (Levenshtein
 * 1966); for "did you mean". Words of more than 40 bytes are as far apart as can be: 40. */
int text_distance(const char *a, const char *b);

/* --- hash: FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv) --- */
#define HASH_START UINT64_C(0xcbf29ce484222325)
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t count);

/* --- random: splitmix64 (Steele, Lea, Flood 2014). Only for pictures, shuffles and tests; the
 * rules have no chance in them. The caller holds the state. --- */
uint64_t random_next(uint64_t *state);
uint32_t random_below(uint64_t *state, uint32_t bound); /* 0 .. bound-1; bound >= 1 */

/* --- waits, in ms: 0 until the next frame, negative for ever --- */
int wait_sooner(int ms, int other); /* the shorter of the two */

/* --- days: of the Gregorian calendar, in whatever time zone the seconds are --- */
struct day {
    int year, month, day; /* month 1..12, day 1..31 */
};
struct day day_at(int64_t seconds); /* since 1970 began; before it, negative */
int64_t day_start(struct day day); /* its first second; a day past the month's end is in the next */
bool day_leaps(int year);          /* has a 29th of February */

/* --- UTF-8 --- */
/* Decodes one code point at *at (before end), moves *at past it. Returns UINT32_MAX and moves one
 * byte on anything malformed (overlong, surrogate, > U+10FFFF, cut off). */
uint32_t utf8_next(const char **at, const char *end);
size_t utf8_encode(uint32_t code, char out[4]); /* bytes written, 0 when not encodable */
/* The letters that a search takes this one for, as bytes: "ss" for ß, "i" for İ, 0 bytes for an
 * accent of its own. See fold.c for what it goes by. */
size_t utf8_fold(uint32_t code, char out[4]);
uint32_t utf8_capital(uint32_t code); /* as printed on a key, see capital.c; else the same */
/* U+200C and U+200D are never seen, and some words are another word without them: they belong
 * between two letters of a script that joins its letters, and nowhere else. */
bool utf8_joiner(uint32_t code);
bool utf8_joined(uint32_t code); /* is it such a letter, or a mark on one? */
/* The game's font for texts has it. What is never seen counts where the font knows that. */
bool utf8_drawn(uint32_t code);
bool utf8_mark(uint32_t code);   /* stands on the letter before it: general categories Mn and Me */
bool utf8_unseen(uint32_t code); /* leaves no ink: blanks, fillers, and marks */

/* --- pages for a browser --- */
/* What stands for a byte of words in HTML; NULL: it may stand itself. */
const char *markup_of(char byte);
/* Words between two pieces of markup. */
void markup_add(struct text *out, const char *open, const char *words, const char *close);
extern const char markup_alone[]; /* in a page's head: nothing is loaded, and nothing is run */

/* --- text that is fit for the screen --- */
enum { SCREEN_MARKS = 4 }; /* a few marks on a letter are a language, many are a tower */
struct screen_text {       /* {0} begins a text */
    int marks;             /* in a row, up to here */
    bool seen;             /* something of it leaves ink */
};
/* The next character of a text: why it may not be drawn, such as "a tab"; NULL when it may, as a
 * newline may. Where marks become too many it is `screen_tower`, once. */
const char *screen_refuses(struct screen_text *text, uint32_t code);
extern const char screen_tower[];
/* Most of most texts is plain ASCII: how many such characters come next, all of which may be drawn.
 */
size_t screen_plain(struct screen_text *text, const char *at, const char *end);
const char *screen_never(uint32_t code); /* the same of one character alone */
bool screen_shows(const char *string);   /* something of it leaves ink */

#endif

/* The gate, rule by rule: for each a zip that breaks that rule, and what is said about it. */
#include "files/files.h"
#include "zipmaker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define LONG_TEXT                                                                                  \
    "Two lanterns, two lanterns, two lanterns on the water; two lanterns, and the tide between.\n"

static const struct item plain[] = {
    {.name = "pack.yaml", .content = "format: 1\nid: small\n"},
    {.name = "chapters/"},
    {.name = "chapters/c1/one.yaml", .content = LONG_TEXT, .deflate = true},
};

static bool mount(struct made *made, struct error *error) {
    *error = (struct error){""};
    return files_mount_bytes(made->bytes.data, made->bytes.length, "t", error);
}

static void expect_good(struct made *made) {
    struct error error;
    if (!mount(made, &error)) {
        fail_msg("refused: %s", error.text);
    }
    assert_true(files_unmount_pack("t", &error));
    made_release(made);
}

static void expect_refused(struct made *made, const char *reason) {
    struct error error;
    bool mounted = mount(made, &error);
    made_release(made);
    if (mounted) {
        files_unmount_pack("t", NULL);
        fail_msg("accepted, should say: %s", reason);
    }
    if (!strstr(error.text, reason)) {
        fail_msg("said: %s\nshould say: %s", error.text, reason);
    }
    assert_non_null(strstr(error.text, "; ")); /* and how to mend it */
}

/* --- rules on one field, in a table --- */

enum where { LOCAL, BODY, CENTRAL, BOTH, END };

/* Puts `value` at `offset` of the header of item `index`. BOTH: the offset is in the local header;
 * in the central one the same field lies two bytes further. */
struct patch {
    const char *rule;
    enum where where;
    size_t index, offset;
    int width;
    uint32_t value;
    const char *reason;
};

static void apply(struct made *made, const struct patch *patch) {
    size_t starts[] = {
        [LOCAL] = made->local[patch->index],
        [BODY] = made->body[patch->index],
        [CENTRAL] = made->central[patch->index],
        [BOTH] = made->local[patch->index],
        [END] = made->end,
    };
    uint8_t *at = made_at(made, starts[patch->where] + patch->offset);
    uint8_t *twin = made_at(made, made->central[patch->index] + patch->offset + 2);
    if (patch->width == 1) {
        *at = (uint8_t)patch->value;
    } else {
        (patch->width == 2) ? put16(at, patch->value) : put32(at, patch->value);
    }
    if (patch->where == BOTH) {
        (patch->width == 2) ? put16(twin, patch->value) : put32(twin, patch->value);
    }
}

static const struct patch patches[] = {
    {"starts with a local header", LOCAL, 0, 0, 4, 0xafbc7a37, "not a zip of a pack"},
    {"no part of several", LOCAL, 0, 0, 4, 0x08074b50, "one of several parts"},
    {"ends with the end record", END, 0, 0, 4, 0x06054b51, "cut short, or has more bytes"},
    {"comment inside", END, 0, 20, 2, 1, "cut short, or has more bytes"},
    {"one disk: this one", END, 0, 4, 2, 1, "one of several parts"},
    {"one disk: the list's", END, 0, 6, 2, 1, "one of several parts"},
    {"one disk: counts", END, 0, 8, 2, 2, "one of several parts"},
    {"no zip64 count", END, 0, 8, 4, 0xffffffff, "shorter than the zip says"},
    {"not empty", END, 0, 8, 4, 0, "the zip is empty"},
    {"count lie: more", END, 0, 8, 4, 4 | 4 << 16, "shorter than the zip says"},
    {"count lie: fewer", END, 0, 8, 4, 2 | 2 << 16, "longer than the zip says"},
    {"list adjacent: length", END, 0, 12, 4, 60, "not where the zip says"},
    {"list adjacent: offset", END, 0, 16, 4, 60, "not where the zip says"},
    {"no zip64 offset", END, 0, 16, 4, 0xffffffff, "not where the zip says"},
    {"central signature", CENTRAL, 1, 0, 4, 0x02014b51, "shorter than the zip says"},
    {"central name inside", CENTRAL, 2, 28, 2, 21, "the list of files is cut short"},
    {"central extra inside", CENTRAL, 2, 30, 2, 1, "the list of files is cut short"},
    {"entry comment inside", CENTRAL, 2, 32, 2, 1, "the list of files is cut short"},
    {"entry comment within the list", CENTRAL, 0, 32, 2, 1, "shorter than the zip says"},
    {"entry on this disk", CENTRAL, 0, 34, 2, 1, "\"pack.yaml\" lies in another part"},
    {"version at most 4.5", BOTH, 0, 4, 2, 46, "needs a newer zip version"},
    {"version needs no host", BOTH, 0, 4, 2, 0x0114, "needs a newer zip version"},
    {"not encrypted", BOTH, 0, 6, 2, 1, "is encrypted"},
    {"flags: enhanced deflating", BOTH, 2, 6, 2, 1 << 4, "unusual options"},
    {"flags: patches", BOTH, 0, 6, 2, 1 << 5, "unusual options"},
    {"flags: strong encryption", BOTH, 0, 6, 2, 1 << 6, "unusual options"},
    {"flags: masked headers", BOTH, 0, 6, 2, 1 << 13, "unusual options"},
    {"method 1", BOTH, 2, 8, 2, 1, "packed by method 1;"},
    {"method 6", BOTH, 2, 8, 2, 6, "packed by method 6;"},
    {"method 9", BOTH, 2, 8, 2, 9, "packed by method 9;"},
    {"method 12", BOTH, 2, 8, 2, 12, "packed by method 12;"},
    {"method 14", BOTH, 2, 8, 2, 14, "packed by method 14;"},
    {"method 93", BOTH, 2, 8, 2, 93, "packed by method 93;"},
    {"method 95", BOTH, 2, 8, 2, 95, "packed by method 95;"},
    {"method 98", BOTH, 2, 8, 2, 98, "packed by method 98;"},
    {"method 99, AES", BOTH, 2, 8, 2, 99, "packed by method 99;"},
    {"no link", CENTRAL, 0, 38, 4, 0120777u << 16, "is a link or another special file"},
    {"no pipe", CENTRAL, 0, 38, 4, 0010644u << 16, "is a link or another special file"},
    {"no device", CENTRAL, 0, 38, 4, 0020644u << 16, "is a link or another special file"},
    {"no file as folder", CENTRAL, 1, 38, 4, 0100644u << 16, "is a link or another special"},
    {"no folder as file", CENTRAL, 0, 38, 4, 0040755u << 16, "is a link or another special"},
    {"one file at most 8 MiB", BOTH, 2, 22, 4, 8 * 1024 * 1024 + 1, "larger than 8 MiB"},
    {"no zip64 size", BOTH, 2, 22, 4, 0xffffffff, "larger than 8 MiB"},
    {"zip64 local size has its block", LOCAL, 2, 22, 4, 0xffffffff,
     "not as the list of files says"},
    {"ratio at most 200", BOTH, 2, 22, 4, 1024 * 1024, "more than 200 times"},
    {"stored sizes equal", BOTH, 0, 22, 4, 5, "two different sizes"},
    {"local signature", LOCAL, 2, 0, 4, 0x04034b51, "not as the list of files says"},
    {"local version", LOCAL, 0, 4, 2, 10, "not as the list of files says"},
    {"local flags", LOCAL, 0, 6, 2, 1 << 11, "not as the list of files says"},
    {"local method", LOCAL, 2, 8, 2, 0, "not as the list of files says"},
    {"local CRC", LOCAL, 0, 14, 4, 7, "not as the list of files says"},
    {"local CRC zero without descriptor", LOCAL, 0, 14, 4, 0, "not as the list of files says"},
    {"local packed size", LOCAL, 0, 18, 4, 7, "not as the list of files says"},
    {"local size", LOCAL, 2, 22, 4, 7, "not as the list of files says"},
    {"local name length", LOCAL, 0, 26, 2, 8, "not as the list of files says"},
    {"local name", LOCAL, 0, 30, 1, 'q', "not as the list of files says"},
    {"local extra inside", LOCAL, 2, 28, 2, 60000, "reaches past its end"},
    {"packed bytes inside", BOTH, 2, 18, 4, 60000, "reaches past its end"},
    {"offset inside", CENTRAL, 2, 42, 4, 60000, "does not start where"},
    {"first entry first", CENTRAL, 0, 42, 4, 1, "does not start where"},
    {"same body twice", CENTRAL, 1, 42, 4, 0, "; make the zip again"},
    {"stored CRC", BODY, 0, 3, 1, 'q', "is damaged: its checksum is wrong"},
    {"deflated CRC", BOTH, 2, 14, 4, 7, "is damaged: its checksum is wrong"},
    {"declared less than it unpacks to", BOTH, 2, 22, 4, 10, "does not unpack to the size"},
    {"declared more than it unpacks to", BOTH, 2, 22, 4, 1000, "does not unpack to the size"},
    {"broken deflate", BODY, 2, 0, 1, 0x07, "does not unpack to the size"},
    {"descriptor promised", BOTH, 0, 6, 2, 1 << 3, "has no sums after it"},
};

static void each_field_rule(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(patches); i++) {
        struct made made;
        made_zip(&made, plain, COUNT(plain));
        apply(&made, &patches[i]);
        expect_refused(&made, patches[i].reason);
    }
}

/* --- names --- */

#define NAME_120                                                                                   \
    "a23456789012345678901234567890123456789/b23456789012345678901234567890123456789/"             \
    "c2345678901234567890123456789012345.yaml"
#define CHARACTER "has a character other than"
#define DOT "has a part that starts with a dot"
#define EMPTY "has an empty part"
#define EXTENSION "neither .yaml nor .md nor .txt"

static const struct {
    const char *name;
    size_t size;
    const char *reason; /* NULL: good */
} names[] = {
    {"notes.md", 0, NULL},
    {"licence.txt", 0, NULL},
    {"a-b_c.d/e.yaml", 0, NULL},
    {"1/2/3/4/5/6.yaml", 0, NULL},
    {"1/2/3/4/5/6/", 0, NULL},
    {NAME_120, 0, NULL},
    {"x" NAME_120, 0, "is 121 bytes long"},
    {"1/2/3/4/5/6/7.yaml", 0, "lies 7 levels deep"},
    {"1/2/3/4/5/6/7/", 0, "lies 7 levels deep"},
    {"../evil.yaml", 0, DOT},
    {"a/../b.yaml", 0, DOT},
    {"..", 0, DOT},
    {".", 0, DOT},
    {"a/./b.yaml", 0, DOT},
    {"./../b.yaml", 0, DOT},
    {"/etc/passwd.txt", 0, EMPTY},
    {"a//b.yaml", 0, EMPTY},
    {"a//", 0, EMPTY},
    {"/", 0, NULL}, /* the top, as a download of Dropbox has it */
    {"//", 0, EMPTY},
    {"C:\\x.yaml", 0, CHARACTER},
    {"a\\..\\b.yaml", 0, DOT},
    {"\\a.yaml", 0, EMPTY},
    {"Upper.yaml", 0, CHARACTER},
    {"two words.yaml", 0, CHARACTER},
    {"a\0b.yaml", 8, CHARACTER},
    {"a\nb.yaml", 0, CHARACTER},
    {"a\tb.yaml", 0, CHARACTER},
    {"a\xe2\x80\xae"
     "b.yaml",
     0, CHARACTER},
    {"a\xff"
     "b.yaml",
     0, CHARACTER},
    {"a$password.yaml", 0, CHARACTER},
    {"inner.zip", 0, EXTENSION},
    {"font.ttf", 0, EXTENSION},
    {"run.lua", 0, EXTENSION},
    {"run.exe", 0, EXTENSION},
    {"run.yaml.exe", 0, EXTENSION},
    {"a.yml", 0, "\"a.yml\" ends in .yml; rename it to end in .yaml"},
    {"yaml", 0, EXTENSION},
    {"a.yaml.d/none", 0, EXTENSION},
    {"pack.yaml", 0, "\"pack.yaml\" is there twice"},
    {"pack.yaml/", 0, "\"pack.yaml\" is there twice"},
    {"pack.yaml/inner.yaml", 0, "\"pack.yaml\" is both a file and a folder"},
    {"pack.yaml/a/b/inner.yaml", 0, "\"pack.yaml\" is both a file and a folder"},
};

static void each_name_rule(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        /* The neighbours sort between "pack.yaml" and "pack.yaml/": '-' and '.' come before '/'. */
        struct item items[] = {
            plain[0],
            {.name = "pack.yaml-b.txt"},
            {.name = "pack.yaml.txt"},
            {.name = names[i].name, .name_size = names[i].size},
        };
        struct made made;
        made_zip(&made, items, COUNT(items));
        if (names[i].reason) {
            expect_refused(&made, names[i].reason);
        } else {
            expect_good(&made);
        }
    }
}

static void empty_name_is_refused(void **state) {
    (void)state;
    struct item items[] = {{.name = ""}};
    struct made made;
    made_zip(&made, items, COUNT(items));
    expect_refused(&made, "a file has no name");
}

static void huge_names_are_refused(void **state) {
    (void)state;
    char *name = base_alloc(65535 + 1);
    for (size_t i = 0; i < 65535; i++) {
        name[i] = i % 2 ? '/' : 'a'; /* 32,767 levels deep */
    }
    struct item item = {.name = name};
    struct made made;
    made_zip(&made, &item, 1);
    expect_refused(&made, "is 65535 bytes long");
    memset(name, 'a', 65535);
    made_zip(&made, &item, 1);
    expect_refused(&made, "is 65535 bytes long");
    free(name);
}

static void messages_show_only_plain_ascii(void **state) {
    (void)state;
    struct item item = {.name = "a\x1b[31m\xe2\x80\xae.yaml"};
    struct made made;
    struct error error;
    made_zip(&made, &item, 1);
    assert_false(mount(&made, &error));
    assert_non_null(strstr(error.text, "\"a?[31m???.yaml\""));
    made_release(&made);
}

/* --- what people and their tools leave in a pack --- */

static void expect_folder(const char *path, const char *content);

/* Of a zip of these empty files: what the mounted pack holds at its top. */
static void expect_top(const char *const *list, const char *content) {
    struct item items[8] = {{0}};
    size_t count = 0;
    struct made made;
    struct error error;
    for (; list[count]; count++) {
        items[count].name = list[count];
    }
    made_zip(&made, items, count);
    if (!mount(&made, &error)) {
        fail_msg("%s and others refused: %s", list[0], error.text);
    }
    expect_folder("/packs/t", content);
    assert_true(files_unmount_pack("t", &error));
    made_release(&made);
}

static void what_people_leave_is_passed_by(void **state) {
    (void)state;
    static const char *const left[] = {
        ".DS_Store",
        "._pack.yaml",
        "chapters/.DS_Store",
        ".git/",
        ".git/config",
        "a/.hidden.yaml",
        "__MACOSX/",
        "__MACOSX/._pack.yaml",
        "__MACOSX/a/b/c/d/e/f/g/h.exe",
        "Thumbs.db",
        "decks/thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "decks/Desktop.ini",
        "Icon\r",
        "README",
        "README.md",
        "readme",
        "ReadMe.html",
        "LICENSE",
        "Licence.rtf",
        "LICENSES/",
        "COPYING",
        "AUTHORS",
        "CHANGELOG",
        "NOTICE",
        "Notes.TXT",
        "two words.md",
        "\303\234bersicht.txt",
        "1/2/3/4/5/6/7.txt",
        "./",
        "./.DS_Store",
        "__MACOSX\\a.exe",
    };
    for (size_t i = 0; i < COUNT(left); i++) {
        expect_top((const char *const[]){"pack.yaml", left[i], NULL}, "pack.yaml ");
    }
    /* kept, for their names are a pack's */
    expect_top((const char *const[]){"pack.yaml", "notes.txt", "readme.md", NULL},
               "notes.txt pack.yaml readme.md ");
}

static void what_could_be_meant_is_not_passed_by(void **state) {
    (void)state;
    static const struct {
        const char *name, *reason;
    } meant[] = {
        {"README.yaml", CHARACTER},
        {"Notes.yaml", CHARACTER},
        {"a.yaml~", CHARACTER},
        {"MACOSX/a", CHARACTER},
        {"__MACOSX/../a.yaml", CHARACTER},
        {"/README", CHARACTER},
        {"../README.md", CHARACTER},
        {"a//b.txt", EMPTY},
        {"myreadme", EXTENSION},
        {".", DOT},
    };
    for (size_t i = 0; i < COUNT(meant); i++) {
        struct item items[] = {plain[0], {.name = meant[i].name}};
        struct made made;
        made_zip(&made, items, COUNT(items));
        expect_refused(&made, meant[i].reason);
    }
}

/* Nothing is asked of what is passed by, save that it is where the list says. */
static void what_is_passed_by_may_be_anything(void **state) {
    (void)state;
    static const struct patch harmless[] = {
        {"a link", CENTRAL, 1, 38, 4, 0120777u << 16, NULL},
        {"encrypted", BOTH, 1, 6, 2, 1, NULL},
        {"packed by method 99", BOTH, 1, 8, 2, 99, NULL},
        {"a wrong checksum", BOTH, 1, 14, 4, 7, NULL},
        {"larger than it may be", BOTH, 1, 22, 4, 0x7fffffff, NULL},
    };
    struct item items[] = {plain[0], {.name = "README", .content = LONG_TEXT}};
    struct made made;
    for (size_t i = 0; i < COUNT(harmless); i++) {
        made_zip(&made, items, COUNT(items));
        apply(&made, &harmless[i]);
        expect_good(&made);
    }
    static const struct patch harm = {"packed size", LOCAL, 1, 18, 4, 7, NULL};
    made_zip(&made, items, COUNT(items));
    apply(&made, &harm);
    expect_refused(&made, "\"README\" is not as the list of files says");
    struct item only[] = {{.name = "README"}, {.name = "folder/"}};
    made_zip(&made, only, 1);
    expect_refused(&made, "the zip holds no files; a pack has at least pack.yaml");
    made_zip(&made, only, 2);
    expect_refused(&made, "the zip holds no files; a pack has at least pack.yaml");
}

static void the_pack_may_lie_in_a_folder(void **state) {
    (void)state;
    static const struct {
        const char *list[8], *content;
    } zips[] = {
        {{"my-pack/pack.yaml", "my-pack/a.yaml"}, "a.yaml pack.yaml "},
        {{"my-pack/", "my-pack/decks/", "my-pack/pack.yaml"}, "pack.yaml "},
        {{"Sch\xc3\xb6nes Paket (1)/pack.yaml", "Sch\xc3\xb6nes Paket (1)/a.yaml"},
         "a.yaml pack.yaml "},
        {{"a/b/pack.yaml", "a/", "a/b/", "a/README.md", "b.txt"}, "pack.yaml "},
        {{"p/pack.yaml", "p/.DS_Store", "__MACOSX/p/._pack.yaml", "README"}, "pack.yaml "},
        {{"./pack.yaml", "./", "./a.yaml"}, "a.yaml pack.yaml "},
        {{"./p/pack.yaml", "./", "./p/"}, "pack.yaml "},
        {{"p\\", "p\\pack.yaml", "p\\decks\\a.yaml"}, "decks pack.yaml "},
        {{"decks\\a.yaml", "decks/b.yaml", "pack.yaml"}, "decks pack.yaml "},
        {{"p/pack.yaml", "p/decks/pack.yaml"}, "decks pack.yaml "},
        {{"pack.yaml", "decks/pack.yaml"}, "decks pack.yaml "},
        {{"pp/pack.yaml", "p/"}, "pack.yaml "},
        {{"/", "p/", "p/pack.yaml"}, "pack.yaml "},
        {{"META-INF/", "META-INF/MANIFEST.MF", "p/pack.yaml", "UNLICENSE"}, "pack.yaml "},
        {{".p/pack.yaml", "a.yaml"}, "a.yaml "},
    };
    for (size_t i = 0; i < COUNT(zips); i++) {
        expect_top(zips[i].list, zips[i].content);
    }
    /* what is beside it is told of, whatever its name */
    struct made made;
    struct item beside[] = {{.name = "a p/pack.yaml"}, {.name = "photo.jpg"}};
    made_zip(&made, beside, 2);
    expect_refused(&made, "\"photo.jpg\" lies outside of \"a p\", the folder with pack.yaml");
    beside[1].name = "q/pack.yaml";
    made_zip(&made, beside, 2);
    expect_refused(&made, "\"a p/pack.yaml\" lies outside of \"q\", the folder with pack.yaml");
    /* such a folder hides nothing */
    struct item items[] = {{.name = "../pack.yaml"}};
    made_zip(&made, items, 1);
    expect_refused(&made, DOT);
    items[0].name = "/pack.yaml";
    made_zip(&made, items, 1);
    expect_refused(&made, EMPTY);
    struct item twice[] = {{.name = "p/pack.yaml"}, {.name = "p\\pack.yaml"}};
    made_zip(&made, twice, 2);
    expect_refused(&made, "\"pack.yaml\" is there twice");
}

/* --- sizes and counts --- */

static void count_is_bounded(void **state) {
    (void)state;
    static struct item items[FILES_MAX_ENTRIES + 1];
    static char name[COUNT(items)][16];
    static struct made made;
    for (size_t i = 0; i < COUNT(items); i++) {
        char digits[] = {(char)('0' + i / 1000), (char)('0' + i / 100 % 10),
                         (char)('0' + i / 10 % 10), (char)('0' + i % 10), '\0'};
        strcpy(name[i], digits);
        strcat(name[i], ".yaml");
        items[i] = (struct item){.name = name[i]};
    }
    made_zip(&made, items, FILES_MAX_ENTRIES);
    expect_good(&made);
    made_zip(&made, items, FILES_MAX_ENTRIES + 1);
    expect_refused(&made, "the pack holds more than 1000 files; make it smaller");
    /* what is passed by does not count */
    for (size_t i = 1; i < COUNT(items); i++) {
        strcpy(name[i] + 4, ".TXT");
    }
    made_zip(&made, items, FILES_MAX_ENTRIES + 1);
    expect_good(&made);
}

/* Bytes that deflate to about a hundredth: one in a few is random. */
static char *squeezable(size_t size) {
    char *bytes = base_alloc(size);
    uint64_t seed = 1;
    for (size_t i = 0; i < size; i += 512) {
        bytes[i] = (char)random_next(&seed);
    }
    return bytes;
}

static void total_is_bounded(void **state) {
    (void)state;
    char *bytes = squeezable(FILES_MAX_FILE);
    struct item items[9];
    static const char *const nine[] = {"0.txt", "1.txt", "2.txt", "3.txt", "4.txt",
                                       "5.txt", "6.txt", "7.txt", "8.txt"};
    for (size_t i = 0; i < COUNT(items); i++) {
        items[i] = (struct item){
            .name = nine[i], .content = bytes, .size = FILES_MAX_FILE, .deflate = true};
    }
    struct made made;
    items[8].size = 1;
    items[7].size = FILES_MAX_FILE - 1;
    made_zip(&made, items, 9);
    expect_good(&made); /* 64 MiB to the byte */
    items[7].size = FILES_MAX_FILE;
    made_zip(&made, items, 9);
    expect_refused(&made, "unpacks to more than 64 MiB");
    free(bytes);
}

static void ratio_is_bounded(void **state) {
    (void)state;
    char *bytes = base_alloc(100000);
    struct item item = {.name = "a.txt", .content = bytes, .size = 100000, .deflate = true};
    struct made made;
    made_zip(&made, &item, 1);
    expect_refused(&made, "more than 200 times");
    free(bytes);
}

static void zip_size_is_bounded(void **state) {
    (void)state;
    struct made made;
    made_zip(&made, plain, COUNT(plain));
    char *zeros = base_alloc(FILES_MAX_ZIP);
    made_insert(&made, made.local[2], zeros, FILES_MAX_ZIP);
    free(zeros);
    expect_refused(&made, "larger than 32 MiB");
}

static void folder_with_content_is_refused(void **state) {
    (void)state;
    struct item items[] = {plain[0], {.name = "chapters/", .content = "hidden"}};
    struct made made;
    made_zip(&made, items, COUNT(items));
    expect_refused(&made, "has content of its own");
}

/* --- spans --- */

static void moved(struct made *made, long by) {
    put32(made_at(made, made->end + 16), (uint32_t)((long)made->central[0] + by));
}

static void junk_before_is_refused(void **state) {
    (void)state;
    struct made made;
    made_zip(&made, plain, COUNT(plain));
    made_insert(&made, 0, "#!/bin/sh\n", 10);
    expect_refused(&made, "not a zip of a pack");
    made_zip(&made, plain, COUNT(plain)); /* a second local header in front, offsets as they were */
    made_insert(&made, 0, made.bytes.data, made.local[1]);
    expect_refused(&made, "not where the zip says");
}

static void bytes_after_are_refused(void **state) {
    (void)state;
    struct made made;
    made_zip(&made, plain, COUNT(plain));
    text_add_bytes(&made.bytes, "\n", 1);
    expect_refused(&made, "cut short, or has more bytes");
    made_zip(&made, plain, COUNT(plain));
    text_add_bytes(&made.bytes, "\0\n\0", 3);
    expect_refused(&made, "cut short, or has more bytes");
    made_zip(&made, plain, COUNT(plain));
    made_insert(&made, made.bytes.length, made.bytes.data + made.end, 22);
    expect_refused(&made, "not where the zip says"); /* two end records */
}

/* Written to a pipe in blocks, as bsdtar and others do. */
static void zeros_after_are_read_past(void **state) {
    (void)state;
    static const char zeros[70000];
    for (size_t comment = 0; comment <= 6; comment += 3) {
        struct made made;
        made_zip(&made, plain, COUNT(plain));
        put16(made_at(&made, made.end + 20), (uint16_t)comment);
        text_add_bytes(&made.bytes, "abc\0\0\0", comment);
        text_add_bytes(&made.bytes, zeros, sizeof zeros);
        expect_good(&made);
    }
}

static void gap_between_is_refused(void **state) {
    (void)state;
    struct made made;
    made_zip(&made, plain, COUNT(plain));
    put32(made_at(&made, made.central[2] + 42), (uint32_t)made.local[2] + 5);
    moved(&made, 5);
    made_insert(&made, made.local[2], "stray", 5);
    expect_refused(&made, "does not start where the file before it ends");
}

static void gap_before_the_list_is_refused(void **state) {
    (void)state;
    struct made made;
    made_zip(&made, plain, COUNT(plain));
    moved(&made, 5);
    made_insert(&made, made.central[0], "stray", 5);
    expect_refused(&made, "stray bytes before the list");
}

/* A whole zip entry hides inside another's stored body; the list names both. */
static void overlap_is_refused(void **state) {
    (void)state;
    struct made inner, outer;
    struct item one[] = {{.name = "b.txt", .content = "hidden"}};
    made_zip(&inner, one, 1);
    struct item two[] = {{.name = "a.txt", .content = inner.bytes.data, .size = inner.central[0]},
                         one[0]};
    made_zip(&outer, two, 2);
    size_t gone = outer.central[0] - outer.local[1];
    put32(made_at(&outer, outer.central[1] + 42), (uint32_t)outer.body[0]);
    moved(&outer, -(long)gone);
    made_insert(&outer, outer.local[1], NULL, gone);
    made_release(&inner);
    expect_refused(&outer, "\"b.txt\" does not start where the file before it ends");
}

static void trailing_data_is_refused(void **state) {
    (void)state;
    struct made made;
    made_zip(&made, plain, COUNT(plain));
    uint32_t packed = get32(made_at(&made, made.central[2] + 20)) + 3;
    put32(made_at(&made, made.central[2] + 20), packed);
    put32(made_at(&made, made.local[2] + 18), packed);
    moved(&made, 3);
    made_insert(&made, made.central[0], "abc", 3);
    expect_refused(&made, "does not unpack to the size it declares");
}

/* --- extra fields --- */

static const struct {
    const char *rule, *bytes, *reason;
    size_t size;
} extras[] = {
    {"a time", "UT\5\0\3\0\0\0\0", NULL, 9},
    {"a time and an owner", "UT\5\0\3\0\0\0\0ux\1\0\1", NULL, 14},
    {"zip64", "\1\0\10\0\0\0\0\0\0\0\0\0", "is in the zip64 form", 12},
    {"zip64 after another", "UT\1\0\0\1\0\0\0", "is in the zip64 form", 9},
    {"a second name", "up\1\0\1", NULL, 5}, /* ours is the one in the headers */
    {"NTFS times", "\12\0\10\0\0\0\0\0\1\0\0\0", NULL, 12},
    {"block past the end", "UT\6\0\3\0\0\0\0", "has a broken extra field", 9},
    {"half a block", "UT\5", "has a broken extra field", 3},
};

static void each_extra_rule(void **state) {
    (void)state;
    for (size_t i = 0; i < 2 * COUNT(extras); i++) {
        size_t at = i / 2;
        struct item item = {.name = "a.txt", .extra_size = extras[at].size};
        *(i % 2 ? &item.extra : &item.central_extra) = extras[at].bytes;
        struct made made;
        made_zip(&made, &item, 1);
        bool zip64 = extras[at].reason && strstr(extras[at].reason, "zip64");
        if (extras[at].reason && !(zip64 && i % 2)) { /* a local header may have one */
            expect_refused(&made, extras[at].reason);
        } else {
            expect_good(&made);
        }
    }
}

/* PhysicsFS looks for a zip64 locator 20 bytes before the end record, whoever owns them. */
static void hidden_locator_is_refused(void **state) {
    (void)state;
    struct item item = {.name = "a.txt",
                        .central_extra = "UT\24\0PK\6\7\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
                        .extra_size = 24};
    struct made made;
    made_zip(&made, &item, 1);
    expect_refused(&made, "the zip is in the zip64 form");
}

/* --- descriptors --- */

static void descriptors_are_checked(void **state) {
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct item items[] = {
            {.name = "a.txt",
             .content = LONG_TEXT,
             .deflate = i & 1,
             .descriptor = true,
             .unsigned_descriptor = i & 2},
            {.name = "b.txt", .content = "b"},
        };
        struct made made;
        made_zip(&made, items, COUNT(items));
        expect_good(&made);
        for (size_t byte = 1; byte <= (i & 2 ? 12u : 16u); byte++) {
            made_zip(&made, items, COUNT(items));
            *made_at(&made, made.local[1] - byte) ^= 0x10;
            expect_refused(&made, "has no sums after it");
        }
    }
}

/* What streaming writers put into a local header, besides zeros: the size where they know it; in
 * the zip64 form, zeros or what is true. And sums after the body with sizes of eight bytes. */
static void streams_are_read(void **state) {
    (void)state;
    static const char zeros[20] = "\1\0\20\0"; /* a zip64 block of 16 bytes */
    for (int i = 0; i < 16; i++) {
        bool known = i & 1, zip64 = i & 2, true64 = i & 4, deflate = i & 8;
        char block[sizeof zeros];
        struct item items[] = {
            {.name = "a.txt",
             .content = i & 1 ? LONG_TEXT : NULL,
             .deflate = deflate,
             .descriptor = true,
             .wide_descriptor = zip64,
             .extra = zip64 ? block : NULL,
             .extra_size = sizeof block},
            {.name = "b.txt", .content = "b"},
        };
        struct made made;
        memcpy(block, zeros, sizeof block);
        made_zip(&made, items, COUNT(items));
        uint8_t *local = made_at(&made, made.local[0]);
        const uint8_t *central = made_at(&made, made.central[0]);
        if (zip64) {
            put32(local + 18, 0xffffffff);
            put32(local + 22, 0xffffffff);
        } else if (known) {
            put32(local + 22, get32(central + 24));
        }
        if (zip64 && true64) {
            put32(local + 30 + 5 + 4, get32(central + 24));
            put32(local + 30 + 5 + 12, get32(central + 20));
        }
        expect_good(&made);
    }
}

static void lies_in_the_zip64_form_are_refused(void **state) {
    (void)state;
    for (size_t byte = 4; byte < 20; byte++) {
        char block[20] = "\1\0\20\0";
        struct item item = {.name = "a.txt", .content = "abc", .extra = block, .extra_size = 20};
        struct made made;
        block[4] = block[12] = 3;
        block[byte] ^= 8;
        made_zip(&made, &item, 1);
        put32(made_at(&made, made.local[0] + 18), 0xffffffff);
        put32(made_at(&made, made.local[0] + 22), 0xffffffff);
        expect_refused(&made, "not as the list of files says");
    }
}

/* --- wholes --- */

static void comments_are_read_past(void **state) {
    (void)state;
    struct made made;
    struct error error;
    made_zip(&made, plain, COUNT(plain));
    put16(made_at(&made, made.end + 20), 40); /* as of a download from a forge */
    text_add(&made.bytes, "PK\5\6\tabcdef0123456789abcdef0123456789abc");
    assert_true(mount(&made, &error));
    assert_true(files_unmount_pack("t", &error));
    text_add_bytes(&made.bytes, "\n", 1);
    expect_refused(&made, "cut short, or has more bytes");
    made_zip(&made, plain, COUNT(plain)); /* a comment of one entry */
    put16(made_at(&made, made.central[0] + 32), 7);
    made_insert(&made, made.central[1], "comment", 7);
    put32(made_at(&made, made.end + 7 + 12), (uint32_t)(made.end + 7 - made.central[0]));
    expect_good(&made);
}

/* How hard the packer tried (APPNOTE 4.4.4, bits 1 and 2). */
static void effort_is_no_matter(void **state) {
    (void)state;
    for (unsigned flags = 0; flags < 8; flags += 2) {
        struct made made;
        made_zip(&made, plain, COUNT(plain));
        put16(made_at(&made, made.local[2] + 6), flags);
        put16(made_at(&made, made.central[2] + 8), flags);
        expect_good(&made);
    }
}

static void other_files_are_refused(void **state) {
    (void)state;
    static const char *const starts[] = {"", "7z\xbc\xaf\x27\x1c", "PACK", "IWAD", "<?xml", "PK"};
    for (size_t i = 0; i < COUNT(starts); i++) {
        struct made made = {0};
        text_add(&made.bytes, starts[i]);
        expect_refused(&made, "not a zip of a pack");
        made = (struct made){0};
        text_add(&made.bytes, starts[i]);
        char filler[1000] = {0};
        text_add_bytes(&made.bytes, filler, sizeof filler);
        expect_refused(&made, "not a zip of a pack");
    }
    struct made empty;
    made_zip(&empty, NULL, 0);
    expect_refused(&empty, "not a zip of a pack");
}

static void random_bytes_are_refused(void **state) {
    (void)state;
    uint64_t seed = 35;
    for (int i = 0; i < 1000; i++) {
        struct made made = {0};
        struct error error;
        text_add_bytes(&made.bytes, "PK\3\4", 4);
        for (uint32_t left = random_below(&seed, 400); left > 0; left--) {
            char byte = (char)random_next(&seed);
            text_add_bytes(&made.bytes, &byte, 1);
        }
        text_add_bytes(&made.bytes, "PK\5\6\0\0\0\0\1\0\1\0", 12);
        assert_false(mount(&made, &error));
        made_release(&made);
    }
}

static void expect_file(const char *path, const char *content) {
    struct text text = {0};
    struct error error = {""};
    if (!files_read(path, 1000, &text, &error)) {
        fail_msg("%s", error.text);
    }
    assert_string_equal(text_string(&text), content);
    text_release(&text);
}

static void join_name(void *to, const char *name) {
    text_addf(to, "%s ", name);
}

static void expect_folder(const char *path, const char *content) {
    struct text text = {0};
    assert_true(files_list(path, join_name, &text));
    assert_string_equal(text_string(&text), content);
    text_release(&text);
}

static void expect_plain_content(void) {
    expect_folder("/packs/t", "chapters pack.yaml ");
    expect_folder("/packs/t/chapters", "c1 ");
    expect_folder("/packs/t/chapters/c1", "one.yaml ");
    expect_file("/packs/t/pack.yaml", plain[0].content);
    expect_file("/packs/t/chapters/c1/one.yaml", plain[2].content);
}

static void good_zip_reads_back(void **state) {
    (void)state;
    struct made made;
    struct error error;
    made_zip(&made, plain, COUNT(plain));
    assert_true(mount(&made, &error));
    expect_plain_content();
    assert_true(files_unmount_pack("t", &error));
    made_release(&made);
}

static void every_truncation_is_refused(void **state) {
    (void)state;
    struct made made;
    made_zip(&made, plain, COUNT(plain));
    for (size_t size = 0; size < made.bytes.length; size++) {
        struct error error = {""};
        assert_false(files_mount_bytes(made.bytes.data, size, "t", &error));
        assert_string_not_equal(error.text, "");
    }
    made_release(&made);
}

/* Refused, or read through PhysicsFS exactly as before: a time or a permission was hit. */
static void every_bit_flip_is_refused_or_harmless(void **state) {
    (void)state;
    struct made made;
    size_t harmless = 0;
    made_zip(&made, plain, COUNT(plain));
    size_t bits = 8 * made.bytes.length;
    for (size_t bit = 0; bit < bits; bit++) {
        struct error error;
        *made_at(&made, bit / 8) ^= (uint8_t)(1u << bit % 8);
        if (mount(&made, &error)) {
            harmless++;
            expect_plain_content();
            assert_true(files_unmount_pack("t", &error));
        }
        *made_at(&made, bit / 8) ^= (uint8_t)(1u << bit % 8);
    }
    made_release(&made);
    /* Times twice, version made by, attributes: 18 bytes an entry, save the types that are
     * checked. A gate that refuses or lets through everything would not come out here. */
    assert_in_range(harmless, 3 * 8 * 10, 3 * 8 * 18);
}

static int start(void **state) {
    (void)state;
    return files_init(NULL, NULL) ? 0 : -1;
}

static int stop(void **state) {
    (void)state;
    files_release();
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_field_rule),
        cmocka_unit_test(each_name_rule),
        cmocka_unit_test(empty_name_is_refused),
        cmocka_unit_test(huge_names_are_refused),
        cmocka_unit_test(messages_show_only_plain_ascii),
        cmocka_unit_test(what_people_leave_is_passed_by),
        cmocka_unit_test(what_could_be_meant_is_not_passed_by),
        cmocka_unit_test(what_is_passed_by_may_be_anything),
        cmocka_unit_test(the_pack_may_lie_in_a_folder),
        cmocka_unit_test(count_is_bounded),
        cmocka_unit_test(total_is_bounded),
        cmocka_unit_test(ratio_is_bounded),
        cmocka_unit_test(zip_size_is_bounded),
        cmocka_unit_test(folder_with_content_is_refused),
        cmocka_unit_test(junk_before_is_refused),
        cmocka_unit_test(bytes_after_are_refused),
        cmocka_unit_test(zeros_after_are_read_past),
        cmocka_unit_test(gap_between_is_refused),
        cmocka_unit_test(gap_before_the_list_is_refused),
        cmocka_unit_test(overlap_is_refused),
        cmocka_unit_test(trailing_data_is_refused),
        cmocka_unit_test(each_extra_rule),
        cmocka_unit_test(hidden_locator_is_refused),
        cmocka_unit_test(descriptors_are_checked),
        cmocka_unit_test(streams_are_read),
        cmocka_unit_test(lies_in_the_zip64_form_are_refused),
        cmocka_unit_test(comments_are_read_past),
        cmocka_unit_test(effort_is_no_matter),
        cmocka_unit_test(other_files_are_refused),
        cmocka_unit_test(random_bytes_are_refused),
        cmocka_unit_test(good_zip_reads_back),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(every_bit_flip_is_refused_or_harmless),
    };
    return cmocka_run_group_tests(tests, start, stop);
}

/* The screen keeps the secret. The game is played once for every combination of what the two can
 * choose in private, with the same shuffles and the same moments of pressing, in front of a camera
 * and a microphone: no frame, no sample and no duration may differ from the first.
 *
 * Labels are chosen by name, so every mark is really sealed whatever place it stands at; that the
 * test can see a difference at all is shown by `controls`. */
#include "folder.h"
#include "run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MARKS = 4 };

static const char *const kite[MARKS] = {"Aardvarkish", "Bergamotic", "Cinnabarry",
                                        "I'd rather keep this one to myself"};
static const char *const oak[MARKS] = {"Dandelionic", "Eiderdowny", "Fennelous",
                                       "I'd rather keep this one to myself"};
static const char *const card[MARKS] = {"Gooseberried", "Hazelnutty", "Indigoish",
                                        "I'd rather keep this one to myself"};
static const char *const keep[2] = {"Keep it", "Let it go"};
static const char *const heard[2] = {"Yes, I feel heard", "Not yet"};

/* What the two play with, and how they come to the bridge or the level. */
struct devices {
    const char *join; /* up to 2500 ms */
    bool curtain;     /* one keyboard: they take turns */
};

static const struct devices pads = {
    "100 pad 1 plug\n200 pad 2 plug\n500 pad 1 press a\n900 pad 1 press a\n"
    "1200 pad 2 press a\n1600 pad 1 press a\n",
    false,
};
static const struct devices keyboard = {
    "500 key Space\n900 key Space\n1200 key Return\n1600 key Space\n",
    true,
};
static const struct devices mixed = {
    "100 pad 1 plug\n500 key Space\n900 key Space\n1200 pad 1 press a\n1600 key Space\n",
    false,
};

static void add_choice(struct text *script, int *ms, const struct devices *devices, char who,
                       const char *label) {
    if (devices->curtain) {
        *ms += 300; /* it is up before it is opened */
        text_addf(script, "%d %c confirm\n", *ms, who);
    }
    text_addf(script, "%d %c choose \"%s\"\n", *ms + 700, who, label);
    *ms += 3400;
}

static int begin_level(struct text *script, const struct devices *devices) {
    text_addf(script, "%s2100 A confirm\n2400 expect scene sealing\n", devices->join);
    return 2500;
}

static void add_sealing(struct text *script, int *ms, const struct devices *devices, int a, int b) {
    add_choice(script, ms, devices, 'A', kite[a]);
    add_choice(script, ms, devices, 'B', oak[b]);
    text_addf(script, "%d until scene play\n", *ms);
}

/* --- sealing a level's questions --- */

static void seal_once(struct run *run, const struct devices *devices, int a, int b, uint64_t seed) {
    struct run_options options = {.level = "only/step", .seed = seed};
    struct text script = {0};
    int ms = begin_level(&script, devices);
    add_sealing(&script, &ms, devices, a, b);
    play(run, &options, &script);
}

/* `step` 1: all combinations; more: only some, where the devices alone are another. */
static void sealing(const struct devices *devices, int step) {
    struct run *run = two_runs();
    for (int a = 0; a < MARKS; a++) {
        for (int b = 0; b < MARKS; b++) {
            if ((a + b) % step) {
                continue;
            }
            struct run *this = a || b ? &run[1] : &run[0];
            seal_once(this, devices, a, b, 7);
            assert_true(this->played);
            assert_int_equal(this->answers.mark[0], a);
            assert_int_equal(this->answers.mark[1], b);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 300);
    assert_sounds(run, 100);
    free(run);
}

static void test_sealing_pads(void **state) {
    (void)state;
    sealing(&pads, 1);
}

static void test_sealing_keyboard(void **state) {
    (void)state;
    sealing(&keyboard, 1);
}

static void test_sealing_mixed(void **state) {
    (void)state;
    sealing(&mixed, MARKS);
}

/* --- words that become marks: what the listener alone is shown, and a guess at a hearth --- */

struct stage;
void __real_key_draw_marks(struct stage *stage, int count, uint8_t mark[RULES_MAX_MARKS]);
void __wrap_key_draw_marks(struct stage *stage, int count, uint8_t mark[RULES_MAX_MARKS]);

/* The linker puts it in the place of the game's own: by how much the marks are turned on. */
static int turned_on;

void __wrap_key_draw_marks(struct stage *stage, int count, uint8_t mark[RULES_MAX_MARKS]) {
    __real_key_draw_marks(stage, count, mark);
    for (int word = 0; word < count; word++) {
        mark[word] = (uint8_t)((mark[word] + turned_on) % count);
    }
}

/* Opened and covered again by the listener, who may not be the one who opens anything else. */
static void add_key(struct text *script, int *ms, char listener) {
    text_addf(script, "%d until scene key\n", *ms);
    text_addf(script, "%d %c confirm\n%d expect text \"for your eyes only\"\n", *ms + 700, listener,
              *ms + 1000);
    text_addf(script, "%d %c confirm\n%d until scene play\n", *ms + 1600, listener, *ms + 2000);
    *ms += 2000;
}

static void seal_words(struct run *run, const struct devices *devices, int a, int b) {
    static const char *const guess[MARKS] = {"Aardvarkish", "Bergamotic", "Cinnabarry",
                                             "I'd rather not guess"};
    struct run_options options = {.level = "only/key", .seed = 7, .all = true};
    struct text script = {0};
    int ms = begin_level(&script, devices);
    add_choice(&script, &ms, devices, 'A', kite[a]);
    add_key(&script, &ms, 'B');
    text_addf(&script, "%d B right\n%d B right\n%d until scene sealing\n", ms + 300, ms + 700,
              ms + 1100);
    ms += 1200;
    add_choice(&script, &ms, devices, 'B', guess[b]);
    add_key(&script, &ms, 'A');
    text_addf(&script, "%d A key\n%d until scene key\n%d A confirm\n", ms + 300, ms + 400,
              ms + 1200);
    text_addf(&script, "%d A confirm\n%d until scene play\n%d quit\n", ms + 2000, ms + 2100,
              ms + 2600);
    play(run, &options, &script);
}

static int open_frames(const struct run *run) {
    int open = 0;
    for (int i = 0; i < run->frames; i++) {
        open += run->frame[i].open;
    }
    return open;
}

static void seal_all_words(const struct devices *devices, int step) {
    struct run *run = two_runs();
    turned_on = 0;
    for (int a = 0; a < MARKS; a++) {
        for (int b = 0; b < MARKS; b++) {
            if ((a + b) % step) {
                continue;
            }
            struct run *this = a || b ? &run[1] : &run[0];
            seal_words(this, devices, a, b);
            assert_true(this->played);
            assert_same(&run[0], this);
        }
    }
    assert_true(open_frames(&run[0]) > 3);
    free(run);
}

static void test_words_pads(void **state) {
    (void)state;
    seal_all_words(&pads, 1);
}

static void test_words_keyboard(void **state) {
    (void)state;
    seal_all_words(&keyboard, 2);
}

/* Whatever the key is: only while it is open can it be seen, and then it is. */
static void test_key(void **state) {
    struct run *run = two_runs();
    (void)state;
    turned_on = 0;
    seal_words(&run[0], &pads, 0, 1);
    for (turned_on = 1; turned_on < MARKS; turned_on++) {
        int seen = 0;
        seal_words(&run[1], &pads, 0, 1);
        assert_int_not_equal(run[0].answers.mark[0], run[1].answers.mark[0]);
        assert_same_but_keys(&run[0], &run[1]);
        for (int i = 0; i < run[0].frames; i++) {
            seen += run[0].frame[i].picture != run[1].frame[i].picture;
        }
        assert_true(seen > 0);
    }
    turned_on = 0;
    free(run);
}

/* --- a card that both seal --- */

/* The question round with one deck and one way to answer, as far as its first screen. */
struct round_setup {
    const char *deck;
    int box; /* its place on the shelf, from 1 */
    int how; /* how often to press right from "say it aloud" */
    bool deep;
};
static const struct round_setup with_words = {"Words", 2, 1, false};

static void add_press(struct text *script, int *ms, const char *button, int times) {
    for (int i = 0; i < times; i++) {
        text_addf(script, "%d A %s\n", *ms, button);
        *ms += 200;
    }
}

/* As far as the setup of a round, up to 2400 ms. */
static const char *const round_joins[] = {
    "100 pad 1 plug\n200 pad 2 plug\n250 pad 1 press dpdown\n400 pad 1 press dpdown\n"
    "600 pad 1 press a\n900 pad 1 press a\n1200 pad 1 press a\n1600 pad 2 press a\n"
    "2000 pad 1 press a\n",
    "250 A down\n400 A down\n600 key Space\n900 key Space\n1200 key Space\n1600 key Return\n"
    "2000 key Space\n",
    "100 pad 1 plug\n250 key Down\n400 key Down\n600 key Space\n900 key Space\n"
    "1200 pad 1 press a\n1600 key Space\n2000 pad 1 press a\n",
};

static int begin_round_with(struct text *script, const char *join,
                            const struct round_setup *setup) {
    int ms = 2500;
    text_addf(script, "%s2400 expect scene round-setup\n", join);
    add_press(script, &ms, "confirm", 1);
    ms += 300;
    add_press(script, &ms, "confirm", 1); /* all of them: taken back */
    add_press(script, &ms, "down", 1);
    add_press(script, &ms, "right", setup->box - 1);
    text_addf(script, "%d expect focus \"%s\"\n", ms, setup->deck);
    add_press(script, &ms, "confirm", 1);
    add_press(script, &ms, "back", 1);
    ms += 300;
    add_press(script, &ms, "down", 1);
    add_press(script, &ms, "left", setup->deep);
    add_press(script, &ms, "down", 1);
    add_press(script, &ms, "right", setup->how);
    add_press(script, &ms, "down", 1);
    text_addf(script, "%d expect focus \"Begin\"\n", ms);
    add_press(script, &ms, "confirm", 1);
    ms += 300;
    text_addf(script, "%d expect scene round\n", ms);
    return ms;
}

static int begin_round(struct text *script, const struct round_setup *setup) {
    return begin_round_with(script, round_joins[0], setup);
}

static void add_both(struct text *script, int *ms, const char *a, const char *b) {
    text_addf(script, "%d A choose \"%s\"\n", *ms + 700, a);
    text_addf(script, "%d B choose \"%s\"\n", *ms + 1600, b);
    *ms += 4900;
}

static void add_text(struct text *script, int ms, const char *words) {
    text_addf(script, "%d expect text \"%s\"\n", ms, words);
}

static void test_round(void **state) {
    (void)state;
    struct run *run = two_runs();
    struct run_options options = {.seed = 7};
    for (int a = 0; a < MARKS; a++) {
        for (int b = 0; b < MARKS; b++) {
            struct run *this = a || b ? &run[1] : &run[0];
            struct text script = {0};
            int ms = begin_round(&script, &with_words);
            add_press(&script, &ms, "confirm", 1);
            add_both(&script, &ms, card[a], card[b]);
            add_text(&script, ms, card[a]);
            add_text(&script, ms, card[b]);
            play(this, &options, &script);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 180);
    free(run);
}

/* --- an answer and a guess --- */

enum { PASS = MARKS - 1 };

/* Of these words, what each chose; or, whoever passed, that a pass is all that is told. */
static void add_shown(struct text *script, int ms, const char *const words[MARKS], int a, int b) {
    if (a == PASS || b == PASS) {
        add_text(script, ms, "This card stays closed tonight.");
    } else {
        add_text(script, ms, words[a]);
        add_text(script, ms, words[b]);
    }
}

static void test_guess(void **state) {
    (void)state;
    static const struct round_setup guess = {"Words", 2, 2, false};
    struct run *run = two_runs();
    struct run_options options = {.seed = 7};
    for (int a = 0; a < MARKS; a++) {
        for (int b = 0; b < MARKS; b++) {
            struct run *this = a || b ? &run[1] : &run[0];
            struct text script = {0};
            int ms = begin_round(&script, &guess);
            add_press(&script, &ms, "confirm", 1);
            add_both(&script, &ms, card[a], card[b]);
            add_shown(&script, ms, card, a, b);
            play(this, &options, &script);
            assert_same(&run[0], this);
        }
    }
    free(run);
}

/* --- a perception: guessed in a round that is aloud, in whatever way the two play --- */

static const char *const perception[MARKS] = {"Vanillish", "Watercressy", "Yarrowing",
                                              "I'd rather keep this one to myself"};

static void perceive(const struct devices *devices, const char *join, int step) {
    static const struct round_setup aloud = {"Perception", 3, 0, false};
    struct run *run = two_runs();
    struct run_options options = {.seed = 7};
    for (int a = 0; a < MARKS; a++) {
        for (int b = 0; b < MARKS; b++) {
            struct run *this = a || b ? &run[1] : &run[0];
            struct text script = {0};
            if ((a + b) % step) {
                continue;
            }
            int ms = begin_round_with(&script, join, &aloud);
            add_press(&script, &ms, "confirm", 1);
            ms += 300;
            add_choice(&script, &ms, devices, 'A', perception[a]);
            add_choice(&script, &ms, devices, 'B', perception[b]);
            add_shown(&script, ms, perception, a, b);
            play(this, &options, &script);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 180);
    free(run);
}

static void test_perception_pads(void **state) {
    (void)state;
    perceive(&pads, round_joins[0], 1);
}

static void test_perception_keyboard(void **state) {
    (void)state;
    perceive(&keyboard, round_joins[1], 2);
}

static void test_perception_mixed(void **state) {
    (void)state;
    perceive(&mixed, round_joins[2], MARKS);
}

/* --- something closer: one wish alone leaves no trace, also not in what comes after --- */

static void test_closer(void **state) {
    (void)state;
    static const char *const labels[2] = {"Yes, something closer", "These cards are enough"};
    static const struct round_setup deep = {"Words", 2, 1, true};
    struct run *run = two_runs();
    struct run_options options = {.seed = 7};
    for (int choice = 0; choice < 4; choice++) {
        struct run *this = choice ? &run[1] : &run[0];
        struct text script = {0};
        int ms = begin_round(&script, &deep);
        add_both(&script, &ms, labels[choice & 1], labels[choice >> 1]);
        add_text(&script, ms, choice ? "Tonight we stay with these cards." : "You both asked");
        play(this, &options, &script);
        assert_same(&run[0], this);
    }
    for (int choice = 1; choice < 4; choice++) {
        struct run *this = choice > 1 ? &run[1] : &run[0];
        struct text script = {0};
        int ms = begin_round(&script, &deep);
        add_both(&script, &ms, labels[choice & 1], labels[choice >> 1]);
        add_press(&script, &ms, "confirm", 2);
        add_both(&script, &ms, card[0], card[1]);
        play(this, &options, &script);
        assert_same(&run[0], this);
    }
    free(run);
}

/* --- a solo card: turned over by both, or by nobody --- */

static void test_solo(void **state) {
    (void)state;
    static const char *const labels[2] = {"Turn mine over", "Mine stays with me"};
    static const struct round_setup solo = {"Solo", 1, 0, false};
    struct run *run = two_runs();
    struct run_options options = {.seed = 7};
    for (int choice = 0; choice < 4; choice++) {
        struct run *this = choice ? &run[1] : &run[0];
        struct text script = {0};
        int ms = begin_round(&script, &solo);
        add_press(&script, &ms, "confirm", 1);
        add_both(&script, &ms, "Salsifying", "Tamarindic");
        add_both(&script, &ms, labels[choice & 1], labels[choice >> 1]);
        add_text(&script, ms, choice ? "stay with each of you" : "Salsifying");
        play(this, &options, &script);
        assert_same(&run[0], this);
    }
    free(run);
}

/* --- what we leave out: whatever the first topic was, the second and a card look the same --- */

static void add_limits(struct text *script, int *ms, const struct devices *devices, int a, int b) {
    static const char *const labels[3] = {"Fine with me", "Not tonight", "Not for now"};
    add_press(script, ms, "confirm", 1); /* the title's third road leads to the setup */
    *ms += 300;
    add_press(script, ms, "up", 2);
    text_addf(script, "%d expect focus \"What we leave out\"\n", *ms);
    add_press(script, ms, "confirm", 1);
    *ms += 300;
    add_press(script, ms, "confirm", 1);
    if (devices->curtain) { /* one of them is alone with all topics */
        add_press(script, ms, "confirm", 1);
        text_addf(script, "%d A choose \"%s\"\n", *ms + 600, labels[a]);
        text_addf(script, "%d A choose \"%s\"\n", *ms + 1700, labels[b]);
        text_addf(script, "%d A back\n%d B confirm\n", *ms + 2800, *ms + 3800);
        text_addf(script, "%d B choose \"%s\"\n", *ms + 4600, labels[b]);
    } else { /* the one has had enough after the first, and the other is asked on */
        text_addf(script, "%d A choose \"%s\"\n", *ms + 600, labels[a]);
        text_addf(script, "%d B choose \"%s\"\n", *ms + 1200, labels[b]);
        text_addf(script, "%d A back\n", *ms + 2600);
        text_addf(script, "%d B choose \"%s\"\n", *ms + 3200, labels[b]);
        text_addf(script, "%d B choose \"%s\"\n", *ms + 4600, labels[a]);
    }
    *ms += 1900;
    text_addf(script, "%d B back\n%d expect text \"Thank you both.\"\n", *ms + 4000, *ms + 5000);
    text_addf(script, "%d A confirm\n", *ms + 5100);
    *ms += 1500;
    text_addf(script, "%d expect scene round-setup\n", *ms + 4600);
    *ms += 4600;
}

static void test_limits(void **state) {
    (void)state;
    static const struct devices *const with[] = {&pads, &keyboard};
    struct run *run = two_runs();
    struct run_options options = {.seed = 7};
    for (int device = 0; device < 2; device++) {
        for (int choice = 0; choice < 9; choice++) {
            struct run *this = choice ? &run[1] : &run[0];
            struct text script = {0};
            int ms = 2500;
            text_addf(&script, "50 key Down\n80 key Down\n%s", with[device]->join);
            add_limits(&script, &ms, with[device], choice % 3, choice / 3);
            play(this, &options, &script);
            assert_same(&run[0], this);
        }
    }
    assert_true(run->frames > 60);
    free(run);
}

/* --- heard, or not yet --- */

/* Until both have chosen; what follows is what they said. */
static void test_heard(void **state) {
    static const struct devices *const with[] = {&pads, &keyboard};
    struct run *run = two_runs();
    (void)state;
    for (int i = 0; i < 2; i++) {
        for (int answer = 0; answer < 2; answer++) {
            struct run_options options = {.level = "only/step", .seed = 7};
            struct text script = {0};
            int ms = begin_level(&script, with[i]);
            add_sealing(&script, &ms, with[i], 0, 0);
            text_addf(&script, "%d walk\n%d expect scene level-end\n%d A confirm\n", ms, ms,
                      ms + 1000);
            text_addf(&script, "%d expect scene heard\n%d B choose \"%s\"\n", ms + 1500, ms + 2200,
                      heard[answer]);
            text_addf(&script, "%d A choose \"%s\"\n", ms + 2600, heard[0]);
            ms += 5200;
            text_addf(&script, "%d expect text \"%s\"\n", ms,
                      answer ? "Then there is more to hear." : "You both feel heard.");
            play(&run[answer], &options, &script);
        }
        assert_same(&run[0], &run[1]);
    }
    free(run);
}

/* --- keep, or let go --- */

static void add_crossing_and_keep(struct text *script, const struct devices *devices, int a,
                                  int b) {
    int ms = begin_level(script, devices);
    add_sealing(script, &ms, devices, 1, 2);
    text_addf(script, "%d walk\n%d expect scene level-end\n%d A confirm\n", ms, ms, ms + 1000);
    text_addf(script, "%d B choose \"%s\"\n%d A choose \"%s\"\n", ms + 2200, heard[0], ms + 2600,
              heard[0]);
    text_addf(script, "%d A confirm\n%d expect scene keep\n", ms + 5200, ms + 5700);
    ms += 5800;
    text_addf(script, "%d A confirm\n", ms);
    ms += 300;
    if (devices->curtain) {
        add_choice(script, &ms, devices, 'A', keep[a]);
        add_choice(script, &ms, devices, 'B', keep[b]);
    } else {
        text_addf(script, "%d A choose \"%s\"\n", ms + 700, keep[a]);
        text_addf(script, "%d B choose \"%s\"\n", ms + 1500, keep[b]);
        ms += 4500;
    }
    text_addf(script, "%d expect text \"%s\"\n", ms, a || b ? "Let go." : "Kept.");
}

static void test_keep(void **state) {
    static const struct devices *const with[] = {&pads, &keyboard};
    struct run *run = two_runs();
    (void)state;
    for (int i = 0; i < 2; i++) {
        for (int choice = 0; choice < 4; choice++) {
            struct run_options options = {.level = "only/step", .seed = 7};
            struct run *this = choice ? &run[1] : &run[0];
            struct text script = {0};
            add_crossing_and_keep(&script, with[i], choice & 1, choice >> 1);
            play(this, &options, &script);
            assert_int_equal(this->kept, choice == 0);
            assert_same(&run[0], this);
        }
    }
    free(run);
}

/* --- nothing sealed is in a file --- */

static const char *const words[] = {
    "Aardvarkish", "Bergamotic", "Cinnabarry",
    "Dandelionic", "Eiderdowny", "Fennelous",
    "Kumquatic",   "Quincelike", "keep this one to myself",
};

static struct folder_search play_into_files(char *folder, bool kept) {
    struct run *run = two_runs();
    struct text script = {0}, box = {0};
    assert_non_null(mkdtemp(folder));
    text_addf(&box, "%s/box.sqlite", folder);
    struct run_options options = {.level = "only/step", .seed = 7, .box = text_string(&box)};
    add_crossing_and_keep(&script, &pads, 0, !kept);
    play(run, &options, &script);
    text_release(&box);
    free(run);
    return folder_search(folder, words, (int)(sizeof words / sizeof words[0]));
}

static void test_files(void **state) {
    char let_go[] = "/tmp/two-lanterns-secret-XXXXXX";
    char kept[] = "/tmp/two-lanterns-secret-XXXXXX";
    (void)state;
    struct folder_search search = play_into_files(let_go, false);
    assert_true(search.files > 0);
    assert_int_equal(search.found, 0);
    /* and the search does find what both have kept */
    search = play_into_files(kept, true);
    assert_true(search.found >= 4);
    folder_remove(let_go);
    folder_remove(kept);
}

/* --- the test can fail --- */

static bool pictures_differ(const struct run *a, const struct run *b) {
    for (int i = 0; i < a->frames && i < b->frames; i++) {
        if (a->frame[i].picture != b->frame[i].picture) {
            return true;
        }
    }
    return false;
}

static void test_controls(void **state) {
    struct run *run = two_runs();
    (void)state;
    /* the same again is the same */
    seal_once(&run[0], &pads, 0, 0, 7);
    seal_once(&run[1], &pads, 0, 0, 7);
    assert_same(&run[0], &run[1]);
    /* other shuffles: answers at other places are another picture */
    seal_once(&run[1], &pads, 0, 0, 8);
    assert_true(pictures_differ(&run[0], &run[1]));
    /* a sound a tenth of a second later is another sound */
    struct run_options options = {.level = "only/step", .seed = 7};
    struct text script = {0};
    int ms = begin_level(&script, &pads);
    add_choice(&script, &ms, &pads, 'A', kite[0]);
    ms += 100;
    add_choice(&script, &ms, &pads, 'B', oak[0]);
    text_addf(&script, "%d until scene play\n", ms);
    play(&run[1], &options, &script);
    int last = run[0].frames - 1;
    assert_true(last < run[1].frames);
    assert_int_not_equal(run[0].frame[last].sound, run[1].frame[last].sound);
    free(run);
}

int main(int argc, char **argv) {
    static const struct named_test tests[] = {
        {"sealing-pads", cmocka_unit_test(test_sealing_pads)},
        {"sealing-keyboard", cmocka_unit_test(test_sealing_keyboard)},
        {"sealing-mixed", cmocka_unit_test(test_sealing_mixed)},
        {"words-pads", cmocka_unit_test(test_words_pads)},
        {"words-keyboard", cmocka_unit_test(test_words_keyboard)},
        {"key", cmocka_unit_test(test_key)},
        {"round", cmocka_unit_test(test_round)},
        {"guess", cmocka_unit_test(test_guess)},
        {"perception-pads", cmocka_unit_test(test_perception_pads)},
        {"perception-keyboard", cmocka_unit_test(test_perception_keyboard)},
        {"perception-mixed", cmocka_unit_test(test_perception_mixed)},
        {"closer", cmocka_unit_test(test_closer)},
        {"solo", cmocka_unit_test(test_solo)},
        {"limits", cmocka_unit_test(test_limits)},
        {"heard", cmocka_unit_test(test_heard)},
        {"keep", cmocka_unit_test(test_keep)},
        {"files", cmocka_unit_test(test_files)},
        {"controls", cmocka_unit_test(test_controls)},
    };
    return run_named(argc, argv, tests, sizeof tests / sizeof tests[0]);
}

/* The miner: the same seed gives the same levels, every level it gives is proved, and what only
 * looks different is left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/mine.h"
#include "files/files.h"
#include "pack/pack.h"
#include "proof/mine.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct proof_mine_options small = {
    .width = 12,
    .height = 7,
    .kinds = 1u << PROOF_MINE_VEIL | 1u << PROOF_MINE_GATE,
    .questions = 2,
    .marks = 2,
    .least = 14,
    .most = 60,
    .handovers = 1,
    .tries = 30,
    .states = 20000,
};

/* The first seed from `seed` on that leads to a level. */
static uint64_t mine_from(const struct proof_mine_options *options, uint64_t seed,
                          struct proof_mined *mined) {
    for (int i = 0; i < 60; i++, seed++) {
        if (proof_mine(options, seed, mined)) {
            return seed;
        }
    }
    fail_msg("no level in sixty climbs");
    return 0;
}

static void same_seed_same_level(void **state) {
    struct proof_mined first, again, other;
    (void)state;
    uint64_t seed = mine_from(&small, 1, &first);
    assert_true(proof_mine(&small, seed, &again));
    assert_int_equal(rules_hash_level(&first.level), rules_hash_level(&again.level));
    assert_int_equal(first.points, again.points);
    mine_from(&small, seed + 1, &other);
    assert_int_not_equal(rules_hash_level(&first.level), rules_hash_level(&other.level));
    proof_mined_release(&first);
    proof_mined_release(&again);
    proof_mined_release(&other);
}

/* Whichever compiler: the order in which chances are drawn is that of the statements. */
static void boards_of_seeds_are_known(void **state) {
    struct proof_mine_options options = small;
    static struct mine_board board;
    static struct rules_level level;
    uint64_t hash = HASH_START;
    (void)state;
    options.kinds = (1u << PROOF_MINE_KINDS) - 1;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        uint64_t random = seed;
        mine_board_lay(&board, &options, &random);
        for (int i = 0; i < 30; i++) {
            mine_change(&board, &options, &random);
        }
        mine_board_mend(&board);
        if (mine_board_level(&board, &level)) {
            uint64_t one = rules_hash_level(&level);
            hash = hash_bytes(hash, &one, sizeof one);
        }
    }
    if (hash != 0x7925938265ac045e) {
        fail_msg("the boards of seeds 1 to 200 have the hash %#llx", (unsigned long long)hash);
    }
}

/* Every gate has a plate that opens it. */
static void assert_gates_open(const struct rules_level *level) {
    for (int cell = 0; cell < level->width * level->height; cell++) {
        bool open = level->fixture[cell].kind != RULES_GATE;
        for (int plate = 0; plate < level->plate_count; plate++) {
            open |= level->fixture[level->plate[plate]].index == level->fixture[cell].index;
        }
        assert_true(open);
    }
}

/* Written as a file, read by the pack, proved anew: the same figures, all of them good. */
static void every_level_is_proved(void **state) {
    static const unsigned kinds[] = {
        1u << PROOF_MINE_VEIL | 1u << PROOF_MINE_GATE | 1u << PROOF_MINE_STONE,
        1u << PROOF_MINE_VEIL | 1u << PROOF_MINE_FENCE | 1u << PROOF_MINE_QUIET,
        1u << PROOF_MINE_VEIL | 1u << PROOF_MINE_HEARD_GATE | 1u << PROOF_MINE_TIDE,
        1u << PROOF_MINE_VEIL | 1u << PROOF_MINE_BOAT,
        1u << PROOF_MINE_VEIL | 1u << PROOF_MINE_PROMISE | 1u << PROOF_MINE_OWN_STONE,
        1u << PROOF_MINE_VEIL | 1u << PROOF_MINE_STAR | 1u << PROOF_MINE_HEAVY_STONE,
    };
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct proof_mine_options options = small;
        struct pack_diagnostics diagnostics = {0};
        struct proof_mined mined;
        struct proof proof;
        struct error error = {{0}};
        struct text file = {0};
        options.kinds = kinds[i];
        uint64_t seed = mine_from(&options, 100 * (i + 1), &mined);
        mine_write_level(&file, &mined.level, NULL, seed, "a comment");
        struct pack_level *read = pack_level_parse("mined", file.data, file.length, &diagnostics);
        assert_non_null(read);
        assert_true(proof_level(&read->rules, NULL, &proof, &error));
        assert_true(proof_holds(&proof));
        assert_true(proof.fair.over * 100 <= proof.fair.under * 115);
        assert_true(proof.guess_cost >= 3);
        assert_true(proof.gentle.over * 2 >= proof.gentle.under);
        assert_true(proof.share.over * 10 >= proof.share.under * 3);
        assert_true(proof.handovers >= options.handovers);
        for (int c = 0; c < proof.combinations; c++) {
            assert_int_equal(proof.shortest[c], mined.proof.shortest[c]);
            assert_in_range(proof.shortest[c], options.least, options.most);
        }
        assert_int_equal(proof_mine_kinds(&read->rules), proof_mine_kinds(&mined.level));
        assert_int_equal(mined.matters & ~proof_mine_kinds(&read->rules), 0);
        assert_true(proof_mine_alike(&read->rules, &mined.level));
        assert_gates_open(&read->rules);
        proof_release(&proof);
        pack_level_free(read);
        text_release(&file);
        proof_mined_release(&mined);
    }
}

/* --- likeness --- */

/* The level mirrored in x, and A for B. */
static struct rules_level mirrored(const struct rules_level *level) {
    struct rules_level out = *level;
    struct error error = {{0}};
    for (int cell = 0; cell < level->width * level->height; cell++) {
        int there = cell - cell % level->width + level->width - 1 - cell % level->width;
        out.terrain[there] = level->terrain[cell];
        out.fixture[there] = level->fixture[cell];
        uint8_t *kind = &out.fixture[there].kind;
        *kind = *kind == RULES_HOME_A ? RULES_HOME_B : *kind == RULES_HOME_B ? RULES_HOME_A : *kind;
        for (int player = 0; player < 2; player++) {
            if (level->start[player] == cell) {
                out.start[!player] = (uint16_t)there;
            }
        }
    }
    for (int q = 0; q < level->question_count; q++) {
        out.question[q].by = !level->question[q].by;
    }
    assert_true(rules_prepare(&out, &error));
    return out;
}

/* Rows become columns. */
static struct rules_level transposed(const struct rules_level *level) {
    struct rules_level out = *level;
    struct error error = {{0}};
    out.width = level->height;
    out.height = level->width;
    for (int cell = 0; cell < level->width * level->height; cell++) {
        int there = cell % level->width * out.width + cell / level->width;
        out.terrain[there] = level->terrain[cell];
        out.fixture[there] = level->fixture[cell];
        for (int player = 0; player < 2; player++) {
            out.start[player] = level->start[player] == cell ? (uint16_t)there : out.start[player];
        }
    }
    assert_true(rules_prepare(&out, &error));
    return out;
}

static void images_are_alike(void **state) {
    struct proof_mined mined, other;
    (void)state;
    uint64_t seed = mine_from(&small, 1, &mined);
    mine_from(&small, seed + 1, &other);
    struct rules_level image = mirrored(&mined.level), turned = transposed(&image);
    assert_true(proof_mine_alike(&mined.level, &mined.level));
    assert_true(proof_mine_alike(&mined.level, &image));
    assert_true(proof_mine_alike(&image, &mined.level));
    assert_true(proof_mine_alike(&mined.level, &turned));
    assert_false(proof_mine_alike(&mined.level, &other.level));
    /* A cell or two is nearly the same, a wall through the whole board is not. */
    image.terrain[0] = RULES_FLOOR;
    assert_true(proof_mine_alike(&mined.level, &image));
    for (int x = 0; x < image.width; x++) {
        image.terrain[image.width + x] = RULES_WATER;
        image.terrain[x] = RULES_FLOOR;
    }
    assert_false(proof_mine_alike(&mined.level, &image));
    /* Every kind of fixture is seen as none of the others, and as no terrain. */
    struct rules_level one = image, two = image;
    for (int kind = 0; kind < RULES_FIXTURE_KINDS; kind++) {
        for (int x = 0; x < image.width; x++) {
            one.terrain[image.width + x] = RULES_FLOOR;
            one.fixture[image.width + x] = (struct rules_fixture){.kind = (uint8_t)kind};
        }
        assert_true(proof_mine_alike(&one, &one));
        assert_false(proof_mine_alike(&one, &two));
        two = one;
    }
    proof_mined_release(&mined);
    proof_mined_release(&other);
}

/* --- the measure --- */

static void points_are_what_is_documented(void **state) {
    int shortest[] = {40, 44};
    struct proof_mine_options options = {.least = 30, .most = 42, .handovers = 8};
    struct proof_mined mined = {
        .proof = {.combinations = 2,
                  .shortest = shortest,
                  .question_count = 1,
                  .needed = {PROOF_YES},
                  .fair = {44, 40},
                  .guess_cost = 5,
                  .gentle = {9, 10},
                  .share = {2, 5},
                  .handovers = 12},
        .idle = 3,
        .matters = 1u << PROOF_MINE_GATE | 1u << PROOF_MINE_VEIL,
    };
    (void)state;
    int good = 10 * 8 + 4 * 40 + 90 + 40 * 2 - 10 * 3 - 10 * 2 - 2 * 10;
    assert_int_equal(proof_mine_points(&options, &mined), good);
    mined.proof.needed[0] = PROOF_NO;
    assert_int_equal(proof_mine_points(&options, &mined), good - 200);
    mined.proof.needed[0] = PROOF_YES;
    mined.proof.guess_cost = PROOF_NONE; /* as bad as none: no way back from a misheard step */
    assert_int_equal(proof_mine_points(&options, &mined), good - 180);
    mined.proof.guess_cost = 5;
    mined.proof.gentle = (struct proof_ratio){2, 5};
    assert_int_equal(proof_mine_points(&options, &mined), good - 50 - 6 * 10);
    mined.proof.unsolvable = 1;
    assert_true(proof_mine_points(&options, &mined) < -1000);
}

/* --- options --- */

static bool refuse(void *context, const struct proof_progress *progress) {
    (void)progress;
    ++*(int *)context;
    return false;
}

static void what_is_impossible_is_refused(void **state) {
    struct proof_mine_options bad[] = {small, small, small, small, small, small};
    struct error error = {{0}};
    struct proof_mined mined;
    int asked = 0;
    (void)state;
    assert_true(proof_mine_possible(&small, &error));
    bad[0].width = 9;
    bad[1].questions = 5;
    bad[2].kinds = 1u << PROOF_MINE_GATE;
    bad[3].least = 61;
    bad[4].marks = 1;
    bad[5].questions = 3; /* for which it is not wide enough */
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        error.text[0] = '\0';
        assert_false(proof_mine_possible(&bad[i], &error));
        assert_true(error.text[0]);
    }
    struct proof_mine_options ended = small;
    ended.progress = refuse;
    ended.context = &asked;
    assert_false(proof_mine(&ended, 1, &mined));
    assert_true(asked > 0);
}

/* --- the command --- */

static char *mine_into(char *folder, int jobs, int *status) {
    char *printed = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&printed, &size), *err = fopen("/dev/null", "w");
    assert_non_null(mkdtemp(folder));
    struct mine_request request = {
        .options = small, .out = folder, .count = 3, .jobs = jobs, .seed = 5};
    *status = mine_levels(&request, out, err);
    fclose(out);
    fclose(err);
    return printed;
}

struct comparison {
    const char *folder[2];
    int files;
};

static void compare_and_remove(void *to, const char *name) {
    struct comparison *comparison = to;
    struct text file[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) {
        struct text path = {0};
        struct error error = {{0}};
        text_addf(&path, "%s/%s", comparison->folder[i], name);
        assert_true(files_read_native(text_string(&path), 65536, &file[i], &error));
        assert_int_equal(remove(text_string(&path)), 0);
        text_release(&path);
    }
    assert_string_equal(text_string(&file[0]), text_string(&file[1]));
    text_release(&file[0]);
    text_release(&file[1]);
    comparison->files++;
}

static void jobs_change_nothing(void **state) {
    char one[] = "/tmp/mine-one-XXXXXX", two[] = "/tmp/mine-two-XXXXXX";
    struct comparison comparison = {{one, two}, 0};
    struct error error = {{0}};
    int status;
    (void)state;
    char *alone = mine_into(one, 1, &status);
    assert_int_equal(status, APP_GOOD);
    char *together = mine_into(two, 2, &status);
    assert_int_equal(status, APP_GOOD);
    assert_string_equal(alone, together);
    assert_true(files_list_native(one, compare_and_remove, &comparison, &error));
    assert_int_equal(comparison.files, 3);
    assert_int_equal(rmdir(one), 0);
    assert_int_equal(rmdir(two), 0); /* nothing else was written, no half file either */
    free(alone);
    free(together);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_seed_same_level),
        cmocka_unit_test(boards_of_seeds_are_known),
        cmocka_unit_test(every_level_is_proved),
        cmocka_unit_test(images_are_alike),
        cmocka_unit_test(points_are_what_is_documented),
        cmocka_unit_test(what_is_impossible_is_refused),
        cmocka_unit_test(jobs_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Does SPIN, which knows the rules only from level.pml, find as many states as the prover? For all
 * levels of a pack, under their first and their last answers. What came with version 2 of the rules
 * level.pml does not know: levels with some of it are left out.
 *
 *   prove_agree [PACK]      by default the vectors of the tests
 *
 * Exit status 1 where it does not, 77 (skipped) where spin is not installed. */
#include "pack_folder.h"
#include "proof/search.h"
#include "spin.h"

#include <stdlib.h>

enum { SKIPPED = 77, MOST_STATES = 500000 }; /* about a second of SPIN's */

struct tally {
    int same, different, large, newer;
};

static uint64_t count_states(const struct rules_level *level, const struct rules_answers *answers) {
    struct proof_search *search = base_alloc(sizeof *search);
    const struct proof_options options = {.states = MOST_STATES};
    struct proof_task task = {.level = level, .answers = *answers, .goal = PROOF_WHOLE};
    rules_start(level, &task.from);
    proof_search_init(search, &options);
    int length = proof_search_run(search, &task);
    uint64_t states = length == PROOF_NOT_PROVED ? 0 : search->count;
    proof_search_release(search);
    free(search);
    return states;
}

static void compare(const struct pack_level *level, int combination, struct tally *tally) {
    const struct rules_answers answers = proof_answers(&level->rules, combination);
    uint64_t ours = count_states(&level->rules, &answers);
    if (!ours) {
        tally->large++;
        return;
    }
    uint64_t theirs = spin_once(&level->rules, &answers, ours, "-O0").states;
    tally->same += ours == theirs;
    tally->different += ours != theirs;
    printf("%s, combination %d: %llu states%s\n", level->id, combination, (unsigned long long)ours,
           ours == theirs ? "" : ", NOT THE SAME");
    if (ours != theirs) {
        printf("  SPIN: %llu\n", (unsigned long long)theirs);
    }
    fflush(stdout);
}

static void compare_all(const struct pack *pack, struct tally *tally) {
    for (int c = 0; c < pack->chapter_count; c++) {
        for (int l = 0; l < pack->chapter[c].level_count; l++) {
            const struct pack_level *level = &pack->chapter[c].level[l];
            if (rules_needed(&level->rules) > 1) {
                tally->newer++;
                continue;
            }
            compare(level, 0, tally);
            compare(level, proof_combinations(&level->rules) - 1, tally);
        }
    }
}

int main(int count, char **arguments) {
    static char vectors[] = BENCH_FOLDER "/../packs/vectors/pack";
    char folder[] = "/tmp/prove_agree.XXXXXX";
    struct tally tally = {0};
    struct pack *pack = load_folder(count > 1 ? arguments[1] : vectors);
    if (!pack || !spin_folder(folder)) {
        return 1;
    }
    bool spin = spin_is_installed();
    if (spin) {
        compare_all(pack, &tally);
        printf(
            "%d the same, %d different; %d of more than %d states, and %d levels of version 2 left "
            "out\n",
            tally.same, tally.different, tally.large, MOST_STATES, tally.newer);
    } else {
        printf("skipped: spin is not installed (Debian: spin)\n");
    }
    spin_remove(folder);
    pack_free(pack);
    return !spin ? SKIPPED : tally.different || !tally.same ? 1 : 0;
}

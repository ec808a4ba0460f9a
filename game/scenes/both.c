/* Whatever the two keep together passes through here. Who chose what is forgotten before anything
 * is shown. */
#include "scenes/both.h"

#include "scenes/internal.h"

enum { KEEP, LET_GO };

void both_ask(struct game *game, struct choice *choice, const char *keep, const char *let_go) {
    *choice = (struct choice){
        .count = 2,
        .label = {[KEEP] = keep, [LET_GO] = let_go},
        .mark = {-1, -1},
        .asked = {true, true},
    };
    choice_begin(game, choice);
}

void both_draw(struct game *game, struct canvas *canvas, const struct choice *choice,
               const char *heading, const char *question) {
    draw_heading(game, canvas, heading);
    choice_draw(game, canvas, choice, body_rect(game), question);
    choice_hint(game, canvas, choice,
                word(game, "It is kept only if both of you choose to keep it."));
}

static void carry_out(struct game *game, struct both *both, const struct both_wish *wish,
                      void *context, bool kept_by_a, bool kept_by_b) {
    both->decided = true;
    both->result = wish->store(game, context, kept_by_a, kept_by_b);
    if (wish->star && both_kept(both)) {
        game->kept++;
        kindled_begin(game, game->kept > 1);
    }
    platform_sound(game->platform, both_kept(both) ? wish->sound : "let-go");
    damage_all(game);
}

void both_decide(struct game *game, struct both *both, struct choice *choice,
                 const struct both_wish *wish, void *context) {
    bool a = choice->chosen[RULES_A] == KEEP, b = choice->chosen[RULES_B] == KEEP;
    choice_forget(choice);
    carry_out(game, both, wish, context, a, b);
}

void both_try_again(struct game *game, struct both *both, const struct both_wish *wish,
                    void *context) {
    carry_out(game, both, wish, context, true, true);
}

bool both_kept(const struct both *both) {
    return both->decided && both->result == KEEPSAKE_OK;
}

bool both_let_go(const struct both *both) {
    return both->decided && both->result == KEEPSAKE_LET_GO;
}

bool both_failed(const struct both *both) {
    return both->decided && both->result != KEEPSAKE_OK && both->result != KEEPSAKE_LET_GO;
}

const char *both_words(struct game *game, const struct both *both, const char *kept,
                       const char *let_go) {
    return both_kept(both)     ? kept
           : both_let_go(both) ? let_go
                               : word(game, keepsake_message(both->result));
}

void both_count(struct game *game) {
    int64_t count = game->kept;
    keepsake_count_moments(game->keepsake, &count, NULL);
    game->kept = (int)count;
}

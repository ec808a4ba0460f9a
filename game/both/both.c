/* Whatever the two keep together passes through here. Who chose what is forgotten before anything
 * is shown. */
#include "both/both.h"
#include "kit/kit.h"

enum { KEEP, LET_GO };

void both_ask_in_words(struct stage *stage, struct choice *choice, const char *keep,
                       const char *let_go) {
    *choice = (struct choice){
        .count = 2,
        .label = {[KEEP] = keep, [LET_GO] = let_go},
        .mark = {-1, -1},
        .asked = {true, true},
    };
    choice_begin(stage, choice);
}

void both_ask(struct stage *stage, struct choice *choice) {
    both_ask_in_words(stage, choice, word(stage, "Keep it"), word(stage, "Let it go"));
}

const char *both_rule(struct stage *stage) {
    return word(stage, "It is kept only if both of you choose to keep it.");
}

void both_draw(struct stage *stage, struct canvas *canvas, const struct choice *choice,
               const char *heading, const char *question) {
    draw_heading(stage, canvas, heading);
    choice_draw(stage, canvas, choice, body_rect(stage), question);
    choice_hint(stage, canvas, choice, both_rule(stage));
}

static void carry_out(struct stage *stage, struct both *both, const struct both_wish *wish,
                      void *context, bool kept_by_a, bool kept_by_b) {
    both->decided = true;
    both->result = wish->store(stage, context, kept_by_a, kept_by_b);
    if (wish->star && both_kept(both)) {
        stage->rooms->kept++;
        kindled_begin(stage, 1, stage->rooms->kept > 1);
    }
    platform_sound(stage->platform, both_kept(both) ? wish->sound : "let-go");
    damage_all(stage);
}

void both_decide(struct stage *stage, struct both *both, struct choice *choice,
                 const struct both_wish *wish, void *context) {
    bool a = choice->chosen[RULES_A] == KEEP, b = choice->chosen[RULES_B] == KEEP;
    choice_forget(choice);
    carry_out(stage, both, wish, context, a, b);
}

void both_try_again(struct stage *stage, struct both *both, const struct both_wish *wish,
                    void *context) {
    carry_out(stage, both, wish, context, true, true);
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

const char *both_words(struct stage *stage, const struct both *both, const char *kept,
                       const char *let_go) {
    return both_kept(both)     ? kept
           : both_let_go(both) ? let_go
                               : word(stage, keepsake_message(both->result));
}

void both_set_pack(struct stage *stage, const struct pack *pack) {
    stage->rooms->pack = pack;
}

void both_set_here(struct stage *stage, bool here) {
    stage->rooms->here = here;
}

void both_take_box(struct stage *stage, struct keepsake *box) {
    stage->rooms->keepsake = box;
    stage->rooms->keeps = true;
    both_count(stage);
}

struct day both_day(int64_t seconds) {
    return keepsake_day(seconds, keepsake_zone(seconds));
}

int both_kept_count(const struct stage *stage) {
    return stage->rooms->kept;
}

void both_count(struct stage *stage) {
    int64_t count = 0;
    keepsake_count_moments(stage->rooms->keepsake, &count, NULL);
    stage->rooms->kept = (int)count;
}

struct keepsake_moment both_moment(const struct stage *stage, enum keepsake_kind kind,
                                   const char *pack, const char *title) {
    return (struct keepsake_moment){.kept_at = date_now(stage),
                                    .kind = kind,
                                    .pack = pack,
                                    .level = "",
                                    .title = title,
                                    .source = "",
                                    .replay = "",
                                    .deck = "",
                                    .name_a = stage->name[RULES_A],
                                    .name_b = stage->name[RULES_B],
                                    .note = ""};
}

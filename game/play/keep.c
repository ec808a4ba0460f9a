/* What could be kept of a crossing: its replay, and the words of the questions that were asked. In
 * an evening it waits on the tray until the end; alone, it is asked about at once. */
#include "play/inside.h"

#include <string.h>

/* A guess is asked after what the other one said; of a card as long as may be its words are kept
 * alone. */
static const char *ask_to_keep(struct stage *stage, int question) {
    const struct crossing *crossing = play_of(stage)->crossing;
    const struct crossing_question *asked = crossing_question(crossing, question);
    int by = crossing_level(crossing)->question[question].by;
    const char *words = say(stage, "{question} What do you think {name} said?", "question",
                            asked->ask, "name", stage->name[!by], NULL);
    return asked->guess && strlen(words) <= KEEPSAKE_MAX_TEXT ? words : asked->ask;
}

/* One whose hearth nobody came to, or came to and took it back, was not asked. */
static int fill_lines(struct stage *stage, struct keepsake_line lines[RULES_MAX_QUESTIONS]) {
    const struct crossing *crossing = play_of(stage)->crossing;
    int count = 0;
    for (int q = 0; q < crossing_level(crossing)->question_count; q++) {
        if (session_asked(crossing_session(crossing)) >> q & 1) {
            bool by_a = crossing_level(crossing)->question[q].by == RULES_A;
            lines[count++] = (struct keepsake_line){
                .question = ask_to_keep(stage, q),
                .answer = play_said_words(stage, q),
                .who = by_a ? KEEPSAKE_A : KEEPSAKE_B,
            };
        }
    }
    return count;
}

static void lay(struct stage *stage, const char *path, const struct replay *replay) {
    const struct crossing_where *where = crossing_where(play_of(stage)->crossing);
    struct text file = {0};
    replay_write(&file, replay);
    struct keepsake_moment moment = both_moment(stage, KEEPSAKE_CROSSING, stage->rooms->pack->id,
                                                where->title);
    moment.level = path;
    moment.source = where->source;
    moment.replay = text_string(&file);
    moment.line_count = fill_lines(stage, moment.line);
    tray_lay_moment(stage, &moment);
    text_forget(&file);
}

void play_keep(struct stage *stage) {
    static const struct keeping_wish alone = {.after = OUTCOME_LEAVE, .back = pause_push};
    bool asks = !tray_gathers(stage);
    struct text path = {0};
    struct replay replay = {0};
    if (asks) {
        tray_begin(stage);
    }
    play_path(stage, &path);
    if (replay_record(&replay, crossing_session(play_of(stage)->crossing), stage->rooms->pack->id,
                      text_string(&path), NULL)) {
        lay(stage, text_string(&path), &replay);
    }
    replay_release(&replay);
    text_release(&path);
    if (asks) {
        scene_drop(stage);
        keeping_push(stage, &alone);
    } else {
        scene_end(stage, OUTCOME_LEAVE);
    }
}

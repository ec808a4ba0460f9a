/* A guided talk on a sheet: who speaks, what to begin with, and what comes before the next step. */
#include "paper/inside.h"

static const char *const who[] = {
    [PACK_FIRST] = "the first one",
    [PACK_SECOND] = "the second one",
    [PACK_WHO_BOTH] = "both",
};

static const char *const after[] = {
    [PACK_NEXT] = NULL,
    [PACK_HEARD] = "The other says back what they heard. It goes on when it is right so.",
    [PACK_AFTER_BOTH] = "It goes on when both are ready.",
};

static void add_step(struct text *out, const struct pack *pack, const struct pack_step *step,
                     int number) {
    text_addf(out, "<div class=\"step\">\n<p class=\"who\"><b>%d</b> \xc2\xb7 %s</p>\n<div>\n",
              number, who[step->who]);
    markup_add(out, "<p lang=\"", pack->language, "\">");
    markup_add(out, "", step->say, "</p>\n");
    for (int i = 0; i < step->starter_count; i++) {
        text_add(out, i ? "" : "<ul>\n");
        markup_add(out, "<li lang=\"", pack->language, "\">");
        markup_add(out, "", step->starter[i], "</li>\n");
        text_add(out, i + 1 == step->starter_count ? "</ul>\n" : "");
    }
    if (after[step->after]) {
        markup_add(out, "<p class=\"after\">", after[step->after], "</p>\n");
    }
    text_add(out, "</div>\n</div>\n");
}

void talk_print(const struct pack *pack, const struct paper_wish *wish,
                const struct pack_talk *talk, struct text *out) {
    static const char *const steps[] = {
        "They read the steps first, each for themselves. Either may say: not today.",
        "They choose who begins. Three minutes: one speaks, the other says back what they heard.",
        "Three minutes the other way round.",
        "Stop there, wherever it is. What is left waits for another day.",
        "Each says one thing that they are taking along. Nobody has to.",
        NULL};
    const struct paper_about about = {
        .title = talk->title,
        .subtitle = "A talk in small steps, for two.",
        .what = "Two people take turns to speak and to listen, a step at a time. Each says only "
                "what is true for them. Any step may be passed over, and either may stop at any "
                "time without a reason.",
        .before = talk->before,
        .steps = steps,
    };
    page_begin(out, pack, wish, &about);
    text_add(out, "<section class=\"page talk\">\n<p class=\"lamps\"><i></i><i></i></p>\n");
    markup_add(out, "<h2 lang=\"", pack->language, "\">");
    markup_add(out, "", talk->title, "</h2>\n");
    for (int i = 0; i < talk->step_count; i++) {
        add_step(out, pack, &talk->step[i], i + 1);
    }
    text_add(out, "</section>\n");
    page_end(out);
}

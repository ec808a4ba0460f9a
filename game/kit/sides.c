/* The two in scenes: close to each other, or beside a card or a talk, on the shore that runs behind
 * it, turned to the other. Who speaks stands and has the light, and leans over now and then; who
 * listens sits turned to them and nods; who writes has a sheet and a pen, who is glad can't stand
 * quite still. They breathe and blink: the same on every page, whatever was chosen on it. With
 * little motion they are still. Only what moves of them is drawn anew, and the shore is kept. */
#include "kit/inside.h"

#include <math.h>

/* --- how one is just now --- */

enum {
    STROKES = 6,      /* of the pen, to a line */
    WORDS_WIDE = 940, /* units, at most: lines are to be read */
};

/* Nobody writes without a pause. */
static int pen_of(int frame) {
    return frame % 46 < 30 ? frame / 2 % STROKES : 0;
}

/* In whole pixels, so that only what is seen of it is drawn anew. */
static struct life life_of(const struct stage *stage, int player, enum side_act act) {
    int frame = stage->glint_frame + 29 * player; /* not both at once */
    float breath = sinf((float)frame * 0.16f), lean = sinf((float)frame * 0.09f);
    int nod = frame % 53, hop = frame % 67;
    if (stage->look.reduced_motion) {
        return (struct life){0};
    }
    return (struct life){
        .taller = (int8_t)unit(stage, 1.6f * breath),
        .closer = (int8_t)unit(stage, act == SIDE_SPEAKS ? 5 * fmaxf(0, lean) : 0),
        .lower = (int8_t)unit(stage, act == SIDE_LISTENS && nod < 8 ? 4 * sinf((float)nod * 0.39f)
                                     : act == SIDE_GLAD && hop < 6  ? -5 * sinf((float)hop * 0.52f)
                                                                    : 0),
        .pen = (int8_t)(act == SIDE_WRITES ? pen_of(frame) : 0),
        .blinks = frame % 43 < 2,
    };
}

void sides_breathe(struct stage *stage) {
    for (int player = 0; player < 2; player++) {
        const struct two *two = &stage->two[player];
        struct life life = life_of(stage, player, two->act);
        if (life.taller != two->life.taller || life.closer != two->life.closer ||
            life.lower != two->life.lower || life.pen != two->life.pen ||
            life.blinks != two->life.blinks) {
            damage_rect(stage, two->area);
        }
    }
}

/* How far it is from where it stands: its light stays there. */
struct moved {
    float x, y;
};

static void draw_one(struct stage *stage, struct canvas *canvas, struct view_person person,
                     struct moved by) {
    struct two *two = &stage->two[person.player];
    person.mirrored = person.player == RULES_B;
    view_person_lantern(&person, &two->x, &two->y);
    person.light = (struct view_light){person.x, person.y, person.high};
    person.x += by.x;
    person.y += by.y;
    view_person(stage->view, canvas, &person);
}

/* A smile for a moment; otherwise the face that the page asks for. */
static enum view_face face_of(const struct stage *stage, int player, enum view_face face) {
    float hop = joy_hop(stage, player);
    return hop <= 0 ? face : stage->joy_kind == JOY_LAUGHS ? VIEW_FACE_SILLY : VIEW_FACE_GLAD;
}

/* --- close to each other --- */

void pair_draw(struct stage *stage, struct canvas *canvas, enum view_pose pose, float x, float y,
               float high) {
    pair_pose(stage, canvas, (const enum view_pose[2]){pose, pose}, x, y, high);
}

void pair_pose(struct stage *stage, struct canvas *canvas, const enum view_pose pose[2], float x,
               float y, float high) {
    for (int player = 0; player < 2; player++) {
        bool turned = pose[player] == VIEW_SITS_SIDE;
        enum view_face face = turned ? VIEW_FACE_LISTENS : VIEW_FACE_CALM;
        draw_one(stage, canvas,
                 (struct view_person){.player = player,
                                      .pose = pose[player],
                                      .face = face_of(stage, player, face),
                                      .lit = true,
                                      .x = x + (player == RULES_B ? 0.25f : -0.25f) * high,
                                      .y = y,
                                      .high = high},
                 (struct moved){.y = -0.05f * high * joy_hop(stage, player)});
    }
}

/* --- beside a page --- */

void side_draw(struct stage *stage, struct canvas *canvas, int player, float x, float y,
               float high) {
    draw_one(stage, canvas,
             (struct view_person){.player = player,
                                  .pose = VIEW_STANDS_SIDE,
                                  .face = face_of(stage, player, VIEW_FACE_GLAD),
                                  .lit = true,
                                  .x = x,
                                  .y = y,
                                  .high = high},
             (struct moved){.y = -0.07f * high * joy_hop(stage, player)});
}

static void draw_name(struct stage *stage, struct canvas *canvas, int player, struct rect area,
                      bool lit) {
    int wide = platform_text_width(stage->platform, PLATFORM_FACE_BOLD, text_size(stage, SIZE_BODY),
                                   stage->name[player]) +
               area.h;
    wide = wide < area.w ? wide : area.w;
    struct rect plate = {area.x + (area.w - wide) / 2, area.y, wide, area.h};
    canvas_round_rect(canvas, plate, (float)area.h * 0.5f, COLOUR_PANEL);
    draw_text(stage, canvas, area, stage->name[player],
              (struct paragraph){.face = PLATFORM_FACE_BOLD,
                                 .size = SIZE_BODY,
                                 .align = ALIGN_CENTRE,
                                 .colour = lit ? seat_colour(player) : COLOUR_QUIET,
                                 .middle = true});
}

/* Where the feet are, above the name. */
static int foot_of(struct stage *stage, struct rect area) {
    return area.y + area.h - text_size(stage, SIZE_BODY) * 3 / 2 - unit(stage, 52);
}

/* On the knees, and the hand goes along its lines. */
static void draw_sheet(struct canvas *canvas, const struct view_person *person, int pen) {
    float one = person->high / 200, turn = person->mirrored ? -1.0f : 1.0f;
    float x = person->x + turn * 14 * one, y = person->y - 34 * one - (float)person->taller;
    float at = x + ((float)pen / (STROKES - 1) - 0.5f) * 24 * one;
    canvas_turned_rect(canvas,
                       (struct turned_rect){x, y, 42 * one, 30 * one, 3 * one, turn * -0.12f},
                       0xffe9dbb9u);
    for (int line = -1; line < 2; line++) {
        float down = y + (float)line * 7 * one;
        canvas_line(canvas, x - 13 * one, down, line < 1 ? x + 13 * one : at, down, 1.3f * one,
                    0x90705040u);
    }
    canvas_line(canvas, at, y + 7 * one, at + 9 * one, y - 15 * one, 3 * one, 0xff6b4a34u);
}

static void draw_side(struct stage *stage, struct canvas *canvas, int player, struct rect area,
                      const struct side *side) {
    static const enum view_pose poses[] = {
        [SIDE_LISTENS] = VIEW_SITS_SIDE, [SIDE_SPEAKS] = VIEW_STANDS_SIDE,
        [SIDE_GLAD] = VIEW_STANDS_SIDE,  [SIDE_WRITES] = VIEW_SITS,
        [SIDE_THINKS] = VIEW_SITS,
    };
    int name = text_size(stage, SIZE_BODY) * 3 / 2;
    bool lit = side->act != SIDE_LISTENS;
    struct life life = life_of(stage, player, side->act);
    float one = (float)unit(stage, 100) / 100, inwards = player == RULES_A ? 1.0f : -1.0f;
    struct view_person person = {.player = player,
                                 .pose = poses[side->act],
                                 .face = face_of(stage, player, side->face),
                                 .mirrored = player == RULES_B,
                                 .lit = lit,
                                 .blinks = life.blinks,
                                 .taller = life.taller,
                                 .x = (float)area.x + (float)area.w * 0.5f,
                                 .y = (float)foot_of(stage, area) + 6 * one,
                                 .high = 236 * one};
    draw_one(stage, canvas, person,
             (struct moved){.x = (float)life.closer * inwards,
                            .y = (float)life.lower - 13 * joy_hop(stage, player) * one});
    if (side->act == SIDE_WRITES) {
        draw_sheet(canvas, &person, life.pen);
    }
    draw_name(stage, canvas, player, (struct rect){area.x, area.y + area.h - name, area.w, name},
              lit);
    struct two *two = &stage->two[player];
    two->act = side->act;
    two->life = life;
    two->area = stage->look.reduced_motion ? (struct rect){0}
                                           : rect_grow(view_person_rect(&person), unit(stage, 6));
}

/* The words need their place, and only lights are seen of them. */
static void place_lights(struct stage *stage, struct rect area) {
    for (int player = 0; player < 2; player++) {
        stage->two[player].x = (float)(player == RULES_A ? area.x : area.x + area.w);
        stage->two[player].y = (float)(area.y + area.h / 2);
    }
}

struct rect sides_act(struct stage *stage, struct canvas *canvas, struct rect area,
                      const struct side side[2], int between) {
    int wide = unit(stage, 200), out = unit(stage, 66), in = wide - out - unit(stage, 4);
    int high = unit(stage, 340) < area.h ? unit(stage, 340) : area.h;
    if (large_text(stage)) {
        place_lights(stage, area);
        return area;
    }
    struct rect left = {area.x - out, area.y + (area.h - high) / 2, wide, high};
    int middle = area.w - 2 * in, free = (middle - between) / 2, near = free > 0 ? free : 0;
    draw_strand(stage, canvas, (float)area.x + (float)area.w * 0.5f, (float)foot_of(stage, left),
                (float)(area.w + 2 * out));
    struct rect right = left;
    left.x += near;
    right.x = area.x + area.w + out - wide - near;
    draw_side(stage, canvas, RULES_A, left, &side[RULES_A]);
    draw_side(stage, canvas, RULES_B, right, &side[RULES_B]);
    return (struct rect){area.x + in + near, area.y, middle - 2 * near, area.h};
}

struct side side_speaks(bool speaks) {
    return speaks ? (struct side){SIDE_SPEAKS, VIEW_FACE_CALM}
                  : (struct side){SIDE_LISTENS, VIEW_FACE_LISTENS};
}

struct rect sides_draw(struct stage *stage, struct canvas *canvas, struct rect area, bool a_speaks,
                       bool b_speaks) {
    return sides_act(stage, canvas, area,
                     (const struct side[2]){side_speaks(a_speaks), side_speaks(b_speaks)},
                     unit(stage, WORDS_WIDE));
}

void sides_page(struct stage *stage, struct canvas *canvas, struct rect area,
                const struct sides_page *page) {
    int pad = unit(stage, large_text(stage) ? 24 : 34), least = unit(stage, 240);
    struct paragraph how = {
        .size = SIZE_LARGE, .align = ALIGN_CENTRE, .colour = page->colour, .middle = true};
    struct rect panel = sides_act(stage, canvas, area, page->side, unit(stage, WORDS_WIDE));
    int high = measure_text(stage, panel.w - 2 * pad, page->words, how) + 2 * pad;
    high = high > least ? high : least;
    if (high < panel.h) {
        panel.y += (panel.h - high) / 2;
        panel.h = high;
    }
    draw_panel(stage, canvas, panel);
    draw_text(stage, canvas, rect_grow(panel, -pad), page->words, how);
    joy_draw(stage, canvas);
}

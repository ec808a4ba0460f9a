/* What stands below the board. */
#include "workshop/board.h"

static void add(struct board *board, enum tool tool, const char *label) {
    board->tool[board->tools.count] = tool;
    menu_add(&board->tools, label, NULL);
}

static const char *mirror_words(struct stage *stage, enum draft_mirror mirror) {
    static const char *const words[DRAFT_MIRRORS] = {
        [DRAFT_ALONE] = "Mirrored: no",
        [DRAFT_EAST_WEST] = "Mirrored: left and right",
        [DRAFT_NORTH_SOUTH] = "Mirrored: up and down",
        [DRAFT_TURNED] = "Mirrored: turned",
    };
    return word(stage, words[mirror]);
}

/* With large text there is less room, and the proof has a page. */
void tools_fill(struct stage *stage, struct board *board) {
    bool large = large_text(stage);
    enum tool was = board->tools.count ? board->tool[board->tools.focus] : TOOL_THINGS;
    menu_clear(&board->tools);
    add(board, TOOL_THINGS, word(stage, "Things"));
    if (!large) {
        add(board, TOOL_UNDO, word(stage, "Take back"));
        add(board, TOOL_REDO, word(stage, "Do again"));
        add(board, TOOL_MIRROR, mirror_words(stage, board->workshop->mirror));
    }
    add(board, TOOL_WALK, word(stage, "Walk it"));
    if (large) {
        add(board, TOOL_PROOF, word(stage, "Its proof"));
    }
    add(board, TOOL_LEVEL, word(stage, "This level"));
    board->tools.focus = 0;
    for (int i = 0; i < board->tools.count; i++) {
        board->tools.focus = board->tool[i] == was ? i : board->tools.focus;
    }
}

static void step(struct stage *stage, struct board *board, bool back) {
    struct draft *draft = board->workshop->draft;
    bool can = back ? draft_can_undo(draft) : draft_can_redo(draft);
    if (can && back) {
        draft_undo(draft);
    } else if (can) {
        draft_redo(draft);
    }
    platform_sound(stage->platform, can ? "menu-back" : "nudge");
    if (can) {
        board_follow(stage, board);
    }
}

void tools_use(struct stage *stage, struct board *board, enum tool tool) {
    struct workshop *workshop = board->workshop;
    switch (tool) {
    case TOOL_THINGS:
        things_push(stage, workshop);
        break;
    case TOOL_UNDO:
        step(stage, board, true);
        break;
    case TOOL_REDO:
        step(stage, board, false);
        break;
    case TOOL_MIRROR:
        workshop->mirror = (workshop->mirror + 1) % DRAFT_MIRRORS;
        tools_fill(stage, board);
        damage_all(stage);
        break;
    case TOOL_WALK:
        workshop_walk_push(stage, workshop);
        break;
    case TOOL_PROOF:
        workshop_proof_push(stage, workshop);
        break;
    case TOOL_LEVEL:
        workshop_level_push(stage, workshop);
        break;
    }
}

/* Frames to words: which looks count as a difference, and what is one line. */
#include "compare/compare.h"
#include "flow/hand.h"

/* The body of a document of one paragraph, whose middle has a style. */
static LkLayer body_of(FlowFixture *f, unsigned style)
{
    flow_set_up(f, NULL);
    LkBlock *block = hand_paragraph(f->arena, "");
    LkInline *items = LK_NEW_ARRAY(f->arena, 3, LkInline);
    items[0] = (LkInline){.text = LK_TEXT("ก่อน ")};
    items[1] = (LkInline){.text = LK_TEXT("กลาง"), .style = style};
    items[2] = (LkInline){.text = LK_TEXT(" หลัง")};
    block->inlines = (LkInlines){items, 3, {NULL, 0, 0, 0}};
    hand_set(f, "report", block);
    LkSide side = {0};
    lk_side_from_frames(&side, f->frames, f->words, f->arena);
    return side.layers[LK_LAYER_BODY];
}

Test(compare_frames, each_style_of_text_is_a_look_of_its_own)
{
    static const unsigned styles[] = {
        0, LK_INLINE_BOLD, LK_INLINE_STRIKE, LK_INLINE_UNDERLINE, LK_INLINE_SUPERSCRIPT, LK_INLINE_SUBSCRIPT};
    enum { COUNT = sizeof styles / sizeof *styles };
    uint32_t seen[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        FlowFixture f;
        LkLayer body = body_of(&f, styles[i]);
        cr_assert_eq(body.count, 3);
        seen[i] = body.tokens[1].style;
        for (size_t k = 0; k < i; k++)
            cr_expect_neq(seen[i], seen[k], "%u and %u", styles[k], styles[i]);
        cr_expect_eq(body.tokens[0].line, body.tokens[2].line,
                     "raised and lowered words stand on their line");
        flow_tear_down(&f);
    }
}

/* What every element of the structure must keep to. */
#include "pdf/hand.h"
#include "pdf/tags/tags_private.h"

/* No element of a document is written without what is in it: a tree is made by hand. */
Test(pdf_tags, an_element_with_nothing_in_it_is_a_mistake_of_ours_unless_it_is_a_cell)
{
    Hand hand = hand_begin();
    LkPdf *pdf = lk_pdf_create(hand_drop, NULL, hand.arena, &hand.diagnostics);
    LkPdfTags tags = {.pdf = pdf, .structure = &hand.frames.structure};
    cr_expect(lk_tag_check(&tags, &(LkNode){.tag = LK_TAG_TD, .parent_tag = LK_TAG_TR}));
    cr_expect_not(lk_tag_check(&tags, &(LkNode){.tag = LK_TAG_P, .parent_tag = LK_TAG_DOCUMENT}));
    cr_assert_eq(hand.diagnostics.first->id, LK_E_PDF_STRUCTURE);
    cr_expect_str_eq(said(hand.diagnostics.first), "the structure has a P that is empty");
    lk_arena_destroy(hand.arena);
}

/* Shapes a text as a paragraph does. */
#ifndef TESTS_TEXT_SHAPED_H
#define TESTS_TEXT_SHAPED_H

#include "text/fixture.h"
#include "text/text_private.h"

static inline LkShaped shaped(TextFixture *f, const char *text, LkSection **section)
{
    LkInline item = {.kind = LK_INLINE_TEXT, .text = lk_text(text)};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkParagraphFormat format = test_format(454 * LK_POINT);
    LkParagraph paragraph = lk_paragraph_of(&inlines, &format);
    LkShaped out;
    cr_assert_eq(lk_itemise(&f->context, &inlines, LK_NUMERALS_THAI, section), 1);
    lk_find_breaks(&f->context, *section, NULL, 0);
    lk_shape_section(&f->context, *section, &paragraph, &out);
    return out;
}

#endif

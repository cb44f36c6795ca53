/* How far a line can be filled. */
#include "text/fixture.h"
#include "text/text_private.h"

Test(stretch, goes_by_the_smallest_type_and_not_by_the_marks_of_notes)
{
    static const LkStyleRun text = {.footnote = 0}, mark = {.footnote = 1};
    LkShapedRun runs[] = {{.style = &mark, .size = 10 * LK_POINT},
                          {.style = &text, .size = 16 * LK_POINT},
                          {.style = &text, .size = 12 * LK_POINT},
                          {.style = &text, .size = 18 * LK_POINT}};
    LkShaped shaped = {.runs = runs, .run_count = 4};
    cr_expect_eq(lk_smallest_em(&shaped, 0, 4), 12 * LK_POINT);
    cr_expect_eq(lk_smallest_em(&shaped, 3, 4), 18 * LK_POINT);
    cr_expect_eq(lk_smallest_em(&shaped, 0, 1), 10 * LK_POINT, "nothing but a mark goes by itself");
    cr_expect_eq(lk_smallest_em(&shaped, 2, 2), 0);
}

Test(stretch, gives_each_place_its_share)
{
    LkParagraph paragraph = {.spec = {.size = 100 * LK_POINT, .measure = 400 * LK_POINT}};
    LkStretchPoints points = {.blanks = 4, .bound = 1, .gaps = 10};
    LkStretch room = lk_stretch(points, 50 * LK_POINT, &paragraph);
    cr_expect_eq(room.blanks, 4 * 24 * LK_POINT, "two parts of a blank make it twice as wide as ก");
    cr_expect_eq(room.bound, 24 * LK_POINT);
    cr_expect_eq(room.good, 10 * 50 * LK_POINT * 5 / 100);
    cr_expect_eq(room.most, 10 * 50 * LK_POINT * 9 / 100);
    paragraph.spec.justify = LK_JUSTIFY_SPACES;
    cr_expect_eq(lk_stretch(points, 50 * LK_POINT, &paragraph).blanks, paragraph.spec.measure);
    cr_expect_eq(lk_stretch(points, 50 * LK_POINT, &paragraph).most, 0);
    paragraph.spec.justify = LK_JUSTIFY_NONE;
    cr_expect_eq(lk_stretch(points, 50 * LK_POINT, &paragraph).blanks, 0);
}

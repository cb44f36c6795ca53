/* List marks: what stands at the start of a line. */
#include <criterion/criterion.h>

#include "source/markdown/markdown.h"

typedef struct Case {
    const char *line;
    LkMarkKind kind;
    uint32_t length; /* bytes */
    int number;
    unsigned depth;
} Case;

static void check(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        LkText text = lk_text(cases[i].line);
        LkItemMark mark = lk_item_mark(text, 0, text.length);
        cr_expect(mark.kind == cases[i].kind && mark.length == cases[i].length &&
                      mark.number == cases[i].number && mark.depth == cases[i].depth,
                  "%s: kind %d, %u bytes, number %d, depth %u", cases[i].line, mark.kind, mark.length,
                  mark.number, mark.depth);
    }
}

#define CHECK(cases) check((cases), sizeof(cases) / sizeof *(cases))

Test(item_marks, of_commonmark)
{
    static const Case cases[] = {
        {"- a", LK_MARK_BULLET, 1, 0, 0},  {"* a", LK_MARK_BULLET, 1, 0, 0},
        {"+", LK_MARK_BULLET, 1, 0, 0},    {"-a", LK_MARK_NONE, 0, 0, 0},
        {"1. a", LK_MARK_NUMBER, 2, 1, 1}, {"12) a", LK_MARK_NUMBER_BRACKET, 3, 12, 1},
        {"1.a", LK_MARK_NONE, 0, 0, 0},    {"1234567890. a", LK_MARK_NONE, 0, 0, 0},
        {"**a**", LK_MARK_NONE, 0, 0, 0},
    };
    CHECK(cases);
}

Test(item_marks, that_officers_type)
{
    static const Case cases[] = {
        {"๑. ก", LK_MARK_NUMBER, 4, 1, 1},
        {"๑๒.\tก", LK_MARK_NUMBER, 7, 12, 1},
        {"๑.\xC2\xA0ก", LK_MARK_NUMBER, 4, 1, 1},
        {"๑.ข้อความ", LK_MARK_NUMBER, 4, 1, 1},
        {"๑) ก", LK_MARK_NUMBER_BRACKET, 4, 1, 1},
        {"(๑) ก", LK_MARK_NUMBER_BRACKETS, 5, 1, 1},
        {"(๒/๑) ก", LK_MARK_NUMBER_BRACKETS, 9, 2, 1},
        {"ก. ก", LK_MARK_LETTER, 4, 1, 1},
        {"ก) ก", LK_MARK_LETTER_BRACKET, 4, 1, 1},
        {"(ค) ก", LK_MARK_LETTER_BRACKETS, 5, 3, 1},
        {"ฃ. ก", LK_MARK_LETTER, 4, 0, 1}, /* no letter of a count, but a mark within one */
        {"ก.พ. ๒๕๖๙", LK_MARK_NONE, 0, 0, 0},
        {"-ก", LK_MARK_BULLET, 1, 0, 0},
        {"– ก", LK_MARK_BULLET, 3, 0, 0},
        {"• ก", LK_MARK_BULLET, 3, 0, 0},
        {"➢ ก", LK_MARK_BULLET, 3, 0, 0},
        {"o\tก", LK_MARK_BULLET, 1, 0, 0},
        {"o ก", LK_MARK_NONE, 0, 0, 0},
    };
    CHECK(cases);
}

Test(item_marks, of_outlines)
{
    static const Case cases[] = {
        {"๑.๑ ก", LK_MARK_OUTLINE, 7, 1, 2},  {"๑.๒.๓ ก", LK_MARK_OUTLINE, 11, 3, 3},
        {"1.1. ก", LK_MARK_OUTLINE, 4, 1, 2}, {"๑.๑๒ก", LK_MARK_OUTLINE, 10, 12, 2},
        {"๐๙.๐๐ น.", LK_MARK_NONE, 0, 0, 0}, /* a time */
        {"๒๕.๐๕ บาท", LK_MARK_NONE, 0, 0, 0}, {"๑,๕๐๐ บาท", LK_MARK_NONE, 0, 0, 0},
        {"๑/๒๕๖๙", LK_MARK_NONE, 0, 0, 0},
    };
    CHECK(cases);
}

Test(item_marks, of_words)
{
    static const Case cases[] = {
        {"ข้อ ๑ ก", LK_MARK_CLAUSE, 13, 1, 1},
        {"ข้อ ๑. ก", LK_MARK_CLAUSE, 14, 1, 1},
        {"ข้อที่ ๒ ก", LK_MARK_CLAUSE, 22, 2, 1},
        {"มาตรา ๔/๑ ก", LK_MARK_SECTION, 23, 4, 1},
        {"หมวด ๒", LK_MARK_PART, 16, 2, 1},
        {"ระเบียบวาระที่ ๓ เรื่อง", LK_MARK_PART, 46, 3, 1},
        {"ข้อ ก", LK_MARK_NONE, 0, 0, 0},
        {"ข้อเสนอ ๑", LK_MARK_NONE, 0, 0, 0},
        {"มาตราส่วน ๑ : ๑๐๐", LK_MARK_NONE, 0, 0, 0},
        {"ข้อ ๑-๓ ก", LK_MARK_NONE, 0, 0, 0},
    };
    CHECK(cases);
}

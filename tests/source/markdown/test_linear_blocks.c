/* Reading blocks takes work in proportion to the text: twice the text, at most 2.3 times the steps. Texts
 * that nest, that begin what has no end, or that look like tables: each a unit many times, then another as
 * often. */
#include <criterion/criterion.h>

#include "source/markdown/coverage.h"

typedef struct Nasty {
    const char *before, *unit, *between, *after;
} Nasty;

static const Nasty texts[] = {
    /* containers */
    {"", ">", "", ""},
    {"", "> ", "ก", ""},
    {"", ">\n", "", ""},
    {"", "> ก\n", "", ""},
    {"", "> > > > ก\n", "", ""},
    {"", "> ก\nข\n", "", ""},
    {"", "- ", "", ""},
    {"", "- - - - - - - - - - - - - - - ก\n", "", ""},
    {"", "๑. ", "", ""},
    {"", "๑.", "ก", ""},
    {"", "1. - ๑) ", "", ""},
    {"", "- ก\n", "", ""},
    {"", "-\n\n", "", ""},
    {"", "๑. ก\n", "", ""},
    {"", "1. a\n", "", ""},
    {"", "๑. ก\n\n", "", ""},
    {"", "๑. ก\n- ข\n", "", ""},
    {"", "๑. ก\n- ข\n๒. ค\n", "", ""},
    {"", "ก. ก\n(๑) ข\n(ก) ค\n", "", ""},
    {"", "(ข) ก\n", "", ""},
    {"", "๑.๑ ก\n๑.๑.๑ ข\n", "", ""},
    {"", "๑.๑.", "", ""},
    {"", "ข้อ ๑ ก\n", "", ""},
    {"", "หมวด ๑\nก\n", "", ""},
    {"", "หมวด ๑", "", ""},
    {"", "  - ก\n- ข\n", "", ""},
    {"", "- [ ] ก\n", "", ""},
    {"๑. ก\n", "   ข\n", "", ""},
    {"- ก\n  - ก\n    - ก\n", "ข\n", "", ""},
    /* paragraphs */
    {"", "ก\n", "", ""},
    {"", "ก ", "", ""},
    {"", "(ก)\nข\n", "", ""},
    {"", "\tก\n", "", ""},
    {"", "นาย\n", "", ""},
    {"", "\t", "", ""},
    {"", " ", "ก", ""},
    {"", "&nbsp;", "", ""},
    {"", "\xC2\xA0", "", ""},
    {"", "\n", "", ""},
    {"", "\r", "", ""},
    {"", "ก\n---\n", "", ""},
    {"", "---\n", "", ""},
    {"", "- ", "-", ""},
    {"", "*", "", ""},
    {"", "#", "", ""},
    {"", "# ", "", ""},
    {"", "# ก #\n", "", ""},
    {"", "=", "", ""},
    /* what has no end */
    {"", "```\n", "", ""},
    {"", "```", "", ""},
    {"", "~~~~ก\n", "", ""},
    {"", "<table>\n", "", ""},
    {"", "<table>\n\n", "", ""},
    {"", "<table\n", "", ""},
    {"", "<table>\n<tr><td>\n\n", "", "</table>\n"},
    {"<table>", "<tr><td>ก", "", "</table>"},
    {"<table>", "<td>ก\n", "</table>", ""},
    {"<table><tr>", "<td a='", "", "'>ก</td></table>"},
    {"<table>", "<", "</table>", ""},
    {"<table>", "<!--", "</table>", ""},
    {"<table>", "<tr><td rowspan=99 colspan=2>", "</table>", ""},
    {"<table>", "<td colspan=", "9></table>", ""},
    {"", "<!--\n", "", ""},
    {"", "<!--\n\n", "", ""},
    {"", "<div>\n\n", "", ""},
    {"", "<a b=\"\n", "", ""},
    {"", "<a b='", "", ""},
    {"", "<pre>\n", "", ""},
    {"", "<?", "", ""},
    {"", "{{#if ก}}\n", "", ""},
    {"", "{{#if ก}}\n", "", "{{/if}}\n"},
    /* tables */
    {"", "|", "", ""},
    {"", "|ก", "", ""},
    {"", "|ก\n", "", ""},
    {"", "|ก|\n", "", ""},
    {"", "|ก|ข|\n", "", ""},
    {"", "|ก|ข|\n|-|\n", "", ""},
    {"", "|ก|ข|\n|-|-|\n", "", ""},
    {"", "|ก|ข|\n|ก|\n", "", ""},
    {"", "|\\", "", ""},
    {"|ก|\n|-|\n", "|ก|ข|\n", "", ""},
    {"", "|-", "\n", "|-"},
    {"", "a|b\n-\n", "", ""},
    {"", "+---+\n", "", ""},
    {"", "+---+\n|ก|\n", "", ""},
    {"", "+---+\n|ก\n", "", ""},
    {"", "+---+\n", "|", ""},
    {"+---+\n", "|ก|\n", "", ""},
    {"", "+---", "+\n", ""},
    {"", "+---+---+\n|ก|\n", "", ""},
    {"+---+---+\n", "|ก|ข|\n|  +--+\n", "", ""},
    {"+---+---+\n|ก|ข|\n", "|ก|\n|   +---+\n", "+---+---+\n", ""},
    {"+---+---+\n|ก|ข|\n", "|   |   |\n|   +---+\n", "|   |   |\n+---+---+\n", ""},
    {"+---+---+\n|ก|ข|\n", "+---+---+\n|   ก   |\n", "+---+---+\n", ""},
    {"", "+---+---+\n|ก|ข|\n+---+---+\n|ก|\n|\n", "", ""},
    {"", "+-", "+\n|ก|\n+", "--+\n"},
    {"", "+", "", ""},
    {"", "ก\tข\n", "", ""},
    {"", "ก\tข\tค\n", "", ""},
    {"", "ก\tข\tค\nก\tข\n", "", ""},
    {"", "ก\tข\tค\n๑. ก\tข\tค\n", "", ""},
    {"", "ก\t", "", ""},
    {"", "ก\t", "\n", "ก\t"},
    {"", "\tก\tข\n", "", ""},
    {"", "ที่\tก\n", "", ""},
    {"", "-- --\n", "", ""},
    {"", "-- --\nก ข\n", "", ""},
    {"", "ก  ข\n-- --\n", "", ""},
    {"", "----------\n", "", ""},
    {"", "----------\nก\n", "", ""},
    {"", "----------\nก\n-- --\n", "", ""},
    {"-- --\n", "ก ข\n", "", ""},
    {"", "-- ", "", ""},
    {"----------\nก  ข\n--  --\n", "ก  ข\n\n", "", ""},
    /* definitions, notes */
    {"", "[a]: b\n", "", ""},
    {"", "[a]:\n", "", ""},
    {"", "[a]: b\n\n", "", ""},
    {"", "[a]: b\n'c\n", "", ""},
    {"", "[ก]: ข\n", "", ""},
    {"", "[", "", ""},
    {"", "[a\n", "", ""},
    {"", "[a]: <b\n", "", ""},
    {"", "[^a]: ก\n", "", ""},
    {"", "[^a]: ", "", ""},
    {"", "[^a]: ก\n\n    ข\n\n", "", ""},
    {"", "[^", "", ""},
    {"", "^\n\t", "", ""},
    {"", "\tก\tข\n\tค\n", "", ""},
    {"", "ก\t\tข\nค\tง\n", "", ""},
    {"", "\"ก\tข\n", "", ""},
    {"", "ก   ข\n", "", ""},
    {"", "ก   ข\nก        ข\n", "", ""},
    {"", "ก   ข   ค\nก     ข\n", "", ""},
    {"", "a   b\n", "", ""},
    {"", "๑. ก   ข\n", "", ""},
    {"", "๑. ก   ข\n- ก      ข\n", "", ""},
    {"", "- ก   ข   ค\n", "", ""},
    {"๑. ", "ก   ข\n      ", "", ""},
    {"", "::: {", "", ""},
    {"", ":::\n", "", ""},
};

static void repeat(LkBuffer *out, const char *unit, size_t count)
{
    for (size_t i = 0; i < count; i++)
        lk_buffer_string(out, unit);
}

static LkText text_of(const Nasty *nasty, size_t count, LkArena *arena)
{
    LkBuffer text;
    lk_buffer_init(&text, arena);
    lk_buffer_string(&text, nasty->before);
    repeat(&text, nasty->unit, count);
    lk_buffer_string(&text, nasty->between);
    repeat(&text, nasty->after, count);
    return lk_buffer_view(&text);
}

static size_t steps_of(const Nasty *nasty, size_t count)
{
    LkArena *arena = lk_arena_create();
    LkMarkdown *markdown = lk_markdown_parse(text_of(nasty, count, arena), 0, NULL, arena);
    size_t steps = markdown->steps;
    lk_arena_destroy(arena);
    return steps;
}

Test(linear_blocks, twice_the_text_takes_twice_the_steps)
{
    enum { COUNT = 4000 };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t once = steps_of(&texts[i], COUNT), twice = steps_of(&texts[i], 2 * COUNT);
        cr_expect(10 * twice <= 23 * once + 100, "%s%s…%s%s: %zu, then %zu steps", texts[i].before,
                  texts[i].unit, texts[i].between, texts[i].after, once, twice);
    }
}

Test(linear_blocks, each_byte_has_one_owner)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        CoverageFault fault = coverage_check(text_of(&texts[i], 50, arena), 0, arena);
        cr_expect_null(fault.what, "%s%s: %s at byte %zu", texts[i].before, texts[i].unit, fault.what,
                       fault.at);
        lk_arena_reset(arena);
    }
    lk_arena_destroy(arena);
}

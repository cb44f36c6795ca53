/* Inlines: styles, breaks, fields, and the place of each text. */
#include "said.h"
#include "source/source_help.h"

Test(inlines, flattens_marks_into_styles)
{
    static const SourceCase cases[] = {
        {"ก **ข *ค*** ง\n", "P ก <b:ข ><bi:ค> ง", NULL, NULL},
        {"`ก` ~~ข~~ ~ค~\n", "P <c:ก> <s:ข> ~ค~", NULL, NULL},
        {"[ก](http://a.b/)\n", "P ก→http://a.b/", NULL, NULL},
        {"ดู www.a.go.th\n", "P ดู www.a.go.th→http://www.a.go.th", NULL, NULL},
        {"---\nline-ends: nothing\n---\nก\nข\n", "P ก~ข", NULL, NULL},
        {"---\nline-ends: nothing\n---\nต่าง\nๆ\n๑๒\n", "P ต่าง_ๆ_๑๒", NULL, NULL},
        {"---\nline-ends: nothing\n---\nก\nA\nB\n", "P ก_A_B", NULL, NULL},
        {"ก  \nข\\\nค<br>ง\n", "P ก/ข/ค/ง", NULL, NULL},
        {"ก<!-- ข -->ค\n", "P กค", NULL, NULL},
        {"`ก\nข` `a\\\\b`\n", "P <c:ก ข> <c:a\\\\b>", "W-lines-joined 2:1+9", NULL},
        {"ก <u>ข</u> ม<sup>๒</sup> H<sub>2</sub>O\n", "P ก <u:ข> ม<^:๒> H<v:2>O", NULL, NULL},
        {"ก <span>ข\n", "P ก ข", "W-html 1:3+6", NULL},
        {"a&amp;b \\*c\n", "P a&b *c", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(inlines, fills_fields_but_never_reads_them_again)
{
#define HEAD "---\nyear: ๒๕๖๕\nmark: \"*ก* {{year}} <2>\"\nlist: [ก, ข]\n---\n"
    static const SourceCase cases[] = {
        {HEAD "ปี {{year}} นี้\n", "P ปี <D:๒๕๖๕> นี้", NULL, NULL},
        {HEAD "{{ mark }}\n", "P <D:*ก* {{year}} <2>>", NULL, NULL},
        {HEAD "**{{year}}**\n", "P <bD:๒๕๖๕>", NULL, NULL},
        {HEAD "{{list}}\n", "P <D:ก>/<D:ข>", NULL, NULL},
        {HEAD "\\{{year}} `{{year}} \\{{`\n", "P {{year}} <c:{{year}} \\{{>", NULL, NULL},
        {HEAD "```\n{{year}} \\{{\n```\n", "C <c:{{year}} \\{{>", NULL, NULL},
        {HEAD "ก {{yaer}} ข\n", "P ก  ข", "E-field-unknown 6:3+8", NULL},
        {HEAD "{{a_b}} {ก}\n", "P  {ก}", "E-field-unknown 6:1+7", NULL},
        {HEAD "ก {{ข {{year}} }}\n", "P ก {{ข <D:๒๕๖๕> }}", "E-field-end 6:3+2", NULL},
        {HEAD "**ก {{x** year}}\n", "P **ก ", "E-field-unknown 6:5+12; W-mark-left 6:1+2", NULL},
        {HEAD "| {{year}} |\n|---|\n| ก |\n", "TABLE !|<D:๒๕๖๕>\nก", NULL, NULL},
    };
    CHECK_SOURCE_CASES(cases);
}

Test(inlines, names_the_nearest_field)
{
    SourceRead *read = source_read(HEAD "{{yaer}}", NULL);
    cr_assert_not_null(read->diagnostics.first);
    cr_expect_str_eq(said_hint(read->diagnostics.first), "did you mean “year”?");
    source_done(read);
}

static void check_places(const LkBlock *block, const char *const *places, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < block->inlines.count; i++) {
        const LkInline *item = &block->inlines.items[i];
        if (item->kind != LK_INLINE_TEXT)
            continue;
        char place[64];
        snprintf(place, sizeof place, "%u:%u+%u", item->span.line, item->span.column, item->span.length);
        cr_assert_lt(at, count);
        cr_expect_str_eq(place, places[at], "%.*s: %s", (int)item->text.length, item->text.bytes, place);
        at++;
    }
    cr_expect_eq(at, count);
}

Test(inlines, knows_the_place_of_each_text)
{
    static const struct {
        const char *source;
        const char *places[8];
        size_t count;
    } cases[] = {
        {"ก **ข** ค\n", {"1:1+2", "1:5+1", "1:8+2"}, 3},
        {"---\nline-ends: nothing\n---\nน้ำ\n**ไหล** `เย็น`\n", {"4:1+3", "5:3+3", "5:8+1", "5:10+4"}, 4},
        {"[ก](http://ข.th/ \"ก\") ก\n", {"1:2+1", "1:22+2"}, 2},
        {"a&amp;ก **ข**\n", {"1:1+1", "1:2+5", "1:7+2", "1:11+1"}, 4},
        {"a\\*ก {{b}}ค&#3585; *ข*\n", {"1:1+1", "1:2+2", "1:4+2", "1:11+1", "1:12+7", "1:19+1", "1:21+1"}, 7},
        {"ก {{ไม่มี}} ข\n", {"1:1+2", "1:12+2"}, 2},
        {"`a\\\\ก` ก\n", {"1:2+4", "1:7+2"}, 2},
        {"`ก\nข` ข\n", {"1:2+1", "2:3+2"}, 2},
        {"ก\nข | ค\n--|--\n", {"1:1+1"}, 1},
        {"\xEF\xBB\xBF---\r\nline-ends: nothing\r\n---\r\nก *ข*\r\nค\n", {"4:1+2", "4:4+1", "5:1+1"}, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SourceRead *read = source_read(cases[i].source, NULL);
        check_places(read->source->blocks, cases[i].places, cases[i].count);
        source_done(read);
    }
}

Test(inlines, knows_places_behind_rewritten_marks)
{
    SourceRead *read = source_read("> (๑) ก\n>     -ข **ค**\n", NULL);
    const LkBlock *item = read->source->blocks->first_child->first_child;
    check_places(item->first_child, (const char *const[]){"1:7+1"}, 1);
    const LkBlock *nested = item->first_child->next->first_child;
    cr_expect_eq(nested->span.line, 2);
    cr_expect_eq(nested->span.column, 7);
    check_places(nested->first_child, (const char *const[]){"2:8+2", "2:12+1"}, 2);
    source_done(read);
}

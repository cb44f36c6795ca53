/* Cross references and tables of contents on pages. */
#include "fixture.h"

static const char *message(FlowFixture *f)
{
    const char *code = "";
    for (const LkDiagnostic *item = f->diagnostics.first; item != NULL; item = item->next)
        if (item->severity != LK_NOTE)
            code = item->code;
    return code;
}

typedef struct ReferenceCase {
    const char *source, *printed; /* paragraphs of page 1 */
} ReferenceCase;

Test(references, print_what_readers_call_a_block)
{
    static const ReferenceCase cases[] = {
        {"# บทที่ ๒ วิธี {#a}\n\nดู{{#a}}\n", "ดูบทที่ ๒"},
        {"# ๑.๒ วิธี {#a}\n\nดู{{#a}}\n", "ดู๑.๒"},
        {"# บทที่ 3 วิธี {#a}\n\nดู{{#a:number}}\n", "ดู3"},
        {"# วิธีการ {#a}\n\nดู{{#a}}\n", "ดูวิธีการ"},
        {"# ๑.๒ วิธี[^n] {#a}\n\nดู{{#a:title}}\n\n[^n]: ก\n", "ดู๑.๒ วิธี"},
        {"```table\nid: t\nrows: [[ก]]\n```\n\nดู{{#t}}\n", "ดูตารางที่ ๑"},
        {"```table\nid: t\ncaption: ผล\nrows: [[ก]]\n```\n\nดู{{#t:title}} {{#t:number}}\n", "ดูผล ๑"},
        {"```table\nid: t\ncaption: ตารางที่ ๗ ผล\nrows: [[ก]]\n```\n\nดู{{#t}}\n", "ดูตารางที่ ๗"},
        {"![ก](test_footnotes.c \"ตรา\") {#p}\n\nดู{{#p}}\n", "ดูภาพที่ ๑"},
        {"ดู{{#p:page}}\n\n```pagebreak\n```\n\nข้อความ {#p}\n", "ดู๒"},
        {"[ไปที่นี่](#p) ข {#p}\n", "ไปที่นี่ ข"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FlowFixture f;
        flow_typeset(&f, cases[i].source);
        cr_expect_eq(f.diagnostics.errors, 0, "%s: %s", cases[i].source, message(&f));
        cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH), cases[i].printed, "%s", cases[i].source);
        flow_tear_down(&f);
    }
}

Test(references, to_items_print_their_count)
{
    FlowFixture f;
    flow_typeset(&f, "{count: yes}\n๑. ก\n   ๑. ข {#b}\n   ๒. ค\n\nตามข้อ {{#b}} และ {{#c}}\n\n(๑) ง {#c}\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH), "ตามข้อ ๑.๑ และ (๑)");
    flow_tear_down(&f);
}

Test(references, captions_with_an_id_are_counted_each_kind_by_itself)
{
    FlowFixture f;
    flow_typeset(
        &f, "```table\nid: a\ncaption: ก\nrows: [[ก]]\n```\n\n```table\ncaption: ไม่นับ\nrows: [[ก]]\n```\n\n"
            "![ข](test_footnotes.c \"ข\") {#p}\n\n```table\nid: b\nrows: [[ก]]\n```\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_CAPTION), "ตารางที่ ๑ กไม่นับภาพที่ ๑ ขตารางที่ ๒");
    flow_tear_down(&f);
}

Test(references, that_lead_nowhere_are_told)
{
    static const struct {
        const char *source, *code;
    } cases[] = {
        {"ดู{{#b}}\n", "E-reference-unknown"},     {"| ก |\n|---|\n| {{#b}} |\n", "E-reference-unknown"},
        {"# ก {#a}\n\n# ข {#a}\n", "E-id-twice"}, {"ก {#a}\n\nดู{{#a}}\n", "E-reference-empty"},
        {"[ก](#b)\n", "W-link-unknown"},          {"```toc\n```\n\nก\n", "W-toc-empty"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FlowFixture f;
        flow_typeset(&f, cases[i].source);
        cr_expect_str_eq(message(&f), cases[i].code, "%s", cases[i].source);
        cr_expect_eq(f.diagnostics.errors + f.diagnostics.warnings, 1, "%s", cases[i].source);
        flow_tear_down(&f);
    }
}

Test(references, print_the_page_where_the_block_stands)
{
    for (int above = 0; above < 70; above += 3) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        flow_typeset(&f, flow_paragraphs(arena, "หน้า{{#end:page}}หน้า\n\n", above, "# จบ {#end}\n\nท้าย\n"));
        cr_assert_eq(f.diagnostics.errors, 0);
        size_t page = 0;
        while (strcmp(flow_text(&f, page, LK_ROLE_HEADING), "จบ") != 0)
            page++;
        LkText number =
            lk_numerals(lk_text(lk_arena_printf(arena, "%zu", page + 1)), LK_NUMERALS_THAI, arena);
        const char *wanted = lk_arena_printf(arena, "หน้า%sหน้า", number.bytes);
        cr_assert_not_null(strstr(flow_text(&f, 0, LK_ROLE_PARAGRAPH), wanted), "with %d above: %s", above,
                           wanted);
        cr_assert_eq(f.frames->anchor_count, 1);
        cr_assert_eq(f.frames->anchors[0].page, page + 1);
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

Test(references, stand_in_the_title_too)
{
    FlowFixture f;
    flow_typeset(&f, "---\ntitle: [ประกอบ, \"{{#t}} **ก**\"]\n---\n```table\nid: t\nrows: [[ก]]\n```\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_TITLE), "ประกอบ ตารางที่ ๑ **ก**");
    cr_expect(lk_text_is(f.frames->title, "ประกอบ ตารางที่ ๑ **ก**"), "%s", f.frames->title.bytes);
    flow_tear_down(&f);
}

Test(references, in_a_heading_that_is_quoted_are_filled_in)
{
    FlowFixture f;
    flow_typeset(&f, "## ก {{#b:title}} ค {#a}\n\n## ข {#b}\n\n{{#a:title}} และ {{#a}}\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_expect_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH), "ก ข ค และ ก ข ค");
    flow_tear_down(&f);
}

Test(references, that_go_in_a_circle_are_an_error)
{
    static const char *const sources[] = {"## ก {{#a:title}} {#a}\n",
                                          "## ก {{#b:title}} {#a}\n\n## ข {{#a:title}} {#b}\n"};
    for (size_t i = 0; i < 2; i++) {
        FlowFixture f;
        flow_typeset(&f, sources[i]);
        cr_expect(f.diagnostics.errors > 0);
        cr_expect_str_eq(f.diagnostics.first->code, "E-reference-circle");
        flow_tear_down(&f);
    }
}

/* `count` headings, each of which quotes the next one. */
static size_t circles_told(int count)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (int i = 1; i < count; i++)
        lk_buffer_printf(&out, "# ตาม{{#h%d:title}} {#h%d}\n\n", i + 1, i);
    lk_buffer_printf(&out, "# ท้าย {#h%d}\n", count);
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    size_t told = 0;
    for (const LkDiagnostic *item = f.diagnostics.first; item != NULL; item = item->next)
        told += strcmp(item->code, "E-reference-circle") == 0;
    flow_tear_down(&f);
    lk_arena_destroy(arena);
    return told;
}

Test(references, headings_quote_one_another_four_deep_and_no_deeper)
{
    cr_expect_eq(circles_told(5), 0);
    cr_expect_eq(circles_told(6), 1);
}

/* HTML tags within text. html.c writes a tag as typed; how it was read is in the tokens. */
#include <criterion/criterion.h>

#include "source/markdown/hand.h"
#include "source/markdown/tokens_check.h"

static const char *kinds_of(const char *text, LkArena *arena)
{
    LkMarkdown *markdown = hand_markdown(lk_text(text), arena);
    LkNode *node = markdown->document->first_child;
    LkLeaf leaf = lk_leaf(markdown, node->segment, node->segment_count, arena);
    LkTokens tokens = lk_tokens(markdown, &leaf, arena);
    cr_assert_null(lk_tokens_check(&leaf, tokens), "%s", text);
    static const char *const marks[] = {".",  ".",  "S",  "H",  "`",  "*(", "*)", "**(", "**)",
                                        "~(", "~)", "u(", "u)", "^(", "^)", "v(", "v)",  "[",
                                        "]",  "![", "]",  "@",  "N",  "<>", "T",  "!"};
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < tokens.count; i++)
        lk_buffer_string(&out, marks[tokens.items[i].kind]);
    for (size_t i = 0; i < markdown->remark_count; i++)
        lk_buffer_printf(&out, " %zu+%zu", markdown->remarks[i].start,
                         markdown->remarks[i].end - markdown->remarks[i].start);
    return lk_buffer_view(&out).bytes;
}

Test(tags, reads_those_that_mean_something_on_paper)
{
    static const HandCase cases[] = {
        {"<u>ก</u> <ins>ก</ins>", "u(.u).u(.u)"},
        {"ม<sup>๒</sup> H<sub>2</sub>O", ".^(.^).v(.v)."},
        {"<b>ก</b><strong>ก</strong><i>ก</i><em>ก</em>", "**(.**)**(.**)*(.*)*(.*)"},
        {"<s>ก</s><del>ก</del><strike>ก</strike>", "~(.~)~(.~)~(.~)"},
        {"<U class=\"a\">ก</U >", "u(.u)"},
        {"<u><u>ก</u></u>", "u(u(.u)u)"},
        {"**<u>ก**</u>", "**(u(.**)u)"},
        {"ก<br>ข<br/>ค<BR />ง", ".H.H.H."},
        {"ก<!-- *ข* -->ค", ".!."},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(kinds_of(cases[i].text, arena), cases[i].html, "%s: %s", cases[i].text,
                         kinds_of(cases[i].text, arena));
    lk_arena_destroy(arena);
}

Test(tags, tells_the_others)
{
    static const HandCase cases[] = {
        {"<u>ก", "<>. 0+3"},
        {"ก</u><u>", ".<><> 3+4 7+3"},
        {"<b>ก</strong>", "<>.<> 0+3 6+9"},
        {"</br>", "<> 0+5"},
        {"<img src=\"a.png\">", "<> 0+17"},
        {"<?php?><!X><![CDATA[a]]>", "<><><> 0+7 7+4 11+13"},
        {"<ชื่อ> ก < ข > ค <a", "."},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(kinds_of(cases[i].text, arena), cases[i].html, "%s: %s", cases[i].text,
                         kinds_of(cases[i].text, arena));
    lk_arena_destroy(arena);
}

Test(tags, leaves_those_of_looks_out_and_tells_of_them)
{
    static const HandCase cases[] = {
        {"<span style=\"color: red\">ก</span>", "T.T 0+25 28+7"},
        {"<font size=3>ก", "T. 0+13"},
        {"ก<o:p></o:p>", ".TT 3+5 8+6"},
        {"<st1:place>ก</st1:place>", "T.T 0+11 14+12"},
        {"<![if !supportLists]>ก<![endif]>", "T.T 0+21 24+10"},
        {"<p>ก</p><p>ข</p>", "T.HT.T 0+3 10+3 16+4"},
        {"ก<p>ข", ".H."},
        {"<a name=\"_Toc1\"></a>ก", "TT. 0+16 16+4"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(kinds_of(cases[i].text, arena), cases[i].html, "%s: %s", cases[i].text,
                         kinds_of(cases[i].text, arena));
    lk_arena_destroy(arena);
}

Test(tags, reads_links)
{
    static const HandCase cases[] = {
        {"<a href=\"http://a.th\">ก</a>", "[.]"},
        {"<a class=b href='x'>ก</a>ข</a>", "[.].T 30+4"},
        {"<a href=x>ก", "T. 0+10"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(kinds_of(cases[i].text, arena), cases[i].html, "%s: %s", cases[i].text,
                         kinds_of(cases[i].text, arena));
    lk_arena_destroy(arena);
}

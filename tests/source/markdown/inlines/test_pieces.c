/* Tokens and remarks as they come out of pieces. */
#include <criterion/criterion.h>

#include "source/markdown/hand.h"
#include "source/markdown/tokens_check.h"

/* Kind and text of each token of a paragraph. */
static const char *tokens_of(const char *text, LkArena *arena)
{
    static const char *const kinds[] = {"T",   "C",   "S",  "H",  "`",  "*(", "*)", "**(", "**)",
                                        "~~(", "~~)", "u(", "u)", "^(", "^)", "_(", "_)",  "[",
                                        "]",   "![",  "]",  "@",  "^",  "<>", "()", "!--"};
    LkMarkdown *markdown = hand_markdown(lk_text(text), arena);
    LkNode *node = markdown->document->first_child;
    LkLeaf leaf = lk_leaf(markdown, node->segment, node->segment_count, arena);
    LkTokens tokens = lk_tokens(markdown, &leaf, arena);
    cr_assert_null(lk_tokens_check(&leaf, tokens));
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < tokens.count; i++) {
        const LkToken *token = &tokens.items[i];
        lk_buffer_printf(&out, "%s%s %zu+%zu", i == 0 ? "" : ", ", kinds[token->kind], token->start.byte,
                         token->end.byte - token->start.byte);
        if (token->text.length > 0)
            lk_buffer_printf(&out, " “%.*s”", (int)token->text.length, token->text.bytes);
    }
    return lk_buffer_view(&out).bytes;
}

Test(pieces, gives_tokens_that_cover_the_text)
{
    static const HandCase cases[] = {
        {"", ""},
        {"ก {{a_b}} [ข", "T 0+16"},
        {"\\{{year}}", "C 0+3 “{{”, T 3+6"},
        {"a\\*&amp;", "T 0+1, C 1+2 “*”, C 3+5 “&”"},
        {"***a***", "*( 0+1, **( 1+2, T 3+1, **) 4+2, *) 6+1"},
        {"a  \n b", "T 0+1, H 1+3, T 4+1"},
        {"a \n b", "T 0+1, S 1+2, T 3+1"},
        {"a\\\nb", "T 0+1, H 1+2, T 3+1"},
        {"a <br> \n b", "T 0+1, H 1+7, T 8+1"},
        {"a[^x]b", "T 0+1, ^ 1+4 “x”, T 5+1"},
        {"<a@b.c> www.d.th", "@ 0+7 “a@b.c”, T 7+1, @ 8+8 “www.d.th”"},
        {"[a](b \"c\")", "[ 0+1, T 1+1, ] 2+8"},
        {"![a](b)<!-- c -->", "![ 0+2, T 2+1, ] 3+4, !-- 7+10"},
        {"<u>a</u><span>b", "u( 0+3, T 3+1, u) 4+4, () 8+6, T 14+1"},
        {"`` a`b ``", "` 0+9 “a`b”"},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 1; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(tokens_of(cases[i].text, arena), cases[i].html, "%s: %s", cases[i].text,
                         tokens_of(cases[i].text, arena));
    lk_arena_destroy(arena);
}

Test(pieces, has_no_tokens_in_an_empty_leaf)
{
    LkArena *arena = lk_arena_create();
    LkMarkdown markdown = {.arena = arena};
    LkLeaf leaf = lk_leaf(&markdown, 0, 0, arena);
    cr_expect_eq(lk_tokens(&markdown, &leaf, arena).count, 0);
    lk_arena_destroy(arena);
}

Test(pieces, tells_where_a_backslash_of_a_path_is_dropped)
{
    static const HandCase cases[] = {
        {"ดู C:\\ปี\\*.docx", "ดู C:\\ปี*.docx [backslash 16+2]"},
        {"C:\\งาน\\_ร่าง\\(๑).pdf ข", "C:\\งาน_ร่าง(๑).pdf ข [backslash 12+2] [backslash 26+2]"},
        {"\\\\server\\งาน", "\\server\\งาน [backslash 0+2]"},
        {"C:\\ปี และ \\*", "C:\\ปี และ *"},
        {"ข้อ\\*ก \\\\ a", "ข้อ*ก \\ a"},
    };
    CHECK_HAND_CASES(cases);
}

Test(pieces, knows_places_over_several_lines)
{
    static const HandCase cases[] = {
        {"  ก\n   **ข\n <x> ค", "ก\n**ข\n<x> ค [left-over 9+2] [tag 16+3]"},
        {"ก\n\n  C:\\ก\\*\n~~", "ก\nC:\\ก*\n~~ [backslash 13+2] [left-over 16+2]"},
    };
    CHECK_HAND_CASES(cases);
}

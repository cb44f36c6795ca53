/* Fields, code, memory that ends. What reads the rest has tests of its own. */
#include <criterion/criterion.h>

#include "source/markdown/hand.h"

Test(markdown_inlines, keeps_fields_whole)
{
    static const HandCase cases[] = {
        {"{{a_b_c}} {{#id:page}} {{ที่*อยู่*}}", "{{a_b_c}} {{#id:page}} {{ที่*อยู่*}}"},
        {"*ก {{a*b}} ข*", "<em>ก {{a*b}} ข</em>"},
        {"[ก {{a]b}}](c.d)", "<a href=\"c.d\">ก {{a]b}}</a>"},
        {"{{ก\n*ค*}}", "{{ก\n<em>ค</em>}}"},
        {"{{ก *ข*", "{{ก <em>ข</em>"},
        {"{{a {{b_c_d}} *e*", "{{a {{b_c_d}} <em>e</em>"},
        {"`{{a}}`", "<code>{{a}}</code>"},
    };
    CHECK_HAND_CASES(cases);
}

Test(markdown_inlines, reads_code)
{
    static const HandCase cases[] = {
        {"`ก\nข`", "<code>ก ข</code>"},
        {"`a\\\\b` ``c`d`` `e", "<code>a\\\\b</code> <code>c`d</code> `e"},
        {"`*ก*` *ข*", "<code>*ก*</code> <em>ข</em>"},
    };
    CHECK_HAND_CASES(cases);
}

/* Reading with the allocation number `requests` failing. */
typedef struct Exhausted {
    LkArena *arena;
    bool is_read;
} Exhausted;

static void read_again(void *context)
{
    Exhausted *exhausted = context;
    hand_read("[ก]: http://a.b\n\n**ข** [ก] <u>ค</u> `ง\nจ` www.c.d &amp; \\* ![e](f) *g", exhausted->arena);
    exhausted->is_read = true;
}

Test(markdown_inlines, gives_up_when_memory_ends_anywhere)
{
    bool is_done = false;
    for (size_t requests = 1; !is_done; requests++) {
        Exhausted exhausted = {.arena = lk_arena_create()};
        lk_arena_fail_after(exhausted.arena, requests);
        is_done = lk_arena_guarded(exhausted.arena, read_again, &exhausted);
        cr_expect_eq(is_done, exhausted.is_read);
        lk_arena_destroy(exhausted.arena);
        cr_assert_lt(requests, 1000);
    }
}

/* Reference definitions. */
#include "source/markdown/inlines/definitions.h"

#include <criterion/criterion.h>

#include "source/markdown/hand.h"

Test(definitions, takes_no_words_for_a_target)
{
    static const HandCase cases[] = {
        {"[หมายเหตุ]: ดูเอกสารแนบ", "[หมายเหตุ]: ดูเอกสารแนบ"},
        {"[หมายเหตุ]: ๕", "[หมายเหตุ]: ๕"},
        {"[หมายเหตุ]: note", "[หมายเหตุ]: note"},
        {"[a]: ดูเอกสาร", "[a]: ดูเอกสาร"},
        {"[a]: b c", "[a]: b c"},
        {"[^a]: http://b", "<note>a</note>: <a href=\"http://b\">http://b</a>"},
    };
    CHECK_HAND_CASES(cases);
}

static LkMarkdown *read(const char *text, LkArena *arena)
{
    return hand_markdown(lk_text(text), arena);
}

Test(definitions, knows_their_places)
{
    LkArena *arena = lk_arena_create();
    LkMarkdown *markdown = read("[a]: b 'c'\n[ก]:\n  http://d.e\n[f]: <g h>", arena);
    static const struct {
        const char *label, *target, *title;
        LkAt start, end;
    } wanted[] = {{"A", "b", "c", 0, 10}, {"ก", "http://d.e", "", 11, 30}, {"f", "g h", "", 31, 41}};
    for (size_t i = 0; i < 3; i++) {
        LkDefinition *found = lk_definition_find(markdown, lk_text(wanted[i].label));
        cr_assert_not_null(found, "%s", wanted[i].label);
        cr_expect(lk_text_is(found->target, wanted[i].target));
        cr_expect(lk_text_is(found->title, wanted[i].title));
        cr_expect_eq(found->start, wanted[i].start, "%zu", found->start);
        cr_expect_eq(found->end, wanted[i].end, "%zu", found->end);
        cr_expect_not(found->is_used);
    }
    lk_arena_destroy(arena);
}

Test(definitions, keeps_the_first_of_a_label)
{
    LkArena *arena = lk_arena_create();
    LkMarkdown *markdown = read("[a]: b\n[A]: c", arena);
    cr_expect(lk_text_is(lk_definition_find(markdown, LK_TEXT(" a "))->target, "b"));
    cr_expect_null(lk_definition_find(markdown, LK_TEXT("b")));
    cr_expect_null(lk_definition_find(markdown, LK_TEXT(" ")));
    lk_arena_destroy(arena);
}

Test(definitions, finds_each_of_many)
{
    LkArena *arena = lk_arena_create();
    LkBuffer text;
    lk_buffer_init(&text, arena);
    for (int i = 0; i < 1000; i++)
        lk_buffer_printf(&text, "[a%d]: b%d\n", i, i);
    LkMarkdown *markdown = hand_markdown(lk_buffer_view(&text), arena);
    for (int i = 0; i < 1000; i++) {
        LkDefinition *found = lk_definition_find(markdown, lk_text(lk_arena_printf(arena, "a%d", i)));
        cr_assert_not_null(found);
        cr_expect(lk_text_is(found->target, lk_arena_printf(arena, "b%d", i)));
    }
    lk_arena_destroy(arena);
}

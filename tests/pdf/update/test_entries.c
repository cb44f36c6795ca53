/* Entries of dictionaries, taken apart without understanding their values. */
#include <criterion/criterion.h>

#include "pdf/update/entries.h"

static const char *without(const char *body, const char *key, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    bool is_whole = lk_pdf_entries_without(lk_text(body), &key, 1, &out);
    return is_whole ? lk_buffer_view(&out).bytes : "broken";
}

Test(pdf_entries, all_but_the_named_stay_as_they_are)
{
    static const struct {
        const char *body, *rest;
    } cases[] = {
        {"/F 4/V 12 0 R/T(a)", "/F 4/T(a)"},
        {"/V 12 0 R", ""},
        {"/A<</V 1>>/V/Name/B[1 2]", "/A<</V 1>>/B[1 2]"},
        {"/T(a\\)/V 3)/V(x)", "/T(a\\)/V 3)"},
        {"/T((nested) text)/V<FEFF>/K true", "/T((nested) text)/K true"},
        {"/H<0A 0B>/V null", "/H<0A 0B>"},
        {"/Rect [1 2.5 -3 4] /V 1 0 R /P 3 0 R", "/Rect[1 2.5 -3 4]/P 3 0 R"},
        {"\n/Lock <</Fields [(a) (b)]>>\n", "/Lock<</Fields [(a) (b)]>>"},
        {"/VV 1", "/VV 1"},
        {"", ""},
    };
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_str_eq(without(cases[i].body, "/V", arena), cases[i].rest, "%s", cases[i].body);
    lk_arena_destroy(arena);
}

Test(pdf_entries, what_is_not_well_formed_is_told)
{
    static const char *const bodies[] = {"/T(a",     "/A<</B 1>", "/A[1 2",  "/H<0A", "/V",     "12 0 R",
                                         "/A 1 >>x", "/A{1}/V 1", "/A]/V 1", "/A)",   "/T(a\\)"};
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        cr_expect_str_eq(without(bodies[i], "/X", arena), "broken", "%s", bodies[i]);
    lk_arena_destroy(arena);
}

Test(pdf_entries, a_value_is_found_by_its_key)
{
    LkText body = lk_text("/SigFlags 3/Fields[12 0 R 14 0 R]/DR<</Fields 1>>");
    cr_expect(lk_text_is(lk_pdf_entry(body, "/Fields"), "[12 0 R 14 0 R]"));
    cr_expect(lk_text_is(lk_pdf_entry(body, "/SigFlags"), "3"));
    cr_expect_eq(lk_pdf_entry(body, "/None").length, 0);
}

/* Brackets that open without end take no memory and no time. */
Test(pdf_entries, deep_nesting_is_refused)
{
    LkArena *arena = lk_arena_create();
    char *body = lk_arena_alloc(arena, 1000004);
    memset(body, '[', 1000003);
    memcpy(body, "/A ", 3);
    body[1000003] = '\0';
    cr_expect_str_eq(without(body, "/V", arena), "broken");
    lk_arena_destroy(arena);
}

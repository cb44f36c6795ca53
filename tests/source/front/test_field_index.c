/* Fields are found by name, however many there are. */
#include "source/front/front.h"
#include "source/source_help.h"

Test(field_index, finds_the_first_field_of_that_name)
{
    LkArena *arena = lk_arena_create();
    LkField last = {.name = LK_TEXT("ก"), .value = LK_TEXT("3")};
    LkField middle = {.next = &last, .name = LK_TEXT("ข"), .value = LK_TEXT("2")};
    LkField first = {.next = &middle, .name = LK_TEXT("ก"), .value = LK_TEXT("1")};
    const LkFieldIndex *index = lk_field_index_own(&first, arena);
    cr_expect_eq(lk_field_index_find(index, LK_TEXT("ก")), &first);
    cr_expect_eq(lk_field_index_find(index, LK_TEXT("ข")), &middle);
    cr_expect_null(lk_field_index_find(index, LK_TEXT("")));
    cr_expect_null(lk_field_index_find(index, LK_TEXT("กก")));
    cr_expect_null(lk_field_index_find(NULL, LK_TEXT("ก")));
    lk_arena_destroy(arena);
}

Test(field_index, finds_the_first_of_several_names_in_the_order_of_the_list)
{
    LkArena *arena = lk_arena_create();
    LkField last = {.name = LK_TEXT("telephone")};
    LkField middle = {.next = &last, .name = LK_TEXT("โทร")};
    LkField first = {.next = &middle, .name = LK_TEXT("โทรศัพท์")};
    const LkFieldIndex *index = lk_field_index_record(&first, arena);
    cr_expect_eq(lk_field_index_other(index, lk_field_names_of(LK_TEXT("โทร."))), &first);
    cr_expect_null(lk_field_index_other(index, lk_field_names_of(LK_TEXT("fax"))));
    lk_arena_destroy(arena);
}

Test(field_index, notes_what_is_asked_for)
{
    LkArena *arena = lk_arena_create();
    LkField second = {.name = LK_TEXT("ก")};
    LkField first = {.next = &second, .name = LK_TEXT("ข")};
    lk_field_index_ask(lk_field_index_own(&first, arena), LK_TEXT("ก"));
    cr_expect(second.is_asked);
    cr_expect_not(first.is_asked);
    lk_arena_destroy(arena);
}

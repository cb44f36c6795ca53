#include <criterion/criterion.h>

#include "made.h"
#include "sign/file/pages.h"

enum { CATALOG = 1, ROOT, NODE, FIRST, SECOND, LOOSE, LOST };

static LkText made_tree(LkArena *arena, const char *node)
{
    Made made;
    made_begin(&made, arena);
    made_object(&made, "<</Type/Catalog/Pages 2 0 R>>");
    made_object(&made, "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>");
    made_object(&made, node);
    made_object(&made, "<</Type/Page/Parent 3 0 R>>");
    made_object(&made, "<</Type/Page/Parent 2 0 R>>");
    made_object(&made, "<</Type/Page/Parent 3 0 R>>");
    made_object(&made, "<</Type/Page/Parent 7 0 R/Kids[]>>");
    return made_end(&made, "");
}

static void open_tree(LkSignedFile *file, const char *node, LkArena *arena)
{
    cr_assert(lk_signed_open(file, made_tree(arena, node), arena));
    lk_signed_apply(file);
}

Test(sign_pages, counts_pages_in_their_order)
{
    LkArena *arena = lk_arena_create();
    LkSignedFile file;
    size_t count;
    open_tree(&file, "<</Type/Pages/Parent 2 0 R/Kids[4 0 R]/Count 1>>", arena);
    const uint32_t *pages = lk_signed_pages(&file, arena, &count);
    cr_expect_eq(count, 2);
    cr_expect_eq(pages[FIRST], 1);
    cr_expect_eq(pages[SECOND], 2);
    cr_expect_eq(pages[LOOSE], 0);
    lk_arena_destroy(arena);
}

Test(sign_pages, a_page_is_what_the_tree_leads_to)
{
    LkArena *arena = lk_arena_create();
    LkSignedFile file;
    open_tree(&file, "<</Type/Pages/Parent 2 0 R/Kids[4 0 R]/Count 1>>", arena);
    cr_expect(lk_signed_is_page(&file, FIRST));
    cr_expect(lk_signed_is_page(&file, SECOND));
    static const int64_t others[] = {-1, 0, CATALOG, ROOT, NODE, LOOSE, LOST, 4711};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        cr_expect_not(lk_signed_is_page(&file, others[i]), "%d", (int)others[i]);
    lk_arena_destroy(arena);
}

Test(sign_pages, a_tree_that_leads_into_itself_has_an_end)
{
    LkArena *arena = lk_arena_create();
    LkSignedFile file;
    open_tree(&file, "<</Type/Pages/Parent 3 0 R/Kids[4 0 R 3 0 R]/Count 1>>", arena);
    cr_expect_not(lk_signed_is_page(&file, FIRST));
    lk_arena_destroy(arena);
}

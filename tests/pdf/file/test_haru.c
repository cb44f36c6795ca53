/* What libharu does for a file: numbers, places, dictionaries, the tree of pages. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "pdf/file/haru.h"

enum { NUMBERS_MOST = 40000 };

typedef struct Written {
    LkArena *arena;
    LkHaru *haru;
    const char **bytes; /* of dictionaries, by their numbers */
} Written;

static Written haru_begin(void)
{
    LkArena *arena = lk_arena_create();
    return (Written){arena, lk_haru_create(arena), LK_NEW_ARRAY(arena, NUMBERS_MOST, const char *)};
}

static void haru_take(void *context, LkPdfRef object, LkText bytes)
{
    Written *written = context;
    cr_assert_lt(object, NUMBERS_MOST);
    cr_assert_null(written->bytes[object], "once");
    written->bytes[object] = lk_arena_copy(written->arena, bytes.bytes, bytes.length);
}

/* Hangs `count` pages that others fill in the tree. parents[i] is that of page i. */
static void haru_add_pages(Written *written, size_t count, LkPdfRef *parents)
{
    for (size_t i = 0; i < count; i++)
        parents[i] = lk_haru_add_page(written->haru, lk_haru_reserve(written->haru));
    cr_assert(lk_haru_write(written->haru, haru_take, written));
    cr_assert_eq(lk_haru_error(written->haru), 0);
}

/* The number behind a key of a dictionary. */
static unsigned haru_number(const Written *written, LkPdfRef object, const char *key)
{
    const char *at = strstr(written->bytes[object], key);
    unsigned value = 0;
    cr_assert(at != NULL && sscanf(at + strlen(key), "%u", &value) == 1, "%s", written->bytes[object]);
    return value;
}

Test(pdf_haru, numbers_follow_one_another_and_remember_where_the_object_went)
{
    Written written = haru_begin();
    LkHaru *haru = written.haru;
    LkPdfRef first = lk_haru_reserve(haru), second = lk_haru_reserve(haru);
    cr_expect_eq(second, first + 1);
    cr_expect_eq(lk_haru_next(haru), second + 1);
    cr_expect(lk_haru_place(haru, first).stream == 0 && lk_haru_place(haru, first).at == 0, "nowhere yet");
    lk_haru_set_place(haru, first, (LkPdfPlace){.at = 4711});
    lk_haru_set_place(haru, second, (LkPdfPlace){.stream = first, .at = 7});
    cr_expect(lk_haru_place(haru, first).stream == 0 && lk_haru_place(haru, first).at == 4711);
    cr_expect(lk_haru_place(haru, second).stream == first && lk_haru_place(haru, second).at == 7);
    lk_arena_destroy(written.arena);
}

Test(pdf_haru, numbers_of_an_earlier_revision_are_skipped_and_can_be_written_anew)
{
    static const LkPdfRef nexts[] = {2, 3, 4, 54861}; /* libharu itself has taken some of the first numbers */
    for (size_t i = 0; i < sizeof nexts / sizeof *nexts; i++) {
        Written written = haru_begin();
        LkHaru *haru = written.haru;
        lk_haru_skip(haru, nexts[i]);
        cr_expect_eq(lk_haru_next(haru), nexts[i]);
        cr_expect_eq(lk_haru_reserve(haru), nexts[i]);
        cr_expect(lk_haru_place(haru, 1).at == 0 && lk_haru_place(haru, nexts[i]).at == 0, "nowhere yet");
        lk_haru_set_place(haru, nexts[i], (LkPdfPlace){.stream = 9, .at = 2});
        lk_haru_set_place(haru, 1, (LkPdfPlace){.at = 12});
        lk_haru_set_place(haru, 1, (LkPdfPlace){.at = 4711});
        cr_expect_eq(lk_haru_place(haru, nexts[i]).stream, 9u);
        cr_expect_eq(lk_haru_place(haru, 1).at, 4711u);
        lk_arena_destroy(written.arena);
    }
}

Test(pdf_haru, a_dictionary_prints_our_entries_and_info_names_no_other_program)
{
    Written written = haru_begin();
    LkPdfRef page = lk_haru_dictionary(written.haru);
    lk_haru_extend(written.haru, page, LK_TEXT("/Type/Page/MediaBox[0 0 595.276 841.89]"));
    cr_assert(lk_haru_write(written.haru, haru_take, &written));
    cr_expect_str_eq(written.bytes[page], "<<\n/Type/Page/MediaBox[0 0 595.276 841.89]>>");
    cr_expect_str_eq(written.bytes[lk_haru_info(written.haru)], "<<\n>>");
    cr_expect(strstr(written.bytes[lk_haru_catalog(written.haru)], "/Pages ") != NULL);
    lk_arena_destroy(written.arena);
}

Test(pdf_haru, few_pages_hang_in_the_root)
{
    Written written = haru_begin();
    LkPdfRef parents[32];
    haru_add_pages(&written, 32, parents);
    cr_expect_eq(parents[31], parents[0]);
    cr_expect_eq(parents[0], haru_number(&written, lk_haru_catalog(written.haru), "/Pages "));
    cr_expect_eq(haru_number(&written, parents[0], "/Count "), 32);
    lk_arena_destroy(written.arena);
}

Test(pdf_haru, many_pages_hang_in_nodes_below_the_root)
{
    Written written = haru_begin();
    LkPdfRef parents[65];
    lk_haru_nest_pages(written.haru);
    haru_add_pages(&written, 65, parents);
    LkPdfRef root = haru_number(&written, lk_haru_catalog(written.haru), "/Pages ");
    cr_expect_eq(parents[31], parents[0]);
    cr_expect_neq(parents[32], parents[0]);
    cr_expect_eq(haru_number(&written, parents[0], "/Parent "), root);
    cr_expect_eq(haru_number(&written, parents[0], "/Count "), 32);
    cr_expect_eq(haru_number(&written, parents[64], "/Count "), 1);
    cr_expect_eq(haru_number(&written, root, "/Count "), 65);
    lk_arena_destroy(written.arena);
}

/* An array of libharu's ends at 32,767 kids. */
Test(pdf_haru, nodes_of_very_many_pages_hang_in_branches)
{
    enum { IN_ROOT = 32 * 1024, PAGES = IN_ROOT + 33 };
    Written written = haru_begin();
    LkPdfRef *parents = LK_NEW_ARRAY(written.arena, PAGES, LkPdfRef);
    lk_haru_nest_pages(written.haru);
    haru_add_pages(&written, PAGES, parents);
    LkPdfRef root = haru_number(&written, lk_haru_catalog(written.haru), "/Pages ");
    LkPdfRef branch = haru_number(&written, parents[IN_ROOT], "/Parent ");
    cr_expect_eq(haru_number(&written, parents[IN_ROOT - 1], "/Parent "), root);
    cr_expect_neq(branch, root);
    cr_expect_eq(haru_number(&written, branch, "/Parent "), root);
    cr_expect_eq(haru_number(&written, branch, "/Count "), 33);
    cr_expect_eq(haru_number(&written, parents[PAGES - 1], "/Count "), 1);
    cr_expect_eq(haru_number(&written, root, "/Count "), PAGES);
    lk_arena_destroy(written.arena);
}

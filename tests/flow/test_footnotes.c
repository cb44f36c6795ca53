/* Footnotes on pages: with their mark, under a rule, whole unless they are long. */
#include "fixture.h"

static LkLength lowest_text(const LkPage *page)
{
    LkLength lowest = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_GLYPHS && page->items[i].role < LK_ROLE_FOOTNOTE &&
            page->items[i].y > lowest)
            lowest = page->items[i].y;
    return lowest;
}

static const LkItem *first_note(const LkPage *page)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].role == LK_ROLE_FOOTNOTE)
            return &page->items[i];
    return NULL;
}

static const LkItem *rule_above_notes(const LkPage *page)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_RULE)
            return &page->items[i];
    return NULL;
}

static bool shows_mark(const LkPage *page, uint32_t number)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_GLYPHS && page->items[i].as.run->footnote == number)
            return true;
    return false;
}

Test(footnotes, stand_at_the_foot_of_the_page_of_their_mark)
{
    for (int above = 15; above < 35; above++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        flow_typeset(&f, flow_paragraphs(arena, "", above,
                                         "ข้อความ[^a]\n\nข้อความที่สอง[^b]\n\n[^a]: หมายหนึ่ง\n\n[^b]: หมายสอง\n"));
        cr_assert_eq(f.diagnostics.errors, 0);
        for (size_t i = 0; i < f.frames->count; i++) {
            const LkPage *page = &f.frames->pages[i];
            const char *notes = flow_text(&f, i, LK_ROLE_FOOTNOTE);
            cr_assert_eq(shows_mark(page, 1), strstr(notes, "หมายหนึ่ง") != NULL, "with %d above", above);
            cr_assert_eq(shows_mark(page, 2), strstr(notes, "หมายสอง") != NULL, "with %d above", above);
            if (first_note(page) == NULL)
                continue;
            cr_assert_not_null(rule_above_notes(page));
            cr_assert_gt(rule_above_notes(page)->y, lowest_text(page) + 12 * LK_POINT, "with %d above",
                         above);
            cr_assert_gt(first_note(page)->y, rule_above_notes(page)->y, "with %d above", above);
        }
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

Test(footnotes, have_their_number_in_the_layouts_numerals_and_a_raised_mark)
{
    FlowFixture f;
    flow_typeset(&f, "คำ[^x]และคำ[^y]\n\n[^x]: หนึ่ง\n\n[^y]: สอง\n");
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_FOOTNOTE), "๑\u00A0หนึ่ง๒\u00A0สอง");
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_PARAGRAPH), "คำ๑และคำ๒");
    const LkPage *page = &f.frames->pages[0];
    cr_assert_lt(page->items[1].y, page->items[0].y);
    cr_assert_lt(page->items[1].as.run->size, page->items[0].as.run->size);
    cr_assert_eq(page->items[2].y, page->items[0].y);
    flow_tear_down(&f);
}

Test(footnotes, are_printed_once_for_marks_that_come_again)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    flow_typeset(&f, flow_paragraphs(arena, "ต้น[^a]\n\n", 40, "ท้าย[^a]\n\n[^a]: หมาย\n"));
    cr_assert_str_eq(flow_text(&f, 0, LK_ROLE_FOOTNOTE), "๑\u00A0หมาย");
    cr_assert_str_eq(flow_text(&f, f.frames->count - 1, LK_ROLE_FOOTNOTE), "");
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(footnotes, follow_the_rows_of_tables_that_are_parted)
{
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "| ก | ข |\n|---|---|\n");
    for (int i = 0; i < 60; i++)
        lk_buffer_printf(&out, "| แถว %d[^%d] | ข้อความ |\n", i, i);
    for (int i = 0; i < 60; i++)
        lk_buffer_printf(&out, "\n[^%d]: หมายที่ %d\n", i, i);
    FlowFixture f;
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_assert_gt(f.frames->count, 2);
    size_t seen = 0;
    for (size_t i = 0; i < f.frames->count; i++)
        for (uint32_t number = 1; number <= 60; number++) {
            if (!shows_mark(&f.frames->pages[i], number))
                continue;
            seen++;
            cr_assert_not_null(strstr(flow_text(&f, i, LK_ROLE_FOOTNOTE),
                                      lk_arena_printf(arena, "หมายที่ %u", (unsigned)number - 1)));
        }
    cr_assert_eq(seen, 60);
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

/* A row that fits on a page without its notes alone is cut, not refused. */
Test(footnotes, of_a_row_that_fills_the_page_let_it_be_cut)
{
    for (int words = 300; words < 420; words += 5) {
        LkArena *arena = lk_arena_create();
        LkBuffer out;
        lk_buffer_init(&out, arena);
        lk_buffer_string(&out, "| ก | ข |\n|---|---|\n| ๑ | ");
        for (int i = 0; i < words; i++)
            lk_buffer_string(&out, "บรรทัด ");
        lk_buffer_string(&out, "[^a] |\n| ๒ | ข |\n\n[^a]: ");
        for (int i = 0; i < 18; i++)
            lk_buffer_string(&out, "หมายเหตุของแถวที่สูง ");
        lk_buffer_string(&out, "\n");
        FlowFixture f;
        flow_typeset(&f, lk_buffer_view(&out).bytes);
        cr_expect_eq(f.diagnostics.errors, 0, "%d words: %s", words,
                     f.diagnostics.last == NULL ? "" : f.diagnostics.last->code);
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

Test(footnotes, longer_than_a_page_go_on_on_the_next_and_lose_nothing)
{
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "ต้น[^a]\n\n");
    for (int i = 0; i < 30; i++)
        lk_buffer_printf(&out, "ย่อหน้าที่ %d\n\n", i);
    lk_buffer_string(&out, "[^a]: ");
    for (int i = 0; i < 400; i++)
        lk_buffer_printf(&out, "ข้อความของเชิงอรรถที่ %d ", i);
    FlowFixture f;
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    cr_assert_eq(f.diagnostics.errors, 0);
    LkBuffer notes;
    lk_buffer_init(&notes, arena);
    for (size_t i = 0; i < f.frames->count; i++) {
        const LkPage *page = &f.frames->pages[i];
        lk_buffer_string(&notes, flow_text(&f, i, LK_ROLE_FOOTNOTE));
        if (first_note(page) != NULL)
            cr_assert_gt(first_note(page)->y, lowest_text(page), "page %zu", i + 1);
        for (size_t k = 0; k < page->count; k++)
            if (page->items[k].role == LK_ROLE_FOOTNOTE)
                cr_assert_lt(page->items[k].y, page->height - 2 * 28 * LK_POINT, "page %zu", i + 1);
    }
    const char *text = lk_buffer_view(&notes).bytes;
    for (int i = 0; i < 400; i++) {
        const char *wanted = lk_arena_printf(arena, "เชิงอรรถที่ %d", i);
        const char *found = strstr(text, wanted);
        cr_assert_not_null(found, "%s", wanted);
        text = found;
    }
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(footnotes, do_not_get_into_catchwords_and_running_heads)
{
    LkArena *arena = lk_arena_create();
    FlowFixture f;
    flow_typeset(&f, flow_paragraphs(arena, "", 22, "```pagebreak\n```\n\nสวัสดี[^a]\n\n[^a]: หมาย\n"));
    const char *words = flow_text(&f, f.frames->count - 2, LK_ROLE_CATCHWORD);
    cr_assert_str_eq(words, "สวัสดี...");
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

/* A row of `row` lines, two pages and a bit, `above` paragraphs behind its rest, one with a mark, and what is
 * below. */
static void set_behind_a_row(FlowFixture *f, LkArena *arena, int row, int above, int note_lines)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "```table\nrows:\n  - - |\n");
    for (int i = 0; i < row; i++)
        lk_buffer_string(&out, "      แถวที่ยาวกว่าหน้า\n");
    lk_buffer_string(&out, "```\n\n");
    lk_buffer_string(&out, flow_paragraphs(arena, "", above, "ข้อความที่มีเชิงอรรถ[^a]\n\n"));
    lk_buffer_string(&out, flow_paragraphs(arena, "", 20, "[^a]: บรรทัดของเชิงอรรถ"));
    for (int i = 1; i < note_lines; i++)
        lk_buffer_string(&out, "  \n    บรรทัดของเชิงอรรถ");
    lk_buffer_string(&out, "\n");
    flow_typeset(f, lk_buffer_view(&out).bytes);
    cr_assert_eq(f->diagnostics.errors, 0);
}

/* Where a page is filled, since a row goes on on it, a note of more than a quarter of it may be parted: at
 * least two of its lines stand below its mark. */
Test(footnotes, of_a_third_of_a_page_go_on_on_the_next_with_two_lines_below_their_mark)
{
    size_t parted = 0, least = 100;
    for (int step = 0; step < 40; step++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        set_behind_a_row(&f, arena, 66 + step % 5, 15 + step / 5, 16);
        for (size_t i = 0; i < f.frames->count; i++) {
            size_t lines = flow_lines(&f.frames->pages[i], LK_ROLE_FOOTNOTE);
            if (!shows_mark(&f.frames->pages[i], 1))
                continue;
            parted += lines < 16;
            least = lines < least ? lines : least;
        }
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
    cr_expect_gt(parted, 0);
    cr_expect_eq(least, 2);
}

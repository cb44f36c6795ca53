/* Columns and rows of tables. */
#include "flow/fixture.h"

enum { MOST_COLUMNS = 64 };

/* Borders of the first table on a page, from left to right. */
static size_t borders(const LkPage *page, LkLength *at)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count && count < MOST_COLUMNS + 1; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_RULE && item->width == 0 && (count == 0 || item->x > at[count - 1]))
            at[count++] = item->x;
    }
    return count;
}

static const char *table_of(LkArena *arena, size_t columns, const char *title, const char *cell)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (int row = 0; row < 4; row++) {
        for (size_t i = 0; i < columns; i++)
            lk_buffer_printf(&out, "|%s", row == 0 ? title : row == 1 ? "---" : cell);
        lk_buffer_string(&out, "|\n");
    }
    return lk_buffer_view(&out).bytes;
}

/* Every glyph run of a cell stands between the borders of its column. */
static void expect_inside(const LkPage *page, size_t columns)
{
    LkLength at[MOST_COLUMNS + 1];
    cr_assert_eq(borders(page, at), columns + 1);
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind != LK_ITEM_GLYPHS || item->part == 0)
            continue;
        size_t column = (item->part - 1) % columns;
        cr_expect(item->x >= at[column] && item->x + item->width <= at[column + 1],
                  "%zu columns: “%.*s” leaves column %zu", columns, (int)item->as.run->text.length,
                  item->as.run->text.bytes, column + 1);
    }
}

Test(tables, text_stays_in_its_column_or_the_table_is_refused)
{
    static const char *const cells[] = {"งบประมาณรายจ่าย", "๑๒๓,๔๕๖.๗๘", "กำ", "น้ำ ก็ดี"};
    bool set = false, refused = false;
    for (size_t columns = 2; columns <= MOST_COLUMNS; columns += columns < 24 ? 1 : 8) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        flow_set(&f, table_of(arena, columns, "หัวข้อ", cells[columns % 4]));
        if (f.diagnostics.errors == 0) {
            set = true;
            cr_assert_not_null(f.frames);
            expect_inside(&f.frames->pages[0], columns);
        } else {
            refused = true;
            cr_expect_str_eq(f.diagnostics.last->code, "E-table-wide");
        }
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
    cr_assert(set && refused);
}

Test(tables, fixed_columns_too_narrow_for_a_letter_are_refused)
{
    static const struct {
        const char *width;
        bool fits;
    } cases[] = {{"0.1cm", false}, {"0.4cm", false}, {"2cm", true}, {"0.01fr", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        flow_set(&f, lk_arena_printf(arena,
                                     "```table\ncolumns: [{title: ก, width: %s}, {title: ข, width: 1fr}]\n"
                                     "rows: [[ก, ข]]\n```\n",
                                     cases[i].width));
        cr_expect_eq(f.diagnostics.errors, cases[i].fits ? 0 : 1, "%s: %zu errors", cases[i].width,
                     f.diagnostics.errors);
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

Test(tables, a_table_deep_in_lists_is_set_or_refused)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (int depth = 0; depth < 20; depth++)
        lk_buffer_printf(&out, "%*s- ก\n", 2 * depth, "");
    lk_buffer_printf(&out, "\n%*s|ก|ข|\n%*s|-|-|\n%*s|ค|ง|\n", 40, "", 40, "", 40, "");
    flow_set(&f, lk_buffer_view(&out).bytes);
    cr_expect(f.diagnostics.errors == 0 || strcmp(f.diagnostics.last->code, "E-table-wide") == 0);
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(tables, decimal_points_stand_under_one_another_inside_the_column)
{
    FlowFixture f;
    flow_set(&f, "```table\nstyle: score\ncolumns: [{title: ก}, {title: ข, align: decimal}]\n"
                 "rows: [[ก, 100], [ข, 9.25], [ค, 89.5], [ง, \"1,234.125\"]]\n```\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    const LkPage *page = &f.frames->pages[0];
    expect_inside(page, 2);
    LkLength point = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->role != LK_ROLE_TABLE_CELL || item->part % 2 != 0)
            continue;
        LkLength x = item->x;
        const LkGlyphRun *run = item->as.run;
        for (size_t g = 0; g < run->count && run->text.bytes[run->glyphs[g].cluster] != '.'; g++)
            x += lk_length_from_units(run->glyphs[g].advance, run->size, run->face->units_per_em);
        cr_expect(point == 0 || (x - point < LK_POINT / 100 && point - x < LK_POINT / 100), "%.*s",
                  (int)run->text.length, run->text.bytes);
        point = x;
    }
    cr_expect_neq(point, 0);
    flow_tear_down(&f);
}

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
        flow_typeset(&f, table_of(arena, columns, "หัวข้อ", cells[columns % 4]));
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
        flow_typeset(&f,
                     lk_arena_printf(arena,
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
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    cr_expect(f.diagnostics.errors == 0 || strcmp(f.diagnostics.last->code, "E-table-wide") == 0);
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

Test(tables, decimal_points_stand_under_one_another_inside_the_column)
{
    FlowFixture f;
    flow_typeset(&f, "```table\nstyle: score\ncolumns: [{title: ก}, {title: ข, align: decimal}]\n"
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

/* Behind the last digit of a run. */
static LkLength end_of_digits(const LkItem *item)
{
    LkLength x = item->x, end = item->x;
    const LkGlyphRun *run = item->as.run;
    for (size_t g = 0; g < run->count; g++) {
        size_t at = run->glyphs[g].cluster;
        x += lk_length_from_units(run->glyphs[g].advance, run->size, run->face->units_per_em);
        if (lk_digit_value(lk_utf8_next(run->text, &at)) >= 0)
            end = x;
    }
    return end;
}

Test(tables, brackets_and_percent_signs_hang_behind_the_digits)
{
    FlowFixture f;
    flow_typeset(&f, "```table\nstyle: score\ncolumns: [{title: ก}, {title: ข, align: decimal}]\n"
                     "rows: [[ก, 100], [ข, (500)], [ค, 12%], [ง, 7]]\n```\n");
    const LkPage *page = &f.frames->pages[0];
    expect_inside(page, 2);
    LkLength end = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->role != LK_ROLE_TABLE_CELL || item->part % 2 != 0)
            continue;
        LkLength x = end_of_digits(item);
        cr_expect(end == 0 || (x - end < LK_POINT / 100 && end - x < LK_POINT / 100), "%.*s",
                  (int)item->as.run->text.length, item->as.run->text.bytes);
        end = x;
    }
    cr_expect_neq(end, 0);
    flow_tear_down(&f);
}

/* ---- Spans */

static const LkItem *cell_text(const LkPage *page, const char *text)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].kind == LK_ITEM_GLYPHS &&
            lk_text_is(lk_text_trim(page->items[i].as.run->text), text))
            return &page->items[i];
    return NULL;
}

/* Whether a vertical rule crosses the height y at x. */
static bool has_rule_at(const LkPage *page, LkLength x, LkLength y)
{
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_RULE && item->width == 0 && item->x == x && item->y < y &&
            item->y + item->height > y)
            return true;
    }
    return false;
}

/* Whether a horizontal rule stands between two heights at x. */
static bool has_rule_between(const LkPage *page, LkLength x, LkLength above, LkLength below)
{
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_RULE && item->height == 0 && item->x <= x && item->x + item->width >= x &&
            item->y > above && item->y < below)
            return true;
    }
    return false;
}

Test(tables, cells_that_cover_others_have_no_rules_inside)
{
    FlowFixture f;
    flow_typeset(&f, "```table\ncolumns: [ก, ข, ค]\nrows:\n  - [{text: กว้าง, columns: 2}, หนึ่ง]\n"
                     "  - [สอง, สาม, {text: สูง, rows: 2}]\n  - [สี่, ห้า]\n```\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    const LkPage *page = &f.frames->pages[0];
    LkLength at[MOST_COLUMNS + 1];
    cr_assert_eq(borders(page, at), 4);
    cr_expect_not(has_rule_at(page, at[1], cell_text(page, "กว้าง")->y));
    cr_expect(has_rule_at(page, at[2], cell_text(page, "กว้าง")->y));
    cr_expect(has_rule_at(page, at[1], cell_text(page, "สอง")->y));
    LkLength two = cell_text(page, "สอง")->y, four = cell_text(page, "สี่")->y;
    cr_expect(has_rule_between(page, at[0] + LK_POINT, two, four));
    cr_expect_not(has_rule_between(page, at[2] + LK_POINT * 3, two, four));
    flow_tear_down(&f);
}

Test(tables, a_title_over_columns_has_no_rules_inside)
{
    FlowFixture f;
    flow_typeset(&f, "<table><tr><th colspan=2>กว้าง</th><th>ก</th></tr>"
                     "<tr><td>สอง</td><td>สาม</td><td>สี่</td></tr></table>\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    const LkPage *page = &f.frames->pages[0];
    LkLength at[MOST_COLUMNS + 1];
    cr_expect_eq(borders(page, at), 3, "of the titles, which come first");
    cr_expect(has_rule_at(page, at[1], cell_text(page, "กว้าง")->y), "before the title of the last column");
    cr_expect_lt(cell_text(page, "สาม")->x, at[1], "two cells stand below the wide title");
    flow_tear_down(&f);
}

Test(tables, a_cell_over_rows_makes_them_high_enough)
{
    FlowFixture f;
    flow_typeset(&f, "```table\ncolumns: [{title: ก, width: 3cm}, {title: ข, width: 3cm}]\nrows:\n"
                     "  - [{text: ข้อความยาวมากที่ต้องขึ้นบรรทัดใหม่หลายครั้งในช่องเดียว, rows: 2}, หนึ่ง]\n  - [สอง]\n"
                     "  - [ถัดไป, สาม]\n```\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    const LkPage *page = &f.frames->pages[0];
    LkLength next = cell_text(page, "ถัดไป")->y, lowest = 0;
    for (size_t i = 0; i < page->count; i++)
        if (page->items[i].part == 1 && page->items[i].role == LK_ROLE_TABLE_CELL &&
            page->items[i].y > lowest)
            lowest = page->items[i].y;
    cr_expect_lt(lowest, next - 15 * LK_POINT, "its last line stands above the next row");
    flow_tear_down(&f);
}

Test(tables, rows_joined_by_a_cell_stay_on_one_page)
{
    for (int above = 20; above < 40; above++) {
        FlowFixture f;
        LkArena *arena = lk_arena_create();
        flow_typeset(
            &f,
            flow_paragraphs(arena, "", above,
                            "```table\nrows:\n  - [{text: รวม, rows: 3}, หนึ่ง]\n  - [สอง]\n  - [สาม]\n```\n"));
        cr_assert_eq(f.diagnostics.errors, 0);
        for (size_t i = 0; i < f.frames->count; i++) {
            const LkPage *page = &f.frames->pages[i];
            cr_assert_eq(cell_text(page, "รวม") != NULL, cell_text(page, "สอง") != NULL, "with %d above",
                         above);
            cr_assert_eq(cell_text(page, "รวม") != NULL, cell_text(page, "สาม") != NULL, "with %d above",
                         above);
        }
        flow_tear_down(&f);
        lk_arena_destroy(arena);
    }
}

Test(tables, long_joined_rows_are_closed_where_a_page_ends)
{
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "```table\ncolumns: [ก, ข]\nrows:\n  - [{text: รวม, rows: 60}, แถว]\n");
    for (int i = 1; i < 60; i++)
        lk_buffer_string(&out, "  - [แถว]\n");
    lk_buffer_string(&out, "```\n");
    FlowFixture f;
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_assert_gt(f.frames->count, 1);
    const LkPage *page = &f.frames->pages[0];
    LkLength at[MOST_COLUMNS + 1], lowest = 0, foot = 0;
    borders(page, at);
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_RULE && item->width == 0)
            lowest = item->y + item->height > lowest ? item->y + item->height : lowest;
        if (item->kind == LK_ITEM_RULE && item->height == 0 && item->x <= at[0])
            foot = item->y > foot ? item->y : foot;
    }
    cr_expect_eq(foot, lowest);
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

/* ---- Widths that make the table low */

/* Rows of a register of projects, of which one cell or the other is folded. */
static const char *with_folded_rows(LkArena *arena, const char *columns)
{
    static const char *const works[] = {"จ้างเหมา", "ซ่อมแซม", "ฝึกอบรม", "จัดซื้อ", "อุดหนุน"};
    static const char *const objects[] = {"เครื่องสูบน้ำ", "วัสดุสำนักงาน", "กลุ่มสตรีแม่บ้าน",
                                          "ครุภัณฑ์คอมพิวเตอร์และอุปกรณ์ต่อพ่วงสำหรับงานทะเบียนราษฎร",
                                          "ถนนลูกรังภายในหมู่บ้านที่ได้รับความเสียหายจากอุทกภัย"};
    static const char *const offices[] = {"กองช่าง", "กองคลัง", "สำนักปลัด"};
    static const char *const states[] = {"อยู่ระหว่างดำเนินการ", "ยกเลิก เนื่องจากไม่มีผู้ยื่นข้อเสนอ", "แล้วเสร็จ"};
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_printf(&out, "```table\ncolumns: [%s]\nrows:\n", columns);
    for (unsigned i = 0, random = 17; i < 60; i++) {
        random = random * 1103515245u + 12345u;
        unsigned draw = random >> 8;
        lk_buffer_printf(&out, "  - [%u, %s%s, %s, \"%u,000.50\", %s]\n", i + 1, works[draw % 5],
                         objects[draw / 5 % 5], offices[draw / 25 % 3], 8 + draw / 75 % 900,
                         states[draw / 97 % 3]);
    }
    lk_buffer_string(&out, "  - [\"\", รวมทั้งสิ้น, \"\", \"21,722,015.75\", \"\"]\n```\n");
    return lk_buffer_view(&out).bytes;
}

static size_t cell_lines(const char *markdown)
{
    FlowFixture f;
    size_t lines = 0;
    flow_typeset(&f, markdown);
    cr_assert_eq(f.diagnostics.errors, 0);
    for (size_t page = 0; page < f.frames->count; page++)
        lines += flow_lines(&f.frames->pages[page], LK_ROLE_TABLE_CELL);
    flow_tear_down(&f);
    return lines;
}

Test(tables, no_widths_by_hand_make_a_table_lower_than_automatic_ones)
{
    LkArena *arena = lk_arena_create();
    size_t automatic =
        cell_lines(with_folded_rows(arena, "ที่, รายการ, ส่วนราชการ, {title: วงเงิน, align: decimal}, สถานะ"));
    for (int tenths = 25; tenths <= 55; tenths += 3) {
        const char *columns = lk_arena_printf(
            arena, "ที่, รายการ, ส่วนราชการ, {title: วงเงิน, align: decimal}, {title: สถานะ, width: %d.%dcm}",
            tenths / 10, tenths % 10);
        cr_expect_leq(automatic, cell_lines(with_folded_rows(arena, columns)), "%d mm", tenths);
    }
    lk_arena_destroy(arena);
}

Test(tables, automatic_columns_share_width_so_that_the_table_is_low)
{
    static const char long_text[] =
        "องค์การบริหารส่วนตำบลดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
        "และรายงานผลต่อผู้บริหารทุกไตรมาส";
    FlowFixture automatic, fixed;
    LkArena *arena = lk_arena_create();
    const char *rows =
        lk_arena_printf(arena, "rows:\n  - [กอง, %s, ข้อความสั้นกว่าแต่ยังยาวพอสมควรเหมือนกัน]\n", long_text);
    flow_typeset(&automatic, lk_arena_printf(arena, "```table\ncolumns: [ก, ข, ค]\n%s```\n", rows));
    flow_typeset(&fixed,
                 lk_arena_printf(arena,
                                 "```table\ncolumns: [{title: ก, width: 1fr}, {title: ข, width: 1fr}, "
                                 "{title: ค, width: 1fr}]\n%s```\n",
                                 rows));
    size_t low = flow_lines(&automatic.frames->pages[0], LK_ROLE_TABLE_CELL),
           high = flow_lines(&fixed.frames->pages[0], LK_ROLE_TABLE_CELL);
    cr_expect_lt(low, high);
    flow_tear_down(&automatic);
    flow_tear_down(&fixed);
    lk_arena_destroy(arena);
}

Test(tables, numbers_stay_whole_when_a_long_word_asks_for_too_much)
{
    FlowFixture f;
    flow_typeset(&f,
                 "```table\ncolumns: [ก, ข, ค, ง, จ, ฉ]\nrows: [[\"1,234.00\", \"1,234.00\", \"1,234.00\", "
                 "\"1,234.00\", "
                 "\"1,234.00\", องค์การบริหารส่วนตำบลพระราชบัญญัติ]]\n```\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_expect_not_null(cell_text(&f.frames->pages[0], "๑,๒๓๔.๐๐"));
    cr_expect_eq(f.diagnostics.warnings, 0);
    flow_tear_down(&f);
}

/* Names and what counts are parted before a number is. */
Test(tables, numbers_stay_whole_where_not_all_that_belongs_together_has_room)
{
    FlowFixture f;
    flow_typeset(&f,
                 "| ที่ | กิจกรรม | เป้าหมาย (คน) | ผล (คน) | ร้อยละ | งบประมาณที่ได้รับจัดสรร (บาท) | เบิกจ่ายจริง (บาท) "
                 "| ปัญหาและอุปสรรค |\n|---|---|---|---|---|---|---|---|\n"
                 "| ๑ | ตรวจสุขภาพประจำปี | ๓,๐๐๐ | ๓,๔๕๖ | ๑๑๕.๒๐ | ๔๕๐,๐๐๐.๐๐ | ๔๒๓,๕๐๐.๐๐ "
                 "| เครื่องวัดความดันชำรุด ๔ เครื่อง ต้องยืมจากโรงพยาบาลส่งเสริมสุขภาพตำบลเหมืองง่า |\n"
                 "| ๔ | อบรมผู้ดูแล (Caregiver) หลักสูตร ๗๐ ชั่วโมง | ๒๐ | ๒๐ | ๑๐๐.๐๐ | ๑,๙๒๕,๐๐๐.๐๐ "
                 "| ๑,๖๔๐,๙๐๐.๕๐ | เอกสารสิทธิ์ในที่ดินไม่ชัดเจน |\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_expect_not_null(cell_text(&f.frames->pages[0], "๑,๙๒๕,๐๐๐.๐๐"));
    cr_expect_not_null(cell_text(&f.frames->pages[0], "๑,๖๔๐,๙๐๐.๕๐"));
    flow_tear_down(&f);
}

/* Where not even words have room, the words are parted. */
Test(tables, sums_of_money_stay_whole_before_words_do)
{
    FlowFixture f;
    flow_typeset(
        &f, "| ที่ | รายการ | หน่วยงาน | ปี ๒๕๖๗ | ปี ๒๕๖๘ | ปี ๒๕๖๙ | รวม |\n|---|---|---|---:|---:|---:|---:|\n"
            "| ๑ | ค่าครุภัณฑ์คอมพิวเตอร์ | องค์การบริหารส่วนจังหวัด | ๑๒,๔๕๖,๗๘๙.๕๐ | ๑๒,๔๕๖,๗๘๙.๕๐ "
            "| ๑๒,๔๕๖,๗๘๙.๕๐ | ๓๗,๓๗๐,๓๖๘.๕๐ |\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_expect_not_null(cell_text(&f.frames->pages[0], "๑๒,๔๕๖,๗๘๙.๕๐"));
    cr_expect_not_null(cell_text(&f.frames->pages[0], "๓๗,๓๗๐,๓๖๘.๕๐"));
    flow_tear_down(&f);
}

Test(tables, a_style_may_have_stripes_and_no_lines_between_columns)
{
    FlowFixture f;
    flow_set_layout(&f, "tests/flow/stripes.yaml", "| ก | ข |\n|---|---|\n| ๑ | ๒ |\n| ๓ | ๔ |\n| ๕ | ๖ |\n");
    const LkPage *page = &f.frames->pages[0];
    size_t fills = 0, vertical = 0, horizontal = 0;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        fills += item->kind == LK_ITEM_FILL && item->colour == 0xEEEEEE;
        vertical += item->kind == LK_ITEM_RULE && item->width == 0;
        horizontal += item->kind == LK_ITEM_RULE && item->height == 0;
    }
    cr_expect_eq(fills, 1);
    cr_expect_eq(vertical, 0);
    cr_expect_eq(horizontal, 5);
    flow_tear_down(&f);
}

Test(tables, a_cell_that_goes_on_is_named_again_on_each_page)
{
    FlowFixture f;
    LkArena *arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "```table\nstyle: score\ncolumns: [{title: ก}, {title: ข}]\nrows:\n");
    lk_buffer_string(&out, "  - [{text: กองช่าง, rows: 90}, แถว]\n");
    for (int i = 1; i < 90; i++)
        lk_buffer_string(&out, "  - [แถว]\n");
    lk_buffer_string(&out, "```\n");
    flow_typeset(&f, lk_buffer_view(&out).bytes);
    cr_assert_eq(f.diagnostics.errors, 0);
    cr_assert_geq(f.frames->count, 3);
    for (size_t p = 0; p < f.frames->count; p++) {
        size_t found = 0;
        for (size_t i = 0; i < f.frames->pages[p].count; i++) {
            const LkItem *item = &f.frames->pages[p].items[i];
            if (item->kind != LK_ITEM_GLYPHS || !lk_text_is(item->as.run->text, "กองช่าง"))
                continue;
            found++;
            cr_expect_eq(item->role == LK_ROLE_ARTIFACT, p > 0, "it is said once, and shown again");
        }
        cr_expect_eq(found, 1, "page %zu", p + 1);
    }
    flow_tear_down(&f);
    lk_arena_destroy(arena);
}

/* Heights are only estimated while width moves; where the rows come out higher, the table stays as it was. */
Test(tables, width_does_not_move_where_that_makes_the_table_higher)
{
    FlowFixture f;
    flow_typeset(&f, "| กิจกรรม | ผล |\n|---|---|\n| เปิดช่องทางร้องเรียนสำหรับประชาชน | "
                     "กองคลังรายงานผลต่อผู้บริหารทุกไตรมาสและเผยแพร่ให้ประชาชนทราบและ"
                     "กองช่างสำรวจความพึงพอใจของผู้รับบริการแล้วนำผลมาปรับปรุงการทำงาน |\n");
    cr_assert_eq(f.diagnostics.errors, 0);
    size_t lines = 0;
    for (size_t i = 0; i < f.frames->pages[0].count; i++)
        lines +=
            f.frames->pages[0].items[i].line_start && f.frames->pages[0].items[i].role == LK_ROLE_TABLE_CELL;
    cr_expect_eq(lines, 4, "two of each cell, not %zu in all", lines);
    flow_tear_down(&f);
}

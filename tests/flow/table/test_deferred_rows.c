/* The rows of large data tables are set again when their page is painted: they must be the same. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "flow/fixture.h"

enum { ROWS = 7000 }; /* of 4 columns: more cells than are kept */

static const char columns[] = "columns: [{field: rank, title: ที่, align: right}, {field: a, title: ชื่อ}, "
                              "{field: b, title: รายละเอียด}, {field: c, title: จำนวน, align: decimal}]\n";

static const char two_sources[] = "ประชาชนได้รับทราบข้อมูลข่าวสารขององค์การบริหารส่วนตำบลผ่านเว็บไซต์ ป้ายประชาสัมพันธ์ "
                                  "และหอกระจายข่าวประจำหมู่บ้านอย่างทั่วถึง";
static const char *const details[] = {
    "ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสในการดำเนินงาน", two_sources, ""};

typedef struct Tables {
    char folder[64], data[96];
    LkArena *arena;
    const char *kept; /* the same rows, written in the block */
} Tables;

static void write_tables(Tables *tables)
{
    strcpy(tables->folder, "/tmp/likhit-deferred-XXXXXX");
    cr_assert_not_null(mkdtemp(tables->folder));
    snprintf(tables->data, sizeof tables->data, "%s/d.csv", tables->folder);
    tables->arena = lk_arena_create();
    LkBuffer out;
    lk_buffer_init(&out, tables->arena);
    FILE *file = fopen(tables->data, "w");
    cr_assert_not_null(file);
    fputs("a,b,c\n", file);
    lk_buffer_printf(&out, "```table\n%srows:\n", columns);
    for (int i = 0; i < ROWS; i++) {
        fprintf(file, "ชื่อ %d,%s,\"%d,%03d.%d\"\n", i, details[i % 4], i % 31 + 1, i % 977, i % 10);
        lk_buffer_printf(&out, "  - [%d, ชื่อ %d, \"%s\", \"%d,%03d.%d\"]\n", i + 1, i, details[i % 4],
                         i % 31 + 1, i % 977, i % 10);
    }
    fclose(file);
    lk_buffer_string(&out, "```\n");
    tables->kept = lk_buffer_view(&out).bytes;
}

static void remove_tables(Tables *tables)
{
    unlink(tables->data);
    rmdir(tables->folder);
    lk_arena_destroy(tables->arena);
}

static void expect_same_item(const LkItem *a, const LkItem *b, size_t page)
{
    cr_assert_eq(a->kind, b->kind, "page %zu", page);
    cr_assert_eq(a->role, b->role, "page %zu", page);
    cr_assert_eq(a->block, b->block, "page %zu", page);
    cr_assert_eq(a->part, b->part, "page %zu", page);
    cr_assert(a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height, "page %zu",
              page);
    if (a->kind == LK_ITEM_GLYPHS)
        cr_assert(lk_text_equal(a->as.run->text, b->as.run->text), "page %zu", page);
}

Test(deferred_rows, rows_stand_where_kept_rows_stand)
{
    Tables tables;
    write_tables(&tables);
    FlowFixture deferred, kept;
    flow_set_in(&deferred, tables.folder, "report",
                lk_arena_printf(tables.arena, "```table\ndata: d.csv\n%s```\n", columns));
    flow_typeset(&kept, tables.kept);
    cr_assert_eq(deferred.diagnostics.errors + kept.diagnostics.errors, 0);
    cr_assert_eq(deferred.frames->count, kept.frames->count);
    size_t came_deferred = 0;
    for (size_t i = 0; i < deferred.frames->count; i++) {
        LkArena *arena = lk_arena_create();
        came_deferred += deferred.frames->pages[i].deferred != NULL;
        LkPage a = lk_page_whole(&deferred.frames->pages[i], arena), b = kept.frames->pages[i];
        cr_assert_eq(a.count, b.count, "page %zu", i + 1);
        for (size_t k = 0; k < a.count; k++)
            expect_same_item(&a.items[k], &b.items[k], i + 1);
        lk_arena_destroy(arena);
    }
    cr_assert_eq(came_deferred, deferred.frames->count);
    flow_tear_down(&deferred);
    flow_tear_down(&kept);
    remove_tables(&tables);
}

static size_t memory_in_use(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/* Under a sanitizer nothing is counted: then both are 0. */
Test(deferred_rows, rows_take_little_memory)
{
    Tables tables;
    write_tables(&tables);
    FlowFixture deferred, kept;
    size_t before = memory_in_use();
    flow_set_in(&deferred, tables.folder, "report",
                lk_arena_printf(tables.arena, "```table\ndata: d.csv\n%s```\n", columns));
    size_t of_deferred = memory_in_use() - before;
    flow_typeset(&kept, tables.kept);
    size_t of_kept = memory_in_use() - before - of_deferred;
    cr_expect_leq(of_deferred, of_kept / 4, "%zu and %zu bytes", of_deferred, of_kept);
    flow_tear_down(&deferred);
    flow_tear_down(&kept);
    remove_tables(&tables);
}

Test(deferred_rows, tables_are_told_of_once)
{
    Tables tables;
    write_tables(&tables);
    FlowFixture f;
    flow_set_in(
        &f, tables.folder, "report",
        lk_arena_printf(tables.arena,
                        "```table\ndata: d.csv\ncolumns: [{field: a, title: ก, width: 1cm}, {field: b, "
                        "title: ข}, {field: c, title: ค, width: 1cm}]\n```\n"));
    cr_assert_eq(f.diagnostics.errors, 0);
    size_t before = f.diagnostics.count;
    LkArena *arena = lk_arena_create();
    lk_page_whole(&f.frames->pages[0], arena);
    cr_expect_eq(f.diagnostics.count, before);
    size_t notes = 0;
    for (const LkDiagnostic *item = f.diagnostics.first; item != NULL; item = item->next)
        notes += strcmp(item->code, "N-font-substitute") == 0;
    cr_expect_leq(notes, 1);
    lk_arena_destroy(arena);
    flow_tear_down(&f);
    remove_tables(&tables);
}

/* The last row is written in the block, and may name what the text may name. */
Test(deferred_rows, a_last_row_prints_what_it_refers_to)
{
    Tables tables;
    write_tables(&tables);
    FlowFixture f;
    flow_set_in(
        &f, tables.folder, "report",
        lk_arena_printf(tables.arena,
                        "```table\ndata: d.csv\n%sfooter: {a: \"ดู {{#end}} หน้า {{#end:page}}\"}\n```\n\n"
                        "# ๗. ท้าย {#end}\n",
                        columns));
    cr_assert_eq(f.diagnostics.errors, 0);
    LkArena *arena = lk_arena_create();
    size_t last = f.frames->count - 1;
    cr_assert_not_null(f.frames->pages[last].deferred);
    LkPage page = lk_page_whole(&f.frames->pages[last], arena);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    for (size_t i = 0; i < page.count; i++)
        if (page.items[i].kind == LK_ITEM_GLYPHS && page.items[i].role == LK_ROLE_TABLE_CELL)
            lk_buffer_text(&out, page.items[i].as.run->text);
    LkText number = lk_text(lk_arena_printf(arena, "%zu", last + 1));
    number = lk_numerals(number, LK_NUMERALS_THAI, arena);
    const char *expected = lk_arena_printf(arena, "ดู ๗ หน้า %.*s", (int)number.length, number.bytes);
    cr_expect_not_null(strstr(lk_buffer_view(&out).bytes, expected), "no “%s”", expected);
    lk_arena_destroy(arena);
    flow_tear_down(&f);
    remove_tables(&tables);
}

/* What is kept is for text that comes again: the rows of a volume would push all of it out. */
Test(deferred_rows, rows_are_not_kept_for_the_next_document)
{
    Tables tables;
    write_tables(&tables);
    LkCache *cache = lk_cache_create((size_t)64 << 20);
    size_t before = memory_in_use();
    FlowFixture f;
    flow_set_cached(&f, tables.folder, "report",
                    lk_arena_printf(tables.arena, "```table\ndata: d.csv\n%s```\n", columns), cache);
    cr_assert_eq(f.diagnostics.errors, 0);
    for (size_t i = 0; i < f.frames->count; i++) {
        LkArena *arena = lk_arena_create();
        lk_page_whole(&f.frames->pages[i], arena);
        lk_arena_destroy(arena);
    }
    flow_tear_down(&f);
    size_t kept = memory_in_use() - before;
    cr_expect_lt(kept, (size_t)4 << 20, "%zu bytes", kept);
    lk_cache_destroy(cache);
    remove_tables(&tables);
}

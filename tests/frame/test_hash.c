/* The number of a page: another one for whatever can be seen or told of it, the same for all else. */
#include <criterion/criterion.h>

#include "frame/frame.h"

static LkArena *arena;
static LkFrames frames;
static LkFace face;

static LkGlyphRun *add_run(LkPage *page, const char *text)
{
    LkItem *item = lk_page_add(page, LK_ITEM_GLYPHS, LK_ROLE_PARAGRAPH, arena);
    LkGlyphRun *run = LK_NEW(arena, LkGlyphRun);
    run->face = &face;
    run->size = 16 * LK_POINT;
    run->text = lk_text(text);
    run->glyphs = LK_NEW_ARRAY(arena, 2, LkGlyph);
    run->count = 2;
    item->as.run = run;
    return run;
}

static void begin(void)
{
    arena = lk_arena_create();
    face = (LkFace){.path = "/fonts/Laksaman.ttf", .units_per_em = 1000};
    frames = (LkFrames){.title = LK_TEXT("รายงาน")};
    LkPage *page = lk_frames_add_page(&frames, 595 * LK_POINT, 842 * LK_POINT, arena);
    page->label = "๑";
    add_run(page, "หนึ่ง");
    add_run(page, "สอง");
}

static void end(void)
{
    lk_arena_destroy(arena);
}

TestSuite(hash, .init = begin, .fini = end);

static uint64_t hash(void)
{
    return lk_page_hash(&frames, 1, arena);
}

static LkItem *item(size_t index)
{
    return &frames.pages[0].items[index];
}

static LkGlyphRun *run(size_t index)
{
    return (LkGlyphRun *)item(index)->as.run;
}

/* A document with two lists of an item each, or one of two; items of the page are in those. */
static void stand_in_lists(uint32_t second_list, uint32_t before)
{
    static LkElement elements[16];
    uint32_t list = 1 + before;
    for (uint32_t i = 0; i < list; i++)
        elements[i] = (LkElement){.kind = i == 0 ? LK_ELEMENT_DOCUMENT : LK_ELEMENT_PARAGRAPH};
    elements[list] = (LkElement){.kind = LK_ELEMENT_LIST};
    elements[list + 1] = (LkElement){.kind = LK_ELEMENT_LIST_ITEM, .parent = list};
    elements[list + 2] = (LkElement){.kind = LK_ELEMENT_LIST};
    elements[list + 3] = (LkElement){.kind = LK_ELEMENT_LIST_ITEM, .parent = list + second_list};
    frames.structure = (LkStructure){elements, list + 4};
    item(0)->element = list + 1;
    item(1)->element = list + 3;
}

Test(hash, tells_faces_of_one_file_apart)
{
    uint64_t first = hash();
    LkFace other = face;
    other.index = 1;
    run(1)->face = &other;
    cr_expect_neq(hash(), first);
}

Test(hash, tells_two_lists_from_one)
{
    stand_in_lists(2, 0);
    uint64_t two = hash();
    stand_in_lists(0, 0);
    cr_expect_neq(hash(), two);
}

Test(hash, tells_the_columns_of_tables_apart)
{
    static LkTableShape shape = {.columns = 2, .rows = 3};
    static LkElement elements[2];
    elements[1] = (LkElement){.kind = LK_ELEMENT_TABLE, .table = &shape};
    frames.structure = (LkStructure){elements, 2};
    item(0)->element = item(1)->element = 1;
    uint64_t two = hash();
    shape.columns = 3; /* cells that follow one another stand in another row */
    cr_expect_neq(hash(), two);
}

Test(hash, does_not_ask_where_in_the_document_the_page_stands)
{
    LkFile source = {.name = "report.md"};
    stand_in_lists(2, 0);
    uint64_t first = hash();
    stand_in_lists(2, 5);
    for (size_t i = 0; i < 2; i++) {
        item(i)->block = 700 + (uint32_t)i;
        item(i)->span = run(i)->span = (LkSpan){&source, 1000, 7, 1};
    }
    uint64_t second = hash();
    item(0)->block = 1;
    item(1)->block = 2;
    cr_expect_eq(hash(), second);
    item(0)->block = item(1)->block = 0;
    cr_expect_eq(hash(), first);
}

Test(hash, tells_everything_that_is_shown)
{
    LkPage *page = &frames.pages[0];
    uint64_t seen[20];
    size_t count = 0;
    seen[count++] = hash();
    page->label = "๒";
    seen[count++] = hash();
    page->width++;
    seen[count++] = hash();
    item(0)->x++;
    seen[count++] = hash();
    item(0)->y++;
    seen[count++] = hash();
    item(1)->role = LK_ROLE_HEADING;
    seen[count++] = hash();
    item(1)->line_forced = true;
    seen[count++] = hash();
    run(0)->size++;
    seen[count++] = hash();
    run(0)->colour = 0xFF0000;
    seen[count++] = hash();
    run(0)->strike = true;
    seen[count++] = hash();
    run(0)->underline = LK_POINT;
    seen[count++] = hash();
    run(0)->underline_depth = LK_POINT;
    seen[count++] = hash();
    run(0)->position = LK_TEXT_SUPERSCRIPT;
    seen[count++] = hash();
    run(0)->position = LK_TEXT_SUBSCRIPT;
    seen[count++] = hash();
    run(0)->link = LK_TEXT("#ก");
    seen[count++] = hash();
    run(0)->text = LK_TEXT("หนื่ง");
    seen[count++] = hash();
    run(1)->glyphs[1].stretch = 1;
    seen[count++] = hash();
    run(1)->glyphs[1].tier = LK_BREAK_WEAK;
    seen[count++] = hash();
    lk_page_add_row(page, 1, 0, (LkLength[]){0, LK_POINT}, 1, 0, LK_POINT, arena);
    seen[count++] = hash();
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            cr_expect_neq(seen[i], seen[k], "changes %zu and %zu", k, i);
}

Test(hash, tells_all_that_an_item_looks_like)
{
    *item(1) = (LkItem){.kind = LK_ITEM_RULE, .role = LK_ROLE_ARTIFACT, .thickness = LK_POINT};
    const LkItem plain = *item(1);
    uint64_t first = hash();
    for (int change = 0; change < 8; change++) {
        *item(1) = plain;
        item(1)->colour = change == 0 ? 0x800000 : 0;
        item(1)->dash = change == 1 ? LK_DASH_DOTTED : LK_DASH_SOLID;
        item(1)->thickness += change == 2;
        item(1)->x += change == 3;
        item(1)->y += change == 4;
        item(1)->width += change == 5;
        item(1)->height += change == 6;
        item(1)->part += change == 7;
        cr_expect_neq(hash(), first, "change %d", change);
    }
    *item(1) = plain;
    cr_expect_eq(hash(), first);
}

/* From a page to the source and back, with documents that are set for it. */
#include "flow/fixture.h"
#include "map/map.h"

static FlowFixture f;

static void set(const char *markdown)
{
    flow_typeset(&f, markdown);
    cr_assert_not_null(f.frames);
    cr_assert_eq(f.diagnostics.errors, 0);
}

static void end(void)
{
    flow_tear_down(&f);
}

TestSuite(map, .fini = end);

/* The text of the source from a place on, as far as the line goes. */
static const char *source_at(LkSpan span)
{
    LkText text = span.file->text;
    const char *at = text.bytes;
    for (uint32_t line = 1; line < span.line; line++)
        at = strchr(at, '\n') + 1;
    size_t offset = (size_t)(at - text.bytes);
    for (uint32_t column = 1; column < span.column; column++)
        lk_utf8_next(text, &offset);
    return text.bytes + offset;
}

static void expect_at(LkMapped mapped, const char *begins)
{
    cr_expect_eq(strncmp(source_at(mapped.span), begins, strlen(begins)), 0,
                 "line %u:%u is “%.30s”, not “%s”", mapped.span.line, mapped.span.column,
                 source_at(mapped.span), begins);
}

static LkMapped find(uint32_t line, uint32_t column)
{
    LkMapped mapped = {0};
    cr_assert(lk_map_find(f.frames, LK_TEXT("test.md"), line, column, f.arena, &mapped), "%u:%u is nowhere",
              line, column);
    return mapped;
}

/* What stands in the middle of a box. */
static LkMapped middle(LkMapped of)
{
    LkMapped mapped = {0};
    cr_assert(lk_map_at(f.frames, of.page, of.box.x + of.box.width / 2, of.box.y + of.box.height / 2, f.arena,
                        &mapped));
    return mapped;
}

Test(map, a_word_is_found_on_the_page_and_back)
{
    set("ตามที่ได้ **ดำเนินการ** วิเคราะห์ผล\nการประเมิน คุณธรรม\n\n- หนึ่ง\n- สอง หมายเหตุ[^1]\n\n[^1]: เชิงอรรถ\n\n"
        "| ก | ข |\n|---|---|\n| แมว | สุนัข |\n\n> คำพูด\n");
    static const struct {
        uint32_t line, column;
        const char *word;
    } places[] = {{1, 1, "ตาม"},     {1, 13, "ดำเนินการ"}, {1, 25, "วิเคราะห์"}, {2, 1, "การ"},
                  {2, 12, "คุณธรรม"}, {4, 3, "หนึ่ง"},       {5, 7, "หมายเหตุ"},  {7, 7, "เชิงอรรถ"},
                  {11, 3, "แมว"},    {11, 9, "สุนัข"},      {13, 3, "คำพูด"}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        LkMapped there = find(places[i].line, places[i].column);
        expect_at(there, places[i].word);
        LkMapped back = middle(there);
        expect_at(back, places[i].word);
        cr_expect_eq(back.box.x, there.box.x);
        cr_expect_eq(back.box.width, there.box.width);
    }
}

Test(map, lines_of_the_source_that_are_one_line_on_paper_are_told_apart)
{
    set("แมว\nสุนัข\nปลา\n");
    for (uint32_t line = 1; line <= 3; line++) {
        cr_expect_eq(find(line, 0).span.line, line);
        cr_expect_eq(middle(find(line, 0)).span.line, line);
    }
}

Test(map, a_word_that_is_written_otherwise_than_printed_keeps_its_neighbours_in_place)
{
    set("---\nยอด: 1250\n---\n\nรวม {{ยอด}} บาท &amp; สตางค์ \\* จบ\n");
    expect_at(find(5, 1), "รวม");
    expect_at(find(5, 5), "{{ยอด}}");
    expect_at(find(5, 13), "บาท");
    cr_expect_eq(find(5, 33).span.line,
                 5); /* behind an entity the column is that of the entity's one letter */
    LkMapped word = find(5, 13);
    expect_at(middle(word), "บาท");
}

Test(map, a_line_that_is_not_printed_leads_to_what_comes_before_it)
{
    set("หนึ่ง\n\n<!-- -->\n\nสอง\n");
    expect_at(find(2, 0), "หนึ่ง");
    expect_at(find(3, 1), "หนึ่ง");
    expect_at(find(99, 1), "สอง");
}

Test(map, what_comes_before_all_text_leads_to_the_first_of_it)
{
    set("\n\nหนึ่ง\n\nสอง\n");
    expect_at(find(1, 1), "หนึ่ง");
}

Test(map, the_mark_of_an_item_leads_to_the_item)
{
    set("1. หนึ่ง\n2. สอง\n");
    LkMapped item = find(2, 1), mark;
    cr_assert(
        lk_map_at(f.frames, 1, item.box.x - 6 * LK_POINT, item.box.y + item.box.height / 2, f.arena, &mark));
    cr_expect_eq(mark.span.line, 2);
}

Test(map, a_place_beside_a_line_leads_to_its_nearest_word_and_one_off_all_lines_to_none)
{
    set("หนึ่ง สอง\n");
    LkMapped word = find(1, 7), beside;
    LkLength y = word.box.y + word.box.height / 2;
    cr_assert(lk_map_at(f.frames, 1, word.box.x + 200 * LK_POINT, y, f.arena, &beside));
    expect_at(beside, "สอง");
    cr_expect_not(lk_map_at(f.frames, 1, word.box.x, word.box.y + 300 * LK_POINT, f.arena, &beside));
    cr_expect_not(lk_map_at(f.frames, 7, word.box.x, y, f.arena, &beside));
    cr_expect_not(lk_map_at(f.frames, 0, word.box.x, y, f.arena, &beside));
}

Test(map, a_picture_leads_to_its_line)
{
    set("ข้อความ\n\n![รูป](fixture.h){width=2cm}\n");
    LkMapped picture = find(3, 1);
    cr_expect_eq(picture.span.line, 3);
    cr_expect_gt(picture.box.width, 50 * LK_POINT);
    cr_expect_eq(middle(picture).span.line, 3);
}

/* Each word of each line of a long text, over pages: what is found there is the line that was asked for. */
Test(map, every_line_of_a_long_document_is_found_on_its_page)
{
    LkBuffer text;
    LkArena *arena = lk_arena_create();
    lk_buffer_init(&text, arena);
    for (int i = 0; i < 300; i++)
        lk_buffer_printf(&text, "บรรทัดที่ %d ของเอกสาร%s", i, i % 7 == 6 ? "\n\n" : "\n");
    set(lk_buffer_view(&text).bytes);
    cr_assert_gt(f.frames->count, 2);
    uint32_t line = 1;
    for (int i = 0; i < 300; i++) {
        LkMapped there = find(line, 1);
        cr_expect_eq(there.span.line, line);
        cr_expect_eq(middle(there).span.line, line);
        line += i % 7 == 6 ? 2 : 1;
    }
    lk_arena_destroy(arena);
}

Test(map, a_word_that_runs_from_right_to_left_is_found_on_the_page_and_back)
{
    set("คำ שלום עולם กับ عربي ๑๒\n");
    static const struct {
        uint32_t column;
        const char *word;
    } places[] = {{1, "คำ"}, {4, "שלום"}, {9, "עולם"}, {14, "กับ"}, {18, "عربي"}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        LkMapped there = find(1, places[i].column);
        expect_at(there, places[i].word);
        expect_at(middle(there), places[i].word);
    }
    cr_expect_gt(find(1, 4).box.x, find(1, 9).box.x, "the first Hebrew word stands at the right");
}

/* Paragraphs that come again: their lines are those of setting them anew, their places those of the new
 * inlines. */
#include "text/fixture.h"
#include "text/text_private.h"

#define KEPT_BYTES ((size_t)1 << 20)
#define MEASURE    (200 * LK_POINT)

static TextFixture f;
static LkCache *cache;
static LkTextEngine *keeping, *plain;
static const LkFile old_file = {.name = "old.md"}, new_file = {.name = "new.md"};

static void begin(void)
{
    text_set_up(&f);
    cache = lk_cache_create(KEPT_BYTES);
    keeping = lk_text_engine_create(f.fonts, f.words, cache);
    plain = lk_text_engine_create(f.fonts, f.words, NULL);
}

static void end(void)
{
    lk_text_engine_destroy(keeping);
    lk_text_engine_destroy(plain);
    lk_cache_destroy(cache);
    text_tear_down(&f);
}

TestSuite(kept_lines, .init = begin, .fini = end);

enum { INLINES = 5 };

/* Two that look alike and make one run, a bold link, a mark of a note, and a counter without a place. */
static LkInlines paragraph(LkInline items[INLINES], const LkFile *file, uint32_t line, const char *link)
{
    const LkInline made[INLINES] = {
        {.text = LK_TEXT("องค์การบริหารส่วนตำบล"), .span = {file, line, 3, 0}},
        {.text = LK_TEXT("หนองจอกได้ดำเนินการ "), .span = {file, line + 1, 1, 0}},
        {.text = LK_TEXT("ตามแผนที่วางไว้"),
         .style = LK_INLINE_BOLD,
         .link = lk_text(link),
         .span = {file, line + 2, 7, 0}},
        {.text = LK_TEXT("๑"), .note = 1, .span = {file, line + 3, 9, 0}},
        {.text = LK_TEXT(" ข้อ 12 ต่อไป"), .from_data = true},
    };
    memcpy(items, made, sizeof made);
    return (LkInlines){items, INLINES, {file, line, 1, 0}};
}

static LkLines set_shape(LkTextEngine *engine, const LkInlines *inlines, const LkParagraphShape *shape)
{
    LkTextContext context = {
        .engine = engine, .arena = f.arena, .scratch = f.scratch, .diagnostics = &f.diagnostics};
    LkLines lines = {0};
    cr_expect(lk_paragraph_typeset(&context, inlines, shape, &lines));
    cr_expect_eq(f.diagnostics.count, 0, "it is not kept");
    return lines;
}

static LkLines set_with(LkTextEngine *engine, const LkInlines *inlines, LkLength measure)
{
    LkParagraphShape shape = test_shape(measure);
    shape.justify = LK_JUSTIFY_NONE;
    return set_shape(engine, inlines, &shape);
}

static void expect_same_span(LkSpan a, LkSpan b)
{
    cr_expect(a.file == b.file && a.line == b.line && a.column == b.column && a.length == b.length,
              "%u:%u is not %u:%u", (unsigned)a.line, (unsigned)a.column, (unsigned)b.line,
              (unsigned)b.column);
}

static void expect_same_run(const LkPlacedRun *a, const LkPlacedRun *b)
{
    const LkGlyphRun *one = a->run, *other = b->run;
    cr_expect_eq(a->x, b->x);
    cr_expect(one->face == other->face && one->size == other->size && one->colour == other->colour &&
              one->width == other->width && one->rise == other->rise && one->note == other->note &&
              one->strike == other->strike);
    cr_expect(lk_text_equal(one->text, other->text));
    cr_expect(lk_text_equal(one->link, other->link));
    expect_same_span(one->span, other->span);
    cr_assert_eq(one->count, other->count);
    cr_expect_eq(memcmp(one->glyphs, other->glyphs, one->count * sizeof *one->glyphs), 0);
    cr_assert_eq(one->origin_count, other->origin_count);
    for (size_t i = 0; i < one->origin_count; i++) {
        cr_expect_eq(one->origins[i].offset, other->origins[i].offset);
        expect_same_span(one->origins[i].span, other->origins[i].span);
    }
}

static void expect_same(const LkLines *a, const LkLines *b)
{
    cr_assert_eq(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        const LkLine *one = &a->items[i], *other = &b->items[i];
        cr_expect(lk_text_equal(one->text, other->text));
        cr_expect(one->width == other->width && one->measure == other->measure &&
                  one->stretched == other->stretched && one->hard_end == other->hard_end);
        cr_assert_eq(one->run_count, other->run_count);
        for (size_t r = 0; r < one->run_count; r++)
            expect_same_run(&one->runs[r], &other->runs[r]);
    }
}

Test(kept_lines, places_and_links_are_those_of_the_new_inlines)
{
    char link[] = "http://a.b";
    LkInline old_items[INLINES], new_items[INLINES];
    LkInlines old = paragraph(old_items, &old_file, 10, "http://a.b"),
              moved = paragraph(new_items, &new_file, 700, link);
    set_with(keeping, &old, MEASURE);
    LkLines kept = set_with(keeping, &moved, MEASURE), anew = set_with(plain, &moved, MEASURE);
    cr_assert_gt(kept.count, 1);
    expect_same(&kept, &anew);
    const LkGlyphRun *first = kept.items[0].runs[0].run;
    cr_expect_eq(first->span.file, &new_file);
    cr_expect_eq(first->span.line, 700);
    cr_expect_eq(first->origins[0].span.line, 701, "the second inline looks as the first: one run");
    bool has_link = false;
    for (size_t i = 0; i < kept.count; i++)
        for (size_t r = 0; r < kept.items[i].run_count; r++)
            has_link |= kept.items[i].runs[r].run->link.bytes == link;
    cr_expect(has_link, "the old document is gone, and its links with it");
}

Test(kept_lines, whatever_else_differs_is_another_paragraph)
{
    LkInline items[INLINES];
    LkInlines inlines = paragraph(items, &old_file, 1, "#a");
    for (int change = 0; change < 8; change++) {
        LkLength measure = change == 6 ? MEASURE + LK_POINT : MEASURE;
        items[0].link = change == 7 ? LK_TEXT("#a") : LK_TEXT(""); /* parts it from the second */
        items[0].style = change == 1 ? LK_INLINE_ITALIC : 0;
        items[1].kind = change == 2 ? LK_INLINE_HARD_BREAK : LK_INLINE_TEXT;
        items[2].link = change == 3 ? LK_TEXT("#b") : LK_TEXT("#a");
        items[3].note = change == 4 ? 2 : 1;
        items[4].from_data = change != 5;
        LkLines kept = set_with(keeping, &inlines, measure), anew = set_with(plain, &inlines, measure);
        expect_same(&kept, &anew);
    }
}

Test(kept_lines, a_shape_that_differs_in_anything_is_another_paragraph)
{
    static LkFamily wide[] = {{"Laksaman", 0.8}};
    static const LkFontList wider = {wide, 1, {NULL, 0, 0, 0}};
    static const char *const words[] = {"ดำเนินการตามแผน"};
    LkInline items[INLINES];
    LkInlines inlines = paragraph(items, &old_file, 1, "#a");
    for (int change = 0; change <= 11; change++) {
        LkParagraphShape shape = test_shape(MEASURE);
        shape.justify = change == 1 ? LK_JUSTIFY_THAI : LK_JUSTIFY_NONE;
        shape.alignment = change == 2   ? LK_ALIGNMENT_CENTRE
                          : change == 3 ? LK_ALIGNMENT_RIGHT
                                        : LK_ALIGNMENT_LEFT;
        shape.numerals = change == 4 ? LK_NUMERALS_ARABIC : LK_NUMERALS_THAI;
        shape.first_indent = change == 5 ? 20 * LK_POINT : 0;
        shape.text.size = change == 6 ? 14 * LK_POINT : shape.text.size;
        shape.text.bold = change == 7;
        shape.text.colour = change == 8 ? 0x800000 : 0;
        shape.fonts = change == 9 ? &wider : shape.fonts;
        shape.keep = change == 10 ? words : NULL;
        shape.keep_count = change == 10;
        shape.measure += change == 11 ? 30 * LK_POINT : 0;
        LkLines kept = set_shape(keeping, &inlines, &shape), anew = set_shape(plain, &inlines, &shape);
        expect_same(&kept, &anew);
    }
}

/* The n-th request for memory fails, for each n: what is given then is whole, or nothing. */
typedef struct Attempt {
    LkArena *arena, *scratch;
    const LkInlines *inlines;
    LkLines lines;
} Attempt;

static void attempt(void *context)
{
    Attempt *a = context;
    LkDiagnostics told;
    lk_diagnostics_init(&told, a->arena);
    LkTextContext text = {.engine = keeping, .arena = a->arena, .scratch = a->scratch, .diagnostics = &told};
    lk_arena_share_guard(a->scratch, a->arena);
    LkParagraphShape shape = test_shape(MEASURE);
    shape.justify = LK_JUSTIFY_NONE;
    for (int i = 0; i < 3; i++)
        lk_paragraph_typeset(&text, a->inlines, &shape, &a->lines);
    lk_paragraph_measure(&text, a->inlines, &shape);
}

static bool attempt_with(const LkInlines *inlines, bool is_scratch, size_t requests, const LkLines *wanted)
{
    Attempt a = {lk_arena_create(), lk_arena_create(), inlines, {0}};
    lk_arena_fail_after(is_scratch ? a.scratch : a.arena, requests);
    bool done = lk_arena_guarded(a.arena, attempt, &a);
    if (done)
        expect_same(&a.lines, wanted);
    lk_arena_destroy(a.scratch);
    lk_arena_destroy(a.arena);
    return done;
}

Test(kept_lines, memory_may_run_out_at_any_request)
{
    LkInline items[INLINES];
    LkInlines inlines = paragraph(items, &old_file, 10, "#a");
    LkLines wanted = set_with(plain, &inlines, MEASURE);
    for (int is_scratch = 0; is_scratch < 2; is_scratch++) {
        size_t requests = 1;
        while (!attempt_with(&inlines, is_scratch, requests, &wanted))
            requests++;
        cr_expect_gt(requests, is_scratch ? 1 : 5);
        lk_text_engine_destroy(keeping);
        lk_cache_destroy(cache); /* so that the other arena's turn begins with nothing kept */
        cache = lk_cache_create(KEPT_BYTES);
        keeping = lk_text_engine_create(f.fonts, f.words, cache);
    }
}

/* Paragraphs that come again: their lines are those of typesetting them anew, their places those of the new
 * inlines; and whatever typesetting depends on makes another paragraph. */
#include "text/fixture.h"
#include "text/text_private.h"

#define CACHE_BYTES ((size_t)1 << 20)
#define MEASURE     (200 * LK_POINT)

static TextFixture f;
static LkCache *cache;
static LkTextEngine *caching, *plain;
static const LkFile old_file = {.name = "old.md"}, new_file = {.name = "new.md"};

static void begin(void)
{
    text_set_up(&f);
    cache = lk_cache_create(CACHE_BYTES);
    caching = lk_text_engine_create(f.fonts, f.words, cache);
    plain = lk_text_engine_create(f.fonts, f.words, NULL);
}

static void end(void)
{
    lk_text_engine_destroy(caching);
    lk_text_engine_destroy(plain);
    lk_cache_destroy(cache);
    text_tear_down(&f);
}

TestSuite(paragraph_cache, .init = begin, .fini = end);

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
        {.text = LK_TEXT("๑"), .footnote = 1, .span = {file, line + 3, 9, 0}},
        {.text = LK_TEXT(" ข้อ 12 ต่อไป"), .from_data = true},
    };
    memcpy(items, made, sizeof made);
    return (LkInlines){items, INLINES, {file, line, 1, 0}};
}

static LkLines typeset(LkTextEngine *engine, const LkInlines *inlines, const LkParagraphFormat *format)
{
    LkTextContext context = {
        .engine = engine, .arena = f.arena, .scratch = f.scratch, .diagnostics = &f.diagnostics};
    LkLines lines = {0};
    cr_expect(lk_paragraph_typeset(&context, inlines, format, &lines));
    return lines;
}

/* Ragged, so that alignment has a say. */
static LkParagraphFormat ragged(void)
{
    LkParagraphFormat format = test_format(MEASURE);
    format.justify = LK_JUSTIFY_NONE;
    return format;
}

static LkLines typeset_ragged(LkTextEngine *engine, const LkInlines *inlines)
{
    LkParagraphFormat format = ragged();
    LkLines lines = typeset(engine, inlines, &format);
    cr_expect_eq(f.diagnostics.count, 0, "a paragraph that something is told of is not stored");
    return lines;
}

static bool is_same_span(LkSpan a, LkSpan b)
{
    return a.file == b.file && a.line == b.line && a.column == b.column && a.length == b.length;
}

static bool is_same_run(const LkPlacedRun *a, const LkPlacedRun *b)
{
    const LkGlyphRun *one = a->run, *other = b->run;
    bool is_same = a->x == b->x && one->face == other->face && one->size == other->size &&
                   one->colour == other->colour && one->width == other->width && one->rise == other->rise &&
                   one->footnote == other->footnote && one->strike == other->strike &&
                   one->underline == other->underline && one->underline_depth == other->underline_depth &&
                   one->position == other->position && lk_text_equal(one->text, other->text) &&
                   lk_text_equal(one->link, other->link) && is_same_span(one->span, other->span) &&
                   one->count == other->count &&
                   memcmp(one->glyphs, other->glyphs, one->count * sizeof *one->glyphs) == 0 &&
                   one->origin_count == other->origin_count;
    for (size_t i = 0; is_same && i < one->origin_count; i++)
        is_same = one->origins[i].offset == other->origins[i].offset &&
                  is_same_span(one->origins[i].span, other->origins[i].span);
    return is_same;
}

static bool is_same_line(const LkLine *a, const LkLine *b)
{
    bool is_same = lk_text_equal(a->text, b->text) && a->width == b->width && a->measure == b->measure &&
                   a->stretched == b->stretched && a->hard_end == b->hard_end && a->run_count == b->run_count;
    for (size_t r = 0; is_same && r < a->run_count; r++)
        is_same = is_same_run(&a->runs[r], &b->runs[r]);
    return is_same;
}

static bool are_same(const LkLines *a, const LkLines *b)
{
    bool is_same = a->count == b->count;
    for (size_t i = 0; is_same && i < a->count; i++)
        is_same = is_same_line(&a->items[i], &b->items[i]);
    return is_same;
}

Test(paragraph_cache, places_and_links_are_those_of_the_new_inlines)
{
    char link[] = "http://a.b";
    LkInline old_items[INLINES], new_items[INLINES];
    LkInlines old = paragraph(old_items, &old_file, 10, "http://a.b"),
              moved = paragraph(new_items, &new_file, 700, link);
    typeset_ragged(caching, &old);
    LkLines cached = typeset_ragged(caching, &moved), anew = typeset_ragged(plain, &moved);
    cr_assert_gt(cached.count, 1);
    cr_expect(are_same(&cached, &anew));
    const LkGlyphRun *first = cached.items[0].runs[0].run;
    cr_expect_eq(first->span.file, &new_file);
    cr_expect_eq(first->span.line, 700);
    cr_expect_eq(first->origins[0].span.line, 701, "the second inline looks as the first: one run");
    bool has_link = false;
    for (size_t i = 0; i < cached.count; i++)
        for (size_t r = 0; r < cached.items[i].run_count; r++)
            has_link |= cached.items[i].runs[r].run->link.bytes == link;
    cr_expect(has_link, "the old document is gone, and its links with it");
}

/* ---- Keys */

/* The key, copied, as the next one takes its room. */
static LkText key_with(LkCachedKind kind, const LkParagraph *paragraph)
{
    LkTextContext context = {
        .engine = caching, .arena = f.arena, .scratch = f.scratch, .diagnostics = &f.diagnostics};
    LkText key = lk_paragraph_key(&context, kind, paragraph);
    return (LkText){lk_arena_copy(f.arena, key.bytes, key.length), key.length};
}

static LkText key_of(const LkInlines *inlines, const LkParagraphFormat *format)
{
    LkParagraph paragraph = lk_paragraph_of(inlines, format);
    return key_with(LK_CACHED_LINES, &paragraph);
}

Test(paragraph_cache, every_byte_of_a_spec_is_in_the_key)
{
    LkInline items[INLINES];
    LkInlines inlines = paragraph(items, &old_file, 1, "#a");
    LkParagraphFormat format = ragged();
    LkParagraph changed = lk_paragraph_of(&inlines, &format);
    LkText key = key_with(LK_CACHED_LINES, &changed);
    for (size_t i = 0; i < sizeof changed.spec; i++) {
        ((unsigned char *)&changed.spec)[i] ^= 1;
        cr_expect_not(lk_text_equal(key_with(LK_CACHED_LINES, &changed), key), "byte %zu", i);
        ((unsigned char *)&changed.spec)[i] ^= 1;
    }
    cr_expect(lk_text_equal(key_with(LK_CACHED_LINES, &changed), key), "the same gives the same key");
    cr_expect_not(lk_text_equal(key_with(LK_CACHED_WIDTHS, &changed), key), "widths are no lines");
}

/* Lists are known by their addresses and compared by what they say. */
Test(paragraph_cache, the_same_fonts_and_words_in_another_list_have_the_same_key)
{
    LkInline items[INLINES];
    LkInlines inlines = paragraph(items, &old_file, 1, "#a");
    LkFamily families[] = {test_fonts()->families[0]};
    LkFontList fonts = {families, 1, {&new_file, 7, 1, 1}};
    char word[] = "แผน";
    const char *const words[] = {"แผน"}, *const same_words[] = {word};
    LkParagraphFormat format = ragged(), other = ragged();
    format.keep = words;
    other.keep = same_words;
    format.keep_count = other.keep_count = 1;
    other.fonts = &fonts;
    cr_expect(lk_text_equal(key_of(&inlines, &format), key_of(&inlines, &other)));
}

/* Each changes one member of the format, or of what it points to, and returns what it changed. */
enum { FORMAT_CHANGES = 12, INLINE_CHANGES = 11, CHANGES = FORMAT_CHANGES + INLINE_CHANGES };
static const char *change_format(int number, LkParagraphFormat *format)
{
    static LkFamily smaller[] = {{"Laksaman", 0.5}}, two[] = {{"Laksaman", 0.6654}, {"Norasi", 1}};
    static const LkFontList scaled = {smaller, 1, {NULL, 0, 0, 0}}, longer = {two, 2, {NULL, 0, 0, 0}};
    static const char *const keep[] = {"ตามแผนที่วางไว้", "ดำเนินการ"};
    switch (number) {
    case 0:
        return format->text.size += LK_POINT, "size";
    case 1:
        return format->text.bold = true, "bold";
    case 2:
        return format->text.colour = 0xFF0000, "colour";
    case 3:
        return format->measure += LK_POINT, "measure";
    case 4:
        return format->first_indent += LK_POINT, "first_indent";
    case 5:
        return format->alignment = LK_ALIGNMENT_RIGHT, "alignment";
    case 6:
        return format->justify = LK_JUSTIFY_THAI, "justify";
    case 7:
        return format->numerals = LK_NUMERALS_ARABIC, "numerals";
    case 8:
        return format->fonts = &scaled, "scale of a family";
    case 9:
        return format->keep = keep, format->keep_count = 1, "keep";
    case 10:
        return format->keep = keep + 1, format->keep_count = 1, "words of keep";
    default:
        return format->fonts = &longer, "families";
    }
}

/* The same for a member of an inline. */
static const char *change_inline(int number, LkInline items[INLINES])
{
    switch (number) {
    case 0:
        return items[1].kind = LK_INLINE_HARD_BREAK, "kind";
    case 1:
        return items[0].style = LK_INLINE_ITALIC, "italic";
    case 2:
        return items[0].style = LK_INLINE_STRIKE, "strike";
    case 3:
        return items[1].text = LK_TEXT("หนองจอกได้ดำเนินงาน "), "text";
    case 4:
        return items[2].link = LK_TEXT("#b"), "link";
    case 5:
        return items[0].link = LK_TEXT("#a"), "link that parts it from the second";
    case 6:
        return items[3].footnote = 0, "footnote";
    case 7:
        return items[0].style = LK_INLINE_UNDERLINE, "underline";
    case 8:
        return items[0].style = LK_INLINE_SUPERSCRIPT, "superscript";
    case 9:
        return items[0].style = LK_INLINE_SUBSCRIPT, "subscript";
    default:
        return items[4].from_data = false, "from_data";
    }
}

Test(paragraph_cache, whatever_typesetting_depends_on_makes_another_paragraph)
{
    LkInline items[INLINES];
    LkInlines inlines = paragraph(items, &old_file, 1, "#a");
    LkParagraphFormat format = ragged();
    LkText keys[CHANGES + 1] = {key_of(&inlines, &format)};
    LkLines first = typeset_ragged(caching, &inlines);
    for (int number = 0; number < CHANGES; number++) {
        inlines = paragraph(items, &old_file, 1, "#a");
        format = ragged();
        const char *what = number < FORMAT_CHANGES ? change_format(number, &format)
                                                   : change_inline(number - FORMAT_CHANGES, items);
        keys[number + 1] = key_of(&inlines, &format);
        for (int k = 0; k <= number; k++)
            cr_expect_not(lk_text_equal(keys[k], keys[number + 1]), "%s: the key of change %d", what, k - 1);
        LkLines cached = typeset(caching, &inlines, &format), anew = typeset(plain, &inlines, &format);
        cr_expect(are_same(&cached, &anew), "%s: lines of another paragraph", what);
        bool is_seen = strcmp(what, "families") != 0; /* no character here needs the second one */
        cr_expect_eq(are_same(&first, &anew), !is_seen, "%s: makes no difference here", what);
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
    LkTextContext text = {.engine = caching, .arena = a->arena, .scratch = a->scratch, .diagnostics = &told};
    lk_arena_share_guard(a->scratch, a->arena);
    LkParagraphFormat format = ragged();
    for (int i = 0; i < 3; i++)
        lk_paragraph_typeset(&text, a->inlines, &format, &a->lines);
    lk_paragraph_measure(&text, a->inlines, &format);
}

static bool attempt_with(const LkInlines *inlines, bool is_scratch, size_t requests, const LkLines *wanted)
{
    Attempt a = {lk_arena_create(), lk_arena_create(), inlines, {0}};
    lk_arena_fail_after(is_scratch ? a.scratch : a.arena, requests);
    bool done = lk_arena_guarded(a.arena, attempt, &a);
    if (done)
        cr_expect(are_same(&a.lines, wanted));
    lk_arena_destroy(a.scratch);
    lk_arena_destroy(a.arena);
    return done;
}

Test(paragraph_cache, memory_may_run_out_at_any_request)
{
    LkInline items[INLINES];
    LkInlines inlines = paragraph(items, &old_file, 10, "#a");
    LkLines wanted = typeset_ragged(plain, &inlines);
    for (int is_scratch = 0; is_scratch < 2; is_scratch++) {
        size_t requests = 1;
        while (!attempt_with(&inlines, is_scratch, requests, &wanted))
            requests++;
        cr_expect_gt(requests, is_scratch ? 1 : 5);
        lk_text_engine_destroy(caching);
        lk_cache_destroy(cache); /* so that the other arena's turn begins with an empty cache */
        cache = lk_cache_create(CACHE_BYTES);
        caching = lk_text_engine_create(f.fonts, f.words, cache);
    }
}

Test(paragraph_cache, text_from_right_to_left_and_hyphens_come_back_as_they_were)
{
    LkInline item = {.text = LK_TEXT("ก שלום עולם 12 administration سلام ខ្មែរ a\u0308"),
                     .span = {NULL, 0, 0, 0}};
    LkInlines inlines = {&item, 1, {NULL, 0, 0, 0}};
    LkParagraphFormat format = ragged();
    format.measure = 55 * LK_POINT;
    format.text.hyphenate = true;
    LkLines without = typeset(plain, &inlines, &format), first = typeset(caching, &inlines, &format),
            again = typeset(caching, &inlines, &format);
    cr_expect(are_same(&without, &first));
    cr_expect(are_same(&first, &again));
    bool has_hyphen = false, runs_to_left = false;
    for (size_t i = 0; i < again.count; i++)
        for (size_t r = 0; r < again.items[i].run_count; r++) {
            has_hyphen |= lk_text_equal(again.items[i].runs[r].run->text, LK_TEXT("\u00AD"));
            runs_to_left |= again.items[i].runs[r].run->right_to_left;
        }
    cr_expect(has_hyphen && runs_to_left);
}

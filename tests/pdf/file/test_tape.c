/* Objects on a tape are in a file what they are when they are written into it at once. */
#include "pdf/file/tape.h"
#include "pdf/hand.h"

static bool take(void *context, const void *bytes, size_t length)
{
    lk_buffer_append(context, bytes, length);
    return true;
}

/* Objects that refer to each other forwards and back, filled in another order than they are numbered. */
static LkPdfRef fill(LkPdf *pdf)
{
    LkPdfRef first = lk_pdf_reserve(pdf), second = lk_pdf_reserve(pdf), third = lk_pdf_reserve(pdf);
    LkPdfRef fourth = lk_pdf_reserve(pdf);
    LkBuffer body;
    lk_buffer_init(&body, pdf->arena);
    lk_buffer_printf(&body, "/A %u 0 R/B[%u 0 R %u 0 R]/C 0 0 1 R0/D 12", second, first, fourth);
    lk_pdf_fill_stream(pdf, third, lk_pdf_view(&body), LK_TEXT("data, data, data, data, data"), true);
    lk_pdf_fill(pdf, first, lk_pdf_view(&body));
    lk_pdf_fill_stream(pdf, fourth, LK_TEXT(""), LK_TEXT("as it is: 1 0 R"), false);
    lk_pdf_fill_value(pdf, second, LK_TEXT("[1 2 3]"));
    return third;
}

static LkPdfBase base_with(LkPdfRef next)
{
    return (LkPdfBase){.length = 1000, .references = 900, .next = next, .root = 1, .identity = {"00", 2}};
}

static LkText update(LkPdfRef next, LkText tape, LkArena *arena, LkDiagnostics *told)
{
    LkBuffer *out = LK_NEW(arena, LkBuffer);
    lk_buffer_init(out, arena);
    LkPdfBase base = base_with(next);
    LkPdf *pdf = lk_pdf_append(&base, take, out, arena, told);
    LkPdfRef main = tape.length > 0 ? lk_pdf_replay(pdf, tape) : fill(pdf);
    cr_expect_eq(main, next + 2);
    cr_expect(lk_pdf_save(pdf));
    return lk_buffer_view(out);
}

Test(pdf_tape, what_is_replayed_has_the_bytes_of_what_is_written)
{
    static const LkPdfRef numbers[] = {5, 9, 96, 4711, 100000};
    LkArena *arena = lk_arena_create();
    LkDiagnostics told;
    LkBuffer tape;
    lk_diagnostics_init(&told, arena);
    lk_buffer_init(&tape, arena);
    LkPdf *pdf = lk_pdf_record(arena, &told);
    cr_assert(lk_pdf_record_end(pdf, fill(pdf), &tape));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        LkText direct = update(numbers[i], LK_TEXT(""), arena, &told);
        cr_expect(lk_text_equal(update(numbers[i], lk_buffer_view(&tape), arena, &told), direct), "%u",
                  numbers[i]);
        cr_expect(memmem(direct.bytes, direct.length, "as it is: 1 0 R", 15) != NULL);
    }
    cr_expect_eq(told.count, 0);
    lk_arena_destroy(arena);
}

/* Files with object streams, made by hand: what is in them and not in what is seen. */
#include <criterion/criterion.h>

#include "made.h"
#include "sign/file/fields.h"
#include "sign/file/objects.h"
#include "sign/file/sweep.h"

/* An object of a file: behind the bytes of the file itself, in a stream, or in none. */
typedef struct Row {
    int kind, where, index;
} Row;

enum { CATALOG = 1, PAGES, HIDDEN, OUTER, STREAM, TABLE, ROWS };

/* The catalog and the tree of pages in an object stream, which may hold a third object; the table says where
 * each is, and `rows` where it says something else. */
static LkText made_packed(const char *inside, int first, int count, const Row *rows, LkArena *arena)
{
    LkBuffer out;
    size_t places[ROWS] = {0};
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, "%PDF-1.7\n");
    places[OUTER] = out.length;
    lk_buffer_printf(&out, "%d 0 obj\n[2 0 R]\nendobj\n", OUTER);
    places[STREAM] = out.length;
    lk_buffer_printf(&out,
                     "%d 0 obj\n<</Type/ObjStm/N %d/First %d/Length %zu>>\nstream\n%s\nendstream\nendobj\n",
                     STREAM, count, first, strlen(inside), inside);
    places[TABLE] = out.length;
    lk_buffer_printf(&out, "%d 0 obj\n<</Type/XRef/Size %d/Root 1 0 R/W[1 2 1]/Length %d>>\nstream\n", TABLE,
                     ROWS, ROWS * 4);
    for (int i = 0; i < ROWS; i++) {
        Row row = rows[i].kind == 1 ? (Row){1, (int)places[i], 0} : rows[i];
        const char bytes[4] = {(char)row.kind, (char)(row.where >> 8), (char)row.where, (char)row.index};
        lk_buffer_append(&out, bytes, sizeof bytes);
    }
    lk_buffer_printf(&out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", places[TABLE]);
    return lk_buffer_view(&out);
}

static const char two[] = "1 0 2 38 <</Type/Catalog/Pages 2 0 R/X 4 0 R>> <</Type/Pages/Kids[]/Count 0>>";
static const char three[] =
    "1 0 2 38 3 69 <</Type/Catalog/Pages 2 0 R/X 4 0 R>> <</Type/Pages/Kids[]/Count 0>> (hidden) ";
enum { FIRST_OF_TWO = 9, FIRST_OF_THREE = 14 };

static LkSweep swept(LkText bytes, LkSignedFile *file, const LkPdfValue *list, LkArena *arena)
{
    cr_assert(lk_signed_open(file, bytes, arena));
    lk_signed_apply(file);
    return lk_signed_sweep(file, list);
}

static void expect_swept(const char *inside, int first, int count, const Row *rows, LkSweep expected)
{
    LkArena *arena = lk_arena_create();
    LkSignedFile file;
    LkSweep found = swept(made_packed(inside, first, count, rows, arena), &file, NULL, arena);
    cr_expect_eq(found.unreached, expected.unreached, "%s: %d", inside, (int)found.unreached);
    cr_expect_eq(found.spare, expected.spare, "%s: %d", inside, (int)found.spare);
    lk_arena_destroy(arena);
}

Test(sign_sweep, reaches_what_lies_in_streams)
{
    const Row rows[ROWS] = {{0}, {2, STREAM, 0}, {2, STREAM, 1}, {0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}};
    expect_swept(two, FIRST_OF_TWO, 2, rows, (LkSweep){0});
}

Test(sign_sweep, finds_an_object_that_nothing_leads_to)
{
    const Row rows[ROWS] = {{0},       {2, STREAM, 0}, {2, STREAM, 1}, {2, STREAM, 2},
                            {1, 0, 0}, {1, 0, 0},      {1, 0, 0}};
    expect_swept(three, FIRST_OF_THREE, 3, rows, (LkSweep){.unreached = HIDDEN});
}

Test(sign_sweep, finds_an_object_of_a_stream_that_stands_nowhere_or_elsewhere)
{
    const Row nowhere[ROWS] = {{0}, {2, STREAM, 0}, {2, STREAM, 1}, {0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}};
    expect_swept(three, FIRST_OF_THREE, 3, nowhere, (LkSweep){.spare = STREAM});
    const char elsewhere[] =
        "1 0 2 38 4 69 <</Type/Catalog/Pages 2 0 R/X 4 0 R>> <</Type/Pages/Kids[]/Count 0>> (hidden) ";
    expect_swept(elsewhere, FIRST_OF_THREE, 3, nowhere, (LkSweep){.spare = STREAM});
}

Test(sign_sweep, looks_into_a_stream_that_no_object_stands_in)
{
    LkArena *arena = lk_arena_create();
    Made made;
    LkSignedFile file;
    made_begin(&made, arena);
    made_object(&made, "<</Type/Catalog/Pages 2 0 R>>");
    made_object(&made, "<</Type/Pages/Kids[]/Count 0>>");
    made_object(&made, "<</Type/ObjStm/N 1/First 4/Length 12>>\nstream\n1 0 (hidden)\nendstream");
    cr_expect_eq(swept(made_end(&made, ""), &file, NULL, arena).spare, 3);
    lk_arena_destroy(arena);
}

Test(sign_sweep, tells_of_what_is_reached_and_cannot_be_read)
{
    const Row rows[ROWS] = {{0}, {2, STREAM, 0}, {2, STREAM, 7}, {0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}};
    expect_swept(two, FIRST_OF_TWO, 2, rows, (LkSweep){.unreached = -1, .spare = STREAM});
    const char bad[] = "1 0 2 38 <</Type/Catalog/Pages 2 0 R/X 4 0 R>> <</Type/Pages/Kids[/Count 0>>";
    const Row right[ROWS] = {{0}, {2, STREAM, 0}, {2, STREAM, 1}, {0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}};
    expect_swept(bad, FIRST_OF_TWO, 2, right, (LkSweep){.unreached = -1});
    expect_swept(two, 1000, 2, right, (LkSweep){.unreached = -1});
    expect_swept(two, FIRST_OF_TWO, 3, right, (LkSweep){.unreached = -1});
}

Test(sign_sweep, keeps_what_it_is_asked_for_and_no_stream)
{
    LkArena *arena = lk_arena_create();
    const Row rows[ROWS] = {{0}, {2, STREAM, 0}, {2, STREAM, 1}, {0}, {1, 0, 0}, {1, 0, 0}, {1, 0, 0}};
    const LkPdfValue asked[] = {{.kind = LK_PDF_REFERENCE, .number = PAGES},
                                {.kind = LK_PDF_INTEGER, .number = 4},
                                {.kind = LK_PDF_REFERENCE, .number = OUTER},
                                {.kind = LK_PDF_REFERENCE, .number = 4711},
                                {.kind = LK_PDF_REFERENCE, .number = PAGES}};
    const LkPdfValue list = {.kind = LK_PDF_ARRAY, .items = asked, .count = 5};
    LkSignedFile file;
    LkSignedObject object;
    swept(made_packed(two, FIRST_OF_TWO, 2, rows, arena), &file, &list, arena);
    cr_assert(lk_signed_object(&file, PAGES, arena, &object));
    cr_expect(lk_pdf_is_name(lk_pdf_member(&object.value, "Type"), "Pages"));
    cr_assert(lk_signed_object(&file, OUTER, arena, &object));
    cr_expect_eq(object.value.kind, LK_PDF_ARRAY);
    cr_expect_null(file.streams[STREAM], "for these it need not be unpacked");
    cr_assert(lk_signed_object(&file, CATALOG, arena, &object));
    cr_expect_not_null(file.streams[STREAM]);
    lk_arena_destroy(arena);
}

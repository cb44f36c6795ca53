/* What the writer of a file knows of it for an update is what is read from it. */
#include "pdf/whole.h"
#include "sign/file/state.h"

static const LkElement elements[] = {{.kind = LK_ELEMENT_DOCUMENT}, {.kind = LK_ELEMENT_FORM}};

/* Places that no decimal is exact for. */
static void add_field(Hand *hand, const char *name, const char *whose, LkLength x)
{
    LkItem *item = lk_page_add(hand->page, LK_ITEM_FIELD, LK_ROLE_SIGNATURE, hand->arena);
    *item = (LkItem){.kind = LK_ITEM_FIELD,
                     .role = LK_ROLE_SIGNATURE,
                     .element = 1,
                     .x = x,
                     .y = 200 * LK_POINT + 77,
                     .width = 150 * LK_POINT + 12345,
                     .height = 60 * LK_POINT + 33,
                     .as.field = lk_text(name),
                     .alt = lk_text(whose)};
}

static Hand pages_with_fields(void)
{
    Hand hand = hand_begin();
    hand.frames.structure = (LkStructure){LK_NEW_ARRAY(hand.arena, 2, LkElement), 2};
    memcpy(hand.frames.structure.elements, elements, sizeof elements);
    hand.frames.title = LK_TEXT("ชื่อเรื่อง (ก)");
    hand_page(&hand);
    add_field(&hand, "signature1", "ลายมือชื่อ ปลัด", 100 * LK_POINT + 31);
    add_field(&hand, "signature2", "whose (hand)", -3 * LK_POINT - 101);
    hand_page(&hand);
    add_field(&hand, "signature3", "นายก\\", 1);
    return hand;
}

static void expect_same(LkText kept, LkText read, const char *what)
{
    cr_expect(lk_text_equal(kept, read), "%s: “%.*s”, not “%.*s”", what, (int)kept.length, kept.bytes,
              (int)read.length, read.bytes);
}

static void expect_same_field(const LkPdfField *kept, const LkPdfField *read)
{
    expect_same(kept->name, read->name, "name");
    expect_same(kept->description, read->description, "description");
    expect_same(kept->body, read->body, "body");
    cr_expect_eq(kept->object, read->object);
    cr_expect_eq(kept->page_object, read->page_object);
    cr_expect_eq(kept->width, read->width);
    cr_expect_eq(kept->height, read->height);
    cr_expect_eq(kept->is_signed, read->is_signed);
}

static void expect_same_state(const LkPdfState *kept, const LkPdfState *read)
{
    expect_same(kept->identity, read->identity, "identity");
    expect_same(kept->catalog, read->catalog, "catalog");
    expect_same(kept->form_body, read->form_body, "form");
    cr_expect_eq(kept->length, read->length);
    cr_expect_eq(kept->references, read->references);
    cr_expect_eq(kept->next, read->next);
    cr_expect_eq(kept->root, read->root);
    cr_expect_eq(kept->info, read->info);
    cr_expect_eq(kept->form, read->form);
    cr_expect_eq(kept->signature_count, read->signature_count);
    cr_expect_eq(kept->is_certified, read->is_certified);
    cr_assert_eq(kept->field_count, read->field_count);
    for (size_t i = 0; i < kept->field_count; i++)
        expect_same_field(&kept->fields[i], &read->fields[i]);
}

static void is_kept(Hand hand, LkPdfProfile profile, size_t fields)
{
    LkPdfState kept = {.length = 0};
    LkBuffer bytes;
    lk_buffer_init(&bytes, hand.arena);
    const LkPdfOptions options = {1, hand.frames.count, -1, "Likhit test", profile, .state = &kept};
    cr_assert(lk_pdf_write(&hand.frames, &options, whole_take, &bytes, hand.arena, &hand.diagnostics));
    const LkPdfState *read =
        lk_signed_state(lk_buffer_view(&bytes), "report.pdf", false, hand.arena, &hand.diagnostics);
    cr_assert_not_null(read);
    cr_expect_eq(kept.field_count, fields);
    expect_same_state(&kept, read);
    lk_arena_destroy(hand.arena);
}

Test(pdf_keep, fields_of_an_archive_are_known_as_they_are_read)
{
    is_kept(pages_with_fields(), LK_PDF_ARCHIVE, 3);
}

Test(pdf_keep, a_file_without_fields_is_known_too)
{
    is_kept(pages_with_fields(), LK_PDF_PLAIN, 0);
}

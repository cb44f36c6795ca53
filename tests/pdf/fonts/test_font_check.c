/* What a face permits, and what an embedded one must keep to. */
#include "pdf/fonts/font_check.h"
#include "pdf/hand.h"

static uint32_t check_u32(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void check_put_u32(uint8_t *at, uint32_t value)
{
    for (int i = 3; i >= 0; i--, value >>= 8)
        at[i] = (uint8_t)value;
}

static uint32_t check_sum(const uint8_t *bytes, size_t length)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < length; i++)
        sum += (uint32_t)bytes[i] << (24 - i % 4 * 8);
    return sum;
}

/* The entry of a table in the directory of a font file: tag, checksum, offset, length. */
static uint8_t *check_entry(uint8_t *file, const char *tag)
{
    size_t count = (size_t)file[4] << 8 | file[5];
    for (size_t i = 0; i < count; i++)
        if (memcmp(file + 12 + 16 * i, tag, 4) == 0)
            return file + 12 + 16 * i;
    cr_assert_fail("the font has no table %s", tag);
    return NULL;
}

/* A font file like another that permits something else: OS/2 fsType, with the checksums that belong to it. */
static HandBytes check_font_with(const char *path, unsigned permission)
{
    HandBytes all = {0};
    char part[4096];
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    for (size_t n; (n = fread(part, 1, sizeof part, file)) > 0;)
        hand_take(&all, part, n);
    fclose(file);
    uint8_t *bytes = (uint8_t *)all.bytes, *entry = check_entry(bytes, "OS/2");
    uint8_t *table = bytes + check_u32(entry + 8), *head = bytes + check_u32(check_entry(bytes, "head") + 8);
    table[8] = (uint8_t)(permission >> 8);
    table[9] = (uint8_t)permission;
    check_put_u32(entry + 4, check_sum(table, check_u32(entry + 12)));
    check_put_u32(head + 8, 0);
    check_put_u32(head + 8, 0xB1B0AFBA - check_sum(bytes, all.length));
    return all;
}

/* The code of what is said about a document in such a font. */
static const char *check_permission(unsigned permission, Hand *hand)
{
    char path[] = "/tmp/likhit-font-XXXXXX";
    HandBytes font = check_font_with(HAND_REGULAR, permission);
    int file = mkstemp(path);
    cr_assert(file >= 0 && write(file, font.bytes, font.length) == (ssize_t)font.length);
    close(file);
    free(font.bytes);
    *hand = hand_begin();
    hand_text(hand, hand_face(path, hand->arena), "กข", 0, true);
    unlink(path);
    LkPdfOptions options = {.first_page = 1, .last_page = 1, .created = -1, .producer = "test"};
    bool done = lk_pdf_write(&hand->frames, &options, hand_drop, NULL, hand->arena, &hand->diagnostics);
    cr_expect_eq(done, hand->diagnostics.errors == 0);
    return hand->diagnostics.last == NULL ? "" : hand->diagnostics.last->code;
}

/* A font of one code that paints a glyph of the face, wider by `more` than the face says. */
static LkPdfFont *check_font_of(Hand *hand, uint16_t glyph, int more, const char *text)
{
    const LkFace *face = hand_face(HAND_REGULAR, hand->arena);
    LkPdf *pdf = lk_pdf_create(hand_drop, NULL, hand->arena, &hand->diagnostics);
    LkPdfFont *font = lk_pdf_font_create(pdf, face, 1);
    LkPdfShape *shape = LK_NEW(hand->arena, LkPdfShape);
    *shape =
        (LkPdfShape){.glyph = glyph, .advance = hb_font_get_glyph_h_advance(face->hb_font, glyph) + more};
    LkPdfCode *codes = LK_NEW_ARRAY(hand->arena, 2, LkPdfCode);
    codes[1] = (LkPdfCode){.shape = 0, .text = lk_text(text)};
    font->shapes = shape;
    font->codes = codes;
    font->shape_count = 1;
    font->code_count = 2;
    return font;
}

static void expect_rule(Hand *hand, bool is_good, const char *words)
{
    cr_expect_not(is_good);
    cr_assert_not_null(hand->diagnostics.first, "%s", words);
    cr_expect_eq(hand->diagnostics.first->id, LK_E_PDF_FONT_RULE);
    cr_expect_not_null(strstr(said(hand->diagnostics.first), words), "%s", said(hand->diagnostics.first));
    lk_arena_destroy(hand->arena);
}

/* ISO 19005-2 §6.2.11.5, §6.2.11.7 and §6.2.11.8 */
Test(pdf_font_check, an_embedded_font_that_breaks_a_rule_is_a_mistake_of_ours)
{
    const LkPdfOptions tagged = {.profile = LK_PDF_ARCHIVE}, plain = {.profile = LK_PDF_PLAIN};
    Hand hand = hand_begin();
    cr_expect(lk_pdf_check_font(check_font_of(&hand, 5, 0, "ก"), &tagged));
    cr_expect(lk_pdf_check_font(check_font_of(&hand, 0, 0, ""), &plain), "only tagged files promise it");
    lk_arena_destroy(hand.arena);
    hand = hand_begin();
    expect_rule(&hand, lk_pdf_check_font(check_font_of(&hand, 0, 0, "ก"), &tagged),
                "a code shows the glyph of missing characters");
    hand = hand_begin();
    expect_rule(&hand, lk_pdf_check_font(check_font_of(&hand, 5, 0, ""), &tagged),
                "a code stands for no text");
    HandBytes file = check_font_with(HAND_REGULAR, 0);
    hand = hand_begin();
    cr_expect(lk_pdf_check_file(check_font_of(&hand, 5, 0, "ก"), (LkText){file.bytes, file.length}));
    lk_arena_destroy(hand.arena);
    hand = hand_begin();
    expect_rule(&hand, lk_pdf_check_file(check_font_of(&hand, 5, 1, "ก"), (LkText){file.bytes, file.length}),
                "the embedded font and the PDF differ in a width");
    free(file.bytes);
}

/* OpenType, OS/2 fsType */
Test(pdf_font_check, a_face_is_embedded_as_it_permits)
{
    enum { INSTALLABLE = 0, RESTRICTED = 2, PREVIEW_AND_PRINT = 4, EDITABLE = 8, BITMAPS_ONLY = 0x200 };
    static const struct {
        unsigned permission;
        const char *code;
    } cases[] = {{INSTALLABLE, ""},
                 {PREVIEW_AND_PRINT, ""},
                 {EDITABLE, ""},
                 {RESTRICTED, "E-pdf-font-licence"},
                 {RESTRICTED | EDITABLE, ""}, /* the least restrictive of several holds */
                 {BITMAPS_ONLY, "E-pdf-font-licence"},
                 {EDITABLE | BITMAPS_ONLY, "E-pdf-font-licence"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Hand hand;
        cr_expect_str_eq(check_permission(cases[i].permission, &hand), cases[i].code, "fsType %04X",
                         cases[i].permission);
        lk_arena_destroy(hand.arena);
    }
}

/* The qr block: what it holds, how it looks, what is wrong with it. */
#include "said.h"
#include "source/source_help.h"

static const LkBlock *code_of(const SourceRead *read)
{
    const LkBlock *block = read->source->blocks;
    while (block != NULL && (block->kind != LK_BLOCK_IMAGE || block->as.image->code == NULL))
        block = block->next;
    cr_assert_not_null(block);
    return block;
}

Test(qr_block, holds_its_text_with_fields_filled_in_as_they_are)
{
    static const struct {
        const char *yaml, *text;
    } cases[] = {{"text: \"{{key}} {{digest}}\"", "1030101 ab12"},
                 {"text: ไทย **x**", "ไทย **x**"},
                 {"text: \"\\\\{{key}}\"", "{{key}}"},
                 {"text: |\n  a\n  b", "a\nb"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[300];
        snprintf(source, sizeof source, "---\nkey: \"1030101\"\ndigest: ab12\n---\n\n```qr\n%s\n```\n",
                 cases[i].yaml);
        SourceRead *read = source_read(source, NULL);
        cr_assert_eq(read->diagnostics.errors, 0, "%s", cases[i].yaml);
        LkText text = code_of(read)->as.image->code->text;
        cr_assert(lk_text_is(text, cases[i].text), "%.*s", (int)text.length, text.bytes);
        source_done(read);
    }
}

Test(qr_block, stands_in_the_middle_two_centimetres_wide_unless_told)
{
    SourceRead *read = source_read("```qr\ntext: a\n```\n", NULL);
    const LkImageBlock *image = code_of(read)->as.image;
    cr_assert_eq(image->width, LK_MILLICENTIMETRES(2000));
    cr_assert_eq(image->code->alignment, LK_SOURCE_ALIGNMENT_CENTRE);
    cr_assert_eq(image->code->level, LK_QR_M);
    cr_assert(lk_text_is(image->alt, "คิวอาร์โค้ด: a"));
    source_done(read);
    read = source_read("---\nlang: en\n---\n\n```qr\n{text: a, size: 30mm, place: right, level: H, caption: "
                       "c, id: x}\n```\n",
                       NULL);
    const LkBlock *block = code_of(read);
    cr_assert_eq(block->as.image->width, LK_MILLICENTIMETRES(3000));
    cr_assert_eq(block->as.image->code->alignment, LK_SOURCE_ALIGNMENT_RIGHT);
    cr_assert_eq(block->as.image->code->level, LK_QR_H);
    cr_assert_eq(block->as.image->caption.count, 1);
    cr_assert(lk_text_is(block->id, "x"));
    cr_assert(lk_text_is(block->as.image->alt, "QR code: a"));
    source_done(read);
}

Test(qr_block, what_is_wrong_is_told_at_its_place)
{
    static const struct {
        const char *yaml, *code, *hint;
    } cases[] = {{"size: 2cm", "E-qr-text", "text: "},
                 {"text: \"\"", "E-qr-text", "text: "},
                 {"text: \"{{none}}\"", "E-field-unknown", "front matter"},
                 {"text: \"{{#a:page}}\"", "E-qr-reference", "field"},
                 {"{text: a, place: center}", "E-qr-value", "centre"},
                 {"{text: a, level: X}", "E-qr-value", NULL},
                 {"{text: a, size: 2fr}", "E-qr-value", NULL},
                 {"{text: a, sizes: 2cm}", "E-block-key", "size"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[300];
        snprintf(source, sizeof source, "```qr\n%s\n```\n", cases[i].yaml);
        SourceRead *read = source_read(source, NULL);
        const LkDiagnostic *first = read->diagnostics.first;
        cr_assert_eq(read->diagnostics.errors, 1, "%s", cases[i].yaml);
        cr_assert_str_eq(first->code, cases[i].code);
        cr_assert_geq(first->span.line, 1);
        cr_assert(cases[i].hint == NULL || strstr(said_hint(first), cases[i].hint) != NULL, "%s",
                  said_hint(first));
        source_done(read);
    }
}

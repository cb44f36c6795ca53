/* The qr block: what the code holds, how large it is, where it stands. What it holds goes into it as it is:
 * no numerals of the layout turn its digits. */
#include "source/blocks/blocks.h"

#define STANDARD_SIZE LK_MILLICENTIMETRES(2000)

/* One of the names, or -1 after an error. */
static int read_choice(LkReader *reader, const LkYaml *node, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (node->kind == LK_YAML_SCALAR && lk_text_is(node->text, names[i]))
            return (int)i;
    const char *nearest = node->kind == LK_YAML_SCALAR ? lk_nearest(node->text, names, count) : NULL;
    lk_tell(reader->diagnostics, LK_E_QR_VALUE, node->span,
            LK_WITH(lk_named_names("names", names, count), lk_meant(nearest)));
    return -1;
}

static void read_alignment(LkReader *reader, const LkYaml *node, LkQrCode *code)
{
    static const char *const names[] = {"left", "centre", "right"};
    static const char *const thai[][LK_CHOICE_NAMES] = {{"ซ้าย"}, {"กลาง"}, {"ขวา"}};
    static const LkSourceAlignment alignments[] = {LK_SOURCE_ALIGNMENT_LEFT, LK_SOURCE_ALIGNMENT_CENTRE,
                                                   LK_SOURCE_ALIGNMENT_RIGHT};
    int choice = node == NULL ? 1 : lk_yaml_choice(node, thai, 3);
    if (choice < 0)
        choice = read_choice(reader, node, names, 3);
    code->alignment = alignments[choice < 0 ? 1 : choice];
}

static void read_level(LkReader *reader, const LkYaml *node, LkQrCode *code)
{
    static const char *const names[] = {"L", "M", "Q", "H"};
    int level = node == NULL ? LK_QR_M : read_choice(reader, node, names, 4);
    code->level = level < 0 ? LK_QR_M : (LkQrLevel)level;
}

static LkLength read_size(LkReader *reader, const LkYaml *node)
{
    LkColumnWidth width = {0};
    if (node == NULL)
        return STANDARD_SIZE;
    if (node->kind == LK_YAML_SCALAR && lk_column_width(node->text, &width) && width.fixed > 0)
        return width.fixed;
    lk_tell(reader->diagnostics, LK_E_QR_VALUE_SIZE, node->span, NULL);
    return STANDARD_SIZE;
}

/* The text with its fields, as one string. */
static void read_text(LkReader *reader, const LkYaml *node, LkQrCode *code, LkSpan block)
{
    LkBuffer text;
    lk_buffer_init(&text, reader->arena);
    size_t errors = reader->diagnostics->errors;
    code->span = node == NULL ? block : node->span;
    LkInlines inlines = lk_yaml_inlines(reader, node, false);
    for (size_t i = 0; i < inlines.count; i++) {
        if (inlines.items[i].reference != LK_REFERENCE_NONE)
            lk_tell(reader->diagnostics, LK_E_QR_REFERENCE, inlines.items[i].span, NULL);
        else if (inlines.items[i].kind == LK_INLINE_TEXT)
            lk_buffer_text(&text, inlines.items[i].text);
        else
            lk_buffer_string(&text, "\n");
    }
    code->text = lk_buffer_view(&text);
    if (lk_text_trim(code->text).length == 0 && reader->diagnostics->errors == errors)
        lk_tell(reader->diagnostics, LK_E_QR_TEXT, code->span, NULL);
}

static bool is_thai(LkText language)
{
    return language.length == 0 ||
           (language.length >= 2 && language.bytes[0] == 't' && language.bytes[1] == 'h');
}

LkImageBlock *lk_qr_block(LkReader *reader, const LkYaml *map, LkBlock *block)
{
    static const char *const keys[] = {"text", "size", "place", "level", "caption", "alt", "id"};
    LkImageBlock *image = LK_NEW(reader->arena, LkImageBlock);
    LkQrCode *code = LK_NEW(reader->arena, LkQrCode);
    image->code = code;
    lk_block_known_keys(reader, map, keys, sizeof keys / sizeof *keys, LK_TERM_QR_BLOCK);
    read_text(reader, lk_block_member(map, "text"), code, block->span);
    read_alignment(reader, lk_block_member(map, "place"), code);
    read_level(reader, lk_block_member(map, "level"), code);
    image->width = read_size(reader, lk_block_member(map, "size"));
    image->caption = lk_yaml_inlines(reader, lk_block_member(map, "caption"), false);
    block->id = lk_block_id(reader, map, &block->id_span);
    const LkYaml *alt = lk_block_member(map, "alt");
    if (alt != NULL)
        lk_yaml_scalar(reader, alt, &image->alt);
    if (image->alt.length == 0)
        image->alt = lk_text(lk_arena_printf(reader->arena, "%s: %.*s",
                                             is_thai(reader->source->language) ? "คิวอาร์โค้ด" : "QR code",
                                             (int)code->text.length, code->text.bytes));
    return image;
}

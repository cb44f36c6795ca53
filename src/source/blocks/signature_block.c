/* The signature block: who signs, under which words. */
#include "base/file.h"
#include "source/blocks/blocks.h"

enum { LINES_AT_MOST = 100 };

/* More than have room on any page. */
#define FULL_DOTS                                                                                            \
    "......................................................................................................" \
    ".."

static void take_lines(LkReader *reader, const LkYaml *node, LkSignature *signature)
{
    int count = 0;
    if (node == NULL || node->kind == LK_YAML_NULL)
        return;
    for (size_t at = 0, digits = 0; at < node->text.length && count >= 0; digits++) {
        int digit = lk_digit_value(lk_utf8_next(node->text, &at)); /* Thai digits too */
        count = digit >= 0 && digits < 4 ? count * 10 + digit : -1;
    }
    bool is_number = node->kind == LK_YAML_SCALAR && count >= 0 && node->text.length > 0;
    if (is_number && count <= LINES_AT_MOST) {
        signature->has_lines = count > 0;
        signature->line_count = count;
    } else if (lk_yaml_is_yes(node) || lk_yaml_is_no(node)) {
        signature->has_lines = lk_yaml_is_yes(node);
    } else {
        lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_LINES, node->span,
                LK_WITH(lk_named_number("most", LINES_AT_MOST)));
    }
}

static void take_position(LkReader *reader, const LkYaml *node, LkSignature *signature)
{
    if (node == NULL || node->kind == LK_YAML_NULL)
        return;
    bool is_list = node->kind == LK_YAML_LIST;
    signature->position = LK_NEW_ARRAY(reader->arena, is_list ? node->count + 1 : 1, LkInlines);
    for (const LkYaml *item = is_list ? node->first : node; item != NULL;
         item = is_list ? item->next : NULL) {
        LkInlines inlines = lk_front_inlines(reader, item);
        if (inlines.count > 0)
            signature->position[signature->position_count++] = inlines;
    }
}

/* Of a record whose field is empty there is no image: it is signed by hand. */
static void take_image(LkReader *reader, const LkYaml *image, LkSignature *signature)
{
    LkText path;
    if (!lk_yaml_scalar(reader, image, &path))
        return;
    signature->image_span = image->span;
    LkText filled = lk_filled_text(reader, path, &signature->image_span);
    const char *found =
        filled.length == 0 && path.length > 0
            ? NULL
            : lk_path_inside(reader->root, filled, signature->image_span, reader->arena, reader->diagnostics);
    signature->image = found == NULL ? (LkText){"", 0} : lk_text(found);
}

void lk_signature_line(LkReader *reader, LkSignature *signature, const LkInlines *before, LkInline dots,
                       const LkInlines *after)
{
    LkInlineList line = {0};
    for (size_t i = 0; i < before->count; i++)
        lk_inline_add(reader, &line, before->items[i]);
    signature->sign_dots = line.count;
    if (dots.text.length == 0)
        dots.text = LK_TEXT(FULL_DOTS);
    dots.link = LK_TEXT("");
    lk_inline_add(reader, &line, dots);
    for (size_t i = 0; i < after->count; i++)
        lk_inline_add(reader, &line, after->items[i]);
    signature->sign = (LkInlines){line.items, line.count, dots.span};
}

/* In what role somebody signs stands behind the dots. */
static void take_role(LkReader *reader, const LkYaml *node, LkSignature *signature)
{
    LkInlines role = lk_front_inlines(reader, node);
    if (role.count == 0)
        return;
    LkInline word = {.text = LK_TEXT("ลงชื่อ "), .link = {"", 0}, .span = role.span};
    LkInlines before = {&word, 1, role.span};
    lk_signature_line(reader, signature, &before, (LkInline){.span = role.span}, &role);
}

LkSignature *lk_signature_block(LkReader *reader, const LkYaml *map, LkSpan span)
{
    static const char *const keys[] = {"lead",     "heading", "note",    "lines", "image", "alt",   "name",
                                       "position", "date",    "closing", "field", "role",  "beside"};
    LkSignature *signature = LK_NEW(reader->arena, LkSignature);
    lk_block_known_keys(reader, map, keys, sizeof keys / sizeof *keys, LK_TERM_SIGNATURE);
    signature->lead = lk_front_inlines(reader, lk_block_member(map, "lead"));
    signature->closing = lk_front_inlines(reader, lk_block_member(map, "closing"));
    signature->heading = lk_yaml_inlines(reader, lk_block_member(map, "heading"), false);
    signature->note = lk_yaml_inlines(reader, lk_block_member(map, "note"), false);
    signature->name = lk_front_inlines(reader, lk_block_member(map, "name"));
    signature->date = lk_front_inlines(reader, lk_block_member(map, "date"));
    take_lines(reader, lk_block_member(map, "lines"), signature);
    take_role(reader, lk_block_member(map, "role"), signature);
    take_position(reader, lk_block_member(map, "position"), signature);
    const LkYaml *alt = lk_block_member(map, "alt"), *image = lk_block_member(map, "image");
    if (alt != NULL && lk_yaml_scalar(reader, alt, &signature->image_alt)) {
        LkSpan place = alt->span;
        signature->image_alt = lk_filled_text(reader, signature->image_alt, &place);
    }
    if (image != NULL && image->kind != LK_YAML_NULL)
        take_image(reader, image, signature);
    const LkYaml *beside = lk_block_member(map, "beside");
    if (beside != NULL && beside->kind != LK_YAML_NULL)
        lk_yaml_bool(reader, beside, &signature->is_beside);
    signature->span = signature->is_beside ? beside->span : span;
    lk_signature_field(reader, lk_block_member(map, "field"), signature);
    if (lk_block_member(map, "name") == NULL || lk_block_member(map, "name")->kind == LK_YAML_NULL)
        lk_tell(reader->diagnostics, LK_E_SIGNATURE_NAME, span, NULL);
    return signature;
}

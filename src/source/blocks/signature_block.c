/* The signature block: who signs, under which words. */
#include "base/file.h"
#include "source/blocks/blocks.h"

enum { LINES_AT_MOST = 100 };

static void take_lines(LkReader *reader, const LkYaml *node, LkSignature *signature)
{
    int count = 0;
    if (node == NULL || node->kind == LK_YAML_NULL)
        return;
    for (size_t i = 0; i < node->text.length && count >= 0; i++) {
        char digit = node->text.bytes[i];
        count = digit >= '0' && digit <= '9' && i < 4 ? count * 10 + (digit - '0') : -1;
    }
    bool is_number = node->kind == LK_YAML_SCALAR && count >= 0 && node->text.length > 0;
    if (is_number && count <= LINES_AT_MOST) {
        signature->has_lines = count > 0;
        signature->line_count = count;
    } else if (node->kind == LK_YAML_SCALAR &&
               (lk_text_is(node->text, "true") || lk_text_is(node->text, "false"))) {
        signature->has_lines = lk_text_is(node->text, "true");
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
        LkInlines inlines = lk_yaml_inlines(reader, item, false);
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

LkSignature *lk_signature_block(LkReader *reader, const LkYaml *map, LkSpan span)
{
    static const char *const keys[] = {"lead", "heading", "note",     "lines", "image",
                                       "alt",  "name",    "position", "date",  "closing"};
    LkSignature *signature = LK_NEW(reader->arena, LkSignature);
    lk_yaml_known_keys(reader, map, keys, sizeof keys / sizeof *keys, LK_TERM_SIGNATURE);
    signature->lead = lk_yaml_inlines(reader, lk_yaml_get(map, "lead"), false);
    signature->closing = lk_yaml_inlines(reader, lk_yaml_get(map, "closing"), false);
    signature->heading = lk_yaml_inlines(reader, lk_yaml_get(map, "heading"), false);
    signature->note = lk_yaml_inlines(reader, lk_yaml_get(map, "note"), false);
    signature->name = lk_yaml_inlines(reader, lk_yaml_get(map, "name"), false);
    signature->date = lk_yaml_inlines(reader, lk_yaml_get(map, "date"), false);
    take_lines(reader, lk_yaml_get(map, "lines"), signature);
    take_position(reader, lk_yaml_get(map, "position"), signature);
    const LkYaml *alt = lk_yaml_get(map, "alt"), *image = lk_yaml_get(map, "image");
    if (alt != NULL && lk_yaml_scalar(reader, alt, &signature->image_alt)) {
        LkSpan place = alt->span;
        signature->image_alt = lk_filled_text(reader, signature->image_alt, &place);
    }
    if (image != NULL && image->kind != LK_YAML_NULL)
        take_image(reader, image, signature);
    if (lk_yaml_get(map, "name") == NULL || lk_yaml_get(map, "name")->kind == LK_YAML_NULL)
        lk_tell(reader->diagnostics, LK_E_SIGNATURE_NAME, span, NULL);
    return signature;
}

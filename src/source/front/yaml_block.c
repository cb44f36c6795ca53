/* What the readers of YAML share: known keys, scalars, switches and widths, each with its error. */
#include "source/front/front.h"

bool lk_yaml_known_keys(LkReader *reader, const LkYaml *map, const char *const *keys, size_t count,
                        LkTermId what)
{
    bool is_good = true;
    for (const LkYaml *node = map->first; node != NULL; node = node->next) {
        bool is_known = false;
        for (size_t i = 0; i < count && !is_known; i++)
            is_known = lk_text_is(node->key, keys[i]);
        if (is_known)
            continue;
        const char *nearest = lk_nearest(node->key, keys, count);
        LkBuffer all;
        lk_buffer_init(&all, reader->arena);
        for (size_t i = 0; i < count; i++)
            lk_buffer_printf(&all, "%s%s", i == 0 ? "" : ", ", keys[i]);
        is_good = lk_tell(reader->diagnostics, LK_E_BLOCK_KEY, node->key_span,
                          LK_WITH(lk_named_term("what", what), lk_named_text("key", node->key),
                                  lk_named_text("keys", lk_buffer_view(&all)), lk_meant(nearest)));
    }
    return is_good;
}

bool lk_yaml_scalar(LkReader *reader, const LkYaml *node, LkText *text)
{
    if (node->kind == LK_YAML_SCALAR || node->kind == LK_YAML_NULL) {
        *text = node->kind == LK_YAML_NULL ? (LkText){"", 0} : node->text;
        return true;
    }
    return lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_TEXT, node->span,
                   LK_WITH(lk_named_term("kind", node->kind == LK_YAML_LIST ? LK_TERM_LIST : LK_TERM_MAP)));
}

bool lk_yaml_bool(LkReader *reader, const LkYaml *node, bool *value)
{
    if (node->kind == LK_YAML_SCALAR && lk_text_is(node->text, "true"))
        *value = true;
    else if (node->kind == LK_YAML_SCALAR && lk_text_is(node->text, "false"))
        *value = false;
    else
        return lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_BOOLEAN, node->span, NULL);
    return true;
}

LkAlign lk_yaml_align(LkReader *reader, const LkYaml *node)
{
    static const char *const names[] = {"left", "center", "centre", "right", "decimal"};
    static const LkAlign values[] = {LK_ALIGN_LEFT, LK_ALIGN_CENTRE, LK_ALIGN_CENTRE, LK_ALIGN_RIGHT,
                                     LK_ALIGN_DECIMAL};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (node->kind == LK_YAML_SCALAR && lk_text_is(node->text, names[i]))
            return values[i];
    const char *nearest = node->kind == LK_YAML_SCALAR ? lk_nearest(node->text, names, 5) : NULL;
    lk_tell(reader->diagnostics, LK_E_TABLE_ALIGN, node->span, LK_WITH(lk_meant(nearest)));
    return LK_ALIGN_DEFAULT;
}

bool lk_column_width(LkText text, LkColumnWidth *width)
{
    int64_t thousandths = 0;
    size_t i = 0, digits = 0;
    for (; i < text.length && text.bytes[i] >= '0' && text.bytes[i] <= '9' && digits < 6; i++, digits++)
        thousandths = thousandths * 10 + (text.bytes[i] - '0');
    thousandths *= 1000;
    if (i < text.length && text.bytes[i] == '.') {
        int64_t unit = 100;
        for (i++; i < text.length && text.bytes[i] >= '0' && text.bytes[i] <= '9'; i++, digits++, unit /= 10)
            thousandths += unit * (text.bytes[i] - '0');
    }
    LkText unit = lk_text_trim(lk_text_slice(text, i, text.length));
    if (digits == 0 || thousandths == 0)
        return false;
    if (lk_text_is(unit, "fr"))
        width->fraction = (double)thousandths / 1000;
    else if (lk_text_is(unit, "cm"))
        width->fixed = LK_MILLICENTIMETRES(thousandths);
    else if (lk_text_is(unit, "mm"))
        width->fixed = LK_MILLICENTIMETRES(thousandths) / 10;
    else if (lk_text_is(unit, "pt"))
        width->fixed = LK_MILLIPOINTS(thousandths);
    else if (lk_text_is(unit, "in"))
        width->fixed = LK_MILLIPOINTS(thousandths * 72);
    else
        return false;
    return true;
}

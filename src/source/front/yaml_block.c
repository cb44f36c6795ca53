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

/* Whether the node is one of the words; a word of NULL is none. */
static bool is_one_of(const LkYaml *node, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (node->kind == LK_YAML_SCALAR && words[i] != NULL && lk_text_is(node->text, words[i]))
            return true;
    return false;
}

bool lk_yaml_is_yes(const LkYaml *node)
{
    static const char *const words[] = {"true", "yes", "ใช่", "มี"};
    return is_one_of(node, words, sizeof words / sizeof *words);
}

bool lk_yaml_is_no(const LkYaml *node)
{
    static const char *const words[] = {"false", "no", "ไม่ใช่", "ไม่", "ไม่มี"};
    return is_one_of(node, words, sizeof words / sizeof *words);
}

bool lk_yaml_bool(LkReader *reader, const LkYaml *node, bool *value)
{
    if (lk_yaml_is_yes(node))
        *value = true;
    else if (lk_yaml_is_no(node))
        *value = false;
    else
        return lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_BOOLEAN, node->span, NULL);
    return true;
}

int lk_yaml_choice(const LkYaml *node, const char *const (*names)[LK_CHOICE_NAMES], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_one_of(node, names[i], LK_CHOICE_NAMES))
            return (int)i;
    return -1;
}

const char *lk_yaml_choice_meant(LkReader *reader, const LkYaml *node,
                                 const char *const (*names)[LK_CHOICE_NAMES], size_t count)
{
    const char **all = LK_NEW_ARRAY(reader->arena, count * LK_CHOICE_NAMES, const char *);
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t n = 0; n < LK_CHOICE_NAMES && names[i][n] != NULL; n++)
            all[found++] = names[i][n];
    return node->kind == LK_YAML_SCALAR ? lk_nearest(node->text, all, found) : NULL;
}

LkSourceAlignment lk_yaml_alignment(LkReader *reader, const LkYaml *node)
{
    static const char *const names[][LK_CHOICE_NAMES] = {
        {"left", "ซ้าย"}, {"centre", "กลาง", "center"}, {"right", "ขวา"}, {"decimal", "จุดทศนิยม", "ทศนิยม"}};
    static const LkSourceAlignment values[] = {LK_SOURCE_ALIGNMENT_LEFT, LK_SOURCE_ALIGNMENT_CENTRE,
                                               LK_SOURCE_ALIGNMENT_RIGHT, LK_SOURCE_ALIGNMENT_DECIMAL};
    int choice = lk_yaml_choice(node, names, sizeof values / sizeof *values);
    if (choice >= 0)
        return values[choice];
    lk_tell(reader->diagnostics, LK_E_TABLE_ALIGN, node->span,
            LK_WITH(lk_meant(lk_yaml_choice_meant(reader, node, names, sizeof values / sizeof *values))));
    return LK_SOURCE_ALIGNMENT_DEFAULT;
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

uint32_t lk_yaml_header_row(LkReader *reader, const LkYaml *node)
{
    enum { MOST = 1000000 }; /* a sheet of a spreadsheet has hardly more */
    LkText text = {"", 0};
    uint32_t row = 0;
    if (node == NULL || !lk_yaml_scalar(reader, node, &text))
        return 0;
    bool is_good = text.length > 0;
    for (size_t i = 0; is_good && i < text.length;) {
        int digit = lk_digit_value(lk_utf8_next(text, &i));
        is_good = digit >= 0 && (row = row * 10 + (uint32_t)digit) <= MOST;
    }
    if (is_good && row > 0)
        return row;
    lk_tell(reader->diagnostics, LK_E_CSV_HEADER_ROW_NUMBER, node->span,
            LK_WITH(lk_named_number("most", MOST)));
    return 0;
}

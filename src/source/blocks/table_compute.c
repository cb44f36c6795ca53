/* What a table block works out from its rows: their order, their rank, and a last row of sums and means. */
#include <stdlib.h>
#include <string.h>

#include "source/blocks/blocks.h"

/* ---- Cells */

static bool find_column(LkReader *reader, const LkTable *table, const LkText *names, LkText wanted,
                        LkSpan span, size_t *column)
{
    const char **all = LK_NEW_ARRAY(reader->arena, table->column_count, const char *);
    for (size_t i = 0; i < table->column_count; i++) {
        if (names[i].length > 0 && lk_text_equal(names[i], wanted)) {
            *column = i;
            return true;
        }
        all[i] = lk_arena_copy(reader->arena, names[i].bytes == NULL ? "" : names[i].bytes, names[i].length);
    }
    const char *nearest = lk_nearest(wanted, all, table->column_count);
    return lk_tell(reader->diagnostics, LK_E_TABLE_FIELD_TABLE, span,
                   LK_WITH(lk_named_text("name", wanted), lk_meant(nearest)));
}

/* ---- Order */

typedef struct Key {
    LkText text;
    LkNumber number;
    bool is_number;
    size_t row;
    bool falling;
} Key;

/* Letters in the order of Thai dictionaries: a leading vowel counts behind its consonant, tone marks do not
 * count. Gives 0 at the end. */
static uint32_t next_letter(LkText text, size_t *at, uint32_t *held)
{
    if (*held != 0) {
        uint32_t vowel = *held;
        *held = 0;
        return vowel;
    }
    uint32_t c = 0;
    do {
        if (*at >= text.length)
            return 0;
        c = lk_utf8_next(text, at);
    } while (c >= 0x0E47 && c <= 0x0E4E);
    if (lk_is_thai_leading_vowel(c) && *at < text.length) {
        *held = c;
        return lk_utf8_next(text, at);
    }
    return c;
}

static int compare_texts(LkText a, LkText b)
{
    size_t at_a = 0, at_b = 0;
    uint32_t held_a = 0, held_b = 0, x, y;
    do {
        x = next_letter(a, &at_a, &held_a);
        y = next_letter(b, &at_b, &held_b);
    } while (x == y && x != 0);
    if (x != y)
        return x < y ? -1 : 1;
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter == 0 ? 0 : memcmp(a.bytes, b.bytes, shorter);
    return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

/* Numbers before words, empty cells last in either direction; rows that are equal keep their order. */
static int compare_keys(const void *left, const void *right)
{
    const Key *a = left, *b = right;
    int order = 0;
    if ((a->text.length == 0) != (b->text.length == 0))
        return a->text.length == 0 ? 1 : -1;
    if (a->is_number != b->is_number)
        order = a->is_number ? -1 : 1;
    else
        order = a->is_number ? lk_number_compare(&a->number, &b->number) : compare_texts(a->text, b->text);
    if (order != 0)
        return a->falling ? -order : order;
    return (a->row > b->row) - (a->row < b->row);
}

static void put_in_order(LkReader *reader, LkTable *table, const Key *keys)
{
    size_t columns = table->column_count;
    if (table->cells == NULL) {
        LkDataRows *data = LK_NEW(reader->arena, LkDataRows);
        uint32_t *order = LK_NEW_ARRAY(reader->arena, table->row_count, uint32_t);
        for (size_t row = 0; row < table->row_count; row++)
            order[row] = (uint32_t)lk_table_record(table->data, keys[row].row);
        *data = *table->data;
        data->order = order;
        table->data = data;
        return;
    }
    LkCell *cells = LK_NEW_ARRAY(reader->arena, table->row_count * columns + 1, LkCell);
    for (size_t row = 0; row < table->row_count; row++)
        memcpy(cells + row * columns, table->cells + keys[row].row * columns, columns * sizeof *cells);
    table->cells = cells;
}

bool lk_table_sort(LkReader *reader, const LkYaml *node, const LkText *names, LkTable *table)
{
    LkText wanted;
    if (!lk_yaml_scalar(reader, node, &wanted))
        return false;
    bool falling = wanted.length > 0 && wanted.bytes[0] == '-';
    size_t column = 0;
    if (!find_column(reader, table, names, lk_text_slice(wanted, falling, wanted.length), node->span,
                     &column))
        return false;
    if (table->has_spans)
        return lk_tell(reader->diagnostics, LK_E_TABLE_SORT, node->span, NULL);
    Key *keys = LK_NEW_ARRAY(reader->work, table->row_count + 1, Key);
    for (size_t row = 0; row < table->row_count; row++) {
        keys[row] = (Key){.text = lk_table_text(reader, table, row, column), .row = row, .falling = falling};
        keys[row].is_number = lk_number_read(keys[row].text, &keys[row].number);
    }
    qsort(keys, table->row_count, sizeof *keys, compare_keys);
    put_in_order(reader, table, keys);
    return true;
}

/* ---- The last row */

/* Sum or mean of a column, its empty cells left out. */
static bool total(LkReader *reader, const LkTable *table, size_t column, bool mean, LkSpan span, LkText *text)
{
    LkNumber sum = {0};
    size_t count = 0;
    bool fits = true;
    for (size_t row = 0; row < table->row_count; row++) {
        LkText value = lk_table_text(reader, table, row, column);
        LkNumber number;
        if (value.length == 0)
            continue;
        if (!lk_number_read(value, &number))
            return lk_tell(reader->diagnostics, LK_E_TABLE_NUMBER, lk_table_span(reader, table, row, column),
                           LK_WITH(lk_named_text("value", value),
                                   lk_named_term("result", mean ? LK_TERM_MEAN : LK_TERM_SUM)));
        fits = fits && lk_number_add(&sum, &number);
        count++;
    }
    if (mean && fits && count > 0)
        fits = lk_number_divide(&sum, count);
    if (!fits)
        return lk_tell(reader->diagnostics, LK_E_LIMIT_NUMBER, span, NULL);
    LkBuffer out;
    lk_buffer_init(&out, reader->arena);
    if (count > 0)
        lk_number_write(&sum, &out);
    *text = lk_buffer_view(&out);
    return true;
}

static bool footer_text(LkReader *reader, const LkTable *table, size_t column, const LkYaml *node,
                        bool computed, LkText *text)
{
    if (!computed) {
        static const char *const words[] = {"sum", "mean"};
        const char *nearest = node->kind == LK_YAML_SCALAR && !node->is_quoted && node->text.length > 2
                                  ? lk_nearest(node->text, words, 2)
                                  : NULL;
        if (nearest != NULL)
            lk_tell(reader->diagnostics, LK_W_TABLE_FOOTER, node->span,
                    LK_WITH(lk_named_text("value", node->text), lk_meant_as(LK_HINT_MEANT_WORD, nearest)));
        return lk_yaml_scalar(reader, node, text);
    }
    return total(reader, table, column, lk_text_is(node->text, "mean"), node->span, text);
}

static bool footer_cell(LkReader *reader, const LkTable *table, size_t column, const LkYaml *node,
                        LkCell *cell)
{
    bool computed = node->kind == LK_YAML_SCALAR && !node->is_quoted &&
                    (lk_text_is(node->text, "sum") || lk_text_is(node->text, "mean"));
    LkText text = {"", 0};
    if (!footer_text(reader, table, column, node, computed, &text))
        return false;
    *cell = lk_table_cell(reader, text, node->span, computed ? LK_NO_OFFSET : (LkFileOffset){node->offset},
                          !computed);
    for (size_t i = 0; i < cell->count; i++)
        for (size_t k = 0; k < cell->paragraphs[i].count; k++)
            cell->paragraphs[i].items[k].style |= LK_INLINE_BOLD;
    return true;
}

static void add_footer(LkReader *reader, LkTable *table, const LkCell *footer)
{
    size_t columns = table->column_count, filled = table->row_count * columns;
    if (table->cells == NULL) {
        LkDataRows *data = LK_NEW(reader->arena, LkDataRows);
        *data = *table->data;
        data->footer = footer;
        table->data = data;
    } else {
        LkCell *cells = LK_NEW_ARRAY(reader->arena, filled + columns + 1, LkCell);
        memcpy(cells, table->cells, filled * sizeof *cells);
        memcpy(cells + filled, footer, columns * sizeof *cells);
        table->cells = cells;
    }
    table->row_count++;
}

bool lk_table_footer(LkReader *reader, const LkYaml *map, const LkText *names, LkTable *table)
{
    size_t columns = table->column_count;
    bool good = true;
    if (map->kind != LK_YAML_MAP)
        return lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_FOOTER, map->span, NULL);
    LkCell *footer = LK_NEW_ARRAY(reader->arena, columns, LkCell);
    for (size_t i = 0; i < columns; i++)
        footer[i].span = map->span;
    for (const LkYaml *node = map->first; node != NULL; node = node->next) {
        size_t column = 0;
        good &= find_column(reader, table, names, node->key, node->key_span, &column) &&
                footer_cell(reader, table, column, node, &footer[column]);
    }
    add_footer(reader, table, footer);
    return good;
}

/* The last row of a table: texts, sums, means and counts. */
#include <string.h>
#include <strings.h>

#include "source/blocks/blocks.h"

/* ---- What stands in a footer: a word, or what is worked out */

/* Thai words are names of rows as well: only where a column has numbers are they worked out. */
static const struct {
    const char *word;
    LkTableResult result;
    bool is_thai;
} results[] = {
    {"sum", LK_TABLE_SUM, false},    {"mean", LK_TABLE_MEAN, false},  {"count", LK_TABLE_COUNT, false},
    {"ผลรวม", LK_TABLE_SUM, true},   {"รวม", LK_TABLE_SUM, true},     {"เฉลี่ย", LK_TABLE_MEAN, true},
    {"ค่าเฉลี่ย", LK_TABLE_MEAN, true}, {"จำนวน", LK_TABLE_COUNT, true}, {"นับ", LK_TABLE_COUNT, true},
};

/* Words of other programs for the same. */
static const struct {
    const char *word, *meant;
} other_words[] = {
    {"sum", "sum"},   {"mean", "mean"},    {"count", "count"}, {"avg", "mean"},     {"average", "mean"},
    {"total", "sum"}, {"counta", "count"}, {"ผลบวก", "ผลรวม"}, {"รวมเงิน", "ผลรวม"},
};

static bool is_bare(const LkYaml *node)
{
    return node->kind == LK_YAML_SCALAR && !node->is_quoted;
}

/* Whether its first value is a number. */
static bool is_of_numbers(LkReader *reader, const LkTable *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++) {
        LkText text = lk_table_text(reader, table, row, column);
        LkNumber number;
        int decimals;
        if (!lk_is_none(text))
            return lk_table_number(text, lk_table_held(reader, table, row, column), &number, &decimals);
    }
    return false;
}

static bool has_same(const LkYaml *map, const LkYaml *node)
{
    for (const LkYaml *other = map->first; other != NULL; other = other->next)
        if (other != node && is_bare(other) && lk_text_equal(other->text, node->text))
            return true;
    return false;
}

/* The footer's leftmost word names the row: {ปี: รวม, คน: ผลรวม}; not so in {คน: ผลรวม, เงิน: ผลรวม}, right of
 * a column without one. */
static bool names_row(const LkYaml *map, const LkYaml *node, size_t column, size_t leftmost)
{
    return map->count > 1 && column == leftmost && (column == 0 || !has_same(map, node));
}

static LkTableResult result_of(LkReader *reader, const LkTable *table, const LkYaml *map, const LkYaml *node,
                               size_t column, size_t leftmost)
{
    for (size_t i = 0; is_bare(node) && i < sizeof results / sizeof *results; i++) {
        if (!lk_text_is(node->text, results[i].word))
            continue;
        bool is_word = results[i].is_thai &&
                       (names_row(map, node, column, leftmost) || !is_of_numbers(reader, table, column));
        return is_word ? LK_TABLE_WORD : results[i].result;
    }
    return LK_TABLE_WORD;
}

/* ---- Its cells */

typedef struct Footer {
    LkReader *reader;
    const LkTable *table;
    const LkTableFooter *read;
    unsigned char *totals; /* of each row, as lk_table_totals says */
    size_t leftmost;       /* column that has an entry */
} Footer;

/* A word that is like one that is worked out, where a number would stand. */
static void tell_word(const Footer *footer, const LkYaml *node, size_t column)
{
    static const char *const words[] = {"sum", "mean", "count"};
    const char *meant = NULL;
    if (!is_bare(node))
        return;
    if (node->text.length > 2)
        meant = lk_nearest(node->text, words, 3);
    bool is_name = footer->read->count > 1 && column == footer->leftmost;
    for (size_t i = 0; meant == NULL && !is_name && i < sizeof other_words / sizeof *other_words; i++)
        if (strlen(other_words[i].word) == node->text.length &&
            strncasecmp(node->text.bytes, other_words[i].word, node->text.length) == 0 &&
            is_of_numbers(footer->reader, footer->table, column))
            meant = other_words[i].meant;
    if (meant != NULL)
        lk_tell(footer->reader->diagnostics, LK_W_TABLE_FOOTER, node->span,
                LK_WITH(lk_named_text("value", node->text), lk_meant_as(LK_HINT_MEANT_WORD, meant)));
}

static bool footer_cell(Footer *footer, const LkTableEntry *entry, LkCell *cell)
{
    LkReader *reader = footer->reader;
    const LkYaml *node = entry->node;
    bool is_word = entry->result == LK_TABLE_WORD;
    LkText text = {"", 0};
    if (is_word)
        tell_word(footer, node, entry->column);
    if (!(is_word ? lk_yaml_scalar(reader, node, &text)
                  : lk_table_result(reader, footer->table, footer->totals, entry->column, entry->result,
                                    node->span, &text)))
        return false;
    *cell = lk_table_cell(reader, text, node->span, is_word ? (LkFileOffset){node->offset} : LK_NO_OFFSET,
                          is_word);
    for (size_t i = 0; i < cell->count; i++)
        for (size_t k = 0; k < cell->paragraphs[i].count; k++)
            cell->paragraphs[i].items[k].style |= LK_INLINE_BOLD;
    return true;
}

/* ---- Totals among the rows */

static bool is_called_total(LkText label)
{
    static const char *const words[] = {"รวมหมวด", "รวมค่า",  "รวมงบ",   "รวมด้าน",
                                        "รวมแผน",  "รวมกลุ่ม", "subtotal"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (label.length >= strlen(words[i]) && strncasecmp(label.bytes, words[i], strlen(words[i])) == 0)
            return true;
    return lk_is_total_name(label);
}

/* The rows of one kind: the first, and how many. */
static void tell_rows(const Footer *footer, LkTotalKind kind, LkMessageId id)
{
    LkReader *reader = footer->reader;
    size_t count = 0, first = 0;
    LkSpan span = {0}, place = {0};
    LkText label = {"", 0};
    for (size_t row = 0; row < footer->table->row_count; row++) {
        if (footer->totals[row] != kind)
            continue;
        LkText name = lk_table_label(reader, footer->table, row, &place);
        if (kind == LK_TOTAL_BY_VALUE && !is_called_total(name))
            continue;
        if (count++ > 0)
            continue;
        first = row;
        span = place;
        label = name;
    }
    if (count > 0 && label.length == 0)
        lk_tell(reader->diagnostics, LK_W_TABLE_TOTAL_UNNAMED, span,
                LK_WITH(lk_named_number("row", (long long)first + 1)));
    else if (count > 0)
        lk_tell(reader->diagnostics, id, span,
                LK_WITH(lk_named_text("label", label), lk_named_number("row", (long long)first + 1),
                        lk_named_number("count", (long long)count)));
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

/* ---- All of it */

bool lk_table_read_footer(LkReader *reader, const LkYaml *map, const LkText *names, const LkTable *table,
                          LkTableFooter *footer)
{
    bool good = true;
    size_t leftmost = table->column_count;
    if (map->kind != LK_YAML_MAP)
        return lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE_FOOTER, map->span, NULL);
    *footer =
        (LkTableFooter){.map = map, .entries = LK_NEW_ARRAY(reader->arena, map->count + 1, LkTableEntry)};
    for (const LkYaml *node = map->first; node != NULL; node = node->next) {
        LkTableEntry *entry = &footer->entries[footer->count];
        if (!lk_table_column(reader, table, names, node->key, node->key_span, &entry->column)) {
            good = false;
            continue;
        }
        entry->node = node;
        leftmost = entry->column < leftmost ? entry->column : leftmost;
        footer->count++;
    }
    for (size_t i = 0; i < footer->count; i++) {
        LkTableEntry *entry = &footer->entries[i];
        entry->result = result_of(reader, table, map, entry->node, entry->column, leftmost);
    }
    footer->leftmost = leftmost;
    return good;
}

void lk_table_find_totals(LkReader *reader, const LkTable *table, const LkTableFooter *footer,
                          unsigned char *totals)
{
    bool *columns = LK_NEW_ARRAY(lk_table_work(reader), table->column_count + 1, bool);
    for (size_t i = 0; i < footer->count; i++)
        columns[footer->entries[i].column] |=
            footer->entries[i].result == LK_TABLE_SUM || footer->entries[i].result == LK_TABLE_MEAN;
    lk_table_find_groups(reader, table, columns, totals);
}

bool lk_table_footer(LkReader *reader, const LkTableFooter *read, unsigned char *totals, LkTable *table)
{
    size_t columns = table->column_count;
    bool good = true, is_any = false;
    LkCell *cells = LK_NEW_ARRAY(reader->arena, columns, LkCell);
    for (size_t i = 0; i < columns; i++)
        cells[i].span = read->map->span;
    Footer work = {reader, table, read, totals, read->leftmost};
    for (size_t i = 0; i < read->count; i++) {
        good &= footer_cell(&work, &read->entries[i], &cells[read->entries[i].column]);
        is_any |= read->entries[i].result != LK_TABLE_WORD;
    }
    if (is_any) {
        tell_rows(&work, LK_TOTAL_LEFT_OUT, LK_W_TABLE_TOTAL);
        tell_rows(&work, LK_TOTAL_BY_VALUE, LK_W_TABLE_TOTAL_COUNTED);
    }
    add_footer(reader, table, cells);
    return good;
}

/* The order of a table's rows. */
#include <stdlib.h>
#include <string.h>

#include "source/blocks/blocks.h"

bool lk_table_column(LkReader *reader, const LkTable *table, const LkText *names, LkText wanted, LkSpan span,
                     size_t *column)
{
    const char **all = LK_NEW_ARRAY(reader->arena, table->column_count, const char *);
    wanted = lk_data_name(wanted, reader->arena);
    for (size_t i = 0; i < table->column_count; i++) {
        if (names[i].length > 0 && lk_text_equal(lk_data_name(names[i], reader->arena), wanted)) {
            *column = i;
            return true;
        }
        all[i] = lk_arena_copy(reader->arena, names[i].bytes == NULL ? "" : names[i].bytes, names[i].length);
    }
    const char *nearest = lk_nearest(wanted, all, table->column_count);
    return lk_tell(reader->diagnostics, LK_E_TABLE_FIELD_TABLE, span,
                   LK_WITH(lk_named_text("name", wanted), lk_meant(nearest)));
}

/* What a cell is to the order, which stands in this order whether it rises or falls. */
typedef enum KeyKind { KEY_NUMBER, KEY_DATE, KEY_WORDS, KEY_NONE, KEY_TOTAL } KeyKind;

typedef struct Key {
    LkText text;
    LkNumber number;
    KeyKind kind;
    size_t row;
    bool falling;
} Key;

/* A date, in whatever form: its day is the order. A month without a day stands before its days. */
static void read_date(LkText text, Key *key)
{
    LkDateRead read = lk_date_of(text, (LkText){"", 0});
    bool is_month = read.reading == LK_DATE_OPEN && read.date.year > 0;
    if (read.reading != LK_DATE_SURE && !is_month)
        return;
    read.date.day = is_month ? 0 : read.date.day;
    key->kind = KEY_DATE;
    key->number = (LkNumber){.units = (read.date.year * 12 + read.date.month) * 31 + read.date.day};
}

static Key key_of(LkText text, LkText held)
{
    Key key = {.text = held, .kind = KEY_WORDS};
    if (lk_is_none(text))
        key.kind = KEY_NONE;
    else if (lk_number_read(text, &key.number) || lk_number_read_held(held, &key.number))
        key.kind = KEY_NUMBER;
    if (key.kind == KEY_NUMBER) /* what is held where it says more */
        lk_number_read_held(held, &key.number);
    if (key.kind == KEY_WORDS)
        read_date(held, &key);
    return key;
}

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

/* The digits at a place, without zeros in front; *at moves behind them. */
static LkText pass_digits(LkText text, size_t *at)
{
    size_t start = *at, end = *at;
    bool is_leading = true;
    for (; *at < text.length; end = *at) {
        int digit = lk_digit_value(lk_utf8_next(text, at));
        if (digit < 0)
            break;
        is_leading &= digit == 0;
        start = is_leading ? *at : start;
    }
    *at = end;
    return lk_text_slice(text, start, end);
}

/* Counts of digits, Thai or Arabic: a digit more makes a number larger. */
static int compare_digits(LkText a, LkText b)
{
    size_t at_a = 0, at_b = 0;
    int order = 0;
    while (at_a < a.length && at_b < b.length) {
        int x = lk_digit_value(lk_utf8_next(a, &at_a)), y = lk_digit_value(lk_utf8_next(b, &at_b));
        order = order != 0 ? order : (x > y) - (x < y);
    }
    if ((at_a < a.length) != (at_b < b.length))
        return at_a < a.length ? 1 : -1;
    return order;
}

static bool is_at_digit(LkText text, size_t at, uint32_t held)
{
    return held == 0 && at < text.length && lk_digit_value(lk_utf8_next(text, &at)) >= 0;
}

/* As dictionaries do, with numbers within words by their value: หมู่ที่ ๒ before หมู่ที่ 10. */
static int compare_texts(LkText a, LkText b)
{
    size_t at_a = 0, at_b = 0;
    uint32_t held_a = 0, held_b = 0, x, y;
    do {
        if (is_at_digit(a, at_a, held_a) && is_at_digit(b, at_b, held_b)) {
            LkText left = pass_digits(a, &at_a), right = pass_digits(b, &at_b);
            int order = compare_digits(left, right);
            if (order != 0)
                return order;
        }
        x = next_letter(a, &at_a, &held_a);
        y = next_letter(b, &at_b, &held_b);
    } while (x == y && x != 0);
    return x != y ? (x < y ? -1 : 1) : lk_text_compare(a, b);
}

/* Numbers, then dates, then words, then what is empty or a dash, in either direction, and rows of totals
 * last; rows that are equal keep their order. */
static int compare_keys(const void *left, const void *right)
{
    const Key *a = left, *b = right;
    int order = 0;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->kind == KEY_NUMBER || a->kind == KEY_DATE)
        order = lk_number_compare(&a->number, &b->number);
    else if (a->kind == KEY_WORDS)
        order = compare_texts(a->text, b->text);
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

/* In a column of dates, what cannot be read as one stands where nobody looks for it. */
static void tell_words(LkReader *reader, const LkTable *table, size_t column, const Key *keys)
{
    size_t dates = 0, words = 0, first = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        dates += keys[row].kind == KEY_DATE;
        if (keys[row].kind == KEY_WORDS)
            first = words++ == 0 ? row : first;
    }
    if (words > 0 && dates > words)
        lk_tell(reader->diagnostics, LK_W_TABLE_SORT, lk_table_span(reader, table, first, column),
                LK_WITH(lk_named_text("value", lk_table_text(reader, table, first, column)),
                        lk_named_number("count", (long long)words)));
}

static void order_totals(LkReader *reader, const LkTable *table, const Key *keys, unsigned char *totals)
{
    unsigned char *before = LK_NEW_ARRAY(lk_table_work(reader), table->row_count + 1, unsigned char);
    memcpy(before, totals, table->row_count);
    for (size_t row = 0; row < table->row_count; row++)
        totals[row] = before[keys[row].row];
}

bool lk_table_sort(LkReader *reader, const LkYaml *node, const LkText *names, unsigned char *totals,
                   LkTable *table)
{
    LkText wanted;
    if (!lk_yaml_scalar(reader, node, &wanted))
        return false;
    bool falling = wanted.length > 0 && wanted.bytes[0] == '-';
    size_t column = 0;
    if (!lk_table_column(reader, table, names, lk_text_slice(wanted, falling, wanted.length), node->span,
                         &column))
        return false;
    if (table->has_spans)
        return lk_tell(reader->diagnostics, LK_E_TABLE_SORT, node->span, NULL);
    Key *keys = LK_NEW_ARRAY(reader->work, table->row_count + 1, Key);
    for (size_t row = 0; row < table->row_count; row++) {
        keys[row] =
            key_of(lk_table_text(reader, table, row, column), lk_table_held(reader, table, row, column));
        keys[row].kind = totals[row] >= LK_TOTAL_UNNAMED ? KEY_TOTAL : keys[row].kind;
        keys[row].row = row;
        keys[row].falling = falling;
    }
    tell_words(reader, table, column, keys);
    qsort(keys, table->row_count, sizeof *keys, compare_keys);
    put_in_order(reader, table, keys);
    order_totals(reader, table, keys, totals);
    return true;
}

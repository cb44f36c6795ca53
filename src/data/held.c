/* What cells of spreadsheets hold besides what they show. */
#include <stdlib.h>
#include <string.h>

#include "data/data.h"

static int compare_held(const void *left, const void *right)
{
    const LkHeldValue *a = left, *b = right;
    return a->row != b->row ? (a->row < b->row ? -1 : 1) : (a->column > b->column) - (a->column < b->column);
}

LkText lk_data_held(const LkDataTable *data_table, size_t row, size_t column)
{
    LkHeldValue key = {.row = (uint32_t)row, .column = (uint32_t)column};
    const LkHeldValue *found =
        data_table->held_count == 0
            ? NULL
            : bsearch(&key, data_table->held, data_table->held_count, sizeof key, compare_held);
    return found == NULL ? lk_data_text(data_table, row, column) : found->text;
}

/* ---- Columns that say it */

/* Where each column of the old table goes. */
typedef struct Plan {
    const LkDataTable *from;
    size_t
        *places; /* its column in the new table; of one that says what is held, the column that holds it … */
    bool *is_held; /* … and that it is one */
    size_t columns, held_columns;
} Plan;

typedef struct Name {
    LkText text;
    size_t place;
} Name;

static int compare_names(const void *left, const void *right)
{
    return lk_text_compare(((const Name *)left)->text, ((const Name *)right)->text);
}

/* The columns that hold what other columns say. */
static void find_holders(Plan *plan, size_t prefix, LkArena *arena)
{
    Name *names = LK_NEW_ARRAY(arena, plan->columns + 1, Name);
    size_t count = 0;
    for (size_t i = 0; i < plan->from->columns; i++)
        if (!plan->is_held[i])
            names[count++] = (Name){lk_data_text(plan->from, 0, i), plan->places[i]};
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; count > 0 && i < plan->from->columns; i++) {
        LkText name = lk_data_text(plan->from, 0, i);
        Name key = {.text = lk_text_slice(name, plan->is_held[i] ? prefix : 0, name.length)};
        const Name *found = plan->is_held[i] ? bsearch(&key, names, count, sizeof key, compare_names) : NULL;
        plan->places[i] = found != NULL ? found->place : plan->places[i];
    }
}

static void make_plan(Plan *plan, const char *prefix, LkArena *arena)
{
    size_t length = strlen(prefix), count = plan->from->columns;
    plan->places = LK_NEW_ARRAY(arena, count + 1, size_t);
    plan->is_held = LK_NEW_ARRAY(arena, count + 1, bool);
    for (size_t i = 0; i < count; i++) {
        LkText name = lk_data_text(plan->from, 0, i);
        plan->is_held[i] = name.length > length && memcmp(name.bytes, prefix, length) == 0;
        plan->held_columns += plan->is_held[i];
        plan->places[i] = plan->columns;
        plan->columns += !plan->is_held[i];
    }
    find_holders(plan, length, arena);
}

static void take_row(const Plan *plan, size_t row, LkDataTable *to, LkBuffer *pool, LkValueSpan *spans,
                     LkHeldValue *held)
{
    for (size_t i = 0; i < plan->from->columns; i++) {
        LkText text = lk_data_text(plan->from, row, i);
        if (!plan->is_held[i]) {
            size_t field = row * plan->columns + plan->places[i];
            lk_buffer_text(pool, text);
            to->starts[field + 1] = (uint32_t)pool->length;
            if (spans != NULL)
                spans[field] = plan->from->spans[row * plan->from->columns + i];
        } else if (row > 0 && text.length > 0) {
            held[to->held_count++] = (LkHeldValue){(uint32_t)row, (uint32_t)plan->places[i], text};
        }
    }
}

const LkDataTable *lk_data_take_held(const LkDataTable *data_table, const char *prefix, LkArena *arena)
{
    Plan plan = {.from = data_table};
    make_plan(&plan, prefix, arena);
    if (plan.held_columns == 0)
        return data_table;
    LkDataTable *to = LK_NEW(arena, LkDataTable);
    *to = *data_table;
    to->columns = plan.columns;
    to->counts = NULL;
    to->starts = LK_NEW_ARRAY(arena, data_table->rows * plan.columns + 1, uint32_t);
    LkValueSpan *spans = data_table->spans == NULL
                             ? NULL
                             : LK_NEW_ARRAY(arena, data_table->rows * plan.columns + 1, LkValueSpan);
    LkHeldValue *held = LK_NEW_ARRAY(arena, data_table->rows * plan.held_columns + 1, LkHeldValue);
    LkBuffer pool;
    lk_buffer_init(&pool, arena);
    for (size_t row = 0; row < data_table->rows; row++)
        take_row(&plan, row, to, &pool, spans, held);
    qsort(held, to->held_count, sizeof *held, compare_held);
    to->pool = lk_buffer_view(&pool).bytes;
    to->spans = spans;
    to->held = held;
    return to;
}

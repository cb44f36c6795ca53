/* One cell as its column says that it is printed. */
#include "source/blocks/blocks.h"

static LkText formatted(LkText form, LkText value, LkText held, LkArena *arena)
{
    LkBuffer out;
    if (form.length == 0 || lk_is_none(value))
        return value;
    lk_buffer_init(&out, arena);
    return lk_form_write(form, lk_form_value(form, value, held), &out) ? lk_buffer_view(&out) : value;
}

void lk_table_format_cell(const LkTableFields *fields, size_t column, LkCell *cell, LkText held,
                          LkArena *arena)
{
    for (size_t i = 0; i < cell->count; i++)
        for (size_t k = 0; k < cell->paragraphs[i].count; k++) {
            LkInline *item = &cell->paragraphs[i].items[k];
            if (cell->count == 1 && cell->paragraphs[i].count == 1)
                item->text = formatted(fields->formats[column], item->text, held, arena);
            item->from_data &= !fields->as_is[column];
        }
}

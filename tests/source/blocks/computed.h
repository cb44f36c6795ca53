/* Reads a table block and writes down what it worked out. */
#ifndef LIKHIT_TESTS_SOURCE_BLOCKS_COMPUTED_H
#define LIKHIT_TESTS_SOURCE_BLOCKS_COMPUTED_H

#include "source/source_help.h"

/* The cells as “a|b” lines; warnings behind them; the errors when there are any. */
static inline const char *computed(const char *block, LkText data, LkArena *arena)
{
    char source[1024];
    snprintf(source, sizeof source, "```table\ndata: d.csv\n%s```\n", block);
    SourceRead *read = source_read_bytes(source, strlen(source), data.bytes, data.length);
    LkBuffer out;
    lk_buffer_init(&out, arena);
    const LkBlock *first = read->diagnostics.errors > 0 ? NULL : read->source->blocks;
    const LkTable *table = first != NULL ? first->as.table : NULL;
    for (size_t i = 0; table != NULL && i < table->row_count * table->column_count; i++) {
        const LkCell *cell =
            &lk_table_row(table, i / table->column_count, read->arena)[i % table->column_count];
        lk_buffer_string(&out, i % table->column_count != 0 ? "|" : i > 0 ? "\n" : "");
        for (size_t k = 0; k < cell->count; k++)
            for (size_t n = 0; n < cell->paragraphs[k].count; n++) {
                lk_buffer_string(&out, cell->paragraphs[k].items[n].style & LK_INLINE_BOLD ? "*" : "");
                lk_buffer_text(&out, cell->paragraphs[k].items[n].text);
            }
    }
    const char *messages = source_messages(read);
    lk_buffer_printf(&out, "%s%s", out.length > 0 && messages[0] != '\0' ? "; " : "", messages);
    source_done(read);
    return lk_buffer_view(&out).bytes;
}

typedef struct Case {
    const char *block, *data, *result;
} Case;

static inline void check(const Case *cases, size_t count)
{
    LkArena *arena = lk_arena_create();
    for (size_t i = 0; i < count; i++) {
        const char *result = computed(cases[i].block, lk_text(cases[i].data), arena);
        cr_expect_str_eq(result, cases[i].result, "case %zu:\n%s", i, result);
    }
    lk_arena_destroy(arena);
}

#endif

/* Places in random documents. Each word stands once in its document, so its true place is known: the place
 * that the reader gives must be the same, whatever marks, lists, quotes and tables are around it. */
#include "source/reader/reader.h"
#include "source/source_help.h"

static const char *const between[] = {
    " ",      "  ",         "**",    " **",     "** ",
    " *",     "* ",         "`",     "` ",      " ~~",
    "~~ ",    "\n",         "\n\n",  "  \n",    "\\\n",
    "\n- ",   "\n   - ",    "\n> ",  "\n\n> ",  "\n๑. ",
    "\n(๑) ", "\n\n-",      "\n\tx", "&amp;",   "&#3585;",
    "\\*",    "\\\\",       "\\{{",  "[",       "](http://a.b)",
    "<br>",   "<!-- z -->", "|",     "\n\n| ",  "|\n|--|--|\n|",
    " | ",    "\\|",        "\r\n",  "\r",      "\n# ",
    "```",    "\n```\n",    "<b>",   "\t",      "![",
    "\n    ", " www.z.w ",  "__",    "\n\n[^",  "]: ",
    "๑",      "\n10. ",     "\"",    "\n---\n",
};

static unsigned draw(unsigned *state, unsigned count)
{
    *state = *state * 1103515245u + 12345u;
    return (*state >> 16) % count;
}

static void write_document(LkBuffer *out, unsigned seed)
{
    unsigned state = seed * 7919u, words = 3 + draw(&state, 18);
    for (unsigned word = 0; word < words; word++) {
        lk_buffer_printf(out, "W%uE%s", word, between[draw(&state, sizeof between / sizeof *between)]);
        lk_buffer_string(out, draw(&state, 3) == 0 ? "ก" : "");
    }
}

static void check_inlines(const SourceRead *read, LkInlines inlines, unsigned seed)
{
    LkText text = read->source->file->text;
    for (size_t i = 0; i < inlines.count; i++) {
        const LkInline *item = &inlines.items[i];
        const char *end = item->text.length == 0 || item->text.bytes[0] != 'W'
                              ? NULL
                              : memchr(item->text.bytes, 'E', item->text.length);
        if (end == NULL)
            continue;
        size_t length = (size_t)(end + 1 - item->text.bytes);
        const char *found = memmem(text.bytes, text.length, item->text.bytes, length);
        cr_assert_not_null(found);
        size_t place = (size_t)(found - text.bytes);
        LkSpan true_place = lk_span_at(read->source->file, place, place + length);
        cr_expect(item->span.line == true_place.line && item->span.column == true_place.column,
                  "seed %u: %.*s at %u:%u is said to be at %u:%u in\n%s", seed, (int)length, item->text.bytes,
                  true_place.line, true_place.column, item->span.line, item->span.column, text.bytes);
    }
}

static void check_cell(const SourceRead *read, const LkCell *cell, unsigned seed)
{
    for (size_t k = 0; k < cell->count; k++)
        check_inlines(read, cell->paragraphs[k], seed);
}

static void check_blocks(const SourceRead *read, const LkBlock *block, unsigned seed)
{
    for (; block != NULL; block = block->next) {
        check_inlines(read, block->inlines, seed);
        check_blocks(read, block->first_child, seed);
        const LkTable *table = block->kind == LK_BLOCK_TABLE ? block->as.table : NULL;
        for (size_t i = 0; table != NULL && i < table->column_count; i++)
            check_inlines(read, table->columns[i].title, seed);
        for (size_t i = 0; table != NULL && i < table->row_count * table->column_count; i++)
            check_cell(read,
                       &lk_table_row(table, i / table->column_count, read->arena)[i % table->column_count],
                       seed);
    }
}

Test(places, are_true_in_random_documents)
{
    for (unsigned seed = 1; seed <= 2000; seed++) {
        LkArena *arena = lk_arena_create();
        LkBuffer text;
        lk_buffer_init(&text, arena);
        write_document(&text, seed);
        SourceRead *read = source_read(lk_buffer_view(&text).bytes, NULL);
        check_blocks(read, read->source->blocks, seed);
        source_done(read);
        lk_arena_destroy(arena);
    }
}

/* In whatever order they are asked for, also behind the end. */
Test(places, are_those_of_a_walk_from_the_start)
{
    static const char *const texts[] = {"", "ก\r\rข\r\n\nกข ab\n", "\n", "ab\r", "กขค", "a\r\nb\r\nc"};
    LkDiagnostics diagnostics;
    LkArena *arena = lk_arena_create();
    lk_diagnostics_init(&diagnostics, arena);
    unsigned state = 1;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        LkFile file = {"a.md", lk_text(texts[i])};
        LkReader reader = {.file = &file, .arena = arena, .diagnostics = &diagnostics};
        for (int k = 0; k < 500; k++) {
            size_t start = draw(&state, (unsigned)file.text.length + 3), end = start + draw(&state, 9);
            LkSpan found = lk_reader_span(&reader, (LkFileOffset){start}, (LkFileOffset){end}),
                   wanted = lk_span_at(&file, start, end);
            cr_expect(found.line == wanted.line && found.column == wanted.column &&
                          found.length == wanted.length,
                      "text %zu, %zu–%zu: %u:%u+%u, not %u:%u+%u", i, start, end, found.line, found.column,
                      found.length, wanted.line, wanted.column, wanted.length);
        }
    }
    lk_arena_destroy(arena);
}

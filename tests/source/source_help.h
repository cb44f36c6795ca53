/* Reads a source from memory, with data files in a folder of its own, and writes down what came out in one
 * line, so that cases are tables of strings. */
#ifndef LIKHIT_TESTS_SOURCE_HELP_H
#define LIKHIT_TESTS_SOURCE_HELP_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "source/document.h"

typedef struct SourceRead {
    LkArena *arena;
    LkDiagnostics diagnostics;
    LkSource *source;
    char folder[64];
    char data[96]; /* path of the data file, if there is one */
} SourceRead;

/* `data` is written as d.csv beside the source; NULL for none. */
static inline SourceRead *source_read_bytes(const char *bytes, size_t length, const char *data,
                                            size_t data_length)
{
    LkArena *arena = lk_arena_create();
    SourceRead *read = LK_NEW(arena, SourceRead);
    read->arena = arena;
    strcpy(read->folder, "/tmp/likhit-source-XXXXXX");
    cr_assert_not_null(mkdtemp(read->folder));
    if (data != NULL) {
        snprintf(read->data, sizeof read->data, "%s/d.csv", read->folder);
        FILE *file = fopen(read->data, "wb");
        cr_assert_not_null(file);
        fwrite(data, 1, data_length, file);
        fclose(file);
    }
    lk_diagnostics_init(&read->diagnostics, arena);
    LkFile *file = LK_NEW(arena, LkFile);
    *file = (LkFile){"a.md", {lk_arena_copy(arena, bytes, length), length}};
    LkSourceOptions options = {.root = read->folder};
    read->source = lk_source_parse(file, &options, arena, &read->diagnostics);
    cr_assert_not_null(read->source);
    return read;
}

static inline SourceRead *source_read(const char *text, const char *data)
{
    return source_read_bytes(text, strlen(text), data, data == NULL ? 0 : strlen(data));
}

static inline void source_done(SourceRead *read)
{
    if (read->data[0] != 0)
        unlink(read->data);
    rmdir(read->folder);
    lk_arena_destroy(read->arena);
}

/* Text as it is; b i c s before text in a style, D before data, _ a soft break with a blank, ~ one without, /
 * a hard break. */
static inline void write_inlines(LkBuffer *out, LkInlines inlines)
{
    for (size_t i = 0; i < inlines.count; i++) {
        const LkInline *item = &inlines.items[i];
        if (item->kind != LK_INLINE_TEXT) {
            lk_buffer_string(out, item->kind == LK_INLINE_HARD_BREAK ? "/"
                                  : item->text.length > 0            ? "_"
                                                                     : "~");
            continue;
        }
        if (item->reference != LK_REFERENCE_NONE) {
            static const char *const forms[] = {"", "", ":number", ":title", ":page"};
            lk_buffer_printf(out, "{{#%.*s%s}}", (int)item->text.length, item->text.bytes,
                             forms[item->reference]);
            continue;
        }
        if (item->footnote > 0) {
            lk_buffer_printf(out, "^%u", (unsigned)item->footnote);
            continue;
        }
        if (item->style != 0 || item->from_data) {
            lk_buffer_string(out, "<");
            lk_buffer_string(out, item->style & LK_INLINE_BOLD ? "b" : "");
            lk_buffer_string(out, item->style & LK_INLINE_ITALIC ? "i" : "");
            lk_buffer_string(out, item->style & LK_INLINE_CODE ? "c" : "");
            lk_buffer_string(out, item->style & LK_INLINE_STRIKE ? "s" : "");
            lk_buffer_string(out, item->style & LK_INLINE_UNDERLINE ? "u" : "");
            lk_buffer_string(out, item->style & LK_INLINE_SUPERSCRIPT ? "^" : "");
            lk_buffer_string(out, item->style & LK_INLINE_SUBSCRIPT ? "v" : "");
            lk_buffer_string(out, item->from_data ? "D:" : ":");
        }
        lk_buffer_text(out, item->text);
        if (item->link.length > 0)
            lk_buffer_printf(out, "→%.*s", (int)item->link.length, item->link.bytes);
        lk_buffer_string(out, item->style != 0 || item->from_data ? ">" : "");
    }
}

static inline void write_table(LkBuffer *out, const LkTable *table, LkArena *arena)
{
    lk_buffer_printf(out, "%.*s%s", (int)table->style.length, table->style.bytes,
                     table->has_header ? "!" : "");
    for (size_t i = 0; i < table->column_count; i++) {
        lk_buffer_printf(out, "|%s", &"\0\0l\0c\0r\0d\0"[table->columns[i].alignment * 2]);
        write_inlines(out, table->columns[i].title);
    }
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        const LkCell *cell = &lk_table_row(table, i / table->column_count, arena)[i % table->column_count];
        lk_buffer_string(out, i % table->column_count == 0 ? "\n" : "|");
        if (cell->is_covered)
            lk_buffer_string(out, "^");
        if (cell->columns > 1 || cell->rows > 1)
            lk_buffer_printf(out, "%ux%u ", cell->columns > 1 ? (unsigned)cell->columns : 1u,
                             cell->rows > 1 ? (unsigned)cell->rows : 1u);
        for (size_t k = 0; k < cell->count; k++) {
            lk_buffer_string(out, k == 0 ? "" : "¶");
            write_inlines(out, cell->paragraphs[k]);
        }
    }
}

static inline void write_signature(LkBuffer *out, const LkSignature *signature)
{
    write_inlines(out, signature->lead);
    lk_buffer_string(out, "|");
    write_inlines(out, signature->heading);
    lk_buffer_string(out, "|");
    write_inlines(out, signature->note);
    lk_buffer_printf(out, "|%s%d|", signature->has_lines ? "lines" : "", signature->line_count);
    if (signature->sign.count > 0) {
        LkText dots = signature->sign.items[signature->sign_dots].text;
        LkInlines before = {signature->sign.items, signature->sign_dots, signature->sign.span};
        LkInlines after = {signature->sign.items + signature->sign_dots + 1,
                           signature->sign.count - signature->sign_dots - 1, signature->sign.span};
        write_inlines(out, before);
        lk_buffer_printf(out, "…%.*s", dots.length < 40 ? (int)dots.length : 0, dots.bytes);
        write_inlines(out, after);
        lk_buffer_string(out, "|");
    }
    write_inlines(out, signature->name);
    for (size_t i = 0; i < signature->position_count; i++) {
        lk_buffer_string(out, "|");
        write_inlines(out, signature->position[i]);
    }
}

/* Kind, then what is in it, then children in braces. */
static inline void write_blocks(LkBuffer *out, const LkBlock *block, LkArena *arena)
{
    static const char *const kinds[] = {"T ", "H",      "P ", "L",  "",      "Q",   "C ",
                                        "R",  "TABLE ", "I ", "S ", "BREAK", "TOC "};
    static const char *const marks[] = {"-", "1+", "1.", "(1)", "ก.", "(ก)", "ข้อ"};
    static const char *const tasks[] = {"", "[ ]", "[x]"};
    for (; block != NULL; block = block->next) {
        lk_buffer_string(out, kinds[block->kind]);
        if (block->kind == LK_BLOCK_HEADING)
            lk_buffer_printf(out, "%d ", block->level);
        if (block->kind == LK_BLOCK_LIST)
            lk_buffer_string(out, marks[block->marker]);
        if (block->kind == LK_BLOCK_LIST_ITEM)
            lk_buffer_printf(out, "%d%s%s", block->number, block->is_bold ? "**" : "", tasks[block->task]);
        if (block->label.length > 0)
            lk_buffer_printf(out, "‹%.*s›", (int)block->label.length, block->label.bytes);
        if (block->is_part)
            lk_buffer_string(out, "part ");
        if (block->kind == LK_BLOCK_TABLE)
            write_table(out, block->as.table, arena);
        for (const LkSignature *one = block->kind == LK_BLOCK_SIGNATURE ? block->as.signature : NULL;
             one != NULL; one = one->beside) {
            write_signature(out, one);
            lk_buffer_string(out, one->beside != NULL ? " & " : "");
        }
        write_inlines(out, block->inlines);
        if (block->first_child != NULL) {
            lk_buffer_string(out, "{");
            write_blocks(out, block->first_child, arena);
            lk_buffer_string(out, "}");
        }
        if (block->kind == LK_BLOCK_CONTENTS) {
            lk_buffer_printf(out, "%d/%d ", (int)block->as.contents->of, block->as.contents->levels);
            write_inlines(out, block->as.contents->title);
        }
        if (block->id.length > 0)
            lk_buffer_printf(out, "#%.*s", (int)block->id.length, block->id.bytes);
        lk_buffer_string(out, block->next != NULL ? "; " : "");
    }
}

static inline const char *source_blocks(SourceRead *read)
{
    LkBuffer out;
    lk_buffer_init(&out, read->arena);
    write_blocks(&out, read->source->blocks, read->arena);
    for (size_t i = 0; i < read->source->footnote_count; i++) {
        lk_buffer_printf(&out, "; ^%zu{", i + 1);
        for (size_t k = 0; k < read->source->footnotes[i].count; k++) {
            lk_buffer_string(&out, k == 0 ? "" : "¶");
            write_inlines(&out, read->source->footnotes[i].paragraphs[k]);
        }
        lk_buffer_string(&out, "}");
    }
    return lk_buffer_view(&out).bytes;
}

/* Each message as `code line:column+length`, in order. */
static inline const char *source_messages(SourceRead *read)
{
    LkBuffer out;
    lk_buffer_init(&out, read->arena);
    for (const LkDiagnostic *item = read->diagnostics.first; item != NULL; item = item->next)
        lk_buffer_printf(&out, "%s%s %u:%u+%u", item == read->diagnostics.first ? "" : "; ", item->code,
                         item->span.line, item->span.column, item->span.length);
    return lk_buffer_view(&out).bytes;
}

typedef struct SourceCase {
    const char *source;
    const char *blocks;   /* NULL = not looked at */
    const char *messages; /* NULL = none */
    const char *data;     /* d.csv, or NULL */
} SourceCase;

static inline void check_source_cases(const SourceCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        SourceRead *read = source_read(cases[i].source, cases[i].data);
        const char *messages = cases[i].messages == NULL ? "" : cases[i].messages;
        cr_expect_str_eq(source_messages(read), messages, "source:\n%s\nmessages: %s\nwanted:   %s",
                         cases[i].source, source_messages(read), messages);
        if (cases[i].blocks != NULL)
            cr_expect_str_eq(source_blocks(read), cases[i].blocks, "source:\n%s\nblocks: %s\nwanted: %s",
                             cases[i].source, source_blocks(read), cases[i].blocks);
        source_done(read);
    }
}

#define CHECK_SOURCE_CASES(cases) check_source_cases((cases), sizeof(cases) / sizeof *(cases))

#endif

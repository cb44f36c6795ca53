/* Lists the break opportunities in every text of a document, in the order of the source. */
#include "flow/flow.h"

#include "flow/references.h"

typedef struct Explaining {
    LkTextContext *text;
    LkReferences *references; /* know what is printed for them */
    LkParagraphFormat format;
    bool why;
    LkBuffer *out;
} Explaining;

static void explain(const Explaining *to, const LkInlines *inlines)
{
    if (inlines->count == 0)
        return;
    if (inlines->span.file != NULL && inlines->span.line > 0)
        lk_buffer_printf(to->out, "%s:%u:%u\n", inlines->span.file->name, (unsigned)inlines->span.line,
                         (unsigned)inlines->span.column);
    LkInlines resolved = lk_references_filled(to->references, inlines);
    lk_paragraph_breaks(to->text, &resolved, &to->format, to->why, to->out);
}

static void explain_row(const Explaining *to, const LkCell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < cells[i].count; k++)
            explain(to, &cells[i].paragraphs[k]);
}

static void explain_table(const Explaining *to, const LkTable *table)
{
    explain(to, &table->caption);
    for (size_t row = 0; table->has_header && row < table->header_rows; row++)
        explain_row(to, table->header + row * table->column_count, table->column_count);
    for (size_t row = 0; row < table->row_count; row++)
        explain_row(to, lk_table_row(table, row, to->text->arena), table->column_count);
}

static void explain_signature(const Explaining *to, const LkSignature *signature)
{
    explain(to, &signature->lead);
    explain(to, &signature->heading);
    explain(to, &signature->note);
    explain(to, &signature->sign);
    explain(to, &signature->name);
    for (size_t i = 0; i < signature->position_count; i++)
        explain(to, &signature->position[i]);
    explain(to, &signature->date);
}

static void explain_blocks(const Explaining *to, const LkBlock *first)
{
    for (const LkBlock *block = first; block != NULL; block = block->next) {
        if (block->kind != LK_BLOCK_CODE)
            explain(to, &block->inlines);
        if (block->kind == LK_BLOCK_TABLE)
            explain_table(to, block->as.table);
        else if (block->kind == LK_BLOCK_IMAGE)
            explain(to, &block->as.image->caption);
        else if (block->kind == LK_BLOCK_CONTENTS)
            explain(to, &block->as.contents->title);
        else if (block->kind == LK_BLOCK_SIGNATURE)
            for (const LkSignature *one = block->as.signature; one != NULL; one = one->beside)
                explain_signature(to, one);
        explain_blocks(to, block->first_child);
    }
}

void lk_flow_breaks(const LkSource *source, const LkLayout *layout, LkTextContext *text, bool why,
                    LkBuffer *out)
{
    LkReferences references = {
        .layout = layout, .arena = text->arena, .scratch = text->arena, .diagnostics = text->diagnostics};
    lk_references_find(&references, source->blocks);
    Explaining to = {
        .text = text,
        .references = &references,
        .format = {.numerals = layout->numerals, .keep = layout->keep, .keep_count = layout->keep_count},
        .why = why,
        .out = out};
    explain_blocks(&to, source->blocks);
    for (size_t i = 0; i < source->footnote_count; i++)
        for (size_t k = 0; k < source->footnotes[i].count; k++)
            explain(&to, &source->footnotes[i].paragraphs[k]);
}

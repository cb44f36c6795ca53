/* Tables that stand in the text, however they were typed. */
#include <string.h>

#include "base/limits.h"
#include "source/blocks/blocks.h"
#include "source/body/body.h"

static LkSourceAlignment alignment_of(LkCellAlign typed)
{
    static const LkSourceAlignment alignments[] = {LK_SOURCE_ALIGNMENT_DEFAULT, LK_SOURCE_ALIGNMENT_LEFT,
                                                   LK_SOURCE_ALIGNMENT_CENTRE, LK_SOURCE_ALIGNMENT_RIGHT};
    return alignments[typed];
}

/* An empty segment parts two paragraphs. */
static size_t paragraph_end(const LkMarkdown *markdown, size_t segment, size_t end)
{
    while (segment < end && markdown->segments[segment].end > markdown->segments[segment].start)
        segment++;
    return segment;
}

static void convert_cell(LkBody *body, const LkCellText *typed, LkSpan row, LkCell *cell)
{
    const LkMarkdown *markdown = body->markdown;
    size_t end = typed->segment + typed->segment_count;
    cell->span = row;
    cell->columns = typed->columns;
    cell->rows = typed->rows;
    cell->is_covered = typed->is_covered;
    if (typed->segment_count == 0)
        return;
    cell->span =
        lk_body_span(body, markdown->segments[typed->segment].start, markdown->segments[end - 1].end);
    cell->paragraphs = LK_NEW_ARRAY(body->reader->arena, (typed->segment_count + 1) / 2 + 1, LkInlines);
    for (size_t at = typed->segment; at < end;) {
        size_t behind = paragraph_end(markdown, at, end);
        LkInlines inlines = lk_body_inlines(body, at, behind - at, cell->span);
        if (at > typed->segment)
            inlines = lk_body_html_item(body, markdown->segments[at - 1].item, inlines);
        if (inlines.count > 0)
            cell->paragraphs[cell->count++] = inlines;
        at = behind + 1;
    }
}

static void convert_rows(LkBody *body, const LkTableText *typed, size_t first, size_t count, LkCell *cells)
{
    for (size_t row = 0; row < count; row++) {
        LkAt start = typed->rows[first + row];
        LkSpan span = lk_body_span(body, start, start);
        for (size_t column = 0; column < typed->column_count; column++)
            convert_cell(body, &typed->cells[(first + row) * typed->column_count + column], span,
                         &cells[row * typed->column_count + column]);
    }
}

static bool has_spans(const LkTableText *typed, size_t first, size_t count)
{
    for (size_t i = first * typed->column_count; i < (first + count) * typed->column_count; i++)
        if (typed->cells[i].columns > 1 || typed->cells[i].rows > 1)
            return true;
    return false;
}

/* A title of one paragraph is one of its column. */
static bool has_paragraphs(const LkCell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cells[i].count > 1)
            return true;
    return false;
}

/* The titles of columns are those of the last row of the head. */
static void name_columns(LkTable *table, const LkTableText *typed, const LkCell *titles)
{
    for (size_t i = 0; i < typed->column_count; i++) {
        table->columns[i] =
            (LkColumn){.alignment = alignment_of(typed->alignments[i]), .span = table->style_span};
        if (titles == NULL)
            continue;
        table->columns[i].span = titles[i].span;
        if (titles[i].count > 0)
            table->columns[i].title = titles[i].paragraphs[0];
    }
}

static void add_header(LkBody *body, LkTable *table, const LkTableText *typed)
{
    size_t count = typed->header_rows * typed->column_count;
    LkCell *cells = count == 0 ? NULL : LK_NEW_ARRAY(body->reader->arena, count, LkCell);
    convert_rows(body, typed, 0, typed->header_rows, cells);
    for (size_t i = 0; i < count; i++)
        table->has_header |= cells[i].count > 0;
    name_columns(table, typed, count == 0 ? NULL : cells + count - typed->column_count);
    if (typed->header_rows > 1 || has_spans(typed, 0, typed->header_rows) || has_paragraphs(cells, count)) {
        table->header = cells;
        table->header_rows = typed->header_rows;
    } else {
        lk_table_titles(body->reader, table);
    }
}

/* ---- Signatures side by side */

static LkInlines cell_inlines(LkBody *body, const LkTableText *typed, size_t row, size_t column)
{
    const LkMarkdown *markdown = body->markdown;
    const LkCellText *cell = &typed->cells[row * typed->column_count + column];
    if (cell->segment_count == 0)
        return (LkInlines){0};
    LkSpan span = lk_body_span(body, markdown->segments[cell->segment].start,
                               markdown->segments[cell->segment + cell->segment_count - 1].end);
    return lk_body_inlines(body, cell->segment, cell->segment_count, span);
}

/* Blanks that are typed in place of dots are room to sign in as well: no-break ones, as many as have room. */
#define BLANKS_8 "\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0"
#define BLANKS   BLANKS_8 BLANKS_8 BLANKS_8 BLANKS_8

static LkInline dots_of(const LkBody *body, const LkTableText *typed, size_t column, LkSpan signature)
{
    const LkCellText *cell = &typed->cells[typed->column_count + column];
    if (cell->segment_count == 0)
        return (LkInline){.text = LK_TEXT(BLANKS), .span = signature};
    const LkSegment *segment = &body->markdown->segments[cell->segment];
    return (LkInline){.text = lk_text_slice(body->markdown->text, segment->start, segment->end),
                      .span = lk_body_span(body, segment->start, segment->end)};
}

static LkSignature *convert_signature(LkBody *body, const LkTableText *typed, size_t column, LkSpan span)
{
    LkSignature *signature = LK_NEW(body->reader->arena, LkSignature);
    LkInlines before = cell_inlines(body, typed, 0, column), after = cell_inlines(body, typed, 2, column);
    bool has_line = false;
    for (size_t i = 0; i < typed->column_count; i++)
        for (size_t row = 0; row < LK_SIGNING_ROWS; row++)
            has_line |= typed->cells[row * typed->column_count + i].segment_count > 0;
    if (has_line)
        lk_signature_line(body->reader, signature, &before, dots_of(body, typed, column, span), &after);
    signature->span = span;
    signature->name.span = span;
    signature->position = LK_NEW_ARRAY(body->reader->arena, typed->row_count, LkInlines);
    for (size_t row = LK_SIGNING_ROWS; row < typed->row_count; row++) {
        LkInlines line = cell_inlines(body, typed, row, column);
        if (line.count > 0 && row == LK_SIGNING_ROWS && line.items[0].text.length > 0 &&
            line.items[0].text.bytes[0] == '(')
            signature->name = line;
        else if (line.count > 0)
            signature->position[signature->position_count++] = line;
    }
    lk_signature_field(body->reader, NULL, signature);
    return signature;
}

static LkBlock *convert_signatures(LkBody *body, const LkNode *node)
{
    LkBlock *block = lk_body_block(body, LK_BLOCK_SIGNATURE, lk_body_span(body, node->start, node->end));
    LkSignature **end = &block->as.signature;
    for (size_t i = 0; i < node->as.table->column_count; i++) {
        *end = convert_signature(body, node->as.table, i, block->span);
        end = &(*end)->beside;
    }
    return block;
}

LkBlock *lk_body_table(LkBody *body, const LkNode *node)
{
    LkReader *reader = body->reader;
    const LkTableText *typed = node->as.table;
    if (typed->form == LK_TABLE_SIGNATURES)
        return convert_signatures(body, node);
    LkBlock *block = lk_body_block(body, LK_BLOCK_TABLE, lk_body_span(body, node->start, node->end));
    LkTable *table = block->as.table = LK_NEW(reader->arena, LkTable);
    table->columns = LK_NEW_ARRAY(reader->arena, typed->column_count, LkColumn);
    table->column_count = typed->column_count;
    table->style_span = block->span;
    add_header(body, table, typed);
    table->row_count = typed->row_count - typed->header_rows;
    table->has_spans = has_spans(typed, typed->header_rows, table->row_count);
    table->cells = LK_NEW_ARRAY(reader->arena, table->row_count * typed->column_count + 1, LkCell);
    convert_rows(body, typed, typed->header_rows, table->row_count, table->cells);
    if (typed->caption_count > 0)
        table->caption = lk_body_inlines(body, typed->caption, typed->caption_count, block->span);
    return lk_table_room(reader, typed->row_count, typed->column_count, block->span) ? block : NULL;
}

/* The byte of the line behind “: ” or “Table: ”; its start if neither stands there. */
static LkAt caption_start(const LkMarkdown *markdown, const LkSegment *line)
{
    static const char *const marks[] = {": ", ":\t", "Table: "};
    LkText text = lk_text_slice(markdown->text, line->start, line->end);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        LkText mark = lk_text(marks[i]);
        if (text.length > mark.length && memcmp(text.bytes, mark.bytes, mark.length) == 0)
            return line->start + mark.length;
    }
    return line->start;
}

bool lk_body_table_caption(LkBody *body, const LkNode *node, LkBlock *table)
{
    const LkMarkdown *markdown = body->markdown;
    if (table == NULL || table->kind != LK_BLOCK_TABLE || table->as.table->caption.count > 0 ||
        node->kind != LK_NODE_PARAGRAPH || node->segment_count == 0)
        return false;
    const LkSegment *typed = &markdown->segments[node->segment];
    LkAt start = caption_start(markdown, typed);
    if (start == typed->start)
        return false;
    LkArena *work = body->reader->work;
    LkSegment *lines = LK_NEW_ARRAY(work, node->segment_count, LkSegment);
    memcpy(lines, typed, node->segment_count * sizeof *lines);
    lines->start = start;
    LkLeaf leaf = lk_leaf_of(markdown, lines, node->segment_count, work);
    LkTokens tokens = lk_tokens(body->markdown, &leaf, work);
    table->as.table->caption =
        lk_body_token_inlines(body, &leaf, tokens, lk_body_span(body, node->start, node->end));
    return true;
}

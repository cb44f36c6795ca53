#include "source/body/printed.h"

#include <string.h>

#include "base/limits.h"
#include "base/thai.h"
#include "source/document.h"
#include "source/markdown/scan/scan.h"

/* How often each character that is no blank stands somewhere; rare ones share a place. */
enum { PLACES = 0x2000 };

typedef struct Letters {
    int32_t counts[PLACES];
} Letters;

static size_t place_of(uint32_t c)
{
    return c < PLACES / 2 ? c : PLACES / 2 + c % (PLACES / 2);
}

static bool is_letter(uint32_t c)
{
    return c > ' ' && !lk_is_office_blank(c);
}

static void count_letter(Letters *letters, uint32_t c)
{
    if (is_letter(c))
        letters->counts[place_of(c)]++;
}

static void count_text(Letters *letters, LkText text)
{
    for (size_t at = 0; at < text.length;)
        count_letter(letters, lk_utf8_next(text, &at));
}

/* ---- What is printed */

static void count_inlines(Letters *letters, LkInlines inlines)
{
    for (size_t i = 0; i < inlines.count; i++)
        if (!inlines.items[i].from_data)
            count_text(letters, inlines.items[i].text);
}

static void count_cells(Letters *letters, const LkCell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < cells[i].count; k++)
            count_inlines(letters, cells[i].paragraphs[k]);
}

static void count_table(Letters *letters, const LkTable *table, LkArena *arena)
{
    count_inlines(letters, table->caption);
    if (table->header_rows > 0)
        count_cells(letters, table->header, table->header_rows * table->column_count);
    else
        for (size_t i = 0; i < table->column_count; i++)
            count_inlines(letters, table->columns[i].title);
    for (size_t row = 0; row < table->row_count; row++)
        count_cells(letters, lk_table_row(table, row, arena), table->column_count);
}

/* An item and the mark that it was typed with, both in the order of the text. */
typedef struct Items {
    const LkItemMark **marks;
    size_t count, capacity, taken;
    LkArena *arena;
    CoverageFault fault;
} Items;

static void find_marks(Items *items, const LkNode *node)
{
    if (node->kind == LK_NODE_NOTE)
        return;
    if (node->kind == LK_NODE_ITEM) {
        LK_GROW(items->arena, items->marks, items->count, items->capacity, 16);
        items->marks[items->count++] = &node->as.item.mark;
    }
    for (const LkNode *child = node->first_child; child != NULL; child = child->next)
        find_marks(items, child);
}

static void check_item(Items *items, const LkBlock *item)
{
    if (items->taken == items->count) {
        items->fault = (CoverageFault){"an item was made", 0};
        return;
    }
    const LkItemMark *mark = items->marks[items->taken++];
    if (mark->number > 0 && item->label.length == 0 && item->number != mark->number)
        items->fault = (CoverageFault){"an item has another number than was typed", mark->start};
}

/* Those that are typed side by side. */
static void count_signatures(Letters *letters, const LkSignature *one)
{
    for (; one != NULL; one = one->beside) {
        count_inlines(letters, one->sign);
        count_inlines(letters, one->name);
        for (size_t i = 0; i < one->position_count; i++)
            count_inlines(letters, one->position[i]);
    }
}

/* Depth is bounded by LK_LIMIT_NESTING. */
static void count_blocks(Letters *letters, Items *items, const LkBlock *block)
{
    for (; block != NULL; block = block->next) {
        if (block->kind == LK_BLOCK_LIST_ITEM)
            check_item(items, block);
        count_inlines(letters, block->inlines);
        if (block->id.length > 0)
            count_text(letters, LK_TEXT("{#}"));
        count_text(letters, block->id);
        if (block->kind == LK_BLOCK_TABLE)
            count_table(letters, block->as.table, items->arena);
        if (block->kind == LK_BLOCK_IMAGE)
            count_text(letters, block->as.image->alt);
        if (block->kind == LK_BLOCK_SIGNATURE)
            count_signatures(letters, block->as.signature);
        count_blocks(letters, items, block->first_child);
    }
}

static void count_notes(Letters *letters, const LkSource *source)
{
    for (size_t i = 0; i < source->footnote_count; i++)
        for (size_t k = 0; k < source->footnotes[i].count; k++)
            count_inlines(letters, source->footnotes[i].paragraphs[k]);
}

/* ---- What was typed */

/* What may be printed or not: letters of fields are names, or defaults; characters behind a backslash. */
static void count_typed(Letters *letters, Letters *others, const Coverage *coverage)
{
    LkText text = coverage->markdown->text;
    size_t field_end = 0; /* behind the }} of a field, or of none */
    for (size_t at = 0; at < text.length;) {
        bool is_text = coverage->owners[at] == COVERAGE_TEXT, is_told = coverage->owners[at] == COVERAGE_TOLD;
        if (at >= field_end && lk_begins_with(text, at, text.length, "{{")) {
            size_t close = lk_text_find_pair(text, at, "}}");
            field_end = close + 2;
        }
        bool is_sure = is_text && at >= field_end;
        bool is_escaped = at > 0 && text.bytes[at - 1] == '\\';
        uint32_t c = lk_utf8_next(text, &at);
        if (is_sure || is_text || is_told || is_escaped || at <= field_end)
            count_letter(is_sure ? letters : others, c);
    }
}

static bool has(LkText text, const char *words)
{
    return memmem(text.bytes, text.length, words, strlen(words)) != NULL;
}

/* Whether what is typed is not printed in the form it has: front matter, conditions, references, blocks of
 * YAML, {count: yes}, {width=…} of a picture. */
static bool has_more_than_text(LkText text)
{
    static const char *const blocks[] = {"table", "signature", "toc", "qr", "pagebreak", "{=html}"};
    bool is_fenced = has(text, "```") || has(text, "~~~");
    for (size_t i = 0; is_fenced && i < sizeof blocks / sizeof *blocks; i++)
        if (has(text, blocks[i]))
            return true;
    return lk_begins_with(text, 0, text.length, "---") ||
           lk_begins_with(text, 0, text.length, "\xEF\xBB\xBF") || has(text, "{{#") || has(text, "{count") ||
           has(text, "{นับ") || has(text, ": ") || has(text, ":\t") || has(text, "Table: ") || has(text, "){");
}

/* What escapes and entities stand for is printed and was not typed so. */
static bool has_entities(LkText text)
{
    return memchr(text.bytes, '&', text.length) != NULL;
}

/* A note without a mark is not printed, and told. */
static bool is_told(const LkDiagnostics *diagnostics)
{
    for (const LkDiagnostic *one = diagnostics->first; one != NULL; one = one->next)
        if (one->id == LK_W_NOTE_UNUSED || one->id == LK_W_ATTRIBUTES)
            return true;
    return diagnostics->count >= LK_LIMIT_DIAGNOSTICS;
}

static CoverageFault compare(const Letters *typed, const Letters *others, const Letters *printed, LkText text)
{
    for (size_t at = 0; at < text.length;) {
        size_t start = at;
        uint32_t c = lk_utf8_next(text, &at);
        size_t at_place = place_of(c);
        if (is_letter(c) && printed->counts[at_place] < typed->counts[at_place])
            return (CoverageFault){"a letter is lost", start};
        if (is_letter(c) && printed->counts[at_place] > typed->counts[at_place] + others->counts[at_place] &&
            !has_entities(text))
            return (CoverageFault){"a letter is printed that was not typed", start};
    }
    return (CoverageFault){NULL, 0};
}

/* Characters that are read as blanks (W-control) make marks that the text itself does not have. */
static bool has_controls(LkText text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t c = lk_utf8_next(text, &at);
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) || c == 0x2028 ||
            c == 0x2029)
            return true;
    }
    return false;
}

CoverageFault printed_check(LkText text, LkArena *arena, bool *is_printed)
{
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, arena);
    LkFile *file = LK_NEW(arena, LkFile);
    *file = (LkFile){.name = "a.md", .text = text};
    LkSourceOptions options = {.root = "/"};
    LkSource *source = lk_source_parse(file, &options, arena, &diagnostics);
    bool is_checked = source != NULL && diagnostics.errors == 0 && lk_source_front_line(file, arena) == 0 &&
                      !has_more_than_text(text) && !has_controls(text) && !is_told(&diagnostics);
    if (is_printed != NULL)
        *is_printed = is_checked;
    if (!is_checked)
        return (CoverageFault){NULL, 0};
    LkMarkdown *markdown = lk_markdown_parse(text, 0, NULL, arena);
    Coverage coverage = coverage_of(markdown, 0, arena);
    Letters *typed = LK_NEW(arena, Letters), *others = LK_NEW(arena, Letters),
            *printed = LK_NEW(arena, Letters);
    Items items = {.arena = arena};
    find_marks(&items, markdown->document);
    count_typed(typed, others, &coverage);
    count_blocks(printed, &items, source->blocks);
    count_notes(printed, source);
    if (items.fault.what == NULL && items.taken < items.count)
        items.fault = (CoverageFault){"an item is lost", items.marks[items.taken]->start};
    return items.fault.what != NULL ? items.fault : compare(typed, others, printed, text);
}

/* ---- Memory */

typedef struct Reading {
    LkText text;
    LkArena *arena;
} Reading;

static void read_source(void *data)
{
    Reading *reading = data;
    LkDiagnostics diagnostics;
    lk_diagnostics_init(&diagnostics, reading->arena);
    LkFile file = {.name = "a.md", .text = reading->text};
    LkSourceOptions options = {.root = "/"};
    lk_source_parse(&file, &options, reading->arena, &diagnostics);
}

/* Each of the first allocations in turn, then fewer and fewer. */
CoverageFault printed_check_memory(LkText text)
{
    bool is_done = false;
    for (size_t requests = 1; !is_done; requests += 1 + requests / 8) {
        Reading reading = {text, lk_arena_create()};
        if (reading.arena == NULL)
            return (CoverageFault){"no memory for the test", 0};
        lk_arena_fail_after(reading.arena, requests);
        is_done = lk_arena_guarded(reading.arena, read_source, &reading);
        lk_arena_destroy(reading.arena);
    }
    return (CoverageFault){NULL, 0};
}

#include "source/body/filled.h"

#include <string.h>

#include "source/document.h"

enum { DEPTH_MOST = 3, BLOCKS_MOST = 6, KEYS_MOST = 5, PARTS_MOST = 7 };

/* A template and what it stands for, written side by side. */
typedef struct Filled {
    uint64_t state; /* splitmix64 */
    LkBuffer with, without;
    size_t depth;
    size_t marks;   /* written so far */
    size_t missing; /* the mark that is left out, from 1; 0 = none */
    bool is_cell;   /* of a table, where a bar is typed \\| */
    bool is_out;    /* what is written now is left out */
} Filled;

static size_t below(Filled *filled, size_t count)
{
    uint64_t z = filled->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (size_t)((z ^ (z >> 31)) % count);
}

static void put(Filled *filled, const char *string)
{
    lk_buffer_string(&filled->with, string);
    if (!filled->is_out)
        lk_buffer_string(&filled->without, string);
}

static void put_mark(Filled *filled, const char *mark)
{
    if (++filled->marks != filled->missing)
        lk_buffer_string(&filled->with, mark);
}

/* ---- Conditions */

/* มี has a value, ว่าง has none, อื่น is not there. */
static bool put_if(Filled *filled)
{
    static const struct {
        const char *mark;
        bool is_true;
    } marks[] = {{"{{#if มี}}", true},      {"{{# if  มี }}", true}, {"{{#if ว่าง}}", false},
                 {"{{ #if ว่าง }}", false}, {"{{#if fax}}", false}, {"{{#if โทรสาร}}", false}};
    size_t which = below(filled, sizeof marks / sizeof *marks);
    put_mark(filled, marks[which].mark);
    return marks[which].is_true;
}

static void put_else(Filled *filled)
{
    lk_buffer_string(&filled->with, below(filled, 3) == 0 ? "{{#else}}" : "{{else}}");
}

static void put_end(Filled *filled)
{
    put_mark(filled, below(filled, 3) == 0 ? "{{/ if}}" : "{{/if}}");
}

static void put_words(Filled *filled)
{
    static const char *const words[] = {"งาน", "คน",    "ผล ", "จด",     "ฉาย",   "{{มี}}", "{{ว่าง}}",
                                        "๕",   "**ก**", " ",   "{{มี}}ก", "\\{{ ", "~ ",    "(ก)"};
    for (size_t count = 1 + below(filled, 4); count > 0; count--)
        put(filled, words[below(filled, sizeof words / sizeof *words)]);
    if (below(filled, 4) == 0) { /* a default */
        lk_buffer_string(&filled->with, filled->is_cell ? "{{ว่าง\\|รอผล}}" : "{{ว่าง|รอผล}}");
        if (!filled->is_out)
            lk_buffer_string(&filled->without, "รอผล");
    }
}

/* Words, of which some are under a condition. */
static void put_text(Filled *filled)
{
    put(filled, "ก");
    put_words(filled);
    if (filled->depth == DEPTH_MOST || below(filled, 2) == 0)
        return;
    bool was_out = filled->is_out;
    filled->depth++;
    bool is_true = put_if(filled);
    filled->is_out = was_out || !is_true;
    put_text(filled);
    if (below(filled, 2) == 0) {
        put_else(filled);
        filled->is_out = was_out || is_true;
        put_text(filled);
    }
    filled->is_out = was_out;
    put_end(filled);
    filled->depth--;
    put(filled, "ข");
}

static void put_block(Filled *filled);

/* Whole blocks under a condition, whose marks stand on lines of their own. */
static void put_blocks(Filled *filled)
{
    bool was_out = filled->is_out;
    filled->depth++;
    bool is_true = put_if(filled);
    lk_buffer_string(&filled->with, "\n\n");
    filled->is_out = was_out || !is_true;
    put_block(filled);
    if (below(filled, 2) == 0) {
        put_else(filled);
        lk_buffer_string(&filled->with, "\n\n");
        filled->is_out = was_out || is_true;
        put_block(filled);
    }
    filled->is_out = was_out;
    put_end(filled);
    lk_buffer_string(&filled->with, "\n\n");
    filled->depth--;
}

static void put_block(Filled *filled)
{
    static const char *const starts[] = {"",   "",    "## ",  "> ",
                                         "- ", "๑. ", "(ก) ", "| ก | ข |\n|---|---|\n| "};
    if (filled->depth < DEPTH_MOST && below(filled, 3) == 0) {
        put_blocks(filled);
        return;
    }
    size_t start = below(filled, sizeof starts / sizeof *starts);
    put(filled, starts[start]);
    filled->is_cell = starts[start][0] == '|';
    put_text(filled);
    filled->is_cell = false;
    put(filled, starts[start][0] == '|' ? " | ค |\n\n" : "\n\n");
}

/* ---- What is printed */

/* All but blanks, in their order. */
static void add_text(LkBuffer *out, LkText text)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t c = lk_utf8_next(text, &at);
        if (c > ' ' && c != 0xA0)
            lk_buffer_character(out, c);
    }
}

static void add_inlines(LkBuffer *out, LkInlines inlines)
{
    for (size_t i = 0; i < inlines.count; i++)
        add_text(out, inlines.items[i].text);
}

static void add_table(LkBuffer *out, const LkTable *table, LkArena *arena)
{
    for (size_t row = 0; row < table->row_count; row++)
        for (size_t i = 0; i < table->column_count; i++) {
            const LkCell *cell = &lk_table_row(table, row, arena)[i];
            for (size_t k = 0; k < cell->count; k++)
                add_inlines(out, cell->paragraphs[k]);
        }
}

static void add_blocks(LkBuffer *out, const LkBlock *block, LkArena *arena)
{
    for (; block != NULL; block = block->next) {
        add_inlines(out, block->inlines);
        if (block->kind == LK_BLOCK_TABLE)
            add_table(out, block->as.table, arena);
        add_blocks(out, block->first_child, arena);
    }
}

static LkSource *read_text(LkText text, LkDiagnostics *diagnostics, LkArena *arena)
{
    lk_diagnostics_init(diagnostics, arena);
    LkFile *file = LK_NEW(arena, LkFile);
    *file = (LkFile){.name = "a.md", .text = text};
    LkSourceOptions options = {.root = "/"};
    return lk_source_parse(file, &options, arena, diagnostics);
}

static LkText printed(const LkSource *source, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    add_blocks(&out, source->blocks, arena);
    return lk_buffer_view(&out);
}

static Filled start(uint64_t seed, LkArena *arena)
{
    Filled filled = {.state = seed};
    lk_buffer_init(&filled.with, arena);
    lk_buffer_init(&filled.without, arena);
    return filled;
}

/* What a line of a form's head prints of a field. */
static LkText printed_field(const LkSource *source, const char *name, LkDiagnostics *told, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    add_inlines(&out, lk_source_field(source, lk_text(name), arena, told));
    return lk_buffer_view(&out);
}

CoverageFault filled_check_form(uint64_t seed, LkArena *arena)
{
    static const char *const keys[] = {"เรื่อง", "subject", "อ้างถึง", "สิ่งที่ส่งมาด้วย"};
    Filled filled = start(seed, arena);
    bool is_broken = below(&filled, 4) == 0;
    filled.missing = is_broken ? 1 + below(&filled, 4) : 0;
    const char *key = keys[below(&filled, sizeof keys / sizeof *keys)];
    bool is_list = below(&filled, 4) == 0;
    put(&filled, "---\nมี: ค่า\nว่าง:\n");
    put(&filled, key);
    put(&filled, is_list ? ":\n  - '" : ": '"); /* in quotes: " #" would begin a remark */
    put_text(&filled);
    put(&filled, "'\n---\n\nจบ\n");
    LkDiagnostics with_told, without_told;
    LkSource *with = read_text(lk_buffer_view(&filled.with), &with_told, arena);
    LkSource *without = read_text(lk_buffer_view(&filled.without), &without_told, arena);
    bool is_whole = filled.missing == 0 || filled.marks < filled.missing;
    bool is_equal = lk_text_equal(printed_field(with, key, &with_told, arena),
                                  printed_field(without, key, &without_told, arena));
    if (is_whole && with_told.errors > 0)
        return (CoverageFault){"a condition in a form is told that is whole", 0};
    if (!is_equal && with_told.errors == 0)
        return (CoverageFault){is_whole ? "a condition in a form prints something else"
                                        : "a mark in a form without its partner is not told",
                               0};
    return (CoverageFault){NULL, 0};
}

CoverageFault filled_check(uint64_t seed, LkArena *arena)
{
    Filled filled = start(seed, arena);
    bool is_broken = below(&filled, 4) == 0;
    filled.missing = is_broken ? 1 + below(&filled, 4) : 0;
    put(&filled, "---\nมี: ค่า\nว่าง:\n---\n\n");
    for (size_t count = 1 + below(&filled, BLOCKS_MOST); count > 0; count--)
        put_block(&filled);
    put(&filled, "จบ\n");
    LkDiagnostics with_told, without_told;
    LkText text = lk_buffer_view(&filled.with);
    LkSource *with = read_text(text, &with_told, arena);
    LkSource *without = read_text(lk_buffer_view(&filled.without), &without_told, arena);
    bool is_whole = filled.missing == 0 || filled.marks < filled.missing;
    bool is_equal = lk_text_equal(printed(with, arena), printed(without, arena));
    if (is_whole && with_told.errors > 0)
        return (CoverageFault){"a condition is told that is whole", 0};
    if (!is_equal && with_told.errors == 0) /* what is left out may be broken */
        return (CoverageFault){
            is_whole ? "a condition prints something else" : "a mark without its partner is not told", 0};
    return (CoverageFault){NULL, 0};
}

/* ---- Front matter */

static bool is_sign(char byte)
{
    return strchr("\"'[]{},|>:\\+", byte) != NULL;
}

/* Whether all of the value is there but for signs of YAML, if it begins with one that encloses it. */
static bool is_kept(LkText typed, LkText value)
{
    bool encloses = typed.length > 0 && strchr("\"'[{|>", typed.bytes[0]) != NULL;
    size_t at = 0;
    for (size_t i = 0; i < typed.length; i++) {
        if (at < value.length && value.bytes[at] == typed.bytes[i])
            at++;
        else if (typed.bytes[i] != ' ' && !(encloses && is_sign(typed.bytes[i])))
            return false;
        while (at < value.length && (value.bytes[at] == '\n' || value.bytes[at] == ' '))
            at++;
    }
    return at == value.length;
}

/* ~ is no value in YAML, and [~] a list of none. */
static bool is_none_of_yaml(LkText typed)
{
    size_t signs = 0;
    for (size_t i = 0; i < typed.length; i++) {
        if (memchr("[]~, ", typed.bytes[i], 5) == NULL)
            return false;
        signs += typed.bytes[i] == '~';
    }
    return signs > 0;
}

CoverageFault filled_check_front(uint64_t seed, LkArena *arena)
{
    static const char *const parts[] = {"ก", "ราคา", "5",  " ",  " ", ": ", ":", "#",  " #",  "[", "]", "{",
                                        "}", "{{",   "}}", "\"", "'", "@",  "*", "&",  "%",   "!", "|", ">",
                                        "-", "- ",   "?",  ",",  "`", "“",  "”", "\\", "1. ", "~"};
    static const char *const keys[] = {"เรื่อง", "to", "ที่", "x", "ช่อง ก"};
    static const char *const colons[] = {": ", ": ", ": ", ":", "：", ":\xC2\xA0", ":\t", " : "};
    Filled filled = start(seed, arena);
    LkText typed[KEYS_MOST];
    size_t ends[KEYS_MOST], count = 1 + below(&filled, KEYS_MOST);
    put(&filled, "---\n");
    for (size_t i = 0; i < count; i++) {
        put(&filled, keys[i]);
        put(&filled, colons[below(&filled, i == 4 ? 3 : sizeof colons / sizeof *colons)]);
        ends[i] = lk_buffer_view(&filled.with).length;
        for (size_t k = below(&filled, PARTS_MOST); k > 0; k--)
            put(&filled, parts[below(&filled, sizeof parts / sizeof *parts)]);
        typed[i].length = lk_buffer_view(&filled.with).length - ends[i];
        put(&filled, "\n");
    }
    put(&filled, "---\n\nจบ\n");
    LkText text = lk_buffer_view(&filled.with);
    LkDiagnostics told;
    LkSource *source = read_text(text, &told, arena);
    const LkField *field = source->fields;
    for (size_t i = 0; i < count && told.count == 0; i++, field = field->next) {
        typed[i] = lk_text_trim(lk_text_slice(text, ends[i], ends[i] + typed[i].length));
        if (field != NULL && !lk_text_is(field->name, keys[i]))
            break; /* a key that nothing asks for, which is told with the layout */
        bool is_none = is_none_of_yaml(typed[i]);
        if (field == NULL)
            return (CoverageFault){"a key is lost", ends[i]};
        if (!is_none && !is_kept(typed[i], lk_text_trim(field->value)))
            return (CoverageFault){"a value is another than was typed", ends[i]};
    }
    return (CoverageFault){NULL, 0};
}

/* Reference definitions: a table by label, which grows; and reading one at the beginning of a paragraph. */
#include "source/markdown/inlines/definitions.h"
#include "base/normal.h"
#include "source/markdown/inlines/inlines.h"
#include "source/markdown/scan/scan.h"

typedef struct Entry {
    LkText name; /* the label as it is compared */
    LkDefinition *definition;
} Entry;

struct LkDefinitions {
    Entry *entries; /* open addressing; a slot without definition is free */
    size_t count, capacity;
    LkDefinition *first, *last; /* in the order of the text */
    /* Where the last definition stood: several in one paragraph are read one after another. */
    const LkSegment *segments;
    size_t at;
    LkLeafCursor cursor;
};

/* ---- The table */

/* The label without blanks around, each row of blanks as one, its case folded. */
static LkText name_of(LkText label, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    bool is_ascii = true;
    label = lk_text_trim(label);
    for (size_t i = 0; i < label.length; i++) {
        char byte = label.bytes[i];
        bool is_again = lk_is_space(byte) && lk_is_space(label.bytes[i - 1]); /* the first is no blank */
        if (is_again)
            continue;
        is_ascii = is_ascii && (unsigned char)byte < 0x80;
        byte = lk_is_space(byte) ? ' ' : byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
        lk_buffer_append(&out, &byte, 1);
    }
    LkText name = lk_buffer_view(&out);
    return is_ascii ? name : lk_folded(name, arena);
}

/* FNV-1a. */
static size_t hash_of(LkText name)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < name.length; i++)
        hash = (hash ^ (unsigned char)name.bytes[i]) * 0x100000001b3u;
    return (size_t)(hash ^ (hash >> 29));
}

/* The slot of a name, or the free one where it belongs. */
static Entry *slot_of(const struct LkDefinitions *table, LkText name)
{
    size_t slot = hash_of(name) & (table->capacity - 1);
    while (table->entries[slot].definition != NULL && !lk_text_equal(table->entries[slot].name, name))
        slot = (slot + 1) & (table->capacity - 1);
    return &table->entries[slot];
}

static void grow(struct LkDefinitions *table, LkArena *arena)
{
    struct LkDefinitions old = *table;
    table->capacity = old.capacity == 0 ? 16 : 2 * old.capacity;
    table->entries = LK_NEW_ARRAY(arena, table->capacity, Entry);
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.entries[i].definition != NULL)
            *slot_of(table, old.entries[i].name) = old.entries[i];
    }
}

static struct LkDefinitions *table_of(LkMarkdown *markdown)
{
    if (markdown->definitions == NULL)
        markdown->definitions = LK_NEW(markdown->arena, struct LkDefinitions);
    return markdown->definitions;
}

static LkText kept(LkText text, LkArena *arena)
{
    return (LkText){lk_arena_copy(arena, text.bytes, text.length), text.length};
}

static LkDefinition *append(struct LkDefinitions *table, const LkDefinition *definition, LkArena *arena)
{
    LkDefinition *added = LK_NEW(arena, LkDefinition);
    *added = (LkDefinition){.start = definition->start, .end = definition->end};
    added->target = kept(definition->target, arena); /* the leaf's text may go */
    if (table->last == NULL)
        table->first = added;
    else
        table->last->next = added;
    table->last = added;
    return added;
}

/* The first of a label counts (CommonMark 0.31 §4.7). */
static void add(LkMarkdown *markdown, const LkDefinition *definition)
{
    struct LkDefinitions *table = table_of(markdown);
    if (2 * (table->count + 1) > table->capacity)
        grow(table, markdown->arena);
    LkText name = name_of(definition->label, markdown->arena);
    Entry *entry = slot_of(table, name);
    markdown->steps += name.length;
    LkDefinition *added = append(table, definition, markdown->arena);
    if (entry->definition != NULL)
        return;
    *entry = (Entry){name, added};
    added->label = kept(definition->label, markdown->arena);
    added->target = lk_unescaped(added->target, markdown->arena);
    added->title = kept(lk_unescaped(definition->title, markdown->arena), markdown->arena);
    table->count++;
}

const LkDefinition *lk_definitions_first(const LkMarkdown *markdown)
{
    return markdown->definitions == NULL ? NULL : markdown->definitions->first;
}

LkDefinition *lk_definition_find(const LkMarkdown *markdown, LkText label)
{
    const struct LkDefinitions *table = markdown->definitions;
    if (table == NULL || table->count == 0)
        return NULL;
    LkText name = name_of(label, markdown->arena);
    return name.length == 0 ? NULL : slot_of(table, name)->definition;
}

void lk_remark_definitions(LkMarkdown *markdown)
{
    for (const LkDefinition *one = lk_definitions_first(markdown); one != NULL; one = one->next)
        if (!one->is_used && !lk_text_is(one->target, "#")) {
            LkAt next, end = lk_line_end(markdown->text, one->start, &next);
            lk_remark(markdown, LK_REMARK_DEFINITION, one->start, one->end < end ? one->end : end, 1);
        }
}

/* ---- Reading */

/* The byte behind the line end at or behind `at`; `at` if something else stands before it. */
static size_t past_line(LkText text, size_t at)
{
    size_t end = lk_past_blanks(text, at);
    if (end >= text.length)
        return end;
    return text.bytes[end] == '\n' ? end + 1 : at;
}

/* Words behind “[หมายเหตุ]:” are no target. */
static bool is_words(LkText label, LkText target, bool is_bracketed)
{
    if (is_bracketed ||
        (!lk_thai_within(label, 0, label.length) && !lk_thai_within(target, 0, target.length)))
        return false;
    bool has_scheme = memmem(target.bytes, target.length, "://", 3) != NULL;
    return !has_scheme && (lk_thai_within(target, 0, target.length) || !lk_is_address(target));
}

/* The byte behind the title, which ends its line; else `behind`, where the line of the target ends. */
static size_t read_title(LkMarkdown *markdown, LkText text, size_t at, size_t behind, LkText *title)
{
    size_t start = lk_past_spaces(text, at), end = start;
    if (start > at)
        end = lk_title_read(text, start, title, &markdown->steps);
    if (end > start && (past_line(text, end) > end || end == text.length))
        return past_line(text, end);
    *title = (LkText){"", 0};
    return behind;
}

/* What is read, the title last; 0 if there is none. */
static size_t read_parts(LkMarkdown *markdown, LkText text, size_t at, LkDefinition *definition)
{
    size_t *steps = &markdown->steps;
    size_t open = lk_past_blanks(text, at), end = lk_label_read(text, open, &definition->label, steps);
    if (end == open || lk_text_trim(definition->label).length == 0 || end >= text.length ||
        text.bytes[end] != ':' || lk_note_mark(text, open).length > 0)
        return 0;
    size_t target = lk_past_spaces(text, end + 1);
    if (target >= text.length)
        return 0;
    end = lk_target_read(text, target, &definition->target, steps);
    if (end == target || is_words(definition->label, definition->target, text.bytes[target] == '<'))
        return 0;
    size_t behind = past_line(text, end);
    if (behind == end && end < text.length)
        behind = 0; /* more on the line: it must be a title */
    return read_title(markdown, text, end, behind, &definition->title);
}

/* Where a byte of the leaf stands; in one paragraph the places are rising. */
static LkAt place_of(LkMarkdown *markdown, const LkLeaf *leaf, size_t at)
{
    struct LkDefinitions *table = table_of(markdown);
    if (table->segments != leaf->segments || at < table->at)
        table->cursor = (LkLeafCursor){0};
    table->segments = leaf->segments;
    table->at = at;
    size_t passed = table->cursor.segment;
    LkAt place = lk_leaf_place(leaf, &table->cursor, (LkLeafAt){at});
    markdown->steps += table->cursor.segment - passed + 1;
    return place;
}

size_t lk_definition_read(LkMarkdown *markdown, const LkLeaf *leaf, size_t at)
{
    LkDefinition definition = {.target = {"", 0}, .title = {"", 0}};
    size_t end = at < leaf->text.length ? read_parts(markdown, leaf->text, at, &definition) : 0;
    if (end <= at)
        return at;
    definition.start = place_of(markdown, leaf, at);
    size_t last = end > 0 && leaf->text.bytes[end - 1] == '\n' ? end - 1 : end;
    definition.end = place_of(markdown, leaf, last);
    add(markdown, &definition);
    return end;
}

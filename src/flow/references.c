/* Cross references: finds the blocks that a text can refer to, and what they are called. That is known before
 * anything is typeset; the pages of blocks are those of the round of typesetting before this (flow.c). */
#include "flow/references.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "flow/headings.h"
#include "flow/list_marks.h"

/* ---- What a block is called */

static bool ends_with_blank(const LkBuffer *out)
{
    return out->length > 0 && out->bytes[out->length - 1] == ' ';
}

static LkText plain_text(const LkReferences *references, const LkInlines *inlines)
{
    LkBuffer out;
    lk_buffer_init(&out, references->arena);
    for (size_t i = 0; i < inlines->count; i++) {
        const LkInline *item = &inlines->items[i];
        if (item->kind == LK_INLINE_HARD_BREAK)
            lk_buffer_string(&out, ends_with_blank(&out) ? "" : " ");
        else if (item->footnote == 0 && item->reference == LK_REFERENCE_NONE)
            lk_buffer_text(&out, item->from_data ? lk_numerals(item->text, references->layout->numerals,
                                                               references->arena)
                                                 : item->text);
    }
    return lk_text_trim(lk_buffer_view(&out));
}

/* Returns the number that begins at `at` (๑, ๑.๒, ๓.๑.๒), without a full stop at its end. */
static LkText number_at(LkText text, size_t at)
{
    size_t end = at, last = at;
    while (end < text.length) {
        size_t next = end;
        uint32_t c = lk_utf8_next(text, &next);
        if (lk_digit_value(c) < 0 && c != '.')
            break;
        end = next;
        last = c == '.' ? last : end;
    }
    return lk_text_slice(text, at, last);
}

/* The words that stand before the numbers of headings. */
static const char *const counting_words[] = {"บทที่", "ส่วนที่", "หมวดที่", "หมวด", "ภาคผนวก", "ตอนที่", "ข้อ"};

/* Finds what a heading is called: its number, with the word before it; all of its text if it has no number.
 */
static void name_heading(LkTarget *target, LkText text)
{
    size_t at = 0;
    for (size_t i = 0; i < sizeof counting_words / sizeof *counting_words && at == 0; i++) {
        LkText word = lk_text(counting_words[i]);
        if (text.length > word.length && memcmp(text.bytes, word.bytes, word.length) == 0)
            at = word.length;
    }
    while (at > 0 && at < text.length && text.bytes[at] == ' ')
        at++;
    target->number = number_at(text, at);
    target->label = target->number.length > 0 ? lk_text_slice(text, 0, at + target->number.length) : text;
}

/* Returns what stands behind the word and the blank that a mark begins with: ๕ of ข้อ ๕, ๔/๑ of มาตรา ๔/๑. */
static LkText number_behind_word(LkText mark)
{
    for (size_t at = 0; at < mark.length;) {
        size_t next = at;
        if (lk_digit_value(lk_utf8_next(mark, &next)) >= 0)
            return lk_text_slice(mark, at, mark.length);
        at = next;
    }
    return mark;
}

static LkText counted(const LkReferences *references, const char *format, int number)
{
    LkText text = lk_text(format);
    const char *field = strstr(format, "{n}");
    if (field == NULL)
        return text;
    LkText digits = lk_text(lk_arena_printf(references->arena, "%d", number));
    digits = lk_numerals(digits, references->layout->numerals, references->arena);
    size_t before = (size_t)(field - format);
    return lk_text(lk_arena_printf(references->arena, "%.*s%.*s%s", (int)before, format, (int)digits.length,
                                   digits.bytes, field + 3));
}

/* Returns the label of a caption that the author has numbered: it begins as the format does, and a number
 * follows. Empty if there is none. */
static LkText typed_label(LkText caption, const char *format)
{
    const char *field = strstr(format, "{n}");
    size_t before = field == NULL ? 0 : (size_t)(field - format);
    if (before == 0 || caption.length <= before || memcmp(caption.bytes, format, before) != 0)
        return (LkText){"", 0};
    LkText number = number_at(caption, before);
    return number.length == 0 ? number : lk_text_slice(caption, 0, before + number.length);
}

/* Numbers tables and pictures that have an id, each kind for itself, unless their captions bring a number. */
static void name_captioned(LkReferences *references, LkTarget *target, const LkInlines *caption,
                           const char *format, int *count)
{
    LkText text = plain_text(references, caption), typed = typed_label(text, format);
    target->caption = *caption;
    target->is_counted = typed.length == 0 && target->id.length > 0;
    target->label = typed;
    if (target->is_counted) {
        LkText digits = lk_text(lk_arena_printf(references->arena, "%d", ++*count));
        target->number = lk_numerals(digits, references->layout->numerals, references->arena);
        target->label = counted(references, format, *count);
    } else if (typed.length > 0) {
        const char *field = strstr(format, "{n}");
        target->number = number_at(typed, field == NULL ? 0 : (size_t)(field - format));
    }
}

/* Names an item by its mark; a clause (ข้อ ๕) has a word before its number, which a heading may have too. */
static void name_item(const LkReferences *references, LkTarget *target, const LkListContext *list)
{
    LkBlock item = *target->block;
    if (list->marker != LK_MARKER_BULLET)
        item.task = LK_TASK_NONE; /* its number names it, not the box behind that */
    LkText mark = lk_text_trim(lk_list_mark(references->layout, list, &item, references->arena));
    if (mark.length > 1 && mark.bytes[mark.length - 1] == '.')
        mark.length--;
    target->label = target->number = mark;
    if (list->marker == LK_MARKER_CLAUSE)
        target->number = number_behind_word(mark);
}

/* ---- Finding them */

typedef struct Finding {
    LkReferences *references;
    size_t capacity;
    int tables, figures;
} Finding;

static LkTarget *add_target(Finding *finding, const LkBlock *block)
{
    LkReferences *references = finding->references;
    LK_GROW(references->arena, references->targets, references->count, finding->capacity, 16);
    LkTarget *target = &references->targets[references->count++];
    *target =
        (LkTarget){.id = block->id, .block = block, .title = lk_heading_words(block, references->arena)};
    return target;
}

static bool is_target(const LkBlock *block)
{
    return lk_is_heading(block) || block->id.length > 0 ||
           (block->kind == LK_BLOCK_TABLE && block->as.table->caption.count > 0) ||
           (block->kind == LK_BLOCK_IMAGE && block->as.image->caption.count > 0);
}

static void find_in(Finding *finding, const LkBlock *first, const LkListContext *list);

static void find_at(Finding *finding, const LkBlock *block, const LkListContext *list)
{
    LkReferences *references = finding->references;
    if (is_target(block)) {
        LkTarget *target = add_target(finding, block);
        if (lk_is_heading(block))
            name_heading(target, plain_text(references, &target->title));
        else if (block->kind == LK_BLOCK_TABLE)
            name_captioned(references, target, &block->as.table->caption, references->layout->caption_table,
                           &finding->tables);
        else if (block->kind == LK_BLOCK_IMAGE)
            name_captioned(references, target, &block->as.image->caption, references->layout->caption_figure,
                           &finding->figures);
        else if (block->kind == LK_BLOCK_LIST_ITEM && list != NULL)
            name_item(references, target, list);
    }
    if (block->kind == LK_BLOCK_LIST) {
        LkListContext inner = lk_list_within(list, block->marker);
        for (const LkBlock *item = block->first_child; item != NULL; item = item->next) {
            lk_list_count(&inner, item);
            find_at(finding, item, &inner);
        }
    } else {
        find_in(finding, block->first_child, list);
    }
}

static void find_in(Finding *finding, const LkBlock *first, const LkListContext *list)
{
    for (const LkBlock *block = first; block != NULL; block = block->next)
        find_at(finding, block, list);
}

static int by_id(const void *a, const void *b)
{
    const LkTarget *const *first = a, *const *second = b;
    int order = lk_text_compare((*first)->id, (*second)->id);
    if (order != 0)
        return order;
    return *first < *second ? -1 : *first > *second;
}

void lk_references_find(LkReferences *references, const LkBlock *blocks)
{
    Finding finding = {.references = references};
    find_in(&finding, blocks, NULL);
    references->by_id = LK_NEW_ARRAY(references->arena, references->count + 1, LkTarget *);
    for (size_t i = 0; i < references->count; i++) {
        LkTarget *target = &references->targets[i];
        if (target->id.length == 0) /* begins with a blank, as no id that an author gives can */
            target->id = lk_text(lk_arena_printf(references->arena, " %zu", i + 1));
        references->by_id[i] = target;
    }
    if (references->count > 0)
        qsort(references->by_id, references->count, sizeof(LkTarget *), by_id);
    for (size_t i = 1; i < references->count; i++)
        if (lk_text_equal(references->by_id[i]->id, references->by_id[i - 1]->id))
            lk_tell(references->diagnostics, LK_E_ID_TWICE, references->by_id[i]->block->id_span,
                    LK_WITH(lk_named_text("id", references->by_id[i]->id)));
}

static LkTarget *target_of(const LkReferences *references, LkText id)
{
    size_t low = 0, high = references->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (lk_text_compare(references->by_id[middle]->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < references->count && lk_text_equal(references->by_id[low]->id, id);
    return found ? references->by_id[low] : NULL;
}

LkTarget *lk_target_reached(LkReferences *references, const LkBlock *block, uint32_t number)
{
    if (!is_target(block))
        return NULL;
    for (size_t i = references->next; i < references->count; i++) {
        if (references->targets[i].block != block)
            continue;
        references->next = i + 1;
        references->targets[i].number_of_block = number;
        return &references->targets[i];
    }
    return NULL;
}

/* ---- Filling them in */

static void tell_unknown(LkReferences *references, LkText id, LkSpan span)
{
    if (references->diagnostics->errors > 0 && lk_text_equal(references->told, id))
        return; /* reported already: cells of tables come here twice, to be measured and to be typeset */
    references->told = id;
    bool is_told = references->diagnostics->count < LK_LIMIT_DIAGNOSTICS;
    const char **names = LK_NEW_ARRAY(references->scratch, is_told ? references->count + 1 : 1, const char *);
    size_t count = 0;
    for (size_t i = 0; is_told && i < references->count; i++)
        if (references->targets[i].block->id.length > 0)
            names[count++] = lk_arena_copy(references->scratch, references->targets[i].id.bytes,
                                           references->targets[i].id.length);
    const char *nearest = lk_nearest(id, names, count);
    lk_tell(references->diagnostics, LK_E_REFERENCE_UNKNOWN, span,
            LK_WITH(lk_named_text("id", id), lk_meant(nearest)));
}

size_t lk_target_page(LkReferences *references, const LkTarget *target)
{
    references->asks_pages = true;
    return references->pages == NULL ? 0 : references->pages[target - references->targets];
}

static LkText page_text(LkReferences *references, const LkTarget *target)
{
    LkText digits = lk_text(lk_arena_printf(references->arena, "%zu", lk_target_page(references, target)));
    return lk_numerals(digits, references->layout->numerals, references->arena);
}

/* Returns the words of a heading or caption. References in them are filled in, and may lead to further ones.
 */
static LkText words_of(LkReferences *references, const LkTarget *target, const LkInline *item)
{
    enum { DEEPEST = 4, LONGEST = 4000 /* bytes */ };
    const LkInlines *words = lk_is_heading(target->block) ? &target->title : &target->caption;
    if (words->count == 0)
        return (LkText){"", 0};
    if (references->is_circular) /* reported; to follow all ways through the circle could take for ever */
        return (LkText){"?", 1};
    if (references->quoted >= DEEPEST) {
        references->is_circular = true;
        lk_tell(references->diagnostics, LK_E_REFERENCE_CIRCLE, item->span, NULL);
        return (LkText){"?", 1};
    }
    references->quoted++;
    LkInlines resolved = lk_references_filled(references, words);
    references->quoted--;
    LkText text = plain_text(references, &resolved);
    if (text.length <= LONGEST || references->is_circular)
        return text;
    references->is_circular = true;
    lk_tell(references->diagnostics, LK_E_REFERENCE_LONG, item->span,
            LK_WITH(lk_named_text("id", target->id)));
    return (LkText){"?", 1};
}

static void resolve(LkReferences *references, LkInline *item)
{
    const LkTarget *target = target_of(references, item->text);
    if (target == NULL) {
        tell_unknown(references, item->text, item->span);
        return;
    }
    bool is_heading = lk_is_heading(target->block);
    LkText id = item->text;
    item->text = item->reference == LK_REFERENCE_PAGE       ? page_text(references, target)
                 : item->reference == LK_REFERENCE_TITLE    ? words_of(references, target, item)
                 : item->reference == LK_REFERENCE_NUMBER   ? target->number
                 : is_heading && target->number.length == 0 ? words_of(references, target, item)
                                                            : target->label;
    if (item->text.length == 0)
        lk_tell(references->diagnostics, LK_E_REFERENCE_EMPTY, item->span, LK_WITH(lk_named_text("id", id)));
    item->from_data = false; /* numbers that were counted are in the layout's numerals already; others stay */
    item->reference = LK_REFERENCE_NONE;
    item->link = lk_text(lk_arena_printf(references->arena, "#%.*s", (int)id.length, id.bytes));
}

static void check_link(LkReferences *references, LkInline *item)
{
    if (target_of(references, lk_text_slice(item->link, 1, item->link.length)) != NULL)
        return;
    lk_tell(references->diagnostics, LK_W_LINK_UNKNOWN, item->span,
            LK_WITH(lk_named_text("link", item->link)));
    item->link = (LkText){"", 0};
}

static bool leads_inside(const LkInline *item)
{
    return item->reference != LK_REFERENCE_NONE || (item->link.length > 0 && item->link.bytes[0] == '#');
}

LkInlines lk_references_filled(LkReferences *references, const LkInlines *inlines)
{
    size_t first = 0;
    while (first < inlines->count && !leads_inside(&inlines->items[first]))
        first++;
    if (first == inlines->count)
        return *inlines;
    LkInline *items = LK_NEW_ARRAY(references->arena, inlines->count, LkInline);
    memcpy(items, inlines->items, inlines->count * sizeof *items);
    for (size_t i = first; i < inlines->count; i++) {
        if (items[i].reference != LK_REFERENCE_NONE)
            resolve(references, &items[i]);
        else if (leads_inside(&items[i]))
            check_link(references, &items[i]);
    }
    return (LkInlines){items, inlines->count, inlines->span};
}

LkInlines lk_target_caption(const LkReferences *references, const LkTarget *target)
{
    if (target == NULL || !target->is_counted)
        return target == NULL ? (LkInlines){0} : target->caption;
    const LkInlines *caption = &target->caption;
    LkInline *items = LK_NEW_ARRAY(references->arena, caption->count + 1, LkInline);
    const char *blank = caption->count > 0 ? " " : "";
    items[0] =
        (LkInline){.kind = LK_INLINE_TEXT,
                   .text = lk_text(lk_arena_printf(references->arena, "%.*s%s", (int)target->label.length,
                                                   target->label.bytes, blank))};
    if (caption->count > 0)
        memcpy(items + 1, caption->items, caption->count * sizeof *items);
    return (LkInlines){items, caption->count + 1, caption->span};
}

LkText lk_target_title(LkReferences *references, const LkTarget *target)
{
    LkInlines resolved = lk_references_filled(references, &target->title);
    return plain_text(references, &resolved);
}

LkText lk_references_title(LkReferences *references, const LkSource *source)
{
    LkBuffer out;
    lk_buffer_init(&out, references->arena);
    for (const LkBlock *block = source->blocks; block != NULL; block = block->next) {
        if (block->kind != LK_BLOCK_TITLE)
            continue;
        LkInlines resolved = lk_references_filled(references, &block->inlines);
        lk_buffer_string(&out, out.length > 0 ? " " : "");
        lk_buffer_text(&out, plain_text(references, &resolved));
    }
    return out.length > 0 ? lk_buffer_view(&out) : source->title;
}

/* ---- Copies for rows that are typeset apart */

LkReferences lk_references_branch(const LkReferences *references, LkArena *arena, LkDiagnostics *diagnostics)
{
    LkReferences branch = *references;
    branch.arena = branch.scratch = arena;
    branch.diagnostics = diagnostics;
    return branch;
}

void lk_references_join(LkReferences *references, const LkReferences *branch)
{
    references->asks_pages |= branch->asks_pages;
}

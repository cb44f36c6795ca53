/* Items: CommonMark's on lines without Thai (0.31 §5.2), an officer's on others. */
#include "source/markdown/items/items.h"
#include "source/markdown/paragraphs/paragraphs.h"
#include "source/markdown/tables/tables.h"

#include <string.h>

#include "source/markdown/items/open_items.h"
#include "source/markdown/leaves/framed_lines.h"
#include "source/markdown/scan/scan.h"

/* A bullet, 1. or 1), as CommonMark has them; no number but 1 and no empty item may interrupt a paragraph. */
static bool plain_item_begins(const LkBlockReader *reader, const LkItemMark *mark, size_t matched)
{
    const LkLineScan *line = &reader->line;
    LkAt behind = mark->start + mark->length;
    bool is_known =
        mark->kind == LK_MARK_BULLET || mark->kind == LK_MARK_NUMBER || mark->kind == LK_MARK_NUMBER_BRACKET;
    if (!is_known || mark->is_loose || line->indent >= 4 ||
        (behind < line->end && !lk_is_ascii_blank(line->text.bytes[behind])))
        return false;
    if (reader->leaf_state != LK_LEAF_PARAGRAPH || matched < reader->depth)
        return true;
    bool is_empty = lk_skip_blanks(line->text, behind, line->end, false) == line->end;
    return !is_empty && (mark->kind == LK_MARK_BULLET || mark->number == 1);
}

static bool goes_into(const LkBlockReader *reader, const LkOpen *parent, const LkItemMark *mark)
{
    if (parent->last == NULL || parent->last->kind != LK_NODE_LIST)
        return false;
    const LkItemMark *before = &parent->last_item->as.item.mark;
    if (before->kind != mark->kind)
        return false;
    if (mark->kind == LK_MARK_BULLET)
        return before->length == mark->length && memcmp(reader->text.bytes + before->start,
                                                        reader->text.bytes + mark->start, mark->length) == 0;
    return true;
}

/* Where there is no room, the outermost stays: others have ended most likely. */
static void push_counter(LkOpen *parent, const LkItemMark *mark)
{
    if (parent->counter_count == LK_ITEM_COUNTERS)
        memmove(parent->counters + 1, parent->counters + 2,
                (--parent->counter_count - 1) * sizeof *parent->counters);
    parent->counters[parent->counter_count++] = (LkItemCounter){mark->kind, mark->number};
}

/* Counts an item. Returns whether its number goes on a count that others have interrupted since: ๖. behind
 * ๕. … ๑. … ๒. …. */
static bool count_item(LkOpen *parent, const LkItemMark *mark)
{
    size_t same = 0;
    if (mark->number == 0) /* ฃ, ฅ and ฆ do not count */
        return false;
    for (size_t i = parent->counter_count; i > 0; i--) {
        LkItemCounter *counter = &parent->counters[i - 1];
        if (counter->kind != mark->kind)
            continue;
        if (counter->last + 1 == mark->number) {
            bool is_inner = same > 0;
            counter->last = mark->number;
            parent->counter_count = i;
            return is_inner;
        }
        same = same == 0 ? i : same;
    }
    if (mark->number == 1 || same == 0 || mark->number < parent->counters[same - 1].last)
        push_counter(parent, mark);
    else
        parent->counters[same - 1].last = mark->number;
    return false;
}

/* A number that begins again at 1, or goes on an earlier count, begins another list. */
static bool is_restart(const LkBlockReader *reader, LkOpen *parent, const LkItemMark *mark)
{
    if (mark->kind == LK_MARK_BULLET || !reader->line.is_thai)
        return false;
    bool is_resumed = count_item(parent, mark);
    return goes_into(reader, parent, mark) &&
           (is_resumed || (mark->number == 1 && parent->last_item->as.item.mark.number > 1));
}

/* ๑. … - … - … ๒. …: as the numbers go on, the bullets between them belong to the item above. */
static void rejoin(LkOpen *parent, const LkItemMark *mark)
{
    LkNode *list = parent->counted_list, *item = parent->counted_item;
    if (list == NULL || list->next != parent->last || parent->last->kind != LK_NODE_LIST ||
        item->as.item.mark.kind != mark->kind || item->as.item.mark.number + 1 != mark->number)
        return;
    LkNode **end = &item->first_child;
    while (*end != NULL)
        end = &(*end)->next;
    *end = parent->last;
    list->next = NULL;
    item->end = list->end = parent->last->end;
    parent->last = list;
    parent->last_item = item;
    parent->has_bullets_below = true;
}

static void add_list(LkBlockReader *reader, LkOpen *parent, const LkItemMark *mark)
{
    LkNode *before = parent->last, *before_item = parent->last_item;
    lk_block_add(reader, LK_NODE_LIST, lk_mark_begin(mark));
    bool is_behind = before != NULL && before->kind == LK_NODE_LIST && mark->kind == LK_MARK_BULLET &&
                     before_item->as.item.mark.kind != LK_MARK_BULLET;
    parent->counted_list = is_behind ? before : NULL;
    parent->counted_item = before_item;
    parent->last_item = NULL;
    parent->has_bullets_below = false;
}

static LkNode *add_item(LkBlockReader *reader, const LkItemMark *mark)
{
    LkOpen *parent = &reader->open[reader->depth];
    if (reader->line.is_thai)
        rejoin(parent, mark);
    bool restarts = is_restart(reader, parent, mark);
    if (restarts || !goes_into(reader, parent, mark))
        add_list(reader, parent, mark);
    LkNode *list = parent->last, *item = LK_NEW(reader->arena, LkNode);
    *item = (LkNode){.kind = LK_NODE_ITEM, .start = lk_mark_begin(mark), .end = reader->line.end};
    item->as.item.mark = *mark;
    item->as.item.is_restart = restarts;
    if (parent->last_item == NULL) {
        list->first_child = item;
    } else {
        parent->last_item->next = item;
        list->is_tight = list->is_tight && !reader->after_blank;
    }
    parent->last_item = item;
    if (mark->kind >= LK_MARK_LETTER && mark->kind <= LK_MARK_LETTER_BRACKETS) {
        parent->letter_kind = mark->kind;
        parent->last_letter = mark->number > 0 ? mark->number : parent->last_letter;
    }
    return item;
}

/* [ ] or [x] at the start of an item's text (GFM §5.3). */
static void take_task(LkBlockReader *reader, LkNode *item)
{
    LkLineScan *line = &reader->line;
    const char *sign = line->text.bytes + line->content;
    if (line->end - line->content < 4 || sign[0] != '[' || strchr(" xX", sign[1]) == NULL || sign[2] != ']' ||
        !lk_is_ascii_blank(sign[3]))
        return;
    item->as.item.is_task = true;
    item->as.item.is_done = sign[1] != ' ';
    lk_line_move(line, line->content + 3);
    lk_line_look(line);
}

/* Moves the cursor to the item's text. Returns the columns from the cursor before to there. */
static uint32_t take_mark(LkBlockReader *reader, const LkItemMark *mark)
{
    LkLineScan *line = &reader->line;
    uint32_t before = line->column;
    lk_line_move(line, lk_mark_end(mark));
    bool is_empty = line->content >= line->end;
    uint32_t blanks = line->indent;
    if (is_empty || (blanks > 4 && !line->is_thai)) /* code, or an item that begins with an empty line */
        blanks = 1;
    lk_line_advance(line, blanks);
    return line->column - before + (is_empty && line->column == before + mark->columns);
}

/* “- fax” right below “๒. …”, or among items with Thai: it belongs to them. */
static bool goes_on_thai_list(const LkBlockReader *reader, const LkItemMark *mark)
{
    if (!reader->after_blank && reader->depth > 0 && reader->open[reader->depth].is_thai)
        return true;
    for (size_t i = reader->depth; i > 0 && reader->open[i].node->kind == LK_NODE_ITEM; i--) {
        const LkItemMark *open = &reader->open[i].node->as.item.mark;
        if (reader->open[i].is_thai && open->kind == mark->kind && open->length == mark->length)
            return memcmp(reader->text.bytes + open->start, reader->text.bytes + mark->start, 1) == 0 ||
                   mark->kind != LK_MARK_BULLET;
    }
    return false;
}

/* **๑. หัวข้อ** …: the stars before the mark belong to the words behind it. */
static void add_bold_words(LkBlockReader *reader, const LkItemMark *mark)
{
    LkLineScan *line = &reader->line;
    LkMarkdown *markdown = reader->markdown;
    reader->leaf = lk_block_add(reader, LK_NODE_PARAGRAPH, lk_mark_begin(mark));
    reader->leaf_state = LK_LEAF_PARAGRAPH;
    reader->is_signature = false;
    lk_block_add_segment(reader, lk_mark_begin(mark), mark->start, 0);
    lk_block_add_segment(reader, line->content, line->end, 0);
    markdown->segments[markdown->segment_count - 1].joins = true;
    lk_line_move(line, line->end);
}

/* ○ ผู้ชาย ⏎ ● ผู้หญิง: where hollow signs are typed, full ones are choices made, and no bullets. */
static bool is_choice(const LkBlockReader *reader, const LkItemMark *mark)
{
    static const struct {
        const char *full, *hollow;
    } signs[] = {{"●", "○"}, {"■", "□"}};
    for (size_t i = 0; mark->kind == LK_MARK_BULLET && i < sizeof signs / sizeof *signs; i++)
        if (lk_begins_with(reader->text, mark->start, reader->line.end, signs[i].full))
            return reader->has_hollow[i];
    return false;
}

bool lk_item_begin(LkBlockReader *reader, size_t *matched, bool is_inner)
{
    LkLineScan *line = &reader->line;
    LkItemMark mark = lk_item_mark(line->text, line->content, line->end);
    mark.is_plain = mark.is_plain && !is_choice(reader, &mark);
    lk_take_note_star(reader, &mark);
    if (mark.kind == LK_MARK_BULLET && (lk_is_grid_row(reader) || lk_is_row_with_dashes(reader)))
        return false;
    if (mark.length == 0 && !is_inner)
        mark = lk_latin_word_mark(reader, *matched);
    if (mark.length == 0 || mark.kind == LK_MARK_PART)
        return false;
    bool is_thai = mark.is_thai || line->is_thai || goes_on_thai_list(reader, &mark);
    size_t container = *matched;
    if (!is_thai && !plain_item_begins(reader, &mark, *matched))
        return false;
    if (is_thai && !is_inner) {
        if (!lk_thai_item_begins(reader, &mark, *matched))
            return false;
        container = lk_thai_item_container(reader, &mark, *matched);
    } else if (is_thai && !lk_inner_item_begins(reader, &mark)) {
        return false;
    }
    uint32_t column = lk_columns(line->text, line->start, lk_mark_begin(&mark));
    mark.last = lk_last_number_of_head(line->text, &mark, line->end);
    lk_block_close_to(reader, container);
    LkNode *item = add_item(reader, &mark);
    uint32_t need = take_mark(reader, &mark), content = line->column;
    if (!lk_block_open(reader, item))
        return true;
    LkOpen *open = &reader->open[reader->depth];
    if (is_thai) { /* its container was found by its mark, so that it may stand further left than that */
        uint32_t outer = reader->open[container].content;
        need = content > outer ? content - outer : 1;
    }
    open->need = need > 0 ? need : 1;
    open->column = column;
    open->is_thai = is_thai;
    open->content = content;
    take_task(reader, item);
    if (mark.stars > 0 && mark.stars_behind == 0)
        add_bold_words(reader, &mark);
    *matched = reader->depth;
    return true;
}

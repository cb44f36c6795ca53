/* Conditions: {{#if fax}} … {{else}} … {{/if}}. Within a line or paragraph they work on its inlines, which
 * are kept or left out as they are added to their list. On lines of their own they work on the source: then
 * whole paragraphs, items, rows and blocks stand between them. A field is true when it has a value that is
 * more than blanks. */
#include <string.h>

#include "base/limits.h"
#include "source/front/front.h"

typedef enum Mark { MARK_NONE, MARK_IF, MARK_ELSE, MARK_END } Mark;

/* The word of a mark, behind its sign and blanks: “if” of “# if fax”; *rest is what follows it. */
static LkText word_of(LkText name, char sign, LkText *rest)
{
    LkText text = name.length > 0 && name.bytes[0] == sign ? lk_text_trim(lk_text_slice(name, 1, name.length))
                                                           : (LkText){"", 0};
    size_t end = 0;
    while (end < text.length && text.bytes[end] != ' ' && text.bytes[end] != '\t')
        end++;
    *rest = lk_text_trim(lk_text_slice(text, end, text.length));
    return lk_text_slice(text, 0, end);
}

/* What the name between two braces is; the field of a condition too. {{#if}} alone refers to an id “if”, and
 * {{#else}} to an id “else” where no condition is open. */
static Mark mark_of(LkText name, LkText *field, bool is_open)
{
    LkText rest, word = word_of(name, '/', &rest);
    if (lk_text_is(word, "if") && rest.length == 0)
        return MARK_END;
    word = word_of(name, '#', &rest);
    if (lk_text_is(name, "else") || (is_open && lk_text_is(word, "else") && rest.length == 0))
        return MARK_ELSE;
    if (!lk_text_is(word, "if") || rest.length == 0)
        return MARK_NONE;
    *field = rest;
    return MARK_IF;
}

static bool tell_open(LkReader *reader, LkText name, LkSpan span)
{
    const char *mark = lk_arena_printf(reader->arena, "{{%.*s}}", (int)name.length, name.bytes);
    return lk_tell(reader->diagnostics, LK_E_CONDITION_OPEN, span, LK_WITH(lk_named_string("mark", mark)));
}

/* ---- One condition */

struct LkCondition {
    LkCondition *outer; /* that it stands in; NULL = none */
    LkCondition *next;  /* of all that the document has begun */
    LkSpan span;
    bool is_true, in_else, is_closed;
    bool is_within; /* what an outer one leaves out */
};

static bool is_left_out(const LkCondition *condition)
{
    return condition != NULL && (condition->is_within || condition->is_true == condition->in_else);
}

/* A sign or a word by which other programs compare: งบ > 100, งบ=500, not งบ. */
static bool is_comparison(LkText name)
{
    static const char *const words[] = {"not ", " and ", " or ", " is ", "ไม่มี ", "ไม่ใช่ "};
    static const char *const signs = "<>=!&";
    for (size_t i = 0; i < name.length; i++)
        if (strchr(signs, name.bytes[i]) != NULL)
            return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bool is_within = words[i][0] == ' ';
        size_t length = strlen(words[i]);
        if (is_within ? memmem(name.bytes, name.length, words[i], length) != NULL
                      : name.length > length && memcmp(name.bytes, words[i], length) == 0)
            return true;
    }
    return false;
}

static bool holds(LkReader *reader, LkText field, LkSpan span)
{
    if (lk_field_find(reader, field) == NULL && is_comparison(field))
        return lk_tell(reader->diagnostics, LK_E_CONDITION_FIELD, span,
                       LK_WITH(lk_named_text("name", field)));
    return lk_field_has_value(reader, field, span);
}

/* Within what is left out nothing is asked. */
static LkCondition *begin(LkReader *reader, LkCondition *outer, LkText field, LkSpan span)
{
    LkCondition *condition = LK_NEW(reader->arena, LkCondition);
    *condition = (LkCondition){.outer = outer, .span = span, .is_within = is_left_out(outer)};
    if (condition->is_within)
        lk_field_ask(reader, field);
    else
        condition->is_true = holds(reader, field, span);
    return condition;
}

static void turn(LkReader *reader, LkCondition *condition, LkSpan span)
{
    if (condition->in_else)
        lk_tell(reader->diagnostics, LK_E_CONDITION_ELSE, span, NULL);
    condition->in_else = true;
}

/* ---- Among inlines */

bool lk_condition_mark(LkReader *reader, LkInlineList *list, LkText name, LkSpan span)
{
    LkText field = {"", 0};
    Mark mark = mark_of(name, &field, list->condition != NULL);
    if (mark == MARK_NONE ||
        (mark == MARK_ELSE && list->condition == NULL && lk_field_find(reader, name) != NULL))
        return false;
    if (mark == MARK_IF) {
        list->condition = begin(reader, list->condition, field, span);
        list->condition->next = reader->source->conditions;
        reader->source->conditions = list->condition;
    } else if (list->condition == NULL) {
        tell_open(reader, name, span);
    } else if (mark == MARK_ELSE) {
        turn(reader, list->condition, span);
    } else {
        list->condition->is_closed = true;
        list->condition = list->condition->outer;
    }
    list->is_left_out = is_left_out(list->condition);
    return true;
}

static void close(LkReader *reader, LkCondition *condition)
{
    if (!condition->is_closed)
        lk_tell(reader->diagnostics, LK_E_CONDITION_END, condition->span, NULL);
    condition->is_closed = true;
}

void lk_conditions_end(LkReader *reader, LkInlineList *list)
{
    for (; list->condition != NULL; list->condition = list->condition->outer)
        close(reader, list->condition);
    list->is_left_out = false;
}

void lk_conditions_end_all(LkReader *reader)
{
    LkCondition *first = NULL; /* the last one begun stands first: tell them in the order of the document */
    for (LkCondition *next, *condition = reader->source->conditions; condition != NULL; condition = next) {
        next = condition->next;
        condition->next = first;
        first = condition;
    }
    for (; first != NULL; first = first->next)
        close(reader, first);
    reader->source->conditions = NULL;
}

/* ---- On lines of their own */

typedef struct Lines {
    LkReader *reader;
    LkText text;
    LkLeftOutList list;
    LkCondition *condition; /* the innermost that is open */
    bool (*is_block)(LkText info);
    size_t fence; /* signs of the fence that is open; 0 = none */
    char fence_sign;
    bool is_code;        /* what it holds is literal */
    size_t in_paragraph; /* conditions that were begun within the paragraph and are open */
} Lines;

static void leave_out(Lines *lines, size_t start, size_t end, bool is_mark)
{
    LkLeftOutList *list = &lines->list;
    LkLeftOut *last = list->count > 0 ? &list->items[list->count - 1] : NULL;
    if (last != NULL && !is_mark && !last->is_mark && last->end.byte == start) {
        last->end.byte = end;
        return;
    }
    LK_GROW(lines->reader->arena, list->items, list->count, list->capacity, 8);
    list->items[list->count++] = (LkLeftOut){{start}, {end}, is_mark};
}

/* Signs of the fence that the line is: ``` or ~~~; 0 = it is none. */
static size_t fence_of(LkText line, char *sign)
{
    size_t count = 0;
    while (count < line.length && line.bytes[count] == line.bytes[0])
        count++;
    *sign = count > 0 ? line.bytes[0] : '\0';
    return count >= 3 && (*sign == '`' || *sign == '~') ? count : 0;
}

/* Code stands as it is typed; blocks such as tables are read. Returns whether the line is literal. */
static bool is_literal(Lines *lines, LkText line)
{
    char sign;
    size_t count = fence_of(line, &sign);
    if (lines->fence == 0 && count > 0) {
        LkText info = lk_text_trim(lk_text_slice(line, count, line.length));
        lines->fence = count;
        lines->fence_sign = sign;
        lines->is_code = info.length == 0 || lines->is_block == NULL || !lines->is_block(info);
        return true;
    }
    if (lines->fence > 0 && count >= lines->fence && sign == lines->fence_sign && count == line.length) {
        lines->fence = 0;
        return true;
    }
    return lines->fence > 0 && lines->is_code;
}

/* Conditions that begin and end within a paragraph are those of its inlines. */
static void count_inlines(Lines *lines, LkText line)
{
    size_t from = 0, start, end;
    LkText name, field;
    if (line.length == 0)
        lines->in_paragraph = 0;
    for (; lk_field_next(line, from, &start, &end, &name); from = end) {
        Mark mark = mark_of(name, &field, false);
        lines->in_paragraph += mark == MARK_IF;
        lines->in_paragraph -= mark == MARK_END && lines->in_paragraph > 0;
    }
}

/* The mark that is all that stands on the line. */
static Mark only_mark(const Lines *lines, LkText line, LkText *name, LkText *field)
{
    size_t start, end;
    if (!lk_field_next(line, 0, &start, &end, name) || start > 0 || end < line.length)
        return MARK_NONE;
    Mark mark = mark_of(*name, field, lines->condition != NULL);
    bool is_field =
        mark == MARK_ELSE && lines->condition == NULL && lk_field_find(lines->reader, *name) != NULL;
    return (lines->in_paragraph > 0 && mark != MARK_IF) || is_field ? MARK_NONE : mark;
}

static void take_mark(Lines *lines, Mark mark, LkText name, LkText field, LkSpan span)
{
    if (mark == MARK_IF) {
        lines->condition = begin(lines->reader, lines->condition, field, span);
    } else if (lines->condition == NULL) {
        tell_open(lines->reader, name, span);
    } else if (mark == MARK_ELSE) {
        turn(lines->reader, lines->condition, span);
    } else {
        lines->condition = lines->condition->outer;
    }
}

/* Fields in what is left out are asked for all the same: with another record they would be printed. */
static void ask_line(Lines *lines, LkText line)
{
    size_t from = 0, start, end;
    LkText name;
    for (; lk_field_next(line, from, &start, &end, &name); from = end)
        lk_field_ask(lines->reader, name);
}

static void take_line(Lines *lines, size_t at, size_t line_end, size_t next)
{
    LkText line = lk_text_trim(lk_text_slice(lines->text, at, line_end)), name, field = {"", 0};
    Mark mark = is_literal(lines, line) ? MARK_NONE : only_mark(lines, line, &name, &field);
    bool was_out = is_left_out(lines->condition);
    if (mark == MARK_NONE) {
        if (lines->fence == 0)
            count_inlines(lines, line);
        if (was_out) {
            leave_out(lines, at, next, false);
            ask_line(lines, line);
        }
        return;
    }
    size_t start = (size_t)(line.bytes - lines->text.bytes);
    take_mark(lines, mark, name, field,
              lk_reader_span(lines->reader, (LkFileOffset){start}, (LkFileOffset){start + line.length}));
    bool is_inner = was_out && is_left_out(lines->condition);
    leave_out(lines, at, next, !is_inner);
}

LkLeftOutList lk_conditions_of_lines(LkReader *reader, LkFileOffset from, LkFileOffset to,
                                     bool (*is_block)(LkText info))
{
    Lines lines = {
        .reader = reader, .text = lk_text_slice(reader->file->text, 0, to.byte), .is_block = is_block};
    for (size_t at = from.byte, next, line_end; at < to.byte; at = next) {
        next = lk_next_line(lines.text, at, &line_end);
        take_line(&lines, at, line_end, next);
    }
    for (; lines.condition != NULL; lines.condition = lines.condition->outer)
        close(reader, lines.condition);
    return lines.list;
}

/* Remarks of the Markdown reader as messages. Lines one below the other that are doubtful in the same way are
 * told once, with their count. */
#include "base/limits.h"
#include "source/body/body.h"

static LkMessageId message_of(LkRemarkKind kind)
{
    static const LkMessageId messages[] = {
        [LK_REMARK_JOINED] = LK_W_LINES_JOINED,
        [LK_REMARK_NUMBER] = LK_W_NUMBER_PARTED,
        [LK_REMARK_SIGNATURE] = LK_W_SIGNATURE_TYPED,
        [LK_REMARK_NO_ITEM] = LK_W_ITEM_TEXT,
        [LK_REMARK_ITEM] = LK_W_ITEM_DOUBTFUL,
        [LK_REMARK_LEVEL] = LK_W_ITEM_LEVEL,
        [LK_REMARK_RULE] = LK_W_RULE,
        [LK_REMARK_TABLE] = LK_W_TABLE_SHAPE,
        [LK_REMARK_GRID] = LK_W_TABLE_SHAPE_GRID,
        [LK_REMARK_COLUMNS] = LK_W_COLUMNS,
        [LK_REMARK_ROW] = LK_E_TABLE_RAGGED_PIPE,
        [LK_REMARK_LEFT_OVER] = LK_W_MARK_LEFT,
        [LK_REMARK_TAG] = LK_W_HTML,
        [LK_REMARK_LOOKS] = LK_W_HTML_LOOKS,
        [LK_REMARK_ATTRIBUTES] = LK_W_ATTRIBUTES,
        [LK_REMARK_DIV] = LK_W_ATTRIBUTES_DIV,
        [LK_REMARK_SCRIPT] = LK_W_HTML_SCRIPT,
        [LK_REMARK_BACKSLASH] = LK_W_BACKSLASH,
        [LK_REMARK_DEFINITION] = LK_W_DEFINITION_UNUSED,
        [LK_REMARK_LIMIT_NESTING] = LK_E_LIMIT_NESTING_TEXT,
        [LK_REMARK_LIMIT_COLUMNS] = LK_E_LIMIT_COLUMNS_PIPE,
        [LK_REMARK_LIMIT_CELLS] = LK_E_LIMIT_CELLS,
        [LK_REMARK_LIMIT_PARAGRAPH] = LK_E_LIMIT_PARAGRAPH,
    };
    return messages[kind];
}

static bool is_line(LkRemarkKind kind)
{
    return kind == LK_REMARK_SIGNATURE || kind == LK_REMARK_NO_ITEM || kind == LK_REMARK_ITEM ||
           kind == LK_REMARK_TABLE;
}

/* Whether a line end and no more stands between two remarks of one kind. */
static bool is_run(const LkBody *body, const LkRemark *before, const LkRemark *remark)
{
    if (before->kind != remark->kind || !is_line(remark->kind))
        return false;
    uint32_t line = lk_body_span(body, before->start, before->start).line;
    uint32_t near = remark->kind == LK_REMARK_SIGNATURE ? 1 : 2; /* an empty line parts two signatures */
    return lk_body_span(body, remark->start, remark->start).line <= line + near;
}

/* Lines that may not be meant to join others are told once for the file, at the first: with their number and
 * where some more of them are. */
static void tell_joined(LkBody *body, size_t first)
{
    enum { MOST_PLACES = 8 };
    const LkMarkdown *markdown = body->markdown;
    LkBuffer places;
    size_t lines = 0;
    lk_buffer_init(&places, body->reader->arena);
    for (size_t i = first; i < markdown->remark_count; i++) {
        const LkRemark *remark = &markdown->remarks[i];
        if (remark->kind != LK_REMARK_JOINED)
            continue;
        if (lines++ < MOST_PLACES)
            lk_buffer_printf(&places, "%s%u", lines == 1 ? "" : ", ",
                             (unsigned)lk_body_span(body, remark->start, remark->start).line);
    }
    if (lines > MOST_PLACES)
        lk_buffer_string(&places, ", …");
    LkDiagnostics *told = body->reader->diagnostics;
    LkSpan span = lk_body_span(body, markdown->remarks[first].start, markdown->remarks[first].end);
    if (lines == 1)
        lk_tell(told, LK_W_LINES_JOINED, span, NULL);
    else
        lk_tell(told, LK_W_LINES_JOINED_MORE, span,
                LK_WITH(lk_named_number("lines", (long long)lines),
                        lk_named_text("places", lk_buffer_view(&places))));
}

/* Tells one remark, or the first of some alike, with what its message names. */
static void tell(LkBody *body, const LkRemark *remark)
{
    LkDiagnostics *told = body->reader->diagnostics;
    LkMessageId id = message_of(remark->kind);
    LkSpan span = lk_body_span(body, remark->start, remark->end);
    LkText typed = lk_text_slice(body->markdown->text, remark->start, remark->end);
    LkArgument mark = lk_named_text("mark", typed),
               count = lk_named_number("count", (long long)remark->count);
    LkArgument most = lk_named_number("most", (long long)remark->count);
    switch (remark->kind) {
    case LK_REMARK_JOINED:
        tell_joined(body, (size_t)(remark - body->markdown->remarks));
        break;
    case LK_REMARK_ROW:
        lk_tell(told, id, span,
                LK_WITH(lk_named_number("cells", (long long)remark->count),
                        lk_named_number("columns", (long long)remark->most)));
        break;
    case LK_REMARK_NO_ITEM:
    case LK_REMARK_ITEM:
    case LK_REMARK_LEVEL:
    case LK_REMARK_LEFT_OVER:
    case LK_REMARK_ATTRIBUTES:
    case LK_REMARK_DIV:
        lk_tell(told, id, span, LK_WITH(mark));
        break;
    case LK_REMARK_LIMIT_NESTING:
        lk_tell(told, id, span, LK_WITH(most, lk_named_term("what", LK_TERM_LISTS_OR_QUOTES)));
        break;
    case LK_REMARK_LIMIT_COLUMNS:
        lk_tell(told, id, span, LK_WITH(count, lk_named_number("most", LK_LIMIT_TABLE_COLUMNS)));
        break;
    case LK_REMARK_LIMIT_CELLS:
    case LK_REMARK_LIMIT_PARAGRAPH:
        lk_tell(told, id, span, LK_WITH(most));
        break;
    case LK_REMARK_COLUMNS:
        lk_tell(told, id, span, LK_WITH(lk_named_number("lines", (long long)remark->count)));
        break;
    case LK_REMARK_NUMBER:
    case LK_REMARK_SIGNATURE:
    case LK_REMARK_RULE:
    case LK_REMARK_TABLE:
    case LK_REMARK_GRID:
    case LK_REMARK_TAG:
    case LK_REMARK_LOOKS:
    case LK_REMARK_SCRIPT:
    case LK_REMARK_BACKSLASH:
    case LK_REMARK_DEFINITION:
        lk_tell(told, id, span, NULL);
        break;
    }
}

/* One cause, however often it is seen. */
static bool is_once(LkRemarkKind kind)
{
    return kind == LK_REMARK_JOINED || kind == LK_REMARK_TAG || kind == LK_REMARK_LOOKS ||
           kind == LK_REMARK_SCRIPT || kind == LK_REMARK_ATTRIBUTES || kind == LK_REMARK_DIV;
}

void lk_body_tell_remarks(LkBody *body)
{
    const LkMarkdown *markdown = body->markdown;
    for (size_t i = body->told_remarks; i < markdown->remark_count;) {
        size_t next = i + 1;
        while (next < markdown->remark_count &&
               is_run(body, &markdown->remarks[next - 1], &markdown->remarks[next]))
            next++;
        LkRemarkKind kind = markdown->remarks[i].kind;
        if (!is_once(kind) || !body->is_told[kind])
            tell(body, &markdown->remarks[i]);
        body->is_told[kind] = true;
        i = next;
    }
    body->told_remarks = markdown->remark_count;
}

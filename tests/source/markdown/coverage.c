#include "source/markdown/coverage.h"

#include <string.h>
#include <strings.h>

#include "source/markdown/coverage_tokens.h"
#include "source/markdown/inlines/definitions.h"
#include "source/markdown/scan/scan.h"
#include "source/markdown/tokens_check.h"

/* ---- Owners */

static void fail(Coverage *coverage, const char *what, LkAt at)
{
    if (coverage->fault.what == NULL)
        coverage->fault = (CoverageFault){what, at};
}

static void own(Coverage *coverage, LkAt at, CoverageOwner owner)
{
    if (at >= coverage->markdown->text.length)
        fail(coverage, "a place behind the text", at);
    else if (coverage->owners[at] != COVERAGE_NOBODY)
        fail(coverage, "a byte has two owners", at);
    else
        coverage->owners[at] = (unsigned char)owner;
}

static void own_range(Coverage *coverage, LkAt start, LkAt end, CoverageOwner owner)
{
    for (LkAt at = start; at < end; at++)
        own(coverage, at, owner);
}

static char byte_at(const Coverage *coverage, LkAt at)
{
    return at < coverage->markdown->text.length ? coverage->markdown->text.bytes[at] : '\n';
}

static bool is_free(const Coverage *coverage, LkAt at)
{
    return at < coverage->markdown->text.length && coverage->owners[at] == COVERAGE_NOBODY;
}

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static bool is_any_blank(char byte)
{
    return byte == ' ' || byte == '\t' || is_line_end(byte);
}

/* Owns a run of signs as a mark; returns what is behind it. */
static LkAt own_signs(Coverage *coverage, LkAt at, LkAt end, const char *signs)
{
    for (; at < end && byte_at(coverage, at) != 0 && strchr(signs, byte_at(coverage, at)) != NULL; at++)
        own(coverage, at, COVERAGE_MARK);
    return at;
}

/* The same for a run that ends at `end`, blanks left out. */
static void own_signs_before(Coverage *coverage, LkAt end, const char *signs)
{
    while (end > 0 && is_any_blank(byte_at(coverage, end - 1)))
        end--;
    for (; end > 0 && strchr(signs, byte_at(coverage, end - 1)) != NULL; end--)
        own(coverage, end - 1, COVERAGE_MARK);
}

/* ---- Leaves */

/* The place of each byte of a leaf; SIZE_MAX of a line feed or a pad. */
static LkAt *places_of(Coverage *coverage, const LkLeaf *leaf)
{
    LkAt *places = LK_NEW_ARRAY(coverage->arena, leaf->text.length + 1, LkAt);
    size_t count = 0;
    for (size_t i = 0; i < leaf->segment_count; i++) {
        const LkSegment *segment = &leaf->segments[i];
        if (i > 0 && !segment->joins)
            places[count++] = SIZE_MAX;
        for (uint32_t pad = 0; pad < segment->pad; pad++)
            places[count++] = SIZE_MAX;
        for (LkAt at = segment->start; at < segment->end; at++)
            places[count++] = at;
    }
    if (count != leaf->text.length)
        fail(coverage, "a leaf is not as long as its segments", leaf->segments->start);
    return places;
}

static void check_places(Coverage *coverage, const LkLeaf *leaf, const LkAt *places)
{
    LkLeafCursor cursor = {0};
    for (size_t i = 0; i < leaf->text.length; i++) {
        LkAt place = lk_leaf_place(leaf, &cursor, (LkLeafAt){i});
        if (places[i] != SIZE_MAX && place != places[i])
            fail(coverage, "a place of the leaf is wrong", places[i]);
        if (places[i] != SIZE_MAX && byte_at(coverage, place) != leaf->text.bytes[i])
            fail(coverage, "the leaf has another byte than the text", place);
    }
}

static void own_token(Coverage *coverage, const LkLeaf *leaf, const LkAt *places, const LkToken *token)
{
    LkText typed = lk_text_slice(leaf->text, token->start.byte, token->end.byte);
    LkAt first = leaf->segments->start;
    for (size_t i = 0; i < typed.length; i++) {
        LkAt at = places[token->start.byte + i];
        first = i == 0 && at != SIZE_MAX ? at : first;
        if (at != SIZE_MAX)
            own(coverage, at, coverage_token_owner(token, typed, i));
    }
    if (!coverage_is_documented(token->kind, typed))
        fail(coverage, "a token has another form than its mark", first);
    if (!coverage_keeps_letters(token, typed))
        fail(coverage, "code or an address is not shown as typed", first);
}

static void check_segments(Coverage *coverage, size_t segment, size_t count)
{
    const LkSegment *segments = coverage->markdown->segments;
    LkText text = coverage->markdown->text;
    if (segment + count > coverage->markdown->segment_count)
        fail(coverage, "a leaf has segments that are not there", 0);
    for (size_t i = segment; i < segment + count && coverage->fault.what == NULL; i++) {
        if (segments[i].end < segments[i].start || segments[i].end > text.length)
            fail(coverage, "a segment ends before it begins", segments[i].start);
        else if (i > segment && segments[i].start < segments[i - 1].end)
            fail(coverage, "segments go back", segments[i].start);
        else if (!is_between_characters(text, segments[i].start) ||
                 !is_between_characters(text, segments[i].end))
            fail(coverage, "a segment begins or ends within a character", segments[i].start);
    }
}

static void own_leaf(Coverage *coverage, size_t segment, size_t count)
{
    check_segments(coverage, segment, count);
    if (count == 0 || coverage->fault.what != NULL)
        return;
    LkLeaf leaf = lk_leaf(coverage->markdown, segment, count, coverage->arena);
    LkTokens tokens = lk_tokens(coverage->markdown, &leaf, coverage->arena);
    const char *wrong = lk_tokens_check(&leaf, tokens);
    if (wrong != NULL) {
        fail(coverage, wrong, leaf.segments->start);
        return;
    }
    LkAt *places = places_of(coverage, &leaf);
    check_places(coverage, &leaf, places);
    for (size_t i = 0; i < tokens.count; i++)
        own_token(coverage, &leaf, places, &tokens.items[i]);
}

/* Lines that are printed as they are. */
static void own_lines(Coverage *coverage, const LkNode *node)
{
    check_segments(coverage, node->segment, node->segment_count);
    for (size_t i = 0; i < node->segment_count && coverage->fault.what == NULL; i++) {
        const LkSegment *line = &coverage->markdown->segments[node->segment + i];
        own_range(coverage, line->start, line->end, COVERAGE_TEXT);
    }
}

/* The byte behind the tag or entity at `at`, or `at`. */
static LkAt past_html_mark(const Coverage *coverage, LkAt at, LkAt end)
{
    LkText text = coverage->markdown->text;
    char quote = 0;
    if (text.bytes[at] == '&') {
        const char *close = memchr(text.bytes + at, ';', end - at);
        return close == NULL ? at : (LkAt)(close + 1 - text.bytes);
    }
    bool is_tag = text.bytes[at] == '<' && at + 1 < end &&
                  (strchr("/!?", text.bytes[at + 1]) != NULL ||
                   ((text.bytes[at + 1] | 0x20) >= 'a' && (text.bytes[at + 1] | 0x20) <= 'z'));
    if (!is_tag)
        return at;
    for (; at < end && (quote != 0 || text.bytes[at] != '>' || is_free(coverage, at)); at++) {
        char byte = text.bytes[at];
        bool is_quote = byte == '"' || byte == '\'';
        quote = quote == 0 && is_quote ? byte : byte == quote ? 0 : quote;
    }
    return at < end ? at + 1 : end;
}

static bool is_script_tag(LkText text, LkAt at, LkAt end)
{
    return (end - at >= 7 && strncasecmp(text.bytes + at, "<script", 7) == 0) ||
           (end - at >= 6 && strncasecmp(text.bytes + at, "<style", 6) == 0);
}

/* Tags in blocks of HTML may be printed or left out; either is told. So is what is in <style> and <script>.
 */
static void own_html(Coverage *coverage, const LkNode *node)
{
    bool is_script = false;
    LkAt start = node->segment_count == 0 ? node->end : coverage->markdown->segments[node->segment].start;
    for (LkAt at = start, end = start; at < node->end; at++) {
        is_script = is_script || is_script_tag(coverage->markdown->text, at, node->end);
        LkAt mark = past_html_mark(coverage, at, node->end); /* within what was none, another may begin */
        end = mark > end ? mark : end;
        if ((is_script || at < end) && coverage->owners[at] == COVERAGE_TEXT)
            coverage->owners[at] = COVERAGE_TOLD;
    }
}

/* Comments in blocks of HTML print nothing, unless the block is printed as typed. */
static void own_comments(Coverage *coverage, const LkNode *node)
{
    if (node->segment_count == 0 || coverage->fault.what != NULL)
        return;
    LkLeaf leaf = lk_leaf(coverage->markdown, node->segment, node->segment_count, coverage->arena);
    LkAt *places = places_of(coverage, &leaf);
    const char *bytes = leaf.text.bytes, *end = bytes + leaf.text.length, *close;
    for (const char *at = bytes; (at = memmem(at, (size_t)(end - at), "<!--", 4)) != NULL; at = close) {
        close = memmem(at + 2, (size_t)(end - at - 2), "-->", 3); /* <!--> is whole */
        if (close == NULL)
            return;
        for (close += 3; at < close; at++)
            if (places[at - bytes] != SIZE_MAX)
                coverage->owners[places[at - bytes]] = COVERAGE_TOLD;
    }
}

/* ---- Marks of blocks */

static void own_heading(Coverage *coverage, const LkNode *node)
{
    own_leaf(coverage, node->segment, node->segment_count);
    if (is_free(coverage, node->start) && byte_at(coverage, node->start) == '#') {
        LkAt at = own_signs(coverage, node->start, node->end, "#");
        LkAt behind = node->segment_count == 0 ? at : coverage->markdown->segments[node->segment].end;
        for (; behind < node->end; behind++)
            if (byte_at(coverage, behind) == '#')
                own(coverage, behind, COVERAGE_MARK);
    } else {
        own_signs_before(coverage, node->end, "=-");
    }
}

static void own_code(Coverage *coverage, const LkNode *node)
{
    LkText text = coverage->markdown->text, info = node->as.code.info;
    own_lines(coverage, node);
    if (!node->as.code.is_fenced)
        return;
    own_signs(coverage, node->start, text.length, byte_at(coverage, node->start) == '`' ? "`" : "~");
    if (info.length > 0)
        own_range(coverage, (LkAt)(info.bytes - text.bytes), (LkAt)(info.bytes - text.bytes) + info.length,
                  COVERAGE_MARK);
    if (node->as.code.is_closed)
        own_signs_before(coverage, node->end, byte_at(coverage, node->start) == '`' ? "`" : "~");
}

static void own_item(Coverage *coverage, const LkNode *node)
{
    const LkItemMark *mark = &node->as.item.mark;
    LkAt at = lk_mark_end(mark);
    /* Stars that the words of the item share are theirs. */
    own_range(coverage, mark->stars_behind > 0 ? lk_mark_begin(mark) : mark->start, at, COVERAGE_MARK);
    if (!node->as.item.is_task)
        return;
    at = lk_skip_blanks(coverage->markdown->text, at, node->end, true);
    own_range(coverage, at, at + 3, COVERAGE_MARK);
    if (byte_at(coverage, at) != '[' || byte_at(coverage, at + 2) != ']')
        fail(coverage, "a task has no box", at);
}

static void own_note_mark(Coverage *coverage, const LkNode *node)
{
    LkAt end = node->start + node->as.label.length + 4; /* [^label]: */
    own_range(coverage, node->start, end, COVERAGE_MARK);
    if (byte_at(coverage, end - 1) != ':' || byte_at(coverage, node->start) != '[')
        fail(coverage, "a note has no label", node->start);
}

/* ---- Marks of tables */

static LkAt line_end_of(const Coverage *coverage, LkAt at, LkAt end)
{
    while (at < end && !is_line_end(byte_at(coverage, at)))
        at++;
    return at;
}

static bool is_line_of(const Coverage *coverage, LkAt at, LkAt end, const char *signs)
{
    for (; at < end; at++)
        if (!is_any_blank(byte_at(coverage, at)) && strchr(signs, byte_at(coverage, at)) == NULL)
            return false;
    return true;
}

/* The frame of a line: of a border or row of dashes all signs, else what parts cells. */
static void own_frame(Coverage *coverage, LkAt at, LkAt end, const char *border, const char *parting)
{
    bool is_border = is_line_of(coverage, at, end, border);
    for (; at < end; at++) {
        bool is_escape = byte_at(coverage, at) == '\\' && byte_at(coverage, at + 1) == '|';
        const char *signs = is_border ? border : parting;
        if (is_free(coverage, at) && !is_any_blank(byte_at(coverage, at)) && byte_at(coverage, at) != '>' &&
            (strchr(signs, byte_at(coverage, at)) != NULL || is_escape))
            own(coverage, at, COVERAGE_MARK);
    }
}

static bool is_side(char byte)
{
    return byte == '+' || byte == '|';
}

static void own_free(Coverage *coverage, LkAt at, LkAt end)
{
    for (; at < end; at++)
        if (is_free(coverage, at))
            own(coverage, at, COVERAGE_MARK);
}

/* A rule on which cells end while others go on: signs between two sides, one of them a +. A + between blanks
 * is a corner too. */
static void own_inner_rules(Coverage *coverage, LkAt at, LkAt end)
{
    for (LkAt next; at < end; at = next) {
        next = at + 1;
        if (!is_side(byte_at(coverage, at)))
            continue;
        if (byte_at(coverage, at) == '+')
            own_free(coverage, at, next);
        while (next < end && byte_at(coverage, next) != 0 && strchr("-=:", byte_at(coverage, next)) != NULL)
            next++;
        if (next < end && is_side(byte_at(coverage, next)) &&
            (byte_at(coverage, at) == '+' || byte_at(coverage, next) == '+'))
            own_free(coverage, at, next + 1);
    }
}

/* Tags of an HTML table. */
static void own_tags(Coverage *coverage, LkAt at, LkAt end)
{
    LkText text = coverage->markdown->text;
    while (at < end) {
        if (!is_free(coverage, at) || byte_at(coverage, at) != '<') {
            at++;
            continue;
        }
        bool is_comment = lk_begins_with(text, at, end, "<!--");
        char quote = 0;
        for (LkAt start = at; at < end; at++) {
            char byte = byte_at(coverage, at);
            if (is_free(coverage, at) && !is_line_end(byte))
                own(coverage, at, COVERAGE_MARK);
            quote = is_comment                    ? 0
                    : quote != 0                  ? (byte == quote ? 0 : quote)
                    : byte == '"' || byte == '\'' ? byte
                                                  : 0;
            if (byte == '>' && quote == 0 &&
                (!is_comment || (at >= start + 6 && lk_begins_with(text, at - 2, end, "-->"))))
                break;
        }
    }
}

static void own_table_marks(Coverage *coverage, const LkNode *node)
{
    static const char *const borders[] = {"|-:>", ">", ">", "+-=:>", "->", ">", ">", ">"};
    static const char *const parting[] = {"|", "|", "\"", "|", "", "", "", ""};
    LkTableForm form = node->as.table->form;
    if (form == LK_TABLE_HTML) {
        own_tags(coverage, node->start, node->end);
        return;
    }
    for (LkAt at = node->start; at < node->end;) {
        LkAt end = line_end_of(coverage, at, node->end);
        if (form == LK_TABLE_GRID)
            own_inner_rules(coverage, at, end);
        own_frame(coverage, at, end, borders[form], parting[form]);
        at = end + 1;
    }
}

static void own_table(Coverage *coverage, const LkNode *node)
{
    const LkTableText *table = node->as.table;
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        const LkCellText *cell = &table->cells[i];
        size_t end = cell->segment + cell->segment_count;
        for (size_t at = cell->segment, behind; at < end && coverage->fault.what == NULL; at = behind + 1) {
            const LkSegment *segments = coverage->markdown->segments;
            for (behind = at; behind < end && segments[behind].end > segments[behind].start;)
                behind++;
            own_leaf(coverage, at, behind - at);
        }
        if (cell->is_covered && cell->segment_count > 0)
            fail(coverage, "a cell that is covered has text",
                 coverage->markdown->segments[cell->segment].start);
    }
    own_leaf(coverage, table->caption, table->caption_count);
    own_table_marks(coverage, node);
}

/* ---- Quotes: one > on each of their lines, but for lines that go on without it */

static void own_quote_sign(Coverage *coverage, LkAt at, LkAt end)
{
    LkText text = coverage->markdown->text;
    at = lk_skip_blanks(text, at, end, true);
    while (at < end && text.bytes[at] == '>' && coverage->owners[at] == COVERAGE_MARK)
        at = lk_skip_blanks(text, at + 1, end, true);
    if (at < end && text.bytes[at] == '>' && is_free(coverage, at))
        own(coverage, at, COVERAGE_MARK);
}

static void own_quote(Coverage *coverage, const LkNode *node)
{
    LkText text = coverage->markdown->text;
    LkAt at, end = lk_line_end(text, node->start, &at);
    while (at < text.length) {
        LkAt next;
        end = lk_line_end(text, at, &next);
        /* Lines of nothing but > behind its last belong to it. */
        if (at > node->end && (!is_line_of(coverage, at, end, ">") || is_line_of(coverage, at, end, "")))
            break;
        own_quote_sign(coverage, at, end);
        at = next;
    }
}

/* ---- The tree */

static void check_node(Coverage *coverage, const LkNode *node)
{
    LkText text = coverage->markdown->text;
    if (node->end < node->start || node->end > text.length)
        fail(coverage, "a block ends before it begins", node->start);
    if (!is_between_characters(text, node->start) || !is_between_characters(text, node->end))
        fail(coverage, "a block begins or ends within a character", node->start);
    for (const LkNode *child = node->first_child; child != NULL; child = child->next) {
        if (child->start < node->start || child->end > node->end)
            fail(coverage, "a block reaches out of the one around it", child->start);
        if (child->next != NULL && child->next->start < child->end)
            fail(coverage, "blocks go back", child->next->start);
    }
}

static void own_node(Coverage *coverage, const LkNode *node)
{
    switch (node->kind) {
    case LK_NODE_PARAGRAPH:
        own_leaf(coverage, node->segment, node->segment_count);
        break;
    case LK_NODE_HEADING:
        own_heading(coverage, node);
        break;
    case LK_NODE_CODE:
        own_code(coverage, node);
        break;
    case LK_NODE_HTML:
        own_lines(coverage, node);
        own_html(coverage, node);
        own_comments(coverage, node);
        break;
    case LK_NODE_RULE:
        for (LkAt at = node->start; at < node->end; at++)
            if (!is_any_blank(byte_at(coverage, at)))
                own_signs(coverage, at, at + 1, "*-_=");
        break;
    case LK_NODE_TABLE:
        own_table(coverage, node);
        break;
    case LK_NODE_ITEM:
        own_item(coverage, node);
        break;
    case LK_NODE_NOTE:
        own_note_mark(coverage, node);
        break;
    case LK_NODE_QUOTE: /* the signs of its other lines: when what is in it has owners */
        own(coverage, node->start, COVERAGE_MARK);
        break;
    case LK_NODE_DOCUMENT:
    case LK_NODE_LIST:
        break;
    }
}

/* Depth is bounded by LK_LIMIT_NESTING. */
static void walk(Coverage *coverage, const LkNode *node)
{
    check_node(coverage, node);
    own_node(coverage, node);
    for (const LkNode *child = node->first_child; child != NULL && coverage->fault.what == NULL;
         child = child->next)
        walk(coverage, child);
}

static void own_quotes(Coverage *coverage, const LkNode *node)
{
    for (const LkNode *child = node->first_child; child != NULL; child = child->next)
        own_quotes(coverage, child);
    if (node->kind == LK_NODE_QUOTE)
        own_quote(coverage, node);
}

/* ---- What is left */

static void own_definitions(Coverage *coverage)
{
    for (const LkDefinition *one = lk_definitions_first(coverage->markdown); one != NULL; one = one->next)
        for (LkAt at = one->start; at < one->end; at++) {
            if (coverage->owners[at] == COVERAGE_TEXT)
                fail(coverage, "a definition is printed", at);
            else
                coverage->owners[at] = COVERAGE_MARK;
        }
}

static bool is_limit(LkRemarkKind kind)
{
    return kind >= LK_REMARK_LIMIT_NESTING;
}

/* Cells behind the last column are not printed: an error tells of their row. */
static void own_remarks(Coverage *coverage)
{
    const LkMarkdown *markdown = coverage->markdown;
    for (size_t i = 0; i < markdown->remark_count; i++) {
        const LkRemark *remark = &markdown->remarks[i];
        coverage->is_limited |= is_limit(remark->kind);
        if (remark->start > remark->end || remark->end > markdown->text.length)
            fail(coverage, "a remark has no place", remark->start);
        else if (!is_between_characters(markdown->text, remark->start) ||
                 (!is_limit(remark->kind) && !is_between_characters(markdown->text, remark->end)))
            fail(coverage, "a remark begins or ends within a character", remark->start);
        else if (remark->kind == LK_REMARK_ROW || remark->kind == LK_REMARK_DIV)
            for (LkAt at = remark->start; at < remark->end; at++)
                if (is_free(coverage, at))
                    own(coverage, at, COVERAGE_TOLD);
    }
}

static void own_blanks(Coverage *coverage, LkAt start)
{
    LkText text = coverage->markdown->text;
    for (LkAt at = start; at < text.length;) {
        size_t length = is_any_blank(text.bytes[at]) ? 1 : lk_blank_length(text, at, text.length, true);
        if (length == 0 || !is_free(coverage, at)) {
            at++;
            continue;
        }
        for (size_t i = 0; i < length; i++, at++)
            if (is_free(coverage, at))
                own(coverage, at, COVERAGE_BLANK);
    }
}

Coverage coverage_of(LkMarkdown *markdown, LkAt start, LkArena *arena)
{
    Coverage coverage = {.markdown = markdown, .arena = arena};
    coverage.owners = lk_arena_alloc(arena, markdown->text.length + 1);
    walk(&coverage, markdown->document);
    if (coverage.fault.what != NULL)
        return coverage;
    own_quotes(&coverage, markdown->document);
    own_definitions(&coverage);
    own_remarks(&coverage);
    own_blanks(&coverage, start);
    for (LkAt at = start; at < markdown->text.length && !coverage.is_limited; at++)
        if (is_free(&coverage, at))
            fail(&coverage, "a byte is not printed, of no mark, and not told", at);
    return coverage;
}

/* Does a line go on the one before, is it one of its own, or is that doubtful? A line that was broken is
 * full: a person ended one that has room left. */
#include <string.h>

#include "source/markdown/leaves/framed_lines.h"
#include "source/markdown/lines/joins.h"
#include "source/markdown/lines/sentences.h"
#include "source/markdown/scan/scan.h"
#include "source/markdown/scan/words.h"
#include "source/markdown/tables/tables.h"

/* (นายสมชาย ใจดี) */
static bool is_in_brackets(LkText text, LkAt at, LkAt end)
{
    end = lk_trim_end(text, at, end);
    return end - at > 2 && text.bytes[at] == '(' && text.bytes[end - 1] == ')' &&
           memchr(text.bytes + at, ')', end - at - 1) == NULL;
}

/* Two blanks, a backslash or <br>: it is a line of its own already. */
static bool before_ends_hard(const LkBlockReader *reader)
{
    LkAt end = reader->before_end;
    return lk_begins_with(reader->text, end, reader->line.start, "  ") ||
           (end > reader->before_start && reader->text.bytes[end - 1] == '\\') ||
           lk_ends_with_any(reader->text, reader->before_start, end, LK_WORDS("<br>", "<br/>", "<br />"));
}

#define RANKS "ว่าที่", "พล", "พ.ต", "พ.อ", "พ.ท", "ร.ต", "ร.อ", "ร.ท", "จ.ส", "จ.อ", "ส.ต", "ส.อ", "ด.ต", "ดร."

/* (นายสมชาย ใจดี), (..........), (          ) */
static bool is_name(LkText text, LkAt at, LkAt end)
{
    if (!is_in_brackets(text, at, end))
        return false;
    LkAt words = lk_skip_blanks(text, at + 1, end, true);
    return text.bytes[words] == ')' ||
           lk_begins_with_any(text, words, end,
                              LK_WORDS("นาย", "นาง", "น.ส.", RANKS, "ศ.", "ผศ.", "รศ.", "ศาสตราจารย์",
                                       "ผู้ช่วยศาสตราจารย์", "รองศาสตราจารย์", "หม่อม", "ม.ร.ว.", "ม.ล.", "พระ",
                                       "เรือ", "...", "…", "___"));
}

/* ลงชื่อ ………., (ลงชื่อ) …; but ลงชื่อเข้าใช้ are words. */
static bool is_signing(LkText text, LkAt at, LkAt end)
{
    if (lk_begins_with(text, at, end, "(ลงชื่อ)"))
        return true;
    if (!lk_begins_with(text, at, end, "ลงชื่อ"))
        return false;
    at += sizeof "ลงชื่อ" - 1;
    return at == end || lk_blank_length(text, at, end, true) > 0 ||
           lk_begins_with_any(text, at, end, LK_WORDS("..", "…", "__"));
}

bool lk_is_signing_line(const LkBlockReader *reader)
{
    return is_signing(reader->text, reader->line.content, reader->line.end);
}

/* พ.ต.อ. ⏎ (วิชัย รักไทย): what stands above says that it is a name. */
static bool is_below_rank(const LkBlockReader *reader)
{
    enum { LONGEST = 30 };
    LkText text = reader->text;
    LkAt start = lk_skip_blanks(text, reader->before_start, reader->before_end, true);
    if (start >= reader->before_end || reader->after_blank)
        return false;
    return is_signing(text, start, reader->before_end) ||
           (lk_begins_with_any(text, start, reader->before_end, LK_WORDS(RANKS)) &&
            lk_columns(text, start, reader->before_end) < LONGEST);
}

bool lk_is_name_line(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    if (line->content >= line->end || line->text.bytes[line->content] != '(')
        return false;
    if (lk_begins_with(line->text, line->content, line->end, "(    ") &&
        is_name(line->text, line->content, line->end))
        return true;
    return (line->is_thai && is_name(line->text, line->content, line->end)) ||
           (is_in_brackets(line->text, line->content, line->end) && is_below_rank(reader));
}

bool lk_is_below_name(const LkBlockReader *reader)
{
    LkAt start = lk_skip_blanks(reader->text, reader->before_start, reader->before_end, true);
    return reader->line.is_thai && start < reader->before_end &&
           is_name(reader->text, start, reader->before_end);
}

/* It may be a row of the table that the line before is one of. */
static bool may_be_row(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    size_t tabs = lk_count_tabs(line->text, line->start, line->end);
    return reader->is_blank_row ||
           memchr(line->text.bytes + line->content, '|', line->end - line->content) != NULL ||
           line->text.bytes[line->content] == '+' || (tabs > 0 && tabs == reader->before_all_tabs);
}

static bool has_latin(LkText text, LkAt at, LkAt end)
{
    for (; at < end; at++)
        if ((text.bytes[at] | 0x20) >= 'a' && (text.bytes[at] | 0x20) <= 'z')
            return true;
    return false;
}

/* Two lines of English beside Thai ones may be one paragraph of another hand; amounts alone on their lines
 * are cells of a table that was pasted. */
static bool is_beside_thai(const LkBlockReader *reader)
{
    return reader->line.is_thai || lk_thai_within(reader->text, reader->before_start, reader->before_end) ||
           !has_latin(reader->text, reader->line.content, reader->line.end);
}

bool lk_is_line_a_paragraph(const LkBlockReader *reader)
{
    return reader->filling.line_ends == LK_LINE_ENDS_PARAGRAPH && is_beside_thai(reader) &&
           reader->line.content < reader->line.end && !before_ends_hard(reader) &&
           !lk_is_below_name(reader) && !may_be_row(reader);
}

/* A line that is indented as the one before may go on it, where someone filled lines that all are indented:
 * in an item, by a tool, or by blanks. A tab is a paragraph. */
static bool is_indented_alike(const LkBlockReader *reader)
{
    enum { WIDE = 8 };
    const LkLineScan *line = &reader->line;
    if (reader->depth > 0 || reader->filling.line_ends == LK_LINE_ENDS_BLANK)
        return true;
    return reader->filling.is_filled && line->indent < WIDE &&
           lk_count_tabs(line->text, line->start, line->content) == 0;
}

/* Behind the next row of three blanks and more that stands between words; `end` where there is none. */
static LkAt next_column(LkText text, LkAt at, LkAt end)
{
    const char *hole = memmem(text.bytes + at, end - at, "   ", 3);
    return hole == NULL ? end : lk_skip_blanks(text, (LkAt)(hole - text.bytes), end, false);
}

/* The last row of columns made by blanks has no number of its own: its sum begins below the second cell.
 * Signatures side by side are in brackets. */
static bool is_below_column(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    LkText text = line->text;
    LkAt end = lk_trim_end(text, line->content, line->end), before = reader->before_start;
    if (text.bytes[line->content] == '(' || next_column(text, line->content, end) == end)
        return false;
    uint32_t indent = lk_columns(text, line->start, line->content), column = 0;
    for (LkAt at = reader->before_content; at < reader->before_end && column <= indent; before = at) {
        if (text.bytes[at] == '(')
            return false;
        at = next_column(text, at, reader->before_end);
        column += lk_columns(text, before, at);
        if (at < reader->before_end && column <= indent + 1 && indent <= column + 1)
            return true;
    }
    return false;
}

bool lk_is_indented_paragraph(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    if (!line->is_thai || line->indent < 4 || line->content >= line->end)
        return false;
    if (reader->before_all_tabs > 1 &&
        lk_count_tabs(line->text, line->start, line->end) == reader->before_all_tabs)
        return false; /* a row of a table whose first cell is empty */
    if (reader->is_blank_row && line->start > reader->rows_start)
        return false;
    if (reader->leaf_state == LK_LEAF_PARAGRAPH && is_below_column(reader))
        return false;
    uint32_t indent = lk_columns(line->text, line->start, line->content);
    if (!lk_line_before_is_full(reader))
        return true;
    if (indent > reader->before_indent + 2)
        return reader->depth == 0 || reader->filling.line_ends != LK_LINE_ENDS_BLANK;
    return !is_indented_alike(reader);
}

/* Both lines begin with the same word: กรณีที่ ๑ … ⏎ กรณีที่ ๒ …, “ก” หมายความว่า … ⏎ “ข” หมายความว่า …. */
static bool begins_as_before(const LkBlockReader *reader)
{
    enum { ALIKE = 12 }; /* bytes: four Thai letters */
    const LkLineScan *line = &reader->line;
    LkText text = line->text;
    LkAt start = lk_skip_blanks(text, reader->before_start, reader->before_end, true);
    bool is_quoted = lk_peek(text, start, reader->before_end) == 0x201C &&
                     lk_peek(text, line->content, line->end) == 0x201C;
    return is_quoted || (reader->before_end - start >= ALIKE && line->end - line->content >= ALIKE &&
                         memcmp(text.bytes + start, text.bytes + line->content, ALIKE) == 0);
}

/* v) ค) (iv): a mark that begins no list and goes on none. Before a point it is a name or a word that was cut
 * short. */
static bool is_mark_of_none(const LkLineScan *line)
{
    LkMarkKind kind = lk_item_mark(line->text, line->content, line->end).kind;
    bool is_lower = (line->text.bytes[line->content] & 0x20) != 0;
    return kind == LK_MARK_LETTER_BRACKET || kind == LK_MARK_LETTER_BRACKETS ||
           kind == LK_MARK_LATIN_BRACKET || kind == LK_MARK_LATIN_BRACKETS ||
           (kind == LK_MARK_LATIN && is_lower);
}

/* Words that begin a paragraph or a clause, seldom a line within one. */
static bool begins_paragraph(const LkLineScan *line)
{
    return lk_begins_with_any(line->text, line->content, line->end,
                              LK_WORDS("ประกาศ ณ", "สั่ง ณ", "ให้ไว้ ณ", "เริ่มประชุม", "เลิกประชุม", "ขอแสดงความนับถือ",
                                       "จึงเรียนมา", "จึงประกาศ", "บัดนี้", "ในการนี้", "ข้อ ", "มาตรา "));
}

static bool begins_like_more(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    return is_mark_of_none(line) || lk_is_name_line(reader) || begins_as_before(reader) ||
           begins_paragraph(line) ||
           lk_begins_with_any(line->text, line->content, line->end,
                              LK_WORDS("ลงชื่อ", "(ลงชื่อ)", "ที่ประชุม", "มติ", "เรื่อง ", "เรียน ", "อ้างถึง ",
                                       "สิ่งที่ส่งมาด้วย", "หมายเหตุ", "นาย", "นาง", "ผู้จด", "ผู้ตรวจ", "จึงเรียน"));
}

/* ---- Lines that stand alone whatever their length */

static bool is_within(LkText text, LkAt at, LkAt end, const char *open, const char *close)
{
    size_t first = strlen(open), last = strlen(close);
    if (end - at <= first + last || !lk_begins_with(text, at, end, open) ||
        !lk_begins_with(text, end - last, end, close))
        return false;
    return memmem(text.bytes + at + first, end - at - first - last, open, first) == NULL;
}

/* **หัวข้อ**, <u>หัวข้อ</u> */
static bool is_marked_whole(LkText text, LkAt at, LkAt end)
{
    at = lk_skip_blanks(text, at, end, true);
    end = lk_trim_end(text, at, end);
    return is_within(text, at, end, "**", "**") || is_within(text, at, end, "<u>", "</u>") ||
           is_within(text, at, end, "<b>", "</b>") || is_within(text, at, end, "[", "]{.underline}");
}

/* “มาตรา ๓๔/๑ …: what an act puts into another. */
static bool is_quoted_clause(const LkLineScan *line)
{
    uint32_t quote = lk_peek(line->text, line->content, line->end);
    if (quote != 0x201C && quote != '"')
        return false;
    LkAt at = line->content + (quote == '"' ? 1 : 3);
    LkMarkKind kind = lk_item_mark(line->text, at, line->end).kind;
    return kind >= LK_MARK_CLAUSE || kind == LK_MARK_NUMBER_BRACKETS || kind == LK_MARK_LETTER_BRACKETS;
}

static bool is_dot(LkText text, LkAt at)
{
    return strchr("._", text.bytes[at]) != NULL || (unsigned char)text.bytes[at] == 0xA6; /* of U+2026 */
}

/* วันที่ ........ เดือน ........: lines of a form are filled in by hand, one by one. */
static bool is_of_form(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    LkText text = line->text;
    if (!lk_has_row_of_dots(text, reader->before_start, reader->before_end))
        return lk_has_row_of_dots(text, line->content, line->end) && is_dot(text, line->content);
    return is_dot(text, reader->before_end - 1) || lk_has_row_of_dots(text, line->content, line->end);
}

/* ลงชื่อ ……… ผู้จดรายงานการประชุม ⏎ (นายพนม แสนหาญ) */
static bool is_name_below_signing(const LkBlockReader *reader)
{
    LkAt start = lk_skip_blanks(reader->text, reader->before_start, reader->before_end, true);
    return lk_is_name_line(reader) && is_signing(reader->text, start, reader->before_end);
}

static bool stands_alone(const LkBlockReader *reader, bool is_full)
{
    const LkLineScan *line = &reader->line;
    if (is_marked_whole(line->text, reader->before_start, reader->before_end) ||
        is_marked_whole(line->text, line->content, line->end) || lk_is_signing_line(reader) ||
        is_name_below_signing(reader) || lk_is_lone_dash(line))
        return true;
    if (is_full && reader->filling.line_ends == LK_LINE_ENDS_BLANK)
        return false;
    return is_of_form(reader) || is_quoted_clause(line) || lk_is_below_name(reader);
}

/* ---- */

static LkJoin join_short(const LkBlockReader *reader, uint32_t columns)
{
    enum { FEW_COLUMNS = 50, USUAL_COLUMNS = 85 }; /* an address of the web may be wider than any page */
    const LkFilling *filling = &reader->filling;
    if (filling->columns < FEW_COLUMNS)
        return filling->is_filled && columns * 10 >= filling->columns * 8 ? LK_JOIN_TOLD : LK_JOIN_SHORT;
    uint32_t width = filling->columns < USUAL_COLUMNS ? filling->columns : USUAL_COLUMNS;
    return columns * 10 < width * 6 ? LK_JOIN_NONE : LK_JOIN_TOLD;
}

/* {#name} of the paragraph above; ๐๙.๐๐ ⏎ - ๑๖.๐๐ น. */
static bool belongs_before(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    if (lk_begins_with_any(line->text, line->content, line->end, LK_WORDS("{#", "{.")))
        return true;
    LkItemMark mark = lk_item_mark(line->text, line->content, line->end);
    return mark.kind == LK_MARK_BULLET && lk_is_range(reader, &mark);
}

LkJoin lk_line_join(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    const LkFilling *filling = &reader->filling;
    bool is_thai = line->is_thai || lk_thai_within(line->text, reader->before_start, reader->before_end);
    if (!is_thai || before_ends_hard(reader) || belongs_before(reader))
        return LK_JOIN_SILENT;
    bool is_full = lk_line_before_is_full(reader);
    if (filling->is_chosen)
        return line->is_thai && !is_full && begins_like_more(reader) ? LK_JOIN_TOLD : LK_JOIN_SILENT;
    if (stands_alone(reader, is_full))
        return LK_JOIN_NONE;
    bool goes_on = lk_sentence_goes_on(reader);
    bool has_margin = filling->is_filled || filling->line_ends == LK_LINE_ENDS_BLANK;
    if (!goes_on && !(has_margin && is_full) && (begins_paragraph(line) || begins_as_before(reader)))
        return LK_JOIN_NONE;
    if (is_full) /* where nothing is known of line ends, a note says so for the file */
        return has_margin || goes_on || filling->line_ends == LK_LINE_ENDS_UNKNOWN ? LK_JOIN_SILENT
                                                                                   : LK_JOIN_TOLD;
    if (goes_on)
        return LK_JOIN_TOLD;
    return join_short(reader,
                      lk_filling_width(filling, line->text, reader->before_start, reader->before_end));
}

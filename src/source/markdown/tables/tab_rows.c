/* Lines with tabs while no table is made of them yet: whether one is a row, and what is told of those that
 * are none. */
#include "source/markdown/tables/tables.h"

#include <string.h>

#include "source/markdown/scan/scan.h"
#include "source/markdown/scan/words.h"

bool lk_is_name_title(LkText text, LkAt at, LkAt end)
{
    static const char *const titles[] = {"นาย",  "นาง",  "น.ส.", "ดร.", "ว่าที่", "พล.", "พ.ต.", "พ.อ.", "พ.ท.",
                                         "ร.ต.", "ร.อ.", "ร.ท.", "ผศ.", "รศ.", "ศ.",  "นพ.",  "พญ."};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (lk_begins_with(text, at, end, titles[i]))
            return !lk_begins_with(text, at, end, "นายก");
    return false;
}

bool lk_begins_with_label(LkText text, LkAt at, LkAt end)
{
    static const char *const labels[] = {"ที่",         "เรื่อง", "เรียน",   "อ้างถึง", "สิ่งที่ส่งมาด้วย", "วันที่",
                                         "ส่วนราชการ", "ลงชื่อ", "(ลงชื่อ)", "โทร",   "จาก",        "ถึง"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (lk_begins_with(text, at, end, labels[i]) &&
            !lk_is_thai_letter(lk_peek(text, at + (LkAt)strlen(labels[i]), end))) /* ที่ประชุม is none */
            return true;
    return false;
}

size_t lk_row_groups(LkText text, LkAt at, LkAt end)
{
    return lk_begins_with_label(text, at, end) ? 0 : lk_count_tab_groups(text, at, end);
}

size_t lk_tab_rows_needed(size_t tabs)
{
    return tabs >= 2 ? 2 : 3;
}

/* ๑. นายสมชาย⇥⇥ประธาน: names whose positions are lined up by as many tabs as each needs. */
static bool is_loose_row(const LkBlockReader *reader, LkAt words)
{
    const LkLineScan *line = &reader->line;
    size_t groups = lk_count_tab_groups(line->text, line->content, line->end);
    words = lk_skip_blanks(line->text, words, line->end, true);
    if (lk_count_tab_groups(line->text, words, lk_trim_end(line->text, words, line->end)) == 0)
        return false;
    bool goes_on = reader->leaf_state == LK_LEAF_PARAGRAPH && reader->before_groups == groups;
    size_t rows = 1 + (goes_on ? reader->before_rows : 0), needed = lk_tab_rows_needed(groups);
    for (LkAt next = line->next; rows < needed; rows++) {
        LkLineScan below = lk_line_scan(line->text, next);
        if (lk_row_groups(below.text, below.content, below.end) != groups)
            break;
        next = below.next;
    }
    return rows >= needed;
}

bool lk_is_tab_row(const LkBlockReader *reader, LkAt words)
{
    const LkLineScan *line = &reader->line;
    size_t tabs = lk_count_tabs(line->text, line->content, line->end);
    if (tabs == 0)
        return false;
    if (tabs >= 2 && reader->leaf_state == LK_LEAF_PARAGRAPH && reader->before_tabs == tabs)
        return true;
    LkLineScan next = lk_line_scan(line->text, line->next);
    return (tabs >= 2 && lk_count_tabs(next.text, next.content, next.end) == tabs) ||
           is_loose_row(reader, words);
}

bool lk_is_row_with_dashes(const LkBlockReader *reader)
{
    const LkLineScan *line = &reader->line;
    size_t tabs = lk_count_tabs(line->text, line->content, line->end);
    LkAt behind = line->content + 1;
    if (reader->is_blank_row)
        return true;
    return tabs >= 1 && behind < line->end && line->text.bytes[behind] == '\t' &&
           reader->leaf_state == LK_LEAF_PARAGRAPH && reader->before_tabs == tabs;
}

/* ---- Telling */

/* A place to sign or to fill in is lined up by tabs as well. */
static bool is_form(LkText text, LkAt at, LkAt end)
{
    return (text.bytes[at] == '(' && lk_is_name_title(text, at + 1, end)) ||
           memmem(text.bytes + at, end - at, "...", 3) != NULL ||
           memmem(text.bytes + at, end - at, "…", strlen("…")) != NULL ||
           memmem(text.bytes + at, end - at, "__", 2) != NULL;
}

/* A bullet of a symbol font, or who speaks and what is said: one tab, but no row. */
static bool is_speech(LkText text, LkAt at, LkAt end)
{
    enum { SPEECH = 30 }; /* columns: a cell has fewer */
    const char *tab = memchr(text.bytes + at, '\t', end - at);
    LkAt behind = tab == NULL ? end : (LkAt)(tab - text.bytes);
    return lk_columns(text, behind, end) > SPEECH ||
           (lk_columns(text, at, behind) < 2 && !lk_thai_within(text, at, behind) &&
            lk_digit_value(lk_peek(text, at, end)) < 0);
}

/* The rows of tabs in a line that may be a row; 0 for any other. */
static size_t groups_of(const LkBlockReader *reader, size_t segment, size_t limit)
{
    if (segment >= limit)
        return 0;
    const LkSegment *line = &reader->markdown->segments[segment];
    LkAt end = lk_trim_end(reader->text, line->start, line->end);
    if (end == line->start || is_form(reader->text, line->start, end))
        return 0;
    size_t groups = lk_row_groups(reader->text, line->start, end);
    return groups == 1 && is_speech(reader->text, line->start, end) ? 0 : groups;
}

void lk_tell_tabs(LkBlockReader *reader, size_t first, size_t limit, size_t tabs)
{
    const LkSegment *lines = reader->markdown->segments, *line = &lines[first];
    size_t groups = groups_of(reader, first, limit), end = first + 1;
    if (groups == 0 || line->start < reader->columns_told)
        return;
    if (!lk_thai_within(reader->text, line->start, line->end)) {
        if (tabs >= 2 && end < limit && lk_count_tabs(reader->text, lines[end].start, lines[end].end) >= 2)
            lk_remark(reader->markdown, LK_REMARK_TABLE, line->start, line->end, tabs + 1);
        return;
    }
    if (groups < 2 && groups_of(reader, end, limit) == 0)
        return;
    while (groups_of(reader, end, limit) > 0)
        end++;
    reader->columns_told = lines[end - 1].end;
    lk_remark(reader->markdown, LK_REMARK_TABLE, line->start, line->end, tabs + 1);
}

/* Links, images and footnote marks (CommonMark 0.31 §6.3, §6.4). */
#include "source/markdown/inlines/definitions.h"
#include "source/markdown/inlines/inlines.h"

/* What stands behind the text of a link. */
typedef struct Found {
    size_t end;
    LkText target, title;
} Found;

bool lk_bracket_open(LkScan *scan)
{
    size_t start = scan->at, open = start + (scan->text.bytes[start] == '!');
    if (open >= scan->text.length || scan->text.bytes[open] != '[')
        return false;
    LkText note = lk_note_mark(scan->text, open);
    scan->markdown->steps += note.length;
    if (note.length > 0) {
        scan->at = open + note.length + 3;
        size_t piece = lk_piece_add(scan, LK_TOKEN_NOTE, open, scan->at);
        lk_piece_detail(scan, piece)->text = note;
        return true;
    }
    if (scan->bracket_count > 0)
        scan->brackets[scan->bracket_count - 1].has_brackets = true;
    LK_GROW(scan->arena, scan->brackets, scan->bracket_count, scan->bracket_capacity, 8);
    scan->at = open + 1;
    size_t piece = lk_piece_add(scan, LK_TOKEN_TEXT, start, scan->at);
    scan->brackets[scan->bracket_count++] = (LkBracket){.piece = (uint32_t)piece,
                                                        .behind = (uint32_t)scan->at,
                                                        .runs = (uint32_t)scan->run_count,
                                                        .is_image = open > start};
    return true;
}

/* Words in brackets behind words in brackets are no link, so that they stay to be read: [แก้ไข](ฉบับที่๒). */
static bool is_words(const LkScan *scan, size_t at, LkText target)
{
    return scan->text.bytes[at] != '<' && lk_thai_within(target, 0, target.length) && !lk_is_address(target);
}

/* (target "title") behind the bracket at `at`. */
static bool inline_target(LkScan *scan, size_t at, bool is_image, Found *found)
{
    LkText text = scan->text;
    if (at >= text.length || text.bytes[at] != '(')
        return false;
    size_t start = lk_past_spaces(text, at + 1);
    size_t end = lk_target_read(text, start, &found->target, &scan->markdown->steps);
    size_t next = lk_past_spaces(text, end);
    if (next > end && end > start)
        next = lk_past_spaces(text, lk_title_read(text, next, &found->title, &scan->markdown->steps));
    scan->markdown->steps += next - end;
    if (next >= text.length || text.bytes[next] != ')')
        return false;
    if (!is_image && end > start && is_words(scan, start, found->target))
        return false;
    found->target = lk_unescaped(found->target, scan->arena);
    found->title = lk_unescaped(found->title, scan->arena);
    found->end = next + 1;
    return true;
}

static bool take_definition(LkScan *scan, LkText label, size_t end, Found *found)
{
    LkDefinition *definition = lk_definition_find(scan->markdown, label);
    scan->markdown->steps += label.length;
    if (definition == NULL)
        return false;
    definition->is_used = true;
    *found = (Found){end, definition->target, definition->title};
    return true;
}

/* [label], [] or nothing behind the bracket at `at`. */
static bool reference(LkScan *scan, const LkBracket *bracket, Found *found)
{
    size_t at = scan->at + 1, end = at;
    LkText label = {"", 0}, own = lk_text_slice(scan->text, bracket->behind, scan->at);
    if (at < scan->text.length && lk_note_mark(scan->text, at).length == 0)
        end = lk_label_read(scan->text, at, &label, &scan->markdown->steps);
    if (lk_text_trim(label).length > 0)
        return take_definition(scan, label, end, found);
    if (label.length > 0)
        end = at; /* [ ] is no label */
    return !bracket->has_brackets && own.length <= LK_LONGEST_LABEL && take_definition(scan, own, end, found);
}

/* Addresses within the text of a link are text. */
static void drop_bare_links(LkScan *scan, uint32_t piece)
{
    while (scan->bare_count > 0 && scan->bare[scan->bare_count - 1] > piece)
        scan->pieces[scan->bare[--scan->bare_count]].kind = LK_TOKEN_TEXT;
}

static void make_link(LkScan *scan, const LkBracket *bracket, const Found *found)
{
    scan->pieces[bracket->piece].kind = bracket->is_image ? LK_TOKEN_IMAGE_OPEN : LK_TOKEN_LINK_OPEN;
    LkDetail *detail = lk_piece_detail(scan, bracket->piece);
    detail->target = found->target;
    detail->title = found->title;
    lk_piece_add(scan, bracket->is_image ? LK_TOKEN_IMAGE_CLOSE : LK_TOKEN_LINK_CLOSE, scan->at, found->end);
    scan->at = found->end;
    drop_bare_links(scan, bracket->piece);
    lk_runs_pair(scan, bracket->runs);
}

/* [words]{.underline}; []{#name .anchor} marks a place and says nothing. */
static bool make_span(LkScan *scan, const LkBracket *bracket)
{
    LkAttributes found;
    size_t end = lk_attributes_read(scan->text, scan->at + 1, &found);
    bool is_empty = bracket->behind == scan->at;
    scan->markdown->steps += end - scan->at;
    if (end == scan->at + 1 || bracket->is_image || (found.others == 0 && !is_empty))
        return false;
    LkTokenKind open = is_empty             ? LK_TOKEN_COMMENT
                       : found.is_underline ? LK_TOKEN_UNDERLINE_OPEN
                                            : LK_TOKEN_TAG;
    scan->pieces[bracket->piece].kind = (uint16_t)open;
    lk_piece_add(scan, found.is_underline && !is_empty ? LK_TOKEN_UNDERLINE_CLOSE : open, scan->at, end);
    scan->at = end;
    lk_runs_pair(scan, bracket->runs);
    return true;
}

bool lk_bracket_close(LkScan *scan)
{
    if (scan->bracket_count == 0)
        return false;
    LkBracket bracket = scan->brackets[--scan->bracket_count];
    if (make_span(scan, &bracket)) {
        if (scan->inactive > scan->bracket_count)
            scan->inactive = scan->bracket_count;
        return true;
    }
    bool is_active = bracket.is_image || scan->bracket_count >= scan->inactive;
    if (scan->inactive > scan->bracket_count)
        scan->inactive = scan->bracket_count;
    Found found = {.target = {"", 0}, .title = {"", 0}};
    if (!is_active)
        return false;
    if (!inline_target(scan, scan->at + 1, bracket.is_image, &found)) {
        found = (Found){.target = {"", 0}, .title = {"", 0}};
        if (!reference(scan, &bracket, &found))
            return false;
    }
    make_link(scan, &bracket, &found);
    if (!bracket.is_image)
        scan->inactive = scan->bracket_count; /* a link holds no other */
    return true;
}

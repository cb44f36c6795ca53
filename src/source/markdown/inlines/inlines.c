/* Inlines: one pass over the text of a leaf. Bytes that may begin something are offered to those who read it;
 * what nobody takes is text. */
#include "source/markdown/inlines/inlines.h"

/* ---- Escapes, entities, code, breaks */

static void add_characters(LkScan *scan, size_t end, LkText text)
{
    size_t piece = lk_piece_add(scan, LK_TOKEN_CHARACTERS, scan->at, end);
    lk_piece_detail(scan, piece)->text = text;
    scan->at = end;
}

static void add_break(LkScan *scan, LkTokenKind kind, size_t start)
{
    scan->at = lk_past_blanks(scan->text, scan->at + 1);
    scan->markdown->steps += scan->at - start;
    lk_piece_add(scan, kind, start, scan->at);
}

/* “\ ” before a Thai letter: pandoc writes a no-break space so. */
static bool is_pandoc_blank(const LkScan *scan, size_t at)
{
    bool is_path = scan->at > 0 && strchr(":\\/", scan->text.bytes[scan->at - 1]) != NULL;
    return scan->text.bytes[at] == ' ' && !is_path && scan->at > scan->covered &&
           lk_is_thai(lk_peek(scan->text, at + 1, scan->text.length));
}

/* \* is *, \ at the end of a line breaks it, and \{{ is no field. */
static bool read_escape(LkScan *scan)
{
    LkText text = scan->text;
    size_t next = scan->at + 1;
    if (next >= text.length)
        return false;
    if (text.bytes[next] == '\n') {
        scan->at = next;
        add_break(scan, LK_TOKEN_HARD_BREAK, next - 1);
        return true;
    }
    if (is_pandoc_blank(scan, next)) {
        add_characters(scan, next + 1, LK_TEXT(" "));
        return true;
    }
    if (!lk_is_ascii_punctuation(text.bytes[next]))
        return false;
    size_t end = next + 1 + (next + 1 < text.length && memcmp(text.bytes + next, "{{", 2) == 0);
    add_characters(scan, end, lk_text_slice(text, next, end));
    return true;
}

static bool read_entity(LkScan *scan)
{
    char value[8];
    size_t length, end = lk_entity(scan->text, scan->at, value, &length);
    scan->markdown->steps += 16; /* a search in a table */
    if (end == scan->at)
        return false;
    add_characters(scan, end, (LkText){lk_arena_copy(scan->arena, value, length), length});
    return true;
}

/* A line end, with the blanks around it: two of them before it break the line (CommonMark 0.31 §6.7). */
static bool read_line_end(LkScan *scan)
{
    const char *bytes = scan->text.bytes;
    size_t start = scan->at;
    while (start > scan->covered && lk_is_ascii_blank(bytes[start - 1]))
        start--;
    bool is_hard = scan->at - start >= 2 && bytes[scan->at - 1] == ' ' && bytes[scan->at - 2] == ' ';
    add_break(scan, is_hard ? LK_TOKEN_HARD_BREAK : LK_TOKEN_SOFT_BREAK, start);
    return true;
}

static size_t past_backticks(LkText text, size_t at)
{
    while (at < text.length && text.bytes[at] == '`')
        at++;
    return at;
}

/* Notes where the last run of each length ends, so that none is looked for in vain. */
static void note_backticks(LkScan *scan)
{
    scan->backticks = LK_NEW_ARRAY(scan->arena, LK_LONGEST_BACKTICKS + 1, size_t);
    for (size_t at = scan->at; at < scan->text.length;) {
        size_t end = past_backticks(scan->text, at);
        if (end > at && end - at <= LK_LONGEST_BACKTICKS)
            scan->backticks[end - at] = end;
        at = end > at ? end : at + 1;
    }
    scan->markdown->steps += scan->text.length - scan->at;
}

/* Where the next run of `length` backticks begins. There is one. */
static size_t next_backticks(LkScan *scan, size_t at, size_t length)
{
    for (;;) {
        const char *tick = memchr(scan->text.bytes + at, '`', scan->text.length - at);
        size_t start = (size_t)(tick - scan->text.bytes), end = past_backticks(scan->text, start);
        scan->markdown->steps += end - at;
        if (end - start == length)
            return start;
        at = end;
    }
}

/* A line end is a blank. */
static LkText code_of(const LkScan *scan, LkText typed)
{
    if (memchr(typed.bytes, '\n', typed.length) == NULL)
        return typed;
    char *bytes = lk_arena_copy(scan->arena, typed.bytes, typed.length);
    for (size_t i = 0; i < typed.length; i++)
        bytes[i] = bytes[i] == '\n' ? ' ' : bytes[i];
    return (LkText){bytes, typed.length};
}

/* The code without one blank at both ends, where both have one and there is more than blanks. */
static LkText stripped(LkText code)
{
    size_t blanks = 0;
    while (blanks < code.length && code.bytes[blanks] == ' ')
        blanks++;
    bool has_ends = blanks > 0 && blanks < code.length && code.bytes[code.length - 1] == ' ';
    return has_ends ? lk_text_slice(code, 1, code.length - 1) : code;
}

static bool read_code(LkScan *scan)
{
    size_t start = scan->at, from = past_backticks(scan->text, start), length = from - start;
    if (scan->backticks == NULL)
        note_backticks(scan);
    scan->markdown->steps += length;
    scan->at = from;
    if (length > LK_LONGEST_BACKTICKS || scan->backticks[length] <= from)
        return true; /* the run is text as a whole */
    size_t close = next_backticks(scan, from, length);
    size_t piece = lk_piece_add(scan, LK_TOKEN_CODE, start, close + length);
    lk_piece_detail(scan, piece)->text = stripped(code_of(scan, lk_text_slice(scan->text, from, close)));
    scan->markdown->steps += close - from;
    scan->at = close + length;
    return true;
}

/* A field is text, whatever signs are in its name. */
static bool read_field(LkScan *scan)
{
    size_t end = lk_field_end(scan->text, scan->at);
    scan->markdown->steps += end - scan->at;
    if (end == scan->at)
        return false;
    scan->at = scan->field_end = end;
    return true;
}

/* ---- The pass */

/* Bytes that may begin something, but for e-mail addresses. */
static const bool may_begin[256] = {
    ['\\'] = true, ['&'] = true, ['\n'] = true, ['`'] = true, ['['] = true, ['!'] = true, [']'] = true,
    ['*'] = true,  ['_'] = true, ['~'] = true,  ['<'] = true, ['{'] = true, ['^'] = true, ['w'] = true,
    ['W'] = true,  ['h'] = true, ['H'] = true,  ['f'] = true, ['F'] = true,
};

/* Reads what begins at scan->at; false if nothing does. */
static bool read_one(LkScan *scan)
{
    if (scan->is_html && strchr("\\`[!]*_~^", scan->text.bytes[scan->at]) != NULL)
        return false;
    switch (scan->text.bytes[scan->at]) {
    case '\\':
        return read_escape(scan);
    case '&':
        return read_entity(scan);
    case '\n':
        return read_line_end(scan);
    case '`':
        return read_code(scan);
    case '{':
        return read_field(scan);
    case '[':
    case '!':
        return lk_bracket_open(scan);
    case ']':
        return lk_bracket_close(scan);
    case '*':
    case '_':
        lk_run_read(scan);
        return true;
    case '~':
        if (!lk_script_read(scan))
            lk_run_read(scan);
        return true;
    case '^':
        return lk_script_read(scan);
    case '<':
        return lk_autolink_read(scan) || lk_tag_read(scan);
    default:
        return lk_bare_link_read(scan);
    }
}

/* Goes on to the next byte that may begin something, or to where the next e-mail address begins. */
static void skip_plain(LkScan *scan)
{
    size_t at = scan->at, end = scan->mail < scan->text.length ? scan->mail : scan->text.length;
    while (at < end && !may_begin[(unsigned char)scan->text.bytes[at]])
        at++;
    scan->markdown->steps += at - scan->at;
    scan->at = at;
}

static void read_all(LkScan *scan)
{
    while (scan->at < scan->text.length) {
        scan->markdown->steps++;
        if (lk_bare_mail_read(scan))
            continue;
        if (may_begin[(unsigned char)scan->text.bytes[scan->at]] && read_one(scan))
            continue;
        scan->at++;
        if (scan->at < scan->mail)
            skip_plain(scan);
    }
}

static LkTokens read_leaf(LkMarkdown *markdown, const LkLeaf *leaf, bool is_html, LkArena *arena)
{
    LkScan scan = {.markdown = markdown, .arena = arena, .text = leaf->text, .is_html = is_html};
    scan.is_thai = lk_thai_within(leaf->text, 0, leaf->text.length);
    markdown->steps += leaf->text.length / 4;
    scan.tag_budget = LK_TAG_BUDGET(leaf->text.length);
    read_all(&scan);
    lk_runs_pair(&scan, 0);
    return lk_pieces_tokens(&scan, leaf);
}

LkTokens lk_tokens(LkMarkdown *markdown, const LkLeaf *leaf, LkArena *arena)
{
    return read_leaf(markdown, leaf, false, arena);
}

LkTokens lk_html_tokens(LkMarkdown *markdown, const LkLeaf *leaf, LkArena *arena)
{
    return read_leaf(markdown, leaf, true, arena);
}

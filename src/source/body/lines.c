/* The pass before cmark. It checks that the bytes are text and within the limits, and rewrites Thai list
 * marks in a form that cmark reads as a list. A rewritten mark takes as many columns as the typed one shows,
 * so that what is indented below it stays nested. A map leads every byte back to the file. */
#include <string.h>

#include "base/limits.h"
#include "source/body/body.h"

/* ---- Marks */

int lk_letter_number(uint32_t letter)
{
    if (!lk_is_thai_consonant(letter) || letter == 0x0E03 || letter == 0x0E05 || letter == 0x0E24 ||
        letter == 0x0E26)
        return 0;
    /* ฤ and ฦ stand among the consonants in the code but not in the alphabet. */
    int number = (int)(letter - 0x0E00);
    return number - (letter > 0x0E03) - (letter > 0x0E05) - (letter > 0x0E24) - (letter > 0x0E26);
}

static uint32_t peek(LkText text, size_t offset)
{
    return offset < text.length ? lk_utf8_next(text, &offset) : 0;
}

static bool ends_mark(LkText text, size_t offset)
{
    return offset >= text.length || strchr(" \t\r\n", text.bytes[offset]) != NULL;
}

LkTypedMark lk_typed_mark(LkText text, size_t offset)
{
    LkTypedMark mark = {.marker = LK_MARKER_BULLET};
    size_t at = offset;
    uint32_t first = peek(text, at);
    if (first == '-' || first == '*' || first == '+') {
        uint32_t next = peek(text, at + 1);
        bool is_dash = first == '-' && lk_is_thai(next);
        if (is_dash || ends_mark(text, at + 1)) {
            mark.length = 1;
            mark.is_thai = is_dash;
        }
        return mark;
    }
    bool opens = mark.opens = first == '(';
    at += opens;
    int digits = 0;
    while (digits < 9 && lk_digit_value(peek(text, at)) >= 0) { /* as many as cmark takes */
        mark.is_thai |= lk_is_thai_digit(peek(text, at));
        mark.number = mark.number * 10 + lk_digit_value(lk_utf8_next(text, &at));
        digits++;
    }
    bool is_letter = digits == 0 && lk_letter_number(peek(text, at)) > 0;
    if (is_letter)
        mark.number = lk_letter_number(lk_utf8_next(text, &at));
    uint32_t close = peek(text, at);
    bool is_good = (is_letter || digits > 0) && (opens ? close == ')' : close == '.' || close == ')');
    if (!is_good || !ends_mark(text, at + 1))
        return mark;
    mark.is_thai |= is_letter || opens;
    bool brackets = close == ')';
    mark.marker = is_letter ? (brackets ? LK_MARKER_LETTER_BRACKETS : LK_MARKER_LETTER)
                            : (brackets ? LK_MARKER_NUMBER_BRACKETS : LK_MARKER_NUMBER);
    mark.length = at + 1 - offset;
    return mark;
}

/* ---- Checks */

static bool is_blank_line(LkText line)
{
    for (size_t i = 0; i < line.length; i++)
        if (strchr(" \t\r\n", line.bytes[i]) == NULL)
            return false;
    return true;
}

/* Only one sign and blanks: `* * *` is a rule, not three lists. */
static bool is_rule(LkText line, size_t from)
{
    char sign = from < line.length ? line.bytes[from] : 0;
    int count = 0;
    if (sign != '*' && sign != '-')
        return false;
    for (size_t i = from; i < line.length; i++) {
        if (line.bytes[i] == sign)
            count++;
        else if (strchr(" \t\r\n", line.bytes[i]) == NULL)
            return false;
    }
    return count >= 3;
}

static size_t skip_blanks(LkText line, size_t at)
{
    while (at < line.length && (line.bytes[at] == ' ' || line.bytes[at] == '\t'))
        at++;
    return at;
}

/* Whether a line that cmark would take for the address behind a link's name is text all the same: a note
 * without a mark, or words behind “[หมายเหตุ]:”. cmark prints nothing of such lines, so these must not look
 * like one. */
static bool is_plain_bracket(LkText line, size_t at)
{
    if (at >= line.length || line.bytes[at] != '[')
        return false;
    const char *close = memchr(line.bytes + at, ']', line.length - at);
    if (close == NULL || (size_t)(close + 1 - line.bytes) >= line.length || close[1] != ':')
        return false;
    if (line.bytes[at + 1] == '^')
        return lk_note_label(line, at).length == 0;
    LkText target = lk_text_trim(lk_text_slice(line, (size_t)(close + 2 - line.bytes), line.length));
    bool is_ascii = true, has_sign = false;
    for (size_t i = 0; i < target.length; i++) {
        is_ascii &= (unsigned char)target.bytes[i] < 0x80;
        has_sign |= strchr("/#@.:", target.bytes[i]) != NULL;
        if (target.bytes[i] == ' ')
            break;
    }
    bool has_scheme = target.length > 0 && memmem(target.bytes, target.length, "://", 3) != NULL;
    return !has_scheme && !(is_ascii && has_sign);
}

/* Quotes and lists that begin on this line; *place is the mark that is one too many. */
static size_t count_levels(LkText line, size_t *place)
{
    size_t levels = 0, at = skip_blanks(line, 0);
    while (at < line.length && levels <= LK_LIMIT_NESTING) {
        *place = at;
        if (line.bytes[at] == '>') {
            at++;
        } else {
            LkTypedMark mark = lk_typed_mark(line, at);
            if (mark.length == 0 || is_rule(line, at))
                break;
            at += mark.length;
        }
        levels++;
        at = skip_blanks(line, at);
    }
    return levels;
}

static void too_deep(LkReader *reader, LkFileOffset place, LkTermId what)
{
    lk_tell(reader->diagnostics, LK_E_LIMIT_NESTING_TEXT,
            lk_reader_span(reader, place, lk_file_offset_after(place, 1)),
            LK_WITH(lk_named_number("most", LK_LIMIT_NESTING), lk_named_term("what", what)));
}

typedef struct Bracketing {
    size_t depth;
    size_t bytes; /* of the paragraph so far */
    char fence;   /* within ``` or ~~~ */
    size_t fence_length;
    size_t columns; /* of the pipe table that may be here */
} Bracketing;

/* Follows fences, so that code is not counted. True while the line is code. */
static bool in_fence(Bracketing *state, LkText line)
{
    size_t at = 0;
    while (at < line.length && strchr(" \t>", line.bytes[at]) != NULL)
        at++;
    char sign = at < line.length ? line.bytes[at] : 0;
    size_t end = at;
    while (end < line.length && line.bytes[end] == sign)
        end++;
    bool is_fence = (sign == '`' || sign == '~') && end - at >= 3;
    if (state->fence == 0) {
        if (!is_fence)
            return false;
        state->fence = sign;
        state->fence_length = end - at;
    } else if (is_fence && sign == state->fence && end - at >= state->fence_length &&
               is_blank_line(lk_text_slice(line, end, line.length))) {
        state->fence = 0;
    }
    return true;
}

static bool check_line(LkReader *reader, LkText line, LkFileOffset start, Bracketing *state)
{
    state->bytes += line.length;
    if (state->bytes > LK_LIMIT_PARAGRAPH_BYTES) {
        lk_tell(reader->diagnostics, LK_E_LIMIT_PARAGRAPH, lk_reader_span(reader, start, start),
                LK_WITH(lk_named_number("most", (long long)LK_LIMIT_PARAGRAPH_BYTES)));
        return false;
    }
    if (is_blank_line(line)) {
        state->bytes = state->depth = state->columns = 0;
        return true;
    }
    if (in_fence(state, line))
        return true;
    if (!lk_pipes_check(reader, line, start, &state->columns))
        return false;
    size_t place = 0;
    if (count_levels(line, &place) > LK_LIMIT_NESTING) {
        too_deep(reader, lk_file_offset_after(start, place), LK_TERM_LISTS_OR_QUOTES);
        return false;
    }
    for (size_t i = 0; i < line.length; i++) {
        if (line.bytes[i] == '\\')
            i++;
        else if (line.bytes[i] == '[' && ++state->depth > LK_LIMIT_NESTING) {
            too_deep(reader, lk_file_offset_after(start, i), LK_TERM_BRACKETS);
            return false;
        } else if (line.bytes[i] == ']' && state->depth > 0)
            state->depth--;
    }
    return true;
}

bool lk_lines_check(LkReader *reader)
{
    if (!lk_bytes_check(reader))
        return false;
    LkText text = reader->file->text;
    Bracketing state = {0};
    size_t end;
    for (size_t at = 0; at < text.length;) {
        size_t next = lk_next_line(text, at, &end);
        if (!check_line(reader, lk_text_slice(text, at, end), (LkFileOffset){at}, &state))
            return false;
        at = next;
    }
    return true;
}

/* ---- Rewriting */

typedef struct Rewrite {
    LkReader *reader;
    LkLineMap *map;
    const LkLineMap *previous;
    size_t previous_mark; /* the next one of `previous` */
    LkText text;
    char *out;
    size_t length;
    size_t edit_capacity, mark_capacity;
    bool in_paragraph; /* the line before is of a paragraph outside lists */
} Rewrite;

static void add_edit(Rewrite *rewrite, LkFileOffset in)
{
    LkLineMap *map = rewrite->map;
    LK_GROW(rewrite->reader->work, map->edits, map->edit_count, rewrite->edit_capacity, 64);
    map->edits[map->edit_count++] = (LkEdit){{rewrite->length}, in};
}

static void add_mark(Rewrite *rewrite, LkFileOffset in, bool is_dash)
{
    LkLineMap *map = rewrite->map;
    LK_GROW(rewrite->reader->work, map->marks, map->mark_count, rewrite->mark_capacity, 64);
    map->marks[map->mark_count++] = (LkListMark){.in = in, .out = {rewrite->length}, .is_dash = is_dash};
}

static void put(Rewrite *rewrite, const char *bytes, size_t length)
{
    memcpy(rewrite->out + rewrite->length, bytes, length);
    rewrite->length += length;
}

/* Whether an earlier pass found that cmark makes no item here. */
static bool was_unused(Rewrite *rewrite, LkFileOffset in)
{
    const LkLineMap *previous = rewrite->previous;
    if (previous == NULL)
        return false;
    while (rewrite->previous_mark < previous->mark_count &&
           previous->marks[rewrite->previous_mark].in.byte < in.byte)
        rewrite->previous_mark++;
    return rewrite->previous_mark < previous->mark_count &&
           previous->marks[rewrite->previous_mark].in.byte == in.byte &&
           !previous->marks[rewrite->previous_mark].is_used;
}

/* As many ASCII characters as were typed: digits padded by zeros, which also fill the place of a bracket.
 * Only a 1 may begin a list within a paragraph, for cmark as for us. */
static void put_mark(Rewrite *rewrite, LkFileOffset in, LkTypedMark mark)
{
    char digits[16];
    LkText typed = lk_text_slice(rewrite->text, in.byte, in.byte + mark.length);
    size_t width = lk_utf8_count(typed);
    bool is_letter = mark.marker == LK_MARKER_LETTER || mark.marker == LK_MARKER_LETTER_BRACKETS;
    int number = is_letter ? (mark.number == 1 ? 1 : 2) : mark.number;
    for (size_t i = width - 1; i-- > 0; number /= 10)
        digits[i] = (char)('0' + number % 10);
    digits[width - 1] = typed.bytes[typed.length - 1];
    add_mark(rewrite, in, false);
    add_edit(rewrite, in);
    put(rewrite, digits, width);
    add_edit(rewrite, lk_file_offset_after(in, mark.length));
}

/* The marks at the start of a line; gives the offset behind them. */
static size_t rewrite_marks(Rewrite *rewrite, size_t at, size_t end, bool *has_mark)
{
    LkText line = {rewrite->text.bytes, end};
    for (;;) {
        size_t next = skip_blanks(line, at);
        put(rewrite, line.bytes + at, next - at);
        at = next;
        if (at < end && line.bytes[at] == '>') {
            put(rewrite, ">", 1);
            at++;
            continue;
        }
        LkTypedMark mark = at < end ? lk_typed_mark(line, at) : (LkTypedMark){0};
        bool is_dash = mark.is_thai && mark.marker == LK_MARKER_BULLET;
        if (mark.length == 0 || is_rule(line, at) || (is_dash && rewrite->in_paragraph))
            return at;
        if (mark.is_thai && was_unused(rewrite, (LkFileOffset){at})) {
            add_mark(rewrite, (LkFileOffset){at}, is_dash); /* remembered for a further reading */
            rewrite->map->marks[rewrite->map->mark_count - 1].is_text = true;
            return at;
        }
        *has_mark = true;
        if (is_dash) {
            add_mark(rewrite, (LkFileOffset){at}, true);
            put(rewrite, "- ", 2);
            add_edit(rewrite, (LkFileOffset){at + 1});
        } else if (mark.is_thai) {
            put_mark(rewrite, (LkFileOffset){at}, mark);
        } else {
            put(rewrite, line.bytes + at, mark.length);
        }
        at += mark.length;
    }
}

/* A bracket that must not begin a definition becomes U+FDD1 until the text is read. Gives the offset behind.
 */
static size_t put_bracket(Rewrite *rewrite, size_t at, size_t end)
{
    if (!is_plain_bracket((LkText){rewrite->text.bytes, end}, at))
        return at;
    add_edit(rewrite, (LkFileOffset){at});
    put(rewrite, "\xEF\xB7\x91", 3);
    add_edit(rewrite, (LkFileOffset){at + 1});
    return at + 1;
}

/* `\{{` becomes U+FDD0, which no file may hold and which has three bytes as well. */
static void put_rest(Rewrite *rewrite, size_t at, size_t end)
{
    size_t start = rewrite->length;
    put(rewrite, rewrite->text.bytes + at, end - at);
    char *last = rewrite->out + rewrite->length;
    for (char *sign = rewrite->out + start; (sign = memchr(sign, '\\', (size_t)(last - sign))) != NULL;) {
        bool is_brace = last - sign >= 3 && memcmp(sign, "\\{{", 3) == 0;
        if (is_brace)
            memcpy(sign, "\xEF\xB7\x90", 3);
        sign += is_brace ? 3 : last - sign < 2 ? 1 : 2;
    }
}

static void rewrite_line(Rewrite *rewrite, size_t at, size_t end)
{
    LkText line = lk_text_slice(rewrite->text, at, end);
    if (is_blank_line(line)) {
        rewrite->in_paragraph = false;
        put(rewrite, line.bytes, line.length);
        return;
    }
    bool has_mark = false;
    size_t rest = rewrite_marks(rewrite, at, end, &has_mark);
    put_rest(rewrite, put_bracket(rewrite, rest, end), end);
    char first = rest < end ? rewrite->text.bytes[rest] : 0;
    bool is_other = first == '#' || first == '`' || first == '~' || first == '|' || first == '<';
    if (has_mark || is_other)
        rewrite->in_paragraph = false;
    else if (rest == at)
        rewrite->in_paragraph = true;
}

LkLineMap *lk_lines_rewrite(LkReader *reader, LkFileOffset start, const LkLineMap *previous)
{
    LkText text = reader->file->text;
    LkLineMap *map = LK_NEW(reader->work, LkLineMap);
    size_t lines = 2, end;
    for (size_t at = start.byte; at < text.length; lines++)
        at = lk_next_line(text, at, &end);
    map->starts = LK_NEW_ARRAY(reader->work, lines, LkTextOffset);
    map->first_line = lk_reader_span(reader, start, start).line;
    /* A dash grows by a blank, a bracket by two bytes, and a line that ends the file by its line end. */
    Rewrite rewrite = {.reader = reader, .map = map, .previous = previous, .text = text};
    rewrite.out =
        lk_arena_alloc(reader->work, (text.length - start.byte) + (text.length - start.byte) / 2 + 8);
    add_edit(&rewrite, start);
    for (size_t at = start.byte; at < text.length;) {
        size_t next = lk_next_line(text, at, &end);
        map->starts[map->line_count++] = (LkTextOffset){rewrite.length};
        rewrite_line(&rewrite, at, end);
        if (next != end + 1) {
            add_edit(&rewrite, (LkFileOffset){end});
            put(&rewrite, "\n", 1);
            add_edit(&rewrite, (LkFileOffset){next});
        } else {
            put(&rewrite, "\n", 1);
        }
        at = next;
    }
    map->starts[map->line_count] = (LkTextOffset){rewrite.length};
    map->text = (LkText){rewrite.out, rewrite.length};
    return map;
}

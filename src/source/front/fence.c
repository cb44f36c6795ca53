/* Where the front matter stands: between two lines of `---`. Word processors and editors leave blanks, empty
 * lines and invisible characters around them and make one long dash of two hyphens: these are meant too. */
#include <string.h>

#include "source/front/front.h"

typedef enum Fence {
    FENCE_NONE,
    FENCE_EXACT,  /* --- at the start of the line */
    FENCE_INDENT, /* the same behind blanks */
    FENCE_DASHES  /* other dashes, or more of them */
} Fence;

/* Of dashes that a line may have: a longer one is a rule that someone has drawn. */
enum { MOST_DASHES = 8 };

static bool is_indented(LkText line)
{
    size_t at = 0;
    while (at < line.length) {
        uint32_t c = lk_utf8_next(line, &at);
        if (!lk_front_is_invisible(c))
            return lk_front_is_blank(c);
    }
    return false;
}

static Fence fence_of(LkText line)
{
    LkText text = lk_front_trim(line);
    size_t count = 0, long_ones = 0;
    if (lk_text_is(text, "---"))
        return is_indented(line) ? FENCE_INDENT : FENCE_EXACT;
    for (size_t at = 0; at < text.length && count <= MOST_DASHES; count++) {
        uint32_t c = lk_utf8_next(text, &at);
        if (c != '-' && !(c >= 0x2010 && c <= 0x2015) && c != 0x2212)
            return FENCE_NONE;
        long_ones += c != '-';
    }
    bool is_enough = count >= 3 || (count == 2 && long_ones > 0);
    return is_enough && count <= MOST_DASHES && !is_indented(line) ? FENCE_DASHES : FENCE_NONE;
}

/* The place of the colon that ends a key at the start of the line; 0 where there is none. */
static size_t key_colon(LkText line)
{
    for (size_t at = 0, next = 0; next < line.length; at = next) {
        uint32_t c = lk_utf8_next(line, &next);
        bool is_first = at == 0;
        if (is_first && (c == '-' || c == '#' || c == '|' || c == '>' || c == '<' || c == '*'))
            return 0;
        if (c == ':' || c == 0xFF1A)
            return at;
    }
    return 0;
}

/* Whether the first line that is not empty is a key with a colon; of a form, if `is_of_form`. */
static bool has_key(LkText text, size_t at, bool is_of_form)
{
    for (size_t end; at < text.length;) {
        size_t next = lk_next_line(text, at, &end);
        LkText line = lk_front_trim(lk_text_slice(text, at, end));
        size_t colon = key_colon(line);
        if (line.length > 0)
            return colon > 0 &&
                   (!is_of_form || lk_field_thai_name(lk_text_trim(lk_text_slice(line, 0, colon))) != NULL);
        at = next;
    }
    return false;
}

/* Blanks before --- belong to a value that goes on, but not below a line that is a key with its whole value.
 */
static bool can_end(LkText before)
{
    LkText value = lk_front_trim(before);
    char last = value.length == 0 ? '\0' : value.bytes[value.length - 1];
    return !is_indented(before) && last != '|' && last != '>';
}

static void tell_dashes(LkReader *reader, size_t start, size_t end)
{
    lk_tell(reader->diagnostics, LK_W_FRONT_FENCE,
            lk_reader_span(reader, (LkFileOffset){start}, (LkFileOffset){end}), NULL);
}

/* The line that ends what begins at `at`: its bytes. False where there is none. */
static bool find_end(LkText text, size_t at, size_t *start, size_t *end, Fence *fence)
{
    LkText before = {"", 0};
    for (size_t next; at < text.length; at = next) {
        next = lk_next_line(text, at, end);
        LkText line = lk_text_slice(text, at, *end);
        *start = at;
        *fence = fence_of(line);
        bool is_end = *fence == FENCE_EXACT || *fence == FENCE_DASHES ||
                      (*fence == FENCE_INDENT && can_end(before)) || lk_text_is(lk_front_trim(line), "...");
        if (is_end)
            return true;
        if (lk_front_trim(line).length > 0)
            before = line;
    }
    return false;
}

/* The first line that is not empty, from `at` on. */
static size_t skip_empty(LkText text, size_t at)
{
    for (size_t end, next; at < text.length; at = next) {
        next = lk_next_line(text, at, &end);
        if (lk_front_trim(lk_text_slice(text, at, end)).length > 0)
            return at;
    }
    return at;
}

/* ---- A fence of code around it, as chats and web pages print it */

/* The sign of a line of three or more ` or ~ and at most a word; 0 where it is none. */
static char code_fence(LkText line, bool *is_bare)
{
    LkText text = lk_front_trim(line);
    size_t count = 0;
    while (count < text.length && text.bytes[count] == text.bytes[0])
        count++;
    *is_bare = count == text.length;
    bool is_fence = count >= 3 && (text.bytes[0] == '`' || text.bytes[0] == '~');
    return is_fence && memchr(text.bytes + count, text.bytes[0], text.length - count) == NULL ? text.bytes[0]
                                                                                              : '\0';
}

/* The last line that is not empty, if it closes a fence that nothing from `at` on opens: where it begins; 0
 * where there is none. */
static size_t odd_fence(LkText text, size_t at, char sign)
{
    size_t last = 0, count = 0;
    for (size_t end, next; at < text.length; at = next) {
        bool is_bare;
        next = lk_next_line(text, at, &end);
        LkText line = lk_text_slice(text, at, end);
        bool is_fence = code_fence(line, &is_bare) == sign;
        count += is_fence;
        if (lk_front_trim(line).length > 0)
            last = is_fence && is_bare ? at : 0;
    }
    return count % 2 == 1 ? last : 0;
}

/* Where the lines within a fence of code begin, if those are a front matter; `start` where they are none. */
static size_t within_code(LkText text, size_t start, char *sign)
{
    size_t end, open_end;
    bool is_bare;
    size_t next = skip_empty(text, lk_next_line(text, start, &end));
    *sign = code_fence(lk_text_slice(text, start, end), &is_bare);
    if (*sign == '\0' || next >= text.length)
        return start;
    size_t within = lk_next_line(text, next, &open_end);
    bool is_open = fence_of(lk_text_slice(text, next, open_end)) == FENCE_EXACT;
    return is_open && has_key(text, within, true) ? next : start;
}

/* Leaves the fence out: behind the front matter, or at the end of the file. */
static void leave_fence(LkReader *reader, LkFrontPart *part, size_t start, char sign)
{
    LkText text = reader->file->text;
    size_t at = skip_empty(text, part->body), end;
    bool is_bare = false;
    size_t next = lk_next_line(text, at, &end);
    if (at < text.length && code_fence(lk_text_slice(text, at, end), &is_bare) == sign && is_bare)
        part->body = next;
    else
        part->end_fence = odd_fence(text, part->body, sign);
    lk_next_line(text, start, &end);
    lk_tell(reader->diagnostics, LK_W_FRONT_FENCE_CODE,
            lk_reader_span(reader, (LkFileOffset){start}, (LkFileOffset){end}), NULL);
}

/* The part whose opening line is at `start`; the file begins with it, if `is_first`. */
static LkFrontPart part_at(LkReader *reader, size_t start, bool is_first, size_t first)
{
    LkText text = reader->file->text;
    LkFrontPart part = {.body = first};
    size_t open_end, end_start, end, within = lk_next_line(text, start, &open_end);
    Fence open = fence_of(lk_text_slice(text, start, open_end)), close = FENCE_NONE;
    bool is_sure = open == FENCE_EXACT && is_first;
    if (open == FENCE_NONE || (!is_sure && !has_key(text, within, false)))
        return part;
    if (!find_end(text, within, &end_start, &end, &close)) {
        if (!is_sure && !has_key(text, within, true))
            return part; /* a rule and words below it */
        lk_tell(reader->diagnostics, LK_E_FRONT_END,
                lk_reader_span(reader, (LkFileOffset){start}, (LkFileOffset){open_end}), NULL);
        return (LkFrontPart){.start = within, .body = text.length, .is_broken = true};
    }
    if (open == FENCE_DASHES)
        tell_dashes(reader, start, open_end);
    if (close == FENCE_DASHES)
        tell_dashes(reader, end_start, end);
    size_t ignored;
    return (LkFrontPart){within, end_start, lk_next_line(text, end_start, &ignored), 0, false};
}

/* layout: report, without a line --- above it: it would print as the first words of the text. */
static void tell_no_fence(LkReader *reader, size_t start)
{
    LkText text = reader->file->text;
    size_t end, next = lk_next_line(text, start, &end);
    LkText line = lk_text_slice(text, start, end);
    LkText key = lk_front_trim(lk_text_slice(line, 0, key_colon(line)));
    bool is_layout = lk_text_is(key, "layout") || lk_text_is(key, "รูปแบบ");
    bool is_title = lk_text_is(key, "title") || lk_text_is(key, "ชื่อเรื่อง");
    if (is_layout || (is_title && has_key(text, next, true)))
        lk_tell(reader->diagnostics, LK_W_FRONT_FENCE_NONE,
                lk_reader_span(reader, (LkFileOffset){start}, (LkFileOffset){end}), NULL);
}

LkFrontPart lk_front_part(LkReader *reader)
{
    LkText text = reader->file->text;
    bool has_mark = text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0;
    size_t first = has_mark ? 3 : 0, start = skip_empty(text, first);
    char sign;
    if (start == text.length)
        return (LkFrontPart){.body = first};
    size_t within = within_code(text, start, &sign);
    LkFrontPart part = part_at(reader, within, start == first, first);
    if (part.end == part.start && !part.is_broken)
        tell_no_fence(reader, start);
    if (within > start && part.end > part.start)
        leave_fence(reader, &part, start, sign);
    return part;
}

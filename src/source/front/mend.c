/* Front matter as officers type it. Well-formed YAML is read as it is. Where it is not, each line by itself
 * is made what it means: a value that YAML would take apart is put in quotes, a key gets the blank behind its
 * colon, tabs become blanks. The mended text is read in place of the part; places stay those of the file.
 * Below `fields:` and `batch:`, which are for programs, nothing is mended. */
#include "source/front/mend.h"

#include "base/thai.h"
#include "source/front/front.h"

typedef struct Mend {
    LkReader *reader;
    LkText text;   /* of the file, up to the end of the part */
    size_t start;  /* of the part */
    size_t margin; /* blanks before each line of a block, in a quote or an item */
    size_t copied; /* of the file: up to here all is in `out` */
    LkBuffer out;
    LkYamlEdit *edits;
    size_t count, capacity;
    bool is_changed;
    bool is_block;     /* not the front matter: a block of it is read */
    bool is_technical; /* below fields: or batch: */
    bool in_block;     /* below | or > */
    bool is_key_empty; /* the last key has no value on its line */
    bool keeps_lines;  /* its value is printed on the lines on which it is typed: a key of a form */
} Mend;

/* A line without its margin and its end, and its first character behind blanks. */
typedef struct Line {
    size_t start, text, end, next;
} Line;

/* ---- Changing the text */

static void copy_to(Mend *mend, size_t at)
{
    lk_buffer_text(&mend->out, lk_text_slice(mend->text, mend->copied, at));
    mend->copied = at;
}

/* From here on, places in the file are found anew. */
static void note_edit(Mend *mend)
{
    size_t at = lk_buffer_view(&mend->out).length;
    LK_GROW(mend->reader->arena, mend->edits, mend->count, mend->capacity, 16);
    mend->edits[mend->count++] = (LkYamlEdit){at, (ptrdiff_t)(mend->copied - mend->start) - (ptrdiff_t)at};
    mend->is_changed = true;
}

static void put(Mend *mend, size_t at, const char *string)
{
    copy_to(mend, at);
    lk_buffer_string(&mend->out, string);
    note_edit(mend);
}

static void leave_out(Mend *mend, size_t from, size_t to)
{
    copy_to(mend, from);
    mend->copied = to;
    if (from < to)
        note_edit(mend);
}

/* A blank for each of the bytes. */
static void make_blank(Mend *mend, size_t from, size_t to)
{
    for (copy_to(mend, from); mend->copied < to; mend->copied++) {
        mend->is_changed |= mend->text.bytes[mend->copied] != ' ';
        lk_buffer_append(&mend->out, " ", 1);
    }
}

static size_t skip_blanks(LkText text, size_t at, size_t end)
{
    for (size_t next = at; next < end; at = next)
        if (!lk_front_is_blank(lk_utf8_next(text, &next)))
            return at;
    return end;
}

/* Behind the line end at `at` and the blanks and empty lines that follow it. */
static size_t skip_lines(LkText text, size_t at, size_t end)
{
    while (at < end && (text.bytes[at] == '\n' || text.bytes[at] == '\r'))
        at = skip_blanks(text, at + 1, end);
    return at;
}

/* The line end at `at` as a code within quotes. Returns where the next line begins. */
static size_t put_line_end(Mend *mend, size_t at, size_t to)
{
    size_t start = at;
    while (start > mend->copied && lk_front_is_blank((unsigned char)mend->text.bytes[start - 1]))
        start--;
    size_t next = skip_lines(mend->text, at, to);
    leave_out(mend, start, next);
    put(mend, next, "\\n");
    return next;
}

/* As a value in double quotes, in which quotes and backslashes have a backslash before them. (libfyaml 0.7
 * loses what follows several single quotes.) Its lines are indented by blanks. */
static void quote(Mend *mend, size_t from, size_t to)
{
    put(mend, from, "\"");
    for (size_t i = from; i < to; i++) {
        char c = mend->text.bytes[i];
        if ((c == '\n' || c == '\r') && mend->keeps_lines)
            i = put_line_end(mend, i, to);
        if (i < to && (mend->text.bytes[i] == '"' || mend->text.bytes[i] == '\\'))
            put(mend, i, "\\");
        else if (i < to && mend->text.bytes[i] == '\n')
            make_blank(mend, i + 1, skip_blanks(mend->text, i + 1, to));
    }
    put(mend, to, "\"");
}

/* ---- Lines */

static Line line_at(const Mend *mend, size_t at)
{
    Line line = {.start = at};
    line.next = lk_next_line(mend->text, at, &line.end);
    LkText trimmed = lk_front_trim(lk_text_slice(mend->text, at, line.end));
    line.text = skip_blanks(mend->text, at, line.end);
    line.start += line.text - at < mend->margin ? line.text - at : mend->margin;
    if (trimmed.length > 0)
        line.end = (size_t)(trimmed.bytes - mend->text.bytes) + trimmed.length;
    return line;
}

/* The first colon of the line and its bytes: three, if it is a full-width one. 0 = there is none. */
static size_t find_colon(const Mend *mend, const Line *line, size_t *colon)
{
    *colon = line->text;
    for (size_t at = line->text, next = at; next < line->end; at = next) {
        uint32_t c = lk_utf8_next(mend->text, &next);
        *colon = at;
        if (c == ':' || c == 0xFF1A)
            return next - at;
    }
    return 0;
}

/* Whether the line begins with a key of a form and a colon. */
static bool is_form_key(const Mend *mend, const Line *line)
{
    size_t colon;
    return find_colon(mend, line, &colon) > 0 &&
           lk_field_thai_name(lk_front_trim(lk_text_slice(mend->text, line->text, colon))) != NULL;
}

static bool is_item(const Mend *mend, const Line *line)
{
    return line->text < line->end && mend->text.bytes[line->text] == '-' &&
           skip_blanks(mend->text, line->text + 1, line->end) > line->text + 1;
}

/* ๒. … below a key that has its items on lines of their own. */
static bool is_typed_item(const Mend *mend, const Line *line)
{
    return mend->is_key_empty && lk_front_is_typed_item(mend->text, line->text, line->end);
}

/* The end of the value that begins on this line: lines go on with it while they are indented. */
static size_t value_end(const Mend *mend, const Line *line, size_t *next)
{
    size_t end = line->end;
    *next = line->next;
    for (size_t at = line->next; at < mend->text.length;) {
        Line below = line_at(mend, at);
        bool is_empty = below.text == below.end;
        bool closes =
            !is_empty && (mend->text.bytes[below.text] == ']' || mend->text.bytes[below.text] == '}');
        bool is_next = is_item(mend, &below) || is_form_key(mend, &below) || is_typed_item(mend, &below);
        bool goes_on = (below.text > below.start && !is_next) || (closes && below.end == below.text + 1);
        if (!is_empty && !goes_on)
            break;
        at = below.next;
        if (!is_empty) {
            end = below.end;
            *next = below.next;
        }
    }
    return end;
}

/* Whether lines stand below that | or > may begin: indented ones. */
static bool has_block_below(const Mend *mend, const Line *line)
{
    for (size_t at = line->next; at < mend->text.length;) {
        Line below = line_at(mend, at);
        if (below.text < below.end)
            return below.text > below.start;
        at = below.next;
    }
    return false;
}

/* Returns where the next line begins that is not the value's. */
static size_t mend_value(Mend *mend, const Line *line, size_t from)
{
    size_t next = line->next;
    if (from >= line->end)
        return next;
    LkValueKind kind = lk_value_kind(lk_text_slice(mend->text, from, line->end));
    if (kind == LK_VALUE_BLOCK && has_block_below(mend, line)) {
        mend->in_block = true;
        return next;
    }
    size_t end = value_end(mend, line, &next);
    if (kind == LK_VALUE_BLOCK || lk_value_kind(lk_text_slice(mend->text, from, end)) == LK_VALUE_IS_TEXT)
        quote(mend, from, end);
    return next;
}

/* เรียน:นายก, but not 10:30 or https://…. */
static bool is_key_without_blank(const Mend *mend, const Line *line, size_t after)
{
    size_t at = after;
    return is_form_key(mend, line) || lk_is_thai_letter(lk_utf8_next(mend->text, &at));
}

/* Whether the value is the first of the items that stand below it: สิ่งที่ส่งมาด้วย: - กำหนดการ. */
static bool begins_list(const Mend *mend, const Line *line, size_t value)
{
    Line item = {.text = value, .end = line->end};
    if (value >= line->end || !is_item(mend, &item) || line->next >= mend->text.length)
        return false;
    Line below = line_at(mend, line->next);
    return is_item(mend, &below);
}

/* Such an item goes to a line of its own. All items of a list begin at the margin. */
static size_t mend_first_item(Mend *mend, const Line *line, size_t value)
{
    size_t text = skip_blanks(mend->text, value + 1, line->end);
    put(mend, value, "\n");
    copy_to(mend, value + 1);
    leave_out(mend, mend->copied, text);
    put(mend, text, " ");
    return mend_value(mend, line, text);
}

/* Returns where the next line begins; that of `line` where it is no key. */
static size_t mend_key(Mend *mend, const Line *line)
{
    size_t colon, bytes = find_colon(mend, line, &colon), after = colon + bytes;
    if (bytes == 0 || colon == line->text)
        return line->next;
    size_t value = skip_blanks(mend->text, after, line->end);
    bool is_tight = bytes == 1 && value == after && value < line->end;
    if (is_tight && !is_key_without_blank(mend, line, after))
        return line->next;
    LkText key = lk_front_trim(lk_text_slice(mend->text, line->text, colon));
    mend->is_technical = lk_text_is(key, "fields") || lk_text_is(key, "batch");
    mend->is_key_empty = value == line->end;
    mend->keeps_lines = mend->is_block || lk_field_thai_name(key) != NULL;
    if (bytes > 1) {
        leave_out(mend, colon, after);
        put(mend, after, ": ");
    } else if (is_tight) {
        put(mend, after, " ");
    } else {
        make_blank(mend, after, value);
    }
    if (begins_list(mend, line, value))
        return mend_first_item(mend, line, value);
    return mend_value(mend, line, value);
}

static size_t mend_item(Mend *mend, const Line *line)
{
    size_t value = skip_blanks(mend->text, line->text + 1, line->end);
    leave_out(mend, line->start, line->text);
    make_blank(mend, line->text + 1, value);
    return mend_value(mend, line, value);
}

static size_t mend_typed_item(Mend *mend, const Line *line)
{
    leave_out(mend, line->start, line->text);
    put(mend, line->text, "- ");
    return mend_value(mend, line, line->text);
}

static size_t mend_line(Mend *mend, const Line *line)
{
    bool is_indented = line->text > line->start;
    if (line->text == line->end || (is_indented && (mend->in_block || mend->is_technical)))
        return line->next;
    mend->in_block = false;
    if (is_item(mend, line))
        return mend->is_technical ? line->next : mend_item(mend, line);
    if (is_typed_item(mend, line))
        return mend_typed_item(mend, line);
    char first = mend->text.bytes[line->text];
    if (first == '#' || first == '"' || first == '\'')
        return line->next;
    if (!is_indented)
        return mend_key(mend, line);
    if (is_form_key(mend, line)) { /* a key slipped to the right */
        leave_out(mend, line->start, line->text);
        return mend_key(mend, line);
    }
    make_blank(mend, line->start, line->text);
    return line->next;
}

const LkYaml *lk_mended_yaml(LkReader *reader, const LkFile *file, LkMendPart part)
{
    Mend mend = {.reader = reader,
                 .text = lk_text_slice(file->text, 0, part.end),
                 .start = part.start,
                 .copied = part.start,
                 .is_block = part.line > 0};
    lk_buffer_init(&mend.out, reader->arena);
    if (mend.is_block)
        mend.margin = skip_blanks(mend.text, part.start, part.end) - part.start;
    for (size_t at = part.start; at < part.end;) {
        Line line = line_at(&mend, at);
        at = mend_line(&mend, &line);
    }
    copy_to(&mend, part.end);
    LkYamlMended mended = {lk_buffer_view(&mend.out), mend.edits, mend.count};
    return lk_yaml_parse_mended(file, part.start, part.end, part.line, mend.is_changed ? &mended : NULL,
                                reader->arena, reader->diagnostics);
}

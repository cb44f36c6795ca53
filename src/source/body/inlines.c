/* Tokens become a flat array of inlines with style bits; fields are filled in. */
#include <string.h>

#include "source/body/body.h"

typedef struct Walk {
    LkBody *body;
    LkReader *reader; /* the body's */
    const LkLeaf *leaf;
    LkLeafCursor cursor;
    LkInlineList list;
    unsigned counts[LK_TOKEN_COMMENT + 1]; /* how many of each kind of mark are open, at its open kind */
    LkText link;
} Walk;

static unsigned style_of(const Walk *walk)
{
    static const struct {
        LkTokenKind open;
        unsigned style;
    } styles[] = {{LK_TOKEN_STRONG_OPEN, LK_INLINE_BOLD},
                  {LK_TOKEN_EMPHASIS_OPEN, LK_INLINE_ITALIC},
                  {LK_TOKEN_STRIKE_OPEN, LK_INLINE_STRIKE},
                  {LK_TOKEN_UNDERLINE_OPEN, LK_INLINE_UNDERLINE},
                  {LK_TOKEN_SUPERSCRIPT_OPEN, LK_INLINE_SUPERSCRIPT},
                  {LK_TOKEN_SUBSCRIPT_OPEN, LK_INLINE_SUBSCRIPT}};
    unsigned style = 0;
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        style |= walk->counts[styles[i].open] > 0 ? styles[i].style : 0;
    return style;
}

/* The span of bytes [start, end) of the leaf; places only go forward. */
static LkSpan span_of(Walk *walk, size_t start, size_t end)
{
    LkAt from = lk_leaf_place(walk->leaf, &walk->cursor, (LkLeafAt){start}), to = from;
    LkLeafCursor cursor = walk->cursor;
    if (end > start)
        to = lk_leaf_place(walk->leaf, &cursor, (LkLeafAt){end - 1}) + 1;
    return lk_body_span(walk->body, from, to > from ? to : from);
}

static LkText kept(const Walk *walk, LkText text)
{
    return (LkText){lk_arena_copy(walk->reader->arena, text.bytes, text.length), text.length};
}

static void add(Walk *walk, LkText text, size_t start, size_t end)
{
    LkInline item = {.style = style_of(walk), .link = walk->link, .text = text};
    item.span = span_of(walk, start, end);
    lk_inline_add(walk->reader, &walk->list, item);
}

/* ---- Blanks. Web pages and word processors pad with rows of blanks, which would print as holes. */

static inline bool may_be_blank(char byte)
{
    return byte == ' ' || byte == '\t' || lk_begins_office_blank(byte);
}

static size_t blank_length(LkText text, size_t at)
{
    size_t behind = at;
    if (text.bytes[at] == ' ' || text.bytes[at] == '\t')
        return 1;
    if (!may_be_blank(text.bytes[at]))
        return 0;
    return lk_is_office_blank(lk_utf8_next(text, &behind)) ? behind - at : 0;
}

/* The end of a row of two or more blanks, or of one tab, at or after `at`: [*start, its end). */
static size_t find_hole(LkText text, size_t at, size_t *start)
{
    while (at < text.length) {
        while (at < text.length && !may_be_blank(text.bytes[at]))
            at++;
        size_t length = at < text.length ? blank_length(text, at) : 0, behind = at;
        while (length > 0 && behind < text.length && (length = blank_length(text, behind)) > 0)
            behind += length;
        bool is_one = behind > at && blank_length(text, at) == behind - at && text.bytes[at] != '\t';
        *start = at;
        if (behind > at && !is_one)
            return behind;
        at = behind > at ? behind : at + 1;
    }
    *start = text.length;
    return text.length;
}

/* (            ): room for a name that is written by hand. */
static bool is_room(LkText text, size_t start, size_t end)
{
    return start > 0 && text.bytes[start - 1] == '(' && end < text.length && text.bytes[end] == ')';
}

static void add_words(Walk *walk, size_t start, size_t end)
{
    LkText text = lk_text_slice(walk->leaf->text, 0, end);
    while (start < end) {
        size_t hole, behind = find_hole(text, start, &hole);
        if (hole > start)
            add(walk, kept(walk, lk_text_slice(text, start, hole)), start, hole);
        if (behind > hole)
            add(walk,
                is_room(walk->leaf->text, hole, behind) ? kept(walk, lk_text_slice(text, hole, behind))
                                                        : LK_TEXT(" "),
                hole, behind);
        start = behind;
    }
}

/* ---- Text and fields */

static void add_typed(Walk *walk, size_t start, size_t end)
{
    if (start == end)
        return;
    LkText text = walk->leaf->text;
    size_t open = lk_field_open(text, start, end);
    if (open < end) {
        LkLeafCursor cursor = walk->cursor;
        lk_field_unclosed(walk->reader, span_of(walk, open, open + 2));
        walk->cursor = cursor;
    }
    add_words(walk, start, end);
}

static void add_text(Walk *walk, const LkToken *token)
{
    LkText text = lk_text_slice(walk->leaf->text, 0, token->end.byte), name;
    size_t from = token->start.byte, start, end;
    while (lk_field_next(text, from, &start, &end, &name)) {
        add_typed(walk, from, start);
        LkInline model = {.style = style_of(walk), .link = walk->link};
        model.span = span_of(walk, start, end);
        lk_inline_add_field(walk->reader, &walk->list, model, kept(walk, name));
        from = end;
    }
    add_typed(walk, from, token->end.byte);
}

static void add_literal(Walk *walk, const LkToken *token, unsigned style)
{
    LkInline item = {.style = style_of(walk) | style, .link = walk->link};
    item.text = kept(walk, token->text);
    item.span = span_of(walk, token->start.byte, token->end.byte);
    lk_inline_add(walk->reader, &walk->list, item);
}

static void add_code(Walk *walk, const LkToken *token)
{
    size_t start = token->start.byte, end = token->end.byte;
    LkText typed = walk->leaf->text;
    while (start < end && typed.bytes[start] == '`' && typed.bytes[end - 1] == '`' && end - start > 2)
        start++, end--;
    LkToken within = {.start = {start}, .end = {end}, .text = token->text};
    add_literal(walk, &within, LK_INLINE_CODE);
}

static void add_note(Walk *walk, const LkToken *token)
{
    LkSpan span = span_of(walk, token->start.byte, token->end.byte);
    uint32_t number = lk_body_note_number(walk->body, token->text, span);
    if (number == 0) { /* told; the mark stays */
        add_words(walk, token->start.byte, token->end.byte);
        return;
    }
    LkInline item = {.from_data = true, .link = {"", 0}, .span = span, .footnote = number};
    item.text = lk_text(lk_arena_printf(walk->reader->arena, "%u", (unsigned)number));
    lk_inline_add(walk->reader, &walk->list, item);
}

static void add_autolink(Walk *walk, const LkToken *token)
{
    LkText outer = walk->link;
    walk->link = kept(walk, token->target);
    add_literal(walk, token, 0);
    walk->link = outer;
}

/* ---- Line ends */

static void add_break(Walk *walk, LkInlineKind kind, size_t start)
{
    LkInline item = {.kind = kind, .style = style_of(walk), .text = {"", 0}, .link = walk->link};
    item.span = span_of(walk, start, start);
    lk_inline_add(walk->reader, &walk->list, item);
}

/* Digits, ๆ, ฯ and ๏ take a blank beside them. */
static bool is_joined(uint32_t character)
{
    return lk_is_thai(character) && character != LK_THAI_PAIYANNOI && character != 0x0E3F &&
           character != LK_THAI_MAIYAMOK && character < 0x0E4F;
}

/* จ. อ. ต. พ.ศ.: a consonant or two and a point. */
static bool is_abbreviation(LkText text)
{
    size_t at = 0, letters = 0;
    while (at < text.length && letters < 3) {
        size_t next = at;
        if (!lk_is_thai_consonant(lk_utf8_next(text, &next)))
            break;
        letters++;
        at = next;
    }
    return letters > 0 && at < text.length && text.bytes[at] == '.';
}

/* ๓ ⏎ ,๔๕๐,๐๐๐: what begins with a sign and a digit goes on a number. */
static bool goes_on_number(uint32_t left, LkText after)
{
    size_t at = 0;
    uint32_t sign = after.length > 0 ? lk_utf8_next(after, &at) : 0;
    return lk_digit_value(left) >= 0 && (sign == ',' || sign == '.') && at < after.length &&
           lk_digit_value(lk_utf8_next(after, &at)) >= 0;
}

static LkText soft_break(LkLineEnds line_ends, const LkInline *before, const LkInline *after)
{
    uint32_t left = 0, right = 0;
    if (before != NULL && before->text.length > 0) {
        size_t at = before->text.length;
        left = lk_utf8_previous(before->text, &at);
    }
    if (after != NULL && after->text.length > 0) {
        size_t at = 0;
        right = lk_utf8_next(after->text, &at);
    }
    bool is_nothing = line_ends != LK_LINE_ENDS_BLANK && right != 0 &&
                      ((is_joined(left) && is_joined(right) && !is_abbreviation(after->text)) ||
                       goes_on_number(left, after->text));
    return is_nothing ? (LkText){"", 0} : LK_TEXT(" ");
}

/* What each line end prints, once its neighbours are known. A mark of a note belongs to the word before it.
 */
static void set_soft_breaks(Walk *walk)
{
    LkInlineList *list = &walk->list;
    for (size_t i = 0; i < list->count; i++) {
        LkInline *item = &list->items[i];
        if (item->kind != LK_INLINE_SOFT_BREAK)
            continue;
        size_t last = i;
        while (last > 0 && list->items[last - 1].footnote > 0)
            last--;
        const LkInline *before = last > 0 ? &list->items[last - 1] : NULL;
        const LkInline *after = i + 1 < list->count ? &list->items[i + 1] : NULL;
        item->text = soft_break(walk->body->line_ends, before, after);
    }
}

/* ---- The walk */

static void refuse_image(Walk *walk, const LkToken *token)
{
    LkLeafCursor cursor = walk->cursor;
    lk_tell(walk->reader->diagnostics, LK_E_IMAGE_INLINE,
            span_of(walk, token->start.byte, token->start.byte + 2), NULL);
    walk->cursor = cursor;
}

static bool is_behind_break(const Walk *walk)
{
    return walk->list.count > 0 && walk->list.items[walk->list.count - 1].kind == LK_INLINE_HARD_BREAK;
}

static void take(Walk *walk, const LkToken *token)
{
    switch (token->kind) {
    case LK_TOKEN_TEXT:
    case LK_TOKEN_HTML:
        add_text(walk, token);
        break;
    case LK_TOKEN_CHARACTERS:
        add_literal(walk, token, 0);
        break;
    case LK_TOKEN_SOFT_BREAK:
        if (!is_behind_break(walk)) /* <br> at the end of a line is one line end */
            add_break(walk, LK_INLINE_SOFT_BREAK, token->start.byte);
        break;
    case LK_TOKEN_HARD_BREAK:
        add_break(walk, LK_INLINE_HARD_BREAK, token->start.byte);
        break;
    case LK_TOKEN_CODE:
        add_code(walk, token);
        break;
    case LK_TOKEN_EMPHASIS_OPEN:
    case LK_TOKEN_STRONG_OPEN:
    case LK_TOKEN_STRIKE_OPEN:
    case LK_TOKEN_UNDERLINE_OPEN:
    case LK_TOKEN_SUPERSCRIPT_OPEN:
    case LK_TOKEN_SUBSCRIPT_OPEN:
        walk->counts[token->kind]++;
        break;
    case LK_TOKEN_EMPHASIS_CLOSE:
    case LK_TOKEN_STRONG_CLOSE:
    case LK_TOKEN_STRIKE_CLOSE:
    case LK_TOKEN_UNDERLINE_CLOSE:
    case LK_TOKEN_SUPERSCRIPT_CLOSE:
    case LK_TOKEN_SUBSCRIPT_CLOSE:
        walk->counts[token->kind - 1]--;
        break;
    case LK_TOKEN_LINK_OPEN:
        walk->link = kept(walk, token->target);
        break;
    case LK_TOKEN_LINK_CLOSE:
        walk->link = (LkText){"", 0};
        break;
    case LK_TOKEN_IMAGE_OPEN:
        refuse_image(walk, token);
        break;
    case LK_TOKEN_AUTOLINK:
        add_autolink(walk, token);
        break;
    case LK_TOKEN_NOTE:
        add_note(walk, token);
        break;
    case LK_TOKEN_IMAGE_CLOSE:
    case LK_TOKEN_TAG:
    case LK_TOKEN_COMMENT:
        break;
    }
}

LkInlines lk_body_token_inlines(LkBody *body, const LkLeaf *leaf, LkTokens tokens, LkSpan span)
{
    Walk walk = {.body = body, .reader = body->reader, .leaf = leaf, .link = {"", 0}};
    for (size_t i = 0; i < tokens.count; i++)
        take(&walk, &tokens.items[i]);
    lk_conditions_end(walk.reader, &walk.list);
    body->has_left_out |= walk.list.has_left_out;
    set_soft_breaks(&walk);
    return (LkInlines){walk.list.items, walk.list.count, span};
}

LkInlines lk_body_inlines(LkBody *body, size_t segment, size_t count, LkSpan span)
{
    LkLeaf leaf = lk_leaf(body->markdown, segment, count, body->reader->work);
    LkTokens tokens = lk_tokens(body->markdown, &leaf, body->reader->work);
    return lk_body_token_inlines(body, &leaf, tokens, span);
}

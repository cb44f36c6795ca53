/* Inlines: cmark's nested emphasis becomes a flat array with style bits. The columns that cmark gives are
 * wrong in paragraphs of several lines, so the place of each text is found by searching the block from the
 * end of the text before it. */
#include <string.h>

#include "source/body/body.h"
#include "source/front/front.h"

/* A text of cmark: the byte of the run that it begins at, and where it stands in the rewritten text. */
typedef struct Piece {
    size_t run;
    LkTextOffset out;
} Piece;

typedef struct Walk {
    const LkBody *body;
    LkReader *reader; /* the body's */
    LkInlineList list;
    LkBuffer run; /* text of one style, not yet in the list */
    Piece *pieces;
    size_t piece_count, piece_capacity;
    unsigned bold, italic, strike; /* how many of each are open */
    LkText link;
    LkTextOffset cursor, limit; /* behind the last text found; the end of the block */
    bool in_code;
} Walk;

/* How far a text may be from the one before: marks are short, link targets are skipped on their own. */
enum { SEARCH_WINDOW = 4096 };

static unsigned style_of(const Walk *walk)
{
    return (walk->bold > 0 ? LK_INLINE_BOLD : 0u) | (walk->italic > 0 ? LK_INLINE_ITALIC : 0u) |
           (walk->strike > 0 ? LK_INLINE_STRIKE : 0u);
}

/* The place in the file of a byte of the run; `piece` remembers where the last one was found. */
static LkFileOffset place_of(const Walk *walk, size_t offset, size_t *piece)
{
    while (*piece + 1 < walk->piece_count && walk->pieces[*piece + 1].run <= offset)
        (*piece)++;
    const Piece *found = &walk->pieces[*piece];
    return lk_lines_original(walk->body->map, lk_text_offset_after(found->out, offset - found->run));
}

/* The place in the file behind the last text, where that ends with an entity. */
static LkFileOffset behind_entity(const Walk *walk)
{
    size_t cursor = walk->cursor.byte;
    if (cursor == 0 || walk->body->map->text.bytes[cursor - 1] != ';')
        return (LkFileOffset){0};
    return lk_file_offset_after(lk_lines_original(walk->body->map, (LkTextOffset){cursor - 1}), 1);
}

/* The span of bytes [start, end) of the run. */
static LkSpan span_of(const Walk *walk, size_t start, size_t end, size_t *piece)
{
    LkFileOffset from = place_of(walk, start, piece), to = from;
    if (end > start)
        to = lk_file_offset_after(place_of(walk, end - 1, piece), 1);
    if (end == walk->run.length && behind_entity(walk).byte > to.byte)
        to = behind_entity(walk); /* an entity is longer than what it stands for */
    return lk_reader_span(walk->reader, from, to);
}

static void add_part(Walk *walk, LkInline model, LkText run, size_t start, size_t end, size_t *piece)
{
    if (end == start)
        return;
    size_t open = lk_field_open(run, start, end);
    if (open < end) {
        size_t at = *piece;
        lk_field_unclosed(walk->reader, span_of(walk, open, open + 2, &at));
    }
    model.span = span_of(walk, start, end, piece);
    model.text = lk_restore_braces(walk->reader, lk_text_slice(run, start, end), "{{");
    lk_inline_add(walk->reader, &walk->list, model);
}

/* The run goes into the list, its fields filled in. */
static void flush(Walk *walk)
{
    LkText run = lk_buffer_view(&walk->run), name;
    LkInline model = {.style = style_of(walk), .link = walk->link};
    size_t from = 0, start, end, piece = 0;
    while (lk_field_next(run, from, &start, &end, &name)) {
        add_part(walk, model, run, from, start, &piece);
        LkInline value = model;
        value.span = span_of(walk, start, end, &piece);
        lk_inline_add_field(walk->reader, &walk->list, value, name);
        from = end;
    }
    add_part(walk, model, run, from, run.length, &piece);
    lk_buffer_init(&walk->run, walk->reader->arena);
    walk->piece_count = 0;
}

static void add_piece(Walk *walk, size_t run, size_t out)
{
    LK_GROW(walk->reader->arena, walk->pieces, walk->piece_count, walk->piece_capacity, 8);
    walk->pieces[walk->piece_count++] = (Piece){run, {out}};
}

/* The bytes behind the entity at `at`, 0 if there is none. */
static size_t entity_end(const Walk *walk, size_t at)
{
    const char *bytes = walk->body->map->text.bytes;
    size_t window = walk->limit.byte - at < 40 ? walk->limit.byte - at : 40;
    const char *end = bytes[at] == '&' ? memchr(bytes + at, ';', window) : NULL;
    return end == NULL ? 0 : (size_t)(end + 1 - bytes);
}

/* The same in code: all stands as typed, but a line end and the marks of quotes behind it are one blank. */
static size_t match_code(const Walk *walk, LkText text, size_t at)
{
    const char *bytes = walk->body->map->text.bytes;
    for (size_t i = 0; i < text.length; i++) {
        if (at >= walk->limit.byte)
            return 0;
        bool is_line_end = bytes[at] == '\n' && text.bytes[i] == ' ';
        bool is_pipe =
            bytes[at] == '\\' && text.bytes[i] == '|' && at + 1 < walk->limit.byte && bytes[at + 1] == '|';
        if (!is_line_end && !is_pipe && bytes[at] != text.bytes[i])
            return 0;
        at += 1 + is_pipe;
        while (is_line_end && at < walk->limit.byte && strchr(" \t>", bytes[at]) != NULL)
            at++;
    }
    return at;
}

/* Most text stands as it is typed. */
static bool is_as_typed(const Walk *walk, LkText text, size_t at)
{
    const char *typed = walk->body->map->text.bytes + at;
    return at <= walk->limit.byte && text.length <= walk->limit.byte - at &&
           memcmp(typed, text.bytes, text.length) == 0 && memchr(typed, '\\', text.length) == NULL &&
           memchr(typed, '&', text.length) == NULL;
}

/* Whether `text` stands at `at`, with escapes and entities as cmark resolves them; each of those begins a new
 * piece. Gives the end, or 0; `add` adds the pieces, counted from `base` in the run. */
static size_t match(Walk *walk, LkText text, size_t at, size_t base, bool add)
{
    if (walk->in_code)
        return match_code(walk, text, at);
    const char *bytes = walk->body->map->text.bytes;
    if (add)
        add_piece(walk, base, at);
    if (is_as_typed(walk, text, at))
        return at + text.length;
    for (size_t i = 0; i < text.length;) {
        if (at >= walk->limit.byte)
            return 0;
        size_t behind = entity_end(walk, at);
        bool is_escape = bytes[at] == '\\' && at + 1 < walk->limit.byte && bytes[at + 1] == text.bytes[i] &&
                         text.bytes[i] != '\n' && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text.bytes[i]);
        if (is_escape) {
            if (add)
                add_piece(walk, base + i, at);
            at += 2;
            i++;
        } else if (behind > 0 &&
                   (text.bytes[i] != '&' || i + 1 >= text.length || text.bytes[i + 1] != bytes[at + 1])) {
            if (add)
                add_piece(walk, base + i, at);
            lk_utf8_next(text, &i);
            at = behind;
        } else if (bytes[at] == text.bytes[i]) {
            at++;
            i++;
            continue;
        } else {
            return 0;
        }
        if (add && i < text.length)
            add_piece(walk, base + i, at);
    }
    return at;
}

/* Looks for `text` from the cursor on; the cursor moves behind it. Gives where it stands. */
static size_t find(Walk *walk, LkText text, bool add)
{
    size_t base = walk->run.length;
    size_t last = walk->limit.byte - walk->cursor.byte > SEARCH_WINDOW ? walk->cursor.byte + SEARCH_WINDOW
                                                                       : walk->limit.byte;
    for (size_t at = walk->cursor.byte; at < last; at++) {
        size_t end = match(walk, text, at, base, false);
        if (end == 0)
            continue;
        if (add)
            match(walk, text, at, base, true);
        walk->cursor.byte = end;
        return at;
    }
    if (add)
        add_piece(walk, base, walk->cursor.byte);
    return walk->cursor.byte;
}

static LkText literal_of(cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    return lk_text(literal == NULL ? "" : literal);
}

/* Marks of notes that cmark left in a text, as there is no such note. */
static void tell_unknown_notes(Walk *walk, LkText text, size_t base)
{
    for (size_t at = 0; (at = lk_text_find_pair(text, at, "[^")) < text.length;) {
        LkText label = lk_note_label(text, at);
        size_t piece = 0;
        LkSpan span = span_of(walk, base + at, base + at + label.length + 3, &piece);
        size_t place = place_of(walk, base + at, &piece).byte;
        LkText typed = walk->reader->file->text;
        bool is_escaped = place > 0 && place < typed.length && typed.bytes[place - 1] == '\\';
        if (label.length > 0 && !is_escaped && lk_note_label(typed, place).length > 0)
            lk_note_unknown(walk->body, label, span);
        at += 2;
    }
}

static void add_text(Walk *walk, LkText text)
{
    if (text.length == 0)
        return;
    size_t base = walk->run.length;
    find(walk, text, true);
    lk_buffer_text(&walk->run, text);
    tell_unknown_notes(walk, text, base);
}

/* The mark of a note, with its number as cmark counted it. */
static void add_note(Walk *walk, cmark_node *node)
{
    flush(walk);
    LkReader *reader = walk->reader;
    LkText text = walk->body->map->text, number = literal_of(node);
    const char *open = memmem(text.bytes + walk->cursor.byte, walk->limit.byte - walk->cursor.byte, "[^", 2);
    size_t start = open == NULL ? walk->cursor.byte : (size_t)(open - text.bytes);
    walk->cursor.byte = start + (open == NULL ? 0 : lk_note_label(text, start).length + 3);
    LkInline item = {.from_data = true, .link = {"", 0}};
    item.text = (LkText){lk_arena_copy(reader->arena, number.bytes, number.length), number.length};
    for (size_t i = 0; i < number.length; i++)
        item.note = item.note * 10 + (uint32_t)(number.bytes[i] - '0');
    item.span = lk_reader_span(reader, lk_lines_original(walk->body->map, (LkTextOffset){start}),
                               lk_lines_original(walk->body->map, walk->cursor));
    lk_inline_add(reader, &walk->list, item);
}

/* The span in the file of bytes [start, end) of the rewritten text. */
static LkSpan typed_span(const Walk *walk, LkTextOffset start, LkTextOffset end)
{
    const LkLineMap *map = walk->body->map;
    LkFileOffset behind = {0};
    if (end.byte > start.byte)
        behind = lk_file_offset_after(lk_lines_original(map, (LkTextOffset){end.byte - 1}), 1);
    return lk_reader_span(walk->reader, lk_lines_original(map, start), behind);
}

static void add_code(Walk *walk, cmark_node *node)
{
    flush(walk);
    const char *bytes = walk->body->map->text.bytes;
    const char *tick = memchr(bytes + walk->cursor.byte, '`', walk->limit.byte - walk->cursor.byte);
    if (tick != NULL)
        walk->cursor.byte = (size_t)(tick - bytes);
    size_t ticks = 0;
    while (walk->cursor.byte < walk->limit.byte && bytes[walk->cursor.byte] == '`')
        walk->cursor.byte++, ticks++;
    LkText text = literal_of(node);
    walk->in_code = true;
    size_t start = find(walk, text, false), end = walk->cursor.byte;
    walk->in_code = false;
    LkInline item = {.style = style_of(walk) | LK_INLINE_CODE, .link = walk->link};
    LkReader *reader = walk->reader;
    item.text = lk_restore_braces(
        reader, (LkText){lk_arena_copy(reader->arena, text.bytes, text.length), text.length}, "\\{{");
    item.span = typed_span(walk, (LkTextOffset){start}, (LkTextOffset){end});
    lk_inline_add(reader, &walk->list, item);
    while (walk->cursor.byte < walk->limit.byte && strchr(" \n", bytes[walk->cursor.byte]) != NULL)
        walk->cursor.byte++;
    if (walk->cursor.byte + ticks <= walk->limit.byte)
        walk->cursor.byte += ticks;
}

static void add_break(Walk *walk, LkInlineKind kind)
{
    flush(walk);
    LkReader *reader = walk->reader;
    LkFileOffset place = lk_lines_original(walk->body->map, walk->cursor);
    LkInline item = {.kind = kind, .style = style_of(walk), .text = {"", 0}, .link = walk->link};
    item.span = lk_reader_span(reader, place, place);
    lk_inline_add(reader, &walk->list, item);
}

/* Behind the next line end and the marks of quotes. */
static void pass_line(Walk *walk)
{
    const char *bytes = walk->body->map->text.bytes;
    const char *feed = memchr(bytes + walk->cursor.byte, '\n', walk->limit.byte - walk->cursor.byte);
    if (feed != NULL)
        walk->cursor.byte = (size_t)(feed + 1 - bytes);
    while (walk->cursor.byte < walk->limit.byte && strchr(" \t>", bytes[walk->cursor.byte]) != NULL)
        walk->cursor.byte++;
}

/* What is left of an HTML block without its comments and empty lines. A comment without an end stays. */
LkText lk_html_text(LkReader *reader, LkText html)
{
    LkBuffer out;
    lk_buffer_init(&out, reader->arena);
    for (size_t at = 0; at < html.length;) {
        LkText rest = lk_text_slice(html, at, html.length);
        const char *open = memmem(rest.bytes, rest.length, "<!--", 4);
        size_t before = open == NULL ? rest.length : (size_t)(open - rest.bytes);
        const char *end = open == NULL ? NULL : memmem(open + 4, rest.length - before - 4, "-->", 3);
        if (end == NULL) {
            lk_buffer_text(&out, rest);
            break;
        }
        lk_buffer_append(&out, rest.bytes, before);
        at += (size_t)(end + 3 - rest.bytes);
    }
    return lk_text_trim(lk_buffer_view(&out));
}

static bool is_break_tag(LkText html)
{
    return lk_text_is(html, "<br>") || lk_text_is(html, "<br/>") || lk_text_is(html, "<br />") ||
           lk_text_is(html, "<BR>");
}

static void add_html(Walk *walk, cmark_node *node)
{
    LkText html = literal_of(node);
    if (is_break_tag(html)) {
        find(walk, html, false);
        add_break(walk, LK_INLINE_HARD_BREAK);
    } else if (html.length >= 4 && memcmp(html.bytes, "<!--", 4) == 0) {
        find(walk, html, false);
    } else {
        add_text(walk, html);
        const LkLineMap *map = walk->body->map;
        LkTextOffset start = {walk->cursor.byte >= html.length ? walk->cursor.byte - html.length : 0};
        lk_tell(walk->reader->diagnostics, LK_W_HTML,
                lk_reader_span(walk->reader, lk_lines_original(map, start),
                               lk_lines_original(map, lk_text_offset_after(start, html.length))),
                NULL);
    }
}

/* Behind the target of a link whose text has ended. */
static void pass_target(Walk *walk)
{
    const char *bytes = walk->body->map->text.bytes;
    size_t at = walk->cursor.byte;
    while (at < walk->limit.byte && strchr("*_~`", bytes[at]) != NULL)
        at++;
    if (at + 1 >= walk->limit.byte || bytes[at] != ']')
        return;
    char open = bytes[at + 1], close = open == '(' ? ')' : ']';
    if (open != '(' && open != '[') {
        walk->cursor.byte = at + 1;
        return;
    }
    int depth = 0;
    for (at++; at < walk->limit.byte; at++) {
        if (bytes[at] == '\\')
            at++;
        else if (bytes[at] == open)
            depth++;
        else if (bytes[at] == close && --depth == 0)
            break;
    }
    if (at < walk->limit.byte)
        walk->cursor.byte = at + 1;
}

static void refuse_image(Walk *walk)
{
    const LkLineMap *map = walk->body->map;
    const char *sign =
        memmem(map->text.bytes + walk->cursor.byte, walk->limit.byte - walk->cursor.byte, "![", 2);
    LkTextOffset place = {sign == NULL ? walk->cursor.byte : (size_t)(sign - map->text.bytes)};
    LkFileOffset from = lk_lines_original(map, place);
    lk_tell(walk->reader->diagnostics, LK_E_IMAGE_INLINE,
            lk_reader_span(walk->reader, from, lk_file_offset_after(from, 2)), NULL);
}

static void change_style(Walk *walk, unsigned *count, bool enters)
{
    flush(walk);
    *count += enters ? 1u : -1u;
}

/* One node, entered or left. False: its children are not for us. */
static bool take_node(Walk *walk, cmark_node *node, bool enters)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_STRONG:
        change_style(walk, &walk->bold, enters);
        return true;
    case CMARK_NODE_EMPH:
        change_style(walk, &walk->italic, enters);
        return true;
    case CMARK_NODE_LINK: {
        flush(walk);
        LkText url = lk_text(cmark_node_get_url(node));
        if (!enters)
            pass_target(walk);
        walk->link = enters ? lk_restore_braces(
                                  walk->reader,
                                  lk_text(lk_arena_copy(walk->reader->arena, url.bytes, url.length)), "\\{{")
                            : (LkText){"", 0};
        return true;
    }
    case CMARK_NODE_IMAGE:
        if (enters)
            refuse_image(walk);
        return true;
    default:
        if (strcmp(cmark_node_get_type_string(node), "strikethrough") == 0)
            change_style(walk, &walk->strike, enters);
        return true;
    }
}

static void take_leaf(Walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        add_text(walk, literal_of(node));
        break;
    case CMARK_NODE_CODE:
        add_code(walk, node);
        break;
    case CMARK_NODE_HTML_INLINE:
        add_html(walk, node);
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        add_note(walk, node);
        break;
    case CMARK_NODE_SOFTBREAK:
        add_break(walk, LK_INLINE_SOFT_BREAK);
        pass_line(walk);
        break;
    case CMARK_NODE_LINEBREAK:
        add_break(walk, LK_INLINE_HARD_BREAK);
        pass_line(walk);
        break;
    default:
        take_node(walk, node, true);
        take_node(walk, node, false);
        break;
    }
}

/* Digits, ๆ, ฯ and ๏ take a blank beside them. */
static bool is_joined(uint32_t character)
{
    return lk_is_thai(character) && character != 0x0E2F && character != 0x0E3F && character != 0x0E46 &&
           character < 0x0E4F;
}

/* A line end is nothing between Thai letters, since Thai has no blanks between words; else it is a blank. */
static void set_soft_breaks(LkInlineList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        LkInline *item = &list->items[i];
        if (item->kind != LK_INLINE_SOFT_BREAK)
            continue;
        uint32_t before = 0, after = 0;
        size_t last = i; /* the mark of a note belongs to the word before it */
        while (last > 0 && list->items[last - 1].note > 0)
            last--;
        if (last > 0 && list->items[last - 1].text.length > 0) {
            size_t at = list->items[last - 1].text.length;
            before = lk_utf8_previous(list->items[last - 1].text, &at);
        }
        if (i + 1 < list->count && list->items[i + 1].text.length > 0) {
            size_t at = 0;
            after = lk_utf8_next(list->items[i + 1].text, &at);
        }
        item->text = is_joined(before) && is_joined(after) ? (LkText){"", 0} : LK_TEXT(" ");
    }
}

/* Visits all nodes below `root` without recursion: marks may be nested as deep as a paragraph is long. */
static void visit(Walk *walk, cmark_node *root)
{
    cmark_node *node = cmark_node_first_child(root);
    while (node != NULL) {
        cmark_node *child = cmark_node_first_child(node);
        if (child != NULL) {
            take_node(walk, node, true);
            node = child;
            continue;
        }
        take_leaf(walk, node);
        while (cmark_node_next(node) == NULL) {
            node = cmark_node_parent(node);
            if (node == root)
                return;
            take_node(walk, node, false);
        }
        node = cmark_node_next(node);
    }
}

LkInlines lk_inlines(const LkBody *body, cmark_node *node, LkTextOffset from, LkTextOffset to)
{
    Walk walk = {.body = body, .reader = body->reader, .cursor = from, .limit = to, .link = {"", 0}};
    LkFileOffset start = lk_lines_original(body->map, from), end = start;
    if (to.byte > from.byte)
        end = lk_file_offset_after(lk_lines_original(body->map, (LkTextOffset){to.byte - 1}), 1);
    LkSpan span = lk_reader_span(body->reader, start, end);
    lk_buffer_init(&walk.run, body->reader->arena);
    visit(&walk, node);
    flush(&walk);
    set_soft_breaks(&walk.list);
    return (LkInlines){walk.list.items, walk.list.count, span};
}

static LkText typed_text(LkReader *reader, cmark_node *root)
{
    LkBuffer text;
    lk_buffer_init(&text, reader->arena);
    cmark_node *node = cmark_node_first_child(root);
    while (node != NULL) {
        lk_buffer_text(&text, literal_of(node));
        if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
            lk_buffer_append(&text, " ", 1);
        cmark_node *next = cmark_node_first_child(node);
        while (next == NULL && node != root) {
            next = cmark_node_next(node);
            node = cmark_node_parent(node);
        }
        node = next;
    }
    return lk_buffer_view(&text);
}

LkText lk_node_filled_text(LkReader *reader, cmark_node *node, LkSpan span)
{
    return lk_restore_braces(reader, lk_filled_text(reader, typed_text(reader, node), &span), "{{");
}

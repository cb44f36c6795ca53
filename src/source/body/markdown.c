/* The body's blocks: this walks cmark's tree (reading.c) and makes ours of it. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "source/blocks/blocks.h"
#include "source/body/body.h"

static void release_document(LkBody *body)
{
    if (body->document != NULL)
        cmark_node_free(body->document);
    body->document = NULL;
}

static void release(void *object)
{
    LkBody *body = object;
    release_document(body);
    lk_arena_destroy(body->reader->work);
    body->reader->work = NULL;
    body->map = NULL;
}

/* ---- Blocks */

static LkBlock *convert_children(LkBody *body, cmark_node *parent, int depth);

static LkBlock *new_block(const LkBody *body, LkBlockKind kind, LkSpan span)
{
    LkBlock *block = LK_NEW(body->reader->arena, LkBlock);
    block->kind = kind;
    block->span = span;
    return block;
}

/* %41 in the path of a picture, as editors write blanks and Thai names. */
static LkText decoded_path(LkReader *reader, LkText url)
{
    LkBuffer path;
    lk_buffer_init(&path, reader->arena);
    for (size_t i = 0; i < url.length; i++) {
        const char *digits = "0123456789abcdef";
        const char *high = NULL, *low = NULL;
        if (url.bytes[i] == '%' && i + 2 < url.length) {
            high = strchr(digits, url.bytes[i + 1] | 0x20);
            low = strchr(digits, url.bytes[i + 2] | 0x20);
        }
        char byte = url.bytes[i];
        if (high != NULL && low != NULL && *high != 0 && *low != 0) {
            byte = (char)((high - digits) * 16 + (low - digits));
            i += 2;
        }
        lk_buffer_append(&path, &byte, 1);
    }
    return lk_buffer_view(&path);
}

/* NULL after a message: a record may have no picture where others have one. */
static const char *image_path(LkReader *reader, LkText url, LkSpan span)
{
    LkText typed = decoded_path(reader, url), path = lk_filled_text(reader, typed, &span);
    if (path.length == 0 && typed.length > 0) {
        if (reader->diagnostics->errors == 0)
            lk_tell(reader->diagnostics, LK_W_IMAGE_EMPTY, span, NULL);
        return NULL;
    }
    if (memmem(path.bytes, path.length, "://", 3) != NULL) {
        lk_tell(reader->diagnostics, LK_E_IMAGE_REMOTE, span, NULL);
        return NULL;
    }
    return lk_path_inside(reader->root, lk_restore_braces(reader, path, "{{"), span, reader->arena,
                          reader->diagnostics);
}

static LkBlock *convert_image(LkBody *body, cmark_node *node, LkSpan span)
{
    LkReader *reader = body->reader;
    const char *path = image_path(reader, lk_text(cmark_node_get_url(node)), span);
    if (path == NULL)
        return NULL;
    LkBlock *block = new_block(body, LK_BLOCK_IMAGE, span);
    LkImageBlock *image = block->as.image = LK_NEW(reader->arena, LkImageBlock);
    image->alt = lk_node_filled_text(reader, node, span);
    image->path = lk_text(path);
    const char *title = cmark_node_get_title(node);
    if (title != NULL && title[0] != '\0')
        image->caption = lk_plain_inlines(reader, lk_text(lk_arena_copy(reader->arena, title, strlen(title))),
                                          span, LK_NO_OFFSET, false);
    return block;
}

/* Whether nothing stands behind the picture but {…}, which is given in *braces. */
static bool is_picture_alone(cmark_node *picture, LkText *braces)
{
    cmark_node *next = cmark_node_next(picture);
    if (next == NULL)
        return true;
    if (cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK)
        next = cmark_node_next(next);
    if (next == NULL || cmark_node_next(next) != NULL || cmark_node_get_type(next) != CMARK_NODE_TEXT)
        return false;
    LkText text = lk_text_trim(lk_text(cmark_node_get_literal(next)));
    *braces = text;
    return text.length >= 2 && text.bytes[0] == '{' && text.bytes[text.length - 1] == '}' &&
           text.bytes[1] != '{';
}

static LkBlock *convert_picture(LkBody *body, cmark_node *node, LkText braces, LkSpan span)
{
    LkPictureAttributes attributes = {.id = {"", 0}};
    if (braces.length > 0 && !lk_picture_attributes(body->reader, braces, span, &attributes))
        return NULL;
    LkBlock *block = convert_image(body, node, span);
    if (block == NULL)
        return NULL;
    block->id = attributes.id;
    block->id_span = span;
    block->as.image->width = attributes.width;
    block->as.image->part = attributes.part;
    return block;
}

static LkBlock *convert_text(LkBody *body, cmark_node *node, LkBlockKind kind)
{
    cmark_node *only = cmark_node_first_child(node);
    LkSpan span = lk_node_span(body, node);
    LkText braces = {"", 0};
    if (kind == LK_BLOCK_PARAGRAPH && only != NULL && cmark_node_get_type(only) == CMARK_NODE_IMAGE &&
        is_picture_alone(only, &braces))
        return convert_picture(body, only, braces, span);
    LkBlock *block = new_block(body, kind, span);
    block->level = kind == LK_BLOCK_HEADING ? cmark_node_get_heading_level(node) : 0;
    block->inlines = lk_inlines(body, node, lk_node_start(body, node), lk_node_end(body, node));
    block->id = lk_take_id(body->reader, &block->inlines, &block->id_span);
    lk_tell_lookalikes(body->reader, &block->inlines);
    /* A paragraph of a comment alone says nothing. */
    return block->inlines.count == 0 ? NULL : block;
}

/* ---- Lists */

static void check_number(const LkBody *body, LkSpan span, LkTypedMark mark, int counted)
{
    if (mark.number != counted)
        lk_tell(body->reader->diagnostics, LK_W_LIST_NUMBER, span,
                LK_WITH(lk_named_number("counted", counted), lk_named_number("typed", mark.number)));
}

static LkBlock *convert_item(LkBody *body, cmark_node *node, LkTypedMark *mark, int depth)
{
    LkReader *reader = body->reader;
    LkFileOffset place = lk_lines_original(body->map, lk_node_start(body, node));
    *mark = lk_typed_mark(reader->file->text, place.byte);
    LkSpan span = lk_reader_span(reader, place, lk_file_offset_after(place, mark->length));
    LkBlock *item = new_block(body, LK_BLOCK_LIST_ITEM, span);
    if (mark->marker == LK_MARKER_BULLET && mark->is_thai)
        lk_tell(reader->diagnostics, LK_W_LIST_BLANK, item->span, NULL);
    item->first_child = convert_children(body, node, depth + 1);
    LkBlock *first = item->first_child;
    if (first != NULL && first->kind == LK_BLOCK_PARAGRAPH) { /* the id is the item's */
        item->id = first->id;
        item->id_span = first->id_span;
        first->id = (LkText){"", 0};
    }
    return item;
}

/* cmark tells lists apart by the sign behind the number; letters and digits are apart as well here. Gives the
 * last of the lists; *first is the first. */
static LkBlock *convert_list(LkBody *body, cmark_node *node, LkBlock **first, int depth)
{
    LkBlock *list = NULL, **end = first, **item_end = NULL;
    int number = 0;
    bool opens = false;
    for (cmark_node *child = cmark_node_first_child(node); child != NULL; child = cmark_node_next(child)) {
        LkTypedMark mark;
        LkBlock *item = convert_item(body, child, &mark, depth);
        if (list == NULL || list->marker != mark.marker || opens != mark.opens) {
            opens = mark.opens;
            list = new_block(body, LK_BLOCK_LIST, item->span);
            list->marker = mark.marker;
            *end = list;
            end = &list->next;
            item_end = &list->first_child;
            number = mark.number > 0 ? mark.number : 1; /* a list may go on from an earlier one */
        }
        item->number = number++;
        if (mark.marker != LK_MARKER_BULLET)
            check_number(body, item->span, mark, item->number);
        else
            item->number = (int)(number - 1);
        *item_end = item;
        item_end = &item->next;
    }
    return list;
}

/* ---- Code and the blocks written as code */

typedef struct Fence {
    int first, last; /* lines of the content, in cmark's count; none if first > last */
    bool is_closed;
} Fence;

static Fence fence_of(const LkBody *body, cmark_node *node)
{
    const LkLineMap *map = body->map;
    int length = 0, offset = 0;
    char sign = 0;
    cmark_node_get_fenced(node, &length, &offset, &sign);
    Fence fence = {cmark_node_get_start_line(node) + 1, cmark_node_get_end_line(node), false};
    if (fence.last >= fence.first && (size_t)fence.last <= map->line_count) {
        size_t at = map->starts[fence.last - 1].byte, end = map->starts[fence.last].byte;
        while (at < end && strchr(" \t>", map->text.bytes[at]) != NULL)
            at++;
        int count = 0;
        while (at < end && map->text.bytes[at] == sign)
            at++, count++;
        /* cmark gives 0 as length of a fence in some versions: three signs are the least. */
        fence.is_closed = count >= (length > 3 ? length : 3);
    }
    fence.last -= fence.is_closed;
    return fence;
}

static LkBlock *convert_code(LkBody *body, cmark_node *node, LkSpan span, int first_line)
{
    LkReader *reader = body->reader;
    const LkLineMap *map = body->map;
    LkText rest = lk_text(cmark_node_get_literal(node));
    LkBlock *block = new_block(body, LK_BLOCK_CODE, span);
    LkInlineList list = {0};
    for (int line = first_line; rest.length > 0; line++) {
        const char *feed = memchr(rest.bytes, '\n', rest.length);
        size_t length = feed == NULL ? rest.length : (size_t)(feed - rest.bytes);
        LkInline item = {.style = LK_INLINE_CODE, .link = {"", 0}};
        item.text = lk_restore_braces(
            reader, (LkText){lk_arena_copy(reader->arena, rest.bytes, length), length}, "\\{{");
        size_t start = lk_lines_offset(map, (LkCmarkPlace){line, 1}).byte;
        size_t end = (size_t)line < map->line_count ? map->starts[line].byte : map->text.length;
        const char *found = memmem(map->text.bytes + start, end - start, rest.bytes, length);
        LkTextOffset place = {found == NULL ? start : (size_t)(found - map->text.bytes)};
        LkFileOffset original = lk_lines_original(map, place);
        item.span = lk_reader_span(reader, original, lk_file_offset_after(original, length));
        lk_inline_add(reader, &list, item);
        rest = lk_text_slice(rest, length + (feed != NULL), rest.length);
    }
    block->inlines = (LkInlines){list.items, list.count, span};
    return list.count == 0 ? NULL : block;
}

/* Within a quote the signs before each line are no YAML: they are blanked in a copy of the file, one for all
 * blocks, so that places stay right. */
static const LkFile *without_quotes(LkBody *body, size_t start, size_t end)
{
    LkText text = body->reader->file->text;
    if (body->unquoted == NULL) {
        body->unquoted = LK_NEW(body->reader->arena, LkFile);
        body->unquoted->name = body->reader->file->name;
        body->unquoted->text =
            (LkText){lk_arena_copy(body->reader->arena, text.bytes, text.length), text.length};
    }
    char *bytes = (char *)body->unquoted->text.bytes; /* allocated above */
    bool at_start = true;
    for (size_t i = start; i < end; i++) {
        if (bytes[i] == '\n' || bytes[i] == '\r')
            at_start = true;
        else if (at_start && bytes[i] == '>')
            bytes[i] = ' ';
        else if (bytes[i] != ' ' && bytes[i] != '\t')
            at_start = false;
    }
    return body->unquoted;
}

static const LkYaml *block_yaml(LkBody *body, Fence fence)
{
    LkReader *reader = body->reader;
    const LkLineMap *map = body->map;
    if (fence.last < fence.first)
        return NULL;
    size_t start = lk_lines_original(map, map->starts[fence.first - 1]).byte;
    size_t end = (size_t)fence.last < map->line_count ? lk_lines_original(map, map->starts[fence.last]).byte
                                                      : reader->file->text.length;
    const LkFile *file = body->quotes > 0 ? without_quotes(body, start, end) : reader->file;
    uint32_t line = map->first_line + (uint32_t)fence.first - 1;
    return lk_yaml_parse_lines(file, start, end, line, reader->arena, reader->diagnostics);
}

/* The blocks that are written as code with YAML in it. */
typedef struct YamlBlock {
    const char *name;
    LkBlockKind kind;
} YamlBlock;

static const YamlBlock yaml_blocks[] = {{"table", LK_BLOCK_TABLE},
                                        {"signature", LK_BLOCK_SIGNATURE},
                                        {"toc", LK_BLOCK_CONTENTS},
                                        {"qr", LK_BLOCK_IMAGE}};
enum { YAML_BLOCKS = sizeof yaml_blocks / sizeof *yaml_blocks };

static bool read_yaml(LkReader *reader, const LkYaml *map, LkBlock *block)
{
    if (block->kind == LK_BLOCK_TABLE) {
        block->id = lk_block_id(reader, map, &block->id_span);
        block->as.table = lk_table_block(reader, map, block->span);
        return block->as.table != NULL;
    }
    if (block->kind == LK_BLOCK_IMAGE) {
        block->as.image = lk_qr_block(reader, map, block);
        return true;
    }
    if (block->kind == LK_BLOCK_CONTENTS) {
        block->as.contents = lk_contents_block(reader, map);
        return true;
    }
    block->as.signature = lk_signature_block(reader, map, block->span);
    return block->as.signature != NULL;
}

static LkBlock *convert_yaml(LkBody *body, const YamlBlock *wanted, LkSpan span, Fence fence)
{
    LkReader *reader = body->reader;
    if (!fence.is_closed) {
        lk_tell(reader->diagnostics, LK_E_BLOCK_END, span, LK_WITH(lk_named_string("block", wanted->name)));
        return NULL;
    }
    size_t before = reader->diagnostics->errors;
    const LkYaml *map = block_yaml(body, fence);
    bool may_be_empty = wanted->kind == LK_BLOCK_CONTENTS;
    if ((map == NULL && !may_be_empty) || (map != NULL && map->kind != LK_YAML_MAP)) {
        if (reader->diagnostics->errors == before)
            lk_tell(reader->diagnostics, LK_E_BLOCK_TYPE, span,
                    LK_WITH(lk_named_string("block", wanted->name)));
        return NULL;
    }
    LkBlock *block = new_block(body, wanted->kind, span);
    return read_yaml(reader, map, block) ? block : NULL;
}

static bool is_blank(LkText text)
{
    return lk_text_trim(text).length == 0;
}

static LkBlock *convert_fence(LkBody *body, cmark_node *node)
{
    LkSpan span = lk_node_span(body, node);
    int length = 0, offset = 0;
    char sign = 0;
    if (!cmark_node_get_fenced(node, &length, &offset, &sign))
        return convert_code(body, node, span, cmark_node_get_start_line(node));
    Fence fence = fence_of(body, node);
    LkText info = lk_text_trim(lk_text(cmark_node_get_fence_info(node)));
    for (int i = 0; i < YAML_BLOCKS; i++)
        if (lk_text_is(info, yaml_blocks[i].name))
            return convert_yaml(body, &yaml_blocks[i], span, fence);
    if (lk_text_is(info, "pagebreak") && fence.is_closed && !is_blank(lk_text(cmark_node_get_literal(node))))
        lk_tell(body->reader->diagnostics, LK_E_BLOCK_CONTENT, span, NULL);
    if (lk_text_is(info, "pagebreak") && fence.is_closed)
        return new_block(body, LK_BLOCK_PAGE_BREAK, span);
    static const char *const names[] = {"table", "signature", "pagebreak", "toc"};
    const char *nearest = info.length < 4 ? NULL : lk_nearest(info, names, 4);
    if (nearest != NULL && !lk_text_is(info, nearest))
        lk_tell(body->reader->diagnostics, LK_W_BLOCK_NAME, span,
                LK_WITH(lk_named_text("name", info), lk_meant(nearest)));
    if (!fence.is_closed)
        lk_tell(body->reader->diagnostics, LK_W_BLOCK_END, span, NULL);
    return convert_code(body, node, span, fence.first);
}

/* ---- HTML and pipe tables */

static LkBlock *convert_html(LkBody *body, cmark_node *node)
{
    LkReader *reader = body->reader;
    LkText html = lk_html_text(reader, lk_text(cmark_node_get_literal(node)));
    if (html.length == 0)
        return NULL;
    LkSpan span = lk_node_span(body, node);
    lk_tell(reader->diagnostics, LK_W_HTML, span, NULL);
    LkInline model = {.span = span, .link = {"", 0}};
    model.text = lk_restore_braces(reader, html, "\\{{");
    LkInlineList list = {0};
    lk_inline_add_lines(reader, &list, model);
    LkBlock *block = new_block(body, LK_BLOCK_PARAGRAPH, span);
    block->inlines = (LkInlines){list.items, list.count, span};
    return block;
}

/* cmark says of a head below other lines of its paragraph that it stands on the first of them: it is looked
 * for down to the end of the table. */
static LkInlines cell_inlines(LkBody *body, cmark_node *cell, cmark_node *row)
{
    bool is_head = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
    LkTextOffset row_start = lk_node_start(body, row), start = lk_node_start(body, cell);
    LkTextOffset row_end = lk_node_end(body, is_head ? cmark_node_parent(row) : row);
    if (start.byte < row_start.byte || start.byte > row_end.byte)
        start = row_start;
    return lk_inlines(body, cell, start, row_end);
}

static void convert_row(LkBody *body, cmark_node *row, LkCell *cells, size_t columns)
{
    LkSpan span = lk_node_span(body, row);
    cmark_node *node = cmark_node_first_child(row);
    for (size_t i = 0; i < columns; i++) {
        cells[i].span = span;
        if (node == NULL)
            continue;
        LkInlines inlines = cell_inlines(body, node, row);
        cells[i].span = inlines.span;
        if (inlines.count > 0) {
            cells[i].paragraphs = LK_NEW(body->reader->arena, LkInlines);
            cells[i].paragraphs[0] = inlines;
            cells[i].count = 1;
        }
        node = cmark_node_next(node);
    }
}

static LkAlign align_of(uint8_t letter)
{
    return letter == 'l'   ? LK_ALIGN_LEFT
           : letter == 'c' ? LK_ALIGN_CENTRE
           : letter == 'r' ? LK_ALIGN_RIGHT
                           : LK_ALIGN_DEFAULT;
}

static LkBlock *convert_pipe_table(LkBody *body, cmark_node *node)
{
    LkReader *reader = body->reader;
    LkBlock *block = new_block(body, LK_BLOCK_TABLE, lk_node_span(body, node));
    LkTable *table = block->as.table = LK_NEW(reader->arena, LkTable);
    size_t columns = cmark_gfm_extensions_get_table_columns(node);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(node);
    if (columns > LK_LIMIT_TABLE_COLUMNS) {
        lk_tell(reader->diagnostics, LK_E_LIMIT_COLUMNS, block->span,
                LK_WITH(lk_named_number("count", (long long)columns),
                        lk_named_number("most", LK_LIMIT_TABLE_COLUMNS)));
        return NULL;
    }
    cmark_node *row = cmark_node_first_child(node);
    table->columns = LK_NEW_ARRAY(reader->arena, columns, LkColumn);
    table->column_count = columns;
    table->style_span = block->span;
    LkCell *titles = LK_NEW_ARRAY(reader->arena, columns, LkCell);
    convert_row(body, row, titles, columns);
    for (size_t i = 0; i < columns; i++) {
        table->columns[i] = (LkColumn){.align = align_of(alignments[i]), .span = titles[i].span};
        if (titles[i].count > 0)
            table->columns[i].title = titles[i].paragraphs[0];
        table->has_header |= titles[i].count > 0;
    }
    for (cmark_node *next = cmark_node_next(row); next != NULL; next = cmark_node_next(next))
        table->row_count++;
    table->cells = LK_NEW_ARRAY(reader->arena, table->row_count * columns + 1, LkCell);
    size_t i = 0;
    for (cmark_node *next = cmark_node_next(row); next != NULL; next = cmark_node_next(next)) {
        LkText typed =
            lk_text_slice(body->map->text, lk_node_start(body, next).byte, lk_node_end(body, next).byte);
        lk_pipes_row(reader, typed, columns, lk_node_span(body, next));
        convert_row(body, next, table->cells + i++ * columns, columns);
    }
    lk_table_titles(reader, table);
    return block;
}

/* ---- The walk */

static LkBlock *convert_quote(LkBody *body, cmark_node *node, int depth)
{
    LkBlock *block = new_block(body, LK_BLOCK_QUOTE, lk_node_span(body, node));
    body->quotes++;
    block->first_child = convert_children(body, node, depth + 1);
    body->quotes--;
    return block;
}

static LkBlock *convert(LkBody *body, cmark_node *node, int depth)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        return convert_text(body, node, LK_BLOCK_PARAGRAPH);
    case CMARK_NODE_HEADING:
        return convert_text(body, node, LK_BLOCK_HEADING);
    case CMARK_NODE_BLOCK_QUOTE:
        return convert_quote(body, node, depth);
    case CMARK_NODE_CODE_BLOCK:
        return convert_fence(body, node);
    case CMARK_NODE_HTML_BLOCK:
        return convert_html(body, node);
    case CMARK_NODE_THEMATIC_BREAK:
        return new_block(body, LK_BLOCK_RULE, lk_node_span(body, node));
    default:
        break;
    }
    if (strcmp(cmark_node_get_type_string(node), "table") == 0)
        return convert_pipe_table(body, node);
    return NULL;
}

static LkBlock *convert_children(LkBody *body, cmark_node *parent, int depth)
{
    LkBlock *first = NULL, **end = &first;
    cmark_node *node = cmark_node_first_child(parent);
    if (depth > LK_LIMIT_NESTING && node != NULL) {
        lk_tell(body->reader->diagnostics, LK_E_LIMIT_NESTING_TEXT, lk_node_span(body, node),
                LK_WITH(lk_named_number("most", LK_LIMIT_NESTING),
                        lk_named_term("what", LK_TERM_LISTS_OR_QUOTES)));
        return NULL;
    }
    for (; node != NULL; node = cmark_node_next(node)) {
        LkBlock *last;
        if (cmark_node_get_type(node) == CMARK_NODE_LIST)
            last = convert_list(body, node, end, depth);
        else
            last = *end = convert(body, node, depth);
        if (last != NULL)
            end = &last->next;
    }
    return first;
}

void lk_markdown(LkReader *reader, LkFileOffset start, LkBlock **end)
{
    if (start.byte >= reader->file->text.length)
        return;
    LkBody *body = LK_NEW(reader->arena, LkBody);
    body->reader = reader;
    lk_arena_defer(reader->arena, release, body);
    reader->work = lk_arena_create_beside(reader->arena);
    lk_read_blocks(body, start);
    *end = convert_children(body, body->document, 0);
    lk_notes(body);
    release(body);
}

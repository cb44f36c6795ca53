#include "source/markdown/html.h"

#include <criterion/criterion.h>
#include <string.h>

#include "source/markdown/tokens_check.h"

static void escaped(LkBuffer *out, LkText text)
{
    for (size_t i = 0; i < text.length; i++) {
        switch (text.bytes[i]) {
        case '&':
            lk_buffer_string(out, "&amp;");
            break;
        case '<':
            lk_buffer_string(out, "&lt;");
            break;
        case '>':
            lk_buffer_string(out, "&gt;");
            break;
        case '"':
            lk_buffer_string(out, "&quot;");
            break;
        default:
            lk_buffer_append(out, text.bytes + i, 1);
        }
    }
}

/* An address as the examples write it: bytes that no URL has as %XX. */
static void address(LkBuffer *out, LkText text)
{
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        bool is_plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                        (byte >= 'A' && byte <= 'Z') ||
                        (byte != 0 && strchr("-_.+!*(),%#@?=;:/$~", byte) != NULL);
        if (is_plain)
            lk_buffer_append(out, &byte, 1);
        else if (byte == '&')
            lk_buffer_string(out, "&amp;");
        else if (byte == '\'')
            lk_buffer_string(out, "&#x27;");
        else
            lk_buffer_printf(out, "%%%02X", (unsigned)(unsigned char)byte);
    }
}

/* A new line begins, unless one has. */
static void feed(LkBuffer *out)
{
    if (out->length > 0 && out->bytes[out->length - 1] != '\n')
        lk_buffer_string(out, "\n");
}

/* ---- Inlines */

typedef struct Writing {
    LkBuffer *out;
    const LkLeaf *leaf;
    int images; /* open ones: within them only letters are written */
    const LkToken *image;
} Writing;

static void write_link(Writing *writing, const LkToken *token)
{
    lk_buffer_string(writing->out, "<a href=\"");
    address(writing->out, token->target);
    if (token->title.length > 0) {
        lk_buffer_string(writing->out, "\" title=\"");
        escaped(writing->out, token->title);
    }
    lk_buffer_string(writing->out, "\">");
}

static void open_image(Writing *writing, const LkToken *token)
{
    if (writing->images++ > 0)
        return;
    writing->image = token;
    lk_buffer_string(writing->out, "<img src=\"");
    address(writing->out, token->target);
    lk_buffer_string(writing->out, "\" alt=\"");
}

static void close_image(Writing *writing)
{
    if (--writing->images > 0)
        return;
    if (writing->image->title.length > 0) {
        lk_buffer_string(writing->out, "\" title=\"");
        escaped(writing->out, writing->image->title);
    }
    lk_buffer_string(writing->out, "\" />");
}

static void write_autolink(Writing *writing, const LkToken *token)
{
    write_link(writing, token);
    escaped(writing->out, token->text);
    lk_buffer_string(writing->out, "</a>");
}

/* What has letters. */
static bool write_letters(Writing *writing, const LkToken *token, LkText typed)
{
    switch (token->kind) {
    case LK_TOKEN_TEXT:
        escaped(writing->out, typed);
        return true;
    case LK_TOKEN_CHARACTERS:
        escaped(writing->out, token->text);
        return true;
    case LK_TOKEN_SOFT_BREAK:
        lk_buffer_string(writing->out, "\n");
        return true;
    case LK_TOKEN_IMAGE_OPEN:
        open_image(writing, token);
        return true;
    case LK_TOKEN_IMAGE_CLOSE:
        close_image(writing);
        return true;
    default:
        if (writing->images > 0)
            escaped(writing->out,
                    token->kind == LK_TOKEN_HTML || token->kind == LK_TOKEN_TAG ? typed : token->text);
        return writing->images > 0;
    }
}

static void write_token(Writing *writing, const LkToken *token)
{
    static const char *const marks[] = {
        [LK_TOKEN_EMPHASIS_OPEN] = "<em>",
        [LK_TOKEN_EMPHASIS_CLOSE] = "</em>",
        [LK_TOKEN_STRONG_OPEN] = "<strong>",
        [LK_TOKEN_STRONG_CLOSE] = "</strong>",
        [LK_TOKEN_STRIKE_OPEN] = "<del>",
        [LK_TOKEN_STRIKE_CLOSE] = "</del>",
        [LK_TOKEN_UNDERLINE_OPEN] = "<u>",
        [LK_TOKEN_UNDERLINE_CLOSE] = "</u>",
        [LK_TOKEN_SUPERSCRIPT_OPEN] = "<^>",
        [LK_TOKEN_SUPERSCRIPT_CLOSE] = "</^>",
        [LK_TOKEN_SUBSCRIPT_OPEN] = "<v>",
        [LK_TOKEN_SUBSCRIPT_CLOSE] = "</v>",
        [LK_TOKEN_TAG] = "",
        [LK_TOKEN_COMMENT] = "",
        [LK_TOKEN_HARD_BREAK] = "<br />\n",
        [LK_TOKEN_LINK_CLOSE] = "</a>",
    };
    LkText typed = lk_text_slice(writing->leaf->text, token->start.byte, token->end.byte);
    if (write_letters(writing, token, typed))
        return;
    if (typed.bytes[0] == '<' && (token->kind == LK_TOKEN_LINK_OPEN || token->kind == LK_TOKEN_LINK_CLOSE)) {
        lk_buffer_text(writing->out, typed);
    } else if (token->kind == LK_TOKEN_LINK_OPEN) {
        write_link(writing, token);
    } else if (token->kind == LK_TOKEN_AUTOLINK) {
        write_autolink(writing, token);
    } else if (token->kind == LK_TOKEN_CODE) {
        lk_buffer_string(writing->out, "<code>");
        escaped(writing->out, token->text);
        lk_buffer_string(writing->out, "</code>");
    } else if (token->kind == LK_TOKEN_NOTE) {
        lk_buffer_printf(writing->out, "<note>%.*s</note>", (int)token->text.length, token->text.bytes);
    } else if (token->kind != LK_TOKEN_LINK_CLOSE && memchr(typed.bytes, '<', typed.length) != NULL) {
        lk_buffer_text(writing->out, typed); /* a tag, whatever it was read as */
    } else {
        lk_buffer_string(writing->out, marks[token->kind]);
    }
}

void html_inlines(LkBuffer *out, LkMarkdown *markdown, const LkLeaf *leaf)
{
    LkTokens tokens = lk_tokens(markdown, leaf, markdown->arena);
    const char *wrong = lk_tokens_check(leaf, tokens);
    cr_assert_null(wrong, "%s in: %.*s", wrong, (int)leaf->text.length, leaf->text.bytes);
    Writing writing = {.out = out, .leaf = leaf};
    for (size_t i = 0; i < tokens.count; i++)
        write_token(&writing, &tokens.items[i]);
}

/* ---- Blocks */

static void write_leaf(LkBuffer *out, LkMarkdown *markdown, size_t segment, size_t count)
{
    LkLeaf leaf = lk_leaf(markdown, segment, count, markdown->arena);
    html_inlines(out, markdown, &leaf);
}

static void write_paragraph(LkBuffer *out, LkMarkdown *markdown, const LkNode *node, bool is_tight)
{
    if (node->segment_count == 0)
        return;
    if (is_tight) {
        write_leaf(out, markdown, node->segment, node->segment_count);
        return;
    }
    feed(out);
    lk_buffer_string(out, "<p>");
    write_leaf(out, markdown, node->segment, node->segment_count);
    lk_buffer_string(out, "</p>\n");
}

static void write_heading(LkBuffer *out, LkMarkdown *markdown, const LkNode *node)
{
    feed(out);
    lk_buffer_printf(out, "<h%d>", node->as.level);
    write_leaf(out, markdown, node->segment, node->segment_count);
    lk_buffer_printf(out, "</h%d>\n", node->as.level);
}

/* The lines as they are, each with its end. */
static LkText lines_of(LkMarkdown *markdown, const LkNode *node)
{
    LkLeaf leaf = lk_leaf(markdown, node->segment, node->segment_count, markdown->arena);
    LkBuffer lines;
    lk_buffer_init(&lines, markdown->arena);
    lk_buffer_text(&lines, leaf.text);
    lk_buffer_string(&lines, node->segment_count > 0 ? "\n" : "");
    return lk_buffer_view(&lines);
}

static void write_code(LkBuffer *out, LkMarkdown *markdown, const LkNode *node)
{
    LkText info = lk_unescaped(node->as.code.info, markdown->arena);
    size_t word = 0;
    while (word < info.length && info.bytes[word] != ' ' && info.bytes[word] != '\t')
        word++;
    feed(out);
    lk_buffer_string(out, "<pre><code");
    if (word > 0) {
        lk_buffer_string(out, " class=\"language-");
        escaped(out, lk_text_slice(info, 0, word));
        lk_buffer_string(out, "\"");
    }
    lk_buffer_string(out, ">");
    escaped(out, lines_of(markdown, node));
    lk_buffer_string(out, "</code></pre>\n");
}

static void write_cell(LkBuffer *out, LkMarkdown *markdown, const LkTableText *table, size_t row,
                       size_t column)
{
    static const char *const aligns[] = {"", " align=\"left\"", " align=\"center\"", " align=\"right\""};
    const LkCellText *cell = &table->cells[row * table->column_count + column];
    const char *name = row < table->header_rows ? "th" : "td";
    lk_buffer_printf(out, "<%s%s>", name, aligns[table->alignments[column]]);
    write_leaf(out, markdown, cell->segment, cell->segment_count);
    lk_buffer_printf(out, "</%s>\n", name);
}

static void write_table(LkBuffer *out, LkMarkdown *markdown, const LkTableText *table)
{
    feed(out);
    lk_buffer_string(out, "<table>\n");
    for (size_t row = 0; row < table->row_count; row++) {
        if (row == 0 && table->header_rows > 0)
            lk_buffer_string(out, "<thead>\n");
        if (row == table->header_rows)
            lk_buffer_string(out, "<tbody>\n");
        lk_buffer_string(out, "<tr>\n");
        for (size_t column = 0; column < table->column_count; column++)
            write_cell(out, markdown, table, row, column);
        lk_buffer_string(out, "</tr>\n");
        if (row + 1 == table->header_rows)
            lk_buffer_string(out, "</thead>\n");
    }
    lk_buffer_string(out, table->row_count > table->header_rows ? "</tbody>\n" : "");
    lk_buffer_string(out, "</table>\n");
}

static void write_children(LkBuffer *out, LkMarkdown *markdown, const LkNode *node, bool is_tight);

static void write_item(LkBuffer *out, LkMarkdown *markdown, const LkNode *item, bool is_tight)
{
    feed(out);
    lk_buffer_string(out, "<li>");
    if (item->as.item.is_task)
        lk_buffer_printf(out, "<input %sdisabled=\"\" type=\"checkbox\"> ",
                         item->as.item.is_done ? "checked=\"\" " : "");
    write_children(out, markdown, item, is_tight);
    lk_buffer_string(out, "</li>\n");
}

static void write_list(LkBuffer *out, LkMarkdown *markdown, const LkNode *list)
{
    bool is_bullet = list->first_child->as.item.mark.kind == LK_MARK_BULLET;
    int number = list->first_child->as.item.mark.number;
    feed(out);
    lk_buffer_string(out, is_bullet ? "<ul" : "<ol");
    if (!is_bullet && number != 1)
        lk_buffer_printf(out, " start=\"%d\"", number);
    lk_buffer_string(out, ">\n");
    for (const LkNode *item = list->first_child; item != NULL; item = item->next)
        write_item(out, markdown, item, list->is_tight);
    lk_buffer_string(out, is_bullet ? "</ul>\n" : "</ol>\n");
}

static void write_container(LkBuffer *out, LkMarkdown *markdown, const LkNode *node, const char *name)
{
    feed(out);
    lk_buffer_printf(out, "<%s>\n", name);
    write_children(out, markdown, node, false);
    lk_buffer_printf(out, "</%s>\n", name);
}

static void write_node(LkBuffer *out, LkMarkdown *markdown, const LkNode *node, bool is_tight)
{
    switch (node->kind) {
    case LK_NODE_PARAGRAPH:
        write_paragraph(out, markdown, node, is_tight);
        break;
    case LK_NODE_HEADING:
        write_heading(out, markdown, node);
        break;
    case LK_NODE_CODE:
        write_code(out, markdown, node);
        break;
    case LK_NODE_HTML:
        feed(out);
        lk_buffer_text(out, lines_of(markdown, node));
        break;
    case LK_NODE_RULE:
        feed(out);
        lk_buffer_string(out, "<hr />\n");
        break;
    case LK_NODE_TABLE:
        write_table(out, markdown, node->as.table);
        break;
    case LK_NODE_LIST:
        write_list(out, markdown, node);
        break;
    case LK_NODE_QUOTE:
        write_container(out, markdown, node, "blockquote");
        break;
    case LK_NODE_NOTE:
        write_container(out, markdown, node, "aside");
        break;
    case LK_NODE_DOCUMENT:
    case LK_NODE_ITEM:
        break; /* written where they are met */
    }
}

static void write_children(LkBuffer *out, LkMarkdown *markdown, const LkNode *node, bool is_tight)
{
    for (const LkNode *child = node->first_child; child != NULL; child = child->next)
        write_node(out, markdown, child, is_tight);
}

void html_document(LkBuffer *out, LkMarkdown *markdown)
{
    write_children(out, markdown, markdown->document, false);
}

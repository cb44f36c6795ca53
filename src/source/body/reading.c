/* Parsing the rewritten body by cmark-gfm, which was chosen as the reference for GitHub's Markdown: pipe
 * tables, strikethrough, bare links, footnotes. When a rewritten list mark does not become a list item (it
 * stands in code or within a paragraph), the text is parsed again with that mark as typed. */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <pthread.h>

#include "source/body/body.h"

/* cmark-gfm switches its table of special characters on and off for each document, in memory of the whole
 * process: only one thread at a time may be in it. */
static pthread_mutex_t cmark_lock = PTHREAD_MUTEX_INITIALIZER;

static cmark_node *parse(LkText text)
{
    static const char *const names[] = {"table", "strikethrough", "autolink"};
    pthread_mutex_lock(&cmark_lock);
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
    cmark_parser_feed(parser, text.bytes, text.length);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    pthread_mutex_unlock(&cmark_lock);
    return document;
}

/* ---- List marks */

static void use_mark(LkLineMap *map, LkTextOffset out)
{
    size_t low = 0, high = map->mark_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (map->marks[middle].out.byte < out.byte)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < map->mark_count && map->marks[low].out.byte == out.byte)
        map->marks[low].is_used = true;
}

/* A letter begins a list only if it is the first: “อ. บ้านไร่” is an abbreviation, and what follows it alike.
 */
static void use_items(LkBody *body, cmark_node *list)
{
    LkTypedMark before = {.marker = LK_MARKER_BULLET};
    bool is_good = true;
    for (cmark_node *item = cmark_node_first_child(list); item != NULL; item = cmark_node_next(item)) {
        LkTextOffset out = lk_node_start(body, item);
        LkTypedMark mark = lk_typed_mark(body->reader->file->text, lk_lines_original(body->map, out).byte);
        bool is_letter = mark.marker == LK_MARKER_LETTER || mark.marker == LK_MARKER_LETTER_BRACKETS;
        if (!is_letter || mark.number == 1)
            is_good = true;
        else if (mark.marker != before.marker)
            is_good = false;
        if (is_good)
            use_mark(body->map, out);
        before = mark;
    }
}

/* Finds which rewritten marks became items. True when all did. */
static bool use_marks(LkBody *body)
{
    LkLineMap *map = body->map;
    cmark_node *node = map->mark_count == 0 ? NULL : body->document;
    while (node != NULL) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_LIST)
            use_items(body, node);
        bool has_blocks = type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE ||
                          type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM;
        cmark_node *next = has_blocks ? cmark_node_first_child(node) : NULL;
        while (next == NULL && node != NULL) {
            next = cmark_node_next(node);
            node = cmark_node_parent(node);
        }
        node = next;
    }
    for (size_t i = 0; i < map->mark_count; i++)
        if (!map->marks[i].is_used && !map->marks[i].is_text)
            return false;
    return true;
}

/* A mark that cmark takes for text does not change which blocks there are, so that a second reading settles
 * it; an abbreviation taken back may free others in turn, which is followed for some rounds. */
enum { READINGS = 6 };

void lk_read_blocks(LkBody *body, LkFileOffset start)
{
    body->map = lk_lines_rewrite(body->reader, start, NULL);
    for (int round = 0;; round++) {
        body->document = parse(body->map->text);
        if (use_marks(body) || round == READINGS - 1)
            return;
        cmark_node_free(body->document);
        body->document = NULL;
        body->map = lk_lines_rewrite(body->reader, start, body->map);
    }
}

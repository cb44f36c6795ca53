/* What ends with a line: leaves, which may turn out to be something else, and containers. */
#include "source/markdown/paragraphs/paragraphs.h"
#include "source/markdown/tables/tables.h"

void lk_block_close_leaf(LkBlockReader *reader)
{
    LkNode *leaf = reader->leaf;
    LkLeafState state = reader->leaf_state;
    if (leaf == NULL)
        return;
    if (state == LK_LEAF_INDENTED)
        reader->markdown->segment_count = leaf->segment + reader->kept_segments;
    leaf->segment_count = reader->markdown->segment_count - leaf->segment;
    if (state == LK_LEAF_PARAGRAPH)
        lk_paragraph_close(reader);
    if (state == LK_LEAF_HTML && reader->html_kind == LK_HTML_TABLE) {
        LkTableText *table = lk_table_of_html(reader, leaf->start, leaf->end);
        if (table != NULL) {
            leaf->kind = LK_NODE_TABLE;
            leaf->as.table = table;
        }
    }
    reader->leaf = NULL;
    reader->leaf_state = LK_LEAF_NONE;
}

void lk_block_close_to(LkBlockReader *reader, size_t depth)
{
    lk_block_close_leaf(reader);
    if (depth < reader->depth)
        reader->depth = depth;
}

/* Nodes of the page tree (ISO 32000-2 §7.7.3). */
#include "pdf/file/page_tree.h"

enum { KIDS_A_NODE = 32, ROOT = LK_PDF_TREE_LEVELS - 1 };

void lk_pdf_tree_init(LkPdfTree *tree, LkPdf *pdf)
{
    *tree = (LkPdfTree){.pdf = pdf};
    for (int level = 0; level < LK_PDF_TREE_LEVELS; level++)
        lk_buffer_init(&tree->levels[level].kids, pdf->arena);
    tree->levels[ROOT].object = lk_pdf_reference(pdf->document->root_pages);
}

static LkPdfRef node_of(LkPdfTree *tree, int level)
{
    if (tree->levels[level].object == 0)
        tree->levels[level].object = lk_pdf_reserve(tree->pdf);
    return tree->levels[level].object;
}

static void close_node(LkPdfTree *tree, int level)
{
    LkPdfTreeNode *node = &tree->levels[level], *above = &tree->levels[level + 1];
    if (node->kid_count == 0)
        return;
    LkBuffer *body = &tree->pdf->body;
    body->length = 0;
    lk_buffer_printf(body, "/Type/Pages/Parent %u 0 R/Count %zu/Kids[", node_of(tree, level + 1),
                     node->pages);
    lk_buffer_text(body, lk_pdf_view(&node->kids));
    lk_buffer_string(body, "]");
    lk_pdf_fill(tree->pdf, node->object, lk_pdf_view(body));
    lk_buffer_printf(&above->kids, "%s%u 0 R", above->kid_count == 0 ? "" : " ", node->object);
    above->kid_count++;
    above->pages += node->pages;
    node->object = 0;
    node->kid_count = node->pages = node->kids.length = 0;
    if (level + 1 < ROOT && above->kid_count >= KIDS_A_NODE)
        close_node(tree, level + 1);
}

LkPdfRef lk_pdf_tree_add(LkPdfTree *tree, LkPdfRef page)
{
    LkPdfTreeNode *leaf = &tree->levels[0];
    if (leaf->kid_count >= KIDS_A_NODE)
        close_node(tree, 0);
    LkPdfRef parent = node_of(tree, 0);
    lk_buffer_printf(&leaf->kids, "%s%u 0 R", leaf->kid_count == 0 ? "" : " ", page);
    leaf->kid_count++;
    leaf->pages++;
    return parent;
}

void lk_pdf_tree_finish(LkPdfTree *tree)
{
    for (int level = 0; level < ROOT; level++)
        close_node(tree, level);
    LkPdfTreeNode *root = &tree->levels[ROOT];
    LkBuffer *body = &tree->pdf->body;
    body->length = 0;
    lk_buffer_printf(body, "/Count %zu/Kids[", root->pages);
    lk_buffer_text(body, lk_pdf_view(&root->kids));
    lk_buffer_string(body, "]");
    /* libharu counts the kids that it knows when it writes the node: there are none. */
    HPDF_Dict pages = tree->pdf->document->root_pages;
    pages->before_write_fn = NULL;
    HPDF_Dict_RemoveElement(pages, "Kids");
    HPDF_Dict_RemoveElement(pages, "Count");
    lk_pdf_extend(tree->pdf, pages, lk_pdf_view(body));
}

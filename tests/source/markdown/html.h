/* The HTML of a document, as the examples of CommonMark and GFM write it. */
#ifndef LIKHIT_TESTS_MARKDOWN_HTML_H
#define LIKHIT_TESTS_MARKDOWN_HTML_H

#include "source/markdown/markdown.h"

/* Appends the HTML of all blocks. */
void html_document(LkBuffer *out, LkMarkdown *markdown);
/* Appends that of the inlines of a leaf. Fails the test if its tokens are not what they must be. */
void html_inlines(LkBuffer *out, LkMarkdown *markdown, const LkLeaf *leaf);

#endif

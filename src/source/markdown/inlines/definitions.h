/* Reference definitions: [label]: target "title" (CommonMark 0.31 §4.7). */
#ifndef LIKHIT_SOURCE_MARKDOWN_INLINES_DEFINITIONS_H
#define LIKHIT_SOURCE_MARKDOWN_INLINES_DEFINITIONS_H

#include "source/markdown/markdown.h"

struct LkDefinition {
    LkText label; /* as typed */
    LkText target, title;
    LkAt start, end;
    bool is_used;
    const struct LkDefinition *next; /* in the text, those of a label that is known already among them */
};

/* Reads the definition that begins at byte `at` of a leaf, and adds it unless its label is known. Returns the
 * byte behind it, where the next line begins or the text ends; `at` if there is none. Words behind
 * “[หมายเหตุ]:” are no target: on Thai text a target has no Thai letters and looks like an address or a file,
 * so that nothing typed vanishes. */
size_t lk_definition_read(LkMarkdown *markdown, const LkLeaf *leaf, size_t at);
/* Returns the definition of a label, matched as CommonMark says (case folded, blanks as one); or NULL. */
LkDefinition *lk_definition_find(const LkMarkdown *markdown, LkText label);

/* Returns the first definition of the text; NULL = there is none. */
const LkDefinition *lk_definitions_first(const LkMarkdown *markdown);

#endif

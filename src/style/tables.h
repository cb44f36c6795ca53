/* Named table styles. */
#ifndef LIKHIT_STYLE_TABLES_H
#define LIKHIT_STYLE_TABLES_H

#include "style/chain.h"
#include "style/value.h"

/* Fills layout->tables from all files of the chain, in order of name with "default" first. */
void lk_layout_tables(const LkValueContext *context, const LkLayoutChain *chain, LkLayout *layout);

#endif

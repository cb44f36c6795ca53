/* Reading the named table styles of a layout. */
#ifndef LIKHIT_STYLE_TABLES_H
#define LIKHIT_STYLE_TABLES_H

#include "style/chain.h"
#include "style/value.h"

/* Fills layout->tables from all files of the chain, sorted by name with "default" first. */
void lk_layout_tables(const LkValueContext *context, const LkLayoutChain *chain, LkLayout *layout);

/* Returns the name of the style that the style `name` is based on (`based-on:`): “default” unless a file of
 * the chain names another; NULL for “default” itself. */
const char *lk_layout_table_base(const LkLayoutChain *chain, const char *name, LkArena *arena);

#endif

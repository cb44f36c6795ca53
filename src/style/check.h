/* What a layout's values must be together. */
#ifndef LIKHIT_STYLE_CHECK_H
#define LIKHIT_STYLE_CHECK_H

#include "style/chain.h"

/* Adds an error at the value that does not go with the others. */
void lk_layout_check(const LkLayout *layout, const LkLayoutChain *chain, LkDiagnostics *diagnostics);

#endif

/* Checks of a whole layout: values that are right alone but wrong together. */
#ifndef LIKHIT_STYLE_CHECK_H
#define LIKHIT_STYLE_CHECK_H

#include "style/chain.h"

/* Adds an error at each value that contradicts another, such as margins wider than the paper. */
void lk_layout_check(const LkLayout *layout, const LkLayoutChain *chain, LkDiagnostics *diagnostics);

#endif

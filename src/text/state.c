/* What the paragraphs of one document share. */
#include "text/text_private.h"

LkArena *lk_text_memory(const LkTextContext *context)
{
    return context->memory != NULL ? context->memory : context->arena;
}

LkTextState *lk_text_state(LkTextContext *context)
{
    if (context->state == NULL)
        context->state = LK_NEW(lk_text_memory(context), LkTextState);
    return context->state;
}

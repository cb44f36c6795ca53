#include <stdlib.h>

#include "text/text_private.h"

LkTextEngine *lk_text_engine_create(LkFontBook *fonts, const LkWords *words, LkCache *cache)
{
    LkTextEngine *engine = calloc(1, sizeof *engine);
    if (engine == NULL)
        return NULL;
    engine->fonts = fonts;
    engine->words = words;
    engine->cache = cache;
    return engine;
}

void lk_text_engine_destroy(LkTextEngine *engine)
{
    free(engine);
}

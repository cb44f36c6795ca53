#include <stdlib.h>

#include "text/cache.h"
#include "text/text_private.h"

LkTextEngine *lk_text_engine_create(LkFontBook *fonts, const LkWords *words, size_t kept_bytes)
{
    LkTextEngine *engine = calloc(1, sizeof *engine);
    if (engine == NULL)
        return NULL;
    engine->fonts = fonts;
    engine->words = words;
    engine->cache = kept_bytes > 0 ? lk_cache_create(kept_bytes) : NULL;
    return engine;
}

void lk_text_engine_destroy(LkTextEngine *engine)
{
    if (engine == NULL)
        return;
    lk_cache_destroy(engine->cache);
    free(engine);
}

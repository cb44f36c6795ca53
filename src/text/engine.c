#include <stdlib.h>

#include "text/text_private.h"
#include "words/hyphens.h"

#define HYPHENS                                                                                              \
    "/usr/share/hyphen/hyph_en_US.dic" /* of Debian's hyphen-en-us, at the same place elsewhere              \
                                        */

LkTextEngine *lk_text_engine_create(LkFontBook *fonts, const LkWords *words, LkCache *cache)
{
    LkTextEngine *engine = calloc(1, sizeof *engine);
    if (engine == NULL)
        return NULL;
    if (pthread_mutex_init(&engine->lock, NULL) != 0) {
        free(engine);
        return NULL;
    }
    engine->fonts = fonts;
    engine->words = words;
    engine->cache = cache;
    engine->hyphen_path = HYPHENS;
    return engine;
}

void lk_text_engine_destroy(LkTextEngine *engine)
{
    if (engine == NULL)
        return;
    lk_hyphens_close(engine->hyphens);
    pthread_mutex_destroy(&engine->lock);
    free(engine);
}

const LkHyphens *lk_engine_hyphens(LkTextEngine *engine)
{
    pthread_mutex_lock(&engine->lock);
    if (!engine->has_hyphens)
        engine->hyphens = lk_hyphens_open(engine->hyphen_path);
    engine->has_hyphens = true;
    pthread_mutex_unlock(&engine->lock);
    return engine->hyphens;
}

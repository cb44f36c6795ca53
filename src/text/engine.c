#include <stdlib.h>

#include "text/text_private.h"

LkTextEngine *lk_text_engine_create(LkFontBook *fonts)
{
    LkTextEngine *engine = calloc(1, sizeof *engine);
    if (engine == NULL)
        return NULL;
    engine->fonts = fonts;
    engine->breaker = lk_thai_create();
    if (engine->breaker == NULL) {
        free(engine);
        return NULL;
    }
    return engine;
}

void lk_text_engine_destroy(LkTextEngine *engine)
{
    if (engine == NULL)
        return;
    lk_thai_destroy(engine->breaker);
    free(engine);
}

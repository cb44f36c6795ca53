/* Builds: typesets each view again, then does all that follows a build. */
#include <cjson/cJSON.h>
#include <stdlib.h>

#include "preview/builder.h"

/* Shows what was built. Watching new files comes before what takes long, so that a change meanwhile is seen.
 */
static bool show(LkPreview *preview)
{
    lk_state_changed(&preview->state);
    lk_follow(preview);
    lk_write_map(preview);
    lk_compare_again(preview);
    lk_signed_again(preview);
    return true;
}

bool lk_preview_build(LkPreview *preview, size_t first)
{
    for (size_t v = first; v < preview->state.view_count; v++)
        if (!lk_view_build(&preview->state.views[v], preview->options, preview->engine, &preview->state.lock))
            return false;
    return show(preview);
}

bool lk_preview_build_view(LkPreview *preview, LkView *view)
{
    return lk_view_build(view, preview->options, preview->engine, &preview->state.lock) && show(preview);
}

void lk_preview_renew_engine(LkPreview *preview)
{
    LkSharedEngine *engine = lk_shared_engine_create(preview->options);
    if (engine == NULL)
        return;
    lk_shared_engine_leave(preview->engine);
    preview->engine = engine;
}

void lk_preview_list_layouts(LkPreview *preview)
{
    size_t count = 0;
    LkDocument *document =
        lk_document_open(preview->engine->engine, preview->options->source, &preview->options->document);
    char **names = document == NULL ? NULL : lk_document_layouts(document, &count);
    cJSON *list = cJSON_CreateStringArray((const char *const *)names, (int)count);
    char *text = cJSON_PrintUnformatted(list);
    cJSON_Delete(list);
    lk_free(names);
    lk_document_destroy(document);
    pthread_mutex_lock(&preview->state.lock);
    free(preview->state.layouts);
    preview->state.layouts = text;
    pthread_mutex_unlock(&preview->state.lock);
}

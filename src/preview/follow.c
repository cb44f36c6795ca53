/* Chooses the files that are watched: all that the report was made from. */
#include <stdlib.h>

#include "preview/builder.h"
#include "preview/watch.h"

void lk_follow(LkPreview *preview)
{
    size_t count = 3, folder_count = 0;
    char **folders = lk_engine_font_folders(preview->engine->engine, &folder_count);
    for (size_t v = 0; v < preview->state.view_count; v++)
        count += lk_document_file_count(lk_view_newest(&preview->state.views[v]));
    const char **paths = calloc(count + folder_count, sizeof *paths);
    char *signed_path = lk_signed_path(preview->options->source);
    if (paths == NULL) {
        free(signed_path);
        lk_free(folders);
        return;
    }
    count = 0;
    paths[count++] = preview->options->source;
    if (signed_path != NULL)
        paths[count++] = signed_path;
    if (preview->comparing.pdf != NULL)
        paths[count++] = preview->comparing.pdf;
    for (size_t v = 0; v < preview->state.view_count; v++) {
        const LkDocument *document = lk_view_newest(&preview->state.views[v]);
        for (size_t i = 0; i < lk_document_file_count(document); i++)
            paths[count++] = lk_document_file(document, i);
    }
    for (size_t i = 0; i < folder_count; i++)
        paths[count++] = folders[i];
    lk_watch_files(preview->watch, paths, count);
    free(paths);
    free(signed_path);
    lk_free(folders);
}

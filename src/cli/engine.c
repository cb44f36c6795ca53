/* The engine of a command, and where its layouts, fonts and words are. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* The folder above the one the program is in, when it holds layouts/base.yaml: a source tree. */
static bool source_tree(char *folder, size_t size)
{
    char program[PATH_MAX], probe[PATH_MAX + 32];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return false;
    program[length] = '\0';
    for (int up = 0; up < 3; up++) { /* build/likhit, build/sanitize/likhit */
        char *slash = strrchr(program, '/');
        if (slash == NULL || slash == program)
            return false;
        *slash = '\0';
        snprintf(probe, sizeof probe, "%s/layouts/base.yaml", program);
        if (access(probe, R_OK) == 0) {
            snprintf(folder, size, "%s", program);
            return true;
        }
    }
    return false;
}

/* Paragraphs of 1,000 pages. */
#define KEPT_BYTES ((size_t)64 << 20)

static LkEngine *make_engine(const char *own_layouts, size_t cache_bytes)
{
    char folder[PATH_MAX], layouts[PATH_MAX + 32], fonts[PATH_MAX + 32], words[PATH_MAX + 32];
    LkEngineOptions options = {LK_SIZED(LkEngineOptions), .cache_bytes = cache_bytes,
                               .language = cli_language()};
    const char *layout_folders[] = {layouts};
    if (source_tree(folder, sizeof folder)) {
        snprintf(layouts, sizeof layouts, "%s/layouts", folder);
        snprintf(fonts, sizeof fonts, "%s/fonts", folder);
        snprintf(words, sizeof words, "%s/build/thai.words", folder);
        options = (LkEngineOptions){
            LK_SIZED(LkEngineOptions), .font_folder = fonts, .layout_folders = layout_folders,
            .layout_folder_count = 1,  .word_list = words,   .cache_bytes = cache_bytes,
            .language = cli_language()};
    }
    if (own_layouts != NULL) {
        layout_folders[0] = own_layouts;
        options.layout_folders = layout_folders;
        options.layout_folder_count = 1;
    }
    LkEngine *engine = lk_engine_create(&options);
    if (engine == NULL) {
        cli_out_of_memory();
        return NULL;
    }
    if (lk_messages_failure(lk_engine_messages(engine), cli_language()) == NULL)
        return engine;
    for (size_t i = 0; i < lk_messages_count(lk_engine_messages(engine)); i++)
        fputs(lk_messages_text(lk_engine_messages(engine), i, cli_language()), stderr);
    lk_engine_destroy(engine);
    return NULL;
}

LkEngine *cli_engine(void)
{
    return make_engine(NULL, 0);
}

LkEngine *cli_engine_lasting(void)
{
    return make_engine(NULL, KEPT_BYTES);
}

LkEngine *cli_engine_with(const char *own_layouts)
{
    return make_engine(own_layouts, 0);
}

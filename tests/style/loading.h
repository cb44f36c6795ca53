/* A folder of layouts for one test, made and removed by it; and the shipped layouts behind it. */
#ifndef LIKHIT_TESTS_STYLE_LOADING_H
#define LIKHIT_TESTS_STYLE_LOADING_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "style/layout.h"

#define LOADING_FILES 24

typedef struct Loading {
    char folder[32];
    char *files[LOADING_FILES];
    size_t file_count;
    LkArena *arena;
    LkDiagnostics diagnostics;
} Loading;

static inline Loading loading_start(void)
{
    Loading loading = {.folder = "/tmp/likhit-style-XXXXXX", .arena = lk_arena_create()};
    cr_assert_not_null(loading.arena);
    cr_assert_not_null(mkdtemp(loading.folder));
    return loading;
}

static inline void loading_write_bytes(Loading *loading, const char *name, const char *bytes, size_t length)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", loading->folder, name);
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    cr_assert_eq(fwrite(bytes, 1, length, file), length);
    fclose(file);
    loading->files[loading->file_count++] = strdup(path);
}

static inline void loading_write(Loading *loading, const char *name, const char *text)
{
    loading_write_bytes(loading, name, text, strlen(text));
}

static inline const LkLayout *loading_load(Loading *loading, const char *name)
{
    static const char *const shipped[] = {"layouts"};
    LkLayoutSearch search = {loading->folder, shipped, 1};
    lk_diagnostics_init(&loading->diagnostics, loading->arena);
    return lk_layout_load(lk_text(name), (LkSpan){0}, &search, loading->arena, &loading->diagnostics);
}

static inline void loading_end(Loading *loading)
{
    for (size_t i = 0; i < loading->file_count; i++) {
        unlink(loading->files[i]);
        free(loading->files[i]);
    }
    rmdir(loading->folder);
    lk_arena_destroy(loading->arena);
}

#endif

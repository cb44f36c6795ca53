/* What a document was made from: each file once, named from the document's folder, so that the names say the
 * same wherever the folder stands. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>
#include <libdeflate.h>

#include "api/api_private.h"

static const char *const role_names[] = {"source", "layout", "data", "words", "picture"};

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* The part of a path below a folder, both without symbolic links; NULL when it lies elsewhere. */
static const char *below(const char *folder, const char *path, LkArena *arena)
{
    char real_folder[PATH_MAX], real_path[PATH_MAX];
    if (realpath(folder, real_folder) == NULL || realpath(path, real_path) == NULL)
        return NULL;
    size_t length = strlen(real_folder);
    if (length > 1 && (strncmp(real_folder, real_path, length) != 0 || real_path[length] != '/'))
        return NULL;
    const char *rest = real_path + (length > 1 ? length + 1 : 1);
    return lk_arena_copy(arena, rest, strlen(rest));
}

static const char *input_name(LkDocument *document, const LkFile *file)
{
    const char *inside =
        file->path == NULL ? NULL : below(document->source->root, file->path, document->arena);
    if (inside != NULL)
        return inside;
    return file->role == LK_FILE_LAYOUT
               ? lk_arena_printf(document->arena, "layouts/%s", base_name(file->name))
               : base_name(file->name);
}

static bool is_known(const LkPdfInput *inputs, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(inputs[i].name, name) == 0)
            return true;
    return false;
}

static int by_role_and_name(const void *a, const void *b)
{
    const LkPdfInput *first = a, *second = b;
    size_t first_role = 0, second_role = 0;
    while (role_names[first_role] != first->role)
        first_role++;
    while (role_names[second_role] != second->role)
        second_role++;
    if (first_role != second_role)
        return first_role < second_role ? -1 : 1;
    return strcmp(first->name, second->name);
}

static void add(LkDocument *document, const LkFile *file, LkPdfInput *inputs, size_t *count)
{
    const char *name = input_name(document, file);
    if (is_known(inputs, *count, name))
        return; /* read twice */
    inputs[(*count)++] = (LkPdfInput){.role = role_names[file->role],
                                      .name = name,
                                      .bytes = file->text,
                                      .digest = lk_digest(file->text.bytes, file->text.length)};
}

void lk_sha256(const void *bytes, size_t length, char hex[65])
{
    LkDigest digest = lk_digest(bytes, length);
    memcpy(hex, digest.hex, sizeof digest.hex);
}

void lk_document_inputs(LkDocument *document, LkPdfOptions *options)
{
    size_t count = 0, most = 1;
    for (const LkFile *file = document->diagnostics.files; file != NULL; file = file->next)
        most++;
    LkPdfInput *inputs = LK_NEW_ARRAY(document->arena, most, LkPdfInput);
    if (document->source->file->path == NULL) /* from memory: it is in no list */
        add(document, document->source->file, inputs, &count);
    for (const LkFile *file = document->diagnostics.files; file != NULL; file = file->next)
        add(document, file, inputs, &count);
    qsort(inputs, count, sizeof *inputs, by_role_and_name);
    options->inputs = inputs;
    options->input_count = count;
    options->words = lk_digest_spell(lk_words_digest(document->engine->words));
    options->layout = document->layout_name;
    options->made_by = lk_arena_printf(document->arena, "HarfBuzz %s, libdeflate %s", hb_version_string(),
                                       LIBDEFLATE_VERSION_STRING);
}

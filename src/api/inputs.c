/* What a document was made from: each file once, named from the document's folder, so that the names say the
 * same wherever the folder stands. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>
#include <libdeflate.h>

#include "api/api_private.h"
#include "base/file.h"

static const char *const role_names[] = {"source", "layout", "data", "words", "picture", "record"};

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

/* "a/./b/../c" → "a/c": where the file has to stand to be found again. */
static const char *normal(const char *asked, LkArena *arena)
{
    char *out = lk_arena_copy(arena, "", 0);
    for (const char *part = asked; *part != '\0';) {
        size_t length = strcspn(part, "/");
        char *slash = strrchr(out, '/');
        if (length == 2 && memcmp(part, "..", 2) == 0)
            out = slash == NULL ? lk_arena_copy(arena, "", 0)
                                : lk_arena_copy(arena, out, (size_t)(slash - out));
        else if (length > 0 && !(length == 1 && part[0] == '.'))
            out = lk_arena_printf(arena, "%s%s%.*s", out, out[0] == '\0' ? "" : "/", (int)length, part);
        part += length + (part[length] == '/');
    }
    return out;
}

static const char *input_name(LkDocument *document, const LkFile *file)
{
    const char *inside =
        file->path == NULL ? NULL : below(document->source->root, file->path, document->arena);
    if (inside != NULL)
        return inside;
    return file->role == LK_FILE_LAYOUT
               ? lk_arena_printf(document->arena, "layouts/%s", lk_path_name(file->name))
               : lk_path_name(file->name);
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

typedef struct Inputs {
    LkPdfInput *items;
    size_t count, capacity;
} Inputs;

static void add_named(LkDocument *document, const LkFile *file, const char *name, Inputs *inputs)
{
    if (is_known(inputs->items, inputs->count, name))
        return; /* read twice */
    LK_GROW(document->arena, inputs->items, inputs->count, inputs->capacity, 16);
    inputs->items[inputs->count++] = (LkPdfInput){.role = role_names[file->role],
                                                  .name = name,
                                                  .bytes = file->text,
                                                  .digest = lk_digest(file->text.bytes, file->text.length)};
}

/* Under every name by which the source asks for it: a link to a file is a file of its own to who unpacks
 * them. */
static void add(LkDocument *document, const LkFile *file, Inputs *inputs)
{
    bool is_asked = false;
    const LkAskedPath *path = file->role == LK_FILE_LAYOUT ? NULL : document->diagnostics.paths;
    for (; path != NULL && file->path != NULL; path = path->next) {
        if (strcmp(path->real, file->path) != 0)
            continue;
        is_asked = true;
        add_named(document, file, normal(path->asked, document->arena), inputs);
    }
    if (!is_asked)
        add_named(document, file, input_name(document, file), inputs);
}

void lk_sha256(const void *bytes, size_t length, char hex[65])
{
    if (hex == NULL)
        return;
    hex[0] = '\0';
    if (bytes == NULL && length > 0)
        return;
    LkDigest digest = lk_digest(bytes == NULL ? "" : bytes, length);
    memcpy(hex, digest.hex, sizeof digest.hex);
}

void lk_document_inputs(LkDocument *document, LkPdfOptions *options)
{
    Inputs inputs = {0};
    if (document->source->file->path == NULL) /* from memory: it is in no list */
        add(document, document->source->file, &inputs);
    for (const LkFile *file = document->diagnostics.files; file != NULL; file = file->next)
        if (file->role != LK_FILE_RECORDS || file->path == NULL)
            add(document, file, &inputs);
    if (inputs.count > 0)
        qsort(inputs.items, inputs.count, sizeof *inputs.items, by_role_and_name);
    options->inputs = inputs.items;
    options->input_count = inputs.count;
    options->words = lk_digest_spell(lk_words_digest(document->engine->words));
    options->layout = document->layout_name;
    options->made_by = lk_arena_printf(document->arena, "HarfBuzz %s, libdeflate %s", hb_version_string(),
                                       LIBDEFLATE_VERSION_STRING);
}

size_t lk_document_file_count(const LkDocument *document)
{
    size_t count = 0;
    if (document == NULL)
        return 0;
    for (const LkFile *file = document->diagnostics.files; file != NULL; file = file->next)
        count += file->path != NULL;
    for (const LkAskedPath *path = document->diagnostics.paths; path != NULL; path = path->next)
        count++;
    return count;
}

const char *lk_document_file(const LkDocument *document, size_t index)
{
    if (index >= lk_document_file_count(document))
        return NULL;
    for (const LkFile *file = document->diagnostics.files; file != NULL; file = file->next)
        if (file->path != NULL && index-- == 0)
            return file->path;
    const LkAskedPath *path = document->diagnostics.paths;
    for (; index > 0; index--)
        path = path->next;
    return path->real;
}

/* Looks into PDFs, by the reader's module, which is loaded when it is first needed. */
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/api_private.h"
#include "inspect/inspect.h"

#ifndef LK_MODULE_DIR
#define LK_MODULE_DIR "/usr/local/lib/likhit"
#endif
#define MODULE "likhit-reader.so"

struct LkInspection {
    LkArena *arena;
    const LkReadFile *file; /* NULL after errors */
    LkDiagnostics diagnostics;
    LkMessages messages;
};

/* Beside the program when it runs from where it was built, else where it was installed. */
static void *open_module(void)
{
    char path[PATH_MAX + sizeof MODULE];
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (slash != NULL)
        snprintf(slash + 1, sizeof MODULE, "%s", MODULE);
    bool is_beside = slash != NULL && access(path, R_OK) == 0;
    return dlopen(is_beside ? path : LK_MODULE_DIR "/" MODULE, RTLD_NOW | RTLD_LOCAL);
}

const LkReaderModule *lk_reader_open(LkDiagnostics *diagnostics)
{
    void *module = open_module();
    const LkReaderModule *reader = module == NULL ? NULL : dlsym(module, LK_READER_MODULE);
    if (reader == NULL) {
        lk_tell(diagnostics, LK_E_READER, (LkSpan){0}, LK_WITH(lk_named_string("reason", dlerror())));
        return NULL;
    }
    if (strcmp(reader->version, LK_VERSION_STRING) == 0)
        return reader;
    lk_tell(diagnostics, LK_E_READER_VERSION, (LkSpan){0},
            LK_WITH(lk_named_string("version", reader->version), lk_named_string("own", LK_VERSION_STRING)));
    return NULL;
}

typedef struct Work {
    LkInspection *inspection;
    const char *path;
} Work;

static void read_guarded(void *context)
{
    const Work *work = context;
    LkInspection *inspection = work->inspection;
    const char *reason = "it is no PDF";
    const LkReaderModule *reader = lk_reader_open(&inspection->diagnostics);
    if (reader == NULL)
        return;
    inspection->file = reader->read(work->path, inspection->arena, &reason);
    if (inspection->file == NULL)
        lk_tell(&inspection->diagnostics, LK_E_INSPECT, (LkSpan){0},
                LK_WITH(lk_named_string("reason", reason)));
}

/* GLib cannot be unloaded: the module stays. */
LkInspection *lk_inspection_open(const char *path)
{
    LkInspection *inspection = calloc(1, sizeof *inspection);
    if (inspection == NULL)
        return NULL;
    inspection->arena = lk_arena_create();
    if (inspection->arena == NULL) {
        free(inspection);
        return NULL;
    }
    lk_diagnostics_init(&inspection->diagnostics, inspection->arena);
    inspection->messages = lk_messages_of(&inspection->diagnostics, LK_LANGUAGE_DEFAULT);
    if (path == NULL)
        lk_misuse(&inspection->diagnostics, "the path of the PDF is NULL");
    else if (!lk_arena_guarded(inspection->arena, read_guarded, &(Work){inspection, path})) {
        inspection->file = NULL;
        inspection->messages.out_of_memory = true;
    }
    return inspection;
}

const LkMessages *lk_inspection_messages(const LkInspection *inspection)
{
    return inspection == NULL ? NULL : &inspection->messages;
}

void lk_inspection_destroy(LkInspection *inspection)
{
    if (inspection == NULL)
        return;
    lk_arena_destroy(inspection->arena);
    free(inspection);
}

typedef struct Describing {
    LkInspection *inspection;
    LkInspectionForm form;
    LkBuffer out;
} Describing;

static void describe_guarded(void *context)
{
    static void (*const writers[])(const LkReadFile *, LkBuffer *) = {
        lk_inspect_summary, lk_inspect_structure, lk_inspect_text, lk_inspect_json};
    Describing *describing = context;
    lk_buffer_init(&describing->out, describing->inspection->arena);
    writers[describing->form](describing->inspection->file, &describing->out);
}

const char *lk_inspection_describe(LkInspection *inspection, LkInspectionForm form)
{
    Describing describing = {.inspection = inspection, .form = form};
    if (inspection == NULL || inspection->file == NULL)
        return NULL;
    if ((unsigned)form > LK_INSPECTION_JSON) {
        lk_misuse(&inspection->diagnostics, "the form of the description is none");
        return NULL;
    }
    bool done = lk_arena_guarded(inspection->arena, describe_guarded, &describing);
    inspection->messages.out_of_memory |= !done;
    return done ? lk_buffer_view(&describing.out).bytes : NULL;
}

size_t lk_inspection_attachment_count(const LkInspection *inspection)
{
    return inspection == NULL || inspection->file == NULL ? 0 : inspection->file->attachment_count;
}

bool lk_inspection_attachment(const LkInspection *inspection, size_t index, LkAttachment *out)
{
    if (index >= lk_inspection_attachment_count(inspection))
        return false;
    const LkReadAttachment *inside = &inspection->file->attachments[index];
    LkAttachment attachment = {
        .name = inside->name, .bytes = inside->bytes.bytes, .length = inside->bytes.length};
    return lk_give(out, &attachment, sizeof attachment);
}

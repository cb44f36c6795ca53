/* Looking into PDFs: the module that does it is loaded when it is first needed. */
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
    void *module;
    const LkReadFile *file;
    char why[600];
};

/* Beside the program when it runs from where it was built, else where it was installed. */
static void *open_module(char *why, size_t size)
{
    char path[PATH_MAX + sizeof MODULE];
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (slash != NULL) {
        snprintf(slash + 1, sizeof MODULE, "%s", MODULE);
        if (access(path, R_OK) == 0)
            return dlopen(path, RTLD_NOW | RTLD_LOCAL);
    }
    void *module = dlopen(LK_MODULE_DIR "/" MODULE, RTLD_NOW | RTLD_LOCAL);
    if (module == NULL)
        snprintf(why, size, "the part that reads PDFs is not installed (%s)", dlerror());
    return module;
}

void *lk_reader_symbol(const char *name, char *why, size_t size)
{
    void *module = open_module(why, size);
    return module == NULL ? NULL : dlsym(module, name);
}

typedef struct Work {
    LkInspection *inspection;
    const char *path;
    LkReadFunction *read;
} Work;

static void read_guarded(void *context)
{
    Work *work = context;
    LkInspection *inspection = work->inspection;
    const char *reason = "it is no PDF";
    inspection->file = work->read(work->path, inspection->arena, &reason);
    if (inspection->file == NULL)
        snprintf(inspection->why, sizeof inspection->why, "%s", reason);
}

LkInspection *lk_inspection_open(const char *path)
{
    LkInspection *inspection = calloc(1, sizeof *inspection);
    if (inspection == NULL)
        return NULL;
    inspection->arena = lk_arena_create();
    inspection->module =
        inspection->arena == NULL ? NULL : open_module(inspection->why, sizeof inspection->why);
    void *symbol = inspection->module == NULL ? NULL : dlsym(inspection->module, LK_READER_FUNCTION);
    if (symbol == NULL)
        return inspection;
    Work work = {.inspection = inspection, .path = path};
    memcpy(&work.read, &symbol, sizeof symbol); /* ISO C has no cast from an object to a function */
    if (!lk_arena_guarded(inspection->arena, read_guarded, &work)) {
        inspection->file = NULL;
        snprintf(inspection->why, sizeof inspection->why, "there is not enough memory");
    }
    return inspection;
}

const char *lk_inspection_failure(const LkInspection *inspection)
{
    return inspection->file != NULL     ? NULL
           : inspection->why[0] != '\0' ? inspection->why
                                        : "there is not enough memory";
}

/* GLib cannot be unloaded: the module stays. */
void lk_inspection_destroy(LkInspection *inspection)
{
    if (inspection == NULL)
        return;
    lk_arena_destroy(inspection->arena);
    free(inspection);
}

typedef struct Describing {
    LkInspection *inspection;
    LkInspectionForm aspect;
    LkBuffer out;
} Describing;

static void describe_guarded(void *context)
{
    static void (*const writers[])(const LkReadFile *, LkBuffer *) = {
        lk_inspect_summary, lk_inspect_structure, lk_inspect_text, lk_inspect_json};
    Describing *describing = context;
    lk_buffer_init(&describing->out, describing->inspection->arena);
    writers[describing->aspect](describing->inspection->file, &describing->out);
}

const char *lk_inspection_describe(LkInspection *inspection, LkInspectionForm aspect)
{
    Describing describing = {.inspection = inspection, .aspect = aspect};
    bool done =
        inspection->file != NULL && lk_arena_guarded(inspection->arena, describe_guarded, &describing);
    return done ? lk_buffer_view(&describing.out).bytes : NULL;
}

size_t lk_inspection_attachment_count(const LkInspection *inspection)
{
    return inspection->file == NULL ? 0 : inspection->file->attachment_count;
}

LkAttachment lk_inspection_attachment(const LkInspection *inspection, size_t index)
{
    const LkReadAttachment *attachment = &inspection->file->attachments[index];
    return (LkAttachment){attachment->name, attachment->bytes.bytes, attachment->bytes.length};
}

/* Reading PDFs: the module that does it is loaded when it is first needed. */
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

struct LkReading {
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
    LkReading *reading;
    const char *path;
    LkReadFunction *read;
} Work;

static void read_guarded(void *context)
{
    Work *work = context;
    LkReading *reading = work->reading;
    const char *reason = "it is no PDF";
    reading->file = work->read(work->path, reading->arena, &reason);
    if (reading->file == NULL)
        snprintf(reading->why, sizeof reading->why, "%s", reason);
}

LkReading *lk_reading_open(const char *path)
{
    LkReading *reading = calloc(1, sizeof *reading);
    if (reading == NULL)
        return NULL;
    reading->arena = lk_arena_create();
    reading->module = reading->arena == NULL ? NULL : open_module(reading->why, sizeof reading->why);
    void *symbol = reading->module == NULL ? NULL : dlsym(reading->module, LK_READER_FUNCTION);
    if (symbol == NULL)
        return reading;
    Work work = {.reading = reading, .path = path};
    memcpy(&work.read, &symbol, sizeof symbol); /* ISO C has no cast from an object to a function */
    if (!lk_arena_guarded(reading->arena, read_guarded, &work)) {
        reading->file = NULL;
        snprintf(reading->why, sizeof reading->why, "there is not enough memory");
    }
    return reading;
}

const char *lk_reading_failure(const LkReading *reading)
{
    return reading->file != NULL     ? NULL
           : reading->why[0] != '\0' ? reading->why
                                     : "there is not enough memory";
}

/* GLib cannot be unloaded: the module stays. */
void lk_reading_close(LkReading *reading)
{
    if (reading == NULL)
        return;
    lk_arena_destroy(reading->arena);
    free(reading);
}

typedef struct Describing {
    LkReading *reading;
    LkAspect aspect;
    LkBuffer out;
} Describing;

static void describe_guarded(void *context)
{
    static void (*const writers[])(const LkReadFile *, LkBuffer *) = {
        lk_inspect_summary, lk_inspect_structure, lk_inspect_text, lk_inspect_json};
    Describing *describing = context;
    lk_buffer_init(&describing->out, describing->reading->arena);
    writers[describing->aspect](describing->reading->file, &describing->out);
}

const char *lk_reading_describe(LkReading *reading, LkAspect aspect)
{
    Describing describing = {.reading = reading, .aspect = aspect};
    bool done = reading->file != NULL && lk_arena_guarded(reading->arena, describe_guarded, &describing);
    return done ? lk_buffer_view(&describing.out).bytes : NULL;
}

size_t lk_reading_attachment_count(const LkReading *reading)
{
    return reading->file == NULL ? 0 : reading->file->attachment_count;
}

LkAttachment lk_reading_attachment(const LkReading *reading, size_t index)
{
    const LkReadAttachment *attachment = &reading->file->attachments[index];
    return (LkAttachment){attachment->name, attachment->bytes.bytes, attachment->bytes.length};
}

/* Looks into PDFs, by the reader's module. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/api_private.h"
#include "inspect/inspect.h"
#include "sign/sign.h"

struct LkInspection {
    LkArena *arena;
    const LkReadFile *file;       /* NULL after errors */
    const LkSignVerdict *verdict; /* NULL = signatures could not be judged */
    LkDiagnostics diagnostics;
    LkMessages messages;
};

typedef struct Work {
    LkInspection *inspection;
    const char *path;
} Work;

/* Returns a value of errno, 0 for a file that can be read: libraries name only what they could not do. */
static int why_unreadable(const char *path)
{
    struct stat info;
    if (access(path, R_OK) != 0 || stat(path, &info) != 0)
        return errno;
    return S_ISDIR(info.st_mode) ? EISDIR : 0;
}

/* Without the module, or of a file that only a lenient reader takes, signatures are “not checked”. */
static void judge(LkInspection *inspection, const char *path)
{
    LkDiagnostics aside;
    const LkSignTrust nobody = {.name = path};
    lk_diagnostics_init(&aside, inspection->arena);
    inspection->verdict = lk_judge(path, &nobody, inspection->arena, &aside, NULL);
}

static void read_guarded(void *context)
{
    const Work *work = context;
    LkInspection *inspection = work->inspection;
    const char *reason = "it is no PDF";
    const LkReaderModule *reader = lk_reader_open(&inspection->diagnostics);
    if (reader == NULL)
        return;
    int unreadable = why_unreadable(work->path);
    if (unreadable != 0) {
        lk_tell(&inspection->diagnostics, LK_E_INSPECT, (LkSpan){0},
                LK_WITH(lk_named_reason("reason", unreadable)));
        return;
    }
    inspection->file = reader->read(work->path, inspection->arena, &reason);
    if (inspection->file == NULL)
        lk_tell(&inspection->diagnostics, LK_E_INSPECT, (LkSpan){0},
                LK_WITH(lk_named_quoted("reason", reason)));
    else if (inspection->file->signature_count > 0)
        judge(inspection, work->path);
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
    LkMessageLanguage language;
    LkBuffer out;
} Describing;

static void describe_guarded(void *context)
{
    Describing *describing = context;
    const LkInspection *inspection = describing->inspection;
    LkBuffer *out = &describing->out;
    lk_buffer_init(out, inspection->arena);
    switch (describing->form) {
    case LK_INSPECTION_SUMMARY:
        lk_inspect_summary(inspection->file, inspection->verdict, describing->language, out);
        break;
    case LK_INSPECTION_STRUCTURE:
        lk_inspect_structure(inspection->file, out);
        break;
    case LK_INSPECTION_TEXT:
        lk_inspect_text(inspection->file, out);
        break;
    case LK_INSPECTION_JSON:
        lk_inspect_json(inspection->file, inspection->verdict, out);
        break;
    }
}

const char *lk_inspection_describe(LkInspection *inspection, LkInspectionForm form, LkLanguage language)
{
    Describing describing = {.inspection = inspection,
                             .form = form,
                             .language = language == LK_LANGUAGE_THAI ? LK_THAI : LK_ENGLISH};
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

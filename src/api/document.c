/* A document: opening, setting, and its diagnostics. Each entry of the library sets the arena's guard, so
 * that running out of memory anywhere below ends here as an error and not as a crash. */
#include <stdlib.h>
#include <string.h>

#include "api/api_private.h"
#include "base/file.h"
#include "base/limits.h"
#include "image/image.h"

static void ran_out(LkDocument *document)
{
    lk_document_ran_out(document);
    document->frames = NULL;
    document->is_set = false;
}

/* What opening works on; its arena's guard stands while it runs. */
typedef struct Opening {
    LkDocument *document;
    const char *name;  /* path or name in messages */
    const void *bytes; /* NULL: read the file `name` */
    size_t length;
    const LkDocumentOptions *options;
} Opening;

static const LkFile *copy_file(const Opening *opening)
{
    LkDocument *document = opening->document;
    LkFile *file = LK_NEW(document->arena, LkFile);
    file->name = lk_copied(document->arena, opening->name);
    if (opening->length > LK_LIMIT_SOURCE_BYTES) {
        lk_tell(&document->diagnostics, LK_E_LIMIT_FILE_SOURCE, (LkSpan){.file = file},
                LK_WITH(lk_named_string("bytes", lk_arena_printf(document->arena, "%zu", opening->length)),
                        lk_named_number("most", (long long)LK_LIMIT_SOURCE_BYTES)));
        return NULL;
    }
    file->text = (LkText){lk_arena_copy(document->arena, opening->bytes, opening->length), opening->length};
    return file;
}

static void open_guarded(void *context)
{
    const Opening *opening = context;
    LkDocument *document = opening->document;
    const LkDocumentOptions *options = opening->options;
    double start = lk_seconds_now();
    bool from_disk = opening->bytes == NULL;
    const char *shown = lk_copied(document->arena, options->name != NULL ? options->name : opening->name);
    const LkFile *file = from_disk ? lk_file_read(LK_FILE_SOURCE, opening->name, shown, LK_LIMIT_SOURCE_BYTES,
                                                  (LkSpan){0}, document->arena, &document->diagnostics)
                                   : copy_file(opening);
    document->folder = from_disk ? lk_path_folder(opening->name, document->arena) : ".";
    document->layout_name = lk_copied(document->arena, options->layout);
    document->over = lk_copy_values(document->arena, options);
    const char *root = lk_copied(document->arena, options->root);
    LkSourceOptions source = {.root = root != NULL ? root : document->folder};
    if (file != NULL)
        document->source = lk_source_parse(file, &source, document->arena, &document->diagnostics);
    document->seconds[LK_STAGE_SOURCE] += lk_seconds_now() - start;
}

static LkDocument *open_document(Opening opening)
{
    LkDocument *document = opening.document;
    if (document == NULL)
        return NULL;
    lk_document_limit(document, opening.options->limits);
    if (!lk_document_has_failed(document) && !lk_arena_guarded(document->arena, open_guarded, &opening))
        ran_out(document);
    return document;
}

/* A document that says what is wrong with the call. */
static LkDocument *refused(LkEngine *engine, const char *what)
{
    LkDocument *document = lk_document_create(engine);
    if (document != NULL)
        lk_misuse(&document->diagnostics, what);
    return document;
}

LkDocument *lk_document_open(LkEngine *engine, const char *path, const LkDocumentOptions *options)
{
    LkDocumentOptions own;
    LkLimits limits;
    const char *wrong = lk_take_document_options(&own, &limits, options);
    if (wrong == NULL && path == NULL)
        wrong = "the path of the source is NULL";
    if (wrong != NULL || !lk_engine_is_ready(engine))
        return wrong == NULL ? lk_document_create(engine) : refused(engine, wrong);
    if (own.data != NULL)
        return lk_open_record(engine, path, &own);
    return open_document((Opening){lk_document_create(engine), path, NULL, 0, &own});
}

LkDocument *lk_document_open_memory(LkEngine *engine, const char *name, const void *bytes, size_t length,
                                    const LkDocumentOptions *options)
{
    LkDocumentOptions own;
    LkLimits limits;
    const char *wrong = lk_take_document_options(&own, &limits, options);
    if (wrong == NULL && (name == NULL || (bytes == NULL && length > 0)))
        wrong = name == NULL ? "the name of the source is NULL" : "the bytes of the source are NULL";
    if (wrong != NULL)
        return refused(engine, wrong);
    return open_document((Opening){lk_document_create(engine), name, length == 0 ? "" : bytes, length, &own});
}

/* A picture that has been read: one that comes again, or is set again, is not. */
typedef struct Loaded {
    struct Loaded *next;
    LkText path;
    const LkPicture *picture;
} Loaded;

typedef struct PictureContext {
    LkArena *arena;
    LkDiagnostics *diagnostics;
    Loaded *loaded;
} PictureContext;

static const LkPicture *load_picture(void *context, LkText path, LkSpan from)
{
    PictureContext *pictures = context;
    for (const Loaded *item = pictures->loaded; item != NULL; item = item->next)
        if (lk_text_equal(item->path, path))
            return item->picture;
    const LkPicture *picture = lk_picture_load(path, from, pictures->arena, pictures->diagnostics);
    if (picture == NULL)
        return NULL;
    Loaded *item = LK_NEW(pictures->arena, Loaded);
    *item = (Loaded){pictures->loaded, path, picture};
    pictures->loaded = item;
    return picture;
}

/* The layout with the words that the document itself keeps. */
static const LkLayout *with_own_words(const LkDocument *document, const LkLayout *layout)
{
    const LkSource *source = document->source;
    if (source->keep_count == 0)
        return layout;
    LkLayout *own = LK_NEW(document->arena, LkLayout);
    *own = *layout;
    own->keep = LK_NEW_ARRAY(document->arena, layout->keep_count + source->keep_count, const char *);
    for (size_t i = 0; i < layout->keep_count; i++)
        own->keep[i] = layout->keep[i];
    for (size_t i = 0; i < source->keep_count; i++)
        own->keep[layout->keep_count + i] = source->keep[i];
    own->keep_count = layout->keep_count + source->keep_count;
    return own;
}

static const LkLayout *load_layout(LkDocument *document)
{
    double start = lk_seconds_now();
    LkLayoutChoice choice = {document->folder, document->layout_name, document->over};
    const LkLayout *layout = document->given;
    if (layout == NULL)
        layout = lk_engine_layout(document->engine, document->source, &choice, document->arena,
                                  &document->diagnostics);
    document->seconds[LK_STAGE_LAYOUT_FILE] += lk_seconds_now() - start;
    return layout == NULL ? NULL : with_own_words(document, layout);
}

typedef struct Setting {
    LkDocument *document;
    LkArena *scratch;
    bool why;
    char *breaks; /* the result of explaining, of malloc */
} Setting;

static LkTextContext text_context(const Setting *setting)
{
    LkDocument *document = setting->document;
    lk_arena_share_guard(setting->scratch, document->arena);
    return (LkTextContext){
        .engine = document->engine->text,
        .arena = document->arena,
        .scratch = setting->scratch,
        .diagnostics = &document->diagnostics,
        .language = lk_engine_language(document->engine) == LK_LANGUAGE_THAI ? LK_THAI : LK_ENGLISH,
    };
}

static void set_pages(void *context)
{
    LkDocument *document = ((Setting *)context)->document;
    LkTextContext text = text_context(context);
    const LkLayout *layout = load_layout(document);
    if (layout == NULL)
        return;
    document->layout = layout;
    double start = lk_seconds_now();
    PictureContext pictures = {.arena = document->arena, .diagnostics = &document->diagnostics};
    LkFlowOptions options = {load_picture, &pictures, document->limits.pages, document->place};
    document->frames = lk_flow(document->source, layout, &options, &text);
    document->seconds[LK_STAGE_FLOW] += lk_seconds_now() - start;
}

/* Whatever is typeset asks whether there were errors: those of wrong calls are not counted meanwhile. */
static void typeset_once(LkDocument *document)
{
    Setting setting = {.document = document, .scratch = lk_arena_create()};
    size_t misuses = document->misuses;
    document->was_asked = true;
    document->diagnostics.errors -= misuses;
    document->misuses = 0;
    if (setting.scratch == NULL || !lk_arena_guarded(document->arena, set_pages, &setting))
        ran_out(document);
    lk_arena_destroy(setting.scratch);
    document->is_set = !lk_document_has_failed(document) && document->frames != NULL;
    document->diagnostics.errors += misuses;
    document->misuses = misuses;
}

bool lk_document_typeset(LkDocument *document)
{
    if (document == NULL)
        return false;
    if (!document->was_asked && !document->messages.out_of_memory && document->source != NULL)
        typeset_once(document);
    return document->is_set;
}

static void explain_breaks(void *context)
{
    Setting *setting = context;
    LkDocument *document = setting->document;
    LkTextContext text = text_context(setting);
    const LkLayout *layout = load_layout(document);
    if (layout == NULL)
        return;
    LkBuffer out;
    lk_buffer_init(&out, document->arena);
    lk_flow_breaks(document->source, layout, &text, setting->why, &out);
    setting->breaks = malloc(out.length + 1);
    if (setting->breaks != NULL)
        memcpy(setting->breaks, lk_buffer_view(&out).bytes, out.length + 1);
}

char *lk_document_breaks(LkDocument *document, bool why)
{
    if (document == NULL || document->messages.out_of_memory || document->source == NULL)
        return NULL;
    Setting setting = {.document = document, .scratch = lk_arena_create(), .why = why};
    if (setting.scratch == NULL || !lk_arena_guarded(document->arena, explain_breaks, &setting))
        ran_out(document);
    lk_arena_destroy(setting.scratch);
    return setting.breaks;
}

size_t lk_document_page_count(const LkDocument *document)
{
    return document == NULL || !document->is_set ? 0 : document->frames->count;
}

bool lk_document_page_shape(const LkDocument *document, size_t page, LkPageShape *out)
{
    if (page < 1 || page > lk_document_page_count(document))
        return false;
    const LkPage *shown = &document->frames->pages[page - 1];
    LkPageShape shape = {.width = lk_length_points(shown->width),
                         .height = lk_length_points(shown->height),
                         .label = shown->label};
    return lk_give(out, &shape, sizeof shape);
}

size_t lk_document_title(const LkDocument *document, char *out, size_t room)
{
    const LkFrames *frames = document == NULL ? NULL : document->frames;
    room = out == NULL ? 0 : room;
    LkText title = frames == NULL ? (LkText){0} : frames->title;
    if (title.length == 0 && frames != NULL && frames->bookmark_count > 0)
        title = frames->bookmarks[0].title;
    size_t end = title.length < room ? title.length : room > 0 ? room - 1 : 0;
    while (end > 0 && end < title.length && ((unsigned char)title.bytes[end] & 0xC0) == 0x80)
        end--; /* whole characters */
    if (end > 0)
        memcpy(out, title.bytes, end);
    if (room > 0)
        out[end] = '\0';
    return end;
}

double lk_document_seconds(const LkDocument *document, LkStage stage)
{
    return document == NULL || (unsigned)stage >= LK_STAGE_COUNT ? 0 : document->seconds[stage];
}

/* Output: the back ends behind one door, to a file (written aside and renamed) or to memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api/output_private.h"
#include "base/date.h"
#include "base/file.h"
#include "image/image.h"
#include "pdf/pdf.h"

typedef struct Memory {
    char *bytes;
    size_t length, capacity;
} Memory;

static bool write_to_memory(void *context, const void *bytes, size_t length)
{
    Memory *memory = context;
    if (length > SIZE_MAX / 4 - memory->length)
        return false;
    if (memory->capacity - memory->length <= length) { /* a NUL goes behind */
        size_t capacity = (memory->length + length + 1) * 2;
        char *grown = realloc(memory->bytes, capacity);
        if (grown == NULL)
            return false;
        memory->bytes = grown;
        memory->capacity = capacity;
    }
    if (length > 0)
        memcpy(memory->bytes + memory->length, bytes, length);
    memory->length += length;
    memory->bytes[memory->length] = '\0';
    return true;
}

static bool write_to_output(void *context, const void *bytes, size_t length)
{
    return lk_output_write(context, bytes, length);
}

/* The document's own date at noon in Thailand, else SOURCE_DATE_EPOCH, else none: never the clock. */
int64_t lk_creation_time(const LkFrames *frames)
{
    enum { NOON_IN_THAILAND = 5 }; /* by UTC */
    LkDate date;
    if (frames != NULL && lk_date_read(frames->date, &date))
        return lk_date_seconds(date, NOON_IN_THAILAND);
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    struct tm time;
    long long seconds = epoch != NULL && *epoch != '\0' ? strtoll(epoch, &end, 10) : -1;
    return end != NULL && *end == '\0' && seconds >= 0 && lk_thai_time(seconds, &time) ? seconds : -1;
}

static void page_range(const LkDocument *document, const LkOutputOptions *options, size_t *first,
                       size_t *last)
{
    *first = options->first_page == 0 ? 1 : options->first_page;
    *last = options->last_page == 0 || options->last_page > document->frames->count ? document->frames->count
                                                                                    : options->last_page;
}

static LkPdfProfile profile_of(const LkDocument *document, const LkOutputOptions *options)
{
    return options->profile == LK_PROFILE_LAYOUT ? (LkPdfProfile)document->layout->pdf
                                                 : (LkPdfProfile)(options->profile - LK_PROFILE_PLAIN);
}

/* A file that names itself is found again: one without a title has that of its first heading, or its name. */
static void name_document(LkDocument *document)
{
    LkFrames *frames = document->frames;
    if (frames->title.length > 0)
        return;
    if (frames->bookmark_count > 0) {
        frames->title = frames->bookmarks[0].title;
        return;
    }
    const char *name = lk_path_name(document->source->file->name), *dot = strrchr(name, '.');
    size_t length = dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name);
    frames->title = length > 0 ? (LkText){name, length} : LK_TEXT("-");
}

static bool write_record(LkDocument *document, const char *path, LkBuffer *record)
{
    LkOutput *output = lk_output_open(path, document->arena, &document->diagnostics);
    if (output == NULL)
        return false;
    LkText text = lk_buffer_view(record);
    lk_output_write(output, text.bytes, text.length);
    return lk_output_commit(output);
}

/* `state` is filled with what an update must know of the file; NULL = nobody asks. */
static bool render_pdf(LkDocument *document, const LkOutputOptions *options, LkPdfState *state, LkWrite write,
                       void *context)
{
    LkPdfOptions pdf = {.created = lk_creation_time(document->frames),
                        .producer = "Likhit " LK_VERSION_STRING,
                        .profile = profile_of(document, options),
                        .cache = document->engine->cache,
                        .state = state,
                        .crop_marks = document->layout->crop_marks,
                        .bleed = document->layout->bleed,
                        .least_resolution = document->layout->least_resolution};
    name_document(document);
    page_range(document, options, &pdf.first_page, &pdf.last_page);
    LkBuffer record;
    lk_buffer_init(&record, document->arena);
    if (options->record != NULL)
        pdf.record = &record;
    if (options->record != NULL || lk_pdf_is_tagged(pdf.profile))
        lk_document_inputs(document, &pdf);
    bool done = lk_pdf_write(document->frames, &pdf, write, context, document->arena, &document->diagnostics);
    return done && (options->record == NULL || write_record(document, options->record, &record));
}

static bool render_json(LkDocument *document, const LkOutputOptions *options, LkWrite write, void *context)
{
    size_t first = 0, last = 0;
    page_range(document, options, &first, &last);
    LkBuffer out;
    lk_buffer_init(&out, document->arena);
    lk_frames_json(document->frames, first, last, &out);
    return write(context, lk_buffer_view(&out).bytes, out.length);
}

static bool render_page(LkDocument *document, const LkOutputOptions *options, size_t page, LkWrite write,
                        void *context)
{
    LkChildArena *work = lk_child_arena_open(document->arena);
    LkPage frame = lk_page_whole(&document->frames->pages[page - 1], work->arena);
    double pixels = options->pixels_per_inch > 0 ? options->pixels_per_inch : 150;
    bool done = options->format == LK_FORMAT_SVG
                    ? lk_svg_write(&frame, options->for_screen, write, context, document->arena,
                                   &document->diagnostics)
                    : lk_png_write(&frame, pixels, write, context, document->arena, &document->diagnostics);
    lk_child_arena_close(work);
    return done;
}

static void free_memory(void *context)
{
    free(((Memory *)context)->bytes);
}

/* The PDF is made in memory, so that what is written has its signature. */
static bool render_signed(LkDocument *document, const LkOutputOptions *options, LkWrite write, void *context)
{
    LkChildArena *work = lk_child_arena_open(document->arena);
    Memory *memory = LK_NEW(work->arena, Memory);
    lk_arena_defer(work->arena, free_memory, memory);
    LkMadePdf made = {.length = 0};
    bool done = render_pdf(document, options, &made.state, write_to_memory, memory);
    made.bytes = memory->bytes;
    made.length = memory->length;
    made.capacity = memory->capacity;
    done = done && lk_write_signed(document, options, &made, write, context);
    lk_child_arena_close(work);
    return done;
}

static bool render(LkDocument *document, const LkOutputOptions *options, LkWrite write, void *context)
{
    size_t first = 0, last = 0;
    page_range(document, options, &first, &last);
    if (options->format == LK_FORMAT_PDF)
        return options->key != NULL ? render_signed(document, options, write, context)
                                    : render_pdf(document, options, NULL, write, context);
    if (options->format == LK_FORMAT_JSON)
        return render_json(document, options, write, context);
    return render_page(document, options, first, write, context);
}

/* What the options ask for is there to be done. */
static const char *mistake_of(const LkOutputOptions *options)
{
    if ((unsigned)options->format > LK_FORMAT_JSON)
        return "the format of the output is none";
    if ((unsigned)options->profile > LK_PROFILE_ARCHIVE_SOURCE)
        return "the profile of the output is none";
    if (!(options->pixels_per_inch >= 0))
        return "the pixels per inch of the output are no number, or below 0";
    if (options->key != NULL && options->format != LK_FORMAT_PDF)
        return "only a PDF can be signed";
    return NULL;
}

static bool check_range(LkDocument *document, const LkOutputOptions *options)
{
    size_t first = 0, last = 0;
    page_range(document, options, &first, &last);
    if (first <= last && first <= document->frames->count)
        return true;
    return lk_tell(&document->diagnostics, LK_E_PAGES, (LkSpan){0},
                   LK_WITH(lk_named_number("page", (long long)first),
                           lk_named_number("count", (long long)document->frames->count)));
}

static bool write_file(LkDocument *document, const char *path, const LkOutputOptions *options)
{
    LkOutput *output = options->over_signed
                           ? lk_output_open_over(path, document->arena, &document->diagnostics)
                           : lk_output_open(path, document->arena, &document->diagnostics);
    bool is_pdf = options->format == LK_FORMAT_PDF;
    if (output == NULL || (is_pdf && !lk_output_takes_pdf(path, &document->diagnostics)))
        return false;
    size_t errors = document->diagnostics.errors;
    bool rendered = render(document, options, write_to_output, output);
    if (!rendered && document->diagnostics.errors > errors)
        return false; /* the temporary file goes with the arena */
    return lk_output_commit(output) && rendered;
}

const char *lk_numbered_path(const char *path, size_t page, size_t last, LkArena *arena)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    size_t stem = dot != NULL && (slash == NULL || dot > slash) ? (size_t)(dot - path) : strlen(path);
    int digits = snprintf(NULL, 0, "%zu", last);
    return lk_arena_printf(arena, "%.*s-%0*zu%s", (int)stem, path, digits, page, path + stem);
}

static bool write_files(LkDocument *document, const char *path, const LkOutputOptions *options)
{
    size_t first = 0, last = 0;
    page_range(document, options, &first, &last);
    bool per_page = options->format == LK_FORMAT_PNG || options->format == LK_FORMAT_SVG;
    if (!per_page || first == last)
        return write_file(document, path, options);
    for (size_t page = first; page <= last; page++) {
        LkOutputOptions one = *options;
        one.first_page = one.last_page = page;
        if (!write_file(document, lk_numbered_path(path, page, last, document->arena), &one))
            return false;
    }
    return true;
}

/* One call of a writing function; under the arena's guard. */
typedef struct Writing {
    LkDocument *document;
    const LkOutputOptions *options;
    const char *path; /* NULL: to memory */
    Memory memory;
    bool done;
} Writing;

static void write_guarded(void *context)
{
    Writing *writing = context;
    writing->done = check_range(writing->document, writing->options) &&
                    (writing->path != NULL
                         ? write_files(writing->document, writing->path, writing->options)
                         : render(writing->document, writing->options, write_to_memory, &writing->memory));
}

static bool write_document(Writing *writing)
{
    LkDocument *document = writing->document;
    const char *mistake = mistake_of(writing->options);
    if (mistake != NULL)
        return lk_document_misuse(document, mistake);
    if (lk_document_page_count(document) == 0)
        return !lk_document_has_failed(document) &&
               lk_document_misuse(document, "the document has not been set");
    double start = lk_seconds_now();
    if (!lk_arena_guarded(document->arena, write_guarded, writing)) {
        lk_document_ran_out(document);
        writing->done = false;
    }
    document->seconds[LK_STAGE_OUTPUT] += lk_seconds_now() - start;
    return writing->done;
}

bool lk_document_write_file(LkDocument *document, const char *path, const LkOutputOptions *options)
{
    LkOutputOptions own;
    Writing writing = {.document = document, .options = &own, .path = path};
    if (document == NULL)
        return false;
    if (!lk_take(&own, sizeof own, options))
        return lk_document_misuse(document, "the size of LkOutputOptions is wrong");
    if (path == NULL)
        return lk_document_misuse(document, "the path of the output is NULL");
    return write_document(&writing);
}

bool lk_document_write_memory(LkDocument *document, const LkOutputOptions *options, void **bytes,
                              size_t *length)
{
    LkOutputOptions own;
    Writing writing = {.document = document, .options = &own};
    bool done = false;
    if (document == NULL)
        done = false;
    else if (bytes == NULL || length == NULL)
        lk_document_misuse(document, "there is no place for the output: bytes or length is NULL");
    else if (!lk_take(&own, sizeof own, options))
        lk_document_misuse(document, "the size of LkOutputOptions is wrong");
    else
        done = write_document(&writing);
    if (!done)
        free(writing.memory.bytes);
    if (bytes != NULL)
        *bytes = done ? writing.memory.bytes : NULL;
    if (length != NULL)
        *length = done ? writing.memory.length : 0;
    return done;
}

/* Comparing: two sides to differences, and those to text, JSON, HTML and PNG. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/api_private.h"
#include "base/file.h"
#include "compare/compare.h"

/* A side as it was given. */
typedef struct Given {
    LkDocument *document;
    const char *pdf;
    const char *as_pdf; /* the document as one, while it is compared */
    LkSide side;
} Given;

struct LkComparison {
    LkArena *arena;
    LkEngine *engine;
    LkDiagnostics diagnostics;
    Given given[2];
    LkMessages messages;
    LkChanges *changes; /* NULL after errors */
};

/* ---- Sides */

static void close_file(void *object)
{
    int *descriptor = object;
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

/* The document as a PDF in memory that the reader opens like a file: nothing is left behind on any disk. */
static int *write_aside(LkDocument *document, LkArena *arena)
{
    void *bytes = NULL;
    size_t length = 0, done = 0;
    int *descriptor = LK_NEW(arena, int);
    *descriptor = memfd_create("likhit", MFD_CLOEXEC);
    lk_arena_defer(arena, close_file, descriptor);
    const LkOutputOptions options = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_PDF,
                                     .profile = LK_PROFILE_PLAIN};
    bool written = *descriptor >= 0 && lk_document_write_memory(document, &options, &bytes, &length);
    while (written && done < length) {
        ssize_t count = write(*descriptor, (const char *)bytes + done, length - done);
        written = count > 0;
        done += written ? (size_t)count : 0;
    }
    lk_free(bytes);
    return written ? descriptor : NULL;
}

static bool read_letters(LkComparison *comparison, Given *given, const char *path, const char *shown)
{
    LkDiagnostics *told = &comparison->diagnostics;
    const LkReaderModule *reader = lk_reader_open(told);
    if (reader == NULL)
        return false;
    LkChildArena *work = lk_child_arena_open(comparison->arena);
    const LkReadLetters *letters = reader->letters(path, work->arena);
    if (letters != NULL)
        lk_side_from_pdf(&given->side, letters, comparison->engine->words, comparison->arena);
    else
        lk_tell(told, LK_E_DIFF_READ, (LkSpan){0},
                LK_WITH(lk_named_string("file", shown), lk_named_term("reason", LK_TERM_PDF_UNREADABLE)));
    lk_child_arena_close(work);
    return letters != NULL;
}

static bool make_side(LkComparison *comparison, Given *given, bool as_pdf)
{
    if (given->document == NULL)
        return read_letters(comparison, given, given->pdf, given->side.name);
    const LkFrames *frames = given->document->frames;
    if (!as_pdf) {
        lk_side_from_frames(&given->side, frames, comparison->engine->words, comparison->arena);
        return true;
    }
    const int *descriptor = write_aside(given->document, comparison->arena);
    if (descriptor == NULL)
        return lk_tell(&comparison->diagnostics, LK_E_DIFF_PDF, (LkSpan){0},
                       LK_WITH(lk_named_string("file", given->side.name)));
    const char *path = lk_arena_printf(comparison->arena, "/proc/self/fd/%d", *descriptor);
    given->side.frames = frames;
    given->as_pdf = path;
    return read_letters(comparison, given, path, given->side.name);
}

/* What looks different, whatever it is. */
static const LkReadInk *look(LkComparison *comparison, const Given *a, const Given *b, size_t *count)
{
    const LkReaderModule *reader = lk_reader_open(&comparison->diagnostics);
    if (reader == NULL)
        return NULL;
    return reader->ink(a->document != NULL ? a->as_pdf : a->pdf, b->document != NULL ? b->as_pdf : b->pdf,
                       comparison->arena, count);
}

static void take(LkComparison *comparison, Given *given, const LkCompared *compared)
{
    const char *name = compared->name;
    if (name == NULL)
        name = compared->document != NULL ? compared->document->source->file->name : compared->pdf;
    given->document = compared->document;
    given->side.name = lk_arena_copy(comparison->arena, name, strlen(name));
    if (compared->pdf != NULL)
        given->pdf = lk_arena_copy(comparison->arena, compared->pdf, strlen(compared->pdf));
}

/* A report may not be written over it. `name` as messages show it. */
static void protect(LkComparison *comparison, const char *path, const char *name)
{
    struct stat info;
    if (path == NULL || stat(path, &info) != 0) /* of a revision that is gone again */
        return;
    LkFile *file = LK_NEW(comparison->arena, LkFile);
    *file = (LkFile){.name = lk_arena_copy(comparison->arena, name, strlen(name)),
                     .device = info.st_dev,
                     .inode = info.st_ino,
                     .next = comparison->diagnostics.files};
    comparison->diagnostics.files = file;
}

static void protect_side(LkComparison *comparison, const Given *given)
{
    protect(comparison, given->pdf, given->side.name);
    const LkFile *file = given->document == NULL ? NULL : given->document->diagnostics.files;
    for (; file != NULL; file = file->next)
        protect(comparison, file->path, file->name);
}

typedef struct Comparing {
    LkComparison *comparison;
    const LkCompared *a, *b;
} Comparing;

static void compare_guarded(void *context)
{
    Comparing *comparing = context;
    LkComparison *comparison = comparing->comparison;
    const LkCompared *sides[] = {comparing->a, comparing->b};
    bool as_pdf = comparing->a->document == NULL || comparing->b->document == NULL;
    for (int i = 0; i < 2; i++) {
        LkDocument *document = sides[i]->document;
        if (document != NULL && lk_document_page_count(document) == 0) {
            lk_tell(&comparison->diagnostics, LK_E_DIFF_ERRORS, (LkSpan){0}, NULL);
            return;
        }
        take(comparison, &comparison->given[i], sides[i]);
        protect_side(comparison, &comparison->given[i]);
    }
    Given *a = &comparison->given[0], *b = &comparison->given[1];
    if (!make_side(comparison, a, as_pdf) || !make_side(comparison, b, as_pdf))
        return;
    size_t count = 0;
    const LkReadInk *ink = as_pdf ? look(comparison, a, b, &count) : NULL;
    comparison->changes = lk_changes_find(&a->side, &b->side, ink, count, comparison->arena);
}

/* Calls work under the arena's guard; false when memory ran out. */
static bool guarded(LkComparison *comparison, void (*work)(void *context), void *context)
{
    if (lk_arena_guarded(comparison->arena, work, context))
        return true;
    comparison->messages.out_of_memory = true;
    return false;
}

static void tell_engine(void *context)
{
    LkComparison *comparison = context;
    lk_tell_again(&comparison->engine->diagnostics, &comparison->diagnostics);
}

static const char *take_side(LkCompared *own, const LkCompared *given)
{
    if (given == NULL || !lk_take(own, sizeof *own, given))
        return given == NULL ? "a side of the comparison is NULL" : "the size of LkCompared is wrong";
    return own->document == NULL && own->pdf == NULL ? "a side of the comparison is neither document nor PDF"
                                                     : NULL;
}

static void compare_sides(LkComparison *comparison, const LkCompared *a, const LkCompared *b)
{
    LkCompared sides[2];
    Comparing comparing = {comparison, &sides[0], &sides[1]};
    const char *mistake = take_side(&sides[0], a);
    if (mistake == NULL)
        mistake = take_side(&sides[1], b);
    if (mistake == NULL && comparison->engine == NULL)
        mistake = "there is no engine";
    bool is_ready = lk_engine_is_ready(comparison->engine);
    if (mistake != NULL)
        lk_misuse(&comparison->diagnostics, mistake);
    else if (!guarded(comparison, is_ready ? compare_guarded : tell_engine,
                      is_ready ? (void *)&comparing : comparison))
        comparison->changes = NULL;
}

LkComparison *lk_comparison_create(LkEngine *engine, const LkCompared *a, const LkCompared *b)
{
    LkComparison *comparison = calloc(1, sizeof *comparison);
    if (comparison == NULL)
        return NULL;
    comparison->engine = engine;
    comparison->arena = lk_arena_create();
    if (comparison->arena == NULL) {
        free(comparison);
        return NULL;
    }
    lk_diagnostics_init(&comparison->diagnostics, comparison->arena);
    comparison->messages = lk_messages_of(&comparison->diagnostics, lk_engine_language(engine));
    compare_sides(comparison, a, b);
    return comparison;
}

void lk_comparison_destroy(LkComparison *comparison)
{
    if (comparison == NULL)
        return;
    lk_arena_destroy(comparison->arena);
    free(comparison);
}

const LkMessages *lk_comparison_messages(const LkComparison *comparison)
{
    return comparison == NULL ? NULL : &comparison->messages;
}

size_t lk_comparison_count(const LkComparison *comparison)
{
    return comparison == NULL || comparison->changes == NULL ? 0 : comparison->changes->count;
}

/* ---- Pages as pictures */

static LkText picture_of_document(LkDocument *document, size_t page, double pixels_per_inch, LkArena *arena)
{
    LkOutputOptions options = {LK_SIZED(LkOutputOptions),
                               .format = pixels_per_inch > 0 ? LK_FORMAT_PNG : LK_FORMAT_SVG,
                               .first_page = page, .last_page = page, .pixels_per_inch = pixels_per_inch};
    void *bytes = NULL;
    size_t length = 0;
    if (!lk_document_write_memory(document, &options, &bytes, &length))
        return (LkText){0};
    lk_arena_defer(arena, lk_free, bytes);
    return (LkText){bytes, length};
}

/* Good on screens and on paper, and a page of text takes some 100 kB. */
#define PICTURE_PIXELS 120

static LkText page_picture(void *context, int side, size_t page, double pixels_per_inch, LkArena *arena)
{
    LkComparison *comparison = context;
    const Given *given = &comparison->given[side];
    if (page < 1 || page > given->side.sheet_count)
        return (LkText){0};
    if (given->document != NULL)
        return picture_of_document(given->document, page, pixels_per_inch, arena);
    const LkReaderModule *reader = lk_reader_open(&comparison->diagnostics);
    if (reader == NULL)
        return (LkText){0};
    return reader->picture(given->pdf, page, pixels_per_inch > 0 ? pixels_per_inch : PICTURE_PIXELS, arena);
}

/* ---- Reports */

typedef struct Describing {
    LkComparison *comparison;
    LkComparisonForm form;
    LkBuffer out;
} Describing;

static void describe_guarded(void *context)
{
    Describing *describing = context;
    const LkChanges *changes = describing->comparison->changes;
    bool is_thai = lk_engine_language(describing->comparison->engine) == LK_LANGUAGE_THAI;
    LkMessageLanguage language = is_thai ? LK_THAI : LK_ENGLISH;
    lk_buffer_init(&describing->out, describing->comparison->arena);
    if (describing->form == LK_COMPARISON_HTML)
        lk_changes_html(changes, page_picture, describing->comparison, &describing->out);
    else if (describing->form == LK_COMPARISON_JSON)
        lk_changes_json(changes, &describing->out);
    else if (describing->form == LK_COMPARISON_TEXT)
        lk_changes_text(changes, language, &describing->out);
    else
        lk_changes_summary(changes, language, &describing->out);
}

const char *lk_comparison_describe(LkComparison *comparison, LkComparisonForm form)
{
    Describing describing = {.comparison = comparison, .form = form};
    if (comparison == NULL || comparison->changes == NULL)
        return NULL;
    if ((unsigned)form > LK_COMPARISON_HTML) {
        lk_misuse(&comparison->diagnostics, "the form of the description is none");
        return NULL;
    }
    bool done = guarded(comparison, describe_guarded, &describing);
    return done ? lk_buffer_view(&describing.out).bytes : NULL;
}

/* ---- Files */

typedef struct Writing {
    LkComparison *comparison;
    const char *path;
    double pixels_per_inch;
    size_t written;
    bool done;
} Writing;

static bool write_bytes(LkComparison *comparison, const char *path, LkText bytes)
{
    LkOutput *output = lk_output_open(path, comparison->arena, &comparison->diagnostics);
    bool done = output != NULL;
    if (done) {
        lk_output_write(output, bytes.bytes, bytes.length);
        done = lk_output_commit(output);
    }
    return done;
}

static void write_html_guarded(void *context)
{
    Writing *writing = context;
    LkBuffer out;
    lk_buffer_init(&out, writing->comparison->arena);
    lk_changes_html(writing->comparison->changes, page_picture, writing->comparison, &out);
    writing->done = write_bytes(writing->comparison, writing->path, lk_buffer_view(&out));
}

bool lk_comparison_write_html(LkComparison *comparison, const char *path)
{
    Writing writing = {.comparison = comparison, .path = path};
    if (comparison == NULL || comparison->changes == NULL)
        return false;
    if (path == NULL)
        return lk_misuse(&comparison->diagnostics, "the path of the report is NULL");
    return guarded(comparison, write_html_guarded, &writing) && writing.done;
}

static size_t most_pages(const LkChanges *changes)
{
    size_t a = changes->a->sheet_count, b = changes->b->sheet_count;
    return a > b ? a : b;
}

static void write_png_guarded(void *context)
{
    Writing *writing = context;
    LkComparison *comparison = writing->comparison;
    size_t last = most_pages(comparison->changes);
    writing->done = true;
    for (size_t page = 1; page <= last && writing->done; page++) {
        if (!lk_changes_on_page(comparison->changes, page))
            continue;
        LkChildArena *work = lk_child_arena_open(comparison->arena);
        LkText png = lk_changes_png(comparison->changes, page, writing->pixels_per_inch, page_picture,
                                    comparison, work->arena);
        if (png.length == 0)
            lk_tell(&comparison->diagnostics, LK_E_DIFF_PAINT, (LkSpan){0},
                    LK_WITH(lk_named_number("page", (long long)page)));
        const char *path = lk_numbered_path(writing->path, page, last, work->arena);
        writing->done = png.length > 0 && write_bytes(comparison, path, png);
        writing->written += writing->done;
        lk_child_arena_close(work);
    }
}

bool lk_comparison_write_png(LkComparison *comparison, const char *path, double pixels_per_inch,
                             size_t *written)
{
    Writing writing = {.comparison = comparison,
                       .path = path,
                       .pixels_per_inch = pixels_per_inch > 0 ? pixels_per_inch : 100};
    bool done = false;
    if (comparison == NULL || comparison->changes == NULL)
        done = false;
    else if (path == NULL || !(pixels_per_inch >= 0))
        lk_misuse(&comparison->diagnostics, path == NULL ? "the path of the report is NULL"
                                                         : "the pixels per inch are no number, or below 0");
    else
        done = guarded(comparison, write_png_guarded, &writing) && writing.done;
    if (written != NULL)
        *written = writing.written;
    return done;
}

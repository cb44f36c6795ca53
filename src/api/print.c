/* Prints: the PDF side of them behind the library's interface. Nothing of a document stays: its pages are
 * written, its diagnostics are its own, and the print keeps where each entry stands. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/api_private.h"
#include "base/file.h"
#include "pdf/print/print.h"
#include "pdf/print/sheet_size.h"

enum { TITLE_MOST = 1000 /* bytes of a title */, BLEED_MOST = 1000 /* pt */ };

typedef struct Place {
    LkPrintPlace place;
    size_t first_page;
} Place;

struct LkPrint {
    LkEngine *engine;
    LkArena *arena;
    LkDiagnostics diagnostics; /* the first error ends it */
    LkMessages messages;
    LkOutput *output;
    LkPdfPrint *pdf;
    LkPdfPrintOptions options;
    bool separators;
    const char *separator_layout;
    size_t entry_count; /* that will come */
    Place *places;
    size_t count, capacity;
    size_t number; /* of the last entry */
    bool is_finished;
};

static bool write_to_output(void *context, const void *bytes, size_t length)
{
    return lk_output_write(context, bytes, length);
}

/* ---- Failures */

static bool has_failed(const LkPrint *print)
{
    return print->diagnostics.errors > 0 || print->messages.out_of_memory;
}

static bool out_of_memory(LkPrint *print)
{
    print->messages.out_of_memory = !has_failed(print);
    return false;
}

typedef struct Failing {
    LkPrint *print;
    const LkDiagnostic *last;
} Failing;

static void fail_guarded(void *context)
{
    const Failing *failing = context;
    lk_tell_alone(failing->last, &failing->print->diagnostics);
}

/* The last error of a document ends the print; it is told without its place, which goes with the document. A
 * document that failed and has no error had no memory for one. */
static bool fail(LkPrint *print, const LkDiagnostics *diagnostics)
{
    Failing failing = {print, NULL};
    for (const LkDiagnostic *item = diagnostics->first; item != NULL; item = item->next)
        if (item->severity == LK_ERROR)
            failing.last = item;
    if (has_failed(print))
        return false;
    if (failing.last == NULL || !lk_arena_guarded(print->arena, fail_guarded, &failing))
        out_of_memory(print);
    return false;
}

const LkMessages *lk_print_messages(const LkPrint *print)
{
    return print == NULL ? NULL : &print->messages;
}

/* ---- Opening */

typedef struct Opening {
    LkPrint *print;
    const char *path;
    const LkPrintOptions *options;
} Opening;

static bool take_sheet(LkPrint *print, const LkPrintOptions *options)
{
    LkPdfSheet *sheet = &print->options.sheet;
    sheet->imposition = (LkPdfImposition)options->imposition;
    sheet->crop_marks = options->crop_marks;
    sheet->bleed = (LkLength)(options->bleed * (double)LK_POINT);
    if (options->sheet == NULL || lk_pdf_sheet_size(options->sheet, &sheet->width, &sheet->height))
        return true;
    return lk_tell(
        &print->diagnostics, LK_E_PRINT_SHEET, (LkSpan){0},
        LK_WITH(lk_named_string("sheet", options->sheet), lk_named_string("names", lk_pdf_sheet_names())));
}

/* What the options ask for is there to be done. */
static const char *mistake_of(const LkPrintOptions *options)
{
    if ((unsigned)options->imposition > LK_IMPOSE_BOOKLET)
        return "the imposition of the print is none";
    if (!(options->bleed >= 0 && options->bleed <= BLEED_MOST))
        return "the bleed of the print is no number from 0 to 1000";
    return NULL;
}

static LkText copied(LkArena *arena, const char *string)
{
    size_t length = string == NULL ? 0 : strlen(string);
    return (LkText){lk_arena_copy(arena, string == NULL ? "" : string, length), length};
}

static void open_guarded(void *context)
{
    const Opening *opening = context;
    LkPrint *print = opening->print;
    const LkPrintOptions *options = opening->options;
    print->options = (LkPdfPrintOptions){
        .two_sided = options->starts_right || options->imposition == LK_IMPOSE_BOOKLET,
        .copies = options->copies == 0 ? 1 : options->copies,
        .created = lk_creation_time(NULL),
        .producer = "Likhit " LK_VERSION_STRING,
        .title = copied(print->arena, options->title),
    };
    print->separators = options->separators;
    print->entry_count = options->entry_count;
    print->separator_layout = options->separator_layout == NULL
                                  ? "separator"
                                  : copied(print->arena, options->separator_layout).bytes;
    if (!take_sheet(print, options))
        return;
    print->output = lk_output_open(opening->path, print->arena, &print->diagnostics);
    if (print->output == NULL || !lk_output_takes_pdf(opening->path, &print->diagnostics))
        return;
    lk_output_sync(print->output);
    print->pdf = lk_pdf_print_create(&print->options, write_to_output, print->output, print->arena,
                                     &print->diagnostics);
}

static void tell_engine(void *context)
{
    LkPrint *print = context;
    lk_tell_again(&print->engine->diagnostics, &print->diagnostics);
}

static void open_print(LkPrint *print, const char *path, const LkPrintOptions *given)
{
    LkPrintOptions options;
    Opening opening = {print, path, &options};
    const char *mistake = !lk_take(&options, sizeof options, given) ? "the size of LkPrintOptions is wrong"
                          : print->engine == NULL                   ? "there is no engine"
                          : path == NULL                            ? "the path of the print is NULL"
                                                                    : mistake_of(&options);
    bool is_ready = lk_engine_is_ready(print->engine);
    if (mistake != NULL)
        lk_misuse(&print->diagnostics, mistake);
    else if (!lk_arena_guarded(print->arena, is_ready ? open_guarded : tell_engine,
                               is_ready ? (void *)&opening : print))
        out_of_memory(print);
}

LkPrint *lk_print_create(LkEngine *engine, const char *path, const LkPrintOptions *options)
{
    LkPrint *print = calloc(1, sizeof *print);
    if (print == NULL)
        return NULL;
    print->engine = engine;
    print->arena = lk_arena_create();
    if (print->arena == NULL) {
        free(print);
        return NULL;
    }
    lk_diagnostics_init(&print->diagnostics, print->arena);
    print->messages = lk_messages_of(&print->diagnostics, lk_engine_language(engine));
    open_print(print, path, options);
    return print;
}

void lk_print_destroy(LkPrint *print)
{
    if (print == NULL)
        return;
    lk_arena_destroy(print->arena);
    free(print->places);
    free(print);
}

/* ---- Adding */

typedef struct Adding {
    LkPrint *print;
    LkDocument *document, *separator;
    const LkPrintEntry *entry;
    char *title; /* of the document, where the entry has none; of malloc */
    LkPdfPrintEntry pdf;
    LkPdfPrintPlace place;
    bool done;
} Adding;

static bool has_pages(Adding *adding)
{
    LkDocument *document = adding->document;
    const LkPrintEntry *entry = adding->entry;
    size_t count = lk_document_page_count(document);
    adding->pdf.first = entry->first_page == 0 ? 1 : entry->first_page;
    adding->pdf.last = entry->last_page == 0 ? count : entry->last_page;
    if (count == 0)
        return false; /* its diagnostics say why */
    if (document->engine != adding->print->engine)
        return lk_tell(&document->diagnostics, LK_E_PRINT_ENGINE, (LkSpan){0}, NULL);
    if (adding->pdf.first <= adding->pdf.last && adding->pdf.last <= count)
        return true;
    if (adding->pdf.first == adding->pdf.last)
        return lk_tell(&document->diagnostics, LK_E_PAGES, (LkSpan){0},
                       LK_WITH(lk_named_number("page", (long long)adding->pdf.first),
                               lk_named_number("count", (long long)count)));
    return lk_tell(&document->diagnostics, LK_E_PAGES_RANGE, (LkSpan){0},
                   LK_WITH(lk_named_number("first", (long long)adding->pdf.first),
                           lk_named_number("last", (long long)adding->pdf.last),
                           lk_named_number("count", (long long)count)));
}

static void check_guarded(void *context)
{
    Adding *adding = context;
    adding->done = has_pages(adding);
}

static void paint_guarded(void *context)
{
    Adding *adding = context;
    adding->done =
        lk_pdf_print_add(adding->print->pdf, &adding->pdf, &adding->place, &adding->document->diagnostics);
}

/* Memory may run out in the print's arena or in the document's, which takes the diagnostics. */
static void add_guarded(void *context)
{
    Adding *adding = context;
    if (!lk_arena_guarded(adding->print->arena, paint_guarded, adding)) {
        out_of_memory(adding->print);
        adding->done = false;
    }
}

static bool set_separator(Adding *adding)
{
    LkPrint *print = adding->print;
    if (!print->separators)
        return true;
    LkSeparator separator = {.layout = print->separator_layout,
                             .key = adding->entry->key,
                             .title = adding->pdf.title.bytes,
                             .pages = adding->pdf.last - adding->pdf.first + 1,
                             .number = print->number,
                             .entry_count = print->entry_count,
                             .copies = print->options.copies};
    adding->separator = lk_separator_typeset(print->engine, &separator);
    if (adding->separator == NULL)
        return out_of_memory(print);
    if (lk_document_page_count(adding->separator) == 0)
        return fail(print, &adding->separator->diagnostics);
    adding->pdf.separator = adding->separator->frames;
    return true;
}

/* A place is there before anything is painted: no entry stands in the file unknown. */
static bool make_room(LkPrint *print)
{
    if (print->count < print->capacity)
        return true;
    size_t capacity = print->capacity * 2 + 64;
    Place *places = reallocarray(print->places, capacity, sizeof *places);
    if (places == NULL)
        return out_of_memory(print);
    print->places = places;
    print->capacity = capacity;
    return true;
}

static bool take_title(Adding *adding)
{
    const char *title = adding->entry->title;
    if (title == NULL) {
        adding->title = malloc(TITLE_MOST);
        if (adding->title == NULL)
            return out_of_memory(adding->print);
        lk_document_title(adding->document, adding->title, TITLE_MOST);
        title = adding->title;
    }
    adding->pdf.title = lk_text(title);
    return true;
}

static bool add_entry(Adding *adding)
{
    LkPrint *print = adding->print;
    LkDocument *document = adding->document;
    if (!lk_arena_guarded(document->arena, check_guarded, adding))
        return out_of_memory(print);
    if (!adding->done)
        return false;
    print->number = adding->entry->number != 0 ? adding->entry->number : print->number + 1;
    adding->pdf.frames = document->frames;
    adding->pdf.key = lk_text(adding->entry->key == NULL ? "" : adding->entry->key);
    adding->pdf.least_resolution = document->layout->least_resolution;
    if (!take_title(adding) || !set_separator(adding) || !make_room(print))
        return false;
    adding->done = false;
    lk_arena_limit(document->arena, NULL); /* it is set: one that waits for its turn in a print is not late */
    if (!lk_arena_guarded(document->arena, add_guarded, adding))
        return out_of_memory(print);
    if (!adding->done)
        return fail(print, &document->diagnostics);
    LkPrintPlace place = {.pages = adding->pdf.last - adding->pdf.first + 1,
                          .separator = adding->place.separator,
                          .first_side = adding->place.first_side,
                          .sides = adding->place.sides};
    print->places[print->count++] = (Place){place, adding->pdf.first};
    return true;
}

bool lk_print_add(LkPrint *print, LkDocument *document, const LkPrintEntry *given)
{
    LkPrintEntry entry;
    if (print == NULL || document == NULL || has_failed(print))
        return false;
    if (!lk_take(&entry, sizeof entry, given))
        return lk_document_misuse(document, "the size of LkPrintEntry is wrong");
    if (print->is_finished)
        return lk_document_misuse(document, "the print has been finished");
    Adding adding = {.print = print, .document = document, .entry = &entry};
    bool done = add_entry(&adding);
    lk_document_destroy(adding.separator);
    free(adding.title);
    return done;
}

/* ---- Finishing */

static void finish_guarded(void *context)
{
    LkPrint *print = context;
    bool done = lk_pdf_print_finish(print->pdf, &print->diagnostics) && lk_output_commit(print->output);
    if (!done && !has_failed(print)) /* errors past the limit are counted only */
        lk_tell(&print->diagnostics, LK_E_FILE_WRITE_PRINT, (LkSpan){0}, NULL);
}

bool lk_print_finish(LkPrint *print)
{
    if (print == NULL || has_failed(print))
        return false;
    if (print->is_finished)
        return lk_misuse(&print->diagnostics, "the print has been finished");
    print->is_finished = true;
    if (!lk_arena_guarded(print->arena, finish_guarded, print))
        out_of_memory(print);
    return !has_failed(print);
}

/* ---- Where entries stand */

size_t lk_print_entry_count(const LkPrint *print)
{
    return print == NULL ? 0 : print->count;
}

bool lk_print_place(const LkPrint *print, size_t index, LkPrintPlace *out)
{
    return index < lk_print_entry_count(print) &&
           lk_give(out, &print->places[index].place, sizeof print->places[index].place);
}

size_t lk_print_side(const LkPrint *print, size_t index, unsigned copy, size_t page)
{
    if (index >= lk_print_entry_count(print) || copy < 1 || copy > print->options.copies)
        return 0;
    const Place *at = &print->places[index];
    if (page < at->first_page || page - at->first_page >= at->place.pages)
        return 0;
    return at->place.first_side + (copy - 1) * at->place.sides +
           lk_pdf_side_of(print->options.sheet.imposition, at->place.pages, page - at->first_page + 1);
}

size_t lk_print_side_count(const LkPrint *print)
{
    return print == NULL || print->pdf == NULL ? 0 : lk_pdf_print_sides(print->pdf);
}

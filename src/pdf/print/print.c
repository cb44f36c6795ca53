/* Writes the sides of a print. A page that has a sheet for itself, at its own size, is the content of a side;
 * any other becomes a form XObject that its side places. Each is written once: further copies are page
 * objects with the same content. */
#include "pdf/print/print.h"

#include <string.h>

#include "pdf/claims/metadata.h"
#include "pdf/file/spelling.h"
#include "pdf/page/boxes.h"
#include "pdf/page/content.h"
#include "pdf/page/links.h"
#include "pdf/print/print_index.h"

enum { HEADINGS_MOST = 12 /* below the bookmark of an entry: with more, nobody finds the entries */ };

struct LkPdfPrint {
    LkPdf *pdf;
    LkPdfPrintOptions options;
    LkPdfOptions content; /* for painting the pages */
    LkPdfLinks links;
    LkPdfResources resources;
    LkPdfPrintIndex index;
    LkChildArena *entry_work, *page_work;
    LkPdfPlan plan; /* of the last side: a blank one behind it has the same size */
    size_t sides;   /* so far */
    size_t pages;   /* painted so far */
    LkBuffer content_of_side;
    LkBuffer body; /* of a page */
    LkText title, language;
};

/* A side whose content is written, for as many page objects as there are copies. */
typedef struct Side {
    LkPdfPlan plan;
    LkPdfRef content;
    LkText resources, label;
    LkPdfRef page; /* of the first copy */
} Side;

LkPdfPrint *lk_pdf_print_create(const LkPdfPrintOptions *options, LkWrite write, void *context,
                                LkArena *arena, LkDiagnostics *diagnostics)
{
    LkPdfPrint *print = LK_NEW(arena, LkPdfPrint);
    print->options = *options;
    print->content =
        (LkPdfOptions){.created = options->created, .producer = options->producer, .profile = LK_PDF_PRINT};
    print->title = options->title;
    LkPdf *pdf = print->pdf = lk_pdf_create(write, context, arena, diagnostics);
    if (pdf == NULL)
        return NULL;
    print->links = (LkPdfLinks){.pdf = pdf, .language = "th-TH"};
    lk_pdf_resources_init(&print->resources, pdf, &print->links, &print->content);
    lk_haru_nest_pages(pdf->haru);
    lk_pdf_print_index_init(&print->index, pdf);
    lk_buffer_init(&print->content_of_side, arena);
    lk_buffer_init(&print->body, arena);
    print->entry_work = lk_child_arena_open(arena);
    print->page_work = lk_child_arena_open(arena);
    return print;
}

size_t lk_pdf_print_sides(const LkPdfPrint *print)
{
    return print->sides;
}

/* ---- Pages of the file */

static void put_boxes(const LkPdfPrint *print, const Side *side, LkBuffer *body)
{
    const LkPdfTrim trim = lk_pdf_plan_trim(&side->plan);
    lk_pdf_trim_boxes(&trim, print->options.sheet.bleed, body);
}

static void put_marks(const LkPdfPrint *print, const Side *side, LkBuffer *content)
{
    const LkPdfTrim trim = lk_pdf_plan_trim(&side->plan);
    lk_pdf_trim_marks(&trim, print->options.sheet.bleed, content);
}

static LkPdfRef put_page(LkPdfPrint *print, const Side *side)
{
    LkPdf *pdf = print->pdf;
    LkPdfRef page = lk_pdf_reserve(pdf), parent = lk_haru_add_page(pdf->haru, page);
    LkBuffer *body = &print->body;
    body->length = 0;
    lk_buffer_printf(body, "/Type/Page/Parent %u 0 R", parent);
    put_boxes(print, side, body);
    if (side->content != 0)
        lk_buffer_printf(body, "/Contents %u 0 R", side->content);
    lk_buffer_string(body, "/Resources<<");
    lk_buffer_text(body, side->resources);
    lk_buffer_string(body, ">>");
    lk_pdf_fill(pdf, page, lk_pdf_view(body));
    lk_pdf_print_label(&print->index, side->label);
    print->plan = side->plan;
    print->sides++;
    return page;
}

/* Adds a blank side if need be, so that the next one is the front of a sheet. */
static void turn_over(LkPdfPrint *print)
{
    if (print->options.two_sided && print->sides % 2 != 0)
        put_page(print, &(Side){.plan = print->plan, .resources = {"", 0}, .label = {"", 0}});
}

static LkText resources_text(const LkPdfPrint *print, LkArena *arena)
{
    LkBuffer text;
    lk_buffer_init(&text, arena);
    lk_pdf_put_resources(&print->resources, &text);
    return lk_pdf_view(&text);
}

static void paint(LkPdfPrint *print, const LkPage *page)
{
    LkPage whole = lk_page_whole(page, print->page_work->arena);
    lk_pdf_content(&print->resources, &whole, ++print->pages);
}

/* Makes a page the content of its side. */
static void put_alone(LkPdfPrint *print, const LkPage *page, Side *side, bool marks)
{
    paint(print, page);
    if (marks)
        put_marks(print, side, &print->resources.content);
    side->content = lk_pdf_reserve(print->pdf);
    side->resources = resources_text(print, print->entry_work->arena);
    lk_pdf_fill_stream(print->pdf, side->content, LK_TEXT(""), lk_pdf_view(&print->resources.content), true);
    lk_arena_reset(print->page_work->arena);
}

/* Writes the bounds of a page: with the bleed, but not on the edge that it shares with another page. */
static void put_bounds(const LkPdfPrint *print, const LkPage *page, const LkPdfPlan *plan, size_t cell,
                       LkBuffer *out)
{
    LkLength bleed = print->options.sheet.bleed;
    bool has_neighbour = plan->cell_count > 1, across = has_neighbour && !plan->is_stacked,
         up = has_neighbour && plan->is_stacked;
    const LkLength bounds[4] = {across && cell == 1 ? 0 : -bleed, up && cell == 0 ? 0 : -bleed,
                                page->width + (across && cell == 0 ? 0 : bleed),
                                page->height + (up && cell == 1 ? 0 : bleed)};
    lk_buffer_string(out, "/BBox[");
    for (int i = 0; i < 4; i++) {
        lk_buffer_string(out, i == 0 ? "" : " ");
        lk_pdf_length(out, bounds[i]);
    }
    lk_buffer_string(out, "]");
}

/* Writes a page as a form, and adds the operators that place it in a cell to the content of the side. */
static void put_form(LkPdfPrint *print, const LkPage *page, Side *side, size_t cell, LkBuffer *forms)
{
    LkPdf *pdf = print->pdf;
    paint(print, page);
    LkPdfRef form = lk_pdf_reserve(pdf);
    LkBuffer *body = &print->body, *out = &print->content_of_side;
    body->length = 0;
    lk_buffer_string(body, "/Type/XObject/Subtype/Form");
    put_bounds(print, page, &side->plan, cell, body);
    lk_buffer_string(body, "/Resources<<");
    lk_buffer_text(body, resources_text(print, print->page_work->arena));
    lk_buffer_string(body, ">>");
    lk_pdf_fill_stream(pdf, form, lk_pdf_view(body), lk_pdf_view(&print->resources.content), true);
    lk_arena_reset(print->page_work->arena);
    LkPdfPlacing at = lk_pdf_placing(side->plan.cells[cell], page->width, page->height);
    lk_buffer_string(out, "q ");
    lk_pdf_number(out, at.scale, 6);
    lk_buffer_string(out, " 0 0 ");
    lk_pdf_number(out, at.scale, 6);
    lk_buffer_string(out, " ");
    lk_pdf_length(out, at.x);
    lk_buffer_string(out, " ");
    lk_pdf_length(out, at.y);
    lk_buffer_printf(out, " cm /P%zu Do Q\n", cell + 1);
    lk_buffer_printf(forms, "/P%zu %u 0 R", cell + 1, form);
}

static bool stands_alone(const LkPdfPlan *plan, const LkPage *page)
{
    return plan->cell_count == 1 && plan->width == page->width && plan->height == page->height;
}

/* Fills cell i with pages[i]; NULL = it stays blank. */
static void fill_side(LkPdfPrint *print, const LkPage *const *pages, Side *side, bool marks)
{
    if (stands_alone(&side->plan, pages[0])) {
        put_alone(print, pages[0], side, marks);
        return;
    }
    LkBuffer forms;
    lk_buffer_init(&forms, print->entry_work->arena);
    lk_buffer_string(&forms, "/XObject<<");
    print->content_of_side.length = 0;
    for (size_t cell = 0; cell < side->plan.cell_count; cell++)
        if (pages[cell] != NULL)
            put_form(print, pages[cell], side, cell, &forms);
    lk_buffer_string(&forms, ">>");
    if (print->content_of_side.length == 0)
        return; /* the inside of a booklet of one page */
    if (marks)
        put_marks(print, side, &print->content_of_side);
    side->content = lk_pdf_reserve(print->pdf);
    side->resources = lk_pdf_view(&forms);
    lk_pdf_fill_stream(print->pdf, side->content, LK_TEXT(""), lk_pdf_view(&print->content_of_side), true);
}

/* ---- Entries */

static const LkPage *page_of(const LkPdfPrintEntry *entry, size_t page)
{
    return page == 0 ? NULL : &entry->frames->pages[entry->first + page - 2];
}

static size_t pages_of(const LkPdfPrintEntry *entry)
{
    return entry->last - entry->first + 1;
}

/* Returns the label of a side: the key, and the page numbers as printed: “1030101 ๑, ๒”. */
static LkText label_of(LkPdfPrint *print, const LkPdfPrintEntry *entry, LkPdfSide on)
{
    LkBuffer label;
    lk_buffer_init(&label, print->entry_work->arena);
    lk_buffer_text(&label, entry->key);
    const char *before = label.length > 0 ? " " : "";
    for (int i = 0; i < LK_PDF_PAGES_A_SIDE; i++) {
        const LkPage *page = page_of(entry, on.pages[i]);
        if (page == NULL || page->label == NULL || *page->label == '\0')
            continue;
        lk_buffer_printf(&label, "%s%s", before, page->label);
        before = ", ";
    }
    return lk_pdf_view(&label);
}

/* Plans a side: by the size of its page if it holds only one, else by that of the entry's first page. */
static bool plan_side(LkPdfPrint *print, const LkPdfPrintEntry *entry, size_t index, Side *side)
{
    const LkPdfSheet *sheet = &print->options.sheet;
    LkPdfSide on = lk_pdf_side(sheet->imposition, pages_of(entry), index);
    const LkPage *page = page_of(entry, sheet->imposition == LK_PDF_ONE_UP ? on.pages[0] : 1);
    side->label = label_of(print, entry, on);
    if (!lk_pdf_plan(sheet, page->width, page->height, &side->plan, print->pdf->diagnostics))
        return false;
    for (size_t cell = 0; sheet->crop_marks && cell < side->plan.cell_count; cell++) {
        page = page_of(entry, on.pages[cell]);
        if (page != NULL &&
            lk_pdf_placing(side->plan.cells[cell], page->width, page->height).scale != LK_PDF_FULL_SCALE)
            return lk_tell(print->pdf->diagnostics, LK_E_PRINT_SHEET_PAGE, (LkSpan){0},
                           LK_WITH(lk_named_number("page", (long long)(entry->first + on.pages[cell] - 1))));
    }
    return true;
}

static void put_separator(LkPdfPrint *print, const LkPdfPrintEntry *entry, const Side *first,
                          LkPdfPrintPlace *place)
{
    if (entry->separator == NULL || entry->separator->count == 0)
        return;
    Side side = {.plan = first->plan, .label = entry->key};
    side.plan.cell_count = 1;
    side.plan.cells[0] = (LkPdfCell){0, 0, side.plan.width, side.plan.height};
    turn_over(print);
    fill_side(print, (const LkPage *const[]){&entry->separator->pages[0]}, &side, false);
    put_page(print, &side);
    place->separator = print->sides;
}

static void put_copies(LkPdfPrint *print, Side *sides, size_t count, LkPdfPrintPlace *place)
{
    for (unsigned copy = 0; copy < print->options.copies; copy++) {
        turn_over(print);
        if (copy == 0)
            place->first_side = print->sides + 1;
        for (size_t i = 0; i < count; i++) {
            LkPdfRef page = put_page(print, &sides[i]);
            sides[i].page = copy == 0 ? page : sides[i].page;
        }
    }
    place->sides = count + (print->options.two_sided ? count % 2 : 0);
}

static void put_bookmark(LkPdfPrint *print, const LkPdfPrintEntry *entry, const Side *sides)
{
    LkPdfPrintHeading headings[HEADINGS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < entry->frames->bookmark_count; i++) {
        const LkBookmark *bookmark = &entry->frames->bookmarks[i];
        if (bookmark->level > 1 || bookmark->page < entry->first || bookmark->page > entry->last)
            continue;
        if (count == HEADINGS_MOST) {
            count = 0;
            break;
        }
        size_t side = lk_pdf_side_of(print->options.sheet.imposition, pages_of(entry),
                                     bookmark->page - entry->first + 1);
        headings[count++] = (LkPdfPrintHeading){bookmark->title, sides[side].page};
    }
    LkBuffer title;
    lk_buffer_init(&title, print->entry_work->arena);
    lk_buffer_text(&title, entry->key);
    lk_buffer_string(&title, entry->key.length > 0 && entry->title.length > 0 ? " " : "");
    lk_buffer_text(&title, entry->title);
    size_t side = lk_pdf_side_of(print->options.sheet.imposition, pages_of(entry), 1);
    lk_pdf_print_bookmark(&print->index, title.length > 0 ? lk_pdf_view(&title) : LK_TEXT("-"),
                          sides[side].page, headings, count);
}

static void learn_title(LkPdfPrint *print, const LkPdfPrintEntry *entry)
{
    LkArena *arena = print->pdf->arena;
    if (print->title.length == 0 && entry->title.length > 0)
        print->title =
            (LkText){lk_arena_copy(arena, entry->title.bytes, entry->title.length), entry->title.length};
    if (print->language.length == 0)
        print->language = lk_text(lk_pdf_language(entry->frames, arena));
}

static bool put_entry(LkPdfPrint *print, const LkPdfPrintEntry *entry, LkPdfPrintPlace *place)
{
    LkPdfImposition imposition = print->options.sheet.imposition;
    size_t count = lk_pdf_side_count(imposition, pages_of(entry));
    Side *sides = LK_NEW_ARRAY(print->entry_work->arena, count, Side);
    for (size_t i = 0; i < count; i++)
        if (!plan_side(print, entry, i, &sides[i]))
            return false;
    put_separator(print, entry, &sides[0], place);
    for (size_t i = 0; i < count; i++) {
        LkPdfSide on = lk_pdf_side(imposition, pages_of(entry), i);
        const LkPage *pages[LK_PDF_PAGES_A_SIDE] = {page_of(entry, on.pages[0]), page_of(entry, on.pages[1])};
        fill_side(print, pages, &sides[i], print->options.sheet.crop_marks);
        if (!lk_pdf_check(print->pdf, LK_TERM_PHASE_PAGES))
            return false;
    }
    put_copies(print, sides, count, place);
    put_bookmark(print, entry, sides);
    return lk_pdf_check(print->pdf, LK_TERM_PHASE_PAGES);
}

bool lk_pdf_print_add(LkPdfPrint *print, const LkPdfPrintEntry *entry, LkPdfPrintPlace *place,
                      LkDiagnostics *diagnostics)
{
    size_t errors = diagnostics->errors;
    *place = (LkPdfPrintPlace){0};
    print->pdf->diagnostics = diagnostics;
    print->pdf->scratch = print->page_work->arena;
    print->content.least_resolution = entry->least_resolution;
    lk_pdf_resources_next_document(&print->resources);
    learn_title(print, entry);
    bool done = put_entry(print, entry, place);
    lk_arena_reset(print->entry_work->arena);
    lk_arena_reset(print->page_work->arena);
    return done && diagnostics->errors == errors;
}

/* ---- The end */

/* Says how the printer should be set, as far as a PDF can. */
static void put_preferences(const LkPdfPrint *print, LkBuffer *catalog)
{
    bool is_booklet = print->options.sheet.imposition == LK_PDF_BOOKLET;
    lk_buffer_string(catalog, "/ViewerPreferences<</PrintScaling/None");
    if (print->title.length > 0)
        lk_buffer_string(catalog, "/DisplayDocTitle true");
    if (print->options.two_sided)
        lk_buffer_printf(catalog, "/Duplex/DuplexFlip%sEdge", is_booklet ? "Short" : "Long");
    lk_buffer_string(catalog, ">>");
}

bool lk_pdf_print_finish(LkPdfPrint *print, LkDiagnostics *diagnostics)
{
    LkPdf *pdf = print->pdf;
    pdf->diagnostics = diagnostics;
    pdf->scratch = pdf->arena;
    if (print->sides == 0)
        return lk_tell(diagnostics, LK_E_PRINT_EMPTY, (LkSpan){0}, NULL);
    if (!lk_pdf_resources_finish(&print->resources))
        return false;
    LkBuffer catalog;
    lk_buffer_init(&catalog, pdf->arena);
    lk_pdf_print_index_finish(&print->index, &catalog);
    put_preferences(print, &catalog);
    const LkFrames frames = {.title = print->title, .language = print->language};
    lk_pdf_metadata(pdf, &(LkPdfFacts){.frames = &frames, .options = &print->content}, &catalog);
    return lk_pdf_check(pdf, LK_TERM_PHASE_METADATA) && lk_pdf_save(pdf);
}

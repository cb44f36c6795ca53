/* Paints a typeset line, cut into pieces where the structure or the language changes.
 *
 * In a letter-spaced line each piece is marked with its text (ActualText): otherwise programs that extract
 * text take the gaps between letters for blanks (docs/pdf.md). */
#include "pdf/file/spelling.h"
#include "pdf/page/check.h"
#include "pdf/page/language.h"
#include "pdf/page/links.h"
#include "pdf/page/painter.h"

/* Returns the end of the items [from, end) of a typeset line: runs up to the start of the next line, and
 * areas of links between them. */
static size_t line_end(const LkPage *page, size_t from)
{
    size_t end = from + 1, last = end;
    for (; end < page->count; end++) {
        const LkItem *item = &page->items[end];
        if (item->kind == LK_ITEM_LINK)
            continue;
        if (item->kind != LK_ITEM_GLYPHS || item->line_start ||
            lk_pdf_paint_is_artifact(item) != lk_pdf_paint_is_artifact(&page->items[from]))
            break;
        last = end + 1;
    }
    return last;
}

static bool needs_actual_text(const LkPage *page, size_t from, size_t end)
{
    bool needed = false, has_text = false;
    for (size_t i = from; i < end; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind != LK_ITEM_GLYPHS)
            continue;
        needed = needed || item->line_stretched || !item->as.run->face->is_truetype;
        has_text = has_text || item->as.run->text.length > 0;
    }
    return needed && has_text;
}

/* ---- A line, cut where the structure or the language changes */

struct LkPdfPiece {
    size_t item, first, last; /* glyphs [first, last) of the item's run */
    LkLength offset;          /* from the run's start */
    LkText text;
    LkPdfMark mark;
};
typedef struct LkPdfPiece LkPdfPiece;

static LkPdfPiece *add_piece(LkPdfLine *line)
{
    LK_GROW(line->arena, line->pieces, line->count, line->capacity, 16);
    return &line->pieces[line->count++];
}

/* Text from right to left is in one language, as it is of one script. */
static void add_whole_run(LkPdfPainter *p, size_t index, LkPdfLine *line)
{
    const LkGlyphRun *run = p->page->items[index].as.run;
    const char *language = NULL;
    if (p->tags != NULL)
        lk_language_piece(run->text, 0, p->resources->links->language, &language);
    *add_piece(line) = (LkPdfPiece){.item = index,
                                    .last = run->count,
                                    .text = run->text,
                                    .mark = lk_pdf_paint_mark_of(p, index, language)};
}

static void cut_run(LkPdfPainter *p, size_t index, LkPdfLine *line)
{
    const LkGlyphRun *run = p->page->items[index].as.run;
    int64_t units = 0, stretch = 0;
    lk_pdf_check_text(p->resources->pdf, p->resources->options, &p->page->items[index]);
    if (run->right_to_left) {
        add_whole_run(p, index, line);
        return;
    }
    for (size_t from = 0, to = 0, first = 0; first < run->count;) {
        const char *language = NULL;
        size_t last = first;
        to = p->tags == NULL ? run->text.length
                             : lk_language_piece(run->text, to, p->resources->links->language, &language);
        LkLength offset = lk_length_from_units(units, run->size, run->face->units_per_em) + stretch;
        while (last < run->count && (to >= run->text.length || run->glyphs[last].cluster < to)) {
            units += run->glyphs[last].advance;
            stretch += run->glyphs[last++].stretch;
        }
        if (last == first)
            continue; /* has no glyphs: its letters belong to the cluster before */
        size_t end = last < run->count ? run->glyphs[last].cluster : run->text.length;
        *add_piece(line) = (LkPdfPiece){.item = index,
                                        .first = first,
                                        .last = last,
                                        .offset = offset,
                                        .text = lk_text_slice(run->text, from, end),
                                        .mark = lk_pdf_paint_mark_of(p, index, language)};
        first = last;
        from = end;
    }
}

static void put_text(LkPdfPainter *p, const LkPdfPiece *pieces, size_t count)
{
    lk_buffer_string(p->out, "/ActualText(\xFE\xFF");
    for (size_t i = 0; i < count; i++)
        lk_pdf_utf16_literal(p->out, pieces[i].text);
    lk_buffer_string(p->out, ")>>BDC\n");
}

/* Paints neighbours in one sequence of marked content. Their ActualText is in the same sequence as the MCID:
 * PDFium looks for it in the innermost sequence only, and Poppler takes the end of a nested one for the end
 * of both. */
static void put_pieces(LkPdfPainter *p, const LkPdfPiece *pieces, size_t count, bool has_text)
{
    LkPdfMark mark = pieces[0].mark;
    if (has_text && mark.node != 0) {
        lk_pdf_paint_close_mark(p);
        lk_buffer_printf(p->out, "/Span<</MCID %u", lk_pdf_tags_begin(p->tags, mark.node));
        put_text(p, pieces, count);
        mark.has_text = true;
        p->mark = mark;
    } else {
        lk_pdf_paint_set_mark(p, mark);
        if (has_text) {
            lk_buffer_string(p->out, "/Span<<");
            put_text(p, pieces, count);
        }
    }
    for (size_t i = 0; i < count; i++)
        lk_pdf_paint_glyphs(p, &p->page->items[pieces[i].item], pieces[i].first, pieces[i].last,
                            pieces[i].offset);
    if (has_text && mark.node != 0) {
        lk_pdf_paint_close_mark(p);
    } else if (has_text) {
        lk_pdf_paint_close_text(p);
        lk_buffer_string(p->out, "EMC\n");
    }
}

/* Whether a piece runs from right to left. Readers put such text in order by its letters' places, and an
 * ActualText, whose letters have none, they turn round. */
static bool runs_to_left(const LkPdfPainter *p, const LkPdfPiece *piece)
{
    return p->page->items[piece->item].as.run->right_to_left;
}

static void put_strikes(LkPdfPainter *p, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        const LkItem *item = &p->page->items[i];
        if (item->kind != LK_ITEM_GLYPHS || !item->as.run->strike)
            continue;
        const LkGlyphRun *run = item->as.run;
        LkLength y = lk_pdf_paint_flipped(p, item->y) + LK_STRIKE_RISE(run->size);
        lk_pdf_paint_set_mark(p, (LkPdfMark){.artifact = "<</Type/Layout>>BDC"});
        lk_pdf_paint_stroke(p, item->x, y, item->x + run->width, y, LK_STRIKE_THICKNESS(run->size),
                            run->colour);
    }
}

static void put_underlines(LkPdfPainter *p, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        LkArea box;
        if (!lk_underline_at(p->page, i, &box))
            continue;
        LkLength y = lk_pdf_paint_flipped(p, box.y + box.height / 2);
        lk_pdf_paint_set_mark(p, (LkPdfMark){.artifact = "<</Type/Layout>>BDC"});
        lk_pdf_paint_stroke(p, box.x, y, box.x + box.width, y, box.height, p->page->items[i].as.run->colour);
    }
}

size_t lk_pdf_paint_line(LkPdfPainter *p, size_t from)
{
    size_t end = line_end(p->page, from);
    LkPdfLine *line = &p->resources->line;
    bool has_text = needs_actual_text(p->page, from, end);
    line->count = 0;
    for (size_t i = from; i < end; i++)
        if (p->page->items[i].kind == LK_ITEM_GLYPHS)
            cut_run(p, i, line);
    for (size_t i = 0, next = 0; i < line->count; i = next) {
        const LkPdfPiece *first = &line->pieces[i];
        bool is_reversed = runs_to_left(p, first);
        while (next < line->count && line->pieces[next].mark.node == first->mark.node &&
               line->pieces[next].mark.artifact == first->mark.artifact &&
               runs_to_left(p, &line->pieces[next]) == is_reversed)
            next++;
        put_pieces(p, first, next - i, has_text && !is_reversed);
    }
    lk_pdf_paint_close_text(p);
    put_strikes(p, from, end);
    put_underlines(p, from, end);
    return end;
}

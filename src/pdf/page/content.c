/* Page content: items in reading order become text, lines, fills and images.
 *
 * Each set line is one BT … ET. A letter-spaced line is wrapped in a Span with ActualText for the whole line:
 * extractors see gaps between its letters as blanks otherwise (docs/pdf.md). Artifacts are marked so that the
 * structure tree of later can be laid over the rest. */
#include "pdf/page/content.h"

#include <string.h>

#include "pdf/file/spelling.h"
#include "pdf/page/boxes.h"
#include "pdf/page/check.h"
#include "pdf/page/image.h"
#include "pdf/page/language.h"
#include "pdf/page/links.h"
#include "pdf/page/modules.h"

enum { ADJUST_LEAST = 300 /* millionths of an em: below that rounding, not kerning */ };

/* A rule left at 0 still shows, as in the other back ends; a dotted one would have no pitch. */
#define HAIRLINE (LK_POINT / 100)

/* What the content is marked as. */
typedef struct Mark {
    const char *artifact; /* its operands; NULL = none */
    uint32_t node;        /* of the structure; 0 = none */
    bool has_text;        /* it says what its text is: it is closed where its line ends */
} Mark;

/* A text object (BT … ET). */
typedef struct LkPdfText {
    bool is_open;
    int64_t x, y; /* thousandths of a point: the start that Td counts from */
} LkPdfText;

typedef struct Painter {
    LkPdfResources *resources;
    const LkPage *page;
    size_t number;
    LkBuffer *out;
    int64_t fill; /* current colour, -1 = unknown */
    const LkPdfFont *font;
    LkLength size;
    LkPdfTags *tags; /* NULL = the file has no structure */
    Mark mark;       /* that is open */
    LkPdfText text;  /* object that is open */
} Painter;

static void put_length(Painter *p, LkLength length)
{
    lk_pdf_length(p->out, length);
    lk_buffer_string(p->out, " ");
}

static LkLength flipped(const Painter *p, LkLength y)
{
    return p->page->height - y;
}

/* Grey as DeviceGray: black text prints with black ink alone. */
static void put_colour(Painter *p, uint32_t colour, const char *grey, const char *rgb)
{
    int red = colour >> 16 & 255, green = colour >> 8 & 255, blue = colour & 255;
    lk_pdf_number(p->out, (red * 1000 + 127) / 255, 3);
    if (red != green || green != blue) {
        lk_buffer_string(p->out, " ");
        lk_pdf_number(p->out, (green * 1000 + 127) / 255, 3);
        lk_buffer_string(p->out, " ");
        lk_pdf_number(p->out, (blue * 1000 + 127) / 255, 3);
        grey = rgb;
    }
    lk_buffer_string(p->out, grey);
}

static void set_fill(Painter *p, uint32_t colour)
{
    if (p->fill != (int64_t)colour)
        put_colour(p, colour, " g\n", " rg\n");
    p->fill = colour;
}

/* The open TJ array of a run. */
typedef struct Show {
    Painter *painter;
    const LkPdfFont *font;
    int64_t pen, target; /* millionths of an em from the run's start: where the pen is, where it should be */
    int rise;            /* font units */
    bool in_array, in_string;
} Show;

static void close_string(Show *s)
{
    lk_buffer_string(s->painter->out, s->in_string ? ")" : "");
    s->in_string = false;
}

static void close_array(Show *s)
{
    close_string(s);
    lk_buffer_string(s->painter->out, s->in_array ? "]TJ\n" : "");
    s->in_array = false;
}

static void move_pen(Show *s)
{
    int64_t tenths = s->pen - s->target; /* of thousandths: one decimal, the rest is carried on */
    if (tenths < ADJUST_LEAST && tenths > -ADJUST_LEAST)
        return;
    tenths = (tenths + (tenths >= 0 ? 50 : -50)) / 100;
    close_string(s);
    if (!s->in_array)
        lk_buffer_string(s->painter->out, "[");
    s->in_array = true;
    lk_pdf_number(s->painter->out, tenths, 1);
    s->pen -= tenths * 100;
}

static void set_rise(Show *s, int rise)
{
    if (rise == s->rise)
        return;
    close_array(s);
    LkLength length = lk_length_from_units(rise, s->painter->size, s->font->face->units_per_em);
    put_length(s->painter, length);
    lk_buffer_string(s->painter->out, "Ts\n");
    s->rise = rise;
}

static void show_code(Show *s, const LkPdfUse *use)
{
    LkBuffer *out = s->painter->out;
    set_rise(s, use->y);
    s->target += use->x;
    move_pen(s);
    s->target -= use->x;
    if (!s->in_array)
        lk_buffer_string(out, "[");
    if (!s->in_string)
        lk_buffer_string(out, "(");
    s->in_array = s->in_string = true;
    lk_pdf_literal_byte(out, (unsigned char)(use->code >> 8));
    lk_pdf_literal_byte(out, (unsigned char)use->code);
    s->pen += use->advance;
    s->target += use->advance;
}

/* Strings above 32,767 bytes are refused by old readers; a run of a long line stays far below, a run of a
 * test may not. */
enum { CODES_A_STRING = 8000 };

/* The glyphs [first, last) of a run: they end where a cluster does. */
static void show_run(Painter *p, LkPdfFont *font, const LkGlyphRun *run, size_t first, size_t last)
{
    Show show = {.painter = p, .font = font};
    int64_t units = 0, stretch = 0; /* from the run's start */
    size_t codes = 0;
    for (size_t g = first; g < last;) {
        size_t end = g + 1;
        while (end < run->count && run->glyphs[end].cluster == run->glyphs[g].cluster)
            end++;
        size_t from = g == 0 ? 0 : run->glyphs[g].cluster;
        size_t to = end < run->count ? run->glyphs[end].cluster : run->text.length;
        LkPdfCluster cluster =
            lk_pdf_font_cluster(font, run->glyphs + g, end - g, lk_text_slice(run->text, from, to));
        int64_t moved = stretch == 0 || run->size == 0 ? 0 : stretch * 1000000 / run->size;
        show.target = units * 1000000 / run->face->units_per_em + moved;
        for (uint32_t u = 0; u < cluster.count; u++)
            show_code(&show, &font->uses[cluster.first + u]);
        for (; g < end; g++) {
            units += run->glyphs[g].advance;
            stretch += run->glyphs[g].stretch;
        }
        codes += cluster.count;
        if (codes > CODES_A_STRING) {
            close_array(&show);
            codes = 0;
        }
    }
    set_rise(&show, 0);
    close_array(&show);
}

static void set_font(Painter *p, const LkPdfFont *font, LkLength size)
{
    if (p->font == font && p->size == size)
        return;
    p->font = font;
    p->size = size;
    lk_buffer_printf(p->out, "/F%u ", font->number);
    /* Five decimals: a scaled size (10.6464 pt) must not drift over a line. */
    lk_pdf_number(p->out, (size * 100000 + LK_POINT / 2) / LK_POINT, 5);
    lk_buffer_string(p->out, " Tf\n");
}

/* A line through [x, x + width] at y (upward): stroked, butt ends. */
static void put_stroke(Painter *p, LkLength x, LkLength y, LkLength to_x, LkLength to_y, LkLength thickness,
                       uint32_t colour)
{
    put_colour(p, colour, " G ", " RG ");
    put_length(p, thickness);
    lk_buffer_string(p->out, "w ");
    put_length(p, x);
    put_length(p, y);
    lk_buffer_string(p->out, "m ");
    put_length(p, to_x);
    put_length(p, to_y);
    lk_buffer_string(p->out, "l S\n");
}

static void put_rule(Painter *p, const LkItem *item)
{
    LkLength y = flipped(p, item->y);
    LkLength thickness = item->thickness < HAIRLINE ? HAIRLINE : item->thickness;
    bool dotted = item->dash == LK_DASH_DOTTED;
    if (dotted) {
        lk_buffer_string(p->out, "q 1 J[0 ");
        lk_pdf_length(p->out, LK_DOT_PITCH(thickness));
        lk_buffer_string(p->out, "]0 d ");
    }
    put_stroke(p, item->x, y, item->x + item->width, y - item->height, thickness, item->colour);
    lk_buffer_string(p->out, dotted ? "Q\n" : "");
}

static void put_fill(Painter *p, const LkItem *item)
{
    set_fill(p, item->colour);
    put_length(p, item->x);
    put_length(p, flipped(p, item->y + item->height));
    put_length(p, item->width);
    put_length(p, item->height);
    lk_buffer_string(p->out, "re f\n");
}

static void put_pixels(Painter *p, const LkItem *item)
{
    uint32_t number = lk_pdf_use_image(p->resources, item->as.picture, p->number);
    lk_buffer_string(p->out, "q ");
    put_length(p, item->width);
    lk_buffer_string(p->out, "0 0 ");
    put_length(p, item->height);
    put_length(p, item->x);
    put_length(p, flipped(p, item->y + item->height));
    lk_buffer_printf(p->out, "cm /I%u Do Q\n", number);
}

static void put_image(Painter *p, const LkItem *item)
{
    lk_pdf_check_picture(p->resources->pdf, p->resources->options, item);
    bool described = item->alt.length > 0 && p->tags == NULL;
    if (described) { /* what it shows, for those who listen */
        lk_buffer_string(p->out, "/Span<</Alt");
        lk_pdf_text_string(p->out, item->alt);
        lk_buffer_string(p->out, ">>BDC\n");
    }
    if (item->as.picture->modules != NULL)
        lk_pdf_modules(p->resources->pdf, p->page, item, p->out);
    else
        put_pixels(p, item);
    lk_buffer_string(p->out, described ? "EMC\n" : "");
}

static bool is_artifact(const LkItem *item)
{
    return item->role >= LK_ROLE_ARTIFACT || item->kind == LK_ITEM_RULE || item->kind == LK_ITEM_FILL;
}

/* ---- Marked content */

static void close_text(Painter *p)
{
    lk_buffer_string(p->out, p->text.is_open ? "ET\n" : "");
    p->text.is_open = false;
}

static void close_mark(Painter *p)
{
    close_text(p);
    if (p->mark.artifact != NULL || p->mark.node != 0 || p->mark.has_text)
        lk_buffer_string(p->out, "EMC\n");
    p->mark = (Mark){0};
}

static void put_tag(Painter *p, uint32_t node)
{
    lk_buffer_string(p->out, "/");
    lk_buffer_string(p->out, lk_pdf_tags_name(p->tags, node));
    lk_buffer_string(p->out, "<</MCID ");
    lk_pdf_number(p->out, lk_pdf_tags_begin(p->tags, node), 0);
    lk_buffer_string(p->out, ">>BDC\n");
}

/* Marked content may not begin inside a text object and end outside. */
static void set_mark(Painter *p, Mark mark)
{
    if (mark.artifact == p->mark.artifact && mark.node == p->mark.node && !p->mark.has_text)
        return;
    close_mark(p);
    if (mark.artifact != NULL)
        lk_buffer_printf(p->out, "/Artifact%s\n", mark.artifact);
    else if (mark.node != 0)
        put_tag(p, mark.node);
    p->mark = mark;
}

static const char *artifact_of(const Painter *p, const LkItem *item)
{
    static const char layout[] = "<</Type/Layout>>BDC", page[] = "<</Type/Pagination>>BDC",
                      header[] = "<</Type/Pagination/Subtype/Header>>BDC",
                      footer[] = "<</Type/Pagination/Subtype/Footer>>BDC";
    if (item->role == LK_ROLE_ARTIFACT)
        return item->kind == LK_ITEM_GLYPHS ? page : layout;
    if (item->role > LK_ROLE_ARTIFACT)
        return item->y < p->page->height / 2 ? header : footer;
    return is_artifact(item) ? layout : NULL;
}

/* The mark of an item; asks once for each, since a new one may get a node. */
static Mark mark_of(Painter *p, size_t index, const char *language)
{
    const LkItem *item = &p->page->items[index];
    uint32_t node = 0;
    if (p->tags != NULL) {
        bool leads = item->kind == LK_ITEM_GLYPHS && item->as.run->link.length > 0 &&
                     lk_pdf_link_leads(p->resources->links, item->as.run->link);
        node = p->resources->nodes[index] = lk_pdf_tags_node(p->tags, item, leads, language);
    }
    return (Mark){.artifact = node != 0 ? NULL : artifact_of(p, item), .node = node};
}

/* The items [from, end) that are one set line: runs up to the next line's start; links between do not end it.
 */
static size_t line_end(const LkPage *page, size_t from)
{
    size_t end = from + 1, last = end;
    for (; end < page->count; end++) {
        const LkItem *item = &page->items[end];
        if (item->kind == LK_ITEM_LINK)
            continue;
        if (item->kind != LK_ITEM_GLYPHS || item->line_start ||
            is_artifact(item) != is_artifact(&page->items[from]))
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

static void move_to(Painter *p, int64_t x, int64_t y)
{
    if (!p->text.is_open) {
        lk_buffer_string(p->out, "BT\n");
        p->text = (LkPdfText){.is_open = true};
    }
    lk_pdf_number(p->out, x - p->text.x, 3);
    lk_buffer_string(p->out, " ");
    lk_pdf_number(p->out, y - p->text.y, 3);
    lk_buffer_string(p->out, " Td\n");
    p->text.x = x;
    p->text.y = y;
}

/* The glyphs [first, last) of a run, `offset` from its start. */
static void put_glyphs(Painter *p, const LkItem *item, size_t first, size_t last, LkLength offset)
{
    const LkGlyphRun *run = item->as.run;
    LkPdfFont *font = lk_pdf_use_font(p->resources, item, p->number);
    move_to(p, lk_pdf_thousandths(item->x + offset), lk_pdf_thousandths(flipped(p, item->y)));
    set_fill(p, run->colour);
    set_font(p, font, run->size);
    show_run(p, font, run, first, last);
}

/* ---- A line, cut where the structure or the language changes */

struct LkPdfPiece {
    size_t item, first, last; /* glyphs [first, last) of the item's run */
    LkLength offset;          /* from the run's start */
    LkText text;
    Mark mark;
};
typedef struct LkPdfPiece Piece;

static Piece *add_piece(LkPdfLine *line)
{
    if (line->count == line->capacity) {
        size_t capacity = line->capacity * 2 + 16;
        Piece *pieces = LK_NEW_ARRAY(line->arena, capacity, Piece);
        if (line->count > 0)
            memcpy(pieces, line->pieces, line->count * sizeof *pieces);
        line->pieces = pieces;
        line->capacity = capacity;
    }
    return &line->pieces[line->count++];
}

static void cut_run(Painter *p, size_t index, LkPdfLine *line)
{
    const LkGlyphRun *run = p->page->items[index].as.run;
    int64_t units = 0, stretch = 0;
    lk_pdf_check_text(p->resources->pdf, p->resources->options, &p->page->items[index]);
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
            continue; /* its letters belong to the cluster before */
        size_t end = last < run->count ? run->glyphs[last].cluster : run->text.length;
        *add_piece(line) = (Piece){.item = index,
                                   .first = first,
                                   .last = last,
                                   .offset = offset,
                                   .text = lk_text_slice(run->text, from, end),
                                   .mark = mark_of(p, index, language)};
        first = last;
        from = end;
    }
}

static void put_text(Painter *p, const Piece *pieces, size_t count)
{
    lk_buffer_string(p->out, "/ActualText(\xFE\xFF");
    for (size_t i = 0; i < count; i++)
        lk_pdf_utf16_literal(p->out, pieces[i].text);
    lk_buffer_string(p->out, ")>>BDC\n");
}

/* Neighbours in one mark. What their text is stands in the same mark as the place in the structure: PDFium
 * looks for it in the innermost mark alone, and Poppler takes the end of a mark within another for the end of
 * that. */
static void put_pieces(Painter *p, const Piece *pieces, size_t count, bool has_text)
{
    Mark mark = pieces[0].mark;
    if (has_text && mark.node != 0) {
        close_mark(p);
        lk_buffer_printf(p->out, "/Span<</MCID %u", lk_pdf_tags_begin(p->tags, mark.node));
        put_text(p, pieces, count);
        mark.has_text = true;
        p->mark = mark;
    } else {
        set_mark(p, mark);
        if (has_text) {
            lk_buffer_string(p->out, "/Span<<");
            put_text(p, pieces, count);
        }
    }
    for (size_t i = 0; i < count; i++)
        put_glyphs(p, &p->page->items[pieces[i].item], pieces[i].first, pieces[i].last, pieces[i].offset);
    if (has_text && mark.node != 0) {
        close_mark(p);
    } else if (has_text) {
        close_text(p);
        lk_buffer_string(p->out, "EMC\n");
    }
}

static void put_strikes(Painter *p, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        const LkItem *item = &p->page->items[i];
        if (item->kind != LK_ITEM_GLYPHS || !item->as.run->strike)
            continue;
        const LkGlyphRun *run = item->as.run;
        LkLength y = flipped(p, item->y) + LK_STRIKE_RISE(run->size);
        set_mark(p, (Mark){.artifact = "<</Type/Layout>>BDC"});
        put_stroke(p, item->x, y, item->x + run->width, y, LK_STRIKE_THICKNESS(run->size), run->colour);
    }
}

static size_t put_line(Painter *p, size_t from)
{
    size_t end = line_end(p->page, from);
    LkPdfLine *line = &p->resources->line;
    bool has_text = needs_actual_text(p->page, from, end);
    line->count = 0;
    for (size_t i = from; i < end; i++)
        if (p->page->items[i].kind == LK_ITEM_GLYPHS)
            cut_run(p, i, line);
    for (size_t i = 0, next = 0; i < line->count; i = next) {
        const Piece *first = &line->pieces[i];
        while (next < line->count && line->pieces[next].mark.node == first->mark.node &&
               line->pieces[next].mark.artifact == first->mark.artifact)
            next++;
        put_pieces(p, first, next - i, has_text);
    }
    close_text(p);
    put_strikes(p, from, end);
    return end;
}

static void prepare_nodes(LkPdfResources *resources, size_t count)
{
    if (count > resources->node_capacity) {
        resources->node_capacity = count + count / 2;
        resources->nodes = LK_NEW_ARRAY(resources->pdf->arena, resources->node_capacity, uint32_t);
    }
    memset(resources->nodes, 0, count * sizeof *resources->nodes);
}

void lk_pdf_content(LkPdfResources *resources, const LkPage *page, size_t number)
{
    resources->content.length = resources->page_resources.length = resources->page_images.length = 0;
    if (page->count > 0)
        prepare_nodes(resources, page->count);
    Painter painter = {.resources = resources,
                       .page = page,
                       .number = number,
                       .out = &resources->content,
                       .tags = resources->links->tags,
                       .fill = 0}; /* a page begins in black */
    for (size_t i = 0; i < page->count;) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_GLYPHS) {
            i = put_line(&painter, i);
            continue;
        }
        if (item->kind == LK_ITEM_LINK) { /* no ink */
            i++;
            continue;
        }
        set_mark(&painter, mark_of(&painter, i, NULL));
        if (item->kind == LK_ITEM_RULE)
            put_rule(&painter, item);
        else if (item->kind == LK_ITEM_FILL)
            put_fill(&painter, item);
        else
            put_image(&painter, item);
        i++;
    }
    close_mark(&painter);
    lk_pdf_crop_marks(page, resources->options, &resources->content);
}

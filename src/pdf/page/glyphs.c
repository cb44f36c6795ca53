/* Writes runs of glyphs as TJ arrays. The position of the pen is known in millionths of an em, so that
 * roundings of kerning and stretch do not add up.
 *
 * In a justified line most letters are followed by the same stretch. That is set once, as character spacing
 * (Tc), which adds it behind each code: only what differs, such as marks and blanks, is corrected by a number
 * in the array. Numbers behind all letters would make a file a third larger. */
#include "pdf/file/spelling.h"
#include "pdf/page/painter.h"

enum {
    ADJUST_LEAST = 300, /* millionths of an em: a smaller difference is rounding, not kerning */
    /* A string has at most 32,767 bytes (ISO 19005-2 §6.1.13). A code has two, each of which may need an
       escape. */
    CODES_A_STRING = 8000,
    /* Stretches that differ by less, in LkLength, are the same but for rounding. */
    SAME_STRETCH = 4,
    /* A run sets a spacing of at least this part of an em, when so many more of its glyphs have it than have
       none. */
    SPACING_PART = 1000,
    WORTH_SPACING = 4
};
#define SPACING_UNITS ((int64_t)10000) /* a point, in units of character spacing */

/* The open TJ array of a run. */
typedef struct Show {
    LkPdfPainter *painter;
    const LkPdfFont *font;
    int64_t pen, target; /* millionths of an em from the run's start: where the pen is, where it should be */
    int64_t spacing;     /* behind each code, in the same unit */
    int rise;            /* font units */
    bool in_array, in_string;
    int codes; /* in the string */
} Show;

static void close_string(Show *s)
{
    lk_buffer_string(s->painter->out, s->in_string ? ")" : "");
    s->in_string = false;
    s->codes = 0;
}

static void close_array(Show *s)
{
    close_string(s);
    lk_buffer_string(s->painter->out, s->in_array ? "]TJ\n" : "");
    s->in_array = false;
}

static int64_t rounded(int64_t value, int64_t unit)
{
    return (value + (value >= 0 ? unit / 2 : -unit / 2)) / unit * unit;
}

static void move_pen(Show *s)
{
    int64_t move = s->pen - s->target;
    if (move < ADJUST_LEAST && move > -ADJUST_LEAST)
        return;
    /* Most moves take back the spacing before a mark. By always the same, not too much: of two marks on a
     * letter the second must not stand left of the first, or Poppler changes their order. */
    int64_t rest = move - s->spacing;
    bool takes_back = s->spacing != 0 && rest < 2 * ADJUST_LEAST && rest > -2 * ADJUST_LEAST;
    move = takes_back ? s->spacing / 10 * 10 : rounded(move, 100);
    close_string(s);
    if (!s->in_array)
        lk_buffer_string(s->painter->out, "[");
    s->in_array = true;
    lk_pdf_number(s->painter->out, move / 10, 2); /* thousandths of an em */
    s->pen -= move;                               /* which carries the rest on */
}

static void set_rise(Show *s, int rise)
{
    if (rise == s->rise)
        return;
    close_array(s);
    LkLength length = lk_length_from_units(rise, s->painter->size, s->font->face->units_per_em);
    lk_pdf_paint_length(s->painter, length);
    lk_buffer_string(s->painter->out, "Ts\n");
    s->rise = rise;
}

static void show_code(Show *s, const LkPdfPlacedCode *code)
{
    LkBuffer *out = s->painter->out;
    set_rise(s, code->y);
    s->target += code->x;
    move_pen(s);
    s->target -= code->x;
    if (s->codes == CODES_A_STRING)
        close_string(s);
    s->codes++;
    if (!s->in_array)
        lk_buffer_string(out, "[");
    if (!s->in_string)
        lk_buffer_string(out, "(");
    s->in_array = s->in_string = true;
    lk_pdf_literal_byte(out, (unsigned char)(code->code >> 8));
    lk_pdf_literal_byte(out, (unsigned char)code->code);
    s->pen += code->advance + s->spacing;
    s->target += code->advance;
}

/* Returns the codes of a cluster of the run, whose glyphs are [first, end). */
static LkPdfCluster cluster_of(LkPdfFont *font, const LkGlyphRun *run, size_t first, size_t end)
{
    bool begins = run->right_to_left ? end == run->count : first == 0;
    size_t from = begins ? 0 : run->glyphs[first].cluster;
    LkText text = lk_text_slice(run->text, from, lk_cluster_text_end(run, first, end));
    return lk_pdf_font_cluster(font, run->glyphs + first, end - first, text, run->right_to_left);
}

static bool is_same(LkLength a, LkLength b)
{
    return a - b < SAME_STRETCH && b - a < SAME_STRETCH;
}

/* Returns the stretch that most glyphs have, where that is worth a spacing; else 0. By majority vote (Boyer
 * and Moore 1981), then by counting. */
static LkLength common_stretch(const LkGlyph *glyphs, size_t count, LkLength size)
{
    LkLength common = 0;
    size_t votes = 0, with = 0, without = 0;
    for (size_t i = 0; i < count; i++) {
        common = votes == 0 ? glyphs[i].stretch : common;
        votes = is_same(glyphs[i].stretch, common) ? votes + 1 : votes - 1;
    }
    for (size_t i = 0; i < count; i++) {
        with += is_same(glyphs[i].stretch, common);
        without += glyphs[i].stretch == 0;
    }
    bool is_large = common >= size / SPACING_PART || common <= -size / SPACING_PART;
    return is_large && with >= without + WORTH_SPACING ? common : 0;
}

/* Sets the character spacing; returns it in millionths of an em. */
static int64_t set_spacing(LkPdfPainter *p, LkLength stretch, LkLength size)
{
    int64_t spacing = stretch * SPACING_UNITS / LK_POINT;
    if (spacing != p->spacing) {
        lk_pdf_number(p->out, spacing, 4);
        lk_buffer_string(p->out, " Tc\n");
        p->spacing = spacing;
    }
    return size == 0 ? 0 : spacing * 1000000 / SPACING_UNITS * LK_POINT / size;
}

/* Whether a code draws nothing: the second character of a ligature. */
static bool is_empty(const LkPdfFont *font, const LkPdfPlacedCode *code)
{
    return font->face->is_truetype && font->shapes[font->codes[code->code].shape].count == 0;
}

/* Shows a run whose text begins at the right: its codes in typed order, each by an operator of its own that
 * first moves the pen to the left (docs/pdf.md). */
static void show_right_to_left(Show *show, LkPdfFont *font, const LkGlyphRun *run)
{
    int64_t units = 0, stretch = 0; /* from the run's start to the cluster */
    for (size_t g = 0; g < run->count; g++) {
        units += run->glyphs[g].advance;
        stretch += run->glyphs[g].stretch;
    }
    for (size_t end = run->count, g; end > 0; end = g) {
        for (g = end; g > 0 && run->glyphs[g - 1].cluster == run->glyphs[end - 1].cluster; g--) {
            units -= run->glyphs[g - 1].advance;
            stretch -= run->glyphs[g - 1].stretch;
        }
        LkPdfCluster cluster = cluster_of(font, run, g, end);
        int64_t start =
            units * 1000000 / run->face->units_per_em + (run->size == 0 ? 0 : stretch * 1000000 / run->size);
        for (uint32_t i = 0; i < cluster.count; i++) {
            const LkPdfPlacedCode *code = &font->placed[cluster.first + i];
            show->target = start;
            if (i > 0 && !is_empty(font, code)) /* PDFium passes over operators that draw nothing */
                close_array(show);
            show_code(show, code);
        }
        close_array(show);
    }
}

static void show_run(LkPdfPainter *p, LkPdfFont *font, const LkGlyphRun *run, size_t first, size_t last)
{
    Show show = {.painter = p, .font = font};
    show.spacing = set_spacing(p, common_stretch(run->glyphs + first, last - first, run->size), run->size);
    if (run->right_to_left) {
        show_right_to_left(&show, font, run);
        set_rise(&show, 0);
        return;
    }
    int64_t units = 0, stretch = 0; /* from the run's start */
    for (size_t g = first; g < last;) {
        size_t end = g + 1;
        while (end < run->count && run->glyphs[end].cluster == run->glyphs[g].cluster)
            end++;
        LkPdfCluster cluster = cluster_of(font, run, g, end);
        int64_t moved = stretch == 0 || run->size == 0 ? 0 : stretch * 1000000 / run->size;
        show.target = units * 1000000 / run->face->units_per_em + moved;
        for (uint32_t i = 0; i < cluster.count; i++)
            show_code(&show, &font->placed[cluster.first + i]);
        for (; g < end; g++) {
            units += run->glyphs[g].advance;
            stretch += run->glyphs[g].stretch;
        }
    }
    set_rise(&show, 0);
    close_array(&show);
}

static void set_font(LkPdfPainter *p, const LkPdfFont *font, LkLength size)
{
    if (p->font == font && p->size == size)
        return;
    p->font = font;
    p->size = size;
    lk_buffer_printf(p->out, "/F%u ", font->number);
    /* Five decimals, so that a line in a scaled size (10.6464 pt) ends where it should. */
    lk_pdf_number(p->out, (size * 100000 + LK_POINT / 2) / LK_POINT, 5);
    lk_buffer_string(p->out, " Tf\n");
}

static void move_to(LkPdfPainter *p, int64_t x, int64_t y)
{
    if (!p->text.is_open) {
        lk_buffer_string(p->out, "BT\n");
        p->text = (LkPdfTextObject){.is_open = true};
    }
    lk_pdf_number(p->out, x - p->text.x, 3);
    lk_buffer_string(p->out, " ");
    lk_pdf_number(p->out, y - p->text.y, 3);
    lk_buffer_string(p->out, " Td\n");
    p->text.x = x;
    p->text.y = y;
}

void lk_pdf_paint_glyphs(LkPdfPainter *p, const LkItem *item, size_t first, size_t last, LkLength offset)
{
    const LkGlyphRun *run = item->as.run;
    LkPdfFont *font = lk_pdf_use_font(p->resources, item, p->number);
    move_to(p, lk_pdf_thousandths(item->x + offset), lk_pdf_thousandths(lk_pdf_paint_flipped(p, item->y)));
    lk_pdf_paint_fill_colour(p, run->colour);
    set_font(p, font, run->size);
    show_run(p, font, run, first, last);
}

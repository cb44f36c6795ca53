/* Makes the file of a font. hb-subset keeps and renumbers the glyphs that are used. To a TrueType file each
 * shape of several parts is then appended as a composite glyph, and the tables that count or place glyphs are
 * written anew: head, hhea, maxp, hmtx, loca, glyf. The file needs no other tables, as the PDF selects glyphs
 * by number and has widths and text in maps of its own. */
#include "pdf/fonts/subset.h"

#include <hb-subset.h>
#include <string.h>

enum {
    ARGUMENTS_ARE_WORDS = 0x1,
    ARGUMENTS_ARE_OFFSETS = 0x2,
    SCALE = 0x8,
    MORE_COMPONENTS = 0x20,
    TWO_SCALES = 0x40,
    TWO_BY_TWO = 0x80,
    DEPTH_MOST = 8 /* of composites in composites, as fonts have it */
};

typedef struct Table {
    const uint8_t *bytes;
    unsigned length;
} Table;

typedef struct Outlines {
    Table head, hhea, maxp, hmtx, loca, glyf;
    bool long_loca;
    unsigned count, metrics;
} Outlines;

static unsigned u16(Table table, size_t at)
{
    return at + 2 <= table.length ? (unsigned)table.bytes[at] << 8 | table.bytes[at + 1] : 0;
}

static int s16(Table table, size_t at)
{
    return (int16_t)u16(table, at);
}

static void put16(LkBuffer *out, int value)
{
    unsigned bits = (unsigned)value; /* shifting a negative number is not defined in C */
    char bytes[2] = {(char)(bits >> 8 & 0xFF), (char)(bits & 0xFF)};
    lk_buffer_append(out, bytes, 2);
}

static void put32(LkBuffer *out, size_t value)
{
    put16(out, (int)(value >> 16 & 0xFFFF));
    put16(out, (int)(value & 0xFFFF));
}

static void set16(LkBuffer *out, size_t at, unsigned value)
{
    out->bytes[at] = (char)(value >> 8);
    out->bytes[at + 1] = (char)value;
}

/* The arena releases things by functions that take void pointers. */
static void free_blob(void *blob)
{
    hb_blob_destroy(blob);
}
static void free_face(void *face)
{
    hb_face_destroy(face);
}
static void free_input(void *input)
{
    hb_subset_input_destroy(input);
}
static void free_plan(void *plan)
{
    hb_subset_plan_destroy(plan);
}

static Table table_of(hb_face_t *face, hb_tag_t tag, LkArena *arena)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    lk_arena_defer(arena, free_blob, blob);
    Table table = {0};
    table.bytes = (const uint8_t *)hb_blob_get_data(blob, &table.length);
    return table;
}

static Outlines read_outlines(hb_face_t *face, LkArena *arena)
{
    Outlines o = {.head = table_of(face, HB_TAG('h', 'e', 'a', 'd'), arena),
                  .hhea = table_of(face, HB_TAG('h', 'h', 'e', 'a'), arena),
                  .maxp = table_of(face, HB_TAG('m', 'a', 'x', 'p'), arena),
                  .hmtx = table_of(face, HB_TAG('h', 'm', 't', 'x'), arena),
                  .loca = table_of(face, HB_TAG('l', 'o', 'c', 'a'), arena),
                  .glyf = table_of(face, HB_TAG('g', 'l', 'y', 'f'), arena)};
    o.long_loca = u16(o.head, 50) != 0;
    o.count = u16(o.maxp, 4);
    o.metrics = u16(o.hhea, 34);
    return o;
}

static size_t loca_at(const Outlines *o, unsigned glyph)
{
    size_t at = o->long_loca ? (size_t)u16(o->loca, glyph * 4u) << 16 | u16(o->loca, glyph * 4u + 2)
                             : (size_t)u16(o->loca, glyph * 2u) * 2;
    return at < o->glyf.length ? at : o->glyf.length;
}

static Table outline(const Outlines *o, unsigned glyph)
{
    size_t start = loca_at(o, glyph), end = loca_at(o, glyph + 1);
    return (Table){o->glyf.bytes + start, end > start ? (unsigned)(end - start) : 0};
}

static int side_bearing(const Outlines *o, unsigned glyph)
{
    return glyph < o->metrics ? s16(o->hmtx, glyph * 4u + 2)
                              : s16(o->hmtx, o->metrics * 4u + (glyph - o->metrics) * 2u);
}

static unsigned advance_of(const Outlines *o, unsigned glyph)
{
    unsigned last = o->metrics == 0 ? 0 : o->metrics - 1;
    return u16(o->hmtx, (glyph < last ? glyph : last) * 4u);
}

typedef struct Size {
    unsigned points, contours, depth;
} Size;

/* Returns what the table maxp must allow for a glyph, its components included. */
static Size size_of(const Outlines *o, unsigned glyph, unsigned level)
{
    Table table = outline(o, glyph);
    Size size = {0};
    int contours = s16(table, 0);
    if (table.length < 10 || level > DEPTH_MOST)
        return size;
    if (contours >= 0) {
        size.contours = (unsigned)contours;
        size.points = contours == 0 ? 0 : u16(table, 8 + (size_t)contours * 2) + 1;
        return size;
    }
    for (size_t at = 10; at + 4 <= table.length;) {
        unsigned flags = u16(table, at);
        Size part = size_of(o, u16(table, at + 2), level + 1);
        size.points += part.points;
        size.contours += part.contours;
        size.depth = part.depth > size.depth ? part.depth : size.depth;
        at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2);
        at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & TWO_BY_TWO ? 8 : 0;
        if (!(flags & MORE_COMPONENTS))
            break;
    }
    size.depth++;
    return size;
}

typedef struct Build {
    const Outlines *old;
    LkBuffer glyf, loca, hmtx;
    unsigned count;
    Size most;
    size_t elements;
    unsigned widest;
} Build;

static int smaller(int a, int b)
{
    return a < b ? a : b;
}
static int larger(int a, int b)
{
    return a > b ? a : b;
}

static void put_metric(Build *b, unsigned advance, int bearing)
{
    put16(&b->hmtx, (int)advance);
    put16(&b->hmtx, bearing);
    b->widest = advance > b->widest ? advance : b->widest;
}

static void copy_glyphs(Build *b)
{
    for (unsigned g = 0; g < b->old->count; g++) {
        Table table = outline(b->old, g);
        put32(&b->loca, b->glyf.length);
        lk_buffer_append(&b->glyf, (const char *)table.bytes, table.length);
        while (b->glyf.length % 4 != 0)
            lk_buffer_append(&b->glyf, "", 1);
        put_metric(b, advance_of(b->old, g), side_bearing(b->old, g));
    }
    b->count = b->old->count;
}

/* The outline of a composite: where it is, and what it is made of. */
typedef struct Extent {
    int box[4];         /* left, bottom, right, top, in font units */
    size_t drawn, last; /* parts that have an outline: how many, and which is the last */
    Size size;
} Extent;

static bool has_outline(const Build *b, hb_codepoint_t glyph)
{
    return outline(b->old, glyph).length >= 10;
}

/* Returns the extent of a shape. Parts without an outline (blanks) are left out. */
static Extent extent_of(const Build *b, const LkPdfShape *shape, const hb_map_t *mapping)
{
    Extent e = {.box = {INT16_MAX, INT16_MAX, INT16_MIN, INT16_MIN}};
    for (size_t p = 0; p < shape->count; p++) {
        const LkPdfPart *part = &shape->parts[p];
        hb_codepoint_t glyph = hb_map_get(mapping, part->glyph);
        if (!has_outline(b, glyph))
            continue;
        Table table = outline(b->old, glyph);
        e.last = p;
        e.drawn++;
        e.box[0] = smaller(e.box[0], s16(table, 2) + part->x);
        e.box[1] = smaller(e.box[1], s16(table, 4) + part->y);
        e.box[2] = larger(e.box[2], s16(table, 6) + part->x);
        e.box[3] = larger(e.box[3], s16(table, 8) + part->y);
        Size size = size_of(b->old, glyph, 0);
        e.size.points += size.points;
        e.size.contours += size.contours;
        e.size.depth = size.depth > e.size.depth ? size.depth : e.size.depth;
    }
    return e;
}

static void put_components(Build *b, const LkPdfShape *shape, const hb_map_t *mapping, size_t last)
{
    for (size_t p = 0; p < shape->count; p++) {
        const LkPdfPart *part = &shape->parts[p];
        hb_codepoint_t glyph = hb_map_get(mapping, part->glyph);
        if (!has_outline(b, glyph))
            continue;
        put16(&b->glyf, ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | (p == last ? 0 : MORE_COMPONENTS));
        put16(&b->glyf, (int)glyph);
        put16(&b->glyf, part->x);
        put16(&b->glyf, part->y);
    }
    while (b->glyf.length % 4 != 0)
        lk_buffer_append(&b->glyf, "", 1);
}

static void put_composite(Build *b, const LkPdfShape *shape, const hb_map_t *mapping)
{
    Extent e = extent_of(b, shape, mapping);
    put32(&b->loca, b->glyf.length);
    b->count++;
    put_metric(b, (unsigned)shape->advance, e.drawn == 0 ? 0 : e.box[0]);
    if (e.drawn == 0)
        return;
    put16(&b->glyf, -1);
    for (int i = 0; i < 4; i++)
        put16(&b->glyf, e.box[i]);
    put_components(b, shape, mapping, e.last);
    b->most.points = e.size.points > b->most.points ? e.size.points : b->most.points;
    b->most.contours = e.size.contours > b->most.contours ? e.size.contours : b->most.contours;
    b->most.depth = e.size.depth + 1 > b->most.depth ? e.size.depth + 1 : b->most.depth;
    b->elements = e.drawn > b->elements ? e.drawn : b->elements;
}

/* Gives each shape its glyph. No two composite shapes are alike, so each is a glyph of its own. */
static void number_shapes(LkPdfFont *font, Build *b, const hb_map_t *mapping)
{
    for (size_t s = 0; s < font->shape_count; s++) {
        LkPdfShape *shape = &font->shapes[s];
        if (shape->composite) {
            shape->glyph = (uint16_t)b->count;
            put_composite(b, shape, mapping);
        } else {
            shape->glyph = (uint16_t)hb_map_get(mapping, shape->parts[0].glyph);
        }
    }
    put32(&b->loca, b->glyf.length);
}

static void raise16(LkBuffer *table, size_t at, size_t value)
{
    Table view = {(const uint8_t *)table->bytes, (unsigned)table->length};
    if (at + 2 <= table->length && u16(view, at) < value)
        set16(table, at, (unsigned)(value > 0xFFFF ? 0xFFFF : value));
}

static void add_table(hb_face_t *builder, hb_tag_t tag, LkText bytes)
{
    hb_blob_t *blob =
        hb_blob_create(bytes.bytes, (unsigned)bytes.length, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_builder_add_table(builder, tag, blob);
    hb_blob_destroy(blob);
}

static LkBuffer copy_of(Table table, LkArena *arena)
{
    LkBuffer buffer;
    lk_buffer_init(&buffer, arena);
    lk_buffer_append(&buffer, (const char *)table.bytes, table.length);
    return buffer;
}

static LkText file_of(hb_face_t *face, LkArena *arena)
{
    hb_blob_t *blob = hb_face_reference_blob(face);
    lk_arena_defer(arena, free_blob, blob);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    return (LkText){bytes, length};
}

static LkText assemble(Build *b, LkArena *arena)
{
    LkBuffer head = copy_of(b->old->head, arena), hhea = copy_of(b->old->hhea, arena),
             maxp = copy_of(b->old->maxp, arena);
    set16(&head, 50, 1);
    set16(&hhea, 10, b->widest);
    set16(&hhea, 34, b->count);
    set16(&maxp, 4, b->count);
    raise16(&maxp, 10, b->most.points);
    raise16(&maxp, 12, b->most.contours);
    raise16(&maxp, 28, b->elements);
    raise16(&maxp, 30, b->most.depth);
    hb_face_t *builder = hb_face_builder_create();
    lk_arena_defer(arena, free_face, builder);
    add_table(builder, HB_TAG('h', 'e', 'a', 'd'), lk_pdf_view(&head));
    add_table(builder, HB_TAG('h', 'h', 'e', 'a'), lk_pdf_view(&hhea));
    add_table(builder, HB_TAG('m', 'a', 'x', 'p'), lk_pdf_view(&maxp));
    add_table(builder, HB_TAG('h', 'm', 't', 'x'), lk_pdf_view(&b->hmtx));
    add_table(builder, HB_TAG('l', 'o', 'c', 'a'), lk_pdf_view(&b->loca));
    add_table(builder, HB_TAG('g', 'l', 'y', 'f'), lk_pdf_view(&b->glyf));
    return file_of(builder, arena);
}

static void choose_tables(hb_subset_input_t *input)
{
    static const char dropped[][5] = {"GSUB", "GPOS", "GDEF", "name", "OS/2", "post", "cmap", "kern", "prep",
                                      "fpgm", "cvt ", "gasp", "DSIG", "FFTM", "vhea", "vmtx", "hdmx", "VDMX",
                                      "LTSH", "PCLT", "BASE", "JSTF", "MATH", "STAT", "meta", "SVG ", "COLR",
                                      "CPAL", "CBDT", "CBLC", "sbix", "EBDT", "EBLC", "EBSC"};
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++)
        hb_set_add(drop, HB_TAG(dropped[i][0], dropped[i][1], dropped[i][2], dropped[i][3]));
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
}

static void choose_glyphs(const LkPdfFont *font, hb_set_t *glyphs)
{
    hb_set_add(glyphs, 0);
    for (size_t s = 0; s < font->shape_count; s++)
        for (size_t p = 0; p < font->shapes[s].count; p++)
            hb_set_add(glyphs, font->shapes[s].parts[p].glyph);
    if (!font->face->is_truetype)
        for (size_t c = 0; c < font->code_count; c++)
            if (font->codes[c].shape != 0)
                hb_set_add(glyphs, (hb_codepoint_t)c);
}

static LkText fail(LkPdfFont *font, LkTermId why)
{
    lk_tell(font->pdf->diagnostics, LK_E_PDF_FONT, (LkSpan){0},
            LK_WITH(lk_named_string("family", font->face->family), lk_named_string("file", font->face->path),
                    lk_named_term("reason", why)));
    return (LkText){0};
}

LkText lk_pdf_subset(LkPdfFont *font)
{
    LkArena *arena = font->pdf->arena;
    bool truetype = font->face->is_truetype;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL)
        return fail(font, LK_TERM_SUBSET_MEMORY);
    lk_arena_defer(arena, free_input, input);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                         (truetype ? 0 : HB_SUBSET_FLAGS_RETAIN_GIDS));
    choose_tables(input);
    choose_glyphs(font, hb_subset_input_glyph_set(input));
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(font->face->hb_face, input);
    if (plan == NULL)
        return fail(font, LK_TERM_SUBSET_CUT);
    lk_arena_defer(arena, free_plan, plan);
    hb_face_t *cut = hb_subset_plan_execute_or_fail(plan);
    if (cut == NULL)
        return fail(font, LK_TERM_SUBSET_CUT);
    lk_arena_defer(arena, free_face, cut);
    if (!truetype)
        return file_of(cut, arena);
    Outlines old = read_outlines(cut, arena);
    if (old.head.length < 54 || old.hhea.length < 36 || old.maxp.length < 32 || old.count == 0)
        return fail(font, LK_TERM_SUBSET_TABLES);
    if (old.count + font->shape_count > 0xFFFF)
        return fail(font, LK_TERM_SUBSET_SHAPES);
    Build build = {.old = &old};
    lk_buffer_init(&build.glyf, arena);
    lk_buffer_init(&build.loca, arena);
    lk_buffer_init(&build.hmtx, arena);
    copy_glyphs(&build);
    number_shapes(font, &build, hb_subset_plan_old_to_new_glyph_mapping(plan));
    return assemble(&build, arena);
}

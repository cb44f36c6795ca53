/* Pages built by hand for tests of the back ends: a face loaded and text shaped by HarfBuzz alone. */
#ifndef LIKHIT_TESTS_IMAGE_PAGE_H
#define LIKHIT_TESTS_IMAGE_PAGE_H

#include <hb-ot.h>
#include <string.h>

#include "frame/frame.h"

#define TEST_FONT "/usr/share/fonts/truetype/tlwg/Laksaman.ttf"

static inline void test_release_font(void *font)
{
    hb_font_destroy(font);
}

/* The face lives in the arena; its HarfBuzz objects go with it. NULL without the font. */
static inline const LkFace *test_face(const char *path, LkArena *arena)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (blob == NULL)
        return NULL;
    LkFace *face = LK_NEW(arena, LkFace);
    hb_face_t *hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    face->hb_font = hb_font_create(hb_face);
    hb_face_destroy(hb_face); /* the font keeps it */
    lk_arena_defer(arena, test_release_font, face->hb_font);
    face->hb_face = hb_face;
    face->path = path;
    face->family = "Laksaman";
    face->style_name = "Regular";
    face->units_per_em = (int)hb_face_get_upem(hb_face);
    return face;
}

static inline LkGlyphRun *test_shape(const LkFace *face, LkLength size, const char *text, LkArena *arena)
{
    LkGlyphRun *run = LK_NEW(arena, LkGlyphRun);
    run->face = face;
    run->size = size;
    run->text = lk_text(text);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->hb_font, buffer, NULL, 0);
    unsigned count;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, NULL);
    run->glyphs = LK_NEW_ARRAY(arena, count, LkGlyph);
    run->count = count;
    int64_t units = 0;
    for (unsigned i = 0; i < count; i++) {
        run->glyphs[i] = (LkGlyph){.cluster = infos[i].cluster,
                                   .glyph = (uint16_t)infos[i].codepoint,
                                   .advance = (int16_t)places[i].x_advance,
                                   .x_offset = (int16_t)places[i].x_offset,
                                   .y_offset = (int16_t)places[i].y_offset};
        units += places[i].x_advance;
    }
    run->width = lk_length_from_units(units, size, face->units_per_em);
    hb_buffer_destroy(buffer);
    return run;
}

static inline LkItem *test_add_text(LkPage *page, const LkFace *face, double x, double y, double size,
                                    const char *text, LkArena *arena)
{
    LkItem *item = lk_page_add(page, LK_ITEM_GLYPHS, LK_ROLE_PARAGRAPH, arena);
    item->x = (LkLength)(x * (double)LK_POINT);
    item->y = (LkLength)(y * (double)LK_POINT);
    item->as.run = test_shape(face, (LkLength)(size * (double)LK_POINT), text, arena);
    return item;
}

static inline LkItem *test_add_box(LkPage *page, LkItemKind kind, double x, double y, double width,
                                   double height, LkArena *arena)
{
    LkItem *item = lk_page_add(page, kind, LK_ROLE_ARTIFACT, arena);
    item->x = (LkLength)(x * (double)LK_POINT);
    item->y = (LkLength)(y * (double)LK_POINT);
    item->width = (LkLength)(width * (double)LK_POINT);
    item->height = (LkLength)(height * (double)LK_POINT);
    return item;
}

static inline LkItem *test_add_rule(LkPage *page, double x, double y, double width, double height,
                                    double thickness, LkArena *arena)
{
    LkItem *item = test_add_box(page, LK_ITEM_RULE, x, y, width, height, arena);
    item->thickness = (LkLength)(thickness * (double)LK_POINT);
    return item;
}

/* Takes what a back end writes into a buffer; with `room` above 0 it refuses once that many bytes came. */
typedef struct TestSink {
    LkBuffer bytes;
    size_t room;
} TestSink;

static inline bool test_write(void *context, const void *bytes, size_t length)
{
    TestSink *sink = context;
    if (sink->room != 0 && sink->bytes.length + length > sink->room)
        return false;
    lk_buffer_append(&sink->bytes, bytes, length);
    return true;
}

#endif

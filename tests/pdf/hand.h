/* Pages made by hand: text shaped by HarfBuzz in one face, set line below line, without the stages before. */
#ifndef TESTS_PDF_HAND_H
#define TESTS_PDF_HAND_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pdf/pdf.h"
#include "said.h"

#define HAND_REGULAR  "/usr/share/fonts/truetype/tlwg/Laksaman.ttf"
#define HAND_BOLD     "/usr/share/fonts/truetype/tlwg/Laksaman-Bold.ttf"
#define HAND_THAI_CFF "/usr/share/fonts/opentype/tlwg/Loma.otf"
#define HAND_CFF      "/usr/share/fonts/opentype/urw-base35/NimbusSans-Regular.otf"

static void hand_free_font(void *font)
{
    hb_font_destroy(font);
}

static inline const LkFace *hand_face(const char *path, LkArena *arena)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    LkFace *face = LK_NEW(arena, LkFace);
    face->hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    face->hb_font = hb_font_create(face->hb_face);
    hb_face_destroy(face->hb_face);
    lk_arena_defer(arena, hand_free_font, face->hb_font);
    face->units_per_em = (int)hb_face_get_upem(face->hb_face);
    hb_font_set_scale(face->hb_font, face->units_per_em, face->units_per_em);
    hb_font_make_immutable(face->hb_font);
    hb_blob_t *glyf = hb_face_reference_table(face->hb_face, HB_TAG('g', 'l', 'y', 'f'));
    face->is_truetype = hb_blob_get_length(glyf) > 0;
    hb_blob_destroy(glyf);
    face->path = face->family = path;
    face->postscript_name = "Hand";
    face->ascender = face->units_per_em;
    face->descender = -face->units_per_em / 4;
    return face;
}

/* `spacing`: hundredths of an em after each cluster. */
static inline LkGlyphRun *hand_run(const LkFace *face, LkLength size, const char *text, int spacing,
                                   LkArena *arena)
{
    LkGlyphRun *run = LK_NEW(arena, LkGlyphRun);
    run->face = face;
    run->size = size;
    run->text = lk_text(text);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    for (size_t i = 0; i < run->text.length; i++)
        if ((unsigned char)text[i] == 0xE0)
            hb_buffer_set_script(buffer, HB_SCRIPT_THAI);
    hb_shape(face->hb_font, buffer, NULL, 0);
    unsigned count;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, NULL);
    run->glyphs = LK_NEW_ARRAY(arena, count, LkGlyph);
    run->count = count;
    for (unsigned i = 0; i < count; i++) {
        LkGlyph *glyph = &run->glyphs[i];
        *glyph = (LkGlyph){.cluster = infos[i].cluster,
                           .glyph = (uint16_t)infos[i].codepoint,
                           .advance = (int16_t)places[i].x_advance,
                           .x_offset = (int16_t)places[i].x_offset,
                           .y_offset = (int16_t)places[i].y_offset};
        if (i + 1 == count || infos[i + 1].cluster != infos[i].cluster)
            glyph->stretch = (int32_t)(size * spacing / 100);
        run->width += lk_length_from_units(glyph->advance, size, face->units_per_em) + glyph->stretch;
    }
    hb_buffer_destroy(buffer);
    return run;
}

typedef struct Hand {
    LkArena *arena;
    LkDiagnostics diagnostics;
    LkFrames frames;
    LkPage *page;
    LkLength x, y;
} Hand;

static inline Hand hand_begin(void)
{
    Hand hand = {.arena = lk_arena_create()};
    lk_diagnostics_init(&hand.diagnostics, hand.arena);
    return hand;
}

static inline void hand_page(Hand *hand)
{
    hand->page =
        lk_frames_add_page(&hand->frames, LK_MILLIPOINTS(595276), LK_MILLIPOINTS(841890), hand->arena);
    hand->x = hand->y = 50 * LK_POINT;
}

/* A run that continues the line, or begins one at the left when `start`. */
static inline LkItem *hand_text(Hand *hand, const LkFace *face, const char *text, int spacing, bool start)
{
    if (start) {
        hand->x = 50 * LK_POINT;
        hand->y += 24 * LK_POINT;
    }
    if (hand->page == NULL || hand->y > 800 * LK_POINT)
        hand_page(hand);
    LkGlyphRun *run = hand_run(face, 16 * LK_POINT, text, spacing, hand->arena);
    LkItem *item = lk_page_add(hand->page, LK_ITEM_GLYPHS, LK_ROLE_PARAGRAPH, hand->arena);
    item->x = hand->x;
    item->y = hand->y;
    item->line_start = start;
    item->line_stretched = spacing != 0;
    item->as.run = run;
    hand->x += run->width;
    return item;
}

typedef struct HandBytes {
    char *bytes;
    size_t length;
} HandBytes;

static inline bool hand_drop(void *context, const void *bytes, size_t length)
{
    (void)context, (void)bytes, (void)length;
    return true;
}

static bool hand_take(void *context, const void *bytes, size_t length)
{
    HandBytes *all = context;
    all->bytes = realloc(all->bytes, all->length + length + 1);
    memcpy(all->bytes + all->length, bytes, length);
    all->length += length;
    all->bytes[all->length] = '\0';
    return true;
}

static inline HandBytes hand_profile(Hand *hand, LkPdfProfile profile)
{
    HandBytes all = {0};
    LkPdfOptions options = {.first_page = 1,
                            .last_page = hand->frames.count,
                            .created = 1649116800,
                            .producer = "Likhit test",
                            .profile = profile};
    bool done = lk_pdf_write(&hand->frames, &options, hand_take, &all, hand->arena, &hand->diagnostics);
    cr_assert(done, "%s", hand->diagnostics.first != NULL ? said(hand->diagnostics.first) : "");
    return all;
}

static inline HandBytes hand_pdf(Hand *hand)
{
    return hand_profile(hand, LK_PDF_PLAIN);
}

/* What `command` prints about the PDF; %s is its path. Fails the test when the command fails. */
static inline HandBytes hand_ask(HandBytes pdf, const char *command)
{
    char path[] = "/tmp/likhit-pdf-XXXXXX", line[512];
    int file = mkstemp(path);
    cr_assert(file >= 0 && write(file, pdf.bytes, pdf.length) == (ssize_t)pdf.length);
    close(file);
    snprintf(line, sizeof line, command, path);
    FILE *pipe = popen(line, "r");
    HandBytes out = {0};
    char part[4096];
    for (size_t n; (n = fread(part, 1, sizeof part, pipe)) > 0;)
        hand_take(&out, part, n);
    if (out.bytes == NULL)
        hand_take(&out, "", 0);
    int status = pclose(pipe);
    unlink(path);
    cr_assert_eq(status, 0, "%s: %d %s", line, status, out.bytes);
    return out;
}

#endif

/* Shapes text: HarfBuzz turns each stretch of one style, script and face into glyphs, which are then gathered
 * into clusters. */
#include "text/order.h"

#define SMALL_PERCENT 62 /* of the text's size: Thai digits stay legible at 16 pt */

static void release_buffer(void *object)
{
    hb_buffer_destroy(object);
}

/* HarfBuzz's buffer, one for all runs of a document. */
static hb_buffer_t *shaping_buffer(LkTextContext *context)
{
    LkTextState *state = lk_text_state(context);
    if (state->shaping == NULL) {
        hb_buffer_t *buffer = hb_buffer_create();
        lk_arena_defer(lk_text_memory(context), release_buffer, buffer);
        state->shaping = buffer;
    }
    return state->shaping;
}

static int16_t clamped(hb_position_t value)
{
    return (int16_t)(value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value);
}

static LkShapedRun *add_run(LkShaped *shaped, LkArena *scratch)
{
    LK_GROW(scratch, shaped->runs, shaped->run_count, shaped->run_capacity, 8);
    return &shaped->runs[shaped->run_count++];
}

static void reserve_glyphs(LkShaped *shaped, size_t more, LkArena *scratch)
{
    if (shaped->glyph_capacity - shaped->glyph_count >= more)
        return;
    size_t twice = (shaped->glyph_count + more) * 2;
    LK_RESERVE(scratch, shaped->glyphs, shaped->glyph_count, shaped->glyph_capacity, twice);
}

static hb_language_t language_of(const LkSection *section, hb_script_t script)
{
    const char *language = lk_script_language(section, script);
    return language == NULL ? HB_LANGUAGE_INVALID : hb_language_from_string(language, -1);
}

static void shape_run(LkTextContext *context, const LkSection *section, size_t start, size_t end,
                      const LkShapedRun *run, LkShaped *shaped)
{
    hb_buffer_t *buffer = shaping_buffer(context);
    hb_buffer_reset(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    size_t from = section->offsets[start];
    hb_buffer_add_utf8(buffer, section->text.bytes, (int)section->text.length, (unsigned)from,
                       (int)(section->offsets[end] - from));
    hb_buffer_set_direction(buffer, run->level % 2 == 0 ? HB_DIRECTION_LTR : HB_DIRECTION_RTL);
    hb_buffer_set_script(buffer, run->script);
    hb_buffer_set_language(buffer, language_of(section, run->script));
    /* No ligatures: extractors read a glyph for several letters differently (docs/pdf.md). */
    static const hb_feature_t features[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    hb_shape(run->face->hb_font, buffer, features, 2);

    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &count);
    reserve_glyphs(shaped, count, context->scratch);
    for (unsigned i = 0; i < count; i++) {
        shaped->glyphs[shaped->glyph_count++] = (LkGlyph){
            .cluster = infos[i].cluster,
            .glyph = (uint16_t)infos[i].codepoint,
            .advance = clamped(positions[i].x_advance),
            .x_offset = clamped(positions[i].x_offset),
            .y_offset = clamped(positions[i].y_offset),
        };
    }
    if (run->level % 2 != 0)
        lk_reverse_clusters(shaped->glyphs + run->first_glyph, count);
}

/* Whether a character is shaped as Thai. Blanks, digits and signs are shaped as what comes before them
 * (`before`).
 */
static bool run_is_thai(const LkSection *section, size_t i, bool before)
{
    uint32_t c = section->characters[i];
    return lk_is_thai(c) ? true : lk_is_latin_letter(c) ? false : before;
}

static LkShapedRun *begin_run(LkTextContext *context, const LkStyleRun *style, const LkParagraph *paragraph,
                              const LkFontChoice *choice, LkShaped *shaped)
{
    LkShapedRun *run = add_run(shaped, context->scratch);
    run->face = choice->face;
    run->size = (LkLength)((double)paragraph->spec.size * choice->scale + 0.5);
    if (lk_is_small(style))
        run->size = run->size * SMALL_PERCENT / 100;
    run->style = style;
    run->first_glyph = shaped->glyph_count;
    return run;
}

/* Whether the character goes on with the run that begins at `first`: of the same script, in the same
 * direction. */
static bool is_of_run(const LkSection *section, size_t first, size_t i, bool thai)
{
    if (section->levels != NULL && section->levels[i] != section->levels[first])
        return false;
    return section->scripts != NULL ? section->scripts[i] == section->scripts[first]
                                    : run_is_thai(section, i, thai) == thai;
}

/* Shapes a style run of a section with marks or with other scripts. */
static bool shape_scripts(LkTextContext *context, const LkSection *section, const LkStyleRun *style,
                          const LkParagraph *paragraph, const LkFaceChoices *choices, LkShaped *shaped)
{
    const LkFontChoice **faces =
        LK_NEW_ARRAY(context->scratch, style->end - style->start + 1, const LkFontChoice *);
    bool ok = lk_choose_faces(context, choices, section, style, faces), thai = true;
    for (size_t i = style->start, end; i < style->end; i = end) {
        const LkFontChoice *choice = faces[i - style->start];
        if (choice == NULL || choice->face == NULL)
            return false;
        thai = run_is_thai(section, i, true);
        for (end = i + 1; end < style->end && faces[end - style->start] == choice; end++)
            if (!is_of_run(section, i, end, thai))
                break;
        LkShapedRun *run = begin_run(context, style, paragraph, choice, shaped);
        run->script = section->scripts != NULL ? section->scripts[i]
                      : thai                   ? HB_SCRIPT_THAI
                                               : HB_SCRIPT_LATIN;
        run->level = section->levels == NULL ? 0 : section->levels[i];
        shaped->has_levels |= run->level > 0;
        shape_run(context, section, i, end, run, shaped);
        run->end_glyph = shaped->glyph_count;
    }
    return ok;
}

static bool shape_style(LkTextContext *context, const LkSection *section, const LkStyleRun *style,
                        const LkParagraph *paragraph, LkShaped *shaped)
{
    bool ok = true;
    const LkFaceChoices *choices =
        lk_faces_of(context, paragraph->fonts, style->bold || paragraph->spec.bold, style->italic);
    const LkFontChoice *current = NULL;
    if (section->has != 0)
        return shape_scripts(context, section, style, paragraph, choices, shaped);
    for (size_t i = style->start; i < style->end;) {
        const LkFontChoice *choice = lk_face_for(context, choices, current, section, style, i, &ok);
        if (choice == NULL || choice->face == NULL)
            return false;
        bool thai = run_is_thai(section, i, true);
        size_t end = i + 1;
        while (end < style->end && run_is_thai(section, end, thai) == thai &&
               lk_face_for(context, choices, choice, section, style, end, &ok) == choice)
            end++;
        LkShapedRun *run = begin_run(context, style, paragraph, choice, shaped);
        run->script = thai ? HB_SCRIPT_THAI : HB_SCRIPT_LATIN;
        shape_run(context, section, i, end, run, shaped);
        run->end_glyph = shaped->glyph_count;
        current = choice;
        i = end;
    }
    return ok;
}

/* ---- clusters */

static size_t character_at(const LkSection *section, size_t from, uint32_t offset)
{
    while (section->offsets[from] < offset)
        from++;
    return from;
}

static void gather_clusters(const LkSection *section, LkShaped *shaped, LkArena *scratch)
{
    shaped->clusters = LK_NEW_ARRAY(scratch, shaped->glyph_count + 1, LkCluster);
    size_t character = 0;
    for (size_t r = 0; r < shaped->run_count; r++) {
        const LkShapedRun *run = &shaped->runs[r];
        for (size_t g = run->first_glyph; g < run->end_glyph;) {
            LkCluster *cluster = &shaped->clusters[shaped->cluster_count++];
            uint32_t offset = shaped->glyphs[g].cluster;
            character = character_at(section, character, offset);
            *cluster = (LkCluster){
                .character = character, .glyph = g, .blank = lk_is_blank(section->characters[character])};
            for (; g < run->end_glyph && shaped->glyphs[g].cluster == offset; g++)
                cluster->advance +=
                    lk_length_from_units(shaped->glyphs[g].advance, run->size, run->face->units_per_em);
        }
    }
    shaped->clusters[shaped->cluster_count] =
        (LkCluster){.character = section->count, .glyph = shaped->glyph_count};
}

bool lk_shape_section(LkTextContext *context, const LkSection *section, const LkParagraph *paragraph,
                      LkShaped *shaped)
{
    *shaped = (LkShaped){0};
    bool ok = true;
    for (size_t i = 0; i < section->style_count; i++)
        ok &= shape_style(context, section, &section->styles[i], paragraph, shaped);
    if (shaped->run_count == 0 && section->count > 0 && !lk_text_state(context)->told.no_font) {
        lk_text_state(context)->told.no_font = true;
        lk_tell(context->diagnostics, LK_E_FONT_MISSING, paragraph->fonts->span, NULL);
    }
    gather_clusters(section, shaped, context->scratch);
    return ok;
}

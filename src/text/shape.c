/* Shaping: each stretch of one style, script and face goes through HarfBuzz once; the glyphs are then
 * gathered into clusters that are never parted. A character that no face has is an error at its place. */
#include <string.h>

#include "text/text_private.h"

#define MOST_FACES 8 /* families of a font list that are tried before any other font of the machine */

#define NOTE_MARK_PERCENT 62 /* of the text's size: Thai digits stay legible at 16 pt */

#define COMMON_BLOCK 128 /* characters of ASCII, and of the Thai block */

typedef struct Choices {
    struct Choices *next;
    const LkFontList *fonts;
    bool bold, italic;
    LkFontChoice faces[MOST_FACES];
    size_t count;
    uint8_t common[2 * COMMON_BLOCK]; /* ASCII and Thai: 1 when the first face has it */
} Choices;

/* A character that only a font outside the list has, and which. */
typedef struct Fallback {
    struct Fallback *next;
    uint32_t character;
    bool bold, italic, found;
    LkFontChoice choice;
} Fallback;

/* What one document has resolved and reported already. */
struct LkTextSaid {
    Choices *choices;
    Fallback *fallbacks;
    bool substitute, no_font;
    LkKeyRoom key_room;
    unsigned asides; /* see lk_text_asides */
    hb_buffer_t *buffer;
    bool right_to_left; /* told */
};

static void release_buffer(void *object)
{
    hb_buffer_destroy(object);
}

static LkArena *memory_of(const LkTextContext *context)
{
    return context->memory != NULL ? context->memory : context->arena;
}

static struct LkTextSaid *said(LkTextContext *context)
{
    if (context->said == NULL) {
        context->said = LK_NEW(memory_of(context), struct LkTextSaid);
        context->said->buffer = hb_buffer_create();
        lk_arena_defer(memory_of(context), release_buffer, context->said->buffer);
        lk_buffer_init(&context->said->key_room.key, memory_of(context));
    }
    return context->said;
}

static void tell_substitute(LkTextContext *context, const LkFontList *fonts, const LkFontChoice *choice)
{
    struct LkTextSaid *memory = said(context);
    if (memory->substitute)
        return;
    memory->substitute = true;
    lk_note(context->diagnostics, "N-font-substitute", (LkSpan){0},
            "see fonts/README.md for where to put the official face",
            "“%s” is not installed: %s stands in, at %.4f of the size so that it looks as large",
            fonts->families[0].family, choice->face->family, choice->scale);
}

static bool has_glyph(const LkFace *face, uint32_t c)
{
    hb_codepoint_t glyph = 0;
    if (c == 0x00A0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A))
        c = ' '; /* HarfBuzz makes the other blanks from this one */
    return hb_font_get_nominal_glyph(face->hb_font, c, &glyph) && glyph != 0;
}

static const Choices *resolve(LkTextContext *context, const LkFontList *fonts, bool bold, bool italic)
{
    struct LkTextSaid *memory = said(context);
    for (Choices *c = memory->choices; c != NULL; c = c->next)
        if (c->fonts == fonts && c->bold == bold && c->italic == italic)
            return c;
    Choices *choices = LK_NEW(memory_of(context), Choices);
    choices->fonts = fonts;
    choices->bold = bold;
    choices->italic = italic;
    size_t substitute_from =
        0; /* families of scale 1 at the front are the official faces, equal among themselves */
    for (size_t i = 0; i < fonts->count && choices->count < MOST_FACES; i++) {
        LkFontRequest request = {&fonts->families[i].family, &fonts->families[i].scale, 1, bold, italic};
        if (fonts->families[i].scale == 1.0 && substitute_from == i)
            substitute_from = i + 1;
        if (!lk_font_book_find(context->engine->fonts, &request, &choices->faces[choices->count]))
            continue;
        if (choices->count == 0 && i >= substitute_from && substitute_from > 0)
            tell_substitute(context, fonts, &choices->faces[0]);
        choices->count++;
    }
    for (uint32_t c = 0; c < COMMON_BLOCK && choices->count > 0; c++) {
        choices->common[c] = has_glyph(choices->faces[0].face, c);
        choices->common[COMMON_BLOCK + c] = has_glyph(choices->faces[0].face, 0x0E00 + c);
    }
    choices->next = memory->choices;
    memory->choices = choices;
    return choices;
}

void lk_resolve_faces(LkTextContext *context, const LkInlines *inlines, const LkParagraphShape *shape)
{
    for (size_t i = 0; i < inlines->count; i++) {
        unsigned style = inlines->items[i].style;
        if (inlines->items[i].text.length > 0)
            resolve(context, shape->fonts, (style & LK_INLINE_BOLD) != 0 || shape->text.bold,
                    (style & LK_INLINE_ITALIC) != 0);
    }
}

LkKeyRoom *lk_text_key_room(LkTextContext *context)
{
    return &said(context)->key_room;
}

unsigned lk_text_asides(const LkTextContext *context)
{
    return context->said == NULL ? 0 : context->said->asides;
}

/* Place of a character in Choices.common, or -1. */
static int common_place(uint32_t c)
{
    if (c < COMMON_BLOCK)
        return (int)c;
    return c >= 0x0E00 && c < 0x0E00 + COMMON_BLOCK ? (int)(c - 0x0E00) + COMMON_BLOCK : -1;
}

/* What is told of at once: the rest of the word, or of a line in another script. */
enum { MISSING_TOGETHER = 24 };

typedef struct Missing {
    uint32_t characters[MISSING_TOGETHER];
    size_t count;
} Missing;

static void tell_missing(LkTextContext *context, const Missing *missing, LkSpan span)
{
    LkBuffer words;
    lk_buffer_init(&words, memory_of(context));
    for (size_t i = 0; i < missing->count; i++)
        lk_buffer_character(&words, missing->characters[i]);
    const char *hint =
        "install a font that has it (of Debian's packages, fonts-noto-core has most scripts and "
        "fonts-dejavu-core signs), or write it otherwise";
    span.length = (uint32_t)missing->count;
    if (missing->count == 1)
        lk_failure(context->diagnostics, LK_FAILURE_RESOURCE, "E-glyph-missing", span, hint,
                   "no installed font has the character “%s” (U+%04X)", lk_buffer_view(&words).bytes,
                   (unsigned)missing->characters[0]);
    else
        lk_failure(context->diagnostics, LK_FAILURE_RESOURCE, "E-glyph-missing", span, hint,
                   "no installed font has the characters “%s” (U+%04X …)", lk_buffer_view(&words).bytes,
                   (unsigned)missing->characters[0]);
}

static Fallback *known_fallback(struct LkTextSaid *memory, uint32_t c, const LkStyleRun *style, bool *told)
{
    *told = false;
    for (Fallback *f = memory->fallbacks; f != NULL; f = f->next) {
        if (f->character == c && f->bold == style->bold && f->italic == style->italic)
            return f;
        *told |= f->character == c && !f->found;
    }
    return NULL;
}

static Fallback *look_up(LkTextContext *context, uint32_t c, const LkStyleRun *style)
{
    struct LkTextSaid *memory = said(context);
    Fallback *f = LK_NEW(memory_of(context), Fallback);
    *f = (Fallback){.next = memory->fallbacks, .character = c, .bold = style->bold, .italic = style->italic};
    f->found = lk_font_book_fallback(context->engine->fonts, c, style->bold, style->italic, &f->choice) &&
               has_glyph(f->choice.face, c);
    memory->fallbacks = f;
    return f;
}

/* The characters from i on that no face has either, for one message. */
static void find_missing(LkTextContext *context, const LkSection *section, const LkStyleRun *style, size_t i,
                         Missing *missing)
{
    for (; i < section->count && missing->count < MISSING_TOGETHER; i++) {
        uint32_t c = section->characters[i];
        bool told = false;
        if (c < 0x0250 || lk_is_thai(c))
            return;
        if (known_fallback(said(context), c, style, &told) != NULL || told ||
            look_up(context, c, style)->found)
            return;
        missing->characters[missing->count++] = c;
    }
}

/* The face of another family that has the character; NULL if none has, which is told at its first place. */
static const LkFontChoice *fallback(LkTextContext *context, const LkSection *section, const LkStyleRun *style,
                                    size_t i)
{
    bool told = false;
    Fallback *f = known_fallback(said(context), section->characters[i], style, &told);
    if (f == NULL) {
        f = look_up(context, section->characters[i], style);
        Missing missing = {{section->characters[i]}, 1};
        if (!f->found && !told) {
            find_missing(context, section, style, i + 1, &missing);
            tell_missing(context, &missing, lk_character_span(style, i));
        }
    }
    return f->found ? &f->choice : NULL;
}

/* Hebrew, Arabic and their like. */
static bool is_right_to_left(uint32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

static void tell_right_to_left(LkTextContext *context, LkSpan span)
{
    struct LkTextSaid *memory = said(context);
    if (memory->right_to_left)
        return;
    memory->right_to_left = true;
    lk_warning(context->diagnostics, "W-right-to-left", span, "put it in as a picture, or leave it out",
               "text that runs from right to left is not put in order: it will read wrongly");
}

/* The face for a character: the one in use if it can, then the list's in order, then any on the machine. */
static const LkFontChoice *choose(LkTextContext *context, const Choices *choices, const LkFontChoice *current,
                                  const LkSection *section, const LkStyleRun *style, size_t i, bool *ok)
{
    uint32_t c = section->characters[i];
    int place = common_place(c);
    if (place >= 0 && choices->common[place] == 1 && (current == NULL || current == &choices->faces[0]))
        return &choices->faces[0]; /* nearly all characters of a report */
    if (current != NULL && (lk_is_extending(c) || c == ' ') && has_glyph(current->face, c))
        return current;
    for (size_t k = 0; k < choices->count; k++)
        if (has_glyph(choices->faces[k].face, c))
            return &choices->faces[k];
    if (is_right_to_left(c))
        tell_right_to_left(context, lk_character_span(style, i));
    const LkFontChoice *other = fallback(context, section, style, i);
    said(context)->asides += other == NULL || is_right_to_left(c);
    if (other != NULL)
        return other;
    *ok = false;
    return choices->count > 0 ? &choices->faces[0] : current;
}

static int16_t clamped(hb_position_t value)
{
    return (int16_t)(value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value);
}

static LkShapedRun *add_run(LkShaped *shaped, LkArena *scratch)
{
    if (shaped->run_count == shaped->run_capacity) {
        size_t capacity = shaped->run_capacity * 2 + 8;
        LkShapedRun *runs = LK_NEW_ARRAY(scratch, capacity, LkShapedRun);
        if (shaped->run_count > 0)
            memcpy(runs, shaped->runs, shaped->run_count * sizeof *runs);
        shaped->runs = runs;
        shaped->run_capacity = capacity;
    }
    return &shaped->runs[shaped->run_count++];
}

static void reserve_glyphs(LkShaped *shaped, size_t more, LkArena *scratch)
{
    if (shaped->glyph_capacity - shaped->glyph_count >= more)
        return;
    size_t capacity = (shaped->glyph_count + more) * 2;
    LkGlyph *glyphs = LK_NEW_ARRAY(scratch, capacity, LkGlyph);
    if (shaped->glyph_count > 0)
        memcpy(glyphs, shaped->glyphs, shaped->glyph_count * sizeof *glyphs);
    shaped->glyphs = glyphs;
    shaped->glyph_capacity = capacity;
}

static void shape_run(LkTextContext *context, const LkSection *section, size_t start, size_t end, bool thai,
                      const LkFace *face, LkShaped *shaped)
{
    hb_buffer_t *buffer = said(context)->buffer;
    hb_buffer_reset(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    size_t from = section->offsets[start];
    hb_buffer_add_utf8(buffer, section->text.bytes, (int)section->text.length, (unsigned)from,
                       (int)(section->offsets[end] - from));
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, thai ? HB_SCRIPT_THAI : HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer, hb_language_from_string(thai ? "th" : "en", -1));
    /* No ligatures: extractors read a glyph for several letters differently (docs/pdf.md). */
    static const hb_feature_t features[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };
    hb_shape(face->hb_font, buffer, features, 2);

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
}

/* Blanks, digits and signs are shaped with the text before them; a stretch without any letters counts as
 * Thai. */
static bool run_is_thai(const LkSection *section, size_t i, bool before)
{
    uint32_t c = section->characters[i];
    return lk_is_thai(c) ? true : lk_is_latin_letter(c) ? false : before;
}

static bool shape_style(LkTextContext *context, const LkSection *section, const LkStyleRun *style,
                        const LkParagraphShape *shape, LkShaped *shaped)
{
    bool ok = true;
    const Choices *choices = resolve(context, shape->fonts, style->bold || shape->text.bold, style->italic);
    const LkFontChoice *current = NULL;
    for (size_t i = style->start; i < style->end;) {
        const LkFontChoice *choice = choose(context, choices, current, section, style, i, &ok);
        if (choice == NULL || choice->face == NULL)
            return false;
        bool thai = run_is_thai(section, i, true);
        size_t end = i + 1;
        while (end < style->end && run_is_thai(section, end, thai) == thai &&
               choose(context, choices, choice, section, style, end, &ok) == choice)
            end++;
        LkShapedRun *run = add_run(shaped, context->scratch);
        run->face = choice->face;
        run->size = (LkLength)((double)shape->text.size * choice->scale + 0.5);
        if (style->note > 0)
            run->size = run->size * NOTE_MARK_PERCENT / 100;
        run->style = style;
        run->first_glyph = shaped->glyph_count;
        shape_run(context, section, i, end, thai, choice->face, shaped);
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

bool lk_shape_section(LkTextContext *context, const LkSection *section, const LkParagraphShape *shape,
                      LkShaped *shaped)
{
    *shaped = (LkShaped){0};
    bool ok = true;
    for (size_t i = 0; i < section->style_count; i++)
        ok &= shape_style(context, section, &section->styles[i], shape, shaped);
    if (shaped->run_count == 0 && section->count > 0 && !said(context)->no_font) {
        said(context)->no_font = true;
        lk_failure(context->diagnostics, LK_FAILURE_RESOURCE, "E-font-missing", shape->fonts->span,
                   "install one of them (see fonts/README.md); Debian has fonts-tlwg-laksaman-ttf",
                   "none of the layout's font families is installed");
    }
    gather_clusters(section, shaped, context->scratch);
    return ok;
}

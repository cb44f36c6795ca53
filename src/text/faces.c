/* Chooses the face for a character: the families of the font list in their order, then any font of the
 * machine that has it. Choices are remembered for the document. A substitute, and a character that no font
 * has, are each reported once. */
#include "text/faces.h"

/* A character that only a font outside the list has, and which. */
typedef struct Fallback {
    struct Fallback *next;
    uint32_t character;
    bool bold, italic, found;
    LkFontChoice choice;
} Fallback;

struct LkFaces {
    LkFaceChoices *choices; /* of each font list, weight and slope so far */
    Fallback *fallbacks;
};

static struct LkFaces *faces_of(LkTextContext *context)
{
    LkTextState *state = lk_text_state(context);
    if (state->faces == NULL)
        state->faces = LK_NEW(lk_text_memory(context), struct LkFaces);
    return state->faces;
}

static void tell_substitute(LkTextContext *context, const LkFontList *fonts, const LkFontChoice *choice)
{
    LkToldOnce *told = &lk_text_state(context)->told;
    if (told->substitute)
        return;
    told->substitute = true;
    lk_tell(context->diagnostics, LK_N_FONT_SUBSTITUTE, (LkSpan){0},
            LK_WITH(lk_named_string("family", fonts->families[0].family),
                    lk_named_string("other", choice->face->family),
                    lk_named_decimal("scale", choice->scale, 4)));
}

bool lk_has_glyph(const LkFace *face, uint32_t c)
{
    hb_codepoint_t glyph = 0;
    if (c == 0x00A0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A))
        c = ' '; /* HarfBuzz makes the other blanks out of this one, where the font does not have them */
    return hb_font_get_nominal_glyph(face->hb_font, c, &glyph) && glyph != 0;
}

const LkFaceChoices *lk_faces_of(LkTextContext *context, const LkFontList *fonts, bool bold, bool italic)
{
    struct LkFaces *known = faces_of(context);
    for (LkFaceChoices *c = known->choices; c != NULL; c = c->next)
        if (c->fonts == fonts && c->bold == bold && c->italic == italic)
            return c;
    LkFaceChoices *choices = LK_NEW(lk_text_memory(context), LkFaceChoices);
    choices->fonts = fonts;
    choices->bold = bold;
    choices->italic = italic;
    choices->others = LK_NEW(lk_text_memory(context), LkOtherFace *);
    choices->covered = LK_NEW_ARRAY(lk_text_memory(context), LK_COVERED, LkCovered);
    /* The list begins with official faces, whose scale is 1 and any of which will do. What comes after them
     * are substitutes. */
    size_t substitute_from = 0;
    for (size_t i = 0; i < fonts->count && choices->count < LK_MOST_FACES; i++) {
        LkFontRequest request = {&fonts->families[i].family, &fonts->families[i].scale, 1, bold, italic};
        if (fonts->families[i].scale == 1.0 && substitute_from == i)
            substitute_from = i + 1;
        if (!lk_font_book_find(context->engine->fonts, &request, &choices->faces[choices->count]))
            continue;
        if (choices->count == 0 && i >= substitute_from && substitute_from > 0)
            tell_substitute(context, fonts, &choices->faces[0]);
        choices->count++;
    }
    for (uint32_t c = 0; c < LK_COMMON_BLOCK && choices->count > 0; c++) {
        choices->common[c] = lk_has_glyph(choices->faces[0].face, c);
        choices->common[LK_COMMON_BLOCK + c] = lk_has_glyph(choices->faces[0].face, 0x0E00 + c);
    }
    choices->next = known->choices;
    known->choices = choices;
    return choices;
}

void lk_resolve_faces(LkTextContext *context, const LkParagraph *paragraph)
{
    for (size_t i = 0; i < paragraph->inlines->count; i++) {
        const LkInline *item = &paragraph->inlines->items[i];
        bool bold = (item->style & LK_INLINE_BOLD) != 0 || paragraph->spec.bold;
        if (item->text.length > 0)
            lk_faces_of(context, paragraph->fonts, bold, (item->style & LK_INLINE_ITALIC) != 0);
    }
}

/* Place of a character in LkFaceChoices.common, or -1. */
static int common_place(uint32_t c)
{
    if (c < LK_COMMON_BLOCK)
        return (int)c;
    return c >= 0x0E00 && c < 0x0E00 + LK_COMMON_BLOCK ? (int)(c - 0x0E00) + LK_COMMON_BLOCK : -1;
}

/* Characters that one message names at most: a word in a script that no font has is one message, not ten. */
enum { MISSING_TOGETHER = 24 };

typedef struct Missing {
    uint32_t characters[MISSING_TOGETHER];
    size_t count;
} Missing;

static void tell_missing(LkTextContext *context, const Missing *missing, LkSpan span)
{
    LkBuffer words;
    lk_buffer_init(&words, lk_text_memory(context));
    for (size_t i = 0; i < missing->count; i++)
        lk_buffer_character(&words, missing->characters[i]);
    span.length = (uint32_t)missing->count;
    lk_tell(context->diagnostics, missing->count == 1 ? LK_E_GLYPH_MISSING : LK_E_GLYPH_MISSING_MORE, span,
            LK_WITH(lk_named_text("text", lk_buffer_view(&words)),
                    lk_named_hexadecimal("character", missing->characters[0], 4)));
}

static Fallback *known_fallback(const struct LkFaces *known, uint32_t c, const LkFaceChoices *choices,
                                bool *told)
{
    *told = false;
    for (Fallback *f = known->fallbacks; f != NULL; f = f->next) {
        if (f->character == c && f->bold == choices->bold && f->italic == choices->italic)
            return f;
        *told |= f->character == c && !f->found;
    }
    return NULL;
}

static Fallback *look_up(LkTextContext *context, uint32_t c, const LkFaceChoices *choices)
{
    struct LkFaces *known = faces_of(context);
    Fallback *f = LK_NEW(lk_text_memory(context), Fallback);
    *f = (Fallback){
        .next = known->fallbacks, .character = c, .bold = choices->bold, .italic = choices->italic};
    f->found = lk_font_book_fallback(context->engine->fonts, c, choices->bold, choices->italic, &f->choice) &&
               lk_has_glyph(f->choice.face, c);
    known->fallbacks = f;
    return f;
}

/* Collects the characters from i on that no face has either, so that one message names them all. */
static void find_missing(LkTextContext *context, const LkFaceChoices *choices, const LkSection *section,
                         size_t i, Missing *missing)
{
    for (; i < section->count && missing->count < MISSING_TOGETHER; i++) {
        uint32_t c = section->characters[i];
        bool told = false;
        if (c < 0x0250 || lk_is_thai(c))
            return;
        if (known_fallback(faces_of(context), c, choices, &told) != NULL || told ||
            look_up(context, c, choices)->found)
            return;
        missing->characters[missing->count++] = c;
    }
}

/* Returns the face of a family outside the list that has the character; NULL if there is none, which is
 * reported where the character first occurs. */
static const LkFontChoice *fallback(LkTextContext *context, const LkFaceChoices *choices,
                                    const LkSection *section, const LkStyleRun *style, size_t i)
{
    bool told = false;
    Fallback *f = known_fallback(faces_of(context), section->characters[i], choices, &told);
    if (f == NULL) {
        f = look_up(context, section->characters[i], choices);
        Missing missing = {{section->characters[i]}, 1};
        if (!f->found && !told) {
            find_missing(context, choices, section, i + 1, &missing);
            tell_missing(context, &missing, lk_character_span(style, i));
        }
    }
    hb_script_t script = section->scripts == NULL ? HB_SCRIPT_LATIN : section->scripts[i];
    return f->found ? lk_other_face(context, choices, &f->choice, script) : NULL;
}

/* The face for a character: the one in use if it can, then the list's in order, then any on the machine. */
const LkFontChoice *lk_face_for(LkTextContext *context, const LkFaceChoices *choices,
                                const LkFontChoice *current, const LkSection *section,
                                const LkStyleRun *style, size_t i, bool *ok)
{
    uint32_t c = section->characters[i];
    int place = common_place(c);
    if (place >= 0 && choices->common[place] == 1 && (current == NULL || current == &choices->faces[0]))
        return &choices->faces[0]; /* a short cut: nearly all characters of a report come this way */
    if (current != NULL && (lk_is_extending(c) || c == ' ') && lk_has_glyph(current->face, c))
        return current;
    for (size_t k = 0; k < choices->count; k++)
        if (lk_has_glyph(choices->faces[k].face, c))
            return &choices->faces[k];
    const LkFontChoice *other = fallback(context, choices, section, style, i);
    lk_text_state(context)->told.characters += other == NULL;
    if (other != NULL)
        return other;
    *ok = false;
    return choices->count > 0 ? &choices->faces[0] : current;
}

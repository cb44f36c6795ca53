/* Reads the content of a page for the texts of its marked content, which the structure tree points to. */
#include <stdlib.h>

#include "reader/reader_private.h"

enum { NESTED_MOST = 64, OPERANDS_MOST = 4096 };

/* An open BDC or BMC. */
typedef struct Mark {
    long identifier; /* MCID of this mark, or of the innermost one around it that has one; -1 = none */
    bool is_said;    /* an ActualText gives its text, not the glyphs */
} Mark;

typedef struct Reading {
    qpdf_data pdf;
    qpdf_oh fonts;
    LkMarkedText *marked;
    LkArena *arena;
    Mark marks[NESTED_MOST];
    int depth;
    LkToken *operands;
    size_t operand_count;
    struct Font {
        LkText name;
        LkUnicodeMap *map;
        struct Font *next;
    } * known, *font;
} Reading;

LkText lk_reader_stream(qpdf_data pdf, qpdf_oh stream, LkArena *arena)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    LkText text = {"", 0};
    if (!qpdf_oh_is_stream(pdf, stream))
        return text;
    qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_generalized, &filtered, &bytes, &length);
    if (bytes != NULL && filtered)
        text = (LkText){lk_arena_copy(arena, (const char *)bytes, length), length};
    free(bytes);
    return text;
}

static LkBuffer *text_of(LkMarkedText *marked, long identifier, LkArena *arena)
{
    for (size_t i = marked->count; i-- > 0;)
        if (marked->pieces[i].identifier == identifier)
            return &marked->pieces[i].text;
    LK_GROW(arena, marked->pieces, marked->count, marked->capacity, 64);
    LkMarkedPiece *piece = &marked->pieces[marked->count++];
    piece->identifier = identifier;
    lk_buffer_init(&piece->text, arena);
    return &piece->text;
}

const char *lk_marked_text(LkMarkedText *marked, long identifier)
{
    for (size_t i = 0; i < marked->count; i++)
        if (marked->pieces[i].identifier == identifier)
            return lk_buffer_view(&marked->pieces[i].text).bytes;
    return "";
}

static const Mark *mark_of(const Reading *reading)
{
    static const Mark none = {-1, false};
    int depth = reading->depth < NESTED_MOST ? reading->depth : NESTED_MOST;
    return depth == 0 ? &none : &reading->marks[depth - 1];
}

static void show(Reading *reading, LkText codes)
{
    const Mark *mark = mark_of(reading);
    if (mark->identifier >= 0 && !mark->is_said)
        lk_unicode_map_text(reading->font == NULL ? NULL : reading->font->map, codes,
                            text_of(reading->marked, mark->identifier, reading->arena));
}

/* Opens a mark by the operands of BDC: a tag, and a dictionary that may have MCID and ActualText. */
static void open_mark(Reading *reading)
{
    Mark mark = *mark_of(reading);
    LkText properties = {"", 0};
    for (size_t i = 0; i < reading->operand_count; i++)
        if (reading->operands[i].kind == LK_TOKEN_DICTIONARY)
            properties = reading->operands[i].text;
    LkText said = {NULL, 0};
    for (size_t at = 0;;) {
        LkToken key = lk_token_next(properties, &at, reading->arena);
        if (key.kind == LK_TOKEN_END)
            break;
        if (key.kind == LK_TOKEN_NAME && lk_text_is(key.text, "MCID"))
            mark.identifier = lk_token_number(lk_token_next(properties, &at, reading->arena), -1);
        else if (key.kind == LK_TOKEN_NAME && lk_text_is(key.text, "ActualText"))
            said = lk_token_next(properties, &at, reading->arena).text;
    }
    if (said.bytes != NULL && mark.identifier >= 0 && !mark.is_said) {
        lk_token_text(said, text_of(reading->marked, mark.identifier, reading->arena));
        mark.is_said = true;
    }
    if (reading->depth < NESTED_MOST)
        reading->marks[reading->depth] = mark;
    reading->depth++;
}

static void choose_font(Reading *reading)
{
    LkText name = reading->operand_count > 0 ? reading->operands[0].text : (LkText){"", 0};
    for (struct Font *font = reading->known; font != NULL; font = font->next)
        if (lk_text_equal(font->name, name)) {
            reading->font = font;
            return;
        }
    struct Font *font = LK_NEW(reading->arena, struct Font);
    char *key = lk_arena_printf(reading->arena, "/%.*s", (int)name.length, name.bytes);
    qpdf_oh dictionary = qpdf_oh_get_key_if_dict(reading->pdf, reading->fonts, key);
    qpdf_oh map = qpdf_oh_get_key_if_dict(reading->pdf, dictionary, "/ToUnicode");
    LkText stream = lk_reader_stream(reading->pdf, map, reading->arena);
    *font = (struct Font){.name = name, .next = reading->known};
    if (stream.length > 0)
        font->map = lk_unicode_map_read(stream, reading->arena);
    reading->known = reading->font = font;
}

static void perform(Reading *reading, LkText operator_)
{
    if (lk_text_is(operator_, "BDC") || lk_text_is(operator_, "BMC")) {
        open_mark(reading);
    } else if (lk_text_is(operator_, "EMC")) {
        reading->depth -= reading->depth > 0;
    } else if (lk_text_is(operator_, "Tf")) {
        choose_font(reading);
    } else if (lk_text_is(operator_, "Tj") || lk_text_is(operator_, "TJ") || lk_text_is(operator_, "'") ||
               lk_text_is(operator_, "\"")) {
        for (size_t i = 0; i < reading->operand_count; i++)
            if (reading->operands[i].kind == LK_TOKEN_STRING)
                show(reading, reading->operands[i].text);
    }
}

static bool is_operand(LkToken token)
{
    char first = token.text.length > 0 ? token.text.bytes[0] : ' ';
    return token.kind != LK_TOKEN_WORD || (first >= '0' && first <= '9') || first == '-' || first == '+' ||
           first == '.';
}

/* Skips an inline image, whose bytes are no tokens. */
static void skip_image(LkText content, size_t *at)
{
    for (; *at + 2 < content.length; ++*at)
        if (content.bytes[*at] == 'E' && content.bytes[*at + 1] == 'I' &&
            (content.bytes[*at + 2] == '\n' || content.bytes[*at + 2] == ' '))
            return;
}

void lk_marked_text_read(qpdf_data pdf, qpdf_oh page, LkMarkedText *marked, LkArena *arena)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    *marked = (LkMarkedText){0};
    qpdf_oh_get_page_content_data(pdf, page, &bytes, &length); /* of a damaged page as much as can be read */
    if (bytes == NULL)
        return;
    LkText content = {lk_arena_copy(arena, (const char *)bytes, length), length};
    free(bytes);
    qpdf_oh resources = qpdf_oh_get_key_if_dict(pdf, page, "/Resources");
    Reading reading = {.pdf = pdf, .marked = marked, .arena = arena};
    reading.fonts = qpdf_oh_get_key_if_dict(pdf, resources, "/Font");
    reading.operands = LK_NEW_ARRAY(arena, OPERANDS_MOST, LkToken);
    for (size_t at = 0;;) {
        LkToken token = lk_token_next(content, &at, arena);
        if (token.kind == LK_TOKEN_END)
            return;
        if (is_operand(token)) {
            if (reading.operand_count < OPERANDS_MOST)
                reading.operands[reading.operand_count++] = token;
            continue;
        }
        perform(&reading, token.text);
        reading.operand_count = 0;
        if (lk_text_is(token.text, "ID"))
            skip_image(content, &at);
    }
}

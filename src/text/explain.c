/* Break opportunities for people to read: why a line broke where it did. */
#include "text/text_private.h"

enum { AROUND = 8 }; /* characters shown on each side of a place */

static const LkPhraseId reasons[LK_REASON_COUNT] = {
    [LK_REASON_UNICODE] = LK_PHRASE_BREAK_UNICODE,   [LK_REASON_WORD] = LK_PHRASE_BREAK_WORD,
    [LK_REASON_COMPOUND] = LK_PHRASE_BREAK_COMPOUND, [LK_REASON_CONTACT] = LK_PHRASE_BREAK_CONTACT,
    [LK_REASON_HINT] = LK_PHRASE_BREAK_HINT,         [LK_REASON_SIGN] = LK_PHRASE_BREAK_SIGN,
    [LK_REASON_NUMBER] = LK_PHRASE_BREAK_NUMBER,     [LK_REASON_ABBREVIATION] = LK_PHRASE_BREAK_ABBREVIATION,
    [LK_REASON_UNIT] = LK_PHRASE_BREAK_UNIT,         [LK_REASON_BOUND] = LK_PHRASE_BREAK_BOUND,
    [LK_REASON_CODE] = LK_PHRASE_BREAK_CODE,         [LK_REASON_LONE] = LK_PHRASE_BREAK_LONE,
    [LK_REASON_MARK] = LK_PHRASE_BREAK_MARK,         [LK_REASON_PREFIX] = LK_PHRASE_BREAK_PREFIX,
    [LK_REASON_NAME] = LK_PHRASE_BREAK_NAME,         [LK_REASON_KEEP] = LK_PHRASE_BREAK_KEEP,
    [LK_REASON_JOINER] = LK_PHRASE_BREAK_JOINER,     [LK_REASON_SYLLABLE] = LK_PHRASE_BREAK_SYLLABLE,
    [LK_REASON_HYPHEN] = LK_PHRASE_BREAK_HYPHEN,     [LK_REASON_SOFT_HYPHEN] = LK_PHRASE_BREAK_SOFT_HYPHEN,
};

static const char *sign_at(const LkSection *section, size_t i)
{
    if (!(section->flags[i] & LK_CHAR_BREAK))
        return "";
    return section->flags[i] & LK_CHAR_COMPOUND ? "~" : "|";
}

static void add_text(const LkSection *section, LkBuffer *out)
{
    for (size_t i = 0; i < section->count; i++) {
        lk_buffer_string(out, sign_at(section, i));
        lk_buffer_text(out, lk_text_slice(section->text, section->offsets[i], section->offsets[i + 1]));
    }
    lk_buffer_string(out, "\n");
}

static void add_reason(const LkSection *section, size_t i, LkMessageLanguage language, LkBuffer *out)
{
    size_t from = i > AROUND ? i - AROUND : 0, to = section->count - i > AROUND ? i + AROUND : section->count;
    const char *sign = sign_at(section, i);
    lk_buffer_string(out, "    ");
    lk_buffer_text(out, lk_text_slice(section->text, section->offsets[from], section->offsets[i]));
    lk_buffer_string(out, sign[0] != '\0' ? sign : "·");
    lk_buffer_text(out, lk_text_slice(section->text, section->offsets[i], section->offsets[to]));
    const char *reason = lk_phrase(reasons[section->reasons[i]], language);
    lk_buffer_string(out, "\t");
    if (sign[0] != '\0')
        lk_buffer_string(out, reason);
    else
        lk_phrase_put(LK_PHRASE_BREAK_NO, language, LK_WITH(lk_named_string("reason", reason)), out);
    lk_buffer_string(out, "\n");
}

void lk_paragraph_breaks(LkTextContext *context, const LkInlines *inlines, const LkParagraphFormat *format,
                         bool why, LkBuffer *out)
{
    if (context->scratch != context->arena)
        lk_arena_reset(context->scratch);
    LkSection *sections = NULL;
    size_t count = lk_itemise(context, inlines, format->numerals, &sections);
    for (size_t s = 0; s < count; s++) {
        if (sections[s].count == 0)
            continue;
        lk_find_breaks(context, &sections[s], format->keep, format->keep_count);
        add_text(&sections[s], out);
        for (size_t i = 1; why && i < sections[s].count; i++)
            if (sections[s].reasons[i] != LK_REASON_NONE)
                add_reason(&sections[s], i, context->language, out);
    }
}

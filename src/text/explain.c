/* Break opportunities for people to read: why a line broke where it did. */
#include "text/text_private.h"

enum { AROUND = 8 }; /* characters shown on each side of a place */

static const char *const reasons[LK_REASON_COUNT] = {
    [LK_REASON_UNICODE] = "between words or behind a blank or a sign (UAX #14)",
    [LK_REASON_WORD] = "between two Thai words",
    [LK_REASON_COMPOUND] = "inside a compound, at a price",
    [LK_REASON_CONTACT] = "Thai meets Latin or digits",
    [LK_REASON_HINT] = "a zero-width space was typed",
    [LK_REASON_SIGN] = "never before or behind this sign",
    [LK_REASON_NUMBER] = "inside a number",
    [LK_REASON_ABBREVIATION] = "inside an abbreviation",
    [LK_REASON_UNIT] = "a number and what it belongs to",
    [LK_REASON_LONE] = "a letter would stand alone",
    [LK_REASON_MARK] = "an item’s mark and its text",
    [LK_REASON_PREFIX] = "a prefix and its word",
    [LK_REASON_NAME] = "a person’s name",
    [LK_REASON_KEEP] = "a word of keep:",
    [LK_REASON_JOINER] = "a word joiner or no-break space was typed",
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

static void add_reason(const LkSection *section, size_t i, LkBuffer *out)
{
    size_t from = i > AROUND ? i - AROUND : 0, to = section->count - i > AROUND ? i + AROUND : section->count;
    const char *sign = sign_at(section, i);
    lk_buffer_string(out, "    ");
    lk_buffer_text(out, lk_text_slice(section->text, section->offsets[from], section->offsets[i]));
    lk_buffer_string(out, sign[0] != '\0' ? sign : "·");
    lk_buffer_text(out, lk_text_slice(section->text, section->offsets[i], section->offsets[to]));
    lk_buffer_printf(out, "\t%s%s\n", sign[0] != '\0' ? "" : "no: ", reasons[section->reasons[i]]);
}

void lk_paragraph_breaks(LkTextContext *context, const LkInlines *inlines, const LkParagraphShape *shape,
                         bool why, LkBuffer *out)
{
    if (context->scratch != context->arena)
        lk_arena_reset(context->scratch);
    LkSection *sections = NULL;
    size_t count = lk_itemise(context, inlines, shape->numerals, &sections);
    for (size_t s = 0; s < count; s++) {
        if (sections[s].count == 0)
            continue;
        lk_find_breaks(context, &sections[s], shape->keep, shape->keep_count);
        add_text(&sections[s], out);
        for (size_t i = 1; why && i < sections[s].count; i++)
            if (sections[s].reasons[i] != LK_REASON_NONE)
                add_reason(&sections[s], i, out);
    }
}

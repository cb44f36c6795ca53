/* Turns the letters of a line into words: normalises them, so that what looks and reads alike is equal, then
 * cuts them.
 *
 * Runs of Thai letters are cut by the list of words. Compounds and unknown words stay whole, since people
 * would call the whole of them one changed word. Digits with points and commas between them are one number,
 * and repeated signs (the dots before a page number) are one sign. */
#include <hb.h>

#include "base/thai_cluster.h"
#include "compare/compare_private.h"

LkDiffToken *lk_layer_add(LkLayer *layer, LkArena *arena)
{
    LK_GROW(arena, layer->tokens, layer->count, layer->capacity, 256);
    return &layer->tokens[layer->count++];
}

/* FNV-1a. */
uint32_t lk_hash32(const void *bytes, size_t length)
{
    const uint8_t *byte = bytes;
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ byte[i]) * 16777619U;
    return hash == 0 ? 1 : hash;
}

/* ---- Classes of characters */

enum { BLANK, THAI, LETTER, THAI_DIGIT, SIGN, NOTHING };

static bool is_digit(uint32_t c)
{
    return lk_digit_value(c) >= 0;
}

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/* Whether a character neither shows nor separates words: soft hyphen, zero-width characters, marks of
 * direction and of byte order. */
static bool is_nothing(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

static int class_of(uint32_t c)
{
    if (is_blank(c))
        return BLANK;
    if (is_nothing(c))
        return NOTHING;
    if (lk_is_thai_letter(c))
        return THAI;
    if (lk_is_thai_digit(c))
        return THAI_DIGIT;
    bool is_ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    bool is_other_letter = c >= 0xC0 && c != 0xD7 && c != 0xF7 && !lk_is_thai(c) &&
                           !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
                           !(c >= 0xFF00 && c <= 0xFF0F);
    return is_ascii_letter || is_other_letter ? LETTER : SIGN;
}

/* ---- Normalising */

/* Returns the canonical combining class of the Thai marks that have one (UnicodeData.txt), else 0. */
static int combining_class(uint32_t c)
{
    return c == 0x0E38 || c == 0x0E39 ? 103 : c == 0x0E3A ? 9 : lk_is_thai_tone(c) ? 107 : 0;
}

static LkArea joined(LkArea a, LkArea b)
{
    LkLength right = a.x + a.width > b.x + b.width ? a.x + a.width : b.x + b.width;
    LkLength bottom = a.y + a.height > b.y + b.height ? a.y + a.height : b.y + b.height;
    LkArea all = {a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y, 0, 0};
    all.width = right - all.x;
    all.height = bottom - all.y;
    return all;
}

static void put_in(LkLetter *letter, uint32_t character, LkLetter other)
{
    letter->character = character;
    letter->box = joined(letter->box, other.box);
}

/* Adds a sara aa. Behind nikhahit it makes a sara am, with a tone mark between the two or not. */
static size_t add_sara_aa(LkLetter *letters, size_t count, LkLetter letter)
{
    if (count >= 1 && letters[count - 1].character == LK_THAI_NIKHAHIT) {
        put_in(&letters[count - 1], LK_THAI_SARA_AM, letter);
        return count;
    }
    bool has_tone = count >= 2 && lk_is_thai_tone(letters[count - 1].character);
    if (has_tone && letters[count - 2].character == LK_THAI_NIKHAHIT) {
        LkLetter tone = letters[count - 1];
        put_in(&letters[count - 2], tone.character, tone);
        letters[count - 1] = tone;
        put_in(&letters[count - 1], LK_THAI_SARA_AM, letter);
        return count;
    }
    letters[count] = letter;
    return count + 1;
}

/* Adds a letter to the `count` normalised ones; returns the new count. */
static size_t add_normalised(LkLetter *letters, size_t count, LkLetter letter)
{
    uint32_t c = letter.character, composed = 0;
    if (is_nothing(c))
        return count;
    if (c == LK_THAI_SARA_AA)
        return add_sara_aa(letters, count, letter);
    bool is_combining = c >= 0x0300 && c <= 0x036F;
    if (is_combining && count > 0 &&
        hb_unicode_compose(hb_unicode_funcs_get_default(), letters[count - 1].character, c, &composed)) {
        put_in(&letters[count - 1], composed, letter);
        return count;
    }
    size_t at = count;
    for (;
         at > 0 && combining_class(c) > 0 && combining_class(letters[at - 1].character) > combining_class(c);
         at--)
        letters[at] = letters[at - 1];
    letters[at] = letter;
    return count + 1;
}

static size_t normalise(LkLetter *letters, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        kept = add_normalised(letters, kept, letters[i]);
    return kept;
}

/* ---- Cutting */

void lk_word_builder_start(LkWordBuilder *builder, const LkWords *words, LkArena *arena)
{
    *builder = (LkWordBuilder){.words = words, .arena = arena, .scratch = lk_child_arena_open(arena)};
}

void lk_word_builder_letter(LkWordBuilder *builder, LkLetter letter)
{
    LK_GROW(builder->arena, builder->letters, builder->count, builder->capacity, 512);
    builder->letters[builder->count++] = letter;
}

static void put_word(LkWordBuilder *builder, size_t start, size_t end)
{
    LkBuffer text;
    lk_buffer_init(&text, builder->scratch->arena);
    LkDiffToken *token = lk_layer_add(builder->layer, builder->arena);
    *token = builder->proto;
    token->box = builder->letters[start].box;
    token->style = builder->letters[start].style;
    /* The end of a line counts as a blank, but not between two Thai letters. */
    token->blank = start > 0 ? is_blank(builder->letters[start - 1].character)
                             : builder->ended_blank || class_of(builder->letters[0].character) != THAI;
    for (size_t i = start; i < end; i++) {
        const LkLetter *letter = &builder->letters[i];
        lk_buffer_character(&text, letter->character);
        token->box = joined(token->box, letter->box);
        if (letter->style != builder->letters[i > start ? i - 1 : start].style) /* the word has several */
            token->style = token->style * 31 + letter->style;
    }
    LkText view = lk_buffer_view(&text);
    token->text = (LkText){lk_arena_copy(builder->arena, view.bytes, view.length), view.length};
}

static void cut_thai(LkWordBuilder *builder, size_t start, size_t end)
{
    LkArena *scratch = builder->scratch->arena;
    size_t count = end - start, from = start;
    uint32_t *letters = LK_NEW_ARRAY(scratch, count, uint32_t);
    bool *starts = LK_NEW_ARRAY(scratch, count, bool);
    LkWordBreak *breaks = LK_NEW_ARRAY(scratch, count, LkWordBreak);
    for (size_t i = 0; i < count; i++)
        letters[i] = builder->letters[start + i].character;
    for (size_t i = 0; i < count; i++)
        starts[i] = lk_thai_begins_cluster(letters, count, i);
    if (builder->words != NULL)
        lk_words_segment(builder->words, &(LkLetters){letters, starts, count}, NULL, 0, breaks, scratch);
    for (size_t i = 1; i < count; i++) {
        if (breaks[i] != LK_WORD_FREE)
            continue;
        put_word(builder, from, start + i);
        from = start + i;
    }
    put_word(builder, from, end);
}

/* Whether the character at `at` continues the word that begins at `first`. */
static bool goes_on(const LkWordBuilder *builder, size_t first, size_t at)
{
    const LkLetter *letters = builder->letters;
    uint32_t c = letters[at].character, last = letters[at - 1].character;
    int class = class_of(letters[first].character);
    if (class == SIGN)
        return c == letters[first].character;
    if (class == THAI)
        return class_of(c) == THAI;
    bool is_between_digits = (c == '.' || c == ',') && is_digit(last) && at + 1 < builder->count &&
                             class_of(letters[at + 1].character) == class_of(last) &&
                             is_digit(letters[at + 1].character);
    bool ends_number =
        c == '.' && is_digit(last) && (at + 1 == builder->count || is_blank(letters[at + 1].character));
    return is_between_digits || ends_number || class_of(c) == class;
}

void lk_word_builder_end(LkWordBuilder *builder)
{
    if (builder->count == 0)
        return;
    builder->count = normalise(builder->letters, builder->count);
    for (size_t i = 0; i < builder->count;) {
        size_t start = i++;
        int class = class_of(builder->letters[start].character);
        if (class == BLANK)
            continue;
        while (i < builder->count && goes_on(builder, start, i))
            i++;
        if (class == THAI)
            cut_thai(builder, start, i);
        else
            put_word(builder, start, i);
    }
    builder->ended_blank =
        builder->count > 0 && class_of(builder->letters[builder->count - 1].character) != THAI;
    builder->count = 0;
    lk_arena_reset(builder->scratch->arena);
}

void lk_word_builder_finish(LkWordBuilder *builder)
{
    lk_child_arena_close(builder->scratch);
}

/* Wrong letters of a whole text.
 *
 * Nearly all text is right, and most of it is read only to find that out. So pairs of characters are looked
 * at first, each as one of a few classes: only where a pair can be wrong is the unit read that it belongs to
 * (letters_unit.c), from the last character that surely begins one. */
#include "base/letters.h"

#include <string.h>

#include "base/letters_private.h"

/* ---- Pairs that may be wrong */

/* What a character is to those beside it: a bit in the lower half, and in the upper half the bits of those
 * that may be wrong behind it. So a pair costs two loads and an AND. */
typedef uint32_t Class;

enum {
    IS_OTHER = 1 << 0,
    IS_BARE = 1 << 1, /* a mark behind it stands on nothing: blanks, digits, Latin letters */
    IS_LETTER = 1 << 2,
    IS_RU = 1 << 3,
    IS_VOWEL = 1 << 4,
    IS_TONE = 1 << 5,
    IS_SPECIAL = 1 << 6, /* always looked at */
    IS_AA = 1 << 7,
    IS_AM = 1 << 8,
    IS_LEADING = 1 << 9,
    IS_STANDING = 1 << 10,
    IS_FRONT = 1 << 11, /* แ โ ใ ไ */
    IS_A = 1 << 12,     /* ะ */
    MARKS = IS_VOWEL | IS_TONE | IS_SPECIAL
};
#define CLASS(is, wrong_behind) ((Class)(is) | (Class)(wrong_behind) << 16)
#define OTHER                   CLASS(IS_OTHER, IS_SPECIAL)
#define BARE                    CLASS(IS_BARE, MARKS | IS_AM)

/* U+0E00 to U+0E7F, sixteen a line. */
#define L CLASS(IS_LETTER, IS_SPECIAL)
#define R CLASS(IS_RU, IS_SPECIAL | IS_AA)
#define V CLASS(IS_VOWEL, IS_VOWEL | IS_SPECIAL)
#define T CLASS(IS_TONE, MARKS) /* and ์ */
#define X CLASS(IS_SPECIAL, MARKS | IS_AA | IS_AM | IS_LEADING)
#define A CLASS(IS_AA, MARKS | IS_AA)
#define M CLASS(IS_AM, MARKS | IS_AM)
#define F CLASS(IS_FRONT, MARKS | IS_FRONT)
#define Z CLASS(IS_A, MARKS | IS_A)
#define E CLASS(IS_LEADING, MARKS | IS_LEADING) /* เ */
#define S CLASS(IS_STANDING, MARKS)             /* a mark behind it stands on nothing */
#define O OTHER
// clang-format off
static const Class thai_class[128] = {
    O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, R, L, R, L, L, L, L, L, L, L, L, S,
    Z, V, A, M, V, V, V, V, V, V, V, S, S, S, S, S,
    E, F, F, F, F, S, S, V, T, T, T, T, T, X, X, S,
    S, S, S, S, S, S, S, S, S, S, S, S, O, O, O, O,
    O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
};
// clang-format on

static Class class_of(uint32_t character)
{
    if (character >= 0x0E00 && character < 0x0E80)
        return thai_class[character - 0x0E00];
    if (lk_letters_shown(character) != 0 || lk_letters_is_hidden(character))
        return X;
    return lk_letters_carries_none(character) ? BARE : OTHER;
}

/* Returns where the ASCII at `at` ends: mostly behind one blank. */
static size_t pass_ascii(LkText text, size_t at)
{
    uint64_t eight;
    for (at++; at < text.length && (unsigned char)text.bytes[at] < 0x80; at++) {
        for (; at + 8 <= text.length; at += 8) {
            memcpy(&eight, text.bytes + at, 8);
            if ((eight & 0x8080808080808080u) != 0)
                break;
        }
        if (at == text.length || (unsigned char)text.bytes[at] >= 0x80)
            break;
    }
    return at;
}

/* Whether U+0E00 to U+0E7F stands there. */
static inline bool is_thai_at(LkText text, size_t at)
{
    const unsigned char *p = (const unsigned char *)text.bytes + at;
    return text.length - at >= 3 && p[0] == 0xE0 && (p[1] & 0xFE) == 0xB8 && (p[2] & 0xC0) == 0x80;
}

static inline Class thai_at(const unsigned char *p)
{
    return thai_class[(p[1] & 1) << 6 | (p[2] & 0x3F)];
}

/* Passes Thai characters, four at a time, up to a suspect or what is not Thai. */
static size_t pass_thai(LkText text, size_t at, Class *before)
{
    static const unsigned char mask[12] = {0xFF, 0xFE, 0xC0, 0xFF, 0xFE, 0xC0,
                                           0xFF, 0xFE, 0xC0, 0xFF, 0xFE, 0xC0};
    static const unsigned char thai[12] = {0xE0, 0xB8, 0x80, 0xE0, 0xB8, 0x80,
                                           0xE0, 0xB8, 0x80, 0xE0, 0xB8, 0x80};
    uint64_t eight, mask8, thai8;
    uint32_t four, mask4, thai4;
    memcpy(&mask8, mask, 8);
    memcpy(&thai8, thai, 8);
    memcpy(&mask4, mask + 8, 4);
    memcpy(&thai4, thai + 8, 4);
    for (; at + 12 <= text.length; at += 12) {
        const unsigned char *p = (const unsigned char *)text.bytes + at;
        memcpy(&eight, p, 8);
        memcpy(&four, p + 8, 4);
        if ((((eight & mask8) ^ thai8) | ((four & mask4) ^ thai4)) != 0)
            break;
        Class a = thai_at(p), b = thai_at(p + 3), c = thai_at(p + 6), d = thai_at(p + 9);
        if (((*before >> 16 & a) | (a >> 16 & b) | (b >> 16 & c) | (c >> 16 & d)) != 0)
            break;
        *before = d;
    }
    return at;
}

/* A character that is not Thai. Of most it is enough to know that a mark behind them has to be looked at. */
static Class pass_other(LkText text, size_t *at)
{
    unsigned char byte = (unsigned char)text.bytes[*at];
    if (byte < 0x80) {
        *at = pass_ascii(text, *at);
        return BARE;
    }
    return class_of(lk_utf8_next(text, at));
}

size_t lk_letters_suspect(LkText text, size_t at, uint32_t before)
{
    Class last = class_of(before);
    while ((at = pass_thai(text, at, &last)) < text.length) {
        bool is_thai;
        do { /* the end of a word, and what is between it and the next */
            size_t start = at;
            Class class;
            is_thai = is_thai_at(text, at);
            if (is_thai) {
                class = thai_at((const unsigned char *)text.bytes + at);
                at += 3;
            } else
                class = pass_other(text, &at);
            if (((last >> 16 | IS_SPECIAL) & class) != 0)
                return start;
            last = class;
        } while (is_thai && at < text.length);
    }
    return text.length;
}

/* ---- The whole text */

/* Characters that may belong to a unit which began before them. */
static bool may_go_on(uint32_t c)
{
    return c == ' ' || c == 0x200B || c == LK_THAI_SARA_AA || c == LK_THAI_SARA_AM || c == LK_THAI_SARA_E ||
           lk_is_thai_mark(c) || lk_letters_is_hidden(c) || lk_letters_shown(c) != 0;
}

typedef struct Search {
    LkText text;
    size_t done;     /* bytes that are read … */
    uint32_t before; /* … and the last character of them, as it is meant */
    LkLettersFound found;
    LkLettersSpared spared;
    char *out; /* NULL = they are only counted */
    size_t length;
} Search;

static void copy(Search *search, size_t end)
{
    if (search->out != NULL)
        memcpy(search->out + search->length, search->text.bytes + search->done, end - search->done);
    search->length += end - search->done;
    search->done = end;
}

/* Goes on to where the unit of the character at `at` begins, or may begin. */
static void go_to_unit(Search *search, size_t at)
{
    size_t start = at;
    while (start > search->done) {
        if (!may_go_on(lk_utf8_previous(search->text, &start)))
            break;
    }
    if (start == search->done)
        return;
    copy(search, start);
    search->before = lk_utf8_previous(search->text, &start);
}

static void take_unit(Search *search)
{
    LkLettersUnit unit;
    lk_letters_unit(search->text, search->done, search->before, &unit);
    bool is_rewritten = false;
    for (int i = 0; i < LK_LETTERS_KINDS; i++) {
        if (unit.found[i] == 0)
            continue;
        is_rewritten |= i < LK_LETTERS_LEFT;
        if (search->found.kinds[i].count == 0) {
            search->found.kinds[i].start = unit.start;
            search->found.kinds[i].end = unit.end;
        }
        search->found.kinds[i].count += unit.found[i];
    }
    search->before = unit.letters[unit.count - 1];
    if (!is_rewritten) {
        copy(search, unit.end);
        return;
    }
    for (size_t i = 0; search->out != NULL && i < unit.count; i++)
        search->length += lk_utf8_encode(unit.letters[i], search->out + search->length);
    search->done = unit.end;
}

static void search_all(Search *search)
{
    size_t length = search->text.length;
    while (search->done < length) {
        size_t suspect = lk_letters_suspect(search->text, search->done, search->before);
        if (suspect == length)
            break;
        size_t end;
        if (lk_letters_is_spared(&search->spared, search->text, suspect, &end)) {
            copy(search, end);
            search->before = '\n';
            continue;
        }
        go_to_unit(search, suspect);
        while (search->done <= suspect)
            take_unit(search);
    }
    copy(search, length);
}

LkLettersFound lk_letters_find(LkText text)
{
    Search search = {.text = text, .before = '\n'};
    search_all(&search);
    lk_letters_find_lost(text, &search.found);
    return search.found;
}

LkText lk_letters_fix(LkText text, LkArena *arena, LkLettersFound *found)
{
    *found = lk_letters_find(text);
    if (lk_letters_count(found) == 0)
        return text;
    /* What is meant is never longer than what was typed. */
    Search search = {.text = text, .before = '\n', .out = lk_arena_alloc(arena, text.length + 1)};
    search_all(&search);
    search.out[search.length] = '\0';
    return (LkText){search.out, search.length};
}

size_t lk_letters_count(const LkLettersFound *found)
{
    size_t count = 0;
    for (int i = 0; i < LK_LETTERS_LEFT; i++)
        count += found->kinds[i].count;
    return count;
}

/* ---- Telling */

/* The file as a shell takes it: in quotes where it has blanks or signs. */
static const char *shell_name(const LkFile *file, LkArena *arena)
{
    const char *name = file->path != NULL ? file->path : file->name;
    bool is_plain = name[0] != '-' && name[0] != '\0';
    for (const char *p = name; *p != '\0'; p++)
        is_plain &= (unsigned char)*p >= 0x80 || (*p >= '-' && *p <= '9') || *p == '_' || *p == '~' ||
                    ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z');
    return is_plain ? name : lk_arena_printf(arena, "'%s'", name);
}

static void tell_found(const LkFile *file, const LkLettersFound *found, LkHintId hint,
                       LkDiagnostics *diagnostics)
{
    static const LkMessageId ids[LK_LETTERS_KINDS] = {
        [LK_LETTERS_AE] = LK_W_LETTERS_AE,         [LK_LETTERS_AM] = LK_W_LETTERS_AM,
        [LK_LETTERS_ORDER] = LK_W_LETTERS_ORDER,   [LK_LETTERS_DOUBLED] = LK_W_LETTERS_DOUBLED,
        [LK_LETTERS_FONT] = LK_W_LETTERS_FONT,     [LK_LETTERS_RU] = LK_W_LETTERS_RU,
        [LK_LETTERS_HIDDEN] = LK_W_LETTERS_HIDDEN, [LK_LETTERS_APART] = LK_W_LETTERS_APART,
        [LK_LETTERS_CLASH] = LK_W_MARKS_CLASH,     [LK_LETTERS_STRAY] = LK_W_MARKS_STRAY,
        [LK_LETTERS_LOST] = LK_W_LETTERS_LOST,     [LK_LETTERS_FOREIGN] = LK_W_LETTERS_FOREIGN,
    };
    for (int i = 0; i < LK_LETTERS_KINDS; i++) {
        if (found->kinds[i].count == 0)
            continue;
        LkArgument count = lk_named_number("count", (long long)found->kinds[i].count);
        LkArgument name = lk_named_string("file", shell_name(file, diagnostics->arena));
        LkSpan span = lk_span_at(file, found->kinds[i].start, found->kinds[i].end);
        if (i < LK_LETTERS_LEFT)
            lk_tell(diagnostics, ids[i], span, LK_WITH(count, name, lk_with_hint(hint)));
        else
            lk_tell(diagnostics, ids[i], span, LK_WITH(count));
    }
}

void lk_letters_tell_found(const LkFile *file, const LkLettersFound *found, LkDiagnostics *diagnostics)
{
    tell_found(file, found, LK_HINT_OWN, diagnostics);
}

void lk_letters_tell_sheet(const LkFile *file, LkDiagnostics *diagnostics)
{
    LkLettersFound found = lk_letters_find(file->text);
    tell_found(file, &found, LK_HINT_LETTERS_DATA, diagnostics);
}

void lk_letters_tell(const LkFile *file, LkDiagnostics *diagnostics)
{
    LkLettersFound found = lk_letters_find(file->text);
    lk_letters_tell_found(file, &found, diagnostics);
}

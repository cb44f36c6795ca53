/* What is wrong in one letter and the marks on it.
 *
 * A unit is a consonant with the marks behind it, in whatever order they were typed, and the sara aa or sara
 * am that ends it; or เ with another; or marks that stand on nothing; or any other character alone. Marks are
 * taken as a set, so that it does not matter how often one was typed, and what is meant is made of the set.
 * Shapes of old fonts and invisible characters are seen through first. */
#include "base/letters_private.h"

enum { ZERO_WIDTH_SPACE = 0x200B, RU = 0x0E24, LU = 0x0E26, LAKKHANGYAO = 0x0E45 };
enum { PHINTHU = 0x0E3A, THANTHAKHAT = 0x0E4C, YAMAKKAN = 0x0E4E };

/* ---- Characters */

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ZERO_WIDTH_SPACE;
}

/* What may not stand at the head of a word, nor behind what is not Thai. */
static bool is_latin_or_digit(uint32_t c)
{
    bool is_ascii = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return is_ascii || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

bool lk_letters_carries_none(uint32_t c)
{
    return is_blank(c) || is_latin_or_digit(c) ||
           (lk_is_thai(c) && !lk_is_thai_consonant(c) && !lk_is_thai_mark(c));
}

/* ---- Reading */

/* A character as it is meant. */
typedef struct Letter {
    uint32_t character; /* LK_LETTERS_END behind the last */
    size_t next;        /* byte behind it */
    size_t hidden;      /* invisible characters that stand before it and are none */
    bool is_font;
} Letter;

/* A shape stands for a letter only beside Thai: other fonts have other signs at the same places. */
static bool is_shape(LkText text, size_t next, uint32_t shown, bool is_after_thai)
{
    if (is_after_thai || shown == 0 || lk_is_thai_mark(shown) || next >= text.length)
        return is_after_thai && shown != 0;
    uint32_t following = lk_utf8_next(text, &next);
    return lk_is_thai(following) || lk_letters_shown(following) != 0;
}

static Letter character_at(LkText text, size_t at, bool is_after_thai)
{
    Letter letter = {.character = (uint32_t)LK_LETTERS_END, .next = at};
    if (at >= text.length)
        return letter;
    letter.character = lk_utf8_next(text, &letter.next);
    uint32_t shown = lk_letters_shown(letter.character);
    letter.is_font = is_shape(text, letter.next, shown, is_after_thai);
    if (letter.is_font)
        letter.character = shown;
    return letter;
}

/* Looks through invisible characters when Thai stands on both sides of them. */
static Letter letter_at(LkText text, size_t at, bool is_after_thai)
{
    Letter first = character_at(text, at, is_after_thai), letter = first;
    size_t hidden = 0;
    for (; is_after_thai && lk_letters_is_hidden(letter.character); hidden++)
        letter = character_at(text, letter.next, true);
    if (hidden == 0 || !lk_is_thai(letter.character))
        return first;
    letter.hidden = hidden;
    return letter;
}

static void note(LkLettersUnit *unit, const Letter *letter)
{
    unit->found[LK_LETTERS_HIDDEN] += letter->hidden;
    unit->found[LK_LETTERS_FONT] += letter->is_font;
}

static void put(LkLettersUnit *unit, uint32_t character)
{
    unit->letters[unit->count++] = character;
}

/* ---- Marks */

/* A run of marks, each once, in the order in which they first come. */
typedef struct Marks {
    uint32_t items[LK_MARK_KINDS];
    size_t count, end; /* the byte behind the run */
    size_t doubled, hidden, shapes;
    int vowels, tones, killers, nikhahits, others; /* how many there are of each kind */
} Marks;

static bool has(const Marks *marks, uint32_t mark)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i] == mark)
            return true;
    return false;
}

static void add(Marks *marks, uint32_t mark)
{
    if (has(marks, mark)) {
        marks->doubled++;
        return;
    }
    marks->items[marks->count++] = mark;
    marks->tones += lk_is_thai_tone(mark);
    marks->killers += mark == THANTHAKHAT;
    marks->nikhahits += mark == LK_THAI_NIKHAHIT;
    marks->others += mark == PHINTHU || mark == YAMAKKAN; /* of Pali and Sanskrit */
    marks->vowels += mark == 0x0E31 || mark == 0x0E47 || (mark >= 0x0E34 && mark <= 0x0E39);
}

static Marks marks_at(LkText text, size_t at, bool is_after_thai)
{
    Marks marks = {.end = at};
    for (;;) {
        Letter letter = letter_at(text, marks.end, is_after_thai);
        if (!lk_is_thai_mark(letter.character))
            return marks;
        add(&marks, letter.character);
        marks.hidden += letter.hidden;
        marks.shapes += letter.is_font;
        marks.end = letter.next;
        is_after_thai = true;
    }
}

static void note_marks(LkLettersUnit *unit, const Marks *marks)
{
    unit->found[LK_LETTERS_DOUBLED] += marks->doubled;
    unit->found[LK_LETTERS_HIDDEN] += marks->hidden;
    unit->found[LK_LETTERS_FONT] += marks->shapes;
}

/* No letter carries two tone marks, two vowels, or a tone mark and ์. */
static bool is_clash(const Marks *marks)
{
    return marks->tones > 1 || marks->vowels > 1 || (marks->tones > 0 && marks->killers > 0);
}

static bool are_tones_and_nikhahit(const Marks *marks)
{
    return marks->vowels + marks->killers + marks->others == 0 && marks->tones <= 1;
}

static void put_marks(LkLettersUnit *unit, const Marks *marks, bool is_am)
{
    for (size_t i = 0; i < marks->count; i++)
        if (!is_am || marks->items[i] != LK_THAI_NIKHAHIT)
            put(unit, marks->items[i]);
}

/* The vowel before what stands on it. A run with nikhahit or yamakkan is Pali or worse, and is left. */
static void put_in_order(LkLettersUnit *unit, const Marks *marks)
{
    bool is_passed = false, is_wrong = false;
    for (int upper = 0; upper <= 1; upper++)
        for (size_t i = 0; i < marks->count; i++) {
            uint32_t mark = marks->items[i];
            bool is_upper = lk_is_thai_tone(mark) || mark == THANTHAKHAT;
            if (is_upper == (upper == 1))
                put(unit, mark);
            is_wrong |= upper == 0 && !is_upper && is_passed;
            is_passed |= is_upper;
        }
    unit->found[LK_LETTERS_ORDER] += is_wrong;
}

/* ---- Units */

/* “ท ี่ดิน”: marks one blank behind the consonant that carries them, and the word goes on behind them. Within
 * a text about letters a mark stands between blanks, and is left alone. */
static bool join(LkText text, Marks *marks, LkLettersUnit *unit)
{
    Letter blank = character_at(text, marks->end, true);
    if (blank.character != ' ' && blank.character != ZERO_WIDTH_SPACE)
        return false;
    Marks apart = marks_at(text, blank.next, false), both = *marks;
    for (size_t i = 0; i < apart.count; i++)
        add(&both, apart.items[i]);
    Letter behind = letter_at(text, apart.end, apart.count > 0);
    bool has_am = behind.character == LK_THAI_SARA_AM;
    if (has_am && apart.count == 0)
        behind = letter_at(text, behind.next, true);
    else if (apart.count == 0)
        return false;
    bool goes_on = blank.character == ZERO_WIDTH_SPACE || lk_is_thai_letter(behind.character);
    bool is_taken = both.doubled > marks->doubled || is_clash(&both) || marks->nikhahits + marks->others > 0;
    if (!goes_on || is_taken || ((has_am || both.nikhahits > 0) && !are_tones_and_nikhahit(&both)))
        return false;
    both.end = apart.count > 0 ? apart.end : blank.next;
    note_marks(unit, &apart);
    unit->found[LK_LETTERS_APART]++;
    *marks = both;
    return true;
}

/* The same vowel again, which no word has: กำำหนด, ไไป. */
static size_t past_same(LkText text, size_t at, uint32_t vowel, LkLettersUnit *unit)
{
    for (;;) {
        Letter next = letter_at(text, at, true);
        if (next.character != vowel)
            return at;
        note(unit, &next);
        unit->found[LK_LETTERS_DOUBLED]++;
        at = next.next;
    }
}

static bool is_standing_vowel(uint32_t c)
{
    return c == 0x0E30 || c == LK_THAI_SARA_AA || c == LK_THAI_SARA_AM ||
           (c >= LK_THAI_SARA_AE && c <= 0x0E44);
}

/* The one tone mark behind า or ำ, where the consonant before it has none, or has the same. */
static bool takes_back(const Marks *marks, const Marks *after)
{
    return after->count == 1 && after->tones == 1 && are_tones_and_nikhahit(marks) &&
           (marks->tones == 0 || has(marks, after->items[0]));
}

/* What stands behind the า or ำ of a unit and belongs before it: its tone mark. The same vowel may stand
 * between and behind them. Returns the byte behind all. */
static size_t take_behind(LkText text, size_t at, uint32_t vowel, Marks *marks, LkLettersUnit *unit)
{
    for (;;) {
        at = past_same(text, at, vowel, unit);
        Marks after = marks_at(text, at, true);
        if (!takes_back(marks, &after))
            return at;
        note_marks(unit, &after);
        unit->found[LK_LETTERS_ORDER] += marks->tones == 0;
        unit->found[LK_LETTERS_DOUBLED] += marks->tones > 0;
        if (marks->tones == 0)
            add(marks, after.items[0]);
        at = after.end;
    }
}

/* The า or ำ that ends the unit, when something is wrong with it: 0 when it is a letter by itself. */
static uint32_t take_tail(LkText text, Marks *marks, LkLettersUnit *unit)
{
    Letter tail = letter_at(text, marks->end, true);
    bool is_am = tail.character == LK_THAI_SARA_AM;
    if (!is_am && tail.character != LK_THAI_SARA_AA)
        return 0;
    bool makes_am = !is_am && marks->nikhahits > 0 && are_tones_and_nikhahit(marks);
    uint32_t vowel = is_am || makes_am ? LK_THAI_SARA_AM : LK_THAI_SARA_AA;
    bool takes = marks->nikhahits == 0 || makes_am;
    size_t end = tail.next;
    if (makes_am)
        end = past_same(text, end, LK_THAI_SARA_AA, unit);
    if (takes)
        end = take_behind(text, end, vowel, marks, unit);
    if (!makes_am && end == tail.next)
        return 0;
    note(unit, &tail);
    unit->found[LK_LETTERS_AM] += makes_am;
    marks->end = end;
    return vowel;
}

/* Sara aa never follows ฤ and ฦ: what looks like it is their own sign. */
static bool take_lakkhangyao(LkText text, LkLettersUnit *unit)
{
    Letter tail = letter_at(text, unit->end, true);
    if (tail.character != LK_THAI_SARA_AA || (unit->letters[0] != RU && unit->letters[0] != LU))
        return false;
    note(unit, &tail);
    unit->found[LK_LETTERS_RU]++;
    unit->end = tail.next;
    put(unit, LAKKHANGYAO);
    return true;
}

static void take_consonant(LkText text, LkLettersUnit *unit)
{
    if (take_lakkhangyao(text, unit))
        return;
    Marks marks = marks_at(text, unit->end, true);
    note_marks(unit, &marks);
    while (join(text, &marks, unit)) {
    }
    bool clashes = is_clash(&marks);
    uint32_t tail = clashes ? 0 : take_tail(text, &marks, unit);
    if (clashes || marks.nikhahits > 0 || has(&marks, YAMAKKAN))
        put_marks(unit, &marks, tail != 0);
    else
        put_in_order(unit, &marks);
    unit->found[LK_LETTERS_CLASH] += clashes;
    unit->end = marks.end;
    if (tail != 0)
        put(unit, tail);
}

/* แ behind แ, also where it is typed as two เ. */
static size_t past_ae(LkText text, size_t at, LkLettersUnit *unit)
{
    for (;;) {
        at = past_same(text, at, LK_THAI_SARA_AE, unit);
        Letter first = letter_at(text, at, true);
        if (first.character != LK_THAI_SARA_E)
            return at;
        Letter second = letter_at(text, first.next, true);
        if (second.character != LK_THAI_SARA_E)
            return at;
        note(unit, &first);
        note(unit, &second);
        unit->found[LK_LETTERS_AE]++;
        unit->found[LK_LETTERS_DOUBLED]++;
        at = second.next;
    }
}

static void take_second_e(LkText text, LkLettersUnit *unit)
{
    Letter second = letter_at(text, unit->end, true);
    if (second.character != LK_THAI_SARA_E)
        return;
    note(unit, &second);
    unit->found[LK_LETTERS_AE]++;
    unit->letters[0] = LK_THAI_SARA_AE;
    unit->end = past_ae(text, second.next, unit);
}

/* Marks without a consonant. Behind า and ำ a sara am would leave a tone mark that belongs to the letter
 * before them. */
static void take_stray(LkText text, size_t at, uint32_t before, LkLettersUnit *unit)
{
    Marks marks = marks_at(text, at, lk_is_thai(before));
    *unit = (LkLettersUnit){.start = at};
    note_marks(unit, &marks);
    Letter tail = letter_at(text, marks.end, true);
    bool makes_am = tail.character == LK_THAI_SARA_AA && marks.nikhahits > 0 && before != LK_THAI_SARA_AA &&
                    before != LK_THAI_SARA_AM && are_tones_and_nikhahit(&marks);
    put_marks(unit, &marks, makes_am);
    unit->end = marks.end;
    unit->found[LK_LETTERS_STRAY] += lk_letters_carries_none(before);
    if (!makes_am)
        return;
    note(unit, &tail);
    unit->found[LK_LETTERS_AM]++;
    unit->end = past_same(text, tail.next, LK_THAI_SARA_AM, unit);
    put(unit, LK_THAI_SARA_AM);
}

void lk_letters_unit(LkText text, size_t at, uint32_t before, LkLettersUnit *unit)
{
    Letter first = letter_at(text, at, lk_is_thai(before));
    *unit = (LkLettersUnit){.start = at, .end = first.next, .letters = {first.character}, .count = 1};
    note(unit, &first);
    if (lk_is_thai_consonant(first.character))
        take_consonant(text, unit);
    else if (first.character == LK_THAI_SARA_E)
        take_second_e(text, unit);
    else if (lk_is_thai_mark(first.character))
        take_stray(text, at, before, unit);
    else if (first.character == LK_THAI_SARA_AM)
        unit->found[LK_LETTERS_STRAY] += is_blank(before) || is_latin_or_digit(before);
    if (first.character == LK_THAI_SARA_AE)
        unit->end = past_ae(text, unit->end, unit);
    else if (is_standing_vowel(first.character))
        unit->end = past_same(text, unit->end, first.character, unit);
}

/* Emphasis and strikethrough (CommonMark 0.31 §6.2, GFM 0.29 §6.5), with one rule more: Thai is written
 * without blanks between words, so that a Thai character beside a run of signs is a boundary on that side, as
 * a blank would be. Where even so runs are left alone, pairs are made in turn: `ต้อง**ส่งภายใน ๗ วัน **นับแต่`.
 * Of underscores this holds for two alone, and not beside Latin: ชื่อ_ไทย and my__file stay names. */
#include "base/normal.h"
#include "source/markdown/inlines/inlines.h"

/* ---- Reading a run */

/* What stands on one side of a run. */
typedef struct Side {
    uint32_t character, beyond; /* the next one and the one behind it; a line feed where there is none */
    bool is_white, is_punctuation, is_thai;
} Side;

/* Typed between Thai words, where a line may end. */
enum { ZERO_WIDTH_SPACE = 0x200B };

static void classify(Side *side, bool is_field)
{
    side->is_thai = is_field || lk_is_thai(side->character) || side->character == ZERO_WIDTH_SPACE;
    side->is_white = lk_is_white(side->character);
    side->is_punctuation = !side->is_thai && lk_is_punctuation(side->character);
}

static Side side_before(const LkScan *scan, size_t at)
{
    Side side = {.character = '\n', .beyond = '\n'};
    bool is_field = at > 0 && scan->field_end == at; /* its value may be anything: like Thai */
    if (at > 0)
        side.character = lk_utf8_previous(scan->text, &at);
    if (at > 0)
        side.beyond = lk_utf8_previous(scan->text, &at);
    classify(&side, is_field);
    return side;
}

static Side side_after(const LkScan *scan, size_t at)
{
    Side side = {.character = '\n', .beyond = '\n'};
    bool is_field = lk_field_end(scan->text, at) > at;
    if (at < scan->text.length)
        side.character = lk_utf8_next(scan->text, &at);
    if (at < scan->text.length)
        side.beyond = lk_utf8_next(scan->text, &at);
    classify(&side, is_field);
    return side;
}

static bool is_letter(uint32_t c)
{
    return lk_is_thai_letter(c) || (c < 0x80 && lk_is_ascii_letter((char)c));
}

static bool is_latin_name(const Side *side)
{
    return side->character < 0x80 && lk_is_ascii_alphanumeric((char)side->character);
}

/* A number, or a letter alone. */
static bool is_operand(const Side *side)
{
    return lk_digit_value(side->character) >= 0 || (is_letter(side->character) && !is_letter(side->beyond));
}

/* In a text with Thai, ๓*๔*๕, 3*4*5, ก*ข*ค and (ก+ข)*๒*ค are products. */
static bool is_times(const LkScan *scan, const LkRun *run, const Side *before, const Side *after)
{
    return scan->is_thai && run->sign == '*' && run->typed == 1 &&
           (is_operand(before) || before->character == ')') && (is_operand(after) || after->character == '(');
}

/* In a text with Thai, a row of underscores is a line to fill in: ลงชื่อ ____ผู้ขอ____ */
static bool is_line(const LkScan *scan, const LkRun *run)
{
    enum { SHORTEST = 4 };
    return scan->is_thai && run->sign == '_' && run->typed >= SHORTEST;
}

/* Whether Thai letters beside the run are boundaries. */
static bool knows_thai_of(const LkRun *run, const Side *before, const Side *after)
{
    bool is_latin = is_latin_name(before) || is_latin_name(after);
    return run->sign != '_' || (run->typed == 2 && !is_latin && (before->is_thai || after->is_thai));
}

static void set_flanks(LkRun *run, const Side *before, const Side *after)
{
    bool knows_thai = knows_thai_of(run, before, after);
    run->thai_before = knows_thai && before->is_thai;
    run->thai_after = knows_thai && after->is_thai;
    run->white_before = before->is_white;
    run->white_after = after->is_white;
    run->begins_line = before->character == '\n';
    run->ends_line = after->character == '\n';
    bool left = !after->is_white &&
                (!after->is_punctuation || before->is_white || before->is_punctuation || run->thai_before);
    bool right = !before->is_white &&
                 (!before->is_punctuation || after->is_white || after->is_punctuation || run->thai_after);
    run->can_open = left && (knows_thai || !right || before->is_punctuation);
    run->can_close = right && (knows_thai || !left || after->is_punctuation);
}

/* Two tildes strike; four are an end and a beginning, where Thai stands on both sides. Two signs are kept
 * wherever they stand, as they are told if they pair with nothing. */
static bool may_pair(const LkRun *run)
{
    if (run->sign != '_' && run->typed == 2)
        return true;
    if (run->sign == '~')
        return run->typed == 4 && run->thai_before && run->thai_after;
    return run->can_open || run->can_close || run->thai_before || run->thai_after;
}

void lk_run_read(LkScan *scan)
{
    size_t start = scan->at, end = start;
    while (end < scan->text.length && scan->text.bytes[end] == scan->text.bytes[start])
        end++;
    scan->at = end;
    LkRun run = {.sign = scan->text.bytes[start], .length = (uint32_t)(end - start)};
    run.typed = run.length;
    Side before = side_before(scan, start), after = side_after(scan, end);
    set_flanks(&run, &before, &after);
    if (!may_pair(&run) || is_line(scan, &run) || is_times(scan, &run, &before, &after))
        return;
    bool is_told = run.sign != '_' || (run.typed == 2 && (run.thai_before || run.thai_after));
    unsigned kind = is_told ? LK_PIECE_MARK_TOLD : LK_PIECE_MARK;
    run.first = (uint32_t)lk_piece_add(scan, kind, start, start + 1);
    for (size_t i = start + 1; i < end; i++)
        lk_piece_add(scan, kind, i, i + 1);
    LK_GROW(scan->arena, scan->runs, scan->run_count, scan->run_capacity, 8);
    scan->runs[scan->run_count++] = run;
}

/* ---- Pairs in turn */

/* What pairing by nesting would give for the double signs of a stretch, and whether pairs in turn are
 * possible. */
typedef struct Turns {
    size_t count, depth;
    bool is_loose;      /* the last one has a blank within */
    bool is_left_over;  /* one finds no partner */
    bool is_impossible; /* a longer run, or one that cannot be what its turn is */
} Turns;

/* Between blanks it is neither begin nor end. */
static bool has_no_turn(const LkRun *run)
{
    return run->white_before && run->white_after;
}

/* A blank stands between the run and what it would begin or end. */
static bool is_loose(const LkRun *run, bool opens)
{
    return opens ? run->white_after : run->white_before;
}

/* Whether a run may begin or end emphasis if it must. A loose one may where Thai is on its other side, but
 * not at the edge of a line, where it is rather the mark of a remark: **หมายเหตุ */
static bool may_take_turn(const LkRun *run, bool opens, bool is_thai)
{
    if (is_loose(run, opens))
        return opens ? run->thai_before && !run->ends_line : run->thai_after && !run->begins_line;
    return is_thai || run->thai_before || run->thai_after || (opens ? run->can_open : run->can_close);
}

static void count_turn(Turns *turns, const LkRun *run, bool is_thai)
{
    if (has_no_turn(run))
        return;
    bool opens = turns->count++ % 2 == 0, is_second_loose = !opens && turns->is_loose && is_loose(run, opens);
    if (run->typed != 2 || is_second_loose || !may_take_turn(run, opens, is_thai))
        turns->is_impossible = true;
    turns->is_loose = is_loose(run, opens);
    if (run->can_close && turns->depth > 0)
        turns->depth--;
    else if (run->can_open)
        turns->depth++;
    else
        turns->is_left_over = true;
}

/* If double signs would be left alone, and there is one way to read them all in turn as begin and end, they
 * are made that: nested bold is never meant. */
static void take_turns(LkScan *scan, size_t bottom, char sign)
{
    Turns turns = {0};
    for (size_t i = bottom; i < scan->run_count; i++) {
        if (scan->runs[i].sign == sign && scan->runs[i].typed > 1)
            count_turn(&turns, &scan->runs[i], scan->is_thai);
    }
    scan->markdown->steps += scan->run_count - bottom;
    if (turns.is_impossible || turns.count % 2 != 0 || !(turns.is_left_over || turns.depth > 0))
        return;
    bool opens = true;
    for (size_t i = bottom; i < scan->run_count; i++) {
        LkRun *run = &scan->runs[i];
        if (run->sign != sign || run->typed < 2 || has_no_turn(run))
            continue;
        run->can_open = opens;
        run->can_close = !opens;
        opens = !opens;
    }
}

/* ---- Pairing */

enum { SIGNS = 3, KEYS = SIGNS * 2 * 2 * 6 };

/* A run of four between Thai letters ends one emphasis and begins the next: **ขอ****จัด**. */
static bool is_even_in_thai(const LkRun *run)
{
    return run->typed % 2 == 0 && run->thai_before && run->thai_after;
}

/* Closers of one key are refused by the same openers. */
static size_t key_of(const LkRun *closer)
{
    size_t sign = closer->sign == '*' ? 0 : closer->sign == '_' ? 1 : 2;
    return ((sign * 2 + closer->can_open) * 2 + is_even_in_thai(closer)) * 6 + closer->typed % 6;
}

/* Rules 9 and 10 of CommonMark: the sum of the lengths is no multiple of three where one could be both. */
static bool fits(const LkRun *opener, const LkRun *closer)
{
    if (opener->sign != closer->sign)
        return false;
    if (opener->sign == '~' || (!opener->can_close && !closer->can_open))
        return true;
    if ((opener->typed + closer->typed) % 3 != 0 || (opener->typed % 3 == 0 && closer->typed % 3 == 0))
        return true;
    return opener->typed % 2 == 0 && closer->typed % 2 == 0 &&
           (is_even_in_thai(opener) || is_even_in_thai(closer));
}

static void set_kind(LkScan *scan, size_t piece, size_t width, LkTokenKind kind)
{
    scan->pieces[piece].kind = (uint16_t)kind;
    if (width == 2)
        scan->pieces[piece + 1].kind = LK_PIECE_MORE;
}

/* The inner signs of the opener and those of the closer become a pair. */
static void pair(LkScan *scan, LkRun *opener, LkRun *closer)
{
    bool is_double = opener->length >= 2 && closer->length >= 2;
    uint32_t width = is_double ? 2 : 1;
    LkTokenKind open = opener->sign == '~' ? LK_TOKEN_STRIKE_OPEN
                       : is_double         ? LK_TOKEN_STRONG_OPEN
                                           : LK_TOKEN_EMPHASIS_OPEN;
    opener->length -= width;
    set_kind(scan, opener->first + opener->length, width, open);
    set_kind(scan, closer->first, width, open + 1); /* the closing kind follows the opening one */
    closer->first += width;
    closer->length -= width;
}

/* The nearest opener for a closer, above `least`; −1 if there is none. */
static int32_t opener_of(LkScan *scan, const LkRun *closer, int32_t least)
{
    int32_t opener = closer->previous;
    while (opener >= least && !fits(&scan->runs[opener], closer)) {
        opener = scan->runs[opener].previous;
        scan->markdown->steps++;
    }
    return opener >= least ? opener : -1;
}

static void close_run(LkScan *scan, size_t index, int32_t least[KEYS])
{
    LkRun *closer = &scan->runs[index];
    while (closer->can_close && closer->length > 0) {
        int32_t found = opener_of(scan, closer, least[key_of(closer)]);
        scan->markdown->steps++;
        if (found < 0) {
            least[key_of(closer)] = (int32_t)index;
            return;
        }
        LkRun *opener = &scan->runs[found];
        pair(scan, opener, closer);
        closer->previous = opener->length > 0 ? found : opener->previous;
    }
}

void lk_runs_pair(LkScan *scan, size_t bottom)
{
    take_turns(scan, bottom, '*');
    take_turns(scan, bottom, '~');
    int32_t least[KEYS], last = -1; /* the last run that may still open */
    for (size_t i = 0; i < KEYS; i++)
        least[i] = (int32_t)bottom;
    for (size_t i = bottom; i < scan->run_count; i++) {
        LkRun *run = &scan->runs[i];
        run->previous = last;
        close_run(scan, i, least);
        last = run->can_open && run->length > 0 ? (int32_t)i : run->previous;
    }
    scan->run_count = bottom;
}

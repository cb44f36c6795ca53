/* Pieces of a leaf, and the tokens and remarks that come out of them. */
#include "source/markdown/inlines/inlines.h"

static void push(LkScan *scan, unsigned kind, size_t start)
{
    LK_GROW(scan->arena, scan->pieces, scan->piece_count, scan->piece_capacity, 4); /* a cell has one */
    scan->pieces[scan->piece_count++] = (LkPiece){.start = (uint32_t)start, .kind = (uint16_t)kind};
}

size_t lk_piece_add(LkScan *scan, unsigned kind, size_t start, size_t end)
{
    if (start > scan->covered)
        push(scan, LK_TOKEN_TEXT, scan->covered);
    push(scan, kind, start);
    scan->covered = end;
    scan->markdown->steps++;
    return scan->piece_count - 1;
}

LkDetail *lk_piece_detail(LkScan *scan, size_t piece)
{
    if (scan->detail_count == 0)
        scan->detail_count = 1; /* number 0 is none */
    LK_GROW(scan->arena, scan->details, scan->detail_count, scan->detail_capacity, 8);
    scan->pieces[piece].detail = (uint32_t)scan->detail_count;
    return &scan->details[scan->detail_count++];
}

/* ---- Remarks */

/* What is told, in the order of the leaf. */
typedef struct Telling {
    LkScan *scan;
    const LkLeaf *leaf;
    LkLeafCursor cursor;
    size_t seen;  /* how far was looked for the beginning of a path */
    bool is_path; /* the word that `seen` is in begins like a path of Windows */
} Telling;

static void tell(Telling *telling, LkRemarkKind kind, size_t start, size_t end)
{
    LkAt from = lk_leaf_place(telling->leaf, &telling->cursor, (LkLeafAt){start});
    LkAt last = lk_leaf_place(telling->leaf, &telling->cursor, (LkLeafAt){end - 1});
    lk_remark(telling->scan->markdown, kind, from, last + 1, 0);
}

/* C:\ with its colon at `at`. */
static bool is_drive(LkText text, size_t at)
{
    const char *bytes = text.bytes;
    return bytes[at] == ':' && at + 1 < text.length && bytes[at + 1] == '\\' && at > 0 &&
           lk_is_ascii_letter(bytes[at - 1]) && (at < 2 || !lk_is_ascii_alphanumeric(bytes[at - 2]));
}

/* \\server\share */
static bool is_share(LkText text, size_t at)
{
    enum { LONGEST_SERVER = 64 };
    if (text.length - at < 4 || memcmp(text.bytes + at, "\\\\", 2) != 0 ||
        (at > 0 && (lk_is_ascii_alphanumeric(text.bytes[at - 1]) || text.bytes[at - 1] == '\\')))
        return false;
    size_t end = at + 2;
    while (end < text.length && end < at + LONGEST_SERVER &&
           (lk_is_ascii_alphanumeric(text.bytes[end]) || strchr(".-_", text.bytes[end]) != NULL))
        end++;
    return end > at + 2 && end < text.length && text.bytes[end] == '\\';
}

/* Whether a path has begun in the word at `at`. Places are rising. */
static bool is_in_path(Telling *telling, size_t at)
{
    LkText text = telling->scan->text;
    for (; telling->seen <= at; telling->seen++) {
        if (lk_is_space(text.bytes[telling->seen]))
            telling->is_path = false;
        else if (is_drive(text, telling->seen) || is_share(text, telling->seen))
            telling->is_path = true;
        telling->scan->markdown->steps++;
    }
    return telling->is_path;
}

/* Two signs left alone were meant to be something; a row of them is a mask or a line. */
static void tell_left_over(Telling *telling, size_t start, size_t end)
{
    bool is_strike = telling->scan->text.bytes[start] == '~';
    if (end - start == 2 || (end - start == 3 && !is_strike))
        tell(telling, LK_REMARK_LEFT_OVER, start, end);
}

/* The piece behind the signs without a partner that begin at piece `i`. */
static size_t behind_marks(const LkScan *scan, size_t i)
{
    size_t next = i + 1;
    while (next < scan->piece_count && scan->pieces[next].kind == LK_PIECE_MARK_TOLD &&
           scan->pieces[next].start == scan->pieces[next - 1].start + 1 &&
           scan->text.bytes[scan->pieces[next].start] == scan->text.bytes[scan->pieces[i].start])
        next++;
    return next;
}

static size_t end_of(const LkScan *scan, size_t piece)
{
    return piece + 1 < scan->piece_count ? scan->pieces[piece + 1].start : scan->text.length;
}

static void tell_all(Telling *telling)
{
    const LkScan *scan = telling->scan;
    for (size_t i = 0; i < scan->piece_count; i++) {
        size_t start = scan->pieces[i].start;
        if (scan->pieces[i].kind == LK_TOKEN_HTML)
            tell(telling, LK_REMARK_TAG, start, end_of(scan, i));
        if (scan->pieces[i].kind == LK_TOKEN_TAG && scan->text.bytes[start] != '[')
            tell(telling, scan->text.bytes[start] == ']' ? LK_REMARK_ATTRIBUTES : LK_REMARK_LOOKS,
                 start + (scan->text.bytes[start] == ']'), end_of(scan, i));
        if (scan->pieces[i].kind == LK_TOKEN_CHARACTERS && scan->text.bytes[start] == '\\' &&
            is_in_path(telling, start))
            tell(telling, LK_REMARK_BACKSLASH, start, end_of(scan, i));
        if (scan->pieces[i].kind == LK_PIECE_MARK_TOLD) {
            i = behind_marks(scan, i) - 1;
            tell_left_over(telling, start, scan->pieces[i].start + 1u);
        }
    }
}

/* ---- Tokens */

static LkTokenKind kind_of(const LkPiece *piece)
{
    return piece->kind >= LK_PIECE_MORE ? LK_TOKEN_TEXT : (LkTokenKind)piece->kind;
}

static LkToken token_of(const LkScan *scan, const LkPiece *piece)
{
    LkToken token = {.kind = kind_of(piece), .start = {piece->start}};
    if (piece->detail > 0 && token.kind != LK_TOKEN_TEXT) {
        const LkDetail *detail = &scan->details[piece->detail];
        token.text = detail->text;
        token.target = detail->target;
        token.title = detail->title;
    }
    return token;
}

/* Whether the piece belongs to the token of the one before it. */
static bool goes_on(const LkPiece *piece)
{
    return piece->kind == LK_PIECE_MORE ||
           (kind_of(piece) == LK_TOKEN_TEXT && kind_of(piece - 1) == LK_TOKEN_TEXT &&
            (piece - 1)->kind != LK_PIECE_MORE);
}

LkTokens lk_pieces_tokens(LkScan *scan, const LkLeaf *leaf)
{
    if (scan->covered < scan->text.length)
        push(scan, LK_TOKEN_TEXT, scan->covered);
    Telling telling = {.scan = scan, .leaf = leaf};
    tell_all(&telling);
    size_t count = 0;
    for (size_t i = 0; i < scan->piece_count; i++)
        count += i == 0 || !goes_on(&scan->pieces[i]);
    LkTokens tokens = {LK_NEW_ARRAY(scan->arena, count, LkToken), 0};
    for (size_t i = 0; i < scan->piece_count; i++) {
        if (i == 0 || !goes_on(&scan->pieces[i]))
            tokens.items[tokens.count++] = token_of(scan, &scan->pieces[i]);
        tokens.items[tokens.count - 1].end = (LkLeafAt){end_of(scan, i)};
    }
    scan->markdown->steps += 2 * scan->piece_count;
    return tokens;
}

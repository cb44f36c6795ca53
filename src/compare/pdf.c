/* Turns what the reader found in a PDF into words. Poppler takes wide blanks for gaps between columns, and
 * gaps in letter-spaced lines for blanks, so only its letters and their places are used: letters of one
 * height are joined to a row, from the left, rows are ordered from the top, and a blank is where there is
 * room for one.
 *
 * Which rows are a paragraph is guessed by how far apart they stand, where they begin and where they end. */
#include <stdlib.h>

#include "compare/compare_private.h"

/* A part of a row that Poppler yields in one piece. */
typedef struct Piece {
    LkArea box;
    size_t first, end; /* letters */
} Piece;

typedef struct Line {
    LkArea box;
    size_t first, end; /* tokens */
    uint32_t page;
} Line;

typedef struct Lines {
    Line *items;
    size_t count, capacity;
} Lines;

static LkLength length_of(double points)
{
    return points > -1e6 && points < 1e6 ? (LkLength)(points * (double)LK_POINT) : 0;
}

static LkArea box_of(const LkReadLetter *letter)
{
    return (LkArea){length_of((double)letter->x), length_of((double)letter->y),
                    length_of((double)letter->width), length_of((double)letter->height)};
}

static void widen(LkArea *box, LkArea by)
{
    LkLength right = box->x + box->width > by.x + by.width ? box->x + box->width : by.x + by.width;
    box->x = box->x < by.x ? box->x : by.x;
    box->width = right - box->x;
    box->y = by.height > box->height ? by.y : box->y;
    box->height = by.height > box->height ? by.height : box->height;
}

static bool is_shown(const LkReadLetter *letter)
{
    return letter->character > ' ' && letter->character != 0xA0;
}

static void add_line(Lines *lines, const LkLayer *layer, size_t first, LkArena *arena)
{
    if (first == layer->count)
        return;
    LK_GROW(arena, lines->items, lines->count, lines->capacity, 128);
    LkArea box = layer->tokens[first].box;
    for (size_t i = first; i < layer->count; i++)
        widen(&box, layer->tokens[i].box);
    lines->items[lines->count++] = (Line){box, first, layer->count, layer->tokens[first].page};
}

/* ---- Pieces to rows */

static Piece *pieces_of(const LkReadSheet *sheet, size_t *count, LkArena *arena)
{
    Piece *pieces = LK_NEW_ARRAY(arena, sheet->count + 1, Piece);
    bool is_open = false;
    *count = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        const LkReadLetter *letter = &sheet->letters[i];
        if (letter->character == '\n') {
            is_open = false;
        } else if (is_shown(letter)) {
            if (!is_open)
                pieces[(*count)++] = (Piece){box_of(letter), i, i + 1};
            is_open = true;
            widen(&pieces[*count - 1].box, box_of(letter));
            pieces[*count - 1].end = i + 1;
        }
    }
    return pieces;
}

static LkLength middle_of(LkArea box)
{
    return box.y + box.height / 2;
}

static int by_height(const void *left, const void *right)
{
    const Piece *a = left, *b = right;
    LkLength p = middle_of(a->box), q = middle_of(b->box);
    return p != q ? (p < q ? -1 : 1) : a->first < b->first ? -1 : a->first > b->first;
}

static int by_left(const void *left, const void *right)
{
    const Piece *a = left, *b = right;
    return a->box.x != b->box.x  ? (a->box.x < b->box.x ? -1 : 1)
           : a->first < b->first ? -1
                                 : a->first > b->first;
}

/* Returns the end of the pieces from `start` on that make one row. */
static size_t row_end(const Piece *pieces, size_t count, size_t start)
{
    LkArea first = pieces[start].box;
    size_t end = start + 1;
    while (end < count && lk_distance(middle_of(pieces[end].box), middle_of(first)) <
                              (pieces[end].box.height + first.height) / 6)
        end++;
    return end;
}

/* Whether there is a blank before the box: blanks have at least a fifth of the size, while the gaps between
 * stretched letters have a tenth at most. */
static bool has_room(LkLength right, LkArea box)
{
    return box.x - right > box.height * 3 / 20;
}

static void write_piece(LkWordBuilder *builder, const LkReadSheet *sheet, const Piece *piece, LkLength *right)
{
    for (size_t i = piece->first; i < piece->end; i++) {
        const LkReadLetter *letter = &sheet->letters[i];
        LkArea box = box_of(letter);
        if (!is_shown(letter))
            continue;
        if (*right > 0 && has_room(*right, box))
            lk_word_builder_letter(builder, (LkLetter){' ', 0, {*right, box.y, box.x - *right, box.height}});
        lk_word_builder_letter(builder, (LkLetter){letter->character, letter->style, box});
        *right = box.x + box.width > *right ? box.x + box.width : *right;
    }
}

static void end_line(LkWordBuilder *builder, Lines *lines, size_t *first, LkArena *arena)
{
    builder->proto.line++;
    lk_word_builder_end(builder);
    add_line(lines, builder->layer, *first, arena);
    *first = builder->layer->count;
}

/* Writes a row as lines: pieces that are further apart than any blank are cells, and each is a line for
 * itself. */
static void write_row(LkWordBuilder *builder, const LkReadSheet *sheet, Piece *pieces, size_t count,
                      Lines *lines, LkArena *arena)
{
    LkLength right = 0;
    size_t first = builder->layer->count;
    qsort(pieces, count, sizeof *pieces, by_left);
    for (size_t i = 0; i < count; i++) {
        if (right > 0 && pieces[i].box.x - right > pieces[i].box.height * 5 / 4) {
            end_line(builder, lines, &first, arena);
            right = 0;
        }
        write_piece(builder, sheet, &pieces[i], &right);
    }
    end_line(builder, lines, &first, arena);
}

static void put_sheet(LkWordBuilder *builder, const LkReadSheet *sheet, Lines *lines, LkArena *arena)
{
    LkChildArena *work = lk_child_arena_open(arena);
    size_t count = 0;
    Piece *pieces = pieces_of(sheet, &count, work->arena);
    qsort(pieces, count, sizeof *pieces, by_height);
    for (size_t start = 0; start < count;) {
        size_t end = row_end(pieces, count, start);
        write_row(builder, sheet, pieces + start, end - start, lines, arena);
        start = end;
    }
    lk_child_arena_close(work);
}

/* ---- Rows to paragraphs */

/* Whether a line continues the paragraph of the line before it, whose first line is `head`. */
static bool belongs(const Line *line, const Line *before, const Line *head)
{
    LkLength high = before->box.height, pitch = line->box.y - before->box.y;
    LkLength right = head->box.x + head->box.width, before_right = before->box.x + before->box.width;
    bool is_near = line->page == before->page && pitch > high / 3 && pitch < high * 2;
    bool is_beside = line->box.x > before_right || line->box.x + line->box.width < before->box.x;
    bool is_as_large = lk_distance(line->box.height, high) < high / 5;
    bool is_indented = line->box.x - before->box.x > LK_POINT * 12;
    bool was_short = right - before_right > head->box.width / 5;
    return is_near && !is_beside && is_as_large && !is_indented && !was_short;
}

static void find_blocks(LkLayer *layer, const Lines *lines)
{
    uint32_t block = 0;
    for (size_t i = 0, head = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        if (i == 0 || !belongs(line, line - 1, &lines->items[head])) {
            block++;
            head = i;
        }
        for (size_t k = line->first; k < line->end; k++)
            layer->tokens[k].block = layer->tokens[k].cell = block;
    }
}

void lk_side_from_pdf(LkSide *side, const LkReadLetters *letters, const LkWords *words, LkArena *arena)
{
    LkWordBuilder builder;
    Lines lines = {0};
    lk_word_builder_start(&builder, words, arena);
    builder.layer = &side->layers[LK_LAYER_BODY];
    side->is_rendered = true;
    side->sheet_count = letters->count;
    side->sheets = LK_NEW_ARRAY(arena, letters->count + 1, LkSheet);
    for (size_t i = 0; i < letters->count; i++) {
        const LkReadSheet *sheet = &letters->sheets[i];
        side->sheets[i] = (LkSheet){length_of(sheet->width), length_of(sheet->height)};
        builder.proto.page = (uint32_t)(i + 1);
        builder.proto.role = LK_ROLE_UNKNOWN;
        put_sheet(&builder, sheet, &lines, arena);
    }
    lk_word_builder_finish(&builder);
    find_blocks(builder.layer, &lines);
}

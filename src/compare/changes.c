/* The list of differences, and what each says of its two sides: the words, a box for each line or block, a
 * noun for what differs, and the place in the source. differences.c, moves.c and ink.c fill it. */
#include "compare/compare_private.h"

#define SHOWN_WORDS 6 /* at the beginning and at the end of a long text, where only its place matters */

LkChange *lk_changes_add(LkChanges *changes, LkDifferenceKind kind, LkLayerKind layer, LkArena *arena)
{
    LK_GROW(arena, changes->items, changes->count, changes->capacity, 64);
    LkChange *change = &changes->items[changes->count++];
    *change = (LkChange){.kind = kind, .layer = layer, .noun = "words"};
    change->a.text = change->b.text = (LkText){"", 0};
    return change;
}

void lk_gather(LkGathering *gathering, const LkDiffToken *token, LkArena *arena)
{
    LK_GROW(arena, gathering->tokens, gathering->count, gathering->capacity, 8);
    gathering->tokens[gathering->count++] = token;
}

/* ---- Traces */

static void put_words(LkBuffer *out, const LkGathering *gathering, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        const LkDiffToken *token = gathering->tokens[i];
        bool is_apart = token->blank || token->cell != gathering->tokens[i > 0 ? i - 1 : 0]->cell;
        if (i > start && is_apart)
            lk_buffer_string(out, " ");
        lk_buffer_text(out, token->kind == LK_ITEM_IMAGE ? token->name : token->text);
    }
}

static LkText text_of(const LkGathering *gathering, bool in_short, LkArena *arena)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    if (in_short && gathering->count > 2 * SHOWN_WORDS + 2) {
        put_words(&out, gathering, 0, SHOWN_WORDS);
        lk_buffer_string(&out, " … ");
        put_words(&out, gathering, gathering->count - SHOWN_WORDS, gathering->count);
    } else {
        put_words(&out, gathering, 0, gathering->count);
    }
    return lk_buffer_view(&out);
}

static void widen(LkArea *box, LkArea by)
{
    LkLength right = box->x + box->width > by.x + by.width ? box->x + box->width : by.x + by.width;
    LkLength bottom = box->y + box->height > by.y + by.height ? box->y + box->height : by.y + by.height;
    box->x = box->x < by.x ? box->x : by.x;
    box->y = box->y < by.y ? box->y : by.y;
    box->width = right - box->x;
    box->height = bottom - box->y;
}

/* Returns the place in the source that the first word comes from. */
static LkSpan span_of(const LkSide *side, const LkDiffToken *token, LkArena *arena)
{
    LkMapped mapped;
    LkLength x = token->box.x + (token->box.width < LK_POINT ? token->box.width / 2 : LK_POINT / 2);
    LkLength y = token->box.y + token->box.height / 2;
    bool is_known = side->frames != NULL && token->page <= side->frames->count &&
                    lk_map_at(side->frames, token->page, x, y, arena, &mapped);
    return is_known ? mapped.span : (LkSpan){0};
}

void lk_trace(LkTrace *trace, const LkGathering *gathering, const LkSide *side, bool by_block, bool in_short,
              LkArena *arena)
{
    trace->spots = LK_NEW_ARRAY(arena, gathering->count + 1, LkSpot);
    trace->spot_count = 0;
    uint32_t unit = 0;
    for (size_t i = 0; i < gathering->count; i++) {
        const LkDiffToken *token = gathering->tokens[i];
        LkSpot *last = trace->spot_count == 0 ? NULL : &trace->spots[trace->spot_count - 1];
        uint32_t own = by_block ? 1 : token->line;
        if (last != NULL && own == unit && last->page == token->page)
            widen(&last->box, token->box);
        else
            trace->spots[trace->spot_count++] = (LkSpot){token->page, token->box};
        unit = own;
    }
    bool is_graphic = gathering->count > 0 && gathering->tokens[0]->kind != LK_ITEM_GLYPHS;
    bool is_told = gathering->count > 0 && (!is_graphic || gathering->tokens[0]->kind == LK_ITEM_IMAGE);
    trace->text = is_told ? text_of(gathering, in_short, arena) : (LkText){"", 0};
    if (gathering->count > 0)
        trace->span = span_of(side, gathering->tokens[0], arena);
}

static const char *noun_of_role(LkRole role)
{
    static const char *const nouns[] = {
        [LK_ROLE_TITLE] = "title",           [LK_ROLE_HEADING] = "heading",
        [LK_ROLE_PARAGRAPH] = "paragraph",   [LK_ROLE_LABEL] = "list item",
        [LK_ROLE_LIST_BODY] = "list item",   [LK_ROLE_TABLE_HEADER] = "table",
        [LK_ROLE_TABLE_CELL] = "table",      [LK_ROLE_SIGNATURE] = "signature",
        [LK_ROLE_FIGURE] = "picture",        [LK_ROLE_CODE] = "code",
        [LK_ROLE_QUOTE] = "quote",           [LK_ROLE_CAPTION] = "caption",
        [LK_ROLE_CONTENTS] = "contents",     [LK_ROLE_FOOTNOTE] = "footnote",
        [LK_ROLE_ARTIFACT] = "table header", [LK_ROLE_PAGE_NUMBER] = "page number",
        [LK_ROLE_CATCHWORD] = "catchword",   [LK_ROLE_HEAD] = "running head",
    };
    static_assert(sizeof nouns / sizeof *nouns == LK_ROLE_COUNT, "each role has a noun");
    return role == LK_ROLE_UNKNOWN ? "words" : nouns[role];
}

const char *lk_noun(const LkDiffToken *token)
{
    switch (token->kind) {
    case LK_ITEM_GLYPHS:
        return noun_of_role(token->role);
    case LK_ITEM_RULE:
        return "rules";
    case LK_ITEM_FILL:
        return "fills";
    case LK_ITEM_IMAGE:
        return "picture";
    case LK_ITEM_LINK:
    case LK_ITEM_FIELD: /* are never tokens */
        break;
    }
    return "words";
}

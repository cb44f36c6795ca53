/* Checks values that are right alone but wrong together: margins that leave no paper, indents that leave no
 * line. */
#include "style/check.h"

#include "style/schema.h"

#define LEAST_TEXT LK_MILLICENTIMETRES(1000) /* room for a few letters: less is a mistake in the unit */

typedef struct Check {
    const LkLayout *layout;
    const LkLayoutChain *chain;
    LkDiagnostics *diagnostics;
    LkLength measure; /* width of the text */
} Check;

/* Returns where one of the keys `outer.inner`, which are wrong together, is set: in the nearest file of the
 * chain, as the mistake is most likely in the user's own. The layout's file if none sets any. */
static LkSpan place_of_any(const Check *check, const char *outer, const char *const *inner, size_t count)
{
    for (size_t i = 0; i < check->chain->count; i++) {
        const LkYaml *map = lk_layout_member(check->chain->files[i].root, outer);
        for (size_t k = 0; k < count; k++) {
            const LkYaml *value = lk_layout_member(map, inner[k]);
            if (value != NULL)
                return value->span;
        }
    }
    return (LkSpan){.file = check->layout->file};
}

static LkSpan place_of(const Check *check, const char *outer, const char *inner)
{
    return place_of_any(check, outer, &inner, 1);
}

static LkSpan place_of_page(const Check *check, const char *side)
{
    const char *const keys[] = {"margins", side, "size", "orientation"};
    return place_of_any(check, "page", keys, 4);
}

static LkSpan place_of_pitch(const Check *check, const char *outer)
{
    static const char *const keys[] = {"pitch", "size"};
    return place_of_any(check, outer, keys, 2);
}

static void check_area(const Check *check, LkTermId margins, LkLength rest)
{
    bool is_width = margins == LK_TERM_MARGINS_SIDE;
    if (rest < LEAST_TEXT)
        lk_tell(check->diagnostics, LK_E_LAYOUT_MARGINS, place_of_page(check, is_width ? "width" : "height"),
                LK_WITH(lk_named_term("margins", margins),
                        lk_named_decimal("rest", lk_length_points(rest) / 72 * 2.54, 2),
                        lk_named_term("direction", is_width ? LK_TERM_WIDTH : LK_TERM_HEIGHT)));
}

static void check_fits(const Check *check, const char *outer, const char *inner, LkLength used)
{
    if (used > check->measure - LEAST_TEXT)
        lk_tell(
            check->diagnostics, LK_E_LAYOUT_NARROW, place_of(check, outer, inner),
            LK_WITH(lk_named_string("key", lk_arena_printf(check->diagnostics->arena, "%s.%s", outer, inner)),
                    lk_named_decimal("measure", lk_length_points(check->measure) / 72 * 2.54, 2)));
}

/* Indents of what a text may not even have are made for a wide page. Where the layout takes them from one
 * that it extends, they are no mistake of its own: the flow makes them smaller, as it does in a cell. */
static void check_own_fits(const Check *check, const char *outer, const char *inner, LkLength used)
{
    if (lk_layout_sets(check->chain, outer, inner, NULL))
        check_fits(check, outer, inner, used);
}

static void check_pitch(const Check *check, const char *name, const LkTextStyle *text)
{
    if (text->pitch < text->size)
        lk_tell(
            check->diagnostics, LK_W_LAYOUT_PITCH, place_of_pitch(check, name),
            LK_WITH(lk_named_string("key", lk_arena_printf(check->diagnostics->arena, "%s.pitch", name))));
}

static void check_list(const Check *check)
{
    LkLength deepest = 0;
    for (size_t i = 0; i < LK_LIST_LEVELS; i++) {
        const LkListLevel *level = &check->layout->list[i];
        LkLength start = level->indent > level->hang ? level->indent : level->hang;
        deepest = start > deepest ? start : deepest;
    }
    check_own_fits(check, "lists", "levels", deepest);
}

static void check_clauses(const Check *check)
{
    const LkClauseStyle *clause = &check->layout->clause;
    check_own_fits(check, "clauses", "indent", clause->indent);
    check_own_fits(check, "clauses", "hang", clause->hang);
    check_own_fits(check, "parts", "indent", check->layout->part.indent);
    check_pitch(check, "parts", &check->layout->part.text);
}

static void check_tables(const Check *check)
{
    for (size_t i = 0; i < check->layout->table_count; i++) {
        const LkTableStyle *table = &check->layout->tables[i];
        check_fits(check, "tables", table->name, 2 * table->padding_x);
        if (table->text.pitch < table->text.size)
            lk_tell(check->diagnostics, LK_W_LAYOUT_PITCH_TABLE, place_of(check, "tables", table->name),
                    LK_WITH(lk_named_string("name", table->name)));
    }
}

static void check_signature(const Check *check)
{
    const LkSignatureStyle *signature = &check->layout->signature;
    check_own_fits(check, "signature", "left", signature->left);
    if (signature->width != 0 && signature->left + signature->width > check->measure)
        lk_tell(check->diagnostics, LK_E_LAYOUT_NARROW_SIGNATURE, place_of(check, "signature", "width"),
                NULL);
}

void lk_layout_check(const LkLayout *layout, const LkLayoutChain *chain, LkDiagnostics *diagnostics)
{
    Check check = {layout, chain, diagnostics,
                   layout->page_width - layout->margin_left - layout->margin_right};
    LkLength height = layout->page_height - layout->margin_top - layout->margin_bottom;
    check_area(&check, LK_TERM_MARGINS_SIDE, check.measure);
    check_area(&check, LK_TERM_MARGINS_UPPER, height);
    if (check.measure < LEAST_TEXT || height < LEAST_TEXT)
        return; /* further errors would only follow from this one */
    check_pitch(&check, "text", &layout->paragraph.text);
    check_pitch(&check, "title", &layout->title.paragraph.text);
    if (layout->paragraph.text.pitch * 2 > height)
        lk_tell(diagnostics, LK_E_LAYOUT_MARGINS_LINES, place_of_pitch(&check, "text"), NULL);
    check_fits(&check, "text", "indent", layout->paragraph.indent);
    check_list(&check);
    check_clauses(&check);
    check_tables(&check);
    check_signature(&check);
    if (layout->furniture.page_number_distance > layout->page_height)
        lk_tell(diagnostics, LK_E_LAYOUT_MARGINS_NUMBER, place_of(&check, "furniture", "page-number"), NULL);
}

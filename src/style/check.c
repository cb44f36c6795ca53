/* Values that are right alone but wrong together: margins that leave no paper, indents that leave no line. */
#include "style/check.h"

#include "style/schema.h"

#define LEAST_TEXT LK_MILLICENTIMETRES(1000) /* a line of a few letters: less is a slip of the unit */

typedef struct Check {
    const LkLayout *layout;
    const LkLayoutChain *chain;
    LkDiagnostics *diagnostics;
    LkLength measure; /* width of the text */
} Check;

/* Where the nearest file says one of the keys `outer.inner` that are wrong together, or the layout's file:
 * the user's own line, not one of a layout that it extends. */
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

static void check_area(const Check *check, const char *direction, LkLength rest, const char *margins)
{
    if (rest < LEAST_TEXT)
        lk_error(check->diagnostics, "E-layout-margins", place_of_page(check, direction),
                 "make the margins smaller or the page larger", "%s leave %.2fcm of the paper's %s for text",
                 margins, lk_length_points(rest) / 72 * 2.54, direction);
}

static void check_fits(const Check *check, const char *outer, const char *inner, LkLength used)
{
    if (used > check->measure - LEAST_TEXT)
        lk_error(check->diagnostics, "E-layout-narrow", place_of(check, outer, inner),
                 lk_arena_printf(check->diagnostics->arena, "the text is %.2fcm wide",
                                 lk_length_points(check->measure) / 72 * 2.54),
                 "`%s.%s` leaves less than 1cm for text", outer, inner);
}

static void check_pitch(const Check *check, const char *name, const LkTextStyle *text)
{
    if (text->pitch < text->size)
        lk_warning(check->diagnostics, "W-layout-pitch", place_of_pitch(check, name),
                   "Thai needs about 1.3 times the size",
                   "`%s.pitch` is smaller than the type: lines will touch", name);
}

static void check_list(const Check *check)
{
    LkLength deepest = 0;
    for (size_t i = 0; i < LK_LIST_LEVELS; i++) {
        const LkListLevel *level = &check->layout->list[i];
        LkLength start = level->indent > level->hang ? level->indent : level->hang;
        deepest = start > deepest ? start : deepest;
    }
    check_fits(check, "lists", "levels", deepest);
}

static void check_tables(const Check *check)
{
    for (size_t i = 0; i < check->layout->table_count; i++) {
        const LkTableStyle *table = &check->layout->tables[i];
        check_fits(check, "tables", table->name, 2 * table->padding_x);
        if (table->text.pitch < table->text.size)
            lk_warning(check->diagnostics, "W-layout-pitch", place_of(check, "tables", table->name),
                       "Thai needs about 1.3 times the size",
                       "the text of table style `%s` has a pitch smaller than its type: lines will touch",
                       table->name);
    }
}

static void check_signature(const Check *check)
{
    const LkSignatureStyle *signature = &check->layout->signature;
    check_fits(check, "signature", "left", signature->left);
    if (signature->width != 0 && signature->left + signature->width > check->measure)
        lk_error(check->diagnostics, "E-layout-narrow", place_of(check, "signature", "width"),
                 "make left or width smaller, or write auto",
                 "the signature block reaches over the right margin");
}

void lk_layout_check(const LkLayout *layout, const LkLayoutChain *chain, LkDiagnostics *diagnostics)
{
    Check check = {layout, chain, diagnostics,
                   layout->page_width - layout->margin_left - layout->margin_right};
    LkLength height = layout->page_height - layout->margin_top - layout->margin_bottom;
    check_area(&check, "width", check.measure, "the left and right margins");
    check_area(&check, "height", height, "the upper and lower margins");
    if (check.measure < LEAST_TEXT || height < LEAST_TEXT)
        return; /* all else would only follow from this */
    check_pitch(&check, "text", &layout->paragraph.text);
    check_pitch(&check, "title", &layout->title.text);
    if (layout->paragraph.text.pitch * 2 > height)
        lk_error(diagnostics, "E-layout-margins", place_of_pitch(&check, "text"), NULL,
                 "less than two lines fit on a page");
    check_fits(&check, "text", "indent", layout->paragraph.indent);
    check_list(&check);
    check_tables(&check);
    check_signature(&check);
    if (layout->furniture.page_number_distance > layout->page_height)
        lk_error(diagnostics, "E-layout-margins", place_of(&check, "furniture", "page-number"), NULL,
                 "the page number stands below the paper");
}

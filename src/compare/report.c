/* Differences as text for people and scripts, and as JSON for programs. */
#include "base/json.h"
#include "compare/compare_private.h"

#define LONGEST_TEXT 60 /* characters of a text in a line */

static const char *const KINDS[] = {
    [LK_DIFFERENCE_INSERTED] = "inserted", [LK_DIFFERENCE_DELETED] = "deleted",
    [LK_DIFFERENCE_CHANGED] = "changed",   [LK_DIFFERENCE_MOVED] = "moved",
    [LK_DIFFERENCE_SET_ANEW] = "set anew", [LK_DIFFERENCE_RESTYLED] = "restyled",
    [LK_DIFFERENCE_PAGE] = "page",
};

/* ---- Text */

/* Stands on the character before it, or hangs on it. */
static bool hangs(uint32_t c)
{
    bool is_vowel_behind = c == 0x0E30 || c == LK_THAI_SARA_AA || c == LK_THAI_SARA_AM;
    return is_vowel_behind || lk_is_thai_mark(c) || (c >= 0x0300 && c <= 0x036F);
}

/* At most so many characters; the middle is left out, in whole clusters. */
static void put_text(LkBuffer *out, LkText text)
{
    size_t count = lk_utf8_count(text), at = 0, shown = 0;
    bool was_left_out = false;
    lk_buffer_string(out, "“");
    while (at < text.length) {
        size_t start = at;
        uint32_t character = lk_utf8_next(text, &at);
        bool is_between = count > LONGEST_TEXT && shown >= LONGEST_TEXT / 2;
        bool is_left_out =
            is_between && (was_left_out ? shown + LONGEST_TEXT / 2 < count || hangs(character)
                                        : shown + LONGEST_TEXT / 2 < count && !hangs(character));
        if (is_left_out && !was_left_out)
            lk_buffer_string(out, "…");
        if (!is_left_out && character >= ' ')
            lk_buffer_text(out, lk_text_slice(text, start, at));
        was_left_out = is_left_out;
        shown++;
    }
    lk_buffer_string(out, "”");
}

static void put_side(LkBuffer *out, const LkChange *change, const LkTrace *trace)
{
    if (trace->text.length > 0)
        put_text(out, trace->text);
    else
        lk_buffer_string(out, change->noun);
}

static void put_points(LkBuffer *out, LkLength length)
{
    LkLength tenths = (lk_distance(length, 0) * 10 + LK_POINT / 2) / LK_POINT;
    lk_buffer_printf(out, "%lld.%lld pt", (long long)(tenths / 10), (long long)(tenths % 10));
}

static void put_way(LkBuffer *out, const LkChange *change)
{
    uint32_t from = change->a.spots[0].page, to = change->b.spots[0].page;
    if (from != to) {
        lk_buffer_printf(out, "from page %u to page %u", (unsigned)from, (unsigned)to);
        return;
    }
    bool down = lk_distance(change->dy, 0) > LK_TOLERANCE, right = lk_distance(change->dx, 0) > LK_TOLERANCE;
    if (down) {
        put_points(out, change->dy);
        lk_buffer_string(out, change->dy > 0 ? " down" : " up");
    }
    if (right) {
        lk_buffer_string(out, down ? ", " : "");
        put_points(out, change->dx);
        lk_buffer_string(out, change->dx > 0 ? " to the right" : " to the left");
    }
}

static void put_moved(LkBuffer *out, const LkChange *change)
{
    if (change->lines > 1 && change->is_one_block)
        lk_buffer_printf(out, "%s of %zu lines ", change->noun, change->lines);
    else if (change->lines > 1)
        lk_buffer_printf(out, "%zu lines ", change->lines);
    else
        lk_buffer_printf(out, "%s ", change->noun);
    lk_buffer_string(out, change->kind == LK_DIFFERENCE_MOVED ? "moved " : "set anew");
    if (change->kind == LK_DIFFERENCE_MOVED)
        put_way(out, change);
    else if (change->a.spots[0].page != change->b.spots[0].page)
        lk_buffer_printf(out, ", from page %u", (unsigned)change->a.spots[0].page);
    if (change->b.text.length > 0) {
        lk_buffer_string(out, ": ");
        put_text(out, change->b.text);
    }
}

static void put_page(LkBuffer *out, const LkChange *change)
{
    if (change->a.spot_count > 0 && change->b.spot_count > 0) {
        LkArea a = change->a.spots[0].box, b = change->b.spots[0].box;
        lk_buffer_string(out, "paper ");
        put_points(out, a.width);
        lk_buffer_string(out, " × ");
        put_points(out, a.height);
        lk_buffer_string(out, " → ");
        put_points(out, b.width);
        lk_buffer_string(out, " × ");
        put_points(out, b.height);
        return;
    }
    lk_buffer_string(out, change->a.spot_count > 0 ? "page deleted" : "page inserted");
}

static void put_what(LkBuffer *out, const LkChange *change)
{
    switch (change->kind) {
    case LK_DIFFERENCE_INSERTED:
    case LK_DIFFERENCE_DELETED:
        lk_buffer_printf(out, "%s ", KINDS[change->kind]);
        put_side(out, change, change->kind == LK_DIFFERENCE_INSERTED ? &change->b : &change->a);
        break;
    case LK_DIFFERENCE_CHANGED:
        if (change->layer == LK_LAYER_GRAPHICS && change->a.text.length == 0) {
            lk_buffer_printf(out, "%s changed", change->noun);
            break;
        }
        put_side(out, change, &change->a);
        lk_buffer_string(out, " → ");
        put_side(out, change, &change->b);
        break;
    case LK_DIFFERENCE_RESTYLED:
        lk_buffer_string(out, "in another face, size or colour: ");
        put_side(out, change, &change->b);
        break;
    case LK_DIFFERENCE_PAGE:
        put_page(out, change);
        break;
    case LK_DIFFERENCE_MOVED:
    case LK_DIFFERENCE_SET_ANEW:
        put_moved(out, change);
        break;
    case LK_DIFFERENCE_KINDS: /* their number */
        break;
    }
}

static void put_place(LkBuffer *out, const LkChange *change)
{
    LkSpan span = change->b.span.file != NULL ? change->b.span : change->a.span;
    if (span.file != NULL)
        lk_buffer_printf(out, "  (%s:%u:%u)", span.file->name, (unsigned)span.line, (unsigned)span.column);
}

void lk_change_text(const LkChange *change, bool with_place, LkBuffer *out)
{
    put_what(out, change);
    bool is_furniture = change->layer == LK_LAYER_FURNITURE;
    bool is_word = change->kind == LK_DIFFERENCE_INSERTED || change->kind == LK_DIFFERENCE_DELETED ||
                   change->kind == LK_DIFFERENCE_CHANGED || change->kind == LK_DIFFERENCE_RESTYLED;
    if (is_furniture && is_word)
        lk_buffer_printf(out, " in the %s", change->noun);
    if (with_place)
        put_place(out, change);
}

void lk_changes_summary(const LkChanges *changes, LkBuffer *out)
{
    size_t a = changes->a->sheet_count, b = changes->b->sheet_count;
    if (changes->count == 0) {
        lk_buffer_printf(out, "no differences in %zu %s and %zu %s", b, b == 1 ? "page" : "pages",
                         changes->words, changes->words == 1 ? "word" : "words");
        return;
    }
    const char *before = "";
    for (int kind = 0; kind < LK_DIFFERENCE_PAGE; kind++) {
        if (changes->kinds[kind] == 0)
            continue;
        lk_buffer_printf(out, "%s%zu %s", before, changes->kinds[kind], KINDS[kind]);
        before = ", ";
    }
    lk_buffer_string(out, before[0] == '\0' ? "" : "; ");
    if (a != b)
        lk_buffer_printf(out, "%zu → %zu pages", a, b);
    else
        lk_buffer_printf(out, "%zu %s", a, a == 1 ? "page" : "pages");
}

void lk_changes_text(const LkChanges *changes, LkBuffer *out)
{
    for (size_t i = 0; i < changes->count; i++) {
        lk_buffer_printf(out, "page %u: ", (unsigned)lk_change_page(&changes->items[i]));
        lk_change_text(&changes->items[i], true, out);
        lk_buffer_string(out, "\n");
    }
    lk_changes_summary(changes, out);
    lk_buffer_string(out, "\n");
}

/* ---- JSON */

static void put_trace(LkBuffer *out, const char *key, const LkTrace *trace)
{
    lk_buffer_printf(out, ",\"%s\":", key);
    if (trace->spot_count == 0) {
        lk_buffer_string(out, "null");
        return;
    }
    lk_buffer_string(out, "{\"text\":");
    lk_json_string(out, trace->text);
    lk_buffer_string(out, ",\"boxes\":[");
    for (size_t i = 0; i < trace->spot_count; i++) {
        const LkSpot *spot = &trace->spots[i];
        LkLength lengths[] = {spot->box.x, spot->box.y, spot->box.width, spot->box.height};
        static const char *const keys[] = {"x", "y", "width", "height"};
        lk_buffer_printf(out, "%s{\"page\":%u", i == 0 ? "" : ",", (unsigned)spot->page);
        for (int k = 0; k < 4; k++) {
            lk_buffer_printf(out, ",\"%s\":", keys[k]);
            lk_json_points(out, lengths[k]);
        }
        lk_buffer_string(out, "}");
    }
    lk_buffer_string(out, "]");
    if (trace->span.file != NULL) {
        lk_buffer_string(out, ",\"file\":");
        lk_json_string(out, lk_text(trace->span.file->name));
        lk_buffer_printf(out, ",\"line\":%u,\"column\":%u", (unsigned)trace->span.line,
                         (unsigned)trace->span.column);
    }
    lk_buffer_string(out, "}");
}

static void put_change(LkBuffer *out, const LkChange *change, size_t number)
{
    static const char *const kinds[] = {"inserted", "deleted",  "changed", "moved",
                                        "set-anew", "restyled", "page"};
    static const char *const layers[] = {"body", "furniture", "graphics"};
    lk_buffer_printf(out, "{\"number\":%zu,\"kind\":\"%s\",\"layer\":\"%s\",\"what\":\"%s\",\"page\":%u",
                     number, kinds[change->kind], layers[change->layer], change->noun,
                     (unsigned)lk_change_page(change));
    LkBuffer told;
    lk_buffer_init(&told, out->arena);
    lk_change_text(change, false, &told);
    lk_buffer_string(out, ",\"message\":");
    lk_json_string(out, lk_buffer_view(&told));
    if (change->kind == LK_DIFFERENCE_MOVED) {
        lk_buffer_string(out, ",\"dx\":");
        lk_json_points(out, change->dx);
        lk_buffer_string(out, ",\"dy\":");
        lk_json_points(out, change->dy);
        lk_buffer_printf(out, ",\"lines\":%zu", change->lines);
    }
    put_trace(out, "a", &change->a);
    put_trace(out, "b", &change->b);
    lk_buffer_string(out, "}");
}

static void put_json_side(LkBuffer *out, const char *key, const LkSide *side)
{
    lk_buffer_printf(out, "\"%s\":{\"name\":", key);
    lk_json_string(out, lk_text(side->name));
    lk_buffer_printf(out, ",\"pages\":%zu}", side->sheet_count);
}

void lk_changes_json(const LkChanges *changes, LkBuffer *out)
{
    static const char *const keys[] = {"inserted", "deleted",  "changed", "moved",
                                       "set-anew", "restyled", "page"};
    lk_buffer_string(out, "{\"version\":1,\"unit\":\"pt\",");
    put_json_side(out, "a", changes->a);
    lk_buffer_string(out, ",");
    put_json_side(out, "b", changes->b);
    lk_buffer_printf(out, ",\"same\":%s,\"as_pdf\":%s,\"counts\":{", changes->count == 0 ? "true" : "false",
                     changes->a->is_rendered || changes->b->is_rendered ? "true" : "false");
    for (int kind = 0; kind < LK_DIFFERENCE_KINDS; kind++)
        lk_buffer_printf(out, "%s\"%s\":%zu", kind == 0 ? "" : ",", keys[kind], changes->kinds[kind]);
    lk_buffer_string(out, "},\"differences\":[");
    for (size_t i = 0; i < changes->count; i++) {
        lk_buffer_string(out, i == 0 ? "\n" : ",\n");
        put_change(out, &changes->items[i], i + 1);
    }
    lk_buffer_string(out, "\n]}\n");
}

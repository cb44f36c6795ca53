/* Writes differences as text, for people and scripts, and as JSON, for programs. */
#include "base/json.h"
#include "compare/compare_private.h"

#define LONGEST_TEXT 60 /* characters of a text in a line */

static const LkPhraseId COUNTS[] = {
    [LK_DIFFERENCE_INSERTED] = LK_PHRASE_DIFF_COUNT_INSERTED,
    [LK_DIFFERENCE_DELETED] = LK_PHRASE_DIFF_COUNT_DELETED,
    [LK_DIFFERENCE_CHANGED] = LK_PHRASE_DIFF_COUNT_CHANGED,
    [LK_DIFFERENCE_MOVED] = LK_PHRASE_DIFF_COUNT_MOVED,
    [LK_DIFFERENCE_REFLOWED] = LK_PHRASE_DIFF_COUNT_SET_ANEW,
    [LK_DIFFERENCE_RESTYLED] = LK_PHRASE_DIFF_COUNT_RESTYLED,
};

/* A difference that is told. */
typedef struct Telling {
    const LkChange *change;
    LkMessageLanguage language;
    LkBuffer *out;
} Telling;

/* ---- Text */

/* Whether a character belongs to the one before it. */
static bool hangs(uint32_t c)
{
    bool is_vowel_behind = c == 0x0E30 || c == LK_THAI_SARA_AA || c == LK_THAI_SARA_AM;
    return is_vowel_behind || lk_is_thai_mark(c) || (c >= 0x0300 && c <= 0x036F);
}

/* Writes a text in quotes. Of a long one the middle is left out, in whole clusters. */
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

static const char *noun_of(const LkChange *change, LkMessageLanguage language)
{
    LkPhraseId known = lk_phrase_reading(change->noun, LK_PHRASE_NOUN_WORDS, LK_PHRASE_NOUN_PAGE);
    return known == LK_PHRASE_NONE ? change->noun : lk_phrase(known, language);
}

/* A phrase that names what differs. */
static void put_noun(const Telling *to, LkPhraseId phrase)
{
    lk_phrase_put(phrase, to->language, LK_WITH(lk_named_string("noun", noun_of(to->change, to->language))),
                  to->out);
}

static void put_phrase(const Telling *to, LkPhraseId phrase)
{
    lk_phrase_put(phrase, to->language, NULL, to->out);
}

static void put_side(const Telling *to, const LkTrace *trace)
{
    if (trace->text.length > 0)
        put_text(to->out, trace->text);
    else
        lk_buffer_string(to->out, noun_of(to->change, to->language));
}

static const char *points(const Telling *to, LkLength length)
{
    LkLength tenths = (lk_distance(length, 0) * 10 + LK_POINT / 2) / LK_POINT;
    return lk_arena_printf(to->out->arena, "%lld.%lld pt", (long long)(tenths / 10),
                           (long long)(tenths % 10));
}

static void put_length(const Telling *to, LkPhraseId phrase, LkLength length)
{
    lk_phrase_put(phrase, to->language, LK_WITH(lk_named_string("length", points(to, length))), to->out);
}

static void put_way(const Telling *to)
{
    const LkChange *change = to->change;
    uint32_t from = change->a.spots[0].page, to_page = change->b.spots[0].page;
    if (from != to_page) {
        lk_phrase_put(LK_PHRASE_DIFF_ACROSS, to->language,
                      LK_WITH(lk_named_number("from", from), lk_named_number("to", to_page)), to->out);
        return;
    }
    bool down = lk_distance(change->dy, 0) > LK_TOLERANCE, right = lk_distance(change->dx, 0) > LK_TOLERANCE;
    if (down)
        put_length(to, change->dy > 0 ? LK_PHRASE_DIFF_DOWN : LK_PHRASE_DIFF_UP, change->dy);
    if (down && right)
        lk_buffer_string(to->out, ", ");
    if (right)
        put_length(to, change->dx > 0 ? LK_PHRASE_DIFF_RIGHT : LK_PHRASE_DIFF_LEFT, change->dx);
}

static void put_lines(const Telling *to)
{
    const LkChange *change = to->change;
    LkArgument lines = lk_named_number("lines", (long long)change->lines);
    if (change->lines > 1 && change->is_one_block)
        lk_phrase_put(LK_PHRASE_DIFF_BLOCK_LINES, to->language,
                      LK_WITH(lk_named_string("noun", noun_of(change, to->language)), lines), to->out);
    else if (change->lines > 1)
        lk_phrase_put(LK_PHRASE_DIFF_LINES, to->language, LK_WITH(lines), to->out);
    else
        lk_buffer_printf(to->out, "%s ", noun_of(change, to->language));
}

static void put_moved(const Telling *to)
{
    const LkChange *change = to->change;
    put_lines(to);
    put_phrase(to, change->kind == LK_DIFFERENCE_MOVED ? LK_PHRASE_DIFF_MOVED : LK_PHRASE_DIFF_SET_ANEW);
    if (change->kind == LK_DIFFERENCE_MOVED)
        put_way(to);
    else if (change->a.spots[0].page != change->b.spots[0].page)
        lk_phrase_put(LK_PHRASE_DIFF_FROM_PAGE, to->language,
                      LK_WITH(lk_named_number("page", change->a.spots[0].page)), to->out);
    if (change->b.text.length > 0) {
        lk_buffer_string(to->out, ": ");
        put_text(to->out, change->b.text);
    }
}

static const char *paper(const Telling *to, LkArea box)
{
    return lk_arena_printf(to->out->arena, "%s × %s", points(to, box.width), points(to, box.height));
}

static void put_page(const Telling *to)
{
    const LkTrace *a = &to->change->a, *b = &to->change->b;
    if (a->spot_count > 0 && b->spot_count > 0)
        lk_phrase_put(LK_PHRASE_DIFF_PAPER, to->language,
                      LK_WITH(lk_named_string("from", paper(to, a->spots[0].box)),
                              lk_named_string("to", paper(to, b->spots[0].box))),
                      to->out);
    else
        put_phrase(to, a->spot_count > 0 ? LK_PHRASE_DIFF_PAGE_DELETED : LK_PHRASE_DIFF_PAGE_INSERTED);
}

static void put_changed(const Telling *to)
{
    const LkChange *change = to->change;
    if (change->layer == LK_LAYER_GRAPHICS && change->a.text.length == 0) {
        put_noun(to, LK_PHRASE_DIFF_CHANGED);
        return;
    }
    put_side(to, &change->a);
    lk_buffer_string(to->out, " → ");
    put_side(to, &change->b);
}

static void put_what(const Telling *to)
{
    switch (to->change->kind) {
    case LK_DIFFERENCE_INSERTED:
        put_phrase(to, LK_PHRASE_DIFF_INSERTED);
        put_side(to, &to->change->b);
        break;
    case LK_DIFFERENCE_DELETED:
        put_phrase(to, LK_PHRASE_DIFF_DELETED);
        put_side(to, &to->change->a);
        break;
    case LK_DIFFERENCE_CHANGED:
        put_changed(to);
        break;
    case LK_DIFFERENCE_RESTYLED:
        put_phrase(to, LK_PHRASE_DIFF_RESTYLED);
        put_side(to, &to->change->b);
        break;
    case LK_DIFFERENCE_PAGE:
        put_page(to);
        break;
    case LK_DIFFERENCE_MOVED:
    case LK_DIFFERENCE_REFLOWED:
        put_moved(to);
        break;
    case LK_DIFFERENCE_KINDS: /* no kind, but their number */
        break;
    }
}

static void put_place(LkBuffer *out, const LkChange *change)
{
    LkSpan span = change->b.span.file != NULL ? change->b.span : change->a.span;
    if (span.file != NULL)
        lk_buffer_printf(out, "  (%s:%u:%u)", span.file->name, (unsigned)span.line, (unsigned)span.column);
}

void lk_change_text(const LkChange *change, bool with_place, LkMessageLanguage language, LkBuffer *out)
{
    const Telling to = {.change = change, .language = language, .out = out};
    put_what(&to);
    bool is_furniture = change->layer == LK_LAYER_FURNITURE;
    bool is_word = change->kind == LK_DIFFERENCE_INSERTED || change->kind == LK_DIFFERENCE_DELETED ||
                   change->kind == LK_DIFFERENCE_CHANGED || change->kind == LK_DIFFERENCE_RESTYLED;
    if (is_furniture && is_word)
        put_noun(&to, LK_PHRASE_DIFF_IN);
    if (with_place)
        put_place(out, change);
}

static void put_counts(const LkChanges *changes, LkMessageLanguage language, LkBuffer *out)
{
    const char *before = "";
    for (int kind = 0; kind < LK_DIFFERENCE_PAGE; kind++) {
        if (changes->kinds[kind] == 0)
            continue;
        lk_buffer_string(out, before);
        lk_phrase_put(COUNTS[kind], language,
                      LK_WITH(lk_named_number("count", (long long)changes->kinds[kind])), out);
        before = ", ";
    }
    lk_buffer_string(out, before[0] == '\0' ? "" : "; ");
}

void lk_changes_summary(const LkChanges *changes, LkMessageLanguage language, LkBuffer *out)
{
    long long a = (long long)changes->a->sheet_count, b = (long long)changes->b->sheet_count;
    if (changes->count == 0) {
        lk_phrase_put(
            LK_PHRASE_DIFF_NONE, language,
            LK_WITH(lk_named_number("pages", b), lk_named_number("words", (long long)changes->words)), out);
        return;
    }
    put_counts(changes, language, out);
    if (a != b)
        lk_phrase_put(LK_PHRASE_DIFF_PAGES_OTHER, language,
                      LK_WITH(lk_named_number("from", a), lk_named_number("to", b)), out);
    else
        lk_phrase_put(LK_PHRASE_DIFF_PAGES, language, LK_WITH(lk_named_number("count", a)), out);
}

void lk_changes_text(const LkChanges *changes, LkMessageLanguage language, LkBuffer *out)
{
    for (size_t i = 0; i < changes->count; i++) {
        lk_phrase_put(LK_PHRASE_DIFF_PAGE, language,
                      LK_WITH(lk_named_number("page", lk_change_page(&changes->items[i]))), out);
        lk_change_text(&changes->items[i], true, language, out);
        lk_buffer_string(out, "\n");
    }
    lk_changes_summary(changes, language, out);
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
    lk_change_text(change, false, LK_ENGLISH, &told);
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

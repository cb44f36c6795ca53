/* What a signature shows in its field: two small documents of the engine's own (layouts/signature.yaml), one
 * from the top of the field and one at its foot. */
#include "api/appearance.h"

#include <stdio.h>
#include <string.h>

#include "base/cache.h"
#include "base/date.h"
#include "image/image.h"
#include "pdf/update/update.h"

/* A scanned signature that is lower than this cannot be seen. */
#define LEAST_PICTURE (12 * LK_POINT)

void lk_shown_layout_forget(LkShownLayout *shown)
{
    if (shown->arena != NULL)
        lk_arena_destroy(shown->arena);
    *shown = (LkShownLayout){.arena = NULL};
}

typedef struct Loading {
    LkShownLayout *shown;
    LkDocument *document;
} Loading;

static void load_guarded(void *context)
{
    const Loading *loading = context;
    LkShownLayout *shown = loading->shown;
    const LkDocument *document = loading->document;
    LkDiagnostics *told = LK_NEW(shown->arena, LkDiagnostics);
    lk_diagnostics_init(told, shown->arena);
    const LkLayoutChoice choice = {document->folder, document->layout_name, document->over};
    const LkLayout *layout =
        lk_engine_layout(document->engine, document->source, &choice, shown->arena, told);
    shown->layout = told->first == NULL ? layout : NULL; /* the document loads it again and tells why */
}

/* Gives the document the layout that is kept, or keeps the one that it wants. */
static void share_layout(LkShownLayout *shown, const LkPdfField *field, LkDocument *document)
{
    bool fits = shown->layout != NULL && shown->engine == document->engine && shown->width == field->width &&
                shown->height == field->height;
    if (!fits && document->source != NULL) {
        lk_shown_layout_forget(shown);
        *shown = (LkShownLayout){lk_arena_create(), document->engine, field->width, field->height, NULL};
        if (shown->arena == NULL ||
            !lk_arena_guarded(shown->arena, load_guarded, &(Loading){shown, document}))
            lk_shown_layout_forget(shown);
    }
    document->given = shown->layout;
}

/* What is set, and where the layout is kept. */
typedef struct Showing {
    LkEngine *engine;
    LkShownLayout *layout;
    const LkAppearance *appearance;
    LkArena *arena;
    LkDiagnostics *diagnostics;
    const LkFile *picture; /* NULL = none */
    LkText below;          /* source of the line at the foot */
} Showing;

static LkDocument *typeset(const Showing *showing, const char *source)
{
    char width[32], height[32];
    const LkPdfField *field = showing->appearance->field;
    snprintf(width, sizeof width, "%.3fpt", lk_length_points(field->width));
    snprintf(height, sizeof height, "%.3fpt", lk_length_points(field->height));
    const LkLayoutValue values[] = {{"page.width", width}, {"page.height", height}};
    LkDocument *document =
        lk_document_open_memory(showing->engine, "signature", source, strlen(source),
                                &(LkDocumentOptions){LK_SIZED(LkDocumentOptions), .layout = "signature",
                                                     .layout_values = values, .layout_value_count = 2});
    if (document != NULL)
        share_layout(showing->layout, field, document);
    lk_document_typeset(document);
    return document;
}

/* Each line of the opinion is a field, so that it is data and no Markdown. */
static LkDocument *typeset_above(const Showing *showing)
{
    LkBuffer source, body;
    const char *opinion = showing->appearance->opinion;
    lk_buffer_init(&source, showing->arena);
    lk_buffer_init(&body, showing->arena);
    char *lines = lk_arena_copy(showing->arena, opinion, strlen(opinion)), *rest = lines, *line;
    lk_buffer_string(&source, "---\n");
    for (int number = 1; (line = strsep(&rest, "\n")) != NULL; number++) {
        lk_buffer_printf(&source, "line%d: ", number);
        lk_put_quoted(&source, line, false);
        lk_buffer_printf(&body, "%s{{line%d:as-is}}", number > 1 ? "\\\n" : "", number);
    }
    lk_buffer_string(&source, "---\n");
    lk_buffer_text(&source, lk_buffer_view(&body));
    lk_buffer_string(&source, "\n");
    return typeset(showing, lk_buffer_view(&source).bytes);
}

/* “ลงลายมือชื่ออิเล็กทรอนิกส์ ๒๓ พ.ย. ๒๕๖๙ ๐๙.๓๐ น.”, by the clock of Thailand. The time is a field, so that it has
 * the layout's numerals. */
static void put_line(LkBuffer *out, int64_t seconds)
{
    struct tm time;
    if (lk_thai_time(seconds, &time))
        lk_buffer_printf(out, "---\ntime: %d %s %d %02d.%02d น.\n---\n", time.tm_mday,
                         lk_thai_months_short[time.tm_mon], time.tm_year + 1900 + 543, time.tm_hour,
                         time.tm_min);
    lk_buffer_string(out, "# ลงลายมือชื่ออิเล็กทรอนิกส์ {{time}}\n");
}

/* ---- The page */

/* As large as the field, and the documents that its items belong to. */
typedef struct Shown {
    LkDocument *above, *below;
    LkFrames frames;
} Shown;

/* Returns where the last line of a document ends, from the top of its page. */
static LkLength foot_of(const LkDocument *document)
{
    LkLength foot = 0;
    const LkPage *page = document == NULL || !document->is_set ? NULL : &document->frames->pages[0];
    for (size_t i = 0; page != NULL && i < page->count; i++) {
        const LkItem *item = &page->items[i];
        LkLength end = item->kind != LK_ITEM_GLYPHS ? item->y + item->height
                                                    : item->y - lk_baseline(item->height) + item->height;
        foot = end > foot ? end : foot;
    }
    return foot;
}

static void add_items(LkPage *page, const LkDocument *document, LkLength down, LkArena *arena)
{
    if (document == NULL || !document->is_set)
        return;
    const LkPage *from = &document->frames->pages[0];
    for (size_t i = 0; i < from->count; i++) {
        LkItem *item = lk_page_add(page, from->items[i].kind, from->items[i].role, arena);
        *item = from->items[i];
        item->y += down;
        item->element = 0;
    }
}

/* Puts the picture between `top` and `bottom`, as large as fits, on the axis. */
static bool add_picture(LkPage *page, const LkFile *file, LkLength top, LkLength bottom, LkArena *arena,
                        LkDiagnostics *diagnostics)
{
    const LkPicture *picture = lk_picture_read(file, (LkSpan){0}, arena, diagnostics);
    if (picture == NULL)
        return false;
    LkLength height = bottom - top, width = height * picture->width / picture->height;
    if (width > page->width) {
        width = page->width;
        height = width * picture->height / picture->width;
    }
    LkItem *item = lk_page_add(page, LK_ITEM_IMAGE, LK_ROLE_FIGURE, arena);
    item->x = (page->width - width) / 2;
    item->y = bottom - height;
    item->width = width;
    item->height = height;
    item->as.picture = picture;
    item->alt = LK_TEXT("ลายมือชื่อ");
    return true;
}

/* Tells what was wrong with one of the small documents. */
static bool is_set(const LkDocument *document, LkDiagnostics *diagnostics)
{
    if (document == NULL)
        return lk_tell(diagnostics, LK_E_LIMIT_MEMORY_PDF_BEGIN, (LkSpan){0}, NULL);
    for (const LkDiagnostic *told = document->diagnostics.first; told != NULL; told = told->next)
        if (told->severity == LK_ERROR)
            lk_tell_alone(told, diagnostics);
    return document->is_set;
}

static bool compose(const Showing *showing, Shown *shown)
{
    const LkPdfField *field = showing->appearance->field;
    LkArena *arena = showing->arena;
    LkPage *page = lk_frames_add_page(&shown->frames, field->width, field->height, arena);
    LkLength above = foot_of(shown->above), below = foot_of(shown->below);
    bool is_long =
        (shown->above != NULL && shown->above->frames->count > 1) || shown->below->frames->count > 1;
    LkLength least = showing->picture != NULL ? LEAST_PICTURE : 0;
    if (is_long || above + least + below > field->height)
        return lk_tell(showing->diagnostics, LK_E_SIGN_ROOM, (LkSpan){0},
                       LK_WITH(lk_named_text("field", field->name)));
    add_items(page, shown->above, 0, arena);
    if (showing->picture != NULL &&
        !add_picture(page, showing->picture, above, field->height - below, arena, showing->diagnostics))
        return false;
    add_items(page, shown->below, field->height - below, arena);
    return true;
}

static void destroy(void *document)
{
    lk_document_destroy(document);
}

static bool make(const Showing *showing, LkBuffer *out)
{
    const char *opinion = showing->appearance->opinion;
    LkChildArena *work = lk_child_arena_open(showing->arena);
    LkDiagnostics *diagnostics = showing->diagnostics;
    Shown shown = {.above = NULL};
    bool has_opinion = opinion != NULL && *opinion != '\0';
    if (has_opinion) {
        shown.above = typeset_above(showing);
        lk_arena_defer(work->arena, destroy, shown.above);
    }
    shown.below = typeset(showing, showing->below.bytes);
    lk_arena_defer(work->arena, destroy, shown.below);
    bool done = (!has_opinion || is_set(shown.above, diagnostics)) && is_set(shown.below, diagnostics) &&
                compose(showing, &shown) &&
                lk_pdf_update_appearance(&shown.frames, showing->engine->cache, out, diagnostics);
    lk_child_arena_close(work);
    return done;
}

/* ---- The cache */

static void put(LkBuffer *key, const void *value, size_t size)
{
    lk_buffer_append(key, value, size);
}

/* All that it depends on but for the engine, whose cache it is. The time is there as it is shown. */
static LkText key_of(const Showing *showing)
{
    const LkAppearance *appearance = showing->appearance;
    LkBuffer key;
    lk_buffer_init(&key, showing->arena);
    put(&key, "a", 1);
    put(&key, &appearance->field->width, sizeof appearance->field->width);
    put(&key, &appearance->field->height, sizeof appearance->field->height);
    lk_buffer_text(&key, showing->below);
    if (showing->picture != NULL) {
        LkDigest digest = lk_digest(showing->picture->text.bytes, showing->picture->text.length);
        lk_buffer_string(&key, digest.hex);
    }
    put(&key, "", 1);
    if (appearance->opinion != NULL)
        lk_buffer_string(&key, appearance->opinion);
    return lk_buffer_view(&key);
}

static LkText find(LkCache *cache, LkText key, LkArena *arena)
{
    size_t size = lk_cache_find(cache, key);
    char *bytes = size == 0 ? NULL : lk_arena_alloc(arena, size);
    return bytes != NULL && lk_cache_copy(cache, key, bytes, size) ? (LkText){bytes, size} : LK_TEXT("");
}

static LkText find_or_make(const Showing *showing)
{
    LkCache *cache = showing->engine->cache;
    LkText key = key_of(showing), found = cache == NULL ? LK_TEXT("") : find(cache, key, showing->arena);
    if (found.length > 0)
        return found;
    LkBuffer made;
    lk_buffer_init(&made, showing->arena);
    if (!make(showing, &made))
        return LK_TEXT("");
    if (cache != NULL)
        lk_cache_store(cache, key, made.bytes, made.length);
    return lk_buffer_view(&made);
}

LkText lk_appearance(LkEngine *engine, LkShownLayout *layout, const LkAppearance *appearance, LkArena *arena,
                     LkDiagnostics *diagnostics)
{
    Showing showing = {.engine = engine,
                       .layout = layout,
                       .appearance = appearance,
                       .arena = arena,
                       .diagnostics = diagnostics};
    LkBuffer below;
    lk_buffer_init(&below, arena);
    put_line(&below, appearance->time);
    showing.below = lk_buffer_view(&below);
    if (appearance->image != NULL) {
        showing.picture = lk_picture_file(lk_text(appearance->image), (LkSpan){0}, arena, diagnostics);
        if (showing.picture == NULL)
            return LK_TEXT("");
    }
    return find_or_make(&showing);
}

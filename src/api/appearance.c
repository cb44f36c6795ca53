/* What a signature shows in its field: two small documents of the engine's own (layouts/signature.yaml), one
 * from the top of the field and one at its foot. */
#include "api/appearance.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "image/image.h"

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

static LkDocument *typeset_below(const Showing *showing)
{
    LkBuffer source;
    lk_buffer_init(&source, showing->arena);
    put_line(&source, showing->appearance->time);
    return typeset(showing, lk_buffer_view(&source).bytes);
}

/* ---- The page */

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
static bool add_picture(LkPage *page, const char *path, LkLength top, LkLength bottom, LkArena *arena,
                        LkDiagnostics *diagnostics)
{
    const LkPicture *picture =
        lk_picture_load(lk_text(lk_copied(arena, path)), (LkSpan){0}, arena, diagnostics);
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

static bool compose(LkAppearancePage *shown, const LkAppearance *appearance, LkArena *arena,
                    LkDiagnostics *diagnostics)
{
    const LkPdfField *field = appearance->field;
    LkPage *page = lk_frames_add_page(&shown->frames, field->width, field->height, arena);
    LkLength above = foot_of(shown->above), below = foot_of(shown->below);
    bool is_long =
        (shown->above != NULL && shown->above->frames->count > 1) || shown->below->frames->count > 1;
    LkLength least = appearance->image != NULL ? LEAST_PICTURE : 0;
    if (is_long || above + least + below > field->height)
        return lk_tell(diagnostics, LK_E_SIGN_ROOM, (LkSpan){0},
                       LK_WITH(lk_named_text("field", field->name)));
    add_items(page, shown->above, 0, arena);
    if (appearance->image != NULL &&
        !add_picture(page, appearance->image, above, field->height - below, arena, diagnostics))
        return false;
    add_items(page, shown->below, field->height - below, arena);
    return true;
}

bool lk_appearance_open(LkAppearancePage *shown, LkEngine *engine, LkShownLayout *layout,
                        const LkAppearance *appearance, LkArena *arena, LkDiagnostics *diagnostics)
{
    const Showing showing = {engine, layout, appearance, arena};
    *shown = (LkAppearancePage){.above = NULL};
    bool has_opinion = appearance->opinion != NULL && *appearance->opinion != '\0';
    if (has_opinion)
        shown->above = typeset_above(&showing);
    shown->below = typeset_below(&showing);
    return (!has_opinion || is_set(shown->above, diagnostics)) && is_set(shown->below, diagnostics) &&
           compose(shown, appearance, arena, diagnostics);
}

void lk_appearance_close(LkAppearancePage *shown)
{
    lk_document_destroy(shown->above);
    lk_document_destroy(shown->below);
}

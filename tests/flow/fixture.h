/* Sets a Markdown string with a shipped layout and looks at the pages. */
#ifndef TESTS_FLOW_FIXTURE_H
#define TESTS_FLOW_FIXTURE_H

#include <criterion/criterion.h>
#include <string.h>

#include "base/cache.h"
#include "flow/flow.h"

typedef struct FlowFixture {
    LkFontBook *fonts;
    LkTextEngine *engine;
    LkWords *words;
    LkArena *arena, *scratch;
    LkDiagnostics diagnostics;
    LkFrames *frames;
} FlowFixture;

static inline const LkPicture *flow_picture(void *context, LkText path, LkSpan from)
{
    static const uint8_t pixel[2] = {0, 255};
    static const LkPicture picture = {
        .path = "test", .width = 2, .height = 1, .channels = 1, .pixels = pixel};
    static const uint8_t column[4000] = {0};
    static const LkPicture tall = {
        .path = "tall", .width = 1, .height = 4000, .channels = 1, .pixels = column};
    (void)context, (void)from;
    return path.length > 4 && memcmp(path.bytes + path.length - 4, "yaml", 4) == 0 ? &tall : &picture;
}

/* Makes all but the frames; `cache` keeps paragraphs and may be NULL. */
static inline void flow_set_up(FlowFixture *f, LkCache *cache)
{
    *f = (FlowFixture){
        .fonts = lk_font_book_create(NULL), .arena = lk_arena_create(), .scratch = lk_arena_create()};
    f->words = lk_words_open("build/thai.words");
    cr_assert_not_null(f->words);
    f->engine = lk_text_engine_create(f->fonts, f->words, cache);
    lk_diagnostics_init(&f->diagnostics, f->arena);
}

/* Sets a document with the layout of that name. */
static inline void flow_set_source(FlowFixture *f, const LkSource *source, const char *name)
{
    static const char *const folders[] = {"layouts"};
    LkLayoutSearch search = {NULL, folders, 1};
    const LkLayout *layout = lk_layout_load(lk_text(name), (LkSpan){0}, &search, f->arena, &f->diagnostics);
    cr_assert_not_null(layout);
    LkTextContext text = {
        .engine = f->engine, .arena = f->arena, .scratch = f->scratch, .diagnostics = &f->diagnostics};
    LkFlowOptions flow = {.load_picture = flow_picture};
    f->frames = lk_flow(source, layout, &flow, &text);
}

/* With data files in `root`; `cache` as above. */
static inline void flow_set_cached(FlowFixture *f, const char *root, const char *name, const char *markdown,
                                   LkCache *cache)
{
    flow_set_up(f, cache);
    LkFile *file = LK_NEW(f->arena, LkFile);
    *file = (LkFile){"test.md", lk_text(markdown)};
    LkSourceOptions options = {.root = root};
    LkSource *source = lk_source_parse(file, &options, f->arena, &f->diagnostics);
    cr_assert_not_null(source);
    flow_set_source(f, source, name);
}

static inline void flow_set_in(FlowFixture *f, const char *root, const char *name, const char *markdown)
{
    flow_set_cached(f, root, name, markdown, NULL);
}

static inline void flow_set_layout(FlowFixture *f, const char *name, const char *markdown)
{
    flow_set_in(f, "tests/flow", name, markdown);
}

static inline void flow_typeset(FlowFixture *f, const char *markdown)
{
    flow_set_layout(f, "report", markdown);
}

static inline void flow_tear_down(FlowFixture *f)
{
    lk_arena_destroy(f->scratch);
    lk_arena_destroy(f->arena);
    lk_text_engine_destroy(f->engine);
    lk_words_close(f->words);
    lk_font_book_destroy(f->fonts);
}

/* Text of the items of a role on a page, all runs joined. */
static inline const char *flow_text(FlowFixture *f, size_t page, LkRole role)
{
    LkBuffer out;
    lk_buffer_init(&out, f->arena);
    const LkPage *p = &f->frames->pages[page];
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].kind == LK_ITEM_GLYPHS && p->items[i].role == role)
            lk_buffer_text(&out, p->items[i].as.run->text);
    return lk_buffer_view(&out).bytes;
}

/* The lowest text item on a page that is no furniture. */
static inline const LkItem *flow_last_text(const LkPage *page)
{
    const LkItem *last = NULL;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_GLYPHS && item->role < LK_ROLE_ARTIFACT &&
            (last == NULL || item->y >= last->y))
            last = item;
    }
    return last;
}

/* Lines (distinct baselines) of a role on a page. */
static inline size_t flow_lines(const LkPage *page, LkRole role)
{
    size_t lines = 0;
    LkLength baseline = -1;
    for (size_t i = 0; i < page->count; i++) {
        const LkItem *item = &page->items[i];
        if (item->kind == LK_ITEM_GLYPHS && item->role == role && lk_item_baseline(item) != baseline) {
            lines++;
            baseline = lk_item_baseline(item);
        }
    }
    return lines;
}

/* `count` short paragraphs after `head`. */
static inline char *flow_paragraphs(LkArena *arena, const char *head, int count, const char *tail)
{
    LkBuffer out;
    lk_buffer_init(&out, arena);
    lk_buffer_string(&out, head);
    for (int i = 0; i < count; i++)
        lk_buffer_printf(&out, "ย่อหน้าที่ %d ของรายงาน\n\n", i + 1);
    lk_buffer_string(&out, tail);
    return (char *)lk_buffer_view(&out).bytes;
}

#endif

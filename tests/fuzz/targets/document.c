/* Any bytes as a report, set and written as PDF: no crash, no hang, and what is set stands on its page. */
#include "flow/flow.h"
#include "fuzz.h"
#include "pdf/pdf.h"

/* Fonts and words are opened once. */
typedef struct Shared {
    LkFontBook *fonts;
    LkWords *words;
    LkTextEngine *engine;
} Shared;

static Shared all;

static void close_all(void)
{
    lk_text_engine_destroy(all.engine);
    lk_words_close(all.words);
    lk_font_book_destroy(all.fonts);
}

static const Shared *shared(void)
{
    static const char rows[] = "a,b,c\nก,1,2.5\nก,2,30\nข,3,4.25\n";
    if (all.engine == NULL) {
        all.fonts = lk_font_book_create(NULL);
        all.words = lk_words_open("build/thai.words");
        fuzz_require(all.fonts != NULL && all.words != NULL, "no fonts or no words: make all");
        all.engine = lk_text_engine_create(all.fonts, all.words, NULL);
        atexit(close_all);
        fuzz_write("data.csv", rows, sizeof rows - 1);
    }
    return &all;
}

static const LkPicture *picture(void *context, LkText path, LkSpan from)
{
    static const uint8_t pixel[2] = {0, 255};
    static const LkPicture grey = {.path = "grey", .width = 2, .height = 1, .channels = 1, .pixels = pixel};
    (void)context, (void)path, (void)from;
    return &grey;
}

static bool take(void *context, const void *bytes, size_t length)
{
    (void)bytes;
    *(size_t *)context += length;
    return true;
}

static void check_pages(const LkFrames *frames)
{
    for (size_t i = 0; i < frames->count; i++) {
        const LkPage *page = &frames->pages[i];
        for (size_t k = 0; k < page->count; k++) {
            const LkItem *item = &page->items[k];
            fuzz_require(item->role == LK_ROLE_FIGURE || (item->y >= 0 && item->y <= page->height),
                         "an item stands above or below its page");
            fuzz_require(item->kind != LK_ITEM_GLYPHS || (item->x >= 0 && item->x <= page->width),
                         "a text begins beside its page");
        }
    }
}

static void set(void *data)
{
    static const char *const folders[] = {"layouts"};
    FuzzRun *run = data;
    LkFile *file = LK_NEW(run->arena, LkFile);
    *file = (LkFile){.name = "report.md", .text = {(const char *)run->bytes, run->size}};
    LkSourceOptions options = {.root = fuzz_folder()};
    LkSource *source = lk_source_parse(file, &options, run->arena, &run->diagnostics);
    LkLayoutSearch search = {NULL, folders, 1};
    const LkLayout *layout =
        lk_layout_load(LK_TEXT("manual"), (LkSpan){0}, &search, run->arena, &run->diagnostics);
    fuzz_require(source != NULL && layout != NULL, "no document or no layout");
    LkTextContext text = {.engine = shared()->engine,
                          .arena = run->arena,
                          .scratch = lk_arena_create_beside(run->arena),
                          .diagnostics = &run->diagnostics};
    LkFlowOptions flow = {.load_picture = picture};
    LkFrames *frames = lk_flow(source, layout, &flow, &text);
    lk_arena_destroy(text.scratch);
    fuzz_require(frames != NULL || run->diagnostics.errors > 0, "no pages and no error");
    if (frames == NULL || run->diagnostics.errors > 0)
        return;
    check_pages(frames);
    size_t length = 0;
    LkPdfOptions pdf = {1, frames->count, -1, "fuzz"};
    fuzz_require(lk_pdf_write(frames, &pdf, take, &length, run->arena, &run->diagnostics), "no PDF");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    shared();
    return fuzz_run(set, bytes, size);
}

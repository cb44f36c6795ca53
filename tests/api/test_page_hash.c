/* The numbers of pages as a viewer uses them: what it has of a page by its number is what the page is now. */
#include <criterion/criterion.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "likhit.h"

static LkEngine *engine;

static void begin(void)
{
    static const char *const folders[] = {"layouts"};
    engine = lk_engine_create(&(LkEngineOptions){LK_SIZED(LkEngineOptions), .layout_folders = folders,
                                                 .layout_folder_count = 1, .word_list = "build/thai.words",
                                                 .cache_bytes = (size_t)16 << 20});
}

static void end(void)
{
    lk_engine_destroy(engine);
}

TestSuite(page_hash, .init = begin, .fini = end);

static LkDocument *set(const char *root, const char *text)
{
    LkDocumentOptions options = {LK_SIZED(LkDocumentOptions), .root = root};
    LkDocument *document = lk_document_open_memory(engine, "a.md", text, strlen(text), &options);
    return lk_document_typeset(document) ? document : (lk_document_destroy(document), NULL);
}

/* The picture of a page and what lies over it. */
static char *seen(LkDocument *document, size_t page)
{
    LkOutputOptions options = {LK_SIZED(LkOutputOptions), .format = LK_FORMAT_SVG, .first_page = page,
                               .last_page = page};
    void *svg = NULL;
    size_t svg_length = 0, layer_length = 0;
    cr_assert(lk_document_write_memory(document, &options, &svg, &svg_length));
    char *layer = lk_document_layer(document, page, &layer_length);
    char *all = malloc(svg_length + layer_length + 1);
    memcpy(all, svg, svg_length);
    memcpy(all + svg_length, layer, layer_length);
    all[svg_length + layer_length] = '\0';
    lk_free(svg);
    lk_free(layer);
    return all;
}

/* Pages of one number look the same; gives how many do. */
static size_t compare(LkDocument *one, LkDocument *other, const char *what)
{
    size_t same = 0, count = lk_document_page_count(one);
    if (lk_document_page_count(other) < count)
        count = lk_document_page_count(other);
    for (size_t page = 1; page <= count; page++) {
        if (lk_document_page_hash(one, page) != lk_document_page_hash(other, page))
            continue;
        char *first = seen(one, page), *second = seen(other, page);
        cr_expect(strcmp(first, second) == 0, "%s: page %zu", what, page);
        free(first);
        free(second);
        same++;
    }
    return same;
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    char *bytes = calloc(1 << 20, 1);
    cr_assert_lt(fread(bytes, 1, (1 << 20) - 1, file), (1 << 20) - 1);
    fclose(file);
    return bytes;
}

/* What is added looks like nothing at times: a mark of a list, a level of a heading. */
static void edit(const char *text, char *out, unsigned *seed)
{
    static const char *const additions[] = {"\n* ก", "#", "\n- ก", "  ", " ดี", "\n\n", "\n\n> ก\n\n", "**"};
    const char *body = strstr(text, "\n---\n");
    size_t start = body == NULL ? 0 : (size_t)(body + 4 - text), length = strlen(text);
    *seed = *seed * 1103515245u + 12345u;
    size_t at = start + (*seed >> 4) % (length - start);
    while (at < length && text[at] != '\n')
        at++;
    at += at < length;
    *seed = *seed * 1103515245u + 12345u;
    const char *added = additions[(*seed >> 8) % (sizeof additions / sizeof *additions)];
    sprintf(out, "%.*s%s%s", (int)at, text, added, text + at);
}

Test(page_hash, pages_of_one_number_look_and_read_the_same)
{
    glob_t found;
    cr_assert_eq(glob("samples/*/*.md", 0, NULL, &found), 0);
    unsigned seed = (unsigned)time(NULL), first_seed = seed;
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *path = found.gl_pathv[i];
        char root[256], what[400];
        snprintf(root, sizeof root, "%.*s", (int)(strrchr(path, '/') - path), path);
        char *text = read_file(path), *edited = malloc(strlen(text) + 100);
        LkDocument *document = set(root, text);
        cr_assert_not_null(document, "%s", path);
        for (int k = 0; k < 12; k++) {
            snprintf(what, sizeof what, "%s, edit %d of seed %u", path, k, first_seed);
            edit(text, edited, &seed);
            LkDocument *next = set(root, edited);
            if (next != NULL)
                compare(document, next, what);
            lk_document_destroy(next);
        }
        lk_document_destroy(document);
        free(text);
        free(edited);
    }
    globfree(&found);
}

/* Two documents of as many pages, of which `changed` differ. */
static void expect_changed(const char *one, const char *other, size_t changed)
{
    LkDocument *first = set(".", one), *second = set(".", other);
    size_t same = compare(first, second, other);
    cr_expect_eq(lk_document_page_count(first), lk_document_page_count(second));
    cr_expect_eq(lk_document_page_count(first) - same, changed, "%s", other);
    lk_document_destroy(first);
    lk_document_destroy(second);
}

#define NEXT "\n\n```pagebreak\n```\n\n"

Test(page_hash, pages_before_and_behind_a_change_keep_their_numbers)
{
    static const char pages[] = "# ก\n\nหนึ่ง[^1]\n\n- ข\n- ค" NEXT "| ก | ข |\n|---|---|\n| 1 | 2 |" NEXT
                                "สาม[^1]\n\n1. ง\n2. จ\n\n[^1]: หมาย\n";
    char changed[1000];
    expect_changed(pages, pages, 0);
    snprintf(changed, sizeof changed, "\n\n\n%s", pages);
    expect_changed(pages, changed, 0);
    snprintf(changed, sizeof changed, "ใหม่\n\n%s", pages);
    expect_changed(pages, changed, 1);
    snprintf(changed, sizeof changed, "%s\n\n- ใหม่\n\nใหม่\n", pages);
    expect_changed(pages, changed, 1);
}

Test(page_hash, what_only_readers_are_told_changes_it)
{
    expect_changed("- ก\n- ข\n", "- ก\n* ข\n", 1);
    expect_changed("ก [ข](http://a.b)\n", "ก [ข](http://a.c)\n", 1);
}
